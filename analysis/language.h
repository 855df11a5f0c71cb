/* analysis/language.h: the language that a text is certainly in.
 *
 * In:  an article's text.
 * Out: "en", or NULL for unknown: another language, a mixture, a text too short to tell. Never a guess,
 *      since stemming, stop words and a reader's filter rest on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

const char *language_of(struct span text);
