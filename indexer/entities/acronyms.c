/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/acronyms.h"

enum { LETTERS_MIN = 2, LETTERS_MAX = 10, WORDS_MAX = 14 };

/* Small words count or not ("in" in UNAMA does not, "of" in MoD does not); so do parts behind a hyphen. */
static bool may_be_passed(const struct name_token *word)
{
    return !word->capital || word->gap == GAP_HYPHEN;
}

bool acronyms_fit(const struct name_tokens *t, size_t from, size_t to, struct span form)
{
    unsigned reached = 1; /* bit n: the first n letters can be spelled by the words so far */

    if (form.len < LETTERS_MIN || form.len > LETTERS_MAX || to - from > WORDS_MAX)
        return false;
    for (size_t i = from; i < to; i++) {
        unsigned next = may_be_passed(&t->at[i]) ? reached : 0;
        for (size_t n = 0; n < form.len; n++)
            if ((reached >> n & 1) && t->forms.at[t->at[i].form] == form.at[n])
                next |= 2U << n;
        reached = next;
    }
    return reached >> form.len & 1;
}

/* A long form's words: those with capitals, and small ones between them. */
static bool may_be_inside(const struct name_token *word)
{
    return word->capital || word->end - word->start <= 3;
}

/* The first word of the long form that ends before the bracket; `word` when none fits. */
static size_t long_form_start(const struct name_tokens *t, size_t word)
{
    struct span form = name_tokens_form(t, word, word + 1);

    for (size_t from = word; from-- > 0 && word - from <= WORDS_MAX;) {
        const struct name_token *token = &t->at[from];
        if (!may_be_inside(token) || token->long_form)
            break;
        if (token->capital && acronyms_fit(t, from, word, form))
            return from;
        if (token->gap > GAP_BREAK || token->possessive)
            break;
    }
    return word;
}

/* Posts and plans have acronyms too: Inspector General of Police (IGP). */
static bool is_organisation(const struct name_tokens *t, size_t from, size_t to)
{
    const unsigned title = KIND_TITLE | KIND_COMMON;
    size_t capitals = 0;

    if ((t->at[from].kinds & title) || (t->at[to - 1].kinds & (KIND_TITLE | KIND_NO_ORG)))
        return false;
    for (size_t i = from; i < to; i++) {
        if (t->at[i].kinds & KIND_ORG_HEAD)
            return true;
        capitals += t->at[i].capital;
    }
    return capitals >= 3;
}

static bool is_explained(const struct name_tokens *t, size_t word, struct span text)
{
    const struct name_token *token = &t->at[word];

    return token->upper && token->gap == GAP_OPEN && token->end < text.len &&
           (text.at[token->end] == ')' || text.at[token->end] == ']') &&
           !(token->kinds & KIND_NO_NAME);
}

static bool add(struct acronyms *a, struct name_tokens *t, struct acronym pair)
{
    if (!mem_grow(&a->at, &a->cap, a->count + 1, sizeof *a->at))
        return false;
    a->at[a->count++] = pair;
    t->at[pair.from].long_form = pair.to;
    t->at[pair.word].long_form = pair.word + 1;
    t->at[pair.from].long_place = t->at[pair.word].long_place = pair.is_place;
    return true;
}

bool acronyms_find(struct acronyms *a, const struct lexicon *l, struct name_tokens *t,
                   struct span text, struct lede_error *err)
{
    for (size_t word = 1; word < t->count; word++) {
        if (!is_explained(t, word, text))
            continue;
        size_t from = long_form_start(t, word);
        if (from == word)
            continue;
        const struct lexeme *whole = lexicon_find(l, name_tokens_form(t, from, word));
        struct acronym pair = {
            .from = (uint32_t)from, .to = (uint32_t)word, .word = (uint32_t)word};
        pair.is_place = whole && (whole->whole & WHOLE_PLACE);
        bool known = (whole && whole->whole & WHOLE_ORG) || (t->at[word].whole & WHOLE_ORG);
        if (!pair.is_place && !known && !is_organisation(t, from, word))
            continue;
        if (!add(a, t, pair))
            return error_memory(err);
    }
    return true;
}

void acronyms_free(struct acronyms *a)
{
    mem_free(a->at);
    *a = (struct acronyms){0};
}
