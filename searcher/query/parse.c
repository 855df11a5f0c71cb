/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/parse.h"

#include <inttypes.h>

#include "common/buf.h"
#include "common/limits.h"
#include "common/utf8.h"
#include "searcher/query/date_range.h"
#include "searcher/query/join.h"
#include "searcher/query/leaves.h"
#include "searcher/query/query_text.h"
#include "searcher/query/spellings.h"

/* One function for each level of the language, from loosest to tightest; each takes the field that
 * holds for what it reads (NULL for none) and returns NULL when there was nothing to search for. */
struct parser {
    struct lexer lexer;
    struct token token; /* the one looked at */
    struct leaves leaves;
    struct notes notes;
    struct arena *arena;
    size_t depth;     /* parentheses that are open */
    size_t flattened; /* those too deep to be read as groups, of which the end is still to come */
    bool depth_noted;
    bool in_said; /* what is read is what somebody says */
};

static struct node *parse_or(struct parser *p, const struct query_field *field);

static void advance(struct parser *p)
{
    p->token = lex_next(&p->lexer);
}

/* `foo OR`, `AND foo`, NOT. Silent where the words are missing because they were left out. */
static void note_no_side(struct parser *p, const struct token *joiner, const char *side)
{
    if (!p->leaves.over && !p->leaves.failed)
        notes_add(&p->notes, joiner->start, joiner->end, "%.*s has nothing on its %s side",
                  SPAN_ARGS(joiner->text), side);
}

static struct node *parse_group(struct parser *p, const struct query_field *field)
{
    struct token open = p->token;
    struct node *n;

    advance(p);
    if (p->depth == QUERY_DEPTH_MAX) {
        if (!p->depth_noted)
            notes_add(&p->notes, open.start, open.end,
                      "parentheses more than %d deep are passed over", (int)QUERY_DEPTH_MAX);
        p->depth_noted = true;
        p->flattened++;
        return NULL;
    }
    if (p->token.kind == TOKEN_CLOSE)
        notes_add(&p->notes, open.start, p->token.end, "these parentheses hold nothing");
    p->depth++;
    n = parse_or(p, field);
    p->depth--;
    if (n && p->token.kind == TOKEN_CLOSE) {
        n->start = open.start;
        n->end = p->token.end;
    }
    if (p->token.kind == TOKEN_CLOSE)
        advance(p);
    else
        notes_add(&p->notes, open.start, open.end, "this parenthesis is never closed");
    return n;
}

/* A date may have several words: date:3 april 2019. */
static void take_date(struct parser *p, const struct query_field *field)
{
    struct token *t = &p->token;
    size_t taken;

    if (!field || (field->reads != READS_DATE && field->reads != READS_MENTION) ||
        t->kind != TOKEN_CHUNK || t->exact)
        return;
    taken = date_range_take(span_part(p->lexer.text, t->start, p->lexer.text.len));
    if (t->start + taken <= t->end)
        return;
    t->end = t->start + taken;
    t->text = span_part(p->lexer.text, t->start, t->end);
    p->lexer.at = t->end;
}

/* J. K. are one, as J.K. is. */
static void take_initials(struct parser *p, const struct query_field *field)
{
    struct token *t = &p->token;
    size_t taken;

    if ((field && field->reads != READS_WORDS) || t->kind != TOKEN_CHUNK || t->exact)
        return;
    taken = initials_in_row(span_part(p->lexer.text, t->start, p->lexer.text.len));
    if (t->start + taken <= t->end)
        return;
    t->end = t->start + taken;
    t->text = span_part(p->lexer.text, t->start, t->end);
    p->lexer.at = t->end;
}

static struct node *parse_leaf(struct parser *p, const struct query_field *field)
{
    struct node *n;

    take_date(p, field);
    take_initials(p, field);
    n = leaves_make(&p->leaves, &p->token, field);

    if (p->token.kind == TOKEN_QUOTE && !p->token.closed)
        notes_add(&p->notes, p->token.start, p->token.end, "this quote is never closed");
    advance(p);
    return n;
}

static struct node *parse_close(struct parser *p, const struct query_field *field,
                                enum token_kind kind);

/* The words, quotes and groups side by side behind said:NAME are what it says. */
static struct node *parse_said(struct parser *p, struct node *speakers)
{
    struct kids kids = {0};
    struct node *words;
    size_t asked = 0, start = p->token.start, end = start;

