/* indexer/entities/roles.h: the title, rank or office that stands right before a person's name.
 *
 * "Gen", "Interior Minister", "Lt Gen (retd)", "former Iranian foreign minister", "spokesman": kept with the mention, never
 * in the name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/name_tokens.h"

/* The words [return value, from) before the name that begins with the word `from`; not before `past`, where another name
 * ends. `from` itself when none of them is a title. */
size_t role_before(const struct name_tokens *t, struct span text, size_t from, size_t past);

/* The bytes of the role of these words: with the bracket that closes behind it, without a full stop that does not. */
struct span role_text(const struct name_tokens *t, struct span text, size_t role, size_t from);
