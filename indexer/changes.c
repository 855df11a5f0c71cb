/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/changes.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "common/file.h"
#include "common/frame.h"
#include "indexer/build/segment_child.h"
#include "indexer/build/update.h"

bool changes_open(struct changes *c, int32_t today, struct lede_error *err)
{
    if (!generation_current(c->index, c->generation, err))
        return false;
    if (c->generation[0] && !c->rebuild) {
        if (!index_open(&c->reader, c->index, err))
            return false;
        c->counts.passages = index_counts(c->reader)->passages;
        c->counts.words = index_counts(c->reader)->words;
        c->articles = index_counts(c->reader)->articles;
    }
    c->counts.created = today;
    return c->reader || segments_open(&c->segments, c->index, c->jobs, err);
}

void changes_free(struct changes *c)
{
    segments_close(c->segments);
    index_close(c->reader);
    buf_free(&c->kept);
    buf_free(&c->dropped);
    map_free(&c->seen);
    names_free(&c->names);
    arena_free(&c->arena);
    *c = (struct changes){0};
}

/* Whether the file that an article came from is gone: it has moved then. Standard input has none. */
static bool file_is_gone(const struct article *a)
{
    char path[PATH_MAX];
    struct stat st;
    int n = snprintf(path, sizeof path, "%.*s", SPAN_ARGS(a->path));

    return a->path.len && n > 0 && n < (int)sizeof path && stat(path, &st) != 0 &&
           (errno == ENOENT || errno == ENOTDIR); /* one that may not be looked at is there */
}

static bool same_place(const struct article *a, const struct article *b)
{
    return span_equal(a->folder, b->folder);
}

/* Whether `a` may replace the one that the index has under its id. Equal fingerprints mean equal bytes. */
static bool may_replace(const struct article *a, const struct article *old, struct lede_error *why)
{
    if (same_place(a, old) || a->fingerprint == old->fingerprint || file_is_gone(old))
        return true;
    return error_set(why, LEDE_INPUT,
                     "skipped: its id \"%.*s\" is that of an article from %.*s (--id-prefix tells "
                     "them apart)",
                     SPAN_ARGS(a->id), SPAN_ARGS(old->folder.len ? old->folder : SPAN("-")));
}

/* From keeping changes to writing segments. */
static bool start_segments(struct changes *c, struct lede_error *err)
{
    struct span rest = buf_span(&c->kept), record;
    uint32_t type;

    if (!segments_open(&c->segments, c->index, c->jobs, err))
        return false;
    while (frame_cut(&rest, &type, &record))
        if (!segments_add(c->segments, record, err))
            return false;
    buf_free(&c->kept);
    c->kept_articles = 0;
    return true;
}

static bool keep(struct changes *c, struct span record, struct lede_error *err)
{
    uint64_t many = index_counts(c->reader)->articles * (uint64_t)CHANGES_SHARE_PERCENT / 100;

    frame_add(&c->kept, SEGMENT_RECORD, record);
    c->kept_articles++;
    if (!buf_ok(&c->kept))
        return error_memory(err);
    if (many < CHANGES_ALWAYS)
        many = CHANGES_ALWAYS;
    return (c->kept_articles <= many && c->kept.len <= CHANGES_BYTES) || start_segments(c, err);
}

/* The names of an article that comes (1) or goes (-1), into the table of the archive. */
static bool count_names(struct changes *c, const struct article *a, int delta,
                        struct lede_error *err)
{
    if (!c->has_names && c->reader && !index_read_names(c->reader, &c->names, err))
        return false;
    c->has_names = true;
    return names_count_article(&c->names, a, delta, err);
}

/* What the index has under the id, against the article. *old_found: it is to be replaced. */
static bool compare_with_index(struct changes *c, const struct article *a, enum change *result,
                               bool *old_found, struct lede_error *why, struct lede_error *err)
{
    struct article old;

    *old_found = false;
    *result = CHANGE_MADE;
    if (!c->reader)
        return true;
    arena_reset(&c->arena);
    if (!index_article(c->reader, a->id, &c->arena, &old, old_found, err))
        return error_within(err, "article \"%.*s\"", SPAN_ARGS(a->id));
    if (!*old_found)
        return true;
    if (old.fingerprint == a->fingerprint && same_place(a, &old) && span_equal(old.path, a->path)) {
        *result = CHANGE_NONE;
        return true;
    }
    if (!may_replace(a, &old, why)) {
        *result = CHANGE_REFUSED;
        return true;
    }
    if (!count_names(c, &old, -1, err))
        return false;
    c->counts.passages -= old.passage_count;
    c->counts.words -= old.word_count;
    buf_add(&c->dropped, a->id);
    buf_byte(&c->dropped, '\0');
    return buf_ok(&c->dropped) || error_memory(err);
}

static bool count_same(struct changes *c)
{
    c->done.unchanged++;
    return true;
}

static bool make_change(struct changes *c, const struct article *a, struct span record,
                        bool old_found, struct lede_error *err)
{
    if (old_found) {
        c->done.replaced++;
    } else {
        c->done.added++;
        c->articles++;
    }
    if (!count_names(c, a, 1, err))
        return false;
    c->counts.passages += a->passage_count;
    c->counts.words += a->word_count;
    return c->segments ? segments_add(c->segments, record, err) : keep(c, record, err);
}

bool changes_add(struct changes *c, const struct article *a, struct span record,
                 enum change *result, struct lede_error *why, struct lede_error *err)
{
    bool again = map_has(&c->seen, a->id), old_found;
    uint64_t *seen;

    if (!again && !compare_with_index(c, a, result, &old_found, why, err))
        return false;
    if (!again && *result == CHANGE_REFUSED) /* it has not taken the id: its owner may come yet */
        return true;
    seen = map_number(&c->seen, a->id);
    if (!seen)
        return error_memory(err);
    if (again) {
        *result = *seen == a->fingerprint ? CHANGE_NONE : CHANGE_REFUSED;
        if (*result == CHANGE_REFUSED)
            (void)error_set(why, LEDE_INPUT,
                            "skipped: its id \"%.*s\" was given before in this run (--id-prefix "
                            "tells folders apart)",
                            SPAN_ARGS(a->id));
        return true;
    }
    *seen = a->fingerprint;
    return *result == CHANGE_NONE ? count_same(c) : make_change(c, a, record, old_found, err);
}

bool changes_finish(struct changes *c, struct lede_error *err)
{
    if (c->done.added + c->done.replaced == 0)
        return !c->generation[0] || !c->rebuild ||
               error_set(err, LEDE_INPUT,
                         "no articles in what was given: the index stays as it was");
    struct buf names = {0};
    bool ok = names_encode(&c->names, &names, err);

    c->counts.names = buf_span(&names);
    if (ok && c->segments)
        ok = segments_finish(c->segments, c->reader ? c->generation : NULL, buf_span(&c->dropped),
                             &c->counts, err);
    else if (ok)
        ok = update_in_place(c->index, c->generation, buf_span(&c->kept), &c->counts, err);
    buf_free(&names);
    return ok;
}
