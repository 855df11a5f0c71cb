/* indexer/read/read_html.h: web pages: .html, .htm, .xhtml, or what begins like one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader html_reader;

/* One page: its bytes as they came over the wire, decoded. charset: what the answer's header said; url: where
 * it was fetched from; both may be empty. READ_ITEM, READ_PROBLEM or READ_FAILED. *out but for its place. */
enum read_step read_page(struct span bytes, struct span charset, struct span url,
                         struct arena *arena, struct raw_document *out,
                         struct read_problem *problem, struct lede_error *err);
