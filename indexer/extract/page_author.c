/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_author.h"

#include "indexer/extract/line_words.h"
#include "indexer/extract/page_places.h"
#include "indexer/extract/written_dates.h"

enum {
    AUTHOR_MAX = 300, /* bytes of names in a field */
    BYLINE_MAX = 80,  /* bytes of a byline in the text */
    NAME_WORDS_MAX = 8
};

/* What stands before the name, in the languages of the table of months. */
static const char *const before_rows[] = {
    "written by ", "posted by ", "reported by ", "story by ", "by ", "von ",
    "par ",        "por ",       "di ",          "door ",     "av ", "af ",
    "autor: ",     "author: ",   "text: ",       "od ",
};

/* Without signs in front and what stands behind a bar: ", USA Today", "Jane Doe | jane@a.com". */
static struct span undress(struct span name)
{
    size_t bar = span_find(name, SPAN("|"), 0);

    if (bar != SIZE_MAX && bar > 0)
        name = span_part(name, 0, bar);
    for (name = span_trim(name); name.len > 0 && strchr(",;:-", name.at[0]);)
        name = span_trim(span_part(name, 1, name.len));
    while (name.len > 0 && strchr(",;:-", name.at[name.len - 1]))
        name = span_trim(span_part(name, 0, name.len - 1));
    return name;
}

static struct span without_by(struct span name)
{
    name = undress(name);
    for (size_t i = 0; i < ARRAY_LEN(before_rows); i++)
        if (span_starts_any_case(name, span_of(before_rows[i])))
            return span_trim(span_part(name, strlen(before_rows[i]), name.len));
    return name;
}

/* What stands where a name is wanted. */
static const char *const no_names[] = {"by",        "about the author", "author", "authors",
                                       "posted by", "written by",       "staff",  "admin"};

static bool is_no_name(struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(no_names); i++)
        if (span_is_any_case(name, no_names[i]))
            return true;
    return false;
}

static bool take(struct span given, enum origin origin, size_t most, struct field *out)
{
    struct span name = without_by(given);

    if (name.len == 0 || name.len > most || is_no_name(name) ||
        span_find(name, SPAN("://"), 0) != SIZE_MAX || span_starts(name, SPAN("www.")) ||
        name.at[0] == '@')
        return false;
    *out = (struct field){name, origin};
    return true;
}

/* Without a last word that is a month: "Jane Doe Dec." of "Jane Doe Dec. 21, 2023". */
static struct span without_month(struct span text)
{
    size_t at;

    text = line_undress(text);
    for (at = text.len; at > 0 && text.at[at - 1] != ' ';)
        at--;
    return written_month(line_undress(span_part(text, at, text.len)))
               ? line_undress(span_part(text, 0, at))
               : text;
}

/* A byline of the text: a name, and what behind it has digits is left out. */
static bool take_byline(struct span text, enum origin origin, struct field *out)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            text = span_part(text, 0, i); /* a date follows, or a count */
    text = without_month(text);
    return line_is_name(without_by(text), NAME_WORDS_MAX) && take(text, origin, BYLINE_MAX, out);
}

/* What a node is named as, the surest first: itemprop=author, rel=author, a class for authors, a byline. */
enum naming { NAMED_ITEMPROP, NAMED_REL, NAMED_AUTHOR, NAMED_BYLINE, NAMED_NOT };

static enum naming naming_of(const struct page_node *node, unsigned places)
{
    if (span_is(node->itemprop, "author"))
        return NAMED_ITEMPROP;
    if (span_is(node->rel, "author"))
        return NAMED_REL;
    if (places & PLACE_AUTHOR)
        return NAMED_AUTHOR;
    return places & PLACE_BYLINE ? NAMED_BYLINE : NAMED_NOT;
}

/* The text of a node that is named so; the first block of one that holds several. */
static struct span text_of(const struct page *page, const struct page_node *node)
{
    struct span text = page_node_text(page, node);

    if (text.len == 0 && node->end_block > node->first_block + 1 &&
        node->end_block <= node->first_block + 4)
        text = page->blocks[node->first_block].text;
    return text;
}

static struct field from_nodes(const struct page *page, const uint8_t *places)
{
    enum naming best = NAMED_NOT;
    struct field out = {0};

    for (size_t i = 0; i < page->node_count; i++) {
        const struct page_node *node = &page->nodes[i];
        enum naming naming = naming_of(node, places[i]);
        enum origin origin = naming == NAMED_ITEMPROP ? ORIGIN_ITEMPROP : ORIGIN_CLASS;
        if (naming >= best || (places[i] & PLACE_ELSEWHERE) || node->hidden)
            continue;
        if (take_byline(naming == NAMED_ITEMPROP && node->value.len > 0 ? node->value
                                                                        : text_of(page, node),
                        origin, &out))
            best = naming;
    }
    return out;
}

/* "By Jane Doe" in one of the first blocks behind the headline. */
static struct field below(const struct page *page, size_t headline)
{
    struct field found = {0};

    for (size_t i = headline; i < page->block_count && i < headline + 6; i++) {
        struct span text = page->blocks[i].text;
        if (span_starts_any_case(text, SPAN("by ")) &&
            line_is_name(without_by(text), NAME_WORDS_MAX) &&
            take(text, ORIGIN_PRINTED, BYLINE_MAX, &found))
            break;
    }
    return found;
}

struct field page_author_find(const struct page *page, const struct page_metas *metas,
                              const struct json_ld *ld, const struct page_site *site,
                              const uint8_t *places, size_t headline)
{
    struct field found = {0}, house = {0};
    struct span name;
    size_t at = 0;

    if (take(ld->authors, ORIGIN_JSON_LD, AUTHOR_MAX, &found)) {
        if (!page_site_equals(site, found.value))
            return found;
        house = found;
    }
    while (page_metas_next(metas, META_AUTHOR, &at, &name))
        if (take(name, ORIGIN_META, AUTHOR_MAX, &found)) {
            if (!page_site_equals(site, found.value))
                return found;
            house = house.value.len > 0 ? house : found;
        }
    found = from_nodes(page, places);
    if (found.origin == ORIGIN_NONE && headline != SIZE_MAX)
        found = below(page, headline);
    return found.origin != ORIGIN_NONE && !page_site_equals(site, found.value) ? found : house;
}
