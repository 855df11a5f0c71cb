/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"a", NULL, NULL, NULL,
     "The United Nations Office on Drugs and Crime (UNODC) thanked General Mohammad Bagheri in Kabul."},
    {"b", NULL, NULL, NULL, "UNODC said General Mohammad Bagheri and Imran Khan had left Kabul."},
    {"c", NULL, NULL, NULL,
     "General Mohammad Baqeri met Imran Khan in Kiev, UNODC said. Baqeri left Kyiv."},
};

static struct small_index three;

static int open_index(void **state)
{
    small_index_open(&three, articles, ARRAY_LEN(articles));
    *state = &three;
    return 0;
}

/* "a b Mohammad Bagheri": each article found, with what it matched as. */
static bool write_hits(const char *typed, struct buf *out, struct lede_error *err)
{
    const struct search_request request = {
        .typed = span_of(typed), .sort = SORT_OLDEST, .limit = 9, .match = MATCH_ALL};
    struct arena arena = {0};
    struct result r = {0};
    bool ok = search_run(three.reader, &request, &arena, &r, err);

    for (size_t i = 0; ok && i < r.hit_count; i++) {
        buf_addf(out, "%s%.*s", i ? ", " : "", SPAN_ARGS(r.hits[i].article.id));
        for (size_t k = 0; k < r.hits[i].matched_as_count; k++)
            buf_addf(out, "%s %.*s", k ? " +" : "", SPAN_ARGS(r.hits[i].matched_as[k]));
    }
    arena_free(&arena);
    return ok;
}

static void says_how_an_article_spells_what_a_field_asks_for(void **state)
{
    static const struct {
        const char *typed, *want;
    } rows[] = {
        {"person:bagheri", "a, b, c Mohammad Baqeri"},
        {"person:baqeri", "a Mohammad Bagheri, b Mohammad Bagheri, c"},
        {"person:=\"Mohammad Bagheri\"", "a, b, c Mohammad Baqeri"},
        {"person:\"bagheri\"", "a, b, c Mohammad Baqeri"},
        {"person:mohammad", "a, b, c"},
        {"person:khan", "b, c"},
        {"org:unodc", "a, b, c"},
        {"org:drugs", "a, b UNODC, c UNODC"},
        {"place:kyiv", "c"},
        {"said:unodc", "b, c"},
        {"said:drugs", "b UNODC, c UNODC"},
        {"Mohammad Bagheri", "c Mohammad Baqeri, b, a"},
        {"person:bagheri Mohammad Bagheri", "c Mohammad Baqeri, b, a"},
        {"person:bagheri org:drugs", "a, b UNODC, c Mohammad Baqeri + UNODC"},
        {"person:bagheri OR person:baqeri",
         "a Mohammad Bagheri, b Mohammad Bagheri, c Mohammad Baqeri"},
        {"unodc -person:(naqvi OR bagheri)", ""},
        {"unodc -person:naqvi", "b, c, a"},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf got = {0};
        struct lede_error err;
        assert_ok(write_hits(rows[i].typed, &got, &err), &err);
        assert_span_at(i, buf_span(&got), span_of(rows[i].want));
        buf_free(&got);
    }
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct buf out = {0};
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        ok = write_hits("person:bagheri said:drugs", &out, &err);
        assert_true(ok || mem_failed());
        mem_fail_at(0);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        buf_free(&out);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_how_an_article_spells_what_a_field_asks_for),
        cmocka_unit_test(runs_out_of_memory_without_harm),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
