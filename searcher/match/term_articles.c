/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/term_articles.h"

#include <xapian-c.h>

#include "index/fields.h"
#include "index/xapian_text.h"

bool term_articles(struct index_reader *index, const char *prefix, struct span value,
                   uint64_t *articles, struct lede_error *err)
{
    struct xc_error why;
    struct term t;
    uint32_t count = 0;

    term_make(&t, prefix, value);
    if (!xc_term_stats(index_xapian(index), (struct xc_str){t.at, t.len}, &count, NULL, &why))
        return index_error(err, &why);
    *articles = count;
    return true;
}

bool term_exists(struct index_reader *index, const char *prefix, bool *exists,
                 struct lede_error *err)
{
    struct span text = span_of(prefix);
    struct xc_list *list = NULL;
    struct xc_error why;

    if (!xc_terms(index_xapian(index), str_of(text), 1, &list, NULL, &why))
        return index_error(err, &why);
    *exists = xc_list_count(list) > 0;
    xc_list_free(list);
    return true;
}

bool term_values(struct index_reader *index, const char *prefix, size_t cap, struct arena *arena,
                 struct term_value **out, size_t *count, struct lede_error *err)
{
    struct span text = span_of(prefix);
    struct xc_list *list = NULL;
    struct term_value *values;
    struct xc_error why;
    bool ok = false;

    if (!xc_terms(index_xapian(index), str_of(text), cap, &list, NULL, &why))
        return index_error(err, &why);
    *count = xc_list_count(list);
    *out = values = arena_take(arena, *count, sizeof *values);
    if (!values)
        goto out;
    for (size_t i = 0; i < *count; i++) {
        const struct xc_item *item = xc_list_item(list, i);
        struct span term = span_of_str(item->str);
        values[i].articles = item->docs;
        values[i].value = arena_span(arena, span_part(term, text.len, term.len));
        if (!values[i].value.at)
            goto out;
    }
    ok = true;
out:
    xc_list_free(list);
    return ok || error_memory(err);
}
