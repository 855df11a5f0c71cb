/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_title.h"

#include "analysis/words.h"
#include "common/limits.h"
#include "common/map.h"
#include "common/utf8.h"

enum {
    HEADINGS_MAX = 40, /* <h1> of a page that are looked at */
    TITLE_WORDS_MAX = 60,
    TITLE_MAX = 1000, /* bytes of a heading; a longer one is a text */
    STATED_MAX = 8
};

/* The words of a title by their hashes. */
struct title_words {
    uint64_t hash[TITLE_WORDS_MAX];
    size_t count;
};

/* What the head of the page states, in the order of trust. */
struct stated {
    struct span text;
    enum origin origin;
};

struct titles {
    const struct page *page;
    const struct page_site *site;
    struct arena *arena;
    struct stated stated[STATED_MAX];
    struct title_words words[STATED_MAX];
    size_t count, headings;
};

static void read_words(struct span text, struct title_words *out)
{
    struct words walk = {.text = text};
    struct word word;

    out->count = 0;
    while (out->count < TITLE_WORDS_MAX && words_next(&walk, &word))
        out->hash[out->count++] = hash_bytes(word.form);
}

/* The share of the longer one's words that both have. */
static double likeness(const struct title_words *a, const struct title_words *b)
{
    bool taken[TITLE_WORDS_MAX] = {false};
    size_t common = 0, longer = a->count > b->count ? a->count : b->count;

    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (!taken[k] && a->hash[i] == b->hash[k]) {
                taken[k] = true;
                common++;
                break;
            }
    return longer ? (double)common / (double)longer : 0;
}

static void state(struct titles *t, struct span text, enum origin origin)
{
    struct span cut;

    text = span_part(text, 0, utf8_cut(text, FIELD_BYTES_MAX));
    cut = page_site_cut(t->site, text);
    if (cut.len == 0 || t->count == STATED_MAX || page_site_equals(t->site, cut))
        return;
    read_words(cut, &t->words[t->count]);
    t->stated[t->count++] = (struct stated){cut, origin};
}

/* The blocks of a node as one line; empty when it has none, or too much. */
static bool text_of(struct titles *t, const struct page_node *node, struct span *out)
{
    char *line;
    size_t len = 0;

    *out = (struct span){0};
    for (uint32_t b = node->first_block; b < node->end_block && len <= TITLE_MAX; b++)
        len += t->page->blocks[b].text.len + 1;
    if (len == 0 || len > TITLE_MAX)
        return true;
    if (node->end_block == node->first_block + 1) {
        *out = t->page->blocks[node->first_block].text;
        return true;
    }
    line = arena_take(t->arena, len, 1);
    if (!line)
        return false;
    len = 0;
    for (uint32_t b = node->first_block; b < node->end_block; b++) {
        struct span text = t->page->blocks[b].text;
        if (len > 0)
            line[len++] = ' ';
        memcpy(line + len, text.at, text.len);
        len += text.len;
    }
    *out = (struct span){line, len};
    return true;
}

static double best_likeness(const struct titles *t, struct span text)
{
    struct title_words words;
    double best = 0;

    read_words(text, &words);
    for (size_t i = 0; i < t->count; i++) {
        double like = likeness(&words, &t->words[i]);
        if (span_equal(text, t->stated[i].text))
            like = 1;
        if (like > best)
            best = like;
    }
    return best;
}

/* The <h1> most like what the head states. Its likeness goes to *best; the last one seen to *any. */
static bool find_heading(struct titles *t, struct page_title *out, double *best, struct span *any)
{
    *best = 0;
    for (size_t i = 0; i < t->page->node_count && t->headings < HEADINGS_MAX; i++) {
        const struct page_node *node = &t->page->nodes[i];
        struct span text;
        double like;
        if (node->tag != TAG_H1)
            continue;
        if (!text_of(t, node, &text))
            return false;
        if (text.len == 0)
            continue;
        t->headings++;
        text = page_site_cut(t->site, text);
        *any = text;
        like = page_site_equals(t->site, text) ? 0 : best_likeness(t, text);
        if (t->headings == 1 || like > *best) {
            *best = like;
            out->field = (struct field){text, ORIGIN_PRINTED};
            out->block = node->first_block;
            out->end_block = node->end_block;
        }
    }
    return true;
}

static bool add_itemprops(struct titles *t)
{
    for (size_t i = 0; i < t->page->node_count; i++) {
        const struct page_node *node = &t->page->nodes[i];
        struct span text;
        if (!span_is(node->itemprop, "headline"))
            continue;
        if (!text_of(t, node, &text))
            return false;
        state(t, text.len ? text : node->value, ORIGIN_ITEMPROP);
        return true;
    }
    return true;
}

bool page_title_find(const struct page *page, const struct page_metas *metas,
                     const struct json_ld *ld, const struct page_site *site, struct arena *arena,
                     struct page_title *out, struct lede_error *err)
{
    struct titles t = {.page = page, .site = site, .arena = arena};
    const double enough = 1.0 / 3;
    double best;
    struct span any = {0};

    *out = (struct page_title){.block = SIZE_MAX};
    state(&t, ld->headline, ORIGIN_JSON_LD);
    state(&t, page_metas_first(metas, META_TITLE), ORIGIN_META);
    if (!add_itemprops(&t))
        return error_memory(err);
    state(&t, t.count > 0 ? page->title : page_site_guess(page->title), ORIGIN_META);
    if (!find_heading(&t, out, &best, &any))
        return error_memory(err);
    if (best >= enough)
        return true;
    if (t.count > 0) {
        if (t.headings != 1)
            out->block = SIZE_MAX;
        out->field = (struct field){t.stated[0].text, t.stated[0].origin};
    } else if (t.headings != 1) {
        *out = (struct page_title){.block = SIZE_MAX};
    }
    return true;
}