    if (p->in_said)
        return speakers;
    p->in_said = true;
    while (p->token.kind == TOKEN_CHUNK || p->token.kind == TOKEN_QUOTE ||
           p->token.kind == TOKEN_OPEN) {
        struct node *unit = parse_close(p, NULL, TOKEN_SAME);
        kids_add(&kids, unit);
        asked += unit && !unit->optional;
        end = unit && unit->end > end ? unit->end : end;
    }
    p->in_said = false;
    words = join_list(p->arena, &kids, &p->leaves.failed);
    if (!words)
        return speakers;
    struct span shown = notes_excerpt(span_part(p->lexer.text, start, end));
    if (asked > 1)
        notes_add(&p->notes, start, end,
                  "“%.*s” is looked for in what is said; what stands before said: anywhere",
                  SPAN_ARGS(shown));
    return join_said(p->arena, speakers, words, &p->leaves.failed);
}

static struct node *parse_field(struct parser *p)
{
    struct token name = p->token;
    struct node *n;

    advance(p);
    if (p->token.kind == TOKEN_CHUNK || p->token.kind == TOKEN_QUOTE) {
        n = parse_leaf(p, name.field);
    } else if (p->token.kind == TOKEN_OPEN) {
        n = parse_group(p, name.field);
    } else {
        notes_add(&p->notes, name.start, name.end, "%s: has nothing after it", name.field->name);
        name.kind = TOKEN_CHUNK;
        return leaves_make(&p->leaves, &name, NULL);
    }
    if (n && name.field->reads == READS_SAID)
        n = parse_said(p, n);
    if (n)
        n->start = name.start;
    return n;
}

static struct node *parse_primary(struct parser *p, const struct query_field *field)
{
    if (p->token.kind == TOKEN_FIELD)
        return parse_field(p);
    if (p->token.kind == TOKEN_OPEN)
        return parse_group(p, field);
    return parse_leaf(p, field);
}

static bool begins_operand(enum token_kind kind)
{
    return kind == TOKEN_CHUNK || kind == TOKEN_QUOTE || kind == TOKEN_OPEN || kind == TOKEN_FIELD;
}

/* What stands in a list: words, a quote, a group, a field's value, with NOT, - or + before it. */
static struct node *parse_unit(struct parser *p, const struct query_field *field)
{
    struct token first = p->token;
    bool negated = false, required = false;
    bool bare = first.kind == TOKEN_CHUNK;
    struct node *n;

    for (;; advance(p)) {
        if (p->token.kind == TOKEN_PLUS)
            required = true;
        else if (p->token.kind == TOKEN_MINUS || p->token.kind == TOKEN_NOT)
            negated = !negated;
        else
            break;
    }
    if (!begins_operand(p->token.kind)) {
        if (first.kind == TOKEN_NOT)
            note_no_side(p, &first, "right");
        return NULL;
    }
    n = parse_primary(p, field);
    if (!n)
        return NULL;
    if (negated)
        n = join_not(p->arena, n, &p->leaves.failed);
    if (!n)
        return NULL;
    if (first.start < n->start)
        n->start = first.start;
    n->required |= required;
    n->optional = bare && is_stopword_leaf(n);
    return n;
}

/* How wide a NEAR is. */
static uint32_t read_within(struct parser *p, const struct token *joiner)
{
    if (joiner->within >= 1 && joiner->within <= NEAR_MAX)
        return joiner->within;
    uint32_t read = joiner->within < 1 ? 1 : NEAR_MAX;
    notes_add(&p->notes, joiner->start, joiner->end, "%.*s is read as %" PRIu32,
              SPAN_ARGS(joiner->text), read);
    return read;
}

/* Operands of one operator: NEAR of one width and order, or SAME. */
static struct node *join_close(struct parser *p, const struct token *joiner, struct kids *kids)
{
    bool too_many = false;
    struct node *n;

