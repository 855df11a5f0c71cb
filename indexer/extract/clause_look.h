/* indexer/extract/clause_look.h: whether a clause tells of a day as past or looks ahead to it.
 *
 * The nearest word before the day that says so decides, else the nearest behind it: "will", "due",
 * "until" look ahead, a past verb looks back. Words of the clause only, and at most a few dozen of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_meaning.h"

enum date_looks clause_look(struct span text, size_t start, size_t end);
