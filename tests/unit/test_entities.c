/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "common/utf8.h"
#include "index/names.h"
#include "indexer/entities/entities.h"
#include "indexer/entities/tag_model.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static int open_finder(void **state)
{
    struct lede_error err;

    *state = name_finder_open(NULL, &err);
    return *state ? 0 : -1;
}

static int close_finder(void **state)
{
    name_finder_close(*state);
    return 0;
}

static struct span dash_is_empty(struct span column)
{
    struct span none = {0};
    return span_is(column, "-") ? none : column;
}

static void write_entity(struct buf *b, struct span text, const struct entity *e)
{
    struct span written = span_part(text, e->start, e->end);

    if (b->len)
        buf_byte(b, '|');
    buf_byte(b, name_letter(e->type));
    buf_byte(b, ':');
    buf_add(b, written);
    if (!span_equal(written, e->name)) {
        buf_byte(b, '>');
        buf_add(b, e->name);
    }
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("entities.tsv", 3);

    while (cases_next(&cases)) {
        struct lede_error err;
        struct arena arena = {0};
        struct buf got = {0};
        struct entity *entities;
        size_t count;
        struct span text = dash_is_empty(cases.column[1]);

        assert_ok(entities_find(*state, dash_is_empty(cases.column[0]), text, &arena, &entities,
                                &count, &err),
                  &err);
        for (size_t i = 0; i < count; i++)
            write_entity(&got, text, &entities[i]);
        assert_span_at(cases.line, got.len ? buf_span(&got) : SPAN("-"), cases.column[2]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
}

/* Ascending, apart, inside the text, at characters' borders, never empty. */
static void check_entities(struct span text, const struct entity *entities, size_t count)
{
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        const struct entity *e = &entities[i];
        assert_true(e->start >= last && e->start < e->end && e->end <= text.len);
        assert_true(e->end - e->start <= NAME_BYTES_MAX);
        assert_true(e->name.len > 0 && e->name.len <= NAME_BYTES_MAX);
        assert_int_equal(utf8_valid_length(e->name), e->name.len);
        assert_true(e->type <= ENTITY_PLACE);
        last = e->end;
    }
}

static const char *const pieces[] = {
    "Gen",
    " ",
    "Bajwa",
    "Qamar Javed",
    "(",
    ")",
    "ANF",
    "Anti",
    "-",
    "Force",
    "of",
    "the",
    "and",
    "Ministry",
    "Iran",
    "'s",
    "\n",
    ". ",
    ", ",
    "al",
    "Jaish",
    "US",
    "$",
    "said",
    "in",
    "A",
    "A.",
    "J. ",
    "Office",
    "\xe2\x80\x99s",
    "\xc3\x89va",
    "\xe2\x80\x9c",
    "&",
    "1,200",
    "President",
    "Council",
    "Tehran",
    "Khan",
    "e",
    "ki",
    "\xf0\x9f\x98\x80",
    "/",
    "UN",
    "City",
    "New",
    "York",
    "Sistan",
    "Baluchestan",
    "\xcc\x81",
};

static struct span random_text(struct random *r, struct buf *b, size_t words)
{
    buf_reset(b);
    for (size_t i = 0; i < words; i++) {
        buf_text(b, pieces[random_below(r, ARRAY_LEN(pieces))]);
        if (random_below(r, 3))
            buf_byte(b, ' ');
    }
    assert_true(buf_ok(b));
    return buf_span(b);
}

static void check_any_text(const struct name_finder *f, uint64_t seeds)
{
    struct buf text = {0}, title = {0};

    for (uint64_t seed = 1; seed <= seeds; seed++) {
        struct random r = {seed};
        struct lede_error err;
        struct arena arena = {0};
        struct entity *entities, *again;
        size_t count, count_again;
        struct span body = random_text(&r, &text, random_below(&r, 80));
        struct span head = random_text(&r, &title, random_below(&r, 2) * 8);

        assert_ok(entities_find(f, head, body, &arena, &entities, &count, &err), &err);
        check_entities(body, entities, count);
        assert_ok(entities_find(f, head, body, &arena, &again, &count_again, &err), &err);
        assert_int_equal(count, count_again);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(entities[i].start, again[i].start);
            assert_span(entities[i].name, again[i].name);
        }
        arena_free(&arena);
    }
    buf_free(&text);
    buf_free(&title);
}

