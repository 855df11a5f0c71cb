/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "indexer/input/walk.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "common/limits.h"
#include "common/map.h"

/* The folders open on the way down, to see a loop. */
struct above {
    const struct above *next;
    dev_t device;
    ino_t inode;
    int depth;
};

struct walk {
    walk_visit *visit;
    void *context;
    struct span folder; /* absolute */
    struct span given;  /* without / at its end */
    bool has_except;    /* a folder that is not entered: */
    dev_t except_device;
    ino_t except_inode;
    struct map *linked; /* device and inode of a folder -> how often a link led to it */
    struct lede_error *err;
};

static bool report(const struct walk *w, const char *shown, bool named,
                   const struct lede_error *problem)
{
    struct place place = {.shown = span_of(shown), .named = named};
    return w->visit(w->context, &place, problem, w->err);
}

static const char *kind_name(mode_t mode)
{
    return S_ISFIFO(mode)   ? "a FIFO"
           : S_ISSOCK(mode) ? "a socket"
           : S_ISBLK(mode)  ? "a block device"
           : S_ISCHR(mode)  ? "a character device"
                            : "no regular file";
}

static int compare_names(const void *a, const void *b)
{
    char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* As readdir(), but errno tells a failure from the end. */
static struct dirent *next_entry(DIR *dir)
{
    errno = 0;
    return readdir(dir);
}

/* The names in the folder but hidden ones, sorted. *problem is set when it cannot be read. */
static bool list_names(const char *path, struct arena *arena, char ***names, size_t *count,
                       struct lede_error *problem, struct lede_error *err)
{
    size_t cap = 0;
    struct dirent *entry;
    bool ok = true;
    DIR *dir = opendir(path);
    int why;

    *count = 0;
    if (!dir)
        return !error_errno(problem, errno, "skipped");
    while (ok && (entry = next_entry(dir))) {
        char *name;
        if (entry->d_name[0] == '.')
            continue;
        name = arena_copy(arena, span_of(entry->d_name));
        ok = name && mem_grow(names, &cap, *count + 1, sizeof **names);
        if (ok)
            (*names)[(*count)++] = name;
    }
    why = ok ? errno : 0;
    (void)closedir(dir);
    if (why)
        (void)error_errno(problem, why, "cannot be read to its end");
    if (ok && *count)
        qsort(*names, *count, sizeof **names, compare_names);
    return ok || error_memory(err);
}

static bool is_except(const struct walk *w, const struct stat *st)
{
    return w->has_except && st->st_dev == w->except_device && st->st_ino == w->except_inode;
}

/* Whether the folder is one more that a link leads to: folders full of links to each other have more ways
 * through them than anybody can go. False in *ok when memory is out. */
static bool is_linked_too_often(const struct walk *w, const char *path, const struct stat *st,
                                bool *ok)
{
    uint64_t key[] = {st->st_dev, st->st_ino}, *times;
    struct stat link;

    *ok = true;
    if (lstat(path, &link) != 0 || !S_ISLNK(link.st_mode))
        return false;
    times = map_number(w->linked, (struct span){(const char *)key, sizeof key});
    if (!times) {
        *ok = error_memory(w->err);
        return false;
    }
    return ++*times > FOLDER_LINKS_MAX;
}

static bool walk_inside(const struct walk *w, const char *relative, const struct above *above);

/* One folder below the folder given: unless it is one that would not end. */
static bool visit_folder(const struct walk *w, const char *path, const char *relative,
                         const char *shown, const struct stat *st, const struct above *above)
{
    struct lede_error problem;
    bool ok;

    if (is_except(w, st))
        return true;
    for (const struct above *a = above; a; a = a->next)
        if (a->device == st->st_dev && a->inode == st->st_ino) {
            error_set(&problem, LEDE_INPUT, "skipped: this folder lies inside itself");
            return report(w, shown, false, &problem);
        }
    if (above->depth >= WALK_DEPTH_MAX) {
        error_set(&problem, LEDE_LIMIT, "skipped: more than %d folders deep", WALK_DEPTH_MAX);
        return report(w, shown, false, &problem);
    }
    if (is_linked_too_often(w, path, st, &ok)) {
        error_set(&problem, LEDE_LIMIT, "skipped: %d links have led to this folder",
                  FOLDER_LINKS_MAX);
        return report(w, shown, false, &problem);
    }
    struct above here = {above, st->st_dev, st->st_ino, above->depth + 1};
    return ok && walk_inside(w, relative, &here);
}

/* One name below the folder given: relative is its path from there. */
static bool visit_name(const struct walk *w, const char *relative, const struct above *above)
{
    char path[PATH_MAX], shown[PATH_MAX];
    struct lede_error problem;
    struct stat st;

    if (snprintf(shown, sizeof shown, "%.*s/%s", SPAN_ARGS(w->given), relative) < 0)
        return true;
    if (snprintf(path, sizeof path, "%.*s/%s", SPAN_ARGS(w->folder), relative) >=
        (int)sizeof path) {
        error_set(&problem, LEDE_LIMIT, "skipped: name too long");
        return report(w, shown, false, &problem);
    }
    if (stat(path, &st) != 0) {
        error_errno(&problem, errno, "skipped");
        return report(w, shown, false, &problem);
    }
    if (S_ISREG(st.st_mode)) {
        struct place place = {.path = span_of(path),
                              .shown = span_of(shown),
                              .id = span_of(relative),
                              .folder = w->folder};
        return w->visit(w->context, &place, NULL, w->err);
    }
    if (S_ISDIR(st.st_mode))
        return visit_folder(w, path, relative, shown, &st, above);
    error_set(&problem, LEDE_INPUT, "skipped: %s", kind_name(st.st_mode));
    return report(w, shown, false, &problem);
}

static bool walk_inside(const struct walk *w, const char *relative, const struct above *above)
{
    char path[PATH_MAX], below[PATH_MAX];
    struct arena arena = {0};
    struct lede_error problem = {0};
    char **names = NULL;
    size_t count = 0;
    bool ok;

    (void)snprintf(path, sizeof path, "%.*s%s%s", SPAN_ARGS(w->folder), relative[0] ? "/" : "",
                   relative);
    ok = list_names(path, &arena, &names, &count, &problem, w->err);
    if (ok && problem.status != LEDE_OK) {
        char shown[PATH_MAX];
        int n = snprintf(shown, sizeof shown, "%.*s%s%s", SPAN_ARGS(w->given),
                         relative[0] ? "/" : "", relative);
        ok = n < 0 || report(w, shown, relative[0] == '\0', &problem);
    }
    for (size_t i = 0; ok && i < count; i++) {
        if (snprintf(below, sizeof below, "%s%s%s", relative, relative[0] ? "/" : "", names[i]) >=
            (int)sizeof below) {
            error_set(&problem, LEDE_LIMIT, "skipped: name too long");
            ok = report(w, path, false, &problem);
            continue;
        }
        ok = visit_name(w, below, above);
    }
    mem_free(names);
    arena_free(&arena);
    return ok;
}

/* A file given by itself: its folder is the one it lies in, its id its name. */
static bool visit_file(struct walk *w, const char *absolute)
{
    const char *slash = strrchr(absolute, '/');
    struct place place = {.path = span_of(absolute),
                          .shown = w->given,
                          .id = span_of(slash + 1),
                          .folder = {absolute, slash == absolute ? 1 : (size_t)(slash - absolute)},
                          .named = true};
    return w->visit(w->context, &place, NULL, w->err);
}

bool walk_path(const char *given, const char *except, walk_visit *visit, void *context,
               struct lede_error *err)
{
    struct map linked = {0};
    struct walk w = {
        .visit = visit, .context = context, .given = span_of(given), .linked = &linked, .err = err};
    struct lede_error problem;
    char absolute[PATH_MAX];
    struct stat st;

    while (w.given.len > 1 && w.given.at[w.given.len - 1] == '/')
        w.given.len--;
    if (except && stat(except, &st) == 0) {
        w.has_except = true;
        w.except_device = st.st_dev;
        w.except_inode = st.st_ino;
    }
    if (!realpath(given, absolute) || stat(absolute, &st) != 0) {
        error_errno(&problem, errno, "skipped");
        return report(&w, given[0] ? given : "\"\"", true, &problem);
    }
    if (S_ISREG(st.st_mode))
        return visit_file(&w, absolute);
    if (!S_ISDIR(st.st_mode)) {
        error_set(&problem, LEDE_INPUT, "skipped: %s", kind_name(st.st_mode));
        return report(&w, given, true, &problem);
    }
    if (is_except(&w, &st)) {
        error_set(&problem, LEDE_INPUT, "skipped: this is the index");
        return report(&w, given, true, &problem);
    }
    w.folder = span_of(absolute);
    struct above top = {NULL, st.st_dev, st.st_ino, 0};
    bool ok = walk_inside(&w, "", &top);
    map_free(&linked);
    return ok;
}
