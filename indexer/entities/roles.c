/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/roles.h"

enum {
    WORDS_MAX = 8,
    TITLES = KIND_TITLE | KIND_HONORIFIC, /* one of them has to be there */
    PARTS = TITLES | KIND_TITLE_PART
};

/* "(retd) Khan": nothing but the bracket parts the word from the one behind it. */
static bool is_bracketed(const struct name_tokens *t, struct span text, size_t i)
{
    return t->at[i].gap == GAP_OPEN && i + 1 < t->count &&
           span_is(span_part(text, t->at[i].past, t->at[i + 1].start), ") ");
}

/* Whether the word and the one behind it can be of one role. */
static bool is_beside(const struct name_tokens *t, struct span text, size_t i)
{
    const struct name_token *behind = &t->at[i + 1];

    return behind->gap == GAP_BLANK || behind->gap == GAP_DOT || behind->gap == GAP_HYPHEN ||
           is_bracketed(t, text, i) || (behind->gap == GAP_OPEN && is_bracketed(t, text, i + 1));
}

/* "Interior", "Iranian", "minister"; no place's, and not "then" of "then Gen". */
static bool is_of_role(const struct name_tokens *t, size_t i)
{
    const struct name_token *word = &t->at[i];

    if (word->possessive || (word->whole & (WHOLE_COUNTRY | WHOLE_PLACE | WHOLE_ORG)) ||
        !(word->kinds & (PARTS | KIND_NATION)))
        return false;
    return word->capital || !span_is(name_tokens_form(t, i, i + 1), "then");
}

size_t role_before(const struct name_tokens *t, struct span text, size_t from, size_t past)
{
    size_t role = from;

    while (role > past && from - role < WORDS_MAX && is_beside(t, text, role - 1) &&
           is_of_role(t, role - 1))
        role--;
    for (size_t i = role; i < from; i++)
        if (t->at[i].kinds & TITLES)
            return role;
    return from;
}

struct span role_text(const struct name_tokens *t, struct span text, size_t role, size_t from)
{
    size_t start = t->at[role].start, end = t->at[from - 1].past;

    if (is_bracketed(t, text, from - 1))
        end++;
    return span_part(text, start, end);
}
