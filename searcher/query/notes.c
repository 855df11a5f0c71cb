/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/notes.h"

#include <stdarg.h>
#include <stdio.h>

#include "common/utf8.h"

enum { EXCERPT_BYTES_MAX = 60 };

static void put(struct notes *n, size_t start, size_t end, struct span text)
{
    struct note *note = &n->at[n->count];

    *note = (struct note){.text = arena_span(n->arena, text), .start = start, .end = end};
    if (note->text.at)
        n->count++;
    else
        n->failed = true;
}

void notes_add(struct notes *n, size_t start, size_t end, const char *format, ...)
{
    char text[NOTE_BYTES_MAX];
    va_list args;
    int len;

    if (n->count == NOTES_MAX) {
        n->left_out++;
        return;
    }
    va_start(args, format);
    len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len > 0)
        put(n, start, end, (struct span){text, strlen(text)});
}

struct span notes_excerpt(struct span part)
{
    return span_part(part, 0, utf8_cut(part, EXCERPT_BYTES_MAX));
}

bool notes_take(struct notes *n, const struct note **out, size_t *count)
{
    struct note *copy;

    if (n->left_out) {
        char text[NOTE_BYTES_MAX];
        (void)snprintf(text, sizeof text, "%zu more %s not shown", n->left_out,
                       n->left_out == 1 ? "note is" : "notes are");
        put(n, 0, 0, span_of(text));
        n->left_out = 0;
    }
    copy = n->failed ? NULL : arena_take(n->arena, n->count, sizeof *copy);
    if (!copy)
        return false;
    memcpy(copy, n->at, n->count * sizeof *copy);
    *out = copy;
    *count = n->count;
    return true;
}
