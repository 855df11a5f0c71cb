/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include <xapian-c.h>

#include "index/stored.h"
#include "made_runs.h"
#include "tests/support/check.h"

static void give_text(struct run *run, const char *id, const char *text, uint64_t fingerprint,
                      enum change want)
{
    struct article a = {.id = span_of(id), .text = span_of(text), .fingerprint = fingerprint};
    assert_int_equal(run_give(run, &a), want);
}

static void assert_copy(const struct run *run, size_t i, const char *id, const char *of)
{
    assert_true(i < run->changes.copies.count);
    assert_span(run->changes.copies.items[i].id, span_of(id));
    assert_span(run->changes.copies.items[i].of, span_of(of));
}

static void finish_with_copies(struct run *run, size_t copies)
{
    struct lede_error err;

    assert_ok(changes_finish(&run->changes, &err), &err);
    assert_int_equal(run->changes.copies.count, copies);
}

static void an_exact_copy_is_told_with_its_original(void **state)
{
    struct two t;
    struct run run;

    two_make(&t);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 1, CHANGE_MADE);
    give_text(&run, "b", "another text", 2, CHANGE_MADE);
    give_text(&run, "c", "one text", 3, CHANGE_MADE);
    give_text(&run, "d", "", 4, CHANGE_MADE);
    give_text(&run, "e", "", 5, CHANGE_MADE); /* of nothing there are no copies */
    finish_with_copies(&run, 1);
    assert_copy(&run, 0, "c", "a");
    run_end(&run);

    run_begin(&run, t.index, false);
    give_text(&run, "c", "one text", 3, CHANGE_NONE);      /* was one before */
    give_text(&run, "b", "another text", 22, CHANGE_MADE); /* none of itself */
    give_text(&run, "f", "one text", 6, CHANGE_MADE);
    give_text(&run, "g", "another text", 7, CHANGE_MADE);
    finish_with_copies(&run, 2);
    assert_copy(&run, 0, "f", "a");
    assert_copy(&run, 1, "g", "b");
    run_end(&run);
    temp_folder_remove(t.folder);
    (void)state;
}

/* What goes in the same run is no original, whether it goes before the copy is read or behind it. */
static void what_goes_in_the_run_is_no_original(void **state)
{
    struct lede_error err;
    struct two t;
    struct run run;
    bool known;

    two_make(&t);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 1, CHANGE_MADE);
    give_text(&run, "b", "another text", 2, CHANGE_MADE);
    finish_with_copies(&run, 0);
    run_end(&run);
    run_begin(&run, t.index, false);
    assert_ok(changes_refuse(&run.changes, SPAN("b"), &err), &err);
    give_text(&run, "c", "one text", 3, CHANGE_MADE);
    give_text(&run, "d", "another text", 4, CHANGE_MADE);
    give_text(&run, "a", "new text", 5, CHANGE_MADE);
    assert_ok(changes_delete(&run.changes, SPAN("b"), &known, &err), &err);
    assert_true(known);
    finish_with_copies(&run, 0);
    run_end(&run);
    assert_int_equal(info_of(t.index).articles, 3);
    temp_folder_remove(t.folder);
    (void)state;
}

/* Documents of record and id alone, as they were before there was a term for copies; or with the term of
 * the text `as`. */
