/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/quote_said.h"

#include "indexer/entities/speech_kinds.h"

enum {
    TAIL_MAX = 40,   /* tokens from a clause to the end of its sentence */
    BEHIND_MAX = 15, /* from a verb to what is said */
    SENTENCE_MAX = 120,
    ASIDE_MAX = 8,      /* from a comma to the verb of another clause */
    WORDS_MIN = 3,      /* of an indirect quotation */
    BARE_WORDS_MIN = 4, /* of a quotation that no comma parts from its verb */
    SUBJECT_MAX = 6     /* from a verb to the one of a clause that no "that" begins */
};

static bool is(const struct quote_tokens *t, uint32_t i, enum quote_part part)
{
    return i < t->count && t->at[i].kind == part;
}

static bool has(const struct quote_tokens *t, uint32_t i, unsigned kinds)
{
    return is(t, i, PART_WORD) && !t->at[i].inside && (t->at[i].speech & kinds);
}

static bool is_over(const struct quote_tokens *t, uint32_t i)
{
    return i >= t->count || (t->at[i].first && !t->at[i].inside);
}

static bool ends_with(const struct quote_tokens *t, uint32_t i, const char *ending)
{
    return is(t, i, PART_WORD) &&
           span_ends(span_part(t->text, t->at[i].start, t->at[i].end), span_of(ending));
}

static size_t count_words(const struct quote_tokens *t, uint32_t from, uint32_t to)
{
    size_t words = 0;

    for (uint32_t i = from; i < to; i++)
        words += t->at[i].kind == PART_WORD || t->at[i].kind == PART_NAME;
    return words;
}

uint32_t said_sentence_end(const struct quote_tokens *t, uint32_t from)
{
    uint32_t i = from;

    while (i - from < TAIL_MAX && !is_over(t, i))
        i++;
    return is_over(t, i) ? i : NO_TOKEN;
}

/* ---- Quotations in marks ---- */

/* Whether the text asks or exclaims right before a closing mark. */
static bool asks_before(const struct quote_tokens *t, uint32_t close)
{
    uint32_t at = t->at[close].start;
    return at > 0 && (t->text.at[at - 1] == '?' || t->text.at[at - 1] == '!');
}

uint32_t said_quote_before(const struct quote_tokens *t, const struct speech_clause *c)
{
    uint32_t at = c->from, open;

    if (at > 0 && (is(t, at - 1, PART_COMMA) || is(t, at - 1, PART_DASH)))
        at--;
    if (at == 0 || !is(t, at - 1, PART_CLOSE))
        return NO_TOKEN;
    if (t->at[c->from].first && !asks_before(t, at - 1))
        return NO_TOKEN;
    open = t->at[at - 1].mate;
    /* called it "great," adding that: a word or two of the sentence's own */
    if (c->subject == SUBJECT_SENTENCE && !t->at[open].first &&
        count_words(t, open, at) < BARE_WORDS_MIN)
        return NO_TOKEN;
    return open;
}

/* Whether a quotation that begins at `open` can be what the verb says. */
static bool is_object(const struct quote_tokens *t, const struct speech_clause *c, uint32_t open)
{
    uint32_t mate = t->at[open].mate, end = mate == NO_TOKEN ? (uint32_t)t->count : mate;
    bool ends = mate == NO_TOKEN || is_over(t, mate + 1);

    if (is(t, open - 1, PART_COMMA) || is(t, open - 1, PART_COLON))
        return true;
    if (has(t, open - 1, SPEECH_THAT))
        return ends;
    if (open != c->to)
        return false;
    return count_words(t, open, end) >= BARE_WORDS_MIN || (ends && (c->kinds & SPEECH_SAYS));
}

