/* xapian-c.h: libxapian 1.4 for C programs.
 *
 * In:  terms, positions, values and data that the program has made; queries as a plain C tree.
 * Out: documents found, posting positions, lists of terms and values, all copied out: nothing that
 *      a call hands out refers into libxapian.
 * It knows no language and no query syntax: there is no parser, no tokeniser and no stemmer here.
 *
 * Errors. A call that can fail returns bool, true: done. On false the struct xc_error, which is
 * never NULL, is filled; on true it is untouched. What a call hands out through a pointer is set
 * only on true. No exception leaves this library, and reporting an error allocates nothing. Finding
 * nothing is not failing, unless a call says so. Every call may also fail with XC_MEMORY and
 * XC_INTERNAL, every call on an index with XC_CORRUPT, XC_STALE and XC_NETWORK; other statuses are
 * named where they arise.
 *
 * Threads. A handle and what was made from it belong to one thread at a time; open one each.
 * Forks. A child that does not exec keeps a writer's lock: fork before a writer is open.
 * Signals. A write to a server that died raises SIGPIPE, one past the file size limit SIGXFSZ, and
 * the default of both ends the program. That is the program's business: ignore both, by sigaction().
 *
 * Numbers. Documents are numbered from 1, 0 is none. Strings are bytes with a length and may hold
 * NUL. Lengths are bytes, times milliseconds.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored \
    "-Wshadow" /* xc_hit is a structure and a function, which is fine in C */
#endif
#endif

#if defined(__GNUC__)
#define XC_MUST_CHECK __attribute__((warn_unused_result))
#define XC_API        __attribute__((visibility("default")))
#else
#define XC_MUST_CHECK
#define XC_API
#endif

/* ---- Limits -------------------------------------------------------------------------------------- */

enum {
    XC_TERM_MAX = 240,          /* bytes + NULs of a term or a metadata key: a key in a table holds
                                      255 bytes, a NUL takes two of them, a number up to six */
    XC_DATA_MAX = 30 * 1000000, /* bytes of data or value: safe at every block size */
    XC_DEPTH_MAX = 200,         /* levels of a query: it is built by recursion */
    XC_NODES_MAX = 10000,       /* nodes of a query, terms directly under an XC_OR not counted */
    XC_OR_TERMS_MAX = 100000,   /* terms directly under one XC_OR: the words of a wildcard */
    XC_PHRASE_TERMS_MAX = 2000, /* terms under an XC_OR in a phrase: time grows with the square */
    XC_QUERY_TERMS_MAX = 1000000, /* terms of a query in all */
    XC_FIRST_POSITION = 2,        /* the lowest: 0 can be lost when stored, 1 can match falsely */
    XC_TRIES = 5                  /* more runs of a call whose revision is discarded meanwhile */
};

/* ---- Strings and errors -------------------------------------------------------------------------- */

/* Borrowed bytes, not ended by NUL. {NULL, 0} is the empty string. */
struct xc_str {
    const char *at;
    size_t len;
};

/* Bytes owned by the caller, reused by the next call that is given them. Zeroed is empty. */
struct xc_buf {
    char *at;
    size_t len, cap;
};

/* Leaves *b empty and reusable. */
XC_API void xc_buf_free(struct xc_buf *b);

enum xc_status {
    XC_OK,
    XC_NOT_FOUND,   /* no such file, folder, database or document */
    XC_BUSY,        /* another writer holds the lock */
    XC_CORRUPT,     /* damaged files, or tables missing */
    XC_VERSION,     /* made by a newer libxapian */
    XC_STALE,       /* the revision read was discarded by a writer, XC_TRIES times in a row */
    XC_PERMISSION,  /* the system refused access, or the file system is read-only */
    XC_NO_SPACE,    /* disk full, quota or file size limit reached */
    XC_NETWORK,     /* a remote server cannot be reached or has gone: open anew */
    XC_LIMIT,       /* a limit of this header or of libxapian */
    XC_ARGUMENT,    /* a call that makes no sense; the program is wrong */
    XC_UNSUPPORTED, /* libxapian cannot do this */
    XC_MEMORY,      /* no memory */
    XC_CLOSED,      /* the writer failed before; its batch is gone */
    XC_INTERNAL     /* anything else */
};

