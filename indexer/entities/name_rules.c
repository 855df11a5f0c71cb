/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/name_rules.h"

#include "indexer/entities/org_rules.h"
#include "indexer/entities/runs.h"

enum { PERSON_WORDS_MAX = 6 };

struct scan {
    const struct lexicon *lexicon;
    const struct name_tokens *tokens;
    struct name_spans *spans;
    bool out_of_memory; /* sticky */
};

static void add(struct scan *s, size_t from, size_t to, enum entity_type type, enum name_by by)
{
    struct name_spans *spans = s->spans;

    if (!mem_grow(&spans->at, &spans->cap, spans->count + 1, sizeof *spans->at)) {
        s->out_of_memory = true;
        return;
    }
    spans->at[spans->count++] = (struct name_span){.from = (uint32_t)from,
                                                   .to = (uint32_t)to,
                                                   .type = type,
                                                   .sure = by != BY_NOTHING,
                                                   .by = by};
}

/* ---- Persons ---- */

/* The end of the titles that begin at from: "Acting US Ambassador", "Major General (retired)". `from`
 * when there is none or what follows is the last word of an organisation. */
static size_t titles_end(const struct name_token *at, size_t from, size_t end)
{
    const unsigned inside = KIND_TITLE | KIND_TITLE_PART | KIND_NATION;
    size_t to = from;

    for (size_t i = from; i < end; i++) {
        bool country = i > from && (at[i].whole & WHOLE_COUNTRY);
        if (!(at[i].kinds & inside) && !country)
            break;
        if (at[i].kinds & KIND_TITLE)
            to = i + 1;
    }
    if (to < end && (at[to].kinds & KIND_ORG_HEAD) && !(at[to].kinds & KIND_GIVEN))
        return from;
    return to;
}

/* Whether a name that began before this word may go on with it. */
static bool goes_on(const struct name_token *word, size_t words)
{
    const unsigned name = KIND_GIVEN | KIND_FAMILY;
    const unsigned no_name =
        KIND_NO_NAME | KIND_NATION | KIND_TITLE | KIND_ORG_HEAD | KIND_COMMON | KIND_PLACE_HEAD;

    if (word->gap == GAP_AND || word->long_form)
        return false;
    if (word->gap == GAP_HYPHEN && (word[-1].kinds & KIND_PARTICLE)) /* Al-Sabah, a state too */
        return true;
    if ((word->kinds & name) || (!word->capital && word->gap == GAP_HYPHEN)) /* Ki-moon */
        return true;
    if ((word->whole & WHOLE_COUNTRY) || (word->kinds & no_name))
        return false;
    return words < 2 || !(word->whole & (WHOLE_PLACE | WHOLE_ORG));
}

static size_t person_end(const struct name_token *at, size_t from, size_t end)
{
    size_t to = from + 1, words = 1;

    while (to < end && words < PERSON_WORDS_MAX &&
           (run_is_particle(at, to, end) || goes_on(&at[to], words))) {
        words += at[to].capital;
        to++;
    }
    return to;
}

/* "J. Edgar Hoover", "A. Q. Khan" */
static bool begins_with_initials(const struct name_token *at, size_t from, size_t end)
{
    size_t to = from;

    while (to + 1 < end && at[to].form_len == 1 && at[to + 1].gap == GAP_DOT)
        to++;
    return to > from && at[to].form_len > 1 && (at[to].kinds & (KIND_GIVEN | KIND_FAMILY));
}

static bool begins_person(const struct name_token *at, size_t from, size_t end)
{
    const unsigned no = KIND_ORG_HEAD | KIND_NO_NAME | KIND_NATION | KIND_TITLE;

    if (begins_with_initials(at, from, end))
        return true;

    if (!(at[from].kinds & KIND_GIVEN) || from + 1 >= end)
        return false;
    /* April, Jordan, Mali are first names as well */
    return !(at[from].kinds & no) || (at[from + 1].kinds & KIND_FAMILY);
}

/* Behind a title nearly anything is a person; a country is not. */
static size_t titled_person(struct scan *s, size_t from, size_t end)
{
    const struct name_token *at = s->tokens->at;
    const unsigned no = KIND_NO_NAME | KIND_NATION | KIND_COMMON | KIND_ORG_HEAD;
    bool given = at[from].kinds & (KIND_GIVEN | KIND_FAMILY);

    if (at[from].long_form || (!given && ((at[from].kinds & no) || at[from].whole)))
        return from;
    if (at[from].upper && at[from].line_case == LINE_PLAIN && at[from].gap != GAP_DOT &&
        !(from + 1 < end && at[from + 1].gap == GAP_DOT))
        return from;
    size_t to = person_end(at, from, end);
    add(s, from, to, ENTITY_PERSON, BY_TITLE);
    return to;
}

/* ---- Places ---- */

/* A place's name with the word that says what it is: "Helmand River", "Sindh Province". */
static size_t place_end(const struct name_token *at, size_t to, size_t end)
{
    return to < end && at[to].capital && at[to].gap == GAP_BLANK && (at[to].kinds & KIND_PLACE_HEAD)
               ? to + 1
               : to;
}

