/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xapian-c.h>

#include "common/file.h"
#include "index/stored.h"
#include "made_runs.h"
#include "tests/support/check.h"

enum { ARTICLES = 300, FILES = 40, NO_FILE = FILES };

/* An archive of files with articles in them, beside its index. */
struct archive {
    struct two two;
    char folder[80];
    size_t versions[ARTICLES]; /* 0: not in the index */
    size_t files[ARTICLES];    /* that it came from; NO_FILE: standard input */
    bool there[FILES];
};

static void file_path(const struct archive *a, size_t file, char out[120])
{
    (void)snprintf(out, 120, "%s/%zu.jsonl", a->folder, file);
}

static void set_file(struct archive *a, size_t file, bool there)
{
    char path[120];

    file_path(a, file, path);
    if (there && !a->there[file])
        assert_int_equal(close(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666)), 0);
    else if (!there && a->there[file])
        assert_int_equal(unlink(path), 0);
    a->there[file] = there;
}

static void archive_make(struct archive *a)
{
    *a = (struct archive){0};
    two_make(&a->two);
    (void)snprintf(a->folder, sizeof a->folder, "%s/news", a->two.folder);
    assert_int_equal(mkdir(a->folder, 0777), 0);
    for (size_t i = 0; i < FILES; i++)
        set_file(a, i, true);
    for (size_t i = 0; i < ARTICLES; i++)
        a->files[i] = i % (FILES + 1);
}

/* The article of the number as its file has it. Every seventh has the text of the one before it. */
static struct article article_of(const struct archive *a, struct run *run, size_t number)
{
    struct article out = run_numbered(run, number, a->versions[number]);
    char path[120];

    if (number % 7 == 6) {
        struct span id = out.id;
        out = run_numbered(run, number - 1, a->versions[number]);
        out.id = id;
    }
    out.path = out.folder = (struct span){0};
    if (a->files[number] != NO_FILE) {
        file_path(a, a->files[number], path);
        out.path = arena_span(&run->arena, span_of(path));
        out.folder = span_of(a->folder);
    }
    return out;
}

/* What the archive holds, built at once; false when that is nothing. */
static bool build_fresh(struct archive *a)
{
    struct lede_error err;
    struct run run;
    bool any = false;

    assert_ok(file_remove_tree(a->two.fresh, &err), &err);
    run_begin(&run, a->two.fresh, false);
    for (size_t i = 0; i < ARTICLES; i++)
        if (a->versions[i]) {
            struct article one = article_of(a, &run, i);
            assert_int_equal(run_give(&run, &one), CHANGE_MADE);
            any = true;
        }
    run_finish(&run);
    return any;
}

/* ---- Two indexes that hold the same ---- */

static struct index_reader *open_index(const char *path)
{
    struct lede_error err;
    struct index_reader *r = NULL;

    assert_ok(index_open(&r, path, &err), &err);
    return r;
}

static void assert_terms(struct index_reader *a, struct index_reader *b)
{
    struct xc_error why;
    struct xc_list *x, *y;

    assert_true(xc_terms(index_xapian(a), (struct xc_str){0}, SIZE_MAX, &x, NULL, &why));
    assert_true(xc_terms(index_xapian(b), (struct xc_str){0}, SIZE_MAX, &y, NULL, &why));
    assert_int_equal(xc_list_count(x), xc_list_count(y));
    for (size_t i = 0; i < xc_list_count(x); i++) {
        const struct xc_item *p = xc_list_item(x, i), *q = xc_list_item(y, i);
        assert_span((struct span){p->str.at, p->str.len}, (struct span){q->str.at, q->str.len});
        assert_int_equal(p->docs, q->docs);
    }
    xc_list_free(x);
    xc_list_free(y);
}

static void assert_names(struct index_reader *a, struct index_reader *b)
{
    struct names x = {0}, y = {0};
    struct buf p = {0}, q = {0};
    struct lede_error err;

    assert_ok(index_read_names(a, &x, &err) && names_encode(&x, &p, &err), &err);
    assert_ok(index_read_names(b, &y, &err) && names_encode(&y, &q, &err), &err);
    assert_span(buf_span(&p), buf_span(&q));
    names_free(&x);
    names_free(&y);
    buf_free(&p);
    buf_free(&q);
}

