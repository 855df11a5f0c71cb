/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/map.h"
#include "common/random.h"
#include "indexer/entities/tag_model.h"
#include "indexer/entities/train_place.h"
#include "indexer/names_model.h"
#include "tests/support/check.h"

enum { BUCKETS = 8, FEATURES = 20, ROWS = 15 };

static uint64_t feature_at(size_t i)
{
    struct random r = {i};
    return random_next(&r);
}

static void make(struct tag_model *m, struct buf *out)
{
    static char about[] = "made by a test";
    struct lede_error err;
    uint64_t features[FEATURES];
    uint32_t places[FEATURES];
    size_t lost = 0;

    *m = (struct tag_model){.bucket_count = BUCKETS, .attribution = about};
    m->buckets = mem_take(BUCKETS, BUCKET_BYTES);
    assert_non_null(m->buckets);
    for (size_t i = 0; i < FEATURES; i++)
        features[i] = feature_at(i);
    assert_ok(train_place(features, FEATURES, BUCKETS, places, &lost, &err), &err);
    assert_int_equal(lost, 0);
    for (size_t i = 0; i < FEATURES; i++) {
        int8_t weights[LABEL_COUNT];
        for (size_t y = 0; y < LABEL_COUNT; y++)
            weights[y] = (int8_t)(i + y + 1);
        tag_model_put(m, places[i], features[i], weights);
    }
    m->transitions[1][2] = -300;
    assert_true(hash_table_put(&m->tables.words, 5, 77));
    for (size_t i = 0; i < ROWS; i++)
        assert_true(
            hash_table_put(&m->tables.words, (uint32_t)feature_at(100 + i) | 8, 99 + (uint32_t)i) &&
            hash_table_put(&m->tables.gazetteer, (uint32_t)feature_at(200 + i) | 8, 3) &&
            hash_table_put(&m->tables.bridges, (uint32_t)feature_at(300 + i) | 8, 1));
    assert_ok(tag_model_write(m, out, &err), &err);
    mem_free(m->buckets);
    tag_tables_free(&m->tables);
    *m = (struct tag_model){0};
}

static const int8_t *find(const struct tag_model *m, uint64_t feature)
{
    const int8_t *entry = tag_model_find_first(m, feature);
    return entry ? entry : tag_model_find_second(m, feature);
}

static void comes_back_from_its_bytes(void **state)
{
    struct tag_model m;
    struct buf bytes = {0}, again = {0};
    struct lede_error err;

    make(&m, &bytes);
    assert_ok(tag_model_read(&m, buf_span(&bytes), &err), &err);
    for (size_t i = 0; i < FEATURES; i++) {
        const int8_t *entry = find(&m, feature_at(i));
        assert_non_null(entry);
        for (size_t y = 0; y < LABEL_COUNT; y++)
            assert_int_equal(entry[ENTRY_MARK + y], i + y + 1);
    }
    assert_null(find(&m, feature_at(FEATURES + 3)));
    assert_int_equal(m.transitions[1][2], -300);
    assert_int_equal(hash_table_get(&m.tables.words, 5), 77);
    assert_int_equal(hash_table_get(&m.tables.words, 6), 0);
    assert_string_equal(m.attribution, "made by a test");
    assert_ok(tag_model_write(&m, &again, &err), &err);
    assert_true(span_equal(buf_span(&bytes), buf_span(&again)));
    tag_model_free(&m);
    buf_free(&bytes);
    buf_free(&again);
    (void)state;
}

static void refuses_what_is_cut_or_changed(void **state)
{
    struct tag_model m;
    struct buf bytes = {0};
    struct lede_error err;

    assert_false(tag_model_read(&m, (struct span){0}, &err));
    assert_int_equal(err.status, LEDE_DAMAGED);
    make(&m, &bytes);
    for (size_t len = 0; len < bytes.len; len++) {
        assert_false(tag_model_read(&m, span_part(buf_span(&bytes), 0, len), &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    for (size_t bit = 0; bit < bytes.len * 8; bit++) {
        char *at = &bytes.at[bit / 8];
        char was = *at;
        *at = (char)((unsigned char)was ^ 1U << bit % 8);
        assert_false(tag_model_read(&m, buf_span(&bytes), &err));
        assert_true(err.status == LEDE_DAMAGED || err.status == LEDE_VERSION);
        *at = was;
    }
    buf_free(&bytes);
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct tag_model m;
    struct buf bytes = {0};
    bool done = false;

    make(&m, &bytes);
    for (size_t n = 1; !done; n++) {
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        done = tag_model_read(&m, buf_span(&bytes), &err);
        mem_fail_at(0);
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
    }
    tag_model_free(&m);
    buf_free(&bytes);
    (void)state;
}

static void one_that_is_not_there_is_told_with_what_to_do(void **state)
{
    struct tag_model m = {0};
    struct lede_error err;

    assert_false(names_model_load(&m, NULL, NULL, "/nowhere/bin/indexer", &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_non_null(strstr(err.text, "--no-entities"));
    assert_false(names_model_load(&m, "/nowhere/names.model", NULL, MODEL, &err));
    assert_non_null(strstr(err.text, "/nowhere/names.model"));
    assert_false(names_model_load(&m, NULL, "/nowhere/else", MODEL, &err));
    assert_non_null(strstr(err.text, "/nowhere/else"));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_from_its_bytes),
        cmocka_unit_test(refuses_what_is_cut_or_changed),
        cmocka_unit_test(says_so_when_memory_runs_out),
        cmocka_unit_test(one_that_is_not_there_is_told_with_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
