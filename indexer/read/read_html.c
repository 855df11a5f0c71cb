/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_html.h"

#include "indexer/read/charset.h"
#include "indexer/read/html_attributes.h"
#include "indexer/read/html_page.h"

struct html_state {
    struct input in;
    bool done;
};

static void *open_html(const struct input *in, struct arena *arena)
{
    struct html_state *state = arena_take(arena, 1, sizeof *state);

    if (state)
        state->in = *in;
    return state;
}

/* ---- What is a page ---- */

static bool begins_with_any(struct span text, const char *const *of)
{
    for (; *of; of++)
        if (span_starts_any_case(text, span_of(*of)))
            return true;
    return false;
}

/* Behind a mark, white space, comments and `<?xml … ?>`. */
static struct span behind_preamble(struct span head)
{
    size_t end;

    if (span_starts(head, SPAN("\xef\xbb\xbf")))
        head = span_part(head, 3, head.len);
    for (;;) {
        head = span_trim(head);
        bool comment = span_starts(head, SPAN("<!--"));
        if (!comment && !span_starts_any_case(head, SPAN("<?xml")))
            return head;
        end = span_find(head, comment ? SPAN("-->") : SPAN("?>"), 2);
        if (end == SIZE_MAX)
            return head;
        head = span_part(head, end + (comment ? 3 : 2), head.len);
    }
}

static int sniff(struct span head, struct span path)
{
    static const char *const sure[] = {"<!doctype html", "<html",  "<head", "<body",
                                       "<meta",          "<title", NULL};
    static const char *const may_be[] = {"<div",   "<p>",     "<h1",   "<article", "<table",
                                         "<link ", "<script", "<main", "<section", NULL};
    struct span start = behind_preamble(head);

    (void)path;
    if (charset_is_binary(head))
        return 0;
    if (begins_with_any(start, sure))
        return 2;
    if (begins_with_any(start, may_be))
        return 1;
    for (size_t at = 0; (at = span_find(head, SPAN("<"), at)) != SIZE_MAX; at++)
        if (begins_with_any(span_part(head, at, head.len), sure))
            return 1;
    return 0;
}

/* ---- Reading it ---- */

enum read_step read_page(struct span bytes, struct span charset, struct span url,
                         struct arena *arena, struct raw_document *out,
                         struct read_problem *problem, struct lede_error *err)
{
    struct decoded decoded;
    struct page *page = arena_take(arena, 1, sizeof *page);

    problem->line = 0;
    if (charset_is_binary(bytes)) {
        (void)error_set(&problem->error, LEDE_INPUT, "not text");
        return READ_PROBLEM;
    }
    if (!page) {
        (void)error_memory(err);
        return READ_FAILED;
    }
    if (charset.len == 0)
        charset = charset_of_page(bytes);
    if (!charset_decode_as(bytes, charset, arena, &decoded, err))
        return READ_FAILED;
    if (!html_page_read(decoded.text, arena, page, &problem->error)) {
        if (problem->error.status != LEDE_MEMORY)
            return READ_PROBLEM;
        *err = problem->error;
        return READ_FAILED;
    }
    page->url = url;
    *out = (struct raw_document){
        .page = page, .repaired = decoded.repaired, .bytes = bytes, .given.url = url};
    return READ_ITEM;
}

static enum read_step next_html(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct html_state *s = state;

    if (s->done)
        return READ_END;
    s->done = true;
    return read_page(s->in.bytes, (struct span){0}, (struct span){0}, arena, out, problem, err);
}

static const char *const suffixes[] = {".html", ".htm", ".xhtml", NULL};

const struct reader html_reader = {
    .name = "html", .suffixes = suffixes, .sniff = sniff, .open = open_html, .next = next_html};
