/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_tags.h"

#include <stdlib.h>

#include "indexer/read/html_tags_table.h"

static int compare_tag(const void *name, const void *row)
{
    return strcmp(name, ((const struct tag_row *)row)->name);
}

struct tag_row html_tag_of(const char *name)
{
    const struct tag_row *row =
        bsearch(name, tag_rows, ARRAY_LEN(tag_rows), sizeof *tag_rows, compare_tag);

    if (row)
        return *row;
    return (struct tag_row){name, TAG_OTHER, strchr(name, '-') ? KIND_BLOCK : KIND_INLINE};
}
