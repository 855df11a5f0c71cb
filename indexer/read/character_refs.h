/* indexer/read/character_refs.h: &amp; &#8217; &eacute; to the characters they stand for.
 *
 * In:  valid UTF-8 of HTML, XML or SGML. A reference ends in ';'. Names are those of HTML 4 and a few of
 *      SGML archives; no document can define more, so that none can grow.
 * Out: the text with its references replaced; what is no known reference stays as it stands. Numbers of
 *      control characters (0x80 to 0x9f: as windows-1252) give nothing, those of no character U+FFFD.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* The bytes of the reference that text begins with (its first byte is '&'); 0 when it is none. *character
 * gets what it stands for, 0 for nothing. */
size_t character_ref_at(struct span text, uint32_t *character);

/* Append text with its references replaced. */
void character_refs_write(struct span text, struct buf *out);
