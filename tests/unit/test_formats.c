/* tests/unit/test_formats.c: each format's fixture to what stands beside it, however the input is cut, and
 * whatever memory fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/buf.h"
#include "common/file.h"
#include "indexer/read/key_map.h"
#include "indexer/read/reader.h"
#include "tests/support/check.h"

enum { FIXTURE_MAX = 1 << 20 };

/* What is read of one piece: fields by name, then the text. */
static void show(const struct raw_document *d, struct buf *out)
{
    const struct raw_fields *g = &d->given;

    buf_addf(out, "== %zu %s%.*s%s\n", d->line, d->id_of_part ? "#" : "", SPAN_ARGS(d->id),
             d->body_given ? "" : " (apart)");
    const struct {
        const char *name;
        struct span value;
    } rows[] = {
        {"title", g->title},       {"source", g->source}, {"author", g->author},
        {"date", g->date},         {"url", g->url},       {"section", g->section},
        {"language", g->language}, {"place", g->place},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (rows[i].value.len)
            buf_addf(out, "%s: %.*s\n", rows[i].name, SPAN_ARGS(rows[i].value));
    if (d->repaired)
        buf_addf(out, "repaired: %zu\n", d->repaired);
    buf_addf(out, "%.*s\n", SPAN_ARGS(d->text));
}

/* False when memory ran out. */
static bool read_piece(const struct reader *reader, const struct input *in, struct buf *out,
                       struct lede_error *err)
{
    struct arena own = {0}, item = {0};
    bool ok = false;
    void *state = reader->open(in, &own);

    if (!state)
        (void)error_memory(err);
    while (state) {
        struct raw_document d = {0};
        struct read_problem problem = {0};
        arena_reset(&item);
        enum read_step step = reader->next(state, &item, &d, &problem, err);
        if (step == READ_ITEM)
            show(&d, out);
        else if (step == READ_PROBLEM || (step == READ_FOREIGN && in->layout != 0))
            /* One document of many, of which others are articles. */
            buf_addf(out, "!! %zu %s\n", problem.line, problem.error.text);
        else if (step == READ_FOREIGN)
            buf_addf(out, "foreign: %s\n", problem.error.text);
        if (step == READ_END || step == READ_FOREIGN || step == READ_FAILED) {
            ok = step != READ_FAILED;
            break;
        }
    }
    arena_free(&own);
    arena_free(&item);
    return ok;
}

static size_t count_lines(struct span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}

/* All of an input, `step` bytes more of it known at a time, each document by itself. */
static void read_cut(const struct reader *reader, struct span bytes, size_t step,
                     const struct key_map *map, struct buf *out)
{
    struct cut_state state = {0};
    struct lede_error err;
    size_t head = reader->head ? reader->head(bytes) : 0, at = head, known = head;
    struct input in = {.path = SPAN("x"), .head = span_part(bytes, 0, head), .map = map};

    in.first_line = 1 + count_lines(in.head);
    while (at < bytes.len) {
        bool last;
        known = bytes.len - known > step ? known + step : bytes.len;
        last = known == bytes.len;
        in.in_line = state.looked > 0 ? in.in_line : state.in_line;
        size_t len = reader->cut(&state, span_part(bytes, at, known), last);
        if (state.skip > 0) {
            len = state.skip < bytes.len - at ? (size_t)state.skip : bytes.len - at;
            in.first_line += count_lines(span_part(bytes, at, at + len));
            at += len;
            known = at;
            state.skip = 0;
            continue;
        }
        if (len == 0 && !last)
            continue;
        in.layout = state.layout;
        in.bytes = span_part(bytes, at, len ? at + len : bytes.len);
        assert_ok(read_piece(reader, &in, out, &err), &err);
        in.first_line += count_lines(in.bytes);
        at += in.bytes.len;
        known = at > known ? at : known;
    }
}

struct fixture {
    const char *reader, *name;
    const char *map; /* NULL for none */
};

static const struct fixture fixtures[] = {
    {"json", "keys.json", NULL},
    {"jsonl", "mapped.jsonl", "text=payload.html,title=t,date=meta.when,author=people"},
    {"csv", "articles.csv", NULL},
    {"csv", "mapped.tsv", "text=Volltext,title=Titel,date=Datum"},
    {"csv", "columns.csv", NULL},
    {"csv", "numbers.csv", NULL},
    {"sgml", "trec.sgml", NULL},
    {"sgml", "reuters.sgm", NULL},
    {"feed", "rss.xml", NULL},
    {"feed", "rdf.xml", NULL},
    {"feed", "atom.xml", NULL},
    {"feed", "broken.rss", NULL},
    {"nitf", "ferry.nitf", NULL},
    {"newsml", "item.newsml", NULL},
    {"newsml", "message.newsml", NULL},
    {"mbox", "list.mbox", NULL},
    {"mbox", "one.eml", NULL},
};

/* Opened fixtures: bytes, what is expected, the map. */
struct opened {
    struct arena arena;
    const struct reader *reader;
    struct span bytes, want;
    struct key_map map;
    const struct key_map *used;
};

static void open_fixture(const struct fixture *f, struct opened *o)
{
    char path[300];
    struct lede_error err;

    *o = (struct opened){.reader = reader_named(f->reader)};
    assert_non_null(o->reader);
    (void)snprintf(path, sizeof path, "%s/../fixtures/formats/%s", CASES, f->name);
    assert_ok(file_read(path, FIXTURE_MAX, &o->arena, &o->bytes, &err), &err);
    (void)snprintf(path, sizeof path, "%s/../fixtures/formats/%s.read", CASES, f->name);
    assert_ok(file_read(path, FIXTURE_MAX, &o->arena, &o->want, &err), &err);
    if (f->map) {
        assert_ok(key_map_parse(span_of(f->map), &o->map, &err), &err);
        o->used = &o->map;
    }
}

static struct input whole_of(const struct opened *o)
{
    size_t head = o->reader->head ? o->reader->head(o->bytes) : 0;
    struct input in = {.path = SPAN("x"),
                       .head = span_part(o->bytes, 0, head),
                       .bytes = span_part(o->bytes, head, o->bytes.len),
                       .map = o->used};
    in.first_line = 1 + count_lines(in.head);
    return in;
}

static void reads_what_the_fixtures_say(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        struct opened o;
        struct buf out = {0};
        struct lede_error err;
        open_fixture(&fixtures[i], &o);
        struct input in = whole_of(&o);
        assert_ok(read_piece(o.reader, &in, &out, &err), &err);
        if (!span_equal(buf_span(&out), o.want))
            print_error("%s\n%.*s", fixtures[i].name, SPAN_ARGS(buf_span(&out)));
        assert_span(buf_span(&out), o.want);
        buf_free(&out);
        arena_free(&o.arena);
    }
    (void)state;
}

