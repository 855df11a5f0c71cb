/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_feed.h"

#include "common/buf.h"
#include "common/limits.h"
#include "indexer/read/charset.h"
#include "indexer/read/elements.h"
#include "indexer/read/given_date.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"

enum { TAG_MAX = 40 }; /* bytes of an entry's end tag, with any prefix */

struct feed_state {
    struct input in;
    struct arena *arena; /* of the input */
    struct elements e;
    size_t at, line, counted; /* the next element; the line of the byte `counted` */
    size_t repaired;
    struct span source, language, base;
    bool opened, empty, found, ended;
};

/* ---- Where an entry ends ---- */

static bool is_entry(struct span name)
{
    size_t colon = span_find(name, SPAN(":"), 0);

    if (colon != SIZE_MAX)
        name = span_part(name, colon + 1, name.len);
    return span_is_any_case(name, "item") || span_is_any_case(name, "entry");
}

/* The tag at `at` is that of an entry; *end gets the place behind it. closing: an end tag. */
static bool entry_tag(struct span bytes, size_t at, bool closing, size_t *end)
{
    size_t name = at + 1 + closing, i = name;

    if (closing && (name > bytes.len || bytes.at[at + 1] != '/'))
        return false;
    while (i < bytes.len && i - at < TAG_MAX && !strchr("> \t\r\n/", bytes.at[i]))
        i++;
    if (i == bytes.len || !is_entry(span_part(bytes, name, i)))
        return false;
    *end = i + 1;
    return bytes.at[i] == '>' || !closing;
}

/* state->a: inside a CDATA section. What looks like an end tag in it is text. */
static size_t cut_entry(struct cut_state *state, struct span bytes, bool last)
{
    size_t at = (size_t)state->looked, end;

    for (;;) {
        at = span_find(bytes, state->a ? SPAN("]") : SPAN("<"), at);
        if (at == SIZE_MAX)
            break;
        if (bytes.len - at < TAG_MAX && !last) {
            state->looked = at; /* it may go on */
            return 0;
        }
        struct span rest = span_part(bytes, at, bytes.len);
        if (state->a) {
            state->a = !span_starts(rest, SPAN("]]>"));
        } else if (span_starts(rest, SPAN("<![CDATA["))) {
            state->a = 1;
        } else if (rest.len > 1 && entry_tag(bytes, at, true, &end)) {
            *state = (struct cut_state){0};
            return end;
        }
        at++;
    }
    state->looked = last ? 0 : bytes.len;
    return last ? bytes.len : 0;
}

/* Up to the first entry. */
static size_t head_of(struct span bytes)
{
    size_t end;

    for (size_t at = 0; (at = span_find(bytes, SPAN("<"), at)) != SIZE_MAX; at++)
        if (entry_tag(bytes, at, false, &end))
            return at;
    return 0;
}

/* ---- The channel ---- */

/* Title and language of the feed. */
static bool read_channel(struct feed_state *s, const struct elements *e, struct lede_error *err)
{
    for (size_t i = 0; i < e->count; i++) {
        const struct element *x = &e->at[i];
        struct span name = x->name;
        bool top = x->parent == UINT32_MAX || span_is(e->at[x->parent].name, "channel") ||
                   span_is(e->at[x->parent].name, "feed") || span_is(e->at[x->parent].name, "rss");
        if (!top || is_entry(name))
            continue;
        struct span tongue = element_attribute(e, i, "xml:lang");
        if (s->language.len == 0 && tongue.len)
            s->language = tongue;
        if (s->base.len == 0)
            s->base = element_attribute(e, i, "xml:base");
        if ((span_is(name, "title") && s->source.len == 0 &&
             !element_line(e, i, s->arena, &s->source, err)) ||
            ((span_is(name, "language") || span_is(name, "dc:language")) &&
             !element_line(e, i, s->arena, &s->language, err)))
            return false;
    }
    return true;
}

/* READ_ITEM: entries can follow. */
static enum read_step begin(struct feed_state *s, struct read_problem *problem,
                            struct lede_error *err)
{
    struct decoded head, bytes;
    struct elements channel = {0};

    if (!xml_decode((struct span){0}, s->in.head, s->arena, &head, err) ||
        !xml_decode(s->in.head, s->in.bytes, s->arena, &bytes, err) ||
        !elements_read(head.text, s->arena, &channel, err))
        return READ_FAILED;
    s->repaired = bytes.repaired;
    s->line = s->in.first_line ? s->in.first_line : 1;
    s->e.prefixes = channel.prefixes;
    if (!elements_read(bytes.text, s->arena, &s->e, err)) {
        problem->line = s->line;
        problem->error = *err;
        return err->status == LEDE_MEMORY ? READ_FAILED : READ_PROBLEM;
    }
    return read_channel(s, &channel, err) && read_channel(s, &s->e, err) ? READ_ITEM : READ_FAILED;
}

/* ---- An entry ---- */

