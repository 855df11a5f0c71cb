/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/cut.h"

#include <string.h>

size_t cut_line(struct cut_state *state, struct span bytes, bool last)
{
    size_t from = (size_t)state->looked;
    const char *end = from < bytes.len ? memchr(bytes.at + from, '\n', bytes.len - from) : NULL;

    state->looked = end || last ? 0 : bytes.len;
    return end ? (size_t)(end - bytes.at) + 1 : last ? bytes.len : 0;
}
