/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/segments.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>

#include <xapian-c.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/mem.h"
#include "common/process.h"
#include "index/fields.h"
#include "index/generations.h"
#include "index/index_reader.h"
#include "indexer/build/generation_meta.h"
#include "indexer/build/segment_child.h"

enum { DELETES_AT_ONCE = 1000 }; /* each takes some 70 KB until it is committed */

struct worker {
    struct child_process child;
    bool busy;
};

struct segments {
    char index[PATH_MAX], folder[PATH_MAX];
    struct stem_scheme stems;
    struct worker *workers;
    size_t count;
    struct buf batch, frame;
    size_t batch_articles;
    uint32_t *parts; /* numbers of the databases that are to be merged, in the order of articles */
    size_t parts_count, parts_cap;
    uint32_t last_part;
};

static bool path_in(const struct segments *s, const char *name, char out[PATH_MAX],
                    struct lede_error *err)
{
    int n = snprintf(out, PATH_MAX, "%s/%s", s->folder, name);
    return (n > 0 && n < PATH_MAX) || error_set(err, LEDE_LIMIT, "%s: name too long", s->folder);
}

static bool part_path(const struct segments *s, uint32_t part, char out[PATH_MAX],
                      struct lede_error *err)
{
    char name[32];

    (void)snprintf(name, sizeof name, "part-%06" PRIu32, part);
    return path_in(s, name, out, err);
}

static int run_child(int in, int out, void *context)
{
    return segment_child(in, out, context);
}

bool segments_open(struct segments **out, const char *index, size_t jobs,
                   const struct stem_scheme *stems, struct lede_error *err)
{
    struct segments *s = mem_take(1, sizeof *s);

    if (!s)
        return error_memory(err);
    s->stems = *stems;
    (void)snprintf(s->index, sizeof s->index, "%s", index);
    s->workers = mem_take(jobs, sizeof *s->workers);
    if (!s->workers) {
        error_memory(err);
        goto failed;
    }
    if (!generation_temp(index, s->folder, err))
        goto failed;
    for (; s->count < jobs; s->count++)
        if (!child_start(&s->workers[s->count].child, run_child, &s->stems, err))
            goto failed;
    *out = s;
    return true;
failed:
    segments_close(s);
    return false;
}

void segments_close(struct segments *s)
{
    struct lede_error ignored;

    if (!s)
        return;
    for (size_t i = 0; i < s->count; i++)
        (void)child_stop(&s->workers[i].child, true);
    mem_free(s->workers);
    if (s->folder[0])
        (void)!file_remove_tree(s->folder, &ignored); /* the next run tries again */
    buf_free(&s->batch);
    buf_free(&s->frame);
    mem_free(s->parts);
    mem_free(s);
}

/* Take a worker's word that its part stands. */
static bool take_word(struct segments *s, struct worker *w, struct lede_error *err)
{
    uint32_t type;
    enum step step = frame_read(w->child.from, 0, &s->frame, &type, err);

    w->busy = false;
    if (step == STEP_FAILED && err->status == LEDE_MEMORY)
        return false;
    if (step != STEP_ITEM) {
        char how[40];
        child_describe(child_stop(&w->child, false), how);
        return error_set(err, LEDE_SYSTEM, "a process that writes the index %s", how);
    }
    return type == SEGMENT_DONE ||
           error_set(err, LEDE_SYSTEM, "%.*s", SPAN_ARGS(buf_span(&s->frame)));
}

/* A worker that has nothing to do; waits for one. */
static struct worker *idle_worker(struct segments *s, struct lede_error *err)
{
    for (;;) {
        struct pollfd waits[64];
        size_t n = s->count < ARRAY_LEN(waits) ? s->count : ARRAY_LEN(waits);
        for (size_t i = 0; i < n; i++) {
            if (!s->workers[i].busy)
                return &s->workers[i];
            waits[i] = (struct pollfd){.fd = s->workers[i].child.from, .events = POLLIN};
        }
        if (poll(waits, (nfds_t)n, -1) < 0) {
            if (errno == EINTR)
                continue;
            error_errno(err, errno, "cannot wait");
            return NULL;
        }
        for (size_t i = 0; i < n; i++)
            if (waits[i].revents && !take_word(s, &s->workers[i], err))
                return NULL;
    }
}

static bool wait_for_all(struct segments *s, struct lede_error *err)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->workers[i].busy && !take_word(s, &s->workers[i], err))
            return false;
    return true;
}

/* Let a worker make the next part of what is given; its number follows the parts there are. */
static bool make_part(struct segments *s, uint32_t type, struct span from, struct lede_error *err)
{
    char path[PATH_MAX];
    struct worker *w;

    if (!mem_grow(&s->parts, &s->parts_cap, s->parts_count + 1, sizeof *s->parts))
        return error_memory(err);
    w = idle_worker(s, err);
    if (!w || !part_path(s, s->last_part + 1, path, err))
        return false;
    if (!frame_write(w->child.to, SEGMENT_PATH, span_of(path), err) ||
        !frame_write(w->child.to, type, from, err)) {
        /* The worker has gone: what it said before tells more than the pipe does. */
        if (err->status == LEDE_SYSTEM)
            (void)!take_word(s, w, err);
        return false;
    }
    w->busy = true;
    s->parts[s->parts_count++] = ++s->last_part;
    return true;
}

