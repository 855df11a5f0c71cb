/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_facts.h"

#include "common/map.h"
#include "common/utf8.h"
#include "indexer/extract/page_stock.h"

enum {
    LONG_CHARS = 80,      /* a paragraph by its looks */
    WEIGHED_CHARS = 25,   /* shorter blocks weigh nothing */
    FULL_CHARS = 60,      /* shorter ones weigh less */
    LENGTH_UNIT = 100,    /* characters that weigh as much as a comma … */
    LENGTH_UNITS_MAX = 3, /* … up to so many */
    STOCK_BYTES_MAX = 240,
    HARD_PERCENT =
        85, /* of the page's long paragraphs; a body that is called `comments-open` has all */
    CODE_CHARS = 200, /* shorter text may be full of signs */
    CODE_PERCENT = 8  /* prose has 2, mathematics 4 */
};

/* What a character is in running text. */
enum sign {
    SIGN_NONE,
    SIGN_BLANK,
    SIGN_COMMA, /* of all scripts */
    SIGN_END,   /* what a sentence ends with … */
    SIGN_CLOSE, /* … and what may stand behind: quotes and brackets */
    SIGN_CODE,  /* what programs are full of */
    SIGN_CODE_CLOSE
};

static const uint8_t ascii_signs[0x80] = {
    [' '] = SIGN_BLANK,      [','] = SIGN_COMMA, ['.'] = SIGN_END,    ['!'] = SIGN_END,
    ['?'] = SIGN_END,        [')'] = SIGN_CLOSE, ['\''] = SIGN_CLOSE, ['"'] = SIGN_CODE_CLOSE,
    [']'] = SIGN_CODE_CLOSE, ['['] = SIGN_CODE,  ['{'] = SIGN_CODE,   ['}'] = SIGN_CODE,
    ['\\'] = SIGN_CODE,      ['='] = SIGN_CODE,  [';'] = SIGN_CODE,   ['<'] = SIGN_CODE,
    ['>'] = SIGN_CODE,       ['_'] = SIGN_CODE,  ['|'] = SIGN_CODE,   ['&'] = SIGN_CODE};

static enum sign sign_of(uint32_t c)
{
    switch (c) {
    case 0x60c:
    case 0x3001:
    case 0xff0c:
    case 0xfe50:
    case 0xfe51: return SIGN_COMMA;
    case 0x2026:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x61f:
    case 0x6d4:
    case 0x964: return SIGN_END;
    case 0x201d:
    case 0x2019:
    case 0xbb:
    case 0xab:
    case 0x201c:
    case 0x300d:
    case 0xff09: return SIGN_CLOSE;
    default: return SIGN_NONE;
    }
}

struct tally {
    uint32_t commas, blanks;
};

static struct tally count_signs(struct span text, struct block_facts *f)
{
    uint32_t counts[SIGN_CODE_CLOSE + 1] = {0}, signs;
    size_t len;

    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = (unsigned char)text.at[i];
        enum sign sign;
        len = 1;
        sign = c < 0x80 ? ascii_signs[c] : sign_of(utf8_at(text, i, &len));
        f->chars++;
        counts[sign]++;
        if (sign == SIGN_END)
            f->ends = true;
        else if (sign == SIGN_NONE || sign == SIGN_COMMA || sign == SIGN_CODE)
            f->ends = false;
    }
    signs = counts[SIGN_CODE] + counts[SIGN_CODE_CLOSE];
    f->code = f->chars > CODE_CHARS && signs * 100 > f->chars * CODE_PERCENT;
    return (struct tally){counts[SIGN_COMMA], counts[SIGN_BLANK]};
}

static float weight_of(const struct block_facts *f, uint32_t commas, enum html_tag tag)
{
    float units = (float)f->chars / LENGTH_UNIT, weight;

    if (f->chars < WEIGHED_CHARS || f->links > 0.5F || f->stock || f->code)
        return 0;
    weight = (1 + (float)commas + (units < LENGTH_UNITS_MAX ? units : LENGTH_UNITS_MAX)) *
             (1 - f->links);
    if (f->chars < FULL_CHARS)
        weight *= 0.4F;
    return tag == TAG_LI ? weight * 0.5F : weight;
}

static void measure_block(struct page_facts *p, size_t i)
{
    const struct page_block *b = &p->page->blocks[i];
    struct block_facts *f = &p->blocks[i];
    struct tally tally = count_signs(b->text, f);
    size_t letters = b->text.len - tally.blanks;
    enum html_tag tag = p->page->nodes[b->node].tag;

    f->code = f->code && tag != TAG_PRE;
    f->links = letters ? (float)b->link_bytes / (float)letters : 0;
    f->is_long = f->chars >= LONG_CHARS && f->links < 0.3F && !f->code;
    if (b->text.len <= STOCK_BYTES_MAX) {
        enum page_stock stock = page_stock_of(b->text);
        f->stock = stock == STOCK_PHRASE;
        f->closing = stock == STOCK_CLOSING;
        f->day = stock == STOCK_DAY;
    }
    f->weight = weight_of(f, tally.commas, tag);
    p->sums.bytes[i + 1] = p->sums.bytes[i] + (uint32_t)letters;
    p->sums.links[i + 1] = p->sums.links[i] + b->link_bytes;
}

/* What names said, so that a page's many elements of the same class are looked up once. */
struct name_memory {
    struct span names;
    uint16_t row;
};
enum { MEMORY_SIZE = 256 };

