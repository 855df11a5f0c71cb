/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/meta_file.h"

#include "analysis/language_codes.h"
#include "common/buf.h"
#include "common/csv.h"
#include "common/date.h"
#include "common/limits.h"
#include "indexer/extract/pub_date.h"
#include "indexer/extract/source.h"
#include "indexer/read/charset.h"

enum { COLUMN_ID = OVERRIDE_FIELDS, COLUMN_PATH, COLUMN_DROP, COLUMN_NONE, COLUMNS = COLUMN_NONE };

/* The table under way. */
struct table {
    const char *path;
    const struct outlets *outlets;
    struct overrides *overrides;
    size_t *columns; /* what the cells of a row are */
    size_t count;
    struct buf cell;
    struct arena arena; /* of a row */
};

static const char *column_name(size_t column)
{
    static const char *const others[] = {"id", "path", "drop"};
    return column < OVERRIDE_FIELDS ? override_field_name((enum override_field)column)
                                    : others[column - OVERRIDE_FIELDS];
}

/* ---- The first row ---- */

static bool name_column(struct table *t, struct span cell, size_t *column, struct lede_error *err)
{
    cell = span_trim(cell);
    *column = COLUMN_NONE;
    for (size_t c = 0; cell.len && c < COLUMNS; c++)
        if (span_is_any_case(cell, column_name(c)))
            *column = c;
    if (cell.len && *column == COLUMN_NONE)
        return error_set(err, LEDE_INPUT,
                         "\"%.*s\" is no column (id or path, date, source, title, author, url, "
                         "section, language, drop)",
                         SPAN_ARGS(cell));
    for (size_t i = 0; i < t->count; i++)
        if (*column != COLUMN_NONE && t->columns[i] == *column)
            return error_set(err, LEDE_INPUT, "column %s stands there twice", column_name(*column));
    return true;
}

static bool take_head(struct table *t, const struct csv_row *row, struct lede_error *err)
{
    bool has_key = false;

    t->columns = mem_take(row->count, sizeof *t->columns);
    if (!t->columns)
        return error_memory(err);
    for (size_t i = 0; i < row->count; i++) {
        size_t column;
        if (!name_column(t, row->cells[i], &column, err))
            return false;
        t->columns[t->count++] = column;
        has_key |= column == COLUMN_ID || column == COLUMN_PATH;
    }
    return has_key || error_set(err, LEDE_INPUT, "no column id or path in its first row");
}

/* ---- Rows ---- */

bool meta_date_parse(struct span text, struct lede_date *out)
{
    size_t dots = span_find(text, SPAN(".."), 0);
    struct lede_date from, to;

    if (dots == SIZE_MAX)
        return pub_date_parse(text, out);
    if (!pub_date_parse(span_part(text, 0, dots), &from) ||
        !pub_date_parse(span_part(text, dots + 2, text.len), &to) || from.earliest > to.latest)
        return false;
    *out = date_of_span(from.earliest, to.latest);
    return true;
}

/* The cell in one line, without blanks at its ends. */
static struct span one_line(struct table *t, struct span cell)
{
    cell = span_trim(cell);
    buf_reset(&t->cell);
    for (size_t i = 0; i < cell.len; i++) {
        char c = (unsigned char)cell.at[i] <= ' ' || cell.at[i] == 0x7f ? ' ' : cell.at[i];
        if (c != ' ' || (t->cell.len && t->cell.at[t->cell.len - 1] != ' '))
            buf_byte(&t->cell, c);
    }
    return buf_span(&t->cell);
}

/* What the cell gives, as overrides carry it; in t->cell or the outlets. */
static bool read_value(struct table *t, enum override_field field, struct span *value,
                       struct lede_error *err)
{
    char code[LANGUAGE_CODE_MAX + 1], from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    static const struct credits no_credits;
    static const struct dateline no_dateline;
    struct lede_date date;

    if (span_is_any_case(*value, "unknown")) {
        *value = (struct span){0};
        return true;
    }
    if (value->len > FIELD_BYTES_MAX)
        return error_set(err, LEDE_INPUT, "%s: longer than %d bytes", override_field_name(field),
                         FIELD_BYTES_MAX);
    if (field == OVERRIDE_DATE) {
        if (!meta_date_parse(*value, &date))
            return error_set(err, LEDE_INPUT,
                             "\"%.*s\" is no date (2016, 2016-07, 2016-07-26, "
                             "2016-07-01..2016-08-15, unknown)",
                             SPAN_ARGS(*value));
        date_write(date.earliest, from);
        date_write(date.latest, to);
        buf_reset(&t->cell);
        buf_addf(&t->cell, "%s..%s", from, to);
        *value = buf_span(&t->cell);
    } else if (field == OVERRIDE_SOURCE) {
        *value = source_find(*value, (struct span){0}, &no_credits, &no_dateline, NULL, t->outlets)
                     .value;
    } else if (field == OVERRIDE_LANGUAGE && language_read(*value, code)) {
        buf_reset(&t->cell);
        buf_text(&t->cell, code);
        *value = buf_span(&t->cell);
    }
    return buf_ok(&t->cell) || error_memory(err);
}

