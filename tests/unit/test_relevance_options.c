/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/relevance_options.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { WORDS_MAX = 16 };

static void describe_eval(const struct relevance_command *c, struct buf *out)
{
    const struct eval_request *r = &c->request;

    buf_addf(out, "eval %s", c->qrels);
    for (size_t i = 0; i < c->run_count; i++)
        buf_addf(out, " %s", c->runs[i]);
    buf_text(out, r->per_topic ? " topics" : "");
    buf_text(out, r->complete ? " complete" : "");
    buf_text(out, r->no_summary ? " no-summary" : "");
    buf_text(out, r->judged_only ? " judged-only" : "");
    if (r->level != 1)
        buf_addf(out, " level %d", (int)r->level);
    if (r->depth)
        buf_addf(out, " depth %zu", r->depth);
    for (size_t i = 0; i < r->choices.count; i++) {
        char name[CHOICE_NAME_MAX];
        choice_name(&r->choices.at[i], name);
        buf_addf(out, "%s %s", i ? "" : " measures", name);
    }
    if (c->floors)
        buf_addf(out, " floors %s", c->floors);
}

static void describe(const struct relevance_command *c, struct buf *out)
{
    switch (c->action) {
    case RELEVANCE_EVAL: describe_eval(c, out); break;
    case RELEVANCE_MEASURES: buf_text(out, "measures"); break;
    case RELEVANCE_HELP: buf_text(out, "help"); break;
    case RELEVANCE_VERSION: buf_text(out, "version"); break;
    }
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("relevance_options.tsv", 2);

    while (cases_next(&cases)) {
        char *argv[WORDS_MAX + 1];
        struct relevance_command command = {0};
        struct lede_error err;
        struct buf got = {0};
        int argc = cases_arguments(&cases, cases.column[0], argv, WORDS_MAX);

        if (relevance_options_parse(argc, argv, &command, &err)) {
            describe(&command, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_addf(&got, "error %s", err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        relevance_command_free(&command);
    }
    cases_close(&cases);
    (void)state;
}

static void the_man_page_has_the_options_of_the_table(void **state)
{
    check_man_page(&relevance_options, "relevance.1");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(the_man_page_has_the_options_of_the_table),
    };
    return cmocka_run_group_tests_name("relevance_options", tests, NULL, NULL);
}
