/* tests/support/small_index.h: an index of a few articles, made by the indexer itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/index_reader.h"

/* NULL for what is unknown. date is yyyy, yyyy-mm or yyyy-mm-dd. */
struct small_article {
    const char *id, *title, *source, *date, *text;
};

struct small_index {
    char folder[64];
    struct index_reader *reader;
};

/* Fail the test when it cannot be made. */
void small_index_open(struct small_index *s, const struct small_article *articles, size_t count);

/* Index these as well, behind the back of the reader. */
void small_index_add(struct small_index *s, const struct small_article *articles, size_t count);
void small_index_close(struct small_index *s);

/* For cmocka: close the index that *state is. */
int small_index_leave(void **state);
