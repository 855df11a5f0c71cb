/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/stem.h"
#include "analysis/words.h"
#include "common/mem.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static struct stemmer *open_stemmer(size_t cache_size)
{
    struct stemmer *s = NULL;
    struct lede_error err;

    assert_ok(stemmer_open(&s, cache_size, &err), &err);
    return s;
}

static void stems_what_the_cases_say(void **state)
{
    const size_t sizes[] = {0, 1, 4096}; /* a cache of one slot replaces at each word */

    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct stemmer *s = open_stemmer(sizes[i]);
        struct cases cases = cases_open("stem.tsv", 2);

        while (cases_next(&cases))
            for (int twice = 0; twice < 2; twice++)
                assert_span_at(cases.line, stem_of(s, cases.column[0]), cases.column[1]);
        cases_close(&cases);
        stemmer_close(s);
    }
    (void)state;
}

/* True when a search for the forms of the stem would come upon this form. */
static bool is_found(struct span form, struct span stem)
{
    if (span_starts(form, stem_prefix(stem)))
        return true;
    for (const char *const *odd = stem_odd_forms(stem); *odd; odd++)
        if (span_is(form, *odd))
            return true;
    return false;
}

static void prefix_and_odd_forms_reach_every_form(void **state)
{
    struct stemmer *s = open_stemmer(0);
    struct cases cases = cases_open("stem.tsv", 2);

    while (cases_next(&cases))
        if (!is_found(cases.column[0], cases.column[1]))
            fail_msg("stem.tsv:%zu: no way from the stem to the form", cases.line);
    cases_close(&cases);
    stemmer_close(s);
    (void)state;
}

/* Roots and endings at random: English that nobody wrote. */
static void made_up_words_are_reached_too(void **state)
{
    static const char *const endings[] = {
        "",     "s",    "es",    "ies",   "ied",  "ed",    "ing",  "y",     "ly",    "ily",
        "'s",   "ity",  "ation", "izer",  "ize",  "ional", "al",   "ally",  "ness",  "fulness",
        "ence", "ency", "ance",  "ancy",  "able", "ably",  "ible", "ively", "ivity", "ousness",
        "e",    "eed",  "eedly", "ingly", "edly", "logy",  "logi", "ician", "ment",  "biliti",
    };
    struct random r = {1980};
    struct stemmer *s = open_stemmer(0);

    for (int round = 0; round < 200000; round++) {
        char text[WORD_BYTES_MAX], stem_text[WORD_BYTES_MAX];
        size_t len = 1 + random_below(&r, 5);
        const char *ending = endings[random_below(&r, ARRAY_LEN(endings))];

        for (size_t i = 0; i < len; i++)
            text[i] = "aeiouybcdlnrstvwz"[random_below(&r, 17)];
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", ending);
        struct span form = {text, len};
        struct span stem = stem_of(s, form);
        memcpy(stem_text, stem.at, stem.len);
        stem.at = stem_text;
        if (!is_found(form, stem))
            fail_msg("no way from %.*s to %.*s", SPAN_ARGS(stem), SPAN_ARGS(form));
    }
    stemmer_close(s);
    (void)state;
}

static void says_when_memory_is_out(void **state)
{
    struct lede_error err;
    struct stemmer *s = NULL;

    for (size_t n = 1; n < 10; n++) {
        mem_fail_at(n);
        bool ok = stemmer_open(&s, 64, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_int_equal(ok, !failed);
        if (ok) {
            stemmer_close(s);
            break;
        }
        assert_int_equal(err.status, LEDE_MEMORY);
    }
    stemmer_close(NULL);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stems_what_the_cases_say),
        cmocka_unit_test(prefix_and_odd_forms_reach_every_form),
        cmocka_unit_test(made_up_words_are_reached_too),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
