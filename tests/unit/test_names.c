/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/random.h"
#include "index/names.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static enum entity_type type_of(char letter)
{
    enum entity_type type = ENTITY_PERSON;

    while (name_letter(type) != letter)
        type++;
    return type;
}

struct row {
    const char *name, *alias; /* alias NULL: the name itself */
    int articles;
    char letter;
};

static const struct row rows[] = {
    {"Qamar Javed Bajwa", NULL, 3, 'p'},
    {"Imran Khan", NULL, 2, 'p'},
    {"IMRAN KHAN", NULL, 2, 'p'},
    {"Shahrukh Khan", NULL, 1, 'p'},
    {"Gone Khan", NULL, 0, 'p'},
    {"United Nations Office on Drugs and Crime", NULL, 2, 'o'},
    {"United Nations Office on Drugs and Crime", "UNODC", 2, 'o'},
    {"UNODC", NULL, 5, 'o'},
    {"Anti Narcotics Force", NULL, 1, 'o'},
    {"Anti-Narcotics Force", NULL, 4, 'o'},
    {"Anti-Narcotics Force", "ANF", 4, 'o'},
    {"Pakistan People\xe2\x80\x99s Party", NULL, 1, 'o'},
    {"United States", NULL, 1, 'l'},
    {"United States", "US", 1, 'l'},
    {"Sindh", NULL, 9, 'l'},
};

static void fill(struct names *n)
{
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        enum entity_type type = type_of(r->letter);
        if (r->alias)
            assert_ok(
                names_add_alias(n, type, span_of(r->alias), span_of(r->name), r->articles, &err),
                &err);
        else
            assert_ok(names_add(n, type, span_of(r->name), r->articles, &err), &err);
    }
    assert_ok(names_prepare(n, &err), &err);
}

