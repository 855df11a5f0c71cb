/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/languages.h"

#include <limits.h>
#include <stdio.h>
#include <textcat.h>
#include <unistd.h>

#include "analysis/language.h"
#include "analysis/words.h"
#include "common/mem.h"
#include "common/utf8.h"
#include "indexer/extract/languages_table.h"

enum {
    STRETCHES_MAX = 4,
    STRETCH_BYTES = 1000,
    TEXT_MIN = 160,   /* bytes; less does not tell */
    WORDS_MAX = 4000, /* looked at for one word */
    TELLING_MIN = 60, /* bytes of a stretch that are neither blank, digit nor sign */
    /* Places that n-grams are off, of 160,000 where none is shared: texts of these languages have at most
     * 122,000, those of other languages and of none more. Scripts of many letters are told by the script. */
    SCORE_MAX = 123000
};

struct languages {
    void *textcat; /* NULL: English alone */
    candidate_t *candidates;
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
    char conf[PATH_MAX], prefix[PATH_MAX];

    if (!l)
        return error_memory(err);
    *out = l;
    if (!folder || !languages_are_in(folder))
        return true;
    (void)snprintf(conf, sizeof conf, "%s/fpdb.conf", folder);
    int n = snprintf(prefix, sizeof prefix, "%s/", folder);
    if (n <= 0 || n >= (int)sizeof prefix)
        return true;
    l->textcat = special_textcat_Init(conf, prefix);
    if (!l->textcat)
        return true;
    l->candidates = textcat_GetClassifyFullOutput(l->textcat);
    if (l->candidates)
        return true;
    languages_close(l);
    return error_memory(err);
}

void languages_close(struct languages *l)
{
    if (!l)
        return;
    if (l->textcat) {
        textcat_ReleaseClassifyFullOutput(l->textcat, l->candidates);
        textcat_Done(l->textcat);
    }
    mem_free(l);
}

static bool has_name(const struct language_name *row, const char *name, size_t len)
{
    for (size_t i = 0; i < ARRAY_LEN(row->names) && row->names[i]; i++)
        if (strncmp(row->names[i], name, len) == 0 && row->names[i][len] == '\0')
            return true;
    return false;
}

/* The row of a name of libexttextcat, "zh-CN-utf8"; ARRAY_LEN(language_names) when none has it. */
static size_t row_of(const char *name)
{
    size_t i = 0, len = strcspn(name, "-");

    while (i < ARRAY_LEN(language_names) && !has_name(&language_names[i], name, len))
        i++;
    return i;
}

/* Stretch number i of count, from a character to a character, into buf with a NUL: libexttextcat looks
 * for one. */
static void copy_stretch(struct span text, size_t i, size_t count, char buf[STRETCH_BYTES + 1])
{
    size_t from = count < 2 ? 0 : (text.len - STRETCH_BYTES) / (count - 1) * i;
    size_t len = text.len < STRETCH_BYTES ? text.len : STRETCH_BYTES;

    for (; from < text.len && ((unsigned char)text.at[from] & 0xc0) == 0x80; len--)
        from++;
    len = utf8_cut(span_part(text, from, text.len), len);
    memcpy(buf, text.at + from, len);
    buf[len] = '\0';
}

static bool is_telling(const char *stretch)
{
    size_t letters = 0;

    for (const char *at = stretch; *at; at++)
        letters +=
            (unsigned char)*at >= 0x80 || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
    return letters >= TELLING_MIN;
}

/* Take the languages that a stretch may be of. One that is most like a language not in the table is of
 * none. */
static void add_stretch(const struct languages *l, const char *stretch, struct told *told)
{
    int best[ARRAY_LEN(language_names)];
    int count = textcat_ClassifyFull(l->textcat, stretch, strlen(stretch), l->candidates);

    for (size_t i = 0; i < ARRAY_LEN(best); i++)
        best[i] = INT_MAX;
    for (int i = 0; i < count; i++) {
        size_t row = row_of(l->candidates[i].name);
        int score = l->candidates[i].score;

        if (i == 0 && row == ARRAY_LEN(best))
            break;
        if (row == ARRAY_LEN(best) || (!language_names[row].by_script && score > SCORE_MAX))
            continue;
        best[row] = score < best[row] ? score : best[row];
        told->seen[row] = true;
    }
    for (size_t i = 0; i < ARRAY_LEN(best); i++)
        if (best[i] == INT_MAX)
            told->missed[i] = true;
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
    char stretch[STRETCH_BYTES + 1];
    struct told told = {0};
    size_t count = text.len / STRETCH_BYTES, stretches = 0;
    const char *english = language_of(text), *found;

    if (english || !l->textcat || text.len < TEXT_MIN)
        return english;
    if (count > STRETCHES_MAX)
        count = STRETCHES_MAX;
    for (size_t i = 0; i < count || i == 0; i++) {
        copy_stretch(text, i, count, stretch);
        if (is_telling(stretch)) {
            add_stretch(l, stretch, &told);
            stretches++;
        }
    }
    found = stretches ? decide(&told, span_is(claimed, "da") ? SPAN("no") : claimed) : NULL;
    return found && strcmp(found, "no") == 0 ? danish_or_norwegian(claimed, text) : found;
}
