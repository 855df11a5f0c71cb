/* searcher/result/archive_names.h: the names of the archive: all of them, and one of them.
 *
 * A name is an entry of index/names_canon.h; its articles are counted each once, however they spell it, and those
 * that are said to have two names have both.
 * All is owned by the arena.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/near_names.h"
#include "searcher/match/name_counts.h"

enum { NAME_TYPES_ALL = 1 << ENTITY_PERSON | 1 << ENTITY_ORG | 1 << ENTITY_PLACE };

struct archive_names {
    const struct name_count *names; /* the commonest first, then by bytes */
    size_t count;
    size_t offset;
    uint64_t total; /* of which these are those behind offset */
};

/* Which of them, and how many. */
struct names_wanted {
    unsigned types;     /* a bit for each, 1 << type */
    struct span prefix; /* a form has a word that begins so; may be of several words, and empty */
    size_t offset, limit;
};

/* Fails as index_canon(). */
bool archive_names_list(struct index_reader *index, const struct names_wanted *wanted,
                        struct arena *arena, struct archive_names *out,
                        struct lede_error *err) MUST_CHECK;

struct name_article {
    struct span id, title, source;
    struct lede_date date;
    enum origin date_origin;
};

struct archive_name {
    struct span asked;
    bool found;
    struct name_count name;
    const struct canon_spelling *spellings;
    size_t spelling_count;
    bool dated; /* some article is: these are the first and the last */
    struct name_article first, last;
    const struct name_count *with; /* in the most of its articles */
    size_t with_count;
    uint64_t with_total;
    const struct name_count *others; /* found: names that may have been meant as well */
    size_t other_count;
    const struct name_count *nearest; /* not found: spelt nearly so */
    size_t nearest_count;
};

/* The name that has this form, of several the commonest; without one, the commonest that has all the words. At
 * most limit others that stand in its articles. Fails as index_canon(). */
bool archive_name_find(struct index_reader *index, unsigned types, struct span asked, size_t limit,
                       struct arena *arena, struct archive_name *out,
                       struct lede_error *err) MUST_CHECK;
