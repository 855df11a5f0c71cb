/* index/index_reader.h: an index opened for reading.
 *
 * A reader sees one committed state; index_refresh() moves it to the newest, across switches of
 * generations too. It belongs to one thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"
#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

struct index_reader;
struct xc_index;
struct xc_error;

/* Open the index folder. Fails with LEDE_MISSING ("no index at PATH"), LEDE_VERSION (made by a newer
 * Lede), LEDE_DAMAGED, LEDE_SYSTEM (no permission), LEDE_MEMORY. */
bool index_open(struct index_reader **out, const char *path, struct lede_error *err) MUST_CHECK;
void index_close(struct index_reader *r); /* NULL is allowed */

/* See what was committed since. Fails as index_open(). After LEDE_VERSION and LEDE_DAMAGED close it: what it
 * would read is not what it counts. */
bool index_refresh(struct index_reader *r, struct lede_error *err) MUST_CHECK;

/* What the index holds, from its counts and terms. */
struct index_info {
    uint64_t articles, passages, words; /* words: of all bodies */
    uint64_t undated;
    uint64_t sources; /* different ones that are known */
    int32_t first_day,
        last_day;    /* over dated articles: earliest and latest day; both 0 without any */
    uint64_t bytes;  /* of the current generation on disk */
    uint64_t format; /* version of the index format */
    struct span stemmer, made_by, created; /* borrowed from the arena */
};
bool index_info(struct index_reader *r, struct arena *arena, struct index_info *out,
                struct lede_error *err) MUST_CHECK;

/* The day of the first build or the last rebuild; INT32_MIN when the index does not say. */
bool index_created(struct index_reader *r, int32_t *day, struct lede_error *err) MUST_CHECK;

/* The sources of the index with their counts, by name. */
struct source_count {
    struct span name;
    uint64_t articles;
};
bool index_sources(struct index_reader *r, struct arena *arena, struct source_count **out,
                   size_t *count, struct lede_error *err) MUST_CHECK;

/* The article with the id, decoded into the arena; *found says whether there is one. Fails with
 * LEDE_DAMAGED when its record is. */
bool index_article(struct index_reader *r, struct span id, struct arena *arena, struct article *out,
                   bool *found, struct lede_error *err) MUST_CHECK;

/* Counts that ranking and the next generation need. */
struct index_counts {
    uint32_t articles;
    uint64_t passages, words; /* of all bodies */
    double mean_length;       /* mean of body + 2 * title words */
    double mean_passage_words;
};
const struct index_counts *index_counts(const struct index_reader *r);

/* The archive's name table (index/names.h), ready for look-ups; read at the first call. Borrowed from the
 * reader until it is refreshed. Fails with LEDE_DAMAGED, LEDE_VERSION, LEDE_MEMORY. */
struct names;
bool index_names(struct index_reader *r, const struct names **out,
                 struct lede_error *err) MUST_CHECK;

/* The same with its entries (index/names_canon.h), made at the first call. Fails as index_names(). */
struct names_canon;
bool index_canon(struct index_reader *r, const struct names_canon **out,
                 struct lede_error *err) MUST_CHECK;

/* What the archive calls a name that an article has as this type, and so written; its text is the arena's or that of
 * `written`. many: many will be asked for, so that reading the whole table pays. Fails as index_names(). */
struct archive_called {
    enum entity_type type;
    struct span name; /* empty: the user's list says that it is none */
};
bool index_name_called(struct index_reader *r, enum entity_type type, struct span written,
                       bool many, struct arena *arena, struct archive_called *out,
                       struct lede_error *err) MUST_CHECK;

/* Go by this list of names (index/names_user.h) instead of the index's own, from now on. Fails as
 * names_user_read(). */
bool index_use_list(struct index_reader *r, struct span text, const char *path,
                    struct lede_error *err) MUST_CHECK;

/* Add the stored name table to *out, which is not made ready for look-ups. Fails as index_names(). */
bool index_read_names(struct index_reader *r, struct names *out, struct lede_error *err) MUST_CHECK;

/* Whether the index has the word form, which begins with number `prefix` of index/elided.h. */
bool index_has_elided(struct index_reader *r, size_t prefix, struct span form, bool *has,
                      struct lede_error *err) MUST_CHECK;

/* The stems of the index: its main language, and the set of others that some article is in. */
bool index_stems(struct index_reader *r, struct stem_scheme *out,
                 struct lede_error *err) MUST_CHECK;

/* A stemmer of these, without a cache. */
bool index_stemmer(struct index_reader *r, struct stemmer **out, struct lede_error *err) MUST_CHECK;

/* The reader's own, borrowed until it is refreshed. */
bool index_own_stemmer(struct index_reader *r, struct stemmer **out,
                       struct lede_error *err) MUST_CHECK;

/* For searcher/match alone, which sees xapian-c.h. */
struct xc_index *index_xapian(struct index_reader *r);

/* What xapian-c said, in Lede's terms. Returns false. */
bool index_error(struct lede_error *err, const struct xc_error *from);
