/* analysis/fold_table.h: kinds and folds of U+0080 to U+017F, which are most letters beyond ASCII in
 * news, and the characters whose Unicode category would mislead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/fold.h"

enum { LATIN_END = 0x180, TATWEEL = 0x0640 };

struct latin_row {
    char fold[4]; /* UTF-8; empty when it is no letter */
    enum letter kind;
};

/* Unicode's folds, and beyond them: letters with a stroke lose it, ae and oe are two letters, thorn is
 * th, as newspapers without those letters print them. */
/* clang-format off */
static const struct latin_row latin_rows[LATIN_END - 0x80] = {
    /* 0080 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 0084 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 0088 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 008C */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 0090 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 0094 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 0098 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 009C */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 00A0 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 00A4 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 00A8 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"a", LETTER_UNCASED},   {"", LETTER_NONE},
    /* 00AC */ {"", LETTER_NONE},       {"", LETTER_HIDDEN},     {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 00B0 */ {"", LETTER_NONE},       {"", LETTER_NONE},       {"2", LETTER_DIGIT},     {"3", LETTER_DIGIT},
    /* 00B4 */ {"", LETTER_NONE},       {"\xCE\xBC", LETTER_SMALL}, {"", LETTER_NONE},       {"", LETTER_NONE},
    /* 00B8 */ {"", LETTER_NONE},       {"1", LETTER_DIGIT},     {"o", LETTER_UNCASED},   {"", LETTER_NONE},
    /* 00BC */ {"\xC2\xBC", LETTER_DIGIT}, {"\xC2\xBD", LETTER_DIGIT}, {"\xC2\xBE", LETTER_DIGIT}, {"", LETTER_NONE},
    /* 00C0 */ {"a", LETTER_CAPITAL},   {"a", LETTER_CAPITAL},   {"a", LETTER_CAPITAL},   {"a", LETTER_CAPITAL},
    /* 00C4 */ {"a", LETTER_CAPITAL},   {"a", LETTER_CAPITAL},   {"ae", LETTER_CAPITAL},  {"c", LETTER_CAPITAL},
    /* 00C8 */ {"e", LETTER_CAPITAL},   {"e", LETTER_CAPITAL},   {"e", LETTER_CAPITAL},   {"e", LETTER_CAPITAL},
    /* 00CC */ {"i", LETTER_CAPITAL},   {"i", LETTER_CAPITAL},   {"i", LETTER_CAPITAL},   {"i", LETTER_CAPITAL},
    /* 00D0 */ {"d", LETTER_CAPITAL},   {"n", LETTER_CAPITAL},   {"o", LETTER_CAPITAL},   {"o", LETTER_CAPITAL},
    /* 00D4 */ {"o", LETTER_CAPITAL},   {"o", LETTER_CAPITAL},   {"o", LETTER_CAPITAL},   {"", LETTER_NONE},
    /* 00D8 */ {"o", LETTER_CAPITAL},   {"u", LETTER_CAPITAL},   {"u", LETTER_CAPITAL},   {"u", LETTER_CAPITAL},
    /* 00DC */ {"u", LETTER_CAPITAL},   {"y", LETTER_CAPITAL},   {"th", LETTER_CAPITAL},  {"ss", LETTER_SMALL},
    /* 00E0 */ {"a", LETTER_SMALL},     {"a", LETTER_SMALL},     {"a", LETTER_SMALL},     {"a", LETTER_SMALL},
    /* 00E4 */ {"a", LETTER_SMALL},     {"a", LETTER_SMALL},     {"ae", LETTER_SMALL},    {"c", LETTER_SMALL},
    /* 00E8 */ {"e", LETTER_SMALL},     {"e", LETTER_SMALL},     {"e", LETTER_SMALL},     {"e", LETTER_SMALL},
    /* 00EC */ {"i", LETTER_SMALL},     {"i", LETTER_SMALL},     {"i", LETTER_SMALL},     {"i", LETTER_SMALL},
    /* 00F0 */ {"d", LETTER_SMALL},     {"n", LETTER_SMALL},     {"o", LETTER_SMALL},     {"o", LETTER_SMALL},
    /* 00F4 */ {"o", LETTER_SMALL},     {"o", LETTER_SMALL},     {"o", LETTER_SMALL},     {"", LETTER_NONE},
    /* 00F8 */ {"o", LETTER_SMALL},     {"u", LETTER_SMALL},     {"u", LETTER_SMALL},     {"u", LETTER_SMALL},
    /* 00FC */ {"u", LETTER_SMALL},     {"y", LETTER_SMALL},     {"th", LETTER_SMALL},    {"y", LETTER_SMALL},
    /* 0100 */ {"a", LETTER_CAPITAL},   {"a", LETTER_SMALL},     {"a", LETTER_CAPITAL},   {"a", LETTER_SMALL},
    /* 0104 */ {"a", LETTER_CAPITAL},   {"a", LETTER_SMALL},     {"c", LETTER_CAPITAL},   {"c", LETTER_SMALL},
    /* 0108 */ {"c", LETTER_CAPITAL},   {"c", LETTER_SMALL},     {"c", LETTER_CAPITAL},   {"c", LETTER_SMALL},
    /* 010C */ {"c", LETTER_CAPITAL},   {"c", LETTER_SMALL},     {"d", LETTER_CAPITAL},   {"d", LETTER_SMALL},
    /* 0110 */ {"d", LETTER_CAPITAL},   {"d", LETTER_SMALL},     {"e", LETTER_CAPITAL},   {"e", LETTER_SMALL},
    /* 0114 */ {"e", LETTER_CAPITAL},   {"e", LETTER_SMALL},     {"e", LETTER_CAPITAL},   {"e", LETTER_SMALL},
    /* 0118 */ {"e", LETTER_CAPITAL},   {"e", LETTER_SMALL},     {"e", LETTER_CAPITAL},   {"e", LETTER_SMALL},
    /* 011C */ {"g", LETTER_CAPITAL},   {"g", LETTER_SMALL},     {"g", LETTER_CAPITAL},   {"g", LETTER_SMALL},
    /* 0120 */ {"g", LETTER_CAPITAL},   {"g", LETTER_SMALL},     {"g", LETTER_CAPITAL},   {"g", LETTER_SMALL},
    /* 0124 */ {"h", LETTER_CAPITAL},   {"h", LETTER_SMALL},     {"h", LETTER_CAPITAL},   {"h", LETTER_SMALL},
    /* 0128 */ {"i", LETTER_CAPITAL},   {"i", LETTER_SMALL},     {"i", LETTER_CAPITAL},   {"i", LETTER_SMALL},
    /* 012C */ {"i", LETTER_CAPITAL},   {"i", LETTER_SMALL},     {"i", LETTER_CAPITAL},   {"i", LETTER_SMALL},
    /* 0130 */ {"i", LETTER_CAPITAL},   {"i", LETTER_SMALL},     {"ij", LETTER_CAPITAL},  {"ij", LETTER_SMALL},
    /* 0134 */ {"j", LETTER_CAPITAL},   {"j", LETTER_SMALL},     {"k", LETTER_CAPITAL},   {"k", LETTER_SMALL},
    /* 0138 */ {"\xC4\xB8", LETTER_SMALL}, {"l", LETTER_CAPITAL},   {"l", LETTER_SMALL},     {"l", LETTER_CAPITAL},
    /* 013C */ {"l", LETTER_SMALL},     {"l", LETTER_CAPITAL},   {"l", LETTER_SMALL},     {"l", LETTER_CAPITAL},
    /* 0140 */ {"l", LETTER_SMALL},     {"l", LETTER_CAPITAL},   {"l", LETTER_SMALL},     {"n", LETTER_CAPITAL},
    /* 0144 */ {"n", LETTER_SMALL},     {"n", LETTER_CAPITAL},   {"n", LETTER_SMALL},     {"n", LETTER_CAPITAL},
    /* 0148 */ {"n", LETTER_SMALL},     {"n", LETTER_SMALL},     {"\xC5\x8B", LETTER_CAPITAL}, {"\xC5\x8B", LETTER_SMALL},
    /* 014C */ {"o", LETTER_CAPITAL},   {"o", LETTER_SMALL},     {"o", LETTER_CAPITAL},   {"o", LETTER_SMALL},
    /* 0150 */ {"o", LETTER_CAPITAL},   {"o", LETTER_SMALL},     {"oe", LETTER_CAPITAL},  {"oe", LETTER_SMALL},
    /* 0154 */ {"r", LETTER_CAPITAL},   {"r", LETTER_SMALL},     {"r", LETTER_CAPITAL},   {"r", LETTER_SMALL},
    /* 0158 */ {"r", LETTER_CAPITAL},   {"r", LETTER_SMALL},     {"s", LETTER_CAPITAL},   {"s", LETTER_SMALL},
    /* 015C */ {"s", LETTER_CAPITAL},   {"s", LETTER_SMALL},     {"s", LETTER_CAPITAL},   {"s", LETTER_SMALL},
    /* 0160 */ {"s", LETTER_CAPITAL},   {"s", LETTER_SMALL},     {"t", LETTER_CAPITAL},   {"t", LETTER_SMALL},
    /* 0164 */ {"t", LETTER_CAPITAL},   {"t", LETTER_SMALL},     {"t", LETTER_CAPITAL},   {"t", LETTER_SMALL},
    /* 0168 */ {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},     {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},
    /* 016C */ {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},     {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},
    /* 0170 */ {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},     {"u", LETTER_CAPITAL},   {"u", LETTER_SMALL},
    /* 0174 */ {"w", LETTER_CAPITAL},   {"w", LETTER_SMALL},     {"y", LETTER_CAPITAL},   {"y", LETTER_SMALL},
    /* 0178 */ {"y", LETTER_CAPITAL},   {"z", LETTER_CAPITAL},   {"z", LETTER_SMALL},     {"z", LETTER_CAPITAL},
    /* 017C */ {"z", LETTER_SMALL},     {"z", LETTER_CAPITAL},   {"z", LETTER_SMALL},     {"s", LETTER_SMALL},
};

