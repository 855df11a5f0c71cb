/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/quote_people.h"

#include "indexer/entities/speech_kinds.h"

enum {
    MEMORY_PARAGRAPHS = 2, /* for so long "he" can be who spoke last */
    ABOUT_MAX = 40,        /* tokens from a sentence's beginning to its second verb */
    THOSE_MAX = 15,        /* from "who" to a verb that is its */
    SENTENCE_MAX = 120     /* tokens that are looked at for others before "he" */
};

static const struct quote_token *token(const struct quote_people *p, uint32_t i)
{
    return &p->tokens->at[i];
}

static bool is(const struct quote_people *p, uint32_t i, enum quote_part part)
{
    return i < p->tokens->count && token(p, i)->kind == part;
}

static bool is_same_person(const struct quote_people *p, uint32_t a, uint32_t b)
{
    return span_equal(p->tokens->entities[a].name, p->tokens->entities[b].name);
}

/* "He met with General X": seldom who "he" is next; but "The last word came from X". */
static bool is_object(const struct quote_people *p, uint32_t name)
{
    struct speech_clause about;

    for (uint32_t i = name; i > p->sentence; i--) {
        const struct quote_token *left = token(p, i - 1);
        if (left->kind != PART_WORD || left->inside)
            return false;
        if (left->speech & SPEECH_OF)
            return i - p->sentence <= ABOUT_MAX &&
                   (is(p, p->sentence, PART_OPEN) ||
                    speech_clause_about(p->tokens, p->sentence, i, &about));
        if (!left->capital && !(left->speech & (SPEECH_ROLE | SPEECH_DETERMINER)))
            return false;
    }
    return false;
}

static void see_person(struct quote_people *p, uint32_t entity, uint32_t at, bool object)
{
    if (p->here.one == NO_TOKEN)
        p->here.one = entity;
    else if (!is_same_person(p, p->here.one, entity))
        p->here.many = true;
    if (p->last == NO_TOKEN || is_same_person(p, p->last, entity))
        return;
    p->rival |= !object && (at >= p->said_to || p->last_sentence == NO_TOKEN);
}

/* Look at the names before a token. */
static void see_names(struct quote_people *p, uint32_t to)
{
    for (; p->seen < to; p->seen++) {
        const struct quote_token *t = token(p, p->seen);
        if (t->kind == PART_NAME && !t->inside &&
            p->tokens->entities[t->entity].type == ENTITY_PERSON)
            see_person(p, t->entity, p->seen, is_object(p, p->seen));
    }
}

/* The one person that this paragraph names; where it names none, the one before. */
static uint32_t only_person(const struct quote_people *p)
{
    struct people of = p->here.one == NO_TOKEN && !p->here.many ? p->before : p->here;
    return of.many ? NO_TOKEN : of.one;
}

static bool is_person(const struct quote_people *p, uint32_t entity)
{
    return p->tokens->entities[entity].type == ENTITY_PERSON;
}

/* "X may go, as he wrote": the sentence's own subject; not that of what is said: "X may go, he wrote". */
static uint32_t own_subject(const struct quote_people *p, const struct speech_clause *c)
{
    struct speech_clause about;

    if (c->from <= p->sentence || c->from - p->sentence > ABOUT_MAX ||
        is(p, c->from - 1, PART_COMMA) || is(p, c->from - 1, PART_CLOSE) ||
        !speech_clause_about(p->tokens, p->sentence, c->from, &about) ||
        about.subject == SUBJECT_IT)
        return NO_TOKEN;
    if (about.subject == SUBJECT_PRONOUN)
        return p->he;
    return is_person(p, about.speaker) ? about.speaker : NO_TOKEN;
}

/* Whether the sentence names another person before the clause. */
static bool names_another(const struct quote_people *p, const struct speech_clause *c,
                          uint32_t person)
{
    if (c->from - p->sentence > SENTENCE_MAX)
        return true;
    for (uint32_t i = p->sentence; i < c->from; i++)
        if (is(p, i, PART_NAME) && !token(p, i)->inside && is_person(p, token(p, i)->entity) &&
            !is_same_person(p, token(p, i)->entity, person))
            return true;
    return false;
}

