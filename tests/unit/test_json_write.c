/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "common/json_read.h"
#include "common/json_write.h"
#include "common/mem.h"
#include "common/number.h"
#include "common/random.h"
#include "common/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void puts_commas_and_quotes(void **state)
{
    struct buf out = {0};
    struct json j = {.out = &out};

    json_open_object(&j);
    json_key(&j, "id");
    json_number(&j, UINT64_MAX);
    json_key(&j, "none");
    json_text_or_null(&j, (struct span){0});
    json_key(&j, "some");
    json_text_or_null(&j, SPAN("x"));
    json_key(&j, "list");
    json_open_array(&j);
    json_integer(&j, INT64_MIN);
    json_open_array(&j);
    json_close_array(&j);
    json_open_object(&j);
    json_close_object(&j);
    json_bool(&j, true);
    json_bool(&j, false);
    json_null(&j);
    json_close_array(&j);
    json_key(&j, "\"");
    json_text(&j, SPAN(""));
    json_close_object(&j);
    json_line_end(&j);
    json_open_array(&j);
    json_decimal(&j, 0.5, 6);
    json_decimal(&j, (double)NAN, 6);
    json_decimal(&j, (double)INFINITY, 6);
    json_close_array(&j);
    json_line_end(&j);
    assert_span(buf_span(&out),
                SPAN("{\"id\":18446744073709551615,\"none\":null,\"some\":\"x\","
                     "\"list\":[-9223372036854775808,[],{},true,false,null],\"\\\"\":\"\"}\n"
                     "[0.5,null,null]\n"));
    buf_free(&out);
    (void)state;
}

static void puts_names_with_their_values(void **state)
{
    struct buf out = {0};
    struct json j = {.out = &out};

    json_open_object(&j);
    json_key_text(&j, "text", SPAN(""));
    json_key_text_or_null(&j, "none", SPAN(""));
    json_key_number(&j, "number", 7);
    json_key_bool(&j, "bool", true);
    json_key_day(&j, "day", true, 0);
    json_key_day(&j, "unknown", false, 0);
    json_close_object(&j);
    assert_span(buf_span(&out), SPAN("{\"text\":\"\",\"none\":null,\"number\":7,\"bool\":true,"
                                     "\"day\":\"1970-01-01\",\"unknown\":null}"));
    buf_free(&out);
    (void)state;
}

static void escapes_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("json_write.tsv", 2);

    while (cases_next(&cases)) {
        struct buf out = {0};
        struct json j = {.out = &out};
        json_text(&j, cases.column[0]);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

static void check_decimals(void)
{
    struct cases cases = cases_open("json_decimal.tsv", 3);

    while (cases_next(&cases)) {
        struct buf out = {0};
        struct json j = {.out = &out};
        double number = 0;
        uint64_t digits = 0;
        assert_true(number_parse_decimal(cases.column[0], &number));
        assert_true(number_parse(cases.column[1], 17, &digits));
        json_decimal(&j, number, (int)digits);
        assert_span_at(cases.line, buf_span(&out), cases.column[2]);
        buf_free(&out);
    }
    cases_close(&cases);
}

static void decimals_do_not_depend_on_the_locale(void **state)
{
    static const char *const with_comma[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE"};
    locale_t comma = (locale_t)0;

    check_decimals();
    for (size_t i = 0; !comma && i < ARRAY_LEN(with_comma); i++)
        comma = newlocale(LC_NUMERIC_MASK, with_comma[i], (locale_t)0);
    if (comma) { /* a machine may have none of them */
        locale_t before = uselocale(comma);
        check_decimals();
        (void)uselocale(before);
        freelocale(comma);
    }
    (void)state;
}

/* A tree of any shape. */
static void write_random(struct json *j, struct random *r, unsigned depth)
{
    unsigned count = (unsigned)random_below(r, 4);

    switch (depth ? random_below(r, 4) : 3) {
    case 0:
        json_open_object(j);
        for (unsigned i = 0; i < count; i++) {
            json_key(j, i ? "b" : "a");
            write_random(j, r, depth - 1);
        }
        json_close_object(j);
        break;
    case 1:
        json_open_array(j);
        for (unsigned i = 0; i < count; i++)
            write_random(j, r, depth - 1);
        json_close_array(j);
        break;
    case 2: json_decimal(j, (double)random_next(r) / (double)random_next(r), 17); break;
    default: json_number(j, random_next(r)); break;
    }
}

static void what_is_written_can_be_read(void **state)
{
    struct random r = {11};
    struct lede_error err;
    struct buf out = {0};

    for (int round = 0; round < 2000; round++) {
        struct json j = {.out = &out};
        struct json_object *value;
        buf_reset(&out);
        write_random(&j, &r, 6);
        json_line_end(&j);
        assert_true(buf_ok(&out));
        assert_ok(json_parse(buf_span(&out), &value, &err), &err);
        json_release(value);
    }
    buf_free(&out);
    (void)state;
}

static void nests_to_its_limit(void **state)
{
    struct buf out = {0};
    struct json j = {.out = &out};

    for (int i = 0; i < 32; i++) {
        json_null(&j);
        if (i == 0)
            buf_reset(&out); /* nothing parts whole values: that is json_line_end()'s */
        json_open_array(&j);
    }
    json_null(&j);
    json_null(&j);
    for (int i = 0; i < 32; i++)
        json_close_array(&j);
    json_line_end(&j);
    assert_true(span_starts(buf_span(&out), SPAN("[null,[null,[")));
    assert_int_not_equal(span_find(buf_span(&out), SPAN("[null,null]]"), 0), SIZE_MAX);
    buf_free(&out);
    (void)state;
}

static void any_bytes_come_back_repaired(void **state)
{
    struct random r = {12};
    struct lede_error err;
    struct buf out = {0}, want = {0};

    for (int round = 0; round < 20000; round++) {
        char bytes[20];
        struct span text = {bytes, random_below(&r, sizeof bytes + 1)};
        struct json j = {.out = &out};
        struct json_object *value;
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)(random_below(&r, 2) ? 1 + random_below(&r, 127)
                                                  : 128 + random_below(&r, 128));
        buf_reset(&out);
        buf_reset(&want);
        json_open_object(&j);
        json_key(&j, "text");
        json_text(&j, text);
        json_close_object(&j);
        (void)utf8_repair(text, &want);
        assert_int_equal(utf8_valid_length(buf_span(&out)), out.len);
        assert_ok(json_parse(buf_span(&out), &value, &err), &err);
        assert_span(json_member_text(value, "text"), buf_span(&want));
        json_release(value);
    }
    buf_free(&out);
    buf_free(&want);
    (void)state;
}

static void a_full_buffer_shows_at_the_end(void **state)
{
    struct buf out = {.max = 20};
    struct json j = {.out = &out};

    json_open_array(&j);
    for (int i = 0; i < 100; i++)
        json_number(&j, 7);
    json_close_array(&j);
    json_line_end(&j);
    assert_false(buf_ok(&out));
    assert_true(out.len <= 20);
    buf_free(&out);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_commas_and_quotes),
        cmocka_unit_test(puts_names_with_their_values),
        cmocka_unit_test(escapes_as_the_cases_say),
        cmocka_unit_test(decimals_do_not_depend_on_the_locale),
        cmocka_unit_test(what_is_written_can_be_read),
        cmocka_unit_test(nests_to_its_limit),
        cmocka_unit_test(any_bytes_come_back_repaired),
        cmocka_unit_test(a_full_buffer_shows_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
