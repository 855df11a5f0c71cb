/* indexer/read/read_jsonl.h: JSON lines, an article a line, and JSON files that hold articles.
 *
 * An article is an object with a `text`; id, title, date, source, author, url, section and language are
 * given fields, all else is passed over. A `.json` file is JSON lines, one object, objects one after the
 * other, or an array of them; one that holds no article is foreign. Problems name their line: "no text",
 * or what is wrong with the JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader jsonl_reader;
extern const struct reader json_reader;
