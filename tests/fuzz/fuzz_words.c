/* tests/fuzz/fuzz_words.c: any bytes as text: words, terms, sentences and passages in order, inside the text;
 * forms neither empty nor too long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/language.h"
#include "analysis/passages.h"
#include "analysis/terms.h"
#include "tests/support/insist.h"

/* Returns the end of the last word. */
static size_t check_words(struct span text)
{
    struct words words = {.text = text};
    struct word word;
    size_t last_end = 0;

    while (words_next(&words, &word)) {
        insist(word.start >= last_end && word.end > word.start && word.end <= text.len);
        insist(word.form.len > 0 && word.form.len <= WORD_BYTES_MAX);
        last_end = word.end;
    }
    return last_end;
}

/* Positions rise, and are those that the words have by themselves. */
static void check_terms(struct span title, struct span text)
{
    struct terms terms = {0};
    struct word word;
    uint32_t position, last = POSITION_FIRST - 1;

    terms_begin(&terms, title);
    for (; terms_next(&terms, &word, &position); last = position)
        insist(position > last && word.end <= title.len);
    terms_begin_body(&terms, text);
    for (bool first = true; terms_next(&terms, &word, &position); last = position, first = false)
        insist(position > last + (first ? POSITION_BODY_GAP - 1 : 0) && word.end <= text.len);
}

static void check_passages(struct span text, bool has_words)
{
    struct arena arena = {0};
    struct passage *passages;
    struct lede_error err;
    size_t count, last = 0;

    insist(passages_cut(text, &arena, &passages, &count, &err));
    insist((count > 0) == has_words);
    for (size_t i = 0; i < count; i++) {
        insist(passages[i].start >= last && passages[i].end > passages[i].start);
        insist(passages[i].end <= text.len);
        last = passages[i].end;
    }
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data, size};
    size_t last_end = check_words(text);

    check_terms(span_part(text, 0, size / 4), span_part(text, size / 4, size));
    check_passages(text, last_end > 0);
    (void)language_of(text);
    return 0;
}