/* An entry that is being read. */
struct reading {
    const struct feed_state *feed;
    const struct elements *e;
    size_t entry;
    struct arena *arena;
    struct raw_document *out;
    struct lede_error *err;
};

static bool has_elements(const struct elements *e, size_t i)
{
    return e->at[i].behind > i + 1;
}

/* The text of a content element: markup inside is XHTML (or what should have been escaped), else it is
 * character data that may be HTML. */
static bool read_content(struct reading *r, size_t i, struct span *out)
{
    struct span data, type = element_attribute(r->e, i, "type");

    if (has_elements(r->e, i))
        return plain_paragraphs(element_inner(r->e, i), LINES_BLANKS, r->arena, out, r->err);
    if (!plain_data(element_inner(r->e, i), r->arena, &data, r->err))
        return false;
    if (span_is(type, "text") || span_is(type, "text/plain")) {
        *out = data;
        return true;
    }
    return text_of_any(data, r->arena, out, r->err);
}

static bool take_text(struct reading *r)
{
    static const char *const names[] = {"content:encoded", "content", "body", "description",
                                        "summary"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        size_t x = element_child(r->e, r->entry, names[i]);
        struct span text = {0};
        if (x != SIZE_MAX && !read_content(r, x, &text))
            return false;
        if (span_trim(text).len) {
            r->out->text = text;
            return true;
        }
    }
    return true;
}

/* The first of these children that has a line. names ends with NULL. */
static bool take_line(struct reading *r, const char *const *names, struct span *out)
{
    for (; *names && out->len == 0; names++)
        if (!element_line(r->e, element_child(r->e, r->entry, *names), r->arena, out, r->err))
            return false;
    return true;
}

/* All children of that name as a list. of: an attribute that says it, or NULL; inner: a child that does. */
static bool take_list(struct reading *r, const char *name, const char *of, const char *inner,
                      struct span *out)
{
    struct buf list = {0};
    bool ok = true;

    if (out->len)
        return true;
    for (size_t i = r->entry + 1; ok && i < r->e->at[r->entry].behind; i = r->e->at[i].behind) {
        struct span item = {0};
        size_t x = i;
        if (!span_is(r->e->at[i].name, name))
            continue;
        if (inner && element_child(r->e, i, inner) != SIZE_MAX)
            x = element_child(r->e, i, inner);
        ok = (!of || element_value(r->e, i, of, r->arena, &item, r->err)) &&
             (item.len || element_line(r->e, x, r->arena, &item, r->err));
        if (ok && item.len)
            buf_addf(&list, "%s%.*s", list.len ? ", " : "", SPAN_ARGS(item));
    }
    if (ok && !buf_ok(&list))
        ok = error_memory(r->err);
    if (ok && list.len) {
        *out = arena_span(r->arena, buf_span(&list));
        ok = out->at || error_memory(r->err);
    }
    buf_free(&list);
    return ok;
}

/* "desk@example.org (Ann Lee)": the name. */
static struct span name_of(struct span author)
{
    size_t open = span_find(author, SPAN("("), 0);

    if (memchr(author.at ? author.at : "", '@', author.len) && open != SIZE_MAX &&
        span_ends(author, SPAN(")")))
        return span_trim(span_part(author, open + 1, author.len - 1));
    return author;
}

static bool take_author(struct reading *r)
{
    struct span *author = &r->out->given.author;

    if (!take_list(r, "dc:creator", NULL, NULL, author) ||
        !take_list(r, "author", NULL, "name", author) ||
        !take_list(r, "itunes:author", NULL, NULL, author))
        return false;
    *author = name_of(*author);
    return true;
}

/* A link that is no whole one, joined to the feed's base. */
static bool join_base(struct reading *r, struct span base, struct span *url)
{
    size_t host = span_find(base, SPAN("://"), 0), end;
    struct buf whole = {0};

    if (url->len == 0 || span_find(*url, SPAN("://"), 0) != SIZE_MAX || host == SIZE_MAX)
        return true;
    if (span_starts(*url, SPAN("//"))) {
        end = host + 1;
    } else if (url->at[0] == '/') {
        end = span_find(base, SPAN("/"), host + 3);
        end = end == SIZE_MAX ? base.len : end;
    } else {
        for (end = base.len; end > host + 3 && base.at[end - 1] != '/';)
            end--;
        if (end == host + 3)
            end = base.len;
    }
    buf_add(&whole, span_part(base, 0, end));
    if (url->at[0] != '/' && end && base.at[end - 1] != '/')
        buf_byte(&whole, '/');
    buf_add(&whole, *url);
    *url = arena_span(r->arena, buf_span(&whole));
    bool ok = buf_ok(&whole) && url->at;
    buf_free(&whole);
    return ok || error_memory(r->err);
}

