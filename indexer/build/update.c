/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/update.h"

#include <inttypes.h>
#include <stdio.h>

#include <xapian-c.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/mem.h"
#include "common/number.h"
#include "index/generations.h"
#include "index/index_reader.h"
#include "index/record.h"
#include "indexer/build/generation_meta.h"
#include "indexer/build/postings.h"

enum { LOCK_WAIT_MS = 5000, SMALL_BYTES = 8 << 20 };

static bool replace_all(struct xc_writer *w, struct postings *postings, struct span records,
                        struct lede_error *err)
{
    struct arena arena = {0};
    struct span record;
    struct xc_error why;
    uint32_t type;
    bool ok = true;

    while (ok && frame_cut(&records, &type, &record)) {
        struct article article;
        struct xc_doc *doc;
        struct term id;
        arena_reset(&arena);
        ok = record_decode(record, &arena, &article, err) &&
             postings_make(postings, &article, record, &doc, err);
        if (!ok)
            break;
        term_make_id(&id, PREFIX_ID, article.id);
        ok = xc_replace(w, (struct xc_str){id.at, id.len}, doc, NULL, &why) ||
             index_error(err, &why);
    }
    arena_free(&arena);
    return ok;
}

static bool delete_all(struct xc_writer *w, struct span ids, struct lede_error *err)
{
    struct xc_error why;
    struct span id;
    struct term t;

    while (ids.len && span_cut(&ids, '\0', &id)) {
        term_make_id(&t, PREFIX_ID, id);
        if (!xc_delete(w, (struct xc_str){t.at, t.len}, NULL, &why))
            return index_error(err, &why);
    }
    return true;
}

/* Bytes of the generation when it was packed, noted at its first change with the generation's name: what
 * a merge carried over from another one does not count. */
static bool packed_bytes(const char *generation, struct xc_writer *w, uint64_t *bytes,
                         struct lede_error *err)
{
    struct xc_index *ix = NULL;
    struct xc_buf value = {0};
    struct xc_error why;
    struct xc_str path = {generation, strlen(generation)};
    struct xc_str key = {META_PACKED, sizeof META_PACKED - 1};
    const char *slash = strrchr(generation, '/');
    struct span name = span_of(slash ? slash + 1 : generation), rest, noted;
    char text[128];

    if (!xc_open(&ix, &path, 1, &why) || !xc_metadata(ix, key, &value, &why)) {
        xc_close(ix);
        return index_error(err, &why);
    }
    xc_close(ix);
    rest = (struct span){value.at, value.len};
    if (!span_cut(&rest, ' ', &noted) || !span_equal(noted, name) ||
        !number_parse(rest, UINT64_MAX, bytes))
        *bytes = file_folder_bytes(generation);
    xc_buf_free(&value);
    int n = snprintf(text, sizeof text, "%.*s %" PRIu64, SPAN_ARGS(name), *bytes);
    if (n < 0 || (size_t)n >= sizeof text)
        return error_set(err, LEDE_LIMIT, "%s: name too long", generation);
    return xc_set_metadata(w, key, (struct xc_str){text, (size_t)n}, &why) ||
           index_error(err, &why);
}

bool update_in_place(const char *index, const char *generation, struct span records,
                     struct span deleted, const struct generation_counts *counts,
                     struct lede_error *err)
{
    struct xc_writer *w = NULL;
    struct postings *postings = NULL;
    struct xc_error why;
    uint64_t packed = 0;
    bool ok = false;

    if (!postings_open(&postings, &counts->stems, err))
        return false;
    if (!xc_writer_open(&w, generation, 0, LOCK_WAIT_MS, &why) || !xc_begin(w, &why)) {
        index_error(err, &why);
        goto out;
    }
    if (!packed_bytes(generation, w, &packed, err) || !replace_all(w, postings, records, err) ||
        !delete_all(w, deleted, err) || !generation_meta_set_counts(w, counts, err) ||
        (counts->given_changed && !generation_meta_set_given(w, counts->given, err)) ||
        (counts->list_changed && !generation_meta_set_list(w, counts->list, err)))
        goto out;
    ok = xc_commit(w, &why) || index_error(err, &why);
out:
    xc_writer_close(w);
    postings_close(postings);
    uint64_t now = file_folder_bytes(generation);
    struct lede_error ignored;
    /* The changes stand: a packing that fails costs room alone, and the next run tries again. */
    if (ok && now > SMALL_BYTES && now > packed + packed / 2)
        (void)!segments_repack(index, generation, &ignored);
    return ok;
}
