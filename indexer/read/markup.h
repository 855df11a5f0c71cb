/* indexer/read/markup.h: SGML, XML and HTML as they come, cut into tags and what stands between them.
 *
 * In:  valid UTF-8. Nothing has to be well formed: what is no tag is text, nothing is looked up, defined or
 *      loaded, declarations and comments are passed over. Linear in the input.
 * Out: tags and raw text by their places; character references are still in it (character_refs.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

enum markup_kind {
    MARKUP_TEXT,
    MARKUP_CDATA, /* text as it stands: no references in it */
    MARKUP_START,
    MARKUP_END
};

struct markup_token {
    enum markup_kind kind;
    struct span name; /* of a tag, as written */
    struct span text; /* of a tag: its attributes; else the text */
    bool closed;      /* <a/> */
    size_t start, end;
};

/* Zeroed but for text. */
struct markup {
    struct span text;
    size_t at;
    bool typed; /* the document type was passed: none other has brackets */
};

bool markup_next(struct markup *m, struct markup_token *out);

/* As HTML and XML have it. */
static inline bool markup_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The next attribute of a tag's text. The value is raw, without its quotes. */
bool markup_attribute(struct span *rest, struct span *name, struct span *value);