struct xc_error {
    enum xc_status status;
    int sys_errno;  /* 0 when the system had no part in it */
    char where[64]; /* the call, "xc_open" */
    char text[256]; /* why, one line, cut at the end of a UTF-8 character; what libxapian said */
};

/* "stale", "no space"; a static string for every number. */
XC_API const char *xc_status_name(enum xc_status s);

/* ---- Reading: open, refresh, what there is ------------------------------------------------------- */

struct xc_index;

/* Open n databases as one. A path is
 *   - the folder of a glass database;
 *   - a stub file, or a folder with a stub file XAPIANDB: lines "auto PATH" or "glass PATH",
 *     relative to the stub's folder, each naming the folder of a database and not another stub;
 *     empty lines and lines that begin with # are skipped;
 *   - tcp://HOST:PORT, a running xapian-tcpsrv (no encryption, no authentication: loopback or a
 *     tunnel).
 * Over k databases, document d of database i (from 0) is number (d - 1) * k + i + 1.
 * Fails with XC_NOT_FOUND, XC_PERMISSION, XC_CORRUPT (a table is missing or cut), XC_VERSION,
 * XC_ARGUMENT (no path), XC_UNSUPPORTED (a database in one file, other lines in a stub),
 * XC_NETWORK. */
XC_API bool xc_open(struct xc_index **out, const struct xc_str *paths, size_t n,
                    struct xc_error *e) XC_MUST_CHECK;

/* See what was committed since, also when a folder or a stub was replaced by another: what changed
 * is opened afresh and never mixed with what was read before. *changed (may be NULL) says whether
 * there was anything. After a failure the index reads on at its old state. Documents keep their
 * numbers only within one database; after *changed every number, total and list handed out before
 * may be wrong. A call that had to retry (XC_STALE) refreshes as well: xc_revision() tells. Costs
 * some 10 microseconds a database when nothing changed. Fails as xc_open. */
XC_API bool xc_refresh(struct xc_index *ix, bool *changed, struct xc_error *e) XC_MUST_CHECK;

/* NULL is allowed. */
XC_API void xc_close(struct xc_index *ix);

/* How often this handle has been opened afresh: equal numbers mean that two answers are of one
 * state. */
XC_API uint64_t xc_revision(const struct xc_index *ix);

struct xc_stats {
    uint32_t documents;
    uint32_t last_docid;
    double mean_length; /* sum of the wdf of a document, in the mean */
    uint64_t total_length;
    size_t shards;
    bool has_positions;
    uint64_t revision; /* sum of the commits' numbers of the local databases */
    char uuid[40];     /* of the first database */
};

XC_API bool xc_stats(struct xc_index *ix, struct xc_stats *out, struct xc_error *e) XC_MUST_CHECK;

/* The value of a metadata key, empty when there is none. Over several databases the first one's. A
 * key over the limit has none. */
XC_API bool xc_metadata(struct xc_index *ix, struct xc_str key, struct xc_buf *out,
                        struct xc_error *e) XC_MUST_CHECK;

/* ---- Writing ------------------------------------------------------------------------------------- */

struct xc_writer;

enum xc_flag {
    XC_NO_SYNC = 1, /* commit without fsync: a power cut may damage the database */
    XC_DANGEROUS =
        2, /* write blocks in place: never with a reader open, a kill damages the database */
    XC_FULL_SYNC = 4 /* ask the disk to empty its cache too, where the system can */
};

/* Make an empty database and open it for writing. It is made in a folder "dir.new-PID-N" next to
 * dir and renamed: dir never holds half a database; a killed process may leave that other folder.
 * dir must not exist, or be an empty folder. flags: of enum xc_flag, kept by the writer.
 * Fails with XC_ARGUMENT and EEXIST (dir exists), XC_NOT_FOUND (no parent folder), XC_PERMISSION,
 * XC_NO_SPACE, XC_BUSY (another writer was faster after the renaming). */
