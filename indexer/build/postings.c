/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/postings.h"

#include "analysis/stem.h"
#include "analysis/terms.h"
#include "common/date.h"
#include "common/limits.h"
#include "common/mem.h"
#include "common/varint.h"
#include "index/index_reader.h"

enum { STEM_CACHE = 1 << 16, TITLE_WDF = 2, BODY_WDF = 1 };

struct postings {
    struct stemmer *stemmer;
    struct xc_doc *doc;
    struct buf data, passages;
    struct xc_error why;
};

bool postings_open(struct postings **out, struct lede_error *err)
{
    struct postings *p = mem_take(1, sizeof *p);

    if (!p)
        return error_memory(err);
    if (!stemmer_open(&p->stemmer, STEM_CACHE, err)) {
        postings_close(p);
        return false;
    }
    if (!xc_doc_new(&p->doc, &p->why)) {
        index_error(err, &p->why);
        postings_close(p);
        return false;
    }
    *out = p;
    return true;
}

void postings_close(struct postings *p)
{
    if (!p)
        return;
    xc_doc_free(p->doc);
    stemmer_close(p->stemmer);
    buf_free(&p->data);
    buf_free(&p->passages);
    mem_free(p);
}

static struct xc_str str_of(struct span s)
{
    return (struct xc_str){s.at, s.len};
}

static bool add_term(struct postings *p, const char *prefix, struct span value, uint32_t wdf)
{
    struct term t;
    term_make(&t, prefix, value);
    return xc_doc_term(p->doc, (struct xc_str){t.at, t.len}, wdf, &p->why);
}

static bool add_word(struct postings *p, const struct word *w, uint32_t position, bool title)
{
    struct span stem = stem_of(p->stemmer, w->form);
    struct term t;

    if (!xc_doc_posting(p->doc, str_of(w->form), position, 0, &p->why) ||
        !add_term(p, PREFIX_STEM, stem, title ? TITLE_WDF : BODY_WDF))
        return false;
    if (w->written == WRITTEN_OTHER && !add_term(p, PREFIX_AS_WRITTEN, w->as_written, 0))
        return false;
    if (!title)
        return true;
    term_make(&t, PREFIX_TITLE, w->form);
    return xc_doc_posting(p->doc, (struct xc_str){t.at, t.len}, position, 0, &p->why) &&
           add_term(p, PREFIX_TITLE_STEM, stem, 0);
}

/* Title and body; on the way, the positions at which passages begin. */
static bool add_words(struct postings *p, const struct article *a)
{
    struct terms terms;
    struct word word;
    uint32_t position, last = 0;
    size_t next = 0;

    terms_begin(&terms, a->title.origin == ORIGIN_LEAD ? (struct span){0} : a->title.value);
    while (terms_next(&terms, &word, &position))
        if (!add_word(p, &word, position, true))
            return false;
    terms_begin_body(&terms, a->text);
    buf_reset(&p->passages);
    while (terms_next(&terms, &word, &position)) {
        if (next < a->passage_count && word.start >= a->passages[next].start) {
            varint_add(&p->passages, position - last);
            last = position;
            next++;
        }
        if (!add_word(p, &word, position, false))
            return false;
    }
    return true;
}

/* A term for each folded word of a field. */
static bool add_field_words(struct postings *p, const char *prefix, struct span text)
{
    struct words words = {.text = text};
    struct word word;

    while (words_next(&words, &word))
        if (!add_term(p, prefix, word.form, 0))
            return false;
    return true;
}

static bool add_folded(struct postings *p, const char *prefix, struct span text)
{
    char folded[TERM_BYTES_MAX];
    size_t len = words_fold(text, folded, sizeof folded);
    return len == 0 || add_term(p, prefix, (struct span){folded, len}, 0);
}

/* The units of prefix + yyyymmdd, yyyymm, yyyy that the interval lies within. */
static bool add_units(struct postings *p, int32_t earliest, int32_t latest)
{
    char from[9], to[9];
    static const size_t lengths[] = {8, 6, 4};

    day_value(earliest, from);
    day_value(latest, to);
    for (size_t i = 0; i < ARRAY_LEN(lengths); i++)
        if (memcmp(from, to, lengths[i]) == 0 &&
            !add_term(p, PREFIX_MENTION, (struct span){from, lengths[i]}, 0))
            return false;
    return true;
}

