/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/languages.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "analysis/language.h"
#include "analysis/words.h"
#include "common/mem.h"
#include "common/utf8.h"
#include "indexer/extract/languages_table.h"
#include "indexer/extract/ngrams.h"

enum {
    STRETCHES_MAX = 4,
    STRETCH_BYTES = NGRAM_TEXT_MAX,
    TEXT_MIN = 160,   /* bytes; less does not tell */
    WORDS_MAX = 4000, /* looked at for one word */
    TELLING_MIN = 60, /* bytes of a stretch that are neither blank, digit nor sign */
    /* Places that n-grams are off, of 160,000 where none is shared: texts of these languages have at most
     * 122,000, those of other languages and of none more. Scripts of many letters are told by the script. */
    APART_MAX = 123000
};

struct languages {
    struct ngrams *ngrams; /* NULL: English alone */
};

/* Of each language of the table: whether some stretch may be of it, and whether some stretch is not. */
struct told {
    bool seen[ARRAY_LEN(language_names)], missed[ARRAY_LEN(language_names)];
};

bool languages_are_in(const char *folder)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/fpdb.conf", folder);

    return n > 0 && n < (int)sizeof path && access(path, R_OK) == 0;
}

bool languages_open(struct languages **out, const char *folder, struct lede_error *err)
{
    struct languages *l = mem_take(1, sizeof *l);

    if (!l)
        return error_memory(err);
    if (folder && !ngrams_open(&l->ngrams, folder, err)) {
        mem_free(l);
        return false;
    }
    *out = l;
    return true;
}

void languages_close(struct languages *l)
{
    if (!l)
        return;
    ngrams_close(l->ngrams);
    mem_free(l);
}

static bool has_name(const struct language_name *row, struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(row->names) && row->names[i]; i++)
        if (span_is(name, row->names[i]))
            return true;
    return false;
}

/* The row of a name of libexttextcat, "zh-CN-utf8"; ARRAY_LEN(language_names) when none has it. */
static size_t row_of(struct span name)
{
    size_t i = 0;
    struct span code;

    (void)span_cut(&name, '-', &code);
    while (i < ARRAY_LEN(language_names) && !has_name(&language_names[i], code))
        i++;
    return i;
}

/* Stretch number i of count, from a character to a character. */
static struct span stretch_of(struct span text, size_t i, size_t count)
{
    size_t from = count < 2 ? 0 : (text.len - STRETCH_BYTES) / (count - 1) * i;
    size_t len = text.len < STRETCH_BYTES ? text.len : STRETCH_BYTES;

    for (; from < text.len && ((unsigned char)text.at[from] & 0xc0) == 0x80; len--)
        from++;
    text = span_part(text, from, text.len);
    return span_part(text, 0, utf8_cut(text, len));
}

static bool is_telling(struct span stretch)
{
    size_t letters = 0;

    for (size_t i = 0; i < stretch.len; i++) {
        char c = stretch.at[i];
        letters += (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return letters >= TELLING_MIN;
}

/* Take the languages that a stretch may be of. One that is most like a language not in the table is of
 * none. */
static void add_stretch(const struct languages *l, struct span stretch, struct told *told)
{
    struct ngram_match like[NGRAM_LIKE_MAX];
    bool here[ARRAY_LEN(language_names)] = {false};
    size_t count = ngrams_like(l->ngrams, stretch, like);

    for (size_t i = 0; i < count; i++) {
        size_t row = row_of(like[i].name);

        if (i == 0 && row == ARRAY_LEN(here))
            break;
        if (row == ARRAY_LEN(here) || (!language_names[row].by_script && like[i].apart > APART_MAX))
            continue;
        here[row] = told->seen[row] = true;
    }
    for (size_t i = 0; i < ARRAY_LEN(here); i++)
        told->missed[i] |= !here[i];
}

/* The one language that all stretches may be of. Where there are several, the one claimed; where there is
 * none, the one claimed if some stretch may be of it. */
static const char *decide(const struct told *told, struct span claimed)
{
    const char *only = NULL, *said = NULL, *part = NULL;
    size_t count = 0;

    for (size_t i = 0; i < ARRAY_LEN(language_names); i++) {
        const char *code = language_names[i].code;

        if (!told->seen[i])
            continue;
        if (span_is(claimed, code))
            part = code;
        if (told->missed[i])
            continue;
        if (span_is(claimed, code))
            said = code;
        only = code;
        count++;
    }
    if (count == 0)
        return part;
    return count == 1 ? only : said;
}

static size_t count_word(struct span text, const char *form)
{
    struct words words = {.text = text};
    struct word word;
    size_t count = 0;

    for (size_t n = 0; n < WORDS_MAX && words_next(&words, &word); n++)
        count += span_is(word.form, form);
    return count;
}

/* Danish and Norwegian share nearly all n-grams, but not the word for "of". */
static const char *danish_or_norwegian(struct span claimed, struct span text)
{
    size_t danish = count_word(text, "af"), norwegian = count_word(text, "av");

    if (danish != norwegian)
        return danish > norwegian ? "da" : "no";
    return span_is(claimed, "da") ? "da" : span_is(claimed, "no") ? "no" : NULL;
}

const char *languages_find(const struct languages *l, struct span claimed, struct span text)
{
    struct told told = {0};
    size_t count = text.len / STRETCH_BYTES, stretches = 0;
    const char *english = language_of(text), *found;

    if (english || !l->ngrams || text.len < TEXT_MIN)
        return english;
    if (count > STRETCHES_MAX)
        count = STRETCHES_MAX;
    for (size_t i = 0; i < count || i == 0; i++) {
        struct span stretch = stretch_of(text, i, count);
        if (is_telling(stretch)) {
            add_stretch(l, stretch, &told);
            stretches++;
        }
    }
    found = stretches ? decide(&told, span_is(claimed, "da") ? SPAN("no") : claimed) : NULL;
    return found && strcmp(found, "no") == 0 ? danish_or_norwegian(claimed, text) : found;
}
