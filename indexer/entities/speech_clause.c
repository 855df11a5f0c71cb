/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/speech_clause.h"

#include "indexer/entities/speech_looks.h"
#include "indexer/entities/speech_name.h"

/* How many tokens are looked at on each side: keeps the work bounded. */
enum { BETWEEN_MAX = 6, SAYING_MAX = 10, ROLE_MAX = 12, INTRODUCTION_MAX = 30, DATELINE_MAX = 12 };

/* "…, as X said": not "a group known as X said". */
static bool is_as(const struct quote_tokens *t, uint32_t from)
{
    uint32_t as = before(t, from);
    return has(t, as, SPEECH_AS) &&
           (token(t, as)->first || is(t, as - 1, PART_COMMA) || is(t, as - 1, PART_CLOSE));
}

/* "what X said": what it was is not told here. */
static bool is_what(const struct quote_tokens *t, uint32_t from)
{
    return quote_tokens_is(t, before(t, from), "what");
}

static bool is_she(const struct quote_tokens *t, uint32_t i)
{
    return quote_tokens_is(t, i, "she") || quote_tokens_is(t, i, "She");
}

static bool take_name(const struct quote_tokens *t, uint32_t name, struct speech_clause *out)
{
    if (name == NO_TOKEN || !speech_name_begins(t, name, &out->from) || is_what(t, out->from))
        return false;
    out->subject = SUBJECT_NAME;
    out->speaker = token(t, name)->entity;
    out->aside =
        has(t, before(t, out->from), SPEECH_NO_ARTICLE) && token(t, before(t, out->from))->first;
    out->as = is_as(t, out->from);
    return true;
}

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

/* ---- Behind the verb ---- */

/* What can follow on "said X". */
static bool ends_subject(const struct quote_tokens *t, uint32_t i)
{
    return is_over(t, i) || is(t, i, PART_COMMA) || is(t, i, PART_DASH) || is(t, i, PART_BRACKET) ||
           is(t, i, PART_COLON) || is(t, i, PART_OPEN) ||
           has(t, i, SPEECH_OF | SPEECH_DAY | SPEECH_WHO | SPEECH_AS | SPEECH_JOINS) ||
           (has(t, i, SPEECH_NO_ARTICLE) && !has(t, i, SPEECH_PRONOUN));
}

/* "said X, …", "said X on Monday": no clause of X's own goes on, as in "X, the minister, said Y and Z were ready". */
static bool ends_clause(const struct quote_tokens *t, uint32_t i)
{
    return is_over(t, i) || is(t, i, PART_COMMA) || has(t, i, SPEECH_DAY) ||
           (has(t, i, SPEECH_IN) && has(t, i + 1, SPEECH_DAY));
}

