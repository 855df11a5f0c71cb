/* analysis/language_codes.h: what people and pages call languages, to the one code that articles carry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

/* "german", "deu" and "ger" are "de" (ISO 639-1 where it has a code); what the table lacks is itself. In:
 * folded as words are. */
struct span language_code(struct span folded);

enum { LANGUAGE_CODE_MAX = 3 };

/* The code of a language as given: a name ("German"), a code ("DEU"), a tag whose first part is one
 * ("de-DE", "zh_Hant"). Bokmål and Nynorsk are "no", as their readers are asked. Writes at most
 * LANGUAGE_CODE_MAX letters and a NUL; false, and "", when it is none of these. */
bool language_read(struct span given, char out[LANGUAGE_CODE_MAX + 1]);

/* Whether what is given says that there is no one language: "unknown", "und", "mul", "zxx". */
bool language_is_none(struct span given);
