/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/archives.h"

#include "common/buf.h"

bool archives_read(struct archives *a, struct span path, struct span prefix, struct span id,
                   struct lede_error *err)
{
    struct buf begin = {0};
    struct span *kept = arena_take(&a->arena, 1, sizeof *kept);
    bool ok;

    buf_add(&begin, prefix);
    buf_add(&begin, id);
    buf_byte(&begin, '!');
    if (kept && buf_ok(&begin))
        *kept = arena_span(&a->arena, buf_span(&begin));
    ok = kept && kept->at && map_put(&a->begins, path, kept);
    buf_free(&begin);
    return ok || error_memory(err);
}

bool archives_damaged(struct archives *a, struct span path, struct lede_error *err)
{
    return path.len == 0 || map_put(&a->damaged, path, NULL) || error_memory(err);
}

bool archives_lack(const struct archives *a, const struct article *article)
{
    const struct span *begin = map_get(&a->begins, article->path);

    return begin && span_starts(article->id, *begin) && !map_has(&a->damaged, article->path);
}

void archives_free(struct archives *a)
{
    map_free(&a->begins);
    map_free(&a->damaged);
    arena_free(&a->arena);
    *a = (struct archives){0};
}
