/* analysis/name_key_table.h: the rules of the key of a name, in the order they are used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* ---- Letters ---- */

/* What stands beside the letters: a set of letters, after
 *   '[' one of them    '^' a letter that is none of them    '!' none of them, or the end
 *   '<' the start of the word    '>' its end. NULL: whatever. */
struct key_rule {
    const char *from, *before, *after, *to;
    int strength; /* from which on */
    bool more;    /* the last letter of `from` may stand several times */
};

/* Inside the rules S is sh and C is ch, until they are one. Two rows are no letters' own: a consonant that
 * is doubled stands once; al glued to a longer name falls (Alharbi, Harbi). */
static const char key_single[] = "", key_glued[] = "al";
enum { KEY_GLUED_LETTERS = 7 };

/* clang-format off */
static const struct key_rule key_rules[] = {
    {"oua", NULL, NULL, "wa", 2, false},          /* Marouane, Marwane */
    {"tsch", NULL, NULL, "C", 2, false},
    {"tch", NULL, NULL, "C", 2, false},
    {"dsch", NULL, NULL, "j", 2, false},
    {"dzh", NULL, NULL, "j", 2, false},
    {"dj", NULL, NULL, "j", 2, false},            /* Djibril, Jibril */
    {"dg", NULL, "[ei", "j", 2, false},
    {"zh", NULL, NULL, "j", 2, false},
    {"sch", NULL, NULL, "S", 2, false},
    {"sh", NULL, NULL, "S", 2, true},
    {"kh", NULL, NULL, "k", 2, true},
    {"gh", NULL, NULL, "g", 2, false},
    {"ph", NULL, NULL, "f", 2, false},
    {"dh", NULL, NULL, "d", 2, false},
    {"th", NULL, NULL, "t", 2, false},
    {"ck", NULL, NULL, "k", 2, false},
    {"cq", NULL, NULL, "k", 2, false},
    {"ch", NULL, "[tlrmn", "k", 2, false},        /* Sovfracht, Sovfrakht */
    {"ch", NULL, NULL, "C", 2, false},
    {"tz", NULL, NULL, "ts", 2, false},           /* Polotzk, Polotsk */
    {"c", NULL, "[eiy", "s", 2, false},
    {"c", NULL, NULL, "k", 2, false},
    {"q", NULL, NULL, "k", 2, false},             /* Qassem, Kassem */
    {"x", NULL, NULL, "ks", 2, false},
    {"ff", "[oe", ">", "v", 2, false},            /* Karpoff, Karpov */
    {"f", "[oe", ">", "v", 2, false},
    {"w", "<", "[aeiouyl", "v", 2, false},        /* Wahid, Vahid; Wladimir */
    {"w", "^aeiouy", NULL, "v", 2, false},        /* Marwan, Marvan */
    {"w", "[oe", ">", "v", 2, false},             /* Karpow */
    {"w", NULL, "[aei", "v", 2, true},
    {key_single, NULL, NULL, NULL, 2, false},
    {"j", "[eio", "!aeiou", "i", 2, false}, /* Andrej, Andrei */
    {"g", NULL, NULL, "k", 2, false},             /* Bagheri, Baqeri */
    {"S", NULL, NULL, "s", 4, false},
    {"C", NULL, NULL, "s", 4, false},
    {"z", NULL, NULL, "d", 4, false},             /* Reza, Redha */
    {"h", "^", NULL, "", 4, false},               /* Ahmad, Amad; not at the start */
    {"n", NULL, "[bpm", "m", 4, false},           /* Anbar, Ambar */
    {key_glued, NULL, NULL, NULL, 4, false},
    {key_single, NULL, NULL, NULL, 4, false},
    {"p", NULL, NULL, "b", 5, false},
    {"t", NULL, NULL, "d", 5, false},
    {"f", NULL, NULL, "v", 5, false},
};
/* clang-format on */

/* ---- How strongly ---- */

/* From so many consonants of the strongest key on, the strength; the first row that fits. */
struct key_level {
    int consonants, strength;
};
static const struct key_level key_levels_one[] = {{5, 3}, {0, 2}};
static const struct key_level key_levels_many[] = {{7, 5}, {5, 4}, {4, 3}, {0, 2}};
