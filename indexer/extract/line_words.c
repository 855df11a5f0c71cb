/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/line_words.h"

#include "analysis/words.h"
#include "common/error.h"
#include "common/utf8.h"

void line_open(struct span line, struct line_opening *o)
{
    struct words walk = {.text = line};
    struct word word;
    size_t len = 0;

    o->count = 0;
    while (o->count < LINE_WORDS_SEEN && words_next(&walk, &word)) {
        if (len + word.form.len + 1 >= sizeof o->text)
            return;
        if (len > 0)
            o->text[len++] = ' ';
        memcpy(o->text + len, word.form.at, word.form.len);
        len += word.form.len;
        o->folded_end[o->count] = len;
        o->end[o->count++] = word.end;
    }
}

size_t line_begins(const struct line_opening *o, const char *words)
{
    size_t len = strlen(words);

    for (size_t i = 0; i < o->count; i++)
        if (o->folded_end[i] == len)
            return memcmp(o->text, words, len) == 0 ? o->end[i] : 0;
    return 0;
}

struct span line_undress(struct span line)
{
    size_t len;

    while (line.len > 0) {
        uint32_t c = utf8_at(line, 0, &len);
        if (!(c < 0x80 && strchr(" \t-*([|,:=>~_\"", (int)c)) && c != 0x2013 && c != 0x2014 &&
            c != 0x2022 && c != 0xa0 && c != 0xb7 && c != 0x25cf && c != 0xa9)
            break;
        line = span_part(line, len, line.len);
    }
    while (line.len > 0 && strchr(" \t-*)]|,:.;=<~_\"", line.at[line.len - 1]))
        line.len--;
    while (span_ends(line, SPAN("\xe2\x80\x93")) || span_ends(line, SPAN("\xe2\x80\x94")))
        line = span_trim(span_part(line, 0, line.len - 3));
    return line;
}

size_t line_count_words(struct span text)
{
    struct words walk = {.text = text};
    struct word word;
    size_t count = 0;

    while (count <= LINE_WORDS_MAX && words_next(&walk, &word))
        count++;
    return count;
}

bool line_is_name(struct span text, size_t words_max)
{
    static const char *const inside[] = {"and", "of",  "the", "de", "bin", "al", "ul", "van",
                                         "der", "von", "ur",  "e",  "for", "in", "la", "le"};
    struct words walk = {.text = text};
    struct word word;
    size_t count = 0;

    while (words_next(&walk, &word)) {
        bool small = word.written == WRITTEN_LOWER;
        if (++count > words_max || (count == 1 && small))
            return false;
        for (size_t i = 0; small && i < ARRAY_LEN(inside); i++)
            small = !span_is(word.form, inside[i]);
        if (small)
            return false;
    }
    return count > 0;
}
