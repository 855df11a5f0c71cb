/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/cases.h"

#include <stdio.h>

#include "common/file.h"
#include "tests/support/check.h"

struct cases cases_open(const char *name, size_t columns)
{
    struct cases c = {.columns = columns};
    struct lede_error err;
    char path[512];

    assert_true(columns <= CASE_COLUMNS_MAX);
    (void)snprintf(path, sizeof path, "%s/%s", CASES, name);
    assert_ok(file_read(path, 16 << 20, &c.arena, &c.rest, &err), &err);
    return c;
}

static unsigned hex(char c)
{
    return c >= '0' && c <= '9' ? (unsigned)(c - '0') : ((unsigned)c | 0x20U) - 'a' + 10;
}

static struct span unescape(struct cases *c, struct span text)
{
    char *out = arena_take(&c->arena, text.len + 1, 1);
    size_t n = 0;

    assert_non_null(out);
    for (size_t i = 0; i < text.len; i++) {
        char next = i + 1 < text.len ? text.at[i + 1] : '\0';
        if (text.at[i] != '\\') {
            out[n++] = text.at[i];
        } else if (next == 'x' && i + 3 < text.len) {
            out[n++] = (char)(hex(text.at[i + 2]) << 4 | hex(text.at[i + 3]));
            i += 3;
        } else {
            out[n++] = next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
            i++;
        }
    }
    return (struct span){out, n};
}

bool cases_next(struct cases *c)
{
    struct span line, part;

    while (span_cut(&c->rest, '\n', &line)) {
        size_t n = 0;
        c->line++;
        if (span_trim(line).len == 0 || line.at[0] == '#')
            continue;
        while (n < CASE_COLUMNS_MAX && span_cut(&line, '\t', &part))
            c->column[n++] = unescape(c, part);
        if (n != c->columns)
            fail_msg("case line %zu has %zu columns, not %zu", c->line, n, c->columns);
        return true;
    }
    return false;
}

int cases_arguments(struct cases *c, struct span words, char **argv, int max)
{
    struct span word;
    int argc = 0;

    argv[argc++] = arena_copy(&c->arena, SPAN("program"));
    while (words.len && argc < max && span_cut(&words, '|', &word))
        argv[argc++] = arena_copy(&c->arena, word);
    argv[argc] = NULL;
    return argc;
}

void cases_close(struct cases *c)
{
    arena_free(&c->arena);
}
