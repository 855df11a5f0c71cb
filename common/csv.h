/* common/csv.h: rows of a table of separated values, as RFC 4180 has them and spreadsheets write them.
 *
 * In:  any bytes: with a byte order mark of UTF-8 or without, lines that end with LF, CR LF or CR, cells
 *      parted by a comma, a semicolon, a tab or a bar, and a first line "sep=;" that says which.
 * Out: rows of cells. A cell in quotes may hold separators, line ends and quotes (written twice); a quote
 *      inside a cell that begins with none is a character as any other. Nothing is trimmed.
 * Rows may differ in length, and empty lines are passed over: what that means is the caller's.
 * Time is linear in the text, also over rows that are malformed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum { CSV_CELLS_MAX = 16384 }; /* of a row: as many as a spreadsheet has */

/* Set by csv_begin(). rest is what was not read yet, and may be looked at. */
struct csv {
    struct span rest;
    char separator;
    size_t line; /* of the text, from 1: where rest begins */
    struct span *cells;
    size_t cap;
};

struct csv_row {
    struct span *cells; /* borrowed until the next csv_next(), what they hold from text or arena */
    size_t count;       /* at least 1 */
    size_t line;        /* where the row begins */
};

/* Begin to read the text, which is borrowed until csv_free(). separator 0: the one of the four that stands
 * most often in the first line, outside quotes. */
void csv_begin(struct csv *c, struct span text, char separator);

/* The next row. The arena gets the cells that quotes were taken out of. STEP_FAILED with LEDE_MEMORY, or with
 * LEDE_INPUT ("a quote is never closed", "text behind a closing quote") or LEDE_LIMIT (too many cells) for a
 * row that cannot be read: row->line is its place, and the next call goes on with the next line. */
enum step csv_next(struct csv *c, struct arena *arena, struct csv_row *row,
                   struct lede_error *err) MUST_CHECK;

void csv_free(struct csv *c);
