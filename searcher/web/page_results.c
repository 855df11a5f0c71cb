/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "searcher/output/excerpt.h"
#include "searcher/output/why_said.h"
#include "searcher/web/pages.h"

enum {
    PASSAGE_COLS = 440, /* of the best passage; what is longer is shown as excerpts */
    MORE_COLS = 190,    /* of the others */
    PAGES_AROUND = 2    /* links to pages before and behind this one */
};

/* ---- One hit ---- */

static void add_passage(struct view *v, struct span text, const struct hit_passage *p, size_t cols)
{
    struct marked m = {span_part(text, p->start, p->end), p->marks, p->mark_count};
    struct piece piece[EXCERPT_PIECES_MAX];
    size_t n = excerpt_cut(&m, cols, piece);

    for (size_t i = 0; i < n; i++) {
        if (piece[i].start > 0)
            buf_text(v->out, i > 0 ? " … " : "… ");
        html_marked(v->out, &m, piece[i].start, piece[i].end);
    }
    if (n > 0 && piece[n - 1].end < m.text.len)
        buf_text(v->out, " …");
}

static void add_hit_title(struct view *v, const struct hit *hit)
{
    const struct article *a = &hit->article;
    struct marked title = {a->title.value, hit->title_marks, hit->title_mark_count};
    struct request article = *v->request;
    bool linked = true;

    /* A title that is only the first sentence takes less weight. */
    buf_text(v->out, a->title.origin == ORIGIN_LEAD ? "<h2 class=\"lead\"" : "<h2");
    article_language(v, a);
    buf_byte(v->out, '>');
    if (v->config->articles != ARTICLES_NONE) {
        article.article = a->id;
        article.json = false;
        buf_text(v->out, "<a");
        link_to(v, &article);
        buf_byte(v->out, '>');
    } else if (html_may_link(a->url)) {
        buf_text(v->out, "<a");
        html_outward(v->out, a->url);
        buf_byte(v->out, '>');
    } else {
        linked = false;
    }
    article_headline(v, a, &title);
    buf_text(v->out, linked ? "</a></h2>\n" : "</h2>\n");
}

static void add_hit(struct view *v, const struct hit *hit)
{
    const struct article *a = &hit->article;

    buf_text(v->out, "<li>\n<article>\n");
    add_hit_title(v, hit);
    buf_text(v->out, "<p class=\"origin\">");
    if (a->source.value.len) {
        buf_text(v->out, "<span class=\"source\">");
        html_text(v->out, a->source.value);
        buf_text(v->out, "</span> · ");
    } else {
        buf_text(v->out, "<span class=\"doubt\">unknown source</span> · ");
    }
    article_date(v, a);
    if (html_may_link(a->url)) {
        buf_text(v->out, " · <a");
        html_outward(v->out, a->url);
        buf_byte(v->out, '>');
        html_text(v->out, html_host(a->url));
        buf_text(v->out, "</a>");
    }
    buf_text(v->out, "</p>\n");
    spellings_matched(v, hit);
    for (size_t i = 0; i < hit->passage_count; i++) {
        buf_text(v->out, i == 0 ? "<p class=\"passage\"" : "<p class=\"passage more\"");
        article_language(v, a);
        buf_byte(v->out, '>');
        add_passage(v, a->text, &hit->passages[i], i == 0 ? PASSAGE_COLS : MORE_COLS);
        buf_text(v->out, "</p>\n");
    }
    buf_text(v->out, "</article>\n</li>\n");
}

/* ---- What stands above the hits ---- */

