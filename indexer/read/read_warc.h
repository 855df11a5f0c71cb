/* indexer/read/read_warc.h: crawls: the pages among the answers of a WARC file (.warc, .warc.gz), one at a time.
 *
 * A page is a `response` record that holds an HTTP answer of status 200 and of a type of web pages. All other
 * records are passed over without a word, and those that are large without being read. A page's id is the address it
 * was fetched from (WARC-Target-URI, else WARC-Record-ID); when it was fetched says nothing of when it was published.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader warc_reader;
