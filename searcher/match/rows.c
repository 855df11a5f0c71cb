/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/rows.h"

#include <stdlib.h>

#include "index/fields.h"
#include "index/xapian_text.h"
#include "searcher/match/asking.h"
#include "searcher/match/best.h"
#include "searcher/match/closeness.h"

_Static_assert(sizeof(struct row) == 32, "what the header promises");

enum { PART_ROWS = 1024 }; /* rows whose ids are in memory at a time */

/* The key: bytes of the id from there on, as many as there are. An id holds no NUL, so that a shorter one
 * stands first. */
static void set_key(struct row *row, struct xc_str id, size_t from)
{
    size_t len = from < id.len ? id.len - from : 0;

    if (len > ROW_KEY_BYTES)
        len = ROW_KEY_BYTES;
    memset(row->key, 0, sizeof row->key);
    if (len)
        memcpy(row->key, id.at + from, len);
}

/* ---- Sorting in place ---- */

struct ordering {
    int (*compare)(const struct row *a, const struct row *b, const struct ordering *how);
    enum match_order order;
};

static int by_docid(const struct row *a, const struct row *b, const struct ordering *how)
{
    (void)how;
    return (a->docid > b->docid) - (a->docid < b->docid);
}

static int by_key(const struct row *a, const struct row *b, const struct ordering *how)
{
    (void)how;
    return memcmp(a->key, b->key, sizeof a->key);
}

static int by_standing(const struct row *a, const struct row *b, const struct ordering *how)
{
    int standing = order_compare(how->order, &a->at, &b->at);
    return standing ? standing : memcmp(a->key, b->key, sizeof a->key);
}

/* Let the row sink to its place in the heap of count rows that begins at rows[0], the last one on top. */
static void sink(struct row *rows, size_t count, size_t at, const struct ordering *how)
{
    struct row row = rows[at];

    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= count)
            break;
        if (child + 1 < count && how->compare(&rows[child], &rows[child + 1], how) < 0)
            child++;
        if (how->compare(&row, &rows[child], how) >= 0)
            break;
        rows[at] = rows[child];
        at = child;
    }
    rows[at] = row;
}

/* A heap, since qsort() would take a second copy. */
static void sort_rows(struct row *rows, size_t count, const struct ordering *how)
{
    for (size_t i = count / 2; i-- > 0;)
        sink(rows, count, i, how);
    for (size_t left = count; left > 1;) {
        struct row last = rows[--left];
        rows[left] = rows[0];
        rows[0] = last;
        sink(rows, left, 0, how);
    }
}

/* ---- Collecting ---- */

struct collecting {
    struct rows *rows;
    bool failed, ascending;
};

static void begin_rows(void *arg, uint32_t at_most)
{
    struct collecting *c = arg;

    (void)at_most;
    c->rows->count = 0;
    c->ascending = true;
}

static bool add_row(void *arg, const struct xc_hit *hit)
{
    struct collecting *c = arg;
    struct rows *rows = c->rows;

    c->failed = !mem_grow(&rows->items, &rows->cap, rows->count + 1, sizeof *rows->items);
    if (c->failed)
        return false;
    struct row *row = &rows->items[rows->count++];
    *row = (struct row){.at = match_standing(hit), .docid = hit->docid};
    set_key(row, hit->values[MATCH_VALUE_ID], 0);
    c->ascending &= row == rows->items || row[-1].docid < row->docid;
    return true;
}

static bool keep_counting_ones(struct index_reader *index, const struct row_filter *filter,
                               struct rows *rows, struct lede_error *err)
{
    size_t kept = 0;

    for (size_t i = 0; i < rows->count && match_revision(index) == rows->revision; i++) {
        bool keep = false;
        if (!filter->decide(filter->context, rows->items[i].docid, &keep, err))
            return false;
        if (keep)
            rows->items[kept++] = rows->items[i];
    }
    rows->count = kept;
    return true;
}

bool rows_collect(struct index_reader *index, const struct plan *plan,
                  const struct row_filter *filter, struct rows *rows, struct lede_error *err)
{
    const struct ordering numbers = {by_docid, ORDER_RELEVANCE};
    struct collecting c = {.rows = rows};
    struct xc_sink to = {begin_rows, add_row, &c};
    struct xc_plan asked;
    struct xc_error why;

    match_ask(plan->word_count > 0, &asked);
    if (!xc_each(index_xapian(index), plan->weigh, &asked, &to, &rows->revision, &why))
        return index_error(err, &why);
    if (c.failed)
        return error_memory(err);
    if (!c.ascending)
        sort_rows(rows->items, rows->count, &numbers);
    return !filter || keep_counting_ones(index, filter, rows, err);
}

struct match_set rows_set(const struct rows *rows)
{
    return (struct match_set){
        .docids = rows->count ? &rows->items[0].docid : NULL,
        .stride = sizeof *rows->items,
        .count = rows->count,
        .revision = rows->revision,
    };
}

void rows_free(struct rows *rows)
{
    mem_free(rows->items);
    *rows = (struct rows){0};
}

/* ---- Ids, where score, date and key leave the order open ---- */

struct row_with_id {
    struct row row;
    struct span id;
};

struct settling {
    struct index_reader *index;
    uint64_t revision;
    uint32_t docids[PART_ROWS];
    struct row_with_id part[PART_ROWS];
};

/* The ids of so many rows, which ascend by docid. */
static bool read_ids(struct settling *s, const struct row *rows, size_t count, struct xc_list **out,
                     struct lede_error *err)
{
    struct xc_error why;

    for (size_t i = 0; i < count; i++)
        s->docids[i] = rows[i].docid;
    return xc_values(index_xapian(s->index), SLOT_ID, s->docids, count, out, &why) ||
           index_error(err, &why);
}

