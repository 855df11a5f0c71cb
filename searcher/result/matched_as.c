/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/matched_as.h"

/* The texts so far; there is room for more. */
struct texts {
    struct span *at;
    size_t count;
};

static void add_text(struct texts *t, struct span text)
{
    for (size_t i = 0; i < t->count; i++)
        if (span_equal(t->at[i], text))
            return;
    if (text.len)
        t->at[t->count++] = text;
}

/* ---- Names among the words ---- */

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

/* ---- Fields of names ---- */

/* The fields of names that ask for something: none below NOT. With t, how the article has their names. */
static size_t look_at_fields(const struct node *node, const struct evaluation *found,
                             struct texts *t)
{
    size_t count = node->kind == NODE_NAME || node->kind == NODE_SPEAKER;

    if (count && t)
        add_text(t, evaluation_spelling(found, node));
    for (size_t i = 0; node->kind != NODE_NOT && node_has_kids(node) && i < node->is.kids.count;
         i++)
        count += look_at_fields(node->is.kids.at[i], found, t);
    return count;
}

bool matched_as(const struct query *q, struct evaluation *found, struct arena *arena,
                const struct span **out, size_t *count, struct lede_error *err)
{
    size_t most = q->respelled_count + look_at_fields(q->root, found, NULL);
    struct texts texts = {arena_take(arena, most, sizeof *texts.at), 0};

    *out = texts.at;
    *count = 0;
    if (!texts.at)
        return error_memory(err);
    for (size_t i = 0; i < q->respelled_count; i++)
        if (!stands_as_typed(&q->respelled[i], found))
            add_text(&texts, spelling_in(&q->respelled[i], found));
    (void)look_at_fields(q->root, found, &texts);
    *count = texts.count;
    return true;
}
