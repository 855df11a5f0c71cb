/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/reading.h"

#include <inttypes.h>

#include "common/utf8.h"
#include "searcher/query/join.h"
#include "searcher/query/reading_leaf.h"
#include "searcher/query/respelled.h"

enum { READING_BYTES_MAX = 2048 }; /* a sentence to be read */

/* What one joint holds together: a node, or the words of a list of which one is enough. */
struct part {
    const struct node *node;
    bool words;
};

struct parts {
    struct part at[QUERY_KIDS_MAX];
    size_t count;
    const struct node *loose[QUERY_KIDS_MAX]; /* stop words that need not be there */
    size_t loose_count;
};

struct speaker {
    bool any;
    struct buf *out;
};

static void say_thing(const struct speaker *s, struct part part, bool inside);
static void say_clause(const struct speaker *s, struct part part, bool inside);
static void say_all(const struct speaker *s, const struct parts *p);

/* ---- What belongs together ---- */

static void add_part(struct parts *p, const struct node *node, bool words)
{
    if (p->count < QUERY_KIDS_MAX)
        p->at[p->count++] = (struct part){node_as_typed(node), words};
}

static bool is_free(const struct node *kid)
{
    return !kid->required && !kid->optional;
}

static size_t count_free(const struct node *list)
{
    size_t count = 0;

    for (size_t i = 0; i < list->is.kids.count; i++)
        count += is_free(list->is.kids.at[i]);
    return count;
}

/* All that must hold: lists and ANDs inside one another are one. */
// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static void gather_all(const struct speaker *s, const struct node *n, struct parts *out)
{
    bool list = n->kind == NODE_LIST, one_is_enough = list && s->any && count_free(n) > 1;

    if (!list && n->kind != NODE_AND) {
        add_part(out, n, false);
        return;
    }
    if (one_is_enough)
        add_part(out, n, true);
    for (size_t i = 0; i < n->is.kids.count; i++) {
        const struct node *kid = n->is.kids.at[i];
        if (list && kid->optional && out->loose_count < QUERY_KIDS_MAX)
            out->loose[out->loose_count++] = kid;
        else if (!(one_is_enough && is_free(kid)))
            gather_all(s, kid, out);
    }
}

/* The kids of an OR, or the free words of a list. */
static void gather_any(struct part part, struct parts *out)
{
    const struct node *n = part.node;

    for (size_t i = 0; i < n->is.kids.count; i++)
        if ((!part.words || is_free(n->is.kids.at[i])) && !n->is.kids.at[i]->joined)
            add_part(out, n->is.kids.at[i], false);
}

static bool is_choice(struct part part)
{
    return part.words || part.node->kind == NODE_OR;
}

static bool is_joint(struct part part)
{
    return part.words || part.node->kind == NODE_LIST || part.node->kind == NODE_AND;
}

static void gather(const struct speaker *s, struct part part, struct parts *out)
{
    *out = (struct parts){.count = 0};
    if (is_choice(part))
        gather_any(part, out);
    else
        gather_all(s, part.node, out);
}

/* Something that stands in the text: what an article can be "with". */
// NOLINTNEXTLINE(misc-no-recursion)
static bool is_thing(const struct speaker *s, struct part part)
{
    struct parts parts;
    enum node_kind kind = part.node->kind;

    if (kind == NODE_WORDS || kind == NODE_NEAR || kind == NODE_SAME)
        return true;
    if (!is_joint(part) && !is_choice(part))
        return false;
    gather(s, part, &parts);
    for (size_t i = 0; i < parts.count; i++)
        if (!is_thing(s, parts.at[i]))
            return false;
    return true;
}

/* ---- Things in the text ---- */

/* "a, b and c". */
static void say_joiner(const struct speaker *s, size_t i, size_t count, const char *last)
{
    if (i > 0)
        buf_text(s->out, i + 1 == count ? last : ", ");
}

static bool all_by_stem(const struct parts *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->at[i].words || p->at[i].node->kind != NODE_WORDS ||
            !reading_is_by_stem(&p->at[i].node->is.run) ||
            p->at[i].node->is.run.field != p->at[0].node->is.run.field)
            return false;
    return true;
}

/* Things with the joiner between them: any form of "a" or "b". */
// NOLINTNEXTLINE(misc-no-recursion)
static void say_things(const struct speaker *s, const struct parts *p, const char *joiner)
{
    bool stems = all_by_stem(p);

    buf_text(s->out, stems ? "any form of " : "");
    for (size_t i = 0; i < p->count; i++) {
        say_joiner(s, i, p->count, joiner);
        if (stems)
            reading_quote_run(&p->at[i].node->is.run, s->out);
        else
            say_thing(s, p->at[i], p->count > 1);
    }
    if (stems && p->at[0].node->is.run.field == FIELD_TITLE)
        buf_text(s->out, " in the title");
}

/* Stop words that may be there or not. */
static void say_loose(const struct speaker *s, const struct parts *p)
{
    for (size_t i = 0; i < p->loose_count; i++) {
        buf_text(s->out, i ? "" : " (with or without ");
        say_joiner(s, i, p->loose_count, " and ");
        reading_quote_run(&p->loose[i]->is.run, s->out);
    }
    buf_text(s->out, p->loose_count ? ")" : "");
}

