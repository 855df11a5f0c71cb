/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/date_line.h"

#include "common/error.h"
#include "common/utf8.h"

enum { DIGITS_MAX = 4 }; /* "0800" of a zone; more is a code */

/* clang-format off */
static const char *const clock_words[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "am", "pm", "a", "p", "m", "at", "on", "hrs", "hours", "h", "t", "z", "local", "time", "noon",
    "midnight", "date", "dated", "ist", "gmt", "utc", "pst", "pkt", "pdt", "est", "edt", "et", "ct",
    "cet", "cest", "bst", "irst", "irdt", "aft", "trt", "msk", "uhr", "um", "den", "kl", "klo",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "le", "lunes",
    "martes", "jueves", "viernes", "domingo", "el", "de", "del", "ore", "alle",
};
/* clang-format on */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_clock_word(struct span word)
{
    for (size_t i = 0; i < ARRAY_LEN(clock_words); i++) {
        size_t k = 0;
        while (k < word.len && (char)(word.at[k] | 0x20) == clock_words[i][k])
            k++;
        if (k == word.len && !clock_words[i][k])
            return true;
    }
    return false;
}

/* A no-break blank, a dash, a middle dot, a bullet, or a sign of ASCII that a date line may have. */
static bool is_mark(uint32_t c)
{
    static const uint32_t wide[] = {0xa0, 0xb7, 0x2013, 0x2014, 0x2022, 0x202f};

    if (c < 0x80)
        return c != 0 && strchr(" \t,.:;|-+()/[]", (int)c) != NULL;
    for (size_t i = 0; i < ARRAY_LEN(wide); i++)
        if (wide[i] == c)
            return true;
    return false;
}

bool is_only_clock(struct span text)
{
    size_t len, end;

    for (size_t at = 0; at < text.len; at = end) {
        end = at;
        if (is_letter(text.at[at])) {
            while (end < text.len && is_letter(text.at[end]))
                end++;
            if (!is_clock_word(span_part(text, at, end)))
                return false;
        } else if (is_digit(text.at[at])) {
            while (end < text.len && is_digit(text.at[end]))
                end++;
            if (end - at > DIGITS_MAX)
                return false;
        } else {
            if (!is_mark(utf8_at(text, at, &len)))
                return false;
            end += len;
        }
    }
    return true;
}

bool date_line_read(struct span line, struct named_date *out)
{
    struct named_date other;
    struct named_dates walk = {.text = line};

    if (!named_dates_next(&walk, out) || out->said != YEAR_NAMED)
        return false;
    if (out->date.precision == LEDE_YEAR || !is_only_clock(span_part(line, 0, out->start)) ||
        !is_only_clock(span_part(line, out->end, line.len)))
        return false;
    return !named_dates_next(&walk, &other) || other.said != YEAR_NAMED;
}
