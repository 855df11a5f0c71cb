/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "searcher/output/date_shown.h"
#include "searcher/web/filters.h"
#include "searcher/web/pages.h"

enum { SOURCES_SHOWN = 12 };

static void add_day(struct view *v, int32_t day)
{
    struct buf shown = {0};

    date_shown(date_of_day(day), ORIGIN_NONE, &shown);
    html_text(v->out, buf_span(&shown));
    if (!buf_ok(&shown))
        v->out->failed = true;
    buf_free(&shown);
}

static void add_count(struct view *v, uint64_t n, const char *one, const char *many)
{
    buf_text(v->out, "<strong>");
    html_number(v->out, n);
    buf_addf(v->out, "</strong> %s", n == 1 ? one : many);
}

/* "18,882 articles from 23 sources, 1 January 2001 to 3 May 2019; 12 of them undated." */
static void add_holdings(struct view *v, const struct index_info *info)
{
    buf_text(v->out, "<p class=\"holdings\">");
    add_count(v, info->articles, "article", "articles");
    if (info->sources) {
        buf_text(v->out, " from ");
        add_count(v, info->sources, "source", "sources");
    }
    if (info->articles > info->undated) {
        buf_text(v->out, ", ");
        add_day(v, info->first_day);
        buf_text(v->out, " to ");
        add_day(v, info->last_day);
    }
    if (info->undated) {
        buf_text(v->out, "; ");
        html_number(v->out, info->undated);
        buf_text(v->out, " undated");
    }
    buf_text(v->out, "</p>\n");
}

static void add_sources(struct view *v, const struct source_count *sources, size_t count)
{
    size_t shown = count < SOURCES_SHOWN ? count : SOURCES_SHOWN;

    if (count == 0)
        return;
    buf_text(v->out, "<section class=\"sources\">\n<h2>Sources</h2>\n<ul>\n");
    for (size_t i = 0; i < shown; i++) {
        struct request other = {
            .page = 1, .filter_count = 1, .filters = {{FACET_SOURCE, sources[i].name}}};
        buf_text(v->out, "<li><a");
        link_to(v, &other);
        buf_text(v->out, "><bdi>");
        html_text(v->out, sources[i].name);
        buf_text(v->out, "</bdi></a> <span class=\"count\">");
        html_number(v->out, sources[i].articles);
        buf_text(v->out, "</span></li>\n");
    }
    if (count > shown)
        buf_addf(v->out, "<li class=\"others\">and %zu more</li>\n", count - shown);
    buf_text(v->out, "</ul>\n</section>\n");
}

/* A way to ask, and what it does. A row each. */
static const struct {
    const char *typed, *does;
} ways[] = {
    {"border guards", "articles with both words, in any form"},
    {"\"border guards\"", "these words as they stand, in this order"},
    {"hostages -football", "without a word"},
    {"rabies OR anthrax", "one or the other; ( ) group"},
    {"title:ceasefire", "a word of the headline"},
    {"date:2014..2016", "of a time; also date:2016-07, date:unknown"},
};

static void add_ways(struct view *v)
{
    buf_text(v->out, "<section class=\"ways\">\n<h2>How to ask</h2>\n<dl>\n");
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        struct request other = {.page = 1, .query = span_of(ways[i].typed)};
        buf_text(v->out, "<div><dt><a");
        link_to(v, &other);
        buf_byte(v->out, '>');
        html_text(v->out, other.query);
        buf_text(v->out, "</a></dt><dd>");
        html_text(v->out, span_of(ways[i].does));
        buf_text(v->out, "</dd></div>\n");
    }
    buf_text(v->out, "</dl>\n</section>\n");
}

void page_start(struct view *v, const struct index_info *info, const struct source_count *sources,
                size_t source_count)
{
    frame_begin(v, (struct span){0}, PAGE_FRONT);
    add_holdings(v, info);
    buf_text(v->out, "<div class=\"below\">\n");
    add_ways(v);
    add_sources(v, sources, source_count);
    buf_text(v->out, "</div>\n");
    frame_end(v, NULL);
}
