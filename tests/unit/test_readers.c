/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "indexer/read/reader.h"
#include "tests/support/check.h"

/* What a reader gives for an input, a word a step: the text of each document, "!" and the line and
 * reason of each problem, "foreign". */
static void read_all(const char *name, struct span bytes, struct buf *out)
{
    struct arena arena = {0};
    const struct reader *reader = reader_named(name);
    struct input in = {.path = SPAN("x"), .bytes = bytes, .first_line = 1};
    struct raw_document d;
    struct read_problem problem;
    struct lede_error err;
    enum read_step step;

    assert_non_null(reader);
    void *state = reader->open(&in, &arena);
    assert_non_null(state);
    while ((step = reader->next(state, &arena, &d, &problem, &err)) != READ_END) {
        assert_int_not_equal(step, READ_FAILED);
        if (step == READ_FOREIGN) {
            buf_text(out, "foreign;");
            break;
        }
        if (step == READ_PROBLEM)
            buf_addf(out, "!%zu %s;", problem.line, problem.error.text);
        else
            buf_addf(out, "%zu %.*s|%.*s|%zu;", d.line, SPAN_ARGS(d.id), SPAN_ARGS(d.text),
                     d.repaired);
    }
    arena_free(&arena);
}

static void check(const char *name, struct span bytes, const char *want)
{
    struct buf out = {0};
    read_all(name, bytes, &out);
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

/* The reader chosen, "-" for none. */
static const char *chosen(struct span head, struct span path)
{
    const struct reader *reader = reader_choose(head, path);
    return reader ? reader->name : "-";
}

#define PROSE                                                                                   \
    "Border guards found eleven hostages on Friday. The men had been taken near the town in "   \
    "August, an official said, and none of them was hurt. Talks went on for a week before the " \
    "group let them go. It was not said what was paid for them, if anything was.\n"

static void finds_the_format_by_the_suffix_where_the_bytes_say_nothing(void **state)
{
    assert_string_equal(chosen(SPAN("words"), SPAN("a/b.txt")), "text");
    assert_string_equal(chosen(SPAN("words"), SPAN("a/B.TXT")), "text");
    assert_string_equal(chosen(SPAN("\x7f"
                                    "ELF\0\0"),
                               SPAN("a.txt")),
                        "text");
    assert_string_equal(chosen(SPAN("[[["), SPAN("a.jsonl")), "jsonl");
    assert_string_equal(chosen(SPAN(PROSE), SPAN("a.ndjson")), "jsonl");
    assert_string_equal(chosen(SPAN("1"), SPAN("a.json")), "json");
    assert_string_equal(chosen(SPAN("words"), SPAN("a.pdf")), "-");
    assert_string_equal(chosen(SPAN("words"), SPAN(".txt")), "-");
    assert_string_equal(chosen(SPAN(""), SPAN("a.pdf")), "-");
    assert_null(reader_named("pdf"));
    (void)state;
}

static void finds_the_format_by_what_the_bytes_say(void **state)
{
    assert_string_equal(chosen(SPAN("\xef\xbb\xbf {\"text\": \"a\"}\n"), SPAN("a")), "jsonl");
    assert_string_equal(chosen(SPAN("{\"text\": \"a\"}"), SPAN("a.txt")), "jsonl");
    assert_string_equal(chosen(SPAN("{\"text\": \"a\"}"), SPAN("a.json")), "json");
    assert_string_equal(chosen(SPAN("{\n \"text\": \"a\"}"), SPAN("a")), "json");
    assert_string_equal(chosen(SPAN("[\n {\"text\""), SPAN("a.dat")), "json");
    assert_string_equal(chosen(SPAN("[By our correspondent]\n"), SPAN("a.txt")), "text");
    (void)state;
}

static void prose_of_any_name_is_text_and_a_program_is_not(void **state)
{
    struct buf program = {0};

    assert_string_equal(chosen(SPAN(PROSE), SPAN("article")), "text");
    assert_string_equal(chosen(SPAN(PROSE "\0\0\0\0\0\0\0\0\0"), SPAN("article")), "-");
    for (int i = 0; i < 30; i++)
        buf_text(&program, "if (count > 3) { /* Too many. */ return false; }\n");
    assert_string_equal(chosen(buf_span(&program), SPAN("a.c")), "-");
    buf_free(&program);
    (void)state;
}

static void standard_input_has_no_name(void **state)
{
    assert_string_equal(chosen(SPAN("{bad"), SPAN("")), "jsonl");
    assert_string_equal(chosen(SPAN("{\"id\": \"1\"}"), SPAN("")), "jsonl");
    assert_string_equal(chosen(SPAN("{\n \"id\": \"1\"}"), SPAN("")), "json");
    assert_string_equal(chosen(SPAN("words"), SPAN("")), "text");
    assert_string_equal(chosen(SPAN("\x7f"
                                    "ELF\0\0"),
                               SPAN("")),
                        "-");
    assert_string_equal(chosen(SPAN(""), SPAN("")), "-");
    (void)state;
}

static void a_text_is_one_document(void **state)
{
    check("text", SPAN("Iran\r\nPakistan"), "0 |Iran\nPakistan|0;");
    check("text", SPAN(""), "!0 empty;");
    check("text", SPAN(" \n\n"), "!0 empty;");
    check("text",
          SPAN("\x7f"
               "ELF\x01\x02\x03\x00\x00"),
          "!0 not text;");
    (void)state;
}

static void a_line_is_an_article_or_a_problem(void **state)
{
    check("jsonl", SPAN("{\"id\":7,\"text\":\"a\"}\n\n{\"text\":\"b\\u0000\\ud800c\"}\n"),
          "1 7|a|0;3 |b\xef\xbf\xbd\xef\xbf\xbd"
          "c|2;");
    check("jsonl", SPAN("{\"title\":\"a\"}\n{\"text\":3}\n{\"text\":\" \"}\n[1]\n"),
          "!1 no text;2 |3|0;!3 no text;!4 no text;");
    check("jsonl", SPAN("{\"text\":\"\\ud83d\\ude00\"}"), "1 |\xf0\x9f\x98\x80|0;");
    check("jsonl", SPAN("\xef\xbb\xbf{\"text\":\"a\"}"), "1 |a|0;");
    check("jsonl", SPAN("\xff\xfe{\0"), "!0 UTF-16 (JSON lines are UTF-8);");
    (void)state;
}

static void a_broken_line_costs_only_itself(void **state)
{
    struct buf out = {0};

    read_all("jsonl", SPAN("{\"text\":\n{\"text\":\"b\"}\n"), &out);
    assert_true(span_starts(buf_span(&out), SPAN("!1 broken JSON")));
    assert_true(span_ends(buf_span(&out), SPAN(";2 |b|0;")));
    buf_free(&out);
    (void)state;
}

static void a_json_file_may_be_lines_an_array_or_foreign(void **state)
{
    check("json", SPAN("{\"text\":\"a\"}\n{\"text\":\"b\"}"), "1 |a|0;2 |b|0;");
    check("json", SPAN("[{\"text\":\"a\"},\n {\"text\":\"b]\\\"\"}, {\"x\":1}]"),
          "1 |a|0;2 |b]\"|0;!2 no text;");
    check("json", SPAN("{\n \"text\": \"a\"\n}"), "1 |a|0;");
    check("json", SPAN("{\"name\":\"package\"}"), "foreign;");
    check("json", SPAN("[1,2,[3]]"), "foreign;");
    check("json", SPAN("\n"), "!0 empty;");
    (void)state;
}

/* Any bytes end, in every format. */
static void hostile_input_ends(void **state)
{
    static const char *const names[] = {"text", "jsonl", "json"};
    static const char letters[] = "{}[]\":,\\u00a\n 1\xff\x80\x00";
    struct random random = {8121};
    char bytes[300];

    for (int round = 0; round < 6000; round++) {
        struct buf out = {0};
        size_t len = random_below(&random, sizeof bytes);
        for (size_t i = 0; i < len; i++)
            bytes[i] = letters[random_below(&random, sizeof letters)];
        read_all(names[round % 3], (struct span){bytes, len}, &out);
        buf_free(&out);
    }
    (void)state;
}

static void deep_nesting_is_a_problem(void **state)
{
    struct buf deep = {0}, out = {0};

    buf_text(&deep, "{\"text\":");
    for (int i = 0; i < 100000; i++)
        buf_byte(&deep, '[');
    buf_text(&deep, "\n{\"text\":\"b\"}\n");
    read_all("jsonl", buf_span(&deep), &out);
    assert_true(span_ends(buf_span(&out), SPAN(";2 |b|0;")));
    buf_free(&deep);
    buf_free(&out);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_format_by_the_suffix_where_the_bytes_say_nothing),
        cmocka_unit_test(finds_the_format_by_what_the_bytes_say),
        cmocka_unit_test(prose_of_any_name_is_text_and_a_program_is_not),
        cmocka_unit_test(standard_input_has_no_name),
        cmocka_unit_test(a_text_is_one_document),
        cmocka_unit_test(a_line_is_an_article_or_a_problem),
        cmocka_unit_test(a_broken_line_costs_only_itself),
        cmocka_unit_test(a_json_file_may_be_lines_an_array_or_foreign),
        cmocka_unit_test(hostile_input_ends),
        cmocka_unit_test(deep_nesting_is_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
