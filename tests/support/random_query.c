/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_query.h"

#include <inttypes.h>

#include "common/date.h"

enum {
    TODAY = 17000,
    DEPTH_MAX = 4,
    QUERY_SOFT_MAX = 300 /* bytes; then no more groups are opened */
};

/* A query under way. Most of its words come from one article, so that many queries find something. */
struct maker {
    const struct archive *archive;
    const struct archive_article *home;
    struct random *random;
    struct buf *out;
};

static bool chance(struct maker *m, unsigned percent)
{
    return random_below(m->random, 100) < percent;
}

static const struct archive_article *any_article(struct maker *m)
{
    return &m->archive->articles[random_below(m->random, m->archive->count)];
}

static const struct archive_article *article_for(struct maker *m)
{
    const struct archive_article *a = chance(m, 75) ? m->home : any_article(m);
    return a->count ? a : m->home;
}

static const struct archive_word *random_word(struct maker *m, const struct archive_article *a)
{
    return &a->words[random_below(m->random, a->count)];
}

/* A word of the archive with the same stem, often the same one. */
static struct span other_form(struct maker *m, uint32_t stem)
{
    for (int i = 0; i < 10; i++) {
        const struct archive_article *a = any_article(m);
        for (size_t w = 0; w < a->count; w++)
            if (a->words[w].stem == stem)
                return archive_text(a, &a->words[w]);
    }
    return (struct span){0};
}

static void put_capitals(struct maker *m, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        buf_byte(m->out, c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    }
}

static void put_accents(struct maker *m, struct span text)
{
    static const char *const with[] = {"á", "é", "í", "ó", "ú"};
    static const char letters[] = {'a', 'e', 'i', 'o', 'u'};

    for (size_t i = 0; i < text.len; i++) {
        size_t n = 0;
        while (n < sizeof letters && letters[n] != text.at[i])
            n++;
        if (n < sizeof letters && chance(m, 50))
            buf_text(m->out, with[n]);
        else
            buf_byte(m->out, text.at[i]);
    }
}

static void put_word(struct maker *m)
{
    static const char *const plain[] = {"the", "of",    "and",     "who",  "WHO",
                                        "US",  "us",    "was",     "The",  "NOT",
                                        "or",  "xyzzy", "quuxing", "U.S.", "2016"};
    const struct archive_article *a = article_for(m);
    const struct archive_word *w = random_word(m, a);
    struct span text = archive_text(a, w), other;

    switch (random_below(m->random, 12)) {
    case 0: put_capitals(m, text); break;
    case 1: put_accents(m, text); break;
    case 2: buf_text(m->out, plain[random_below(m->random, ARRAY_LEN(plain))]); break;
    case 3:
        other = other_form(m, w->stem);
        buf_add(m->out, other.len ? other : text);
        break;
    default: buf_add(m->out, text); break;
    }
}

/* Neighbouring words of the text, joined as typed names are. */
static void put_unit(struct maker *m)
{
    static const char *const signs[] = {"-", "-", "-", "/", "&", "'"};
    const struct archive_article *a = article_for(m);
    size_t at = random_below(m->random, a->count), count = 2 + random_below(m->random, 2);

    for (size_t i = 0; i < count && at + i < a->count; i++) {
        if (i > 0)
            buf_text(m->out, signs[random_below(m->random, ARRAY_LEN(signs))]);
        if (chance(m, 95))
            buf_add(m->out, archive_text(a, &a->words[at + i]));
        else
            put_word(m);
    }
}

static void put_phrase(struct maker *m)
{
    const struct archive_article *a = article_for(m);
    size_t at = random_below(m->random, a->count), count = 1 + random_below(m->random, 4);
    uint64_t kind = random_below(m->random, 10);

    buf_byte(m->out, '"');
    if (kind == 0) { /* "a a" */
        buf_add(m->out, archive_text(a, &a->words[at]));
        buf_byte(m->out, ' ');
        buf_add(m->out, archive_text(a, &a->words[at]));
    } else if (kind == 1) { /* made up */
        put_word(m);
        buf_byte(m->out, ' ');
        put_word(m);
    } else { /* of the text, now and then over a paragraph's end */
        for (size_t i = 0; i < count && at + i < a->count; i++) {
            if (i > 0)
                buf_byte(m->out, ' ');
            buf_add(m->out, archive_text(a, &a->words[at + i]));
        }
    }
    buf_text(m->out, chance(m, 97) ? "\"" : "");
}

