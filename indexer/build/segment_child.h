/* indexer/build/segment_child.h: what a process that writes segments does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Frames to it: a path, the records of the segment to be made there, an end. Frames from it: done, or
 * failed with the reason. */
enum { SEGMENT_PATH = 1, SEGMENT_RECORD, SEGMENT_END, SEGMENT_DONE, SEGMENT_FAILED };

/* Make segments until `in` closes. Returns the exit status. */
int segment_child(int in, int out);
