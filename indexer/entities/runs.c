/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/runs.h"

enum { HALF_BYTES_MAX = 6 };

bool run_is_particle(const struct name_token *at, size_t i, size_t end)
{
    if (at[i].capital || i + 1 >= end)
        return false;
    if (at[i].gap == GAP_HYPHEN && at[i + 1].gap == GAP_HYPHEN)
        return at[i].kinds & (KIND_PARTICLE | KIND_LINK);
    return (at[i].kinds & KIND_PARTICLE) && at[i].gap <= GAP_HYPHEN && at[i + 1].gap <= GAP_HYPHEN;
}

/* Small words that a name may have inside: one, or two of them (de la, bin al). */
static size_t particles_end(const struct name_tokens *t, size_t from)
{
    size_t to = from;

    while (to < t->count && to < from + 2 && run_is_particle(t->at, to, t->count))
        to++;
    return to < t->count && t->at[to].capital ? to : from;
}

/* The second half of "Ki-moon" or "Hsien-loong", and not of "Tehran-based": behind two words of a name. */
static bool is_second_half(const struct name_tokens *t, size_t from, size_t i)
{
    const unsigned no = KIND_NATION | KIND_TITLE | KIND_ORG_HEAD;
    const struct name_token *half = &t->at[i], *first = half - 1;

    return half->gap == GAP_HYPHEN && i >= from + 2 && first->capital && first->gap == GAP_BLANK &&
           !first->upper && !first->whole && !(first->kinds & no) &&
           half->form_len <= HALF_BYTES_MAX && first->form_len <= HALF_BYTES_MAX &&
           !(half->kinds & KIND_AFTER_HYPHEN);
}

size_t run_end(const struct name_tokens *t, size_t from)
{
    size_t to = from + 1;

    while (to < t->count && to - from < RUN_WORDS_MAX && t->at[to].gap < GAP_BREAK &&
           !t->at[to - 1].possessive && !t->at[to].long_form) {
        size_t next =
            t->at[to].capital || is_second_half(t, from, to) ? to + 1 : particles_end(t, to);
        if (next == to)
            break;
        to = next;
    }
    return to;
}

static bool is_in_capitals(const struct name_token *word)
{
    return word->upper || (word->capital && word->form_len == 1);
}

size_t run_phrase_end(const struct lexicon *l, const struct name_tokens *t, size_t from,
                      unsigned *whole)
{
    const unsigned names = WHOLE_PLACE | WHOLE_ORG;
    size_t found = t->at[from].whole ? from + 1 : from;
    bool begins = t->at[from].begins;

    *whole = t->at[from].whole;
    for (size_t to = from + 2; begins && to - from <= PHRASE_WORDS_MAX && to <= t->count; to++) {
        const struct lexeme *lexeme;
        if (t->at[to - 1].gap > GAP_AND || t->at[to - 1].long_form)
            break;
        lexeme = lexicon_find(l, name_tokens_form(t, from, to));
        if (!lexeme)
            break;
        begins = lexeme->whole & WHOLE_BEGINS;
        if ((lexeme->whole & names) &&
            (!(lexeme->whole & WHOLE_CAPITALS) || is_in_capitals(&t->at[from]))) {
            found = to;
            *whole = lexeme->whole;
        }
    }
    return found;
}
