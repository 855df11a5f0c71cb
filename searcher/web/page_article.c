/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/filters.h"
#include "searcher/web/pages.h"

enum {
    PASSAGES_SHOWN = 3, /* where the configuration lets a visitor see passages only */
    NAMES_SHOWN = 12    /* of a kind */
};

/* ---- What is known of it ---- */

/* In words for a reader; what has none here goes by its name. */
static const char *const origins[ORIGIN_COUNT] = {
    [ORIGIN_JSON_LD] = "from the page's data",
    [ORIGIN_META] = "from the page's data",
    [ORIGIN_ITEMPROP] = "from the page's data",
    [ORIGIN_URL] = "from the address",
    [ORIGIN_CLASS] = "from the page's layout",
    [ORIGIN_TIME] = "from the page's layout",
    [ORIGIN_PRINTED] = "as printed",
    [ORIGIN_CREDIT] = "from the credit line",
    [ORIGIN_DATELINE] = "from the dateline",
    [ORIGIN_TABLE] = "from a table of outlets",
    [ORIGIN_INFERRED] = "inferred from the text",
    [ORIGIN_LEAD] = "the first sentence",
    [ORIGIN_USER] = "the archive's keeper",
    [ORIGIN_PATH] = "the file's path",
};

/* How a field is known, as far as that says something. */
static void add_origin(struct view *v, enum origin origin)
{
    if (origin == ORIGIN_NONE || origin == ORIGIN_GIVEN)
        return;
    buf_text(v->out, " <span class=\"how\">");
    html_text(v->out, span_of(origins[origin] ? origins[origin] : origin_name(origin)));
    buf_text(v->out, "</span>");
}

static void add_field(struct view *v, const char *name, const struct field *f)
{
    if (f->value.len == 0)
        return;
    buf_addf(v->out, "<dt>%s</dt><dd><bdi>", name);
    html_text(v->out, f->value);
    buf_text(v->out, "</bdi>");
    add_origin(v, f->origin);
    buf_text(v->out, "</dd>\n");
}

static void add_address(struct view *v, struct span url)
{
    if (url.len == 0)
        return;
    buf_text(v->out, "<dt>Address</dt><dd class=\"address\">");
    if (html_may_link(url)) {
        buf_text(v->out, "<a");
        html_outward(v->out, url);
        buf_byte(v->out, '>');
    }
    html_text(v->out, url);
    buf_text(v->out, html_may_link(url) ? "</a></dd>\n" : "</dd>\n");
}

/* The different names of a kind in the order of the text, as the archive calls them, linked to what else it has of
 * them. */
static void add_names(struct view *v, const struct shown_article *shown, enum entity_type type,
                      enum facet facet, const char *name)
{
    struct span seen[NAMES_SHOWN];
    size_t count = 0;

    for (size_t i = 0; i < shown->article.entity_count && count < NAMES_SHOWN; i++) {
        const struct archive_called *is = &shown->names[i];
        struct request other = {.page = 1, .filter_count = 1, .filters = {{facet, is->name}}};
        size_t k = 0;
        while (k < count && !span_equal(seen[k], is->name))
            k++;
        if (is->type != type || is->name.len == 0 || k < count)
            continue;
        seen[count++] = is->name;
        if (count == 1)
            buf_addf(v->out, "<dt>%s</dt><dd class=\"names\">", name);
        else
            buf_text(v->out, ", ");
        if (filter_can_ask(facet, is->name, true)) {
            buf_text(v->out, "<a rel=\"nofollow\"");
            link_to(v, &other);
            buf_text(v->out, "><bdi>");
            html_text(v->out, is->name);
            buf_text(v->out, "</bdi></a>");
        } else {
            buf_text(v->out, "<bdi>");
            html_text(v->out, is->name);
            buf_text(v->out, "</bdi>");
        }
    }
    if (count)
        buf_text(v->out, "</dd>\n");
}