/* "a man who in 2010, he said": he is none of those that were named. */
static bool is_of_another(const struct quote_people *p, const struct speech_clause *c)
{
    if (c->from - p->sentence > SENTENCE_MAX)
        return true;
    for (uint32_t i = p->sentence; i < c->from; i++)
        if (!token(p, i)->inside && (token(p, i)->speech & SPEECH_WHO))
            return true;
    return false;
}

/* Whether the person can be "he", or "she": was not the other before. */
static bool may_be(const struct quote_people *p, const struct speech_clause *c, uint32_t person)
{
    uint32_t other = p->was[!c->she];
    return person != NO_TOKEN && (other == NO_TOKEN || !is_same_person(p, person, other));
}

static uint32_t pronoun(const struct quote_people *p, const struct speech_clause *c)
{
    bool recent = p->last != NO_TOKEN && p->paragraph - p->last_paragraph <= MEMORY_PARAGRAPHS;
    bool topic = p->topic != NO_TOKEN && is_person(p, p->topic);
    uint32_t own = own_subject(p, c);

    if (may_be(p, c, own))
        return own;
    if (c->from > p->sentence && !is(p, c->from - 1, PART_COMMA) && is_of_another(p, c))
        return NO_TOKEN;
    recent = recent && is_person(p, p->last) && !p->asked;
    topic = topic && !(p->asked && p->topic_paragraph <= p->last_paragraph);
    recent = recent && may_be(p, c, p->last);
    topic = topic && may_be(p, c, p->topic);
    if (recent && !p->rival)
        return p->last;
    /* Who spoke is spoken of again: "X called Y a friend. … he said" */
    if (topic && !names_another(p, c, p->topic) &&
        (!p->topic_rival || (recent && is_same_person(p, p->topic, p->last)) ||
         (c->kinds & SPEECH_GOES_ON)))
        return p->topic;
    if (recent && (c->kinds & SPEECH_GOES_ON))
        return p->last;
    if (p->asked && p->last != NO_TOKEN && only_person(p) != NO_TOKEN &&
        is_same_person(p, p->last, only_person(p)))
        return NO_TOKEN;
    /* "X may go, he wrote": whom the sentence itself names is not he */
    if (c->from > p->sentence && (is(p, c->from - 1, PART_COMMA) || is(p, c->from - 1, PART_DASH)))
        return p->he;
    return only_person(p);
}

static uint32_t find_pronoun(const struct quote_people *p, const struct speech_clause *c)
{
    uint32_t person = pronoun(p, c);
    return may_be(p, c, person) ? person : NO_TOKEN;
}

/* The organisation that the sentence before is about, or that spoke last. */
static uint32_t find_it(const struct quote_people *p)
{
    return p->topic != NO_TOKEN && p->tokens->entities[p->topic].type == ENTITY_ORG ? p->topic
                                                                                    : NO_TOKEN;
}

/* At a sentence's beginning: who the one before was about. One of quotations alone, or of "he", changes nothing. */
static void see_topic(struct quote_people *p, uint32_t from, uint32_t to)
{
    struct speech_clause about;

    if (from >= to || is(p, from, PART_OPEN))
        return;
    if (!speech_clause_about(p->tokens, from, to, &about)) {
        p->topic = NO_TOKEN;
    } else if (about.subject == SUBJECT_NAME) {
        p->topic_rival = p->topic != NO_TOKEN && p->topic_paragraph == p->paragraph &&
                         !is_same_person(p, p->topic, about.speaker);
        p->topic = about.speaker;
        p->topic_paragraph = p->paragraph;
    }
}

/* Where the clause that a verb at `to` belongs to begins: "X came, but Y left, saying": behind "but", unless no other
 * subject stands there. */
static uint32_t clause_begin(const struct quote_people *p, uint32_t to)
{
    unsigned subject = SPEECH_DETERMINER | SPEECH_PRONOUN | SPEECH_IT | SPEECH_PLURAL | SPEECH_ROLE;

    for (uint32_t i = to; i > p->sentence + 1 && to - i < ABOUT_MAX; i--)
        if (!token(p, i)->inside && (token(p, i - 1)->speech & SPEECH_JOINS) &&
            is(p, i - 2, PART_COMMA) && (token(p, i)->capital || (token(p, i)->speech & subject)))
            return i;
    return p->sentence;
}

