/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/speech_name.h"

#include "indexer/entities/speech_looks.h"

enum {
    BRACKET_MAX = 12,
    APPOSITION_MAX = 40,
    PHRASE_MAX = 6, /* "X of the ruling party" */
    ASIDE_MAX = 6   /* "X, the 'Army of Justice'," */
};

/* ---- What stands before a name ---- */

bool speech_name_is_title(const struct quote_tokens *t, uint32_t i)
{
    if (is(t, i, PART_NAME))
        return true;
    if (!is(t, i, PART_WORD))
        return false;
    if (t->at[i].speech & (SPEECH_ROLE | SPEECH_DETERMINER))
        return true;
    if (t->at[i].speech & ~(unsigned)(SPEECH_MEDIUM | SPEECH_HEARER | SPEECH_GROUP | SPEECH_PLURAL))
        return false;
    return t->at[i].capital || !(ends_with(t, i, "ed") || ends_with(t, i, "ing"));
}

/* Where the name's titles begin; *left gets what stands before them, or NO_TOKEN. */
static uint32_t titles_begin(const struct quote_tokens *t, uint32_t name, uint32_t *left)
{
    uint32_t at = name;

    *left = before(t, at);
    for (size_t n = 0; n < SPEECH_TITLE_MAX && *left != NO_TOKEN && speech_name_is_title(t, *left);
         n++) {
        at = *left;
        *left = before(t, at);
    }
    return at;
}

/* "Ambassador to the UN X", "Secretary of State X": the words before the name are of an office. */
static bool is_office(const struct quote_tokens *t, uint32_t name, uint32_t of)
{
    uint32_t role = before(t, of), last = before(t, name);

    if (!has(t, of, SPEECH_OF) || !has(t, role, SPEECH_ROLE) || has(t, role, SPEECH_KIN) ||
        last == of)
        return false;
    if (is(t, last, PART_NAME))
        return !is_of_type(t, last, ENTITY_PERSON) && !t->at[last].possessive;
    return (ends_with(t, role, "ecretary") || ends_with(t, role, "inister")) &&
           is(t, last, PART_WORD) && token(t, last)->capital && token(t, last)->speech == 0;
}

static bool begins_behind(const struct quote_tokens *t, uint32_t left)
{
    const struct quote_token *word;

    if (left == NO_TOKEN)
        return true;
    if (!is(t, left, PART_WORD))
        return is(t, left, PART_COMMA) || is(t, left, PART_CLOSE) || is(t, left, PART_DASH) ||
               is(t, left, PART_COLON);
    word = token(t, left);
    if (word->speech & SPEECH_OF) /* "In a statement X said" */
        return (word->speech & SPEECH_IN) && (word->first || is(t, left - 1, PART_COMMA));
    if (word->speech & SPEECH_JOINS) /* X and Y said: both do */
        return word->first || (!is(t, left - 1, PART_NAME) && !has(t, left - 1, SPEECH_PRONOUN));
    return word->speech & (SPEECH_VERB | SPEECH_THAT | SPEECH_NO_ARTICLE | SPEECH_BETWEEN);
}

bool speech_name_begins(const struct quote_tokens *t, uint32_t name, uint32_t *from)
{
    uint32_t left;

    *from = titles_begin(t, name, &left);
    if (left != NO_TOKEN && is_office(t, name, left))
        *from = titles_begin(t, before(t, left), &left);
    return begins_behind(t, left);
}

/* ---- What stands between a name and its verb ---- */

/* The name of "X of the Red Cross", seen from its last name. */
static uint32_t name_of(const struct quote_tokens *t, uint32_t name)
{
    uint32_t at = before(t, name), from;

    if (is_of_type(t, name, ENTITY_PERSON))
        return name;
    while (has(t, at, SPEECH_DETERMINER))
        at = before(t, at);
    at = has(t, at, SPEECH_OF) ? before(t, at) : NO_TOKEN;
    if (at == NO_TOKEN || !is_speaker(t, at) || !speech_name_begins(t, at, &from))
        return name;
    return is_of_type(t, at, ENTITY_PERSON) || is_of_type(t, name, ENTITY_PLACE) ? at : name;
}

