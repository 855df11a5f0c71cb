/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "common/buf.h"
#include "indexer/input/stream.h"
#include "indexer/read/json_cut.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const char *const layout_names[] = {"unknown", "utf-16", "lines", "values", "items"};

static size_t count_lines(struct span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}

/* What the documents of a piece are; what comes before it is in *state. */
static void show_documents(struct cut_state *state, struct span bytes, size_t line, struct buf *out)
{
    while (bytes.len > 0) {
        size_t before = state->in_line, first = line, len = cut_json(state, bytes, true);
        bool wanted = state->skip == 0;
        if (!wanted)
            len = (size_t)state->skip;
        state->skip = 0;
        assert_true(len > 0 && len <= bytes.len);
        struct span document = span_part(bytes, 0, len), value;
        value = json_document_value(document, &first);
        if (wanted && value.len > 0) {
            buf_addf(out, " %zu.%zu ", first, first == line ? before + 1 : 1);
            buf_add(out, value);
        }
        line += count_lines(document);
        bytes = span_part(bytes, len, bytes.len);
    }
}

static void show_whole(struct span bytes, struct buf *out)
{
    struct cut_state state = {0};
    struct buf documents = {0};

    show_documents(&state, bytes, 1, &documents);
    buf_text(out, layout_names[state.layout]);
    buf_add(out, buf_span(&documents));
    buf_text(out, state.open ? " open" : "");
    buf_free(&documents);
}

/* A source that gives some bytes at a time. */
struct source {
    struct span rest;
    size_t step;
};

static bool give_some(void *context, char *to, size_t room, size_t *got, struct lede_error *err)
{
    struct source *s = context;
    size_t len = s->step < room ? s->step : room;

    (void)err;
    len = len < s->rest.len ? len : s->rest.len;
    if (len > 0)
        memcpy(to, s->rest.at, len);
    s->rest = span_part(s->rest, len, s->rest.len);
    *got = len;
    return true;
}

/* The same through a stream, each of whose pieces is cut again as a reader does. */
static void show_pieces(struct span bytes, size_t step, struct buf *out)
{
    struct source source = {bytes, step};
    struct stream stream = {.fd = -1, .from = give_some, .context = &source, .cut = cut_json};
    struct buf documents = {0};
    struct lede_error err;
    struct span piece;
    size_t line;
    enum step next;

    while ((next = stream_next(&stream, &piece, &line, &err)) == STEP_ITEM) {
        struct cut_state state = {.layout = stream.state.layout, .in_line = stream.in_line};
        show_documents(&state, piece, line, &documents);
    }
    assert_int_equal(next, STEP_END);
    buf_text(out, layout_names[stream.state.layout]);
    buf_add(out, buf_span(&documents));
    buf_text(out, stream.state.open ? " open" : "");
    buf_free(&documents);
    stream_free(&stream);
}

static void cuts_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("json_cut.tsv", 2);

    while (cases_next(&cases)) {
        struct buf out = {0};
        show_whole(cases.column[0], &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        for (size_t step = 1; step < 8; step++) {
            buf_reset(&out);
            show_pieces(cases.column[0], step, &out);
            assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        }
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

/* Some pieces' worth of items, a few of them in each line, with a second list behind a long text. */
static void make_large(struct buf *b, bool lines)
{
    buf_text(b, "{\"total\": 2, \"articles\": [");
    for (int i = 0; i < 30000; i++)
        buf_addf(b, "{\"n\":%d,\"t\":\"some \\\" text ]\"},%s", i,
                 lines && i % 7 == 0 ? "\n" : " ");
    buf_text(b, "{}], \"long\": \"\\\" \\\\");
    for (int i = 0; i < 50000; i++)
        buf_text(b, " ] text");
    buf_text(b, "\", \"docs\" : [{\"last\": 1}");
    assert_true(buf_ok(b));
}

static void a_long_array_is_the_same_in_pieces(void **state)
{
    for (int lines = 0; lines < 2; lines++) {
        struct buf bytes = {0}, whole = {0}, pieces = {0};
        make_large(&bytes, lines);
        show_whole(buf_span(&bytes), &whole);
        assert_true(span_ends(buf_span(&whole), SPAN("{\"last\": 1} open")));
        assert_true(span_find(buf_span(&whole), SPAN("{\"n\":29999,"), 0) != SIZE_MAX);
        show_pieces(buf_span(&bytes), 1000, &pieces);
        assert_span(buf_span(&pieces), buf_span(&whole));
        buf_free(&bytes);
        buf_free(&whole);
        buf_free(&pieces);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_what_the_cases_say),
        cmocka_unit_test(a_long_array_is_the_same_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
