/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis/name_alone_table.h"
#include "analysis/name_key.h"
#include "common/buf.h"
#include "common/map.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { SPELLINGS_MAX = 12, ROUNDS = 20000, SEED = 5, TEXT_MAX = 300 };

static void makes_the_keys_of_the_cases(void **state)
{
    struct cases cases = cases_open("name_key.tsv", 2);
    char key[NAME_KEY_MAX];

    while (cases_next(&cases)) {
        size_t len = name_key(cases.column[0], key);
        assert_span_at(cases.line, (struct span){key, len}, cases.column[1]);
        assert_int_equal(key[len], '\0');
    }
    cases_close(&cases);
    (void)state;
}

/* ---- Over a list of spellings ---- */

struct tally {
    const char *kind;
    unsigned pairs, met, floor_percent;
};

static struct tally *tally_of(struct tally *tallies, size_t count, struct span kind)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(kind, tallies[i].kind))
            return &tallies[i];
    return NULL;
}

static size_t cut_spellings(struct span row, struct span out[SPELLINGS_MAX])
{
    struct span part;
    size_t count = 0;

    while (span_cut(&row, '|', &part)) {
        assert_true(count < SPELLINGS_MAX);
        out[count++] = span_trim(part);
    }
    return count;
}

/* No key of this row is one of another's. */
static void claim_key(struct map *owners, struct span key, size_t line)
{
    uint64_t *owner = map_number(owners, key);

    assert_non_null(owner);
    assert_true(key.len > 0);
    if (*owner != 0 && *owner != line)
        fail_msg("the names of line %zu and of line %zu meet: %.*s", (size_t)*owner, line,
                 SPAN_ARGS(key));
    *owner = line;
}

static void count_row(const struct cases *cases, struct map *owners, struct tally *tally)
{
    char keys[SPELLINGS_MAX][NAME_KEY_MAX];
    struct span names[SPELLINGS_MAX] = {{0}};
    size_t count = cut_spellings(cases->column[1], names);

    for (size_t i = 0; i < count; i++) {
        size_t len = name_key(names[i], keys[i]);
        claim_key(owners, (struct span){keys[i], len}, cases->line);
        for (size_t k = 0; k < i; k++) {
            tally->pairs++;
            tally->met += strcmp(keys[i], keys[k]) == 0;
        }
    }
}

static void spellings_meet_and_other_names_do_not(void **state)
{
    struct tally tallies[] = {
        {"person", 0, 0, 94}, {"organisation", 0, 0, 96}, {"place", 0, 0, 92}};
    struct cases cases = cases_open("name_spellings.tsv", 2);
    struct map owners = {0};

    while (cases_next(&cases)) {
        struct tally *tally = tally_of(tallies, ARRAY_LEN(tallies), cases.column[0]);
        assert_non_null(tally);
        count_row(&cases, &owners, tally);
    }
    for (size_t i = 0; i < ARRAY_LEN(tallies); i++) {
        print_message("%s: %u of %u pairs meet\n", tallies[i].kind, tallies[i].met,
                      tallies[i].pairs);
        assert_true(tallies[i].met * 100 >= tallies[i].pairs * tallies[i].floor_percent);
    }
    map_free(&owners);
    cases_close(&cases);
    (void)state;
}

/* A stronger key never parts what a weaker one joined, over the spellings of the list. */
static void a_stronger_key_joins_no_less(void **state)
{
    struct cases cases = cases_open("name_spellings.tsv", 2);

    while (cases_next(&cases)) {
        struct span names[SPELLINGS_MAX] = {{0}};
        size_t count = cut_spellings(cases.column[1], names), last = 0;
        for (int strength = NAME_KEY_WEAKEST; strength <= NAME_KEY_STRONGEST; strength++) {
            char first[NAME_KEY_MAX], key[NAME_KEY_MAX];
            size_t met = 0;
            (void)name_key_at(names[0], strength, first);
            for (size_t i = 1; i < count; i++) {
                (void)name_key_at(names[i], strength, key);
                met += strcmp(first, key) == 0;
            }
            assert_true(met >= last);
            last = met;
        }
    }
    cases_close(&cases);
    (void)state;
}

/* ---- What is alone ---- */

static void the_table_of_what_is_alone_is_sorted(void **state)
{
    char key[NAME_KEY_MAX];

    for (size_t i = 0; i < ARRAY_LEN(alone_rows); i++) {
        struct span form = span_of(alone_rows[i].form);
        assert_true(i == 0 || span_compare(span_of(alone_rows[i - 1].form), form) < 0);
        assert_true(name_key_is_alone(form));
        size_t len = name_key(form, key);
        assert_span((struct span){key + 1, len - 1},
                    span_of(alone_rows[i].name ? alone_rows[i].name : alone_rows[i].form));
    }
    assert_true(name_key_is_alone(SPAN("The Hague")));
    assert_false(name_key_is_alone(SPAN("Zahedan")));
    assert_false(name_key_is_alone(SPAN("Bank of Iran")));
    assert_false(name_key_is_alone(SPAN("")));
    (void)state;
}

/* ---- Any bytes ---- */

static void is_safe_with_any_bytes(void **state)
{
    static const char *const pieces[] = {"abdul", "ullah", "uddin", "x", "sch", "al-", "-", "'",
                                         "bin ",  "Iran",  "\xC3",  "ə", "æ",   " ",   "ww"};
    struct random random = {SEED};

    for (int round = 0; round < ROUNDS; round++) {
        char text[TEXT_MAX + 8], key[NAME_KEY_MAX];
        size_t len = 0, most = random_below(&random, TEXT_MAX);
        while (len < most) {
            struct span piece = span_of(pieces[random_below(&random, ARRAY_LEN(pieces))]);
            if (random_below(&random, 2) == 0) {
                text[len++] = (char)random_below(&random, 256);
                continue;
            }
            memcpy(text + len, piece.at, piece.len);
            len += piece.len;
        }
        size_t n = name_key((struct span){text, len}, key);
        assert_true(n < NAME_KEY_MAX);
        assert_int_equal(strlen(key), n);
    }
    (void)state;
}

static void an_endless_name_has_no_key(void **state)
{
    struct buf name = {0};
    char key[NAME_KEY_MAX];

    for (int i = 0; i < 1000; i++)
        buf_add(&name, SPAN("x"));
    assert_int_equal(name_key(buf_span(&name), key), 0);
    buf_reset(&name);
    for (int i = 0; i < 1000; i++)
        buf_add(&name, SPAN("ab "));
    assert_int_equal(name_key(buf_span(&name), key), 0);
    buf_free(&name);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_the_keys_of_the_cases),
        cmocka_unit_test(spellings_meet_and_other_names_do_not),
        cmocka_unit_test(a_stronger_key_joins_no_less),
        cmocka_unit_test(the_table_of_what_is_alone_is_sorted),
        cmocka_unit_test(is_safe_with_any_bytes),
        cmocka_unit_test(an_endless_name_has_no_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
