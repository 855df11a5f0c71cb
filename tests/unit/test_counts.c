/* What is counted over a result, as text, JSON and TSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "common/date.h"
#include "common/json_read.h"
#include "common/random.h"
#include "common/utf8.h"
#include "searcher/output/output.h"
#include "tests/support/check.h"

enum { VALUES_MAX = 40, NAME_SIZE = 24 };

/* What a format wrote, to be freed. */
static char *write_result(const struct output *o, const struct result *r, size_t width, bool colour)
{
    struct page page = {.width_cols = width, .colour = colour};
    struct lede_error err;
    char *text = NULL;
    size_t len;

    page.to = open_memstream(&text, &len);
    assert_non_null(page.to);
    assert_ok(output_result(o, &page, r, &err), &err);
    assert_int_equal(fclose(page.to), 0);
    page_free(&page);
    return text;
}

static void check_result(const struct output *o, const struct result *r, size_t width,
                         const char *want)
{
    char *text = write_result(o, r, width, false);

    assert_string_equal(text, want);
    free(text);
}

static const struct facet_value sources[] = {
    {{"Dawn", 4}, 120, true},
    {{"The Express Tribune", 19}, 7, true},
    {{"unknown", 7}, 1, false},
};
static const struct facet_value months[] = {
    {{"2016-07", 7}, 16, true},    {{"2016-08", 7}, 1, true},  {{"2016-09", 7}, 12, true},
    {{"uncertain", 9}, 90, false}, {{"unknown", 7}, 9, false},
};
static const struct facet_counts facets[] = {
    {FACET_SOURCE, sources, ARRAY_LEN(sources)},
    {FACET_PERSON, NULL, 0},
};
static const struct query asked = {.text = {"guards", 6}};

static struct result counted(void)
{
    return (struct result){
        .query = &asked,
        .reading = SPAN("guards"),
        .plan = SPAN("\"guard\" by stem"),
        .total = 128,
        .facets = facets,
        .facet_count = ARRAY_LEN(facets),
        .timeline = {TIMELINE_MONTH, months, ARRAY_LEN(months)},
    };
}

static void text_has_blocks_with_counts_in_a_column(void **state)
{
    struct result r = counted();

    check_result(&out_text, &r, 32,
                 "128 articles\n"
                 "\n"
                 "source\n"
                 "  Dawn                 120\n"
                 "  The Express Tribune    7\n"
                 "  unknown                1\n"
                 "\n"
                 "person\n"
                 "  none\n"
                 "\n"
                 "timeline\n"
                 "  2016-07    16  ███████████████\n"
                 "  2016-08     1  ▉\n"
                 "  2016-09    12  ███████████▎\n"
                 "  uncertain  90\n"
                 "  unknown     9\n");
    (void)state;
}

static void what_is_not_known_is_faint(void **state)
{
    struct result r = counted();
    char *text;

    r.facet_count = 1;
    r.timeline.unit = TIMELINE_NONE;
    text = write_result(&out_text, &r, 80, true);
    assert_string_equal(text, "128 articles\n"
                              "\n"
                              "\x1b[1msource\x1b[0m\n"
                              "  Dawn                 120\n"
                              "  The Express Tribune    7\n"
                              "  \x1b[2munknown                1\x1b[0m\n");
    free(text);
    (void)state;
}

static void a_name_too_long_for_the_line_is_cut(void **state)
{
    struct result r = counted();

    r.facet_count = 1;
    r.timeline.unit = TIMELINE_NONE;
    check_result(&out_text, &r, 20,
                 "128 articles\n"
                 "\n"
                 "source\n"
                 "  Dawn           120\n"
                 "  The Express…     7\n"
                 "  unknown          1\n");
    (void)state;
}

static void nothing_is_counted_of_nothing(void **state)
{
    struct result r = counted();

    r.total = 0;
    check_result(&out_text, &r, 80, "");
    (void)state;
}

/* Fill values with v1 … vN, of which the last is unknown. */
static struct facet_counts many(struct facet_value *values, char names[][NAME_SIZE], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(names[i], sizeof names[i], "v%zu", i + 1);
        values[i] = (struct facet_value){span_of(names[i]), 5, i + 1 < count};
    }
    return (struct facet_counts){FACET_ORG, values, count};
}

