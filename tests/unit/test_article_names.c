/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/result/article_names.h"
#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"a", NULL, NULL, NULL,
     "The United Nations Office on Drugs and Crime (UNODC) thanked General Mohammad Bagheri in Kabul."},
    {"b", NULL, NULL, NULL, "UNODC said General Mohammad Bagheri and Imran Khan had left Kabul."},
    {"c", NULL, NULL, NULL, "General Mohammad Baqeri met UNODC in Kabul, Imran Khan said."},
};

static struct small_index three;

static int open_index(void **state)
{
    small_index_open(&three, articles, ARRAY_LEN(articles));
    *state = &three;
    return 0;
}

static bool write_names(const char *id, struct buf *out, struct lede_error *err)
{
    const struct search_request request = {.names = true};
    struct arena arena = {0};
    struct shown_article shown;
    bool ok = search_show(three.reader, span_of(id), &request, &arena, &shown, err);

    for (size_t i = 0; ok && i < shown.article.entity_count; i++) {
        const struct archive_called *is = &shown.names[i];
        buf_addf(out, "%s%s %.*s", i ? ", " : "",
                 is->name.len ? entity_type_name(is->type) : "no name", SPAN_ARGS(is->name));
    }
    arena_free(&arena);
    return ok;
}

static void check_names(const char *id, const char *want)
{
    struct buf got = {0};
    struct lede_error err;

    assert_ok(write_names(id, &got, &err), &err);
    assert_span(buf_span(&got), span_of(want));
    buf_free(&got);
}

static void use_list(const char *list)
{
    struct lede_error err;

    assert_ok(index_use_list(three.reader, span_of(list), "list", &err), &err);
}

static void tells_what_the_archive_calls_them(void **state)
{
    check_names("a", "org United Nations Office on Drugs and Crime, org United Nations Office on "
                     "Drugs and Crime, person Mohammad Bagheri, place Kabul");
    check_names("c", "person Mohammad Bagheri, org United Nations Office on Drugs and Crime, place "
                     "Kabul, person Imran Khan");
    (void)state;
}

static void the_users_list_wins(void **state)
{
    use_list("name,type,aliases,action\n"
             "General Staff Chief,person,Mohammad Bagheri,\n"
             "Kabul,org,,retype\n"
             "Imran Khan,,,drop\n"
             "UNODC,org,,apart\n");
    check_names("b", "org UNODC, person General Staff Chief, no name , org Kabul");
    check_names("c", "person General Staff Chief, org UNODC, org Kabul, no name ");
    use_list("");
    check_names("c", "person Mohammad Bagheri, org United Nations Office on Drugs and Crime, place "
                     "Kabul, person Imran Khan");
    (void)state;
}

static void nothing_is_read_unasked(void **state)
{
    const struct search_request request = {.typed = SPAN("*"), .limit = 1};
    struct arena arena = {0};
    struct result r;
    struct lede_error err;

    assert_ok(search_run(three.reader, &request, &arena, &r, &err), &err);
    assert_int_equal(r.hit_count, 1);
    assert_null(r.hits[0].names);
    arena_free(&arena);
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct buf out = {0};
        struct lede_error err = {.status = LEDE_OK};
        assert_ok(index_refresh(three.reader, &err), &err);
        mem_fail_at(n);
        ok = write_names("a", &out, &err);
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
        cmocka_unit_test(tells_what_the_archive_calls_them),
        cmocka_unit_test(the_users_list_wins),
        cmocka_unit_test(nothing_is_read_unasked),
        cmocka_unit_test(runs_out_of_memory_without_harm),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
