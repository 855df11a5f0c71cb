/* tests/fuzz/fuzz_web_config.c: any bytes as a configuration: it is read, or refused with its line; what was
 * read holds what the header says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/utf8.h"
#include "searcher/web/web_config.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct web_config c;
    struct lede_error err;

    if (web_config_parse((struct span){(const char *)data, size}, "search.conf", &arena, &c,
                         &err)) {
        insist(c.index && c.index[0] == '/');
        insist(c.title.len > 0 && utf8_valid_length(c.title) == c.title.len);
        insist(c.page_size >= 1 && c.page_size <= PAGE_SIZE_MAX);
        insist(c.articles <= ARTICLES_NONE);
        for (size_t i = 0; i < c.base_url.len; i++)
            insist((unsigned char)c.base_url.at[i] > ' ' && c.base_url.at[i] != '"');
    } else {
        insist(err.status == LEDE_INPUT && span_starts(span_of(err.text), SPAN("search.conf")));
    }
    arena_free(&arena);
    return 0;
}
