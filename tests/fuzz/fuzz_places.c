/* tests/fuzz/fuzz_places.c: any bytes as the file that names an index's current generation, and as that
 * generation's version file: a place within the index, or a refusal.
 *
 * The first part, up to an empty line, is XAPIANDB, the rest gen-000001/iamglass.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* mkdtemp() */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "index/generations.h"
#include "tests/support/insist.h"
#include "xapian-c/places.h"

static char folder[] = "/tmp/lede-fuzz-places-XXXXXX";

static void remove_folder(void)
{
    struct lede_error ignored;
    (void)!file_remove_tree(folder, &ignored);
}

static void make_folder(void)
{
    char path[sizeof folder + 32];

    insist(mkdtemp(folder) != NULL && atexit(remove_folder) == 0);
    (void)snprintf(path, sizeof path, "%s/gen-000001", folder);
    insist(mkdir(path, 0700) == 0);
    (void)snprintf(path, sizeof path, "%s/gen-000001/postlist.glass", folder);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    insist(fd >= 0 && close(fd) == 0);
}

static void write_file(const char *name, struct span bytes)
{
    char path[sizeof folder + 32];
    struct lede_error err;

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    insist(fd >= 0 && file_write_all(fd, bytes, &err) && close(fd) == 0);
}

static void check_generation(void)
{
    char current[PATH_MAX], next[PATH_MAX], inside[sizeof folder + 8];
    struct lede_error err = {0};

    (void)snprintf(inside, sizeof inside, "%s/gen-", folder);
    if (!generation_current(folder, current, &err)) {
        insist(err.status == LEDE_DAMAGED && err.text[0]);
        return;
    }
    insist(current[0] == '\0' || span_starts(span_of(current), span_of(inside)));
    if (generation_next(folder, next, &err))
        insist(span_starts(span_of(next), span_of(inside)) && strcmp(next, current) != 0);
}

static void check_place(struct span path)
{
    struct xc_place place = {0}, again = {0};
    struct xc_error e = {0};

    insist(xc_place_init(&place, (struct xc_str){path.at, path.len}, "fuzz", &e));
    insist(xc_place_init(&again, (struct xc_str){path.at, path.len}, "fuzz", &e));
    if (xc_place_look(&place, "fuzz", &e)) {
        insist(place.nfolders > 0);
        insist(xc_place_look(&again, "fuzz", &e) && xc_place_is_same(&place, &again));
    } else {
        /* What only the system has a word for: a name that is too long. */
        insist(e.status != XC_OK && (e.status != XC_INTERNAL || e.sys_errno) && e.text[0]);
    }
    xc_place_free(&place);
    xc_place_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span stub = {(const char *)data, size}, version = {0};
    char generation[sizeof folder + 16];

    if (folder[sizeof folder - 2] == 'X')
        make_folder();
    size_t empty_line = span_find(stub, SPAN("\n\n"), 0);
    if (empty_line != SIZE_MAX) {
        version = span_part(stub, empty_line + 2, stub.len);
        stub = span_part(stub, 0, empty_line + 1);
    }
    write_file("XAPIANDB", stub);
    write_file("gen-000001/iamglass", version);
    check_generation();
    check_place(span_of(folder));
    (void)snprintf(generation, sizeof generation, "%s/gen-000001", folder);
    check_place(span_of(generation));
    return 0;
}
