/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/indexer_options.h"
#include "tests/support/check.h"

static bool parse(char **argv, struct indexer_command *c, struct lede_error *err)
{
    int argc = 0;

    while (argv[argc])
        argc++;
    *c = (struct indexer_command){0};
    return indexer_options_parse(argc, argv, c, err);
}

static void paths_and_options_mix(void **state)
{
    struct lede_error err;
    struct indexer_command c;
    char *argv[] = {"indexer", "a", "--rebuild", "-j3", "b", "--index=x", "--", "-q", NULL};

    assert_ok(parse(argv, &c, &err), &err);
    assert_int_equal(c.action, INDEXER_RUN);
    assert_int_equal(c.request.path_count, 3);
    assert_string_equal(c.request.paths[0], "a");
    assert_string_equal(c.request.paths[1], "b");
    assert_string_equal(c.request.paths[2], "-q");
    assert_string_equal(c.request.index, "x");
    assert_int_equal(c.request.jobs, 3);
    assert_true(c.request.rebuild && !c.request.dry_run && !c.quiet);
    (void)state;
}

static void a_dash_is_a_path(void **state)
{
    struct lede_error err;
    struct indexer_command c;
    char *argv[] = {"indexer", "--dry-run", "--format", "jsonl", "-", NULL};

    assert_ok(parse(argv, &c, &err), &err);
    assert_int_equal(c.request.path_count, 1);
    assert_true(c.request.dry_run);
    (void)state;
}

static void ids_to_delete_are_listed(void **state)
{
    struct lede_error err;
    struct indexer_command c;
    char *argv[] = {"indexer", "--delete", "a b", "x", "--prune", "--delete=--prune", NULL};
    char *alone[] = {"indexer", "--prune", NULL};

    assert_ok(parse(argv, &c, &err), &err);
    assert_int_equal(c.request.path_count, 1);
    assert_int_equal(c.request.delete_count, 2);
    assert_string_equal(c.request.deletes[0], "a b");
    assert_string_equal(c.request.deletes[1], "--prune");
    assert_true(c.request.prune);
    indexer_options_free(&c);
    assert_ok(parse(alone, &c, &err), &err);
    assert_int_equal(c.request.path_count + c.request.delete_count, 0);
    assert_true(c.request.prune);
    (void)state;
}

static void a_language_is_a_code_or_a_name(void **state)
{
    char *rows[] = {"--language=de", "--language=German", "--language=DEU", "--language=de-AT"};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char *argv[] = {"indexer", rows[i], "a", NULL};
        struct indexer_command c;
        assert_ok(parse(argv, &c, &err), &err);
        assert_span(c.request.language, SPAN("de"));
        indexer_options_free(&c);
    }
    (void)state;
}

static void what_does_not_go_together_is_said(void **state)
{
    static const struct {
        char *arguments[4];
        const char *text;
    } rows[] = {
        {{"--prune", "--rebuild", "a"},
         "--rebuild has only what is in the PATHs: it goes without --prune"},
        {{"--prune", "--dry-run", "a"}, "--dry-run touches no index: it goes without --prune"},
        {{"--dry-run", "--delete=x", "a"}, "--dry-run touches no index: it goes without --delete"},
        {{"--rebuild", "--delete=x"}, "no PATH given (indexer --help tells more)"},
        {{"--delete="}, "--delete needs an id"},
        {{"--delete"}, "--delete needs ID"},
        {{"--language=pl", "a"}, "--language pl: no language that words can be stemmed in"},
        {{"--language=", "a"}, "--language : no language that words can be stemmed in"},
    };
    struct lede_error err;
    struct indexer_command c;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char *argv[] = {"indexer", rows[i].arguments[0], rows[i].arguments[1], rows[i].arguments[2],
                        NULL};
        assert_false(parse(argv, &c, &err));
        assert_int_equal(err.status, LEDE_INPUT);
        assert_string_equal(err.text, rows[i].text);
        indexer_options_free(&c);
    }
    char *together[] = {"indexer", "--rebuild", "--delete=x", "a", NULL};
    assert_ok(parse(together, &c, &err), &err);
    indexer_options_free(&c);
    (void)state;
}

static void what_is_wrong_is_named(void **state)
{
    static const struct {
        char *argument;
        const char *text;
    } rows[] = {
        {"--jobs=0", "--jobs 0: not a number of 1 to 64"},
        {"--jobs=65", "--jobs 65: not a number of 1 to 64"},
        {"--format=xml", "--format xml: the one form is jsonl"},
        {"--quite", "unknown option --quite (did you mean --quiet?)"},
        {"--verbose", "no PATH given (indexer --help tells more)"},
    };
    struct lede_error err;
    struct indexer_command c;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char *argv[] = {"indexer", rows[i].argument, NULL};
        assert_false(parse(argv, &c, &err));
        assert_int_equal(err.status, LEDE_INPUT);
        assert_string_equal(err.text, rows[i].text);
    }
    (void)state;
}

static void help_needs_no_path(void **state)
{
    struct lede_error err;
    struct indexer_command c;
    char *help[] = {"indexer", "-h", NULL}, *version[] = {"indexer", "--version", NULL};

    assert_ok(parse(help, &c, &err), &err);
    assert_int_equal(c.action, INDEXER_HELP);
    assert_ok(parse(version, &c, &err), &err);
    assert_int_equal(c.action, INDEXER_VERSION);
    (void)state;
}

static void the_manual_lists_the_options(void **state)
{
    check_man_page(&indexer_options, "indexer.1");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_and_options_mix),
        cmocka_unit_test(a_dash_is_a_path),
        cmocka_unit_test(ids_to_delete_are_listed),
        cmocka_unit_test(a_language_is_a_code_or_a_name),
        cmocka_unit_test(what_does_not_go_together_is_said),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(help_needs_no_path),
        cmocka_unit_test(the_manual_lists_the_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
