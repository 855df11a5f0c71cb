/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_date.h"

#include "common/date.h"
#include "indexer/extract/page_places.h"
#include "indexer/extract/printed_date.h"
#include "indexer/extract/url_parts.h"

enum {
    EARLIEST = 9131,  /* 1995-01-01 */
    ABOVE_BLOCKS = 6, /* so many blocks above the headline are not its own */
    CLEAR_SCORE = 5   /* of a printed day: marked by three signs */
};

struct candidate {
    int32_t day;
    bool utc, zoned;
};

struct search {
    const struct page_date_setup *setup;
    enum date_order order;
    struct lede_date url; /* precision none when it names nothing */
    struct printed_date printed;
    struct candidate modified; /* day 0 when unknown */
};

enum date_order page_date_order(struct span language, struct span url)
{
    struct span top = url_top_domain(url);
    bool english = language.len == 2 && memcmp(language.at, "en", 2) == 0;

    if (language.len >= 5 &&
        (span_starts(language, SPAN("en-US")) || span_starts(language, SPAN("en_US")) ||
         span_starts(language, SPAN("en-us"))))
        return ORDER_MONTH_FIRST;
    if ((english || language.len == 0) &&
        (span_is(top, "com") || span_is(top, "org") || span_is(top, "us") || span_is(top, "gov")))
        return ORDER_MONTH_FIRST;
    return ORDER_DAY_FIRST;
}

static bool plausible(const struct search *s, int32_t day)
{
    return day >= EARLIEST && day <= s->setup->today;
}

static bool read(const struct search *s, struct span given, struct candidate *out)
{
    struct written_date date;

    if (given.len == 0 || !written_date_parse(given, s->order, &date) || !plausible(s, date.day))
        return false;
    *out = (struct candidate){date.day, date.utc, date.zoned};
    return true;
}

/* Text that a reader sees: a bare number in it is no date. */
static bool read_text(const struct search *s, struct span text, struct candidate *out)
{
    size_t digits = 0;

    while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    return digits < text.len && read(s, text, out);
}

static bool from_json_ld(const struct search *s, struct candidate *out)
{
    return read(s, s->setup->ld->published, out);
}

static bool from_json_ld_page(const struct search *s, struct candidate *out)
{
    return read(s, s->setup->ld->page_published, out);
}

static bool from_meta(const struct search *s, enum meta_field field, struct candidate *out)
{
    size_t at = 0;
    struct span content;

    while (page_metas_next(s->setup->metas, field, &at, &content))
        if (read(s, content, out))
            return true;
    return false;
}

static bool from_metas(const struct search *s, struct candidate *out)
{
    return from_meta(s, META_PUBLISHED, out);
}

static bool from_dated_metas(const struct search *s, struct candidate *out)
{
    return from_meta(s, META_DATED, out);
}

/* What a node gives: its attribute, else its text where it is a small part. */
static bool read_node(const struct search *s, const struct page_node *node, struct candidate *out)
{
    if (read(s, node->value, out) || read_text(s, page_node_text(s->setup->page, node), out))
        return true;
    return node->end_block > node->first_block + 1 && node->end_block <= node->first_block + 3 &&
           read_text(s, s->setup->page->blocks[node->first_block].text, out);
}

/* Where a node stands: in front of the headline there is often today's date, in lists there are others'. */
enum standing { STANDING_WELL, STANDING_LISTED, STANDING_ABOVE, STANDING_COUNT };

static enum standing standing_of(const struct search *s, const struct page_node *node,
                                 unsigned places)
{
    if (s->setup->headline != SIZE_MAX && node->end_block + ABOVE_BLOCKS < s->setup->headline)
        return STANDING_ABOVE;
    return places & PLACE_LIST ? STANDING_LISTED : STANDING_WELL;
}

/* The first node that is wanted and holds a day, of those that stand best. */
static bool from_nodes(const struct search *s,
                       bool wanted(const struct page_node *node, unsigned places),
                       enum standing worst, struct candidate *out)
{
    const struct page *page = s->setup->page;
    enum standing best = STANDING_COUNT;
    struct candidate found;

    for (size_t i = 0; i < page->node_count && best != STANDING_WELL; i++) {
        unsigned places = s->setup->places[i];
        enum standing here;
        if (!wanted(&page->nodes[i], places))
            continue;
        here = standing_of(s, &page->nodes[i], places);
        if (here >= best || here > worst || !read_node(s, &page->nodes[i], &found))
            continue;
        *out = found;
        best = here;
    }
    return best != STANDING_COUNT;
}

static bool is_itemprop(const struct page_node *node, unsigned places)
{
    (void)places;
    return span_is(node->itemprop, "datePublished") || span_is(node->itemprop, "dateCreated");
}

static bool is_published_class(const struct page_node *node, unsigned places)
{
    (void)node;
    return (places & PLACE_PUBLISHED) && !(places & (PLACE_MODIFIED | PLACE_ELSEWHERE));
}

static bool is_time(const struct page_node *node, unsigned places)
{
    return node->tag == TAG_TIME && !(places & (PLACE_MODIFIED | PLACE_ELSEWHERE));
}

static bool from_itemprops(const struct search *s, struct candidate *out)
{
    return from_nodes(s, is_itemprop, STANDING_ABOVE, out);
}

static bool from_url(const struct search *s, struct candidate *out)
{
    if (s->url.precision != LEDE_DAY || !plausible(s, s->url.earliest))
        return false;
    *out = (struct candidate){s->url.earliest, false, false};
    return true;
}

