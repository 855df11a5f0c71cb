/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/json_ld.h"

#include "common/buf.h"
#include "common/json_read.h"
#include "common/limits.h"
#include "indexer/extract/json_mend.h"
#include "indexer/extract/markup_text.h"

enum {
    AUTHORS_MAX = 20,
    TYPES_MAX = 8,     /* of one object that are looked at */
    FOLLOW_MAX = 4,    /* arrays and objects between a member and its text */
    SCRIPTS_MAX = 200, /* a page has ten at most */
    REFERENCES_MAX = 8 /* @id looked up in one script: each is a walk over its objects */
};

/* What the objects of a type are. */
enum role { ROLE_OTHER, ROLE_ARTICLE, ROLE_PAGE, ROLE_SITE, ROLE_TRAIL };

/* Types by their end. The first row that fits counts. */
static const struct {
    const char *end;
    enum role role;
} type_rows[] = {
    {"JobPosting", ROLE_OTHER},
    {"Article", ROLE_ARTICLE}, /* NewsArticle, ReportageNewsArticle, TechArticle … */
    {"Posting", ROLE_ARTICLE}, /* BlogPosting, LiveBlogPosting, DiscussionForumPosting */
    {"Report", ROLE_ARTICLE},
    {"Review", ROLE_ARTICLE},
    {"Page", ROLE_PAGE}, /* WebPage, ItemPage, AboutPage … */
    {"Recipe", ROLE_PAGE},
    {"HowTo", ROLE_PAGE},
    {"CreativeWork", ROLE_PAGE},
    {"NewsMediaOrganization", ROLE_SITE},
    {"WebSite", ROLE_SITE},
    {"BreadcrumbList", ROLE_TRAIL},
};

/* Members whose objects are looked at too. */
static const char *const inner_rows[] = {"@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"};

/* The objects of one script, in the order in which they are looked at. */
struct script {
    struct json_object **items;
    size_t count, cap, references;
    struct arena *arena;
    struct json_ld *out;
    struct lede_error *err;
};

static bool push(struct script *s, struct json_object *value)
{
    if (!value)
        return true;
    if (s->count == s->cap && !mem_grow((void *)&s->items, &s->cap, s->count + 1, sizeof(void *)))
        return error_memory(s->err);
    s->items[s->count++] = value;
    return true;
}

static enum role role_of_type(struct span type)
{
    for (size_t i = 0; i < ARRAY_LEN(type_rows); i++)
        if (span_ends(type, span_of(type_rows[i].end)))
            return type_rows[i].role;
    return ROLE_OTHER;
}

/* The first type that means anything. */
static enum role role_of(const struct json_object *object)
{
    struct json_object *type = json_member(object, "@type");
    enum role role = role_of_type(json_value_text(type));

    for (size_t i = 0; i < json_count(type) && i < TYPES_MAX && role == ROLE_OTHER; i++)
        role = role_of_type(json_value_text(json_item(type, i)));
    return role;
}

/* The object of the same script that an {"@id": …} names; the value itself when there is none. */
static struct json_object *followed(struct script *s, struct json_object *value)
{
    struct span id = json_member_text(value, "@id");

    if (id.len == 0 || json_member(value, "name") || s->references >= REFERENCES_MAX)
        return value;
    s->references++;
    for (size_t i = 0; i < s->count; i++)
        if (json_member(s->items[i], "name") &&
            span_equal(json_member_text(s->items[i], "@id"), id))
            return s->items[i];
    return value;
}

/* The text that a value is, or the first of a list, or an object's @value or name. */
static struct span text_of(struct script *s, struct json_object *value)
{
    for (int i = 0; i < FOLLOW_MAX && value; i++) {
        if (json_is_array(value)) {
            value = json_item(value, 0);
        } else if (json_is_object(value)) {
            value = followed(s, value);
            struct json_object *inner = json_member(value, "@value");
            value = inner ? inner : json_member(value, "name");
        } else {
            return span_trim(json_value_text(value));
        }
    }
    return (struct span){0};
}

