/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "indexer/entities/entities.h"
#include "indexer/entities/tagger.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static int load(void **state)
{
    static struct tag_model m;
    struct lede_error err;

    *state = &m;
    return tag_model_load(&m, MODEL, &err) ? 0 : -1;
}

static int unload(void **state)
{
    tag_model_free(*state);
    return 0;
}

/* What the model as it is finds in the cases' texts, rules on top; a name in full behind ">". */
static void finds_what_the_cases_say(void **state)
{
    static const char letters[] = "pol";
    struct cases cases = cases_open("tagger.tsv", 2);
    struct lede_error err;
    struct name_finder *f = name_finder_open(*state, &err);

    assert_non_null(f);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf got = {0};
        struct entity *e;
        size_t count;
        assert_ok(entities_find(f, (struct span){0}, cases.column[0], &arena, &e, &count, &err),
                  &err);
        for (size_t i = 0; i < count; i++) {
            struct span written = span_part(cases.column[0], e[i].start, e[i].end);
            buf_addf(&got, "%s%c:%.*s", i ? "|" : "", letters[e[i].type], SPAN_ARGS(written));
            if (written.at && !span_equal(written, e[i].name))
                buf_addf(&got, ">%.*s", SPAN_ARGS(e[i].name));
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
    name_finder_close(f);
}

static void check_order(const struct tagger *t, struct span text)
{
    uint32_t at = 0;

    for (size_t i = 0; i < t->found_count; i++) {
        assert_true(t->found[i].start >= at && t->found[i].end > t->found[i].start &&
                    t->found[i].end <= text.len);
        at = t->found[i].end;
    }
}

static void keeps_order_in_any_bytes(void **state)
{
    struct tagger t = {.model = *state};
    struct random r = {5};
    struct lede_error err;
    char bytes[400];

    for (size_t round = 0; round < 1000; round++) {
        static const char likely[] = "Iran Gen. Ali-\nPAKISTAN of the, 2 U.N. ";
        size_t len = (size_t)random_below(&r, sizeof bytes);
        for (size_t i = 0; i < len; i++)
            bytes[i] = random_below(&r, 6) ? likely[(i + round) % (sizeof likely - 1)]
                                           : (char)random_below(&r, 256);
        assert_ok(tagger_run(&t, (struct span){bytes, len}, NULL, 0, &err), &err);
        check_order(&t, (struct span){bytes, len});
    }
    tagger_free(&t);
}

/* A run of a hundred thousand candidates, and lines without end. */
static void takes_hostile_texts_in_its_stride(void **state)
{
    static const char *const pieces[] = {"Iran ", "A-", "\n", "\"", "U.S.", "'s", "\xc3\x89"};
    struct tagger t = {.model = *state};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
        struct buf text = {0};
        for (int k = 0; k < 100000; k++)
            buf_text(&text, pieces[i]);
        assert_ok(tagger_run(&t, buf_span(&text), NULL, 0, &err), &err);
        check_order(&t, buf_span(&text));
        buf_free(&text);
    }
    tagger_free(&t);
}

static void says_so_when_memory_runs_out(void **state)
{
    static const char text[] =
        "Gen Bajwa met Foreign Minister Javad Zarif in Tehran. Bajwa left on Monday.";
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct tagger t = {.model = *state};
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        done = tagger_run(&t, span_of(text), NULL, 0, &err);
        mem_fail_at(0);
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
        assert_true(!done || t.found_count >= 3);
        tagger_free(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(keeps_order_in_any_bytes),
        cmocka_unit_test(takes_hostile_texts_in_its_stride),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
