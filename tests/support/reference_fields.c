/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference_fields.h"

#include "analysis/words.h"

static bool has_words(struct span value, const struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        struct words words = {.text = value};
        struct word word;
        bool there = false;
        while (words_next(&words, &word))
            there |= span_equal(word.form, run->words[i].form);
        if (!there)
            return false;
    }
    return true;
}

/* Word by word, and nothing else. */
static bool is_whole(struct span value, const struct run *run)
{
    struct words words = {.text = value};
    struct word word;
    size_t i = 0;

    while (words_next(&words, &word))
        if (i >= run->count || !span_equal(word.form, run->words[i++].form))
            return false;
    return i == run->count;
}

bool reference_has_field(const struct article *a, const struct field_test *t)
{
    const struct span values[] = {[META_SOURCE] = a->source.value,
                                  [META_AUTHOR] = a->author.value,
                                  [META_AGENCY] = a->agencies.value,
                                  [META_SECTION] = a->section.value,
                                  [META_LANGUAGE] = a->language};
    struct span value = values[t->field];

    if (t->unknown) {
        struct words words = {.text = value};
        struct word word;
        bool by_words = t->field != META_SOURCE && t->field != META_LANGUAGE;
        return by_words ? !words_next(&words, &word) : value.len == 0;
    }
    if (t->field == META_LANGUAGE)
        return value.len && span_equal(value, t->folded);
    return value.len && (t->whole ? is_whole(value, &t->run) : has_words(value, &t->run));
}

bool reference_is_dated(const struct date_test *t, const struct lede_date *d)
{
    bool known = d->precision != LEDE_NONE;

    if (t->unknown)
        return !known;
    if (!known)
        return false;
    if (t->possible) /* some day of the one is a day of the other */
        return !(d->latest < t->from || d->earliest > t->to);
    return t->from <= d->earliest && d->earliest <= t->to && t->from <= d->latest &&
           d->latest <= t->to;
}

static bool starts_with(struct span *text, const char *beginning)
{
    size_t len = strlen(beginning);
    bool does = text->len >= len && memcmp(text->at, beginning, len) == 0;

    if (does)
        *text = (struct span){text->at + len, text->len - len};
    return does;
}

bool reference_has_url(struct span url, struct span asked)
{
    if (url.len == 0)
        return false;
    (void)starts_with(&url, "https://");
    (void)starts_with(&url, "http://");
    (void)starts_with(&url, "www.");
    return url.len >= asked.len && memcmp(url.at, asked.at, asked.len) == 0;
}

bool reference_has_mention(const struct article *a, const struct date_test *t)
{
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        if (t->possible ? !(m->latest < t->from || m->earliest > t->to)
                        : m->earliest >= t->from && m->latest <= t->to)
            return true;
    }
    return false;
}