/* Each article of the one stands in the other, to the byte, and there are no others. */
static void assert_records(struct index_reader *a, struct index_reader *b)
{
    struct stored_walk walk = {.reader = a};
    struct arena arena = {0};
    struct lede_error err;
    struct span id;
    size_t count = 0;

    while (stored_next(&walk, &id, &err) == STEP_ITEM) {
        struct buf x = {0}, y = {0};
        struct article one, other;
        bool found;
        arena_reset(&arena);
        assert_ok(stored_article(&walk, &one, &err), &err);
        assert_ok(index_article(b, id, &arena, &other, &found, &err), &err);
        assert_true(found);
        make_record(&one, &x);
        make_record(&other, &y);
        assert_span(buf_span(&x), buf_span(&y));
        buf_free(&x);
        buf_free(&y);
        count++;
    }
    stored_walk_free(&walk);
    arena_free(&arena);
    assert_int_equal(count, index_counts(b)->articles);
}

static void assert_same(const char *index, const char *other)
{
    struct index_reader *a = open_index(index), *b = open_index(other);

    assert_counts(index, other);
    assert_true(index_counts(a)->mean_length == index_counts(b)->mean_length);
    assert_terms(a, b);
    assert_names(a, b);
    assert_records(a, b);
    assert_tidy(index);
    index_close(a);
    index_close(b);
}

/* ---- Random runs ---- */

/* What a run is to do, in percent of the articles and of the files. */
struct share {
    unsigned given, deleted, files;
};

/* Files come and go; the articles of those that are there are given in part. */
static void change_files(struct archive *a, struct random *r, unsigned percent)
{
    for (size_t i = 0; i < FILES; i++)
        if (random_below(r, 100) < percent)
            set_file(a, i, !a->there[i]);
}

/* Says what the run deletes; what it prunes follows from the files. */
static size_t begin_deletes(struct archive *a, struct run *run, struct random *r, unsigned percent,
                            bool deleted[ARTICLES])
{
    struct lede_error err;
    char id[24];
    size_t gone = 0;

    for (size_t i = 0; i < ARTICLES; i++) {
        deleted[i] = random_below(r, 100) < percent;
        if (!deleted[i])
            continue;
        (void)snprintf(id, sizeof id, "%zu", i);
        assert_ok(changes_refuse(&run->changes, span_of(id), &err), &err);
        gone += a->versions[i] != 0;
    }
    return gone;
}

static size_t end_deletes(struct archive *a, struct run *run, const bool deleted[ARTICLES])
{
    struct lede_error err;
    struct gone gone = {0};
    char id[24];
    size_t pruned = 0;
    bool known;

    for (size_t i = 0; i < ARTICLES; i++) {
        if (deleted[i]) {
            (void)snprintf(id, sizeof id, "%zu", i);
            for (int again = 0; again < 2; again++)
                assert_ok(changes_delete(&run->changes, span_of(id), &known, &err), &err);
            a->versions[i] = 0;
        } else if (a->versions[i] && a->files[i] != NO_FILE && !a->there[a->files[i]]) {
            a->versions[i] = 0;
            pruned++;
        }
    }
    assert_ok(changes_prune(&run->changes, &gone, &err), &err);
    assert_int_equal(gone.count, 0);
    gone_free(&gone);
    return pruned;
}

/* Of each text: the articles made that have it, less one when nothing else has it. */
static size_t count_copies(struct archive *a, struct run *run, const bool made[ARTICLES])
{
    struct span texts[ARTICLES] = {{0}};
    size_t copies = 0;

    for (size_t i = 0; i < ARTICLES; i++)
        if (a->versions[i])
            texts[i] = article_of(a, run, i).text;
    for (size_t i = 0; i < ARTICLES; i++) {
        bool is_copy = false;
        for (size_t k = 0; made[i] && texts[i].len && k < ARTICLES; k++)
            is_copy |= k != i && span_equal(texts[i], texts[k]) && (!made[k] || k < i);
        copies += is_copy;
    }
    return copies;
}

