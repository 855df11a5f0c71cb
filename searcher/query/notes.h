/* searcher/query/notes.h: what was done with parts of a query, gathered while it is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

enum {
    NOTES_MAX = 24, /* nobody reads more; a query of parentheses alone would make thousands */
    NOTE_BYTES_MAX = 200
};

/* Zeroed but for arena, which owns the texts. */
struct notes {
    struct arena *arena;
    struct note at[NOTES_MAX + 1]; /* one more says how many are not shown */
    size_t count, left_out;
    bool failed; /* out of memory: sticky */
};

/* Note the formatted text about the bytes [start, end) of the query; both 0: about the whole. */
void notes_add(struct notes *n, size_t start, size_t end, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* The beginning of a part of the query, short enough to be quoted inside a note. */
struct span notes_excerpt(struct span part);

/* Hand the notes over: *out (arena) in the order of their adding. False when out of memory. */
bool notes_take(struct notes *n, const struct note **out, size_t *count) MUST_CHECK;