/* Fill *field from the first of the names that says anything, unless it is filled. */
static bool fill(struct script *s, const struct json_object *object, const char *const *names,
                 size_t count, struct span *field)
{
    for (size_t i = 0; i < count && field->len == 0; i++) {
        struct span text = text_of(s, json_member(object, names[i]));
        if (!markup_line(text, FIELD_BYTES_MAX, s->arena, field, s->err))
            return false;
    }
    return true;
}

static bool fill_one(struct script *s, const struct json_object *object, const char *name,
                     struct span *field)
{
    return fill(s, object, &name, 1, field);
}

static bool is_address(struct span text)
{
    return span_find(text, SPAN("://"), 0) != SIZE_MAX || span_starts(text, SPAN("/")) ||
           span_starts(text, SPAN("@"));
}

static bool add_author(struct script *s, struct json_object *value, struct buf *names)
{
    struct span name;

    if (!markup_line(text_of(s, value), FIELD_BYTES_MAX, s->arena, &name, s->err))
        return false;
    if (name.len == 0 || is_address(name))
        return true;
    if (names->len > 0)
        buf_text(names, ", ");
    buf_add(names, name);
    return true;
}

/* "author" is a name, an object, a reference, or a list of these; then "creator". */
static bool fill_authors(struct script *s, const struct json_object *article)
{
    struct buf names = {.max = FIELD_BYTES_MAX};
    struct json_object *value = json_member(article, "author");
    bool ok = true;

    if (s->out->authors.len > 0)
        return true;
    if (!value)
        value = json_member(article, "creator");
    if (!json_is_array(value))
        ok = add_author(s, value, &names);
    for (size_t i = 0; ok && i < json_count(value) && i < AUTHORS_MAX; i++)
        ok = add_author(s, json_item(value, i), &names);
    if (ok && names.len > 0) {
        s->out->authors = arena_span(s->arena, buf_span(&names));
        ok = s->out->authors.at || error_memory(s->err);
    }
    buf_free(&names);
    return ok;
}

static bool read_article(struct script *s, const struct json_object *article)
{
    static const char *const published[] = {"datePublished", "dateCreated", "uploadDate"};
    static const char *const headline[] = {"headline", "name"};
    struct json_ld *o = s->out;

    /* Others of the page are teasers. */
    if (o->headline.len > 0 && o->published.len > 0)
        return true;
    if (!fill(s, article, headline, ARRAY_LEN(headline), &o->headline) ||
        !fill(s, article, published, ARRAY_LEN(published), &o->published) ||
        !fill_one(s, article, "dateModified", &o->modified) ||
        !fill_one(s, article, "publisher", &o->publisher) ||
        !fill_one(s, article, "articleSection", &o->section) ||
        !fill_one(s, article, "inLanguage", &o->language) ||
        !fill_one(s, article, "url", &o->url) || !fill_authors(s, article))
        return false;
    if (o->body.len > 0)
        return true;
    return markup_paragraphs(text_of(s, json_member(article, "articleBody")), ARTICLE_TEXT_MAX,
                             s->arena, &o->body, s->err);
}

static bool read_page(struct script *s, const struct json_object *page)
{
    return fill_one(s, page, "datePublished", &s->out->page_published) &&
           fill_one(s, page, "dateModified", &s->out->page_modified) &&
           fill_one(s, page, "inLanguage", &s->out->language);
}

/* The last step but one; or the last where it is the only one behind the site's front page. */
static bool read_trail(struct script *s, const struct json_object *list)
{
    struct json_object *steps = json_member(list, "itemListElement");
    size_t count = json_count(steps);
    struct json_object *step;

    if (count < 3 || s->out->trail.len > 0)
        return true;
    step = json_item(steps, count - 2);
    if (text_of(s, step).len == 0)
        step = json_member(step, "item");
    return markup_line(text_of(s, step), FIELD_BYTES_MAX, s->arena, &s->out->trail, s->err);
}

