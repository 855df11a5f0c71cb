/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/stored.h"

#include <stdio.h>

#include <xapian-c.h>

#include "index/generations.h"
#include "index/record.h"
#include "index/xapian_text.h"

enum {
    WINDOW = 4096, /* documents whose ids are read at once */
    GIVEN_HEAD = 8 /* bytes: how many follow, little-endian */
};

/* The ids of the next window; STEP_END when there are no more documents. Those that are gone have an empty
 * one. */
static enum step read_window(struct stored_walk *w, struct lede_error *err)
{
    uint32_t documents[WINDOW];
    struct xc_stats stats;
    struct xc_error why;
    size_t count = 0;

    xc_list_free(w->ids);
    w->ids = NULL;
    w->at = 0;
    if (!xc_stats(index_xapian(w->reader), &stats, &why)) {
        index_error(err, &why);
        return STEP_FAILED;
    }
    if (w->next == 0)
        w->next = 1;
    for (; count < WINDOW && w->next <= stats.last_docid; count++)
        documents[count] = w->next++;
    if (count == 0)
        return STEP_END;
    if (!xc_values(index_xapian(w->reader), SLOT_ID, documents, count, &w->ids, &why)) {
        index_error(err, &why);
        return STEP_FAILED;
    }
    return STEP_ITEM;
}

enum step stored_next(struct stored_walk *w, struct span *id, struct lede_error *err)
{
    enum step step;

    do {
        while (w->ids && w->at < xc_list_count(w->ids)) {
            *id = item_text(w->ids, w->at++);
            if (id->len)
                return STEP_ITEM;
        }
        step = read_window(w, err);
    } while (step == STEP_ITEM);
    return step;
}

bool stored_record(struct stored_walk *w, struct span *out, struct lede_error *err)
{
    struct xc_buf data = {0};
    struct xc_error why;

    arena_reset(&w->arena);
    if (!xc_data(index_xapian(w->reader), xc_list_item(w->ids, w->at - 1)->docid, &data, &why))
        return index_error(err, &why);
    *out = arena_span(&w->arena, (struct span){data.at, data.len});
    xc_buf_free(&data);
    return out->at || error_memory(err);
}

bool stored_article(struct stored_walk *w, struct article *out, struct lede_error *err)
{
    struct span record = {0}, id = item_text(w->ids, w->at - 1);

    if (!stored_record(w, &record, err))
        return false;
    return record_decode(record, &w->arena, out, err) ||
           error_within(err, "article \"%.*s\"", SPAN_ARGS(id));
}

void stored_walk_free(struct stored_walk *w)
{
    xc_list_free(w->ids);
    arena_free(&w->arena);
    *w = (struct stored_walk){0};
}

bool stored_metadata(struct index_reader *r, const char *key, struct buf *out,
                     struct lede_error *err)
{
    struct xc_buf value = {0};
    struct xc_error why;

    if (!xc_metadata(index_xapian(r), str_of(span_of(key)), &value, &why))
        return index_error(err, &why);
    buf_add(out, (struct span){value.at, value.len});
    xc_buf_free(&value);
    return buf_ok(out) || error_memory(err);
}

/* Pieces that an earlier, longer set left behind these are not read: the first begins with the bytes that
 * follow its own 8. */
static bool read_pieces(struct index_reader *r, const char *name, const char *what,
                        struct arena *arena, struct span *out, struct lede_error *err)
{
    struct buf all = {0};
    uint64_t len = 0;
    char key[32];
    bool ok = true, more = true;

    for (size_t i = 0; ok && more; i++) {
        size_t before = all.len;
        (void)snprintf(key, sizeof key, "%s%zu", name, i);
        ok = stored_metadata(r, key, &all, err);
        if (i == 0 && all.len >= GIVEN_HEAD)
            len = little_endian(all.at, GIVEN_HEAD);
        more = all.len > before && all.len - GIVEN_HEAD < len;
    }
    *out = (struct span){0};
    if (ok && all.len) {
        if (all.len < GIVEN_HEAD || all.len - GIVEN_HEAD < len) {
            ok = error_set(err, LEDE_DAMAGED, "a piece of %s is missing", what);
        } else {
            *out =
                arena_span(arena, span_part(buf_span(&all), GIVEN_HEAD, GIVEN_HEAD + (size_t)len));
            ok = out->at || error_memory(err);
        }
    }
    buf_free(&all);
    return ok;
}

bool stored_given(struct index_reader *r, struct arena *arena, struct span *out,
                  struct lede_error *err)
{
    return read_pieces(r, META_GIVEN, "what --meta said", arena, out, err);
}

bool stored_list(struct index_reader *r, struct arena *arena, struct span *out,
                 struct lede_error *err)
{
    return read_pieces(r, META_LIST, "the list of names", arena, out, err);
}

bool stored_joins(struct index_reader *r, struct arena *arena, struct span *out,
                  struct lede_error *err)
{
    return read_pieces(r, META_JOINS, "the joined names", arena, out, err);
}

bool stored_copies(struct index_reader *r, const struct text_hash *text, struct arena *arena,
                   struct span **ids, size_t *count, struct lede_error *err)
{
    struct xc_node node = {.op = XC_TERM};
    uint32_t slot = SLOT_ID;
    struct xc_plan plan = {
        .limit = UINT32_MAX, .weighting = XC_BOOLEAN, .slots = &slot, .nslots = 1};
    struct xc_hits *hits = NULL;
    struct xc_error why;
    struct term t;
    bool ok = true;

    term_make_copy(&t, text);
    node.term = (struct xc_str){t.at, t.len};
    if (!xc_search(index_xapian(r), &node, &plan, &hits, &why))
        return index_error(err, &why);
    *count = xc_hit_count(hits);
    *ids = arena_take(arena, *count, sizeof **ids);
    if (!*ids)
        ok = false;
    for (size_t i = 0; ok && i < *count; i++) {
        (*ids)[i] = arena_span(arena, span_of_str(xc_hit(hits, i)->values[0]));
        ok = (*ids)[i].at != NULL;
    }
    xc_hits_free(hits);
    return ok || error_memory(err);
}
