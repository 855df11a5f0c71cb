/* The word forms of the index that a word of the query may be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "index/forms.h"
#include "searcher/match/plan_state.h"

bool plan_possessive_forms(struct planner *p, struct span form, struct forms *out)
{
    char longer[WORD_BYTES_MAX + 2];
    struct span *two = arena_take(p->nodes.arena, 2, sizeof *two);

    if (!two)
        return false;
    *out = (struct forms){two, 1};
    two[0] = form;
    if (form.len + 2 > WORD_BYTES_MAX)
        return true;
    memcpy(longer, form.at, form.len);
    longer[form.len] = '\'';
    longer[form.len + 1] = 's';
    two[1] = arena_span(p->nodes.arena, (struct span){longer, form.len + 2});
    out->count = 2;
    return two[1].at != NULL;
}

const struct word_stem *plan_stem_in(const struct query_word *w, unsigned language)
{
    for (size_t i = 0; i < w->stem_count; i++)
        if (w->stems[i].language == language)
            return &w->stems[i];
    return NULL;
}

static bool forms_of(struct planner *p, unsigned language, struct span stem, struct forms *out)
{
    struct span *found;

    if (!index_forms(p->index, language, stem, p->nodes.arena, &found, &out->count, p->err)) {
        p->told = true;
        return false;
    }
    out->at = found;
    return true;
}

static int compare_spans(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

/* The forms in any language, each once. */
static bool forms_of_all(struct planner *p, const struct query_word *w, struct forms *out)
{
    struct forms each[STEM_LANGUAGES];
    size_t total = 0, n = 0;
    struct span *all;

    for (size_t i = 0; i < w->stem_count; i++) {
        if (!forms_of(p, w->stems[i].language, w->stems[i].stem, &each[i]))
            return false;
        total += each[i].count;
    }
    all = arena_take(p->nodes.arena, total, sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < w->stem_count; i++)
        for (size_t k = 0; k < each[i].count; k++)
            all[n++] = each[i].at[k];
    if (total)
        qsort(all, total, sizeof *all, compare_spans);
    *out = (struct forms){all, 0};
    for (size_t i = 0; i < total; i++)
        if (i == 0 || !span_equal(all[i], all[i - 1]))
            all[out->count++] = all[i];
    return true;
}

/* The word forms of the index that the word may be by its stem. */
static bool stem_forms(struct planner *p, const struct query_word *w, struct forms *out)
{
    const struct word_stem *stem;

    if (!p->by_language)
        return forms_of(p, STEM_ENGLISH, w->stem, out);
    if (p->language == STEM_LANGUAGES)
        return forms_of_all(p, w, out);
    *out = (struct forms){0};
    stem = plan_stem_in(w, p->language);
    return !stem || forms_of(p, p->language, stem->stem, out);
}

bool plan_word_forms(struct planner *p, const struct query_word *w, struct forms *out)
{
    switch (w->match) {
    case BY_STEM: return stem_forms(p, w, out);
    case BY_FORM: *out = (struct forms){&w->form, 1}; return true;
    case AS_WRITTEN: return plan_possessive_forms(p, w->form, out);
    case BY_PATTERN:
    case BY_NEARNESS: *out = (struct forms){w->forms, w->expansion_count}; return true;
    }
    return false;
}
