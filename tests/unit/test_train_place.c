/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/mem.h"
#include "common/random.h"
#include "indexer/entities/tag_model.h"
#include "indexer/entities/train_place.h"
#include "tests/support/check.h"

enum { BUCKETS = 1000, ENTRIES = BUCKETS * BUCKET_ENTRIES, FEATURES_MOST = ENTRIES + 500 };

static void make_features(uint64_t features[], size_t count)
{
    struct random r = {3};

    for (size_t i = 0; i < count; i++)
        features[i] = random_next(&r);
}

/* Each in one of its two buckets, no two in one entry; how many have none. */
static size_t check_places(const uint64_t features[], const uint32_t places[], size_t count)
{
    static bool taken[ENTRIES];
    size_t without = 0;

    memset(taken, 0, sizeof taken);
    for (size_t i = 0; i < count; i++) {
        uint64_t bucket = places[i] / BUCKET_ENTRIES;
        without += places[i] == NO_PLACE;
        if (places[i] == NO_PLACE)
            continue;
        assert_true(bucket == tag_bucket_first(features[i], BUCKETS) ||
                    bucket == tag_bucket_second(features[i], BUCKETS));
        assert_false(taken[places[i]]);
        taken[places[i]] = true;
    }
    return without;
}

static void fills_nearly_all_entries(void **state)
{
    enum { COUNT = ENTRIES * 97 / 100 };
    static uint64_t features[COUNT];
    static uint32_t places[COUNT], again[COUNT];
    struct lede_error err;
    size_t lost;

    make_features(features, COUNT);
    assert_ok(train_place(features, COUNT, BUCKETS, places, &lost, &err), &err);
    assert_int_equal(lost, 0);
    assert_int_equal(check_places(features, places, COUNT), 0);
    assert_ok(train_place(features, COUNT, BUCKETS, again, &lost, &err), &err);
    assert_memory_equal(places, again, sizeof places);
    (void)state;
}

static void counts_those_that_find_none(void **state)
{
    static uint64_t features[FEATURES_MOST];
    static uint32_t places[FEATURES_MOST];
    struct lede_error err;
    size_t lost;

    make_features(features, FEATURES_MOST);
    assert_ok(train_place(features, FEATURES_MOST, BUCKETS, places, &lost, &err), &err);
    assert_in_range(lost, FEATURES_MOST - ENTRIES, FEATURES_MOST - ENTRIES * 97 / 100);
    assert_int_equal(check_places(features, places, FEATURES_MOST), lost);
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct lede_error err = {.status = LEDE_OK};
    uint32_t place;
    size_t lost;

    mem_fail_at(1);
    assert_false(train_place(&(uint64_t){7}, 1, BUCKETS, &place, &lost, &err));
    mem_fail_at(0);
    assert_int_equal(err.status, LEDE_MEMORY);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_nearly_all_entries),
        cmocka_unit_test(counts_those_that_find_none),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
