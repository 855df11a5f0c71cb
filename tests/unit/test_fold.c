/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include <utf8proc.h>

#include "analysis/fold.h"
#include "common/utf8.h"
#include "tests/support/check.h"

enum { CHARACTERS = 0x110000 };

static void letters_and_digits_have_a_fold_of_their_kind(void **state)
{
    char folded[FOLD_BYTES_MAX];
    size_t len;

    for (uint32_t c = 0; c < CHARACTERS; c++) {
        enum letter kind = fold_kind(c);

        if (!(kind & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)))
            continue;
        struct span fold = {folded, fold_letter(c, folded)};
        if (fold.len == 0 && kind != LETTER_MARK)
            fail_msg("U+%04X folds to nothing", c);
        for (size_t at = 0; at < fold.len; at += len) {
            enum letter part = fold_kind(utf8_at(fold, at, &len));
            enum letter allowed = kind == LETTER_DIGIT ? LETTER_DIGIT : LETTER_ANY | LETTER_MARK;
            if (!(part & allowed) || (at == 0 && part == LETTER_MARK && kind != LETTER_MARK))
                fail_msg("U+%04X of kind %d folds to a kind %d", c, (int)kind, (int)part);
        }
    }
    (void)state;
}

static void folding_twice_changes_nothing(void **state)
{
    char once[FOLD_BYTES_MAX], twice[FOLD_BYTES_MAX * FOLD_BYTES_MAX];
    size_t len;

    for (uint32_t c = 0; c < CHARACTERS; c++) {
        if (!(fold_kind(c) & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)))
            continue;
        struct span fold = {once, fold_letter(c, once)};
        struct span again = {twice, 0};
        for (size_t at = 0; at < fold.len; at += len)
            again.len += fold_letter(utf8_at(fold, at, &len), twice + again.len);
        if (!span_equal(fold, again))
            fail_msg("U+%04X folds anew when folded", c);
    }
    (void)state;
}

/* What the table of Latin letters says is what Unicode says, but for the letters named. */
static void the_latin_rows_are_unicode(void **state)
{
    const struct span apart =
        SPAN("\xC3\x86\xC3\x90\xC3\x98\xC3\x9E\xC3\xA6\xC3\xB0\xC3\xB8\xC3\xBE"
             "\xC4\x90\xC4\x91\xC4\xA6\xC4\xA7\xC4\xB1\xC5\x81\xC5\x82"
             "\xC5\x92\xC5\x93\xC5\xA6\xC5\xA7\xC2\xBC\xC2\xBD\xC2\xBE");
    const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                  UTF8PROC_STRIPMARK | UTF8PROC_NULLTERM;

    for (uint32_t c = 0x80; c < 0x180; c++) {
        char text[5] = {0}, folded[FOLD_BYTES_MAX];
        utf8proc_uint8_t *mapped = NULL;
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

        (void)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)text);
        assert_int_equal(fold_kind(c) == LETTER_CAPITAL, category == UTF8PROC_CATEGORY_LU);
        assert_int_equal(fold_kind(c) == LETTER_SMALL, category == UTF8PROC_CATEGORY_LL);
        assert_int_equal(fold_kind(c) == LETTER_DIGIT, category == UTF8PROC_CATEGORY_NO);
        if (!(fold_kind(c) & (LETTER_ANY | LETTER_DIGIT)) ||
            span_find(apart, span_of(text), 0) != SIZE_MAX || c == 0x13F || c == 0x140 ||
            c == 0x149)
            continue;
        assert_true(utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped, how) > 0);
        struct span fold = {folded, fold_letter(c, folded)};
        if (!span_is(fold, (const char *)mapped))
            fail_msg("U+%04X folds to %.*s, not %s", c, SPAN_ARGS(fold), (const char *)mapped);
        free(mapped);
    }
    (void)state;
}

static void no_character_folds_to_more_than_its_room(void **state)
{
    char folded[FOLD_BYTES_MAX];

    for (uint32_t c = 0; c < CHARACTERS; c++)
        assert_true(fold_letter(c, folded) + 4 <= FOLD_BYTES_MAX);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_and_digits_have_a_fold_of_their_kind),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(the_latin_rows_are_unicode),
        cmocka_unit_test(no_character_folds_to_more_than_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