XC_API bool xc_create(struct xc_writer **out, const char *dir, unsigned flags,
                      struct xc_error *e) XC_MUST_CHECK;

/* Open a database folder for writing; makes nothing, follows no stub. While another writer, of this
 * or another process, holds the lock, try again until wait_ms have passed (0: once), then XC_BUSY.
 * Fails also with XC_NOT_FOUND, XC_PERMISSION, XC_CORRUPT, XC_VERSION. */
XC_API bool xc_writer_open(struct xc_writer **out, const char *dir, unsigned flags,
                           unsigned wait_ms, struct xc_error *e) XC_MUST_CHECK;

/* Every change belongs to a batch: begin, changes, then commit or rollback. A change outside a
 * batch and a batch inside a batch fail with XC_ARGUMENT.
 *
 * When libxapian fails in any of the calls below, the whole batch is gone and the writer is closed:
 * every later call but xc_writer_close() fails with XC_CLOSED, and the database stands as after the
 * last commit. What this library itself refuses before libxapian sees it (XC_ARGUMENT, XC_LIMIT,
 * XC_UNSUPPORTED) changes nothing, and the batch goes on: xc_writer_is_open() tells one from the
 * other. */
XC_API bool xc_begin(struct xc_writer *w, struct xc_error *e) XC_MUST_CHECK;

/* On true the batch is on disk (unless XC_NO_SYNC or XC_DANGEROUS) and seen by whoever opens or
 * refreshes.
 * Fails with XC_NO_SPACE, XC_CLOSED. */
XC_API bool xc_commit(struct xc_writer *w, struct xc_error *e) XC_MUST_CHECK;

/* Drop the batch; nothing to drop is fine. When even that fails, as always with XC_DANGEROUS, the
 * writer is closed. */
XC_API void xc_rollback(struct xc_writer *w);

XC_API bool xc_writer_is_open(const struct xc_writer *w);

/* Documents as the batch has them. */
XC_API bool xc_writer_count(struct xc_writer *w, uint32_t *documents,
                            struct xc_error *e) XC_MUST_CHECK;

/* Drops a batch that was not committed, unlocks, frees w. NULL is allowed. */
XC_API void xc_writer_close(struct xc_writer *w);

/* An empty value removes the key. XC_LIMIT: a key that is empty or over XC_TERM_MAX, a value over
 * XC_DATA_MAX. */
XC_API bool xc_set_metadata(struct xc_writer *w, struct xc_str key, struct xc_str value,
                            struct xc_error *e) XC_MUST_CHECK;

/* A document to be written. Build it with the calls below, hand it over, clear it, build the next.
 * It stays the caller's. A call that fails leaves the document without what it should have added.
 */
struct xc_doc;
XC_API bool xc_doc_new(struct xc_doc **out, struct xc_error *e) XC_MUST_CHECK;
/* Also forgets the filler. */
XC_API void xc_doc_clear(struct xc_doc *d);
/* NULL is allowed. */
XC_API void xc_doc_free(struct xc_doc *d);

/* A term at a position, its wdf raised by wdf (0: a term that only filters). The same position
 * twice is stored once, the wdf counts twice. Fails with XC_LIMIT (an empty term, one over
 * XC_TERM_MAX, a sum of wdf over 2^32 - 2), XC_ARGUMENT (a position below XC_FIRST_POSITION). */
XC_API bool xc_doc_posting(struct xc_doc *d, struct xc_str term, uint32_t pos, uint32_t wdf,
                           struct xc_error *e) XC_MUST_CHECK;

/* A term without position, its wdf raised by wdf. Wdf 0 is a boolean term: it filters, and leaves
 * the document's length as it is. Fails as xc_doc_posting. */
XC_API bool xc_doc_term(struct xc_doc *d, struct xc_str term, uint32_t wdf,
                        struct xc_error *e) XC_MUST_CHECK;

