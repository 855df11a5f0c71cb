/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "index/elided.h"
#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"a", "Talks", NULL, NULL, "Dr. O’Brien spoke. Souza and D'Souza did not. L'Aquila shook."},
    {"b", "Aid", NULL, NULL, "Aid of Rs1,200 and PKR45,000 was paid, and Rs2016 and x911."},
    {"c", "Brien", NULL, NULL, "The the o'the end."},
};

static struct small_index three;

static int open_index(void **state)
{
    small_index_open(&three, articles, ARRAY_LEN(articles));
    *state = &three;
    return 0;
}

static void finds_words_that_are_parts(void **state)
{
    static const struct {
        const char *query, *plan;
        uint64_t total;
    } rows[] = {
        {"brien", "any of (\"brien\" by stem, \"o'brien\" by stem)", 2},
        {"Souza", "any of (\"souza\" by stem, \"d'souza\" by stem)", 1},
        {"Aquila", "any of (\"aquila\" by stem, \"l'aquila\" by stem)", 1},
        {"-souza", "not (any of (\"souza\" by stem, \"d'souza\" by stem))", 2},
        {"title:brien", "any of (\"brien\" by stem in the title, \"o'brien\" by stem in the title)",
         1},
        {"souza NEAR/2 aquila",
         "within 2 words (any of (\"souza\" by stem, \"d'souza\" by stem), any of (\"aquila\" by "
         "stem, \"l'aquila\" by stem))",
         0},
        {"(souza OR 1,200) NEAR/2 aquila",
         "within 2 words (any of (\"souza\" by stem, \"d'souza\" by stem, \"1200\" by stem, "
         "\"rs1200\" by stem), any of (\"aquila\" by stem, \"l'aquila\" by stem))",
         0},
        {"\"Brien\"", "\"brien\" by form", 1},
        {"=Brien", "\"Brien\" as written", 1},
        {"the", "\"the\" by stem", 1},
        {"1,200", "any of (\"1200\" by stem, \"rs1200\" by stem)", 1},
        {"1200", "\"1200\" by stem", 0},
        {"45000", "any of (\"45000\" by stem, \"pkr45000\" by stem)", 1},
        {"2016", "\"2016\" by stem", 0},
        {"2,016", "any of (\"2016\" by stem, \"rs2016\" by stem)", 1},
        {"911", "\"911\" by stem", 0},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct search_request request = {
            .typed = span_of(rows[i].query), .match = MATCH_ALL, .limit = 10, .passages = 3};
        struct arena arena = {0};
        struct lede_error err;
        struct result r;
        assert_ok(search_run(three.reader, &request, &arena, &r, &err), &err);
        assert_span(r.plan, span_of(rows[i].plan));
        assert_int_equal(r.total, rows[i].total);
        arena_free(&arena);
    }
    (void)state;
}

static void has_what_begins_so(void **state)
{
    static const struct {
        const char *form;
        size_t prefix;
        bool has;
    } rows[] = {{"o'brien", 2, true},  {"d'souza", 0, true}, {"l'aquila", 1, true},
                {"o'souza", 2, false}, {"d'", 0, false},     {"l'zz", 1, false}};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool has = !rows[i].has;
        assert_true(span_starts(span_of(rows[i].form), span_of(elided_prefixes[rows[i].prefix])));
        assert_ok(index_has_elided(three.reader, rows[i].prefix, span_of(rows[i].form), &has, &err),
                  &err);
        assert_int_equal(has, rows[i].has);
    }
    (void)state;
}

static void bears_a_lack_of_memory(void **state)
{
    const struct search_request request = {.typed = SPAN("souza 1,200 brien"), .limit = 3};

    for (size_t n = 1;; n++) {
        struct index_reader *reader = NULL;
        char folder[80];
        struct arena arena = {0};
        struct lede_error err;
        struct result r;
        (void)snprintf(folder, sizeof folder, "%s/index", three.folder);
        assert_ok(index_open(&reader, folder, &err), &err);
        mem_fail_at(n);
        bool ok = search_run(reader, &request, &arena, &r, &err), failed = mem_failed();
        mem_fail_at(0);
        arena_free(&arena);
        index_close(reader);
        assert_true(ok == !failed);
        if (ok)
            break;
        assert_int_equal(err.status, LEDE_MEMORY);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_words_that_are_parts),
        cmocka_unit_test(has_what_begins_so),
        cmocka_unit_test(bears_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
