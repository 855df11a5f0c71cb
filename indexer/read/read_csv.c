/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_csv.h"

#include <stdio.h>

#include "common/buf.h"
#include "common/limits.h"
#include "indexer/read/charset.h"
#include "indexer/read/given_date.h"
#include "indexer/read/key_map.h"
#include "indexer/read/plain_text.h"

enum { COLUMNS_MAX = 1000, NAMED_MAX = 300 /* bytes of column names in a message */ };
enum { TELLING_FIELDS = 2 /* beside the text: so many show that articles were meant */ };

struct csv_state {
    const struct key_map *map;
    struct span rest; /* decoded */
    size_t line, repaired;
    char separator;
    bool opened, ended;
    size_t column_count;
    size_t columns[KEY_COUNT]; /* the column of a field; SIZE_MAX: none has it */
};

/* ---- Rows ---- */

/* One cell of a row: what stands between separators. */
struct cell {
    struct span raw; /* between its quotes when quoted */
    bool quoted, doubled, open;
};

/* The cell at *at, and *at to behind its separator. *last: the row ends with it. A quote is one at the begin
 * of a cell alone; what stands behind the closing one is dropped. */
static struct cell cut_cell(struct span text, char separator, size_t *at, bool *last)
{
    struct cell cell = {0};
    size_t i = *at, start = i;

    cell.quoted = i < text.len && text.at[i] == '"';
    if (cell.quoted) {
        for (start = ++i; i < text.len; i++) {
            if (text.at[i] != '"')
                continue;
            if (i + 1 == text.len || text.at[i + 1] != '"')
                break;
            cell.doubled = true;
            i++;
        }
        cell.raw = span_part(text, start, i);
        cell.open = i == text.len;
    }
    while (i < text.len && text.at[i] != separator && text.at[i] != '\n')
        i++;
    if (!cell.quoted)
        cell.raw = span_part(text, start, i);
    *last = i == text.len || text.at[i] == '\n';
    *at = i + (i < text.len);
    return cell;
}

static bool read_cell(struct cell cell, struct arena *arena, struct span *out,
                      struct lede_error *err)
{
    char *to;
    size_t len = 0;

    *out = cell.raw;
    if (!cell.doubled)
        return true;
    to = arena_take(arena, cell.raw.len, 1);
    if (!to)
        return error_memory(err);
    for (size_t i = 0; i < cell.raw.len; i++) {
        to[len++] = cell.raw.at[i];
        i += cell.raw.at[i] == '"';
    }
    *out = (struct span){to, len};
    return true;
}

/* ---- The header ---- */

static size_t count_outside_quotes(struct span line, char sign)
{
    size_t n = 0;
    bool quoted = false;

    for (size_t i = 0; i < line.len && (quoted || line.at[i] != '\n'); i++) {
        quoted ^= line.at[i] == '"';
        n += !quoted && line.at[i] == sign;
    }
    return n;
}

static char separator_of(struct span header)
{
    static const char signs[] = {',', '\t', ';', '|'};
    char best = ',';
    size_t most = 0;

    for (size_t i = 0; i < sizeof signs; i++) {
        size_t n = count_outside_quotes(header, signs[i]);
        if (n > most) {
            most = n;
            best = signs[i];
        }
    }
    return best;
}

/* A header's columns, in order; where the field of a column has one of a better rank, or an earlier of the
 * same, that one stays. names gets the columns for a message. */
static bool read_header(struct csv_state *s, struct span *header, struct arena *arena,
                        struct buf *names, struct lede_error *err)
{
    unsigned ranks[KEY_COUNT], rank;
    enum key_field field;
    size_t at = 0;
    bool last = header->len == 0;

