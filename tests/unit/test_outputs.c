/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "common/date.h"
#include "common/json_read.h"
#include "common/random.h"
#include "common/utf8.h"
#include "searcher/output/output.h"
#include "tests/support/check.h"

/* What a format wrote to a stream, and how it went. */
struct written {
    char *at;
    size_t len;
    struct page page;
};

static void open_written(struct written *w, size_t width, bool colour)
{
    *w = (struct written){.page = {.width_cols = width, .colour = colour}};
    w->page.to = open_memstream(&w->at, &w->len);
    assert_non_null(w->page.to);
}

static void close_written(struct written *w)
{
    assert_int_equal(fclose(w->page.to), 0);
    page_free(&w->page);
    free(w->at);
}

static const char body[] = "Guards were taken near the border.\nA second paragraph follows here.";
static const struct mark guard_marks[] = {{0, 6}};
static const struct mark title_marks[] = {{5, 11}};

static const struct hit_passage passages[] = {
    {.start = 0, .end = sizeof body - 1, .score = 1.5, .marks = guard_marks, .mark_count = 1},
};

static const struct score_part parts[] = {
    {.word = {"guard", 5}, .in_articles = 12, .count = 3, .weight = 2.125},
    {.word = {"border", 6}, .in_articles = 40, .count = 1, .weight = 1.125},
};

static const struct note notes[] = {{.text = {"this quote is never closed", 26}, .end = 1}};

static struct hit hit_of(struct field title, struct field source, struct lede_date date)
{
    struct hit h = {
        .article = {.id = SPAN("a/1.txt"), .title = title, .source = source, .date = date},
        .score = 3.25,
        .passages = passages,
        .passage_count = 1,
        .parts = parts,
        .part_count = 2,
    };
    h.article.text = (struct span){body, sizeof body - 1};
    h.article.date_origin = date.precision == LEDE_NONE ? ORIGIN_NONE : ORIGIN_CREDIT;
    return h;
}

/* Three hits: all known; no title, source or date; a title that is only the lead. */
static void fill(struct hit hits[3], struct query *query, struct result *r)
{
    hits[0] = hit_of((struct field){SPAN("Five guards freed"), ORIGIN_PRINTED},
                     (struct field){SPAN("Dawn"), ORIGIN_CREDIT}, date_of_month(2016, 7));
    hits[0].title_marks = title_marks;
    hits[0].title_mark_count = 1;
    hits[1] = hit_of((struct field){0}, (struct field){0}, (struct lede_date){0});
    hits[2] = hit_of((struct field){SPAN("Guards were taken near the border by men"), ORIGIN_LEAD},
                     (struct field){SPAN("IRNA"), ORIGIN_TABLE}, date_of_year(2014));
    *query = (struct query){.text = SPAN("guards \"border")};
    *r = (struct result){.query = query,
                         .reading = SPAN("articles with any form of \"guards\""),
                         .plan = SPAN("all of (\"guard\" by stem)"),
                         .notes = notes,
                         .note_count = 1,
                         .total = 3,
                         .hits = hits,
                         .hit_count = 3};
}

static void check_result(const struct output *o, const struct result *r, bool explain,
                         const char *want)
{
    struct written w;
    struct lede_error err;

    open_written(&w, 40, false);
    w.page.explain = explain;
    assert_ok(output_result(o, &w.page, r, &err), &err);
    assert_span(((struct span){w.at, w.len}), span_of(want));
    close_written(&w);
}

static void text_says_what_is_known_and_what_is_not(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;

    fill(hits, &query, &r);
    check_result(&out_text, &r, false,
                 "3 articles\n"
                 "\n"
                 "1  Five guards freed\n"
                 "   Dawn · July 2016 · a/1.txt\n"
                 "   Guards were taken near the border.\n"
                 "   A second paragraph follows here.\n"
                 "\n"
                 "2  a/1.txt\n"
                 "   unknown source · undated\n"
                 "   Guards were taken near the border.\n"
                 "   A second paragraph follows here.\n"
                 "\n"
                 "3  Guards were taken near the border by…\n"
                 "   IRNA · 2014 · a/1.txt\n"
                 "   Guards were taken near the border.\n"
                 "   A second paragraph follows here.\n");
    (void)state;
}

static void the_first_line_says_which_are_shown(void **state)
{
    static const struct {
        uint64_t total;
        size_t offset, hits;
        const char *want;
    } rows[] = {
        {1, 0, 1, "1 article\n"},
        {344, 0, 0, "344 articles\n"},
        {344, 10, 2, "articles 11 to 12 of 344\n"},
        {344, 343, 1, "article 344 of 344\n"},
        {0, 0, 0, ""},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct hit hits[3];
        struct query query;
        struct result r;
        struct written w;
        struct lede_error err;

        fill(hits, &query, &r);
        r.total = rows[i].total;
        r.offset = rows[i].offset;
        r.hit_count = rows[i].hits;
        open_written(&w, 80, false);
        assert_ok(output_result(&out_text, &w.page, &r, &err), &err);
        assert_true(span_starts((struct span){w.at, w.len}, span_of(rows[i].want)));
        close_written(&w);
    }
    (void)state;
}

