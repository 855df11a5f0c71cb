/* indexer/read/read_csv.h: separated values with a header line (RFC 4180, and as they come).
 *
 * The separator is that which the header line has most of: comma, semicolon, tab or bar. Columns are told by
 * the header as key_map.h says; of two with one name the first counts. A row of another length than the
 * header's is a problem: its cells would be taken for others. A header without a column for the text is
 * foreign, and a problem where other columns show that articles were meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader csv_reader;
