/* tests/support/check.h: cmocka and the assertions that say what they saw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/error.h"
#include "common/span.h"

/* Fails with err's text when ok is false. */
#define assert_ok(ok, err) check_ok((ok), (err), __FILE__, __LINE__)

/* assert_span_at(case_line, got, want) fails when the spans differ, naming the case file's line;
 * assert_span(got, want) has no such line. Variadic, since a (struct span){a, b} has a comma. */
#define assert_span_at(case_line, ...) check_span((case_line), __VA_ARGS__, __FILE__, __LINE__)
#define assert_span(...)               check_span(0, __VA_ARGS__, __FILE__, __LINE__)

/* Behind a call for which mem_fail_at() was set: it did all it should and no allocation failed, or it said so by
 * LEDE_MEMORY. From here on none fails. */
#define assert_memory(ok, err) check_memory((ok), (err), __FILE__, __LINE__)

/* Call it with each of its allocations failing in turn, until none does; *err is to stay as it is when all went well. */
void check_allocations(bool (*call)(struct lede_error *err));

/* Fails unless the manual page (docs/man/page) has the list of the options. */
struct option_table;
void check_man_page(const struct option_table *options, const char *page);

/* As the programs do that are told by an error when a pipe closes or a file gets too large. */
void ignore_signals(void);

void check_ok(bool ok, const struct lede_error *err, const char *file, int line);
void check_memory(bool ok, const struct lede_error *err, const char *file, int line);
void check_span(size_t case_line, struct span got, struct span want, const char *file, int line);

/* A new empty folder under $TMPDIR or /tmp; remove it with temp_folder_remove(). */
const char *temp_folder(char path[64]);
void temp_folder_remove(const char *path);
