/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/lexicon_state.h"

#include "indexer/entities/lexicon.h"

int lexicon_enter(void **state)
{
    static struct lexicon lexicon;
    struct lede_error err;

    *state = &lexicon;
    return lexicon_load(&lexicon, &err) ? 0 : -1;
}

int lexicon_leave(void **state)
{
    lexicon_free(*state);
    return 0;
}

enum entity_type type_of_letter(char letter)
{
    return letter == 'p' ? ENTITY_PERSON : letter == 'o' ? ENTITY_ORG : ENTITY_PLACE;
}
