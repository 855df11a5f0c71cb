/* searcher/match/stage_one.h: the weight of an article by libxapian: BM25 over stems, with the constants
 * that were best on six collections and on news (docs/relevance.md).
 *
 * weight of a word asked q times, in n of N articles, f times in this one of length L (mean avL):
 *   1001 q / (1000 + q) * idf * 2.2 f / (1.2 (0.3 + 0.7 max(L / avL, 0.3)) + f)
 *   idf = ln(t < 2 ? t/2 + 1 : t),  t = (N - n + 0.5) / (n + 0.5)
 * Robertson, Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"; the idf's floor is
 * libxapian's. f counts a title word twice; L is body + 2 * title.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define STAGE_ONE_K1         1.2
#define STAGE_ONE_K2         0.0
#define STAGE_ONE_K3         1000.0
#define STAGE_ONE_B          0.7
#define STAGE_ONE_MIN_LENGTH 0.3

/* The idf above. */
double stage_one_idf(double articles, double in_articles);

/* The formula above, for --explain. */
double stage_one_weight(double times, double articles, double in_articles, double count,
                        double length, double mean_length);

/* Rounded to 9 significant digits: over shards weights agree to 15, and equal ones must stay equal. */
double stage_one_round(double weight);