static void keeps_order_and_borders_in_any_text(void **state)
{
    check_any_text(*state, 3000);
}

/* The same with a tagger, whose names are others than the rules'. */
static void keeps_order_and_borders_with_the_model(void **state)
{
    struct tag_model model;
    struct name_finder *tagging;
    struct lede_error err;

    assert_ok(tag_model_load(&model, MODEL, &err), &err);
    tagging = name_finder_open(&model, &err);
    assert_non_null(tagging);
    check_any_text(tagging, 2000);
    name_finder_close(tagging);
    tag_model_free(&model);
    (void)state;
}

static void take_repeated(const struct name_finder *f, const char *unit, size_t bytes)
{
    struct lede_error err;
    struct arena arena = {0};
    struct buf text = {0};
    struct entity *entities;
    size_t count;

    while (text.len < bytes)
        buf_text(&text, unit);
    assert_true(buf_ok(&text));
    assert_ok(entities_find(f, (struct span){0}, buf_span(&text), &arena, &entities, &count, &err),
              &err);
    check_entities(buf_span(&text), entities, count);
    buf_free(&text);
    arena_free(&arena);
}

/* Texts that would take for ever if a rule looked as far as it can. */
static void takes_hostile_texts_in_its_stride(void **state)
{
    enum { BYTES = 300000, TAGGED_BYTES = 150000 };
    static const char *const units[] = {"A ",    "A-",    "Gen ",    "Bank of ",  "New ", "Al-",
                                        "AB (",  "(AB) ", "Khan ",   "of and ",   "'s ",  "X",
                                        "Iran,", "St. ",  "United ", "The Bank ", "\n",   "J."};
    static const char *const names[] = {"Qamar Javed Bajwa Mohsin Naqvi Tehran UNODC ", "Khan ",
                                        "United Nations ", "Mr X Y ", "Bank of "};
    struct tag_model model;
    struct name_finder *tagging;
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        take_repeated(*state, units[i], BYTES);
    assert_ok(tag_model_load(&model, MODEL, &err), &err);
    tagging = name_finder_open(&model, &err);
    assert_non_null(tagging);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        take_repeated(tagging, names[i], TAGGED_BYTES);
    name_finder_close(tagging);
    tag_model_free(&model);
}

static void says_so_when_memory_runs_out(void **state)
{
    const struct span text =
        SPAN("The Anti-Narcotics Force (ANF) met Gen Qamar Javed Bajwa in Tehran. Bajwa thanked "
             "the ANF.\nSpokesman Zubor Qanit, from Zorbad, said so.");
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct lede_error err = {.status = LEDE_OK};
        struct arena arena = {0};
        struct entity *entities;
        size_t count;

        mem_fail_at(n);
        ok = entities_find(*state, SPAN("Bajwa in Tehran"), text, &arena, &entities, &count, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_true(ok != failed);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        arena_free(&arena);
    }
}

/* Opening takes some fifteen thousand allocations: every 97th is enough. */
static void says_so_when_memory_runs_out_at_opening(void **state)
{
    struct name_finder *f = NULL;

    for (size_t n = 1; !f; n += n < 20 ? 1 : 97) {
        struct lede_error err = {.status = LEDE_OK};

        mem_fail_at(n);
        f = name_finder_open(NULL, &err);
        mem_fail_at(0);
        assert_int_equal(err.status, f ? LEDE_OK : LEDE_MEMORY);
    }
    name_finder_close(f);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(keeps_order_and_borders_in_any_text),
        cmocka_unit_test(keeps_order_and_borders_with_the_model),
        cmocka_unit_test(takes_hostile_texts_in_its_stride),
        cmocka_unit_test(says_so_when_memory_runs_out),
        cmocka_unit_test(says_so_when_memory_runs_out_at_opening),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
