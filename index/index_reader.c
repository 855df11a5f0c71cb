/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index_reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <xapian-c.h>

#include "analysis/stem.h"
#include "common/date.h"
#include "common/file.h"
#include "common/number.h"
#include "index/elided.h"
#include "index/fields.h"
#include "index/generations.h"
#include "index/reader_names.h"
#include "index/record.h"
#include "index/stored.h"
#include "index/xapian_text.h"

struct index_reader {
    char path[PATH_MAX];
    struct xc_index *xapian;
    struct stemmer *stemmer; /* opened when first asked for */
    struct index_counts counts;
    struct reader_names names; /* of the state that was counted */
    struct elided elided;      /* of the same state; read when first asked for */
    uint64_t counted;          /* xc_revision() of the state that the counts are of */
};

bool index_error(struct lede_error *err, const struct xc_error *from)
{
    enum lede_status status = LEDE_SYSTEM;

    switch (from->status) {
    case XC_NOT_FOUND: status = LEDE_MISSING; break;
    case XC_BUSY: status = LEDE_BUSY; break;
    case XC_CORRUPT: status = LEDE_DAMAGED; break;
    case XC_VERSION: status = LEDE_VERSION; break;
    case XC_MEMORY: return error_memory(err);
    case XC_LIMIT: status = LEDE_LIMIT; break;
    case XC_OK:
    case XC_STALE:
    case XC_PERMISSION:
    case XC_NO_SPACE:
    case XC_NETWORK:
    case XC_ARGUMENT:
    case XC_UNSUPPORTED:
    case XC_CLOSED:
    case XC_INTERNAL: break;
    }
    return error_set(err, status, "%s: %s", xc_status_name(from->status), from->text);
}

struct xc_index *index_xapian(struct index_reader *r)
{
    return r->xapian;
}

const struct index_counts *index_counts(const struct index_reader *r)
{
    return &r->counts;
}

/* A metadata key's text into the arena. */
static bool read_text(struct index_reader *r, const char *key, struct arena *arena,
                      struct span *out, struct lede_error *err)
{
    struct xc_buf value = {0};
    struct xc_error why;
    bool ok = false;

    if (!xc_metadata(r->xapian, str_of(span_of(key)), &value, &why))
        return index_error(err, &why);
    *out = arena_span(arena, (struct span){value.at, value.len});
    ok = out->at || error_memory(err);
    xc_buf_free(&value);
    return ok;
}

static bool read_number(struct index_reader *r, const char *key, uint64_t *out,
                        struct lede_error *err)
{
    struct arena arena = {0};
    struct span text = {0};
    bool ok = read_text(r, key, &arena, &text, err);

    *out = 0;
    if (ok && !number_parse(text, UINT64_MAX, out))
        ok = error_set(err, LEDE_DAMAGED, "no readable \"%s\" in it", key);
    arena_free(&arena);
    return ok;
}

/* The languages of which the index has articles. */
static bool read_languages(struct index_reader *r, struct stem_scheme *stems,
                           struct lede_error *err)
{
    uint32_t wanted = stem_all_but(stems->main), docs;
    struct xc_error why;
    struct term t;

    for (unsigned i = 0; i < STEM_LANGUAGES; i++) {
        if (!(wanted >> i & 1))
            continue;
        term_make(&t, PREFIX_LANGUAGE, span_of(stem_code(i)));
        if (!xc_term_stats(r->xapian, (struct xc_str){t.at, t.len}, &docs, NULL, &why))
            return index_error(err, &why);
        if (docs)
            stems->others |= (uint32_t)1 << i;
    }
    return true;
}

/* An index of format 1 says no language: all its stems are English. */
static bool open_stemmer(struct index_reader *r, struct lede_error *err)
{
    struct stem_scheme stems = stem_english_alone;
    struct arena arena = {0};
    struct span code = {0};
    bool ok;

    if (r->stemmer)
        return true;
    ok = read_text(r, META_LANGUAGE, &arena, &code, err);
    if (ok && code.len) {
        stems = (struct stem_scheme){.main = stem_language(code), .by_language = true};
        ok = stems.main < STEM_LANGUAGES
                 ? read_languages(r, &stems, err)
                 : error_set(err, LEDE_VERSION,
                             "made by a newer Lede (its main language is \"%.*s\")",
                             SPAN_ARGS(code));
    }
    ok = ok && stemmer_open_for(&r->stemmer, 0, &stems, err);
    arena_free(&arena);
    return ok;
}

