/* analysis/stem.h: words to stems by Snowball, of several languages, with a cache.
 *
 * An index has a main language, whose stems are bare; the words of articles in another language that
 * Snowball knows have stems of that language, marked with its code. All other articles (of an unknown
 * language, of one without a stemmer) are stemmed as those of the main one. English is Porter2.
 * A stemmer belongs to one thread. The stem of a form that was cut at WORD_BYTES_MAX (it has a '~') or
 * that begins with a digit is the form itself. Forms are folded: Snowball sees no accents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"
#include "common/limits.h"
#include "common/span.h"

/* Languages are numbered by their place in stem_table.h; a set of them has a bit each. */
enum { STEM_LANGUAGES = 28, STEM_ENGLISH = 6 };

/* Which stems the words of an index have. Zeroed but for main: one language for all, as it was before
 * there were others. */
struct stem_scheme {
    unsigned main;
    bool by_language; /* other languages have stems of their own */
    uint32_t others;  /* those of other languages that are needed: present in the index, or all */
};

static const struct stem_scheme stem_english_alone = {.main = STEM_ENGLISH};

/* The number of the language; STEM_LANGUAGES when Snowball has no stemmer for the code. */
unsigned stem_language(struct span code);

/* The code of a language: "de". */
const char *stem_code(unsigned language);

/* The set of all languages but this one. */
uint32_t stem_all_but(unsigned language);

/* "english-porter2", "snowball-german", for the index's metadata. */
const char *stem_name(unsigned language);

struct stemmer; /* opaque */

/* Of English alone. Fails with LEDE_MEMORY. cache_size: distinct words kept, a power of two; 0 for no cache
 * (a query). */
bool stemmer_open(struct stemmer **out, size_t cache_size, struct lede_error *err) MUST_CHECK;

/* Of an index's languages. */
bool stemmer_open_for(struct stemmer **out, size_t cache_size, const struct stem_scheme *scheme,
                      struct lede_error *err) MUST_CHECK;
void stemmer_close(struct stemmer *s);

const struct stem_scheme *stemmer_scheme(const struct stemmer *s);

/* The language that the words of an article of this code are stemmed in. */
unsigned stemmer_language(const struct stemmer *s, struct span code);

/* The stem in the main language, borrowed from the stemmer until the next call (from the cache as long as its
 * slot lives). */
struct span stem_of(struct stemmer *s, struct span form);

/* The same in a language of the scheme. */
struct span stem_in(struct stemmer *s, unsigned language, struct span form);

/* The stem as terms have it: bare in the main language, else "de:angriff", made in buf. No word has a
 * colon. */
enum { STEM_MARKED_MAX = 3 * WORD_BYTES_MAX };
struct span stem_marked(struct stemmer *s, unsigned language, struct span form,
                        char buf[STEM_MARKED_MAX]);

/* The beginning that forms of this stem have: the stem less its last letter when it has three letters or
 * more, else the stem itself. Over 112,205 words of English news it missed dying, lying and tying alone:
 * stem_odd_forms() has those. Of other languages an index notes each form that it misses. */
struct span stem_prefix(struct span stem);
bool stem_is_odd(struct span stem, struct span form);

/* The English forms that stem_prefix() misses for this stem: up to 2, NULL-ended. "die" -> "dying". */
const char *const *stem_odd_forms(struct span stem);
