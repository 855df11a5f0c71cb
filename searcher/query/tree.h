/* searcher/query/tree.h: what a query means, as a tree.
 *
 * Made by parse.h from any bytes, never failing; read by match/plan (to libxapian), match/evaluate (over
 * one article) and describe.h (to words). Owned by the arena it was made in. Every node knows its bytes
 * in the query, so that notes and explanations can point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "common/error.h"
#include "common/mem.h"
#include "index/article.h"

enum node_kind {
    NODE_NOTHING, /* no article: a query without anything to search for */
    NODE_ALL,     /* every article: a lone * */
    NODE_WORDS,   /* a run of words, next to each other in this order */
    NODE_LIST,    /* words typed side by side: all of them, or any (match mode) */
    NODE_AND,     /* all kids */
    NODE_OR,      /* at least one kid */
    NODE_NOT,     /* not its one kid */
    NODE_NEAR,    /* all kids close to each other: NODE_WORDS, or NODE_OR of these */
    NODE_SAME,    /* all kids hold within one passage, or within the title */
    NODE_FIELD,   /* the words of a field: source, author, agency, section, language */
    NODE_NAME,    /* a person, organisation or place that the article names */
    NODE_SPEAKER, /* a person or organisation that the article quotes */
    NODE_SAID, /* what the speaker, its first kid, is quoted as saying: the other kid holds within it */
    NODE_ID,  /* the article with this id */
    NODE_URL, /* an address, or all that begin with it */
    NODE_DATE,
    NODE_MENTION, /* a date that the text names */
    NODE_LIKE     /* articles with the telling words of another one */
};

/* How a word of a run matches a word of the text. */
enum word_match {
    BY_STEM, /* equal stems */
    BY_FORM, /* equal folded forms: inside quotes */
    AS_WRITTEN, /* written so, capitals, accents and all, or so with 's: =NATO, US beside small letters */
    BY_PATTERN, /* form matches the pattern: * any characters, ? one */
    BY_NEARNESS /* form is at most `edits` edits away */
};

/* A word's stem in a language of the index that has a word of this stem. */
struct word_stem {
    unsigned language;      /* analysis/stem.h */
    struct span stem;       /* bare */
    struct span marked;     /* as terms have it */
    const struct span *odd; /* forms of it that do not begin as stem_prefix() says, ascending */
    size_t odd_count;
};

/* A word of the archive that a pattern or nearness stands for. */
struct expansion {
    struct span form, stem;
    const struct word_stem *stems; /* as a query_word has them */
    size_t stem_count;
};

struct query_word {
    enum word_match match;
    unsigned edits;         /* BY_NEARNESS: 1 or 2 */
    struct span form;       /* folded, at most WORD_BYTES_MAX bytes; the pattern of BY_PATTERN */
    struct span stem;       /* of the form, in the main language; empty for a pattern */
    struct span as_written; /* for AS_WRITTEN, else empty */
    /* For AS_WRITTEN: signs that stand directly before it and behind it (typed_signs.h: =C#, ="AT&T"); what else was
     * typed between words parts them, as anything may. */
    struct span before, behind;
    size_t start, end; /* bytes of the query */
    /* In an index of several languages, or of another one than English: found before matching
     * (match/resolve.h). None: `stem` alone counts, in all articles. */
    const struct word_stem *stems;
    size_t stem_count;
    bool by_language; /* `stems` are known, if none */
    /* Of a pattern and of nearness, found before matching (match/resolve.h): best first, and the forms by
     * bytes. */
    const struct expansion *expansions;
    const struct span *forms;
    size_t expansion_count;
};

enum text_field { FIELD_TEXT /* title and body */, FIELD_TITLE };

/* A run of one word that matches BY_STEM is a plain word; of several, a unit like Jaish-ul-Adl; a quoted
 * phrase matches BY_FORM. */
struct run {
    struct query_word *words;
    size_t count; /* at least 1 */
    enum text_field field;
    struct span
        signs; /* as typed, where signs are part of it (typed_signs.h: AT&T, C++); else empty */
};

/* The folded forms of its words, parted by a blank. */
struct buf;
void run_put_forms(const struct run *run, struct buf *out);

/* Fields of an article that hold a few words. */
enum meta_field { META_SOURCE, META_AUTHOR, META_AGENCY, META_SECTION, META_LANGUAGE };

/* All words of the run stand in the field, in any order; or they are the whole of it; or there is none. */
struct field_test {
    enum meta_field field;
    bool whole;   /* =: nothing else stands in it. A language always is. */
    bool unknown; /* source:unknown: articles without one, or without a word in it; run is unused */
    struct run run;
    struct span folded; /* the run as words_fold() has it */
};

/* The words asked for, and all forms of the archive's names that have them: ascending. They are looked up before
 * matching (match/resolve.h); until then there are none. A place is asked for in the dateline too. */
struct canon_form; /* index/names_canon.h */
struct name_test {
    enum entity_type type;
    bool whole; /* =: the one name of which just these words are a form */
    struct run run;
    const struct canon_form *names;
    size_t name_count;
};

