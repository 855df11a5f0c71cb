/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/mem.h"
#include "common/options.h"
#include "common/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { LIMIT = 1, QUIET, INDEX, COLOR, JSON };

static const struct option options[] = {
    {"limit", 'n', "N", "show at most N articles", LIMIT},
    {"quiet", 'q', NULL, "say nothing but what went wrong", QUIET},
    {"index", 0, "DIR",
     "the folder of the index; when none is given it is the one that $LEDE_INDEX names, else .lede",
     INDEX},
    {"color", 0, "WHEN", "colour marks: auto, always or never (--color=never for a\\b)", COLOR},
    {"json", 0, NULL, "write JSON lines", JSON},
};

static const struct option_table search = {
    .program = "search",
    .usage = (const char *const[]){"[--index DIR] [--limit N] WORD…", "--json WORD…", NULL},
    .about = "Searches an index of news articles.",
    .options = options,
    .count = ARRAY_LEN(options),
    .words_may_have_dash = true,
    .more =
        (const char *const[]){"Examples:", "  search rabies -bats\n  search --json rabies", NULL},
};

static const char *name_of(int id)
{
    for (size_t i = 0; i < ARRAY_LEN(options); i++)
        if (options[i].id == id)
            return options[i].name;
    return "word";
}

static void walks_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("options.tsv", 3);

    while (cases_next(&cases)) {
        char *argv[12];
        struct lede_error err;
        struct buf got = {0};
        enum step step;
        struct option_table table = search;
        table.words_may_have_dash = span_is(cases.column[0], "search");
        struct option_walk walk = {.table = &table, .argv = argv};
        walk.argc = cases_arguments(&cases, cases.column[1], argv, 11);
        while ((step = options_next(&walk, &err)) == STEP_ITEM)
            buf_addf(&got, "%s%s%s%s", got.len ? "|" : "", name_of(walk.id), walk.value ? " " : "",
                     walk.value ? walk.value : "");
        if (step == STEP_FAILED) {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_addf(&got, "%serror %s", got.len ? "|" : "", err.text);
        } else {
            assert_int_equal(options_next(&walk, &err), STEP_END);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[2]);
        buf_free(&got);
    }
    cases_close(&cases);
    (void)state;
}

static void names_the_nearest_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("options_nearest.tsv", 2);

    while (cases_next(&cases)) {
        const char *near = options_nearest(&search, cases.column[0]);
        assert_span_at(cases.line, span_of(near ? near : "-"), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

static void no_arguments_at_all_is_the_end(void **state)
{
    char *argv[] = {NULL};
    struct lede_error err;
    struct option_walk walk = {.table = &search, .argc = 0, .argv = argv};

    assert_int_equal(options_next(&walk, &err), STEP_END);
    (void)state;
}

static void writes_help(void **state)
{
    struct buf out = {0};

    options_help(&search, &out);
    assert_true(buf_ok(&out));
    assert_span(
        buf_span(&out),
        SPAN("usage: search [--index DIR] [--limit N] WORD…\n"
             "       search --json WORD…\n"
             "\n"
             "Searches an index of news articles.\n"
             "\n"
             "  -n, --limit N     show at most N articles\n"
             "  -q, --quiet       say nothing but what went wrong\n"
             "      --index DIR   the folder of the index; when none is given it is the one\n"
             "                    that $LEDE_INDEX names, else .lede\n"
             "      --color WHEN  colour marks: auto, always or never (--color=never for a\\b)\n"
             "      --json        write JSON lines\n"
             "\n"
             "Examples:\n"
             "\n"
             "  search rabies -bats\n"
             "  search --json rabies\n"));
    buf_free(&out);
    (void)state;
}

static void wraps_help_at_79_columns(void **state)
{
    static const struct option wide[] = {
        {"a-name-that-leaves-no-room", 'a', "ARGUMENT", "its help stands on the next line", 1},
        {"b", 'b', NULL,
         "Wörter mit Umlauten zählen nach Spalten, nicht nach Bytes: äöü äöü äöü äöü äöü äöü "
         "äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü äöü",
         2},
    };
    struct option_table table = search;
    struct buf out = {0};
    size_t longest = 0;

    table.options = wide;
    table.count = ARRAY_LEN(wide);
    options_help(&table, &out);
    struct span rest = buf_span(&out), line;
    while (span_cut(&rest, '\n', &line)) {
        size_t cols = utf8_columns(line);
        longest = cols > longest ? cols : longest;
        assert_false(span_ends(line, SPAN(" ")));
    }
    assert_in_range(longest, 76, 79);
    assert_int_not_equal(span_find(buf_span(&out), SPAN("ARGUMENT\n           its help"), 0),
                         SIZE_MAX);
    buf_free(&out);
    (void)state;
}

static void writes_the_man_page_s_list(void **state)
{
    struct buf out = {0};

    options_man(&search, &out);
    assert_true(buf_ok(&out));
    assert_span(buf_span(&out),
                SPAN(".Bl -tag -width Ds\n"
                     ".It Fl n Ar N , Fl \\-limit Ar N\n"
                     "Show at most N articles.\n"
                     ".It Fl q , Fl \\-quiet\n"
                     "Say nothing but what went wrong.\n"
                     ".It Fl \\-index Ar DIR\n"
                     "The folder of the index; when none is given it is the one that $LEDE_INDEX\n"
                     "names, else \\&.lede.\n"
                     ".It Fl \\-color Ar WHEN\n"
                     "Colour marks: auto, always or never (\\-\\-color=never for a\\eb).\n"
                     ".It Fl \\-json\n"
                     "Write JSON lines.\n"
                     ".El\n"));
    buf_free(&out);
    (void)state;
}

static void a_failed_buffer_shows_at_the_end(void **state)
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        struct buf help = {0}, man = {0};
        mem_fail_at(n);
        options_help(&search, &help);
        options_man(&search, &man);
        failed = mem_failed();
        mem_fail_at(0);
        assert_int_equal(buf_ok(&help) && buf_ok(&man), !failed);
        buf_free(&help);
        buf_free(&man);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_as_the_cases_say),
        cmocka_unit_test(names_the_nearest_as_the_cases_say),
        cmocka_unit_test(no_arguments_at_all_is_the_end),
        cmocka_unit_test(writes_help),
        cmocka_unit_test(wraps_help_at_79_columns),
        cmocka_unit_test(writes_the_man_page_s_list),
        cmocka_unit_test(a_failed_buffer_shows_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
