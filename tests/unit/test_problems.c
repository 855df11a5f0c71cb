/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "indexer/problems.h"
#include "tests/support/check.h"

/* What was said, and how often. */
struct heard {
    char *text;
    size_t len;
    struct messages messages;
    struct index_summary summary;
    struct problems problems;
};

static void listen_to(struct heard *h, bool verbose)
{
    *h = (struct heard){0};
    h->messages = (struct messages){.program = "indexer", .verbose = verbose};
    h->messages.to = open_memstream(&h->text, &h->len);
    assert_non_null(h->messages.to);
    h->problems.messages = &h->messages;
    h->problems.summary = &h->summary;
}

static void assert_heard(struct heard *h, const char *want)
{
    problems_end(&h->problems);
    assert_int_equal(fflush(h->messages.to), 0);
    assert_string_equal(h->text, want);
}

static void forget(struct heard *h)
{
    (void)fclose(h->messages.to);
    free(h->text);
    buf_free(&h->problems.shown);
}

static size_t count_lines(const struct heard *h)
{
    size_t n = 0;
    for (size_t i = 0; i < h->len; i++)
        n += h->text[i] == '\n';
    return n;
}

static void each_is_named_and_counted(void **state)
{
    struct heard h;

    listen_to(&h, false);
    problems_of(&h.problems, 1, SPAN("a"));
    problems_add(&h.problems, 3, false, "broken");
    problems_of(&h.problems, 2, SPAN("b"));
    problems_none(&h.problems);
    problems_add(&h.problems, 0, true, "repaired: 1 byte");
    problems_add(&h.problems, 0, false, "skipped: empty");
    assert_heard(&h, "indexer: a:3: skipped: broken\nindexer: b: repaired: 1 byte\n"
                     "indexer: b: skipped: empty\n");
    assert_int_equal(h.summary.skipped, 2);
    assert_int_equal(h.summary.repaired, 1);
    forget(&h);
    (void)state;
}

static void what_nobody_reads_is_a_number(void **state)
{
    for (int verbose = 0; verbose < 2; verbose++) {
        struct heard h;
        listen_to(&h, verbose);
        for (uint64_t input = 1; input < 3; input++) {
            problems_of(&h.problems, input, SPAN("a"));
            for (size_t i = 0; i < PROBLEMS_SAID + 7; i++)
                problems_add(&h.problems, i + 1, false, "broken");
        }
        problems_end(&h.problems);
        assert_int_equal(fflush(h.messages.to), 0);
        assert_int_equal(count_lines(&h), 2 * (verbose ? PROBLEMS_SAID + 7 : PROBLEMS_SAID + 1));
        const char *last = strstr(h.text, "and 7 more like these (--verbose names each)");
        assert_true((last == NULL) == (verbose != 0));
        assert_int_equal(h.summary.skipped, 2 * (PROBLEMS_SAID + 7));
        forget(&h);
    }
    (void)state;
}

static void a_file_without_articles_is_foreign_a_part_of_one_is_missing(void **state)
{
    struct heard h;

    listen_to(&h, false);
    problems_of(&h.problems, 1, SPAN("none"));
    problems_foreign(&h.problems, 1, "no articles in it");
    problems_foreign(&h.problems, 50, "no articles in it");
    problems_of(&h.problems, 2, SPAN("late"));
    problems_foreign(&h.problems, 1, "no articles in it");
    problems_foreign(&h.problems, 50, "no articles in it");
    problems_none(&h.problems);
    problems_of(&h.problems, 3, SPAN("early"));
    problems_none(&h.problems);
    problems_foreign(&h.problems, 50, "no articles in it");
    assert_heard(&h, "indexer: late:1: skipped: no articles in this part\n"
                     "indexer: early:50: skipped: no articles in this part\n");
    assert_int_equal(h.summary.foreign, 1);
    assert_int_equal(h.summary.skipped, 2);
    forget(&h);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_named_and_counted),
        cmocka_unit_test(what_nobody_reads_is_a_number),
        cmocka_unit_test(a_file_without_articles_is_foreign_a_part_of_one_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
