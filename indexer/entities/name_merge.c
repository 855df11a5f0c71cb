/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/name_merge.h"

#include "index/names.h"

enum { SHOUTED_CLASS = 3 }; /* one of ten times or more it is written small */

/* Two lists on the way to one. */
struct merge {
    const struct name_tokens *tokens;
    const struct tag_tables *tables;
    struct name_spans out;
    bool rule_wins;     /* the next name of the rules is better than the tagger's was */
    bool out_of_memory; /* sticky */
};

static void add(struct merge *m, struct name_span span)
{
    if (!mem_grow(&m->out.at, &m->out.cap, m->out.count + 1, sizeof *m->out.at))
        m->out_of_memory = true;
    else
        m->out.at[m->out.count++] = span;
}

/* The words that lie within the bytes of a name, the first not before *at, which goes behind them: the tagger may have
 * two names in what is one word here. False when there are none. */
static bool words_of(const struct name_tokens *t, const struct tagged *name, size_t *at,
                     struct name_span *out)
{
    while (*at < t->count && t->at[*at].end <= name->start)
        ++*at;
    size_t end = *at;
    while (end < t->count && t->at[end].start < name->end)
        end++;
    *out = (struct name_span){(uint32_t)*at, (uint32_t)end, name->type, true, BY_NOTHING};
    *at = end;
    return out->to > out->from;
}

/* "(Minister of) Information Farrukh Habib", "(President of the) Republic Pedro Castillo" */
static bool ends_a_title(const struct name_tokens *t, uint32_t from, uint32_t i)
{
    return (t->at[i].kinds & KIND_TITLE_PART) && from > 0 && t->at[from].gap == GAP_BLANK &&
           !t->at[from - 1].capital && (t->at[from - 1].kinds & (KIND_JOIN | KIND_COMMON));
}

/* "Gambian Bakary Gassama", "H.E. Akbar Al Baker" */
static bool is_no_part(const struct name_token *word)
{
    if (word->kinds & (KIND_GIVEN | KIND_FAMILY))
        return false;
    return (word->kinds & KIND_NATION) || (word->upper && (word->kinds & KIND_COMMON));
}

/* "Sheikh Mohammed bin Zayed", and neither "Sheikh Hasina" nor "Lady Gaga"; "Amir Sheikh Nawaf Al-Sabah". */
static bool is_honorific(const struct name_tokens *t, const struct name_span *span, uint32_t i)
{
    if ((t->at[i].kinds & KIND_HONORIFIC) || is_no_part(&t->at[i]) ||
        ends_a_title(t, span->from, i))
        return span->to - i > 2;
    return span->to - i > 3 && (t->at[i + 1].kinds & KIND_HONORIFIC) &&
           span_is(name_tokens_form(t, i, i + 1U), "amir");
}

/* "Gen Bajwa", "Rear Admiral Ali": ranks and forms of address are no part of a name. */
static void cut_titles(const struct name_tokens *t, struct name_span *span)
{
    uint32_t past;

    if (span->type == ENTITY_PERSON && span->to - span->from > 1 && !t->at[span->from].capital &&
        (t->at[span->from].kinds & KIND_COMMON)) /* "the Amir" */
        span->from++;
    past = span->from;
    for (uint32_t i = span->from; span->type == ENTITY_PERSON && i + 1 < span->to; i++) {
        const unsigned kinds = t->at[i].kinds;
        bool honorific = is_honorific(t, span, i);
        if (!honorific && (!(kinds & (KIND_TITLE | KIND_TITLE_PART)) || (kinds & KIND_GIVEN)))
            break;
        if (honorific || (kinds & KIND_TITLE))
            past = i + 1;
    }
    span->from = past;
}

/* "Saudi", "South Korean", "Middle Eastern": whose it is, and no place. */
static bool is_of_a_nation(const struct name_tokens *t, const struct name_span *span)
{
    const struct name_token *last = &t->at[span->to - 1];

    return span->type == ENTITY_PLACE && !last->whole &&
           ((last->kinds & KIND_NATION) ||
            (span->to - span->from > 1 && (last->kinds & KIND_NO_NAME)));
}

/* "the Amir", "the Imam" */
static bool is_the_one(const struct name_tokens *t, const struct name_span *span)
{
    return span->from > 0 && t->at[span->from].gap == GAP_BLANK &&
           span_is(name_tokens_form(t, span->from - 1U, span->from), "the");
}