/* "men who chased X and said": the verb is of those, not of whoever the sentence is about. */
static bool is_of_those(const struct quote_people *p, const struct speech_clause *c)
{
    if (c->kinds & SPEECH_SAYING)
        return false;
    for (uint32_t i = c->from; i > p->sentence && c->from - i < THOSE_MAX; i--) {
        const struct quote_token *t = token(p, i - 1);
        if (t->kind == PART_COMMA && !t->inside)
            return false;
        if (!t->inside && (t->speech & SPEECH_WHO))
            return true;
    }
    return false;
}

/* Who the sentence is about: who spoke in it, or whose name it begins with. */
static uint32_t find_sentence(const struct quote_people *p, const struct speech_clause *c)
{
    struct speech_clause about;
    uint32_t from = clause_begin(p, c->from);

    if (p->last != NO_TOKEN && p->last_sentence == p->sentence && !p->rival)
        return p->last;
    if (c->from - p->sentence > ABOUT_MAX || is_of_those(p, c) ||
        !speech_clause_about(p->tokens, from, c->from, &about))
        return NO_TOKEN;
    if (about.subject == SUBJECT_IT)
        return find_it(p);
    return about.subject == SUBJECT_PRONOUN ? p->he : about.speaker;
}

/* "The FBI asked for more, it said": what names somebody is not said by the same. */
static bool is_named(const struct quote_people *p, const struct speech_clause *c, uint32_t who)
{
    if (who == NO_TOKEN || c->from <= p->sentence || !is(p, c->from - 1, PART_COMMA) ||
        c->from - p->sentence > SENTENCE_MAX)
        return false;
    for (uint32_t i = p->sentence; i < c->from; i++)
        if (is(p, i, PART_NAME) && !token(p, i)->inside &&
            is_same_person(p, token(p, i)->entity, who))
            return true;
    return false;
}

void quote_people_resolve(struct quote_people *p, struct speech_clause *c)
{
    see_names(p, c->from);
    if (c->subject == SUBJECT_PRONOUN) {
        c->speaker = find_pronoun(p, c);
        if (is_named(p, c, c->speaker))
            c->speaker = NO_TOKEN;
        if (c->speaker != NO_TOKEN)
            p->was[c->she] = c->speaker;
    } else if (c->subject == SUBJECT_IT) {
        c->speaker = find_it(p);
        if (is_named(p, c, c->speaker))
            c->speaker = NO_TOKEN;
    } else if (c->subject == SUBJECT_SENTENCE) {
        c->speaker = find_sentence(p, c);
    }
    if (c->subject == SUBJECT_MANY) {
        p->last_sentence = NO_TOKEN;
        return;
    }
    if (c->speaker == NO_TOKEN) {
        p->last = NO_TOKEN;
        p->here.many |= c->subject == SUBJECT_UNKNOWN;
        return;
    }
    p->last = c->speaker;
    p->last_paragraph = p->paragraph;
    p->last_sentence = p->sentence;
    p->said_to = c->to;
    p->asked = false;
    p->rival = false;
}

/* ---- Going on ---- */

void quote_people_start(struct quote_people *p, const struct quote_tokens *tokens)
{
    *p = (struct quote_people){.tokens = tokens,
                               .last = NO_TOKEN,
                               .topic = NO_TOKEN,
                               .was = {NO_TOKEN, NO_TOKEN},
                               .he = NO_TOKEN,
                               .here = {.one = NO_TOKEN}};
}

void quote_people_paragraph(struct quote_people *p)
{
    p->paragraph++;
    p->before = p->here;
    p->here = (struct people){.one = NO_TOKEN};
    p->sentence = p->seen = p->said_to = 0;
    p->last_sentence = NO_TOKEN;
}

void quote_people_sentence(struct quote_people *p, uint32_t at)
{
    struct speech_clause he = {.subject = SUBJECT_PRONOUN, .from = at};

    he.she = quote_tokens_is(p->tokens, at, "She");

    see_topic(p, p->sentence, at);
    see_names(p, at);
    p->sentence = at;
    p->he = find_pronoun(p, &he);
}
