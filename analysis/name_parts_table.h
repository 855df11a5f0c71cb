/* analysis/name_parts_table.h: words of names that say nothing, or that are another word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Before another word; "l" from l'Union and Sala 'l-Din. */
static const char *const key_articles[] = {"al", "el", "ul", "ol", "il", "l"};

/* Inside a name: son and daughter of, and. */
static const char *const key_sons[] = {"bin", "ben", "ibn", "bint", "va", "wa", "wal"};

/* Beside any other word. */
/* clang-format off */
static const char *const key_legal[] = {
    "and", "cjsc", "co", "company", "corp", "corporation", "for", "gmbh", "inc", "incorporated",
    "jsc", "limited", "llc", "ltd", "oao", "of", "ojsc", "ooo", "pjsc", "plc", "sa", "sal", "the",
    "zao",
};

/* At a name's end: elsewhere they may be names. */
static const char *const key_legal_last[] = {
    "ag", "ao", "bhd", "bv", "dmcc", "fzc", "fzco", "fze", "kft", "llp", "nv", "oy", "pao", "pte",
    "pty", "pvt", "sarl", "srl", "sro",
};

/* Numbers, behind the first word. */
static const char *const key_numbers[][2] = {
    {"ii", "2"}, {"iii", "3"}, {"iv", "4"}, {"vii", "7"}, {"viii", "8"}, {"ix", "9"},
};
/* clang-format on */

/* Names that are written short. */
static const char *const key_short[][2] = {
    {"md", "mohamad"},
    {"mohd", "mohamad"},
    {"muhd", "mohamad"},
    {"mhd", "mohamad"},
};

/* Before a word that starts with the letter, the article takes it on: as-Sadr, ud-Din, ash-Sharif. */
static const struct {
    char letter;
    const char *ends[2];
} key_sun[] = {
    {'r', {"r"}}, {'s', {"s", "sh"}}, {'d', {"d", "dh"}}, {'n', {"n"}}, {'t', {"t"}}, {'z', {"z"}},
};
