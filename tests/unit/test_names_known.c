/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_known.h"
#include "tests/support/check.h"

static void knows_countries_and_the_united_nations(void **state)
{
    assert_true(known_name_has(ENTITY_PLACE, SPAN("us")));
    assert_true(known_name_has(ENTITY_ORG, SPAN("un")));
    assert_true(known_name_has(ENTITY_PLACE, SPAN("drc")));
    assert_false(known_name_has(ENTITY_ORG, SPAN("drc")));
    assert_false(known_name_has(ENTITY_PERSON, SPAN("us")));
    assert_false(known_name_has(ENTITY_PLACE, SPAN("united states")));
    assert_false(known_name_has(ENTITY_PLACE, SPAN("america")));
    (void)state;
}

static void each_form_is_folded_and_of_one_name(void **state)
{
    const struct known_name *name, *other;

    for (size_t i = 0; (name = known_name_at(ENTITY_PLACE, i)) != NULL; i++)
        for (size_t k = 0; k < KNOWN_FORMS_MAX && name->forms[k]; k++) {
            char folded[NAME_FOLDED_MAX];
            struct span form = span_of(name->forms[k]);
            assert_span(((struct span){folded, names_fold(form, folded)}), form);
            for (size_t j = 0; j < i; j++) {
                other = known_name_at(ENTITY_PLACE, j);
                for (size_t m = 0; m < KNOWN_FORMS_MAX && other->forms[m]; m++)
                    assert_string_not_equal(name->forms[k], other->forms[m]);
            }
        }
    (void)state;
}

static void writes_out_the_acronym_that_a_name_begins_with(void **state)
{
    static const struct {
        enum entity_type type;
        const char *folded, *whole;
    } rows[] = {
        {ENTITY_ORG, "us senate", "united states senate"},
        {ENTITY_ORG, "un security council", "united nations security council"},
        {ENTITY_PLACE, "drc north", "democratic republic of the congo north"},
        {ENTITY_ORG, "drc north", ""},
        {ENTITY_ORG, "us", ""},
        {ENTITY_ORG, "britain first", ""},
        {ENTITY_ORG, "the us senate", ""},
        {ENTITY_PERSON, "us grant", ""},
        {ENTITY_ORG, "", ""},
    };
    char long_one[NAME_FOLDED_MAX] = "us ", out[NAME_FOLDED_MAX];

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        size_t len = known_name_expand(rows[i].type, span_of(rows[i].folded), out);
        assert_span(((struct span){out, len}), span_of(rows[i].whole));
    }
    memset(long_one + 3, 'a', sizeof long_one - 4);
    assert_int_equal(known_name_expand(ENTITY_ORG, span_of(long_one), out), 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_countries_and_the_united_nations),
        cmocka_unit_test(each_form_is_folded_and_of_one_name),
        cmocka_unit_test(writes_out_the_acronym_that_a_name_begins_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
