/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/near_names.h"

#include <stdlib.h>

#include "analysis/edit_distance.h"
#include "analysis/words.h"
#include "common/utf8.h"
#include "index/names_rows.h"

enum { EDITS_MAX = 2, EDITS_TOO_MANY };

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* From the word to the nearest word of the name. */
static unsigned word_edits(struct span word, struct span name)
{
    unsigned limit = edit_limit(word), least = EDITS_TOO_MANY;
    struct span other;

    while (least > 0 && span_cut(&name, ' ', &other)) {
        unsigned edits = edit_distance(word, other, limit);
        if (edits <= limit)
            least = smaller(least, edits);
    }
    return least;
}

/* From the words asked for to the name, both folded. */
static unsigned name_edits(struct span asked, struct span name)
{
    struct span words = asked, word;
    unsigned edits = 0, limit = edit_limit(asked), whole = edit_distance(asked, name, limit);

    while (edits <= EDITS_MAX && span_cut(&words, ' ', &word))
        edits += word_edits(word, name);
    return smaller(smaller(edits, EDITS_TOO_MANY), whole <= limit ? whole : EDITS_TOO_MANY);
}

struct candidate {
    struct near_name near;
    bool rare, other_start;
};

static struct candidate candidate_of(const struct near_name *near, struct span asked)
{
    size_t len;

    return (struct candidate){*near, near->articles < 2,
                              utf8_at(asked, 0, &len) != utf8_at(near->folded, 0, &len)};
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;

    if (x->rare != y->rare)
        return x->rare ? 1 : -1;
    if (x->near.edits != y->near.edits)
        return x->near.edits < y->near.edits ? -1 : 1;
    if (x->other_start != y->other_start)
        return x->other_start ? 1 : -1;
    if (x->near.articles != y->near.articles)
        return x->near.articles > y->near.articles ? -1 : 1;
    int order = span_compare(x->near.folded, y->near.folded);
    return order ? order : span_compare(x->near.shown, y->near.shown);
}

/* Sort, cut, copy. */
static bool keep_best(struct candidate *found, size_t count, size_t cap, struct arena *arena,
                      struct near_names *out, struct lede_error *err)
{
    size_t n = count < cap ? count : cap;
    struct near_name *best = arena_take(arena, n, sizeof *best);

    if (!best)
        return error_memory(err);
    if (count > 1)
        qsort(found, count, sizeof *found, compare_candidates);
    for (size_t i = 0; i < n; i++)
        best[i] = found[i].near;
    *out = (struct near_names){best, n};
    return true;
}

/* ---- Names ---- */

/* Lower the edits of the names that have a near alias. */
static void try_aliases(const struct names *n, enum entity_type type, struct span asked,
                        uint8_t *edits)
{
    for (size_t i = 0; i < n->count; i++) {
        const struct name_row *row = &n->rows[i];
        if (!row->is_alias || row->type != type || row->articles <= 0)
            continue;
        unsigned away = name_edits(asked, row->folded);
        if (away > EDITS_MAX)
            continue;
        size_t at = names_form_of_alias(n, row);
        if (at != SIZE_MAX)
            edits[at] = (uint8_t)smaller(edits[at], away);
    }
}

/* The edits to each group, EDITS_TOO_MANY for those of other types; mem_free() it. NULL when out of memory. */
static uint8_t *measure_all(const struct names *n, enum entity_type type, struct span asked)
{
    uint8_t *edits = mem_take(n->group_count, 1);

    for (size_t i = 0; edits && i < n->group_count; i++) {
        bool is_asked = asked.len && n->groups[i].type == type;
        edits[i] = is_asked ? (uint8_t)name_edits(asked, n->groups[i].folded) : EDITS_TOO_MANY;
    }
    if (edits && asked.len)
        try_aliases(n, type, asked, edits);
    return edits;
}

bool names_near(const struct names *n, enum entity_type type, struct span query, size_t cap,
                struct arena *arena, struct near_names *out, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct span asked = {folded, names_fold(query, folded)};
    struct candidate *found = NULL;
    size_t found_count = 0, room = 0;
    uint8_t *edits = measure_all(n, type, asked);
    bool ok = edits != NULL;

    *out = (struct near_names){0};
    for (size_t i = 0; ok && i < n->group_count; i++) {
        const struct name_group *g = &n->groups[i];
        const struct near_name near = {g->folded, g->shown, g->articles, edits[i]};
        if (edits[i] == 0 || edits[i] > EDITS_MAX)
            continue;
        ok = mem_grow(&found, &room, found_count + 1, sizeof *found);
        if (ok)
            found[found_count++] = candidate_of(&near, asked);
    }
    ok = ok ? keep_best(found, found_count, cap, arena, out, err) : error_memory(err);
    mem_free(found);
    mem_free(edits);
    return ok;
}

/* ---- Sources ---- */

bool sources_near(struct index_reader *r, struct span query, size_t cap, struct arena *arena,
                  struct near_names *out, struct lede_error *err)
{
    char key[NAME_FOLDED_MAX], folded[NAME_FOLDED_MAX];
    struct span asked = {key, words_fold(query, key, sizeof key)};
    struct source_count *sources = NULL;
    struct candidate *found;
    size_t found_count = 0, all = 0;
    bool ok = false;

    *out = (struct near_names){0};
    if (asked.len == 0)
        return true;
    if (!index_sources(r, arena, &sources, &all, err))
        return false;
    found = mem_take(all, sizeof *found);
    if (!found)
        return error_memory(err);
    for (size_t i = 0; i < all; i++) {
        struct span name = {folded, words_fold(sources[i].name, folded, sizeof folded)};
        unsigned edits = name.len ? name_edits(asked, name) : EDITS_TOO_MANY;
        if (edits == 0 || edits > EDITS_MAX)
            continue;
        struct near_name near = {arena_span(arena, name), sources[i].name, sources[i].articles,
                                 edits};
        if (!near.folded.at) {
            error_memory(err);
            goto out;
        }
        found[found_count++] = candidate_of(&near, asked);
    }
    ok = keep_best(found, found_count, cap, arena, out, err);
out:
    mem_free(found);
    return ok;
}
