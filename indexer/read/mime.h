/* indexer/read/mime.h: mail: header fields, words of RFC 2047, and the text of a message.
 *
 * In:  any bytes, with line ends \n or \r\n.
 * Out: valid UTF-8 without NUL, by the charsets that the mail names where its bytes do not say otherwise.
 * Multipart is read to a depth of MIME_DEPTH_MAX; the first part of plain text that has any is the text, else
 * the first of HTML. Attachments are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum { MIME_DEPTH_MAX = 8, MIME_PARTS_MAX = 200 };

/* The header field's value, unfolded and with its encoded words read, in the arena; empty when absent. headers
 * end with an empty line, or with their bytes. Fails with LEDE_MEMORY. */
bool mime_field(struct span headers, const char *name, struct arena *arena, struct span *out,
                struct lede_error *err) MUST_CHECK;

/* Cut a message into its headers and its body. */
void mime_part(struct span message, struct span *headers, struct span *body);

/* The text of a message. *repaired: bytes that became U+FFFD. Fails with LEDE_MEMORY. */
bool mime_text(struct span message, struct arena *arena, struct span *out, size_t *repaired,
               struct lede_error *err) MUST_CHECK;
