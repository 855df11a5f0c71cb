/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/number.h"
#include "index/near_names.h"
#include "made_index.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

struct row {
    const char *name, *alias; /* alias NULL: the name itself */
    int articles;
    char letter;
};

static const struct row rows[] = {
    {"Mohammad Javad Zarif", NULL, 43, 'p'},
    {"Javad Zarif", NULL, 21, 'p'},
    {"Barack Obama", NULL, 90, 'p'},
    {"Michelle Obama", NULL, 1, 'p'},
    {"Zorif Khan", NULL, 1, 'p'},
    {"Al-Qaida", NULL, 7, 'o'},
    {"Al Qaeda", NULL, 195, 'o'},
    {"United Nations Office on Drugs and Crime", NULL, 2, 'o'},
    {"United Nations Office on Drugs and Crime", "UNODC", 2, 'o'},
    {"Office of Nobody", "UNDAC", 1, 'o'}, /* a name that no article has */
    {"Tehran", NULL, 9, 'l'},
};

static const char *const sources[] = {"Dawn", "Dawn", "Tehran Times", "AFP", "!", NULL};

static enum entity_type type_of(char letter)
{
    enum entity_type type = ENTITY_PERSON;

    while (name_letter(type) != letter)
        type++;
    return type;
}

static bool fill(struct names *n, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        enum entity_type type = type_of(r->letter);
        bool ok = r->alias ? names_add_alias(n, type, span_of(r->alias), span_of(r->name),
                                             r->articles, err)
                           : names_add(n, type, span_of(r->name), r->articles, err);
        if (!ok)
            return false;
    }
    return names_prepare(n, err);
}

static void finds_what_the_cases_say(void **state)
{
    char folder[64];
    struct index_reader *r = made_index_open(folder, NULL, 0, sources);
    struct cases cases = cases_open("near_names.tsv", 4);
    struct buf out = {0};
    struct names n = {0};
    struct lede_error err;

    assert_ok(fill(&n, &err), &err);
    while (cases_next(&cases)) {
        struct near_names found;
        char letter = cases.column[0].at[0];
        struct span asked = cases.column[1];
        uint64_t cap;
        assert_true(number_parse(cases.column[2], 99, &cap));
        if (letter == 's')
            assert_ok(sources_near(r, asked, cap, &cases.arena, &found, &err), &err);
        else
            assert_ok(names_near(&n, type_of(letter), asked, cap, &cases.arena, &found, &err),
                      &err);
        buf_reset(&out);
        for (size_t i = 0; i < found.count; i++)
            buf_addf(&out, "%s%.*s %u", i ? ", " : "", SPAN_ARGS(found.names[i].shown),
                     found.names[i].edits);
        assert_span_at(cases.line, out.len ? buf_span(&out) : SPAN("-"), cases.column[3]);
    }
    names_free(&n);
    buf_free(&out);
    cases_close(&cases);
    made_index_close(r, folder);
    (void)state;
}

static void an_empty_table_has_nothing_near(void **state)
{
    struct near_names found;
    struct names n = {0};
    struct arena arena = {0};
    struct lede_error err;

    assert_ok(names_near(&n, ENTITY_PERSON, SPAN("zarif"), 9, &arena, &found, &err), &err);
    assert_int_equal(found.count, 0);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    char folder[64];
    struct index_reader *r = made_index_open(folder, NULL, 0, sources);
    bool ok = false;

    for (size_t at = 1; !ok; at++) {
        struct near_names found;
        struct names n = {0};
        struct arena arena = {0};
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(at);
        ok = fill(&n, &err) &&
             names_near(&n, ENTITY_PERSON, SPAN("zarfi"), 9, &arena, &found, &err) &&
             sources_near(r, SPAN("down"), 9, &arena, &found, &err);
        assert_memory(ok, &err);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        names_free(&n);
        arena_free(&arena);
    }
    made_index_close(r, folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(an_empty_table_has_nothing_near),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
