/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/names_model.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum { FOLDERS_ABOVE = 3 };

/* The first of the places beside the program that has one. False when none has. */
static bool find_beside(const char *program, char path[PATH_MAX])
{
    size_t len = strlen(program);

    for (int above = 0; above < FOLDERS_ABOVE; above++) {
        while (len > 0 && program[len - 1] != '/')
            len--;
        if (len == 0)
            return false;
        int n = snprintf(path, PATH_MAX, "%.*s/../share/lede/names.model", (int)--len, program);
        if (n > 0 && n < PATH_MAX && access(path, F_OK) == 0)
            return true;
    }
    return false;
}

bool names_model_load(struct tag_model *m, const char *option, const char *variable,
                      const char *program, struct lede_error *err)
{
    char path[PATH_MAX];
    const char *named = option && option[0] ? option : variable && variable[0] ? variable : NULL;

    if (!named && !find_beside(program, path))
        return error_set(
            err, LEDE_MISSING,
            "no model of names is installed with this program (--model FILE gives one, "
            "--no-entities goes without names)");
    return tag_model_load(m, named ? named : path, err);
}
