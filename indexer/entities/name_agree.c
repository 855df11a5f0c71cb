/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/name_agree.h"

#include "indexer/entities/type_counts.h"

static struct span form_of(const struct name_tokens *t, const struct name_span *span)
{
    return name_tokens_form(t, span->from, span->to);
}

struct agreement {
    struct type_counts types; /* what each form is */
    struct type_counts
        parts; /* last words of longer persons: ENTITY_PERSON; first words: ENTITY_ORG */
    const struct name_tokens *tokens;
};

static bool is_part(struct agreement *a, struct span form)
{
    struct type_tally tally = type_counts_of(&a->parts, form);

    return tally.of[ENTITY_PERSON] > 0 || tally.of[ENTITY_ORG] > 0;
}

/* "Mr Wilfred" */
static bool has_title(const struct name_tokens *t, const struct name_span *span)
{
    return span->from > 0 && t->at[span->from].gap <= GAP_DOT &&
           (t->at[span->from - 1].kinds & KIND_TITLE);
}

/* First and last words of persons with longer names, and who has a title. */
static void count_parts(struct agreement *a, const struct name_span *span)
{
    const struct name_tokens *t = a->tokens;

    if (span->type != ENTITY_PERSON || (t->at[span->from].kinds & KIND_HONORIFIC))
        return;
    if (span->to - span->from == 1) {
        if (has_title(t, span))
            type_counts_add(&a->parts, form_of(t, span), ENTITY_PERSON);
        return;
    }
    type_counts_add(&a->parts, name_tokens_form(t, span->from, span->from + 1U), ENTITY_ORG);
    for (size_t from = span->from + 1U; from < span->to; from++)
        if (t->at[from].capital)
            type_counts_add(&a->parts, name_tokens_form(t, from, span->to), ENTITY_PERSON);
}

/* What a mention as each type says. A single word that is in no longer name of the article and has no title is
 * seldom a person where it is something else too; one that is nearly always is. */
static struct type_tally weights_of(struct agreement *a, const struct name_span *span)
{
    enum { PLACE = 6, ORG = 7, LONE = 2, KNOWN = 18 };
    uint32_t person = is_part(a, form_of(a->tokens, span)) ? KNOWN
                      : span->to - span->from == 1         ? LONE
                                                           : PLACE;

    return (struct type_tally){
        {[ENTITY_PERSON] = person, [ENTITY_ORG] = ORG, [ENTITY_PLACE] = PLACE}};
}

/* Every mention of a form is what most are. */
static void take_commonest(struct agreement *a, struct name_span *span)
{
    struct type_tally tally = type_counts_of(&a->types, form_of(a->tokens, span));
    struct type_tally weight = weights_of(a, span);
    enum entity_type own = span->type, most = own;

    for (unsigned i = 0; i < NAME_TYPES; i++)
        tally.of[i] *= weight.of[i];
    if (type_tally_most(&tally, &most) && tally.of[most] > tally.of[own])
        span->type = most;
}

/* An organisation that is called as a person ends; no acronym, none of the table. */
static bool is_surname(struct agreement *a, const struct name_span *span)
{
    const struct name_token *word = &a->tokens->at[span->from];

    if (span->type != ENTITY_ORG || word->upper || (word->whole & WHOLE_ORG))
        return false;
    return type_counts_of(&a->parts, form_of(a->tokens, span)).of[ENTITY_PERSON] > 0;
}

static bool has_honorific(struct agreement *a, const struct name_span *span)
{
    const struct name_tokens *t = a->tokens;

    return span->type == ENTITY_PERSON && span->to - span->from == 2 &&
           (t->at[span->from].kinds & KIND_HONORIFIC) &&
           is_part(a, name_tokens_form(t, span->from + 1U, span->to));
}

/* "National Union of Metalworkers (Numsa)", "Bank of Ghana (BoG)": what is in brackets is the same, and so are its
 * other mentions. */
static void learn_bracketed(struct agreement *a, const struct name_spans *s, size_t i)
{
    enum { VOTES = 3 };
    const struct name_token *at = a->tokens->at;
    const struct name_span *long_form = &s->at[i - 1];
    struct name_span *span = &s->at[i];

    if (long_form->type != ENTITY_ORG || long_form->to - long_form->from < 2 ||
        long_form->to != span->from || span->to - span->from != 1 || at[span->from].whole ||
        !acronyms_bracketed(a->tokens, span->from, span->to))
        return;
    if (!at[span->from].upper &&
        a->tokens->forms.at[at[span->from].form] != a->tokens->forms.at[at[long_form->from].form])
        return;
    for (unsigned n = 0; n < VOTES; n++)
        type_counts_add(&a->types, form_of(a->tokens, span), ENTITY_ORG);
    span->type = ENTITY_ORG;
}

/* Drop the acronyms of what is no name. */
static void drop_explained(struct agreement *a, struct name_spans *s,
                           const struct acronyms *explained)
{
    struct type_counts none = {0};
    size_t kept = 0;

    for (size_t i = 0; i < explained->count; i++) {
        const struct acronym *pair = &explained->at[i];
        if (pair->of == ACRONYM_OF_NO_NAME)
            type_counts_add(&none, name_tokens_form(a->tokens, pair->word, pair->word_to),
                            ENTITY_ORG);
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct name_span *span = &s->at[i];
        if (span->type == ENTITY_PERSON || !a->tokens->at[span->from].upper ||
            type_counts_of(&none, form_of(a->tokens, span)).of[ENTITY_ORG] == 0)
            s->at[kept++] = *span;
    }
    s->count = kept;
    a->types.out_of_memory = a->types.out_of_memory || none.out_of_memory;
    type_counts_free(&none);
}

bool name_agree(struct name_spans *s, const struct name_tokens *t, const struct acronyms *explained,
                struct lede_error *err)
{
    struct agreement a = {.tokens = t};

    if (explained->count)
        drop_explained(&a, s, explained);
    for (size_t i = 0; i < s->count; i++) {
        if (i > 0)
            learn_bracketed(&a, s, i);
        type_counts_add(&a.types, form_of(t, &s->at[i]), s->at[i].type);
        count_parts(&a, &s->at[i]);
    }
    for (size_t i = 0; i < s->count; i++) {
        struct name_span *span = &s->at[i];
        take_commonest(&a, span);
        if (is_surname(&a, span))
            span->type = ENTITY_PERSON;
        else if (has_honorific(&a, span))
            span->from++;
    }
    bool ok = !a.types.out_of_memory && !a.parts.out_of_memory;
    type_counts_free(&a.types);
    type_counts_free(&a.parts);
    return ok || error_memory(err);
}