    for (size_t i = 0; i < kids->count; i++)
        kids->at[i]->optional = false;
    if (kids->count < 2)
        return kids->count ? kids->at[0] : NULL;
    if (joiner->kind == TOKEN_SAME)
        return join_same(p->arena, kids, &p->leaves.failed);
    n = join_near(p->arena, kids, read_within(p, joiner), joiner->in_order, &too_many,
                  &p->leaves.failed);
    if (n || p->leaves.failed)
        return n;
    if (too_many)
        notes_add(&p->notes, joiner->start, joiner->end,
                  "%.*s takes %d sides at most where one is a phrase; read as AND",
                  SPAN_ARGS(joiner->text), (int)NEAR_SIDES_MAX);
    else
        notes_add(&p->notes, joiner->start, joiner->end,
                  "%.*s measures between words, phrases and OR of them alone; read as AND",
                  SPAN_ARGS(joiner->text));
    return join_all(p->arena, NODE_AND, kids, &p->leaves.failed);
}

/* True when the token goes on a chain of the first joiner. */
static bool goes_on(const struct token *first, const struct token *token)
{
    return token->kind == first->kind &&
           (first->kind != TOKEN_NEAR ||
            (token->within == first->within && token->in_order == first->in_order));
}

/* What NEAR joins, and what SAME joins of these; `a NEAR/5 b NEAR/5 c` is one chain, `a NEAR/5 b NEAR/3 c`
 * two, from the left. */
static struct node *parse_close(struct parser *p, const struct query_field *field,
                                enum token_kind kind)
{
    struct node *n = kind == TOKEN_SAME ? parse_close(p, field, TOKEN_NEAR) : parse_unit(p, field);

    while (p->token.kind == kind) {
        struct token first = p->token;
        struct kids kids = {0};
        if (!n)
            note_no_side(p, &first, "left");
        kids_add(&kids, n);
        while (goes_on(&first, &p->token)) {
            struct token joiner = p->token;
            advance(p);
            n = kind == TOKEN_SAME ? parse_close(p, field, TOKEN_NEAR) : parse_unit(p, field);
            if (!n)
                note_no_side(p, &joiner, "right");
            kids_add(&kids, n);
        }
        n = join_close(p, &first, &kids);
    }
    return n;
}

static struct node *parse_list(struct parser *p, const struct query_field *field)
{
    struct kids kids = {0};

    for (;;) {
        enum token_kind kind = p->token.kind;
        if (kind == TOKEN_END || kind == TOKEN_AND || kind == TOKEN_OR)
            break;
        if (kind != TOKEN_CLOSE) {
            kids_add(&kids, parse_close(p, field, TOKEN_SAME));
            continue;
        }
        if (p->flattened) {
            p->flattened--;
        } else if (p->depth) {
            break;
        } else {
            notes_add(&p->notes, p->token.start, p->token.end, "this parenthesis is never opened");
        }
        advance(p);
    }
    return join_list(p->arena, &kids, &p->leaves.failed);
}

/* A chain of AND (or OR), of which the operands are of the next tighter level. */
static struct node *parse_chain(struct parser *p, const struct query_field *field,
                                enum token_kind joiner)
{
    struct kids kids = {0};
    struct token waiting = {0}; /* the operator of which the right side is to come */

    for (;;) {
        struct node *n =
            joiner == TOKEN_OR ? parse_chain(p, field, TOKEN_AND) : parse_list(p, field);
        kids_add(&kids, n);
        if (!n && waiting.kind == joiner)
            note_no_side(p, &waiting, "right");
        if (p->token.kind != joiner)
            break;
        waiting = p->token;
        if (kids.count == 0) {
            note_no_side(p, &waiting, "left");
            waiting.kind = TOKEN_END;
        }
        advance(p);
    }
    return join_all(p->arena, joiner == TOKEN_OR ? NODE_OR : NODE_AND, &kids, &p->leaves.failed);
}

static struct node *parse_or(struct parser *p, const struct query_field *field)
{
    return parse_chain(p, field, TOKEN_OR);
}

static bool is_blank_text(struct span text)
{
    struct lexer l = {.text = text};
    return lex_next(&l).kind == TOKEN_END;
}

static bool repair_limit(struct parser *p, struct span typed, struct span *text,
                         struct lede_error *err)
{
    size_t repaired;

    if (!query_text_repair(typed, FIELD_BYTES_MAX, p->arena, text, &repaired))
        return error_memory(err);
    *text = span_trim(*text);
    return true;
}

/* --since and --until. */
static bool add_dates(struct parser *p, const struct query_filters *f, struct kids *filters,
                      struct lede_error *err)
{
    struct span since, until, bad = {0};
    struct date_range range;
    struct node *n;

