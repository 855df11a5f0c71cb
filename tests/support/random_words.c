/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_words.h"

bool maker_chance(struct maker *m, unsigned percent)
{
    return random_below(m->random, 100) < percent;
}

const struct archive_article *maker_any_article(struct maker *m)
{
    return &m->archive->articles[random_below(m->random, m->archive->count)];
}

const struct archive_article *maker_article_for(struct maker *m)
{
    const struct archive_article *a = maker_chance(m, 75) ? m->home : maker_any_article(m);
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
        const struct archive_article *a = maker_any_article(m);
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
        if (n < sizeof letters && maker_chance(m, 50))
            buf_text(m->out, with[n]);
        else
            buf_byte(m->out, text.at[i]);
    }
}

/* Letters that other ways into the Latin alphabet have in their place. */
static void put_respelled(struct maker *m, struct span text)
{
    static const struct {
        char letter;
        const char *other;
    } others[] = {{'a', "e"},  {'e', "a"},  {'i', "ee"}, {'o', "u"},  {'u', "o"},  {'k', "q"},
                  {'g', "gh"}, {'d', "dh"}, {'y', "i"},  {'z', "zz"}, {'m', "mm"}, {'s', "ss"}};

    for (size_t i = 0; i < text.len; i++) {
        size_t n = 0;
        while (n < ARRAY_LEN(others) && others[n].letter != text.at[i])
            n++;
        if (n < ARRAY_LEN(others) && maker_chance(m, 25))
            buf_text(m->out, others[n].other);
        else
            buf_byte(m->out, text.at[i]);
    }
}

/* Words with capitals as they stand side by side in the text, in other spellings. */
static void put_respelled_name(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count), tries = a->count, i;

    while (tries-- && archive_text(a, &a->words[at]).at[0] >= 'a')
        at = (at + 1) % a->count;
    for (i = at; i < at + 3 && i < a->count && archive_text(a, &a->words[i]).at[0] < 'a'; i++) {
        buf_text(m->out, i > at ? " " : "");
        put_respelled(m, archive_text(a, &a->words[i]));
    }
    if (i == at)
        buf_add(m->out, archive_text(a, &a->words[at]));
}

void maker_put_word(struct maker *m)
{
    static const char *const plain[] = {
        "the",      "of",      "and",  "who",         "WHO",          "US",
        "us",       "was",     "The",  "NOT",         "or",           "xyzzy",
        "quuxing",  "U.S.",    "2016", "cooperation", "co-operation", "J. K.",
        "al-Qaeda", "O'Brien", "F16",  "JK Rowling"};
    const struct archive_article *a = maker_article_for(m);
    const struct archive_word *w = random_word(m, a);
    struct span text = archive_text(a, w), other;

    switch (random_below(m->random, 14)) {
    case 4:
    case 5: put_respelled_name(m); break;
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

void maker_put_unit(struct maker *m)
{
    static const char *const signs[] = {"-", "-", "-", "/", "&", "'"};
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count), count = 2 + random_below(m->random, 2);

    for (size_t i = 0; i < count && at + i < a->count; i++) {
        if (i > 0)
            buf_text(m->out, signs[random_below(m->random, ARRAY_LEN(signs))]);
        if (maker_chance(m, 95))
            buf_add(m->out, archive_text(a, &a->words[at + i]));
        else
            maker_put_word(m);
    }
}

void maker_put_row(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count), count = 2 + random_below(m->random, 4);

    for (size_t i = 0; i < count && at + i < a->count; i++) {
        if (i > 0)
            buf_byte(m->out, ' ');
        buf_add(m->out, archive_text(a, &a->words[at + i]));
    }
}

void maker_put_typed(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    size_t from = random_below(m->random, a->count);

    for (size_t k = 0; k + 1 < a->count; k++) {
        size_t at = (from + k) % (a->count - 1);
        const struct archive_word *first = &a->words[at], *second = first + 1;
        struct span text = second->title ? a->article.title.value : a->article.text;
        if (first->title != second->title || second->start <= first->end)
            continue;
        struct span between = span_part(text, first->end, second->start);
        if (memchr(between.at, ' ', between.len) || strchr("\n\"()'-.,", between.at[0]) ||
            (unsigned char)between.at[0] >= 0x80)
            continue;
        buf_add(m->out, span_part(text, first->start, second->end));
        return;
    }
    maker_put_unit(m);
}

void maker_put_phrase(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count), count = 1 + random_below(m->random, 4);
    uint64_t kind = random_below(m->random, 10);

    buf_byte(m->out, '"');
    if (kind == 0) { /* "a a" */
        buf_add(m->out, archive_text(a, &a->words[at]));
        buf_byte(m->out, ' ');
        buf_add(m->out, archive_text(a, &a->words[at]));
    } else if (kind == 1) { /* made up */
        maker_put_word(m);
        buf_byte(m->out, ' ');
        maker_put_word(m);
    } else { /* of the text, now and then over a paragraph's end */
        for (size_t i = 0; i < count && at + i < a->count; i++) {
            if (i > 0)
                buf_byte(m->out, ' ');
            buf_add(m->out, archive_text(a, &a->words[at + i]));
        }
    }
    buf_text(m->out, maker_chance(m, 97) ? "\"" : "");
}

void maker_put_pattern(struct maker *m)
{
    enum { LETTERS_MIN = 5 };
    struct span text = {0};

    for (int i = 0; i < 20 && text.len < LETTERS_MIN; i++) {
        const struct archive_article *a = maker_article_for(m);
        text = archive_text(a, random_word(m, a));
        for (size_t k = 0; k < text.len; k++)
            if ((unsigned char)text.at[k] >= 0x80 || strchr("'.,", text.at[k]))
                text.len = 0;
    }
    if (text.len < LETTERS_MIN) {
        maker_put_word(m);
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

void maker_put_near_word(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    struct span text = archive_text(a, random_word(m, a));
    size_t drop = random_below(m->random, text.len);

    if (maker_chance(m, 50) && text.len > 4 && !((unsigned char)text.at[drop] & 0x80)) {
        buf_add(m->out, span_part(text, 0, drop));
        text = span_part(text, drop + 1, text.len);
    }
    buf_add(m->out, text);
    buf_text(m->out, maker_chance(m, 30) ? "~2" : "~");
}

void maker_put_exact(struct maker *m)
{
    const struct archive_article *a = maker_article_for(m);
    size_t at = random_below(m->random, a->count);

    buf_byte(m->out, '=');
    if (maker_chance(m, 25)) {
        maker_put_typed(m);
    } else if (maker_chance(m, 40)) {
        buf_byte(m->out, '"');
        buf_add(m->out, archive_text(a, &a->words[at]));
        if (at + 1 < a->count) {
            buf_byte(m->out, ' ');
            buf_add(m->out, archive_text(a, &a->words[at + 1]));
        }
        buf_byte(m->out, '"');
    } else if (maker_chance(m, 20)) {
        put_capitals(m, archive_text(a, &a->words[at]));
    } else {
        buf_add(m->out, archive_text(a, &a->words[at]));
    }
}
