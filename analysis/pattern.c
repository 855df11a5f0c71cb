/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pattern.h"

#include "common/utf8.h"

enum { CUT_MARK = '~' }; /* stands in the form of a word that was cut, and in no other (words.h) */

/* Of a form that was cut, what the word is known to begin with, and the mark. */
static struct span known_part(struct span form)
{
    const char *mark = form.len ? memchr(form.at, CUT_MARK, form.len) : NULL;
    return mark ? span_part(form, 0, (size_t)(mark - form.at) + 1) : form;
}

/* What the byte of a pattern, no '*', takes at the place in the form; 0 when it does not match. */
static size_t taken(char asked, struct span form, size_t at)
{
    size_t len;

    if (form.at[at] == CUT_MARK)
        return 0;
    if (asked != '?')
        return asked == form.at[at];
    (void)utf8_at(form, at, &len);
    return len;
}

/* From each '*' on, the rest is tried at one place after the other; when another '*' is reached, what lay
 * before it is settled: the earliest place leaves the most for what follows. */
bool pattern_matches(struct span pattern, struct span form)
{
    size_t at = 0, star = SIZE_MAX, tried = 0;

    form = known_part(form);
    for (size_t i = 0; i < form.len;) {
        size_t step = 0;
        if (at < pattern.len && pattern.at[at] == '*') {
            star = at++;
            tried = i;
            continue;
        }
        if (at < pattern.len)
            step = taken(pattern.at[at], form, i);
        if (step) {
            at++;
            i += step;
            continue;
        }
        if (star == SIZE_MAX)
            return false;
        i = ++tried; /* inside a character nothing matches that did not at its start */
        at = star + 1;
    }
    while (at < pattern.len && pattern.at[at] == '*')
        at++;
    return at == pattern.len;
}

struct span pattern_start(struct span pattern)
{
    size_t len = 0;

    while (len < pattern.len && pattern.at[len] != '*' && pattern.at[len] != '?')
        len++;
    return span_part(pattern, 0, len);
}

size_t pattern_least(struct span pattern)
{
    size_t least = 0;

    for (size_t i = 0; i < pattern.len; i++)
        least += pattern.at[i] != '*';
    return least;
}
