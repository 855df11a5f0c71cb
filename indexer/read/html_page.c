/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "common/buf.h"
#include "common/limits.h"
#include "common/utf8.h"
#include "indexer/read/html_attributes.h"
#include "indexer/read/html_guard.h"
#include "indexer/read/html_tags.h"
#include "indexer/read/html_text.h"

enum {
    NODES_MAX = 500000,  /* real pages have 20,000; further elements are one with the node above */
    BLOCKS_MAX = 500000, /* further text is left out */
    METAS_MAX = 1000,    /* further ones are left out */
    JSON_LD_MAX = 200,   /* the same */
    VALUE_BYTES_MAX = 4096, /* of an attribute that is kept; a longer one is cut */
    /* A tag out of place makes libxml2 look through all open elements. So many steps take a second; no
     * page that a browser shows comes near. */
    STRAY_STEPS_MAX = 1 << 28
};

/* An element that is open. */
struct open_element {
    uint32_t node;
    bool block, link, unseen; /* unseen: this one, not one above */
    size_t text_at;           /* where the open block's text stood when it began */
};

/* Places in `text` until it stands still. */
struct piece {
    size_t start, end;
};

enum capture { CAPTURE_NOTHING, CAPTURE_TITLE, CAPTURE_JSON };

struct walk {
    struct arena *arena;
    struct page page; /* its arrays are not in the arena yet */
    size_t node_cap, block_cap, meta_cap, json_cap, open_cap;
    struct open_element *open;
    size_t open_count;
    struct buf text;      /* of all blocks */
    struct piece *pieces; /* the text of each block */
    size_t piece_cap;
    size_t block_start, link_bytes; /* of the block under way */
    /* The innermost element that holds all of the block under way is open[inner] of its start, unless
     * elements were closed since: lowest is the fewest that were open. */
    size_t inner, lowest;
    uint32_t inner_node;
    size_t unseen, links; /* open elements of that kind */
    bool blank, broken;   /* white space is due; it was a <br> */
    enum capture capture;
    size_t capture_depth;
    struct buf captured, names;
    size_t stray_steps, error_at; /* error_at: the place in the text of the last error */
    bool too_long, no_memory;
    htmlParserCtxtPtr parser;
};

/* The rest of the page is not read. */
static void stop(struct walk *w, bool too_long)
{
    *(too_long ? &w->too_long : &w->no_memory) = true;
    xmlStopParser(w->parser);
}

/* ---- Text ---- */

static bool has_text(const struct walk *w)
{
    return w->text.len > w->block_start;
}

/* The block under way is done. */
static void end_block(struct walk *w)
{
    struct page *p = &w->page;
    size_t number = p->block_count, above = w->inner < w->lowest ? w->inner : w->lowest;

    w->blank = w->broken = false;
    if (!has_text(w))
        return;
    if (number == BLOCKS_MAX) {
        w->text.len = w->block_start;
        return;
    }
    if (!mem_grow(&p->blocks, &w->block_cap, number + 1, sizeof *p->blocks) ||
        !mem_grow(&w->pieces, &w->piece_cap, number + 1, sizeof *w->pieces)) {
        stop(w, false);
        return;
    }
    while (above > 0 && !w->open[above].block)
        above--;
    w->pieces[number] = (struct piece){w->block_start, w->text.len};
    p->blocks[number] = (struct page_block){
        .node = w->open[above].node, .inner = w->inner_node, .link_bytes = (uint32_t)w->link_bytes};
    p->block_count++;
    w->block_start = w->text.len;
    w->link_bytes = 0;
}

/* Text comes that lies in the innermost open element. */
static void begin_text(struct walk *w)
{
    if (!has_text(w)) {
        w->inner = w->open_count - 1;
        w->inner_node = w->open[w->inner].node;
    } else if (w->lowest < w->inner) {
        w->inner = w->lowest;
        w->inner_node = w->open[w->inner].node;
    }
    w->lowest = w->open_count - 1;
    if (w->blank && has_text(w))
        buf_byte(&w->text, ' ');
    w->blank = w->broken = false;
}

