/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/evidence.h"

#include "indexer/entities/type_counts.h"

enum { ACRONYM_LETTERS_MIN = 3, ACRONYM_LETTERS_MAX = 7 };

/* Persons are also seen as their last words: "Qamar Javed Bajwa" as "Javed Bajwa" and "Bajwa". */
static void see(struct type_counts *seen, const struct name_tokens *t, const struct name_span *span)
{
    type_counts_add(seen, name_tokens_form(t, span->from, span->to), span->type);
    if (span->type != ENTITY_PERSON)
        return;
    if (span->to - span->from > 1 && (t->at[span->from].kinds & KIND_GIVEN))
        type_counts_add(seen, name_tokens_form(t, span->from, span->from + 1U), span->type);
    for (size_t from = span->from + 1U; from < span->to; from++)
        if (t->at[from].capital)
            type_counts_add(seen, name_tokens_form(t, from, span->to), span->type);
}

/* The commonest type of a form; false when the article has it nowhere. */
static bool is_seen(struct type_counts *seen, struct span form, enum entity_type *type)
{
    struct type_tally tally = type_counts_of(seen, form);

    return type_tally_most(&tally, type);
}

/* ---- The words beside a run ---- */

/* What stands around a run: no word where a line or sentence ends. */
struct sides {
    const struct name_token *before, *before_that, *after, *after_that;
};

static struct sides sides_of(const struct name_tokens *t, const struct name_span *span)
{
    struct sides s = {0};

    if (span->from > 0 && t->at[span->from].gap < GAP_BREAK)
        s.before = &t->at[span->from - 1];
    if (s.before && span->from > 1 && s.before->gap == GAP_BLANK)
        s.before_that = s.before - 1;
    if (span->to < t->count && t->at[span->to].gap < GAP_SENTENCE)
        s.after = &t->at[span->to];
    if (s.after && span->to + 1U < t->count && s.after[1].gap == GAP_BLANK)
        s.after_that = s.after + 1;
    return s;
}

static bool is_small(const struct name_token *word, unsigned kinds)
{
    return word && !word->capital && (word->kinds & kinds);
}

static bool is_place_here(const struct name_tokens *t, const struct name_span *span,
                          const struct sides *s)
{
    const struct name_token *word = &t->at[span->from];

    if (span->to - span->from > 2 || word->upper)
        return false;
    if (is_small(s->before, KIND_PLACE_CUE) && !is_small(s->after, KIND_SPEECH) &&
        !word->possessive)
        return true;
    if (s->before && is_small(s->before_that, KIND_PLACE_OF) &&
        span_is(name_tokens_form(t, span->from - 1U, span->from), "of"))
        return true;
    if (is_small(s->after, KIND_PLACE_HEAD) && s->after->gap == GAP_BLANK &&
        !t->at[span->to - 1].possessive)
        return true;
    return s->after && s->after->gap == GAP_COMMA && (s->after->whole & WHOLE_PLACE) &&
           span->to - span->from == 1 && !word->first;
}

/* "Rucci Tripathi, director of", "Andrias Akuumba, 45," */
static bool is_apposed(const struct name_tokens *t, const struct name_token *after)
{
    if (!after || after->gap != GAP_COMMA || after->capital)
        return false;
    return (after->kinds & KIND_ROLE) || (after->form_len == 2 && t->forms.at[after->form] >= '1' &&
                                          t->forms.at[after->form] <= '9');
}

static bool is_person_here(const struct name_tokens *t, const struct name_span *span,
                           const struct sides *s)
{
    const struct name_token *last = &t->at[span->to - 1];
    size_t words = span->to - span->from;

    if (words > 4 || last->upper)
        return false;
    if (is_small(s->before, KIND_ROLE) && t->at[span->from].gap == GAP_BLANK &&
        !s->before->possessive)
        return true;
    if (words < 2)
        return false;
    if (last->kinds & KIND_FAMILY)
        return true;
    if (is_small(s->before, KIND_SPEECH) || is_apposed(t, s->after))
        return true;
    return is_small(s->after, KIND_SPEECH) && s->after->gap <= GAP_COMMA && !last->possessive;
}

