/* relevance/choices.h: which measures are wanted, with which parameters.
 *
 * In:  what a user types: "map", "P", "P.1,3", "P_5", "ndcg_cut_10", "set_F.0.5", "official".
 * Out: measures in the order of their table, each parameter once, rising.
 * A point and an underscore before the parameters are the same, so that a printed name is one that can be
 * asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/mem.h"
#include "relevance/measures_table.h"

enum { CHOICE_NAME_MAX = 40 };

struct choice {
    const struct measure *measure;
    double k;
    bool typed; /* k was given, and is part of the name */
};

/* Zeroed is empty. */
struct choices {
    struct choice *at;
    size_t count, cap;
};

/* Add what the text names. LEDE_INPUT when it is no measure, or its parameter is none for it. */
bool choices_add(struct choices *c, struct span text, struct lede_error *err) MUST_CHECK;

/* Add what trec_eval prints when nothing is asked for. */
bool choices_add_official(struct choices *c, struct lede_error *err) MUST_CHECK;

/* The one choice that the text names, into *out; LEDE_INPUT when it names several. */
bool choice_parse(struct span text, struct choice *out, struct lede_error *err) MUST_CHECK;

/* The place of the choice among c's; SIZE_MAX when it is not there. */
size_t choices_find(const struct choices *c, const struct choice *wanted);

/* "P_5", "iprec_at_recall_0.10", "set_F": as it is printed. */
void choice_name(const struct choice *c, char name[CHOICE_NAME_MAX]);

void choices_free(struct choices *c);