static void text_shows_ten_values_and_says_how_many_more(void **state)
{
    static const struct {
        size_t count, lines;
        const char *more;
    } rows[] = {{11, 11, NULL},
                {12, 12, NULL},
                {13, 12, "  … and 2 more\n"},
                {40, 12, "  … and 29 more\n"}};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct facet_value values[VALUES_MAX];
        char names[VALUES_MAX][NAME_SIZE], *text;
        struct facet_counts f = many(values, names, rows[i].count);
        struct result r = {.query = &asked, .total = 200, .facets = &f, .facet_count = 1};
        size_t lines = 0;

        text = write_result(&out_text, &r, 80, false);
        for (const char *at = text; *at; at++)
            lines += *at == '\n';
        assert_int_equal(lines, 3 + rows[i].lines);
        assert_true(rows[i].more ? strstr(text, rows[i].more) != NULL
                                 : strstr(text, "more") == NULL);
        assert_non_null(strstr(text, names[rows[i].count - 1]));
        free(text);
    }
    (void)state;
}

static void json_has_the_members_that_were_asked_for(void **state)
{
    struct result r = counted();

    check_result(
        &out_json, &r, 80,
        "{\"version\":1,\"query\":\"guards\",\"reading\":\"guards\",\"plan\":\"\\\"guard\\\" by stem\",\"notes\":[],"
        "\"total\":128,\"offset\":0,\"hits\":[],"
        "\"facets\":{\"source\":[{\"value\":\"Dawn\",\"count\":120},"
        "{\"value\":\"The Express Tribune\",\"count\":7},{\"value\":\"unknown\",\"count\":1}],"
        "\"person\":[]},"
        "\"timeline\":[{\"period\":\"2016-07\",\"count\":16},"
        "{\"period\":\"2016-08\",\"count\":1},{\"period\":\"2016-09\",\"count\":12},"
        "{\"period\":\"uncertain\",\"count\":90},{\"period\":\"unknown\",\"count\":9}]}\n");
    r.facet_count = 0;
    r.timeline.unit = TIMELINE_NONE;
    check_result(
        &out_json, &r, 80,
        "{\"version\":1,\"query\":\"guards\",\"reading\":\"guards\",\"plan\":\"\\\"guard\\\" by stem\",\"notes\":[],"
        "\"total\":128,\"offset\":0,\"hits\":[]}\n");
    (void)state;
}

static void tsv_has_counts_or_hits(void **state)
{
    static const char body[] = "Guards were\ttaken\nnear the border.";
    static const struct hit_passage passage = {.end = sizeof body - 1};
    struct hit hits[2] = {{.score = 3.25, .passages = &passage, .passage_count = 1}, {.score = 0}};
    struct result r = counted();

    hits[0].article = (struct article){.id = SPAN("a/1.txt"),
                                       .title = {SPAN("Five\u2028guards"), ORIGIN_PRINTED},
                                       .source = {SPAN("Dawn"), ORIGIN_CREDIT},
                                       .url = SPAN("http://a.org/1"),
                                       .date = date_of_month(2016, 7),
                                       .text = {body, sizeof body - 1}};
    hits[1].article.id = SPAN("b\x1b");
    r.hits = hits;
    r.hit_count = ARRAY_LEN(hits);
    check_result(&out_tsv, &r, 80,
                 "facet\tvalue\tcount\n"
                 "source\tDawn\t120\n"
                 "source\tThe Express Tribune\t7\n"
                 "source\tunknown\t1\n"
                 "timeline\t2016-07\t16\n"
                 "timeline\t2016-08\t1\n"
                 "timeline\t2016-09\t12\n"
                 "timeline\tuncertain\t90\n"
                 "timeline\tunknown\t9\n");
    r.facet_count = 0;
    r.timeline = (struct timeline){0};
    check_result(&out_tsv, &r, 80,
                 "id\tearliest\tlatest\tprecision\tsource\ttitle\turl\tscore\tpassage\n"
                 "a/1.txt\t2016-07-01\t2016-07-31\tmonth\tDawn\tFive guards\thttp://a.org/1\t3.25\t"
                 "Guards were taken near the border.\n"
                 "b\\x1b\t\t\tnone\t\t\t\t0\t\n");
    (void)state;
}

static void tsv_shows_an_article_and_an_index(void **state)
{
    struct shown_article shown = {.article = {.id = SPAN("a/1.txt"), .text = SPAN("One.\nTwo.")}};
    struct index_info info = {.articles = 61, .undated = 61, .stemmer = SPAN("english")};
    struct lede_error err;
    char *text = NULL;
    size_t len;
    struct page page = {.to = open_memstream(&text, &len)};

    assert_non_null(page.to);
    assert_ok(output_article(&out_tsv, &page, &shown, &err), &err);
    assert_ok(output_info(&out_tsv, &page, "/srv/lede", &info, &err), &err);
    assert_int_equal(fclose(page.to), 0);
    assert_string_equal(text, "id\tearliest\tlatest\tprecision\tsource\ttitle\turl\ttext\n"
                              "a/1.txt\t\t\tnone\t\t\t\tOne. Two.\n"
                              "index\tarticles\tpassages\twords\tsources\tfirst_date\tlast_date\t"
                              "undated\tbytes\tstemmer\tformat\tmade_by\tcreated\n"
                              "/srv/lede\t61\t0\t0\t0\t\t\t61\t0\tenglish\t0\t\t\n");
    page_free(&page);
    free(text);
    (void)state;
}

