/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/key_map.h"
#include "tests/support/check.h"

static const char *field_of(const struct key_map *map, const char *key)
{
    enum key_field field;
    unsigned rank;

    return key_map_find(map, span_of(key), &field, &rank) ? key_field_name(field) : "-";
}

static void common_keys_are_found_however_they_are_spelt(void **state)
{
    static const char *const rows[][2] = {
        {"text", "text"},
        {"maintext", "text"},
        {"Article Body", "text"},
        {"headline", "title"},
        {"Title", "title"},
        {"pubDate", "date"},
        {"publish_date", "date"},
        {"published_at", "date"},
        {"datePublished", "date"},
        {"Publish-Date", "date"},
        {"authors", "author"},
        {"by", "-"},
        {"outlet", "source"},
        {"link", "url"},
        {"category", "section"},
        {"lang", "language"},
        {"docno", "id"},
        {"", "-"},
        {"description", "-"},
        {"summary", "-"},
        {"a key of more bytes than any has", "-"},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_string_equal(field_of(NULL, rows[i][0]), rows[i][1]);
    (void)state;
}

static void a_map_wins_over_the_common_keys(void **state)
{
    struct key_map map;
    struct lede_error err;

    assert_ok(key_map_parse(SPAN("title=headline, date = meta.created,date=day"), &map, &err),
              &err);
    assert_string_equal(field_of(&map, "headline"), "title");
    assert_string_equal(field_of(&map, "title"), "-");
    assert_string_equal(field_of(&map, "Headline"), "-");
    assert_string_equal(field_of(&map, "day"), "date");
    assert_string_equal(field_of(&map, "pubdate"), "-");
    assert_string_equal(field_of(&map, "body"), "text");
    (void)state;
}

static void says_what_is_wrong_with_a_map(void **state)
{
    static const char *const rows[][2] = {
        {"", "--map needs FIELD=KEY,…"},
        {"title", "--map: \"title\" is not FIELD=KEY"},
        {"title=", "--map: \"title=\" is not FIELD=KEY"},
        {"title=a,,date=b", "--map: \"\" is not FIELD=KEY"},
        {"titel=a", "--map: there is no field \"titel\" (they are text, id, title, source, author, "
                    "date, url, section, language)"},
    };
    struct key_map map;
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_false(key_map_parse(span_of(rows[i][0]), &map, &err));
        assert_int_equal(err.status, LEDE_INPUT);
        assert_string_equal(err.text, rows[i][1]);
    }
    (void)state;
}

static void a_map_has_a_largest_size(void **state)
{
    char text[65 * 7];
    struct key_map map;
    struct lede_error err;

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "text=a,"[i % 7];
    assert_ok(key_map_parse((struct span){text, 64 * 7 - 1}, &map, &err), &err);
    assert_false(key_map_parse((struct span){text, 65 * 7 - 1}, &map, &err));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_keys_are_found_however_they_are_spelt),
        cmocka_unit_test(a_map_wins_over_the_common_keys),
        cmocka_unit_test(says_what_is_wrong_with_a_map),
        cmocka_unit_test(a_map_has_a_largest_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