uint32_t said_quote_behind(const struct quote_tokens *t, const struct speech_clause *c)
{
    for (uint32_t i = c->to; i < c->to + BEHIND_MAX && !is_over(t, i); i++) {
        uint32_t open = i + 1 + (is(t, i + 1, PART_COLON) || is(t, i + 1, PART_COMMA));
        if (is(t, i, PART_OPEN))
            return is_object(t, c, i) ? i : NO_TOKEN;
        if (has(t, i, SPEECH_VERB) && !quote_tokens_is(t, i + 1, "by"))
            return NO_TOKEN;
        if (has(t, i, SPEECH_THAT) && !is(t, open, PART_OPEN))
            return NO_TOKEN;
    }
    return NO_TOKEN;
}

bool said_ends_with_colon(const struct quote_tokens *t, const struct speech_clause *c)
{
    return t->count > 0 && t->count - c->to <= BEHIND_MAX + 1 &&
           is(t, (uint32_t)t->count - 1, PART_COLON);
}

/* ---- What stands before the clause ---- */

bool said_around(const struct quote_tokens *t, const struct speech_clause *c)
{
    return c->from > 0 && is(t, c->from - 1, PART_COMMA) && is(t, c->to, PART_COMMA) &&
           !t->at[c->from].first && !has(t, c->from, SPEECH_VERB);
}

/* Whether nothing but time and place follow up to the sentence's end or a comma. */
static bool is_tail(const struct quote_tokens *t, uint32_t sentence, const struct speech_clause *c)
{
    bool behind = c->from + 1 < c->to && has(t, c->from, SPEECH_VERB);
    bool introduced = has(t, sentence, SPEECH_OF | SPEECH_WHEN | SPEECH_BESIDE | SPEECH_DAY);

    for (uint32_t i = c->to; i - c->to < TAIL_MAX; i++) {
        if (is_over(t, i))
            return true;
        if (is(t, i, PART_COMMA))
            return behind || i > c->to || has(t, i + 1, SPEECH_SAYING);
        if (behind || is(t, i, PART_NAME))
            continue;
        if (has(t, i, SPEECH_BESIDE)) /* "said on Monday as he stood beside" */
            return !introduced;
        if (!is(t, i, PART_WORD) || has(t, i, SPEECH_THAT | SPEECH_VERB | SPEECH_PRONOUN))
            return false;
        if (i == c->to &&
            !has(t, i, SPEECH_IN | SPEECH_OF | SPEECH_DAY | SPEECH_BETWEEN | SPEECH_NO_ARTICLE) &&
            !(c->kinds & SPEECH_TELLS))
            return false;
        if (has(t, i, SPEECH_FINITE) && !has(t, i, SPEECH_DAY))
            return false;
    }
    return false;
}

bool said_before(const struct quote_tokens *t, uint32_t sentence, const struct speech_clause *c,
                 struct said *out)
{
    bool last = (c->kinds & SPEECH_SAYS_THAT) && is_over(t, c->to), more = said_around(t, c);

    if (c->subject == SUBJECT_SENTENCE || c->as || c->from < sentence + 1 ||
        c->from - sentence > SENTENCE_MAX || !is(t, c->from - 1, PART_COMMA))
        return false;
    if (!more && !last && (!(c->kinds & (SPEECH_SAYS | SPEECH_TELLS)) || !is_tail(t, sentence, c)))
        return false;
    if ((more || last) && (has(t, sentence, SPEECH_OF | SPEECH_WHEN | SPEECH_JOINS) ||
                           count_words(t, sentence, c->from - 1) < BARE_WORDS_MIN))
        return false;
    *out = (struct said){speech_clause_dateline(t, sentence), c->from - 1};
    for (uint32_t i = out->from; i < out->to; i++)
        if ((is(t, i, PART_OPEN) && (t->at[i].first || t->at[i].speaker != NO_TOKEN)) ||
            (is(t, i, PART_CLOSE) && t->at[i].mate < out->from) ||
            (last && has(t, i, SPEECH_SAYS | SPEECH_TELLS)))
            return false;
    return count_words(t, out->from, out->to) >= WORDS_MIN;
}

/* ---- What stands behind it ---- */

