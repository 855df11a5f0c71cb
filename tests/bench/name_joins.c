/* tests/bench/name_joins.c: which of an archive's names are one, to measure it (docs/entities.md): reads lines of type (person,
 * org, place), articles and name, parted by tabs, writes a line of name, tab, and the type's letter, a colon and what
 * the name is shown by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/number.h"
#include "index/names_canon.h"

enum { LINE_MAX_BYTES = 4096 };

static bool take_type(struct span word, enum entity_type *out)
{
    for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++)
        if (span_is(word, entity_type_name((enum entity_type)t))) {
            *out = (enum entity_type)t;
            return true;
        }
    return false;
}

static bool take_line(struct span line, enum entity_type *type, uint64_t *articles,
                      struct span *name)
{
    struct span word, number;

    if (!span_cut(&line, '\t', &word) || !span_cut(&line, '\t', &number) ||
        !take_type(word, type) || !number_parse(number, INT32_MAX, articles))
        return false;
    *name = line;
    return true;
}

static void write_line(const struct names_canon *c, enum entity_type type, struct span name)
{
    char folded[NAME_FOLDED_MAX];
    uint32_t entry = names_canon_of_form(c, type, (struct span){folded, names_fold(name, folded)});

    if (entry != CANON_NONE)
        (void)printf("%.*s\t%c:%.*s\n", SPAN_ARGS(name), name_letter(type),
                     SPAN_ARGS(c->entries[entry].shown));
}

int main(void)
{
    struct names names = {0};
    struct names_canon canon = {0};
    struct lede_error err = {0};
    struct buf all = {0};
    char bytes[LINE_MAX_BYTES];
    struct span rest, line, name;
    enum entity_type type;
    uint64_t articles;
    bool ok = true;

    while (fgets(bytes, sizeof bytes, stdin))
        buf_text(&all, bytes);
    ok = buf_ok(&all);
    for (rest = buf_span(&all); ok && span_cut(&rest, '\n', &line);)
        if (take_line(line, &type, &articles, &name))
            ok = names_add(&names, type, name, (int)articles, &err);
    ok = ok && names_prepare(&names, &err) && names_canon_make(&canon, &names, NULL, &err);
    for (rest = buf_span(&all); ok && span_cut(&rest, '\n', &line);)
        if (take_line(line, &type, &articles, &name))
            write_line(&canon, type, name);
    if (!ok)
        (void)fprintf(stderr, "name_joins: %s\n", err.text);
    names_canon_free(&canon);
    names_free(&names);
    buf_free(&all);
    return ok && !ferror(stdin) && fflush(stdout) == 0 ? 0 : 2;
}
