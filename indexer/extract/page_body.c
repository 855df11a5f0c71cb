/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_body.h"

#include "common/buf.h"
#include "indexer/extract/page_container.h"
#include "indexer/extract/page_facts.h"
#include "indexer/extract/same_letters.h"

enum {
    ENOUGH_CHARS = 250, /* a body of fewer is looked for again, with more let in */
    LINKED_CHARS = 200, /* a block of fewer with half its letters in links is a list of links … */
    SHORT_CHARS = 40,   /* no sentence, straight in a box */
    SIBLING_CHARS = 80, /* a paragraph beside the container that is taken along */
    GIVEN_LETTERS = 80, /* bytes of a block's letters that JSON-LD must have */
    GIVEN_PERCENT = 60, /* of JSON-LD's text that the page must have, or it is taken instead */
    CLOSED_PERCENT = 40, /* of the body that a closing head may cut at most */
    HEAD_CHARS = 60,     /* of a closing head */
    ARTICLE_LEVELS = 12, /* that a headline lies below its <article> at most */
    ARTICLE_LONG = 2,    /* long paragraphs that an article has at least */
    LEAD_LEVELS = 3,     /* above a block whose names are looked at */
    LEAD_BLOCKS = 40,    /* between the title and the body at most */
    LEADS_MAX = 4,
    SEARCHED_MAX = 64 << 20 /* bytes: of JSON-LD's text looked through, all blocks together */
};

static const struct page_view views[] = {
    {.spared_percent = 50, .hard_percent = 100},
    {.hidden = true, .spared_percent = 50, .hard_percent = 100},
    {.hidden = true, .asides = true, .spared_percent = 20, .hard_percent = 50},
};

static const char *const rule_names[RULE_COUNT] = {
    [RULE_BODY] = "body",     [RULE_LEAD] = "lead",       [RULE_SIBLING] = "sibling",
    [RULE_GIVEN] = "given",   [RULE_OUTSIDE] = "outside", [RULE_HIDDEN] = "hidden",
    [RULE_ASIDE] = "aside",   [RULE_TAG] = "tag",         [RULE_NAME] = "name",
    [RULE_OTHER] = "other",   [RULE_TITLE] = "title",     [RULE_LINKS] = "links",
    [RULE_CODE] = "code",     [RULE_STOCK] = "stock",     [RULE_SHORT] = "short",
    [RULE_CLOSED] = "closed", [RULE_TAIL] = "tail",       [RULE_REPLACED] = "replaced"};

const char *page_rule_name(enum page_rule rule)
{
    return rule_names[rule];
}

struct finder {
    const struct page *page;
    struct page_facts facts;
    struct span title;
    struct span given;
    struct buf given_letters, letters;
    size_t searched;
    struct page_shutter shutter;
    uint8_t *shut;     /* of each node, seen from the container or what stands beside it */
    uint8_t *shut_all; /* seen from the root */
    uint8_t *rules;
};

static bool is_kept(uint8_t rule)
{
    return rule <= RULE_GIVEN;
}