static bool is_number(const struct quote_tokens *t, uint32_t i)
{
    char c = is(t, i, PART_WORD) ? t->text.at[t->at[i].start] : 'a';
    return c >= '0' && c <= '9';
}

/* Behind "in a statement", "during a radio interview with X"; i where no such thing stands. */
static uint32_t pass_medium(const struct quote_tokens *t, uint32_t i)
{
    uint32_t at = i + 2;

    if (!has(t, i, SPEECH_IN | SPEECH_OF) || !has(t, i + 1, SPEECH_DETERMINER))
        return i;
    while (at < i + SUBJECT_MAX && is(t, at, PART_WORD) &&
           !has(t, at, SPEECH_MEDIUM | SPEECH_FINITE))
        at++;
    if (!has(t, at, SPEECH_MEDIUM))
        return i;
    while (has(t, at, SPEECH_MEDIUM))
        at++;
    return has(t, at, SPEECH_OF) && is(t, at + 1, PART_NAME) ? at + 2 : at;
}

/* Over "on Monday", "in a statement": to where what is said can begin. */
static uint32_t pass_circumstances(const struct quote_tokens *t, uint32_t i)
{
    for (size_t n = 0; n < BEHIND_MAX && !is_over(t, i); n++) {
        bool day = has(t, i + 1, SPEECH_DAY);
        uint32_t medium = pass_medium(t, i);
        if (has(t, i, SPEECH_DAY)) {
            i++;
            i += is_number(t, i);
        } else if (has(t, i, SPEECH_IN | SPEECH_DETERMINER) && day) {
            i++;
        } else if (medium > i) {
            i = medium;
        } else {
            break;
        }
    }
    return is(t, i, PART_COMMA) ? i + 1 : i;
}

/* Behind "that", where only circumstances and hearers stand before it; NO_TOKEN for none. */
static uint32_t behind_that(const struct quote_tokens *t, const struct speech_clause *c)
{
    bool begins =
        has(t, c->to,
            SPEECH_THAT | SPEECH_IN | SPEECH_OF | SPEECH_DAY | SPEECH_BETWEEN | SPEECH_HEARER) ||
        is(t, c->to, PART_COMMA) || (c->kinds & SPEECH_TELLS) || ends_with(t, c->to, "ly") ||
        (has(t, c->to, SPEECH_DETERMINER) && has(t, c->to + 1, SPEECH_DAY));

    for (uint32_t i = c->to; begins && i < c->to + BEHIND_MAX && !is_over(t, i); i++) {
        if (has(t, i, SPEECH_THAT) && i > c->to && has(t, i - 1, SPEECH_MEDIUM) &&
            ends_with(t, i + 1, "ed")) /* "in an interview that aired on Monday" */
            continue;
        if (has(t, i, SPEECH_THAT) && !has(t, i + 1, SPEECH_SAYS | SPEECH_FINITE))
            return i + 1;
        if (has(t, i, SPEECH_THAT)) /* "said that was wrong", but "pointed to a report that said" */
            return i == c->to ? i : NO_TOKEN;
        /* The name of a programme: “Today” */
        if (is(t, i, PART_OPEN) && t->at[i].mate != NO_TOKEN && t->at[i].mate - i <= SUBJECT_MAX)
            i = t->at[i].mate;
        if (has(t, i, SPEECH_VERB | SPEECH_BE) || is(t, i, PART_OPEN) || is(t, i, PART_COLON))
            break;
    }
    return NO_TOKEN;
}

/* "X argued the deal was done": what begins here is a clause, with a verb that tells so. */
static uint32_t begin_of_bare(const struct quote_tokens *t, const struct speech_clause *c)
{
    uint32_t from = pass_circumstances(t, c->to);

    if (!(c->kinds & SPEECH_BARE) || is(t, from - 1, PART_COMMA))
        return NO_TOKEN;
    for (uint32_t i = from; i < from + SUBJECT_MAX && !is_over(t, i); i++) {
        if (i > from && has(t, i, SPEECH_FINITE))
            return from;
        if (!is(t, i, PART_NAME) &&
            (!is(t, i, PART_WORD) ||
             has(t, i,
                 SPEECH_OF | SPEECH_VERB | SPEECH_WHO | SPEECH_WHICH | SPEECH_AS | SPEECH_JOINS)))
            break;
        if (i > from && has(t, i, SPEECH_THAT))
            break;
    }
    return NO_TOKEN;
}