static void lines_of_json_have_no_counts(void **state)
{
    struct result r = counted();

    check_result(&out_jsonl, &r, 80, "");
    assert_false(out_jsonl.holds_counts);
    (void)state;
}

static void little_memory_is_an_error(void **state)
{
    static const struct output *const all[] = {&out_text, &out_json, &out_tsv};
    struct result r = counted();

    for (size_t f = 0; f < ARRAY_LEN(all); f++) {
        bool ok = false;
        for (size_t n = 1; !ok; n++) {
            struct lede_error err;
            struct page page = {.to = fopen("/dev/null", "w"), .width_cols = 80, .colour = true};
            assert_non_null(page.to);
            mem_fail_at(n);
            ok = output_result(all[f], &page, &r, &err);
            if (ok == mem_failed())
                fail_msg("%s: allocation %zu", all[f]->name, n);
            assert_memory(ok, &err);
            assert_int_equal(fclose(page.to), 0);
            page_free(&page);
            assert_true(n < 1000);
        }
    }
    (void)state;
}

static void fill_random(struct random *r, struct facet_value *v, char *at, size_t max)
{
    static const char *const pieces[] = {" ",  "\n",      "Dawn", "\"",   "é",   "中",
                                         "\t", "\x1b[2J", "\x01", "\xff", "News"};

    v->value = (struct span){at, 0};
    while (v->value.len + 8 < max && random_below(r, 8)) {
        struct span p = span_of(pieces[random_below(r, ARRAY_LEN(pieces))]);
        memcpy(at + v->value.len, p.at, p.len);
        v->value.len += p.len;
    }
    v->count = 1 + (random_next(r) >> random_below(r, 64)) % UINT32_MAX;
    v->known = random_below(r, 4);
}

static void check_lines(const char *text, size_t width, size_t tabs)
{
    struct span rest = span_of(text), line;

    while (span_cut(&rest, '\n', &line)) {
        size_t cols = utf8_columns(line), n = 0;
        for (size_t i = 0; i < line.len; i++) {
            assert_true((unsigned char)line.at[i] >= ' ' || (tabs && line.at[i] == '\t'));
            n += line.at[i] == '\t';
        }
        if (cols > width)
            fail_msg("%zu columns of %zu: \"%.*s\"", cols, width, SPAN_ARGS(line));
        assert_true(line.len == 0 || n == tabs);
    }
}

static void random_counts_keep_to_their_columns(void **state)
{
    struct random random = {.state = 31};

    print_message("seed %llu\n", (unsigned long long)random.state);
    for (int round = 0; round < 2000; round++) {
        struct facet_value values[VALUES_MAX];
        char names[VALUES_MAX][60], *text;
        size_t count = random_below(&random, VALUES_MAX), width = 20 + random_below(&random, 100);
        struct facet_counts f = {FACET_SOURCE, values, count};
        struct result r = {.query = &asked, .total = 9, .facets = &f, .facet_count = 1};
        struct json_object *json = NULL;
        struct lede_error err;

        for (size_t i = 0; i < count; i++)
            fill_random(&random, &values[i], names[i], sizeof names[i]);
        r.timeline = (struct timeline){TIMELINE_DAY, values, count};
        text = write_result(&out_text, &r, width, false);
        check_lines(text, width, 0);
        free(text);
        text = write_result(&out_tsv, &r, width, false);
        check_lines(text, SIZE_MAX, 2);
        free(text);
        text = write_result(&out_json, &r, width, false);
        assert_ok(json_parse(span_of(text), &json, &err), &err);
        assert_int_equal(json_count(json_member(json, "timeline")), count);
        json_release(json);
        free(text);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_blocks_with_counts_in_a_column),
        cmocka_unit_test(what_is_not_known_is_faint),
        cmocka_unit_test(a_name_too_long_for_the_line_is_cut),
        cmocka_unit_test(nothing_is_counted_of_nothing),
        cmocka_unit_test(text_shows_ten_values_and_says_how_many_more),
        cmocka_unit_test(json_has_the_members_that_were_asked_for),
        cmocka_unit_test(tsv_has_counts_or_hits),
        cmocka_unit_test(tsv_shows_an_article_and_an_index),
        cmocka_unit_test(lines_of_json_have_no_counts),
        cmocka_unit_test(little_memory_is_an_error),
        cmocka_unit_test(random_counts_keep_to_their_columns),
    };
    return cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}
