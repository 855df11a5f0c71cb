/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_csv.h"
#include "indexer/read/read_feed.h"
#include "indexer/read/read_html.h"
#include "indexer/read/read_jsonl.h"
#include "indexer/read/read_mbox.h"
#include "indexer/read/read_newsml.h"
#include "indexer/read/read_nitf.h"
#include "indexer/read/read_sgml.h"
#include "indexer/read/read_text.h"
#include "indexer/read/read_warc.h"
#include "indexer/read/reader.h"

/* A row a format. */
/* clang-format off */
static const struct reader *const rows[] = {
    &warc_reader,
    &jsonl_reader,
    &json_reader,
    &html_reader,
    &csv_reader,
    &sgml_reader,
    &feed_reader,
    &nitf_reader,
    &newsml_reader,
    &mbox_reader,
    &text_reader,
};
/* clang-format on */

/* A name that is all suffix is a hidden file. */
static bool ends_in(struct span path, struct span suffix)
{
    return path.len > suffix.len && span_ends_any_case(path, suffix);
}

static bool has_suffix_of(struct span path, const struct reader *reader)
{
    for (const char *const *suffix = reader->suffixes; *suffix; suffix++)
        if (ends_in(path, span_of(*suffix)))
            return true;
    return false;
}

const struct reader *reader_choose(struct span head, struct span path)
{
    enum { SAYS_SO = 4, IS_NAMED_SO = 2, MAY_BE = 1 };
    const struct reader *best = NULL;
    int most = 0;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int sure = rows[i]->sniff(head, path);
        int points = (sure == 2   ? SAYS_SO
                      : sure == 1 ? MAY_BE
                                  : 0) +
                     (has_suffix_of(path, rows[i]) ? IS_NAMED_SO : 0);
        if (points > most) {
            most = points;
            best = rows[i];
        }
    }
    return best;
}

const struct reader *reader_named(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (strcmp(rows[i]->name, name) == 0)
            return rows[i];
    return NULL;
}
