/* common/file.h: whole files, folders and sure writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* Read the regular file at path into the arena. Fails with LEDE_MISSING, LEDE_SYSTEM, LEDE_MEMORY,
 * LEDE_INPUT when it is a folder, a device or a pipe, or LEDE_LIMIT when it has more than max bytes.
 * The error's text names the path. */
bool file_read(const char *path, size_t max, struct arena *arena, struct span *bytes,
               struct lede_error *err) MUST_CHECK;

/* Write bytes to path: into a temporary file beside it, fsync, rename, fsync of the folder; who looks
 * sees the old or the new file, whole. */
bool file_replace(const char *path, struct span bytes, struct lede_error *err) MUST_CHECK;

/* Write all of bytes to the descriptor, also through short writes and interruptions. */
bool file_write_all(int fd, struct span bytes, struct lede_error *err) MUST_CHECK;

/* Read exactly len bytes; *got (may be NULL) says how many came before the end. False with
 * LEDE_INPUT when the end came before. */
bool file_read_all(int fd, char *to, size_t len, size_t *got, struct lede_error *err) MUST_CHECK;

/* Make the folder and those above it that are missing (mode 0777 less the umask). */
bool file_make_folders(const char *path, struct lede_error *err) MUST_CHECK;

/* Remove the folder and all in it, following no link. Missing is fine. */
bool file_remove_tree(const char *path, struct lede_error *err) MUST_CHECK;

/* Sum of the sizes of the regular files right inside the folder; 0 when it cannot be read. */
uint64_t file_folder_bytes(const char *path);

/* fsync a file or a folder by its path. */
bool file_sync(const char *path, struct lede_error *err) MUST_CHECK;
