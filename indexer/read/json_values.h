/* indexer/read/json_values.h: bytes to the JSON values that stand in them one after the other, uncut.
 *
 * Only strings and brackets are understood: what a value holds is for json_parse() to say. So one broken
 * item costs that item and not the array, and each has its bytes and its line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* Zeroed but for text, and line (of the text's first byte). */
struct json_values {
    struct span text;
    size_t at;
    size_t line;
    bool inside; /* an array whose items are wanted was entered */
};

/* Enter the array that the text begins with; false (and nothing done) when it begins otherwise. */
bool json_values_enter(struct json_values *v);

/* The next value and the line it begins in; false at the end of the text or of the array entered.
 * What is no value (a stray bracket, a bare word) comes out as it stands. */
bool json_values_next(struct json_values *v, struct span *value, size_t *line);
