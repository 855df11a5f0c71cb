/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "indexer/overrides.h"
#include "tests/support/check.h"

static void fill(struct overrides *o, size_t from, size_t step)
{
    for (size_t i = 0; i < 50; i++) {
        char key[16];
        size_t number = (from + i * step) % 50;
        (void)snprintf(key, sizeof key, "k%zu", number);
        struct override *one = overrides_put(o, number % 3 == 0, span_of(key));
        assert_non_null(one);
        one->drop = number % 5 == 0;
        one->given[number % OVERRIDE_FIELDS] = true;
        one->values[number % OVERRIDE_FIELDS] = SPAN("value");
    }
}

static void the_same_set_gives_the_same_bytes(void **state)
{
    struct overrides a = {0}, b = {0}, back = {0};
    struct buf one = {0}, other = {0}, again = {0};
    struct lede_error err;

    fill(&a, 0, 1);
    fill(&b, 49, 7);
    assert_non_null(overrides_put(&b, false, SPAN("gives nothing")));
    assert_ok(overrides_encode(&a, &one, &err), &err);
    assert_ok(overrides_encode(&b, &other, &err), &err);
    assert_span(buf_span(&one), buf_span(&other));
    assert_ok(overrides_decode(&back, buf_span(&one), &err), &err);
    assert_int_equal(back.count, 50);
    assert_true(overrides_find(&back, true, SPAN("k15"))->drop);
    assert_true(overrides_find(&back, true, SPAN("k15"))->was_dropped);
    assert_null(overrides_find(&back, false, SPAN("k15")));
    assert_ok(overrides_encode(&back, &again, &err), &err);
    assert_span(buf_span(&again), buf_span(&one));
    overrides_free(&a);
    overrides_free(&b);
    overrides_free(&back);
    buf_free(&one);
    buf_free(&other);
    buf_free(&again);
    (void)state;
}

static void any_changed_byte_is_seen(void **state)
{
    struct overrides o = {0};
    struct buf bytes = {0};
    struct lede_error err;

    fill(&o, 0, 1);
    assert_ok(overrides_encode(&o, &bytes, &err), &err);
    for (size_t at = 0; at < bytes.len; at++) {
        struct overrides back = {0};
        bytes.at[at] = (char)(bytes.at[at] ^ 4);
        assert_false(overrides_decode(&back, buf_span(&bytes), &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
        overrides_free(&back);
        assert_false(overrides_decode(&back, span_part(buf_span(&bytes), 0, at), &err));
        bytes.at[at] = (char)(bytes.at[at] ^ 4);
        overrides_free(&back);
    }
    overrides_free(&o);
    buf_free(&bytes);
    (void)state;
}

static bool round_trip(struct lede_error *err)
{
    struct overrides o = {0}, back = {0};
    struct buf bytes = {0};
    struct override *one = overrides_put(&o, false, SPAN("a"));
    bool ok = one != NULL;

    if (!one) {
        (void)error_memory(err);
    } else {
        one->given[OVERRIDE_TITLE] = true;
        one->values[OVERRIDE_TITLE] = SPAN("t");
    }
    ok = ok && overrides_encode(&o, &bytes, err) && overrides_decode(&back, buf_span(&bytes), err);
    overrides_free(&o);
    overrides_free(&back);
    buf_free(&bytes);
    return ok;
}

static void survives_any_allocation_that_fails(void **state)
{
    struct lede_error err;
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        mem_fail_at(n);
        ok = round_trip(&err);
        assert_memory(ok, &err);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_set_gives_the_same_bytes),
        cmocka_unit_test(any_changed_byte_is_seen),
        cmocka_unit_test(survives_any_allocation_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