/* The counts, after opening and after each change. */
static bool read_counts(struct index_reader *r, struct lede_error *err)
{
    struct xc_stats stats;
    struct xc_error why;
    uint64_t format;

    if (!read_number(r, META_FORMAT, &format, err))
        return false;
    if (format > INDEX_FORMAT)
        return error_set(err, LEDE_VERSION, "made by a newer Lede (format %llu, this one reads %d)",
                         (unsigned long long)format, INDEX_FORMAT);
    if (!xc_stats(r->xapian, &stats, &why))
        return index_error(err, &why);
    struct index_counts c = {.articles = stats.documents, .mean_length = stats.mean_length};
    if (!read_number(r, META_PASSAGES, &c.passages, err) ||
        !read_number(r, META_WORDS, &c.words, err))
        return false;
    c.mean_passage_words = c.passages ? (double)c.words / (double)c.passages : 1;
    r->counts = c;
    reader_names_forget(&r->names);
    elided_free(&r->elided);
    stemmer_close(r->stemmer);
    r->stemmer = NULL;
    r->counted = xc_revision(r->xapian);
    return true;
}

/* Open what XAPIANDB names. A writer may switch, and remove what was current before, between our reading
 * of it and the opening: then there is another one to open. */
static bool open_current(struct index_reader *r, struct lede_error *err)
{
    struct xc_str name = str_of(span_of(r->path));
    char generation[PATH_MAX], now[PATH_MAX];
    struct xc_error why;

    if (!generation_current(r->path, generation, err))
        return false;
    if (!generation[0])
        return error_set(err, LEDE_MISSING, "no index at %s", r->path);
    while (!xc_open(&r->xapian, &name, 1, &why)) {
        if (!generation_current(r->path, now, err))
            return false;
        if (strcmp(now, generation) == 0) {
            index_error(err, &why);
            /* XAPIANDB is there, so that a generation which is not means damage. */
            if (err->status == LEDE_MISSING)
                err->status = LEDE_DAMAGED;
            return error_within(err, "the index at %s cannot be read", r->path);
        }
        memcpy(generation, now, sizeof now);
    }
    return true;
}

bool index_open(struct index_reader **out, const char *path, struct lede_error *err)
{
    struct index_reader *r = mem_take(1, sizeof *r);

    if (!r)
        return error_memory(err);
    if (snprintf(r->path, sizeof r->path, "%s", path) >= (int)sizeof r->path) {
        error_set(err, LEDE_LIMIT, "%s: name too long", path);
        goto failed;
    }
    if (!open_current(r, err))
        goto failed;
    if (!read_counts(r, err)) {
        error_within(err, "the index at %s cannot be read", path);
        goto failed;
    }
    *out = r;
    return true;
failed:
    index_close(r);
    return false;
}

void index_close(struct index_reader *r)
{
    if (!r)
        return;
    elided_free(&r->elided);
    reader_names_free(&r->names);
    stemmer_close(r->stemmer);
    xc_close(r->xapian);
    mem_free(r);
}

bool index_names(struct index_reader *r, const struct names **out, struct lede_error *err)
{
    *out = &r->names.table;
    return reader_names_table(&r->names, r, err);
}

bool index_canon(struct index_reader *r, const struct names_canon **out, struct lede_error *err)
{
    *out = &r->names.canon;
    return reader_names_canon(&r->names, r, err);
}

bool index_name_called(struct index_reader *r, enum entity_type type, struct span written,
                       bool many, struct arena *arena, struct archive_called *out,
                       struct lede_error *err)
{
    const struct called_asked asked = {type, written, many};

    return reader_names_called(&r->names, r, &asked, arena, out, err);
}

bool index_use_list(struct index_reader *r, struct span text, const char *path,
                    struct lede_error *err)
{
    return reader_names_use_list(&r->names, text, path, err);
}

bool index_has_elided(struct index_reader *r, size_t prefix, struct span form, bool *has,
                      struct lede_error *err)
{
    return elided_has(&r->elided, r->xapian, prefix, form, has, err);
}

bool index_refresh(struct index_reader *r, struct lede_error *err)
{
    struct xc_error why;

    if (!xc_refresh(r->xapian, NULL, &why))
        return index_error(err, &why);
    /* A search that had to read anew has refreshed the handle by itself: no change is seen then. */
    return r->counted == xc_revision(r->xapian) || read_counts(r, err);
}

