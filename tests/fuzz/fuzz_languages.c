/* tests/fuzz/fuzz_languages.c: any text and any claim: unknown or a code of the table, twice the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/utf8.h"
#include "indexer/extract/languages.h"
#include "indexer/extract/languages_table.h"
#include "tests/support/insist.h"

static bool is_code(const char *code)
{
    for (size_t i = 0; i < ARRAY_LEN(language_names); i++)
        if (strcmp(language_names[i].code, code) == 0)
            return true;
    return strcmp(code, "da") == 0;
}

/* The first line is the claim. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct languages *l;
    struct lede_error err;
    struct buf repaired = {0};
    struct span text, claimed;

    if (!l)
        insist(languages_open(&l, LANGUAGES_FOLDER, &err));
    (void)utf8_repair((struct span){size ? (const char *)data : "", size}, &repaired);
    text = buf_span(&repaired);
    if (text.len && span_cut(&text, '\n', &claimed)) {
        const char *code = languages_find(l, claimed, text);
        insist(code == languages_find(l, claimed, text));
        insist(!code || is_code(code));
    }
    buf_free(&repaired);
    return 0;
}
