/* indexer/read/key_map.h: under which keys (of JSON, of a table's header) an article's fields stand.
 *
 * Common keys are known (key_map_table.h): compared without case, blanks, '_' and '-', so that pub_date,
 * pubDate and "Pub Date" are one. The user's map wins: a field that it names is read from the keys named
 * there alone, which are compared as written; a dot in one leads into an object (meta.date).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "indexer/read/reader.h"

enum key_field {
    KEY_TEXT,
    KEY_ID,
    KEY_TITLE,
    KEY_SOURCE,
    KEY_AUTHOR,
    KEY_DATE,
    KEY_URL,
    KEY_SECTION,
    KEY_LANGUAGE,
    KEY_COUNT
};

enum { KEY_MAP_MAX = 64 }; /* pairs of one map */

struct key_pair {
    enum key_field field;
    struct span key;
};

/* Zeroed: the common keys alone. */
struct key_map {
    struct span text; /* as the user wrote it: articles are read again when it changes */
    struct key_pair pairs[KEY_MAP_MAX]; /* of one field: in the order of preference */
    size_t count;
};

/* "title=headline,date=meta.created,date=crawled" (borrowed). Fails with LEDE_INPUT. */
bool key_map_parse(struct span text, struct key_map *out, struct lede_error *err) MUST_CHECK;

/* Whether the map names the field. map may be NULL. */
bool key_map_names(const struct key_map *map, enum key_field field);

/* The field that a key at the top stands for, and its rank among the keys of this field (0 is preferred).
 * map may be NULL. False when it stands for none. */
bool key_map_find(const struct key_map *map, struct span key, enum key_field *field,
                  unsigned *rank);

/* "title". */
const char *key_field_name(enum key_field field);

/* Where the field lies in a document. */
struct span *key_field_of(struct raw_document *document, enum key_field field);