static void add_facts(struct view *v, const struct shown_article *shown)
{
    const struct article *a = &shown->article;
    static const struct field no_source = {{"unknown", 7}, ORIGIN_NONE};

    buf_text(v->out, "<dl class=\"facts\">\n");
    add_field(v, "Source", a->source.value.len ? &a->source : &no_source);
    buf_text(v->out, "<dt>Date</dt><dd>");
    article_date(v, a);
    if (a->date.precision != LEDE_NONE && a->date_origin != ORIGIN_INFERRED)
        add_origin(v, a->date_origin);
    buf_text(v->out, "</dd>\n");
    add_field(v, "Author", &a->author);
    add_field(v, "Agencies", &a->agencies);
    add_field(v, "Place", &a->place);
    add_field(v, "Section", &a->section);
    add_address(v, a->url);
    add_names(v, shown, ENTITY_PERSON, FACET_PERSON, "People");
    add_names(v, shown, ENTITY_ORG, FACET_ORG, "Organisations");
    add_names(v, shown, ENTITY_PLACE, FACET_PLACE, "Places");
    buf_text(v->out, "<dt>Id</dt><dd class=\"id\">");
    html_text(v->out, a->id);
    buf_text(v->out, "</dd>\n</dl>\n");
}

/* ---- Its text ---- */

static bool has_mark(const struct marked *m, size_t start, size_t end)
{
    for (size_t i = 0; i < m->mark_count; i++)
        if (m->marks[i].start >= start && m->marks[i].end <= end)
            return true;
    return false;
}

/* The first mark on the page is what a visitor looks for. */
static void add_paragraphs(struct view *v, const struct marked *m, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        size_t stop = span_find(m->text, SPAN("\n"), at);
        if (stop == SIZE_MAX || stop > end)
            stop = end;
        if (stop > at) {
            buf_text(v->out, "<p>");
            html_marked(v->out, m, at, stop);
            buf_text(v->out, "</p>\n");
        }
        at = stop + 1;
    }
}

/* The first passages that have marks; the first of all where none has. */
static void add_passages(struct view *v, const struct article *a, const struct marked *m)
{
    size_t shown = 0;

    for (size_t i = 0; i < a->passage_count && shown < PASSAGES_SHOWN; i++) {
        const struct passage *p = &a->passages[i];
        if (!has_mark(m, p->start, p->end))
            continue;
        if (i > 0)
            buf_text(v->out, "<p class=\"gap\">…</p>\n");
        add_paragraphs(v, m, p->start, p->end);
        shown++;
    }
    if (shown == 0 && a->passage_count > 0)
        add_paragraphs(v, m, a->passages[0].start, a->passages[0].end);
    buf_text(v->out, "<p class=\"partly\">This archive shows passages, not whole articles.</p>\n");
}

static void add_json_link(struct view *v)
{
    struct request other = *v->request;

    if (v->config->articles != ARTICLES_FULL)
        return;
    other.json = true;
    buf_text(v->out, "<p><a rel=\"nofollow\"");
    link_to(v, &other);
    buf_text(v->out, ">This article as JSON</a></p>\n");
}

static void add_way_back(struct view *v)
{
    struct request result = link_result(v->request);

    if (!request_searches(&result))
        return;
    buf_text(v->out, "<p class=\"back\"><a");
    link_to(v, &result);
    buf_text(v->out, ">← Back to the result</a></p>\n");
}

void page_article(struct view *v, const struct shown_article *shown)
{
    const struct article *a = &shown->article;
    struct marked title = {a->title.value, shown->title_marks, shown->title_mark_count};
    struct marked text = {a->text, shown->marks, shown->mark_count};

    frame_begin(v, a->title.value.len ? a->title.value : a->id, PAGE_ANSWER);
    add_way_back(v);
    buf_text(v->out, "<article class=\"whole\">\n");
    buf_text(v->out, a->title.origin == ORIGIN_LEAD ? "<h1 class=\"lead\"" : "<h1");
    article_language(v, a);
    buf_byte(v->out, '>');
    article_headline(v, a, &title);
    buf_text(v->out, "</h1>\n");
    add_facts(v, shown);
    buf_text(v->out, "<div class=\"text\"");
    article_language(v, a);
    buf_text(v->out, ">\n");
    if (v->config->articles == ARTICLES_FULL)
        add_paragraphs(v, &text, 0, a->text.len);
    else
        add_passages(v, a, &text);
    buf_text(v->out, "</div>\n</article>\n");
    frame_end(v, add_json_link);
}
