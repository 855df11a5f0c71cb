/* indexer/extract/blocks.h: text to blocks: its lines that are not empty, and what each looks like.
 *
 * A kind is said of a line by itself, by the rules of block_rules_table.h and credit_line.h; what it
 * means where it stands (headline, teaser, body) is for body.h to say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"
#include "common/mem.h"
#include "indexer/extract/outlets.h"

enum block_kind {
    BLOCK_TEXT,
    BLOCK_HEADING,  /* short, without a full stop: a headline, an inner heading, a standfirst */
    BLOCK_SECTION,  /* "Pakistan", "Iran / Defense", "Top Story" */
    BLOCK_STOCK,    /* "Follow us on …", "Advertisement": never the article's */
    BLOCK_MORE,     /* "Read more: …": never the article's, and a headline may follow it */
    BLOCK_CLOSING,  /* "More on this story": other stories follow */
    BLOCK_LIST,     /* "list of 2 items": headlines of other stories, up to … */
    BLOCK_LIST_END, /* … "end of list" */
    BLOCK_CODE,     /* "9376**1416" */
    BLOCK_CREDIT    /* a credit line, a date, a byline: credit_line.h */
};

struct block {
    uint32_t start, end; /* bytes of the text, trimmed, not empty */
    uint8_t kind;        /* enum block_kind */
    uint8_t credit;      /* enum credit_kind, for BLOCK_CREDIT */
    bool gap;            /* an empty line stands before it */
};

struct blocks {
    struct span text;
    struct block *at;
    size_t count;
};

/* The blocks, in the arena. Fails with LEDE_MEMORY. */
bool blocks_cut(struct span text, const struct outlets *outlets, struct arena *arena,
                struct blocks *out, struct lede_error *err) MUST_CHECK;

static inline struct span block_span(const struct blocks *b, size_t i)
{
    return span_part(b->text, b->at[i].start, b->at[i].end);
}

/* The kind of one line by itself, with *credit for a BLOCK_CREDIT. */
enum block_kind block_kind_of(struct span line, const struct outlets *outlets, uint8_t *credit);

/* "text", "heading" … for tests and --why. */
const char *block_kind_name(enum block_kind kind);
