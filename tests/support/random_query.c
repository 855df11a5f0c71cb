/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_query.h"

#include <inttypes.h>

#include "analysis/words.h"
#include "common/date.h"
#include "tests/support/random_words.h"

enum {
    TODAY = 17000,
    DEPTH_MAX = 4,
    QUERY_SOFT_MAX = 300 /* bytes; then no more groups are opened */
};

static void put_day(struct maker *m, struct buf *out)
{
    const struct lede_date *d = &maker_any_article(m)->article.date;
    int32_t day = d->earliest + (int32_t)random_below(m->random, 40) - 20;
    char text[DATE_TEXT_MAX];
    static const int digits[] = {4, 7, 10, 10};

    if (d->precision == LEDE_NONE || maker_chance(m, 40))
        day = d->precision == LEDE_NONE ? 16000 : d->latest;
    date_write(day, text);
    buf_addf(out, "%.*s", digits[random_below(m->random, ARRAY_LEN(digits))], text);
}

static void put_date(struct maker *m)
{
    buf_text(m->out, maker_chance(m, 50) ? "date:" : "date:~");
    switch (random_below(m->random, 6)) {
    case 0:
        put_day(m, m->out);
        buf_text(m->out, "..");
        break;
    case 1:
        buf_text(m->out, "..");
        put_day(m, m->out);
        break;
    case 2:
        put_day(m, m->out);
        buf_text(m->out, "..");
        put_day(m, m->out);
        break;
    case 3: buf_text(m->out, "unknown"); break;
    default: put_day(m, m->out); break;
    }
}

static void put_source(struct maker *m, struct buf *out, bool quoted)
{
    struct span name = maker_any_article(m)->article.source.value;
    struct span word = name;
    size_t words = 1 + random_below(m->random, 2);

    while (words-- && span_find(name, SPAN(" "), 0) != SIZE_MAX)
        (void)span_cut(&name, ' ', &word);
    buf_text(out, quoted ? "\"" : "");
    buf_add(out, word);
    buf_text(out, quoted ? "\"" : "");
}

/* What NEAR takes, mostly. */
static void put_place(struct maker *m)
{
    switch (random_below(m->random, 12)) {
    case 0: maker_put_phrase(m); break;
    case 1: maker_put_unit(m); break;
    case 2: maker_put_pattern(m); break;
    case 3: maker_put_exact(m); break;
    case 4:
    case 5:
        buf_byte(m->out, '(');
        maker_put_word(m);
        buf_text(m->out, " OR ");
        if (maker_chance(m, 30))
            maker_put_phrase(m);
        else
            maker_put_word(m);
        buf_byte(m->out, ')');
        break;
    case 6:
        buf_byte(m->out, '(');
        maker_put_word(m);
        buf_byte(m->out, ' ');
        maker_put_word(m);
        buf_byte(m->out, ')');
        break;
    case 7:
        if (maker_chance(m, 20))
            buf_text(m->out, "date:2016");
        else
            maker_put_word(m);
        break;
    default: maker_put_word(m); break;
    }
}

/* Phrases and words that lie over one another in the text: none is near its own words. */
static void put_overlapping(struct maker *m)
{
    enum { SIDES_MAX = 4 };
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count),
           sides = 2 + random_below(m->random, SIDES_MAX - 1);
    uint64_t within = 1 + random_below(m->random, 30);

    for (size_t i = 0; i < sides; i++) {
        size_t from = at + random_below(m->random, 4), count = 1 + random_below(m->random, 3);
        if (i > 0)
            buf_addf(m->out, " %s/%" PRIu64 " ", within % 7 ? "NEAR" : "ONEAR", within);
        buf_byte(m->out, '"');
        for (size_t k = from; k < from + count && k < a->count; k++) {
            buf_text(m->out, k > from ? " " : "");
            buf_add(m->out, archive_text(a, &a->words[k]));
        }
        if (from >= a->count)
            buf_add(m->out, archive_text(a, &a->words[at]));
        buf_byte(m->out, '"');
    }
}

