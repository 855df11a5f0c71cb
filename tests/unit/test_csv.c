/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/csv.h"
#include "common/random.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* All rows of the text, as the case file writes them. */
static void show_rows(struct span text, struct buf *out)
{
    struct csv csv = {0};
    struct csv_row row;
    struct arena arena = {0};
    struct lede_error err;
    enum step step;

    csv_begin(&csv, text, 0);
    while ((step = csv_next(&csv, &arena, &row, &err)) != STEP_END) {
        buf_addf(out, "%s%zu", out->len ? " " : "", row.line);
        if (step == STEP_FAILED)
            buf_addf(out, "! %s", err.text);
        for (size_t i = 0; step == STEP_ITEM && i < row.count; i++) {
            buf_byte(out, '<');
            buf_add(out, row.cells[i]);
            buf_byte(out, '>');
        }
    }
    csv_free(&csv);
    arena_free(&arena);
}

static void reads_the_rows_of_the_cases(void **state)
{
    struct cases cases = cases_open("csv.tsv", 2);
    struct buf got = {0};

    while (cases_next(&cases)) {
        buf_reset(&got);
        show_rows(cases.column[0], &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
    }
    buf_free(&got);
    cases_close(&cases);
    (void)state;
}

enum { ROWS = 60, CELLS_MAX = 7 };

/* A table of random cells, each a few of the signs that mean something; the cells end with a NUL each. */
static void make_table(struct random *random, char separator, struct buf *text, struct buf *cells,
                       size_t counts[ROWS])
{
    static const char *const signs[] = {"a", "\"", ",", ";", "\n", "\r\n", "\r", " ", "\t", "|"};

    for (size_t r = 0; r < ROWS; r++) {
        counts[r] = 1 + random_below(random, CELLS_MAX);
        for (size_t c = 0; c < counts[r]; c++) {
            if (c)
                buf_byte(text, separator);
            buf_byte(text, '"');
            for (size_t n = random_below(random, 5); n; n--) {
                const char *sign = signs[random_below(random, ARRAY_LEN(signs))];
                buf_text(cells, sign);
                buf_text(text, sign[0] == '"' ? "\"\"" : sign);
            }
            buf_byte(text, '"');
            buf_byte(cells, '\0');
        }
        buf_text(text, random_below(random, 2) ? "\n" : "\r\n");
    }
}

static void what_is_written_is_read(void **state)
{
    struct random random = {20161};
    struct arena arena = {0};

    for (size_t run = 0; run < 50; run++) {
        char separator = ",;\t|"[run % 4];
        struct buf text = {0}, cells = {0};
        size_t counts[ROWS];
        struct csv csv = {0};
        struct csv_row row;
        struct lede_error err;

        make_table(&random, separator, &text, &cells, counts);
        struct span want = buf_span(&cells), cell;
        csv_begin(&csv, buf_span(&text), separator);
        for (size_t r = 0; r < ROWS; r++) {
            assert_int_equal(csv_next(&csv, &arena, &row, &err), STEP_ITEM);
            assert_int_equal(row.count, counts[r]);
            for (size_t c = 0; c < row.count; c++) {
                assert_true(span_cut(&want, '\0', &cell));
                assert_span(row.cells[c], cell);
            }
        }
        assert_int_equal(csv_next(&csv, &arena, &row, &err), STEP_END);
        csv_free(&csv);
        buf_free(&text);
        buf_free(&cells);
    }
    arena_free(&arena);
    (void)state;
}

static void a_row_of_too_many_cells_is_refused_alone(void **state)
{
    struct buf text = {0};
    struct csv csv = {0};
    struct csv_row row;
    struct arena arena = {0};
    struct lede_error err;

    for (size_t more = 0; more < 2; more++) {
        for (size_t i = 1; i < CSV_CELLS_MAX + more; i++)
            buf_byte(&text, ',');
        buf_text(&text, "\n");
    }
    buf_text(&text, "a,b");
    assert_true(buf_ok(&text));
    csv_begin(&csv, buf_span(&text), ',');
    assert_int_equal(csv_next(&csv, &arena, &row, &err), STEP_ITEM);
    assert_int_equal(row.count, CSV_CELLS_MAX);
    assert_int_equal(csv_next(&csv, &arena, &row, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_LIMIT);
    assert_int_equal(row.line, 2);
    assert_int_equal(csv_next(&csv, &arena, &row, &err), STEP_ITEM);
    assert_int_equal(row.count, 2);
    assert_int_equal(row.line, 3);
    csv_free(&csv);
    arena_free(&arena);
    buf_free(&text);
    (void)state;
}

static bool read_all(struct span text, struct lede_error *err)
{
    struct csv csv = {0};
    struct csv_row row;
    struct arena arena = {0};
    enum step step;

    csv_begin(&csv, text, 0);
    while ((step = csv_next(&csv, &arena, &row, err)) == STEP_ITEM)
        assert_true(row.count > 0);
    csv_free(&csv);
    arena_free(&arena);
    return step == STEP_END;
}

static void survives_any_allocation_that_fails(void **state)
{
    struct lede_error err = {0};
    size_t n = 0;
    bool ok;

    do {
        mem_fail_at(++n);
        ok = read_all(SPAN("a,\"b\"\"c\",d,e,f,g,h,i,j,k,l,m,n,o,p\n\"q\"\"\",r\n"), &err);
        if (!ok)
            assert_int_equal(err.status, LEDE_MEMORY);
    } while (mem_failed());
    mem_fail_at(0);
    assert_true(ok);
    assert_true(n > 2);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_rows_of_the_cases),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_row_of_too_many_cells_is_refused_alone),
        cmocka_unit_test(survives_any_allocation_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
