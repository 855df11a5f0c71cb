/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/problems.h"

#include <stdio.h>
#include <string.h>

void input_named(struct messages *m, struct span shown, size_t line, const char *text)
{
    if (line)
        messages_say(m, "%.*s:%zu: %s", SPAN_ARGS(shown), line, text);
    else
        messages_say(m, "%.*s: %s", SPAN_ARGS(shown), text);
}

/* "skipped: why", once. */
static void write_skipped(const char *why, char out[520])
{
    (void)snprintf(out, 520, strncmp(why, "skipped", 7) == 0 ? "%s" : "skipped: %s", why);
}

void input_skipped(struct messages *m, struct index_summary *summary, struct span shown,
                   size_t line, const char *why)
{
    char said[520];

    summary->skipped++;
    write_skipped(why, said);
    input_named(m, shown, line, said);
}

void problems_of(struct problems *p, uint64_t input, struct span shown)
{
    if (input > 0 && input == p->input)
        return;
    problems_end(p);
    p->input = input;
    /* A name that finds no memory is empty: what is said stays said. */
    buf_reset(&p->shown);
    buf_add(&p->shown, shown);
}

static void say(struct problems *p, size_t line, const char *text)
{
    if (p->said < PROBLEMS_SAID || p->messages->verbose) {
        p->said++;
        input_named(p->messages, buf_span(&p->shown), line, text);
    } else {
        p->unsaid++;
    }
}

static void skip(struct problems *p, size_t line, const char *why)
{
    char text[520];

    p->summary->skipped++;
    write_skipped(why, text);
    say(p, line, text);
}

/* It has articles, so that the parts without any are missed. */
static void miss_foreign(struct problems *p)
{
    p->known = true;
    if (p->foreign)
        skip(p, p->foreign_line, "no articles in this part");
    p->foreign = false;
}

void problems_none(struct problems *p)
{
    miss_foreign(p);
}

void problems_add(struct problems *p, size_t line, bool repaired, const char *why)
{
    miss_foreign(p);
    if (!repaired) {
        skip(p, line, why);
    } else {
        p->summary->repaired++;
        say(p, line, why);
    }
}

void problems_foreign(struct problems *p, size_t line, const char *why)
{
    if (!p->known && !p->foreign) {
        p->foreign_line = line;
        messages_detail(p->messages, "%.*s: %s", SPAN_ARGS(buf_span(&p->shown)), why);
    }
    p->foreign = true;
    if (p->known) {
        p->foreign_line = line;
        miss_foreign(p);
    }
}

void problems_end(struct problems *p)
{
    if (p->foreign)
        p->summary->foreign++;
    if (p->unsaid > 0)
        messages_say(p->messages, "%.*s: and %llu more like these (--verbose names each)",
                     SPAN_ARGS(buf_span(&p->shown)), (unsigned long long)p->unsaid);
    p->foreign = p->known = false;
    p->said = p->unsaid = 0;
    p->input = 0;
}