static bool add_date(struct postings *p, const struct article *a)
{
    char from[9], to[9];
    char kind[] = {(char)('0' + a->date.precision), (char)('a' + a->date_origin)};

    if (a->date.precision == LEDE_NONE)
        return add_term(p, TERM_UNDATED, (struct span){0}, 0);
    day_value(a->date.earliest, from);
    day_value(a->date.latest, to);
    if (memcmp(from, to, 6) == 0) {
        if (!add_term(p, PREFIX_MONTH, (struct span){from, 6}, 0))
            return false;
    } else if (!add_term(p, TERM_NO_MONTH, (struct span){0}, 0)) {
        return false;
    }
    if (memcmp(from, to, 4) == 0 && !add_term(p, PREFIX_YEAR, (struct span){from, 4}, 0))
        return false;
    return xc_doc_value(p->doc, SLOT_EARLIEST, (struct xc_str){from, 8}, &p->why) &&
           xc_doc_value(p->doc, SLOT_LATEST, (struct xc_str){to, 8}, &p->why) &&
           xc_doc_value(p->doc, SLOT_DATE_KIND, (struct xc_str){kind, sizeof kind}, &p->why);
}

static bool add_fields(struct postings *p, const struct article *a)
{
    struct term t;

    term_make_id(&t, PREFIX_ID, a->id);
    if (!xc_doc_term(p->doc, (struct xc_str){t.at, t.len}, 0, &p->why) ||
        !xc_doc_value(p->doc, SLOT_ID, str_of(a->id), &p->why))
        return false;
    if (a->url.len) {
        term_make_id(&t, PREFIX_URL, a->url);
        if (!xc_doc_term(p->doc, (struct xc_str){t.at, t.len}, 0, &p->why))
            return false;
    }
    if (a->source.value.len &&
        (!add_folded(p, PREFIX_SOURCE, a->source.value) ||
         !add_field_words(p, PREFIX_SOURCE_WORD, a->source.value) ||
         !xc_doc_value(p->doc, SLOT_SOURCE, str_of(a->source.value), &p->why)))
        return false;
    for (size_t i = 0; i < a->mention_count; i++)
        if (!add_units(p, a->mentions[i].earliest, a->mentions[i].latest))
            return false;
    return add_field_words(p, PREFIX_AUTHOR_WORD, a->author.value) &&
           add_folded(p, PREFIX_PLACE, a->place.value) &&
           (a->language.len == 0 || add_term(p, PREFIX_LANGUAGE, a->language, 0)) && add_date(p, a);
}

/* libxapian cannot read back every datum (xapian-c.h says which): noise behind the record, which states
 * its own length, makes any readable. */
static bool add_record(struct postings *p, struct span record, struct lede_error *err)
{
    char *noise;

    if (xc_tag_is_safe(record.at, record.len))
        return xc_doc_data(p->doc, str_of(record), &p->why) || index_error(err, &p->why);
    buf_reset(&p->data);
    buf_add(&p->data, record);
    noise = buf_room(&p->data, XC_NOISE_LEN);
    if (!noise)
        return error_memory(err);
    xc_noise(noise, XC_NOISE_LEN);
    buf_used(&p->data, XC_NOISE_LEN);
    return xc_doc_data(p->doc, str_of(buf_span(&p->data)), &p->why) || index_error(err, &p->why);
}

bool postings_make(struct postings *p, const struct article *a, struct span record,
                   struct xc_doc **doc, struct lede_error *err)
{
    char fingerprint[8];

    for (unsigned i = 0; i < sizeof fingerprint; i++)
        fingerprint[i] = (char)(a->fingerprint >> (8 * i) & 0xff);
    xc_doc_clear(p->doc);
    if (!xc_doc_filler(p->doc, str_of(SPAN(PREFIX_FILLER)), &p->why) || !add_words(p, a) ||
        !add_fields(p, a) ||
        !xc_doc_value(p->doc, SLOT_FINGERPRINT, (struct xc_str){fingerprint, 8}, &p->why) ||
        !xc_doc_value(p->doc, SLOT_PASSAGES, str_of(buf_span(&p->passages)), &p->why))
        return index_error(err, &p->why);
    if (!buf_ok(&p->passages))
        return error_memory(err);
    *doc = p->doc;
    return add_record(p, record, err);
}