/* Set a value, instead of the one there; empty removes it. Slots are any 32-bit number but 2^32 - 1
 * (XC_ARGUMENT). XC_LIMIT: over XC_DATA_MAX. */
XC_API bool xc_doc_value(struct xc_doc *d, uint32_t slot, struct xc_str v,
                         struct xc_error *e) XC_MUST_CHECK;

/* Set the data. XC_LIMIT: over XC_DATA_MAX. Give only data for which xc_tag_is_safe(). */
XC_API bool xc_doc_data(struct xc_doc *d, struct xc_str data, struct xc_error *e) XC_MUST_CHECK;

/* A prefix for filler terms. libxapian 1.4 cannot read back some term lists (see xc_tag_is_safe):
 * of a document with one, xc_add and xc_replace add boolean terms prefix + "0", prefix + "1" …
 * until it can be read. Without a prefix, or where terms do not help, they fail with
 * XC_UNSUPPORTED. Empty: no prefix. XC_LIMIT: over 200 bytes. */
XC_API bool xc_doc_filler(struct xc_doc *d, struct xc_str prefix, struct xc_error *e) XC_MUST_CHECK;

/* Add a document under the next free number. Fails with XC_UNSUPPORTED (see xc_doc_filler),
 * XC_NO_SPACE, XC_CLOSED. docid may be NULL. */
XC_API bool xc_add(struct xc_writer *w, struct xc_doc *d, uint32_t *docid,
                   struct xc_error *e) XC_MUST_CHECK;

/* Put the document in the place of all that have the term unique, or add it; the boolean term
 * unique is added to it when it is not there. XC_LIMIT: unique is empty or over XC_TERM_MAX. */
XC_API bool xc_replace(struct xc_writer *w, struct xc_str unique, struct xc_doc *d, uint32_t *docid,
                       struct xc_error *e) XC_MUST_CHECK;

/* Delete all documents that have the term unique; *existed (may be NULL) says whether there was
 * one. No document has an empty term, nor one over XC_TERM_MAX. */
XC_API bool xc_delete(struct xc_writer *w, struct xc_str unique, bool *existed,
                      struct xc_error *e) XC_MUST_CHECK;

/* Whether libxapian 1.4 can read these bytes back when they are stored as a document's data. It
 * packs data with zlib, unpacks in steps of 8,192 bytes, and fails (XC_CORRUPT, for ever, in
 * compacted copies too) when the packed bytes end while a full step has more to give. Only data of
 * 8,192 bytes or more is concerned, of a kind whose end packs to almost nothing: blanks, tables,
 * regular numbers. Packed data over 2,000 bytes is cut at places that change as the database does;
 * such data is safe only when it is so wherever it is cut. Without memory for the trial: false. The
 * way out is to end the data with XC_NOISE_LEN bytes of xc_noise(), which makes any data safe, and
 * to let the format say where they begin. */
XC_API bool xc_tag_is_safe(const void *bytes, size_t len);

enum { XC_NOISE_LEN = 2200 };

/* n bytes that do not pack, always the same ones. */
XC_API void xc_noise(char *out, size_t n);

/* ---- Queries ------------------------------------------------------------------------------------- */

enum xc_op {
    XC_ALL,        /* every document, weight 0 */
    XC_NOTHING,    /* none */
    XC_TERM,       /* term, counted wqf times in the query (0 as 1) */
    XC_AND,        /* all kids; weights add up. No kids: XC_ARGUMENT */
    XC_OR,         /* any kid; weights add up. No kids: nothing */
    XC_MAX,        /* any kid; of those that match the one that weighs most. No kids: XC_ARGUMENT */
    XC_AND_NOT,    /* the first kid and none of the others */
    XC_FILTER,     /* all kids; the first alone weighs */
    XC_AND_MAYBE,  /* the first kid; the others only add weight */
    XC_SCALE,      /* the one kid, its weights times factor, which is finite and not negative */
    XC_PHRASE,     /* kids in this order within window positions */
    XC_NEAR,       /* kids in any order within window positions */
    XC_VALUE_GE,   /* value of slot >= lo. An empty lo: every document, also without a value */
    XC_VALUE_LE,   /* value of slot <= hi; documents without a value never */
    XC_VALUE_RANGE /* lo <= value of slot <= hi; documents without a value never */
};