static bool send_batch(struct segments *s, struct lede_error *err)
{
    bool ok = s->batch_articles == 0 ||
              (buf_ok(&s->batch) ? make_part(s, SEGMENT_RECORDS, buf_span(&s->batch), err)
                                 : error_memory(err));

    s->batch_articles = 0;
    buf_reset(&s->batch);
    return ok;
}

bool segments_add(struct segments *s, struct span record, struct lede_error *err)
{
    frame_add(&s->batch, SEGMENT_RECORD, record);
    s->batch_articles++;
    if (s->batch_articles >= SEGMENT_ARTICLES || s->batch.len >= SEGMENT_BYTES)
        return send_batch(s, err);
    return buf_ok(&s->batch) || error_memory(err);
}

/* Merge the parts, as many at once as may be open, to so many fewer; the order stays. */
static bool merge_parts(struct segments *s, struct lede_error *err)
{
    size_t before = s->parts_count, groups = (before + MERGE_PARTS - 1) / MERGE_PARTS;
    struct buf paths = {0};
    char path[PATH_MAX];
    bool ok = true;

    for (size_t g = 0, next = 0; ok && g < groups; g++) {
        size_t end = before * (g + 1) / groups;
        buf_reset(&paths);
        for (; ok && next < end; next++) {
            ok = part_path(s, s->parts[next], path, err);
            buf_add(&paths, (struct span){path, strlen(path) + 1});
        }
        if (ok && !buf_ok(&paths))
            ok = error_memory(err);
        ok = ok && make_part(s, SEGMENT_MERGE, buf_span(&paths), err);
    }
    buf_free(&paths);
    if (!ok)
        return false;
    memmove(s->parts, s->parts + before, groups * sizeof *s->parts);
    s->parts_count = groups;
    return wait_for_all(s, err);
}

/* A copy of the base without the articles that are replaced: readers go on with the base itself. */
static bool copy_base(struct segments *s, const char *base, struct span dropped, char out[PATH_MAX],
                      struct lede_error *err)
{
    struct xc_writer *w = NULL;
    struct xc_error why;
    struct span id;
    bool ok;

    if (!path_in(s, "base", out, err))
        return false;
    if (!xc_compact(&base, 1, out, XC_NO_SYNC, &why) ||
        !xc_writer_open(&w, out, XC_DANGEROUS, 0, &why))
        return index_error(err, &why);
    ok = xc_begin(w, &why);
    for (size_t n = 1; ok && dropped.len && span_cut(&dropped, '\0', &id); n++) {
        struct term t;
        term_make_id(&t, PREFIX_ID, id);
        ok = xc_delete(w, (struct xc_str){t.at, t.len}, NULL, &why);
        if (ok && n % DELETES_AT_ONCE == 0) /* nobody reads the copy yet */
            ok = xc_commit(w, &why) && xc_begin(w, &why);
    }
    ok = ok && xc_commit(w, &why);
    xc_writer_close(w);
    return ok || index_error(err, &why);
}

/* Merge the metadata's database (first: its keys win), the base and the parts; switch. */
static bool merge_all(struct segments *s, const char *meta, const char *base,
                      struct lede_error *err)
{
    struct arena arena = {0};
    struct xc_error why;
    char target[PATH_MAX], path[PATH_MAX];
    size_t n = 0;
    bool ok = false;
    const char **in = arena_take(&arena, s->parts_count + 2, sizeof *in);

    if (!in) {
        error_memory(err);
        goto out;
    }
    in[n++] = meta;
    if (base)
        in[n++] = base;
    for (size_t i = 0; i < s->parts_count; i++) {
        if (!part_path(s, s->parts[i], path, err))
            goto out;
        in[n] = arena_copy(&arena, span_of(path));
        if (!in[n++]) {
            error_memory(err);
            goto out;
        }
    }
    if (!generation_next(s->index, target, err))
        goto out;
    if (!xc_compact(in, n, target, 0, &why)) {
        index_error(err, &why);
        goto out;
    }
    ok = generation_switch(s->index, target, err);
out:
    arena_free(&arena);
    return ok;
}

bool segments_finish(struct segments *s, const char *base, struct span dropped,
                     const struct generation_counts *counts, struct lede_error *err)
{
    char meta[PATH_MAX], copy[PATH_MAX];
    bool first = base == NULL;

    if (!send_batch(s, err) || !wait_for_all(s, err))
        return false;
    while (s->parts_count > MERGE_PARTS)
        if (!merge_parts(s, err))
            return false;
    if (base && dropped.len) {
        if (!copy_base(s, base, dropped, copy, err))
            return false;
        base = copy;
    }
    return path_in(s, "meta", meta, err) && generation_meta_create(meta, counts, first, err) &&
           merge_all(s, meta, base, err);
}

bool segments_repack(const char *index, const char *path, struct lede_error *err)
{
    struct xc_error why;
    char target[PATH_MAX];

    if (!generation_next(index, target, err))
        return false;
    if (!xc_compact(&path, 1, target, 0, &why))
        return index_error(err, &why);
    return generation_switch(index, target, err);
}
