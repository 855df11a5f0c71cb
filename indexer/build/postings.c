/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/postings.h"

#include <stdlib.h>

#include "analysis/stem.h"
#include "analysis/terms.h"
#include "common/date.h"
#include "common/limits.h"
#include "common/mem.h"
#include "common/varint.h"
#include "index/index_reader.h"
#include "index/names.h"
#include "index/xapian_text.h"
#include "indexer/build/term_counts.h"

enum { STEM_CACHE = 1 << 16, TITLE_WDF = 2, BODY_WDF = 1, PREFIX_BYTES_MAX = 8 };

struct postings {
    struct stemmer *stemmer;
    struct xc_doc *doc;
    unsigned language;         /* the words of the article are stemmed in */
    struct term_counts counts; /* of the document that is made */
    struct buf data, value, odd;
};

bool postings_open(struct postings **out, const struct stem_scheme *stems, struct lede_error *err)
{
    struct postings *p = mem_take(1, sizeof *p);
    struct xc_error why;

    if (!p)
        return error_memory(err);
    if (!stemmer_open_for(&p->stemmer, STEM_CACHE, stems, err)) {
        postings_close(p);
        return false;
    }
    if (!xc_doc_new(&p->doc, &why)) {
        index_error(err, &why);
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
    term_counts_free(&p->counts);
    buf_free(&p->data);
    buf_free(&p->value);
    buf_free(&p->odd);
    mem_free(p);
}

/* A term that only filters, or a stem that weighs: handed over once, at the end. */
static bool count_term(struct postings *p, const char *prefix, struct span value, uint32_t wdf,
                       struct lede_error *err)
{
    struct term cut;

    if (value.len <= TERM_BYTES_MAX - PREFIX_BYTES_MAX)
        return term_counts_add(&p->counts, prefix, value, wdf) || error_memory(err);
    term_make(&cut, prefix, value);
    return term_counts_add(&p->counts, "", (struct span){cut.at, cut.len}, wdf) ||
           error_memory(err);
}

static bool hand_over_counts(struct postings *p, struct lede_error *err)
{
    struct xc_error why;

    for (size_t i = 0; i < p->counts.count; i++)
        if (!xc_doc_term(p->doc, str_of(term_counts_term(&p->counts, i)), p->counts.items[i].wdf,
                         &why))
            return index_error(err, &why);
    return true;
}

static bool add_value(struct postings *p, enum slot slot, struct span value, struct lede_error *err)
{
    struct xc_error why;
    return xc_doc_value(p->doc, (uint32_t)slot, str_of(value), &why) || index_error(err, &why);
}

/* What finds a form that does not begin as its stem does. English has its few in analysis/stem.c. */
static bool add_odd_form(struct postings *p, struct span form, struct lede_error *err)
{
    struct span stem = stem_in(p->stemmer, p->language, form);
    struct buf *odd = &p->odd;

    if (!stem_is_odd(stem, form))
        return true;
    buf_reset(odd);
    buf_addf(odd, "%s:%.*s:%.*s", stem_code(p->language), SPAN_ARGS(stem), SPAN_ARGS(form));
    if (!buf_ok(odd))
        return error_memory(err);
    return count_term(p, PREFIX_ODD_FORM, buf_span(odd), 0, err);
}

static bool add_word(struct postings *p, const struct word *w, uint32_t position, bool title,
                     struct lede_error *err)
{
    char marked[STEM_MARKED_MAX];
    struct span stem = stem_marked(p->stemmer, p->language, w->form, marked);
    struct xc_error why;
    struct term t;

    if (!xc_doc_posting(p->doc, str_of(w->form), position, 0, &why))
        return index_error(err, &why);
    if (!count_term(p, PREFIX_STEM, stem, title ? TITLE_WDF : BODY_WDF, err))
        return false;
    if (p->language != STEM_ENGLISH && !add_odd_form(p, w->form, err))
        return false;
    if (w->written == WRITTEN_OTHER && !count_term(p, PREFIX_AS_WRITTEN, w->as_written, 0, err))
        return false;
    if (!title)
        return true;
    term_make(&t, PREFIX_TITLE, w->form);
    if (!xc_doc_posting(p->doc, (struct xc_str){t.at, t.len}, position, 0, &why))
        return index_error(err, &why);
    return count_term(p, PREFIX_TITLE_STEM, stem, 0, err);
}

/* Title and body; on the way, the positions at which passages begin. */
static bool add_words(struct postings *p, const struct article *a, struct lede_error *err)
{
    struct terms terms;
    struct word word;
    uint32_t position, last = 0;
    size_t next = 0;

    terms_begin(&terms, article_title(a));
    while (terms_next(&terms, &word, &position))
        if (!add_word(p, &word, position, true, err))
            return false;
    terms_begin_body(&terms, a->text);
    buf_reset(&p->value);
    while (terms_next(&terms, &word, &position)) {
        /* All that begin before or at this word: one of signs alone begins where the next does. */
        for (; next < a->passage_count && word.start >= a->passages[next].start; next++) {
            varint_add(&p->value, position - last);
            last = position;
        }
        if (!add_word(p, &word, position, false, err))
            return false;
    }
    if (!buf_ok(&p->value))
        return error_memory(err);
    return add_value(p, SLOT_PASSAGES, buf_span(&p->value), err);
}

/* A term for each folded word of a field. */
static bool add_field_words(struct postings *p, const char *prefix, struct span text,
                            struct lede_error *err)
{
    struct words words = {.text = text};
    struct word word;

    while (words_next(&words, &word))
        if (!count_term(p, prefix, word.form, 0, err))
            return false;
    return true;
}

static bool add_folded(struct postings *p, const char *prefix, struct span text,
                       struct lede_error *err)
{
    char folded[TERM_BYTES_MAX];
    size_t len = words_fold(text, folded, sizeof folded);
    return len == 0 || count_term(p, prefix, (struct span){folded, len}, 0, err);
}

/* The units of prefix + yyyymmdd, yyyymm, yyyy that the interval lies within. */
static bool add_units(struct postings *p, int32_t earliest, int32_t latest, struct lede_error *err)
{
    char from[9], to[9];
    static const size_t lengths[] = {8, 6, 4};

    day_value(earliest, from);
    day_value(latest, to);
    if (memcmp(from, to, 4) != 0)
        return count_term(p, TERM_LONG_MENTION, (struct span){0}, 0, err);
    for (size_t i = 0; i < ARRAY_LEN(lengths); i++)
        if (memcmp(from, to, lengths[i]) == 0 &&
            !count_term(p, PREFIX_MENTION, (struct span){from, lengths[i]}, 0, err))
            return false;
    return true;
}

static bool add_date(struct postings *p, const struct article *a, struct lede_error *err)
{
    char from[9], to[9];
    char kind[] = {(char)('0' + a->date.precision), (char)('a' + a->date_origin)};

    if (a->date.precision == LEDE_NONE)
        return count_term(p, TERM_UNDATED, (struct span){0}, 0, err);
    day_value(a->date.earliest, from);
    day_value(a->date.latest, to);
    if (memcmp(from, to, 6) == 0) {
        if (!count_term(p, PREFIX_MONTH, (struct span){from, 6}, 0, err))
            return false;
    } else if (!count_term(p, TERM_NO_MONTH, (struct span){0}, 0, err)) {
        return false;
    }
    if (memcmp(from, to, 4) == 0 && !count_term(p, PREFIX_YEAR, (struct span){from, 4}, 0, err))
        return false;
    return add_value(p, SLOT_EARLIEST, (struct span){from, 8}, err) &&
           add_value(p, SLOT_LATEST, (struct span){to, 8}, err) &&
           add_value(p, SLOT_DATE_KIND, (struct span){kind, sizeof kind}, err);
}

static bool add_id(struct postings *p, const char *prefix, struct span id, struct lede_error *err)
{
    struct term t;

    term_make_id(&t, prefix, id);
    return count_term(p, "", (struct span){t.at, t.len}, 0, err);
}

/* What finds the exact copies of the body's text. */
static bool add_copy_term(struct postings *p, struct span text, struct lede_error *err)
{
    struct text_hash hash = text_hash(text);
    struct term t;

    term_make_copy(&t, &hash);
    return text.len == 0 || count_term(p, "", (struct span){t.at, t.len}, 0, err);
}

static int by_number(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* The hashes of the article's names: each once, ascending, as a value. */
static bool add_name_hashes(struct postings *p, uint64_t *hashes, size_t count,
                            struct lede_error *err)
{
    if (count)
        qsort(hashes, count, sizeof *hashes, by_number);
    buf_reset(&p->value);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || hashes[i] != hashes[i - 1])
            buf_u64(&p->value, hashes[i]);
    if (!buf_ok(&p->value))
        return error_memory(err);
    return add_value(p, SLOT_NAMES, buf_span(&p->value), err);
}

/* A term for each name, whole, and its hash for facets. */
static bool add_names(struct postings *p, const struct article *a, struct lede_error *err)
{
    uint64_t *hashes = mem_take(a->entity_count, sizeof *hashes);
    size_t count = 0;
    bool ok = true;

    if (!hashes)
        return error_memory(err);
    for (size_t i = 0; ok && i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        const char prefix[] = {PREFIX_NAME[0], PREFIX_NAME[1], name_letter(e->type), ':', '\0'};
        char folded[NAME_FOLDED_MAX];
        struct span name = {folded, names_fold(e->name, folded)};
        if (name.len == 0)
            continue;
        hashes[count++] = names_hash(e->type, name);
        ok = count_term(p, prefix, name, 0, err);
    }
    ok = ok && add_name_hashes(p, hashes, count, err);
    mem_free(hashes);
    return ok;
}

/* A term for the name of each speaker. */
static bool add_speakers(struct postings *p, const struct article *a, struct lede_error *err)
{
    for (size_t i = 0; i < a->quote_count; i++) {
        const struct entity *e = &a->entities[a->quotes[i].speaker];
        const char prefix[] = {PREFIX_SPEAKER[0], PREFIX_SPEAKER[1], name_letter(e->type), ':',
                               '\0'};
        char folded[NAME_FOLDED_MAX];
        struct span name = {folded, names_fold(e->name, folded)};
        if (name.len && !count_term(p, prefix, name, 0, err))
            return false;
    }
    return true;
}

static bool add_fields(struct postings *p, const struct article *a, struct lede_error *err)
{
    char fingerprint[8];

    for (unsigned i = 0; i < sizeof fingerprint; i++)
        fingerprint[i] = (char)(a->fingerprint >> (8 * i) & 0xff);
    if (!add_id(p, PREFIX_ID, a->id, err) || !add_value(p, SLOT_ID, a->id, err) ||
        !add_value(p, SLOT_FINGERPRINT, (struct span){fingerprint, sizeof fingerprint}, err))
        return false;
    if ((a->url.len && !add_id(p, PREFIX_URL, a->url, err)) || !add_copy_term(p, a->text, err))
        return false;
    if (a->source.value.len && (!add_folded(p, PREFIX_SOURCE, a->source.value, err) ||
                                !add_field_words(p, PREFIX_SOURCE_WORD, a->source.value, err) ||
                                !add_value(p, SLOT_SOURCE, a->source.value, err)))
        return false;
    for (size_t i = 0; i < a->mention_count; i++)
        if (!add_units(p, a->mentions[i].earliest, a->mentions[i].latest, err))
            return false;
    return add_field_words(p, PREFIX_AUTHOR_WORD, a->author.value, err) &&
           add_field_words(p, PREFIX_AGENCY_WORD, a->agencies.value, err) &&
           add_field_words(p, PREFIX_SECTION_WORD, a->section.value, err) &&
           add_field_words(p, PREFIX_PLACE_WORD, a->place.value, err) &&
           add_folded(p, PREFIX_PLACE_WORD, a->place.value, err) && add_names(p, a, err) &&
           add_speakers(p, a, err) &&
           (a->language.len == 0 || count_term(p, PREFIX_LANGUAGE, a->language, 0, err)) &&
           add_date(p, a, err);
}

/* libxapian cannot read back every datum (xapian-c.h says which): noise behind the record, which states
 * its own length, makes any readable. */
static bool add_record(struct postings *p, struct span record, struct lede_error *err)
{
    struct xc_error why;
    char *noise;

    if (xc_tag_is_safe(record.at, record.len))
        return xc_doc_data(p->doc, str_of(record), &why) || index_error(err, &why);
    buf_reset(&p->data);
    buf_add(&p->data, record);
    noise = buf_room(&p->data, XC_NOISE_LEN);
    if (!noise)
        return error_memory(err);
    xc_noise(noise, XC_NOISE_LEN);
    buf_used(&p->data, XC_NOISE_LEN);
    return xc_doc_data(p->doc, str_of(buf_span(&p->data)), &why) || index_error(err, &why);
}

bool postings_make(struct postings *p, const struct article *a, struct span record,
                   struct xc_doc **doc, struct lede_error *err)
{
    struct xc_error why;

    xc_doc_clear(p->doc);
    term_counts_reset(&p->counts);
    p->language = stemmer_language(p->stemmer, a->language);
    if (!xc_doc_filler(p->doc, str_of(SPAN(PREFIX_FILLER)), &why))
        return index_error(err, &why);
    if (!add_words(p, a, err) || !add_fields(p, a, err) || !hand_over_counts(p, err) ||
        !add_record(p, record, err))
        return false;
    *doc = p->doc;
    return true;
}

size_t postings_terms(const struct postings *p)
{
    return p->counts.count;
}
