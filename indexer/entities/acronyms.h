/* indexer/entities/acronyms.h: acronyms that the text itself explains.
 *
 * In:  the words of an article.
 * Out: "United Nations Office on Drugs and Crime (UNODC)": both marked in the words (long_form), and the
 *      pair. The long form is what stands before the bracket, from the nearest word whose first letters
 *      from there on spell the acronym; small words and parts behind a hyphen may be passed over. Also
 *      "UNODC (United Nations Office on Drugs and Crime)", "Alternative National Congress, ANC," and, of
 *      several words or small letters, "(PML-N)", "(BoG)", "(Sawea)".
 *      What is no organisation's is kept as well, so that nobody takes it for one: "Chief Election
 *      Commissioner (CEC)", "improvised explosive device (IED)".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_tokens.h"

enum acronym_of { ACRONYM_OF_ORG, ACRONYM_OF_PLACE, ACRONYM_OF_NO_NAME };

struct acronym {
    uint32_t from, to;      /* words of the long form */
    uint32_t word, word_to; /* those of the acronym itself */
    enum acronym_of of;     /* Khyber Pakhtunkhwa (KP) is a place's */
};

/* Zeroed is empty. */
struct acronyms {
    struct acronym *at;
    size_t count, cap;
};

/* Fails with LEDE_MEMORY. */
bool acronyms_find(struct acronyms *a, const struct lexicon *l, struct name_tokens *t,
                   struct span text, struct lede_error *err) MUST_CHECK;

/* Whether the first letters of the words [from, to) spell the form. */
bool acronyms_fit(const struct name_tokens *t, size_t from, size_t to, struct span form);

/* Whether the words [from, to) stand alone in brackets. */
bool acronyms_bracketed(const struct name_tokens *t, size_t from, size_t to);

void acronyms_free(struct acronyms *a);
