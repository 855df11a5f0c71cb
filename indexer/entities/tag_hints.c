/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_hints.h"

void tag_hints_note(struct tag_tokens *t, const struct tag_hint *hints, size_t count)
{
    enum { FIRST, INNER, LAST, ONLY, PARTS };
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        while (at < t->count && t->at[at].start < hints[i].start)
            at++;
        for (size_t from = at; at < t->count && t->at[at].end <= hints[i].end; at++) {
            bool last = at + 1 == t->count || t->at[at + 1].end > hints[i].end;
            unsigned part = last ? (at == from ? ONLY : LAST) : at == from ? FIRST : INNER;
            t->at[at].hint =
                (uint8_t)(1 + ((unsigned)hints[i].type * HINT_KINDS + hints[i].kind) * PARTS +
                          part);
        }
    }
}