/* A query, built by the caller, borrowed for the call. A node may stand in several places. Members
 * that its op does not name are ignored.
 *
 * A term that is empty or over XC_TERM_MAX matches nothing. An XC_OR of 10,000 terms takes some 0.1
 * s. Kids of XC_PHRASE and XC_NEAR are terms or XC_OR of terms, all else is XC_UNSUPPORTED; window
 * 0 means as many positions as there are kids, a smaller one matches nothing. In an index without
 * any positions they match nothing; but of several databases, one without any takes them for
 * XC_AND. Values compare as bytes. A wrong query fails with XC_ARGUMENT (also XC_SCALE with another
 * number of kids than one, the same for XC_MAX, XC_AND_NOT, XC_FILTER, XC_AND_MAYBE without kids), a
 * large one with XC_LIMIT. */
struct xc_node {
    enum xc_op op;
    struct xc_str term;   /* XC_TERM */
    uint32_t wqf;         /* XC_TERM */
    uint32_t slot;        /* XC_VALUE_… */
    struct xc_str lo, hi; /* XC_VALUE_… */
    double factor;        /* XC_SCALE */
    uint32_t window;      /* XC_PHRASE, XC_NEAR */
    const struct xc_node *const *kids;
    size_t nkids;
};

enum xc_weighting {
    XC_BM25,   /* with k1, k2, k3, b and min_normlen of the plan */
    XC_BOOLEAN /* all weights are 0 */
};

enum xc_sort {
    XC_BY_RELEVANCE, /* higher weight first */
    XC_BY_VALUE      /* by the value of sort_slot */
};

/* Zeroed it asks for the totals alone, under BM25 with all parameters 0; xc_plan_default() is the
 * usual start. Ties end with the lower document number first. */
struct xc_plan {
    uint32_t first, limit; /* hits first … first + limit - 1 of the order */
    uint32_t
        check_at_least; /* documents to look at before totals may be guessed; UINT32_MAX: all */
    enum xc_weighting weighting;
    double k1, k2, k3, b, min_normlen; /* finite, not negative, b at most 1 */
    enum xc_sort sort;
    uint32_t sort_slot;
    bool sort_descending;     /* documents without a value count as the empty one */
    bool sort_then_relevance; /* equal values: higher weight first */
    const uint32_t *slots;    /* values to hand out with each hit */
    size_t nslots;
    const uint32_t *facet_slots; /* values to count over the documents looked at */
    size_t nfacet_slots;
    bool want_data;
    uint32_t timeout_ms; /* stop counting past the hits asked for; 0: never, and no thread */
};

/* 10 hits, totals exact, BM25 with libxapian's parameters: k1 1, k2 0, k3 1, b 0.5, min_normlen
 * 0.5. */
XC_API void xc_plan_default(struct xc_plan *p);

struct xc_hits;
struct xc_list;

struct xc_hit {
    uint32_t docid;
    double weight; /* over several databases equal to one database's but for the last bits */
    const struct xc_str *values; /* nslots of them, in the order of the plan's slots */
    struct xc_str data;
};

struct xc_total {
    uint32_t lower, estimate, upper;
    bool exact;        /* the three are equal */
    uint64_t revision; /* xc_revision() of the state that was searched */
};

/* Match, order, and copy out values and data, all of one state of the index. When a writer discards
 * this state meanwhile, the index is refreshed and the search runs again, XC_TRIES times, with
 * pauses of 1, 2, 4, 8 and 16 ms. Fails also with XC_ARGUMENT, XC_LIMIT, XC_UNSUPPORTED for the
 * query or the plan. */
XC_API bool xc_search(struct xc_index *ix, const struct xc_node *q, const struct xc_plan *plan,
                      struct xc_hits **out, struct xc_error *e) XC_MUST_CHECK;

