/* indexer/overrides.h: what the user gave of articles (--meta), which wins over what any rule finds.
 *
 * An override is of one article, by its id, or of all articles of a file, by the path as it is shown. A field
 * it gives is a value, or empty: unknown. The one of the id goes before the one of the path.
 * The index keeps them as they were given, so that an article that is read again keeps what was said of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/map.h"

/* Numbers are part of the index format. */
enum override_field {
    OVERRIDE_DATE, /* an interval, "2016-07-01..2016-08-15"; both ends the same for a day */
    OVERRIDE_SOURCE,
    OVERRIDE_TITLE,
    OVERRIDE_AUTHOR,
    OVERRIDE_URL,
    OVERRIDE_SECTION,
    OVERRIDE_LANGUAGE,
    OVERRIDE_FIELDS
};

/* "date" … "language". */
const char *override_field_name(enum override_field f);

struct override {
    bool by_path;
    struct span key; /* id or path */
    bool drop;       /* the article is not wanted */
    bool given[OVERRIDE_FIELDS];
    struct span values[OVERRIDE_FIELDS];
    /* Of this run alone: */
    size_t line;      /* of the user's file that names it, the last one; 0: none does */
    bool was_dropped; /* before this run */
    bool found;       /* an article that it is of */
};

/* Zeroed is empty. */
struct overrides {
    struct override **items; /* in the order in which they came; owned by the arena */
    size_t count, cap;
    struct map by_id, by_path;
    struct arena text;
};

/* The one of the key, made if there is none. NULL when out of memory. */
struct override *overrides_put(struct overrides *o, bool by_path, struct span key);

/* NULL when there is none. */
struct override *overrides_find(const struct overrides *o, bool by_path, struct span key);

/* Whether one of the two says that the article is not wanted. */
bool overrides_drop(const struct overrides *o, struct span id, struct span path);

/* As bytes, and back: added to *o. Equal sets give equal bytes; what gives nothing is left out. Fail with
 * LEDE_MEMORY; encoding with LEDE_LIMIT, over OVERRIDES_BYTES_MAX; decoding with LEDE_DAMAGED, LEDE_VERSION. */
enum { OVERRIDES_VERSION = 1, OVERRIDES_BYTES_MAX = 64 << 20 };
bool overrides_encode(const struct overrides *o, struct buf *out,
                      struct lede_error *err) MUST_CHECK;
bool overrides_decode(struct overrides *o, struct span bytes, struct lede_error *err) MUST_CHECK;

/* Also after a failure. Leaves *o empty. */
void overrides_free(struct overrides *o);
