/* searcher/match/facets.h: what all articles of a result have in common, counted: sources, years, months,
 * languages, and the result over time. Exact, over every match.
 *
 * A facet of one value an article (source, year, month, language) adds up to the total: what is not known
 * counts as "unknown", a date that lies within no single year or month as "uncertain".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"

struct xc_node;

enum facet {
    FACET_SOURCE,
    FACET_YEAR,
    FACET_MONTH,
    FACET_PERSON,
    FACET_ORG,
    FACET_PLACE,
    FACET_LANGUAGE,
    FACET_COUNT
};

/* "source", "year" …; facet_find() is FACET_COUNT when there is none of that name. */
const char *facet_name(enum facet f);
enum facet facet_find(struct span name);

struct facet_value {
    struct span value;
    uint64_t count;
    bool known; /* false for "unknown" and "uncertain" */
};

struct facet_counts {
    enum facet facet;
    const struct facet_value *values; /* most frequent first, then by bytes; not known ones last */
    size_t count;
};

enum timeline_unit { TIMELINE_NONE, TIMELINE_DAY, TIMELINE_MONTH, TIMELINE_YEAR };

/* Periods in order of time ("2016", "2016-07", "2016-07-26"), then "uncertain" and "unknown", each when
 * there are any; periods without articles are left out. They add up to the total. */
struct timeline {
    enum timeline_unit unit;
    const struct facet_value *periods;
    size_t count;
};

/* The articles that a query matches, read once for all that is counted over them. */
struct match_set {
    const void *docids; /* the first one, a uint32_t; they ascend */
    size_t stride;      /* bytes from one to the next */
    size_t count;
    uint64_t revision; /* of the index's state that was read */
};

/* Values come as lists: of so many articles at a time, so that they take little memory. */
enum { MATCH_PART_ARTICLES = 2048 };
struct match_part {
    uint32_t docids[MATCH_PART_ARTICLES];
    size_t count;
};
void match_set_part(const struct match_set *set, size_t from, struct match_part *out);

/* Owned by the arena, as all below. */
bool match_set_read(struct index_reader *index, const struct xc_node *match, struct arena *arena,
                    struct match_set *out, struct lede_error *err) MUST_CHECK;

bool facet_count(struct index_reader *index, const struct match_set *set, enum facet facet,
                 struct arena *arena, struct facet_counts *out, struct lede_error *err) MUST_CHECK;

bool timeline_count(struct index_reader *index, const struct match_set *set,
                    enum timeline_unit unit, struct arena *arena, struct timeline *out,
                    struct lede_error *err) MUST_CHECK;
