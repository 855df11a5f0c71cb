/* tests/fuzz/fuzz_batch_lines.c: any bytes as a batch of queries: each line is a topic, never twice the same,
 * and a query, or is none for a reason that is said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L /* fmemopen() */
#include "searcher/commands/batch_lines.h"
#include "tests/support/insist.h"

static void check_line(const struct batch_line *line, struct map *seen)
{
    if (line->wrong) {
        insist(line->wrong[0]);
        return;
    }
    insist(line->topic.len > 0 && span_equal(span_trim(line->topic), line->topic));
    insist(line->query.len > 0 && span_equal(span_trim(line->query), line->query));
    insist(memchr(line->topic.at, '\t', line->topic.len) == NULL);
    insist(memchr(line->query.at, '\n', line->query.len) == NULL);
    insist(!map_has(seen, line->topic) && map_put(seen, line->topic, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    struct map seen = {0};
    struct lede_error err;

    if (size == 0) /* fmemopen() takes none */
        return 0;
    buf_add(&bytes, (struct span){(const char *)data, size});
    insist(buf_ok(&bytes));
    FILE *from = fmemopen(bytes.at, size, "r");
    insist(from != NULL);
    struct batch_lines lines = {.from = from};
    for (size_t last = 0;; last = lines.number) {
        struct batch_line line;
        enum step step = batch_lines_next(&lines, &line, &err);
        if (step == STEP_END)
            break;
        insist(step == STEP_ITEM && lines.number > last);
        check_line(&line, &seen);
    }
    batch_lines_free(&lines);
    map_free(&seen);
    buf_free(&bytes);
    (void)fclose(from);
    return 0;
}
