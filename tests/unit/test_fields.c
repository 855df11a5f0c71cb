/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "index/fields.h"
#include "tests/support/check.h"

static struct span span_of_term(const struct term *t)
{
    return (struct span){t->at, t->len};
}

static void a_term_is_prefix_and_value(void **state)
{
    struct term t;

    term_make(&t, PREFIX_TITLE_STEM, SPAN("hostag"));
    assert_span(span_of_term(&t), SPAN("ZShostag"));
    term_make(&t, TERM_UNDATED, (struct span){0});
    assert_span(span_of_term(&t), SPAN("DU"));
    (void)state;
}

static void a_long_value_is_cut_at_a_character(void **state)
{
    struct term t;
    char value[400];

    for (size_t i = 0; i < sizeof value; i++)
        value[i] = "é"[i % 2];
    for (size_t len = 230; len < 260; len += 2) {
        term_make(&t, PREFIX_SOURCE, (struct span){value, len});
        assert_true(t.len <= TERM_BYTES_MAX);
        assert_int_equal(t.len, len + 1 <= TERM_BYTES_MAX ? len + 1 : TERM_BYTES_MAX - 1);
        assert_int_equal(t.at[t.len], '\0');
    }
    (void)state;
}

static void an_id_stands_as_it_is_up_to_its_limit(void **state)
{
    struct term t, other;
    char id[ID_TERM_BYTES_MAX + 1];

    memset(id, 'x', sizeof id);
    term_make_id(&t, PREFIX_ID, (struct span){id, ID_TERM_BYTES_MAX - 1});
    assert_int_equal(t.len, ID_TERM_BYTES_MAX);
    assert_int_equal(t.at[1], 'x');
    term_make_id(&t, PREFIX_ID, (struct span){id, ID_TERM_BYTES_MAX});
    assert_int_equal(t.len, 2 + 32);
    assert_memory_equal(t.at, "Q#", 2);
    id[0] = 'y'; /* another id, another term */
    term_make_id(&other, PREFIX_ID, (struct span){id, ID_TERM_BYTES_MAX});
    assert_string_not_equal(t.at, other.at);
    (void)state;
}

/* Else the id "#0123…" could be taken for a long one's hash. */
static void an_id_that_begins_with_a_hash_sign_is_hashed(void **state)
{
    struct term long_one, its_term;
    char id[300];

    memset(id, 'x', sizeof id);
    term_make_id(&long_one, PREFIX_ID, (struct span){id, sizeof id});
    term_make_id(&its_term, PREFIX_ID, span_part(span_of_term(&long_one), 1, long_one.len));
    assert_int_equal(its_term.len, 2 + 32);
    assert_string_not_equal(its_term.at, long_one.at);
    (void)state;
}

/* Part of the index format: the low half of XXH3-128, which is written behind the high one. */
static void copies_have_a_term_in_common(void **state)
{
    struct text_hash one = text_hash(SPAN("Talks on the border.")),
                     same = text_hash(SPAN("Talks on the border.")),
                     other = text_hash(SPAN("Talks on the border. "));
    struct term t;

    term_make_copy(&t, &one);
    assert_string_equal(t.at, "XC9674a1a2ae13f085");
    assert_int_equal(t.len, strlen(t.at));
    assert_memory_equal(&one, &same, sizeof one);
    assert_true(one.low != other.low && one.high != other.high);
    (void)state;
}

static void days_come_back_from_their_values(void **state)
{
    char value[9], before[9] = "";
    int32_t back;

    for (int32_t day = date_day((struct civil){1800, 1, 1}); day < 60000; day += 7) {
        day_value(day, value);
        assert_int_equal(strlen(value), 8);
        assert_true(strcmp(before, value) < 0); /* they sort as the days do */
        assert_true(day_parse_value(span_of(value), &back));
        assert_int_equal(back, day);
        memcpy(before, value, sizeof before);
    }
    (void)state;
}

static void no_day_is_no_day(void **state)
{
    static const char *const values[] = {"",         "2016072",  "201607266", "20160230",
                                         "20161301", "20160700", "2016072x",  "-2016072"};
    int32_t day;

    for (size_t i = 0; i < ARRAY_LEN(values); i++)
        assert_false(day_parse_value(span_of(values[i]), &day));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_is_prefix_and_value),
        cmocka_unit_test(a_long_value_is_cut_at_a_character),
        cmocka_unit_test(an_id_stands_as_it_is_up_to_its_limit),
        cmocka_unit_test(an_id_that_begins_with_a_hash_sign_is_hashed),
        cmocka_unit_test(copies_have_a_term_in_common),
        cmocka_unit_test(days_come_back_from_their_values),
        cmocka_unit_test(no_day_is_no_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