/* A byte at a time, a few at a time: the same documents with the same lines. */
static void a_cut_is_where_it_is_however_the_input_comes(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        struct opened o;
        open_fixture(&fixtures[i], &o);
        for (size_t step = 1; o.reader->cut && step < 200; step += 1 + step / 3) {
            struct buf out = {0};
            if (span_starts(o.want, SPAN("foreign")) || span_starts(o.want, SPAN("!! 0")))
                break; /* said of each piece */
            read_cut(o.reader, o.bytes, step, o.used, &out);
            assert_span_at(step, buf_span(&out), o.want);
            buf_free(&out);
        }
        arena_free(&o.arena);
    }
    (void)state;
}

static void out_of_memory_is_said(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        struct opened o;
        open_fixture(&fixtures[i], &o);
        struct input in = whole_of(&o);
        for (size_t n = 1;; n++) {
            struct buf out = {0};
            struct lede_error err = {0};
            (void)buf_room(&out, FIXTURE_MAX); /* what is shown takes no memory */
            mem_fail_at(n);
            bool ok = read_piece(o.reader, &in, &out, &err);
            bool failed = mem_failed();
            mem_fail_at(0);
            buf_free(&out);
            if (!failed) {
                assert_true(ok);
                break;
            }
            assert_false(ok);
            assert_int_equal(err.status, LEDE_MEMORY);
        }
        arena_free(&o.arena);
    }
    (void)state;
}

/* By what they hold: their endings say less, or nothing. */
static void each_is_told_by_its_bytes(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(fixtures); i++) {
        struct opened o;
        bool by_name =
            strcmp(fixtures[i].reader, "csv") == 0 || strcmp(fixtures[i].name, "one.eml") == 0;
        open_fixture(&fixtures[i], &o);
        const struct reader *found =
            reader_choose(o.bytes, by_name ? span_of(fixtures[i].name) : SPAN("x"));
        assert_non_null(found);
        if (!fixtures[i].map)
            assert_string_equal(found->name, fixtures[i].reader);
        arena_free(&o.arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_told_by_its_bytes),
        cmocka_unit_test(reads_what_the_fixtures_say),
        cmocka_unit_test(a_cut_is_where_it_is_however_the_input_comes),
        cmocka_unit_test(out_of_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
