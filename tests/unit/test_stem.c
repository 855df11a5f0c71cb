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

static struct stemmer *open_for(unsigned main, uint32_t others)
{
    struct stem_scheme scheme = {main, true, others};
    struct stemmer *s = NULL;
    struct lede_error err;

    assert_ok(stemmer_open_for(&s, 64, &scheme, &err), &err);
    return s;
}

/* The small cache serves several languages in turn. */
static void other_languages_are_marked(void **state)
{
    struct stemmer *s = open_for(STEM_ENGLISH, stem_all_but(STEM_ENGLISH));
    struct cases cases = cases_open("stem_languages.tsv", 4);
    char marked[STEM_MARKED_MAX];

    for (int twice = 0; twice < 2; twice++) {
        while (cases_next(&cases)) {
            unsigned language = stemmer_language(s, cases.column[0]);
            struct span stem = stem_in(s, language, cases.column[1]);
            assert_int_equal(stem_is_odd(stem, cases.column[1]), span_is(cases.column[3], "odd"));
            assert_span_at(cases.line, stem_marked(s, language, cases.column[1], marked),
                           cases.column[2]);
        }
        cases_close(&cases);
        cases = cases_open("stem_languages.tsv", 4);
    }
    cases_close(&cases);
    stemmer_close(s);
    (void)state;
}

static void the_main_language_is_bare(void **state)
{
    unsigned german = stem_language(SPAN("de"));
    struct stemmer *s = open_for(german, (uint32_t)1 << STEM_ENGLISH);
    char marked[STEM_MARKED_MAX];

    assert_span(stem_of(s, SPAN("angriffe")), SPAN("angriff"));
    assert_span(stem_marked(s, german, SPAN("angriffe"), marked), SPAN("angriff"));
    assert_span(stem_marked(s, STEM_ENGLISH, SPAN("guards"), marked), SPAN("en:guard"));
    /* What has no stemmer, or none open, is of the main one. */
    assert_int_equal(stemmer_language(s, SPAN("pl")), german);
    assert_int_equal(stemmer_language(s, SPAN("fr")), german);
    assert_int_equal(stemmer_language(s, SPAN("")), german);
    assert_int_equal(stemmer_language(s, SPAN("en")), STEM_ENGLISH);
    stemmer_close(s);
    (void)state;
}

static void one_language_for_all_knows_no_other(void **state)
{
    struct stemmer *s = open_stemmer(0);

    assert_int_equal(stemmer_language(s, SPAN("de")), STEM_ENGLISH);
    assert_string_equal(stem_code(STEM_ENGLISH), "en");
    assert_string_equal(stem_name(STEM_ENGLISH), "english-porter2");
    assert_int_equal(stem_language(SPAN("xx")), STEM_LANGUAGES);
    assert_int_equal(stem_all_but(STEM_ENGLISH) >> STEM_ENGLISH & 1, 0);
    stemmer_close(s);
    (void)state;
}

/* Any letters in any language: a stem that is not empty, twice the same. */
static void any_letters_have_a_stem(void **state)
{
    static const char *const letters[] = {"a", "e", "i", "n", "s", "t", "g", "r", "а", "и",  "н",
                                          "ы", "ω", "σ", "ا", "ل", "و", "क", "ி", "த", "中", "ء"};
    struct random r = {2002};
    struct stemmer *s = open_for(STEM_ENGLISH, stem_all_but(STEM_ENGLISH));

    for (int round = 0; round < 20000; round++) {
        char text[WORD_BYTES_MAX + 4], first[STEM_MARKED_MAX], again[STEM_MARKED_MAX];
        size_t len = 0, count = 1 + random_below(&r, 20);
        unsigned language = (unsigned)random_below(&r, STEM_LANGUAGES);

        for (size_t i = 0; i < count; i++) {
            const char *letter = letters[random_below(&r, ARRAY_LEN(letters))];
            // NOLINTNEXTLINE(bugprone-not-null-terminated-result): a span
            memcpy(text + len, letter, strlen(letter));
            len += strlen(letter);
        }
        struct span stem = stem_marked(s, language, (struct span){text, len}, first);
        assert_true(stem.len > 0 && stem.len < STEM_MARKED_MAX);
        if (stem.at != first)
            continue;
        assert_span(stem_marked(s, language, (struct span){text, len}, again), stem);
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
        cmocka_unit_test(other_languages_are_marked),
        cmocka_unit_test(the_main_language_is_bare),
        cmocka_unit_test(one_language_for_all_knows_no_other),
        cmocka_unit_test(any_letters_have_a_stem),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