static void add_text(struct walk *w, const char *at, size_t len)
{
    while (len > 0) {
        size_t n = html_blank(at, len);
        if (n) {
            w->blank = true;
        } else {
            n = html_word(at, len);
            begin_text(w);
            size_t before = w->text.len;
            html_add_word(&w->text, (struct span){at, n});
            if (w->links)
                w->link_bytes += w->text.len - before;
        }
        at += n;
        len -= n;
    }
    if (!buf_ok(&w->text))
        stop(w, false);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct walk *w = user;

    if (len <= 0 || w->open_count == 0)
        return;
    if (w->capture != CAPTURE_NOTHING) {
        buf_add(&w->captured, (struct span){(const char *)text, (size_t)len});
        if (!buf_ok(&w->captured))
            stop(w, false);
    } else if (w->unseen == 0) {
        add_text(w, (const char *)text, (size_t)len);
    }
}

/* ---- Attributes ---- */

/* White space runs become one blank; in the arena. */
static struct span collapse(struct walk *w, struct span text)
{
    struct buf out = {0};
    struct span kept = {0};

    html_collapse(text, &out);
    if (buf_ok(&out) && out.len > 0)
        kept = arena_span(w->arena, buf_span(&out));
    if (!buf_ok(&out) || (out.len > 0 && !kept.at))
        stop(w, false);
    buf_free(&out);
    return kept;
}

static struct span keep(struct walk *w, const char *value)
{
    struct span text = span_trim(span_of(value)), kept = {0};

    if (text.len > VALUE_BYTES_MAX)
        text.len = utf8_cut(text, VALUE_BYTES_MAX);
    if (text.len == 0)
        return kept;
    kept = arena_span(w->arena, text);
    if (!kept.at)
        stop(w, false);
    return kept;
}

/* Class and id, parted by a blank. */
static struct span keep_names(struct walk *w, const xmlChar **atts)
{
    const char *class = html_attribute(atts, "class"), *id = html_attribute(atts, "id");

    if (!class || !class[0] || !id || !id[0])
        return keep(w, class && class[0] ? class : id);
    buf_reset(&w->names);
    buf_text(&w->names, class);
    buf_byte(&w->names, ' ');
    buf_text(&w->names, id);
    buf_byte(&w->names, '\0');
    if (!buf_ok(&w->names))
        stop(w, false);
    return buf_ok(&w->names) ? keep(w, w->names.at) : (struct span){0};
}

/* ---- Elements ---- */

static void fill_node(struct walk *w, struct page_node *n, const struct tag_row *row,
                      const xmlChar **atts)
{
    const struct page_node *above = &w->page.nodes[n->parent];
    const char *value;

    n->tag = row->tag;
    n->hidden = above->hidden;
    n->aside = above->aside || row->kind == KIND_ASIDE;
    if (!atts)
        return;
    n->names = keep_names(w, atts);
    n->itemprop = keep(w, html_attribute(atts, "itemprop"));
    n->rel = keep(w, html_attribute(atts, "rel"));
    if ((value = html_attribute(atts, "datetime")) == NULL &&
        (value = html_attribute(atts, "content")) == NULL &&
        (row->tag == TAG_TIME || n->itemprop.len || strcmp(row->name, "abbr") == 0))
        value = html_attribute(atts, "title");
    n->value = keep(w, value);
    n->hidden = n->hidden || html_is_hidden(atts);
    n->aside = n->aside || html_has_aside_role(atts);
}

/* The node of a new element: that of the element above where there are too many. */
static uint32_t add_node(struct walk *w, const struct tag_row *row, const xmlChar **atts)
{
    struct page *p = &w->page;
    uint32_t parent = w->open_count ? w->open[w->open_count - 1].node : 0;
    uint32_t number = (uint32_t)p->node_count;

    if (number == NODES_MAX)
        return parent;
    if (!mem_grow(&p->nodes, &w->node_cap, number + 1, sizeof *p->nodes)) {
        stop(w, false);
        return parent;
    }
    p->nodes[number] =
        (struct page_node){.parent = parent, .first_block = (uint32_t)p->block_count};
    p->nodes[number].first_byte = (uint32_t)(w->text.len - w->block_start);
    fill_node(w, &p->nodes[number], row, atts);
    p->node_count++;
    return number;
}

static void add_meta(struct walk *w, const xmlChar **atts)
{
    static const char *const names[] = {"name", "property", "itemprop", "http-equiv"};
    struct page *p = &w->page;
    const char *content = html_content(atts), *name = NULL;
    struct page_meta meta;

    for (size_t i = 0; !name && i < ARRAY_LEN(names); i++)
        name = html_attribute(atts, names[i]);
    if (!name || !content || p->meta_count == METAS_MAX)
        return;
    meta.key = keep(w, name);
    meta.content = collapse(w, span_of(content));
    if (meta.key.len == 0 || meta.content.len == 0)
        return;
    char *key = arena_copy(w->arena, meta.key);
    if (!key || !mem_grow(&p->metas, &w->meta_cap, p->meta_count + 1, sizeof *p->metas)) {
        stop(w, false);
        return;
    }
    for (size_t i = 0; i < meta.key.len; i++)
        key[i] = char_lower(key[i]);
    meta.key.at = key;
    p->metas[p->meta_count++] = meta;
}