XC_API size_t xc_hit_count(const struct xc_hits *h);

/* i < xc_hit_count(h). Borrowed from h, as all that h gives. */
XC_API const struct xc_hit *xc_hit(const struct xc_hits *h, size_t i);

XC_API const struct xc_total *xc_hits_total(const struct xc_hits *h);

/* The values of the plan's facet_slots[i], sorted as bytes, docs says in how many matching
 * documents. Complete when the total is exact. */
XC_API const struct xc_list *xc_hits_facet(const struct xc_hits *h, size_t i);

/* NULL is allowed. */
XC_API void xc_hits_free(struct xc_hits *h);

/* Who is given every match, whatever it makes of it: nothing is kept here. */
struct xc_sink {
    /* A run begins, or begins again; at most so many documents follow. */
    void (*begin)(void *arg, uint32_t at_most);
    /* A document with its weight and the values of the plan's slots, borrowed for the call; no data. It
     * must not use the index. False: no more, the call then returns true. */
    bool (*match)(void *arg, const struct xc_hit *hit);
    void *arg;
};

/* Hand every matching document to the sink, each once, in no order that is promised (one database: by
 * ascending number). Of the plan weighting with its parameters and slots count. Of one local database
 * it keeps nothing of what it handed out; over several, or servers, it first takes 88 bytes a match.
 * A run whose state is discarded begins again, as that of xc_search. *revision (may be NULL) is
 * xc_revision() of the state that was read. Fails also with XC_ARGUMENT, XC_LIMIT, XC_UNSUPPORTED for
 * the query or the plan. */
XC_API bool xc_each(struct xc_index *ix, const struct xc_node *q, const struct xc_plan *plan,
                    const struct xc_sink *sink, uint64_t *revision,
                    struct xc_error *e) XC_MUST_CHECK;

/* ---- Reading lists ------------------------------------------------------------------------------- */

struct xc_item {
    struct xc_str str;
    uint32_t docid;       /* the document, where the list is of documents; else 0 */
    uint32_t docs;        /* documents that have it, where the list says so; else 0 */
    uint64_t occurrences; /* a sum of wdf, where the list says so; else 0 */
};

XC_API size_t xc_list_count(const struct xc_list *l);

/* i < xc_list_count(l). Borrowed from l. */
XC_API const struct xc_item *xc_list_item(const struct xc_list *l, size_t i);

/* NULL is allowed. Not for a facet, which is its hits'. */
XC_API void xc_list_free(struct xc_list *l);

/* The terms that begin with prefix, in the order of their bytes: str, docs. At most cap; *more (may
 * be NULL) says whether there are others. */
XC_API bool xc_terms(struct xc_index *ix, struct xc_str prefix, size_t cap, struct xc_list **out,
                     bool *more, struct xc_error *e) XC_MUST_CHECK;

/* Where a walk over terms goes next. */
enum xc_stride {
    XC_ON,   /* to the next term */
    XC_TAKE, /* the same, after take() was called with this one */
    XC_SEEK, /* to the first term at or above *to; where that is not above this one, to the next */
    XC_STOP  /* no further; the call then returns true */
};

/* Who is shown terms, in the order of their bytes. What they borrow is theirs for the call; they must
 * not use the index. */
struct xc_walker {
    void (*begin)(void *arg); /* a walk begins, or begins again */
    enum xc_stride (*look)(void *arg, struct xc_str term, struct xc_str *to);
    void (*take)(void *arg, struct xc_str term, uint32_t docs);
    void *arg;
};

/* Show the terms to the walker, from the first at or above `from`; nothing is kept here. A walk whose
 * state is discarded begins again. */
XC_API bool xc_walk_terms(struct xc_index *ix, struct xc_str from, const struct xc_walker *walker,
                          struct xc_error *e) XC_MUST_CHECK;

/* In how many documents a term is, and the sum of its wdf; 0 when it is in none. Either may be
 * NULL. */
