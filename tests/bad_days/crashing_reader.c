/* tests/bad_days/crashing_reader.c: an indexer whose reader crashes over some articles, as one with a fault would:
 * linked in the place of extract_article_why() (--wrap).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "indexer/extract/extract.h"

/* The linker's names.
 * NOLINTBEGIN(readability-identifier-naming) */
bool __real_extract_article_why(const struct extractor *x, const struct raw_document *raw,
                                struct arena *arena, struct article *out, struct verdicts *why,
                                struct lede_error *err);
bool __wrap_extract_article_why(const struct extractor *x, const struct raw_document *raw,
                                struct arena *arena, struct article *out, struct verdicts *why,
                                struct lede_error *err);
/* NOLINTEND(readability-identifier-naming) */

static bool holds(const struct raw_document *raw, struct span words)
{
    return span_find(raw->bytes, words, 0) != SIZE_MAX;
}

bool __wrap_extract_article_why(const struct extractor *x, const struct raw_document *raw,
                                struct arena *arena, struct article *out, struct verdicts *why,
                                struct lede_error *err)
{
    if (holds(raw, SPAN("The reader of this crashes."))) /* a signal is not permitted */
        __builtin_trap();
    if (holds(raw, SPAN("The reader of this ends.")))
        _exit(0);
    while (holds(raw, SPAN("The reader of this never ends."))) {
        /* until it is killed */
    }
    return __real_extract_article_why(x, raw, arena, out, why, err);
}