/* What the head says: <meta>, <link>, <title>, JSON-LD, the language. */
static void note_head(struct walk *w, const char *name, const xmlChar **atts)
{
    struct page *p = &w->page;
    const char *rel, *type;

    if (strcmp(name, "meta") == 0) {
        add_meta(w, atts);
    } else if (strcmp(name, "link") == 0) {
        rel = html_attribute(atts, "rel");
        if (rel && p->canonical.len == 0 && span_is_any_case(span_of(rel), "canonical"))
            p->canonical = keep(w, html_attribute(atts, "href"));
    } else if (strcmp(name, "html") == 0) {
        p->language = keep(w, html_attribute(atts, "lang"));
        if (p->language.len == 0)
            p->language = keep(w, html_attribute(atts, "xml:lang"));
    } else if (strcmp(name, "title") == 0 && p->title.len == 0 && w->unseen == 0) {
        w->capture = CAPTURE_TITLE;
    } else if (strcmp(name, "script") == 0) {
        type = html_attribute(atts, "type");
        if (type && span_find(span_of(type), SPAN("ld+json"), 0) != SIZE_MAX)
            w->capture = CAPTURE_JSON;
    }
    if (w->capture != CAPTURE_NOTHING) {
        w->capture_depth = w->open_count;
        buf_reset(&w->captured);
    }
}

static void end_capture(struct walk *w)
{
    struct page *p = &w->page;
    struct span text = span_trim(buf_span(&w->captured));

    if (w->capture == CAPTURE_TITLE) {
        p->title = collapse(w, text);
    } else if (text.len > 0 && p->json_ld_count < JSON_LD_MAX) {
        struct span kept = arena_span(w->arena, text);
        if (!kept.at ||
            !mem_grow(&p->json_ld, &w->json_cap, p->json_ld_count + 1, sizeof *p->json_ld)) {
            stop(w, false);
            return;
        }
        p->json_ld[p->json_ld_count++] = kept;
    }
    w->capture = CAPTURE_NOTHING;
}

/* A <br>: the second of two parts blocks. */
static void on_break(struct walk *w)
{
    if (w->broken)
        end_block(w);
    else if (has_text(w))
        w->blank = w->broken = true;
}

static void on_start(void *user, const xmlChar *tag, const xmlChar **atts)
{
    struct walk *w = user;
    struct tag_row row = html_tag_of((const char *)tag);
    struct open_element element = {.unseen = row.kind == KIND_UNSEEN,
                                   .link = row.tag == TAG_A,
                                   .block = row.kind == KIND_BLOCK || row.kind == KIND_ASIDE};

    if (w->no_memory || w->too_long)
        return;
    if (element.block)
        end_block(w);
    else if (row.kind == KIND_BREAK)
        on_break(w);
    element.text_at = w->text.len;
    if (w->capture == CAPTURE_NOTHING)
        note_head(w, row.name, atts);
    element.node = w->unseen || element.unseen || row.kind == KIND_BREAK
                       ? (w->open_count ? w->open[w->open_count - 1].node : 0)
                       : add_node(w, &row, atts);
    if (!mem_grow(&w->open, &w->open_cap, w->open_count + 1, sizeof *w->open)) {
        stop(w, false);
        return;
    }
    w->open[w->open_count++] = element;
    w->unseen += element.unseen;
    w->links += element.link;
}

static void on_end(void *user, const xmlChar *tag)
{
    struct walk *w = user;
    const struct open_element *e;

    (void)tag;
    if (w->open_count == 0 || w->no_memory || w->too_long)
        return;
    e = &w->open[w->open_count - 1];
    if (w->capture != CAPTURE_NOTHING && w->capture_depth == w->open_count - 1)
        end_capture(w);
    if (e->block)
        end_block(w);
    struct page_node *node = &w->page.nodes[e->node];
    uint32_t open_block = w->text.len > e->text_at && has_text(w);
    node->end_block = (uint32_t)w->page.block_count + open_block;
    node->end_byte = open_block ? (uint32_t)(w->text.len - w->block_start) : 0;
    w->unseen -= e->unseen;
    w->links -= e->link;
    w->open_count--;
    if (w->lowest >= w->open_count)
        w->lowest = w->open_count ? w->open_count - 1 : 0;
}