static void add_total(struct view *v, const struct result *r)
{
    uint64_t first = (uint64_t)r->offset + 1, last = (uint64_t)r->offset + r->hit_count;

    buf_text(v->out, "<h1>");
    if (r->total == 0) {
        buf_text(v->out, "No article matches");
    } else {
        html_number(v->out, r->total);
        buf_text(v->out, r->total == 1 ? " article" : " articles");
    }
    buf_text(v->out, "</h1>\n");
    if (r->hit_count == 0 || r->hit_count == r->total)
        return;
    buf_text(v->out, "<p class=\"range\">");
    html_number(v->out, first);
    if (last > first) {
        buf_text(v->out, "–");
        html_number(v->out, last);
    }
    buf_text(v->out, "</p>\n");
}

static void add_orders(struct view *v)
{
    static const struct {
        enum sort_order sort;
        const char *name;
    } orders[] = {{SORT_RELEVANCE, "Best first"}, {SORT_NEWEST, "Newest"}, {SORT_OLDEST, "Oldest"}};

    buf_text(v->out, "<nav class=\"order\" aria-label=\"Order\">\n");
    for (size_t i = 0; i < ARRAY_LEN(orders); i++) {
        struct request other = link_result(v->request);
        other.sort = orders[i].sort;
        other.page = 1;
        buf_text(v->out, "<a");
        link_to(v, &other);
        if (orders[i].sort == v->request->sort)
            buf_text(v->out, " aria-current=\"true\"");
        buf_addf(v->out, ">%s</a>\n", orders[i].name);
    }
    buf_text(v->out, "</nav>\n");
}

static void add_notes(struct view *v, const struct result *r)
{
    if (r->note_count == 0)
        return;
    buf_text(v->out, "<ul class=\"notes\" aria-label=\"Notes on the query\">\n");
    for (size_t i = 0; i < r->note_count; i++) {
        buf_text(v->out, "<li>");
        html_text(v->out, r->notes[i].text);
        buf_text(v->out, "</li>\n");
    }
    buf_text(v->out, "</ul>\n");
}

/* ---- Paging ---- */

static void add_page_link(struct view *v, size_t page, const char *text, const char *rel)
{
    struct request other = link_result(v->request);

    other.page = page;
    buf_text(v->out, "<li><a");
    link_to(v, &other);
    if (rel)
        html_attribute(v->out, "rel", span_of(rel));
    if (page == v->request->page)
        buf_text(v->out, " aria-current=\"page\"");
    buf_byte(v->out, '>');
    if (text)
        buf_text(v->out, text);
    else
        html_number(v->out, page);
    buf_text(v->out, "</a></li>\n");
}

static void add_paging(struct view *v, const struct result *r)
{
    uint64_t size = v->config->page_size, last = (r->total + size - 1) / size;
    size_t here = v->request->page, before = 0;

    if (last < 2 || r->hit_count == 0)
        return;
    buf_text(v->out, "<nav class=\"pages\" aria-label=\"Pages\">\n<ul>\n");
    if (here > 1)
        add_page_link(v, here - 1, "← Previous", "prev");
    for (size_t page = 1; page <= last; page++) {
        bool near = page + PAGES_AROUND >= here && page <= here + PAGES_AROUND;
        if (!near && page != 1 && page != last)
            continue;
        if (before && page > before + 1)
            buf_text(v->out, "<li class=\"gap\">…</li>\n");
        add_page_link(v, page, NULL, NULL);
        before = page;
    }
    if (here < last)
        add_page_link(v, here + 1, "Next →", "next");
    buf_text(v->out, "</ul>\n</nav>\n");
}

/* The words of the query with one of them in another's place; false when it does not stand there so. */
static bool respell(struct view *v, const struct meant *m, struct buf *out)
{
    struct span words = v->request->query;
    size_t at = span_find(words, m->asked, 0);

    if (m->asked.len == 0 || at == SIZE_MAX)
        return false;
    buf_add(out, span_part(words, 0, at));
    buf_add(out, m->text);
    buf_add(out, span_part(words, at + m->asked.len, words.len));
    return buf_ok(out);
}

