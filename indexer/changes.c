/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/changes.h"

#include "common/frame.h"
#include "index/names_called.h"
#include "index/names_joins.h"
#include "index/names_keys.h"
#include "index/record.h"
#include "index/stored.h"
#include "indexer/build/segment_child.h"
#include "indexer/build/update_child.h"

/* What is known of an unwanted id. */
enum { UNWANTED_SEEN = 1 /* in this run */, UNWANTED_ASKED = 2 /* changes_delete() was */ };

/* An index keeps the stems that it has. */
static bool choose_stems(struct changes *c, struct lede_error *err)
{
    struct stem_scheme *stems = &c->counts.stems;
    unsigned main = c->language.len ? stem_language(c->language) : STEM_ENGLISH;

    if (!c->reader) {
        *stems = (struct stem_scheme){main, true, stem_all_but(main)};
        return true;
    }
    if (!index_stems(c->reader, stems, err))
        return false;
    stems->others = stem_all_but(stems->main);
    return c->language.len == 0 || stems->main == main ||
           error_set(err, LEDE_INPUT,
                     "the main language of the index is \"%s\": only --rebuild changes it",
                     stem_code(stems->main));
}

bool changes_open(struct changes *c, int32_t today, struct lede_error *err)
{
    /* A rebuild needs nothing of the index that is there, so that it helps whatever is wrong with it. */
    if (!generation_current(c->index, c->generation, err)) {
        if (!c->rebuild || err->status != LEDE_DAMAGED)
            return false;
        c->generation[0] = '\0';
    }
    if (c->generation[0] && !c->rebuild) {
        if (!index_open(&c->reader, c->index, err))
            return false;
        c->counts.passages = index_counts(c->reader)->passages;
        c->counts.words = index_counts(c->reader)->words;
        c->articles = index_counts(c->reader)->articles;
    }
    if (!choose_stems(c, err))
        return false;
    c->counts.created = today;
    return c->reader || segments_open(&c->segments, c->index, c->jobs, &c->counts.stems, err);
}

void changes_free(struct changes *c)
{
    segments_close(c->segments);
    index_close(c->reader);
    buf_free(&c->kept);
    buf_free(&c->replaced);
    buf_free(&c->dropped);
    map_free(&c->seen);
    map_free(&c->unwanted);
    copies_free(&c->copies);
    names_free(&c->names);
    arena_free(&c->arena);
    *c = (struct changes){0};
}

static bool same_place(const struct article *a, const struct article *b)
{
    return span_equal(a->folder, b->folder);
}

/* Whether `a` may replace the one that the index has under its id. Equal fingerprints mean equal bytes; one
 * whose file is gone has moved. */
static bool may_replace(const struct article *a, const struct article *old, struct lede_error *why)
{
    if (same_place(a, old) || a->fingerprint == old->fingerprint || gone_file(old->path))
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

    if (!segments_open(&c->segments, c->index, c->jobs, &c->counts.stems, err))
        return false;
    while (frame_cut(&rest, &type, &record))
        if (!segments_add(c->segments, record, err))
            return false;
    buf_free(&c->kept);
    c->kept_articles = 0;
    return true;
}

/* Whether the changes kept are too many to be made in place. */
static bool are_many(const struct changes *c)
{
    uint64_t many = index_counts(c->reader)->articles * (uint64_t)CHANGES_SHARE_PERCENT / 100;

    if (many < CHANGES_ALWAYS)
        many = CHANGES_ALWAYS;
    return c->kept_articles + c->done.dropped > many || c->kept.len > CHANGES_BYTES;
}

static bool keep(struct changes *c, struct span record, struct lede_error *err)
{
    frame_add(&c->kept, SEGMENT_RECORD, record);
    c->kept_articles++;
    if (!buf_ok(&c->kept))
        return error_memory(err);
    return !are_many(c) || start_segments(c, err);
}

static bool read_names(struct changes *c, struct lede_error *err)
{
    if (!c->has_names && c->reader && !index_read_names(c->reader, &c->names, err))
        return false;
    c->has_names = true;
    return true;
}

/* The names of an article that comes (1) or goes (-1), into the table of the archive. */
static bool count_names(struct changes *c, const struct article *a, int delta,
                        struct lede_error *err)
{
    return read_names(c, err) && names_count_article(&c->names, a, delta, err);
}

/* An article of the index goes: out of all counts, its id to those that go. */
static bool take_out(struct changes *c, const struct article *old, struct buf *ids,
                     struct lede_error *err)
{
    if (!count_names(c, old, -1, err))
        return false;
    c->counts.passages -= old->passage_count;
    c->counts.words -= old->word_count;
    buf_add(ids, old->id);
    buf_byte(ids, '\0');
    return buf_ok(ids) || error_memory(err);
}

