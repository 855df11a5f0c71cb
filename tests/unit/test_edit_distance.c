/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/edit_distance.h"
#include "common/number.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { ROUNDS = 50000, WORD_MAX = 6, LIMIT_MAX = 7, LONG = 5000 };

static void counts_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("edit_distance.tsv", 3);

    while (cases_next(&cases)) {
        struct span a = cases.column[0], b = cases.column[1];
        uint64_t edits;
        assert_true(number_parse(cases.column[2], LIMIT_MAX, &edits));
        for (unsigned limit = 0; limit <= LIMIT_MAX; limit++) {
            unsigned expected = edits <= limit ? (unsigned)edits : limit + 1;
            if (edit_distance(a, b, limit) != expected || edit_distance(b, a, limit) != expected)
                fail_msg("line %zu, limit %u", cases.line, limit);
        }
    }
    cases_close(&cases);
    (void)state;
}

static void limits_are_those_of_the_cases(void **state)
{
    struct cases cases = cases_open("edit_limit.tsv", 2);

    while (cases_next(&cases)) {
        char limit[2] = {(char)('0' + edit_limit(cases.column[0])), '\0'};
        assert_span_at(cases.line, span_of(limit), cases.column[1]);
    }
    cases_close(&cases);
    (void)state;
}

/* The edits between the ends of two words from their first letters on: whatever is tried, the least. */
static unsigned reference(struct span a, struct span b)
{
    unsigned least, other;

    if (a.len == 0 || b.len == 0)
        return (unsigned)(a.len + b.len);
    struct span rest_a = span_part(a, 1, a.len), rest_b = span_part(b, 1, b.len);
    if (a.at[0] == b.at[0])
        return reference(rest_a, rest_b); /* to leave an equal letter alone never costs more */
    least = reference(rest_a, rest_b);
    if ((other = reference(rest_a, b)) < least)
        least = other;
    if ((other = reference(a, rest_b)) < least)
        least = other;
    if (a.len > 1 && b.len > 1 && a.at[0] == b.at[1] && a.at[1] == b.at[0] &&
        (other = reference(span_part(a, 2, a.len), span_part(b, 2, b.len))) < least)
        least = other;
    return least + 1;
}

static struct span random_word(struct random *r, char *out)
{
    size_t len = random_below(r, WORD_MAX + 1);

    for (size_t i = 0; i < len; i++)
        out[i] = (char)('a' + random_below(r, 3));
    return (struct span){out, len};
}

static void counts_what_the_reference_does(void **state)
{
    struct random r = {1};
    char at[2][WORD_MAX];

    for (size_t i = 0; i < ROUNDS; i++) {
        struct span a = random_word(&r, at[0]), b = random_word(&r, at[1]);
        unsigned limit = (unsigned)random_below(&r, LIMIT_MAX), edits = reference(a, b);
        if (edit_distance(a, b, limit) != (edits <= limit ? edits : limit + 1))
            fail_msg("%.*s and %.*s are %u apart", SPAN_ARGS(a), SPAN_ARGS(b), edits);
    }
    (void)state;
}

static void what_is_too_long_is_near_itself_alone(void **state)
{
    static char text[LONG];
    struct span whole = {text, LONG};

    memset(text, 'a', LONG);
    assert_int_equal(edit_distance(whole, whole, 2), 0);
    assert_int_equal(edit_distance(whole, span_part(whole, 1, LONG), 2), 3);
    struct span fits = span_part(whole, 0, EDIT_CHARACTERS_MAX);
    assert_int_equal(edit_distance(fits, span_part(fits, 1, fits.len), 2), 1);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_the_cases_say),
        cmocka_unit_test(limits_are_those_of_the_cases),
        cmocka_unit_test(counts_what_the_reference_does),
        cmocka_unit_test(what_is_too_long_is_near_itself_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
