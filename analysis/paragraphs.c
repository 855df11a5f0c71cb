/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/paragraphs.h"

#include "analysis/fold.h"
#include "analysis/words.h"
#include "common/error.h"
#include "common/utf8.h"

enum { HEADING_WORDS_MAX = 12, HEADING_BYTES_MAX = 90 };

static size_t skip_blanks(struct span text, size_t at)
{
    while (at < text.len && char_is_blank(text.at[at]))
        at++;
    return at;
}

bool paragraphs_next(struct paragraphs *p, struct paragraph *out)
{
    size_t start = skip_blanks(p->text, p->at);

    if (start == p->text.len) {
        p->at = start;
        return false;
    }
    const char *line_end = memchr(p->text.at + start, '\n', p->text.len - start);
    size_t end = line_end ? (size_t)(line_end - p->text.at) : p->text.len;
    p->at = end;
    while (char_is_blank(p->text.at[end - 1]))
        end--;
    *out = (struct paragraph){.start = start, .end = end};
    out->heading =
        is_heading(span_part(p->text, start, end)) && skip_blanks(p->text, p->at) < p->text.len;
    return true;
}

/* "1. Trump", "2) Biden". */
static bool is_list_item(struct span line)
{
    size_t at = 0;

    while (at < line.len && line.at[at] >= '0' && line.at[at] <= '9')
        at++;
    return at > 0 && at + 1 < line.len && (line.at[at] == '.' || line.at[at] == ')') &&
           char_is_blank(line.at[at + 1]);
}

/* It ends as sentences, clauses and quotations do, and headings do not. */
static bool has_an_end(struct span line)
{
    static const char ends[] = {'.', '!', '?', ':', ';', ',', '"', '\''};
    /* U+2026, U+2019, U+201D, U+00BB */
    static const char *const longer[] = {"\xE2\x80\xA6", "\xE2\x80\x99", "\xE2\x80\x9D",
                                         "\xC2\xBB"};

    if (line.len && memchr(ends, line.at[line.len - 1], sizeof ends))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(longer); i++)
        if (span_ends(line, span_of(longer[i])))
            return true;
    return false;
}

bool is_heading(struct span line)
{
    struct words words = {.text = line};
    struct word word;
    size_t len, count = 0;

    if (line.len == 0 || line.len > HEADING_BYTES_MAX || has_an_end(line) || is_list_item(line))
        return false;
    if (!(fold_kind(utf8_at(line, 0, &len)) & (LETTER_CAPITAL | LETTER_DIGIT)))
        return false;
    while (count <= HEADING_WORDS_MAX && words_next(&words, &word))
        count++;
    return count <= HEADING_WORDS_MAX;
}
