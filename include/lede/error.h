/* lede/error.h: what went wrong, for a program and for a person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEDE_ERROR_H
#define LEDE_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

enum lede_status {
    LEDE_OK,
    LEDE_INPUT,   /* malformed input */
    LEDE_SYSTEM,  /* the system said no: a file, a process, the disk */
    LEDE_MEMORY,  /* out of memory */
    LEDE_MISSING, /* what was asked for does not exist */
    LEDE_BUSY,    /* another process holds the index */
    LEDE_DAMAGED, /* an index that cannot be read */
    LEDE_VERSION, /* an index made by a newer Lede */
    LEDE_LIMIT    /* larger than a limit that is stated */
};

struct lede_error {
    enum lede_status status;
    char text[500]; /* "what: why", one line of UTF-8, no full stop, ended by NUL */
};

#ifdef __cplusplus
}
#endif
#endif
