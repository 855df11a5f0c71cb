/* tests/fuzz/fuzz_read_text.c: any bytes as plain text through reader and extractor:
 * they end, and what comes out is valid UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "common/utf8.h"
#include "indexer/extract/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_as(const char *name, struct span bytes, const struct extractor *x)
{
    struct arena arena = {0};
    const struct reader *reader = reader_named(name);
    struct input in = {.path = SPAN("x"), .bytes = bytes, .first_line = 1};
    struct raw_document raw;
    struct read_problem problem;
    struct lede_error err;
    struct article article;
    enum read_step step = READ_FAILED;
    void *state = reader->open(&in, &arena);

    while (state && (step = reader->next(state, &arena, &raw, &problem, &err)) != READ_END) {
        if (step == READ_FAILED || step == READ_FOREIGN)
            break;
        if (step == READ_ITEM && extract_article(x, &raw, &arena, &article, &err) &&
            utf8_valid_length(article.text) != article.text.len)
            abort();
    }
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"text"};
    struct lede_error err;
    static struct extractor *x; /* opened once: the tables take longer than most inputs */

    if (!x && !extractor_open(&x, &err))
        return 0;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        read_as(names[i], (struct span){(const char *)data, size}, x);
    return 0;
}