/* "of the Red Cross" */
static bool is_of_name(const struct quote_tokens *t, uint32_t i)
{
    return has(t, i, SPEECH_OF) && is(t, i + 1U + has(t, i + 1, SPEECH_DETERMINER), PART_NAME);
}

/* Behind who is told: a name, "reporters"; NO_TOKEN when that is not clear. */
static uint32_t behind_hearer(const struct quote_tokens *t, uint32_t i)
{
    uint32_t at = i;

    while (at < i + 2 && has(t, at, SPEECH_DETERMINER))
        at++;
    while (at < i + ASIDE_MAX && (is(t, at, PART_NAME) || has(t, at, SPEECH_HEARER)))
        at += is_of_name(t, at + 1) ? 2U + has(t, at + 2, SPEECH_DETERMINER) : 1U;
    if (at == i || (!is(t, at - 1, PART_NAME) && !has(t, at - 1, SPEECH_HEARER)))
        return NO_TOKEN;
    while (has(t, at, SPEECH_GROUP) && has(t, at, SPEECH_MEDIUM)) /* "the Economist magazine" */
        at++;
    return pass_circumstances(t, at);
}

/* Whether somebody says something by a verb. */
static bool is_said_by(const struct quote_tokens *t, uint32_t verb)
{
    uint32_t i = verb - 1;

    if (!has(t, verb, SPEECH_SAYS | SPEECH_TELLS | SPEECH_SAYS_THAT))
        return false;
    if (is_over(t, verb + 1))
        return true;
    while (has(t, i, SPEECH_BETWEEN) && !has(t, i, SPEECH_NO_ARTICLE))
        i--;
    if (is(t, i, PART_COMMA)) /* ", said X" */
        return is(t, verb + 1, PART_NAME) || has(t, verb + 1, SPEECH_PRONOUN | SPEECH_ROLE);
    return is(t, i, PART_NAME) || is(t, i, PART_BRACKET_END) ||
           has(t, i,
               SPEECH_PRONOUN | SPEECH_IT | SPEECH_JOINS | SPEECH_PLURAL | SPEECH_ROLE |
                   SPEECH_WHO | SPEECH_HEARER | SPEECH_GROUP);
}

/* Whether another clause of speech begins behind a comma or "but" at i. */
static bool ends_here(const struct quote_tokens *t, uint32_t i)
{
    bool comma = is(t, i, PART_COMMA);

    if (t->at[i].inside || (!comma && !has(t, i, SPEECH_JOINS)))
        return false;
    if (has(t, i + 1, SPEECH_SAYING) || (comma && has(t, i + 1, SPEECH_ACCORDING)) ||
        (comma && quote_tokens_is(t, i + 1, "while")))
        return true;
    for (uint32_t k = i + 1; k <= i + ASIDE_MAX && !is_over(t, k) && !is(t, k, PART_COMMA); k++)
        if (is_said_by(t, k))
            return comma || !is(t, i - 1, PART_NAME);
    return false;
}

static uint32_t find_end(const struct quote_tokens *t, uint32_t from, bool aside)
{
    uint32_t i = from;

    while (i < t->count && !(i > from && (is_over(t, i) || ends_here(t, i))) &&
           !(aside && is(t, i, PART_COMMA) && !t->at[i].inside))
        i++;
    return i;
}

