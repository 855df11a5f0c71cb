/* tests/support/lexicon_state.h: for cmocka: the lexicon of names as *state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/article.h"

int lexicon_enter(void **state);
int lexicon_leave(void **state);

/* Of name_letter() of index/names.h. */
enum entity_type type_of_letter(char letter);
