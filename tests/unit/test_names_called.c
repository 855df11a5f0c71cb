/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "index/names_called.h"
#include "index/names_keys.h"
#include "tests/support/check.h"

enum { MANY = 500 };

static const struct {
    const char *name;
    enum entity_type type;
    int articles;
    const char *called; /* NULL: nothing is kept, it is called so */
} rows[] = {
    {"Jaish-ul-Adl", ENTITY_ORG, 3, NULL},
    {"Jaysh al-Adl", ENTITY_ORG, 2, "Jaish-ul-Adl"},
    {"JAYSH AL-ADL", ENTITY_ORG, 1, "Jaish-ul-Adl"},
    {"U.S.", ENTITY_PLACE, 9, "United States"},
    {"US", ENTITY_PLACE, 2, "United States"},
    {"United States", ENTITY_PLACE, 5, NULL},
    {"KABUL", ENTITY_PLACE, 1, "Kabul"},
    {"Kabul", ENTITY_PLACE, 4, "Kabul"},
    {"Kabul", ENTITY_ORG, 4, NULL},
    {"Imran Khan", ENTITY_PERSON, 4, NULL},
};

static void fill(struct names *n, size_t many)
{
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_ok(names_add(n, rows[i].type, span_of(rows[i].name), rows[i].articles, &err), &err);
    for (size_t i = 0; i < many; i++) {
        char name[32];
        int len = snprintf(name, sizeof name, "Town %zu", i);
        assert_ok(names_add(n, ENTITY_PLACE, (struct span){name, (size_t)len}, 2, &err), &err);
        len = snprintf(name, sizeof name, "TOWN %zu", i);
        assert_ok(names_add(n, ENTITY_PLACE, (struct span){name, (size_t)len}, 1, &err), &err);
    }
    assert_ok(names_prepare(n, &err), &err);
}

static void encode(const struct names *n, struct buf *out)
{
    struct names_canon c = {0};
    struct lede_error err;

    assert_ok(names_canon_make(&c, n, NULL, &err), &err);
    assert_ok(names_called_encode(&c, out, &err), &err);
    names_canon_free(&c);
}

static struct span look_up(struct span encoded, enum entity_type type, const char *name)
{
    char folded[NAME_FOLDED_MAX];
    struct lede_error err;
    struct span found;
    uint64_t hash = names_hash(type, (struct span){folded, names_fold(span_of(name), folded)});
    size_t buckets = name_keys_bucket_count(encoded);

    assert_true(buckets > 0 && (buckets & (buckets - 1)) == 0);
    assert_ok(
        names_called_read(name_keys_bucket(encoded, hash & (buckets - 1)), hash, &found, &err),
        &err);
    return found;
}

static void keeps_what_is_called_otherwise_than_it_is_written(void **state)
{
    static const size_t many[] = {0, MANY};

    for (size_t m = 0; m < ARRAY_LEN(many); m++) {
        struct names n = {0};
        struct buf out = {0};
        fill(&n, many[m]);
        encode(&n, &out);
        assert_true(many[m] == 0 || name_keys_bucket_count(buf_span(&out)) > 4);
        for (size_t i = 0; i < ARRAY_LEN(rows); i++)
            assert_span(look_up(buf_span(&out), rows[i].type, rows[i].name),
                        rows[i].called ? span_of(rows[i].called) : (struct span){0});
        assert_span(look_up(buf_span(&out), ENTITY_PLACE, "Lahore"), (struct span){0});
        if (many[m])
            assert_span(look_up(buf_span(&out), ENTITY_PLACE, "TOWN 77"), SPAN("Town 77"));
        buf_free(&out);
        names_free(&n);
    }
    (void)state;
}

static void names_what_is_damaged(void **state)
{
    static const char bucket[] = "abcdefgh\4Kyiv";
    const struct span whole = {bucket, sizeof bucket - 1};

    for (size_t len = 0; len <= whole.len; len++) {
        struct lede_error err = {.status = LEDE_OK};
        struct span found;
        bool ok = names_called_read(span_part(whole, 0, len), 0, &found, &err);
        assert_int_equal(ok, len == 0 || len == whole.len);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_DAMAGED);
    }
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct names n = {0};
    struct names_canon c = {0};
    struct lede_error err;
    bool ok = false;

    fill(&n, 3);
    assert_ok(names_canon_make(&c, &n, NULL, &err), &err);
    for (size_t at = 1; !ok; at++) {
        struct buf out = {0};
        err = (struct lede_error){.status = LEDE_OK};
        mem_fail_at(at);
        ok = names_called_encode(&c, &out, &err);
        assert_true(ok != mem_failed());
        mem_fail_at(0);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        buf_free(&out);
    }
    names_canon_free(&c);
    names_free(&n);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_is_called_otherwise_than_it_is_written),
        cmocka_unit_test(names_what_is_damaged),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
