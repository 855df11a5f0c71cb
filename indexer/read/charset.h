/* indexer/read/charset.h: bytes to valid UTF-8 without NUL, once.
 *
 * A byte order mark decides (UTF-8, UTF-16); then UTF-8 when the bytes are valid, or when their valid
 * multi-byte characters outnumber the bad bytes (these and NUL become U+FFFD and are counted); all else
 * is windows-1252 (the five bytes it leaves open, and NUL, become U+FFFD and are counted). Line ends
 * become \n.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

struct decoded {
    struct span text; /* in the arena, or the input itself where nothing had to change */
    size_t repaired;  /* characters that became U+FFFD */
    const char *
        charset; /* "utf-8", "utf-16le", "utf-16be", "windows-1252", or as charset_table.h has it */
};

/* Fails with LEDE_MEMORY. */
bool charset_decode(struct span bytes, struct arena *arena, struct decoded *out,
                    struct lede_error *err) MUST_CHECK;

/* The same, but what neither has a mark nor can be UTF-8 is of the charset named, where charset_table.h has
 * it: what a page says of itself counts only where its bytes do not say otherwise. Empty: none is named. */
bool charset_decode_as(struct span bytes, struct span named, struct arena *arena,
                       struct decoded *out, struct lede_error *err) MUST_CHECK;

/* Load all charsets that the table has, for a process that may not open files later. NULL when memory is out: then
 * some may be missing. Nothing else is done with what it returns but charset_unload(). */
void *charset_load(void);
void charset_unload(void *loaded);

/* The charset that a <meta> in the first 8 KB of a page names; empty when none does. */
struct span charset_of_page(struct span bytes);

/* More than 1 % of the first 8 KB are control bytes: no text. UTF-16 with its mark is text. */
bool charset_is_binary(struct span bytes);
