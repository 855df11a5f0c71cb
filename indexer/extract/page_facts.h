/* indexer/extract/page_facts.h: what is measured of a page's blocks and nodes before rules look at them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/page_body.h"
#include "indexer/extract/page_names.h"

struct block_facts {
    uint32_t chars;
    float links;  /* share of its letters that lie in links */
    float weight; /* as a paragraph of the body; 0 for none */
    bool is_long; /* a paragraph by its looks: long, few links */
    bool stock;   /* "Advertisement" */
    bool day;     /* "14 March 2019" */
    bool code;    /* no prose but what a program reads */
    bool closing; /* "Related stories" */
    bool ends;    /* with a mark that ends a sentence */
};

/* Sums over the blocks before each, so that a node's are one difference. */
struct page_sums {
    uint32_t *bytes, *links;
};

enum { CAUSE_TAG = PAGE_NAME_ROWS_MAX + 1 };

struct page_facts {
    const struct page *page;
    struct block_facts *blocks;
    uint16_t *causes; /* of each node by itself: the row of page_name_drops(), CAUSE_TAG, or 0 */
    bool
        *veiled; /* of each node: hidden, it or one above, and not only until the reader has paid */
    struct page_sums sums;
};

/* In the arena. Fails with LEDE_MEMORY. */
bool page_facts_measure(const struct page *page, struct arena *arena, struct page_facts *out,
                        struct lede_error *err) MUST_CHECK;

/* What is let in: hidden text, asides, and names and tags that drop where they hold so much of the page. */
struct page_view {
    bool hidden, asides;
    /* Of the long paragraphs: a node that holds as many is never dropped, nor, for a hard name, one that
     * holds as many as the second says: a body that is called `comments-open` has all. */
    unsigned spared_percent, hard_percent;
};

/* A view at work. */
struct page_shutter {
    const struct page_facts *facts;
    struct page_view view;
    uint32_t *long_before; /* long paragraphs that the view lets in, before each block and in all */
    bool spared[PAGE_NAME_ROWS_MAX +
                1]; /* a row that would drop too much of the page drops nothing */
};

/* In the arena. Fails with LEDE_MEMORY. */
bool page_shutter_open(struct page_shutter *s, const struct page_facts *facts,
                       const struct page_view *view, struct arena *arena,
                       struct lede_error *err) MUST_CHECK;

/* For each node why text in it is left out, by itself or a node above it up to `from`, which is itself not
 * asked: shut[n] for from and all behind it that lie in it; 0 for open. */
void page_shut(const struct page_shutter *s, uint32_t from, uint8_t *shut);
