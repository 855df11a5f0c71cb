/* relevance/score.h: the score of a run's line, in single precision.
 *
 * In:  "12.7", "-3", "25e-1", "+.5E+2": digits with an optional sign, point and exponent.
 * Out: the nearest float, by way of the nearest double, as trec_eval 9.0.8 keeps it: scores that differ
 *      past the 7th digit tie. Too large is infinite, too small is 0.
 * Words ("nan", "inf"), hexadecimals and anything behind the number are no score. The locale has no say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* False when the text is no number. */
bool score_parse(struct span text, float *out);
