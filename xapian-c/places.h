/* xapian-c/places.h: which database folders a path stands for, and whether they changed.
 *
 * In:  a path as xc_open takes it.
 * Out: the folders behind it, and bytes that are equal as long as nothing was committed or
 *      replaced. libxapian is not asked: it follows stubs that name themselves until it crashes,
 *      and opens a database whose data or positions are missing as if they were empty.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Zeroed is empty. */
struct xc_place {
    struct xc_buf path;    /* as given, without slashes at its end */
    struct xc_buf host;    /* of tcp://HOST:PORT */
    unsigned port;         /* 0: on this machine */
    bool is_stub;          /* as looked at last, like the rest */
    struct xc_buf folders; /* each ended by NUL, in the order of the stub */
    size_t nfolders;
    struct xc_buf state; /* device, inode and version file of each folder */
};

/* Fails with XC_ARGUMENT. */
bool xc_place_init(struct xc_place *p, struct xc_str path, const char *where,
                   struct xc_error *e) XC_MUST_CHECK;

/* See what is there now. Fails as xc_open. */
bool xc_place_look(struct xc_place *p, const char *where, struct xc_error *e) XC_MUST_CHECK;

/* The same of one folder, which is no stub. */
bool xc_place_look_folder(struct xc_place *p, const char *folder, const char *where,
                          struct xc_error *e) XC_MUST_CHECK;

bool xc_place_is_same(const struct xc_place *a, const struct xc_place *b);

/* Leaves *p empty. */
void xc_place_free(struct xc_place *p);

#ifdef __cplusplus
}
#endif
