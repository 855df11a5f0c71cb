/* searcher/web/html.h: the one writer of HTML: what comes from outside goes through here and nowhere else.
 *
 * In:  any bytes: what a visitor typed, what an article says.
 * Out: text, attributes and parts of addresses in which no sign of it can mean anything to a browser.
 *      Control characters, marks that turn the direction of a line, and bytes that are no UTF-8 are
 *      shown as harmless.h says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "searcher/output/wrap.h"

/* Text between tags. Line ends stay as they are. */
void html_text(struct buf *out, struct span text);

/* The bytes [start, end) of the text with <mark> around its marks; a line end begins a new line. */
void html_marked(struct buf *out, const struct marked *m, size_t start, size_t end);

/* ` name="value"`: the attribute as a whole, with the space before it. */
void html_attribute(struct buf *out, const char *name, struct span value);

/* A value within an address: letters, digits and - . _ ~ stand as they are, all else as %XX. */
void html_url_part(struct buf *out, struct span value);

/* 18882 as 18,882. */
void html_number(struct buf *out, uint64_t number);

/* True for http:// and https:// with something behind: what may be linked to. */
bool html_may_link(struct span address);

/* The host of an address that may be linked to, without "www."; the whole address when there is none. */
struct span html_host(struct span address);

/* ` href="…" rel="noopener noreferrer"` for an address that may be linked to. */
void html_outward(struct buf *out, struct span address);
