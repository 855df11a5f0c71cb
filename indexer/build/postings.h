/* indexer/build/postings.h: an article to the terms, values and record of its document.
 *
 * Word forms filter (wdf 0), stems weigh: 1 for a word of the body, 2 for one of the title, so that a
 * document's length is body + 2 * title. An article's language chooses its stems. docs/index-format.md lists all terms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xapian-c.h>

#include "analysis/stem.h"
#include "common/buf.h"
#include "index/article.h"
#include "index/fields.h"

struct postings; /* the tools: stemmer, document, buffers; one per process */

bool postings_open(struct postings **out, const struct stem_scheme *stems,
                   struct lede_error *err) MUST_CHECK;
void postings_close(struct postings *p);

/* Make the document of the article, whose record is given. *doc is borrowed until the next call.
 * Fails with LEDE_MEMORY, LEDE_LIMIT. */
bool postings_make(struct postings *p, const struct article *a, struct span record,
                   struct xc_doc **doc, struct lede_error *err) MUST_CHECK;

/* How many different terms the document made last has, of those that weigh: its words, about. */
size_t postings_terms(const struct postings *p);