static int by_id(const void *x, const void *y)
{
    const struct row_with_id *a = x, *b = y;
    return span_compare(a->id, b->id);
}

static bool settle_few(struct settling *s, struct row *rows, size_t count, struct lede_error *err)
{
    struct xc_list *list = NULL;

    if (!read_ids(s, rows, count, &list, err))
        return false;
    for (size_t i = 0; i < count; i++)
        s->part[i] = (struct row_with_id){rows[i], item_text(list, i)};
    qsort(s->part, count, sizeof *s->part, by_id);
    for (size_t i = 0; i < count; i++)
        rows[i] = s->part[i].row;
    xc_list_free(list);
    return true;
}

/* How many bytes all of the ids begin with. */
static size_t common_length(size_t so_far, const struct xc_list *list, const struct xc_str *first)
{
    for (size_t i = 0; i < xc_list_count(list); i++) {
        struct xc_str id = xc_list_item(list, i)->str;
        size_t n = 0;
        while (n < so_far && n < id.len && n < first->len && id.at[n] == first->at[n])
            n++;
        so_far = n;
    }
    return so_far;
}

/* Set the keys to what follows the bytes that all ids have in common. */
static bool set_keys(struct settling *s, struct row *rows, size_t count, struct lede_error *err)
{
    struct xc_list *first = NULL, *list = NULL;
    size_t common = SIZE_MAX, n;
    bool ok = read_ids(s, rows, 1, &first, err);

    for (int pass = 0; ok && pass < 2; pass++)
        for (size_t from = 0; ok && from < count; from += n) {
            n = count - from < PART_ROWS ? count - from : PART_ROWS;
            ok = read_ids(s, rows + from, n, &list, err);
            if (ok && pass == 0)
                common = common_length(common, list, &xc_list_item(first, 0)->str);
            for (size_t i = 0; ok && pass == 1 && i < n; i++)
                set_key(&rows[from + i], xc_list_item(list, i)->str, common);
            if (ok)
                xc_list_free(list);
        }
    xc_list_free(first);
    return ok;
}

static bool settle_runs(struct settling *s, struct row *rows, size_t count,
                        const struct ordering *how, struct lede_error *err);

/* Order rows of equal standing by their ids. */
static bool settle(struct settling *s, struct row *rows, size_t count, struct lede_error *err)
{
    static const struct ordering numbers = {by_docid, ORDER_RELEVANCE},
                                 keys = {by_key, ORDER_RELEVANCE};

    if (match_revision(s->index) != s->revision) /* it is no use any more */
        return true;
    sort_rows(rows, count, &numbers);
    if (count <= PART_ROWS)
        return settle_few(s, rows, count, err);
    if (!set_keys(s, rows, count, err))
        return false;
    sort_rows(rows, count, &keys);
    return settle_runs(s, rows, count, &keys, err);
}

/* Settle each run of rows that are equal so far. Where that is all of them, their ids are equal to their end.
 * Ids get longer by a key with each level, so that there are few. */
static bool settle_runs(struct settling *s, struct row *rows, size_t count,
                        const struct ordering *how, struct lede_error *err)
{
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        while (to < count && how->compare(&rows[from], &rows[to], how) == 0)
            to++;
        bool all = how->compare == by_key && to - from == count;
        if (to - from > 1 && !all && !settle(s, rows + from, to - from, err))
            return false;
    }
    return true;
}

bool rows_order(struct index_reader *index, struct rows *rows, enum match_order order, bool *gone,
                struct lede_error *err)
{
    const struct ordering how = {by_standing, order};
    struct settling *s = mem_take(1, sizeof *s);
    bool ok;

    if (!s)
        return error_memory(err);
    s->index = index;
    s->revision = rows->revision;
    sort_rows(rows->items, rows->count, &how);
    ok = settle_runs(s, rows->items, rows->count, &how, err);
    *gone = match_revision(index) != rows->revision;
    mem_free(s);
    return ok;
}

/* ---- Pages ---- */

bool rows_page(struct index_reader *index, const struct rows *rows, size_t offset, size_t limit,
               struct arena *arena, struct matches *out, struct lede_error *err)
{
    size_t first = offset < rows->count ? offset : rows->count;
    size_t count = limit < rows->count - first ? limit : rows->count - first;
    struct candidate *items = arena_take(arena, count, sizeof *items);

    if (!items)
        return error_memory(err);
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows->items[first + i];
        items[i] = (struct candidate){.at = row->at, .docid = row->docid};
    }
    for (size_t from = 0, n; from < count; from += n) {
        n = count - from < PART_ROWS ? count - from : PART_ROWS;
        if (!fill_candidates(index, items + from, n, false, arena, err))
            return false;
    }
    *out = (struct matches){
        .total = rows->count, .items = items, .count = count, .revision = rows->revision};
    return true;
}

/* ---- The second stage ---- */

bool rows_bring_close(struct index_reader *index, struct rows *rows, struct closeness *closeness,
                      bool *gone, struct lede_error *err)
{
    struct candidate first[CLOSENESS_ARTICLES];
    struct arena arena = {0};
    struct matches page = {0};
    bool ok = rows_page(index, rows, 0, CLOSENESS_ARTICLES, &arena, &page, err);

    if (ok && page.count) {
        memcpy(first, page.items, page.count * sizeof *first);
        ok = best_bring_close(closeness, first, page.count, err);
        if (ok)
            qsort(first, page.count, sizeof *first, by_relevance);
        for (size_t i = 0; ok && i < page.count; i++)
            rows->items[i] = (struct row){.at = first[i].at, .docid = first[i].docid};
    }
    *gone = match_revision(index) != rows->revision;
    arena_free(&arena);
    return ok;
}