/* "Paris Pact", "Karachi Kings": a place that is the first word of something else. */
static bool is_cut_short(const struct name_token *at, size_t to, size_t end)
{
    const unsigned other = KIND_GIVEN | KIND_TITLE | KIND_TITLE_PART | KIND_NATION | KIND_NO_NAME |
                           KIND_COMMON | KIND_ORG_HEAD;

    return to < end && at[to].gap == GAP_BLANK && at[to].capital && !at[to].long_form &&
           !(at[to].kinds & other) && !at[to].whole && at[to].line_case == LINE_PLAIN;
}

static size_t known_whole(struct scan *s, size_t from, size_t end)
{
    const struct name_token *at = s->tokens->at;
    unsigned whole = 0;
    size_t to = run_phrase_end(s->lexicon, s->tokens, from, &whole);

    if (to == from)
        return from;
    if (whole & WHOLE_ORG) {
        add(s, from, to, ENTITY_ORG, BY_TABLE);
        return to;
    }
    bool single = to == from + 1;
    if (single && (at[from].kinds & KIND_COMMON) && at[from].first)
        return from;
    if (single && !(whole & WHOLE_COUNTRY) && begins_person(at, from, end))
        return from;
    to = place_end(at, to, end);
    if (is_cut_short(at, to, end)) {
        while (to < end && is_cut_short(at, to, end))
            to++;
        add(s, from, to, ENTITY_PLACE, BY_NOTHING);
        return to;
    }
    add(s, from, to, ENTITY_PLACE, BY_TABLE);
    return to;
}

/* "Lake Hamun", "Port Qasim": the word before says that it is a place. */
static size_t fronted_place(struct scan *s, size_t from, size_t end)
{
    const struct name_token *at = s->tokens->at;
    const unsigned no = KIND_TITLE | KIND_ORG_HEAD | KIND_NO_NAME | KIND_COMMON;

    if (!(at[from].kinds & KIND_PLACE_FRONT) || (at[from].kinds & (KIND_GIVEN | KIND_FAMILY)) ||
        from + 1 >= end || at[from + 1].gap > GAP_DOT || (at[from + 1].kinds & no))
        return from;
    add(s, from, from + 2, ENTITY_PLACE, BY_PLACE_WORD);
    return from + 2;
}

/* ---- What is left ---- */

/* Words that are a name only if the article says so elsewhere. */
static size_t unknown_run(struct scan *s, size_t from, size_t end)
{
    const struct name_token *at = s->tokens->at;
    const unsigned no = KIND_TITLE | KIND_NO_NAME | KIND_COMMON | KIND_NATION | KIND_ORG_HEAD;
    size_t to = from + 1;

    while (to < end && !at[to].long_form && at[to].gap != GAP_AND &&
           (!at[to].whole || (to + 1 == end && at[to].gap == GAP_BLANK)) &&
           (!(at[to].kinds & no) || (at[to].kinds & KIND_FAMILY)))
        to++;
    bool place = to > from + 1 && at[to - 1].capital && at[to - 1].gap == GAP_BLANK &&
                 (at[to - 1].kinds & KIND_PLACE_HEAD);
    if (to > from + 1 || at[from].form_len > 1)
        add(s, from, to, place ? ENTITY_PLACE : ENTITY_PERSON, place ? BY_PLACE_WORD : BY_NOTHING);
    return to;
}

static bool is_plain_word(const struct name_token *word)
{
    const unsigned plain = KIND_COMMON | KIND_NO_NAME | KIND_NATION;
    return (word->kinds & plain) && !(word->kinds & (KIND_GIVEN | KIND_FAMILY));
}

/* One name or nothing at from; where to go on. */
static size_t read_one(struct scan *s, size_t from, size_t end)
{
    const struct name_token *at = s->tokens->at;
    unsigned whole = 0;
    size_t to;

    if ((to = titles_end(at, from, end)) > from) {
        size_t next = to < end ? titled_person(s, to, end) : to;
        return next;
    }
    if ((to = org_rules_end(s->lexicon, s->tokens, from, end)) > from) {
        bool known = run_phrase_end(s->lexicon, s->tokens, from, &whole) == to;
        add(s, from, to, ENTITY_ORG, known ? BY_TABLE : BY_HEAD);
        return to;
    }
    if ((to = known_whole(s, from, end)) > from || (to = fronted_place(s, from, end)) > from)
        return to;
    if (begins_person(at, from, end) && (to = person_end(at, from, end)) > from + 1) {
        add(s, from, to, ENTITY_PERSON, BY_GIVEN);
        return to;
    }
    if (is_plain_word(&at[from]) || (at[from].kinds & (KIND_TITLE_PART | KIND_ORG_HEAD)))
        return from + 1;
    return unknown_run(s, from, end);
}

bool name_rules_find(struct name_spans *spans, const struct lexicon *l, const struct name_tokens *t,
                     struct lede_error *err)
{
    struct scan s = {.lexicon = l, .tokens = t, .spans = spans};

    for (size_t i = 0; i < t->count && !s.out_of_memory;) {
        if (t->at[i].long_form) {
            add(&s, i, t->at[i].long_form, t->at[i].long_place ? ENTITY_PLACE : ENTITY_ORG,
                BY_LONG_FORM);
            i = t->at[i].long_form;
        } else if (!t->at[i].capital) {
            i++;
        } else {
            size_t end = run_end(t, i), next = read_one(&s, i, end);
            i = next > i ? next : i + 1;
        }
    }
    return !s.out_of_memory || error_memory(err);
}

void name_spans_free(struct name_spans *s)
{
    mem_free(s->at);
    *s = (struct name_spans){0};
}
