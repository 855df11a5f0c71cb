/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/stopwords.h"
#include "analysis/stopwords_table.h"
#include "tests/support/check.h"

static void knows_each_word_of_its_table(void **state)
{
    size_t count = 0;

    for (size_t letter = 0; letter < 26; letter++)
        for (size_t i = 0; i < STOPWORDS_A_LETTER && stopwords[letter][i][0]; i++, count++) {
            assert_int_equal(stopwords[letter][i][0], 'a' + (char)letter);
            assert_int_equal(stopwords[letter][i][STOPWORD_BYTES - 1], '\0');
            assert_true(is_stopword(span_of(stopwords[letter][i])));
        }
    assert_int_equal(count, 133);
    (void)state;
}

static void knows_exact_forms_only(void **state)
{
    static const char *const others[] = {"usa",  "theme", "the ",     "th",  "yourselvesx",
                                         "said", "x",     "\xC3\xA0", "The", "themselvesandmore",
                                         "",     "0the",  "iran",     "i'm", "one"};

    assert_true(is_stopword(SPAN("the")));
    assert_true(is_stopword(SPAN("them")));
    assert_true(is_stopword(span_part(SPAN("theory"), 0, 3)));
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        assert_false(is_stopword(span_of(others[i])));
    assert_false(is_stopword((struct span){0}));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_each_word_of_its_table),
        cmocka_unit_test(knows_exact_forms_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
