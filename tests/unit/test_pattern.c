/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pattern.h"
#include "common/random.h"
#include "common/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { ROUNDS = 200000, WORD_MAX = 9, LONG = 20000 };

static void matches_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("pattern.tsv", 3);

    while (cases_next(&cases)) {
        bool matches = pattern_matches(cases.column[0], cases.column[1]);
        assert_span_at(cases.line, span_of(matches ? "yes" : "no"), cases.column[2]);
    }
    cases_close(&cases);
    (void)state;
}

/* What a pattern means, said once more: slow and plain. */
static bool reference(struct span pattern, struct span form)
{
    size_t len;

    if (pattern.len == 0)
        return form.len == 0;
    struct span rest = span_part(pattern, 1, pattern.len);
    if (pattern.at[0] == '*' && reference(rest, form))
        return true;
    if (form.len == 0)
        return false;
    (void)utf8_at(form, 0, &len);
    if (pattern.at[0] == '*')
        return reference(pattern, span_part(form, len, form.len));
    if (pattern.at[0] == '?')
        return reference(rest, span_part(form, len, form.len));
    return pattern.at[0] == form.at[0] && reference(rest, span_part(form, 1, form.len));
}

static struct span random_text(struct random *r, const char *const *letters, size_t kinds,
                               char *out)
{
    struct span text = {out, 0};

    for (uint64_t n = random_below(r, WORD_MAX); n > 0; n--) {
        struct span letter = span_of(letters[random_below(r, kinds)]);
        memcpy(out + text.len, letter.at, letter.len);
        text.len += letter.len;
    }
    return text;
}

static void matches_what_the_reference_does(void **state)
{
    static const char *const letters[] = {"a", "b", "\xc3\xa9", "?", "*", "*"};
    struct random r = {1};
    char a[4 * WORD_MAX], b[4 * WORD_MAX];
    size_t matching = 0;

    for (size_t i = 0; i < ROUNDS; i++) {
        struct span pattern = random_text(&r, letters, ARRAY_LEN(letters), a);
        struct span form = random_text(&r, letters, 3, b);
        bool matches = pattern_matches(pattern, form);
        matching += matches;
        if (matches != reference(pattern, form))
            fail_msg("%.*s and %.*s", SPAN_ARGS(pattern), SPAN_ARGS(form));
        if (matches) {
            assert_true(span_starts(form, pattern_start(pattern)));
            assert_true(pattern_least(pattern) <= form.len);
        }
    }
    assert_in_range(matching, ROUNDS / 20, ROUNDS / 2); /* neither outcome is rare */
    (void)state;
}

/* Of a pattern of many stars, all places for all of them would never end. */
static void takes_little_time_for_long_patterns(void **state)
{
    static char pattern[LONG], form[LONG];

    for (size_t i = 0; i < LONG; i++) {
        pattern[i] = i % 2 ? 'a' : '*';
        form[i] = 'a';
    }
    pattern[LONG - 1] = 'b';
    assert_false(pattern_matches((struct span){pattern, LONG}, (struct span){form, LONG}));
    pattern[LONG - 1] = '*';
    assert_true(pattern_matches((struct span){pattern, LONG}, (struct span){form, LONG}));
    (void)state;
}

static void says_what_a_form_begins_with_and_its_least_bytes(void **state)
{
    assert_span(pattern_start(SPAN("hostag*")), SPAN("hostag"));
    assert_span(pattern_start(SPAN("organi?ation*")), SPAN("organi"));
    assert_span(pattern_start(SPAN("whole")), SPAN("whole"));
    assert_span(pattern_start(SPAN("*")), SPAN(""));
    assert_span(pattern_start((struct span){0}), SPAN(""));
    assert_int_equal(pattern_least(SPAN("organi?ation*")), 12);
    assert_int_equal(pattern_least(SPAN("**")), 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_what_the_cases_say),
        cmocka_unit_test(matches_what_the_reference_does),
        cmocka_unit_test(takes_little_time_for_long_patterns),
        cmocka_unit_test(says_what_a_form_begins_with_and_its_least_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
