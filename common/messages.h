/* common/messages.h: what a program says on standard error, and whether it may use colour.
 *
 * A line is "program: what: why". Control characters of what is printed show as \x1b. A progress line
 * is drawn only on a terminal, over itself, and is wiped before any other line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "common/error.h"

struct messages {
    const char *program;
    FILE *to;      /* stderr, but for tests */
    bool terminal; /* may draw progress */
    bool quiet;    /* problems only */
    bool verbose;
    size_t drawn_cols; /* of the progress line that stands now */
};

/* quiet and verbose false; terminal as isatty() of stderr and $TERM says. */
void messages_init(struct messages *m, const char *program);

/* "program: text". An error and what is said show always, details if verbose, a summary unless quiet. */
void messages_error(struct messages *m, const struct lede_error *err);
void messages_say(struct messages *m, const char *format, ...) PRINTF_LIKE(2, 3);
void messages_detail(struct messages *m, const char *format, ...) PRINTF_LIKE(2, 3);
void messages_summary(struct messages *m, const char *format, ...) PRINTF_LIKE(2, 3);

/* Draw the text over the progress line that stands, cut to the terminal; nothing if quiet. */
void messages_progress(struct messages *m, const char *format, ...) PRINTF_LIKE(2, 3);

/* Wipe the progress line; before the program ends, or anybody else writes to the terminal. */
void messages_wipe(struct messages *m);

enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Whether output to the descriptor fd is coloured: the choice, then NO_COLOR (set and not empty), then
 * whether fd is a terminal with a TERM other than "dumb". */
bool messages_colour(enum colour_choice choice, int fd);

/* Columns of the terminal at fd ($COLUMNS wins when it is a number of 20 to 1000), 80 otherwise. */
size_t messages_width(int fd);