static void put_day(struct maker *m, struct buf *out)
{
    const struct lede_date *d = &any_article(m)->article.date;
    int32_t day = d->earliest + (int32_t)random_below(m->random, 40) - 20;
    char text[DATE_TEXT_MAX];
    static const int digits[] = {4, 7, 10, 10};

    if (d->precision == LEDE_NONE || chance(m, 40))
        day = d->precision == LEDE_NONE ? 16000 : d->latest;
    date_write(day, text);
    buf_addf(out, "%.*s", digits[random_below(m->random, ARRAY_LEN(digits))], text);
}

static void put_date(struct maker *m)
{
    buf_text(m->out, chance(m, 50) ? "date:" : "date:~");
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
    struct span name = any_article(m)->article.source.value;
    struct span word = name;
    size_t words = 1 + random_below(m->random, 2);

    while (words-- && span_find(name, SPAN(" "), 0) != SIZE_MAX)
        (void)span_cut(&name, ' ', &word);
    buf_text(out, quoted ? "\"" : "");
    buf_add(out, word);
    buf_text(out, quoted ? "\"" : "");
}

/* A word of the text with places left open: at its end, its beginning or inside. */
static void put_pattern(struct maker *m)
{
    enum { LETTERS_MIN = 5 };
    struct span text = {0};

    for (int i = 0; i < 20 && text.len < LETTERS_MIN; i++) {
        const struct archive_article *a = article_for(m);
        text = archive_text(a, random_word(m, a));
        for (size_t k = 0; k < text.len; k++)
            if ((unsigned char)text.at[k] >= 0x80 || strchr("'.,", text.at[k]))
                text.len = 0;
    }
    if (text.len < LETTERS_MIN) {
        put_word(m);
        return;
    }
    size_t at = 1 + random_below(m->random, text.len - 1);
    switch (random_below(m->random, 4)) {
    case 0: buf_addf(m->out, "%.*s*", (int)(at < 3 ? 3 : at), text.at); break;
    case 1:
        at = at > text.len - 4 ? text.len - 4 : at;
        buf_addf(m->out, "*%.*s", SPAN_ARGS(span_part(text, at, text.len)));
        break;
    case 2:
        buf_addf(m->out, "%.*s?%.*s", (int)at - 1, text.at,
                 SPAN_ARGS(span_part(text, at, text.len)));
        break;
    default:
        buf_addf(m->out, "%.*s*%.*s", 2, text.at,
                 SPAN_ARGS(span_part(text, text.len - 2, text.len)));
        break;
    }
}

static void put_near_word(struct maker *m)
{
    const struct archive_article *a = article_for(m);
    struct span text = archive_text(a, random_word(m, a));
    size_t drop = random_below(m->random, text.len);

    if (chance(m, 50) && text.len > 4 && !((unsigned char)text.at[drop] & 0x80)) {
        buf_add(m->out, span_part(text, 0, drop));
        text = span_part(text, drop + 1, text.len);
    }
    buf_add(m->out, text);
    buf_text(m->out, chance(m, 30) ? "~2" : "~");
}

/* = before a word or words of the text, in their own capitals or in others. */
static void put_exact(struct maker *m)
{
    const struct archive_article *a = article_for(m);
    size_t at = random_below(m->random, a->count);

    buf_byte(m->out, '=');
    if (chance(m, 40)) {
        buf_byte(m->out, '"');
        buf_add(m->out, archive_text(a, &a->words[at]));
        if (at + 1 < a->count) {
            buf_byte(m->out, ' ');
            buf_add(m->out, archive_text(a, &a->words[at + 1]));
        }
        buf_byte(m->out, '"');
    } else if (chance(m, 20)) {
        put_capitals(m, archive_text(a, &a->words[at]));
    } else {
        buf_add(m->out, archive_text(a, &a->words[at]));
    }
}

