/* indexer/read/read_text.h: plain text: the whole input is one document.
 *
 * A file of another name is taken for one when it begins as prose does: words and sentences, and not the signs
 * of a program, a table or markup.
 *
 * Problems: "empty", "not text" (control bytes in its first 8 KB).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader text_reader;
