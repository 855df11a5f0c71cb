/* indexer/extract/extract.h: a raw document to an article: title, source, date, body, each with the
 * rule that found it. The order of the fields is in extract.c: read it first.
 *
 * Unknown is a fine answer, a wrong one is not: a field that no rule is sure of stays empty. Given
 * fields win. What extract/ knows is in tables: outlets_table, credit_table, block_rules_table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"
#include "indexer/read/reader.h"

struct extractor; /* opaque: the tables in memory; one per process */

/* What the user says of the articles. Borrowed as long as the extractor lives. */
struct extract_setup {
    int32_t today;         /* days since 1970-01-01: nothing was published later */
    struct span sources;   /* outlets that win over the table built in: outlets_add() */
    const char *languages; /* the folder of libexttextcat's n-grams; NULL: English alone is told */
};

bool extractor_open(struct extractor **out, const struct extract_setup *setup,
                    struct lede_error *err) MUST_CHECK;
void extractor_close(struct extractor *x);

/* Fill *out from raw: all but id, path, folder, fingerprint, passages and entities. What it points to is
 * borrowed from raw or the arena. Fails with LEDE_MEMORY, or LEDE_INPUT when no text is left ("no text"),
 * or LEDE_LIMIT when the text is longer than ARTICLE_TEXT_MAX. */
bool extract_article(const struct extractor *x, const struct raw_document *raw, struct arena *arena,
                     struct article *out, struct lede_error *err) MUST_CHECK;

/* The same, and what became of each block: also when it fails with "no text". */
struct verdicts;
bool extract_article_why(const struct extractor *x, const struct raw_document *raw,
                         struct arena *arena, struct article *out, struct verdicts *why,
                         struct lede_error *err) MUST_CHECK;

/* Changes whenever a rule does, so that an unchanged input is read again after an update of Lede. */
enum { EXTRACT_VERSION = 4 };
