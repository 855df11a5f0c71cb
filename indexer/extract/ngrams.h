/* indexer/extract/ngrams.h: which languages the n-grams of a text are like (Cavnar and Trenkle, 1994).
 *
 * In:  the profiles of libexttextcat-data, of each language its 400 most frequent runs of one to five
 *      characters, and a short text.
 * Out: the languages whose profile is nearest to the text's own, each with the places that its n-grams stand
 *      apart.
 * Words are parted by white space and digits; an n-gram has the end of a word at its own end at most. The result is
 * what libexttextcat gives, but for n-grams that are equally frequent in the text: here the shorter
 * goes first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum {
    NGRAM_TEXT_MAX = 1000, /* bytes of a text */
    NGRAM_RANKS = 400,     /* n-grams of a profile; one that it lacks counts as so many places */
    NGRAM_LIKE_MAX = 5     /* where more are alike the text is of none */
};

struct ngrams;

struct ngram_match {
    struct span name; /* as fpdb.conf has it: "de--utf8"; borrowed */
    uint32_t apart;   /* places, summed over the text's n-grams */
};

/* Read fpdb.conf in the folder and the profiles that it names; nothing is read afterwards. Leaves NULL in *out where
 * one of them cannot be read. Fails with LEDE_MEMORY. */
bool ngrams_open(struct ngrams **out, const char *folder, struct lede_error *err) MUST_CHECK;
void ngrams_close(struct ngrams *n);

/* The languages at most 3 in 100 farther than the nearest, nearest first; 0 when there are more than
 * NGRAM_LIKE_MAX, or text is empty. text is valid UTF-8 of at most NGRAM_TEXT_MAX bytes. Changes only what it
 * works with inside *n. */
size_t ngrams_like(struct ngrams *n, struct span text, struct ngram_match out[NGRAM_LIKE_MAX]);
