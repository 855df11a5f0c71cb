/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/respelled.h"

#include <inttypes.h>

static void say_spelling(const struct respelled *name, size_t i, struct buf *out)
{
    const struct spelling *s = &name->at[i];

    buf_text(out, i == 0 ? "" : i + 1 == name->count ? " and " : ", ");
    buf_addf(out, "\"%.*s\" (%" PRIu64, SPAN_ARGS(s->folded), s->articles);
    if (i == 0)
        buf_text(out, s->articles == 1 ? " article" : " articles");
    buf_byte(out, ')');
}

void respelled_say(const struct query *q, struct buf *out)
{
    for (size_t n = 0; n < q->respelled_count; n++) {
        const struct respelled *name = &q->respelled[n];
        buf_text(out, "; \"");
        buf_add(out, span_part(q->text, name->start, name->end));
        buf_text(out, "\" is also searched as ");
        for (size_t i = 0; i < name->count; i++)
            say_spelling(name, i, out);
    }
}
