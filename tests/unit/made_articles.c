/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made_articles.h"

#include "analysis/passages.h"
#include "analysis/words.h"
#include "common/map.h"
#include "index/record.h"
#include "tests/support/check.h"

static struct span made_text(struct random *r, struct arena *arena, uint64_t words_max)
{
    static const char *const words[] = {
        "border", "Iran",   "guards", "hostage",  "NATO", "the",   "of",     "Karachi", "2016",
        "trade",  "police", "U.S.",   "naïve",    "said", "and",   "a",      "floods",  "Saravan",
        "café",   "talks",  "Dawn",   "election", "it's", "drugs", "seized", "kg",      "Мир"};
    static const char *const parts[] = {" ", " ", " ", " ", ", ", ". ", "\n", "-"};
    struct buf b = {0};
    uint64_t count = random_below(r, words_max + 1);

    for (uint64_t i = 0; i < count; i++) {
        buf_text(&b, i ? parts[random_below(r, ARRAY_LEN(parts))] : "");
        buf_text(&b, words[random_below(r, ARRAY_LEN(words))]);
    }
    assert_true(buf_ok(&b));
    struct span text = arena_span(arena, buf_span(&b));
    assert_non_null(text.at);
    buf_free(&b);
    return text;
}

static struct field made_field(struct random *r, struct arena *arena)
{
    struct field f = {.value = made_text(r, arena, 4)};
    if (f.value.len)
        f.origin = (enum origin)(1 + random_below(r, ORIGIN_COUNT - 1));
    return f;
}

static void make_date(struct random *r, struct article *a)
{
    static const int32_t days[] = {1, 30, 365, 40};

    if (random_below(r, 5) == 0)
        return;
    a->date.precision = (enum lede_precision)(LEDE_DAY + random_below(r, 4));
    a->date.earliest = (int32_t)random_below(r, 20000);
    a->date.latest = a->date.earliest + days[a->date.precision - LEDE_DAY] - 1;
    a->date_origin = ORIGIN_GIVEN;
}

/* Of halves of the text, where it has halves. */
static void make_quotes(struct random *r, struct arena *arena, struct article *a)
{
    struct quotation *q = arena_take(arena, 2, sizeof *q);
    uint32_t end = (uint32_t)a->text.len, middle = end;

    assert_non_null(q);
    for (uint32_t i = 1; i < end && middle == end; i++)
        middle = a->text.at[i] == ' ' ? i : end;
    a->quote_count = a->entity_count ? (size_t)random_below(r, 3) : 0;
    for (size_t i = 0; i < a->quote_count; i++)
        q[i] = (struct quotation){i ? middle : 0, i ? end : middle,
                                  random_below(r, 2) ? QUOTE_DIRECT : QUOTE_INDIRECT,
                                  (uint32_t)random_below(r, a->entity_count)};
    a->quotes = q;
}

static void make_lists(struct random *r, struct arena *arena, struct article *a)
{
    struct mention *m = arena_take(arena, 3, sizeof *m);
    struct entity *e = arena_take(arena, 3, sizeof *e);

    assert_true(m && e);
    if (a->text.len) { /* a text begins at a character's border and ends at one */
        a->mention_count = (size_t)random_below(r, 4);
        a->entity_count = (size_t)random_below(r, 4);
    }
    for (size_t i = 0; i < a->mention_count; i++)
        m[i] = (struct mention){0, (uint32_t)a->text.len, (int32_t)random_below(r, 20000) - 5000,
                                (int32_t)random_below(r, 20000) + 15000};
    for (size_t i = 0; i < a->entity_count; i++) {
        const uint32_t end = (uint32_t)a->text.len;
        e[i] = (struct entity){.type = (enum entity_type)random_below(r, ENTITY_PLACE + 1),
                               .end = end,
                               .name = made_text(r, arena, 3)};
        if (end > 0 && random_below(r, 3) == 0) { /* the whole text is its role */
            e[i].start = end;
            e[i].role_end = end;
        }
        if (e[i].name.len == 0) /* a name is never empty: most are what the text says there */
            e[i].name = a->text;
    }
    a->mentions = m;
    a->entities = e;
    make_quotes(r, arena, a);
}

void make_article(struct random *r, struct arena *arena, const char *id, struct article *out)
{
    struct article a = {.id = arena_span(arena, span_of(id))};
    struct lede_error err;
    struct passage *passages;

    assert_non_null(a.id.at);
    a.path = made_text(r, arena, 2);
    a.folder = SPAN("/archive");
    a.url = made_text(r, arena, 2);
    a.title = made_field(r, arena);
    a.source = made_field(r, arena);
    a.author = made_field(r, arena);
    a.place = made_field(r, arena);
    a.language = random_below(r, 2) ? SPAN("en") : (struct span){0};
    a.text = made_text(r, arena, 400);
    make_date(r, &a);
    make_lists(r, arena, &a);
    assert_ok(passages_cut(a.text, arena, &passages, &a.passage_count, &err), &err);
    a.passages = passages;
    struct words words = {.text = a.text};
    struct word word;
    while (words_next(&words, &word))
        a.word_count++;
    a.fingerprint = hash_bytes(a.text) ^ hash_bytes(a.title.value);
    *out = a;
}

void make_record(const struct article *a, struct buf *record)
{
    struct lede_error err;
    buf_reset(record);
    assert_ok(record_encode(a, record, &err), &err);
}