struct odd_row {
    uint32_t first, last;
    enum letter kind;
};

static const struct odd_row odd_rows[] = {
    {0x02BB, 0x02BC, LETTER_APOSTROPHE}, /* okina and modifier apostrophe: Hawai'i */
    {TATWEEL, TATWEEL, LETTER_MARK},     /* only stretches the line */
    {0x0E33, 0x0E33, LETTER_MARK},       /* Thai and Lao am: a mark and a letter in one */
    {0x0EB3, 0x0EB3, LETTER_MARK},
    {0x115F, 0x1160, LETTER_HIDDEN},     /* Hangul fillers: letters by category, but blank */
    {0x3164, 0x3164, LETTER_HIDDEN},
    {0xFC5E, 0xFC63, LETTER_MARK},       /* Arabic vowel signs on their own */
    {0xFCF2, 0xFCF4, LETTER_MARK},
    {0xFE70, 0xFE7F, LETTER_MARK},
    {0xFEFF, 0xFEFF, LETTER_HIDDEN},     /* zero width no-break space */
    {0xFF07, 0xFF07, LETTER_APOSTROPHE},
    {0xFF9E, 0xFF9F, LETTER_MARK},       /* voiced sound marks of narrow kana */
    {0xFFA0, 0xFFA0, LETTER_HIDDEN},
};
/* clang-format on */