static void strip(const char *index, struct span as)
{
    struct text_hash hash = text_hash(as);
    struct index_reader *r;
    struct lede_error err;
    struct xc_error why;
    struct xc_writer *w;
    struct xc_doc *d;
    struct span id, record;
    struct term t;
    char generation[PATH_MAX];

    assert_ok(index_open(&r, index, &err), &err);
    struct stored_walk walk = {.reader = r};
    assert_ok(generation_current(index, generation, &err), &err);
    assert_true(xc_writer_open(&w, generation, 0, 0, &why) && xc_begin(w, &why));
    while (stored_next(&walk, &id, &err) == STEP_ITEM) {
        assert_true(xc_doc_new(&d, &why));
        assert_ok(stored_record(&walk, &record, &err), &err);
        assert_true(xc_doc_data(d, (struct xc_str){record.at, record.len}, &why));
        assert_true(xc_doc_value(d, SLOT_ID, (struct xc_str){id.at, id.len}, &why));
        term_make_copy(&t, &hash);
        if (as.len)
            assert_true(xc_doc_term(d, (struct xc_str){t.at, t.len}, 0, &why));
        term_make_id(&t, PREFIX_ID, id);
        assert_true(xc_replace(w, (struct xc_str){t.at, t.len}, d, NULL, &why));
        xc_doc_free(d);
    }
    assert_true(xc_commit(w, &why));
    xc_writer_close(w);
    stored_walk_free(&walk);
    index_close(r);
}

static void an_index_from_before_knows_no_copies(void **state)
{
    struct two t;
    struct run run;

    two_make(&t);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 1, CHANGE_MADE);
    finish_with_copies(&run, 0);
    run_end(&run);
    strip(t.index, (struct span){0});
    run_begin(&run, t.index, false);
    give_text(&run, "b", "one text", 2, CHANGE_MADE);
    finish_with_copies(&run, 0);
    run_end(&run);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 11, CHANGE_MADE); /* made anew it has the term */
    finish_with_copies(&run, 1);
    assert_copy(&run, 0, "a", "b");
    run_end(&run);
    temp_folder_remove(t.folder);
    (void)state;
}

/* Half a hash is no proof: the stored text is asked. */
static void what_only_has_the_term_is_no_copy(void **state)
{
    struct two t;
    struct run run;

    two_make(&t);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 1, CHANGE_MADE);
    finish_with_copies(&run, 0);
    run_end(&run);
    strip(t.index, SPAN("another text"));
    run_begin(&run, t.index, false);
    give_text(&run, "b", "another text", 2, CHANGE_MADE);
    finish_with_copies(&run, 0);
    run_end(&run);
    temp_folder_remove(t.folder);
    (void)state;
}

/* A run of copies of the index and of itself, that deletes and prunes: it ends whole or with its reason. */
static void says_when_memory_ends(void **state)
{
    struct lede_error err = {0};
    struct two t;
    struct run run;
    bool ok = false, known;

    two_make(&t);
    run_begin(&run, t.index, false);
    give_text(&run, "a", "one text", 1, CHANGE_MADE);
    give_text(&run, "b", "another text", 2, CHANGE_MADE);
    run_finish(&run);
    for (size_t n = 1; !ok; n++) {
        enum change result;
        struct gone gone = {0};
        struct buf record = {0};
        struct article a = {.id = SPAN("c"), .text = SPAN("one text"), .fingerprint = 3};
        run = (struct run){.changes = {.index = t.index, .jobs = 1}};
        make_record(&a, &record);
        assert_ok(index_lock_take(&run.lock, t.index, &err), &err);
        mem_fail_at(n);
        ok = changes_open(&run.changes, 17000, &err) &&
             changes_refuse(&run.changes, SPAN("b"), &err) &&
             changes_add(&run.changes, &a, buf_span(&record), &result, &run.why, &err) &&
             changes_delete(&run.changes, SPAN("b"), &known, &err) &&
             changes_prune(&run.changes, &gone, &err) && changes_finish(&run.changes, &err);
        mem_fail_at(0);
        assert_true(ok || err.status == LEDE_MEMORY); /* here or in a child */
        assert_true(!ok || run.changes.copies.count == 1);
        gone_free(&gone);
        buf_free(&record);
        run_end(&run);
        assert_int_equal(info_of(t.index).articles, 2); /* a and b, then a and c */
    }
    temp_folder_remove(t.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exact_copy_is_told_with_its_original),
        cmocka_unit_test(what_goes_in_the_run_is_no_original),
        cmocka_unit_test(what_only_has_the_term_is_no_copy),
        cmocka_unit_test(an_index_from_before_knows_no_copies),
        cmocka_unit_test(says_when_memory_ends),
    };

    ignore_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