/* "Council", "God", "DSP": single words that are no name, or none of this type. */
static bool is_bare(const struct name_tokens *t, const struct name_span *span)
{
    const struct name_token *word = &t->at[span->from];

    if (span->to - span->from == 2) /* if anything, a country */
        return span->type == ENTITY_ORG &&
               span_is(name_tokens_form(t, span->from, span->to), "islamic republic");
    if (span->to - span->from != 1 || word->whole)
        return false;
    if (span->type != ENTITY_PERSON)
        return (word->kinds & KIND_BARE) ||
               ((word->kinds & KIND_TITLE) && !(word->kinds & KIND_GIVEN));
    if (word->kinds & KIND_BARE)
        return true;
    return is_the_one(t, span) && ((word->kinds & KIND_HONORIFIC) ||
                                   span_is(name_tokens_form(t, span->from, span->to), "amir"));
}

/* "Costa Ricans" */
static bool is_a_people(const struct name_tokens *t, const struct name_span *span)
{
    struct span last = name_tokens_form(t, span->to - 1U, span->to);

    return span->type != ENTITY_PERSON && (t->at[span->to - 1].kinds & KIND_NATION) &&
           last.at[last.len - 1] == 's';
}

static bool ends_so(struct span form, struct span end)
{
    return form.len > end.len && span_ends(form, end);
}

/* "I've", "They'll": whatever its capital. */
static bool is_contracted(const struct name_tokens *t, const struct name_span *span)
{
    struct span form = name_tokens_form(t, span->from, span->to);

    return span->to - span->from == 1 &&
           (ends_so(form, SPAN("'ve")) || ends_so(form, SPAN("'ll")) ||
            ends_so(form, SPAN("'re")) || ends_so(form, SPAN("'m")));
}

/* "Democrats", "Americans"; "Sen", "Republican Sen" where a dot and a name follow: many, or what stands before a name;
 * none of it is anybody's. */
static bool is_nobody(const struct name_tokens *t, const struct name_span *span)
{
    const unsigned nameless = KIND_NATION | KIND_NO_NAME | KIND_TITLE | KIND_ABBREVIATION;
    const bool before_dot = span->to < t->count && t->at[span->to].gap == GAP_DOT;

    if (span->to - span->from == 1 && (t->at[span->from].kinds & (KIND_NATION | KIND_NO_NAME)))
        return ends_so(name_tokens_form(t, span->from, span->to), SPAN("s"));
    for (size_t i = span->from; i < span->to; i++)
        if (!(t->at[i].kinds & nameless))
            return false;
    return before_dot && (t->at[span->to - 1].kinds & KIND_ABBREVIATION);
}

/* "Muslim", "Islamic", "March": no organisation either. */
static bool is_no_name(const struct name_tokens *t, const struct name_span *span)
{
    if (is_bare(t, span) || is_a_people(t, span) || is_contracted(t, span))
        return true;
    if (span->type == ENTITY_PERSON)
        return is_nobody(t, span);
    for (size_t i = span->from; i < span->to; i++)
        if (!(t->at[i].kinds & (KIND_NO_NAME | KIND_NATION)) || t->at[i].whole ||
            (span->type == ENTITY_PLACE && (t->at[i].kinds & (KIND_GIVEN | KIND_FAMILY))))
            return false;
    return true;
}

/* A page of names without a sign between them is no name. What is made of each is quadratic in its words. */
static bool is_too_long(const struct name_tokens *t, const struct name_span *span)
{
    return t->at[span->to - 1].end - t->at[span->from].start > NAME_BYTES_MAX;
}

/* "Office on Drugs and Crime and the Government": two names, when the rules know where the first one ends. What
 * is left of the tagger's name goes to *span. */
static bool is_first_of_two(const struct name_tokens *t, const struct name_span *first,
                            struct name_span *span)
{
    uint32_t and_the = first->to;

    if (!first->sure || first->from != span->from || and_the + 2 >= span->to ||
        !span_is(name_tokens_form(t, and_the, and_the + 2), "and the"))
        return false;
    span->from = and_the + 2;
    return true;
}

/* "Punjab CM", "Congress MLA": the post is no part of a name. */
static void cut_post(const struct name_tokens *t, struct name_span *span)
{
    const struct name_token *last = &t->at[span->to - 1];

    if (span->type == ENTITY_PERSON || span->to - span->from < 2 || !last->upper ||
        !(last->kinds & KIND_TITLE) || last->line_case == LINE_CAPITALS)
        return;
    span->to--;
    if (span->to - span->from == 1 && (t->at[span->from].whole & WHOLE_PLACE))
        span->type = ENTITY_PLACE;
}

