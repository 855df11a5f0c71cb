/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/language.h"
#include "analysis/passages.h"
#include "analysis/words.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t len);

/* Words and passages of any bytes: in order, inside the text, forms neither empty nor too long. */
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t len)
{
    struct span text = {(const char *)bytes, len};
    struct words words = {.text = text};
    struct word word;
    struct arena arena = {0};
    struct passage *passages;
    struct lede_error err;
    size_t last_end = 0, count;

    while (words_next(&words, &word)) {
        if (word.start < last_end || word.end <= word.start || word.end > len ||
            word.form.len == 0 || word.form.len > WORD_BYTES_MAX)
            abort();
        last_end = word.end;
    }
    if (!passages_cut(text, &arena, &passages, &count, &err) || (count == 0) != (last_end == 0))
        abort();
    (void)language_of(text);
    arena_free(&arena);
    return 0;
}
