/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/term_articles.h"

#include <xapian-c.h>

#include "index/fields.h"

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

    if (!xc_terms(index_xapian(index), (struct xc_str){text.at, text.len}, 1, &list, NULL, &why))
        return index_error(err, &why);
    *exists = xc_list_count(list) > 0;
    xc_list_free(list);
    return true;
}