static bool is_heading(enum html_tag tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static enum html_tag tag_of(const struct finder *f, size_t block)
{
    return f->page->nodes[f->page->blocks[block].node].tag;
}

/* ---- A block by itself ---- */

static bool is_links(const struct finder *f, size_t i)
{
    const struct block_facts *b = &f->facts.blocks[i];

    if (tag_of(f, i) == TAG_LI && b->links > 0.3F)
        return true;
    return b->links > (b->chars < LINKED_CHARS ? 0.5F : 0.8F);
}

static bool is_short(const struct finder *f, size_t i)
{
    const struct block_facts *b = &f->facts.blocks[i];
    enum html_tag tag = tag_of(f, i);

    return b->chars < SHORT_CHARS && !b->ends &&
           (tag == TAG_DIV || tag == TAG_TD || tag == TAG_OTHER || tag == TAG_SECTION);
}

static bool is_title(const struct finder *f, size_t i)
{
    struct span text = f->page->blocks[i].text;

    return tag_of(f, i) == TAG_H1 ||
           (text.len < 2 * f->title.len + 20 && same_letters(text, f->title));
}

/* Why a block that lies in an open place is left out all the same; RULE_BODY when it is not. */
static enum page_rule own_rule(const struct finder *f, size_t i)
{
    const struct block_facts *b = &f->facts.blocks[i];

    if (is_title(f, i))
        return RULE_TITLE;
    if (b->code)
        return RULE_CODE;
    if (b->stock)
        return RULE_STOCK;
    if (is_links(f, i))
        return RULE_LINKS;
    return is_short(f, i) ? RULE_SHORT : RULE_BODY;
}

/* Whether JSON-LD's text has it, as far as its first letters go. */
static bool is_given(struct finder *f, size_t i)
{
    struct span all = buf_span(&f->given_letters);

    if (all.len == 0 || f->facts.blocks[i].chars < SHORT_CHARS || f->searched > SEARCHED_MAX)
        return false;
    f->searched += all.len;
    buf_reset(&f->letters);
    letters_of(f->page->blocks[i].text, GIVEN_LETTERS, &f->letters);
    return buf_ok(&f->letters) && span_find(all, buf_span(&f->letters), 0) != SIZE_MAX;
}

static void judge(struct finder *f, size_t i, uint8_t kept)
{
    uint8_t shut = f->shut[f->page->blocks[i].inner];
    enum page_rule own = own_rule(f, i);

    if ((shut == RULE_NAME || shut == RULE_TAG) && own == RULE_BODY && is_given(f, i))
        f->rules[i] = RULE_GIVEN;
    else if (shut)
        f->rules[i] = shut;
    else
        f->rules[i] = own == RULE_BODY ? kept : (uint8_t)own;
}

/* ---- The container and what stands beside it ---- */

static void take_container(struct finder *f, uint32_t container)
{
    const struct page_node *n = &f->page->nodes[container];

    page_shut(&f->shutter, container, f->shut);
    for (uint32_t i = n->first_block; i < n->end_block; i++)
        judge(f, i, RULE_BODY);
}

static bool is_paragraph(const struct finder *f, uint32_t node)
{
    const struct page_node *n = &f->page->nodes[node];

    return n->tag == TAG_P && n->end_block == n->first_block + 1 &&
           f->facts.blocks[n->first_block].chars > SIBLING_CHARS &&
           f->facts.blocks[n->first_block].links < 0.25F;
}

/* The first block that is the title; block_count when none is. */
static size_t title_block(const struct finder *f)
{
    size_t i = 0;

    while (i < f->page->block_count && !is_title(f, i))
        i++;
    return i;
}

/* What ends before the title is no part of the article, wherever that is. */
static void take_siblings(struct finder *f, const struct page_container *c)
{
    const struct page *p = f->page;
    uint32_t parent = p->nodes[c->node].parent;
    size_t title = title_block(f);
    bool behind = title < p->block_count;
    bool holds = title >= p->nodes[c->node].first_block && title < p->nodes[c->node].end_block;

    for (uint32_t n = parent + 1; n < p->node_count && p->nodes[n].parent >= parent; n++) {
        const struct page_node *node = &p->nodes[n];
        if (node->parent != parent || n == c->node || f->shut[n] ||
            (behind && node->end_block <= title))
            continue;
        if ((holds || c->scores[n] < c->scores[c->node] / 5) && !is_paragraph(f, n))
            continue;
        for (uint32_t i = node->first_block; i < node->end_block; i++)
            judge(f, i, RULE_SIBLING);
    }
}

/* ---- Several articles in one page ---- */

/* The <article> around a block that has paragraphs enough for one; 0 for none. */
static uint32_t article_of(const struct finder *f, size_t i)
{
    const struct page *p = f->page;
    uint32_t n = p->blocks[i].node;

    for (int level = 0; level < ARTICLE_LEVELS && n != 0; level++, n = p->nodes[n].parent) {
        const struct page_node *node = &p->nodes[n];
        const uint32_t *before = f->shutter.long_before;
        if (node->tag == TAG_ARTICLE)
            return before[node->end_block] - before[node->first_block] >= ARTICLE_LONG ? n : 0;
    }
    return 0;
}

/* Articles that have headlines (<h1>) of their own are other stories, but for that with the title, or the
 * first. */
static void drop_others(struct finder *f)
{
    const struct page *p = f->page;
    uint32_t own = 0, article;

    for (size_t i = 0; i < p->block_count; i++) {
        if (tag_of(f, i) != TAG_H1 || (article = article_of(f, i)) == 0)
            continue;
        if (own == 0 || same_letters(p->blocks[i].text, f->title))
            own = article;
    }
    if (own == 0)
        return;
    memset(f->shut, 0, p->node_count);
    for (size_t i = 0; i < p->block_count; i++)
        if (tag_of(f, i) == TAG_H1 && (article = article_of(f, i)) != 0)
            f->shut[article] = RULE_OTHER;
    for (uint32_t n = 1; n < p->node_count; n++)
        if (n == own || f->shut[n] == 0)
            f->shut[n] = n == own ? 0 : f->shut[p->nodes[n].parent];
    for (size_t i = 0; i < p->block_count; i++)
        if (is_kept(f->rules[i]) && f->shut[p->blocks[i].node])
            f->rules[i] = RULE_OTHER;
}

/* ---- What leads in ---- */

/* A node close above the block is called what leads in. */
static bool is_called_lead(const struct finder *f, size_t i)
{
    const struct page *p = f->page;
    uint32_t n = p->blocks[i].inner;

    for (int level = 0; level < LEAD_LEVELS && n != 0; level++, n = p->nodes[n].parent)
        if (p->nodes[n].names.len > 0 && page_name_leads(p->nodes[n].names))
            return true;
    return false;
}

static bool is_description(const struct finder *f, size_t i)
{
    struct span text = f->page->blocks[i].text;

    for (size_t m = 0; m < f->page->meta_count; m++) {
        const struct page_meta *meta = &f->page->metas[m];
        if ((span_is(meta->key, "description") || span_is(meta->key, "og:description")) &&
            meta->content.len <= text.len + 20 && same_letters(meta->content, text))
            return true;
    }
    return false;
}

static bool is_lead(const struct finder *f, size_t i)
{
    const struct block_facts *b = &f->facts.blocks[i];
    uint8_t shut = f->shut_all[f->page->blocks[i].inner];

    if (b->chars < SHORT_CHARS || b->links > 0.3F || own_rule(f, i) != RULE_BODY ||
        shut == RULE_HIDDEN || shut == RULE_ASIDE || shut == RULE_TAG)
        return false;
    if (is_description(f, i) || is_called_lead(f, i))
        return true;
    return !shut && b->ends && b->is_long;
}

/* Behind the title, or a little before the body, stands what leads in. */
static void take_leads(struct finder *f, uint32_t container)
{
    size_t first = f->page->nodes[container].first_block, from = first, taken = 0;

    while (first < f->page->block_count && !is_kept(f->rules[first]))
        first++;
    while (from > 0 && first - from < LEAD_BLOCKS && !is_title(f, from - 1))
        from--;
    if (from == 0 || !is_title(f, from - 1))
        return;
    for (size_t i = from; i < first && taken < LEADS_MAX; i++)
        if (!is_kept(f->rules[i]) && is_lead(f, i)) {
            f->rules[i] = RULE_LEAD;
            taken++;
        }
}

/* ---- The ends of the body ---- */

static size_t count_kept(const struct finder *f, size_t from)
{
    size_t chars = 0;

    for (size_t i = from; i < f->page->block_count; i++)
        if (is_kept(f->rules[i]))
            chars += f->facts.blocks[i].chars;
    return chars;
}

/* What stands above the title is none of the article, if that is the lesser part. */
static void cut_above_title(struct finder *f)
{
    size_t title = title_block(f), above = 0, below;

    if (title == f->page->block_count || !is_heading(tag_of(f, title)))
        return;
    below = count_kept(f, title);
    above = count_kept(f, 0) - below;
    if (above == 0 || above > below)
        return;
    for (size_t i = 0; i < title; i++)
        if (is_kept(f->rules[i]))
            f->rules[i] = RULE_OUTSIDE;
}

/* Behind more than half of the text a closing head cuts the rest, if that is not too much. */
static void cut_closed(struct finder *f)
{
    size_t all = count_kept(f, 0), passed = 0;
    size_t count = f->page->block_count;

    for (size_t i = 0; i < count; i++) {
        const struct block_facts *b = &f->facts.blocks[i];
        bool head = b->closing && b->chars < HEAD_CHARS && is_kept(f->rules[i]);
        if (head)
            f->rules[i] = RULE_CLOSED;
        if (head && passed * 2 > all && (all - passed) * 100 < all * CLOSED_PERCENT) {
            for (; i < count; i++)
                if (is_kept(f->rules[i]))
                    f->rules[i] = RULE_CLOSED;
            return;
        }
        if (is_kept(f->rules[i]))
            passed += b->chars;
    }
}

static void cut_tail(struct finder *f)
{
    for (size_t i = f->page->block_count; i-- > 0;) {
        if (!is_kept(f->rules[i]))
            continue;
        if (!is_heading(tag_of(f, i)) && !f->facts.blocks[i].day)
            return;
        f->rules[i] = RULE_TAIL;
    }
}

/* A day above the first paragraph is the page's own. */
static void drop_days(struct finder *f)
{
    for (size_t i = 0; i < f->page->block_count; i++) {
        const struct block_facts *b = &f->facts.blocks[i];
        if (is_kept(f->rules[i]) && b->is_long)
            return;
        if (is_kept(f->rules[i]) && b->day)
            f->rules[i] = RULE_STOCK;
    }
}

/* ---- All ---- */

static bool look(struct finder *f, const struct page_view *view, struct arena *arena,
                 uint32_t *container, struct lede_error *err)
{
    struct page_container c;

    memset(f->rules, RULE_OUTSIDE, f->page->block_count);
    if (!page_shutter_open(&f->shutter, &f->facts, view, arena, err))
        return false;
    page_shut(&f->shutter, 0, f->shut_all);
    if (!page_container_find(&f->facts, f->shut_all, arena, &c, err))
        return false;
    memcpy(f->shut, f->shut_all, f->page->node_count);
    if (c.node != 0)
        take_siblings(f, &c);
    take_container(f, c.node);
    drop_others(f);
    cut_above_title(f);
    take_leads(f, c.node);
    drop_days(f);
    cut_closed(f);
    cut_tail(f);
    *container = c.node;
    return true;
}

static bool write_text(const struct finder *f, struct arena *arena, struct span *out,
                       struct lede_error *err)
{
    struct buf text = {0};
    bool ok;

    for (size_t i = 0; i < f->page->block_count; i++) {
        if (!is_kept(f->rules[i]))
            continue;
        if (text.len > 0)
            buf_byte(&text, '\n');
        buf_add(&text, f->page->blocks[i].text);
    }
    if (text.len > 0)
        *out = arena_span(arena, buf_span(&text));
    ok = buf_ok(&text) && (text.len == 0 || out->at);
    buf_free(&text);
    return ok || error_memory(err);
}

static bool find(struct finder *f, struct arena *arena, struct page_body *out,
                 struct lede_error *err)
{
    const struct page *p = f->page;

    f->shut = arena_take(arena, p->node_count + 1, 1);
    f->shut_all = arena_take(arena, p->node_count + 1, 1);
    f->rules = arena_take(arena, p->block_count + 1, 1);
    letters_of(f->given, 0, &f->given_letters);
    if (!f->shut || !f->shut_all || !f->rules || !buf_ok(&f->given_letters))
        return error_memory(err);
    if (!page_facts_measure(p, arena, &f->facts, err))
        return false;
    for (size_t v = 0; v < ARRAY_LEN(views); v++) {
        if (!look(f, &views[v], arena, &out->container, err))
            return false;
        if (count_kept(f, 0) >= ENOUGH_CHARS)
            break;
    }
    if (!write_text(f, arena, &out->text, err))
        return false;
    out->rules = f->rules;
    if (out->text.len * 100 < f->given.len * GIVEN_PERCENT) {
        for (size_t i = 0; i < p->block_count; i++)
            if (is_kept(f->rules[i]))
                f->rules[i] = RULE_REPLACED;
        out->text = f->given;
        out->from_json_ld = true;
    }
    return true;
}

bool page_body_find(const struct page *page, struct span title, struct span given,
                    struct arena *arena, struct page_body *out, struct lede_error *err)
{
    struct finder f = {.page = page, .title = title, .given = span_trim(given)};
    bool ok;

    *out = (struct page_body){0};
    ok = find(&f, arena, out, err);
    buf_free(&f.given_letters);
    buf_free(&f.letters);
    return ok;
}
