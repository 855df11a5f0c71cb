/* indexer/read/read_sgml.h: archives of SGML: TREC's (<DOC><DOCNO>…, also AQUAINT's and Gigaword's) and
 * Reuters-21578's (<REUTERS NEWID=…>).
 *
 * Names in any case, end tags may be missing. The id is DOCNO, or NEWID, so that judgments fit. Text is the
 * article as it stands: lines are joined to paragraphs, tags left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/reader.h"

extern const struct reader sgml_reader;
