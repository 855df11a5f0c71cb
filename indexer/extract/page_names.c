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

/* Names that label what an article is about (`tag-floods category-world`), not what the element is for. */
static bool is_label(struct span token)
{
    for (size_t i = 0; i < ARRAY_LEN(label_starts); i++)
        if (token.len > 0 && token.at[0] == label_starts[i][0] &&
            span_starts(token, span_of(label_starts[i])))
            return true;
    return false;
}

/* Append the words of one name in lower case, a blank before each. */
static size_t add_words(struct span token, char out[2 * NAMES_SEEN + 2], size_t len)
{
    for (size_t i = 0; i < token.len; i++) {
        char c = token.at[i];
        bool starts = i == 0 || (is_capital(c) && is_small(token.at[i - 1]));
        if ((is_sign(c) || starts) && len > 0 && out[len - 1] != ' ')
            out[len++] = ' ';
        if (!is_sign(c))
            out[len++] = is_capital(c) ? (char)(c - 'A' + 'a') : c;
    }
    return len;
}

/* Lower case words with one blank between. Returns their bytes. */
static size_t words_of(struct span names, char out[2 * NAMES_SEEN + 2])
{
    size_t len = 0;
    struct span token;

    names.len = names.len < NAMES_SEEN ? names.len : NAMES_SEEN;
    while (names.len > 0 && span_cut(&names, ' ', &token))
        if (!is_label(token))
            len = add_words(token, out, len);
    while (len > 0 && out[len - 1] == ' ')
        len--;
    return len;
}

static int compare_row(const void *key, const void *row)
{
    const struct span *name = key;
    const char *const *word = row;
    int order = strncmp(name->at, *word, name->len);

    return order ? order : (*word)[name->len] ? -1 : 0;
}

struct word_list {
    const char *const *words; /* sorted */
    size_t count;
};

/* The number of the row, from 1; 0 for none. */
static uint16_t row_of(struct span name, struct word_list list)
{
    const char *const *row =
        bsearch(&name, list.words, list.count, sizeof *list.words, compare_row);

    return row ? (uint16_t)(row - list.words + 1) : 0;
}

/* The first word, or pair of them, that the list has. */
static uint16_t find_word(struct span names, struct word_list list)
{
    char text[2 * NAMES_SEEN + 2];
    struct span rest = {text, words_of(names, text)}, word, last = {0};
    uint16_t row = 0;

    while (row == 0 && rest.len > 0 && span_cut(&rest, ' ', &word)) {
        row = row_of(word, list);
        if (row == 0 && last.len > 0)
            row = row_of((struct span){last.at, (size_t)(word.at + word.len - last.at)}, list);
        last = word;
    }
    return row;
}

uint16_t page_name_drops(struct span names)
{
    _Static_assert(ARRAY_LEN(dropping_names) <= PAGE_NAME_ROWS_MAX, "a number for each row");
    return find_word(names, (struct word_list){dropping_names, ARRAY_LEN(dropping_names)});
}

bool page_name_is_hard(uint16_t row)
{
    return row > 0 && row <= ARRAY_LEN(dropping_names) &&
           row_of(span_of(dropping_names[row - 1]),
                  (struct word_list){hard_names, ARRAY_LEN(hard_names)}) != 0;
}

bool page_name_leads(struct span names)
{
    return find_word(names, (struct word_list){lead_names, ARRAY_LEN(lead_names)}) != 0;
}

bool page_name_is_paid(struct span names)
{
    return find_word(names, (struct word_list){paid_names, ARRAY_LEN(paid_names)}) != 0;
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
