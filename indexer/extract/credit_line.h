/* indexer/extract/credit_line.h: a line that says who published, when, or who wrote.
 *
 * In:  one line by itself: "Published in Dawn, July 26th, 2016", "- source : Tehrantimes", "(Xinhua)",
 *      "Khaama Press | Sep 15, 2023", "Saturday, 16 February 2019", "By Rahim Gul".
 * Out: what it says; CREDIT_NONE for a line of the article.
 * It knows nothing of where the line stands: a line like it in the middle of a body is the body's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "indexer/extract/outlets.h"

enum credit_kind {
    CREDIT_NONE,
    CREDIT_PUBLISHED, /* "Published in Dawn, July 26th, 2016": outlet, mostly a date */
    CREDIT_SOURCE,    /* "Source: IRNA" */
    CREDIT_POSTED,    /* "Posted on February 17, 2014": a date, sometimes a place */
    CREDIT_UPDATED,   /* "Updated 18 Mar, 2024": a date, but not of publication */
    CREDIT_DATE,      /* a date and nothing else */
    CREDIT_OUTLET,    /* an outlet's or agency's name, with or without a date */
    CREDIT_DESK,      /* "IRAN NEWS NATIONAL DESK", "Politics Desk" */
    CREDIT_BYLINE,    /* "By Rahim Gul" */
    CREDIT_STAFF      /* "(Reporting by …; editing by …)", "With material from AP" */
};

struct credit {
    enum credit_kind kind;
    struct span source;          /* as written, or the outlet's name; empty when none is named */
    const struct outlet *outlet; /* NULL when the source is in no table */
    struct lede_date date;       /* LEDE_NONE when none is named */
    struct span author;          /* of a byline, without "By" */
    struct span place;           /* behind the date: "Published - … - Peshawar" */
};

/* What the line says. Parts are borrowed from the line and the outlets. */
struct credit credit_parse(struct span line, const struct outlets *outlets);

/* The part of a paragraph before an agency's sign at its end: "… he said. —AFP", "… he said. (Xinhua)";
 * *outlet gets the agency, NULL (and the whole paragraph) when there is none. */
struct span credit_cut_sign(struct span paragraph, const struct outlets *outlets,
                            const struct outlet **outlet);

/* "published", "source" … "none". */
const char *credit_kind_name(enum credit_kind kind);
