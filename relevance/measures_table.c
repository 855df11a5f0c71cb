/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/measures_table.h"

#include "common/error.h"

static const double none[] = {0};
static const double cuts[] = {5, 10, 15, 20, 30, 100, 200, 500, 1000};
static const double early[] = {1, 5, 10};
static const double recalls[] = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
static const double even[] = {1};

#define USUAL(list) (list), ARRAY_LEN(list)

// clang-format off
#define TREC_EVAL  "trec_eval 9.0.8 (NIST)"
#define STABILITY  "Buckley and Voorhees, Evaluating evaluation measure stability (SIGIR 2000)"
#define INCOMPLETE "Buckley and Voorhees, Retrieval evaluation with incomplete information (SIGIR 2004)"
#define GEOMETRIC  "Robertson, On GMAP and other transformations (CIKM 2006)"
#define QUESTIONS  "Voorhees, The TREC-8 question answering track report (1999)"
#define GAIN       "Järvelin and Kekäläinen, Cumulated gain-based evaluation (TOIS 20, 2002); a grade is its gain"
#define TEXTBOOK   "van Rijsbergen, Information Retrieval (1979), chapter 7"

const struct measure measures[] = {
    {"runid",           OVER_NAME,      TAKES_NOTHING, USUAL(none),    NULL,                    "tag of the run", TREC_EVAL},
    {"num_q",           OVER_TOPICS,    TAKES_NOTHING, USUAL(none),    NULL,                    "topics averaged", TREC_EVAL},
    {"num_ret",         OVER_SUM,       TAKES_NOTHING, USUAL(none),    measure_num_ret,         "documents retrieved", TREC_EVAL},
    {"num_rel",         OVER_SUM,       TAKES_NOTHING, USUAL(none),    measure_num_rel,         "relevant documents", TREC_EVAL},
    {"num_rel_ret",     OVER_SUM,       TAKES_NOTHING, USUAL(none),    measure_num_rel_ret,     "relevant documents retrieved", TREC_EVAL},
    {"map",             OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_map,             "average precision: mean over the relevant documents of the precision where each stands, 0 where it does not", STABILITY},
    {"gm_map",          OVER_GEOMETRIC, TAKES_NOTHING, USUAL(none),    measure_gm_map,          "geometric mean of map, of which none counts as less than 0.00001", GEOMETRIC},
    {"Rprec",           OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_rprec,           "precision of as many documents as are relevant", STABILITY},
    {"bpref",           OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_bpref,           "how seldom judged nonrelevant documents stand above relevant ones; the unjudged are passed over", INCOMPLETE},
    {"recip_rank",      OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_recip_rank,      "1 / rank of the first relevant document", QUESTIONS},
    {"iprec_at_recall", OVER_MEAN,      TAKES_RECALL,  USUAL(recalls), measure_iprec_at_recall, "best precision at this recall or more", TEXTBOOK},
    {"P",               OVER_MEAN,      TAKES_CUT,     USUAL(cuts),    measure_p,               "share of relevant documents among the first k", TEXTBOOK},
    {"recall",          OVER_MEAN,      TAKES_CUT,     USUAL(cuts),    measure_recall,          "share of the relevant documents that are among the first k", TEXTBOOK},
    {"ndcg",            OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_ndcg,            "gain, discounted by log2(rank + 1), against that of the ideal order", GAIN},
    {"ndcg_cut",        OVER_MEAN,      TAKES_CUT,     USUAL(cuts),    measure_ndcg_cut,        "ndcg of the first k", GAIN},
    {"map_cut",         OVER_MEAN,      TAKES_CUT,     USUAL(cuts),    measure_map_cut,         "map of the first k", STABILITY},
    {"success",         OVER_MEAN,      TAKES_CUT,     USUAL(early),   measure_success,         "1 if one of the first k is relevant", TREC_EVAL},
    {"set_P",           OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_set_p,           "share of relevant documents among all retrieved", TEXTBOOK},
    {"set_recall",      OVER_MEAN,      TAKES_NOTHING, USUAL(none),    measure_set_recall,      "share of the relevant documents that were retrieved", TEXTBOOK},
    {"set_F",           OVER_MEAN,      TAKES_WEIGHT,  USUAL(even),    measure_set_f,           "harmonic mean of both, recall weighing the given number of times", TEXTBOOK},
};
// clang-format on

const size_t measure_count = ARRAY_LEN(measures);