/* The end of "Federal Secretary of the" at the front of a name; its front when there is no post. */
static uint32_t post_end(const struct name_tokens *t, const struct name_span *span)
{
    const unsigned inside = KIND_TITLE | KIND_TITLE_PART;
    uint32_t i = span->from;
    bool title = false;

    while (i < span->to && t->at[i].capital && (t->at[i].kinds & inside)) {
        title = (t->at[i].kinds & KIND_TITLE) && !(t->at[i].kinds & (KIND_GIVEN | KIND_ORG_HEAD));
        i++;
    }
    if (!title || i == span->to || t->at[i].capital || !(t->at[i].kinds & KIND_JOIN))
        return span->from;
    while (i < span->to && !t->at[i].capital)
        i++;
    return i;
}

static bool has_head(const struct name_tokens *t, const struct name_span *span)
{
    for (uint32_t i = span->from; i < span->to; i++)
        if (t->at[i].kinds & KIND_ORG_HEAD)
            return span->to - span->from > 1;
    return false;
}

/* "Federal Secretary of the Interior" is a post, "Chief of Defence Forces" one of an organisation. */
static void cut_post_of(const struct name_tokens *t, struct name_span *span)
{
    struct name_span rest = *span;

    if (span->type != ENTITY_ORG)
        return;
    rest.from = post_end(t, span);
    if (rest.from == span->from)
        return;
    if (rest.from < rest.to && has_head(t, &rest))
        *span = rest;
    else
        span->to = span->from;
}

static bool has_word(const struct name_tokens *t, uint32_t from, uint32_t to, const char *word)
{
    for (uint32_t i = from; i < to; i++)
        if (span_is(name_tokens_form(t, i, i + 1U), word))
            return true;
    return false;
}

/* "(Chief of the) Army Staff of Pakistan": the rest of a post, and whose it is. */
static void cut_staff(const struct name_tokens *t, struct name_span *span)
{
    const uint32_t before = span->from > 3 ? span->from - 3 : 0;

    if (span->type != ENTITY_ORG || !has_word(t, before, span->from, "chief") ||
        !has_word(t, before, span->from, "of") || !has_word(t, span->from, span->to, "staff"))
        return;
    span->from = t->at[span->to - 1].whole & WHOLE_COUNTRY ? span->to - 1 : span->to;
    span->type = ENTITY_PLACE;
}

static bool is_party_member(struct span word)
{
    return span_is(word, "democrat") || span_is(word, "republican");
}

/* "Kentucky Republican", "D-Calif": somebody's party and state; the state is left. */
static void cut_party(const struct name_tokens *t, struct name_span *span)
{
    struct span first = name_tokens_form(t, span->from, span->from + 1U);

    if (span->to - span->from < 2)
        return;
    if (span->type == ENTITY_ORG && (t->at[span->from].begins || t->at[span->from].whole) &&
        is_party_member(name_tokens_form(t, span->to - 1U, span->to))) {
        span->to--;
        span->type = ENTITY_PLACE;
    } else if (span->type == ENTITY_PLACE && first.len == 1 &&
               t->at[span->from + 1].gap == GAP_HYPHEN && strchr("dri", *first.at)) {
        span->from++;
    }
}

/* "UAE's General Civil Aviation Authority": a place, and what is there. */
static bool is_whose(const struct name_tokens *t, const struct name_span *span)
{
    const struct name_token *first = &t->at[span->from];

    return span->type == ENTITY_ORG && span->to - span->from > 2 && first->possessive &&
           (first->whole & (WHOLE_COUNTRY | WHOLE_PLACE)) && t->at[span->from + 1].capital;
}

static bool covers(const struct name_span *rule, const struct name_span *own)
{
    return rule->from <= own->from && rule->to >= own->to;
}

/* "Jaish-ul-Adl" where the tagger has "Adl": the rules are sure of a longer name of the same type. */
static bool is_more_of(const struct name_span *rule, const struct name_span *own)
{
    return rule->sure && rule->type == own->type && covers(rule, own) &&
           rule->to - rule->from > own->to - own->from;
}

/* "Jaish al-Adl", "Landi Kotal" are no persons, "Landi Kotal" is no organisation, whatever they look like: the rules
 * have their words in a table. */
static bool is_better_known(const struct name_tokens *t, const struct name_span *rule,
                            const struct name_span *own)
{
    const unsigned first = t->at[rule->from].kinds;
    const bool person = own->type == ENTITY_PERSON;

    if (!rule->sure || rule->type == own->type || !covers(rule, own))
        return false;
    if (rule->type == ENTITY_ORG)
        return person || (first & KIND_ORG_FRONT);
    if (own->type == ENTITY_ORG && rule->by == BY_TABLE)
        return rule->from == own->from && rule->to == own->to;
    return rule->type == ENTITY_PLACE && person && !(first & (KIND_GIVEN | KIND_FAMILY));
}

