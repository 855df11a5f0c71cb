/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/speech_clause.h"

#include "indexer/entities/speech_kinds.h"

/* How many tokens are looked at on each side: keeps the work bounded. */
enum {
    BETWEEN_MAX = 6,
    TITLE_MAX = 10,
    BRACKET_MAX = 12,
    APPOSITION_MAX = 30,
    SAYING_MAX = 10,
    ROLE_MAX = 12
};

static const struct quote_token *token(const struct quote_tokens *t, uint32_t i)
{
    return &t->at[i];
}

static bool is(const struct quote_tokens *t, uint32_t i, enum quote_part part)
{
    return i < t->count && t->at[i].kind == part && !t->at[i].inside;
}

static bool has(const struct quote_tokens *t, uint32_t i, unsigned kinds)
{
    return is(t, i, PART_WORD) && (t->at[i].speech & kinds);
}

/* Behind the sentence that i - 1 lies in. */
static bool is_over(const struct quote_tokens *t, uint32_t i)
{
    return i >= t->count || t->at[i].first;
}

static bool is_of_type(const struct quote_tokens *t, uint32_t i, enum entity_type type)
{
    return is(t, i, PART_NAME) && t->entities[t->at[i].entity].type == type;
}

/* Somebody who can speak. */
static bool is_speaker(const struct quote_tokens *t, uint32_t i)
{
    return is(t, i, PART_NAME) && !is_of_type(t, i, ENTITY_PLACE) && !t->at[i].possessive;
}

/* The token before i in its sentence; NO_TOKEN at its beginning. */
static uint32_t before(const struct quote_tokens *t, uint32_t i)
{
    return i == 0 || i == NO_TOKEN || t->at[i].first ? NO_TOKEN : i - 1;
}

static bool is_number(const struct quote_tokens *t, uint32_t i)
{
    char c = is(t, i, PART_WORD) ? t->text.at[t->at[i].start] : 'a';
    return c >= '0' && c <= '9';
}

/* ---- What stands before a name ---- */

static bool ends_with(const struct quote_tokens *t, uint32_t i, const char *ending)
{
    return span_ends(span_part(t->text, t->at[i].start, t->at[i].end), span_of(ending));
}

/* Words of a title or role before a name: "Prime Minister", "the company's spokesman". */
static bool is_title(const struct quote_tokens *t, uint32_t i)
{
    if (is(t, i, PART_NAME))
        return true;
    if (!is(t, i, PART_WORD))
        return false;
    if (t->at[i].speech & (SPEECH_ROLE | SPEECH_DETERMINER))
        return true;
    if (t->at[i].speech & ~(unsigned)(SPEECH_MEDIUM | SPEECH_HEARER))
        return false;
    return t->at[i].capital || !(ends_with(t, i, "ed") || ends_with(t, i, "ing"));
}

/* Where the name's titles begin; *left gets what stands before them, or NO_TOKEN. */
static uint32_t titles_begin(const struct quote_tokens *t, uint32_t name, uint32_t *left)
{
    uint32_t at = name;

    *left = before(t, at);
    for (size_t n = 0; n < TITLE_MAX && *left != NO_TOKEN && is_title(t, *left); n++) {
        at = *left;
        *left = before(t, at);
    }
    return at;
}

/* Whether the clause can begin with the titles of this name; *from gets where. */
static bool begins_clause(const struct quote_tokens *t, uint32_t name, uint32_t *from)
{
    uint32_t left;

    *from = titles_begin(t, name, &left);
    if (left == NO_TOKEN)
        return true;
    if (is(t, left, PART_WORD)) {
        const struct quote_token *word = token(t, left);
        if (word->speech & SPEECH_OF) /* "In a statement X said" */
            return (word->speech & SPEECH_IN) && (word->first || is(t, left - 1, PART_COMMA));
        if (word->speech & SPEECH_JOINS) /* X and Y said: both do */
            return word->first || !is(t, left - 1, PART_NAME);
        if (word->speech & (SPEECH_VERB | SPEECH_THAT | SPEECH_NO_ARTICLE | SPEECH_BETWEEN))
            return true;
        return false;
    }
    return is(t, left, PART_COMMA) || is(t, left, PART_CLOSE) || is(t, left, PART_DASH) ||
           is(t, left, PART_COLON);
}

/* The person of "X of the Red Cross said"; NO_TOKEN for none. */
static uint32_t person_of(const struct quote_tokens *t, uint32_t name)
{
    uint32_t at = before(t, name);

    while (has(t, at, SPEECH_DETERMINER))
        at = before(t, at);
    at = has(t, at, SPEECH_OF) ? before(t, at) : NO_TOKEN;
    return at != NO_TOKEN && is_of_type(t, at, ENTITY_PERSON) && is_speaker(t, at) ? at : NO_TOKEN;
}

