/* xapian-c/child.h: a piece of work that may crash, done in a child process.
 *
 * In:  the work, which prints lines and a number of errors.
 * Out: the lines, one by one, and the number; a child that dies counts as an error more.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Run work(arg, fd) in a child, which then ends without what exit() runs. It prints to fd with
 * xc_child_print. */
bool xc_child_run(void (*work)(void *arg, int fd), void *work_arg,
                  void (*line)(void *arg, const char *text), void *line_arg, size_t *errors,
                  const char *where, struct xc_error *e) XC_MUST_CHECK;

/* Print all n bytes; false when nobody reads. */
bool xc_child_print(int fd, const char *bytes, size_t n);

/* Tell how many errors there were. Without this the work counts as failed. */
void xc_child_tell(int fd, size_t errors);

#ifdef __cplusplus
}
#endif
