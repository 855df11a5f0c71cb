/* tests/fuzz/fuzz_csv.c: any bytes as a table: rows in order, each cell no longer than what it stands in, and
 * what was read is read again from the same cells in quotes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/csv.h"
#include "tests/support/insist.h"

/* The row once more, each cell in quotes. */
static void read_again(const struct csv_row *row, char separator)
{
    struct buf text = {0};
    struct csv csv = {0};
    struct csv_row again;
    struct arena arena = {0};
    struct lede_error err;

    for (size_t i = 0; i < row->count; i++) {
        if (i)
            buf_byte(&text, separator);
        buf_byte(&text, '"');
        for (size_t at = 0; at < row->cells[i].len; at++) {
            if (row->cells[i].at[at] == '"')
                buf_byte(&text, '"');
            buf_byte(&text, row->cells[i].at[at]);
        }
        buf_byte(&text, '"');
    }
    csv_begin(&csv, buf_span(&text), separator);
    insist(csv_next(&csv, &arena, &again, &err) == STEP_ITEM && again.count == row->count);
    for (size_t i = 0; i < row->count; i++)
        insist(span_equal(again.cells[i], row->cells[i]));
    insist(csv_next(&csv, &arena, &again, &err) == STEP_END);
    csv_free(&csv);
    arena_free(&arena);
    buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span all = {(const char *)data, size};
    struct csv csv = {0};
    struct csv_row row;
    struct arena arena = {0};
    struct lede_error err = {0};
    size_t left = size, line = 0;
    enum step step;

    csv_begin(&csv, all, 0);
    while ((step = csv_next(&csv, &arena, &row, &err)) != STEP_END) {
        insist(row.line > line && csv.rest.len < left);
        insist(step == STEP_ITEM ? row.count > 0
                                 : err.status == LEDE_INPUT || err.status == LEDE_LIMIT);
        if (step == STEP_ITEM)
            read_again(&row, csv.separator);
        line = row.line;
        left = csv.rest.len;
        arena_reset(&arena);
    }
    csv_free(&csv);
    arena_free(&arena);
    return 0;
}
