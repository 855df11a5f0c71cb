/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/name_guesses.h"

#include "indexer/entities/evidence.h"

_Static_assert((int)NAME_BY_COUNT <= (int)HINT_KINDS, "each rule has a kind of hints");

static bool note_hints(struct name_guesses *g, struct lede_error *err)
{
    if (!mem_grow(&g->hints, &g->hint_cap, g->spans.count + 1, sizeof *g->hints))
        return error_memory(err);
    g->hint_count = g->spans.count;
    for (size_t i = 0; i < g->hint_count; i++) {
        const struct name_span *span = &g->spans.at[i];
        g->hints[i] = (struct tag_hint){.start = g->tokens.at[span->from].start,
                                        .end = g->tokens.at[span->to - 1].end,
                                        .type = (uint8_t)span->type,
                                        .kind = (uint8_t)span->by};
    }
    return true;
}

bool name_guesses_find(struct name_guesses *g, const struct lexicon *l, struct span text,
                       struct lede_error *err)
{
    return name_tokens_cut(&g->tokens, l, text, err) &&
           acronyms_find(&g->acronyms, l, &g->tokens, text, err) &&
           name_rules_find(&g->spans, l, &g->tokens, err) &&
           evidence_settle(&g->spans, &g->tokens, err) && note_hints(g, err);
}

void name_guesses_free(struct name_guesses *g)
{
    name_spans_free(&g->spans);
    acronyms_free(&g->acronyms);
    name_tokens_free(&g->tokens);
    mem_free(g->hints);
    *g = (struct name_guesses){0};
}
