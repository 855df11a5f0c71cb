/* indexer/entities/quote_people.h: of whom an article speaks: who spoke last, who a sentence is about, and so who is
 * meant by "he" and "it".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/speech_clause.h"

/* The persons that a paragraph names: none, one, or several. */
struct people {
    uint32_t one; /* NO_TOKEN: none */
    bool many;
};

/* What is known while an article is read. Persons are entities. */
struct quote_people {
    const struct quote_tokens *tokens; /* of the paragraph */
    size_t paragraph;
    uint32_t sentence; /* the token that the sentence looked at begins with */
    uint32_t seen;     /* tokens before this have been looked at for names */
    uint32_t last;     /* who spoke last; NO_TOKEN: nobody, or who has no name */
    size_t last_paragraph;
    uint32_t last_sentence; /* token, in this paragraph; NO_TOKEN: in another one */
    uint32_t said_to;       /* token: what the last one says ends there */
    bool rival;             /* another person was named since, not in what is said */
    bool asked;             /* the last one did not say but ask */
    struct people here, before;
    uint32_t topic; /* who the sentence before begins with; NO_TOKEN: not a name */
    size_t topic_paragraph;
    bool topic_rival; /* another one was the topic before, in the same paragraph */
    uint32_t was[2];  /* who "he" was last, and who "she" */
    uint32_t he;      /* who "he" is at the sentence's beginning */
};

void quote_people_start(struct quote_people *p, const struct quote_tokens *tokens);

/* The tokens are those of the next paragraph now. */
void quote_people_paragraph(struct quote_people *p);

/* The next sentence begins with this token, or the paragraph ends there. */
void quote_people_sentence(struct quote_people *p, uint32_t at);

/* Who speaks in the clause, as far as its words do not name one; NO_TOKEN where that is not clear. */
void quote_people_resolve(struct quote_people *p, struct speech_clause *c);
