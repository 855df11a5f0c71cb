/* indexer/extract/credits.h: what the lines around a body say, put together.
 *
 * The head's lines and those right behind the body; never the teasers of other stories.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/body.h"
#include "indexer/extract/credit_line.h"

struct credits {
    struct span source;          /* of "Published in …", "Source: …" */
    const struct outlet *outlet; /* of a line that is an outlet's name or desk */
    const struct outlet *agency; /* the same for an agency */
    const struct outlet *helper; /* an agency that only "contributed to this report" */
    struct lede_date published;  /* of "Published in …", "Posted on …" */
    struct lede_date printed;    /* of a line that is a date */
    struct span author, place;
};

/* A headline without the outlet's name behind its last bar or dash ("… - Tolo News"); the outlet goes
 * to *out where no line names one. */
struct span credits_cut_outlet(struct span headline, const struct outlets *outlets,
                               struct credits *out);

void credits_read(const struct blocks *blocks, const struct body *body,
                  const struct outlets *outlets, struct credits *out);
