/* tests/unit/made_articles.h: articles made from a seed, for tests of what stores them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/mem.h"
#include "common/random.h"
#include "index/article.h"

/* An article with every field now present, now absent, from the random numbers; its passages and its count
 * of words are those of its text. The id is copied. */
void make_article(struct random *r, struct arena *arena, const char *id, struct article *out);

/* Put its record into *record, emptied first. */
void make_record(const struct article *a, struct buf *record);
