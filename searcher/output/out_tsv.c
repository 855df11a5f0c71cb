/* A table for programs that cut lines into columns: the hits, or, where facets or a timeline were asked
 * for, their counts alone. The first line names the columns; a value is one line, since every white
 * space in it is a space, and what is unknown is empty.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "common/date.h"
#include "searcher/output/harmless.h"
#include "searcher/output/output.h"
#include "searcher/output/text_parts.h"

enum { SCORE_DIGITS = 9 }; /* what scores are rounded to */

static void next_column(struct buf *out)
{
    buf_byte(out, '\t');
}

static void add_text(struct buf *out, struct span text)
{
    next_column(out);
    harmless_add(out, text);
}

static void add_number(struct buf *out, uint64_t number)
{
    next_column(out);
    buf_addf(out, "%" PRIu64, number);
}

static void add_day(struct buf *out, bool known, int32_t day)
{
    char text[DATE_TEXT_MAX] = "";

    if (known)
        date_write(day, text);
    add_text(out, span_of(text));
}

static void add_article(struct buf *out, const struct article *a)
{
    bool dated = a->date.precision != LEDE_NONE;

    harmless_add(out, a->id);
    add_day(out, dated, a->date.earliest);
    add_day(out, dated, a->date.latest);
    add_text(out, span_of(date_precision_name(a->date.precision)));
    add_text(out, a->source.value);
    add_text(out, a->title.value);
    add_text(out, a->url);
}

static bool has_counts(const struct result *r)
{
    return r->facet_count > 0 || r->timeline.unit != TIMELINE_NONE;
}

static void add_counts(struct buf *out, const char *name, const struct facet_value *values,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_text(out, name);
        add_text(out, values[i].value);
        add_number(out, values[i].count);
        buf_byte(out, '\n');
    }
}

static void begin(struct page *page, const struct result *r)
{
    struct buf *out = &page->text;

    if (!has_counts(r)) {
        buf_text(out, "id\tearliest\tlatest\tprecision\tsource\ttitle\turl\tscore\tpassage\n");
        return;
    }
    buf_text(out, "facet\tvalue\tcount\n");
    for (size_t i = 0; i < r->facet_count; i++)
        add_counts(out, facet_name(r->facets[i].facet), r->facets[i].values, r->facets[i].count);
    add_counts(out, "timeline", r->timeline.periods, r->timeline.count);
}

static void hit(struct page *page, const struct result *r, const struct hit *h, size_t i)
{
    struct buf *out = &page->text;
    struct span best = {0};

    (void)i;
    if (has_counts(r))
        return;
    if (h->passage_count)
        best = span_part(h->article.text, h->passages[0].start, h->passages[0].end);
    add_article(out, &h->article);
    next_column(out);
    json_decimal(&page->json, h->score, SCORE_DIGITS);
    add_text(out, best);
    buf_byte(out, '\n');
}

static void end(struct page *page, const struct result *r)
{
    (void)page;
    (void)r;
}

static void article(struct page *page, const struct shown_article *shown)
{
    struct buf *out = &page->text;

    buf_text(out, "id\tearliest\tlatest\tprecision\tsource\ttitle\turl\ttext\n");
    add_article(out, &shown->article);
    add_text(out, shown->article.text);
    buf_byte(out, '\n');
}

static void info(struct page *page, const char *index, const struct index_info *i)
{
    struct buf *out = &page->text;
    bool dated = i->articles > i->undated;

    buf_text(out,
             "index\tarticles\tpassages\twords\tsources\tfirst_date\tlast_date\tundated\tbytes\t"
             "stemmer\tformat\tmade_by\tcreated\n");
    harmless_add(out, span_of(index));
    add_number(out, i->articles);
    add_number(out, i->passages);
    add_number(out, i->words);
    add_number(out, i->sources);
    add_day(out, dated, i->first_day);
    add_day(out, dated, i->last_day);
    add_number(out, i->undated);
    add_number(out, i->bytes);
    add_text(out, i->stemmer);
    add_number(out, i->format);
    add_text(out, i->made_by);
    add_text(out, i->created);
    buf_byte(out, '\n');
}

const struct output out_tsv = {
    .name = "tsv",
    .holds_counts = true,
    .begin = begin,
    .hit = hit,
    .end = end,
    .article = article,
    .why_not = text_why_not,
    .entities = tsv_archive_names,
    .entity = tsv_archive_name,
    .info = info,
};
