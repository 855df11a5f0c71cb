/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/edit_distance.h"
#include "analysis/pattern.h"
#include "common/buf.h"
#include "common/number.h"
#include "common/random.h"
#include "index/vocabulary.h"
#include "made_index.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const struct made_term some[] = {{"2016", 7},        {"2017", 5},
                                        {"g20", 4},         {"covid19", 9},
                                        {"hostage", 20},    {"hostages", 9},
                                        {"postage", 4},     {"host", 12},
                                        {"iran", 30},       {"iraq", 30},
                                        {"fran", 2},        {"ir\xc3\xa1n", 1},
                                        {"tehran", 25},     {"teheran", 2},
                                        {"tehrax", 1},      {"trade", 6},
                                        {"tardy", 8},       {"two", 10},
                                        {"the", 40},        {"government", 15},
                                        {"governments", 6}, {"\xd0\xbc\xd0\xb8\xd1\x80", 2},
                                        {"Zhostag", 29},    {"Wiran", 3},
                                        {"Shostage", 2},    {"XEp:host", 2},
                                        {"Q1host", 1}};

/* ---- Cases ---- */

static void add_found(struct buf *out, struct span form, uint32_t articles)
{
    buf_addf(out, "%s%.*s %u", out->len ? ", " : "", SPAN_ARGS(form), (unsigned)articles);
}

static struct span ask(struct index_reader *r, struct cases *c, size_t cap, struct buf *out,
                       char all[24])
{
    struct span how = c->column[0], asked = c->column[1];
    const struct vocabulary_spelling *spellings = NULL;
    struct vocabulary_found found = {0};
    struct lede_error err;
    size_t count = 0;

    buf_reset(out);
    (void)snprintf(all, 24, "-");
    if (span_is(how, "spelled")) {
        assert_ok(vocabulary_spellings(r, asked, cap, &c->arena, &spellings, &count, &err), &err);
        for (size_t i = 0; i < count; i++)
            add_found(out, spellings[i].form, spellings[i].articles);
    } else {
        if (span_is(how, "pattern"))
            assert_ok(vocabulary_pattern(r, asked, cap, &c->arena, &found, &err), &err);
        else
            assert_ok(vocabulary_near(r, asked, span_is(how, "near1") ? 1 : 2, cap, &c->arena,
                                      &found, &err),
                      &err);
        for (size_t i = 0; i < found.count; i++)
            add_found(out, found.words[i].form, found.words[i].articles);
        (void)snprintf(all, 24, "%llu", (unsigned long long)found.all);
    }
    return out->len ? buf_span(out) : SPAN("-");
}

static void finds_what_the_cases_say(void **state)
{
    char folder[64], all[24];
    struct index_reader *r = made_index_open(folder, some, ARRAY_LEN(some), NULL);
    struct cases cases = cases_open("vocabulary.tsv", 5);
    struct buf out = {0};

    while (cases_next(&cases)) {
        uint64_t cap;
        assert_true(number_parse(cases.column[2], 99, &cap));
        assert_span_at(cases.line, ask(r, &cases, cap, &out, all), cases.column[3]);
        assert_span_at(cases.line, span_of(all), cases.column[4]);
    }
    buf_free(&out);
    cases_close(&cases);
    made_index_close(r, folder);
    (void)state;
}

static void spellings_say_how_many_edits_they_are_away(void **state)
{
    char folder[64];
    struct index_reader *r = made_index_open(folder, some, ARRAY_LEN(some), NULL);
    const struct vocabulary_spelling *found;
    struct arena arena = {0};
    struct lede_error err;
    size_t count;

    assert_ok(vocabulary_spellings(r, SPAN("hostge"), 9, &arena, &found, &count, &err), &err);
    assert_int_equal(count, 3);
    assert_int_equal(found[0].edits, 1);
    assert_int_equal(found[1].edits, 2);
    arena_free(&arena);
    made_index_close(r, folder);
    (void)state;
}

/* ---- Against a look at all ---- */

enum { TERMS = 1500, TERM_MAX = 32, ROUNDS = 400, ARTICLES_MAX = 12 };

struct random_terms {
    struct made_term entries[TERMS];
    char bytes[TERMS][TERM_MAX];
    size_t count;
};

static size_t random_text(struct random *r, bool pattern, char *out)
{
    static const char *const letters[] = {"a",        "b", "c", "1", "\xc3\xa9",
                                          "\xd0\xbc", "?", "*", "*"};
    size_t len = 0;

    for (uint64_t n = 1 + random_below(r, 7); n > 0; n--) {
        size_t pick = random_below(r, pattern ? ARRAY_LEN(letters) : 6),
               bytes = strlen(letters[pick]);
        memcpy(out + len, letters[pick], bytes);
        len += bytes;
    }
    out[len] = '\0';
    return len;
}

/* Every fourth term has a prefix, and would match if it were taken for a word. */
static void make_terms(struct random_terms *t, struct random *r)
{
    t->count = TERMS;
    for (size_t i = 0; i < TERMS; i++) {
        char *at = t->bytes[i];
        if (i % 4 == 0)
            *at++ = (char)('A' + random_below(r, 26));
        (void)random_text(r, false, at);
        t->entries[i] =
            (struct made_term){t->bytes[i], 1 + (uint32_t)random_below(r, ARTICLES_MAX)};
    }
}

