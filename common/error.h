/* common/error.h: how a function says that it failed, and why.
 *
 * A function that can fail returns bool, takes struct lede_error * last (never NULL) and is
 * MUST_CHECK. On true the error is untouched; on false status and text are both set. The callee says
 * the reason, the caller adds the place with error_within().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <lede/error.h>

#define MUST_CHECK        __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* What an iterator returns, so that an end is never taken for a failure. */
enum step { STEP_FAILED, STEP_END, STEP_ITEM };

/* Set *err to status and the formatted text, cut to fit at a character's border; control characters
 * and bytes that are no UTF-8 are written as \x1b. Always returns false. */
bool error_set(struct lede_error *err, enum lede_status status, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* LEDE_MEMORY, "out of memory". Returns false. */
bool error_memory(struct lede_error *err);

/* LEDE_SYSTEM (LEDE_MISSING for ENOENT, LEDE_MEMORY for ENOMEM) with the formatted text, ": " and the
 * meaning of the errno given. Returns false. */
bool error_errno(struct lede_error *err, int number, const char *format, ...) PRINTF_LIKE(3, 4);

/* Put the formatted place and ": " before the text already in *err; of a place that is too long the end
 * is left out, not of the reason. Returns false. */
bool error_within(struct lede_error *err, const char *format, ...) PRINTF_LIKE(2, 3);
