/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/quotes.h"

#include <stdlib.h>

#include "indexer/entities/quote_people.h"
#include "indexer/entities/quote_said.h"
#include "indexer/entities/speech_clause.h"
#include "indexer/entities/speech_kinds.h"

#define UNKNOWN (NO_TOKEN - 1) /* the speaker of a quotation that somebody without a name says */

enum {
    FRAGMENT_MAX = 6, /* from one mark to the other */
    SENTENCE_MAX = 120
};

/* What is known while an article is read. */
struct scene {
    struct quote_tokens tokens;
    struct quote_people people;
    struct quotation *quotes;
    size_t count, cap;
    uint32_t done;     /* verbs before this belong to what somebody says */
    uint32_t carry;    /* who goes on in the next paragraph's first quotation */
    uint32_t follow;   /* who says a quotation that is the whole of the next paragraph */
    size_t carry_from; /* where that began, in the text; SIZE_MAX: it did not */
    struct lede_error *err;
};

static struct quote_token *token(const struct scene *s, uint32_t i)
{
    return &s->tokens.at[i];
}

static bool is(const struct scene *s, uint32_t i, enum quote_part part)
{
    return i < s->tokens.count && token(s, i)->kind == part;
}

/* ---- What is said ---- */

static bool add_quote(struct scene *s, size_t start, size_t end, enum quote_kind kind,
                      uint32_t speaker)
{
    struct span text = s->tokens.text;

    while (start < end &&
           (text.at[start] == ' ' || text.at[start] == ',' || text.at[start] == '\n'))
        start++;
    while (end > start &&
           (text.at[end - 1] == ' ' || text.at[end - 1] == ',' || text.at[end - 1] == '\n'))
        end--;
    if (start >= end || s->count == QUOTES_MAX)
        return true;
    if (!mem_grow(&s->quotes, &s->cap, s->count + 1, sizeof *s->quotes))
        return error_memory(s->err);
    s->quotes[s->count++] = (struct quotation){(uint32_t)start, (uint32_t)end, kind, speaker};
    return true;
}

static bool add_indirect(struct scene *s, const struct said *said, uint32_t speaker)
{
    return add_quote(s, token(s, said->from)->start, token(s, said->to - 1)->end, QUOTE_INDIRECT,
                     speaker);
}

/* The quotation belongs to the speaker, and those right behind it. */
static void give(struct scene *s, uint32_t open, uint32_t speaker)
{
    while (is(s, open, PART_OPEN)) {
        token(s, open)->speaker = speaker == NO_TOKEN ? UNKNOWN : speaker;
        if (token(s, open)->mate == NO_TOKEN)
            return;
        open = token(s, open)->mate + 1;
    }
}

/* "…" that stands right behind the sentence of the clause goes on, where nobody else claims it later. */
static void give_next(struct scene *s, uint32_t from, uint32_t speaker)
{
    uint32_t at = said_sentence_end(&s->tokens, from);

    if (is(s, at, PART_OPEN) && token(s, at)->speaker == NO_TOKEN && speaker != NO_TOKEN)
        give(s, at, speaker);
}

/* Whether the quotation that the clause stands behind is no more than a word or two of the sentence's own, or another's
 * than the agency's that tells of it: 'Calling it "warped," X said that …'; 'with X calling it "warped", Interfax wrote'. */
static bool is_of_sentence(const struct scene *s, uint32_t open, const struct speech_clause *c)
{
    const struct quote_tokens *t = &s->tokens;
    struct said said;

    if (token(s, open)->first || open < s->people.sentence || c->speaker >= UNKNOWN)
        return false;
    if (token(s, open)->mate - open <= FRAGMENT_MAX && !is(s, c->to, PART_COMMA) &&
        (is(s, open - 1, PART_WORD) || is(s, open - 1, PART_NAME)) &&
        (said_quote_behind(t, c) != NO_TOKEN || said_behind(t, c, &said)))
        return true;
    if (t->entities[c->speaker].type != ENTITY_ORG || open - s->people.sentence > SENTENCE_MAX)
        return false;
    for (uint32_t i = s->people.sentence; i < open; i++)
        if (is(s, i, PART_NAME) && t->entities[token(s, i)->entity].type == ENTITY_PERSON)
            return true;
    return false;
}

/* '"This cannot stand," and should "be voided", X said': all that the sentence has between marks. */
static void give_sentence(struct scene *s, uint32_t open, uint32_t speaker)
{
    uint32_t first = s->people.sentence;

    if (is(s, first, PART_OPEN) && first < open && open - first <= SENTENCE_MAX)
        for (uint32_t i = first; i < open; i++)
            if (is(s, i, PART_OPEN) && token(s, i)->speaker == NO_TOKEN)
                give(s, i, speaker);
    give(s, open, speaker);
}