/* What stands behind "…, X said," is said too, but not what is told of X; nor what follows on "…, said X,". */
static bool is_cut_off(const struct quote_tokens *t, const struct speech_clause *c)
{
    if (c->from == 0 || !is(t, c->from - 1, PART_COMMA) || !is(t, c->to, PART_COMMA) ||
        t->at[c->from].first)
        return false;
    return has(t, c->from, SPEECH_VERB) ||
           has(t, c->to + 1,
               SPEECH_SAYING | SPEECH_WHO | SPEECH_WHICH | SPEECH_AS | SPEECH_ACCORDING) ||
           quote_tokens_is(t, c->to + 1, "but") || ends_with(t, c->to + 1, "ing");
}

/* Whether something is told by what no "that" begins: not "X said in one debate". */
static bool is_told(const struct quote_tokens *t, const struct said *said)
{
    uint32_t end = said->from + SENTENCE_MAX < said->to ? said->from + SENTENCE_MAX : said->to;

    if (!has(t, said->from, SPEECH_OF))
        return true;
    for (uint32_t i = said->from; i < end; i++)
        if (has(t, i, SPEECH_FINITE))
            return true;
    return false;
}

bool said_behind(const struct quote_tokens *t, const struct speech_clause *c, struct said *out)
{
    uint32_t that = behind_that(t, c), from = that;

    if (said_around(t, c) &&
        (from == NO_TOKEN || from - 2 <= c->to || !is(t, from - 2, PART_COMMA)))
        from = c->to + 1;
    if (is_cut_off(t, c))
        return false;

    if (from == NO_TOKEN && (c->kinds & SPEECH_SAYS))
        from = pass_circumstances(t, c->to);
    else if (from == NO_TOKEN && (c->kinds & SPEECH_TELLS))
        from = behind_hearer(t, c->to);
    else if (from == NO_TOKEN)
        from = begin_of_bare(t, c);
    if (from == NO_TOKEN || is_over(t, from) || (c->as && !t->at[c->from - 1].first) ||
        (from != that && has(t, from, SPEECH_BESIDE)))
        return false;
    from += from != that && has(t, from, SPEECH_JOINS);
    *out = (struct said){from, find_end(t, from, c->aside)};
    return count_words(t, out->from, out->to) >= WORDS_MIN && (from == that || is_told(t, out));
}

/* ---- According to X ---- */

/* Whether the sentence ends with more of the name, or with a day: "X, the minister.", "X on Monday." */
static bool is_last_name(const struct quote_tokens *t, uint32_t i)
{
    uint32_t end = said_sentence_end(t, i);

    if (is_over(t, i))
        return true;
    if (end == NO_TOKEN ||
        (!has(t, i, SPEECH_DAY | SPEECH_IN) &&
         !(is(t, i, PART_COMMA) &&
           has(t, i + 1, SPEECH_DETERMINER | SPEECH_WHO | SPEECH_WHICH | SPEECH_ROLE))))
        return false;
    for (; i < end; i++)
        if (has(t, i, SPEECH_SAYS | SPEECH_TELLS | SPEECH_SAYING))
            return false;
    return true;
}

bool said_according(const struct quote_tokens *t, uint32_t sentence, const struct speech_clause *c,
                    struct said *out)
{
    bool begins = c->from == sentence || t->at[c->from].capital;

    if (begins && is(t, c->to, PART_COMMA) && !has(t, c->to + 1, SPEECH_WHO | SPEECH_WHICH)) {
        *out = (struct said){c->to + 1, find_end(t, c->to + 1, false)};
    } else if (!begins && is_last_name(t, c->to) && c->from - sentence <= SENTENCE_MAX) {
        *out = (struct said){speech_clause_dateline(t, sentence),
                             c->from - is(t, c->from - 1, PART_COMMA)};
        for (uint32_t i = out->from; i < out->to; i++)
            if ((is(t, i, PART_CLOSE) && t->at[i].mate < sentence) ||
                has(t, i, SPEECH_SAYS | SPEECH_TELLS))
                return false;
    } else {
        return false;
    }
    return count_words(t, out->from, out->to) >= WORDS_MIN;
}