static bool take_name(const struct quote_tokens *t, uint32_t name, struct speech_clause *out)
{
    uint32_t person = is_of_type(t, name, ENTITY_PERSON) ? NO_TOKEN : person_of(t, name);

    if (person != NO_TOKEN)
        name = person;
    if (!is_speaker(t, name) || !begins_clause(t, name, &out->from))
        return false;
    out->subject = SUBJECT_NAME;
    out->speaker = token(t, name)->entity;
    out->aside =
        has(t, before(t, out->from), SPEECH_NO_ARTICLE) && token(t, before(t, out->from))->first;
    return true;
}

/* ---- What stands between a name and its verb ---- */

/* Over "also", "on Monday", "has": the token that the verb's subject ends with. */
static uint32_t pass_between(const struct quote_tokens *t, uint32_t verb)
{
    uint32_t at = before(t, verb);

    for (size_t n = 0; n < BETWEEN_MAX && at != NO_TOKEN; n++) {
        bool day_behind = at + 1 < verb && has(t, at + 1, SPEECH_DAY);
        if (!has(t, at, SPEECH_BETWEEN) && !(has(t, at, SPEECH_IN) && day_behind) &&
            !(is_number(t, at) && (day_behind || has(t, at - 1, SPEECH_DAY))))
            break;
        at = before(t, at);
    }
    return at;
}

/* The opening bracket of one that ends at i, and over it. */
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
    return has(t, i, SPEECH_DETERMINER | SPEECH_ROLE | SPEECH_WHO | SPEECH_AS) || is_number(t, i) ||
           is(t, i, PART_NAME) || (is(t, i, PART_WORD) && token(t, i)->capital);
}

/* "X, the minister, said": the name, where a comma stands before the verb. */
static uint32_t name_before_apposition(const struct quote_tokens *t, uint32_t comma)
{
    uint32_t at = before(t, comma);

    if (is_speaker(t, at) && is(t, before(t, at), PART_COMMA)) /* "the minister, X, said" */
        return at;
    for (size_t n = 0; n < APPOSITION_MAX && at != NO_TOKEN; n++, at = before(t, at)) {
        uint32_t name = before(t, at);
        if (is(t, at, PART_CLOSE) || is(t, at, PART_COLON) ||
            has(t, at, SPEECH_SAYS | SPEECH_TELLS))
            return NO_TOKEN;
        if (!is(t, at, PART_COMMA) || name == NO_TOKEN)
            continue;
        if (is(t, name, PART_BRACKET_END))
            name = pass_bracket(t, name);
        if (name != NO_TOKEN && is_speaker(t, name) && begins_apposition(t, at + 1))
            return name;
    }
    return NO_TOKEN;
}

/* ---- Behind the verb ---- */

/* What can follow on "said X". */
static bool ends_subject(const struct quote_tokens *t, uint32_t i)
{
    return is_over(t, i) || is(t, i, PART_COMMA) || is(t, i, PART_DASH) || is(t, i, PART_BRACKET) ||
           is(t, i, PART_COLON) || is(t, i, PART_OPEN) ||
           has(t, i, SPEECH_OF | SPEECH_DAY | SPEECH_WHO | SPEECH_AS | SPEECH_JOINS) ||
           (has(t, i, SPEECH_NO_ARTICLE) && !has(t, i, SPEECH_PRONOUN));
}

/* "said X", "said the minister's spokesman X": false when no name is told so. */
static bool take_behind(const struct quote_tokens *t, uint32_t verb, struct speech_clause *out)
{
    uint32_t i = verb + 1;

    if (has(t, i, SPEECH_PRONOUN) && ends_subject(t, i + 1)) {
        out->subject = SUBJECT_PRONOUN;
        out->from = verb;
        out->to = i + 1;
        return true;
    }
    for (size_t n = 0; n < TITLE_MAX && !is_over(t, i) && is_title(t, i); n++, i++) {
        if (!is_speaker(t, i) || !ends_subject(t, i + 1))
            continue;
        out->subject = SUBJECT_NAME;
        out->speaker = token(t, i)->entity;
        out->from = verb;
        out->to = i + 1;
        return true;
    }
    return false;
}

/* ---- The clause ---- */

/* "…, a spokesman for the government, X, said": the clause begins with the role. */
static void take_role_before(const struct quote_tokens *t, struct speech_clause *c)
{
    uint32_t at = before(t, c->from);

    if (!is(t, at, PART_COMMA))
        return;
    for (size_t n = 0; n < ROLE_MAX && at != NO_TOKEN; n++, at = before(t, at)) {
        if (n > 0 && is(t, at, PART_COMMA) && has(t, at + 1, SPEECH_DETERMINER)) {
            c->from = at + 1;
            return;
        }
        if (n > 0 && !is(t, at, PART_WORD) && !is(t, at, PART_NAME))
            return;
    }
}

static bool take_before(const struct quote_tokens *t, uint32_t at, struct speech_clause *out)
{
    if (is(t, at, PART_BRACKET_END))
        at = pass_bracket(t, at);
    if (at == NO_TOKEN)
        return false;
    if (has(t, at, SPEECH_WHO)) {
        uint32_t name = before(t, at);
        at = is(t, name, PART_COMMA) ? before(t, name) : name;
    } else if (is(t, at, PART_COMMA)) {
        at = name_before_apposition(t, at);
    }
    if (at == NO_TOKEN || !is(t, at, PART_NAME) || !take_name(t, at, out))
        return false;
    take_role_before(t, out);
    return true;
}

