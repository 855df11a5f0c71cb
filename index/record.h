/* index/record.h: the article as it is stored, and back.
 *
 * A record stands as the document's data in the index:
 *   4 bytes  length of the body that follows the head, little-endian
 *   8 bytes  XXH3-64 of the body
 *   body     version, fields, date, fingerprint, passages, mentions, entities, quotes, text: the fields and the
 *            text in it are plain UTF-8 (docs/index-format.md)
 *   filler   bytes behind the stated length mean nothing (libxapian cannot read back every datum)
 * Equal articles give equal bytes. Version 1 has no quotes; an article without any is stored so still.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/mem.h"
#include "index/article.h"

enum { RECORD_VERSION = 3, RECORD_BYTES_MAX = 28 << 20 };

/* Append the record of the article. Fails with LEDE_LIMIT (over RECORD_BYTES_MAX), LEDE_MEMORY. */
bool record_encode(const struct article *a, struct buf *out, struct lede_error *err) MUST_CHECK;

/* The article's fields and text are borrowed from bytes, its arrays from the arena. Every number is
 * checked: offsets lie in the text, ascend, and end at characters' borders. Fails with LEDE_DAMAGED,
 * LEDE_VERSION, LEDE_MEMORY. */
bool record_decode(struct span bytes, struct arena *arena, struct article *out,
                   struct lede_error *err) MUST_CHECK;