/* The person of "X of the ruling party", seen from its last word; NO_TOKEN for none. */
static uint32_t person_of_phrase(const struct quote_tokens *t, uint32_t at)
{
    uint32_t from;

    for (size_t n = 0; n < PHRASE_MAX && at != NO_TOKEN; n++, at = before(t, at)) {
        uint32_t name = before(t, at);
        if (is(t, at, PART_NAME))
            continue;
        if (!is(t, at, PART_WORD) ||
            has(t, at,
                ~(unsigned)(SPEECH_OF | SPEECH_IN | SPEECH_DETERMINER | SPEECH_ROLE |
                            SPEECH_MEDIUM | SPEECH_HEARER | SPEECH_GROUP)))
            return NO_TOKEN;
        if (has(t, at, SPEECH_OF) && is_of_type(t, name, ENTITY_PERSON))
            return is_speaker(t, name) && speech_name_begins(t, name, &from) ? name : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* What stands before the opening bracket of one that ends at i. */
static uint32_t pass_bracket(const struct quote_tokens *t, uint32_t i)
{
    for (size_t n = 0; n < BRACKET_MAX && i != NO_TOKEN; n++, i = before(t, i))
        if (is(t, i, PART_BRACKET))
            return before(t, i);
    return NO_TOKEN;
}

/* Whether what begins at i can say more of the name before it: "the minister", "who …", "45", "R-Ky." */
static bool begins_apposition(const struct quote_tokens *t, uint32_t i)
{
    return has(t, i,
               SPEECH_DETERMINER | SPEECH_ROLE | SPEECH_WHO | SPEECH_WHICH | SPEECH_AS | SPEECH_OF |
                   SPEECH_BETWEEN) ||
           is_number(t, i) || is(t, i, PART_NAME) || (is(t, i, PART_WORD) && token(t, i)->capital);
}

/* "the 'Army of Justice'" that ends at a closing mark: its opening one; NO_TOKEN for what is said. */
static uint32_t pass_byname(const struct quote_tokens *t, uint32_t close)
{
    uint32_t open = t->at[close].mate;

    return close - open <= ASIDE_MAX && open > 0 && has(t, open - 1, SPEECH_DETERMINER) ? open
                                                                                        : NO_TOKEN;
}

/* "X, the minister,": the name, where a comma stands before the verb. */
static uint32_t name_before_comma(const struct quote_tokens *t, uint32_t comma)
{
    uint32_t at = before(t, comma), left = before(t, at), lone = NO_TOKEN, from;

    while (has(t, left, SPEECH_DETERMINER))
        left = before(t, left);
    if (is_speaker(t, at) && is(t, left, PART_COMMA)) { /* "the minister, X," */
        if (is_of_type(t, at, ENTITY_PERSON))
            return at;
        lone = at;
    }
    for (size_t n = 0; n < APPOSITION_MAX && at != NO_TOKEN; n++, at = before(t, at)) {
        uint32_t name = before(t, at);
        if (is(t, at, PART_CLOSE))
            at = pass_byname(t, at);
        if (at == NO_TOKEN || is(t, at, PART_COLON) ||
            (has(t, at, SPEECH_SAYS | SPEECH_TELLS) && !has(t, name, SPEECH_WHO | SPEECH_WHICH)))
            break;
        if (!is(t, at, PART_COMMA) || name == NO_TOKEN)
            continue;
        if (is(t, name, PART_BRACKET_END))
            name = pass_bracket(t, name);
        if (name != NO_TOKEN && is_speaker(t, name) && begins_apposition(t, at + 1) &&
            speech_name_begins(t, name, &from))
            return name;
    }
    return lone;
}

/* "the Fars news agency": the name, seen from what it is. */
static uint32_t pass_heads(const struct quote_tokens *t, uint32_t at)
{
    uint32_t name = at;

    while (has(t, name, SPEECH_GROUP) && has(t, name, SPEECH_MEDIUM))
        name = before(t, name);
    return is_of_type(t, name, ENTITY_ORG) ? name : at;
}

uint32_t speech_name_before(const struct quote_tokens *t, uint32_t at)
{
    bool bracket = at != NO_TOKEN && is(t, at, PART_BRACKET_END);

    at = pass_heads(t, at);
    if (bracket)
        at = pass_bracket(t, at);
    if (at == NO_TOKEN)
        return NO_TOKEN;
    if (has(t, at, SPEECH_WHO)) {
        at = before(t, at);
        if (is(t, at, PART_COMMA))
            at = is_of_type(t, before(t, at), ENTITY_PERSON) ? before(t, at)
                                                             : name_before_comma(t, at);
    } else if (is(t, at, PART_COMMA)) {
        at = name_before_comma(t, at);
    } else if (is(t, at, PART_WORD) && !bracket) {
        at = person_of_phrase(t, at);
    }
    if (at == NO_TOKEN || !is(t, at, PART_NAME))
        return NO_TOKEN;
    at = name_of(t, at);
    return is_speaker(t, at) ? at : NO_TOKEN;
}
