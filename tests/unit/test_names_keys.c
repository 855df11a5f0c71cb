/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/name_key.h"
#include "common/mem.h"
#include "index/names.h"
#include "index/names_keys.h"
#include "tests/support/check.h"

enum { MANY = 2000 };

static const struct {
    const char *name;
    enum entity_type type;
    int articles;
} rows[] = {
    {"Jaish-ul-Adl", ENTITY_ORG, 3},
    {"Jaysh al-Adl", ENTITY_ORG, 2},
    {"JAYSH AL-ADL", ENTITY_ORG, 1},
    {"Mohammad Baqeri", ENTITY_PERSON, 4},
    {"Ali Baqeri", ENTITY_PERSON, 5},
    {"Mohammed Bagheri", ENTITY_PERSON, 1},
    {"Kyiv", ENTITY_PLACE, 2},
    {"Kiev", ENTITY_PLACE, 7},
    {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", ENTITY_PERSON, 1}, /* no Latin letters: no key */
};

static void fill(struct names *n)
{
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_ok(names_add(n, rows[i].type, span_of(rows[i].name), rows[i].articles, &err), &err);
}

/* "jaish ul adl 3|jaysh al adl 3": what all buckets have for the key of a name, words with a +. */
static void look_up(struct span encoded, const char *name, struct buf *out)
{
    char key[NAME_KEY_MAX];
    struct span asked = {key, name_key(span_of(name), key)};
    struct arena arena = {0};
    struct lede_error err;

    buf_reset(out);
    for (size_t b = 0; b < name_keys_bucket_count(encoded); b++) {
        struct name_spelling *found;
        size_t count;
        assert_ok(name_keys_read(name_keys_bucket(encoded, b), asked, &arena, &found, &count, &err),
                  &err);
        for (size_t i = 0; i < count; i++)
            buf_addf(out, "%s%c:%s%.*s %d", out->len ? "|" : "", name_letter(found[i].type),
                     found[i].is_word ? "+" : "", SPAN_ARGS(found[i].folded),
                     (int)found[i].articles);
    }
    arena_free(&arena);
}

static void finds_the_names_of_a_key_and_their_words(void **state)
{
    static const struct {
        const char *asked, *found;
    } wanted[] = {
        {"Jeish ol Adl", "o:jaish ul adl 3|o:jaysh al adl 3"},
        {"Muhammad Bagheri", "p:mohammad baqeri 4|p:mohammed bagheri 1"},
        {"Baqeri", "p:+bagheri 1|p:+baqeri 9"},
        {"Kyiv", "l:kiev 7|l:kyiv 2"},
        {"Iran", ""},
        {"adl", "o:+adl 6"},
    };
    struct names n = {0};
    struct buf encoded = {0}, found = {0};
    struct lede_error err;

    fill(&n);
    assert_ok(name_keys_encode(&n, &encoded, &err), &err);
    assert_int_equal(name_keys_bucket_count(buf_span(&encoded)), 1);
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        look_up(buf_span(&encoded), wanted[i].asked, &found);
        assert_span(buf_span(&found), span_of(wanted[i].found));
    }
    buf_free(&found);
    buf_free(&encoded);
    names_free(&n);
    (void)state;
}

static void many_names_have_many_buckets(void **state)
{
    struct names n = {0}, other = {0};
    struct buf encoded = {0}, again = {0}, found = {0};
    struct lede_error err;
    char name[40];

    for (int i = 0; i < MANY; i++) {
        (void)snprintf(name, sizeof name, "Zahedan Guards %d", i);
        assert_ok(names_add(&n, ENTITY_ORG, span_of(name), 1, &err), &err);
        (void)snprintf(name, sizeof name, "Zahedan Guards %d", MANY - 1 - i);
        assert_ok(names_add(&other, ENTITY_ORG, span_of(name), 1, &err), &err);
    }
    assert_ok(name_keys_encode(&n, &encoded, &err), &err);
    assert_true(name_keys_bucket_count(buf_span(&encoded)) >= MANY / 64);
    look_up(buf_span(&encoded), "Zahidan Guards 1234", &found);
    assert_span(buf_span(&found), SPAN("o:zahedan guards 1234 1"));
    /* In whatever order they came. */
    assert_ok(name_keys_encode(&other, &again, &err), &err);
    assert_span(buf_span(&encoded), buf_span(&again));
    buf_free(&found);
    buf_free(&again);
    buf_free(&encoded);
    names_free(&other);
    names_free(&n);
    (void)state;
}

static void an_empty_table_has_an_empty_bucket(void **state)
{
    struct names n = {0};
    struct buf encoded = {0}, found = {0};
    struct lede_error err;

    assert_ok(name_keys_encode(&n, &encoded, &err), &err);
    assert_int_equal(name_keys_bucket_count(buf_span(&encoded)), 1);
    look_up(buf_span(&encoded), "Jaish-ul-Adl", &found);
    assert_int_equal(found.len, 0);
    assert_int_equal(name_keys_bucket_count(SPAN("")), 0);
    buf_free(&encoded);
    buf_free(&found);
    (void)state;
}

static void says_what_is_damaged(void **state)
{
    static const char *const damaged[] = {"\x05", "\x01k\x06\x01n\x01", "\x01k\x01\x00\x01",
                                          "\x01k\x01\x01n"};
    struct arena arena = {0};
    struct name_spelling *found;
    struct lede_error err;
    size_t count;

    for (size_t i = 0; i < ARRAY_LEN(damaged); i++) {
        assert_false(name_keys_read(span_of(damaged[i]), SPAN("k"), &arena, &found, &count, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    arena_free(&arena);
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct names n = {0};
    struct lede_error err;
    bool done = false;

    fill(&n);
    for (size_t at = 1; !done; at++) {
        struct buf encoded = {0};
        struct arena arena = {0};
        struct name_spelling *found;
        size_t count;
        err.status = LEDE_OK;
        mem_fail_at(at);
        done = name_keys_encode(&n, &encoded, &err) &&
               name_keys_read(name_keys_bucket(buf_span(&encoded), 0), SPAN("3jISdl"), &arena,
                              &found, &count, &err);
        assert_memory(done, &err);
        arena_free(&arena);
        buf_free(&encoded);
    }
    names_free(&n);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_names_of_a_key_and_their_words),
        cmocka_unit_test(many_names_have_many_buckets),
        cmocka_unit_test(an_empty_table_has_an_empty_bucket),
        cmocka_unit_test(says_what_is_damaged),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