static bool read_object(struct script *s, struct json_object *object)
{
    for (size_t i = 0; i < ARRAY_LEN(inner_rows); i++)
        if (!push(s, json_member(object, inner_rows[i])))
            return false;
    switch (role_of(object)) {
    case ROLE_ARTICLE: return read_article(s, object);
    case ROLE_PAGE: return read_page(s, object);
    case ROLE_SITE: return fill_one(s, object, "name", &s->out->site);
    case ROLE_TRAIL: return read_trail(s, object);
    case ROLE_OTHER: break;
    }
    return true;
}

/* All lists are opened first, so that a reference finds what stands behind it. */
static bool read_root(struct script *s, struct json_object *root)
{
    size_t next = 0;

    if (!push(s, root))
        return false;
    for (size_t opened = 0; opened < s->count; opened++) {
        struct json_object *item = s->items[opened];
        struct json_object *list = json_is_array(item) ? item : json_member(item, "@graph");
        for (size_t k = 0; k < json_count(list); k++)
            if (!push(s, json_item(list, k)))
                return false;
    }
    for (; next < s->count; next++)
        if (json_is_object(s->items[next]) && !read_object(s, s->items[next]))
            return false;
    return true;
}

/* What is neither JSON nor nearly so. */
static bool pick(struct script *s, struct span text)
{
    static const char *const published[] = {"datePublished", "dateCreated"};
    struct json_ld *o = s->out;

    if (span_find(text, SPAN("Article\""), 0) == SIZE_MAX &&
        span_find(text, SPAN("Posting\""), 0) == SIZE_MAX)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(published) && o->published.len == 0; i++)
        if (!markup_line(json_pick(text, published[i]), FIELD_BYTES_MAX, s->arena, &o->published,
                         s->err))
            return false;
    return (o->headline.len > 0 || markup_line(json_pick(text, "headline"), FIELD_BYTES_MAX,
                                               s->arena, &o->headline, s->err)) &&
           (o->modified.len > 0 || markup_line(json_pick(text, "dateModified"), FIELD_BYTES_MAX,
                                               s->arena, &o->modified, s->err));
}

/* The value of text, mended when it must be; NULL when it cannot be read. */
static bool parse(struct span text, struct json_object **root, struct lede_error *err)
{
    struct lede_error why;
    struct buf mended = {0};
    bool ok = json_parse(text, root, &why);

    if (!ok && why.status == LEDE_INPUT) {
        json_mend(text, &mended);
        if (!buf_ok(&mended))
            why.status = LEDE_MEMORY;
        else
            ok = json_parse(buf_span(&mended), root, &why);
    }
    buf_free(&mended);
    if (!ok)
        *root = NULL;
    return ok || why.status != LEDE_MEMORY || error_memory(err);
}

static bool read_script(struct span text, struct arena *arena, struct json_ld *out,
                        struct lede_error *err)
{
    struct script s = {.arena = arena, .out = out, .err = err};
    struct json_object *root = NULL;
    bool ok;

    /* Some escape it as if it were text of the page. */
    if (span_find(text, SPAN("\""), 0) == SIZE_MAX &&
        span_find(text, SPAN("&quot;"), 0) != SIZE_MAX &&
        !markup_line(text, text.len, arena, &text, err))
        return false;
    ok = parse(text, &root, err);

    if (ok)
        ok = root ? read_root(&s, root) : pick(&s, text);
    mem_free(s.items);
    json_release(root);
    return ok;
}

bool json_ld_read(const struct span *texts, size_t count, struct arena *arena, struct json_ld *out,
                  struct lede_error *err)
{
    *out = (struct json_ld){0};
    for (size_t i = 0; i < count && i < SCRIPTS_MAX; i++)
        if (!read_script(texts[i], arena, out, err))
            return false;
    return true;
}
