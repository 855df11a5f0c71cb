/* indexer/extract/page_places_table.h: words of class names and what they say, and whole class names.
 *
 * Lower case. A class name is cut into words at signs and where a capital follows a small letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/page_places.h"

struct place_row {
    const char *word;
    unsigned places;
};

/* clang-format off */
static const struct place_row place_rows[] = {
    {"date",        PLACE_DATE},
    {"dates",       PLACE_DATE},
    {"datetime",    PLACE_DATE},
    {"dateline",    PLACE_DATE},
    {"time",        PLACE_DATE},
    {"timestamp",   PLACE_DATE},
    {"pub",         PLACE_DATE},
    {"publish",     PLACE_DATE},
    {"published",   PLACE_DATE},
    {"pubdate",     PLACE_DATE},
    {"publication", PLACE_DATE},
    {"posted",      PLACE_DATE},
    {"created",     PLACE_DATE},
    {"meta",        PLACE_DATE},
    {"byline",      PLACE_DATE | PLACE_BYLINE},
    {"author",      PLACE_BYLINE},
    {"authors",     PLACE_BYLINE},
    {"datum",       PLACE_DATE},
    {"fecha",       PLACE_DATE},
    {"update",      PLACE_MODIFIED},
    {"updated",     PLACE_MODIFIED},
    {"modified",    PLACE_MODIFIED},
    {"lastmod",     PLACE_MODIFIED},
    {"footer",      PLACE_ELSEWHERE},
    {"aside",       PLACE_ELSEWHERE},
    {"sidebar",     PLACE_ELSEWHERE},
    {"rail",        PLACE_ELSEWHERE},
    {"widget",      PLACE_ELSEWHERE},
    {"comment",     PLACE_ELSEWHERE},
    {"comments",    PLACE_ELSEWHERE},
    {"commentlist", PLACE_ELSEWHERE},
    {"kommentare",  PLACE_ELSEWHERE},
    {"disqus",      PLACE_ELSEWHERE},
    {"related",     PLACE_ELSEWHERE},
    {"recommended", PLACE_ELSEWHERE},
    {"recommendations", PLACE_ELSEWHERE},
    {"popular",     PLACE_ELSEWHERE},
    {"trending",    PLACE_ELSEWHERE},
    {"latest",      PLACE_ELSEWHERE},
    {"recent",      PLACE_ELSEWHERE},
    {"teaser",      PLACE_ELSEWHERE},
    {"teasers",     PLACE_ELSEWHERE},
    {"promo",       PLACE_ELSEWHERE},
    {"carousel",    PLACE_ELSEWHERE},
    {"ticker",      PLACE_ELSEWHERE},
    {"archive",     PLACE_ELSEWHERE},
    {"archives",    PLACE_ELSEWHERE},
    {"calendar",    PLACE_ELSEWHERE},
    {"menu",        PLACE_ELSEWHERE},
    {"nav",         PLACE_ELSEWHERE},
    {"copyright",   PLACE_ELSEWHERE},
};

/* Whole class names without their signs that name the day of publication. */
static const char *const published_names[] = {
    "entrydate", "published", "pubdate", "postdate", "articledate", "dtpublished", "publishdate",
    "publisheddate", "datepublished", "publicationdate", "dateposted", "posted", "postedon", "postedtime",
    "storydate", "newsdate", "datepublication", "publishedat", "publishtime", "publishedtime", "datecreated",
    "articlepublished", "articlepublishdate", "articlepubdate", "blogdate", "dateheader", "entrytime",
    "articletime", "datumpublikace", "createdate", "createdat", "articleinfodate", "articlemetadate",
    "articleheaderdate", "timepublished", "pubtime", "pubdatetime", "publicationtime", "submitteddate",
};
/* clang-format on */