static void run_round(struct archive *a, struct random *r, size_t round, const struct share *share)
{
    bool deleted[ARTICLES], made[ARTICLES] = {false};
    struct run run;
    size_t dropped, copies;

    change_files(a, r, share->files);
    run_begin(&run, a->two.index, false);
    dropped = begin_deletes(a, &run, r, share->deleted, deleted);
    for (size_t i = 0; i < ARTICLES; i++) {
        size_t before = a->versions[i];
        bool there = a->files[i] == NO_FILE || a->there[a->files[i]];
        if (!there || random_below(r, 100) >= share->given)
            continue;
        a->versions[i] = round + 1;
        struct article one = article_of(a, &run, i);
        assert_int_equal(run_give(&run, &one), deleted[i] ? CHANGE_UNWANTED : CHANGE_MADE);
        if (deleted[i])
            a->versions[i] = before;
        else
            made[i] = true;
    }
    dropped += end_deletes(a, &run, deleted);
    assert_int_equal(run.changes.done.dropped, dropped);
    copies = count_copies(a, &run, made);
    struct lede_error err;
    bool ok = changes_finish(&run.changes, &err);
    assert_int_equal(run.changes.copies.count, copies);
    uint64_t articles = run.changes.articles;
    run_end(&run);
    assert_ok(ok, &err);
    assert_int_equal(info_of(a->two.index).articles, articles);
}

/* Runs that add, replace, delete and prune few and many leave what one run over the rest makes. */
static void what_stays_is_as_if_built_anew(void **state)
{
    static const struct share rounds[] = {
        {100, 0, 0},  /* a first build */
        {0, 36, 0},   /* many go: out of a copy of the index */
        {90, 0, 0},   /* some come back */
        {5, 1, 2},    /* little of all */
        {0, 0, 5},    /* prunes alone */
        {0, 2, 0},    /* deletes alone */
        {0, 60, 0},   /* most goes: the rest is made anew */
        {80, 20, 30}, /* much of all */
        {0, 100, 0},  /* all goes */
        {3, 0, 0},
    };
    struct random r = {77};
    struct archive a;

    archive_make(&a);
    for (size_t round = 0; round < ARRAY_LEN(rounds); round++) {
        run_round(&a, &r, round, &rounds[round]);
        if (build_fresh(&a))
            assert_same(a.two.index, a.two.fresh);
        else
            assert_int_equal(info_of(a.two.index).articles, 0);
    }
    temp_folder_remove(a.two.folder);
    (void)state;
}

/* ---- What is not dropped ---- */

static void give_text(struct run *run, const char *id, const char *text, uint64_t fingerprint,
                      enum change want)
{
    struct article a = {.id = span_of(id), .text = span_of(text), .fingerprint = fingerprint};
    assert_int_equal(run_give(run, &a), want);
}

static struct article at_place(struct archive *a, struct run *run, const char *id, const char *name,
                               const char *folder)
{
    struct article out = {.id = span_of(id), .text = SPAN("text"), .fingerprint = 1};
    char path[160];

    (void)snprintf(path, sizeof path, "%s/%s/%s", a->two.folder, folder, name);
    out.path = arena_span(&run->arena, span_of(path));
    path[out.path.len - strlen(name) - 1] = '\0';
    out.folder = arena_span(&run->arena, span_of(path));
    return out;
}

static void what_was_read_from_elsewhere_is_not_pruned(void **state)
{
    struct lede_error err;
    struct archive a;
    struct run run;
    struct gone gone = {0};

    archive_make(&a);
    run_begin(&run, a.two.index, false);
    struct article one = at_place(&a, &run, "x", "x.txt", "old"),
                   two = at_place(&a, &run, "y", "y.txt", "old"),
                   three = at_place(&a, &run, "z", "z.txt", "news");
    assert_int_equal(run_give(&run, &one), CHANGE_MADE);
    assert_int_equal(run_give(&run, &two), CHANGE_MADE);
    assert_int_equal(run_give(&run, &three), CHANGE_MADE);
    run_finish(&run);
    run_begin(&run, a.two.index, false);
    one = at_place(&a, &run, "x", "x.txt", "news"); /* its file may go as soon as it was read */
    assert_int_equal(run_give(&run, &one), CHANGE_MADE);
    assert_ok(changes_prune(&run.changes, &gone, &err), &err);
    assert_int_equal(run.changes.done.replaced, 1);
    assert_int_equal(run.changes.done.dropped, 1); /* z: gone, and its folder is there */
    assert_int_equal(gone.count, 1);               /* y: gone with its folder */
    assert_int_equal(gone.lost[0].articles, 1);
    gone_free(&gone);
    run_finish(&run);
    assert_int_equal(info_of(a.two.index).articles, 2);
    temp_folder_remove(a.two.folder);
    (void)state;
}