// NOLINTNEXTLINE(misc-no-recursion)
static void say_near(const struct speaker *s, const struct node *n)
{
    uint32_t within = n->is.kids.within;
    size_t count = n->is.kids.count;
    bool in_order = n->is.kids.in_order;
    const char *words = within == 1 ? "word" : "words";

    for (size_t i = 0; i < count; i++) {
        if (i > 0 && count == 2)
            buf_addf(s->out, " %s (at most %" PRIu32 " %s from) ", in_order ? "before" : "near",
                     within, words);
        else
            say_joiner(s, i, count, " and ");
        say_thing(s, (struct part){n->is.kids.at[i], false}, true);
    }
    if (count > 2)
        buf_addf(s->out, " %s (at most %" PRIu32 " %s from the first to the last)",
                 in_order ? "in this order" : "near each other", within, words);
}

/* In parentheses, since fields may stand in it. */
// NOLINTNEXTLINE(misc-no-recursion)
static void say_passage(const struct speaker *s, const struct node *same)
{
    struct parts parts = {.count = 0};

    for (size_t i = 0; i < same->is.kids.count; i++)
        gather_all(s, same->is.kids.at[i], &parts);
    buf_text(s->out, "a passage (");
    say_all(s, &parts);
    buf_byte(s->out, ')');
}

/* inside: of something else, where what has parts stands in parentheses. */
// NOLINTNEXTLINE(misc-no-recursion)
static void say_thing(const struct speaker *s, struct part part, bool inside)
{
    struct parts parts = {.count = 0};
    enum node_kind kind = part.words ? NODE_OR : part.node->kind;

    if (kind == NODE_WORDS) {
        reading_run(&part.node->is.run, s->out);
        return;
    }
    if (kind == NODE_SAME) {
        say_passage(s, part.node);
        return;
    }
    buf_text(s->out, inside ? "(" : "");
    if (kind == NODE_NEAR) {
        say_near(s, part.node);
    } else {
        gather(s, part, &parts);
        say_things(s, &parts, is_choice(part) ? " or " : " and ");
        say_loose(s, &parts);
    }
    buf_text(s->out, inside ? ")" : "");
}

/* ---- What holds of an article ---- */

static bool is_denied(struct part part)
{
    return !part.words && part.node->kind == NODE_NOT;
}

// NOLINTNEXTLINE(misc-no-recursion)
static void say_denied(const struct speaker *s, const struct node *kid)
{
    struct part part = {kid, false};
    bool thing = is_thing(s, part);

    buf_text(s->out, thing ? "without " : "not ");
    if (thing)
        say_thing(s, part, true);
    else
        say_clause(s, part, true);
}

/* Parts that must all hold: with things in the text, then fields, then what must not be. */
// NOLINTNEXTLINE(misc-no-recursion)
static void say_all(const struct speaker *s, const struct parts *p)
{
    struct parts things = {.count = 0};
    size_t said = 0, denied = 0;

    for (size_t i = 0; i < p->count; i++)
        if (is_thing(s, p->at[i]))
            add_part(&things, p->at[i].node, p->at[i].words);
    if (things.count) {
        buf_text(s->out, "with ");
        say_things(s, &things, " and ");
        said++;
        say_loose(s, p);
    }
    for (size_t i = 0; i < p->count; i++) {
        if (is_denied(p->at[i]) || is_thing(s, p->at[i]))
            continue;
        buf_text(s->out, said++ ? ", " : "");
        say_clause(s, p->at[i], p->count > 1);
    }
    for (size_t i = 0; i < p->count; i++) {
        if (!is_denied(p->at[i]))
            continue;
        buf_text(s->out, denied++ ? " and " : said ? ", but " : "");
        say_denied(s, p->at[i].node->is.kids.at[0]);
    }
    if (things.count == 0)
        say_loose(s, p);
}

/* Who is quoted, and as saying what. */
// NOLINTNEXTLINE(misc-no-recursion)
static void say_said(const struct speaker *s, const struct node *said)
{
    struct part words = {said->is.kids.at[1], false};
    bool thing = is_thing(s, words);

    reading_field(said->is.kids.at[0], s->out);
    buf_text(s->out, thing ? " as saying " : " as saying something ");
    if (thing)
        say_thing(s, words, true);
    else
        say_clause(s, words, true);
}

// NOLINTNEXTLINE(misc-no-recursion)
static void say_clause(const struct speaker *s, struct part part, bool inside)
{
    struct parts parts = {.count = 0};
    bool choice = is_choice(part), all = !choice && is_joint(part);

    if (is_thing(s, part)) {
        buf_text(s->out, "with ");
        say_thing(s, part, inside);
    } else if (choice || all) {
        gather(s, part, &parts);
        buf_text(s->out, inside ? "(" : "");
        for (size_t i = 0; choice && i < parts.count; i++) {
            say_joiner(s, i, parts.count, " or ");
            say_clause(s, parts.at[i], true);
        }
        if (all)
            say_all(s, &parts);
        buf_text(s->out, inside ? ")" : "");
    } else if (is_denied(part)) {
        say_denied(s, part.node->is.kids.at[0]);
    } else if (part.node->kind == NODE_SAID) {
        say_said(s, part.node);
    } else {
        reading_field(part.node, s->out);
    }
}

void query_reading(const struct query *q, bool any, struct buf *out)
{
    struct speaker s = {any, out};
    struct parts parts = {.count = 0};
    size_t before = out->len;

    if (q->root->kind == NODE_ALL || q->root->kind == NODE_NOTHING) {
        buf_text(out, q->root->kind == NODE_ALL ? "every article" : "no article");
        return;
    }
    buf_text(out, "articles ");
    gather_all(&s, q->root, &parts);
    say_all(&s, &parts);
    respelled_say(q, out);
    if (out->len - before <= READING_BYTES_MAX)
        return;
    struct span line = {out->at + before, out->len - before};
    out->len = before + utf8_cut(line, READING_BYTES_MAX - 3);
    buf_text(out, "…");
}