static int compare_entries(const void *a, const void *b)
{
    const struct made_term *x = a, *y = b;
    return strcmp(x->text, y->text) ? strcmp(x->text, y->text)
                                    : (int)y->articles - (int)x->articles;
}

static int compare_by_articles(const void *a, const void *b)
{
    const struct made_term *x = a, *y = b;
    return x->articles != y->articles ? (int)y->articles - (int)x->articles
                                      : strcmp(x->text, y->text);
}

/* Of equal terms the one with most articles is in the index. */
static void keep_one_of_each(struct random_terms *t)
{
    size_t kept = 0;

    qsort(t->entries, t->count, sizeof *t->entries, compare_entries);
    for (size_t i = 0; i < t->count; i++)
        if (kept == 0 || strcmp(t->entries[i].text, t->entries[kept - 1].text) != 0)
            t->entries[kept++] = t->entries[i];
    t->count = kept;
    qsort(t->entries, t->count, sizeof *t->entries, compare_by_articles);
}

static void check_found(const struct random_terms *t, struct span asked, unsigned distance,
                        size_t cap, const struct vocabulary_found *found)
{
    size_t all = 0;

    for (size_t i = 0; i < t->count; i++) {
        struct span term = span_of(t->entries[i].text);
        bool matches = distance ? edit_distance(asked, term, distance) <= distance
                                : pattern_matches(asked, term);
        if (!matches || term.len == 0 || (term.at[0] >= 'A' && term.at[0] <= 'Z'))
            continue;
        if (all < cap) {
            assert_true(all < found->count);
            assert_span(found->words[all].form, term);
            assert_int_equal(found->words[all].articles, t->entries[i].articles);
        }
        all++;
    }
    assert_int_equal(found->all, all);
    assert_int_equal(found->count, all < cap ? all : cap);
}

static void finds_what_a_look_at_all_finds(void **state)
{
    static struct random_terms t;
    struct random random = {1};
    struct arena arena = {0};
    struct lede_error err;
    char folder[64], text[TERM_MAX];

    make_terms(&t, &random);
    struct index_reader *r = made_index_open(folder, t.entries, t.count, NULL);
    keep_one_of_each(&t);
    for (unsigned i = 0; i < ROUNDS; i++) {
        static const size_t caps[] = {0, 1, 3, 10, 100, EXPANSIONS_MAX, SIZE_MAX};
        struct vocabulary_found found;
        unsigned distance = i % 3;
        struct span asked = {text, random_text(&random, distance == 0, text)};
        size_t cap = caps[random_below(&random, ARRAY_LEN(caps))];
        if (distance)
            assert_ok(vocabulary_near(r, asked, distance, cap, &arena, &found, &err), &err);
        else
            assert_ok(vocabulary_pattern(r, asked, cap, &arena, &found, &err), &err);
        check_found(&t, asked, distance, cap, &found);
        arena_reset(&arena);
    }
    arena_free(&arena);
    made_index_close(r, folder);
    (void)state;
}

/* ---- Any input ---- */

static void takes_any_bytes(void **state)
{
    enum { LONG = 100000 };
    static char text[LONG];
    char folder[64];
    struct index_reader *r = made_index_open(folder, some, ARRAY_LEN(some), NULL);
    struct arena arena = {0};
    struct vocabulary_found found;
    const struct vocabulary_spelling *spellings;
    struct random random = {1};
    struct lede_error err;
    size_t count;

    for (size_t len = 0; len <= LONG; len = len ? len * 10 : 1) {
        struct span bytes = {text, len};
        for (int kind = 0; kind < 3; kind++) {
            for (size_t i = 0; i < len; i++)
                text[i] = kind == 0 ? '*' : kind == 1 ? 'a' : (char)random_below(&random, 256);
            assert_ok(vocabulary_pattern(r, bytes, 9, &arena, &found, &err), &err);
            assert_int_equal(found.count, kind == 0 && len ? 9 : 0);
            assert_ok(vocabulary_near(r, bytes, 2, 9, &arena, &found, &err), &err);
            assert_ok(vocabulary_near(r, bytes, UINT_MAX, 9, &arena, &found, &err), &err);
            assert_ok(vocabulary_spellings(r, bytes, 9, &arena, &spellings, &count, &err), &err);
            assert_true(len < 100 || found.count + count == 0);
        }
    }
    arena_free(&arena);
    made_index_close(r, folder);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    char folder[64];
    struct index_reader *r = made_index_open(folder, some, ARRAY_LEN(some), NULL);
    bool ok = false;
    size_t n;

    for (n = 1; !ok; n++) {
        struct arena arena = {0};
        struct vocabulary_found found;
        const struct vocabulary_spelling *spellings;
        struct lede_error err = {.status = LEDE_OK};
        size_t count;
        mem_fail_at(n);
        ok = vocabulary_pattern(r, SPAN("*"), SIZE_MAX, &arena, &found, &err) &&
             vocabulary_near(r, SPAN("iran"), 2, 5, &arena, &found, &err) &&
             vocabulary_spellings(r, SPAN("hostge"), 3, &arena, &spellings, &count, &err);
        assert_memory(ok, &err);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        arena_free(&arena);
    }
    assert_in_range(n, 5, 100);
    made_index_close(r, folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(spellings_say_how_many_edits_they_are_away),
        cmocka_unit_test(finds_what_a_look_at_all_finds),
        cmocka_unit_test(takes_any_bytes),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
