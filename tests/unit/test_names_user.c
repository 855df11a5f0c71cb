/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_user.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* "\\n" of a case as a line end. */
static void unescape(struct span text, struct buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        if (i + 1 < text.len && text.at[i] == '\\' && text.at[i + 1] == 'n') {
            buf_byte(out, '\n');
            i++;
        } else {
            buf_byte(out, text.at[i]);
        }
}

/* Without its first line; lines parted by /, columns by :. */
static void show_kept(const struct buf *kept, struct buf *out)
{
    size_t head = span_find(buf_span(kept), SPAN("\n"), 0);

    for (size_t i = head == SIZE_MAX ? kept->len : head + 1; i + 1 < kept->len; i++)
        buf_byte(out, kept->at[i] == '\n' ? '/' : kept->at[i] == '\t' ? ':' : kept->at[i]);
    if (out->len == 0)
        buf_byte(out, '-');
}

/* What is kept is read back to the same. */
static void check_kept(const struct buf *kept)
{
    struct names_user back = {0};
    struct buf again = {0};
    struct lede_error err;

    assert_ok(names_user_read(&back, buf_span(kept), true, "K", &err), &err);
    assert_ok(names_user_write(&back, &again, &err), &err);
    assert_span(buf_span(&again), buf_span(kept));
    names_user_free(&back);
    buf_free(&again);
}

static void reads_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("names_user.tsv", 2);

    while (cases_next(&cases)) {
        struct names_user u = {0};
        struct buf list = {0}, kept = {0}, got = {0};
        struct lede_error err = {0};
        unescape(cases.column[0], &list);
        if (names_user_read(&u, buf_span(&list), false, "L", &err)) {
            assert_ok(names_user_write(&u, &kept, &err), &err);
            show_kept(&kept, &got);
            check_kept(&kept);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&got, err.text);
        }
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        names_user_free(&u);
        buf_free(&list);
        buf_free(&kept);
        buf_free(&got);
    }
    cases_close(&cases);
    (void)state;
}

static void finds_who_claims_a_form(void **state)
{
    struct names_user u = {0};
    struct lede_error err;

    assert_ok(
        names_user_read(&u, SPAN("A B,org,C D\nE F,place,,retype\nG H,,,drop"), false, "L", &err),
        &err);
    assert_int_equal(names_user_find(&u, ENTITY_ORG, SPAN("c d")), 0);
    assert_true(names_user_find(&u, ENTITY_PERSON, SPAN("c d")) == SIZE_MAX);
    assert_int_equal(names_user_find(&u, ENTITY_PERSON, SPAN("e f")), 1);
    assert_int_equal(names_user_find(&u, ENTITY_PLACE, SPAN("g h")), 2);
    assert_true(names_user_find(&u, ENTITY_PLACE, SPAN("")) == SIZE_MAX);
    names_user_free(&u);
    (void)state;
}

static void refuses_what_is_no_text_and_what_is_too_long(void **state)
{
    struct names_user u = {0};
    struct lede_error err;
    char *many = mem_take(NAMES_USER_BYTES_MAX + 1, 1);

    assert_false(names_user_read(&u, SPAN("A\xff,org"), false, "L", &err));
    assert_string_equal(err.text, "L: no UTF-8 from byte 1 on");
    assert_false(names_user_read(&u, SPAN("A\x01,org"), false, "L", &err));
    assert_string_equal(err.text, "L:1: a control character in a name");
    assert_non_null(many);
    memset(many, '\n', NAMES_USER_BYTES_MAX + 1);
    assert_false(
        names_user_read(&u, (struct span){many, NAMES_USER_BYTES_MAX + 1}, false, "L", &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    mem_free(many);
    names_user_free(&u);
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct lede_error err = {.status = LEDE_OK};
        struct names_user u = {0};
        struct buf kept = {0};
        mem_fail_at(n);
        ok = names_user_read(&u, SPAN("A B,org,C D\n\"E\"\" F\",place,\"\"\"x\"\"\",retype"), false,
                             "L", &err) &&
             names_user_write(&u, &kept, &err);
        assert_memory(ok, &err);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
        names_user_free(&u);
        buf_free(&kept);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(finds_who_claims_a_form),
        cmocka_unit_test(refuses_what_is_no_text_and_what_is_too_long),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