/* "said X", "said the minister's spokesman X": false when no name is told so. */
static bool take_behind(const struct quote_tokens *t, uint32_t verb, struct speech_clause *out)
{
    uint32_t i = verb + 1;

    if (has(t, i, SPEECH_PRONOUN) && ends_subject(t, i + 1) && !has(t, i + 1, SPEECH_JOINS)) {
        out->subject = SUBJECT_PRONOUN;
        out->she = is_she(t, i);
        out->from = verb;
        out->to = i + 1;
        return true;
    }
    for (size_t n = 0; n < SPEECH_TITLE_MAX && !is_over(t, i) && speech_name_is_title(t, i);
         n++, i++) {
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

/* Where the words before a comma at `at` that say more of the name behind it begin: "a spokesman for the government",
 * "Morgan Stanley chief economist"; NO_TOKEN for none. */
static uint32_t role_begins(const struct quote_tokens *t, uint32_t at)
{
    bool role = false, title = true;

    for (size_t n = 0; n < ROLE_MAX && at != NO_TOKEN; n++, at = before(t, at)) {
        if (!is(t, at, PART_WORD) && !is(t, at, PART_NAME))
            return role && title && is(t, at, PART_COMMA) ? at + 1 : NO_TOKEN;
        role |= has(t, at, SPEECH_ROLE);
        title &= speech_name_is_title(t, at);
        if (has(t, at, SPEECH_DETERMINER) && is(t, before(t, at), PART_COMMA))
            return at;
    }
    return NO_TOKEN;
}

/* "…, a spokesman for the government, X, said": the clause begins with the role. */
static void take_role_before(const struct quote_tokens *t, struct speech_clause *c)
{
    uint32_t at = before(t, c->from), begin;

    if (!is(t, at, PART_COMMA))
        return;
    begin = role_begins(t, before(t, at));
    if (begin != NO_TOKEN)
        c->from = begin;
}

static bool take_before(const struct quote_tokens *t, uint32_t at, struct speech_clause *out)
{
    if (!take_name(t, speech_name_before(t, at), out))
        return false;
    out->aside |= has(t, at, SPEECH_WHO) && is(t, before(t, at), PART_COMMA);
    take_role_before(t, out);
    return true;
}

/* "and said", "…, adding", "a statement saying": of whoever the sentence is about. */
static bool goes_on_from(const struct quote_tokens *t, uint32_t at, unsigned kinds)
{
    if (!(kinds & SPEECH_SAYING))
        return has(t, at, SPEECH_JOINS);
    return is(t, at, PART_COMMA) || is(t, at, PART_CLOSE) ||
           has(t, at, SPEECH_JOINS | SPEECH_MEDIUM);
}

/* "said the secretary, General X": the name behind a comma. */
static bool take_behind_role(const struct quote_tokens *t, uint32_t i, struct speech_clause *out)
{
    bool role = false;
    uint32_t begin = i, comma;

    for (size_t n = 0; n < SPEECH_TITLE_MAX && !is_over(t, i) && speech_name_is_title(t, i);
         n++, i++)
        role |= has(t, i, SPEECH_ROLE) && !has(t, i, SPEECH_KIN);
    comma = i++;
    while (i < comma + SPEECH_TITLE_MAX && has(t, i, SPEECH_ROLE))
        i++;
    if (!role || !is(t, comma, PART_COMMA) || !is_of_type(t, i, ENTITY_PERSON) ||
        !is_speaker(t, i) || !ends_subject(t, i + 1))
        return false;
    out->subject = SUBJECT_NAME;
    out->speaker = token(t, i)->entity;
    out->from = begin - 1;
    out->to = i + 1;
    return true;
}

/* Behind a quotation or a comma the verb may come first: "…", said X. */
static bool take_inverted(const struct quote_tokens *t, uint32_t verb, uint32_t at,
                          struct speech_clause *out)
{
    struct speech_clause other = *out;
    bool comma = is(t, at, PART_COMMA);

    if (at != NO_TOKEN && !comma && !is(t, at, PART_CLOSE) && !is(t, at, PART_DASH))
        return false;
    if (!(out->kinds & (SPEECH_SAYS | SPEECH_SAYS_THAT)))
        return false;
    if (!take_behind(t, verb, out) && !take_behind_role(t, verb + 1, out))
        return false;
    if (!comma || ends_clause(t, out->to) || !take_before(t, at, &other))
        return true;
    *out = other;
    return true;
}

static bool is_plural(const struct quote_tokens *t, uint32_t at)
{
    return has(t, at, SPEECH_PLURAL) ||
           (is(t, at, PART_WORD) && ends_with(t, at, "s") && !ends_with(t, at, "ss"));
}

bool speech_clause_at(const struct quote_tokens *t, uint32_t verb, struct speech_clause *out)
{
    uint32_t at = pass_between(t, verb);

    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN,
                                  .speaker = NO_TOKEN,
                                  .from = verb,
                                  .to = verb + 1,
                                  .kinds = token(t, verb)->speech,
                                  .asks = quote_tokens_is(t, verb, "asked") ||
                                          quote_tokens_is(t, verb, "asks")};
    for (uint32_t i = at == NO_TOKEN ? verb : at; i < verb; i++)
        out->kinds |= token(t, i)->speech & SPEECH_GOES_ON;
    if (has(t, at, SPEECH_BE) || quote_tokens_is(t, verb + 1, "by") ||
        (quote_tokens_is(t, verb, "say") && !is_of_type(t, at, ENTITY_ORG)))
        return false;
    if (goes_on_from(t, at, out->kinds)) {
        out->subject = SUBJECT_SENTENCE;
        return true;
    }
    if (out->kinds & SPEECH_SAYING)
        return false;
    if (has(t, at, SPEECH_PRONOUN | SPEECH_IT)) {
        if (is_what(t, at))
            return false;
        out->subject = has(t, at, SPEECH_IT) ? SUBJECT_IT : SUBJECT_PRONOUN;
        out->she = is_she(t, at);
        out->from = at;
        out->as = is_as(t, at);
        return true;
    }
    if (take_inverted(t, verb, at, out) || take_before(t, at, out))
        return true;
    if (is_plural(t, at))
        out->subject = SUBJECT_MANY;
    return true;
}

bool speech_clause_according(const struct quote_tokens *t, uint32_t at, struct speech_clause *out)
{
    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN, .speaker = NO_TOKEN, .from = at};
    if (!has(t, at + 1, SPEECH_OF))
        return false;
    if (!take_behind(t, at + 1, out) && !take_behind_role(t, at + 2, out))
        return false;
    out->from = at;
    return out->subject == SUBJECT_NAME;
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
    for (size_t n = 0; n < SPEECH_TITLE_MAX && !is_over(t, name) && speech_name_is_title(t, name);
         n++, name++) {
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

/* ---- Who a sentence is about ---- */

/* Words before a name that its sentence begins with: no verb can be among them, as in "Critics met X". */
static bool is_subject_title(const struct quote_tokens *t, uint32_t i)
{
    return is(t, i, PART_NAME) || has(t, i, SPEECH_ROLE | SPEECH_DETERMINER) ||
           (is(t, i, PART_WORD) &&
            (has(t, i + 1, SPEECH_ROLE) || (token(t, i)->capital && token(t, i)->speech == 0))) ||
           (i > 0 && is(t, i - 1, PART_NAME) && token(t, i - 1)->possessive &&
            is(t, i, PART_WORD) && has(t, i + 2, SPEECH_ROLE));
}

/* "Secretary of State X", "leader of Hamas X". */
static bool is_of_office(const struct quote_tokens *t, uint32_t i)
{
    return has(t, i, SPEECH_OF) && has(t, i - 1, SPEECH_ROLE) && !has(t, i - 1, SPEECH_KIN) &&
           token(t, i + 1)->capital;
}

/* The name that the words at i lead to; NO_TOKEN for none. */
static uint32_t subject_at(const struct quote_tokens *t, uint32_t i, uint32_t to)
{
    bool role = false, office = false;

    for (size_t n = 0; n < SPEECH_TITLE_MAX && i + 1 < to; n++, i++) {
        bool of = n > 0 && is_of_office(t, i);
        if (!of && !is_subject_title(t, i))
            break;
        office |= of;
        role |= has(t, i, SPEECH_ROLE) && !has(t, i, SPEECH_KIN);
        if (is_speaker(t, i) && !is(t, i + 1, PART_NAME) &&
            !has(t, i + 1, SPEECH_ROLE | SPEECH_GROUP | SPEECH_JOINS | SPEECH_MEDIUM) &&
            (!office || is_of_type(t, i, ENTITY_PERSON)))
            return i;
    }
    /* "The ministry's spokesman, X," */
    return role && i + 2 < to && is(t, i, PART_COMMA) && is_of_type(t, i + 1, ENTITY_PERSON) &&
                   is(t, i + 2, PART_COMMA)
               ? i + 1
               : NO_TOKEN;
}

/* Whether a person before `to` can be the subject of a clause of its own: not the object of "met", "with". */
static bool names_another(const struct quote_tokens *t, uint32_t from, uint32_t to, uint32_t person)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t left;
        if (!is_of_type(t, i, ENTITY_PERSON) || token(t, i)->possessive ||
            span_equal(t->entities[token(t, i)->entity].name, t->entities[person].name))
            continue;
        left = i - 1;
        while (left > from && is_subject_title(t, left) && !is(t, left, PART_NAME))
            left--;
        if (!is(t, left, PART_WORD) ||
            has(t, left,
                SPEECH_JOINS | SPEECH_NO_ARTICLE | SPEECH_THAT | SPEECH_SAYS | SPEECH_BARE))
            return true;
    }
    return false;
}

