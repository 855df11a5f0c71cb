/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_jsonl.h"
#include "indexer/read/read_text.h"
#include "indexer/read/reader.h"

/* A row a format. */
static const struct reader *const rows[] = {&text_reader, &jsonl_reader, &json_reader};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ends_in(struct span path, const char *suffix)
{
    size_t len = strlen(suffix);

    if (path.len <= len) /* a name that is all suffix is a hidden file */
        return false;
    for (size_t i = 0; i < len; i++)
        if (lower(path.at[path.len - len + i]) != suffix[i])
            return false;
    return true;
}

const struct reader *reader_for(struct span path)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        for (const char *const *suffix = rows[i]->suffixes; *suffix; suffix++)
            if (ends_in(path, *suffix))
                return rows[i];
    return NULL;
}

const struct reader *reader_named(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (strcmp(rows[i]->name, name) == 0)
            return rows[i];
    return NULL;
}