static bool take_drop(struct override *one, struct span value, struct lede_error *err)
{
    static const char *const yes[] = {"yes", "1", "true", "y", "drop"};
    static const char *const no[] = {"no", "0", "false", "n", "-"};

    for (size_t i = 0; i < ARRAY_LEN(yes); i++)
        if (span_is_any_case(value, yes[i]))
            return one->drop = true;
    for (size_t i = 0; i < ARRAY_LEN(no); i++)
        if (span_is_any_case(value, no[i])) {
            one->drop = false;
            return true;
        }
    return error_set(err, LEDE_INPUT, "drop: \"%.*s\" is neither yes nor no", SPAN_ARGS(value));
}

static bool take_cell(struct table *t, struct override *one, size_t column, struct span cell,
                      struct lede_error *err)
{
    struct span value = one_line(t, cell);

    if (!buf_ok(&t->cell))
        return error_memory(err);
    if (value.len == 0 || column == COLUMN_ID || column == COLUMN_PATH)
        return true;
    if (column == COLUMN_NONE)
        return error_set(err, LEDE_INPUT, "\"%.*s\" stands in no column", SPAN_ARGS(value));
    if (column == COLUMN_DROP)
        return take_drop(one, value, err);
    if (span_is(value, "-")) {
        one->given[column] = false;
        one->values[column] = (struct span){0};
        return true;
    }
    if (!read_value(t, (enum override_field)column, &value, err))
        return false;
    one->given[column] = true;
    one->values[column] = arena_span(&t->overrides->text, value);
    return one->values[column].at || error_memory(err);
}

static struct span cell_of(const struct table *t, const struct csv_row *row, size_t column)
{
    for (size_t i = 0; i < t->count && i < row->count; i++)
        if (t->columns[i] == column)
            return span_trim(row->cells[i]);
    return (struct span){0};
}

static bool is_empty(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (span_trim(row->cells[i]).len)
            return false;
    return true;
}

static bool take_row(struct table *t, const struct csv_row *row, struct lede_error *err)
{
    struct span id = cell_of(t, row, COLUMN_ID), path = cell_of(t, row, COLUMN_PATH);
    struct span key = id.len ? id : path;
    struct override *one;

    if (is_empty(row))
        return true;
    if (key.len == 0 || key.len > ID_BYTES_MAX)
        return error_set(err, LEDE_INPUT, key.len ? "an id or path of %zu bytes" : "no id or path",
                         key.len);
    one = overrides_put(t->overrides, id.len == 0, key);
    if (!one)
        return error_memory(err);
    one->line = row->line;
    for (size_t i = 0; i < row->count; i++)
        if (!take_cell(t, one, i < t->count ? t->columns[i] : COLUMN_NONE, row->cells[i], err))
            return false;
    return true;
}

bool meta_file_read(struct span bytes, bool tabs, const char *path, const struct outlets *outlets,
                    struct overrides *o, struct lede_error *err)
{
    struct table t = {.path = path, .outlets = outlets, .overrides = o};
    struct decoded decoded = {0};
    struct arena text = {0};
    struct csv csv = {0};
    struct csv_row row = {.line = 1};
    enum step step = STEP_FAILED;
    bool ok = charset_decode(bytes, &text, &decoded, err);

    if (ok && decoded.repaired)
        ok = error_set(err, LEDE_INPUT, "%zu byte%s in it %s no text", decoded.repaired,
                       decoded.repaired == 1 ? "" : "s", decoded.repaired == 1 ? "is" : "are");
    if (ok)
        csv_begin(&csv, decoded.text, tabs ? '\t' : 0);
    while (ok && (step = csv_next(&csv, &t.arena, &row, err)) == STEP_ITEM) {
        ok = t.columns ? take_row(&t, &row, err) : take_head(&t, &row, err);
        arena_reset(&t.arena);
    }
    if (ok && step == STEP_END && !t.columns)
        ok = error_set(err, LEDE_INPUT, "no columns: it is empty");
    ok = ok && step == STEP_END;
    if (!ok && err->status != LEDE_MEMORY)
        (void)error_within(err, "%s:%zu", path, row.line);
    csv_free(&csv);
    mem_free(t.columns);
    buf_free(&t.cell);
    arena_free(&t.arena);
    arena_free(&text);
    return ok;
}
