/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/read_pieces.h"

#include "indexer/read/charset.h"
#include "indexer/read/reader.h"
#include "tests/support/insist.h"

enum { STEP = 7 };

static void check(const struct raw_document *d)
{
    const struct raw_fields *g = &d->given;
    const struct span fields[] = {d->id,   d->text, g->title,   g->source,  g->author,
                                  g->date, g->url,  g->section, g->language};

    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        insist(is_text(fields[i]));
    insist(d->text.len > 0);
}

static void read_piece(const struct reader *r, struct span head, struct span bytes)
{
    struct input in = {.path = SPAN("x"), .head = head, .bytes = bytes, .first_line = 1};
    struct arena own = {0}, item = {0};
    struct lede_error err;
    void *state = r->open(&in, &own);

    insist(state != NULL);
    for (;;) {
        struct raw_document d = {0};
        struct read_problem problem = {0};
        arena_reset(&item);
        enum read_step step = r->next(state, &item, &d, &problem, &err);
        insist(step != READ_FAILED);
        if (step == READ_ITEM)
            check(&d);
        else if (step == READ_PROBLEM)
            insist(problem.error.text[0]);
        else
            break;
    }
    arena_free(&own);
    arena_free(&item);
}

/* Where the first document ends when STEP bytes more of it come at a time. */
static size_t cut_slowly(const struct reader *r, struct span bytes)
{
    struct cut_state state = {0};
    size_t len = 0;

    for (size_t known = 0; len == 0 && known < bytes.len;) {
        known = bytes.len - known > STEP ? known + STEP : bytes.len;
        len = r->cut(&state, span_part(bytes, 0, known), known == bytes.len);
    }
    return len;
}

void read_pieces(const char *reader, struct span bytes)
{
    static void *charsets;
    const struct reader *r = reader_named(reader);
    size_t head = r->head ? r->head(bytes) : 0;
    struct span rest = span_part(bytes, head, bytes.len);

    if (!charsets)
        charsets =
            charset_load(); /* as a parser process does: to open one takes longer than an input */
    insist(head <= bytes.len);
    (void)r->sniff(bytes, SPAN("x"));
    read_piece(r, span_part(bytes, 0, head), rest);
    while (r->cut && rest.len) {
        struct cut_state state = {0};
        size_t len = r->cut(&state, rest, true);
        insist(len > 0 && len <= rest.len);
        insist(cut_slowly(r, rest) == len);
        read_piece(r, span_part(bytes, 0, head), span_part(rest, 0, len));
        rest = span_part(rest, len, rest.len);
    }
}
