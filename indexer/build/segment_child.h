/* indexer/build/segment_child.h: what a process that writes segments does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/stem.h"

/* Frames to it, two a job: the path of the database to be made, then what it is made of: records, each in
 * a frame of its own inside the one frame, or paths of segments to be merged, each ended by a NUL, which
 * are removed. Frames from it, one a job: done, or failed with the reason. */
enum {
    SEGMENT_PATH = 1,
    SEGMENT_RECORDS,
    SEGMENT_RECORD,
    SEGMENT_MERGE,
    SEGMENT_DONE,
    SEGMENT_FAILED
};

/* Do jobs until `in` closes. Returns the exit status. */
int segment_child(int in, int out, const struct stem_scheme *stems);
