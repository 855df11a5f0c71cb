/* indexer/read/html_page.h: a web page as flat arrays: what all rules about pages look at.
 *
 * One walk over the parser's events makes them; no tree is needed behind it, and nothing is as deep as the
 * page is nested. Text is valid UTF-8 without NUL, entities read, white space runs made one blank, trimmed.
 * What no reader of a page sees (script, style, template …) has no blocks; what is hidden, or is navigation
 * by its tag or role, has, and its nodes say so: a rule may let them in where nothing else is left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"
#include "common/mem.h"

/* The tags that rules ask for; all others are TAG_OTHER. */
enum html_tag {
    TAG_OTHER,
    TAG_HTML,
    TAG_BODY,
    TAG_ARTICLE,
    TAG_MAIN,
    TAG_SECTION,
    TAG_ASIDE,
    TAG_HEADER,
    TAG_FOOTER,
    TAG_NAV,
    TAG_FORM,
    TAG_DIV,
    TAG_P,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_UL,
    TAG_OL,
    TAG_LI,
    TAG_DL,
    TAG_DT,
    TAG_DD,
    TAG_TABLE,
    TAG_TR,
    TAG_TD,
    TAG_TH,
    TAG_BLOCKQUOTE,
    TAG_PRE,
    TAG_FIGURE,
    TAG_FIGCAPTION,
    TAG_ADDRESS,
    TAG_DETAILS,
    TAG_A,
    TAG_SPAN,
    TAG_TIME,
    TAG_B,
    TAG_I,
    TAG_STRONG,
    TAG_EM,
    TAG_COUNT
};

/* Nodes stand in page order: a parent before its children. */
struct page_node {
    uint32_t parent;                 /* node 0 is the root and its own parent */
    uint32_t first_block, end_block; /* the blocks that lie in it, those of its children too */
    uint32_t first_byte; /* of the first one's text, where it begins inside: a <span> of a line */
    uint32_t end_byte;   /* of the last one's text, where it ends inside; else 0 */
    enum html_tag tag;
    struct span names; /* class, then id, as written, parted by a blank */
    struct span itemprop;
    struct span rel;
    struct span
        value;   /* datetime, else content, else title of a <time> or of an itemprop element */
    bool hidden; /* hidden, aria-hidden=true, display:none: it or a node above */
    bool
        aside; /* navigation by tag or role (nav, dialog, role=navigation, banner …): it or above */
};

/* A run of inline text between block-level tags or two <br>. */
struct page_block {
    struct span text;
    uint32_t node;  /* the innermost block-level node it lies in */
    uint32_t inner; /* the innermost node that holds all of it: a <span class="date">, or `node` */
    uint32_t link_bytes; /* of text, inside <a>, without the blanks */
};

/* <meta>: key is its name, property, itemprop or http-equiv in lower case. In page order. */
struct page_meta {
    struct span key, content;
};

struct page {
    struct page_node *nodes;
    struct page_block *blocks;
    struct page_meta *metas;
    struct span *json_ld; /* texts of <script type="application/ld+json"> */
    size_t node_count, block_count, meta_count, json_ld_count;
    struct span title;     /* of <title> */
    struct span canonical; /* href of <link rel="canonical"> */
    struct span language;  /* lang of <html>, as written */
    struct span url;       /* where it was fetched from, as the input says (WARC); else empty */
};

/* Read text (decoded, see charset.h). All in the arena. Fails with LEDE_MEMORY, or LEDE_LIMIT for a page that
 * is too large. */
bool html_page_read(struct span text, struct arena *arena, struct page *out,
                    struct lede_error *err) MUST_CHECK;
