/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/outlets.h"

#include "analysis/words.h"
#include "common/utf8.h"
#include "indexer/extract/outlets_table.h"

enum {
    KEY_MAX = 120,  /* bytes; a longer name is no outlet's */
    BEGIN_WORDS = 6 /* "Islamic Republic of Iran Broadcasting" has five */
};

/* The folded letters and digits of a name, without blanks. 0 when there are none or too many. */
static size_t key_of(struct span name, char key[KEY_MAX])
{
    size_t len, to = 0;

    if (name.len >= KEY_MAX)
        return 0;
    len = words_fold(name, key, KEY_MAX);
    for (size_t i = 0; i < len; i++)
        if (key[i] != ' ' && key[i] != '\'' && key[i] != '.')
            key[to++] = key[i];
    return to;
}

static bool add_row(struct outlets *o, const struct outlet_row *row)
{
    char key[KEY_MAX];
    struct span part, names = span_of(row->names);
    struct outlet *outlet = arena_take(&o->rows, 1, sizeof *outlet);

    if (!outlet)
        return false;
    outlet->agency = row->agency;
    while (span_cut(&names, '|', &part)) {
        size_t len = key_of(part, key);
        if (!outlet->name)
            outlet->name = arena_copy(&o->rows, part);
        if (!outlet->name || len == 0 || !map_put(&o->by_key, (struct span){key, len}, outlet))
            return false;
    }
    return true;
}

static bool add_host_row(struct outlets *o, const struct outlet_host_row *row)
{
    char key[KEY_MAX];
    size_t len = key_of(span_of(row->host), key);
    struct outlet *outlet = arena_take(&o->rows, 1, sizeof *outlet);

    if (!outlet || len == 0)
        return false;
    outlet->name = row->name;
    return map_put(&o->by_key, (struct span){key, len}, outlet);
}

bool outlets_load(struct outlets *o, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(outlet_host_rows); i++)
        if (!add_host_row(o, &outlet_host_rows[i]))
            return error_memory(err);
    for (size_t i = 0; i < ARRAY_LEN(outlet_rows); i++)
        if (!add_row(o, &outlet_rows[i]))
            return error_memory(err);
    return true;
}

static bool is_text(struct span part)
{
    if (utf8_valid_length(part) != part.len)
        return false;
    for (size_t i = 0; i < part.len; i++)
        if ((unsigned char)part.at[i] < ' ' || part.at[i] == 0x7f)
            return false;
    return true;
}

/* Let a name or alias stand for the user's outlet. */
static bool add_part(struct outlets *o, struct span part, struct outlet *outlet,
                     struct lede_error *err)
{
    char key[KEY_MAX];
    size_t len = is_text(part) ? key_of(part, key) : 0;
    const struct outlet *before = len ? map_get(&o->by_key, (struct span){key, len}) : NULL;

    if (len == 0)
        return error_set(err, LEDE_INPUT, "\"%.*s\" is no name of an outlet: %s", SPAN_ARGS(part),
                         part.len < KEY_MAX ? "it needs letters or digits, as UTF-8"
                                            : "it is too long");
    if (before && before->line && before != outlet)
        return error_set(err, LEDE_INPUT, "\"%.*s\" stands for \"%s\" by line %zu", SPAN_ARGS(part),
                         before->name, before->line);
    outlet->agency |= before && before->agency;
    return map_put(&o->by_key, (struct span){key, len}, outlet) || error_memory(err);
}

static bool add_line(struct outlets *o, struct span line, size_t number, struct lede_error *err)
{
    struct outlet *outlet = arena_take(&o->rows, 1, sizeof *outlet);
    struct span part;

    if (!outlet)
        return error_memory(err);
    outlet->line = number;
    while (span_cut(&line, '\t', &part)) {
        part = span_trim(part);
        if (outlet->name && part.len == 0)
            continue;
        if (!outlet->name)
            outlet->name = arena_copy(&o->rows, part);
        if (!outlet->name)
            return error_memory(err);
        if (!add_part(o, part, outlet, err))
            return false;
    }
    return true;
}

bool outlets_add(struct outlets *o, struct span rows, const char *path, struct lede_error *err)
{
    struct span bom = SPAN("\xef\xbb\xbf"), line;

    if (span_starts(rows, bom))
        rows = span_part(rows, bom.len, rows.len);
    for (size_t number = 1; span_cut(&rows, '\n', &line); number++) {
        struct span text = span_trim(line);
        if (text.len == 0 || text.at[0] == '#')
            continue;
        if (!add_line(o, line, number, err))
            return err->status == LEDE_MEMORY ? false : error_within(err, "%s:%zu", path, number);
    }
    return true;
}

const struct outlet *outlets_find(const struct outlets *o, struct span name)
{
    char key[KEY_MAX];
    size_t len = key_of(name, key);
    return len ? map_get(&o->by_key, (struct span){key, len}) : NULL;
}

const struct outlet *outlets_find_host(const struct outlets *o, struct span host)
{
    while (span_find(host, SPAN("."), 0) != SIZE_MAX) {
        const struct outlet *found = outlets_find(o, host);
        if (found)
            return found;
        host = span_part(host, span_find(host, SPAN("."), 0) + 1, host.len);
    }
    return NULL;
}

const struct outlet *outlets_begin(const struct outlets *o, struct span line, size_t *len)
{
    const struct outlet *found = NULL;
    struct words walk = {.text = span_part(line, 0, line.len < KEY_MAX ? line.len : KEY_MAX - 1)};
    struct word word;

    for (size_t n = 0; n < BEGIN_WORDS && words_next(&walk, &word); n++) {
        size_t end = word.end;
        struct span part = span_part(line, word.start, end);
        if (span_ends(part, SPAN("'s")) || span_ends(part, SPAN("\xe2\x80\x99s")))
            end = word.start +
                  span_find(part,
                            part.at[part.len - 2] == '\'' ? SPAN("'s") : SPAN("\xe2\x80\x99s"), 0);
        const struct outlet *here = outlets_find(o, span_part(line, 0, end));
        if (here) {
            found = here;
            *len = end;
        }
    }
    return found;
}

void outlets_free(struct outlets *o)
{
    map_free(&o->by_key);
    arena_free(&o->rows);
}
