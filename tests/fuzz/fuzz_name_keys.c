/* tests/fuzz/fuzz_name_keys.c: any bytes as a bucket of names by their keys; the key asked for is what stands
 * before the first line's end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_keys.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bucket = {(const char *)data, size}, key;
    struct name_spelling *found;
    struct arena arena = {0};
    struct lede_error err = {0};
    size_t count;

    if (!span_cut(&bucket, '\n', &key))
        return 0;
    if (name_keys_read(bucket, key, &arena, &found, &count, &err)) {
        for (size_t i = 0; i < count; i++)
            insist(found[i].folded.len > 0 && is_within(bucket, found[i].folded));
    } else {
        insist(err.status == LEDE_DAMAGED && err.text[0]);
    }
    arena_free(&arena);
    return 0;
}
