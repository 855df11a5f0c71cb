/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/parse.h"

#include "common/buf.h"
#include "common/limits.h"
#include "common/utf8.h"
#include "searcher/query/date_range.h"
#include "searcher/query/join.h"
#include "searcher/query/leaves.h"

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
    if (p->token.kind == TOKEN_CLOSE)
        advance(p);
    else
        notes_add(&p->notes, open.start, open.end, "this parenthesis is never closed");
    return n;
}

static struct node *parse_leaf(struct parser *p, const struct query_field *field)
{
    struct node *n = leaves_make(&p->leaves, &p->token, field);

    if (p->token.kind == TOKEN_QUOTE && !p->token.closed)
        notes_add(&p->notes, p->token.start, p->token.end, "this quote is never closed");
    advance(p);
    return n;
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

static struct node *parse_list(struct parser *p, const struct query_field *field)
{
    struct kids kids = {0};

    for (;;) {
        enum token_kind kind = p->token.kind;
        if (kind == TOKEN_END || kind == TOKEN_AND || kind == TOKEN_OR)
            break;
        if (kind != TOKEN_CLOSE) {
            kids_add(&kids, parse_unit(p, field));
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

/* The largest n <= max that parts no character of text, which may be any bytes. */
static size_t cut_bytes(struct span text, size_t max)
{
    size_t at = max;

    if (text.len <= max)
        return text.len;
    while (max - at < 3 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* Any bytes to the query's text, owned by the arena. *repaired gets the number of bad bytes. */
static bool repair_text(struct span typed, size_t max, struct arena *arena, struct span *out,
                        size_t *repaired)
{
    struct buf text = {0};

    *repaired = utf8_repair(span_part(typed, 0, cut_bytes(typed, max)), &text);
    *out = arena_span(arena, span_part(buf_span(&text), 0, utf8_cut(buf_span(&text), max)));
    bool ok = buf_ok(&text) && out->at;
    buf_free(&text);
    return ok;
}

static bool is_blank_text(struct span text)
{
    struct lexer l = {.text = text};
    return lex_next(&l).kind == TOKEN_END;
}

/* --since and --until: one day, month or year, as text within an error and within a range. */
static bool read_limit(struct parser *p, struct span typed, const char *option, struct span *text,
                       struct lede_error *err)
{
    struct date_test test;
    size_t repaired;

    if (!repair_text(typed, FIELD_BYTES_MAX, p->arena, text, &repaired))
        return error_memory(err);
    *text = span_trim(*text);
    if (span_find(*text, SPAN(".."), 0) != SIZE_MAX ||
        date_range_parse(*text, &test) != DATE_READ || test.possible || test.unknown)
        return error_set(err, LEDE_INPUT, "%s \"%.*s\": no date", option, SPAN_ARGS(*text));
    return true;
}

static bool add_dates(struct parser *p, const struct query_filters *f, struct kids *filters,
                      struct lede_error *err)
{
    struct span since = {0}, until = {0};
    struct date_test test = {0};
    struct buf range = {0};
    struct node *n = NULL;

    if (!f->since.len && !f->until.len)
        return true;
    if ((f->since.len && !read_limit(p, f->since, "--since", &since, err)) ||
        (f->until.len && !read_limit(p, f->until, "--until", &until, err)))
        return false;
    buf_add(&range, since);
    buf_text(&range, "..");
    buf_add(&range, until);
    if (buf_ok(&range)) {
        if (date_range_parse(buf_span(&range), &test) == DATE_READ_REVERSED)
            notes_add(&p->notes, 0, 0, "--since is after --until; read as %.*s..%.*s",
                      SPAN_ARGS(until), SPAN_ARGS(since));
        n = leaves_make_date(&p->leaves, test);
    }
    buf_free(&range);
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
    if (!repair_text(typed, FIELD_BYTES_MAX, p->arena, &text, &repaired))
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

    if (!repair_text(typed, QUERY_BYTES_MAX, arena, &query.text, &repaired))
        return error_memory(err);
    if (!stemmer_open(&stemmer, 0, err))
        return false;
    struct parser p = {
        .lexer = {.text = query.text},
        .leaves = {.arena = arena, .stemmer = stemmer, .text = query.text},
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