bool speech_clause_at(const struct quote_tokens *t, uint32_t verb, struct speech_clause *out)
{
    uint32_t at = pass_between(t, verb);

    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN,
                                  .speaker = NO_TOKEN,
                                  .from = verb,
                                  .to = verb + 1,
                                  .kinds = token(t, verb)->speech};
    for (uint32_t i = at == NO_TOKEN ? verb : at; i < verb; i++)
        out->kinds |= token(t, i)->speech & SPEECH_GOES_ON;
    if (has(t, at, SPEECH_BE))
        return false;
    if (out->kinds & SPEECH_SAYING) {
        out->subject = SUBJECT_SENTENCE;
        return is(t, at, PART_COMMA) || is(t, at, PART_CLOSE);
    }
    if (has(t, at, SPEECH_JOINS)) {
        out->subject = SUBJECT_SENTENCE;
        return true;
    }
    if (has(t, at, SPEECH_PRONOUN)) {
        out->subject = SUBJECT_PRONOUN;
        out->from = at;
        return true;
    }
    /* Behind a quotation or a comma the verb may come first: "…", said X. */
    if ((at == NO_TOKEN || is(t, at, PART_CLOSE) || is(t, at, PART_COMMA) ||
         is(t, at, PART_DASH)) &&
        (out->kinds & (SPEECH_SAYS | SPEECH_SAYS_THAT)) && take_behind(t, verb, out))
        return true;
    (void)take_before(t, at, out);
    return true;
}

bool speech_clause_according(const struct quote_tokens *t, uint32_t at, struct speech_clause *out)
{
    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN, .speaker = NO_TOKEN, .from = at};
    if (!has(t, at + 1, SPEECH_OF) || !take_behind(t, at + 1, out) || out->subject != SUBJECT_NAME)
        return false;
    out->from = at;
    return true;
}

/* "… as saying" from i on: the token behind it, or NO_TOKEN. */
static uint32_t behind_saying(const struct quote_tokens *t, uint32_t i)
{
    for (size_t n = 0; n < SAYING_MAX && !is_over(t, i); n++, i++)
        if (has(t, i, SPEECH_AS) && has(t, i + 1, SPEECH_SAYING))
            return i + 2;
    return NO_TOKEN;
}

bool speech_clause_quoted(const struct quote_tokens *t, uint32_t at, struct speech_clause *out)
{
    uint32_t left = before(t, at), name = at + 1;

    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN,
                                  .speaker = NO_TOKEN,
                                  .from = at,
                                  .to = behind_saying(t, at + 1),
                                  .kinds = SPEECH_SAYS};
    if (out->to == NO_TOKEN)
        return false;
    while (left != NO_TOKEN && has(t, left, SPEECH_BE | SPEECH_BETWEEN) &&
           before(t, left) != NO_TOKEN) {
        if (has(t, left, SPEECH_BE))
            return take_before(t, before(t, left), out);
        left = before(t, left);
    }
    for (size_t n = 0; n < TITLE_MAX && !is_over(t, name) && is_title(t, name); n++, name++) {
        if (!is_speaker(t, name) || has(t, name + 1, SPEECH_OF))
            continue;
        if (!has(t, name + 1, SPEECH_AS) && !is(t, name + 1, PART_COMMA))
            continue;
        out->subject = SUBJECT_NAME;
        out->speaker = token(t, name)->entity;
        return true;
    }
    return false;
}

static bool names_another(const struct quote_tokens *t, uint32_t from, uint32_t to, uint32_t person)
{
    for (uint32_t i = from; i < to; i++)
        if (is_of_type(t, i, ENTITY_PERSON) &&
            !span_equal(t->entities[token(t, i)->entity].name, t->entities[person].name))
            return true;
    return false;
}

bool speech_clause_about(const struct quote_tokens *t, uint32_t from, uint32_t to,
                         struct speech_clause *out)
{
    uint32_t i = from;

    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN, .speaker = NO_TOKEN, .from = from};
    while (i < to && has(t, i, SPEECH_JOINS | SPEECH_BETWEEN))
        i++;
    if (has(t, i, SPEECH_PRONOUN)) {
        out->subject = SUBJECT_PRONOUN;
        return true;
    }
    for (size_t n = 0; n < TITLE_MAX && i < to && is_title(t, i); n++, i++) {
        if (!is_speaker(t, i) || is(t, i + 1, PART_NAME) || has(t, i + 1, SPEECH_ROLE) ||
            has(t, i + 1, SPEECH_JOINS))
            continue;
        out->subject = SUBJECT_NAME;
        out->speaker = token(t, i)->entity;
        return !names_another(t, i + 1, to, out->speaker);
    }
    return false;
}
