/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/meta.h"

#include "common/file.h"
#include "index/record.h"
#include "index/stored.h"
#include "indexer/meta_file.h"

/* ---- In ---- */

static bool read_index(struct meta *m, const char *index, struct lede_error *err)
{
    struct index_reader *reader = NULL;
    struct arena arena = {0};
    struct span bytes = {0};
    char generation[PATH_MAX];
    bool ok = generation_current(index, generation, err);

    if (ok && generation[0])
        ok = index_open(&reader, index, err) && stored_given(reader, &arena, &bytes, err) &&
             (bytes.len == 0 || overrides_decode(&m->overrides, bytes, err));
    index_close(reader);
    arena_free(&arena);
    return ok;
}

static bool read_file(struct meta *m, struct span sources, struct lede_error *err)
{
    struct outlets outlets = {0};
    struct arena arena = {0};
    struct span bytes;
    bool tabs = span_ends(span_of(m->file), SPAN(".tsv"));
    bool ok = file_read(m->file, META_FILE_MAX, &arena, &bytes, err) &&
              outlets_load(&outlets, err) && outlets_add(&outlets, sources, "--sources", err) &&
              meta_file_read(bytes, tabs, m->file, &outlets, &m->overrides, err);

    outlets_free(&outlets);
    arena_free(&arena);
    return ok;
}

bool meta_open(struct meta *m, const struct index_request *request, const char *index,
               struct span sources, struct messages *messages, struct lede_error *err)
{
    m->file = request->meta;
    if (index && !read_index(m, index, err)) {
        if (!request->rebuild || err->status == LEDE_MEMORY)
            return false;
        overrides_free(&m->overrides);
        messages_say(messages, "note: what --meta said before cannot be read (%s): give it again",
                     err->text);
    }
    return !m->file || read_file(m, sources, err);
}

/* ---- Articles ---- */

static void mark_found(struct meta *m, struct span id, struct span path)
{
    struct override *of_id = overrides_find(&m->overrides, false, id);
    struct override *of_path = overrides_find(&m->overrides, true, path);

    if (of_id)
        of_id->found = true;
    if (of_path)
        of_path->found = true;
}

bool meta_takes(struct meta *m, const struct article *a)
{
    if (m->overrides.count == 0)
        return true;
    mark_found(m, a->id, a->path);
    return !overrides_drop(&m->overrides, a->id, a->path);
}

/* Give the article of the index, which this run did not come upon, to the parsers; or drop it. */
static bool amend_stored(struct meta *m, struct changes *c, struct parsers *parsers,
                         const struct article *a, struct lede_error *err)
{
    struct parse_job job = {.reader = READER_RECORD, .shown = a->id, .path = a->path};
    struct buf record = {0};
    bool ok, known;

    mark_found(m, a->id, a->path);
    if (map_has(&c->seen, a->id) || map_has(&c->unwanted, a->id))
        return true;
    if (overrides_drop(&m->overrides, a->id, a->path))
        return changes_delete(c, a->id, &known, err);
    ok = record_encode(a, &record, err);
    job.bytes = buf_span(&record);
    ok = ok && parsers_give(parsers, &job, err);
    buf_free(&record);
    return ok;
}

/* Those that the file names by their ids; *paths: whether it names some by path. */
static bool amend_ids(struct meta *m, struct changes *c, struct parsers *parsers, bool *paths,
                      struct lede_error *err)
{
    struct arena arena = {0};
    bool ok = true, found;

    *paths = false;
    for (size_t i = 0; ok && i < m->overrides.count; i++) {
        const struct override *one = m->overrides.items[i];
        struct article a;
        if (one->line == 0)
            continue;
        *paths |= one->by_path;
        if (one->by_path)
            continue;
        arena_reset(&arena);
        ok = index_article(c->reader, one->key, &arena, &a, &found, err) ||
             error_within(err, "article \"%.*s\"", SPAN_ARGS(one->key));
        if (ok && found)
            ok = amend_stored(m, c, parsers, &a, err);
    }
    arena_free(&arena);
    return ok;
}

/* Those that it names by their paths, which only the records have. */
static bool amend_paths(struct meta *m, struct changes *c, struct parsers *parsers,
                        struct lede_error *err)
{
    struct stored_walk walk = {.reader = c->reader};
    enum step step = STEP_END;
    struct span id;
    bool ok = true;

    while (ok && (step = stored_next(&walk, &id, err)) == STEP_ITEM) {
        const struct override *one;
        struct article a;
        ok = stored_article(&walk, &a, err);
        one = ok ? overrides_find(&m->overrides, true, a.path) : NULL;
        if (one && one->line)
            ok = amend_stored(m, c, parsers, &a, err);
    }
    stored_walk_free(&walk);
    return ok && step != STEP_FAILED;
}

bool meta_amend(struct meta *m, struct changes *c, struct parsers *parsers, struct lede_error *err)
{
    bool paths;

    if (!m->file || !c->reader)
        return true;
    return amend_ids(m, c, parsers, &paths, err) && (!paths || amend_paths(m, c, parsers, err)) &&
           parsers_drain(parsers, err);
}

/* ---- Out ---- */

bool meta_finish(struct meta *m, struct changes *c, struct messages *messages,
                 struct index_summary *summary, struct lede_error *err)
{
    for (size_t i = 0; i < m->overrides.count; i++) {
        const struct override *one = m->overrides.items[i];
        summary->given += one->line > 0;
        if (one->line == 0 || one->found || one->was_dropped)
            continue;
        summary->unknown++;
        messages_say(messages, "%s:%zu: no article has the %s \"%.*s\"", m->file, one->line,
                     one->by_path ? "path" : "id", SPAN_ARGS(one->key));
    }
    c->counts.given_changed = m->file != NULL;
    if (m->overrides.count == 0)
        return true;
    if (!overrides_encode(&m->overrides, &m->encoded, err))
        return false;
    c->counts.given = buf_span(&m->encoded);
    return true;
}

void meta_free(struct meta *m)
{
    overrides_free(&m->overrides);
    buf_free(&m->encoded);
    *m = (struct meta){0};
}