static void finds_what_the_cases_say(void **state)
{
    struct names n = {0};
    struct cases cases = cases_open("names_find.tsv", 3);

    fill(&n);
    while (cases_next(&cases)) {
        struct lede_error err;
        struct arena arena = {0};
        struct buf got = {0};
        struct name_found *found;
        size_t count;

        assert_ok(names_find(&n, type_of(cases.column[0].at[0]), cases.column[1], &arena, &found,
                             &count, &err),
                  &err);
        for (size_t i = 0; i < count; i++) {
            if (i)
                buf_byte(&got, '|');
            buf_add(&got, found[i].folded);
        }
        assert_span_at(cases.line, got.len ? buf_span(&got) : SPAN("-"), cases.column[2]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
    names_free(&n);
    (void)state;
}

static struct name_found by_hash(const struct names *n, char letter, const char *folded)
{
    struct name_found found = {0};
    enum entity_type type = ENTITY_PERSON;

    assert_true(names_of_hash(n, names_hash(type_of(letter), span_of(folded)), &type, &found));
    assert_int_equal(type, type_of(letter));
    assert_span(found.folded, span_of(folded));
    return found;
}

static void shows_the_commonest_spelling_and_of_equal_ones_the_first(void **state)
{
    struct names n = {0};
    struct name_found found;
    enum entity_type type;

    fill(&n);
    assert_span(by_hash(&n, 'o', "anti narcotics force").shown, SPAN("Anti-Narcotics Force"));
    assert_int_equal(by_hash(&n, 'o', "anti narcotics force").articles, 5);
    assert_span(by_hash(&n, 'p', "imran khan").shown, SPAN("IMRAN KHAN"));
    assert_false(names_of_hash(&n, names_hash(ENTITY_PERSON, SPAN("gone khan")), &type, &found));
    assert_false(names_of_hash(&n, names_hash(ENTITY_PLACE, SPAN("imran khan")), &type, &found));
    assert_true(names_at(&n, ENTITY_PLACE, 1, &found));
    assert_span(found.folded, SPAN("united states"));
    assert_false(names_at(&n, ENTITY_PLACE, 2, &found));
    names_free(&n);
    (void)state;
}

static void finds_nothing_in_an_empty_table(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct names n = {0};
    struct name_found *found, one;
    size_t count;
    enum entity_type type;

    assert_false(names_of_hash(&n, 1, &type, &one));
    assert_ok(names_prepare(&n, &err), &err);
    assert_ok(names_find(&n, ENTITY_ORG, SPAN("x"), &arena, &found, &count, &err), &err);
    assert_int_equal(count, 0);
    assert_false(names_of_hash(&n, 1, &type, &one));
    assert_false(names_at(&n, ENTITY_PERSON, 0, &one));
    arena_free(&arena);
    names_free(&n);
    (void)state;
}

/* ---- Articles ---- */

enum { ARTICLES = 40, ENTITIES_MAX = 12 };

static const struct {
    char letter;
    const char *text, *name;
} mentions[] = {
    {'p', "Bajwa", "Qamar Javed Bajwa"},
    {'p', "Qamar Javed Bajwa", "Qamar Javed Bajwa"},
    {'p', "QAMAR JAVED BAJWA", "QAMAR JAVED BAJWA"},
    {'p', "Khan", "Khan"},
    {'o', "UNODC", "United Nations Office on Drugs and Crime"},
    {'o', "UNODC", "UNODC"},
    {'o', "ANF", "Anti-Narcotics Force"},
    {'o', "Anti Narcotics Force", "Anti Narcotics Force"},
    {'l', "US", "United States"},
    {'l', "Taft\xc3\xa1n", "Taft\xc3\xa1n"},
    {'l', "Khan", "Khan"},
    {'p', "Bajwa", "Bajwa"},
};

struct test_article {
    struct buf text;
    struct entity entities[ENTITIES_MAX];
    struct article article;
};

static void make_article(struct test_article *t, struct random *r)
{
    size_t count = random_below(r, ENTITIES_MAX + 1);

    for (size_t i = 0; i < count; i++) {
        size_t m = random_below(r, ARRAY_LEN(mentions));
        struct entity *e = &t->entities[i];
        *e = (struct entity){.type = type_of(mentions[m].letter),
                             .start = (uint32_t)t->text.len,
                             .name = span_of(mentions[m].name)};
        buf_text(&t->text, mentions[m].text);
        e->end = (uint32_t)t->text.len;
        buf_byte(&t->text, ' ');
    }
    assert_true(buf_ok(&t->text));
    t->article = (struct article){
        .text = buf_span(&t->text), .entities = t->entities, .entity_count = count};
}

static void encode(const struct names *n, struct buf *out)
{
    struct lede_error err;

    buf_reset(out);
    assert_ok(names_encode(n, out, &err), &err);
}

static void count_all(struct names *n, const struct test_article *articles, const bool *in,
                      int delta)
{
    struct lede_error err;

    for (size_t i = 0; i < ARTICLES; i++)
        if (in[i])
            assert_ok(names_count_article(n, &articles[i].article, delta, &err), &err);
}

/* Whatever was added and removed in between, and through the stored form or not. */
static void updated_is_as_built_afresh(void **state)
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct random r = {seed};
        struct lede_error err;
        struct test_article articles[ARTICLES] = {0};
        bool in[ARTICLES] = {0};
        struct names updated = {0}, afresh = {0};
        struct buf a = {0}, b = {0};

        for (size_t i = 0; i < ARTICLES; i++)
            make_article(&articles[i], &r);
        for (size_t step = 0; step < 100; step++) {
            size_t i = random_below(&r, ARTICLES);
            assert_ok(names_count_article(&updated, &articles[i].article, in[i] ? -1 : 1, &err),
                      &err);
            in[i] = !in[i];
            if (random_below(&r, 20) == 0) {
                encode(&updated, &a);
                names_free(&updated);
                assert_ok(names_decode(&updated, buf_span(&a), &err), &err);
            }
            if (random_below(&r, 20) == 0)
                assert_ok(names_prepare(&updated, &err), &err);
        }
        count_all(&afresh, articles, in, 1);
        encode(&updated, &a);
        encode(&afresh, &b);
        assert_span(buf_span(&a), buf_span(&b));
        count_all(&afresh, articles, in, -1);
        encode(&afresh, &b);
        assert_true(b.len == 17); /* an empty table: its head and a zero */
        names_free(&updated);
        names_free(&afresh);
        for (size_t i = 0; i < ARTICLES; i++)
            buf_free(&articles[i].text);
        buf_free(&a);
        buf_free(&b);
    }
    (void)state;
}

