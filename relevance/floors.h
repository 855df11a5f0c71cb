/* relevance/floors.h: values that a run must not fall below.
 *
 * In:  lines "measure<TAB>floor", the measure as it is printed (ndcg_cut_10); empty lines and lines that
 *      start with # are skipped.
 * Out: for each line whether the run reaches it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "relevance/choices.h"

struct floor_row {
    struct choice choice;
    double least;
    size_t line;
};

/* Zeroed is empty. */
struct floors {
    struct arena arena;
    const char *path; /* borrowed from who read them */
    struct floor_row *rows;
    size_t count;
};

/* Read the file and add its measures to the choices. Fails as file_read() does, and with LEDE_INPUT and
 * "FILE:LINE: why". */
bool floors_read(struct floors *f, const char *path, struct choices *choices,
                 struct lede_error *err) MUST_CHECK;

/* The same of bytes; path stands for FILE. */
bool floors_parse(struct floors *f, const char *path, struct span bytes, struct choices *choices,
                  struct lede_error *err) MUST_CHECK;

/* The first row at or after *at that the values (one for each choice) stay below, NULL when there is
 * none; *at is then behind it. */
const struct floor_row *floors_next_missed(const struct floors *f, const struct choices *choices,
                                           const double *values, size_t *at);

void floors_free(struct floors *f);
