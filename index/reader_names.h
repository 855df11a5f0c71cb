/* index/reader_names.h: the names of an index that is open, read when they are first asked for: for index_reader.c, which
 * offers them to others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"
#include "index/names_canon.h"

/* Of one state of the index. Zeroed is nothing read. */
struct reader_names {
    struct names table;
    struct names_canon canon; /* of the table */
    struct names_user list;   /* the user's; own_list: given to the reader, for all states */
    uint64_t table_hash;
    bool has_table, has_canon, own_list;
    bool knows_buckets; /* the next is known */
    size_t
        buckets; /* of what names are called (index/names_called.h); 0: the table is to be read */
};

/* The table, ready for look-ups, and the same with its entries. Fail as index_names(). */
bool reader_names_table(struct reader_names *n, struct index_reader *r,
                        struct lede_error *err) MUST_CHECK;
bool reader_names_canon(struct reader_names *n, struct index_reader *r,
                        struct lede_error *err) MUST_CHECK;

/* What index_name_called() is asked. */
struct called_asked {
    enum entity_type type;
    struct span written;
    bool many;
};

/* As index_name_called(). */
bool reader_names_called(struct reader_names *n, struct index_reader *r,
                         const struct called_asked *asked, struct arena *arena,
                         struct archive_called *out, struct lede_error *err) MUST_CHECK;

/* As index_use_list(). */
bool reader_names_use_list(struct reader_names *n, struct span text, const char *path,
                           struct lede_error *err) MUST_CHECK;

/* The index has another state; a list that was given stays. */
void reader_names_forget(struct reader_names *n);

void reader_names_free(struct reader_names *n);
