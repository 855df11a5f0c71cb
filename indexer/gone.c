/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/gone.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

/* Any other failure (no permission, a server that does not answer) says nothing of the file. */
static bool is_missing(int number)
{
    return number == ENOENT || number == ENOTDIR;
}

/* The path for the system; false when it cannot be the file's own. */
static bool usable_path(struct span path, char out[PATH_MAX])
{
    if (path.len == 0 || path.len >= PATH_MAX || path.at[0] != '/' ||
        span_find(path, SPAN("\xEF\xBF\xBD"), 0) != SIZE_MAX)
        return false;
    memcpy(out, path.at, path.len);
    out[path.len] = '\0';
    return true;
}

bool gone_file(struct span path)
{
    char name[PATH_MAX];
    struct stat st;

    return usable_path(path, name) && stat(name, &st) != 0 && is_missing(errno);
}

static bool is_empty_folder(const char *path)
{
    DIR *dir = opendir(path);
    bool empty = dir != NULL;
    struct dirent *entry;

    while (empty && (entry = readdir(dir)))
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (dir)
        (void)closedir(dir);
    return empty;
}

/* Cut the path to the folder nearest above it that is there. False when one may not be looked at. */
static bool nearest_folder(char *path, struct stat *st)
{
    for (char *slash; (slash = strrchr(path, '/'));) {
        slash[slash == path] = '\0';
        bool failed = stat(path, st) != 0;
        if (!failed && S_ISDIR(st->st_mode))
            return true;
        if (slash == path || (failed && !is_missing(errno)))
            return false;
    }
    return false;
}

/* Whether a file that is missing is lost; *name is then the folder to blame. */
static enum whereabouts look_at_folders(const struct gone *g, struct span path, struct span folder,
                                        char name[PATH_MAX], bool *empty)
{
    struct stat st;

    *empty = false;
    if (usable_path(folder, name)) {
        int failed = stat(name, &st) != 0 ? errno : 0;
        if (failed && !is_missing(failed))
            return FILE_THERE;
        if (failed || !S_ISDIR(st.st_mode))
            return FILE_LOST;
    }
    if (!usable_path(path, name) || !nearest_folder(name, &st))
        return FILE_THERE;
    *empty = st.st_mtim.tv_sec / DAY_SECONDS < g->index_made && is_empty_folder(name);
    return *empty ? FILE_LOST : FILE_GONE;
}

static bool note_lost(struct gone *g, struct span path, bool empty, struct lede_error *err)
{
    uint64_t *number = map_number(&g->by_path, path);

    if (!number)
        return error_memory(err);
    if (*number == 0) {
        struct span name = arena_span(&g->paths, path);
        if (!name.at || !mem_grow(&g->lost, &g->cap, g->count + 1, sizeof *g->lost))
            return error_memory(err);
        g->lost[g->count++] = (struct lost_folder){name, empty, 0};
        *number = g->count;
    }
    g->answer_lost = (size_t)*number - 1;
    return true;
}

/* Whether the same was asked last; else it is from now on. */
static bool is_last(struct gone *g, struct span path, struct span folder, struct lede_error *err,
                    bool *ok)
{
    struct span last = buf_span(&g->last), last_path = {0};

    *ok = true;
    if (last.len && span_cut(&last, '\0', &last_path) && span_equal(last_path, path) &&
        span_equal(last, folder))
        return true;
    buf_reset(&g->last);
    buf_add(&g->last, path);
    buf_byte(&g->last, '\0');
    buf_add(&g->last, folder);
    *ok = buf_ok(&g->last) || error_memory(err);
    return false;
}

bool gone_look(struct gone *g, struct span path, struct span folder, enum whereabouts *out,
               struct lede_error *err)
{
    char name[PATH_MAX];
    bool ok, empty;

    if (!is_last(g, path, folder, err, &ok) && ok) {
        g->answer = FILE_THERE;
        if (gone_file(path))
            g->answer = look_at_folders(g, path, folder, name, &empty);
        if (g->answer == FILE_LOST)
            ok = note_lost(g, span_of(name), empty, err);
    }
    if (ok && g->answer == FILE_LOST)
        g->lost[g->answer_lost].articles++;
    *out = g->answer;
    return ok;
}

void gone_free(struct gone *g)
{
    mem_free(g->lost);
    map_free(&g->by_path);
    arena_free(&g->paths);
    buf_free(&g->last);
    *g = (struct gone){0};
}
