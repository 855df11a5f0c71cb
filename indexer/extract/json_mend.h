/* indexer/extract/json_mend.h: JSON as careless templates write it, made JSON.
 *
 * In:  what a parser refused: commas before a closing bracket, comments, line ends and other control
 *      characters inside strings, \' and the like, commas that are missing between values, wrappers of
 *      CDATA, several values one behind the other.
 * Out: an array of the values. What is broken otherwise stays so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

/* Append to *out, at most twice the bytes of text. */
void json_mend(struct span text, struct buf *out);

/* The text of the first "name": "text" wherever it stands, with its escapes as written; empty when there
 * is none. For what cannot be mended. */
struct span json_pick(struct span text, const char *name);
