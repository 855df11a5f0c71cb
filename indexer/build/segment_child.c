/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/segment_child.h"

#include <limits.h>
#include <stdio.h>

#include <xapian-c.h>

#include "common/file.h"
#include "common/frame.h"
#include "index/index_reader.h"
#include "index/record.h"
#include "indexer/build/postings.h"

/* Terms that are held before they are written out. libxapian takes half a KB for each; a segment of news has
 * 150,000, one of numbers and noise can have millions. */
enum { TERMS_HELD_MAX = 200000 };

struct child {
    struct postings *postings;
    struct xc_writer *writer;
    size_t terms_held;
    struct arena arena;
    struct buf frame;
};

static bool add_article(struct child *c, struct span record, struct lede_error *err)
{
    struct article article;
    struct xc_doc *doc;
    struct xc_error why;

    arena_reset(&c->arena);
    if (!record_decode(record, &c->arena, &article, err) ||
        !postings_make(c->postings, &article, record, &doc, err))
        return false;
    c->terms_held += postings_terms(c->postings);
    if (c->terms_held > TERMS_HELD_MAX) {
        c->terms_held = postings_terms(c->postings);
        if (!xc_commit(c->writer, &why) || !xc_begin(c->writer, &why))
            return index_error(err, &why);
    }
    return xc_add(c->writer, doc, NULL, &why) || index_error(err, &why);
}

/* A segment of the records in c->frame. */
static bool make_segment(struct child *c, const char *path, struct lede_error *err)
{
    struct span rest = buf_span(&c->frame), record;
    struct xc_error why;
    uint32_t type;

    c->terms_held = 0;
    /* The records were read first and are made at leisure: the parent need not wait. */
    if (!xc_create(&c->writer, path, XC_DANGEROUS | XC_NO_SYNC, &why) || !xc_begin(c->writer, &why))
        return index_error(err, &why);
    while (frame_cut(&rest, &type, &record))
        if (!add_article(c, record, err))
            return false;
    if (!xc_commit(c->writer, &why))
        return index_error(err, &why);
    xc_writer_close(c->writer);
    c->writer = NULL;
    return true;
}

/* One of the segments whose paths are in c->frame. */
static bool merge_segments(struct child *c, const char *path, struct lede_error *err)
{
    struct span rest = buf_span(&c->frame), one;
    struct xc_error why;
    const char **in;
    size_t n = 0;

    arena_reset(&c->arena);
    in = arena_take(&c->arena, rest.len, sizeof *in); /* more than there can be paths */
    if (!in)
        return error_memory(err);
    while (rest.len && span_cut(&rest, '\0', &one))
        in[n++] = one.at; /* ended by the NUL that it was cut at */
    if (!xc_compact(in, n, path, XC_NO_SYNC, &why))
        return index_error(err, &why);
    for (size_t i = 0; i < n; i++)
        if (!file_remove_tree(in[i], err))
            return false;
    return true;
}

static bool do_job(struct child *c, int in, struct lede_error *err)
{
    char path[PATH_MAX];
    uint32_t type;

    (void)snprintf(path, sizeof path, "%.*s", SPAN_ARGS(buf_span(&c->frame)));
    enum step step = frame_read(in, 0, &c->frame, &type, err);
    if (step == STEP_FAILED && err->status == LEDE_MEMORY)
        return false;
    if (step != STEP_ITEM)
        return error_set(err, LEDE_SYSTEM, "the indexer has gone");
    return type == SEGMENT_MERGE ? merge_segments(c, path, err) : make_segment(c, path, err);
}

/* Needs no memory: there may be none left. */
static bool say(int out, uint32_t type, struct span text)
{
    struct lede_error ignored;

    return frame_write(out, type, text, &ignored);
}

int segment_child(int in, int out, const struct stem_scheme *stems)
{
    struct child c = {0};
    struct lede_error err;
    int status = 2;
    uint32_t type;

    if (!postings_open(&c.postings, stems, &err)) {
        (void)!say(out, SEGMENT_FAILED, span_of(err.text));
        goto out;
    }
    for (;;) {
        enum step step = frame_read(in, 0, &c.frame, &type, &err);
        if (step == STEP_END) {
            status = 0;
            break;
        }
        if (step == STEP_FAILED || !do_job(&c, in, &err)) {
            (void)!say(out, SEGMENT_FAILED, span_of(err.text));
            break;
        }
        if (!say(out, SEGMENT_DONE, (struct span){0}))
            break;
    }
out:
    xc_writer_close(c.writer);
    postings_close(c.postings);
    arena_free(&c.arena);
    buf_free(&c.frame);
    return status;
}