static void a_rebuild_leaves_out_what_is_unwanted(void **state)
{
    struct lede_error err;
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1};
    bool known;

    two_make(&t);
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    run_begin(&run, t.fresh, true);
    assert_ok(changes_refuse(&run.changes, SPAN("a"), &err), &err);
    assert_ok(changes_refuse(&run.changes, SPAN("1"), &err), &err);
    give_text(&run, "a", "text", 1, CHANGE_UNWANTED);
    give_text(&run, "b", "text", 1, CHANGE_MADE);
    assert_ok(changes_delete(&run.changes, SPAN("a"), &known, &err), &err);
    assert_true(known);
    assert_ok(changes_delete(&run.changes, SPAN("1"), &known, &err), &err);
    assert_false(known); /* the index that is made has none before this run */
    assert_int_equal(run.changes.done.dropped, 0);
    run_finish(&run);
    assert_int_equal(info_of(t.fresh).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

static void the_day_of_the_first_build_stays(void **state)
{
    struct lede_error err;
    struct two t;
    struct run run;
    struct index_reader *r;
    int32_t day;
    size_t versions[200];
    char id[24];
    bool known;

    two_make(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    two_build_fresh(&t, versions, ARRAY_LEN(versions));
    run_begin(&run, t.fresh, false);
    run.changes.counts.created = 18000;
    for (size_t i = 0; i < 180; i++) { /* so many that the rest is made anew */
        (void)snprintf(id, sizeof id, "%zu", i);
        assert_ok(changes_delete(&run.changes, span_of(id), &known, &err), &err);
    }
    run_finish(&run);
    r = open_index(t.fresh);
    assert_ok(index_created(r, &day, &err), &err);
    assert_int_equal(index_counts(r)->articles, 20);
    assert_int_equal(day, 17000);
    index_close(r);
    temp_folder_remove(t.folder);
    (void)state;
}

/* So many that they are taken out of the copy in parts, and still fewer than those that stay. */
static void many_go_in_parts(void **state)
{
    enum { MANY = 3000, GONE = 1100 };
    struct lede_error err;
    struct two t;
    struct run run;
    char id[24];
    bool known;

    two_make(&t);
    run_begin(&run, t.index, false);
    for (size_t i = 0; i < MANY; i++) {
        (void)snprintf(id, sizeof id, "%zu", i);
        give_text(&run, id, "one text", i, CHANGE_MADE);
    }
    run_finish(&run);
    run_begin(&run, t.index, false);
    for (size_t i = 0; i < GONE; i++) {
        (void)snprintf(id, sizeof id, "%zu", 2 * i);
        assert_ok(changes_delete(&run.changes, span_of(id), &known, &err), &err);
        assert_true(known);
    }
    run_finish(&run);
    struct index_reader *r = open_index(t.index);
    struct stored_walk walk = {.reader = r};
    struct span left;
    for (size_t i = 0; i < MANY; i++) {
        if (i % 2 == 0 && i < 2 * (size_t)GONE)
            continue;
        (void)snprintf(id, sizeof id, "%zu", i);
        assert_int_equal(stored_next(&walk, &left, &err), STEP_ITEM);
        assert_span(left, span_of(id));
    }
    assert_int_equal(stored_next(&walk, &left, &err), STEP_END);
    stored_walk_free(&walk);
    index_close(r);
    temp_folder_remove(t.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stays_is_as_if_built_anew),
        cmocka_unit_test(what_was_read_from_elsewhere_is_not_pruned),
        cmocka_unit_test(a_rebuild_leaves_out_what_is_unwanted),
        cmocka_unit_test(the_day_of_the_first_build_stays),
        cmocka_unit_test(many_go_in_parts),
    };

    ignore_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
