/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/words.h"
#include "common/limits.h"
#include "searcher/query/run_words.h"
#include "searcher/query/spellings.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void finds_what_the_cases_say(void **state)
{
    struct lede_error err;
    struct stemmer *stemmer = NULL;
    struct cases cases = cases_open("spellings.tsv", 2);

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        const struct run_reading reading = {.arena = &arena,
                                            .stemmer = stemmer,
                                            .text = cases.column[0],
                                            .match = BY_STEM,
                                            .most = QUERY_TERMS_MAX};
        struct run run = {0};
        char other[SPELLING_BYTES_MAX];

        assert_int_equal(run_words_read(&reading, &run), RUN_READ);
        struct span found = {other, spelling_find(cases.column[0], (struct span){0}, &run, other)};
        assert_span_at(cases.line, found.len ? found : SPAN("-"), cases.column[1]);
        arena_free(&arena);
    }
    stemmer_close(stemmer);
    cases_close(&cases);
    (void)state;
}

static void knows_initials_by_the_name_behind_them(void **state)
{
    static const struct {
        const char *chunk, *behind, *other;
    } rows[] = {
        {"JK", " Rowling", "j-k"},
        {"JRR", "  Tolkien was", "j-r-r"},
        {"JK", " rowling", ""},
        {"jk", " Rowling", ""},
        {"Jk", " Rowling", ""},
        {"JK", " ROWLING", ""},
        {"JK", "", ""},
        {"JK", " R", ""},
        {"JK", ") Rowling", ""},
        {"JK", " 2016", ""},
        {"NATO", " Council", ""},
        {"US", " Navy", ""},
        {"J", " Rowling", ""},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct query_word word = {.match = BY_STEM};
        const struct run run = {.words = &word, .count = 1};
        char form[8], other[SPELLING_BYTES_MAX];
        word.form = (struct span){form, words_fold(span_of(rows[i].chunk), form, sizeof form)};
        struct span found = {
            other, spelling_find(span_of(rows[i].chunk), span_of(rows[i].behind), &run, other)};
        assert_span(found, span_of(rows[i].other));
    }
    (void)state;
}

static void takes_initials_that_stand_apart(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
    } rows[] = {
        {"J. K. Rowling", 5},
        {"J. K.", 5},
        {"J. K.)", 5},
        {"J.  K. x", 6},
        {"A. B. C. D. E.", 11},
        {"A. B. C.D", 5},
        {"J. Row", 0},
        {"J.K. Row", 0},
        {"j. k. r", 0},
        {"J. K.Rowling", 0},
        {"", 0},
        {"J.", 0},
        {"J. K", 0},
        {"J.\nK.", 0},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(initials_in_row(span_of(rows[i].text)), rows[i].bytes);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(knows_initials_by_the_name_behind_them),
        cmocka_unit_test(takes_initials_that_stand_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