bool index_sources(struct index_reader *r, struct arena *arena, struct source_count **out,
                   size_t *count, struct lede_error *err)
{
    struct xc_node all = {.op = XC_ALL};
    uint32_t slot = SLOT_SOURCE;
    struct xc_plan plan = {.check_at_least = UINT32_MAX,
                           .weighting = XC_BOOLEAN,
                           .facet_slots = &slot,
                           .nfacet_slots = 1};
    struct xc_hits *hits = NULL;
    struct xc_error why;
    bool ok = false;

    if (!xc_search(r->xapian, &all, &plan, &hits, &why))
        return index_error(err, &why);
    const struct xc_list *list = xc_hits_facet(hits, 0);
    *count = xc_list_count(list);
    *out = arena_take(arena, *count, sizeof **out);
    if (!*out)
        goto out;
    for (size_t i = 0; i < *count; i++) {
        const struct xc_item *item = xc_list_item(list, i);
        (*out)[i].name = arena_span(arena, span_of_str(item->str));
        (*out)[i].articles = item->docs;
        if (!(*out)[i].name.at)
            goto out;
    }
    ok = true;
out:
    xc_hits_free(hits);
    return ok || error_memory(err);
}

/* The first value of the slot in byte order, of all articles that have one; 0 when none has. */
static bool edge_day(struct index_reader *r, uint32_t slot, bool last, int32_t *day,
                     struct lede_error *err)
{
    struct xc_node dated = {.op = XC_VALUE_LE, .slot = slot, .hi = {"99999999", 8}};
    struct xc_plan plan = {.limit = 1,
                           .weighting = XC_BOOLEAN,
                           .sort = XC_BY_VALUE,
                           .sort_slot = slot,
                           .sort_descending = last,
                           .slots = &slot,
                           .nslots = 1};
    struct xc_hits *hits = NULL;
    struct xc_error why;

    *day = 0;
    if (!xc_search(r->xapian, &dated, &plan, &hits, &why))
        return index_error(err, &why);
    if (xc_hit_count(hits))
        (void)day_parse_value(span_of_str(xc_hit(hits, 0)->values[0]), day);
    xc_hits_free(hits);
    return true;
}

bool index_info(struct index_reader *r, struct arena *arena, struct index_info *out,
                struct lede_error *err)
{
    struct index_info info = {.articles = r->counts.articles};
    struct source_count *sources;
    struct xc_error why;
    uint32_t undated = 0;
    char generation[PATH_MAX];
    size_t count = 0;

    info.passages = r->counts.passages;
    info.words = r->counts.words;
    if (!read_number(r, META_FORMAT, &info.format, err) ||
        !read_text(r, META_STEMMER, arena, &info.stemmer, err) ||
        !read_text(r, META_PROGRAM, arena, &info.made_by, err) ||
        !read_text(r, META_CREATED, arena, &info.created, err) ||
        !index_sources(r, arena, &sources, &count, err) ||
        !edge_day(r, SLOT_EARLIEST, false, &info.first_day, err) ||
        !edge_day(r, SLOT_LATEST, true, &info.last_day, err) ||
        !generation_current(r->path, generation, err))
        return false;
    if (!xc_term_stats(r->xapian, str_of(SPAN(TERM_UNDATED)), &undated, NULL, &why))
        return index_error(err, &why);
    info.sources = count;
    info.undated = undated;
    errno = 0;
    info.bytes = file_folder_bytes(generation);
    if (info.bytes == 0 && errno == ENOMEM)
        return error_memory(err);
    *out = info;
    return true;
}

bool index_article(struct index_reader *r, struct span id, struct arena *arena, struct article *out,
                   bool *found, struct lede_error *err)
{
    struct xc_buf data = {0};
    struct xc_error why;
    struct span bytes;
    struct term term;
    uint32_t docid = 0;

    *found = false;
    term_make_id(&term, PREFIX_ID, id);
    if (!xc_get(r->xapian, (struct xc_str){term.at, term.len}, &docid, &data, &why))
        return index_error(err, &why);
    bytes = arena_span(arena, (struct span){data.at, data.len});
    xc_buf_free(&data);
    if (docid == 0)
        return true;
    if (!bytes.at)
        return error_memory(err);
    *found = true;
    return record_decode(bytes, arena, out, err);
}

bool index_created(struct index_reader *r, int32_t *day, struct lede_error *err)
{
    struct arena arena = {0};
    struct lede_date date;
    struct span text = {0};
    bool ok = read_text(r, META_CREATED, &arena, &text, err);

    *day = ok && date_parse_iso(text, &date) ? date.earliest : INT32_MIN;
    arena_free(&arena);
    return ok;
}

bool index_own_stemmer(struct index_reader *r, struct stemmer **out, struct lede_error *err)
{
    if (!open_stemmer(r, err))
        return false;
    *out = r->stemmer;
    return true;
}

bool index_stems(struct index_reader *r, struct stem_scheme *out, struct lede_error *err)
{
    if (!open_stemmer(r, err))
        return false;
    *out = *stemmer_scheme(r->stemmer);
    return true;
}

bool index_stemmer(struct index_reader *r, struct stemmer **out, struct lede_error *err)
{
    struct stem_scheme stems;

    return index_stems(r, &stems, err) && stemmer_open_for(out, 0, &stems, err);
}
