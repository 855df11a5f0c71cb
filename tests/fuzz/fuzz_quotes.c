/* tests/fuzz/fuzz_quotes.c: any bytes, made UTF-8, as a text whose capitalised words are names: its quotations lie in it
 * in order, on characters, each with somebody who can speak; and they are the same when found again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/utf8.h"
#include "indexer/entities/quote_tokens.h"
#include "indexer/entities/quotes.h"
#include "tests/support/insist.h"

enum { NAMES_MAX = 4096 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Words that begin with a capital; the type is told by the second letter. */
static size_t make_names(struct span text, struct entity *out)
{
    size_t count = 0, at = 0;

    while (at < text.len && count < NAMES_MAX) {
        size_t start = at++;
        if (text.at[start] < 'A' || text.at[start] > 'Z')
            continue;
        while (at < text.len && is_letter(text.at[at]))
            at++;
        if (at - start > 2)
            out[count++] = (struct entity){(enum entity_type)(text.at[start + 1] % 3),
                                           (uint32_t)start,
                                           (uint32_t)at,
                                           span_part(text, start, at),
                                           0,
                                           0};
    }
    return count;
}

static void check(const struct article *a, const struct quotation *quotes, size_t count)
{
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        const struct quotation *q = &quotes[i];
        insist(q->start >= last && q->start < q->end);
        insist(is_characters(a->text, q->start, q->end));
        insist(q->speaker < a->entity_count);
        insist(a->entities[q->speaker].type != ENTITY_PLACE);
        last = q->end;
    }
    insist(count <= QUOTES_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct entity entities[NAMES_MAX];
    static struct speech_words *words;
    struct arena arena = {0};
    struct buf text = {0};
    struct quotation *quotes, *again;
    struct lede_error err;
    size_t count, count_again;

    if (!words)
        words = speech_words_open();
    insist(words != NULL);
    (void)utf8_repair((struct span){(const char *)data, size}, &text);
    insist(buf_ok(&text));
    struct article a = {.text = buf_span(&text), .entities = entities};
    a.entity_count = make_names(a.text, entities);
    insist(quotes_find(words, &a, &arena, &quotes, &count, &err));
    check(&a, quotes, count);
    insist(quotes_find(words, &a, &arena, &again, &count_again, &err));
    insist(count == count_again &&
           (count == 0 || memcmp(quotes, again, count * sizeof *quotes) == 0));
    buf_free(&text);
    arena_free(&arena);
    return 0;
}
