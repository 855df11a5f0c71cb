/* indexer/read/json_cut.h: where the values end that stand one after the other in a JSON file of any size.
 *
 * A file is an array of values; values one after the other; one a line; or an object around a list of them under
 * a key such as "articles", as interfaces of news sites answer ({"status": "ok", "articles": [ … ]}): what stands
 * around the list is passed over. Which of them, its first 64 KB say: an object that has a text of its own is an
 * article. Of a value only strings and brackets are understood: what it holds is for json_parse() to say. So one
 * broken value costs that value and not the array.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/input/cut.h"

/* What cut_state.layout says. */
enum json_layout {
    JSON_UNKNOWN, /* at the begin of a file */
    JSON_UTF_16,  /* all of it is one document, to be decoded first */
    JSON_LINES,   /* a value a line, whatever it is */
    JSON_VALUES,  /* one after the other */
    JSON_ITEMS /* of an array, one behind the other with commas between; its brackets are passed over */
};

/* A document is a value, with blanks and commas before it. open is set where an array has begun and not ended. */
size_t cut_json(struct cut_state *state, struct span bytes, bool last);

/* The value of a document, without what stands around it; *line is that of its first byte, when the document
 * begins in that line. Empty: there is none. */
struct span json_document_value(struct span document, size_t *line);