    for (size_t i = 0; i < KEY_COUNT; i++) {
        s->columns[i] = SIZE_MAX;
        ranks[i] = UINT32_MAX;
    }
    for (; !last && s->column_count < COLUMNS_MAX; s->column_count++) {
        struct span name;
        if (!read_cell(cut_cell(*header, s->separator, &at, &last), arena, &name, err))
            return false;
        name = span_trim(name);
        if (names->len + name.len < NAMED_MAX)
            buf_addf(names, "%s%.*s", names->len ? ", " : "", SPAN_ARGS(name));
        if (key_map_find(s->map, name, &field, &rank) && rank < ranks[field]) {
            ranks[field] = rank;
            s->columns[field] = s->column_count;
        }
    }
    *header = span_part(*header, at, header->len);
    return buf_ok(names) || error_memory(err);
}

static enum read_step without_text(const struct csv_state *s, const struct buf *names,
                                   struct read_problem *problem)
{
    size_t telling = 0;

    for (size_t i = 0; i < KEY_COUNT; i++)
        telling += s->columns[i] != SIZE_MAX;
    problem->line = 0;
    (void)error_set(&problem->error, LEDE_INPUT,
                    "no column is known to hold the text; the columns are: %.*s (--map text=COLUMN "
                    "names it)",
                    SPAN_ARGS(buf_span(names)));
    return telling >= TELLING_FIELDS || s->map ? READ_PROBLEM : READ_FOREIGN;
}

/* Decode all, read the header. READ_ITEM: rows can follow. */
static enum read_step begin(struct csv_state *s, const struct input *in, struct arena *arena,
                            struct read_problem *problem, struct lede_error *err)
{
    struct decoded head, rows;
    struct buf names = {0};
    enum read_step step = READ_FAILED;
    struct span header;

    if (!charset_decode(in->head, arena, &head, err) ||
        !charset_decode(in->bytes, arena, &rows, err))
        return READ_FAILED;
    s->rest = rows.text;
    s->repaired = rows.repaired;
    s->line = in->first_line ? in->first_line : 1;
    header = in->head.len ? head.text : rows.text;
    s->separator = separator_of(header);
    if (read_header(s, &header, arena, &names, err))
        step = s->columns[KEY_TEXT] == SIZE_MAX ? without_text(s, &names, problem) : READ_ITEM;
    buf_free(&names);
    if (in->head.len == 0) {
        for (const char *c = s->rest.at; c < header.at; c++)
            s->line += *c == '\n';
        s->rest = header;
    }
    return step;
}

/* ---- Articles ---- */

/* What a row's cells give. False when out of memory. */
static bool take_cell(const struct csv_state *s, size_t column, struct cell cell,
                      struct arena *arena, struct raw_document *out, struct lede_error *err)
{
    for (enum key_field field = 0; field < KEY_COUNT; field++) {
        struct span text, *to = key_field_of(out, field);
        if (s->columns[field] != column)
            continue;
        if (!read_cell(cell, arena, &text, err))
            return false;
        if (field == KEY_TEXT) {
            if (!text_of_any(text, arena, to, err))
                return false;
            continue;
        }
        *to = span_trim(text);
        if (field == KEY_DATE
                ? !given_date(*to, arena, to, err)
                : field != KEY_ID && field != KEY_URL && !line_of_any(*to, arena, to, err))
            return false;
    }
    return true;
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

/* A quote that stays open costs its line alone: the rest is read again from the next. */
static enum read_step pass_open_quote(struct csv_state *s, size_t line,
                                      struct read_problem *problem)
{
    struct span passed;

    (void)span_cut(&s->rest, '\n', &passed);
    s->line = line + 1;
    return problem_at(problem, line, "a quote in this row is never closed");
}

static enum read_step next_row(struct csv_state *s, struct arena *arena, struct raw_document *out,
                               struct read_problem *problem, struct lede_error *err)
{
    size_t at = 0, count = 0, line = s->line;
    bool last = false, open = false;
    char why[100];