static bool has_digit(struct span form)
{
    for (size_t i = 0; i < form.len; i++)
        if (form.at[i] >= '0' && form.at[i] <= '9')
            return true;
    return false;
}

/* ISPR, and neither COP28 nor a longer word that is only stressed. */
static bool is_acronym(const struct name_tokens *t, const struct name_span *span)
{
    const struct name_token *word = &t->at[span->from];

    return span->to - span->from == 1 && word->upper && word->line_case == LINE_PLAIN &&
           word->form_len >= ACRONYM_LETTERS_MIN && word->form_len <= ACRONYM_LETTERS_MAX &&
           !(word->kinds & (KIND_NO_NAME | KIND_GIVEN)) &&
           !has_digit(name_tokens_form(t, span->from, span->to));
}

static bool is_named_here(const struct name_tokens *t, struct name_span *span)
{
    struct sides s = sides_of(t, span);

    span->by = BY_CONTEXT;
    if (is_acronym(t, span)) {
        span->by = BY_ACRONYM;
        span->type = ENTITY_ORG;
    } else if (is_place_here(t, span, &s)) {
        span->type = ENTITY_PLACE;
    } else if (is_person_here(t, span, &s)) { /* "Zimbabwe Cricket said" */
        span->type = span->type == ENTITY_PLACE ? ENTITY_ORG : ENTITY_PERSON;
    } else {
        return false;
    }
    return true;
}

/* ---- The rest of the article ---- */

/* The run, or without its first word where that begins a sentence. */
static bool is_named_elsewhere(struct type_counts *seen, const struct name_tokens *t,
                               struct name_span *span)
{
    span->by = BY_ELSEWHERE;
    if (is_seen(seen, name_tokens_form(t, span->from, span->to), &span->type))
        return true;
    if (!t->at[span->from].first || span->to - span->from < 2 ||
        !is_seen(seen, name_tokens_form(t, span->from + 1U, span->to), &span->type))
        return false;
    span->from++;
    return true;
}

/* The first, longest run of words inside a headline's that the article has. */
static bool has_name_inside(struct type_counts *seen, const struct name_tokens *t,
                            struct name_span *span)
{
    for (uint32_t from = span->from; from < span->to; from++) {
        for (uint32_t to = span->to; to > from; to--) {
            if (!is_seen(seen, name_tokens_form(t, from, to), &span->type))
                continue;
            span->from = from;
            span->to = to;
            span->by = BY_ELSEWHERE;
            return true;
        }
    }
    return false;
}

static bool is_plain(const struct name_tokens *t, const struct name_span *span)
{
    return t->at[span->from].line_case == LINE_PLAIN;
}

/* A table has it: no more is asked of a headline. */
static bool is_known(const struct name_tokens *t, const struct name_span *span)
{
    return span->sure &&
           (span->to - span->from > 1 ? span->type == ENTITY_PLACE : t->at[span->from].whole != 0);
}

bool evidence_settle(struct name_spans *s, const struct name_tokens *t, struct lede_error *err)
{
    struct type_counts seen = {0};
    size_t kept = 0;

    for (size_t i = 0; i < s->count; i++) {
        struct name_span *span = &s->at[i];
        if (!is_plain(t, span))
            continue;
        /* the first word of a sentence may be none of the name: the article is asked before */
        span->sure = span->sure || (!t->at[span->from].first && is_named_here(t, span));
        if (span->sure)
            see(&seen, t, span);
    }
    for (size_t i = 0; i < s->count; i++) {
        struct name_span span = s->at[i];
        if (is_plain(t, &span)
                ? span.sure || is_named_elsewhere(&seen, t, &span) || is_named_here(t, &span)
                : is_known(t, &span) || has_name_inside(&seen, t, &span))
            s->at[kept++] = span;
    }
    s->count = kept;
    bool ok = !seen.out_of_memory;
    type_counts_free(&seen);
    return ok || error_memory(err);
}
