/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/mem.h"
#include "indexer/extract/languages.h"
#include "indexer/extract/languages_table.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const char german[] =
    "Die Regierung teilte am Montag mit, dass sie nicht mit der Gruppe verhandeln werde, die seit "
    "Januar die Geiseln festhält, und dass ihre Truppen bereit seien, in der Nacht einzugreifen.";
static const char english[] =
    "The government said on Monday that it would not negotiate with the group, which has held the "
    "hostages since January, and that its forces were ready to act during the night.";

static void tells_what_the_cases_say(void **state)
{
    struct languages *l = NULL;
    struct lede_error err;
    struct cases cases = cases_open("languages.tsv", 3);

    assert_ok(languages_open(&l, LANGUAGES_FOLDER, &err), &err);
    while (cases_next(&cases)) {
        bool claims = !span_is(cases.column[1], "-");
        const char *code =
            languages_find(l, claims ? cases.column[1] : (struct span){0}, cases.column[2]);
        assert_span_at(cases.line, span_of(code ? code : "-"), cases.column[0]);
    }
    cases_close(&cases);
    languages_close(l);
    (void)state;
}

static void without_data_english_alone_is_told(void **state)
{
    static const char *const folders[] = {NULL, "/nowhere", "/"};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
        struct languages *l = NULL;

        assert_ok(languages_open(&l, folders[i], &err), &err);
        assert_string_equal(languages_find(l, (struct span){0}, span_of(english)), "en");
        assert_null(languages_find(l, SPAN("de"), span_of(german)));
        languages_close(l);
    }
    assert_true(languages_are_in(LANGUAGES_FOLDER));
    assert_false(languages_are_in("/nowhere"));
    (void)state;
}

/* Wherever a stretch begins and ends, inside of characters too. */
static void a_text_of_any_length_is_told(void **state)
{
    struct languages *l = NULL;
    struct lede_error err;
    struct buf text = {0};

    assert_ok(languages_open(&l, LANGUAGES_FOLDER, &err), &err);
    for (size_t i = 0; i < 40; i++)
        buf_text(&text, german);
    assert_true(buf_ok(&text));
    for (size_t len = sizeof german - 1; len < text.len; len += 97) {
        size_t cut = len;
        while (((unsigned char)text.at[cut] & 0xc0) == 0x80)
            cut--;
        assert_string_equal(languages_find(l, (struct span){0}, (struct span){text.at, cut}), "de");
    }
    buf_free(&text);
    languages_close(l);
    (void)state;
}

static void the_table_is_sorted(void **state)
{
    for (size_t i = 1; i < ARRAY_LEN(language_names); i++)
        assert_true(strcmp(language_names[i - 1].code, language_names[i].code) < 0);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    struct languages *l = NULL;
    struct lede_error err = {0};

    mem_fail_at(1);
    assert_false(languages_open(&l, NULL, &err));
    mem_fail_at(0);
    assert_int_equal(err.status, LEDE_MEMORY);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_the_cases_say),
        cmocka_unit_test(without_data_english_alone_is_told),
        cmocka_unit_test(a_text_of_any_length_is_told),
        cmocka_unit_test(the_table_is_sorted),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
