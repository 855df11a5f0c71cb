/* searcher/result/result.h: what a search found, ready to be shown: the one shape all outputs read.
 *
 * Owned by the arena it was made in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "searcher/match/facets.h"
#include "searcher/query/tree.h"

/* Bytes of the text that holds it (title, passage, article text): whole words that matched. */
struct mark {
    uint32_t start, end;
};

struct hit_passage {
    uint32_t start, end; /* bytes of the article's text */
    double score;
    const struct mark *marks; /* bytes of the passage, ascending, not overlapping */
    size_t mark_count;
    size_t words_covered; /* different words of the query that it holds; for --explain */
    double bm25, closeness;
};

enum part_kind {
    PART_WORD,  /* by its stem */
    PART_CLOSE, /* two words that stand here as far from each other as they were typed */
    PART_TYPED  /* words with their signs, as typed; it has no numbers but its weight */
};

/* One line of --explain: what a word of the query, or how it was typed, gave to the article's score. */
struct score_part {
    enum part_kind kind;
    struct span word;     /* the stem; the two words; as typed */
    uint32_t in_articles; /* n_i; of two words that of the more frequent one */
    uint32_t count;       /* wdf in this article: body + 2 * title; how often both stand so */
    double weight;
};

struct hit {
    struct article article;             /* as stored; its text whole */
    const struct archive_called *names; /* of each of its entities; NULL when not asked for */
    double score;                       /* rounded to 9 significant digits */
    const struct mark *title_marks;
    size_t title_mark_count;
    const struct hit_passage *passages; /* best first */
    size_t passage_count;
    const struct score_part *parts; /* with explain only */
    size_t part_count;
    const struct span *matched_as; /* other spellings of the names that it does not have as typed */
    size_t matched_as_count;
    const uint32_t *
        quotes; /* of the article's: those that made it match, where the query asks who says what */
    size_t quote_count;
    bool field_matched; /* nothing is marked since a field (source, date, id) or * matched */
};

/* What may have been meant by a word or name that no article has; or, with nothing in `asked`, what the archive
 * has in the field that was asked for. */
struct meant {
    struct span asked, text;
    uint64_t articles;
};

/* A word of a phrase, a side of NEAR or SAME, alone. */
struct why_side {
    struct span text;
    uint64_t articles;
};

/* A part of a query that found nothing, or nothing with all its words. */
struct why_part {
    struct span text;  /* as typed, or said in words when an option asked for it */
    uint64_t articles; /* that it finds alone */
    uint64_t without;  /* that the query finds without it; 0 where it is all there is */
    uint64_t
        apart; /* of what must stand together and finds nothing: articles with all of it anywhere */
    const struct why_side *sides; /* of the same */
    size_t side_count;
    bool unfilled; /* no article of the archive has anything in that field */
    const struct meant *meant;
    size_t meant_count;
    bool is_date;
};

struct result {
    const struct query *query;
    struct span reading;      /* the query as a sentence, as it was asked in the end */
    struct span plan;         /* the same part by part */
    const struct note *notes; /* the query's and those of the search */
    size_t note_count;
    uint64_t total; /* articles that match; exact */
    size_t offset;  /* hits[0] is number offset + 1 */
    const struct hit *hits;
    size_t hit_count;
    const struct facet_counts *facets; /* those asked for, in the order asked */
    size_t facet_count;
    const struct why_part *parts; /* when no article has all that was asked for; else none */
    size_t part_count;
    int32_t first_day,
        last_day;             /* of the archive, where a part asks for other dates; both 0 else */
    struct timeline timeline; /* its unit is TIMELINE_NONE when none was asked for */
};
