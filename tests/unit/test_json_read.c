/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/json_read.h"
#include "common/limits.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void parses_or_says_why_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("json_read.tsv", 2);

    while (cases_next(&cases)) {
        struct lede_error err;
        struct json_object *value = NULL;
        bool ok = json_parse(cases.column[0], &value, &err);
        assert_span_at(cases.line, span_of(ok ? "ok" : err.text), cases.column[1]);
        if (!ok)
            assert_int_equal(err.status, LEDE_INPUT);
        json_release(value);
    }
    cases_close(&cases);
    (void)state;
}

static void gives_members_and_items(void **state)
{
    struct lede_error err;
    struct json_object *v = NULL;

    assert_ok(
        json_parse(
            SPAN(
                "{\"text\": \"a\\u0000b\", \"id\": 17, \"big\": 18446744073709551614,"
                " \"low\": -5, \"half\": 0.5, \"yes\": true, \"none\": null, \"huge\": 99999999999999999999,"
                " \"list\": [\"x\", 2, null], \"same\": 1, \"same\": 2}"),
            &v, &err),
        &err);
    assert_true(json_is_object(v));
    assert_false(json_is_array(v));
    assert_span(json_member_text(v, "text"), SPAN("a\0b"));
    assert_span(json_member_text(v, "id"), SPAN("17"));
    assert_span(json_member_text(v, "big"), SPAN("18446744073709551614"));
    assert_span(json_member_text(v, "low"), SPAN("-5"));
    assert_span(json_member_text(v, "same"), SPAN("2")); /* the last one wins */
    static const char *const no_text[] = {"half", "huge", "yes", "none", "list", "absent"};
    for (size_t i = 0; i < ARRAY_LEN(no_text); i++)
        assert_int_equal(json_member_text(v, no_text[i]).len, 0);
    assert_null(json_member(v, "none"));
    assert_null(json_member(v, "absent"));
    const struct json_object *list = json_member(v, "list");
    assert_true(json_is_array(list));
    assert_int_equal(json_count(list), 3);
    assert_span(json_value_text(json_item(list, 0)), SPAN("x"));
    assert_span(json_value_text(json_item(list, 1)), SPAN("2"));
    assert_null(json_item(list, 2));
    assert_null(json_item(list, 3));
    json_release(v);
    (void)state;
}

static void a_stray_type_reads_as_absent(void **state)
{
    struct lede_error err;
    struct json_object *v = NULL;

    assert_ok(json_parse(SPAN("[1]"), &v, &err), &err);
    assert_null(json_member(v, "x"));
    assert_null(json_member(NULL, "x"));
    assert_int_equal(json_member_text(v, "x").len, 0);
    assert_int_equal(json_count(NULL), 0);
    assert_int_equal(json_count(json_item(v, 0)), 0);
    assert_null(json_item(NULL, 0));
    assert_int_equal(json_value_text(NULL).len, 0);
    json_release(v);
    json_release(NULL);
    assert_ok(json_parse(SPAN("null"), &v, &err), &err);
    assert_null(v);
    (void)state;
}

static void nests_to_the_limit_and_no_deeper(void **state)
{
    char text[2 * (JSON_DEPTH_MAX + 1) + 1];
    struct lede_error err;
    struct json_object *v = NULL;

    for (size_t depth = 1; depth <= JSON_DEPTH_MAX + 1; depth++) {
        memset(text, '[', depth);
        text[depth] = '1';
        memset(text + depth + 1, ']', depth);
        bool ok = json_parse((struct span){text, 2 * depth + 1}, &v, &err);
        assert_int_equal(ok, depth < JSON_DEPTH_MAX);
        if (ok)
            json_release(v);
        else
            assert_non_null(strstr(err.text, "nesting too deep"));
    }
    (void)state;
}

/* `count` times the piece in an array. */
static bool parses_array_of(struct span piece, size_t count, struct lede_error *err)
{
    struct json_object *v = NULL;
    struct buf b = {0};

    buf_byte(&b, '[');
    for (size_t i = 0; i < count; i++) {
        buf_text(&b, i ? "," : "");
        buf_add(&b, piece);
    }
    buf_byte(&b, ']');
    assert_true(buf_ok(&b));
    bool ok = json_parse(buf_span(&b), &v, err);
    if (ok)
        json_release(v);
    buf_free(&b);
    return ok;
}

static void holds_so_many_values_and_no_more(void **state)
{
    static const char *const bombs[] = {"0",          "{}",         "[]", "\"a,[{\\\"\"",
                                        "{\"a\": 1}", "{'\"': [0]}"};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(bombs); i++) {
        assert_ok(parses_array_of(span_of(bombs[i]), JSON_VALUES_MAX / 4, &err), &err);
        assert_false(parses_array_of(span_of(bombs[i]), JSON_VALUES_MAX + 1, &err));
        assert_string_equal(err.text, "JSON of more than 100000 values");
    }
    /* What stands in a text is none: a long article has many commas. */
    struct buf text = {0};
    buf_byte(&text, '"');
    for (size_t i = 0; i < (size_t)2 * JSON_VALUES_MAX; i++)
        buf_text(&text, ", {[ ");
    buf_byte(&text, '"');
    assert_ok(parses_array_of(buf_span(&text), 2, &err), &err);
    buf_free(&text);
    (void)state;
}

/* No byte behind the span is read, wherever it ends, and nothing makes it crash. */
static void any_change_is_parsed_or_refused(void **state)
{
    static const char sample[] =
        "{\"a\": [1, -2.5e3, true, null, \"\\u20ac\\n\"], \"b\": {\"c\": \"\\ud83d\\ude00\"}}";
    struct random r = {8259};

    for (int round = 0; round < 30000; round++) {
        struct lede_error err;
        struct json_object *v = NULL;
        size_t len = random_below(&r, sizeof sample);
        char *copy = mem_take(len, 1); /* of that size, for the sanitizer */
        memcpy(copy, sample, len);
        for (uint64_t n = random_below(&r, 3); len && n; n--)
            copy[random_below(&r, len)] = (char)(1 + random_below(&r, 255));
        if (json_parse((struct span){copy, len}, &v, &err))
            json_release(v);
        else
            assert_int_equal(err.status, LEDE_INPUT);
        mem_free(copy);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses_or_says_why_as_the_cases_say),
        cmocka_unit_test(gives_members_and_items),
        cmocka_unit_test(a_stray_type_reads_as_absent),
        cmocka_unit_test(nests_to_the_limit_and_no_deeper),
        cmocka_unit_test(holds_so_many_values_and_no_more),
        cmocka_unit_test(any_change_is_parsed_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
