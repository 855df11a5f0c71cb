/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/outlets.h"

#include "analysis/words.h"
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

bool outlets_load(struct outlets *o, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(outlet_rows); i++)
        if (!add_row(o, &outlet_rows[i]))
            return error_memory(err);
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
