/* indexer/entities/lexicon.h: what is known of words and phrases before an article is read.
 *
 * In:  the tables of this room.
 * Out: for a folded word its kinds; for a run of folded words what it names as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/map.h"

/* What a word is by itself: a bit each. */
enum name_kind {
    KIND_GIVEN = 1 << 0,
    KIND_FAMILY = 1 << 1,
    KIND_PARTICLE = 1 << 2,   /* inside a person's name: al, bin, van */
    KIND_TITLE = 1 << 3,      /* before a person's name: General, Mr, President */
    KIND_TITLE_PART = 1 << 4, /* before or between titles: Prime, Deputy, Interior */
    KIND_ROLE = 1 << 5,       /* before a person's name in small letters: spokesman */
    KIND_ORG_HEAD = 1 << 6,   /* Ministry, Council */
    KIND_ORG_FRONT = 1 << 7,  /* Jaish, Lashkar */
    KIND_WEAK_HEAD = 1 << 8,  /* an ORG_HEAD that is as often a plain word */
    KIND_NATION = 1 << 9,     /* Iranian */
    KIND_NO_NAME = 1 << 10,   /* March, Muslim */
    KIND_COMMON = 1 << 11,    /* The, But */
    KIND_SPEECH = 1 << 12,    /* said */
    KIND_PLACE_HEAD = 1 << 13,
    KIND_PLACE_FRONT = 1 << 14,
    KIND_PLACE_CUE = 1 << 15,
    KIND_PLACE_OF = 1 << 16,
    KIND_JOIN = 1 << 17, /* of, for, on */
    KIND_ABBREVIATION = 1 << 18,
    KIND_LINK = 1 << 19, /* a particle that needs hyphens in small letters: Tehreek-e-Insaf */
    KIND_DAY = 1 << 22,  /* and month */
    KIND_AFTER_HYPHEN = 1 << 21, /* small words behind a name and a hyphen: based, led */
    KIND_NO_ORG = 1 << 20,    /* the last word of long forms that are no organisation's: Corridor */
    KIND_HONORIFIC = 1 << 23, /* a title before a full name, else maybe a name: Sheikh, Lady */
    KIND_BARE = 1 << 24       /* names nobody when it stands alone: Council, God */
};

/* What a phrase is as a whole: a bit each. */
enum name_whole {
    WHOLE_COUNTRY = 1 << 0,
    WHOLE_PLACE = 1 << 1,
    WHOLE_ORG = 1 << 2,
    WHOLE_CAPITALS = 1 << 3, /* counts only where it is written in capitals */
    WHOLE_BEGINS = 1 << 4    /* a longer phrase begins with it */
};

enum { PHRASE_WORDS_MAX = 8 };

struct lexeme {
    unsigned kinds, whole;
};

enum { LEXICON_MARKS = 1 << 17 };

/* Zeroed is empty. */
struct lexicon {
    struct map by_form;
    struct arena rows;
    /* A bit for each hash that a form has: most words of a text have none, and the map is not asked for them. */
    uint64_t marks[LEXICON_MARKS / 64];
};

/* Fails with LEDE_MEMORY. */
bool lexicon_load(struct lexicon *l, struct lede_error *err) MUST_CHECK;

/* Of a form as words_next() gives it, without possessive 's, or several parted by one blank; NULL when
 * nothing is known. */
const struct lexeme *lexicon_find(const struct lexicon *l, struct span form);

/* Also after a failed load. */
void lexicon_free(struct lexicon *l);

/* The length of a form without 's or ' at its end. */
size_t bare_length(struct span form);
