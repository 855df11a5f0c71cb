/* tests/support/archive.h: all articles of an index, cut to words: what the reference evaluator and the
 * query generator stand on.
 *
 * Forms, stems and written words are numbers, so that looking through every word of every article for
 * each query stays bearable. Nothing of searcher/match is used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "common/map.h"
#include "index/article.h"
#include "index/index_reader.h"

struct archive_word {
    uint32_t start, end; /* bytes of title or text */
    uint32_t position;
    uint32_t form, stem, written; /* numbers */
    bool title;
};

struct archive_article {
    struct article article;
    const struct archive_word *words; /* of the title, then of the text */
    size_t count;
    unsigned language; /* its words are stemmed in */
    double length;     /* body + 2 * title words */
};

struct archive {
    struct archive_article *articles;
    size_t count;
    double mean_length;
    struct map numbers; /* "f…" form, "s…" stem as marked, "w…" as written -> its number, from 1 */
    uint32_t number_count;
    struct span *texts; /* by number */
    size_t text_cap;
    uint32_t *in_articles; /* by the number of a stem or form */
    struct stemmer *stemmer;
    struct arena arena;
};

/* Read every article that `*` finds. Fails as search_run(). */
bool archive_read(struct archive *a, struct index_reader *index, struct lede_error *err) MUST_CHECK;
void archive_free(struct archive *a);

/* 0 when no article has it. kind is 'f', 's' or 'w'. */
uint32_t archive_number(const struct archive *a, char kind, struct span text);

/* The number of the form's stem in the language, as an article of that language would have it. */
uint32_t archive_stem(const struct archive *a, unsigned language, struct span form);

/* The article with the id; NULL when there is none. */
const struct archive_article *archive_find(const struct archive *a, struct span id);

/* The bytes of a word as they stand in the article. */
struct span archive_text(const struct archive_article *a, const struct archive_word *w);
