/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/generation_meta.h"

#include <inttypes.h>
#include <stdio.h>

#include "analysis/stem.h"
#include "common/date.h"
#include "index/generations.h"
#include "index/index_reader.h"
#include "index/names.h"
#include "index/names_called.h"
#include "index/names_keys.h"

#ifndef LEDE_VERSION_TEXT
#define LEDE_VERSION_TEXT "0"
#endif

static bool set(struct xc_writer *w, const char *key, const char *value, struct xc_error *why)
{
    return xc_set_metadata(w, (struct xc_str){key, strlen(key)},
                           (struct xc_str){value, strlen(value)}, why);
}

static bool set_number(struct xc_writer *w, const char *key, uint64_t number, struct xc_error *why)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%" PRIu64, number);
    return set(w, key, text, why);
}

/* Pieces that an earlier, longer table left behind these are not read: the first says how many count. */
static bool set_pieces(struct xc_writer *w, const char *name, struct span all, struct xc_error *why)
{
    struct span part;
    char key[32];

    for (size_t i = 0; names_part(all, i, &part); i++) {
        int n = snprintf(key, sizeof key, "%s%zu", name, i);
        if (!xc_set_metadata(w, (struct xc_str){key, (size_t)n}, (struct xc_str){part.at, part.len},
                             why))
            return false;
    }
    return true;
}

/* A generation made of one of format 1 has its stems, and stays of that format. */
static bool set_format(struct xc_writer *w, const struct stem_scheme *stems, struct xc_error *why)
{
    return set_number(w, META_FORMAT, stems->by_language ? INDEX_FORMAT : 1, why);
}

/* Buckets that were there before and are none of these now are not read: the head says how many count. */
static bool set_buckets(struct xc_writer *w, const char *name, int version, struct span encoded,
                        const struct generation_counts *counts, struct xc_error *why)
{
    size_t buckets = name_keys_bucket_count(encoded);
    char head[NAME_KEYS_HEAD_MAX], key[32];

    for (size_t i = 0; i < buckets; i++) {
        struct span bucket = name_keys_bucket(encoded, i);
        int n = snprintf(key, sizeof key, "%s-%zu", name, i);
        if (!xc_set_metadata(w, (struct xc_str){key, (size_t)n},
                             (struct xc_str){bucket.at, bucket.len}, why))
            return false;
    }
    buckets_head(version, buckets, counts->passages, counts->words, head);
    return set(w, name, head, why);
}

/* Behind how many bytes they are. */
static bool set_bytes(struct xc_writer *w, const char *name, struct span bytes,
                      struct lede_error *err)
{
    struct buf whole = {0};
    struct xc_error why;
    bool ok;

    buf_u64(&whole, bytes.len);
    buf_add(&whole, bytes);
    ok = buf_ok(&whole) ? set_pieces(w, name, buf_span(&whole), &why) || index_error(err, &why)
                        : error_memory(err);
    buf_free(&whole);
    return ok;
}

bool generation_meta_set_counts(struct xc_writer *w, const struct generation_counts *counts,
                                struct lede_error *err)
{
    struct xc_error why;
    bool ok = set_format(w, &counts->stems, &why) &&
              set_number(w, META_PASSAGES, counts->passages, &why) &&
              set_number(w, META_WORDS, counts->words, &why) &&
              set_pieces(w, META_NAMES, counts->names, &why) &&
              set_buckets(w, META_NAME_KEYS, NAME_KEYS_VERSION, counts->name_keys, counts, &why) &&
              set_buckets(w, META_CALLED, NAMES_CALLED_VERSION, counts->called, counts, &why);

    return ok ? set_bytes(w, META_JOINS, counts->joins, err) : index_error(err, &why);
}

static bool set_stems(struct xc_writer *w, const struct stem_scheme *stems, struct xc_error *why)
{
    return set_format(w, stems, why) && set(w, META_STEMMER, stem_name(stems->main), why) &&
           (!stems->by_language || set(w, META_LANGUAGE, stem_code(stems->main), why));
}

bool generation_meta_set_given(struct xc_writer *w, struct span given, struct lede_error *err)
{
    return given.len == 0 || set_bytes(w, META_GIVEN, given, err);
}

bool generation_meta_set_list(struct xc_writer *w, struct span list, struct lede_error *err)
{
    return set_bytes(w, META_LIST, list, err);
}

bool generation_meta_create(const char *path, const struct generation_counts *counts, bool first,
                            struct lede_error *err)
{
    struct xc_writer *w = NULL;
    struct xc_error why;
    char created[DATE_TEXT_MAX];
    bool ok;

    date_write(counts->created, created);
    if (!xc_create(&w, path, XC_DANGEROUS | XC_NO_SYNC, &why))
        return index_error(err, &why);
    ok = (xc_begin(w, &why) && set_stems(w, &counts->stems, &why) &&
          set(w, META_PROGRAM, LEDE_VERSION_TEXT, &why) &&
          (!first || set(w, META_CREATED, created, &why))) ||
         index_error(err, &why);
    ok = ok && generation_meta_set_counts(w, counts, err) &&
         generation_meta_set_given(w, counts->given, err) &&
         ((counts->list.len == 0 && !counts->list_changed) ||
          generation_meta_set_list(w, counts->list, err)) &&
         (xc_commit(w, &why) || index_error(err, &why));
    xc_writer_close(w);
    return ok;
}
