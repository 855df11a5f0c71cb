/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/match/stage_one.h"

#include <math.h>

enum { DIGITS = 9 };

double stage_one_idf(double articles, double in_articles)
{
    double t = (articles - in_articles + 0.5) / (in_articles + 0.5);

    return log(t < 2 ? t / 2 + 1 : t);
}

double stage_one_weight(double times, double articles, double in_articles, double count,
                        double length, double mean_length)
{
    double idf = stage_one_idf(articles, in_articles);
    double relative = mean_length > 0 ? length / mean_length : 1;
    double norm = relative > STAGE_ONE_MIN_LENGTH ? relative : STAGE_ONE_MIN_LENGTH;

    return (STAGE_ONE_K3 + 1) * times / (STAGE_ONE_K3 + times) * idf * (STAGE_ONE_K1 + 1) * count /
           (STAGE_ONE_K1 * (1 - STAGE_ONE_B + STAGE_ONE_B * norm) + count);
}

double stage_one_round(double weight)
{
    double unit;

    if (!(weight > 0) || !isfinite(weight))
        return 0;
    unit = pow(10, DIGITS - 1 - floor(log10(weight)));
    return round(weight * unit) / unit;
}
