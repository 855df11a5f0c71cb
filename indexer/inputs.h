/* indexer/inputs.h: inputs of any format, packed or not, to the parsers.
 *
 * A file, standard input, and each member of an archive is looked at first: what it begins with, then its
 * name, choose the reader. Formats of many documents go in pieces, so that memory stays small; others whole.
 * What cannot be read is named and counted, and the rest goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/messages.h"
#include "indexer/archives.h"
#include "indexer/index_all.h"
#include "indexer/input/walk.h"
#include "indexer/parsers.h"

/* Zeroed but for those marked; borrows them. */
struct inputs {
    struct parsers *parsers;         /* set */
    struct messages *messages;       /* set */
    struct index_summary *summary;   /* set */
    struct span id_prefix;           /* set */
    void (*progress)(void *context); /* set: called now and then */
    void *context;                   /* set */
    void (*note)(void *context, bool detail,
                 struct span text); /* set: what a process says of itself */
    uint64_t given;                 /* inputs that went to the parsers */
    uint64_t done;             /* bytes of the files dealt with so far, as they lie on the disk */
    struct archives *archives; /* set: of those that were unpacked */
    struct arena head;
    struct buf shown, id; /* of a member */
};

/* What the walk comes upon (a walk_visit but for its first argument). */
bool inputs_give(struct inputs *in, const struct place *place, const struct lede_error *problem,
                 struct lede_error *err) MUST_CHECK;
bool inputs_give_standard_input(struct inputs *in, struct lede_error *err) MUST_CHECK;
void inputs_free(struct inputs *in);