static void shards_add_up(void **state)
{
    struct random r = {7};
    struct lede_error err;
    struct test_article articles[ARTICLES] = {0};
    struct names whole = {0}, left = {0}, right = {0}, merged = {0};
    struct buf a = {0}, b = {0};

    for (size_t i = 0; i < ARTICLES; i++) {
        make_article(&articles[i], &r);
        assert_ok(names_count_article(&whole, &articles[i].article, 1, &err), &err);
        assert_ok(names_count_article(i % 3 ? &left : &right, &articles[i].article, 1, &err), &err);
    }
    encode(&left, &a);
    assert_ok(names_decode(&merged, buf_span(&a), &err), &err);
    encode(&right, &a);
    assert_ok(names_decode(&merged, buf_span(&a), &err), &err);
    encode(&merged, &a);
    encode(&whole, &b);
    assert_span(buf_span(&a), buf_span(&b));
    names_free(&whole);
    names_free(&left);
    names_free(&right);
    names_free(&merged);
    for (size_t i = 0; i < ARTICLES; i++)
        buf_free(&articles[i].text);
    buf_free(&a);
    buf_free(&b);
    (void)state;
}

static void counts_a_name_once_an_article_and_learns_aliases(void **state)
{
    struct lede_error err;
    struct names n = {0};
    struct arena arena = {0};
    struct name_found *found;
    size_t count;
    const struct span name = SPAN("Anti-Narcotics Force");
    const struct entity entities[] = {{ENTITY_ORG, 0, 3, name, 0, 0},
                                      {ENTITY_ORG, 4, 7, name, 0, 0},
                                      {ENTITY_ORG, 8, 13, name, 0, 0}};
    const struct article a = {
        .text = SPAN("ANF ANF Force"), .entities = entities, .entity_count = 3};

    assert_ok(names_count_article(&n, &a, 1, &err), &err);
    assert_ok(names_prepare(&n, &err), &err);
    assert_ok(names_find(&n, ENTITY_ORG, SPAN("anf"), &arena, &found, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_span(found[0].shown, name);
    assert_int_equal(found[0].articles, 1);
    assert_int_equal(n.count, 2); /* "Force" lies within the name */
    arena_free(&arena);
    names_free(&n);
    (void)state;
}

/* ---- Stored ---- */

static void cuts_what_is_long_into_pieces(void **state)
{
    struct lede_error err;
    struct names n = {0}, back = {0};
    struct buf encoded = {0}, joined = {0}, again = {0};
    struct span part;
    size_t parts = 0;
    char name[100];

    for (int i = 0; i < 120000; i++) {
        snprintf(name, sizeof name, "Name %060d of Many", i);
        assert_ok(names_add(&n, ENTITY_ORG, span_of(name), 1, &err), &err);
    }
    encode(&n, &encoded);
    for (; names_part(buf_span(&encoded), parts, &part); parts++) {
        assert_true(part.len <= NAMES_PART_BYTES);
        if (parts == 0)
            assert_int_equal(names_part_count(part), 2);
        buf_add(&joined, part);
    }
    assert_int_equal(parts, 2);
    assert_ok(names_decode(&back, buf_span(&joined), &err), &err);
    encode(&back, &again);
    assert_span(buf_span(&again), buf_span(&encoded));
    names_free(&n);
    names_free(&back);
    buf_free(&encoded);
    buf_free(&joined);
    buf_free(&again);
    (void)state;
}

static uint64_t hash_from(const char *at, size_t len)
{
    return hash_bytes((struct span){at, len});
}

/* With its checksum made right again, so that the numbers inside are met. */
static void refuses_what_is_damaged(void **state)
{
    struct names n = {0};
    struct buf whole = {0};
    struct random r = {11};
    struct lede_error err;

    fill(&n);
    encode(&n, &whole);
    for (size_t len = 0; len < whole.len; len++) {
        struct names back = {0};
        assert_false(names_decode(&back, (struct span){whole.at, len}, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
        names_free(&back);
    }
    for (size_t i = 0; i < 20000; i++) {
        struct names back = {0};
        char *copy = mem_take(whole.len, 1);
        assert_non_null(copy);
        memcpy(copy, whole.at, whole.len);
        copy[16 + random_below(&r, whole.len - 16)] = (char)random_next(&r);
        uint64_t hash = hash_from(copy + 16, whole.len - 16);
        for (size_t b = 0; b < 8; b++)
            copy[8 + b] = (char)(hash >> 8 * b);
        if (names_decode(&back, (struct span){copy, whole.len}, &err)) {
            assert_ok(names_prepare(&back, &err), &err);
        } else {
            assert_int_equal(err.status, LEDE_DAMAGED);
        }
        names_free(&back);
        mem_free(copy);
    }
    whole.at[0] = 2;
    assert_false(names_decode(&n, buf_span(&whole), &err));
    assert_int_equal(err.status, LEDE_VERSION);
    buf_free(&whole);
    names_free(&n);
    (void)state;
}

static bool do_all(struct lede_error *err)
{
    struct names n = {0}, back = {0};
    struct buf out = {0};
    struct arena arena = {0};
    struct name_found *found;
    size_t count;
    const struct entity entities[] = {{ENTITY_ORG, 0, 3, SPAN("Anti-Narcotics Force"), 0, 0}};
    const struct article a = {.text = SPAN("ANF"), .entities = entities, .entity_count = 1};

    bool ok = names_count_article(&n, &a, 1, err) && names_encode(&n, &out, err) &&
              names_decode(&back, buf_span(&out), err) && names_count_article(&back, &a, 1, err) &&
              names_prepare(&back, err) &&
              names_find(&back, ENTITY_ORG, SPAN("anf"), &arena, &found, &count, err) && count == 1;
    arena_free(&arena);
    buf_free(&out);
    names_free(&n);
    names_free(&back);
    return ok;
}

static void says_so_when_memory_runs_out(void **state)
{
    check_allocations(do_all);
    (void)state;
}

static void folds_again_to_the_same(void **state)
{
    static const char *const names[] = {"Pakistan People\xe2\x80\x99s Party",
                                        "x's's's",
                                        "AL-QA'IDA",
                                        "U.S. Navy",
                                        "\xc3\x89va",
                                        "",
                                        "-"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char once[NAME_FOLDED_MAX], twice[NAME_FOLDED_MAX];
        struct span first = {once, names_fold(span_of(names[i]), once)};
        assert_span(((struct span){twice, names_fold(first, twice)}), first);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(shows_the_commonest_spelling_and_of_equal_ones_the_first),
        cmocka_unit_test(finds_nothing_in_an_empty_table),
        cmocka_unit_test(updated_is_as_built_afresh),
        cmocka_unit_test(shards_add_up),
        cmocka_unit_test(counts_a_name_once_an_article_and_learns_aliases),
        cmocka_unit_test(cuts_what_is_long_into_pieces),
        cmocka_unit_test(refuses_what_is_damaged),
        cmocka_unit_test(says_so_when_memory_runs_out),
        cmocka_unit_test(folds_again_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
