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

#define GENERATION_MAX UINT32_MAX

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
    if (is_set(xdg_data_home) && xdg_data_home[0] == '/') /* its specification: else ignore it */
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

/* The number of "gen-000007"; 0 when it is no such name. */
static uint64_t generation_number(struct span name)
{
    uint64_t number = 0;
    struct span prefix = SPAN("gen-");

    if (!span_starts(name, prefix) || name.len < prefix.len + GENERATION_DIGITS ||
        !number_parse(span_part(name, prefix.len, name.len), GENERATION_MAX, &number))
        return 0;
    return number;
}

static bool is_number_behind(struct span name, struct span prefix)
{
    uint64_t number;
    return span_starts(name, prefix) &&
           number_parse(span_part(name, prefix.len, name.len), UINT64_MAX, &number);
}

/* What a killed run leaves: tmp-123, XAPIANDB.tmp-123, gen-000007.new-123-1. */
static bool is_half_made(struct span name)
{
    size_t dot = span_find(name, SPAN(".new-"), 0);

    return is_number_behind(name, SPAN("tmp-")) || is_number_behind(name, SPAN("XAPIANDB.tmp-")) ||
           (dot != SIZE_MAX && generation_number(span_part(name, 0, dot)));
}

/* Whether the folder holds what is not an index's, and nothing that says it is one. Nobody's files are to
 * be found among ours, where they could be taken for ours and removed. */
static bool is_foreign(const char *index)
{
    bool others = false, ours = false;
    struct dirent *entry;
    DIR *dir = opendir(index);

    while (dir && (entry = readdir(dir))) {
        struct span name = span_of(entry->d_name);
        if (span_is(name, "lock") || span_is(name, "XAPIANDB"))
            ours = true;
        else if (name.at[0] != '.' && !span_is(name, "lost+found"))
            others = true;
    }
    if (dir)
        (void)closedir(dir);
    return others && !ours;
}

/* Write who holds it. */
static bool name_holder(int fd)
{
    char text[24];
    int n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    return ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) == n;
}

bool index_lock_take(struct index_lock *lock, const char *index, struct lede_error *err)
{
    char path[PATH_MAX], holder[64];
    int why;

    lock->fd = -1;
    if (!file_make_folders(index, err))
        return false;
    if (is_foreign(index))
        return error_set(err, LEDE_INPUT, "%s is no index: it holds other files", index);
    if (!join(path, sizeof path, index, "lock"))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    lock->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock->fd < 0)
        return error_errno(err, errno, "%s", path);
    if (flock(lock->fd, LOCK_EX | LOCK_NB) == 0 && name_holder(lock->fd))
        return true;
    why = errno;
    read_holder(lock->fd, holder);
    (void)close(lock->fd);
    lock->fd = -1;
    if (why == EWOULDBLOCK)
        return error_set(err, LEDE_BUSY, "%s is being written by %s", index, holder);
    return error_errno(err, why, "%s", path);
}

void index_lock_drop(struct index_lock *lock)
{
    if (lock->fd >= 0) {
        (void)!ftruncate(lock->fd, 0); /* a name left there is of nobody who holds it */
        (void)close(lock->fd);
    }
    lock->fd = -1;
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
        if (err->status == LEDE_LIMIT ||
            err->status == LEDE_INPUT) /* no line of ours, nor a file */
            err->status = LEDE_DAMAGED;
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
    uint64_t number = highest_number(index), current;
    struct lede_error ignored;

    /* One that XAPIANDB names and that is gone must not come back before it is whole. */
    if (current_number(index, &current, &ignored) && current > number)
        number = current;
    if (number >= GENERATION_MAX)
        return error_set(err, LEDE_LIMIT, "%s: no number is left for a generation", index);
    return number_path(index, number + 1, out, err);
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

/* Remove half-made things and generations but the two to be kept; all of these stay when keep is 0: an
 * index whose XAPIANDB was lost by accident is not removed for that. */
static void remove_others(const char *index, uint64_t keep, uint64_t keep_too)
{
    struct dirent *entry;
    struct lede_error ignored;
    char path[PATH_MAX];
    DIR *dir = opendir(index);

    while (dir && (entry = readdir(dir))) {
        struct span name = span_of(entry->d_name);
        uint64_t number = generation_number(name);
        bool old = keep && number && number != keep && number != keep_too;
        if ((old || is_half_made(name)) && join(path, sizeof path, index, entry->d_name))
            (void)!file_remove_tree(path, &ignored); /* the next run tries again */
    }
    if (dir)
        (void)closedir(dir);
}

void generation_tidy(const char *index)
{
    uint64_t current, before = 0;
    struct dirent *entry;
    struct lede_error ignored;
    DIR *dir;

    if (!current_number(index, &current, &ignored))
        return;
    dir = opendir(index);
    while (dir && (entry = readdir(dir))) {
        uint64_t number = generation_number(span_of(entry->d_name));
        if (number < current && number > before)
            before = number;
    }
    if (dir)
        (void)closedir(dir);
    remove_others(index, current, before);
}

bool generation_switch(const char *index, const char *path, struct lede_error *err)
{
    char stub[PATH_MAX], line[64];
    uint64_t before = 0;
    struct lede_error ignored;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    int n = snprintf(line, sizeof line, "auto %s\n", name);

    if (n < 0 || (size_t)n >= sizeof line || !join(stub, sizeof stub, index, "XAPIANDB"))
        return error_set(err, LEDE_LIMIT, "%s: name too long", index);
    (void)!current_number(index, &before, &ignored); /* a stub that is damaged is replaced too */
    if (!file_sync(index, err) || !file_replace(stub, span_of(line), err))
        return false;
    remove_others(index, generation_number(span_of(name)), before);
    return true;
}
