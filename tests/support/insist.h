/* tests/support/insist.h: what a fuzz target asks of a function, and its own entry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/span.h"
#include "common/utf8.h"

/* What libFuzzer, and tests/support/fuzz_replay.c, call with each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says what does not hold, and where, and ends the program. */
static inline void insist_at(bool holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    (void)fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}
#define insist(holds) insist_at((holds), #holds, __FILE__, __LINE__)

/* The part is empty, or bytes of the whole. */
static inline bool is_within(struct span whole, struct span part)
{
    return part.len == 0 || (part.at >= whole.at && part.len <= whole.len &&
                             (size_t)(part.at - whole.at) <= whole.len - part.len);
}

/* [start, end) lies in the text, and parts no character that is valid. */
static inline bool is_characters(struct span text, size_t start, size_t end)
{
    return start <= end && end <= text.len && utf8_cut(text, start) == start &&
           utf8_cut(text, end) == end;
}

/* As all text inside Lede is. */
static inline bool is_text(struct span text)
{
    return utf8_valid_length(text) == text.len &&
           (text.len == 0 || memchr(text.at, '\0', text.len) == NULL);
}
