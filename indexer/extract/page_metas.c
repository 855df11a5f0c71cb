/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_metas.h"

#include "indexer/extract/page_metas_table.h"

_Static_assert(ARRAY_LEN(meta_rows) <= META_ROWS_MAX, "a row has a place for its content");

void page_metas_read(const struct page *page, struct page_metas *out)
{
    *out = (struct page_metas){0};
    for (size_t i = 0; i < page->meta_count; i++) {
        const struct page_meta *meta = &page->metas[i];
        struct span content = span_trim(meta->content);
        if (content.len == 0)
            continue;
        for (size_t k = 0; k < ARRAY_LEN(meta_rows); k++)
            if (out->content[k].len == 0 && span_is(meta->key, meta_rows[k].key))
                out->content[k] = content;
    }
}

bool page_metas_next(const struct page_metas *metas, enum meta_field field, size_t *at,
                     struct span *content)
{
    while (*at < ARRAY_LEN(meta_rows)) {
        size_t row = (*at)++;
        if (meta_rows[row].field == field && metas->content[row].len > 0) {
            *content = metas->content[row];
            return true;
        }
    }
    return false;
}

struct span page_metas_first(const struct page_metas *metas, enum meta_field field)
{
    size_t at = 0;
    struct span content = {0};

    (void)page_metas_next(metas, field, &at, &content);
    return content;
}
