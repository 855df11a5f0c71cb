/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

/* One group under five spellings, two persons under several; what is not of them is to be the same in all. */
/* clang-format off */
static const struct small_article articles[] = {
    {.id = "1", .date = "2016-01-01", .text = "Jaish-ul-Adl said it had taken the guards. Jaish-ul-Adl has hostages."},
    {.id = "2", .date = "2016-01-02", .text = "Officials in Quetta said that Jaish al-Adl had fled across the border."},
    {.id = "3", .date = "2016-01-03", .text = "Nobody knows where Jaysh al-Adl keeps its hostages, and nobody asks."},
    {.id = "4", .date = "2016-01-04", .text = "Jeish al-Adl, it was said, took them. Jeish al-Adl denied it. Jeish al-Adl has hostages."},
    {.id = "5", .date = "2016-01-05", .text = "The group Jaishul Adl keeps hostages in the hills near Saravan, they said."},
    {.id = "6", .date = "2016-02-01", .text = "President Muammar Gaddafi spoke in Tripoli. Gaddafi spoke for hours and hours."},
    {.id = "7", .date = "2016-02-02", .text = "President Muammar Kadhafi spoke in Sirte. Kadhafi left. Kadhafi came back. All cheered."},
    {.id = "8", .date = "2016-02-03", .text = "President Muammar Gadhafi spoke to women in Benghazi, who cheered him."},
    {.id = "9", .date = "2016-03-01", .text = "Michael Brown and Mike Wallace met Paul Powell in Ohio. Michael Brown spoke."},
    {.id = "A", .date = "2016-03-02", .text = "Michael Breen met Paul Powell in Ohio, said Michael Breen to his hostages."},
};
/* clang-format on */

static struct small_index index_of_spellings;

static int open_index(void **state)
{
    small_index_open(&index_of_spellings, articles, ARRAY_LEN(articles));
    (void)state;
    return 0;
}

static int close_index(void **state)
{
    small_index_close(&index_of_spellings);
    (void)state;
    return 0;
}

static struct result search_for(const char *typed, struct arena *arena)
{
    struct search_request request = {.typed = span_of(typed), .limit = 100, .explain = true};
    struct lede_error err;
    struct result result;

    assert_ok(search_run(index_of_spellings.reader, &request, arena, &result, &err), &err);
    return result;
}

/* The same articles, in the same order, with the same scores. */
static void assert_alike(const char *first, const char *second)
{
    struct arena arena = {0};
    struct result a = search_for(first, &arena), b = search_for(second, &arena);

    assert_true(a.hit_count > 0);
    assert_int_equal(a.hit_count, b.hit_count);
    for (size_t i = 0; i < a.hit_count; i++) {
        assert_span(a.hits[i].article.id, b.hits[i].article.id);
        assert_true(fabs(a.hits[i].score - b.hits[i].score) <= 1e-8 * a.hits[i].score);
    }
    arena_free(&arena);
}

static void assert_first(const char *typed, size_t count, const char *id)
{
    struct arena arena = {0};
    struct result r = search_for(typed, &arena);

    assert_int_equal(r.hit_count, count);
    assert_span(r.hits[0].article.id, span_of(id));
    arena_free(&arena);
}

static void a_name_has_one_order_in_all_its_spellings(void **state)
{
    static const char *const group[] = {"Jaysh al-Adl", "Jeish ol Adl", "Jaishul Adl",
                                        "Jeish ol-Adl", "jaish adl",    "JAISH AL ADL"};
    static const char *const person[] = {"Kadhafi", "Gadhafi", "Qaddafi", "Khadafy", "qaddafi"};

    for (size_t i = 0; i < ARRAY_LEN(group); i++)
        assert_alike("Jaish-ul-Adl", group[i]);
    for (size_t i = 0; i < ARRAY_LEN(person); i++)
        assert_alike("Gaddafi", person[i]);
    assert_alike("Muammar Gaddafi", "Moammar Kadhafi");
    assert_first("Jeish ol Adl", 5, "4"); /* three times, however it is spelt there */
    assert_first("Gaddafi", 3, "7");
    (void)state;
}

static void so_it_has_beside_other_words(void **state)
{
    assert_alike("Jaish-ul-Adl hostages", "Jaysh al-Adl hostages");
    assert_alike("Jaish-ul-Adl hostages", "jeish ol adl hostages");
    assert_alike("has Jaish-ul-Adl hostages", "has Jaishul Adl hostages");
    assert_alike("Gaddafi spoke", "Kadhafi spoke");
    assert_alike("(Gaddafi OR tomatoes) spoke", "(Qaddafi OR tomatoes) spoke");
    assert_alike("Gaddafi spoke Kadhafi", "Kadhafi spoke Gadhafi");
    (void)state;
}

/* The names of the East are spelt by rules; Breen is no Brown. */
static void what_may_be_another_name_weighs_nothing(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("Michael Breen", &arena);

    assert_span(r.hits[0].article.id, SPAN("A"));
    for (size_t i = 1; i < r.hit_count; i++)
        assert_true(r.hits[i].score < r.hits[0].score / 2);
    arena_free(&arena);
    (void)state;
}

static void parts_of_a_name_are_explained(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("Qaddafi", &arena);
    double sum = 0;

    assert_true(r.hits[0].part_count == 1);
    assert_span(r.hits[0].parts[0].word, SPAN("gaddafi/gadhafi/kadhafi"));
    assert_int_equal(r.hits[0].parts[0].in_articles, 3);
    assert_int_equal(r.hits[0].parts[0].count, 3);
    r = search_for("Jeish ol Adl hostages", &arena);
    for (size_t i = 0; i < r.hits[0].part_count; i++)
        sum += r.hits[0].parts[i].weight;
    assert_true(fabs(sum - r.hits[0].score) < 1e-7);
    arena_free(&arena);
    (void)state;
}

static void quotes_and_exact_names_are_as_typed(void **state)
{
    struct arena arena = {0};
    struct search_request request = {.typed = SPAN("Gaddafi"), .limit = 100, .exact_names = true};
    struct lede_error err;
    struct result r;

    assert_first("\"Jaish-ul-Adl\"", 1, "1");
    assert_first("=Kadhafi", 1, "7");
    assert_first("Kadhafi -=Gaddafi", 2, "7");
    assert_ok(search_run(index_of_spellings.reader, &request, &arena, &r, &err), &err);
    assert_int_equal(r.hit_count, 1);
    arena_free(&arena);
    (void)state;
}

static void says_so_when_memory_is_out(void **state)
{
    struct search_request request = {.typed = SPAN("Jeish ol Adl hostages"), .limit = 10};
    bool ok = false;

    for (uint64_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct lede_error err;
        struct result r;
        mem_fail_at(n);
        ok = search_run(index_of_spellings.reader, &request, &arena, &r, &err);
        mem_fail_at(0);
        assert_true(ok || err.status == LEDE_MEMORY);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_one_order_in_all_its_spellings),
        cmocka_unit_test(so_it_has_beside_other_words),
        cmocka_unit_test(what_may_be_another_name_weighs_nothing),
        cmocka_unit_test(parts_of_a_name_are_explained),
        cmocka_unit_test(quotes_and_exact_names_are_as_typed),
        cmocka_unit_test(says_so_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, open_index, close_index);
}
