/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/title.h"

#include "analysis/sentences.h"
#include "common/limits.h"
#include "common/utf8.h"

enum { LEAD_MAX = 400 }; /* bytes: the longest first sentences of agencies have 350 */

/* At most `most` bytes, cut before a word. */
static struct span cut_at_word(struct span text, size_t most)
{
    size_t end = utf8_cut(text, most), at = end;

    if (end == text.len)
        return text;
    while (at > 0 && text.at[at] != ' ')
        at--;
    return span_trim(span_part(text, 0, at > 0 ? at : end));
}

static struct span one_line(struct span text)
{
    struct span line = {0}, rest = span_trim(text);
    (void)span_cut(&rest, '\n', &line);
    return span_trim(line);
}

static struct span first_sentence(struct span text)
{
    struct sentence first;
    struct span line = one_line(text);
    struct sentences walk = {.text = cut_at_word(line, FIELD_BYTES_MAX)};

    if (!sentences_next(&walk, &first))
        return cut_at_word(line, LEAD_MAX);
    return cut_at_word(span_part(line, first.start, first.end), LEAD_MAX);
}

struct field title_find(struct span given, struct span headline, struct span text)
{
    given = span_trim(given);
    if (given.len > 0)
        return (struct field){cut_at_word(given, FIELD_BYTES_MAX), ORIGIN_GIVEN};
    if (headline.len > 0)
        return (struct field){headline, ORIGIN_PRINTED};
    return (struct field){first_sentence(text), ORIGIN_LEAD};
}
