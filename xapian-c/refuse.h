/* xapian-c/refuse.h: how this room fills a struct xc_error, and how it makes room.
 *
 * In:  the call, a status or errno, what was refused and why.
 * Out: a filled struct xc_error. Nothing here allocates but xc_room and xc_buf_add.
 * Of libxapian it knows the names of its exceptions alone.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fill *e; always false, so that a refusal is one statement. */
bool xc_refuse(struct xc_error *e, const char *where, enum xc_status status, int sys_errno,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same of a failed system call: "what: the system's words". */
bool xc_refuse_errno(struct xc_error *e, const char *where, int sys_errno, const char *what);

/* XC_INTERNAL for those without a meaning of their own. */
enum xc_status xc_status_of_errno(int sys_errno);

/* libxapian keeps errno to itself and shows its text, as such (may be NULL) or inside the message:
 * the errno that this tells of, 0 for none. */
int xc_errno_in(const char *system_text, const char *message);

/* What a type of libxapian's exceptions means; XC_INTERNAL for those without a meaning of their
 * own. */
enum xc_status xc_status_of_type(const char *type);

/* The system's words in buf, which is also returned. */
const char *xc_errno_text(int sys_errno, char *buf, size_t cap);

/* Make room for n items of size bytes where *at points; the first `used` are kept. Doubles, so that
 * appending stays linear. False: no memory, nothing changed. */
bool xc_room(void **at, size_t *cap, size_t used, size_t n, size_t size);

/* Append; keeps a NUL behind the bytes, a courtesy to debuggers and to calls that take a path. */
bool xc_buf_add(struct xc_buf *b, const void *bytes, size_t n);

#ifdef __cplusplus
}
#endif