/* '"We will not join" over Taiwan, X said': the quotation that the sentence begins with; NO_TOKEN for none. */
static uint32_t quote_of_sentence(const struct scene *s, const struct speech_clause *c)
{
    uint32_t first = s->people.sentence;

    if (!is(s, first, PART_OPEN) || token(s, first)->speaker != NO_TOKEN ||
        token(s, first)->mate >= c->from || c->from - first > SENTENCE_MAX ||
        !is(s, c->from - 1, PART_COMMA))
        return NO_TOKEN;
    for (uint32_t i = token(s, first)->mate; i < c->from; i++)
        if (token(s, i)->speech & (SPEECH_VERB | SPEECH_FINITE))
            return NO_TOKEN;
    return first;
}

static bool take_indirect(struct scene *s, const struct speech_clause *c)
{
    struct said said;

    if (said_before(&s->tokens, s->people.sentence, c, &said)) {
        if (!add_indirect(s, &said, c->speaker))
            return false;
        if (!said_around(&s->tokens, c))
            return true;
    }
    if (!said_behind(&s->tokens, c, &said))
        return true;
    s->done = s->people.said_to = said.to;
    return add_indirect(s, &said, c->speaker);
}

static bool take_clause(struct scene *s, const struct speech_clause *c)
{
    uint32_t before = said_quote_before(&s->tokens, c), behind = said_quote_behind(&s->tokens, c);
    uint32_t end = c->to;

    if (before == NO_TOKEN)
        before = quote_of_sentence(s, c);
    s->people.asked = c->asks && (before != NO_TOKEN || behind != NO_TOKEN);
    if (before != NO_TOKEN && is_of_sentence(s, before, c))
        before = NO_TOKEN;
    if (before != NO_TOKEN)
        give_sentence(s, before, c->speaker);
    if (behind != NO_TOKEN) {
        give(s, behind, c->speaker);
        s->done =
            token(s, behind)->mate == NO_TOKEN ? (uint32_t)s->tokens.count : token(s, behind)->mate;
        s->people.said_to = s->done;
        if (token(s, behind)->mate != NO_TOKEN)
            end = token(s, behind)->mate;
    }
    if (behind == NO_TOKEN && said_ends_with_colon(&s->tokens, c))
        s->carry = c->speaker;
    if (!c->asks)
        give_next(s, end, c->speaker);
    if (before != NO_TOKEN || behind != NO_TOKEN || c->speaker == NO_TOKEN)
        return true;
    return take_indirect(s, c);
}

static bool take_according(struct scene *s, const struct speech_clause *c)
{
    struct said said;
    uint32_t before = said_quote_before(&s->tokens, c);

    if (before == NO_TOKEN)
        return !said_according(&s->tokens, s->people.sentence, c, &said) ||
               add_indirect(s, &said, c->speaker);
    give(s, before, c->speaker);
    return true;
}

static bool look_at(struct scene *s, uint32_t i)
{
    unsigned kinds = token(s, i)->speech;
    struct speech_clause c;

    if (kinds & SPEECH_ACCORDING) {
        if (!speech_clause_according(&s->tokens, i, &c))
            return true;
        quote_people_resolve(&s->people, &c);
        return take_according(s, &c);
    }
    if (kinds & SPEECH_QUOTES) {
        if (!speech_clause_quoted(&s->tokens, i, &c))
            return true;
        s->done = c.to;
    } else if (!speech_clause_at(&s->tokens, i, &c)) {
        return true;
    }
    quote_people_resolve(&s->people, &c);
    return take_clause(s, &c);
}

/* ---- Paragraphs ---- */

/* Whoever goes on from the paragraph before says the first quotation of this one. */
static void take_carried(struct scene *s)
{
    if (is(s, 0, PART_OPEN) && s->carry != NO_TOKEN && token(s, 0)->speaker == NO_TOKEN)
        give(s, 0, s->carry);
    else if (!is(s, 0, PART_OPEN))
        s->carry_from = SIZE_MAX;
    s->carry = NO_TOKEN;
}

