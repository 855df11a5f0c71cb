/* tests/support/cases.h: rows of a case file: tab-separated columns, # comments, empty lines skipped.
 * In a column \n \t \\ and \xNN stand for their characters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/mem.h"

enum { CASE_COLUMNS_MAX = 12 };

struct cases {
    struct arena arena;
    struct span rest;
    size_t columns;
    size_t line; /* of the current row */
    struct span column[CASE_COLUMNS_MAX];
};

/* Opens CASES/name; every row must have `columns` columns. Fails the test when it has not. */
struct cases cases_open(const char *name, size_t columns);
bool cases_next(struct cases *c);
/* The words of a text that bars part, behind a program's name, as main() is given them: argv has room for max words and
 * its NULL. Returns argc. */
int cases_arguments(struct cases *c, struct span words, char **argv, int max);
void cases_close(struct cases *c);
