/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/changes.h"
#include "made_articles.h"
#include "tests/support/check.h"

/* One run over articles, as the program makes it. */
struct run {
    struct index_lock lock;
    struct changes changes;
    struct arena arena;
    struct buf record;
    struct lede_error why; /* of the last refusal */
};

static void begin(struct run *run, const char *index, bool rebuild)
{
    struct lede_error err;

    *run = (struct run){.changes = {.index = index, .jobs = 2, .rebuild = rebuild}};
    assert_ok(index_lock_take(&run->lock, index, &err), &err);
    generation_tidy(index);
    assert_ok(changes_open(&run->changes, 17000, &err), &err);
}

static enum change give(struct run *run, const struct article *a)
{
    struct lede_error err;
    enum change result = CHANGE_REFUSED;

    make_record(a, &run->record);
    assert_ok(changes_add(&run->changes, a, buf_span(&run->record), &result, &run->why, &err),
              &err);
    return result;
}

/* An article whose text is that of the version. */
static struct article numbered(struct run *run, size_t id, size_t version)
{
    struct random r = {id * 1000 + version};
    struct article a;
    char text[24];

    (void)snprintf(text, sizeof text, "%zu", id);
    make_article(&r, &run->arena, text, &a);
    return a;
}

static void end(struct run *run)
{
    index_lock_drop(&run->lock);
    changes_free(&run->changes);
    arena_free(&run->arena);
    buf_free(&run->record);
}

static void finish(struct run *run)
{
    struct lede_error err;
    bool ok = changes_finish(&run->changes, &err);
    end(run);
    assert_ok(ok, &err);
}

static struct index_info info_of(const char *index)
{
    struct lede_error err;
    struct index_reader *r;
    struct index_info info;
    struct arena arena = {0};

    assert_ok(index_open(&r, index, &err), &err);
    assert_ok(index_info(r, &arena, &info, &err), &err);
    index_close(r);
    arena_free(&arena);
    return info;
}

static void assert_counts(const char *index, const char *other)
{
    struct index_info a = info_of(index), b = info_of(other);

    assert_int_equal(a.articles, b.articles);
    assert_int_equal(a.passages, b.passages);
    assert_int_equal(a.words, b.words);
    assert_int_equal(a.undated, b.undated);
    assert_int_equal(a.sources, b.sources);
    assert_int_equal(a.first_day, b.first_day);
    assert_int_equal(a.last_day, b.last_day);
}

/* The index folder holds what belongs there, and at most two generations. */
static void assert_tidy(const char *index)
{
    size_t generations = 0;
    struct dirent *entry;
    DIR *dir = opendir(index);

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        struct span name = span_of(entry->d_name);
        if (name.at[0] == '.' || span_is(name, "XAPIANDB") || span_is(name, "lock"))
            continue;
        assert_true(span_starts(name, SPAN("gen-")));
        assert_int_equal(name.len, strlen("gen-000001"));
        generations++;
    }
    (void)closedir(dir);
    assert_true(generations <= 2);
}

struct two { /* indexes side by side */
    char folder[64], index[80], fresh[80];
};

static void make_two(struct two *t)
{
    (void)snprintf(t->index, sizeof t->index, "%s/index", temp_folder(t->folder));
    (void)snprintf(t->fresh, sizeof t->fresh, "%s/fresh", t->folder);
}

/* The version each article has now, and an index of them made at once. */
static void build_fresh(struct two *t, const size_t *versions, size_t count)
{
    struct run run;
    struct lede_error err;

    assert_ok(file_remove_tree(t->fresh, &err), &err);
    begin(&run, t->fresh, false);
    for (size_t i = 0; i < count; i++)
        if (versions[i]) {
            struct article a = numbered(&run, i, versions[i]);
            assert_int_equal(give(&run, &a), CHANGE_MADE);
        }
    finish(&run);
}

enum { ARTICLES = 400 };

