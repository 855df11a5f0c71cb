/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/buf.h"
#include "common/file.h"
#include "common/random.h"
#include "relevance/trec_files.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { ROUNDS = 3000, SEED = 11 };

static void describe(enum trec_kind kind, const struct trec_file *file, struct buf *out)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct trec_topic *topic = &file->topics[i];
        buf_text(out, i ? "; " : "");
        buf_add(out, topic->id);
        buf_byte(out, ':');
        for (size_t j = 0; j < topic->count; j++) {
            buf_byte(out, ' ');
            buf_add(out, topic->rows[j].document);
            if (kind == TREC_RUN)
                buf_addf(out, "=%g", (double)topic->rows[j].score);
            else
                buf_addf(out, "=%d", (int)topic->rows[j].grade);
        }
    }
    if (kind == TREC_RUN)
        buf_addf(out, "; %.*s", SPAN_ARGS(file->tag));
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("trec_files.tsv", 3);

    while (cases_next(&cases)) {
        enum trec_kind kind = span_is(cases.column[0], "run") ? TREC_RUN : TREC_QRELS;
        struct trec_file file = {0};
        struct lede_error err;
        struct buf got = {0};

        if (trec_parse(kind, "F", cases.column[1], &file, &err)) {
            describe(kind, &file, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&got, err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[2]);
        buf_free(&got);
        trec_free(&file);
    }
    cases_close(&cases);
    (void)state;
}

static void finds_each_topic_and_no_other(void **state)
{
    struct trec_file file = {0};
    struct lede_error err;

    assert_null(trec_find(&file, SPAN("a")));
    assert_ok(trec_parse(TREC_QRELS, "F", SPAN("b 0 x 1\na 0 x 1\nc 0 x 1\n"), &file, &err), &err);
    assert_ptr_equal(trec_find(&file, SPAN("a")), &file.topics[0]);
    assert_ptr_equal(trec_find(&file, SPAN("b")), &file.topics[1]);
    assert_ptr_equal(trec_find(&file, SPAN("c")), &file.topics[2]);
    assert_null(trec_find(&file, SPAN("")));
    assert_null(trec_find(&file, SPAN("ab")));
    assert_null(trec_find(&file, SPAN("d")));
    trec_free(&file);
    (void)state;
}

static void names_the_file_that_cannot_be_read(void **state)
{
    struct trec_file file = {0};
    struct lede_error err;
    char folder[64], path[96];

    (void)snprintf(path, sizeof path, "%s/run", temp_folder(folder));
    assert_false(trec_read(TREC_RUN, path, &file, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_non_null(strstr(err.text, path));
    assert_false(trec_read(TREC_RUN, folder, &file, &err));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_ok(file_replace(path, SPAN("t Q0 d 1 x me\n"), &err), &err);
    assert_false(trec_read(TREC_RUN, path, &file, &err));
    assert_non_null(strstr(err.text, "/run:1: the score"));
    trec_free(&file);
    assert_ok(file_replace(path, SPAN("t Q0 d 1 2 me\n"), &err), &err);
    assert_ok(trec_read(TREC_RUN, path, &file, &err), &err);
    assert_int_equal(file.count, 1);
    trec_free(&file);
    temp_folder_remove(folder);
    (void)state;
}

/* All allocations, one after the other; true when it went through. */
static bool parse_with_failure_at(size_t n)
{
    struct trec_file file = {0};
    struct lede_error err = {0};

    mem_fail_at(n);
    bool ok = trec_parse(TREC_RUN, "F", SPAN("t Q0 a 1 2 me\nu Q0 a 1 2 me\n"), &file, &err);
    bool failed = mem_failed();
    mem_fail_at(0);
    assert_int_equal(ok, !failed);
    if (!ok)
        assert_int_equal(err.status, LEDE_MEMORY);
    trec_free(&file);
    return ok;
}

static void says_when_memory_ends(void **state)
{
    size_t n = 1;
    while (!parse_with_failure_at(n))
        n++;
    assert_true(n > 2);
    (void)state;
}

/* Soup of columns, white space and bytes: an answer in order, or a reason. */
static void any_bytes_give_an_answer_or_a_reason(void **state)
{
    static const char *const pieces[] = {
        "t",   "u",    "0", "Q0",   " ",  " ",    "\t", "\n", "\r",   "d1",    "1",       "-1",
        "1e9", "\xff", "é", " 0 d", "me", "\n\n", "9",  ".",  " 1\n", "t 0 d", " 1 1 x\n"};
    struct random r = {SEED};
    struct buf bytes = {0};

    print_message("seed %d\n", SEED);
    for (int round = 0; round < ROUNDS; round++) {
        struct trec_file file = {0};
        struct lede_error err = {0};
        buf_reset(&bytes);
        buf_byte(&bytes, ' ');
        for (uint64_t n = random_below(&r, 40); n > 0; n--)
            buf_text(&bytes, pieces[random_below(&r, ARRAY_LEN(pieces))]);
        if (trec_parse(round % 2 ? TREC_RUN : TREC_QRELS, "F", buf_span(&bytes), &file, &err)) {
            assert_true(file.count > 0);
            for (size_t i = 1; i < file.count; i++)
                assert_true(span_compare(file.topics[i - 1].id, file.topics[i].id) < 0);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            assert_true(err.text[0] == 'F' && err.text[1] == ':');
        }
        trec_free(&file);
    }
    buf_free(&bytes);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(finds_each_topic_and_no_other),
        cmocka_unit_test(names_the_file_that_cannot_be_read),
        cmocka_unit_test(says_when_memory_ends),
        cmocka_unit_test(any_bytes_give_an_answer_or_a_reason),
    };
    return cmocka_run_group_tests_name("trec_files", tests, NULL, NULL);
}
