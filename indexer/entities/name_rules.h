/* indexer/entities/name_rules.h: runs of capitalised words to names, by the words themselves and those
 * beside them.
 *
 * In:  the words of an article, long forms marked.
 * Out: names in the order of the text, not overlapping; and runs that may be names, for which the rest
 *      of the article must speak (evidence.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"
#include "indexer/entities/name_tokens.h"

/* What a rule goes by. */
enum name_by {
    BY_NOTHING, /* a run of unknown words */
    BY_LONG_FORM,
    BY_TITLE,
    BY_GIVEN, /* a first name */
    BY_TABLE,
    BY_HEAD, /* the word that says what an organisation is */
    BY_PLACE_WORD,
    BY_ACRONYM,
    BY_CONTEXT,   /* the words beside it */
    BY_ELSEWHERE, /* another place of the article */
    NAME_BY_COUNT
};

struct name_span {
    uint32_t from, to; /* words */
    enum entity_type type;
    bool sure; /* else a run of unknown words; the type says nothing */
    enum name_by by;
};

/* Zeroed is empty. */
struct name_spans {
    struct name_span *at;
    size_t count, cap;
};

/* Fails with LEDE_MEMORY. */
bool name_rules_find(struct name_spans *s, const struct lexicon *l, const struct name_tokens *t,
                     struct lede_error *err) MUST_CHECK;

void name_spans_free(struct name_spans *s);
