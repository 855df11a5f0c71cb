/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/matched_as.h"

static bool stands_as_typed(const struct respelled *name, struct evaluation *found)
{
    for (size_t i = 0; i < name->typed_count; i++)
        if (!evaluation_holds(found, name->typed[i]))
            return false;
    return name->typed_count > 0;
}

/* Empty where the article has none of them. */
static struct span spelling_in(const struct respelled *name, struct evaluation *found)
{
    size_t item;

    for (size_t i = 0; i < name->count; i++) {
        const struct node *leaf = name->at[i].leaf;
        if (!leaf || !evaluation_find(found, leaf, &item))
            continue;
        struct span text = item < found->title_count ? article_title(found->of) : found->of->text;
        return span_part(text, found->items[item].start,
                         found->items[item + leaf->is.run.count - 1].end);
    }
    return (struct span){0};
}

bool matched_as(const struct query *q, struct evaluation *found, struct arena *arena,
                const struct span **out, size_t *count, struct lede_error *err)
{
    struct span *texts = arena_take(arena, q->respelled_count, sizeof *texts);

    *out = texts;
    *count = 0;
    if (!texts)
        return error_memory(err);
    for (size_t i = 0; i < q->respelled_count; i++) {
        if (stands_as_typed(&q->respelled[i], found))
            continue;
        texts[*count] = spelling_in(&q->respelled[i], found);
        *count += texts[*count].len > 0;
    }
    return true;
}