static void put_near(struct maker *m)
{
    static const char *const joiners[] = {"NEAR/2", "NEAR/5",  "NEAR",  "ONEAR/4",
                                          "ADJ/12", "NEAR/40", "NEAR/1"};
    const char *joiner = joiners[random_below(m->random, ARRAY_LEN(joiners))];
    size_t count = 2 + (maker_chance(m, 25) ? random_below(m->random, 3) : 0);

    if (maker_chance(m, 25)) {
        put_overlapping(m);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            if (maker_chance(m, 10))
                joiner = joiners[random_below(m->random, ARRAY_LEN(joiners))];
            buf_addf(m->out, " %s ", joiner);
        }
        put_place(m);
    }
}

static void put_expression(struct maker *m, unsigned depth);
static void put_group(struct maker *m, unsigned depth);

static void put_same(struct maker *m, unsigned depth)
{
    for (int i = 0; i < 2; i++) {
        if (i > 0)
            buf_text(m->out, " SAME ");
        if (depth < DEPTH_MAX && maker_chance(m, 25))
            put_group(m, depth);
        else if (maker_chance(m, 20))
            put_near(m);
        else
            put_place(m);
    }
}

/* Fields beside title, source, id and date. */
static void put_field(struct maker *m)
{
    const struct article *a = &maker_any_article(m)->article;
    static const char *const languages[] = {"en", "english", "de", "unknown"};
    static const char *const known_or_not[] = {"source", "author", "agency", "section"};
    char text[DATE_TEXT_MAX];

    switch (random_below(m->random, 8)) {
    case 0: buf_addf(m->out, "source:=\"%.*s\"", SPAN_ARGS(a->source.value)); break;
    case 1:
        buf_addf(m->out, "%s:unknown",
                 known_or_not[random_below(m->random, ARRAY_LEN(known_or_not))]);
        break;
    case 2: buf_addf(m->out, "author:\"%.*s\"", SPAN_ARGS(a->author.value)); break;
    case 3: buf_addf(m->out, "agency:\"%.*s\"", SPAN_ARGS(a->agencies.value)); break;
    case 4:
        buf_addf(m->out, "language:%s", languages[random_below(m->random, ARRAY_LEN(languages))]);
        break;
    case 5:
        if (a->url.len)
            buf_addf(m->out, "url:%.*s", (int)(a->url.len - random_below(m->random, a->url.len)),
                     a->url.at);
        else
            buf_text(m->out, "url:www.");
        break;
    case 6: buf_addf(m->out, "like:%.*s", SPAN_ARGS(a->id)); break;
    default:
        if (a->mention_count == 0)
            break;
        date_write(a->mentions[random_below(m->random, a->mention_count)].earliest, text);
        buf_addf(m->out, "mentions:%s%.*s", maker_chance(m, 20) ? "~" : "",
                 maker_chance(m, 40)   ? 4
                 : maker_chance(m, 50) ? 7
                                       : 10,
                 text);
        if (maker_chance(m, 30))
            buf_addf(m->out, "..%.4s", text);
        break;
    }
}

static void put_group(struct maker *m, unsigned depth)
{
    buf_byte(m->out, '(');
    put_expression(m, depth + 1);
    buf_byte(m->out, ')');
}

static void put_title(struct maker *m, unsigned depth)
{
    buf_text(m->out, "title:");
    switch (random_below(m->random, 4)) {
    case 0: maker_put_phrase(m); break;
    case 1: maker_put_unit(m); break;
    case 2:
        if (depth < DEPTH_MAX) {
            put_group(m, depth);
            break;
        }
        maker_put_word(m);
        break;
    default:
        if (m->home->count)
            buf_add(m->out, archive_text(m->home, &m->home->words[0]));
        break;
    }
}