/* Who is quoted: a person or an organisation. */
enum { SPEAKER_TYPES = 2 };
struct speaker_test {
    struct name_test by[SPEAKER_TYPES]; /* of the one type and of the other */
};

/* An address without its scheme and "www."; the whole addresses of the index that begin with it are found
 * before matching. */
struct url_test {
    struct span text;
    const struct span *terms;
    size_t term_count;
};

/* Days, both ends included; an open end is DAY_MIN or DAY_MAX. */
enum { DAY_MIN = INT32_MIN, DAY_MAX = INT32_MAX };
struct date_test {
    int32_t from, to;
    bool possible; /* ~: the article's interval meets this one; else it lies within */
    bool unknown;  /* date:unknown: articles without a date; the rest is then unused */
};

/* The article to be like, and its telling words, found before matching. */
struct like_test {
    struct span id;
    struct run words; /* any of them; count 0 when there is no such article */
};

/* An occurrence of a kid of NODE_NEAR is a word or a phrase; occurrences of different kids do not overlap: a
 * phrase is not near its own word. Distances count words, and POSITION_PARAGRAPH_GAP for a paragraph's end. */
enum {
    NEAR_SIDES_MAX = 8
}; /* kids of a NODE_NEAR in any order that has phrases: their places are sets to try */

struct node {
    enum node_kind kind;
    size_t start, end; /* bytes of the query; both 0 for what an option added */
    /* As a kid of a NODE_LIST: */
    bool
        required; /* whatever the match mode: +word, -word, source:, date:, id: and the like, an option's filter */
    bool
        spelling; /* a kid of a NODE_OR: another spelling of the one before it, which weighs for both */
    bool
        joined; /* a kid of a NODE_OR: not typed, but a spelling that the archive has of what was (match/resolve.h) */
    bool optional; /* a stop word: weighs nothing, is not marked, need not be there */
    bool named;    /* a NODE_OR of what a name is called: its kids weigh nothing, */
    const struct name_weights *name; /* but the first of the name's by this */
    union {
        struct run run;              /* NODE_WORDS */
        struct field_test field;     /* NODE_FIELD */
        struct name_test name;       /* NODE_NAME */
        struct speaker_test speaker; /* NODE_SPEAKER */
        struct date_test date;       /* NODE_DATE, NODE_MENTION */
        struct url_test url;         /* NODE_URL */
        struct like_test like;       /* NODE_LIKE */
        struct span id;              /* NODE_ID */
        struct {
            struct node *const
                *at; /* 1 or more; NODE_NOT: 1; NODE_NEAR, NODE_SAME: 2 or more; NODE_SAID: 2 */
            size_t count;
            /* NODE_NEAR: the last of them begins at most so many words behind the end of the first */
            uint32_t within;
            bool in_order; /* and each begins behind the end of the one before */
        } kids;
    } is;
};

/* What was done with a part of the query, or could not be done. One line, no full stop. */
struct note {
    struct span text;
    size_t start, end; /* bytes of the query as typed; both 0: about the whole */
};

/* A spelling of the archive's for a name that was typed otherwise. */
struct spelling {
    struct span folded; /* as names_fold() has it */
    uint64_t articles;  /* that name it so, as the name table counts them */
    struct node *leaf;  /* NODE_WORDS; NULL for what a field asks of the table */
    bool same;          /* surely of one name with what weighs; others weigh nothing */
};

/* A part of a name, in each spelling a word: these weigh as one word would. */
struct name_word {
    struct span text;         /* the words, parted by slashes */
    const struct span *stems; /* as terms have them, each once */
    size_t count;             /* at least 1 */
    uint64_t articles;        /* that have any of them */
};

/* What a name weighs, however it was typed: by the spellings that surely are of one name. */
struct name_weights {
    const struct name_word *words;
    size_t count;                      /* at least 1 */
    const struct node *const *phrases; /* these spellings: NODE_WORDS */
    size_t phrase_count;
};

/* A name of the query, and its other spellings: joined before matching (match/resolve.h), commonest first. */
struct respelled {
    size_t start, end; /* bytes of the query */
    const struct node *const *typed;
    size_t typed_count; /* the leaves of the name as typed; 0 for a field's */
    const struct spelling *at;
    size_t count;
    const struct name_weights *weights; /* NULL: what was typed weighs, as words do */
};

/* True when the node has kids: is.kids. */
bool node_has_kids(const struct node *n);

/* The words that are searched for in the text, below the node and in it: QUERY_TERMS_MAX at most, of which telling
 * words of an article (NODE_LIKE) have their share before they are found. */
size_t node_terms(const struct node *n);

/* What the node says without the spellings joined to it: of an OR of one thing and joined spellings that thing, else
 * the node, of which kids may be joined still. */
const struct node *node_as_typed(const struct node *n);

struct query {
    struct span text; /* as typed, repaired to valid UTF-8, cut at QUERY_BYTES_MAX */
    struct node *root;
    struct node *
        typed; /* the root without the spellings that were joined; NULL before any were looked for */
    const struct respelled *respelled;
    size_t respelled_count;
    const struct note *notes;
    size_t note_count;
    size_t
        list_words; /* kids of lists that a change from all to any would free; 0 or 1: no such change */
};
