/* indexer/entities/speech_kinds.h: what a word can be in a clause that tells who speaks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum speech_kind {
    SPEECH_SAYS = 1 << 0,      /* X said …: what follows to the sentence's end is said */
    SPEECH_SAYS_THAT = 1 << 1, /* X warned that …: only behind "that" */
    SPEECH_TELLS = 1 << 2,     /* X told somebody (that) … */
    SPEECH_SAYING = 1 << 3,    /* …, adding that …: of whoever the sentence is about */
    SPEECH_QUOTES = 1 << 4,    /* quoted X as saying; X was quoted as saying */
    SPEECH_GOES_ON = 1 << 5,   /* who adds has spoken before */
    SPEECH_BE = 1 << 6,
    SPEECH_BETWEEN = 1 << 7,    /* between name and verb: X also said, X on Monday said */
    SPEECH_OF = 1 << 8,         /* a name behind it is not who speaks: a friend of X said */
    SPEECH_NO_ARTICLE = 1 << 9, /* stands before no name of a role: when, that, not, because */
    SPEECH_DETERMINER = 1 << 10,
    SPEECH_ROLE = 1 << 11, /* in small letters before a name: spokesman X */
    SPEECH_PRONOUN = 1 << 12,
    SPEECH_WHO = 1 << 13,
    SPEECH_JOINS = 1 << 14, /* and, but: another clause may begin */
    SPEECH_THAT = 1 << 15,
    SPEECH_HEARER = 1 << 16, /* told reporters */
    SPEECH_DAY = 1 << 17,
    SPEECH_MEDIUM = 1 << 18, /* said in a statement */
    SPEECH_IN = 1 << 19,     /* before days and media */
    SPEECH_ACCORDING = 1 << 20,
    SPEECH_AS = 1 << 21,
    SPEECH_KIN = 1 << 22,    /* a role that is nobody's office: the brother of X */
    SPEECH_IT = 1 << 23,     /* an organisation may be it */
    SPEECH_PLURAL = 1 << 24, /* those are not he or she */
    SPEECH_GROUP = 1 << 25,  /* behind a name: the X family is not X */
    SPEECH_BARE = 1 << 26,   /* of SPEECH_SAYS_THAT: X argued the deal was done */
    SPEECH_FINITE = 1 << 27, /* by which such a clause is told: was, will */
    SPEECH_WHICH = 1 << 28,  /* says more of the name before it: which, speaking */
    SPEECH_WHEN = 1 << 29,   /* a clause beside the one that counts begins: when, so */
    SPEECH_BESIDE = 1 << 30, /* of these, what is not said behind "X said": after */
    SPEECH_VERB = SPEECH_SAYS | SPEECH_SAYS_THAT | SPEECH_TELLS | SPEECH_SAYING
};
