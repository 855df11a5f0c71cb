/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/meta_file.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void show(const struct overrides *o, struct buf *out)
{
    for (size_t i = 0; i < o->count; i++) {
        const struct override *one = o->items[i];
        buf_addf(out, "%s%s %.*s %zu", i ? " / " : "", one->by_path ? "path" : "id",
                 SPAN_ARGS(one->key), one->line);
        for (size_t f = 0; f < OVERRIDE_FIELDS; f++)
            if (one->given[f])
                buf_addf(out, " %s=%.*s", override_field_name((enum override_field)f),
                         SPAN_ARGS(one->values[f]));
        if (one->drop)
            buf_text(out, " drop");
    }
}

static void reads_or_says_why_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("meta_file.tsv", 2);
    struct outlets outlets = {0};
    struct lede_error err;

    assert_ok(outlets_load(&outlets, &err), &err);
    while (cases_next(&cases)) {
        struct overrides o = {0};
        struct buf got = {0};
        if (meta_file_read(cases.column[0], false, "F", &outlets, &o, &err)) {
            show(&o, &got);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&got, err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        overrides_free(&o);
    }
    outlets_free(&outlets);
    cases_close(&cases);
    (void)state;
}

static void tabs_part_cells_where_the_name_says_so(void **state)
{
    struct outlets outlets = {0};
    struct overrides o = {0};
    struct lede_error err;

    assert_ok(meta_file_read(SPAN("id\ttitle\na,b,c\td,e\n"), true, "F", &outlets, &o, &err), &err);
    assert_int_equal(o.count, 1);
    assert_span(o.items[0]->key, SPAN("a,b,c"));
    overrides_free(&o);
    (void)state;
}

static void long_values_are_refused(void **state)
{
    struct outlets outlets = {0};
    struct overrides o = {0};
    struct lede_error err;
    struct buf text = {0};

    buf_text(&text, "id,title\na,");
    for (size_t i = 0; i < 5000; i++)
        buf_byte(&text, 'x');
    assert_false(meta_file_read(buf_span(&text), false, "F", &outlets, &o, &err));
    assert_string_equal(err.text, "F:2: title: longer than 4096 bytes");
    overrides_free(&o);
    buf_free(&text);
    (void)state;
}

static void survives_any_allocation_that_fails(void **state)
{
    struct lede_error err;
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct outlets outlets = {0};
        struct overrides o = {0};
        mem_fail_at(n);
        ok = meta_file_read(SPAN("id;date;title;drop\n\"a\"\"\";2016;\"t\"\"\";\nb;2017;x;1\n"),
                            false, "F", &outlets, &o, &err);
        assert_memory(ok, &err);
        overrides_free(&o);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_or_says_why_as_the_cases_say),
        cmocka_unit_test(tabs_part_cells_where_the_name_says_so),
        cmocka_unit_test(long_values_are_refused),
        cmocka_unit_test(survives_any_allocation_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