/* Whether what the user gave of the article makes the same of it as before: its record is compared. */
static bool same_given(const struct article *a, struct span record, const struct article *old,
                       bool *same, struct lede_error *err)
{
    struct buf before = {0};
    bool ok;

    *same = a->found.len + old->found.len == 0;
    if (*same)
        return true;
    ok = record_encode(old, &before, err);
    *same = ok && span_equal(buf_span(&before), record);
    buf_free(&before);
    return ok;
}

/* What the index has under the id, against the article. */
static bool compare_with_index(struct changes *c, const struct article *a, struct span record,
                               enum change *result, bool *replaces, struct lede_error *why,
                               struct lede_error *err)
{
    bool same;

    struct article old;
    bool found = false;

    *replaces = false;
    *result = CHANGE_MADE;
    if (!c->reader)
        return true;
    arena_reset(&c->arena);
    if (!index_article(c->reader, a->id, &c->arena, &old, &found, err))
        return error_within(err, "article \"%.*s\"", SPAN_ARGS(a->id));
    if (!found)
        return true;
    if (old.fingerprint == a->fingerprint && same_place(a, &old) && span_equal(old.path, a->path)) {
        if (!same_given(a, record, &old, &same, err))
            return false;
        if (same) {
            *result = CHANGE_NONE;
            return true;
        }
    }
    if (!may_replace(a, &old, why)) {
        *result = CHANGE_REFUSED;
        return true;
    }
    *replaces = true;
    return take_out(c, &old, &c->replaced, err);
}

static bool count_same(struct changes *c)
{
    c->done.unchanged++;
    return true;
}

static bool make_change(struct changes *c, const struct article *a, struct span record,
                        bool replaces, struct lede_error *err)
{
    if (replaces) {
        c->done.replaced++;
    } else {
        c->done.added++;
        c->articles++;
    }
    if (!count_names(c, a, 1, err) || !copies_add(&c->copies, c->reader, a, err))
        return false;
    c->counts.passages += a->passage_count;
    c->counts.words += a->word_count;
    return c->segments ? segments_add(c->segments, record, err) : keep(c, record, err);
}

bool changes_add(struct changes *c, const struct article *a, struct span record,
                 enum change *result, struct lede_error *why, struct lede_error *err)
{
    bool again = map_has(&c->seen, a->id), replaces;
    uint64_t *seen;

    if (map_has(&c->unwanted, a->id)) {
        seen = map_number(&c->unwanted, a->id);
        if (!seen)
            return error_memory(err);
        *seen |= UNWANTED_SEEN;
        *result = CHANGE_UNWANTED;
        return true;
    }
    if (!again && !compare_with_index(c, a, record, result, &replaces, why, err))
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
    return *result == CHANGE_NONE ? count_same(c) : make_change(c, a, record, replaces, err);
}

/* ---- What goes ---- */

bool changes_refuse(struct changes *c, struct span id, struct lede_error *err)
{
    return map_number(&c->unwanted, id) || error_memory(err);
}

static bool drop(struct changes *c, const struct article *old, struct lede_error *err)
{
    uint64_t *state = map_number(&c->unwanted, old->id);

    if (!state)
        return error_memory(err);
    *state |= UNWANTED_ASKED;
    c->done.dropped++;
    c->articles--;
    return take_out(c, old, &c->dropped, err);
}

bool changes_delete(struct changes *c, struct span id, bool *known, struct lede_error *err)
{
    uint64_t *state = map_number(&c->unwanted, id);
    struct article old;
    bool found = false;

    if (!state)
        return error_memory(err);
    *known = *state != 0;
    if (*state & UNWANTED_ASKED)
        return true;
    *state |= UNWANTED_ASKED;
    if (!c->reader)
        return true;
    arena_reset(&c->arena);
    if (!index_article(c->reader, id, &c->arena, &old, &found, err))
        return error_within(err, "article \"%.*s\"", SPAN_ARGS(id));
    if (!found)
        return true;
    *known = true;
    return drop(c, &old, err);
}

/* The archive is there, and was read whole, without it. */
static bool is_member_gone(const struct changes *c, enum whereabouts file,
                           const struct article *old)
{
    return file == FILE_THERE && c->archives && archives_lack(c->archives, old);
}

bool changes_prune(struct changes *c, struct gone *gone, struct lede_error *err)
{
    struct stored_walk walk = {.reader = c->reader};
    struct article old;
    struct span id;
    enum whereabouts file;
    enum step step = STEP_END;
    bool ok = !c->reader || index_created(c->reader, &gone->index_made, err);

    while (ok && c->reader && (step = stored_next(&walk, &id, err)) == STEP_ITEM) {
        if (map_has(&c->seen, id) || map_has(&c->unwanted, id))
            continue;
        ok = stored_article(&walk, &old, err) &&
             gone_look(gone, old.path, old.folder, &file, err) &&
             ((file != FILE_GONE && !is_member_gone(c, file, &old)) || drop(c, &old, err));
    }
    stored_walk_free(&walk);
    return ok && step != STEP_FAILED;
}

