/* searcher/web/budget.h: what one request may take of time and memory; what wants more ends in a 503.
 *
 * The signal's handler writes response_too_much() and ends the process with status 0: nothing was
 * written before, since an answer goes out whole, after budget_end().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "common/error.h"

struct budget {
    unsigned wall_ms;    /* by the clock, and as much of the processor's time, in whole seconds */
    size_t memory_bytes; /* of address space; 0 for no limit. What is over fails as out of memory */
};

/* Enough for any query on 2,000,000 articles; less than what makes a visitor go away. */
extern const struct budget budget_default;

bool budget_begin(const struct budget *b, struct lede_error *err) MUST_CHECK;

/* The answer is made: from here on nothing more is written by the handler. The server has another while
 * to take it. */
void budget_end(void);
