/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "indexer/amend.h"
#include "tests/support/check.h"

/* An article as rules find it. */
static struct article found_article(void)
{
    return (struct article){
        .id = SPAN("a1"),
        .path = SPAN("/news/a1.txt"),
        .url = SPAN("https://www.dawn.com/1"),
        .title = {SPAN("Guards: 5\nfreed"), ORIGIN_PRINTED},
        .source = {SPAN("Dawn"), ORIGIN_CREDIT},
        .language = SPAN("en"),
        .date = {date_day((struct civil){2016, 7, 1}), date_day((struct civil){2016, 7, 31}),
                 LEDE_SPAN},
        .date_origin = ORIGIN_INFERRED,
        .text = SPAN("Guards came home on 3 May 2015. All is calm."),
    };
}

static struct override *put(struct overrides *o, bool by_path, struct span key)
{
    struct override *one = overrides_put(o, by_path, key);
    assert_non_null(one);
    return one;
}

static void give(struct override *one, enum override_field field, struct span value)
{
    one->given[field] = true;
    one->values[field] = value;
}

static void amend(struct article *a, const struct overrides *o, struct arena *arena)
{
    struct lede_error err;
    assert_ok(amend_article(a, o, arena, &err), &err);
}

static void assert_as_found(const struct article *a)
{
    struct article want = found_article();

    assert_span(a->title.value, want.title.value);
    assert_int_equal(a->title.origin, want.title.origin);
    assert_span(a->source.value, want.source.value);
    assert_int_equal(a->source.origin, want.source.origin);
    assert_int_equal(a->author.value.len, 0);
    assert_span(a->url, want.url);
    assert_span(a->language, want.language);
    assert_int_equal(a->date.earliest, want.date.earliest);
    assert_int_equal(a->date.latest, want.date.latest);
    assert_int_equal(a->date.precision, want.date.precision);
    assert_int_equal(a->date_origin, want.date_origin);
    assert_int_equal(a->found.len, 0);
}

static void what_is_given_stands_and_comes_off_again(void **state)
{
    struct article a = found_article();
    struct overrides o = {0}, nothing = {0};
    struct arena arena = {0};
    struct override *one = put(&o, false, a.id);

    give(one, OVERRIDE_TITLE, SPAN("Other"));
    give(one, OVERRIDE_SOURCE, SPAN("IRNA"));
    give(one, OVERRIDE_AUTHOR, SPAN("A B"));
    give(one, OVERRIDE_URL, SPAN("u"));
    give(one, OVERRIDE_LANGUAGE, SPAN("de"));
    give(one, OVERRIDE_DATE, SPAN("2017-01-01..2017-12-31"));
    for (size_t round = 0; round < 2; round++) { /* the second time it has been amended already */
        amend(&a, &o, &arena);
        assert_span(a.title.value, SPAN("Other"));
        assert_int_equal(a.title.origin, ORIGIN_USER);
        assert_span(a.source.value, SPAN("IRNA"));
        assert_span(a.author.value, SPAN("A B"));
        assert_int_equal(a.author.origin, ORIGIN_USER);
        assert_span(a.url, SPAN("u"));
        assert_span(a.language, SPAN("de"));
        assert_int_equal(a.date.precision, LEDE_YEAR);
        assert_int_equal(a.date_origin, ORIGIN_USER);
        assert_int_equal(a.mention_count, 1);
        assert_span(a.found, SPAN("date 12 26:span 2016-07-01 2016-07-31\n"
                                  "source 9 4:Dawn\n"
                                  "title 8 15:Guards: 5\nfreed\n"
                                  "author 0 0:\n"
                                  "url 0 22:https://www.dawn.com/1\n"
                                  "language 0 2:en\n"));
    }
    amend(&a, &nothing, &arena);
    assert_as_found(&a);
    overrides_free(&o);
    arena_free(&arena);
    (void)state;
}

static void unknown_is_given_too(void **state)
{
    struct article a = found_article();
    struct overrides o = {0};
    struct arena arena = {0};
    struct override *one = put(&o, false, a.id);

    give(one, OVERRIDE_DATE, (struct span){0});
    give(one, OVERRIDE_SOURCE, (struct span){0});
    give(one, OVERRIDE_TITLE, (struct span){0});
    amend(&a, &o, &arena);
    assert_int_equal(a.date.precision, LEDE_NONE);
    assert_int_equal(a.date_origin, ORIGIN_NONE);
    assert_int_equal(a.source.value.len, 0);
    assert_int_equal(a.source.origin, ORIGIN_NONE);
    assert_int_equal(a.title.origin, ORIGIN_LEAD);
    assert_span(a.title.value, SPAN("Guards came home on 3 May 2015."));
    overrides_free(&o);
    arena_free(&arena);
    (void)state;
}

static void the_id_goes_before_the_path_field_by_field(void **state)
{
    struct article a = found_article();
    struct overrides o = {0};
    struct arena arena = {0};
    struct override *of_path = put(&o, true, a.path), *of_id = put(&o, false, a.id);

    give(of_path, OVERRIDE_SOURCE, SPAN("Of the path"));
    give(of_path, OVERRIDE_AUTHOR, SPAN("Of the path"));
    give(of_id, OVERRIDE_SOURCE, SPAN("Of the id"));
    amend(&a, &o, &arena);
    assert_span(a.source.value, SPAN("Of the id"));
    assert_span(a.author.value, SPAN("Of the path"));
    assert_false(overrides_drop(&o, a.id, a.path));
    of_path->drop = true;
    assert_true(overrides_drop(&o, a.id, a.path));
    overrides_free(&o);
    arena_free(&arena);
    (void)state;
}

static void what_was_found_is_checked(void **state)
{
    static const char *const bad[] = {
        "x",
        "date",
        "date 12 4:none",
        "date 12 5:none\n",
        "date 99 4:none\n",
        "dat 12 0:\n",
        "date 12 3:day\n",
        "title 8 2:a\n",
        "title 8 -1:a\n",
        "title 8 1:a\nx",
    };
    struct overrides nothing = {0};
    struct arena arena = {0};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct article a = found_article();
        a.found = span_of(bad[i]);
        assert_false(amend_article(&a, &nothing, &arena, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    arena_free(&arena);
    (void)state;
}

static void survives_any_allocation_that_fails(void **state)
{
    struct overrides o = {0};
    struct lede_error err;
    bool ok = false;

    give(put(&o, false, SPAN("a1")), OVERRIDE_TITLE, SPAN("Other"));
    for (size_t n = 1; !ok; n++) {
        struct article a = found_article();
        struct arena arena = {0};
        mem_fail_at(n);
        ok = amend_article(&a, &o, &arena, &err);
        assert_memory(ok, &err);
        arena_free(&arena);
    }
    overrides_free(&o);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_stands_and_comes_off_again),
        cmocka_unit_test(unknown_is_given_too),
        cmocka_unit_test(the_id_goes_before_the_path_field_by_field),
        cmocka_unit_test(what_was_found_is_checked),
        cmocka_unit_test(survives_any_allocation_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