static void on_error(void *user, xmlErrorPtr error)
{
    struct walk *w = user;

    size_t at = (size_t)(w->parser->input->cur - w->parser->input->base);

    if (error->code == XML_ERR_NO_MEMORY)
        stop(w, false);
    if (error->code != XML_ERR_TAG_NAME_MISMATCH && error->code != XML_HTML_STRUCURE_ERROR)
        return;
    /* An end tag that closes many elements says so for each, at one place. */
    if (at != w->error_at)
        w->stray_steps += w->open_count;
    w->error_at = at;
    if (w->stray_steps > STRAY_STEPS_MAX)
        stop(w, true);
}

/* ---- The page ---- */

static void *to_arena(struct walk *w, const void *at, size_t count, size_t size)
{
    void *kept = count ? arena_take(w->arena, count, size) : NULL;

    if (kept)
        memcpy(kept, at, count * size);
    else if (count)
        w->no_memory = true;
    return kept;
}

/* What was collected goes to the arena. */
static void settle(struct walk *w, struct page *out)
{
    const struct page *p = &w->page;
    struct span text = {0};

    *out = *p;
    out->nodes = to_arena(w, p->nodes, p->node_count, sizeof *p->nodes);
    out->blocks = to_arena(w, p->blocks, p->block_count, sizeof *p->blocks);
    out->metas = to_arena(w, p->metas, p->meta_count, sizeof *p->metas);
    out->json_ld = to_arena(w, p->json_ld, p->json_ld_count, sizeof *p->json_ld);
    if (w->text.len > 0) {
        text = arena_span(w->arena, buf_span(&w->text));
        w->no_memory = w->no_memory || !text.at;
    }
    for (size_t i = 0; !w->no_memory && i < p->block_count; i++)
        out->blocks[i].text = span_part(text, w->pieces[i].start, w->pieces[i].end);
}

static void parse(struct walk *w, struct span text)
{
    w->parser = htmlCreateMemoryParserCtxt(text.at, (int)text.len);
    if (!w->parser) {
        w->no_memory = true;
        return;
    }
    w->parser->userData = w;
    *w->parser->sax = (htmlSAXHandler){.startElement = on_start,
                                       .endElement = on_end,
                                       .characters = on_text,
                                       .cdataBlock = on_text,
                                       .ignorableWhitespace = on_text,
                                       .serror = on_error,
                                       .initialized = XML_SAX2_MAGIC};
    (void)htmlCtxtUseOptions(w->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET |
                                            HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    w->parser->options |= XML_PARSE_HUGE;
    (void)xmlSwitchEncoding(w->parser, XML_CHAR_ENCODING_UTF8);
    (void)htmlParseDocument(w->parser);
    while (w->open_count > 0 && !w->no_memory && !w->too_long)
        on_end(w, NULL);
    htmlFreeParserCtxt(w->parser);
}

bool html_page_read(struct span text, struct arena *arena, struct page *out, struct lede_error *err)
{
    static const struct tag_row root = {"", TAG_OTHER, KIND_BLOCK};
    struct buf guarded = {0};
    struct walk w = {.arena = arena};
    bool ok;

    *out = (struct page){0};
    if (text.len > FILE_BYTES_MAX)
        return error_set(err, LEDE_LIMIT, "a page of more than %d MiB", FILE_BYTES_MAX >> 20);
    html_guard(text, &guarded);
    w.no_memory = !buf_ok(&guarded);
    (void)add_node(&w, &root, NULL);
    if (!w.no_memory && guarded.len > 0)
        parse(&w, buf_span(&guarded));
    if (!w.no_memory && !w.too_long) {
        w.page.nodes[0].end_block = (uint32_t)w.page.block_count;
        settle(&w, out);
    }
    ok = !w.no_memory && !w.too_long;
    if (w.no_memory)
        (void)error_memory(err);
    else if (w.too_long)
        (void)error_set(err, LEDE_LIMIT, "too many tags that are not closed as they were opened");
    mem_free(w.page.nodes);
    mem_free(w.page.blocks);
    mem_free(w.page.metas);
    mem_free(w.page.json_ld);
    mem_free(w.open);
    mem_free(w.pieces);
    buf_free(&w.text);
    buf_free(&w.captured);
    buf_free(&w.names);
    buf_free(&guarded);
    return ok;
}