XC_API bool xc_term_stats(struct xc_index *ix, struct xc_str term, uint32_t *docs,
                          uint64_t *occurrences, struct xc_error *e) XC_MUST_CHECK;

/* The terms of a document: str, occurrences (its wdf there). XC_NOT_FOUND: no such document. */
XC_API bool xc_doc_terms(struct xc_index *ix, uint32_t docid, struct xc_list **out,
                         struct xc_error *e) XC_MUST_CHECK;

/* A document that has a term. */
struct xc_posting {
    uint32_t docid;
    uint32_t wdf;
    uint32_t length; /* of the document: the sum of its wdf */
    uint32_t count;  /* of positions */
    size_t start;    /* its positions are positions[start …], ascending */
};

/* Owned by the caller, reused by the next call that is given them. Zeroed is empty. */
struct xc_postings {
    struct xc_posting *items;
    uint32_t *positions;
    size_t count, npositions;
    size_t items_cap, positions_cap;
};

/* Leaves *p empty and reusable. */
XC_API void xc_postings_free(struct xc_postings *p);

/* Where a term stands: an item for each of the given documents that has it, in one walk. docids
 * ascend (XC_ARGUMENT when not). Against a remote server each document costs a round trip. */
XC_API bool xc_positions(struct xc_index *ix, struct xc_str term, const uint32_t *docids, size_t n,
                         struct xc_postings *out, struct xc_error *e) XC_MUST_CHECK;

/* The document that has the term unique (the lowest if several), docid 0 when there is none, and
 * its data, which is then empty. docid and data may be NULL. */
XC_API bool xc_get(struct xc_index *ix, struct xc_str unique, uint32_t *docid, struct xc_buf *data,
                   struct xc_error *e) XC_MUST_CHECK;

/* The data of a document. XC_NOT_FOUND: no such document. */
XC_API bool xc_data(struct xc_index *ix, uint32_t docid, struct xc_buf *out,
                    struct xc_error *e) XC_MUST_CHECK;

/* The values of a slot in the given documents, in one walk: an item (str, docid) for each, in their
 * order, str empty where there is none. docids ascend (XC_ARGUMENT when not). */
XC_API bool xc_values(struct xc_index *ix, uint32_t slot, const uint32_t *docids, size_t n,
                      struct xc_list **out, struct xc_error *e) XC_MUST_CHECK;

/* An item (str, docid) for every document that has a value in the slot, by ascending number. */
XC_API bool xc_values_all(struct xc_index *ix, uint32_t slot, struct xc_list **out,
                          struct xc_error *e) XC_MUST_CHECK;

/* ---- Whole databases ----------------------------------------------------------------------------- */

/* Merge the n database folders in[] into a new one, packed tightly (full, blocks of 8,192 bytes).
 * Documents are numbered on: those of in[1] follow the last number of in[0]. Of equal metadata keys
 * the first wins. It is made in "out_dir.new-PID-N" and renamed as by xc_create, on disk when it
 * returns (unless flags has XC_NO_SYNC); on failure nothing is left. Compact only what xc_check()
 * passed, unless it was just made.
 * Fails with XC_ARGUMENT and EEXIST (out_dir exists), XC_NOT_FOUND, XC_CORRUPT, XC_NO_SPACE,
 * XC_PERMISSION. */
XC_API bool xc_compact(const char *const *in, size_t n, const char *out_dir, unsigned flags,
                       struct xc_error *e) XC_MUST_CHECK;

/* Check the structure of a database folder, all of it, in a child process, since libxapian can
 * crash on damaged tables. line (may be NULL) is called in this process with arg and each line of
 * the report, ended by NUL, without newline. *errors counts what is wrong; a check that threw or
 * died counts one more. It sees no flipped bits inside texts or positions. The child holds whatever
 * this process has open while it runs.
 * Fails with XC_NOT_FOUND, or when there can be no child. */
XC_API bool xc_check(const char *dir, void (*line)(void *arg, const char *text), void *arg,
                     size_t *errors, struct xc_error *e) XC_MUST_CHECK;

#ifdef __cplusplus
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
}
#endif

#endif
