/* lede/date.h: a publication date as an interval of days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEDE_DATE_H
#define LEDE_DATE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lede_precision { LEDE_NONE, LEDE_DAY, LEDE_MONTH, LEDE_YEAR, LEDE_SPAN };

/* Days since 1970-01-01 of the proleptic Gregorian calendar, both ends included. With precision
 * LEDE_NONE the date is unknown and the ends mean nothing (they are 0). */
struct lede_date {
    int32_t earliest, latest;
    enum lede_precision precision;
};

#ifdef __cplusplus
}
#endif
#endif
