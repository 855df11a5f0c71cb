/* tests/support/random_words.h: words, units, phrases and open words for random queries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"
#include "common/random.h"
#include "tests/support/archive.h"

/* A query under way. Most of its words come from one article, so that many queries find something. */
struct maker {
    const struct archive *archive;
    const struct archive_article *home;
    struct random *random;
    struct buf *out;
};

bool maker_chance(struct maker *m, unsigned percent);
const struct archive_article *maker_any_article(struct maker *m);

/* Mostly the article that the query is of. */
const struct archive_article *maker_article_for(struct maker *m);

/* A word of the text as it stands there, in capitals, with accents, in another form, or a name of it in another
 * spelling; or one that is special. */
void maker_put_word(struct maker *m);
/* Neighbouring words of the text, joined as typed names are. */
void maker_put_unit(struct maker *m);
/* Neighbouring words of the text with the signs that stand between them, as they stand there. */
void maker_put_typed(struct maker *m);
/* Neighbouring words of the text, side by side. */
void maker_put_row(struct maker *m);
/* In quotes. */
void maker_put_phrase(struct maker *m);
/* A word of the text with places left open: at its end, its beginning or inside. */
void maker_put_pattern(struct maker *m);
/* word~ */
void maker_put_near_word(struct maker *m);
/* = before a word or words of the text, in their own capitals or in others. */
void maker_put_exact(struct maker *m);