/* What NEAR takes, mostly. */
static void put_place(struct maker *m)
{
    switch (random_below(m->random, 12)) {
    case 0: put_phrase(m); break;
    case 1: put_unit(m); break;
    case 2: put_pattern(m); break;
    case 3: put_exact(m); break;
    case 4:
    case 5:
        buf_byte(m->out, '(');
        put_word(m);
        buf_text(m->out, " OR ");
        if (chance(m, 30))
            put_phrase(m);
        else
            put_word(m);
        buf_byte(m->out, ')');
        break;
    case 6:
        buf_byte(m->out, '(');
        put_word(m);
        buf_byte(m->out, ' ');
        put_word(m);
        buf_byte(m->out, ')');
        break;
    case 7:
        if (chance(m, 20))
            buf_text(m->out, "date:2016");
        else
            put_word(m);
        break;
    default: put_word(m); break;
    }
}

static void put_near(struct maker *m)
{
    static const char *const joiners[] = {"NEAR/2", "NEAR/5",  "NEAR",  "ONEAR/4",
                                          "ADJ/12", "NEAR/40", "NEAR/1"};
    const char *joiner = joiners[random_below(m->random, ARRAY_LEN(joiners))];
    size_t count = 2 + (chance(m, 25) ? random_below(m->random, 3) : 0);

    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            if (chance(m, 10))
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
        if (depth < DEPTH_MAX && chance(m, 25))
            put_group(m, depth);
        else if (chance(m, 20))
            put_near(m);
        else
            put_place(m);
    }
}

/* Fields beside title, source, id and date. */
static void put_field(struct maker *m)
{
    const struct article *a = &any_article(m)->article;
    static const char *const languages[] = {"en", "english", "de", "unknown"};
    char text[DATE_TEXT_MAX];

    switch (random_below(m->random, 8)) {
    case 0: buf_addf(m->out, "source:=\"%.*s\"", SPAN_ARGS(a->source.value)); break;
    case 1: buf_text(m->out, "source:unknown"); break;
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
        buf_addf(m->out, "mentions:%s%.*s", chance(m, 20) ? "~" : "",
                 chance(m, 40)   ? 4
                 : chance(m, 50) ? 7
                                 : 10,
                 text);
        if (chance(m, 30))
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
    case 0: put_phrase(m); break;
    case 1: put_unit(m); break;
    case 2:
        if (depth < DEPTH_MAX) {
            put_group(m, depth);
            break;
        }
        put_word(m);
        break;
    default:
        if (m->home->count)
            buf_add(m->out, archive_text(m->home, &m->home->words[0]));
        break;
    }
}

static void put_primary(struct maker *m, unsigned depth)
{
    bool deep = depth >= DEPTH_MAX || m->out->len > QUERY_SOFT_MAX;

    switch (random_below(m->random, 29)) {
    case 20: put_pattern(m); break;
    case 21: put_near_word(m); break;
    case 22:
    case 23: put_exact(m); break;
    case 24:
    case 25:
    case 26: put_near(m); break;
    case 27: put_same(m, depth); break;
    case 28: put_field(m); break;
    case 0:
    case 1: put_unit(m); break;
    case 2:
    case 3: put_phrase(m); break;
    case 4: put_title(m, depth); break;
    case 5: put_date(m); break;
    case 6:
        buf_text(m->out, "source:");
        put_source(m, m->out, true);
        break;
    case 7:
        if (chance(m, 30)) {
            buf_text(m->out, "id:");
            buf_add(m->out, chance(m, 50) ? m->home->article.id : any_article(m)->article.id);
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
        put_word(m);
        break;
    default: put_word(m); break;
    }
}

static void put_list(struct maker *m, unsigned depth)
{
    static const char *const before[] = {"-", "+", "NOT ", "-", "- "};
    size_t count = 1 + random_below(m->random, 3);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_byte(m->out, ' ');
        if (chance(m, 18))
            buf_text(m->out, before[random_below(m->random, ARRAY_LEN(before))]);
        put_primary(m, depth);
    }
}

static void put_expression(struct maker *m, unsigned depth)
{
    put_list(m, depth);
    while (chance(m, depth ? 40 : 25)) {
        buf_text(m->out, chance(m, 50) ? " OR " : " AND ");
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
        m.home = any_article(&m);
    while (m.home->count == 0);
    buf_reset(&q->text);
    buf_reset(&q->since);
    buf_reset(&q->until);
    buf_reset(&q->source);
    put_expression(&m, 0);
    if (chance(&m, 5))
        put_day(&m, &q->since);
    if (chance(&m, 5))
        put_day(&m, &q->until);
    if (chance(&m, 5))
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
