/* The frame around every page: head, search box, foot; and what several pages show of an article.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "searcher/output/date_shown.h"
#include "searcher/web/page.h"
#include "searcher/web/site_files.h"

static const char *const titles[] = {
    [FACET_SOURCE] = "Source",     [FACET_YEAR] = "Year",        [FACET_MONTH] = "Month",
    [FACET_PERSON] = "Person",     [FACET_ORG] = "Organisation", [FACET_PLACE] = "Place",
    [FACET_LANGUAGE] = "Language",
};
_Static_assert(ARRAY_LEN(titles) == FACET_COUNT, "each facet has a title");

const char *facet_title(enum facet f)
{
    return titles[f];
}

/* ---- Frame ---- */

static void add_head(struct view *v, struct span name, enum page_kind kind)
{
    char style[SITE_FILE_NAME_MAX];
    struct request file = {.file = site_style_name(style)};

    buf_text(v->out,
             "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    if (name.len) {
        html_text(v->out, name);
        buf_text(v->out, " – ");
    }
    html_text(v->out, v->config->title);
    buf_text(v->out, "</title>\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n");
    if (kind == PAGE_ANSWER)
        buf_text(v->out, "<meta name=\"robots\" content=\"noindex, nofollow\">\n");
    buf_text(v->out, "<link rel=\"stylesheet\"");
    link_to(v, &file);
    buf_text(v->out, ">\n</head>\n");
}

/* The box keeps the visitor's own words; what else was chosen goes along. */
static void add_box(struct view *v, enum page_kind kind)
{
    buf_text(v->out, "<form role=\"search\" method=\"get\"");
    if (v->config->base_url.len)
        html_attribute(v->out, "action", v->config->base_url);
    buf_text(v->out, ">\n<label for=\"q\">Search the archive</label>\n"
                     "<div class=\"box\">\n<input type=\"search\" id=\"q\" name=\"q\"");
    html_attribute(v->out, "value", v->request->query);
    buf_text(v->out, " autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\""
                     " enterkeyhint=\"search\" dir=\"auto\"");
    if (kind == PAGE_FRONT)
        buf_text(v->out, " placeholder=\"words or a “phrase”\" autofocus");
    buf_text(v->out, ">\n<button type=\"submit\">Search</button>\n</div>\n");
    link_fields(v, v->request);
    buf_text(v->out, "</form>\n");
}

void frame_begin(struct view *v, struct span name, enum page_kind kind)
{
    static const struct request front = {.page = 1};

    add_head(v, name, kind);
    buf_text(v->out, kind == PAGE_FRONT ? "<body class=\"front\">\n" : "<body>\n");
    buf_text(v->out, "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
                     "<header class=\"site\">\n");
    if (kind == PAGE_FRONT) {
        buf_text(v->out, "<h1 class=\"brand\">");
        html_text(v->out, v->config->title);
        buf_text(v->out, "</h1>\n");
    } else {
        buf_text(v->out, "<p class=\"brand\"><a");
        link_to(v, &front);
        buf_byte(v->out, '>');
        html_text(v->out, v->config->title);
        buf_text(v->out, "</a></p>\n");
    }
    add_box(v, kind);
    buf_text(v->out, "</header>\n<main id=\"main\">\n");
}

void frame_end(struct view *v, void (*extra)(struct view *v))
{
    buf_text(v->out, "</main>\n<footer class=\"site\">\n");
    if (extra)
        extra(v);
    buf_text(v->out, "<p>Found with Lede, a search engine for news archives</p>\n"
                     "</footer>\n</body>\n</html>\n");
}

/* ---- Articles ---- */

void article_headline(struct view *v, const struct article *a, const struct marked *title)
{
    if (a->title.value.len)
        html_marked(v->out, title, 0, title->text.len);
    else
        html_text(v->out, a->id);
}

void article_date(struct view *v, const struct article *a)
{
    struct buf shown = {0};
    char day[DATE_TEXT_MAX] = "";

    date_shown(a->date, a->date_origin, &shown);
    if (a->date.precision == LEDE_DAY)
        date_write(a->date.earliest, day);
    if (*day) {
        buf_text(v->out, "<time");
        html_attribute(v->out, "datetime", span_of(day));
        buf_byte(v->out, '>');
    } else {
        buf_text(v->out, "<span class=\"doubt\">");
    }
    html_text(v->out, buf_span(&shown));
    buf_text(v->out, *day ? "</time>" : "</span>");
    if (!buf_ok(&shown))
        v->out->failed = true;
    buf_free(&shown);
}

void article_language(struct view *v, const struct article *a)
{
    if (a->language.len)
        html_attribute(v->out, "lang", a->language);
    buf_text(v->out, " dir=\"auto\"");
}
