/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/forms.h"

#include <stdio.h>
#include <stdlib.h>

#include <xapian-c.h>

#include "index/fields.h"
#include "index/xapian_text.h"

static int compare_spans(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return span_compare(*x, *y);
}

/* The English forms that stem_prefix() misses, and are in the index. */
static bool keep_english_odd_forms(struct index_reader *r, struct span stem, struct span *forms,
                                   size_t *count, struct lede_error *err)
{
    struct xc_error why;

    for (const char *const *odd = stem_odd_forms(stem); odd && *odd; odd++) {
        uint32_t docs = 0;
        if (!xc_term_stats(index_xapian(r), str_of(span_of(*odd)), &docs, NULL, &why))
            return index_error(err, &why);
        if (docs)
            forms[(*count)++] = span_of(*odd);
    }
    return true;
}

bool index_odd_forms(struct index_reader *r, unsigned language, struct span stem,
                     struct arena *arena, struct span **out, size_t *count, struct lede_error *err)
{
    enum { ENGLISH_ODD_MAX = 4 };
    char prefix[STEM_MARKED_MAX + 16];
    struct xc_list *list = NULL;
    struct xc_error why;
    int n;

    *count = 0;
    if (language == STEM_ENGLISH) {
        *out = arena_take(arena, ENGLISH_ODD_MAX, sizeof **out);
        if (!*out) {
            error_memory(err);
            return false;
        }
        return keep_english_odd_forms(r, stem, *out, count, err);
    }
    n = snprintf(prefix, sizeof prefix, PREFIX_ODD_FORM "%s:%.*s:", stem_code(language),
                 SPAN_ARGS(stem));
    if (n <= 0 || n >= (int)sizeof prefix)
        return error_set(err, LEDE_LIMIT, "a stem of %zu bytes", stem.len);
    if (!xc_terms(index_xapian(r), (struct xc_str){prefix, (size_t)n}, SIZE_MAX, &list, NULL, &why))
        return index_error(err, &why);
    *out = arena_take(arena, xc_list_count(list), sizeof **out);
    for (size_t i = 0; *out && i < xc_list_count(list); i++) {
        struct span term = item_text(list, i);
        (*out)[i] = arena_span(arena, span_part(term, (size_t)n, term.len));
        if (!(*out)[(*count)++].at)
            *out = NULL;
    }
    xc_list_free(list);
    if (!*out)
        error_memory(err);
    return *out != NULL;
}

bool index_forms(struct index_reader *r, unsigned language, struct span stem, struct arena *arena,
                 struct span **out, size_t *count, struct lede_error *err)
{
    struct stemmer *stemmer;
    struct xc_list *list = NULL;
    struct xc_error why;
    struct span *odd = NULL, *forms;
    size_t odd_count = 0, n = 0;
    bool ok;

    if (!index_own_stemmer(r, &stemmer, err) ||
        !index_odd_forms(r, language, stem, arena, &odd, &odd_count, err))
        return false;
    if (!xc_terms(index_xapian(r), str_of(stem_prefix(stem)), SIZE_MAX, &list, NULL, &why))
        return index_error(err, &why);
    forms = arena_take(arena, xc_list_count(list) + odd_count, sizeof *forms);
    ok = forms != NULL;
    for (size_t i = 0; ok && i < xc_list_count(list); i++) {
        struct span form = item_text(list, i);
        if (!span_equal(stem_in(stemmer, language, form), stem))
            continue;
        forms[n] = arena_span(arena, form);
        ok = forms[n++].at != NULL;
    }
    xc_list_free(list);
    if (!ok)
        return error_memory(err);
    for (size_t i = 0; i < odd_count; i++)
        forms[n++] = odd[i];
    if (n)
        qsort(forms, n, sizeof *forms, compare_spans);
    *out = forms;
    *count = n;
    return true;
}
