/* tests/fuzz/fuzz_query.c: any bytes as a query: it parses, its notes and nodes lie within it, and it
 * can be described in both ways.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/limits.h"
#include "searcher/query/describe.h"
#include "searcher/query/parse.h"
#include "searcher/query/reading.h"
#include "tests/support/insist.h"

static void check_node(const struct query *q, const struct node *n, unsigned depth)
{
    insist(depth < 6 * QUERY_DEPTH_MAX);
    insist(n->start <= n->end && n->end <= q->text.len);
    if (n->kind != NODE_LIST && n->kind != NODE_AND && n->kind != NODE_OR && n->kind != NODE_NOT)
        return;
    insist(n->is.kids.count > 0 && n->is.kids.count <= QUERY_TERMS_MAX);
    for (size_t i = 0; i < n->is.kids.count; i++)
        check_node(q, n->is.kids.at[i], depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lede_error err;
    struct arena arena = {0};
    struct buf plan = {0};
    struct query q;

    insist(query_parse((struct span){(const char *)data, size}, NULL, &arena, &q, &err));
    check_node(&q, q.root, 0);
    for (size_t i = 0; i < q.note_count; i++)
        insist(q.notes[i].start <= q.notes[i].end && q.notes[i].end <= q.text.len);
    query_describe(&q, size % 2, &plan);
    insist(buf_ok(&plan) && plan.len > 0);
    buf_reset(&plan);
    query_reading(&q, size % 2, &plan);
    insist(buf_ok(&plan) && plan.len > 0 && plan.len <= 2048);
    buf_free(&plan);
    arena_free(&arena);
    return 0;
}
