/* indexer/input/cut.h: where one document of a long input ends and the next begins.
 *
 * A cutter is what a format of many documents gives, so that its files may have any size: the stream holds
 * some of them at a time. It looks at bytes in order and at each of them once, whatever pieces they come in:
 * a cut is at the same places however the input was read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/span.h"

/* Zeroed at the begin of an input. */
struct cut_state {
    uint64_t looked; /* of bytes: those that need not be looked at again; 0 again behind a cut */
    uint64_t
        skip; /* set by a cutter that returns 0: so many bytes, from the begin of bytes on and past
                       * their end too, hold nothing that is wanted: they do not come again, not counted in
                       * looked (0 then) */
    uint64_t a, b, c; /* the cutter's own */
    unsigned
        layout; /* the cutter's, of the input: goes with every piece to who reads it; 0: not known yet */
    size_t
        in_line; /* the cutter's, where it counts them: documents that have begun in the line so far */
    bool
        open; /* by the cutter: the input has begun something that it must end, behind the last document too */
};

/* Of bytes that begin at a document's border: how many make the first document, with what parts it from the
 * next; 0: its end is not among them. last: no more bytes come, what there is is a document, or the rest of
 * one. Bytes that were looked at may have been taken away when a document is too long to be held: bytes then
 * begin behind them, looked counts from there, and all that is to be known of them stands in a, b and c.
 * A document gives one article or one problem at most: where a parser dies they are tried one by one. */
typedef size_t cut_document(struct cut_state *state, struct span bytes, bool last);

/* A document is a line. */
size_t cut_line(struct cut_state *state, struct span bytes, bool last);
