/* index/article.h: the article, the shape that all rooms pass on.
 *
 * An extractor fills it, the builder indexes it, index/record.h stores and restores it, the searcher
 * shows it. All text in it is valid UTF-8 without NUL, borrowed from one owner (the arena of who made
 * it, or the record's bytes). Offsets are bytes into `text`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include <lede/date.h>

#include "analysis/passages.h"
#include "common/span.h"

/* Which rule found a field. The order and the numbers are part of the index format: append only. */
enum origin {
    ORIGIN_NONE, /* unknown */
    ORIGIN_GIVEN,
    ORIGIN_JSON_LD,
    ORIGIN_META,
    ORIGIN_ITEMPROP,
    ORIGIN_URL,
    ORIGIN_CLASS,
    ORIGIN_TIME,
    ORIGIN_PRINTED,
    ORIGIN_CREDIT,
    ORIGIN_DATELINE,
    ORIGIN_TABLE,
    ORIGIN_INFERRED,
    ORIGIN_LEAD, /* a title that is the first sentence: shown, never indexed as a title */
    ORIGIN_USER, /* --meta: wins over all */
    ORIGIN_PATH, /* the path of the file or its folder's name: below what the text says */
    ORIGIN_COUNT
};

/* "given", "json-ld", … "none". */
const char *origin_name(enum origin o);

/* Unknown is the empty value with ORIGIN_NONE. */
struct field {
    struct span value;
    enum origin origin;
};

/* A date named in the text, and its reading. */
struct mention {
    uint32_t start, end;
    int32_t earliest, latest;
};

/* Numbers are part of the index format. */
enum entity_type { ENTITY_PERSON, ENTITY_ORG, ENTITY_PLACE };

/* "person", "org", "place". */
const char *entity_type_name(enum entity_type t);

struct entity {
    enum entity_type type;
    uint32_t start, end;
    struct span name; /* the fullest form the article has of it */
    uint32_t role_start,
        role_end; /* of a person: the title or office before it, "Gen"; equal where there is none */
};

/* Numbers are part of the index format. */
enum quote_kind { QUOTE_DIRECT /* between quotation marks */, QUOTE_INDIRECT };

/* "direct", "indirect". */
const char *quote_kind_name(enum quote_kind k);

/* What somebody is quoted as saying. */
struct quotation {
    uint32_t start, end; /* without quotation marks around it */
    enum quote_kind kind;
    uint32_t speaker; /* one of the article's entities, by its place among them */
};

struct article {
    struct span id; /* unique in the index, 1 to ID_BYTES_MAX bytes */
    struct span
        path; /* where it was read from, as the user would name it; empty for standard input */
    struct span folder; /* the folder given on the command line that path lies in; empty if none */
    struct span url;
    struct field title, source, author, section, place, agencies;
    struct lede_date date;
    enum origin date_origin;
    struct span
        modified; /* yyyy-mm-dd of the last change that the page states; empty when unknown */
    struct span language; /* "en"; empty when unknown */
    struct span found;    /* what rules found in the fields that the user gave: indexer/amend.h */
    struct span
        text; /* the body: paragraphs parted by one line end, no title, dateline or credit */
    const struct passage *passages;
    size_t passage_count;
    const struct mention *mentions;
    size_t mention_count;
    const struct entity *entities;
    size_t entity_count;
    const struct quotation *quotes; /* ascending, apart */
    size_t quote_count;
    uint32_t word_count;  /* words of the body */
    uint64_t fingerprint; /* of the input it was made from and of how: equal means nothing to do */
};

/* The title as its words are indexed: empty when it is only the lead. */
struct span article_title(const struct article *a);
