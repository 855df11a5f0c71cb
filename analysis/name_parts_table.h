/* analysis/name_parts_table.h: words of names that say nothing, or that are another word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Before another word; "l" from l'Union and Sala 'l-Din. */
static const char *const key_articles[] = {"al", "el", "ul", "ol", "il", "l"};

/* Inside a name. */
static const char *const key_sons[] = {"bin", "ben", "ibn", "bint"};

/* Beside any other word. */
/* clang-format off */
static const char *const key_legal[] = {
    "and", "co", "company", "corp", "for", "gmbh", "inc", "jsc", "limited", "llc", "ltd", "oao",
    "of", "ooo", "pjsc", "plc", "sa", "sal", "the", "zao",
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
