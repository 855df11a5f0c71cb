/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/map.h"
#include "common/random.h"
#include "tests/support/check.h"

enum { KEYS_MAX = 3000, KEY_BYTES = 6 };

/* The slow and obvious map. */
struct list {
    char key[KEYS_MAX][KEY_BYTES];
    size_t len[KEYS_MAX];
    const void *value[KEYS_MAX];
    size_t count;
};

static size_t find_slowly(const struct list *list, struct span key)
{
    size_t i = 0;
    while (i < list->count && !span_equal((struct span){list->key[i], list->len[i]}, key))
        i++;
    return i;
}

static void agrees_with_a_list(void **state)
{
    static struct list list;
    struct random r = {1970};
    struct map m = {0};

    for (int round = 0; round < 8000; round++) {
        char bytes[KEY_BYTES];
        struct span key = {bytes, random_below(&r, KEY_BYTES + 1)};
        for (size_t i = 0; i < KEY_BYTES; i++)
            bytes[i] = (char)random_below(&r, 4); /* NUL among them */
        size_t at = find_slowly(&list, key);
        bool there = at < list.count;
        assert_int_equal(map_has(&m, key), there);
        assert_ptr_equal(map_get(&m, key), there ? list.value[at] : NULL);
        if (random_below(&r, 2) || list.count == KEYS_MAX)
            continue;
        memcpy(list.key[at], bytes, KEY_BYTES);
        list.len[at] = key.len;
        list.value[at] = &list.key[random_below(&r, KEYS_MAX)];
        list.count += !there;
        assert_true(map_put(&m, key, list.value[at]));
        assert_int_equal(m.count, list.count);
    }
    assert_true(list.count > 500);
    map_free(&m);
    assert_int_equal(m.count, 0);
    (void)state;
}

static void counts_in_place(void **state)
{
    struct map m = {0};

    for (unsigned i = 0; i < 3; i++)
        for (unsigned k = 0; k < 1000; k++) {
            uint64_t *number = map_number(&m, (struct span){(const char *)&k, sizeof k});
            assert_non_null(number);
            assert_int_equal(*number, i * (k + 1));
            *number += k + 1;
        }
    assert_int_equal(m.count, 1000);
    map_free(&m);
    (void)state;
}

static void tells_a_null_value_from_absence(void **state)
{
    struct map m = {0};

    assert_false(map_has(&m, SPAN("")));
    assert_null(map_get(&m, SPAN("a")));
    assert_true(map_put(&m, (struct span){0}, NULL));
    assert_true(map_has(&m, SPAN("")));
    assert_null(map_get(&m, SPAN("")));
    assert_false(map_has(&m, SPAN("a")));
    map_free(&m);
    map_free(&m);
    (void)state;
}

static void keeps_what_it_has_when_out_of_memory(void **state)
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct map m = {0};
        unsigned k = 0;
        mem_fail_at(n);
        while (k < 300 && map_put(&m, (struct span){(const char *)&k, sizeof k}, "there"))
            k++;
        failed = mem_failed();
        mem_fail_at(0);
        assert_int_equal(k < 300, failed);
        assert_int_equal(m.count, k);
        for (unsigned i = 0; i < 300; i++)
            assert_int_equal(map_has(&m, (struct span){(const char *)&i, sizeof i}), i < k);
        map_free(&m);
    }
    (void)state;
}

static void hashes_the_same_everywhere(void **state)
{
    assert_int_equal(hash_bytes((struct span){0}), 0x2d06800538d394c2);
    assert_int_equal(hash_bytes(SPAN("")), 0x2d06800538d394c2);
    assert_int_not_equal(hash_bytes(SPAN("a")), hash_bytes(SPAN("b")));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_list),
        cmocka_unit_test(counts_in_place),
        cmocka_unit_test(tells_a_null_value_from_absence),
        cmocka_unit_test(keeps_what_it_has_when_out_of_memory),
        cmocka_unit_test(hashes_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
