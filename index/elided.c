/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/elided.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "index/index_reader.h"

enum { READ_MAX = 2000 }; /* of a prefix; English news of 114 MB has 67, 53 and 26 */

const char *const elided_prefixes[ELIDED_PREFIXES] = {"d'", "l'", "o'"};

static int by_bytes(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

static bool read_prefix(struct xc_index *index, size_t prefix, struct elided *out,
                        struct lede_error *err)
{
    struct span text = span_of(elided_prefixes[prefix]);
    struct xc_list *list = NULL;
    struct xc_error why;
    bool more = false, ok = true;

    if (!xc_terms(index, (struct xc_str){text.at, text.len}, READ_MAX, &list, &more, &why))
        return index_error(err, &why);
    size_t count = more ? 0 : xc_list_count(list);
    struct span *forms = arena_take(&out->arena, count, sizeof *forms);
    ok = forms != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        struct xc_str form = xc_list_item(list, i)->str;
        forms[i] = arena_span(&out->arena, (struct span){form.at, form.len});
        ok = forms[i].at != NULL;
    }
    xc_list_free(list);
    if (!ok)
        return error_memory(err);
    out->by_prefix[prefix].forms = forms;
    out->by_prefix[prefix].count = count;
    out->by_prefix[prefix].whole = !more;
    return true;
}

void elided_free(struct elided *e)
{
    arena_free(&e->arena);
    *e = (struct elided){0};
}

static bool read_all(struct xc_index *index, struct elided *out, struct lede_error *err)
{
    elided_free(out);
    for (size_t i = 0; i < ELIDED_PREFIXES; i++)
        if (!read_prefix(index, i, out, err))
            return false;
    out->read = true;
    return true;
}

bool elided_has(struct elided *e, struct xc_index *index, size_t prefix, struct span form,
                bool *has, struct lede_error *err)
{
    struct xc_error why;
    uint32_t articles = 0;

    if (!e->read && !read_all(index, e, err))
        return false;
    if (e->by_prefix[prefix].whole) {
        *has = e->by_prefix[prefix].count &&
               bsearch(&form, e->by_prefix[prefix].forms, e->by_prefix[prefix].count, sizeof form,
                       by_bytes) != NULL;
        return true;
    }
    if (!xc_term_stats(index, (struct xc_str){form.at, form.len}, &articles, NULL, &why))
        return index_error(err, &why);
    *has = articles > 0;
    return true;
}