    if (!f->since.len && !f->until.len)
        return true;
    if (!repair_limit(p, f->since, &since, err) || !repair_limit(p, f->until, &until, err))
        return false;
    if ((f->since.len && !since.len) || (f->until.len && !until.len))
        return error_set(err, LEDE_INPUT, "%s \"\": no date",
                         f->since.len && !since.len ? "--since" : "--until");
    if (date_range_between(since, until, p->leaves.today, &range, &bad) == DATE_UNREADABLE)
        return error_set(err, LEDE_INPUT, "%s \"%.*s\": no date%s%s",
                         bad.at == since.at ? "--since" : "--until", SPAN_ARGS(bad),
                         range.why[0] ? ": " : "", range.why);
    if (range.reading == DATE_READ_REVERSED)
        notes_add(&p->notes, 0, 0, "--since is after --until; read as %.*s..%.*s", SPAN_ARGS(until),
                  SPAN_ARGS(since));
    n = leaves_make_date(&p->leaves, range.test);
    kids_add(filters, n);
    return n ? true : error_memory(err);
}

static bool add_source(struct parser *p, struct span typed, struct kids *filters,
                       struct lede_error *err)
{
    struct span text;
    size_t repaired;
    struct node *n;

    if (typed.len == 0)
        return true;
    if (!query_text_repair(typed, FIELD_BYTES_MAX, p->arena, &text, &repaired))
        return error_memory(err);
    n = leaves_make_source(&p->leaves, text);
    kids_add(filters, n);
    if (!n && !p->leaves.failed)
        return error_set(err, LEDE_INPUT, "--source \"%.*s\": no word in it", SPAN_ARGS(text));
    return n ? true : error_memory(err);
}

/* The query's tree and the options' filters under one root. Filters alone are a query; filters beside
 * a query that held nothing are not: what was asked for is missing, not everything. */
static struct node *join_root(struct parser *p, struct node *asked, const struct kids *filters,
                              struct span text)
{
    struct kids kids = {0};
    struct node *root = NULL;

    if (asked || is_blank_text(text)) {
        kids_add(&kids, asked);
        for (size_t i = 0; i < filters->count; i++) {
            filters->at[i]->required = true;
            kids_add(&kids, filters->at[i]);
        }
        root = join_all(p->arena, NODE_AND, &kids, &p->leaves.failed);
    }
    if (!root) {
        root = arena_take(p->arena, 1, sizeof *root); /* zeroed: NODE_NOTHING */
        if (!root)
            return NULL;
        notes_add(&p->notes, 0, 0, "nothing to search for");
    }
    return root;
}

static bool parse_all(struct parser *p, const struct query_filters *f, struct query *out,
                      struct lede_error *err)
{
    struct kids filters = {0};
    struct node *asked;

    leaves_look_at(&p->leaves);
    advance(p);
    asked = parse_or(p, NULL);
    if (f && (!add_dates(p, f, &filters, err) || !add_source(p, f->source, &filters, err)))
        return false;
    out->root = join_root(p, asked, &filters, out->text);
    if (p->leaves.failed || !out->root || !notes_take(&p->notes, &out->notes, &out->note_count))
        return error_memory(err);
    out->list_words = count_list_words(out->root);
    return true;
}

bool query_parse(struct span typed, const struct query_filters *filters, struct arena *arena,
                 struct query *out, struct lede_error *err)
{
    struct stemmer *stemmer = NULL;
    struct query query = {0};
    size_t repaired;
    bool ok;

    if (!query_text_repair(typed, QUERY_BYTES_MAX, arena, &query.text, &repaired))
        return error_memory(err);
    if (!stemmer_open(&stemmer, 0, err))
        return false;
    struct parser p = {
        .lexer = {.text = query.text},
        .leaves = {.arena = arena,
                   .stemmer = stemmer,
                   .text = query.text,
                   .today = filters ? filters->today : 0},
        .notes = {.arena = arena},
        .arena = arena,
    };
    p.leaves.notes = &p.notes;
    if (typed.len > QUERY_BYTES_MAX)
        notes_add(&p.notes, 0, 0, "only the first %d bytes are read", (int)QUERY_BYTES_MAX);
    if (repaired)
        notes_add(&p.notes, 0, 0, "%zu %s no UTF-8", repaired,
                  repaired == 1 ? "byte is" : "bytes are");
    ok = parse_all(&p, filters, &query, err);
    if (ok)
        *out = query;
    stemmer_close(stemmer);
    return ok;
}
