/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/buf.h"
#include "common/file.h"
#include "common/mem.h"
#include "common/options.h"

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

void check_memory(bool ok, const struct lede_error *err, const char *file, int line)
{
    bool failed = mem_failed();

    mem_fail_at(0);
    if (ok == failed || (failed && err->status != LEDE_MEMORY)) {
        print_error("%s:%d: %s where memory %s\n", file, line, ok ? "went on" : err->text,
                    failed ? "was out" : "was there");
        _fail(file, line);
    }
}

void check_allocations(bool (*call)(struct lede_error *err))
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct lede_error err = {.status = LEDE_OK};
        mem_fail_at(n);
        ok = call(&err);
        assert_memory(ok, &err);
        assert_int_equal(err.status, ok ? LEDE_OK : LEDE_MEMORY);
    }
}

void check_man_page(const struct option_table *options, const char *page)
{
    char path[sizeof CASES + 80];
    struct arena arena = {0};
    struct buf list = {0};
    struct span text;
    struct lede_error err;

    options_man(options, &list);
    assert_true(buf_ok(&list));
    (void)snprintf(path, sizeof path, CASES "/../../docs/man/%s", page);
    assert_ok(file_read(path, 1 << 20, &arena, &text, &err), &err);
    if (span_find(text, buf_span(&list), 0) == SIZE_MAX)
        fail_msg("docs/man/%s lacks this list:\n%.*s", page, SPAN_ARGS(buf_span(&list)));
    buf_free(&list);
    arena_free(&arena);
}

void ignore_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
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
