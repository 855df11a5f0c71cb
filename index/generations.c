/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/generations.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "common/number.h"

enum { GENERATION_DIGITS = 6, STUB_BYTES_MAX = 4096 };

static bool join(char *out, size_t size, const char *folder, const char *rest)
{
    int n = snprintf(out, size, "%s/%s", folder, rest);
    return n > 0 && (size_t)n < size;
}

static bool is_set(const char *value)
{
    return value && value[0];
}

bool index_default_path(const char *lede_index, const char *xdg_data_home, const char *home,
                        char *out, size_t size)
{
    if (is_set(lede_index)) {
        int n = snprintf(out, size, "%s", lede_index);
        return n > 0 && (size_t)n < size;
    }
    if (is_set(xdg_data_home))
        return join(out, size, xdg_data_home, "lede/index");
    return is_set(home) && join(out, size, home, ".local/share/lede/index");
}

/* Who holds the lock, from the lock file: "process 123". */
static void read_holder(int fd, char out[64])
{
    char text[24] = "";
    uint64_t pid;
    ssize_t n = pread(fd, text, sizeof text - 1, 0);
    struct span line = span_trim((struct span){text, n > 0 ? (size_t)n : 0});

    (void)snprintf(out, 64, "another process");
    if (number_parse(line, UINT32_MAX, &pid))
        (void)snprintf(out, 64, "process %" PRIu64, pid);
}

bool index_lock_take(struct index_lock *lock, const char *index, struct lede_error *err)
{
    char path[PATH_MAX], holder[64];
    int n;

    lock->fd = -1;
    if (!file_make_folders(index, err))
        return false;
    if (!join(path, sizeof path, index, "lock"))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    lock->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock->fd < 0)
        return error_errno(err, errno, "%s", path);
    if (flock(lock->fd, LOCK_EX | LOCK_NB) != 0) {
        int why = errno;
        read_holder(lock->fd, holder);
        (void)close(lock->fd);
        lock->fd = -1;
        if (why == EWOULDBLOCK)
            return error_set(err, LEDE_BUSY, "%s is being written by %s", index, holder);
        return error_errno(err, why, "%s", path);
    }
    n = snprintf(holder, sizeof holder, "%ld\n", (long)getpid());
    if (ftruncate(lock->fd, 0) != 0 || pwrite(lock->fd, holder, (size_t)n, 0) != n) {
        error_errno(err, errno, "%s", path);
        index_lock_drop(lock);
        return false;
    }
    return true;
}

void index_lock_drop(struct index_lock *lock)
{
    if (lock->fd >= 0) {
        (void)ftruncate(lock->fd, 0);
        (void)close(lock->fd);
    }
    lock->fd = -1;
}

/* The number of "gen-000007"; 0 when it is no such name. */
static uint64_t generation_number(struct span name)
{
    uint64_t number = 0;
    struct span prefix = SPAN("gen-");

    if (!span_starts(name, prefix) ||
        !number_parse(span_part(name, prefix.len, name.len), UINT32_MAX, &number))
        return 0;
    return number;
}

static bool current_number(const char *index, uint64_t *number, struct lede_error *err)
{
    struct arena arena = {0};
    struct span bytes, line, prefix = SPAN("auto ");
    char path[PATH_MAX];
    bool ok = false;

    *number = 0;
    if (!join(path, sizeof path, index, "XAPIANDB"))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    if (!file_read(path, STUB_BYTES_MAX, &arena, &bytes, err)) {
        ok = err->status == LEDE_MISSING;
        goto out;
    }
    if (span_cut(&bytes, '\n', &line) && span_starts(line, prefix))
        *number = generation_number(span_part(line, prefix.len, line.len));
    ok = *number || error_set(err, LEDE_DAMAGED, "%s names no generation", path);
out:
    arena_free(&arena);
    return ok;
}

static bool number_path(const char *index, uint64_t number, char out[PATH_MAX],
                        struct lede_error *err)
{
    char name[32];

    (void)snprintf(name, sizeof name, "gen-%0*" PRIu64, GENERATION_DIGITS, number);
    return join(out, PATH_MAX, index, name) ||
           error_set(err, LEDE_LIMIT, "%s: name too long", index);
}

bool generation_current(const char *index, char out[PATH_MAX], struct lede_error *err)
{
    uint64_t number;

    out[0] = '\0';
    if (!current_number(index, &number, err))
        return false;
    return number == 0 || number_path(index, number, out, err);
}

/* The highest number of the folder, current or not, so that a name is never used twice. */
static uint64_t highest_number(const char *index)
{
    uint64_t highest = 0;
    struct dirent *entry;
    DIR *dir = opendir(index);

    while (dir && (entry = readdir(dir))) {
        uint64_t number = generation_number(span_of(entry->d_name));
        if (number > highest)
            highest = number;
    }
    if (dir)
        (void)closedir(dir);
    return highest;
}

bool generation_next(const char *index, char out[PATH_MAX], struct lede_error *err)
{
    return number_path(index, highest_number(index) + 1, out, err);
}

bool generation_temp(const char *index, char out[PATH_MAX], struct lede_error *err)
{
    char name[32];

    (void)snprintf(name, sizeof name, "tmp-%ld", (long)getpid());
    if (!join(out, PATH_MAX, index, name))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    if (!file_remove_tree(out, err))
        return false;
    return mkdir(out, 0777) == 0 || error_errno(err, errno, "%s", out);
}

/* Remove generations but current and the newest below it, and every half-made thing. */
static void remove_others(const char *index, uint64_t current)
{
    uint64_t before = 0;
    struct dirent *entry;
    struct lede_error ignored;
    char path[PATH_MAX];
    DIR *dir = opendir(index);

    while (dir && (entry = readdir(dir))) {
        uint64_t number = generation_number(span_of(entry->d_name));
        if (number < current && number > before)
            before = number;
    }
    if (dir)
        rewinddir(dir);
    while (dir && (entry = readdir(dir))) {
        struct span name = span_of(entry->d_name);
        uint64_t number = generation_number(name);
        bool old = number && number != current && number != before;
        bool half = span_starts(name, SPAN("tmp-")) || span_starts(name, SPAN("XAPIANDB.tmp-")) ||
                    (span_starts(name, SPAN("gen-")) && number == 0);
        if ((old || half) && join(path, sizeof path, index, entry->d_name))
            (void)!file_remove_tree(path, &ignored); /* the next run tries again */
    }
    if (dir)
        (void)closedir(dir);
}

void generation_tidy(const char *index)
{
    uint64_t number;
    struct lede_error ignored;

    if (current_number(index, &number, &ignored))
        remove_others(index, number);
}

bool generation_switch(const char *index, const char *path, struct lede_error *err)
{
    char stub[PATH_MAX], line[64];
    const char *slash = strrchr(path, '/');
    int n = snprintf(line, sizeof line, "auto %s\n", slash ? slash + 1 : path);

    if (n < 0 || (size_t)n >= sizeof line || !join(stub, sizeof stub, index, "XAPIANDB"))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    if (!file_sync(index, err) || !file_replace(stub, span_of(line), err))
        return false;
    generation_tidy(index);
    return true;
}
