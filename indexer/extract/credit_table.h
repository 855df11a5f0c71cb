/* indexer/extract/credit_table.h: how credit lines begin, a rule a row, the longer before the shorter.
 *
 * Words are as words_fold() leaves them. `needs` says what must follow for the line to be one: a plain
 * sentence may begin with "Source", "Published" or "Updated" too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/credit_line.h"

enum credit_needs {
    NEEDS_NOTHING,
    NEEDS_COLON,       /* ":" right behind the words */
    NEEDS_DATE,        /* a date, and beside it only a clock and a place */
    NEEDS_DATE_AT_END, /* a name, then a date: "Posted by admin on March 4, 2014" */
    NEEDS_MARK,        /* ":" right behind the words, and no name is read behind it */
    NEEDS_INSIDE, /* an outlet of the table anywhere behind the words: a station speaks of itself */
    NEEDS_SOURCE  /* an outlet of the table, or a name with a date behind it */
};

struct credit_row {
    const char *words;
    enum credit_kind kind;
    enum credit_needs needs;
};

/* clang-format off */
static const struct credit_row credit_rows[] = {
    {"this article was originally published in", CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article was originally published by", CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article was originally published on", CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article was first published in",      CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article was first published by",      CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article was published in",            CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article first appeared in",           CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article first appeared on",           CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article originally appeared in",      CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this article originally appeared on",      CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this story was originally published in",   CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this story was originally published by",   CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this story was first published in",        CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this story first appeared in",             CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"this story originally appeared in",        CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"originally published in",                  CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"originally published by",                  CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"first published in",                       CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"first published by",                       CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"published in",                             CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"published by",                             CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"appeared in",                              CREDIT_PUBLISHED, NEEDS_SOURCE},
    {"news source",                              CREDIT_SOURCE,    NEEDS_COLON},
    {"source",                                   CREDIT_SOURCE,    NEEDS_COLON},
    {"sources",                                  CREDIT_SOURCE,    NEEDS_COLON},
    {"courtesy",                                 CREDIT_SOURCE,    NEEDS_COLON},
    {"via",                                      CREDIT_SOURCE,    NEEDS_COLON},
    {"news agency",                              CREDIT_SOURCE,    NEEDS_COLON},
    {"publisher",                                CREDIT_SOURCE,    NEEDS_COLON},
    {"newspaper",                                CREDIT_SOURCE,    NEEDS_COLON},
    {"originally published on",                  CREDIT_POSTED,    NEEDS_DATE},
    {"originally published",                     CREDIT_POSTED,    NEEDS_DATE},
    {"print print edition",                      CREDIT_POSTED,    NEEDS_DATE},
    {"print edition",                            CREDIT_POSTED,    NEEDS_DATE},
    {"copyright",                                CREDIT_SOURCE,    NEEDS_SOURCE},
    {"sign up for",                              CREDIT_OUTLET,    NEEDS_INSIDE},
    {"subscribe to",                             CREDIT_OUTLET,    NEEDS_INSIDE},
    {"download the",                             CREDIT_OUTLET,    NEEDS_INSIDE},
    {"our standards",                            CREDIT_OUTLET,    NEEDS_INSIDE},
    {"editor",                                   CREDIT_STAFF,     NEEDS_MARK},
    {"web editor",                               CREDIT_STAFF,     NEEDS_MARK},
    {"photo",                                    CREDIT_STAFF,     NEEDS_MARK},
    {"photos",                                   CREDIT_STAFF,     NEEDS_MARK},
    {"photo by",                                 CREDIT_STAFF,     NEEDS_MARK},
    {"this version corrects",                    CREDIT_STAFF,     NEEDS_NOTHING},
    {"this story corrects",                      CREDIT_STAFF,     NEEDS_NOTHING},
    {"this story has been corrected",            CREDIT_STAFF,     NEEDS_NOTHING},
    {"this story has been updated",              CREDIT_STAFF,     NEEDS_NOTHING},
    {"this article has been updated",            CREDIT_STAFF,     NEEDS_NOTHING},
    {"first published on",                       CREDIT_POSTED,    NEEDS_DATE},
    {"first published at",                       CREDIT_POSTED,    NEEDS_DATE},
    {"first published",                          CREDIT_POSTED,    NEEDS_DATE},
    {"published date",                           CREDIT_POSTED,    NEEDS_DATE},
    {"published time",                           CREDIT_POSTED,    NEEDS_DATE},
    {"published on",                             CREDIT_POSTED,    NEEDS_DATE},
    {"published at",                             CREDIT_POSTED,    NEEDS_DATE},
    {"published",                                CREDIT_POSTED,    NEEDS_DATE},
    {"publication date",                         CREDIT_POSTED,    NEEDS_DATE},
    {"publish date",                             CREDIT_POSTED,    NEEDS_DATE},
    {"date published",                           CREDIT_POSTED,    NEEDS_DATE},
    {"date of publication",                      CREDIT_POSTED,    NEEDS_DATE},
    {"release date",                             CREDIT_POSTED,    NEEDS_DATE},
    {"news date",                                CREDIT_POSTED,    NEEDS_DATE},
    {"date posted",                              CREDIT_POSTED,    NEEDS_DATE},
    {"posted by",                                CREDIT_POSTED,    NEEDS_DATE_AT_END},
    {"posted on",                                CREDIT_POSTED,    NEEDS_DATE},
    {"posted at",                                CREDIT_POSTED,    NEEDS_DATE},
    {"posted",                                   CREDIT_POSTED,    NEEDS_DATE},
    {"date",                                     CREDIT_POSTED,    NEEDS_DATE},
    {"issued on",                                CREDIT_POSTED,    NEEDS_DATE},
    {"issued",                                   CREDIT_POSTED,    NEEDS_DATE},
    {"uploaded on",                              CREDIT_POSTED,    NEEDS_DATE},
    {"last updated on",                          CREDIT_UPDATED,   NEEDS_DATE},
    {"last updated",                             CREDIT_UPDATED,   NEEDS_DATE},
    {"last update",                              CREDIT_UPDATED,   NEEDS_DATE},
    {"last modified",                            CREDIT_UPDATED,   NEEDS_DATE},
    {"updated on",                               CREDIT_UPDATED,   NEEDS_DATE},
    {"updated at",                               CREDIT_UPDATED,   NEEDS_DATE},
    {"updated",                                  CREDIT_UPDATED,   NEEDS_DATE},
    {"modified on",                              CREDIT_UPDATED,   NEEDS_DATE},
    {"modified",                                 CREDIT_UPDATED,   NEEDS_DATE},
    {"edited",                                   CREDIT_UPDATED,   NEEDS_DATE},
    {"additional reporting by",                  CREDIT_STAFF,     NEEDS_NOTHING},
    {"reporting by",                             CREDIT_STAFF,     NEEDS_NOTHING},
    {"writing by",                               CREDIT_STAFF,     NEEDS_NOTHING},
    {"editing by",                               CREDIT_STAFF,     NEEDS_NOTHING},
    {"edited by",                                CREDIT_STAFF,     NEEDS_NOTHING},
    {"compiled by",                              CREDIT_STAFF,     NEEDS_NOTHING},
    {"translated by",                            CREDIT_STAFF,     NEEDS_NOTHING},
    {"reported by",                              CREDIT_STAFF,     NEEDS_NOTHING},
    {"written by",                               CREDIT_STAFF,     NEEDS_NOTHING},
    {"with additional reporting",                CREDIT_STAFF,     NEEDS_NOTHING},
    {"with reporting by",                        CREDIT_STAFF,     NEEDS_NOTHING},
    {"with reporting from",                      CREDIT_STAFF,     NEEDS_NOTHING},
    {"with contributions from",                  CREDIT_STAFF,     NEEDS_NOTHING},
    {"with inputs from",                         CREDIT_STAFF,     NEEDS_NOTHING},
    {"with input from",                          CREDIT_STAFF,     NEEDS_NOTHING},
    {"with agency inputs",                       CREDIT_STAFF,     NEEDS_NOTHING},
    {"with agencies inputs",                     CREDIT_STAFF,     NEEDS_NOTHING},
    {"with material from",                       CREDIT_STAFF,     NEEDS_NOTHING},
    {"with reports from",                        CREDIT_STAFF,     NEEDS_NOTHING},
    {"with information from",                    CREDIT_STAFF,     NEEDS_NOTHING},
    {"inputs from",                              CREDIT_STAFF,     NEEDS_NOTHING},
    {"based on reporting by",                    CREDIT_STAFF,     NEEDS_NOTHING},
    {"based on reports by",                      CREDIT_STAFF,     NEEDS_NOTHING},
    {"this story has been published from a wire", CREDIT_STAFF,    NEEDS_NOTHING},
    {"this report was prepared by",              CREDIT_STAFF,     NEEDS_NOTHING},
    {"the writer is",                            CREDIT_STAFF,     NEEDS_NOTHING},
    {"the author is",                            CREDIT_STAFF,     NEEDS_NOTHING},
};

/* The words of a line that is a desk's or a nameless writer's: all of them, and the last of DESK_LAST. */
static const char *const desk_words[] = {
    "national", "international", "web", "news", "politics", "political", "world", "city", "metro",
    "sports", "sport", "business", "economy", "economic", "society", "social", "foreign", "domestic",
    "monitoring", "online", "digital", "central", "staff", "our", "special", "the", "a", "by",
    "correspondent", "correspondents", "reporter", "reporters", "report", "desk", "team", "bureau",
    "editorial", "newsroom", "agencies", "agency", "wire", "service", "group", "from", "defense",
    "defence", "culture", "asia", "middle", "east", "iran", "pakistan", "regional", "english",
    "diplomatic", "defence", "crime", "court", "senior", "writer", "and", "tv", "recorder", "observer",
};

static const char *const desk_last[] = {
    "desk", "correspondent", "correspondents", "reporter", "reporters", "report", "bureau", "team",
    "newsroom", "agencies", "monitoring", "staff", "writer",
};
/* clang-format on */