static bool from_classes(const struct search *s, struct candidate *out)
{
    return from_nodes(s, is_published_class, STANDING_LISTED, out);
}

static bool from_times(const struct search *s, struct candidate *out)
{
    return from_nodes(s, is_time, STANDING_LISTED, out);
}

static bool from_times_above(const struct search *s, struct candidate *out)
{
    return from_nodes(s, is_published_class, STANDING_ABOVE, out) ||
           from_nodes(s, is_time, STANDING_ABOVE, out);
}

/* Printed so that there is no doubt: beside the headline, marked, said to be the publication's. */
static bool from_clear_print(const struct search *s, struct candidate *out)
{
    if (!s->printed.found || s->printed.score < CLEAR_SCORE)
        return false;
    *out = (struct candidate){s->printed.day, false, false};
    return true;
}

/* "Floods kill ten | DW | 28.04.2023". */
static bool from_title(const struct search *s, struct candidate *out)
{
    return read_text(s, s->setup->page->title, out);
}

/* "(Notizia del 14 Gennaio 2020)". */
static bool from_description(const struct search *s, struct candidate *out)
{
    return read(s, page_metas_first(s->setup->metas, META_DESCRIPTION), out);
}

/* A front page prints the days of others. What a page claims to be its address is one too often. */
static bool from_print(const struct search *s, struct candidate *out)
{
    if (!s->printed.found || url_is_front(s->setup->page->url))
        return false;
    *out = (struct candidate){s->printed.day, false, false};
    return true;
}

static bool from_image(const struct search *s, struct candidate *out)
{
    struct lede_date date;

    if (!url_date(page_metas_first(s->setup->metas, META_IMAGE), &date) ||
        date.precision != LEDE_DAY || !plausible(s, date.earliest))
        return false;
    *out = (struct candidate){date.earliest, false, false};
    return true;
}

/* The order of trust: a row a rule. */
static const struct {
    bool (*find)(const struct search *s, struct candidate *out);
    enum origin origin;
    bool marked; /* for machines: one with a zone sets one in UTC right */
} rules[] = {
    {from_json_ld, ORIGIN_JSON_LD, true},
    {from_metas, ORIGIN_META, true},
    {from_json_ld_page, ORIGIN_JSON_LD, true},
    {from_itemprops, ORIGIN_ITEMPROP, true},
    {from_url, ORIGIN_URL, true},
    {from_classes, ORIGIN_CLASS, true},
    {from_times, ORIGIN_TIME, true},
    {from_clear_print, ORIGIN_PRINTED, false},
    {from_dated_metas, ORIGIN_META, false},
    {from_title, ORIGIN_META, false},
    {from_print, ORIGIN_PRINTED, false},
    {from_times_above, ORIGIN_TIME, false},
    {from_image, ORIGIN_URL, false},
    {from_description, ORIGIN_META, false},
};

static int32_t days_apart(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

/* The newsroom's day where the stamp is in UTC: that of the last change where it would else have been
 * changed before it was there, that of the address, that printed beside the headline. */
static int32_t local_day(const struct search *s, const struct candidate *stamp)
{
    struct candidate url, other;

    if (!stamp->utc)
        return stamp->day;
    for (size_t i = 0; i < ARRAY_LEN(rules) && rules[i].marked; i++)
        if (rules[i].find(s, &other) && other.zoned && days_apart(other.day, stamp->day) == 1)
            return other.day;
    if (s->modified.zoned && s->modified.day == stamp->day - 1)
        return s->modified.day;
    if (from_url(s, &url) && days_apart(url.day, stamp->day) <= 1)
        return url.day;
    if (s->printed.found && s->printed.near && days_apart(s->printed.day, stamp->day) == 1)
        return s->printed.day;
    return stamp->day;
}

static struct candidate find_modified(const struct search *s)
{
    struct candidate found;

    if (read(s, s->setup->ld->modified, &found) || from_meta(s, META_MODIFIED, &found) ||
        read(s, s->setup->ld->page_modified, &found))
        return found;
    return (struct candidate){0};
}

static void look_at_print(struct search *s)
{
    struct printed_setup setup = {.order = s->order,
                                  .earliest = EARLIEST,
                                  .latest = s->setup->today,
                                  .month_until = -1,
                                  .headline = s->setup->headline};

    if (s->url.precision == LEDE_MONTH) {
        setup.month_from = s->url.earliest;
        setup.month_until = s->url.latest;
    }
    s->printed = printed_date_find(s->setup->page, s->setup->places, &setup);
}

struct page_date page_date_find(const struct page_date_setup *setup)
{
    struct search s = {.setup = setup, .order = page_date_order(setup->language, setup->url)};
    struct page_date out = {.origin = ORIGIN_NONE};
    struct candidate found;

    if (!url_date(setup->url, &s.url))
        s.url = (struct lede_date){0};
    look_at_print(&s);
    s.modified = find_modified(&s);
    out.modified = s.modified.day;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        if (rules[i].find(&s, &found)) {
            out.date = date_of_day(local_day(&s, &found));
            out.origin = rules[i].origin;
            return out;
        }
    if (s.url.precision == LEDE_MONTH && plausible(&s, s.url.earliest)) {
        out.date = s.url;
        out.origin = ORIGIN_URL;
    }
    return out;
}
