/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/archive.h"

#include "analysis/terms.h"
#include "searcher/result/search.h"

enum { KEY_MAX = WORD_BYTES_MAX + 16 };

static struct span key_of(char kind, struct span text, char key[KEY_MAX])
{
    size_t len = text.len < KEY_MAX - 1 ? text.len : KEY_MAX - 1;

    key[0] = kind;
    memcpy(key + 1, text.at, len);
    return (struct span){key, len + 1};
}

uint32_t archive_number(const struct archive *a, char kind, struct span text)
{
    char key[KEY_MAX];
    const uint32_t *found = text.len ? map_get(&a->numbers, key_of(kind, text, key)) : NULL;

    return found ? *found : 0;
}

uint32_t archive_stem(const struct archive *a, unsigned language, struct span form)
{
    char marked[STEM_MARKED_MAX];

    return archive_number(a, 's', stem_marked(a->stemmer, language, form, marked));
}

/* The number of the text, a new one when it has none; 0 when out of memory. */
static uint32_t number(struct archive *a, char kind, struct span text)
{
    char key[KEY_MAX];
    uint32_t old = archive_number(a, kind, text);
    uint32_t *place = old ? NULL : arena_take(&a->arena, 1, sizeof *place);

    if (!place || !map_put(&a->numbers, key_of(kind, text, key), place) ||
        !mem_grow(&a->texts, &a->text_cap, a->number_count + 2, sizeof *a->texts))
        return old;
    *place = ++a->number_count;
    a->texts[*place] = kind == 'f' ? arena_span(&a->arena, text) : (struct span){0};
    return *place;
}

struct list {
    struct archive_word *items;
    size_t count, cap;
};

static bool add_words(struct archive *a, struct terms *terms, unsigned language, bool title,
                      struct list *l)
{
    struct word word;
    uint32_t position;
    char marked[STEM_MARKED_MAX];

    while (terms_next(terms, &word, &position)) {
        if (!mem_grow(&l->items, &l->cap, l->count + 1, sizeof *l->items))
            return false;
        l->items[l->count++] = (struct archive_word){
            .start = (uint32_t)word.start,
            .end = (uint32_t)word.end,
            .position = position,
            .form = number(a, 'f', word.form),
            .stem = number(a, 's', stem_marked(a->stemmer, language, word.form, marked)),
            .written = number(a, 'w', word.as_written),
            .title = title};
    }
    return true;
}

static bool cut_article(struct archive *a, const struct article *from, struct archive_article *to)
{
    struct list list = {0};
    struct terms terms;
    struct archive_word *words = NULL;
    unsigned language = stemmer_language(a->stemmer, from->language);

    terms_begin(&terms, article_title(from));
    bool ok = add_words(a, &terms, language, true, &list);
    size_t title = list.count;
    terms_begin_body(&terms, from->text);
    ok = ok && add_words(a, &terms, language, false, &list);
    if (ok)
        words = arena_take(&a->arena, list.count, sizeof *words);
    if (words && list.count)
        memcpy(words, list.items, list.count * sizeof *words);
    *to = (struct archive_article){.article = *from,
                                   .words = words,
                                   .language = language,
                                   .count = list.count,
                                   .length = (double)(list.count + title)};
    mem_free(list.items);
    return words != NULL;
}

static void count_in(struct archive *a, uint32_t number, uint32_t article, uint32_t *last)
{
    if (last[number] == article)
        return;
    last[number] = article;
    a->in_articles[number]++;
}

static bool count_articles(struct archive *a)
{
    uint32_t *last = arena_take(&a->arena, a->number_count + 1, sizeof *last);
    double sum = 0;

    a->in_articles = arena_take(&a->arena, a->number_count + 1, sizeof *a->in_articles);
    if (!last || !a->in_articles)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        const struct archive_article *article = &a->articles[i];
        sum += article->length;
        for (size_t w = 0; w < article->count; w++) {
            count_in(a, article->words[w].stem, i + 1, last);
            count_in(a, article->words[w].form, i + 1, last);
        }
    }
    a->mean_length = a->count ? sum / (double)a->count : 0;
    return true;
}

bool archive_read(struct archive *a, struct index_reader *index, struct lede_error *err)
{
    struct search_request all = {.typed = SPAN("*"), .limit = SEARCH_LIMIT_MAX};
    struct result result;

    *a = (struct archive){0};
    if (!index_stemmer(index, &a->stemmer, err) ||
        !search_run(index, &all, &a->arena, &result, err))
        return false;
    a->count = result.hit_count;
    a->articles = arena_take(&a->arena, a->count, sizeof *a->articles);
    if (!a->articles)
        return error_memory(err);
    for (size_t i = 0; i < a->count; i++)
        if (!cut_article(a, &result.hits[i].article, &a->articles[i]))
            return error_memory(err);
    return count_articles(a) || error_memory(err);
}

void archive_free(struct archive *a)
{
    stemmer_close(a->stemmer);
    map_free(&a->numbers);
    mem_free(a->texts);
    arena_free(&a->arena);
}

const struct archive_article *archive_find(const struct archive *a, struct span id)
{
    for (size_t i = 0; i < a->count; i++)
        if (span_equal(a->articles[i].article.id, id))
            return &a->articles[i];
    return NULL;
}

struct span archive_text(const struct archive_article *a, const struct archive_word *w)
{
    return span_part(w->title ? a->article.title.value : a->article.text, w->start, w->end);
}
