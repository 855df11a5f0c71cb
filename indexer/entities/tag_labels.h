/* indexer/entities/tag_labels.h: the labels of a name's tokens, and which may follow which.
 *
 * O is no name; B, I, L a name's first, inner, last token; U its only one; each of three types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "index/article.h"

enum { LABEL_O, LABEL_COUNT = 13, LABELS_PADDED = 16 };
enum label_part { PART_B, PART_I, PART_L, PART_U };

static inline uint8_t label_of(enum entity_type type, enum label_part part)
{
    return (uint8_t)(1 + 4 * (unsigned)type + (unsigned)part);
}

/* Of a label that is not O. */
static inline enum entity_type label_type(uint8_t label)
{
    return (enum entity_type)((label - 1) / 4);
}
static inline enum label_part label_part(uint8_t label)
{
    return (enum label_part)((label - 1) % 4);
}

/* Whether a name is open behind the label: more of it must follow. */
static inline bool label_is_open(uint8_t label)
{
    return label != LABEL_O && (label_part(label) == PART_B || label_part(label) == PART_I);
}

static inline bool label_may_follow(uint8_t before, uint8_t label)
{
    bool goes_on = label != LABEL_O && (label_part(label) == PART_I || label_part(label) == PART_L);

    if (label_is_open(before))
        return goes_on && label_type(before) == label_type(label);
    return !goes_on;
}
