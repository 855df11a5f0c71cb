/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/batch_lines.h"

#include <errno.h>

enum { LINE_MAX_BYTES = 1 << 16 }; /* a query has far less; what is longer is no line of a batch */

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* One line without its end; *whole is false when it was too long, and its rest is then passed over. */
static enum step read_line(struct batch_lines *l, bool *whole, struct lede_error *err)
{
    int c;

    *whole = true;
    buf_reset(&l->line);
    errno = 0;
    while ((c = getc(l->from)) != EOF && c != '\n') {
        *whole &= l->line.len < LINE_MAX_BYTES;
        if (*whole)
            buf_byte(&l->line, (char)c);
    }
    if (ferror(l->from)) {
        error_errno(err, errno ? errno : EIO, "cannot read");
        return STEP_FAILED;
    }
    if (!buf_ok(&l->line)) {
        error_memory(err);
        return STEP_FAILED;
    }
    if (c == EOF && l->line.len == 0)
        return STEP_END;
    l->number++;
    return STEP_ITEM;
}

/* A run holds each topic once, so that no document is twice in one. */
static bool split(struct batch_lines *l, struct span line, struct batch_line *out)
{
    struct span query = line;

    (void)span_cut(&query, '\t', &out->topic);
    out->topic = span_trim(out->topic);
    out->query = span_trim(query);
    if (!query.at)
        out->wrong = "no tab between a topic and a query";
    else if (out->topic.len == 0)
        out->wrong = "no topic before the tab";
    else if (out->query.len == 0) /* beside --since and the like that would be every article */
        out->wrong = "no query behind the tab";
    else if (map_has(&l->seen, out->topic))
        out->wrong = "its topic was there before";
    else
        return map_put(&l->seen, out->topic, NULL);
    return true;
}

enum step batch_lines_next(struct batch_lines *l, struct batch_line *out, struct lede_error *err)
{
    struct span line;
    enum step step;
    bool whole;

    do {
        step = read_line(l, &whole, err);
        if (step != STEP_ITEM)
            return step;
        line = buf_span(&l->line);
        if (l->number == 1 && span_starts(line, span_of(byte_order_mark)))
            line = span_part(line, sizeof byte_order_mark - 1, line.len);
    } while (span_trim(line).len == 0 || line.at[0] == '#');
    *out = (struct batch_line){.wrong = whole ? NULL : "longer than any query"};
    if (whole && !split(l, line, out)) {
        error_memory(err);
        return STEP_FAILED;
    }
    return STEP_ITEM;
}

void batch_lines_free(struct batch_lines *l)
{
    buf_free(&l->line);
    map_free(&l->seen);
}