/* Runs that add and replace few and many, in place and through segments, leave what one run makes. */
static void counts_stay_those_of_a_fresh_build(void **state)
{
    static const size_t share[] = {50, 3, 2, 60, 40, 1, 2, 90}; /* percent that each run touches */
    struct random r = {21};
    struct two t;
    struct run run;
    size_t versions[ARTICLES] = {0};

    make_two(&t);
    for (size_t round = 0; round < ARRAY_LEN(share); round++) {
        uint64_t added = 0, replaced = 0;
        begin(&run, t.index, false);
        for (size_t i = 0; i < ARTICLES; i++) {
            if (random_below(&r, 100) >= share[round])
                continue;
            added += versions[i] == 0;
            replaced += versions[i] != 0;
            versions[i] = round + 1;
            struct article a = numbered(&run, i, versions[i]);
            assert_int_equal(give(&run, &a), CHANGE_MADE);
        }
        assert_int_equal(run.changes.done.added, added);
        assert_int_equal(run.changes.done.replaced, replaced);
        uint64_t articles = run.changes.articles;
        finish(&run);
        build_fresh(&t, versions, ARTICLES);
        assert_counts(t.index, t.fresh);
        assert_int_equal(info_of(t.index).articles, articles);
        assert_tidy(t.index);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

static void the_same_again_changes_nothing(void **state)
{
    struct two t;
    struct run run;
    struct stat before, after;
    size_t versions[30];
    char database[120];

    make_two(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    build_fresh(&t, versions, ARRAY_LEN(versions));
    (void)snprintf(database, sizeof database, "%s/gen-000001/iamglass", t.fresh);
    assert_int_equal(stat(database, &before), 0);
    begin(&run, t.fresh, false);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
        struct article a = numbered(&run, i, 1);
        assert_int_equal(give(&run, &a), CHANGE_NONE);
        assert_int_equal(give(&run, &a), CHANGE_NONE); /* given twice, counted once */
    }
    assert_int_equal(run.changes.done.unchanged, ARRAY_LEN(versions));
    finish(&run);
    assert_int_equal(stat(database, &after), 0);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    temp_folder_remove(t.folder);
    (void)state;
}

/* Put one article into the index; what became of it. */
static enum change put_one(const char *index, struct span folder, const char *path, const char *text,
                           struct lede_error *why)
{
    struct run run;
    struct article a = {.id = SPAN("x.txt"), .folder = folder, .path = span_of(path)};
    enum change result;

    a.text = span_of(text);
    a.fingerprint = a.text.len * 1000 + (unsigned char)a.text.at[0];
    begin(&run, index, false);
    result = give(&run, &a);
    *why = run.why;
    finish(&run);
    return result;
}

static void an_id_of_another_folder_is_refused_unless_it_moved(void **state)
{
    struct lede_error why = {0}, err;
    struct two t;
    char here[120];

    make_two(&t);
    (void)snprintf(here, sizeof here, "%s/x.txt", t.folder);
    assert_ok(file_replace(here, SPAN("old"), &err), &err);
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "new text", &why), CHANGE_REFUSED);
    assert_non_null(strstr(why.text, "--id-prefix"));
    assert_non_null(strstr(why.text, "/a"));
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "old", &why), CHANGE_MADE); /* equal */
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    assert_int_equal(unlink(here), 0); /* gone: it has moved */
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "new text", &why), CHANGE_MADE);
    assert_int_equal(put_one(t.index, SPAN("/b"), "/b/x.txt", "newer text", &why), CHANGE_MADE);
    assert_int_equal(info_of(t.index).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_refused_article_does_not_bar_the_id_s_owner(void **state)
{
    struct lede_error why = {0}, err;
    struct two t;
    struct run run;
    char here[120];

    make_two(&t);
    (void)snprintf(here, sizeof here, "%s/x.txt", t.folder);
    assert_ok(file_replace(here, SPAN("old"), &err), &err);
    assert_int_equal(put_one(t.index, SPAN("/a"), here, "old", &why), CHANGE_MADE);
    struct article stranger = {.id = SPAN("x.txt"), .folder = SPAN("/b"), .fingerprint = 1};
    struct article owner = {.id = SPAN("x.txt"), .folder = SPAN("/a"), .fingerprint = 2};
    begin(&run, t.index, false);
    assert_int_equal(give(&run, &stranger), CHANGE_REFUSED);
    assert_int_equal(give(&run, &owner), CHANGE_MADE);
    assert_int_equal(give(&run, &stranger), CHANGE_REFUSED);
    assert_non_null(strstr(run.why.text, "before in this run"));
    finish(&run);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_run_of_nothing_makes_nothing(void **state)
{
    struct lede_error err;
    struct index_reader *reader;
    struct two t;
    struct run run;
    size_t one = 1;

    make_two(&t);
    begin(&run, t.index, false);
    finish(&run);
    assert_false(index_open(&reader, t.index, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    build_fresh(&t, &one, 1);
    begin(&run, t.fresh, true);
    assert_false(changes_finish(&run.changes, &err)); /* an index is not emptied by a wrong path */
    assert_int_equal(err.status, LEDE_INPUT);
    end(&run);
    assert_int_equal(info_of(t.fresh).articles, 1);
    assert_tidy(t.fresh);
    temp_folder_remove(t.folder);
    (void)state;
}

static void a_rebuild_holds_what_it_was_given_alone(void **state)
{
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1, 1};

    make_two(&t);
    build_fresh(&t, versions, ARRAY_LEN(versions));
    begin(&run, t.fresh, true);
    struct article a = numbered(&run, 77, 1);
    assert_int_equal(give(&run, &a), CHANGE_MADE);
    finish(&run);
    assert_int_equal(info_of(t.fresh).articles, 1);
    temp_folder_remove(t.folder);
    (void)state;
}

/* A reader goes on while the index is changed in place, packed and switched under it, and finds the
 * new state when it asks. */
static void a_reader_survives_a_switch(void **state)
{
    struct lede_error err;
    struct index_reader *reader;
    struct arena arena = {0};
    struct article a;
    struct two t;
    struct run run;
    size_t versions[60];
    char generation[PATH_MAX];
    bool found;

    make_two(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    build_fresh(&t, versions, ARRAY_LEN(versions));
    assert_ok(index_open(&reader, t.fresh, &err), &err);
    for (int round = 0; round < 3; round++) {
        begin(&run, t.fresh, false);
        struct article added = numbered(&run, 1000 + (size_t)round, 1);
        assert_int_equal(give(&run, &added), CHANGE_MADE);
        finish(&run);
        assert_ok(generation_current(t.fresh, generation, &err), &err);
        assert_ok(segments_repack(t.fresh, generation, &err), &err);
        assert_ok(index_article(reader, SPAN("5"), &arena, &a, &found, &err), &err);
        assert_true(found);
        assert_ok(index_refresh(reader, &err), &err);
        assert_int_equal(index_counts(reader)->articles, 61 + round);
        assert_tidy(t.fresh);
    }
    index_close(reader);
    arena_free(&arena);
    temp_folder_remove(t.folder);
    (void)state;
}

/* More segments than are merged at once. */
static void a_large_build_is_merged_in_steps(void **state)
{
    enum { MANY = (MERGE_PARTS + 3) * SEGMENT_ARTICLES };
    struct lede_error err;
    struct two t;
    struct run run;
    char id[24];

    make_two(&t);
    begin(&run, t.index, false);
    for (size_t i = 0; i < MANY; i++) {
        struct article a = {.text = SPAN("one two"), .word_count = 2, .fingerprint = i};
        (void)snprintf(id, sizeof id, "%zu", i);
        a.id = span_of(id);
        assert_int_equal(give(&run, &a), CHANGE_MADE);
    }
    finish(&run);
    assert_int_equal(info_of(t.index).articles, MANY);
    assert_int_equal(info_of(t.index).words, 2 * MANY);
    assert_tidy(t.index);
    struct index_reader *r;
    struct arena arena = {0};
    struct article a;
    bool found;
    assert_ok(index_open(&r, t.index, &err), &err);
    for (size_t i = 0; i < MANY; i += 37) {
        (void)snprintf(id, sizeof id, "%zu", i);
        arena_reset(&arena);
        assert_ok(index_article(r, span_of(id), &arena, &a, &found, &err), &err);
        assert_true(found && a.fingerprint == i);
    }
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(t.folder);
    (void)state;
}

/* A file may grow to so many bytes: as a full disk, but for this process and its children alone. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_the_state_before(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    size_t versions[100];

    make_two(&t);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        versions[i] = 1;
    build_fresh(&t, versions, ARRAY_LEN(versions));
    struct index_info before = info_of(t.fresh);
    for (int many = 0; many < 2; many++) { /* in place, then through segments */
        bool ok = true;
        limit_files(64 << 10);
        begin(&run, t.fresh, false);
        for (size_t i = 0; ok && i < (many ? 400U : 40U); i++) {
            struct article a = numbered(&run, 500 + i, 1);
            enum change result;
            make_record(&a, &run.record);
            ok = changes_add(&run.changes, &a, buf_span(&run.record), &result, &run.why, &err);
        }
        ok = ok && changes_finish(&run.changes, &err);
        end(&run);
        limit_files(RLIM_INFINITY);
        assert_false(ok);
        assert_int_equal(err.status, LEDE_SYSTEM);
        assert_int_equal(info_of(t.fresh).articles, before.articles);
        assert_int_equal(info_of(t.fresh).words, before.words);
        assert_tidy(t.fresh);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

/* The processes that this one started. */
static void kill_children(void)
{
    char path[64], text[400] = "";
    (void)snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    FILE *f = fopen(path, "re");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    (void)fclose(f);
    for (struct span rest = {text, n}, one; span_cut(&rest, ' ', &one);)
        if (one.len)
            assert_int_equal(kill((pid_t)strtol(one.at, NULL, 10), SIGKILL), 0);
}

static void a_writer_that_dies_ends_the_run_and_nothing_else(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1};

    make_two(&t);
    build_fresh(&t, versions, ARRAY_LEN(versions));
    for (size_t when = 0; when < 400; when += 80) {
        bool ok = true;
        begin(&run, t.fresh, true);
        for (size_t i = 0; ok && i < 400; i++) {
            struct article a = numbered(&run, i, 1);
            enum change result;
            if (i == when)
                kill_children();
            make_record(&a, &run.record);
            ok = changes_add(&run.changes, &a, buf_span(&run.record), &result, &run.why, &err);
        }
        ok = ok && changes_finish(&run.changes, &err);
        end(&run);
        assert_false(ok);
        assert_string_equal(err.text, "a process that writes the index ended by signal 9");
        assert_int_equal(info_of(t.fresh).articles, 3);
        assert_tidy(t.fresh);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    size_t versions[] = {1, 1, 1};
    bool ok = false;

    make_two(&t);
    build_fresh(&t, versions, ARRAY_LEN(versions));
    for (size_t n = 1; !ok; n++) { /* one replaced, one added, in place */
        enum change result;
        run = (struct run){.changes = {.index = t.fresh, .jobs = 1}};
        struct article a = numbered(&run, 1, 2), b = numbered(&run, 9, 1);
        struct buf second = {0};
        make_record(&a, &run.record);
        make_record(&b, &second);
        assert_ok(index_lock_take(&run.lock, t.fresh, &err), &err);
        mem_fail_at(n);
        ok = changes_open(&run.changes, 17000, &err) &&
             changes_add(&run.changes, &a, buf_span(&run.record), &result, &run.why, &err) &&
             changes_add(&run.changes, &b, buf_span(&second), &result, &run.why, &err) &&
             changes_finish(&run.changes, &err);
        mem_fail_at(0);
        buf_free(&second);
        end(&run);
        assert_true(ok || err.status == LEDE_MEMORY);
        assert_int_equal(info_of(t.fresh).articles, ok ? 4 : 3);
    }
    temp_folder_remove(t.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_stay_those_of_a_fresh_build),
        cmocka_unit_test(the_same_again_changes_nothing),
        cmocka_unit_test(an_id_of_another_folder_is_refused_unless_it_moved),
        cmocka_unit_test(a_refused_article_does_not_bar_the_id_s_owner),
        cmocka_unit_test(a_run_of_nothing_makes_nothing),
        cmocka_unit_test(a_rebuild_holds_what_it_was_given_alone),
        cmocka_unit_test(a_reader_survives_a_switch),
        cmocka_unit_test(a_large_build_is_merged_in_steps),
        cmocka_unit_test(a_full_disk_leaves_the_state_before),
        cmocka_unit_test(a_writer_that_dies_ends_the_run_and_nothing_else),
        cmocka_unit_test(says_when_memory_ends),
    };
    (void)signal(SIGPIPE, SIG_IGN); /* as the program does */
    (void)signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
