/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_author.h"

#include "indexer/extract/line_words.h"
#include "indexer/extract/page_places.h"

enum {
    AUTHOR_MAX = 300, /* bytes of names in a field */
    BYLINE_MAX = 80   /* bytes of a byline in the text */
};

/* What stands before the name, in the languages of the table of months. */
static const char *const before_rows[] = {
    "written by ", "posted by ", "reported by ", "story by ", "by ", "von ",
    "par ",        "por ",       "di ",          "door ",     "av ", "af ",
    "autor: ",     "author: ",   "text: ",       "od ",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(struct span text, const char *with)
{
    size_t i = 0;

    for (; with[i] != '\0'; i++)
        if (i >= text.len || lower(text.at[i]) != with[i])
            return false;
    return true;
}

static struct span without_by(struct span name)
{
    name = span_trim(name);
    for (size_t i = 0; i < ARRAY_LEN(before_rows); i++)
        if (begins(name, before_rows[i]))
            return span_trim(span_part(name, strlen(before_rows[i]), name.len));
    return name;
}

static bool take(struct span given, enum origin origin, size_t most, struct field *out)
{
    struct span name = without_by(given);

    if (name.len == 0 || name.len > most || span_find(name, SPAN("://"), 0) != SIZE_MAX ||
        span_starts(name, SPAN("www.")) || name.at[0] == '@')
        return false;
    *out = (struct field){name, origin};
    return true;
}

/* A byline of the text: a name, or it begins as one does. */
static bool take_byline(struct span text, enum origin origin, struct field *out)
{
    struct span name = without_by(text);

    return (name.len < span_trim(text).len || line_is_name(name, 6)) &&
           take(text, origin, BYLINE_MAX, out);
}

/* What a node is named as: rel=author, itemprop=author, a class. */
static enum origin named_as(const struct page_node *node, unsigned places)
{
    if (span_is(node->itemprop, "author"))
        return ORIGIN_ITEMPROP;
    if (span_is(node->rel, "author") || (places & PLACE_BYLINE))
        return ORIGIN_CLASS;
    return ORIGIN_NONE;
}

static struct field from_nodes(const struct page *page, const uint8_t *places)
{
    struct field best = {0}, found;

    for (size_t i = 0; i < page->node_count; i++) {
        const struct page_node *node = &page->nodes[i];
        enum origin origin = named_as(node, places[i]);
        struct span text;
        if (origin == ORIGIN_NONE || (places[i] & PLACE_ELSEWHERE) || node->hidden ||
            node->first_block >= node->end_block || node->end_block - node->first_block > 4)
            continue;
        text = page->blocks[node->first_block].text;
        if (origin == ORIGIN_ITEMPROP && node->value.len > 0)
            text = node->value;
        if (take_byline(text, origin, &found) &&
            (best.origin == ORIGIN_NONE || found.origin < best.origin))
            best = found;
    }
    return best;
}

/* "By Jane Doe" in one of the first blocks behind the headline. */
static struct field below(const struct page *page, size_t headline)
{
    struct field found = {0};

    for (size_t i = headline; i < page->block_count && i < headline + 6; i++) {
        struct span text = page->blocks[i].text;
        if (begins(text, "by ") && line_is_name(without_by(text), 6) &&
            take(text, ORIGIN_PRINTED, BYLINE_MAX, &found))
            break;
    }
    return found;
}

struct field page_author_find(const struct page *page, const struct page_metas *metas,
                              const struct json_ld *ld, const uint8_t *places, size_t headline)
{
    struct field found = {0};
    struct span name;
    size_t at = 0;

    if (take(ld->authors, ORIGIN_JSON_LD, AUTHOR_MAX, &found))
        return found;
    while (page_metas_next(metas, META_AUTHOR, &at, &name))
        if (take(name, ORIGIN_META, AUTHOR_MAX, &found))
            return found;
    found = from_nodes(page, places);
    return found.origin != ORIGIN_NONE || headline == SIZE_MAX ? found : below(page, headline);
}
