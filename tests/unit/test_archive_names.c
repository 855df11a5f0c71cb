/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/output.h"
#include "searcher/result/archive_names.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"b", "Seizure", "Dawn", "2016-07-26",
     "The United Nations Office on Drugs and Crime (UNODC) praised Pakistan. UNODC thanked Imran Khan."},
    {"a", "More", "IRNA", "2016-07",
     "UNODC said on Tuesday that Pakistan and Iran would meet in Kabul."},
    {"c", NULL, NULL, NULL, "In Pakistan the UNODC met Imran Khan, a minister said."},
    {"d", "Late", "Dawn", "2019", "Tehran and Kabul, Iran said on Monday, agree."},
};

static struct small_index four;

static int open_index(void **state)
{
    small_index_open(&four, articles, ARRAY_LEN(articles));
    *state = &four;
    return 0;
}

static void write_names(const struct name_count *names, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%s%.*s %d", i ? ", " : "", SPAN_ARGS(names[i].shown),
                 (int)names[i].articles);
}

static void check_list(unsigned types, const char *prefix, size_t offset, size_t limit,
                       uint64_t total, const char *want)
{
    struct arena arena = {0};
    const struct names_wanted wanted = {types, span_of(prefix), offset, limit};
    struct archive_names names;
    struct buf got = {0};
    struct lede_error err;

    assert_ok(archive_names_list(four.reader, &wanted, &arena, &names, &err), &err);
    write_names(names.names, names.count, &got);
    assert_span(buf_span(&got), span_of(want));
    assert_int_equal(names.total, total);
    buf_free(&got);
    arena_free(&arena);
}

static void lists_names_with_their_articles(void **state)
{
    check_list(1U << ENTITY_PLACE, "", 0, 9, 4, "Pakistan 3, Iran 2, Kabul 2, Tehran 1");
    check_list(1U << ENTITY_PLACE, "", 1, 2, 4, "Iran 2, Kabul 2");
    check_list(1U << ENTITY_PLACE, "", 9, 2, 4, "");
    check_list(1U << ENTITY_PLACE, "", 0, 0, 4, "");
    check_list(NAME_TYPES_ALL, "K", 0, 9, 2, "Imran Khan 2, Kabul 2");
    check_list(NAME_TYPES_ALL, "imran kha", 0, 9, 1, "Imran Khan 2");
    check_list(NAME_TYPES_ALL, "ran", 0, 9, 0, "");
    check_list(NAME_TYPES_ALL, "!", 0, 9, 0, "");
    (void)state;
}

static void an_article_with_two_spellings_counts_once(void **state)
{
    check_list(1U << ENTITY_ORG, "uno", 0, 9, 1, "United Nations Office on Drugs and Crime 3");
    check_list(1U << ENTITY_ORG, "drugs and", 0, 9, 1,
               "United Nations Office on Drugs and Crime 3");
    (void)state;
}

static void tells_of_a_name_what_the_archive_has(void **state)
{
    struct arena arena = {0};
    struct archive_name name;
    struct buf got = {0};
    struct lede_error err;

    assert_ok(archive_name_find(four.reader, NAME_TYPES_ALL, SPAN("unodc"), 2, &arena, &name, &err),
              &err);
    assert_true(name.found);
    assert_span(name.name.shown, SPAN("United Nations Office on Drugs and Crime"));
    assert_int_equal(name.name.articles, 3);
    assert_int_equal(name.spelling_count, 2);
    assert_span(name.spellings[0].written, SPAN("UNODC"));
    assert_true(name.dated);
    assert_span(name.first.id, SPAN("a")); /* July 2016 begins before the 26th */
    assert_span(name.last.id, SPAN("a"));  /* and ends behind it */
    assert_span(name.first.title, SPAN("More"));
    write_names(name.with, name.with_count, &got);
    assert_span(buf_span(&got), SPAN("Pakistan 3, Imran Khan 2"));
    assert_int_equal(name.with_total, 4);
    buf_free(&got);
    arena_free(&arena);
    (void)state;
}

static void knows_a_name_by_a_part_and_else_names_the_nearest(void **state)
{
    struct arena arena = {0};
    struct archive_name name;
    struct lede_error err;

    assert_ok(archive_name_find(four.reader, NAME_TYPES_ALL, SPAN("Khan"), 2, &arena, &name, &err),
              &err);
    assert_true(name.found && name.name.type == ENTITY_PERSON);
    assert_span(name.name.shown, SPAN("Imran Khan"));
    assert_ok(
        archive_name_find(four.reader, NAME_TYPES_ALL, SPAN("Pakstan"), 2, &arena, &name, &err),
        &err);
    assert_false(name.found);
    assert_int_equal(name.nearest_count, 1);
    assert_span(name.nearest[0].shown, SPAN("Pakistan"));
    assert_ok(archive_name_find(four.reader, 1U << ENTITY_PERSON, SPAN("Pakistan"), 2, &arena,
                                &name, &err),
              &err);
    assert_false(name.found);
    arena_free(&arena);
    (void)state;
}

static bool write_all(struct lede_error *err)
{
    static const struct output *const formats[] = {&out_text, &out_json, &out_jsonl, &out_tsv};
    struct arena arena = {0};
    const struct names_wanted wanted = {NAME_TYPES_ALL, SPAN("un"), 0, 9};
    struct archive_names names;
    struct archive_name name, none;
    struct page page = {.to = tmpfile(), .width_cols = 80};
    bool ok =
        page.to && archive_names_list(four.reader, &wanted, &arena, &names, err) &&
        archive_name_find(four.reader, NAME_TYPES_ALL, SPAN("unodc"), 9, &arena, &name, err) &&
        archive_name_find(four.reader, NAME_TYPES_ALL, SPAN("pakstan"), 9, &arena, &none, err);

    for (size_t i = 0; ok && i < ARRAY_LEN(formats); i++)
        ok = output_entities(formats[i], &page, &names, err) &&
             output_entity(formats[i], &page, &name, err) &&
             output_entity(formats[i], &page, &none, err);
    if (page.to)
        (void)fclose(page.to);
    page_free(&page);
    arena_free(&arena);
    return ok;
}

static void runs_out_of_memory_without_harm(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct lede_error err = {.status = LEDE_OK};
        assert_ok(index_refresh(four.reader, &err), &err);
        mem_fail_at(n);
        ok = write_all(&err);
        assert_memory(ok, &err);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_names_with_their_articles),
        cmocka_unit_test(an_article_with_two_spellings_counts_once),
        cmocka_unit_test(tells_of_a_name_what_the_archive_has),
        cmocka_unit_test(knows_a_name_by_a_part_and_else_names_the_nearest),
        cmocka_unit_test(runs_out_of_memory_without_harm),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
