/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/file.h"

void check_ok(bool ok, const struct lede_error *err, const char *file, int line)
{
    if (!ok) {
        print_error("%s:%d: failed: %s\n", file, line, err->text);
        _fail(file, line);
    }
}

void check_span(size_t case_line, struct span got, struct span want, const char *file, int line)
{
    if (span_equal(got, want))
        return;
    if (case_line)
        print_error("case line %zu: ", case_line);
    print_error("got \"%.*s\", want \"%.*s\"\n", SPAN_ARGS(got), SPAN_ARGS(want));
    _fail(file, line);
}

const char *temp_folder(char path[64])
{
    const char *root = getenv("TMPDIR");

    if (!root || strlen(root) > 40)
        root = "/tmp";
    (void)snprintf(path, 64, "%s/lede-test-XXXXXX", root);
    if (!mkdtemp(path))
        fail_msg("no temporary folder under %s", root);
    return path;
}

void temp_folder_remove(const char *path)
{
    struct lede_error err;
    assert_ok(file_remove_tree(path, &err), &err);
}
