/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/language.h"

#include <stdint.h>

#include "analysis/language_table.h"
#include "analysis/words.h"
#include "common/error.h"

enum {
    WORDS_MIN = 20,   /* fewer do not tell */
    WORDS_MAX = 2000, /* more do not tell more */
    ENGLISH_MIN = 22, /* per cent of words that are English function words: news has 30 to 45 */
    FOREIGN_MAX = 8, /* per cent that are other languages'; English has them in names: "de", "la" */
    DISTINCT_MIN = 4 /* of the words that are English alone; a quoted line has one or two */
};

/* The row of the form; NULL when the table lacks it. */
static const struct language_row *find_row(struct span form)
{
    char padded[LANGUAGE_WORD_BYTES] = {0};
    size_t first = 0, past = ARRAY_LEN(language_rows);

    if (form.len >= LANGUAGE_WORD_BYTES)
        return NULL;
    memcpy(padded, form.at, form.len);
    while (first < past) {
        size_t middle = first + (past - first) / 2;
        int order = memcmp(padded, language_rows[middle].word, LANGUAGE_WORD_BYTES);

        if (order == 0)
            return &language_rows[middle];
        if (order < 0)
            past = middle;
        else
            first = middle + 1;
    }
    return NULL;
}

const char *language_of(struct span text)
{
    struct words words = {.text = text};
    struct word word;
    bool seen[ARRAY_LEN(language_rows)] = {false};
    size_t count = 0, english = 0, foreign = 0, distinct = 0;

    for (; count < WORDS_MAX && words_next(&words, &word); count++) {
        const struct language_row *row = find_row(word.form);

        if (!row)
            continue;
        foreign += row->kind == WORD_FOREIGN;
        english += row->kind != WORD_FOREIGN;
        if (row->kind == WORD_ENGLISH && !seen[row - language_rows]) {
            seen[row - language_rows] = true;
            distinct++;
        }
    }
    if (count < WORDS_MIN || 100 * english < ENGLISH_MIN * count ||
        100 * foreign > FOREIGN_MAX * count || distinct < DISTINCT_MIN)
        return NULL;
    return "en";
}
