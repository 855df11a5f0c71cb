/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/refuse.h"

/* The next name but "." and ".."; NULL at the end, errno says whether all were given. */
static const char *next_name(DIR *dir)
{
    struct dirent *entry;

    do {
        errno = 0;
        entry = readdir(dir);
    } while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry ? entry->d_name : NULL;
}

bool xc_folder_is_empty(const char *path)
{
    DIR *dir = opendir(path);
    bool empty;

    if (!dir)
        return false;
    empty = next_name(dir) == NULL && errno == 0;
    (void)closedir(dir);
    return empty;
}

/* 0 or errno. Closes fd. */
static int sync_and_close(int fd)
{
    int number;

    if (fd < 0)
        return errno;
    number = fsync(fd) == 0 ? 0 : errno;
    (void)close(fd);
    /* file systems without a fsync of folders */
    return number == EINVAL || number == EROFS ? 0 : number;
}

bool xc_path_sync(const char *path, const char *where, struct xc_error *e)
{
    int number = sync_and_close(open(path, O_RDONLY | O_CLOEXEC));

    return number == 0 || xc_refuse_errno(e, where, number, path);
}

bool xc_folder_sync(const char *path, const char *where, struct xc_error *e)
{
    DIR *dir = opendir(path);
    const char *name;
    int number = dir ? 0 : errno;

    while (dir && number == 0 && (name = next_name(dir)))
        number = sync_and_close(openat(dirfd(dir), name, O_RDONLY | O_CLOEXEC));
    if (number == 0)
        number = errno;
    if (dir)
        (void)closedir(dir);
    if (number)
        return xc_refuse_errno(e, where, number, path);
    return xc_path_sync(path, where, e);
}

void xc_folder_remove(const char *path)
{
    DIR *dir = opendir(path);
    const char *name;

    while (dir && (name = next_name(dir)))
        (void)unlinkat(dirfd(dir), name, 0);
    if (dir)
        (void)closedir(dir);
    (void)rmdir(path);
}
