/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/edit_walk.h"

#include "common/utf8.h"

static const uint32_t another =
    UINT32_MAX; /* stands for any character that the word does not have */

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

bool edit_walk_begin(struct edit_walk *w, struct span word, unsigned limit)
{
    size_t len;

    *w = (struct edit_walk){.word = word, .limit = limit};
    if (word.len > WORD_BYTES_MAX)
        return false;
    for (size_t i = 0; i < word.len; i += len) {
        w->starts[w->length] = i;
        w->letters[w->length++] = utf8_at(word, i, &len);
    }
    w->starts[w->length] = word.len;
    for (size_t k = 0; k <= w->length; k++)
        w->rows[0][k] = (uint8_t)k;
    return true;
}

/* Row d + 1: the edits from the first d characters of the path and c to each start of the word. False when
 * all are too many, as they are then in every row below: no word that begins so is near. */
static bool add_row(struct edit_walk *w, size_t d, uint32_t c)
{
    const uint8_t *above = w->rows[d];
    uint8_t *row = w->rows[d + 1];
    bool alive = d + 1 <= w->limit;

    row[0] = (uint8_t)(d + 1);
    for (size_t k = 1; k <= w->length; k++) {
        unsigned edits = smaller(above[k], row[k - 1]) + 1U;
        edits = smaller(edits, above[k - 1] + (c != w->letters[k - 1] ? 1U : 0U));
        if (d > 0 && k > 1 && c == w->letters[k - 2] && w->path[d - 1] == w->letters[k - 1])
            edits = smaller(edits, w->rows[d - 1][k - 2] + 1U);
        row[k] = (uint8_t)edits;
        alive = alive || edits <= w->limit;
    }
    return alive;
}

/* Which letter of the word, by its number, is the least above c that a near word can go on with behind d
 * characters of the path; SIZE_MAX for none. */
static size_t next_letter(struct edit_walk *w, size_t d, bool any, uint32_t c)
{
    size_t found = SIZE_MAX;

    for (size_t k = 0; k < w->length; k++) {
        uint32_t letter = w->letters[k];
        if ((any || letter > c) && (found == SIZE_MAX || letter < w->letters[found]) &&
            add_row(w, d, letter))
            found = k;
    }
    return found;
}

/* Where a near word can be next, when none begins with the bytes [0, end) of this one, which are d characters
 * of the path and the character c; or, when end is that of the path, behind this word itself. Rows d + 1 and
 * below are spoiled. */
static enum edit_stride look_on(struct edit_walk *w, struct span now, size_t d, size_t end,
                                uint32_t c, struct span *to)
{
    for (;; c = w->path[--d]) {
        bool inside = end == w->ends[d];
        w->depth = d;
        memcpy(w->to, now.at, end);
        if (add_row(w, d, another)) {
            if (inside || (unsigned char)w->to[end - 1] == 0xff)
                return EDIT_ON;
            w->to[end - 1]++; /* behind all that begin so */
            break;
        }
        size_t k = next_letter(w, d, inside, c);
        if (k != SIZE_MAX) {
            size_t len = w->starts[k + 1] - w->starts[k];
            memcpy(w->to + w->ends[d], w->word.at + w->starts[k], len);
            end = w->ends[d] + len;
            break;
        }
        if (d == 0)
            return EDIT_END;
        end = w->ends[d];
    }
    *to = (struct span){w->to, end};
    return EDIT_SEEK;
}

enum edit_stride edit_walk_next(struct edit_walk *w, struct span next, unsigned *edits,
                                struct span *to)
{
    size_t d = 0, i = 0, len;
    uint32_t c = 0;

    if (next.len > WORD_BYTES_MAX)
        return EDIT_ON;
    while (d < w->depth && i < next.len && utf8_at(next, i, &len) == w->path[d]) {
        i += len;
        w->ends[++d] = i;
    }
    w->depth = d;
    while (i < next.len) {
        c = utf8_at(next, i, &len);
        if (!add_row(w, d, c))
            return look_on(w, next, d, i + len, c, to);
        i += len;
        w->path[d++] = c;
        w->ends[d] = i;
        w->depth = d;
    }
    if (w->rows[d][w->length] > w->limit)
        return look_on(w, next, d, i, 0, to);
    *edits = w->rows[d][w->length];
    return EDIT_NEAR;
}
