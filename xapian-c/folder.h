/* xapian-c/folder.h: a database's folder as files: looked into, made safe on disk, removed.
 *
 * In:  the path of a folder that holds files and no folders.
 * Out: what became of it. Names are never put together, so that nothing but the system's own list of them needs
 *      memory, and a lack of it is an error like any other.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether it can be read and has nothing in it. */
bool xc_folder_is_empty(const char *path);

/* fsync() the file or the folder at path itself. */
bool xc_path_sync(const char *path, const char *where, struct xc_error *e) XC_MUST_CHECK;

/* The same of each file in it, then of the folder itself. */
bool xc_folder_sync(const char *path, const char *where, struct xc_error *e) XC_MUST_CHECK;

/* Remove it and the files in it. What cannot be removed stays. */
void xc_folder_remove(const char *path);

#ifdef __cplusplus
}
#endif
