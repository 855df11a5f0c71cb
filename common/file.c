/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_STEP = 1 << 16,
    FOLDERS_DEEP_MAX = 64 /* each holds a descriptor while it is emptied */
};

bool file_read_all(int fd, char *to, size_t len, size_t *got, struct lede_error *err)
{
    size_t have = 0;

    while (have < len) {
        ssize_t n = read(fd, to + have, len - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(err, errno, "cannot read");
        if (n == 0)
            break;
        have += (size_t)n;
    }
    if (got)
        *got = have;
    return have == len || error_set(err, LEDE_INPUT, "ends early");
}

bool file_write_all(int fd, struct span bytes, struct lede_error *err)
{
    while (bytes.len) {
        ssize_t n = write(fd, bytes.at, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(err, errno, "cannot write");
        bytes = span_part(bytes, (size_t)n, bytes.len);
    }
    return true;
}

/* What is there now, in steps: the size that stat() gives may be old or 0 (/proc). Room for `about` bytes is
 * made first, so that none is made that is not needed. */
static bool read_open_file(int fd, size_t about, size_t max, struct arena *arena,
                           struct span *bytes, struct lede_error *err)
{
    bool ok = false;
    char *all = NULL;
    size_t len = 0, cap = 0;

    if (!mem_grow(&all, &cap, about + (size_t)2 * READ_STEP, 1))
        return error_memory(err);
    for (;;) {
        size_t got = 0;
        if (!mem_grow(&all, &cap, len + READ_STEP, 1)) {
            error_memory(err);
            goto out;
        }
        bool full = file_read_all(fd, all + len, READ_STEP, &got, err);
        if (!full && err->status != LEDE_INPUT)
            goto out;
        len += got;
        if (len > max) {
            error_set(err, LEDE_LIMIT, "more than %zu bytes", max);
            goto out;
        }
        if (!full)
            break;
    }
    *bytes = arena_span(arena, (struct span){all, len});
    if (!bytes->at) {
        error_memory(err);
        goto out;
    }
    ok = true;
out:
    mem_free(all);
    return ok;
}

bool file_read(const char *path, size_t max, struct arena *arena, struct span *bytes,
               struct lede_error *err)
{
    struct stat st;
    struct lede_error why = {0};
    bool ok = false;
    /* Not blocking: a FIFO of that name must not hang us before we see that it is one. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0)
        return error_errno(err, errno, "%s", path);
    if (fstat(fd, &st) != 0)
        error_errno(&why, errno, "cannot look at it");
    else if (!S_ISREG(st.st_mode))
        error_set(&why, LEDE_INPUT, "not a regular file");
    else if (st.st_size > 0 && (uint64_t)st.st_size > max)
        error_set(&why, LEDE_LIMIT, "%lld bytes, at most %zu", (long long)st.st_size, max);
    else
        ok = read_open_file(fd, (size_t)st.st_size, max, arena, bytes, &why);
    (void)close(fd);
    if (!ok) {
        *err = why;
        error_within(err, "%s", path);
    }
    return ok;
}

bool file_sync(const char *path, struct lede_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int why = errno;

    if (fd >= 0)
        (void)close(fd);
    return ok || error_errno(err, why, "%s", path);
}

static bool parent_of(const char *path, char out[PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) : 1;

    if (slash == path)
        len = 1;
    if (len >= PATH_MAX)
        return false;
    memcpy(out, slash ? path : ".", len);
    out[len] = '\0';
    return true;
}

bool file_replace(const char *path, struct span bytes, struct lede_error *err)
{
    char part[PATH_MAX], folder[PATH_MAX];
    bool ok = false;
    int fd;

    if (snprintf(part, sizeof part, "%s.tmp-%ld", path, (long)getpid()) >= (int)sizeof part ||
        !parent_of(path, folder))
        return error_set(err, LEDE_LIMIT, "%s: name too long", path);
    fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return error_errno(err, errno, "%s", part);
    ok = file_write_all(fd, bytes, err);
    if (ok && fsync(fd) != 0)
        ok = error_errno(err, errno, "cannot write");
    if (close(fd) != 0 && ok)
        ok = error_errno(err, errno, "cannot write");
    if (ok && rename(part, path) != 0)
        ok = error_errno(err, errno, "cannot rename");
    if (!ok) {
        (void)unlink(part);
        return error_within(err, "%s", path);
    }
    return file_sync(folder, err);
}

bool file_make_folders(const char *path, struct lede_error *err)
{
    char part[PATH_MAX];
    size_t len = strlen(path);

    if (len == 0 || len >= sizeof part)
        return error_set(err, LEDE_LIMIT, "%s: no folder can be named so", path);
    memcpy(part, path, len + 1);
    for (size_t i = 1; i <= len; i++) {
        if (part[i] != '/' && part[i] != '\0')
            continue;
        char kept = part[i];
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST && errno != EISDIR)
            return error_errno(err, errno, "%s", part);
        part[i] = kept;
    }
    struct stat st;
    if (stat(path, &st) != 0)
        return error_errno(err, errno, "%s", path);
    return S_ISDIR(st.st_mode) || error_set(err, LEDE_SYSTEM, "%s: not a directory", path);
}

static bool remove_inside(int folder, const char *name, int depth)
{
    struct dirent *entry;
    bool ok = true;
    DIR *dir;
    int fd;

    if (unlinkat(folder, name, 0) == 0 || errno == ENOENT)
        return true;
    if (errno != EISDIR) /* what Linux says of a folder */
        return false;
    if (depth > FOLDERS_DEEP_MAX) {
        errno = ENOTEMPTY;
        return false;
    }
    fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0)
            (void)close(fd);
        return false;
    }
    while (ok && (entry = readdir(dir)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            ok = remove_inside(fd, entry->d_name, depth + 1);
    int why = errno;
    (void)closedir(dir);
    errno = why;
    return ok && unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

bool file_remove_tree(const char *path, struct lede_error *err)
{
    return remove_inside(AT_FDCWD, path, 0) || error_errno(err, errno, "%s: cannot remove", path);
}

uint64_t file_folder_bytes(const char *path)
{
    uint64_t sum = 0;
    struct dirent *entry;
    DIR *dir = opendir(path);

    while (dir && (entry = readdir(dir))) {
        struct stat st;
        if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode))
            sum += (uint64_t)st.st_size;
    }
    if (dir)
        (void)closedir(dir);
    return sum;
}