    *out = (struct raw_document){.body_given = true, .line = line};
    while (!last) {
        struct cell cell = cut_cell(s->rest, s->separator, &at, &last);
        open |= cell.open;
        if (!open && !take_cell(s, count, cell, arena, out, err))
            return READ_FAILED;
        count++;
    }
    if (open)
        return pass_open_quote(s, line, problem);
    out->bytes = span_trim(span_part(s->rest, 0, at));
    for (size_t i = 0; i < at; i++)
        s->line += s->rest.at[i] == '\n';
    s->rest = span_part(s->rest, at, s->rest.len);
    if (count != s->column_count) {
        (void)snprintf(why, sizeof why, "a row of %zu cells under a header of %zu", count,
                       s->column_count);
        return problem_at(problem, line, why);
    }
    if (span_trim(out->text).len == 0)
        return problem_at(problem, line, "no text");
    if (out->id.len > ID_BYTES_MAX)
        return problem_at(problem, line, "its id is longer than an id may be");
    out->repaired = s->repaired; /* which row they stand in is not known: the first is named */
    s->repaired = 0;
    return READ_ITEM;
}

struct csv_input {
    struct csv_state state;
    struct input in;
    struct arena *arena; /* of the input: what is decoded outlives a document */
};

static void *open_csv(const struct input *in, struct arena *arena)
{
    struct csv_input *c = arena_take(arena, 1, sizeof *c);
    if (c) {
        c->in = *in;
        c->arena = arena;
        c->state.map = in->map && in->map->count ? in->map : NULL;
    }
    return c;
}

static enum read_step next_csv(void *state, struct arena *arena, struct raw_document *out,
                               struct read_problem *problem, struct lede_error *err)
{
    struct csv_input *c = state;
    struct csv_state *s = &c->state;

    if (!s->opened) {
        enum read_step step = begin(s, &c->in, c->arena, problem, err);
        s->opened = true;
        s->ended = step != READ_ITEM;
        if (step != READ_ITEM)
            return step;
    }
    while (!s->ended && s->rest.len > 0 && s->rest.at[0] == '\n') { /* an empty line is no row */
        s->rest = span_part(s->rest, 1, s->rest.len);
        s->line++;
    }
    if (s->ended || s->rest.len == 0)
        return READ_END;
    return next_row(s, arena, out, problem, err);
}

/* ---- Where a row ends ---- */

enum { IN_QUOTES = 1, BEHIND_QUOTE = 2, IN_CELL = 3 };

/* state->a: where the byte before stands. Which sign separates is not known here: each of the four ends a cell,
 * which matters only where a quote follows. */
static size_t cut_row(struct cut_state *state, struct span bytes, bool last)
{
    for (size_t i = (size_t)state->looked; i < bytes.len; i++) {
        char c = bytes.at[i];
        if (state->a == IN_QUOTES) {
            state->a = c == '"' ? BEHIND_QUOTE : IN_QUOTES;
        } else if (c == '"' && state->a != IN_CELL) {
            state->a = IN_QUOTES; /* at a cell's begin, or doubled */
        } else if (c == '\n') {
            *state = (struct cut_state){0};
            return i + 1;
        } else {
            state->a = c == ',' || c == ';' || c == '\t' || c == '|' ? 0 : IN_CELL;
        }
    }
    state->looked = last ? 0 : bytes.len;
    return last ? bytes.len : 0;
}

static bool is_utf16(struct span bytes)
{
    return span_starts(bytes, SPAN("\xff\xfe")) || span_starts(bytes, SPAN("\xfe\xff"));
}

static size_t head_of(struct span bytes)
{
    struct cut_state state = {0};
    size_t mark = span_starts(bytes, SPAN("\xef\xbb\xbf")) ? 3 : 0, len;

    if (is_utf16(bytes))
        return 0;
    len = cut_row(&state, span_part(bytes, mark, bytes.len), false);
    return len ? mark + len : bytes.len;
}

/* Separated values cannot be told from text by a look: their ending names them. */
static int sniff(struct span head, struct span path)
{
    (void)head;
    (void)path;
    return 0;
}

static const char *const suffixes[] = {".csv", ".tsv", ".tab", NULL};

const struct reader csv_reader = {.name = "csv",
                                  .suffixes = suffixes,
                                  .sniff = sniff,
                                  .cut = cut_row,
                                  .head = head_of,
                                  .open = open_csv,
                                  .next = next_csv};
