/* tests/unit/test_xapian_c_help.h: what the tests of xapian-c share: a folder each, small databases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <xapian-c.h>

#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_make, folder_remove)

/* Setup and teardown: *state is the path of an empty folder, removed afterwards with all in it. */
int folder_make(void **state);
int folder_remove(void **state);

struct xc_str str(const char *text);

/* "folder/name", in one of some rotating buffers: good for a few calls. */
const char *in_folder(void **state, const char *name);

void assert_done(bool done, const struct xc_error *e);
void assert_refused(bool done, const struct xc_error *e, enum xc_status status);
void assert_str(struct xc_str found, const char *expected);

/* A writer with a batch begun on a database just made at dir. */
struct xc_writer *create(const char *dir);
void commit_and_close(struct xc_writer *w);

/* Add a document of words at positions 2, 3, …, wdf 1 each; id is its unique term. */
uint32_t put(struct xc_writer *w, const char *id, const char *words);

/* A database of n documents "Q1" …, words "all wN", data "data N", value 0 "N". */
void make_database(const char *dir, unsigned n);

struct xc_index *open_index(const char *path);
uint32_t documents_of(struct xc_index *ix);
uint32_t documents_at(const char *dir);

/* Nodes of a query; they live until the program ends. */
const struct xc_node *word(const char *text);
const struct xc_node *op(enum xc_op op, uint32_t window, size_t n, ...);

/* Number of documents that match, in an exact total. */
uint32_t matches(struct xc_index *ix, const struct xc_node *q);
enum xc_status search_status(struct xc_index *ix, const struct xc_node *q);

void write_file(const char *path, const char *bytes, size_t n);
void cut_file(const char *path, size_t to);
bool path_exists(const char *path);
/* Entries of a folder. */
size_t entries_of(const char *path);
