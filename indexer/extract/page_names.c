/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_names.h"

#include <stdlib.h>

#include "common/span.h"
#include "indexer/extract/page_names_table.h"

enum {
    NAMES_SEEN = 400,    /* bytes of class and id that are looked at; real ones have 100 */
    NAME_WEIGHT = 25,    /* of a good or a bad part */
    ARTICLE_WEIGHT = 20, /* of <article> */
    MAIN_WEIGHT = 10,
    ITEMPROP_WEIGHT = 80, /* of itemprop=articleBody */
    POOR_TAG_WEIGHT = 10  /* of lists, cells, headings, forms, asides */
};

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_sign(char c)
{
    return !is_small(c) && !is_capital(c) && !(c >= '0' && c <= '9') && (unsigned char)c < 0x80;
}

/* Lower case words with one blank between. Returns their bytes. */
static size_t words_of(struct span names, char out[2 * NAMES_SEEN])
{
    size_t len = 0;

    for (size_t i = 0; i < names.len && i < NAMES_SEEN; i++) {
        char c = names.at[i];
        bool starts = is_capital(c) && i > 0 && is_small(names.at[i - 1]);
        if ((is_sign(c) || starts) && len > 0 && out[len - 1] != ' ')
            out[len++] = ' ';
        if (!is_sign(c))
            out[len++] = is_capital(c) ? (char)(c - 'A' + 'a') : c;
    }
    while (len > 0 && out[len - 1] == ' ')
        len--;
    return len;
}

static int compare_row(const void *key, const void *row)
{
    const struct span *name = key;
    const char *const *word = row;

    return span_compare(*name, span_of(*word));
}

static bool is_dropping(struct span name)
{
    return bsearch(&name, dropping_names, ARRAY_LEN(dropping_names), sizeof *dropping_names,
                   compare_row) != NULL;
}

bool page_name_drops(struct span names)
{
    char text[2 * NAMES_SEEN];
    struct span rest = {text, words_of(names, text)}, word, last = {0};

    while (rest.len > 0 && span_cut(&rest, ' ', &word)) {
        if (is_dropping(word))
            return true;
        if (last.len > 0 &&
            is_dropping((struct span){last.at, (size_t)(word.at + word.len - last.at)}))
            return true;
        last = word;
    }
    return false;
}

bool page_tag_drops(enum html_tag tag)
{
    return tag == TAG_ASIDE || tag == TAG_FOOTER || tag == TAG_FIGCAPTION || tag == TAG_FORM;
}

static bool has_part(struct span names, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_find(names, span_of(parts[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static int tag_weight(enum html_tag tag)
{
    static const int8_t weights[TAG_COUNT] = {
        [TAG_ARTICLE] = ARTICLE_WEIGHT,  [TAG_MAIN] = MAIN_WEIGHT,
        [TAG_UL] = -POOR_TAG_WEIGHT,     [TAG_OL] = -POOR_TAG_WEIGHT,
        [TAG_DL] = -POOR_TAG_WEIGHT,     [TAG_LI] = -POOR_TAG_WEIGHT,
        [TAG_DD] = -POOR_TAG_WEIGHT,     [TAG_DT] = -POOR_TAG_WEIGHT,
        [TAG_TH] = -POOR_TAG_WEIGHT,     [TAG_TD] = -POOR_TAG_WEIGHT,
        [TAG_FORM] = -POOR_TAG_WEIGHT,   [TAG_ASIDE] = -POOR_TAG_WEIGHT,
        [TAG_FOOTER] = -POOR_TAG_WEIGHT, [TAG_H1] = -POOR_TAG_WEIGHT,
        [TAG_H2] = -POOR_TAG_WEIGHT,     [TAG_H3] = -POOR_TAG_WEIGHT,
        [TAG_H4] = -POOR_TAG_WEIGHT,     [TAG_H5] = -POOR_TAG_WEIGHT,
        [TAG_H6] = -POOR_TAG_WEIGHT};

    return weights[tag];
}

int page_node_weight(const struct page_node *node)
{
    char text[NAMES_SEEN];
    struct span names = {text, 0};
    int weight = tag_weight(node->tag);

    for (size_t i = 0; i < node->names.len && i < NAMES_SEEN; i++) {
        char c = node->names.at[i];
        text[names.len++] = is_capital(c) ? (char)(c - 'A' + 'a') : c;
    }
    if (has_part(names, good_parts, ARRAY_LEN(good_parts)))
        weight += NAME_WEIGHT;
    if (has_part(names, bad_parts, ARRAY_LEN(bad_parts)))
        weight -= NAME_WEIGHT;
    if (has_part(names, body_parts, ARRAY_LEN(body_parts)))
        weight += NAME_WEIGHT;
    if (span_find(node->itemprop, SPAN("articleBody"), 0) != SIZE_MAX)
        weight += ITEMPROP_WEIGHT;
    return weight;
}
