/* relevance/measures_table.h: all measures, a row each, in the order in which they are printed, which is
 * trec_eval's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "relevance/measures.h"

/* How the topics' values become one. */
enum measure_over {
    OVER_MEAN,
    OVER_SUM,       /* a count */
    OVER_GEOMETRIC, /* exp of the mean; not printed of a topic */
    OVER_TOPICS,    /* the number of topics itself; not printed of a topic */
    OVER_NAME       /* no number: the tag of the run */
};

enum measure_takes {
    TAKES_NOTHING,
    TAKES_CUT,    /* whole numbers of at least 1: P_5 */
    TAKES_RECALL, /* 0 to 1: iprec_at_recall_0.10 */
    TAKES_WEIGHT  /* one number from 0, 1 when none is given: set_F, set_F_0.5 */
};

struct measure {
    const char *name;
    enum measure_over over;
    enum measure_takes takes;
    const double *usual; /* parameters when none are given */
    size_t usual_count;
    double (*of_topic)(const struct ranked_list *list, double k); /* NULL where no topic has it */
    const char *what;                                             /* one sentence */
    const char *source;                                           /* where the formula stands */
};

extern const struct measure measures[];
extern const size_t measure_count;