static void explain_shows_parts_that_add_up(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;

    fill(hits, &query, &r);
    r.total = r.hit_count = 1;
    check_result(&out_text, &r, true,
                 "1 article\n"
                 "reads: articles with any form of\n"
                 "       \"guards\"\n"
                 "plan: all of (\"guard\" by stem)\n"
                 "\n"
                 "1  Five guards freed\n"
                 "   Dawn · July 2016 · a/1.txt\n"
                 "\n"
                 "   word   articles  here         weight\n"
                 "   guard        12     3          2.125\n"
                 "   border       40     1          1.125\n"
                 "   sum                             3.25\n"
                 "   the parts add up to the score, 3.25\n"
                 "\n"
                 "   passage 1.5: 0 words, bm25 0,\n"
                 "   closeness 0\n"
                 "   Guards were taken near the border.\n"
                 "   A second paragraph follows here.\n");
    (void)state;
}

static void json_holds_notes_and_nulls(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;

    const struct entity named[] = {{ENTITY_PERSON, 0, 6, SPAN("Ali Guards"), 0, 0}};

    fill(hits, &query, &r);
    hits[1].article.entities = named;
    hits[1].article.entity_count = 1;
    r.hits = hits + 1;
    r.hit_count = 1;
    check_result(
        &out_json, &r, false,
        "{\"version\":1,\"query\":\"guards \\\"border\","
        "\"reading\":\"articles with any form of \\\"guards\\\"\",\"plan\":\"all of (\\\"guard\\\" by stem)\","
        "\"notes\":[{\"text\":\"this quote is never closed\",\"start\":0,\"end\":1}],"
        "\"total\":3,\"offset\":0,\"hits\":[{\"id\":\"a/1.txt\",\"path\":null,\"url\":null,"
        "\"title\":null,\"title_origin\":null,\"title_highlights\":[],\"source\":null,"
        "\"date\":{\"earliest\":null,\"latest\":null,\"precision\":\"none\",\"origin\":null},"
        "\"score\":3.25,\"passages\":[{\"text\":\"Guards were taken near the border.\\nA second "
        "paragraph follows here.\",\"start\":0,\"end\":67,\"score\":1.5,\"highlights\":[[0,6]]}],"
        "\"entities\":[{\"type\":\"person\",\"text\":\"Guards\",\"name\":\"Ali Guards\",\"form\":\"Ali Guards\",\"start\":0,"
        "\"end\":6}]}]}\n");
    (void)state;
}

static void json_lines_are_hits_and_nothing_else(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;
    struct written w;
    struct lede_error err;
    struct span rest, line;
    size_t n = 0;

    fill(hits, &query, &r);
    open_written(&w, 80, true);
    assert_ok(output_result(&out_jsonl, &w.page, &r, &err), &err);
    rest = (struct span){w.at, w.len};
    while (span_cut(&rest, '\n', &line) && line.len) {
        struct json_object *value = NULL;
        assert_ok(json_parse(line, &value, &err), &err);
        assert_span(json_member_text(value, "id"), SPAN("a/1.txt"));
        json_release(value);
        n++;
    }
    assert_int_equal(n, 3);
    close_written(&w);
    r.hit_count = r.total = 0;
    check_result(&out_jsonl, &r, false, "");
    (void)state;
}

static void shows_an_article_and_an_index(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;
    struct shown_article shown = {.marks = guard_marks, .mark_count = 1};
    struct index_info info = {.articles = 61, .passages = 412, .undated = 61, .bytes = 1234567};
    struct lede_error err;
    struct written w;

    fill(hits, &query, &r);
    shown.article = hits[0].article;
    open_written(&w, 80, true);
    assert_ok(output_article(&out_text, &w.page, &shown, &err), &err);
    assert_span(((struct span){w.at, w.len}),
                SPAN("\x1b[1mFive guards freed\x1b[0m\n"
                     "\x1b[2msource\x1b[0m  Dawn \x1b[2m(credit)\x1b[0m\n"
                     "\x1b[2mdate\x1b[0m    July 2016 \x1b[2m(credit)\x1b[0m\n"
                     "\x1b[2mid\x1b[0m      a/1.txt\n"
                     "\n"
                     "\x1b[1mGuards\x1b[0m were taken near the border.\n"
                     "\n"
                     "A second paragraph follows here.\n"));
    close_written(&w);

    open_written(&w, 80, false);
    assert_ok(output_info(&out_text, &w.page, "/srv/lede", &info, &err), &err);
    assert_span(((struct span){w.at, w.len}),
                SPAN("index       /srv/lede\narticles    61\npassages    412\nwords       0\n"
                     "sources     0\nundated     61\nsize        1.2 MB\nformat      0\n"));
    close_written(&w);

    open_written(&w, 80, false);
    assert_ok(output_info(&out_json, &w.page, "/srv/lede", &info, &err), &err);
    assert_true(span_find((struct span){w.at, w.len}, SPAN("\"first_date\":null"), 0) != SIZE_MAX);
    close_written(&w);
    (void)state;
}

