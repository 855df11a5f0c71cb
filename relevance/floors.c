/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/floors.h"

#include "common/file.h"
#include "common/number.h"

enum { FILE_MAX = 1 << 20 };

static bool add_row(struct floors *f, struct span line, size_t number, struct choices *choices,
                    struct lede_error *err)
{
    struct floor_row row = {.line = number};
    struct span name, least = line;

    if (!span_cut(&least, '\t', &name) || !least.at ||
        !number_parse_decimal(span_trim(least), &row.least))
        return error_set(err, LEDE_INPUT, "not a measure, a tab and a number");
    name = span_trim(name);
    if (!choice_parse(name, &row.choice, err) || !choices_add(choices, name, err))
        return false;
    if (row.choice.measure->over == OVER_NAME)
        return error_set(err, LEDE_INPUT, "%s is no number", row.choice.measure->name);
    f->rows[f->count++] = row;
    return true;
}

bool floors_parse(struct floors *f, const char *path, struct span bytes, struct choices *choices,
                  struct lede_error *err)
{
    struct span line;
    size_t lines = 1;

    for (size_t i = 0; i < bytes.len; i++)
        lines += bytes.at[i] == '\n';
    f->path = path;
    f->rows = arena_take(&f->arena, lines, sizeof *f->rows);
    if (!f->rows)
        return error_memory(err);
    for (size_t number = 1; span_cut(&bytes, '\n', &line); number++) {
        line = span_trim(line);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        if (!add_row(f, line, number, choices, err))
            return error_within(err, "%s:%zu", path, number);
    }
    return f->count > 0 || error_set(err, LEDE_INPUT, "%s: has no floor", path);
}

bool floors_read(struct floors *f, const char *path, struct choices *choices,
                 struct lede_error *err)
{
    struct span bytes;

    return file_read(path, FILE_MAX, &f->arena, &bytes, err) &&
           floors_parse(f, path, bytes, choices, err);
}

const struct floor_row *floors_next_missed(const struct floors *f, const struct choices *choices,
                                           const double *values, size_t *at)
{
    while (*at < f->count) {
        const struct floor_row *row = &f->rows[(*at)++];
        size_t place = choices_find(choices, &row->choice);
        if (place < choices->count && values[place] < row->least)
            return row;
    }
    return NULL;
}

void floors_free(struct floors *f)
{
    arena_free(&f->arena);
    *f = (struct floors){0};
}