static void add_meant(struct view *v, const struct meant *m)
{
    struct request other = link_result(v->request);
    struct buf words = {0};

    buf_text(v->out, "<li>");
    if (respell(v, m, &words)) {
        other.query = buf_span(&words);
        other.page = 1;
        buf_text(v->out, "<a");
        link_to(v, &other);
        buf_byte(v->out, '>');
        html_text(v->out, m->text);
        buf_text(v->out, "</a>");
    } else {
        html_text(v->out, m->text);
    }
    buf_addf(v->out, " <span class=\"count\">%" PRIu64 "</span></li>\n", m->articles);
    buf_free(&words);
}

/* Why no article has all that was asked for: a line for each part, and what may have been meant. */
static void add_why(struct view *v, const struct result *r)
{
    struct buf line = {0};

    if (!why_worth_saying(r))
        return;
    buf_text(v->out, "<ul class=\"why\">\n");
    for (size_t i = 0; i < r->part_count; i++) {
        struct why_part bare = r->parts[i];
        bare.meant_count = 0;
        buf_reset(&line);
        why_said(r, &bare, &line);
        buf_text(v->out, "<li>");
        html_text(v->out, buf_span(&line));
        if (r->parts[i].meant_count)
            buf_text(v->out, "\n<ul class=\"meant\" aria-label=\"Near it\">\n");
        for (size_t k = 0; k < r->parts[i].meant_count; k++)
            add_meant(v, &r->parts[i].meant[k]);
        buf_text(v->out, r->parts[i].meant_count ? "</ul></li>\n" : "</li>\n");
    }
    buf_text(v->out, "</ul>\n");
    buf_free(&line);
}

/* A page behind the last, or nothing found: what to do now. */
static void add_nothing(struct view *v, const struct result *r)
{
    struct request other = link_result(v->request);

    if (r->total > 0) {
        other.page = 1;
        buf_text(v->out, "<p class=\"empty\">This page lies behind the last one. <a");
        link_to(v, &other);
        buf_text(v->out, ">Go to the first</a>.</p>\n");
    } else if (v->request->filter_count > 0) {
        other.filter_count = 0;
        other.page = 1;
        buf_text(v->out, "<p class=\"empty\">Nothing has these words and all that was chosen. <a");
        link_to(v, &other);
        buf_text(v->out, ">Search the whole archive</a>.</p>\n");
    } else {
        buf_text(v->out, "<p class=\"empty\">Fewer or other words may find more; quotes and "
                         "-words narrow a search.</p>\n");
    }
}

static void add_json_link(struct view *v)
{
    struct request other = *v->request;

    other.json = true;
    buf_text(v->out, "<p><a rel=\"nofollow\"");
    link_to(v, &other);
    buf_text(v->out, ">This page as JSON</a></p>\n");
}

void page_results(struct view *v, const struct result *r)
{
    struct span words = span_trim(v->request->query);

    frame_begin(v, words.len ? words : SPAN("Results"), PAGE_ANSWER);
    buf_text(v->out, "<div class=\"result\">\n<section class=\"found\" aria-label=\"Result\">\n"
                     "<div class=\"summary\">\n");
    add_total(v, r);
    if (r->total > 1)
        add_orders(v);
    buf_text(v->out, "</div>\n");
    facets_chosen(v);
    spellings_joined(v, r);
    add_notes(v, r);
    add_why(v, r);
    buf_text(v->out, "</section>\n");
    facets_column(v, r);
    buf_text(v->out, "<section class=\"hits\" aria-label=\"Articles\">\n");
    if (r->hit_count > 0) {
        buf_addf(v->out, "<ol start=\"%" PRIu64 "\">\n", (uint64_t)r->offset + 1);
        for (size_t i = 0; i < r->hit_count; i++)
            add_hit(v, &r->hits[i]);
        buf_text(v->out, "</ol>\n");
    } else {
        add_nothing(v, r);
    }
    add_paging(v, r);
    buf_text(v->out, "</section>\n</div>\n");
    frame_end(v, add_json_link);
}