static uint16_t row_of(struct span names, struct name_memory *memory)
{
    struct name_memory *m = &memory[hash_bytes(names) % MEMORY_SIZE];

    if (m->names.len == 0 || !span_equal(m->names, names))
        *m = (struct name_memory){names, page_name_drops(names)};
    return m->row;
}

static uint16_t cause_of(const struct page_node *n, struct name_memory *memory)
{
    if (n->first_block == n->end_block)
        return 0;
    if (page_tag_drops(n->tag))
        return CAUSE_TAG;
    return n->names.len > 0 ? row_of(n->names, memory) : 0;
}

/* Hidden by itself, and not only until the reader has paid. */
static bool is_veiled(const struct page *p, uint32_t n)
{
    const struct page_node *node = &p->nodes[n];

    return node->hidden && !p->nodes[node->parent].hidden && !page_name_is_paid(node->names);
}

bool page_facts_measure(const struct page *page, struct arena *arena, struct page_facts *out,
                        struct lede_error *err)
{
    struct name_memory memory[MEMORY_SIZE] = {0};

    *out =
        (struct page_facts){.page = page,
                            .blocks = arena_take(arena, page->block_count + 1, sizeof *out->blocks),
                            .causes = arena_take(arena, page->node_count + 1, sizeof *out->causes),
                            .veiled = arena_take(arena, page->node_count + 1, sizeof *out->veiled),
                            .sums = {arena_take(arena, page->block_count + 1, sizeof(uint32_t)),
                                     arena_take(arena, page->block_count + 1, sizeof(uint32_t))}};
    if (!out->blocks || !out->causes || !out->veiled || !out->sums.bytes || !out->sums.links)
        return error_memory(err);
    for (size_t i = 0; i < page->block_count; i++)
        measure_block(out, i);
    for (uint32_t n = 0; n < page->node_count; n++) {
        out->causes[n] = cause_of(&page->nodes[n], memory);
        out->veiled[n] = out->veiled[page->nodes[n].parent] || is_veiled(page, n);
    }
    return true;
}

/* Of the page's long paragraphs that a node must hold not to be dropped for this cause. */
static unsigned spared_percent(const struct page_shutter *s, uint16_t cause)
{
    return cause != CAUSE_TAG && page_name_is_hard(cause) ? s->view.hard_percent
                                                          : s->view.spared_percent;
}

static uint8_t own_cause(const struct page_shutter *s, uint32_t n)
{
    const struct page *p = s->facts->page;
    const struct page_node *node = &p->nodes[n];
    uint32_t held = s->long_before[node->end_block] - s->long_before[node->first_block];
    uint32_t all = s->long_before[p->block_count];
    uint16_t cause = s->facts->causes[n];

    if (!s->view.hidden && s->facts->veiled[n])
        return RULE_HIDDEN;
    if (!s->view.asides && node->aside)
        return RULE_ASIDE;
    if (cause == 0)
        return 0;
    if (held > 0 && (uint64_t)held * 100 >= (uint64_t)all * spared_percent(s, cause))
        return 0;
    if (cause == CAUSE_TAG)
        return RULE_TAG;
    return s->spared[cause] ? 0 : RULE_NAME;
}

void page_shut(const struct page_shutter *s, uint32_t from, uint8_t *shut)
{
    const struct page *p = s->facts->page;

    shut[from] = 0;
    for (uint32_t n = from + 1; n < p->node_count && p->nodes[n].parent >= from; n++) {
        uint8_t above = shut[p->nodes[n].parent];
        shut[n] = above ? above : own_cause(s, n);
    }
}

static bool is_let_in(const struct page_shutter *s, uint32_t n)
{
    const struct page_node *node = &s->facts->page->nodes[n];

    return (s->view.hidden || !s->facts->veiled[n]) && (s->view.asides || !node->aside);
}

/* A row whose nodes hold, all together, as much as a node is spared for. */
static bool spare_rows(struct page_shutter *s, struct arena *arena)
{
    const struct page *p = s->facts->page;
    uint32_t *held = arena_take(arena, PAGE_NAME_ROWS_MAX + 1, sizeof *held);
    uint32_t *ends = arena_take(arena, PAGE_NAME_ROWS_MAX + 1, sizeof *ends);
    uint32_t all = s->long_before[p->block_count];

    if (!held || !ends)
        return false;
    for (uint32_t n = 0; n < p->node_count; n++) {
        const struct page_node *node = &p->nodes[n];
        uint16_t row = s->facts->causes[n];
        if (row == 0 || row == CAUSE_TAG || node->first_block < ends[row])
            continue;
        held[row] += s->long_before[node->end_block] - s->long_before[node->first_block];
        ends[row] = node->end_block;
    }
    for (size_t row = 1; row <= PAGE_NAME_ROWS_MAX; row++)
        s->spared[row] = held[row] > 0 && (uint64_t)held[row] * 100 >=
                                              (uint64_t)all * spared_percent(s, (uint16_t)row);
    return true;
}

bool page_shutter_open(struct page_shutter *s, const struct page_facts *facts,
                       const struct page_view *view, struct arena *arena, struct lede_error *err)
{
    const struct page *p = facts->page;

    *s = (struct page_shutter){.facts = facts, .view = *view};
    s->long_before = arena_take(arena, p->block_count + 1, sizeof *s->long_before);
    if (!s->long_before)
        return error_memory(err);
    for (size_t i = 0; i < p->block_count; i++)
        s->long_before[i + 1] =
            s->long_before[i] + (facts->blocks[i].is_long && is_let_in(s, p->blocks[i].inner));
    return spare_rows(s, arena) || error_memory(err);
}
