/* indexer/extract/page_body.h: which blocks of a web page are the article, and which rule said so.
 *
 * In:  a page, its title, and what its JSON-LD gives as the article's text.
 * Out: the text, a paragraph a line, and a rule for every block of the page: of those kept, which let it
 *      in; of the others, which left it out.
 * Rules are about how pages are built, never about a site. What they know is in tables: page_names_table.h
 * (words of class and id), page_blocks_table.h (stock phrases, closing heads).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/html_page.h"

/* The first of these that holds for a block. */
enum page_rule {
    RULE_BODY,    /* kept: it lies in what holds the body */
    RULE_LEAD,    /* kept: it stands between the title and the body, and looks like what leads in */
    RULE_SIBLING, /* kept: it lies beside that and is as much text */
    RULE_GIVEN,   /* kept: JSON-LD has it, though its place speaks against it */
    RULE_OUTSIDE, /* it lies elsewhere */
    RULE_HIDDEN,  /* not shown */
    RULE_ASIDE,   /* navigation, dialog … by tag or role */
    RULE_TAG,     /* in <aside>, <footer>, <figcaption> … */
    RULE_NAME,    /* in what its class or id calls comments, related, share … */
    RULE_OTHER,   /* in an <article> of its own, beside the one that has the title */
    RULE_TITLE,   /* the title or <h1> */
    RULE_LINKS,   /* mostly links */
    RULE_CODE,    /* what a program reads, left over in the text */
    RULE_STOCK,   /* "Advertisement", "Read more: …" */
    RULE_SHORT,   /* a few words that are no sentence, straight in a <div> or a cell */
    RULE_CLOSED,  /* behind a head such as "Related stories" */
    RULE_TAIL,    /* a heading with nothing behind it, an end notice */
    RULE_REPLACED, /* the text was taken from JSON-LD, since the page had less */
    RULE_COUNT
};

/* "body", "sibling" … for tests and --why. */
const char *page_rule_name(enum page_rule rule);

struct page_body {
    struct span text;     /* in the arena; empty when the page has none */
    const uint8_t *rules; /* enum page_rule of each block of the page, in the arena */
    uint32_t container;   /* the node that holds the body */
    bool from_json_ld;    /* the text is articleBody's */
};

/* title and given (JSON-LD's articleBody) may be empty. Fails with LEDE_MEMORY. */
bool page_body_find(const struct page *page, struct span title, struct span given,
                    struct arena *arena, struct page_body *out, struct lede_error *err) MUST_CHECK;