/* Hand the articles that stay as they are to the segments. */
static bool remake_rest(struct changes *c, struct lede_error *err)
{
    struct stored_walk walk = {.reader = c->reader};
    struct span rest = buf_span(&c->replaced), id, record;
    struct map gone = {0};
    enum step step = STEP_END;
    bool ok = true;

    while (ok && rest.len && span_cut(&rest, '\0', &id))
        ok = map_put(&gone, id, NULL) || error_memory(err);
    while (ok && (step = stored_next(&walk, &id, err)) == STEP_ITEM)
        ok = map_has(&gone, id) ||
             (stored_record(&walk, &record, err) && segments_add(c->segments, record, err));
    stored_walk_free(&walk);
    map_free(&gone);
    return ok && step != STEP_FAILED;
}

/* All to a new generation; c->replaced has all ids that go. */
static bool write_generation(struct changes *c, struct lede_error *err)
{
    const char *base = c->reader ? c->generation : NULL;
    uint64_t gone = c->done.replaced + c->done.dropped;

    if (base && gone * 100 > index_counts(c->reader)->articles * (uint64_t)CHANGES_REMAKE_PERCENT) {
        if (!index_created(c->reader, &c->counts.created, err) || !remake_rest(c, err))
            return false;
        base = NULL;
    }
    return segments_finish(c->segments, base, buf_span(&c->replaced), &c->counts, err);
}

bool changes_names(struct changes *c, const struct names **out, struct lede_error *err)
{
    *out = &c->names;
    return read_names(c, err) && names_prepare(&c->names, err);
}

/* Whether something is to be written of an index whose articles stay: what the user gave, or the names by key, which
 * another Lede made by other rules. */
static bool is_rest_new(struct changes *c, bool *is_new, struct lede_error *err)
{
    size_t buckets;

    *is_new = c->reader && (c->counts.given_changed || c->counts.list_changed);
    if (!c->reader || *is_new)
        return true;
    if (!index_spelling_buckets(c->reader, &buckets, err))
        return false;
    *is_new = buckets == 0;
    if (*is_new)
        return true;
    if (!index_buckets(c->reader, META_CALLED, NAMES_CALLED_VERSION, &buckets, err))
        return false;
    *is_new = buckets == 0;
    return true;
}

/* What the archive calls its names, with what was joined of the table, encoded. */
static bool encode_called(const struct names *n, struct span table, struct span joins,
                          struct buf *out, struct lede_error *err)
{
    struct names_canon canon = {0};
    bool ok = names_canon_make_joined(&canon, n, joins, names_table_hash(table), NULL, err) &&
              names_called_encode(&canon, out, err);

    names_canon_free(&canon);
    return ok;
}

bool changes_finish(struct changes *c, struct lede_error *err)
{
    struct change_counts *done = &c->done;
    struct buf names = {0}, keys = {0}, joins = {0}, called = {0};
    bool is_new, ok;

    if (!is_rest_new(c, &is_new, err))
        return false;
    if (done->added + done->replaced + done->dropped == 0 && !is_new)
        return !c->generation[0] || !c->rebuild ||
               error_set(err, LEDE_INPUT,
                         "no articles in what was given: the index stays as it was");
    if (!c->segments && are_many(c) && !start_segments(c, err))
        return false;
    if (!read_names(c, err))
        return false;
    buf_add(&c->replaced, buf_span(&c->dropped));
    ok = (buf_ok(&c->replaced) || error_memory(err)) &&
         copies_finish(&c->copies, c->reader, buf_span(&c->replaced), err) &&
         names_encode(&c->names, &names, err) && name_keys_encode(&c->names, &keys, err) &&
         names_prepare(&c->names, err) &&
         names_joins_encode(&c->names, buf_span(&names), &joins, err) &&
         encode_called(&c->names, buf_span(&names), buf_span(&joins), &called, err);
    c->counts.names = buf_span(&names);
    c->counts.name_keys = buf_span(&keys);
    c->counts.joins = buf_span(&joins);
    c->counts.called = buf_span(&called);
    if (ok && c->segments)
        ok = write_generation(c, err);
    else if (ok)
        ok = update_apart(c->index, c->generation, buf_span(&c->kept), buf_span(&c->dropped),
                          &c->counts, err);
    buf_free(&names);
    buf_free(&keys);
    buf_free(&joins);
    buf_free(&called);
    return ok;
}
