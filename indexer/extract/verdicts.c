/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/verdicts.h"

#include <stdio.h>

#include "indexer/extract/credit_line.h"

static bool make_room(size_t count, struct arena *arena, struct verdicts *out,
                      struct lede_error *err)
{
    out->items = arena_take(arena, count ? count : 1, sizeof *out->items);
    out->count = out->items ? count : 0;
    return out->items || error_memory(err);
}

/* A block that is left out, by what it looks like and where it stands. */
static const char *dropped_rule(const struct blocks *b, const struct body *body, size_t i,
                                struct arena *arena)
{
    const struct block *block = &b->at[i];
    const char *kind = block_kind_name((enum block_kind)block->kind);
    char text[80];

    if (i == body->headline)
        return "headline";
    if (i >= body->own_end)
        return "other story";
    if (block->kind == BLOCK_CREDIT) {
        (void)snprintf(text, sizeof text, "credit %s",
                       credit_kind_name((enum credit_kind)block->credit));
        return arena_copy(arena, span_of(text));
    }
    if (block->kind != BLOCK_TEXT && block->kind != BLOCK_HEADING)
        return kind;
    if (i < body->start)
        return "head";
    return i >= body->end ? "end" : "inside";
}

bool verdicts_of_text(const struct blocks *blocks, const struct body *body, bool whole,
                      struct arena *arena, struct verdicts *out, struct lede_error *err)
{
    size_t next = whole ? 0 : body_next(blocks, body, body->start);

    if (!make_room(blocks->count, arena, out, err))
        return false;
    for (size_t i = 0; i < blocks->count; i++) {
        struct verdict *v = &out->items[i];
        v->text = block_span(blocks, i);
        v->kept = whole || (i == next && i < body->end);
        v->rule = v->kept ? "body" : dropped_rule(blocks, body, i, arena);
        if (!v->rule)
            return error_memory(err);
        if (!whole && i == next)
            next = body_next(blocks, body, i + 1);
    }
    return true;
}

bool verdicts_of_page(const struct page *page, const struct page_body *body, struct arena *arena,
                      struct verdicts *out, struct lede_error *err)
{
    if (!make_room(page->block_count, arena, out, err))
        return false;
    for (size_t i = 0; i < page->block_count; i++) {
        enum page_rule rule = (enum page_rule)body->rules[i];
        out->items[i] =
            (struct verdict){page->blocks[i].text, page_rule_name(rule), rule <= RULE_GIVEN};
    }
    return true;
}