uint32_t speech_clause_dateline(const struct quote_tokens *t, uint32_t i)
{
    if (i > 0 || !is(t, 0, PART_NAME))
        return i;
    for (uint32_t at = 1; at < DATELINE_MAX && at < t->count; at++) {
        if (is(t, at, PART_DASH))
            return at + 1;
        if (!is(t, at, PART_NAME) && !is(t, at, PART_COMMA) && !is(t, at, PART_BRACKET) &&
            !is(t, at, PART_BRACKET_END) && !is_number(t, at) &&
            !(is(t, at, PART_WORD) && token(t, at)->capital))
            break;
    }
    return i;
}

/* Behind "In Lahore," and the like: where the sentence's subject begins. */
static uint32_t pass_introduction(const struct quote_tokens *t, uint32_t i, uint32_t to)
{
    if (has(t, i, SPEECH_IT) ||
        (!has(t, i, SPEECH_OF | SPEECH_NO_ARTICLE | SPEECH_WHICH | SPEECH_DAY) &&
         !(is(t, i, PART_WORD) && ends_with(t, i, "ing"))))
        return i;
    for (uint32_t at = i; at < to && at < i + INTRODUCTION_MAX; at++)
        if (is(t, at, PART_COMMA) && subject_at(t, at + 1, to) != NO_TOKEN)
            return at + 1;
    return i;
}

bool speech_clause_about(const struct quote_tokens *t, uint32_t from, uint32_t to,
                         struct speech_clause *out)
{
    uint32_t i = speech_clause_dateline(t, from), name;

    *out = (struct speech_clause){.subject = SUBJECT_UNKNOWN, .speaker = NO_TOKEN, .from = from};
    while (i < to && (has(t, i, SPEECH_JOINS | SPEECH_BETWEEN) || is(t, i, PART_COMMA) ||
                      (has(t, i, SPEECH_IN) && has(t, i + 1, SPEECH_DAY))))
        i++;
    i = pass_introduction(t, i, to);
    if (has(t, i, SPEECH_PRONOUN | SPEECH_IT)) {
        out->subject = has(t, i, SPEECH_IT) ? SUBJECT_IT : SUBJECT_PRONOUN;
        out->she = is_she(t, i);
        return true;
    }
    name = subject_at(t, i, to);
    if (name == NO_TOKEN)
        return false;
    out->subject = SUBJECT_NAME;
    out->speaker = token(t, name)->entity;
    return !names_another(t, name + 1, to, out->speaker);
}
