/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/fold.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "analysis/fold_table.h"

enum { DECOMPOSED_MAX = 32 }; /* characters; Unicode's longest is 18 */

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c - first <= last - first;
}

static enum letter kind_of_ascii(uint32_t c)
{
    if (is_between(c, 'a', 'z'))
        return LETTER_SMALL;
    if (is_between(c, 'A', 'Z'))
        return LETTER_CAPITAL;
    if (is_between(c, '0', '9'))
        return LETTER_DIGIT;
    return c == '\'' ? LETTER_APOSTROPHE : LETTER_NONE;
}

/* U+2000 to U+206F, where the quotes and dashes are. */
static enum letter kind_of_punctuation(uint32_t c)
{
    if (c == 0x2019)
        return LETTER_APOSTROPHE;
    return is_between(c, 0x200B, 0x200D) || c == 0x2060 ? LETTER_HIDDEN : LETTER_NONE;
}

/* Blocks of accents. Below Devanagari all marks are accents, above it only these are. */
static bool is_accent(uint32_t c)
{
    return c < 0x0900 || is_between(c, 0x1AB0, 0x1AFF) || is_between(c, 0x1DC0, 0x1DFF) ||
           is_between(c, 0x20D0, 0x20FF) || is_between(c, 0xFE00, 0xFE0F) ||
           is_between(c, 0xFE20, 0xFE2F) || is_between(c, 0xFC5E, 0xFC63) ||
           is_between(c, 0xFCF2, 0xFCF4) || is_between(c, 0xFE70, 0xFE7F) ||
           is_between(c, 0xE0100, 0xE01EF);
}

static bool is_mark(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

static bool is_letter(utf8proc_category_t category)
{
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool is_number(utf8proc_category_t category)
{
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

/* The characters that c is searched as; as many as fit of those that are letters, digits or marks
 * that stay. */
static size_t decompose(uint32_t c, utf8proc_int32_t out[DECOMPOSED_MAX])
{
    const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    int bound = UTF8PROC_BOUNDCLASS_START;
    size_t kept = 0;

    /* Hangul syllables would become three letters each and fill a word's 64 bytes. */
    utf8proc_ssize_t count =
        is_between(c, 0xAC00, 0xD7A3)
            ? 0
            : utf8proc_decompose_char((utf8proc_int32_t)c, parts, DECOMPOSED_MAX, how, &bound);
    for (utf8proc_ssize_t i = 0; i < count && i < DECOMPOSED_MAX; i++) {
        utf8proc_category_t category = utf8proc_category(parts[i]);

        if (parts[i] == 0x2044) { /* a fraction: its digits side by side would be another number */
            kept = 0;
            break;
        }
        if (is_letter(category) || is_number(category) ||
            (is_mark(category) && !is_accent((uint32_t)parts[i])))
            out[kept++] = parts[i];
    }
    if (kept == 0 && !is_mark(utf8proc_category((utf8proc_int32_t)c)))
        out[kept++] = (utf8proc_int32_t)c;
    return kept;
}

/* A number that is written with letters (Roman numerals, circled Han) is a word like any other. */
static enum letter kind_of_number(uint32_t c)
{
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    size_t count = decompose(c, parts);

    return count && is_number(utf8proc_category(parts[0])) ? LETTER_DIGIT : LETTER_UNCASED;
}

static enum letter kind_by_category(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    if (category == UTF8PROC_CATEGORY_LL)
        return LETTER_SMALL;
    if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT)
        return LETTER_CAPITAL;
    if (is_letter(category))
        return LETTER_UNCASED;
    if (is_number(category))
        return kind_of_number(c);
    return is_mark(category) ? LETTER_MARK : LETTER_NONE;
}

enum letter fold_kind(uint32_t character)
{
    if (character < 0x80)
        return kind_of_ascii(character);
    if (character < LATIN_END)
        return latin_rows[character - 0x80].kind;
    if (is_between(character, 0x2000, 0x206F))
        return kind_of_punctuation(character);
    for (size_t i = 0; i < sizeof odd_rows / sizeof odd_rows[0]; i++)
        if (is_between(character, odd_rows[i].first, odd_rows[i].last))
            return odd_rows[i].kind;
    return kind_by_category(character);
}

size_t fold_letter(uint32_t character, char out[FOLD_BYTES_MAX])
{
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    size_t len = 0;

    if (character < 0x80) {
        out[0] = (char)(character | (fold_kind(character) == LETTER_CAPITAL ? 0x20 : 0));
        return 1;
    }
    if (character < LATIN_END) {
        len = strlen(latin_rows[character - 0x80].fold);
        memcpy(out, latin_rows[character - 0x80].fold, len);
        return len;
    }
    if (fold_kind(character) == LETTER_MARK && is_accent(character))
        return 0;
    size_t count = decompose(character, parts);
    for (size_t i = 0; i < count && len + 4 <= FOLD_BYTES_MAX; i++) {
        uint32_t part = (uint32_t)parts[i];

        /* A letter with a stroke under an accent; the tatweel inside a presentation form. */
        if (part >= 0x80 && part < LATIN_END) {
            size_t n = strlen(latin_rows[part - 0x80].fold);
            memcpy(out + len, latin_rows[part - 0x80].fold, n);
            len += n;
        } else if (fold_kind(part) & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK) && part != TATWEEL) {
            len += (size_t)utf8proc_encode_char(parts[i], (utf8proc_uint8_t *)out + len);
        }
    }
    return len;
}
