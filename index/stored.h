/* index/stored.h: the articles that an index holds, one after the other, and those of one text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/fields.h"
#include "index/index_reader.h"

struct xc_list;

/* A walk over all articles, in the order of their documents. Zeroed but for reader, which no writer may
 * change meanwhile. Ids are cheap, records are not: about 20 microseconds each. */
struct stored_walk {
    struct index_reader *reader;
    uint32_t next;       /* the first document behind the window */
    struct xc_list *ids; /* of a window of documents */
    size_t at;           /* in it: behind the article given last */
    struct arena arena;
};

/* The id of the next article, borrowed until the next call. */
enum step stored_next(struct stored_walk *w, struct span *id, struct lede_error *err) MUST_CHECK;

/* The record of the article whose id was given last, and the article; borrowed until the next call. */
bool stored_record(struct stored_walk *w, struct span *out, struct lede_error *err) MUST_CHECK;
bool stored_article(struct stored_walk *w, struct article *out, struct lede_error *err) MUST_CHECK;

void stored_walk_free(struct stored_walk *w);

/* Append the value of a metadata key to *out: nothing when there is none. */
bool stored_metadata(struct index_reader *r, const char *key, struct buf *out,
                     struct lede_error *err) MUST_CHECK;

/* What the index keeps of what the user gave (META_GIVEN, its pieces joined), in the arena; empty when
 * nothing. What it says is the indexer's own. */
bool stored_given(struct index_reader *r, struct arena *arena, struct span *out,
                  struct lede_error *err) MUST_CHECK;

/* The same of the user's list of names (META_LIST, index/names_user.h). */
bool stored_list(struct index_reader *r, struct arena *arena, struct span *out,
                 struct lede_error *err) MUST_CHECK;

/* The same of the names that are spelt in several ways (META_JOINS, index/names_joins.h). */
bool stored_joins(struct index_reader *r, struct arena *arena, struct span *out,
                  struct lede_error *err) MUST_CHECK;

/* The ids of the articles that have the term of this text (term_make_copy()), in the order of their
 * documents, in the arena. What an index had before there was such a term has it not. */
bool stored_copies(struct index_reader *r, const struct text_hash *text, struct arena *arena,
                   struct span **ids, size_t *count, struct lede_error *err) MUST_CHECK;