/* Whether the paragraph is nothing but a quotation of a sentence and more: no headline of a word or two. */
static bool is_quotation(const struct scene *s)
{
    uint32_t last = (uint32_t)s->tokens.count - 1;
    char c;

    if (!is(s, 0, PART_OPEN) || token(s, 0)->speaker != NO_TOKEN || token(s, 0)->mate != last ||
        last <= FRAGMENT_MAX)
        return false;
    c = s->tokens.text.at[token(s, last)->start - 1];
    return c == '.' || c == '!' || c == '?';
}

/* A quotation by itself is of whoever said the one that the paragraph before begins with, and all others there. */
static void take_following(struct scene *s)
{
    uint32_t speaker;

    if (is_quotation(s) && s->follow < UNKNOWN)
        give(s, 0, s->follow);
    speaker = is(s, 0, PART_OPEN) ? token(s, 0)->speaker : NO_TOKEN;
    for (uint32_t i = 0; i < s->tokens.count; i++)
        if (is(s, i, PART_OPEN) && token(s, i)->speaker != speaker)
            speaker = NO_TOKEN;
    s->follow = s->people.asked ? NO_TOKEN : speaker;
}

/* The quotations with a speaker; one that is open at the end goes on in the next paragraph. */
static bool write_direct(struct scene *s)
{
    size_t from = s->carry_from;

    s->carry_from = SIZE_MAX;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const struct quote_token *t = token(s, i);
        if (t->kind != PART_OPEN)
            continue;
        size_t start = i == 0 && from != SIZE_MAX ? from : t->end;
        if (t->mate == NO_TOKEN) {
            s->carry = t->speaker;
            s->carry_from = start;
            return true;
        }
        if (t->speaker < UNKNOWN &&
            !add_quote(s, start, token(s, t->mate)->start, QUOTE_DIRECT, t->speaker))
            return false;
    }

    return true;
}

static int by_start(const void *x, const void *y)
{
    const struct quotation *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

/* Ascending and apart from `first` on: of two that overlap the direct one stays, or the first. */
static void settle(struct scene *s, size_t first)
{
    size_t kept = first;

    if (s->count > first + 1)
        qsort(s->quotes + first, s->count - first, sizeof *s->quotes, by_start);
    for (size_t i = first; i < s->count; i++) {
        const struct quotation *q = &s->quotes[i];
        bool apart = kept == 0 || s->quotes[kept - 1].end <= q->start;
        if (apart)
            s->quotes[kept++] = *q;
        else if (kept > first && q->kind == QUOTE_DIRECT &&
                 s->quotes[kept - 1].kind == QUOTE_INDIRECT)
            s->quotes[kept - 1] = *q;
    }
    s->count = kept;
}

static bool read_paragraph(struct scene *s)
{
    size_t first = s->count;

    quote_people_paragraph(&s->people);
    s->done = 0;
    take_carried(s);
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const struct quote_token *t = token(s, i);
        if (t->first)
            quote_people_sentence(&s->people, i);
        if (i >= s->done && !t->inside && t->kind == PART_WORD &&
            (t->speech & (SPEECH_VERB | SPEECH_QUOTES | SPEECH_ACCORDING)) && !look_at(s, i))
            return false;
    }
    quote_people_sentence(&s->people, (uint32_t)s->tokens.count);
    take_following(s);
    if (!write_direct(s))
        return false;
    settle(s, first);
    return true;
}

static bool read_text(struct scene *s)
{
    struct span text = s->tokens.text;
    size_t at = 0, next;

    while (at < text.len) {
        const char *line = memchr(text.at + at, '\n', text.len - at);
        size_t end = line ? (size_t)(line - text.at) : text.len;
        for (; at < end; at = next) {
            if (!quote_tokens_cut(&s->tokens, at, end, &next, s->err))
                return false;
            if (!read_paragraph(s))
                return false;
        }
        at = end + 1;
    }
    return true;
}

bool quotes_find(const struct speech_words *words, const struct article *a, struct arena *arena,
                 struct quotation **out, size_t *count, struct lede_error *err)
{
    struct scene s = {.tokens = {.words = words,
                                 .text = a->text,
                                 .entities = a->entities,
                                 .entity_count = a->entity_count},
                      .carry = NO_TOKEN,
                      .follow = NO_TOKEN,
                      .carry_from = SIZE_MAX,
                      .err = err};
    bool ok;

    quote_people_start(&s.people, &s.tokens);
    ok = read_text(&s);
    *out = ok ? arena_take(arena, s.count, sizeof **out) : NULL;
    *count = *out ? s.count : 0;
    if (*count)
        memcpy(*out, s.quotes, s.count * sizeof **out);
    mem_free(s.quotes);
    quote_tokens_free(&s.tokens);
    return ok && (*out || error_memory(err));
}