static bool is_long_form(const struct name_tokens *t, const struct name_span *span)
{
    return t->at[span->from].long_form == span->to;
}

/* "HOPE": a word that is usually small, and no acronym. */
static bool is_shouted(const struct tag_tables *tables, const struct name_tokens *t,
                       const struct name_span *span)
{
    struct span form = name_tokens_form(t, span->from, span->to);
    uint32_t known = hash_table_get(&tables->words, tag_key(tag_hash(form.at, form.len)));

    return span->to - span->from == 1 && t->at[span->from].upper &&
           tag_word_unpack(known).case_class >= SHOUTED_CLASS;
}

/* Which rules are right more often than not where the tagger, which has heard them, sees nothing. */
static const bool is_trusted[][NAME_BY_COUNT] = {
    [ENTITY_PERSON] = {[BY_TITLE] = true, [BY_ELSEWHERE] = true},
    [ENTITY_ORG] = {[BY_LONG_FORM] = true, [BY_TABLE] = true, [BY_HEAD] = true},
    [ENTITY_PLACE] = {[BY_LONG_FORM] = true, [BY_TABLE] = true},
};

/* A place's name in capitals, and a single word that is some organisation's, may be any word. */
static bool stands_alone(const struct merge *m, const struct name_span *span)
{
    const bool capitals = m->tokens->at[span->from].line_case == LINE_CAPITALS;

    if (!is_trusted[span->type][span->by] || is_shouted(m->tables, m->tokens, span) ||
        is_bare(m->tokens, span))
        return false;
    if (span->type == ENTITY_PLACE)
        return !capitals;
    return span->type == ENTITY_PERSON || span->by != BY_TABLE || span->to - span->from > 1;
}

static void pass_rule(struct merge *m, struct name_span span)
{
    cut_titles(m->tokens, &span);
    if (m->rule_wins || stands_alone(m, &span))
        add(m, span);
    m->rule_wins = false;
}

/* What the tagger found, without titles and posts; false when no name is left. */
static bool is_kept(const struct name_tokens *t, struct name_span *own)
{
    cut_titles(t, own);
    cut_post_of(t, own);
    cut_staff(t, own);
    if (own->to == own->from)
        return false;
    cut_post(t, own);
    cut_party(t, own);
    return !is_too_long(t, own) && !is_of_a_nation(t, own) && !is_no_name(t, own);
}

/* "Nawaf Al" and "Sabah", where the text has Nawaf Al-Sabah. */
static bool goes_on(const struct merge *m, const struct name_span *own)
{
    const struct name_token *at = m->tokens->at;
    const struct name_span *last = m->out.count ? &m->out.at[m->out.count - 1] : NULL;

    return last && last->type == ENTITY_PERSON && last->to == own->from &&
           at[own->from].gap == GAP_HYPHEN && (at[own->from - 1].kinds & KIND_PARTICLE);
}

static void add_own(struct merge *m, struct name_span own)
{
    if (goes_on(m, &own)) {
        m->out.at[m->out.count - 1].to = own.to;
        return;
    }
    if (is_whose(m->tokens, &own)) {
        add(m, (struct name_span){own.from, own.from + 1U, ENTITY_PLACE, true, BY_NOTHING});
        own.from++;
    }
    add(m, own);
}

bool name_merge(struct name_spans *s, const struct name_tokens *t, const struct tag_tables *tables,
                const struct tagged *names, size_t count, struct lede_error *err)
{
    struct merge m = {.tokens = t, .tables = tables};
    struct name_span own = {0};
    size_t at = 0, i = 0, k = 0;
    bool has = false;

    for (;;) {
        for (; !has && i < count; i++) {
            has = words_of(t, &names[i], &at, &own);
            has = has && is_kept(t, &own);
        }
        if (!has && k == s->count)
            break;
        if (!has ||
            (k < s->count && (s->at[k].to <= own.from || is_first_of_two(t, &s->at[k], &own)))) {
            pass_rule(&m, s->at[k]);
            k++;
        } else if (k == s->count || own.to <= s->at[k].from) {
            add_own(&m, own);
            has = false;
        } else if (is_long_form(t, &s->at[k]) || is_more_of(&s->at[k], &own) ||
                   is_better_known(t, &s->at[k], &own)) {
            m.rule_wins = true;
            has = false;
        } else {
            m.rule_wins = false;
            k++;
        }
    }
    mem_free(s->at);
    *s = m.out;
    return !m.out_of_memory || error_memory(err);
}