/* Who is quoted, mostly as saying some of what he says. */
static void put_said(struct maker *m, unsigned depth)
{
    enum { TRIES = 20 };
    const struct article *a = &m->home->article;
    const struct quotation *q;
    struct words words;
    struct word word;
    struct span name, last = {0};

    for (int i = 0; i < TRIES && a->quote_count == 0; i++)
        a = &maker_any_article(m)->article;
    if (a->quote_count == 0)
        return;
    q = &a->quotes[random_below(m->random, a->quote_count)];
    name = a->entities[q->speaker].name;
    while (span_cut(&name, ' ', &last) && maker_chance(m, 60))
        ;
    if (maker_chance(m, 15))
        buf_addf(m->out, "said:(%.*s OR iran) ", SPAN_ARGS(last));
    else
        buf_addf(m->out, "said:%.*s ", SPAN_ARGS(last));
    words.text = span_part(a->text, q->start, q->end);
    words = (struct words){.text = words.text};
    for (uint64_t skip = random_below(m->random, 8); skip && words_next(&words, &word); skip--)
        ;
    for (uint64_t i = random_below(m->random, 4); i && words_next(&words, &word); i--)
        buf_addf(m->out, i % 2 ? "%.*s " : "\"%.*s\" ", SPAN_ARGS(word.form));
    if (depth < DEPTH_MAX && maker_chance(m, 20))
        put_group(m, depth);
}

static void put_primary(struct maker *m, unsigned depth)
{
    bool deep = depth >= DEPTH_MAX || m->out->len > QUERY_SOFT_MAX;

    switch (random_below(m->random, 32)) {
    case 29: maker_put_typed(m); break;
    case 30:
    case 31: maker_put_row(m); break;
    case 20: maker_put_pattern(m); break;
    case 21: maker_put_near_word(m); break;
    case 22:
    case 23: maker_put_exact(m); break;
    case 24:
    case 25:
    case 26: put_near(m); break;
    case 27: put_same(m, depth); break;
    case 28: put_field(m); break;
    case 11: put_said(m, depth); break;
    case 0:
    case 1: maker_put_unit(m); break;
    case 2:
    case 3: maker_put_phrase(m); break;
    case 4: put_title(m, depth); break;
    case 5: put_date(m); break;
    case 6:
        buf_text(m->out, "source:");
        put_source(m, m->out, true);
        break;
    case 7:
        if (maker_chance(m, 30)) {
            buf_text(m->out, "id:");
            buf_add(m->out,
                    maker_chance(m, 50) ? m->home->article.id : maker_any_article(m)->article.id);
        } else {
            buf_byte(m->out, '*');
        }
        break;
    case 8:
    case 9:
    case 10:
        if (!deep) {
            put_group(m, depth);
            break;
        }
        maker_put_word(m);
        break;
    default: maker_put_word(m); break;
    }
}

static void put_list(struct maker *m, unsigned depth)
{
    static const char *const before[] = {"-", "+", "NOT ", "-", "- "};
    size_t count = 1 + random_below(m->random, 3);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_byte(m->out, ' ');
        if (maker_chance(m, 18))
            buf_text(m->out, before[random_below(m->random, ARRAY_LEN(before))]);
        put_primary(m, depth);
    }
}

static void put_expression(struct maker *m, unsigned depth)
{
    put_list(m, depth);
    while (maker_chance(m, depth ? 40 : 25)) {
        buf_text(m->out, maker_chance(m, 50) ? " OR " : " AND ");
        put_list(m, depth);
    }
}

void random_query(struct random_query *q, const struct archive *a, struct random *r)
{
    static const enum match_mode modes[] = {MATCH_AUTO, MATCH_ALL, MATCH_ANY};
    static const enum sort_order orders[] = {SORT_RELEVANCE, SORT_RELEVANCE, SORT_OLDEST,
                                             SORT_NEWEST};
    struct maker m = {.archive = a, .random = r, .out = &q->text};

    do
        m.home = maker_any_article(&m);
    while (m.home->count == 0);
    buf_reset(&q->text);
    buf_reset(&q->since);
    buf_reset(&q->until);
    buf_reset(&q->source);
    put_expression(&m, 0);
    if (maker_chance(&m, 5))
        put_day(&m, &q->since);
    if (maker_chance(&m, 5))
        put_day(&m, &q->until);
    if (maker_chance(&m, 5))
        put_source(&m, &q->source, false);
    q->request = (struct search_request){
        .typed = buf_span(&q->text),
        .filters = {buf_span(&q->since), buf_span(&q->until), buf_span(&q->source), TODAY},
        .match = modes[random_below(r, ARRAY_LEN(modes))],
        .sort = orders[random_below(r, ARRAY_LEN(orders))]};
}

void random_query_free(struct random_query *q)
{
    buf_free(&q->text);
    buf_free(&q->since);
    buf_free(&q->until);
    buf_free(&q->source);
}