/* RSS's link is text, Atom's an attribute, of which there are several. */
static bool take_url(struct reading *r)
{
    struct span *url = &r->out->given.url, base = element_attribute(r->e, r->entry, "xml:base");

    for (size_t i = r->entry + 1; url->len == 0 && i < r->e->at[r->entry].behind;
         i = r->e->at[i].behind) {
        struct span rel = element_attribute(r->e, i, "rel");
        if (!span_is(r->e->at[i].name, "link") || (rel.len && !span_is(rel, "alternate")))
            continue;
        if (!element_value(r->e, i, "href", r->arena, url, r->err) ||
            (url->len == 0 && !element_line(r->e, i, r->arena, url, r->err)))
            return false;
    }
    return join_base(r, base.len ? base : r->feed->base, url);
}

static bool take_id(struct reading *r)
{
    static const char *const names[] = {"guid", "id", "dc:identifier", NULL};
    struct span *id = &r->out->id;

    if (!take_line(r, names, id) ||
        (id->len == 0 && !element_value(r->e, r->entry, "rdf:about", r->arena, id, r->err)))
        return false;
    if (id->len == 0)
        *id = r->out->given.url;
    r->out->id_of_part = id->len > 0;
    return true;
}

static bool read_entry(struct reading *r)
{
    static const char *const titles[] = {"title", "dc:title", NULL};
    static const char *const dates[] = {"pubdate",    "published", "issued",           "dc:date",
                                        "dc:created", "created",   "dcterms:issued",   "date",
                                        "updated",    "modified",  "dcterms:modified", NULL};
    static const char *const languages[] = {"dc:language", "language", NULL};
    static const char *const sources[] = {"dc:publisher", NULL};
    struct raw_fields *g = &r->out->given;
    size_t source = element_child(r->e, r->entry, "source"), title;

    if (!take_line(r, titles, &g->title) || !take_line(r, dates, &g->date) ||
        !take_line(r, languages, &g->language) || !take_line(r, sources, &g->source) ||
        !take_author(r) || !take_url(r) || !take_id(r) || !take_text(r) ||
        !take_list(r, "category", "term", NULL, &g->section) ||
        !take_list(r, "dc:subject", NULL, NULL, &g->section) ||
        !given_date(g->date, r->arena, &g->date, r->err))
        return false;
    /* A feed of feeds names where an entry comes from. */
    title = element_child(r->e, source, "title");
    if (g->source.len == 0 &&
        !element_line(r->e, title == SIZE_MAX ? source : title, r->arena, &g->source, r->err))
        return false;
    if (g->source.len == 0)
        g->source = r->feed->source;
    if (g->language.len == 0)
        g->language = element_attribute(r->e, r->entry, "xml:lang");
    if (g->language.len == 0)
        g->language = r->feed->language;
    return true;
}

/* ---- The reader ---- */

static void *open_feed(const struct input *in, struct arena *arena)
{
    struct feed_state *s = arena_take(arena, 1, sizeof *s);
    if (s) {
        s->in = *in;
        s->arena = arena;
    }
    return s;
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

static enum read_step next_feed(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct feed_state *s = state;
    struct reading r = {s, &s->e, 0, arena, out, err};

    if (!s->opened) {
        enum read_step step = begin(s, problem, err);
        s->opened = true;
        s->ended = step != READ_ITEM;
        if (s->ended)
            return step;
    }
    while (!s->ended && s->at < s->e.count && !is_entry(s->e.at[s->at].name))
        s->at++;
    if (s->ended || s->at >= s->e.count)
        return READ_END;
    r.entry = s->at;
    const struct element *entry = &s->e.at[s->at];
    for (; s->counted < entry->start; s->counted++)
        s->line += s->e.text.at[s->counted] == '\n';
    s->at = entry->behind;
    *out = (struct raw_document){.body_given = true,
                                 .line = s->line,
                                 .bytes = span_part(s->e.text, entry->start, entry->end)};
    if (!read_entry(&r))
        return READ_FAILED;
    out->repaired = s->repaired; /* which entry they stand in is not known: the first is named */
    s->repaired = 0;
    if (span_trim(out->text).len == 0)
        return problem_at(problem, s->line, "no text");
    if (out->id.len > ID_BYTES_MAX)
        return problem_at(problem, s->line, "its id is longer than an id may be");
    return READ_ITEM;
}

static int sniff(struct span head, struct span path)
{
    struct span root = xml_root(head);
    size_t colon = span_find(root, SPAN(":"), 0);

    (void)path;
    if (colon != SIZE_MAX)
        root = span_part(root, colon + 1, root.len);
    if (span_is_any_case(root, "rss") || span_is_any_case(root, "feed"))
        return 2;
    return span_is_any_case(root, "rdf") &&
                   (span_find(head, SPAN("purl.org/rss"), 0) != SIZE_MAX ||
                    span_find(head, SPAN("netscape.com/rdf"), 0) != SIZE_MAX)
               ? 2
               : 0;
}

static const char *const suffixes[] = {".rss", ".atom", NULL};

const struct reader feed_reader = {.name = "feed",
                                   .suffixes = suffixes,
                                   .sniff = sniff,
                                   .cut = cut_entry,
                                   .head = head_of,
                                   .open = open_feed,
                                   .next = next_feed};
