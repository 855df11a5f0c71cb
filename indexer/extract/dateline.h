/* indexer/extract/dateline.h: the place, and mostly the agency and day, that a report begins with.
 *
 * In:  a paragraph: "KABUL, Afghanistan (AP) — Taliban …", "QUETTA, March 4 (Reuters) - Gunmen …",
 *      "ISLAMABAD: Iran …", "Tehran, Nov 15, IRNA – Five …".
 * Out: its parts, and how many bytes of the paragraph they take up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/named_dates.h"
#include "indexer/extract/outlets.h"

struct dateline {
    size_t len; /* bytes up to the report's first word */
    struct span
        place; /* the city as it is written, without its country; empty in "(Reuters) - …" */
    const struct outlet *outlet; /* NULL when none of the table is named */
    bool dated;
    struct named_date date; /* when dated; its year may be missing */
    bool colon; /* "PLACE: …" with nothing else, which a speaker's name looks like too */
};

bool dateline_parse(struct span paragraph, const struct outlets *outlets, struct dateline *out);

/* A place of the table of cities. */
bool is_city(struct span name);

/* "NEW DELHI" as "New Delhi", in the arena; .at is NULL when out of memory. */
struct span dateline_title_case(struct span place, struct arena *arena);
