/* index/fields.h: the terms and value slots of the index; what indexer and searcher must agree on.
 *
 * docs/index-format.md is this table in words. Folded words hold no ASCII capital, so that no word can be
 * taken for a prefix.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "analysis/words.h"
#include "common/buf.h"

/* Values of a document. The numbers are part of the index format. */
enum slot {
    SLOT_EARLIEST,  /* first day of the date, "yyyymmdd"; no value when undated */
    SLOT_LATEST,    /* last day, the same */
    SLOT_SOURCE,    /* the source's name as shown; no value when unknown */
    SLOT_DATE_KIND, /* a letter of precision, a letter of origin */
    SLOT_SKETCH,    /* kept for near copies */
    SLOT_PASSAGES,  /* kept for passage starts as positions: varints, each the step from the last */
    SLOT_NAMES,     /* names_hash() of each name, ascending, 8 bytes each, little-endian */
    SLOT_ID,        /* the article's id, for the order of ties */
    SLOT_FINGERPRINT /* 8 bytes, little-endian */
};

enum { TERM_BYTES_MAX = 240, ID_TERM_BYTES_MAX = 200 };

/* Terms are a prefix and a value. */
#define PREFIX_STEM         "Z"
#define PREFIX_TITLE        "S"
#define PREFIX_TITLE_STEM   "ZS"
#define PREFIX_AS_WRITTEN   "W"
#define PREFIX_ID           "Q"
#define PREFIX_SOURCE       "H"
#define PREFIX_SOURCE_WORD  "XS"
#define PREFIX_MONTH        "DM" /* the date lies within this month: DM201607 */
#define PREFIX_YEAR         "DY" /* … within this year: DY2016 */
#define TERM_NO_MONTH       "DX" /* it has a date that lies within no single month */
#define TERM_UNDATED        "DU"
#define PREFIX_LANGUAGE     "L"
#define PREFIX_AUTHOR_WORD  "A"
#define PREFIX_URL          "U"
#define PREFIX_FILLER       "XF"
#define PREFIX_PLACE_WORD   "XP" /* of the dateline */
#define PREFIX_NAME         "XE" /* then name_letter() of index/names.h, a colon, the folded name */
#define PREFIX_SPEAKER      "XQ" /* of a quotation; then as PREFIX_NAME */
#define PREFIX_MENTION      "XD"
#define TERM_LONG_MENTION   "XDX" /* a date that the text names lies within no single year */
#define PREFIX_AGENCY_WORD  "XG"
#define PREFIX_SECTION_WORD "XT"
#define PREFIX_ODD_FORM     "XO" /* then code, colon, stem, colon, form: stem_is_odd() */
#define PREFIX_COPY         "XC" /* then half of the hash of the body's text: term_make_copy() */

/* A term of prefix and value in a fixed place; cut to TERM_BYTES_MAX at a character. */
struct term {
    char at[TERM_BYTES_MAX + 1];
    size_t len;
};

void term_make(struct term *t, const char *prefix, struct span value);

/* The term of an id (or a url, with PREFIX_URL): itself when prefix and id take at most ID_TERM_BYTES_MAX
 * bytes and id does not begin with '#', else prefix, '#' and 32 hexadecimal digits of its XXH3-128. */
void term_make_id(struct term *t, const char *prefix, struct span id);

/* XXH3-128 of a body's text: equal for exact copies, and for others never but by malice. */
struct text_hash {
    uint64_t low, high;
};
struct text_hash text_hash(struct span text);

/* The term that the articles of a text have in common: prefix, 16 hexadecimal digits of the low half. */
void term_make_copy(struct term *t, const struct text_hash *text);

/* "yyyymmdd" of a day, 8 bytes and NUL. */
void day_value(int32_t day, char out[9]);

/* Back: false when it is no such value. */
bool day_parse_value(struct span value, int32_t *day);
