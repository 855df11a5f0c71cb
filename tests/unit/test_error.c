/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "common/utf8.h"
#include "tests/support/check.h"

enum { ROOM = sizeof(((struct lede_error *)0)->text) - 1 };

static void sets_status_and_text(void **state)
{
    struct lede_error err;

    assert_false(error_set(&err, LEDE_INPUT, "line %d: no title", 7));
    assert_int_equal(err.status, LEDE_INPUT);
    assert_string_equal(err.text, "line 7: no title");
    assert_false(error_memory(&err));
    assert_int_equal(err.status, LEDE_MEMORY);
    (void)state;
}

static void puts_the_place_before_the_reason(void **state)
{
    struct lede_error err;

    error_set(&err, LEDE_DAMAGED, "ends early");
    assert_false(error_within(&err, "%s:%d", "a.gz", 3));
    assert_int_equal(err.status, LEDE_DAMAGED);
    assert_string_equal(err.text, "a.gz:3: ends early");
    error_within(&err, "news.tar");
    assert_string_equal(err.text, "news.tar: a.gz:3: ends early");
    (void)state;
}

static void says_what_errno_means(void **state)
{
    struct lede_error err;

    assert_false(error_errno(&err, ENOENT, "%s", "x"));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_string_equal(err.text, "x: no such file or directory");
    error_errno(&err, ENOMEM, "x");
    assert_int_equal(err.status, LEDE_MEMORY);
    error_errno(&err, ENOSPC, "x");
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_string_equal(err.text, "x: no space left on device");
    error_errno(&err, 12345, "x");
    assert_string_equal(err.text, "x: system error 12345");
    (void)state;
}

static void shows_control_characters_and_bad_bytes(void **state)
{
    struct lede_error err;

    error_set(&err, LEDE_INPUT, "%s", "a\x1b[2J\nb\xff\xC2\x9b");
    assert_string_equal(err.text, "a\\x1b[2J\\x0ab\\xff\\xc2\\x9b");
    error_within(&err, "p\tq");
    assert_string_equal(err.text, "p\\x09q: a\\x1b[2J\\x0ab\\xff\\xc2\\x9b");
    (void)state;
}

/* Texts of every length around the room there is, of characters of one to four bytes. */
static void cuts_between_characters_only(void **state)
{
    static const char *const characters[] = {"a", "ü", "東", "😀", "\x01"};
    struct lede_error err;

    for (size_t k = 0; k < ARRAY_LEN(characters); k++)
        for (size_t pad = 0; pad < 8; pad++) {
            char text[2 * ROOM + 16] = "";
            size_t len = pad, unit = strlen(characters[k]);
            memset(text, 'x', pad);
            for (; len < ROOM + 8; len += unit)
                memcpy(text + len, characters[k], unit + 1);
            error_set(&err, LEDE_INPUT, "%s", text);
            struct span got = span_of(err.text);
            assert_int_equal(utf8_valid_length(got), got.len);
            assert_true(got.len > ROOM - 4 && got.len <= ROOM);
        }
    (void)state;
}

static void keeps_the_reason_of_a_place_that_is_too_long(void **state)
{
    struct lede_error err;
    char path[4000];

    memset(path, 'p', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    error_errno(&err, EACCES, "%s", path);
    assert_true(span_ends(span_of(err.text), SPAN("ppp: permission denied")));
    assert_int_equal(strlen(err.text), ROOM);
    error_within(&err, "%s", path); /* now the reason is too long itself: half of the room each */
    assert_int_equal(strlen(err.text), ROOM);
    assert_int_equal(span_find(span_of(err.text), SPAN(": "), 0), (ROOM + 1) / 2 - 1);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_status_and_text),
        cmocka_unit_test(puts_the_place_before_the_reason),
        cmocka_unit_test(says_what_errno_means),
        cmocka_unit_test(shows_control_characters_and_bad_bytes),
        cmocka_unit_test(cuts_between_characters_only),
        cmocka_unit_test(keeps_the_reason_of_a_place_that_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