static void a_full_disk_is_named(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;
    struct lede_error err;
    struct page page = {.to = fopen("/dev/full", "w"), .width_cols = 80};

    assert_non_null(page.to);
    fill(hits, &query, &r);
    assert_false(output_result(&out_text, &page, &r, &err));
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_string_equal(err.text, "cannot write: no space left on device");
    assert_false(page.reader_gone);
    (void)fclose(page.to);
    page_free(&page);
    (void)state;
}

static void little_memory_is_an_error(void **state)
{
    struct hit hits[3];
    struct query query;
    struct result r;
    static const struct output *const all[] = {&out_text, &out_json, &out_jsonl, &out_tsv};

    fill(hits, &query, &r);
    for (size_t f = 0; f < ARRAY_LEN(all); f++) {
        bool ok = false;
        for (size_t n = 1; !ok; n++) {
            struct written w;
            struct lede_error err;
            open_written(&w, 80, true);
            w.page.explain = true;
            mem_fail_at(n);
            ok = output_result(all[f], &w.page, &r, &err);
            if (ok == mem_failed())
                fail_msg("%s: allocation %zu", all[f]->name, n);
            assert_memory(ok, &err);
            close_written(&w);
            assert_true(n < 1000);
        }
    }
    (void)state;
}

/* Valid UTF-8 without NUL, as all text inside Lede is, but hostile. */
static struct span random_text(struct random *r, char *at, size_t max)
{
    static const char *const pieces[] = {" ",
                                         "\n",
                                         "guards",
                                         "\"",
                                         "\\",
                                         "é",
                                         "中",
                                         "\x1b[2J",
                                         "\xc2\x9b",
                                         "\x01",
                                         "\t",
                                         ". ",
                                         "\xe2\x80\xae\xe2\x80\xac",
                                         "\xe2\x80\xa8",
                                         "</script>"};
    struct span s = {at, 0};

    while (s.len + 12 < max) {
        struct span p = span_of(pieces[random_below(r, ARRAY_LEN(pieces))]);
        memcpy(at + s.len, p.at, p.len);
        s.len += p.len;
    }
    return s;
}

static void check_json(struct span page)
{
    struct json_object *value = NULL;
    struct lede_error err;

    assert_int_equal(utf8_valid_length(page), page.len);
    assert_ok(json_parse(page, &value, &err), &err);
    assert_int_equal(json_count(json_member(value, "hits")), 1);
    json_release(value);
}

static void check_text(struct span page)
{
    size_t len;

    for (size_t i = 0; i < page.len; i += len) {
        uint32_t c = utf8_at(page, i, &len);
        assert_true(c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0)));
        assert_true(c != 0x202e && c != 0x202c && c != 0x2028);
    }
}

static void random_results_are_harmless_and_parse(void **state)
{
    struct random r = {.state = 23};

    print_message("seed %llu\n", (unsigned long long)r.state);
    for (int round = 0; round < 2000; round++) {
        char text[400], title[80], id[60], source[60];
        struct hit hits[3];
        struct query query;
        struct result result;
        struct mark marks[2];
        struct hit_passage p = {.score = 1.0 / (double)(1 + random_below(&r, 1000)),
                                .marks = marks};
        struct lede_error err;
        struct written w;

        fill(hits, &query, &result);
        result.hit_count = 1;
        hits[0].article.text = random_text(&r, text, 20 + random_below(&r, 380));
        hits[0].article.title.value = random_text(&r, title, sizeof title);
        hits[0].article.id = random_text(&r, id, sizeof id);
        hits[0].article.source.value = random_text(&r, source, sizeof source);
        p.end = (uint32_t)hits[0].article.text.len;
        marks[0] = (struct mark){0, (uint32_t)random_below(&r, p.end)};
        marks[1] = (struct mark){marks[0].end, p.end};
        p.mark_count = random_below(&r, 3);
        hits[0].passages = &p;
        open_written(&w, 20 + random_below(&r, 180), false);
        w.page.explain = random_below(&r, 2);
        assert_ok(output_result(&out_text, &w.page, &result, &err), &err);
        check_text((struct span){w.at, w.len});
        close_written(&w);
        open_written(&w, 80, false);
        w.page.explain = random_below(&r, 2);
        assert_ok(output_result(&out_json, &w.page, &result, &err), &err);
        check_json((struct span){w.at, w.len});
        close_written(&w);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_says_what_is_known_and_what_is_not),
        cmocka_unit_test(the_first_line_says_which_are_shown),
        cmocka_unit_test(explain_shows_parts_that_add_up),
        cmocka_unit_test(json_holds_notes_and_nulls),
        cmocka_unit_test(json_lines_are_hits_and_nothing_else),
        cmocka_unit_test(shows_an_article_and_an_index),
        cmocka_unit_test(a_full_disk_is_named),
        cmocka_unit_test(little_memory_is_an_error),
        cmocka_unit_test(random_results_are_harmless_and_parse),
    };
    return cmocka_run_group_tests_name("outputs", tests, NULL, NULL);
}
