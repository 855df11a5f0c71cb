/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdlib.h>

#include "common/random.h"
#include "searcher/commands/batch_lines.h"
#include "tests/support/check.h"

enum { LONG_LINE = 70000 };

static struct batch_lines open_text(struct span text)
{
    struct batch_lines l = {.from = tmpfile()};

    assert_non_null(l.from);
    assert_int_equal(fwrite(text.at ? text.at : "", 1, text.len, l.from), text.len);
    rewind(l.from);
    return l;
}

static void close_text(struct batch_lines *l)
{
    assert_int_equal(fclose(l->from), 0);
    batch_lines_free(l);
}

/* All of the lines: "1 topic|query;" or "1 why;". */
static void check_lines(struct span text, const char *want)
{
    struct batch_lines l = open_text(text);
    struct batch_line line;
    struct lede_error err;
    struct buf got = {0};
    enum step step;

    while ((step = batch_lines_next(&l, &line, &err)) == STEP_ITEM)
        if (line.wrong)
            buf_addf(&got, "%zu %s;", l.number, line.wrong);
        else
            buf_addf(&got, "%zu %.*s|%.*s;", l.number, SPAN_ARGS(line.topic),
                     SPAN_ARGS(line.query));
    assert_int_equal(step, STEP_END);
    assert_span(buf_span(&got), span_of(want));
    buf_free(&got);
    close_text(&l);
}

static void reads_topics_and_queries(void **state)
{
    check_lines(SPAN("1\tborder guards\n2\tx\ty"), "1 1|border guards;2 2|x\ty;");
    check_lines(SPAN("q 1 \t \"a\"  b \r\nq2\t#c\r\n"), "1 q 1|\"a\"  b;2 q2|#c;");
    check_lines(SPAN("\n# a\tremark\n \t \r\n1\tx\n\n"), "4 1|x;");
    check_lines(SPAN("\xEF\xBB\xBF"
                     "1\tx\n\xEF\xBB\xBF"
                     "2\ty"),
                "1 1|x;2 \xEF\xBB\xBF"
                "2|y;");
    check_lines(SPAN("\xEF\xBB\xBF# remark\n1\tx"), "2 1|x;");
    check_lines(SPAN(""), "");
    (void)state;
}

static void says_what_is_wrong_with_a_line(void **state)
{
    check_lines(SPAN("border guards\n1\tx\n"), "1 no tab between a topic and a query;2 1|x;");
    check_lines(SPAN("\tx\n \tx"), "1 no topic before the tab;2 no topic before the tab;");
    check_lines(SPAN("1\t \n1\tx"), "1 no query behind the tab;2 1|x;");
    check_lines(SPAN("1\tx\n2\tx\n1 \ty"), "1 1|x;2 2|x;3 its topic was there before;");
    (void)state;
}

static void a_long_line_ends_where_it_ends(void **state)
{
    struct buf text = {0};

    buf_text(&text, "1\t");
    for (int i = 0; i < LONG_LINE; i++)
        buf_byte(&text, 'x');
    buf_text(&text, "\n2\ty");
    check_lines(buf_span(&text), "1 longer than any query;2 2|y;");
    buf_free(&text);
    (void)state;
}

static void a_folder_cannot_be_read(void **state)
{
    struct batch_lines l = {.from = fopen("/", "r")};
    struct batch_line line;
    struct lede_error err;

    assert_non_null(l.from);
    assert_int_equal(batch_lines_next(&l, &line, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_string_equal(err.text, "cannot read: is a directory");
    close_text(&l);
    (void)state;
}

static void any_bytes_are_lines(void **state)
{
    struct random r = {.state = 7};

    print_message("seed %llu\n", (unsigned long long)r.state);
    for (int round = 0; round < 2000; round++) {
        static const char some[] = "\t\t\n\n\r #12ab\xEF\xBB\xBF\xff\0";
        char text[200];
        size_t len = random_below(&r, sizeof text), last = 0;
        struct batch_line line;
        struct lede_error err;
        enum step step;

        for (size_t i = 0; i < len; i++)
            text[i] = some[random_below(&r, sizeof some)];
        struct batch_lines l = open_text((struct span){text, len});
        while ((step = batch_lines_next(&l, &line, &err)) == STEP_ITEM) {
            assert_true(l.number > last);
            last = l.number;
            if (!line.wrong)
                assert_true(line.topic.len > 0 && line.query.len > 0);
        }
        assert_int_equal(step, STEP_END);
        close_text(&l);
    }
    (void)state;
}

static void says_when_memory_runs_out(void **state)
{
    enum step step = STEP_FAILED;

    for (size_t n = 1; step == STEP_FAILED; n++) {
        struct batch_lines l = open_text(SPAN("1\tx\n2\ty\n"));
        struct batch_line line;
        struct lede_error err;

        mem_fail_at(n);
        do
            step = batch_lines_next(&l, &line, &err);
        while (step == STEP_ITEM);
        assert_int_equal(step == STEP_FAILED, mem_failed());
        mem_fail_at(0);
        if (step == STEP_FAILED)
            assert_int_equal(err.status, LEDE_MEMORY);
        close_text(&l);
        assert_true(n < 100);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_topics_and_queries),
        cmocka_unit_test(says_what_is_wrong_with_a_line),
        cmocka_unit_test(a_long_line_ends_where_it_ends),
        cmocka_unit_test(a_folder_cannot_be_read),
        cmocka_unit_test(any_bytes_are_lines),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests_name("batch_lines", tests, NULL, NULL);
}
