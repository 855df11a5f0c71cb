/* indexer/entities/name_agree.h: the names of an article made to agree with each other.
 *
 * In:  the article's spans, each found by the words around it.
 * Out: the same with the article as witness: a form is everywhere what it mostly is; "Mpofu" is no
 *      organisation where Dali Mpofu is named; "Sheikh Abdullah" is Abdullah where Abdullah bin Zayed is;
 *      what is explained as no name (IED, CEC) is none; "(Numsa)" behind an organisation is one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/acronyms.h"
#include "indexer/entities/name_rules.h"

/* Fails with LEDE_MEMORY. */
bool name_agree(struct name_spans *s, const struct name_tokens *t, const struct acronyms *explained,
                struct lede_error *err) MUST_CHECK;
