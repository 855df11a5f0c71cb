/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/search_options.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { WORDS_MAX = 16 };

static void describe_limit(const char *name, size_t limit, struct buf *out)
{
    buf_addf(out, " %s ", name);
    if (limit == SEARCH_ALL)
        buf_text(out, "all");
    else
        buf_addf(out, "%zu", limit);
}

static void describe_search(const struct search_options *o, struct buf *out)
{
    const struct search_request *r = &o->request;

    buf_addf(out, "search \"%.*s\"", SPAN_ARGS(r->typed));
    if (r->limit != 10)
        describe_limit("limit", r->limit, out);
    if (r->offset)
        buf_addf(out, " offset %zu", r->offset);
    if (r->passages != 3)
        buf_addf(out, " passages %zu", r->passages);
    if (r->sort)
        buf_addf(out, " sort %d", (int)r->sort);
    if (r->match)
        buf_addf(out, " match %d", (int)r->match);
    if (o->colour)
        buf_addf(out, " colour %d", (int)o->colour);
    if (o->format != &out_text)
        buf_addf(out, " format %s", o->format->name);
    for (size_t i = 0; i < r->facet_count; i++)
        buf_addf(out, "%s%s", i ? "," : " facet ", facet_name(r->facets[i]));
    if (r->timeline)
        buf_addf(out, " timeline %d", (int)r->timeline);
}

static void describe_batch(const struct search_options *o, struct buf *out)
{
    const struct search_request *r = &o->request;

    assert_true(r->ids_only);
    assert_int_equal(r->passages, 0);
    assert_int_equal(r->limit, o->depth);
    buf_addf(out, "batch %s", o->batch);
    describe_limit("depth", o->depth, out);
    buf_addf(out, " tag %.*s match %d", SPAN_ARGS(o->tag), (int)r->match);
    if (r->filters.since.len)
        buf_addf(out, " since %.*s", SPAN_ARGS(r->filters.since));
}

/* What was asked for, in the words of the case file. */
static void describe(const struct search_options *o, struct buf *out)
{
    switch (o->command) {
    case COMMAND_SEARCH: describe_search(o, out); break;
    case COMMAND_SHOW:
        buf_addf(out, "show %.*s \"%.*s\"", SPAN_ARGS(o->show_id), SPAN_ARGS(o->request.typed));
        break;
    case COMMAND_WHY_NOT:
        buf_addf(out, "why not %.*s \"%.*s\"", SPAN_ARGS(o->show_id), SPAN_ARGS(o->request.typed));
        break;
    case COMMAND_BATCH: describe_batch(o, out); break;
    case COMMAND_INFO: buf_text(out, "info"); break;
    case COMMAND_ENTITIES:
        buf_addf(out, "entities %u \"%.*s\"", o->types, SPAN_ARGS(o->request.typed));
        describe_limit("limit", o->request.limit, out);
        break;
    case COMMAND_ENTITY:
        buf_addf(out, "entity %u \"%.*s\"", o->types, SPAN_ARGS(o->entity));
        describe_limit("limit", o->request.limit, out);
        break;
    case COMMAND_HELP: buf_text(out, "help"); break;
    case COMMAND_VERSION: buf_text(out, "version"); break;
    case COMMAND_USAGE: buf_text(out, "usage"); break;
    }
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("search_options.tsv", 2);

    while (cases_next(&cases)) {
        char *argv[WORDS_MAX + 1];
        struct arena arena = {0};
        struct search_options o;
        struct lede_error err;
        struct buf got = {0};
        int argc = cases_arguments(&cases, cases.column[0], argv, WORDS_MAX);

        if (search_options_parse(argc, argv, &arena, &o, &err)) {
            describe(&o, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_addf(&got, "error %s", err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void filters_are_kept_as_typed(void **state)
{
    char program[] = "search", since[] = "--since=2016-07", until[] = "--until", day[] = "2017";
    char source[] = "--source", name[] = "dunya news", quiet[] = "-q", index[] = "--index=/srv/x";
    char *argv[] = {program, since, until, day, source, name, quiet, index, NULL};
    struct arena arena = {0};
    struct search_options o;
    struct lede_error err;

    assert_ok(search_options_parse(8, argv, &arena, &o, &err), &err);
    assert_span(o.request.filters.since, SPAN("2016-07"));
    assert_span(o.request.filters.until, SPAN("2017"));
    assert_span(o.request.filters.source, SPAN("dunya news"));
    assert_true(o.quiet);
    assert_string_equal(o.index, "/srv/x");
    arena_free(&arena);
    (void)state;
}

static void each_option_has_a_number_of_its_own(void **state)
{
    const struct option_table *t = &search_option_table;

    for (size_t i = 0; i < t->count; i++)
        for (size_t k = 0; k < i; k++) {
            assert_int_not_equal(t->options[i].id, t->options[k].id);
            assert_string_not_equal(t->options[i].name, t->options[k].name);
        }
    (void)state;
}

static void the_man_page_has_the_options_of_the_table(void **state)
{
    check_man_page(&search_option_table, "search.1");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(filters_are_kept_as_typed),
        cmocka_unit_test(each_option_has_a_number_of_its_own),
        cmocka_unit_test(the_man_page_has_the_options_of_the_table),
    };
    return cmocka_run_group_tests_name("search_options", tests, NULL, NULL);
}
