/* tests/fuzz/fuzz_names_called.c: any bytes as a bucket of what names are called, behind the hash asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_called.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span all = {(const char *)data, size}, bucket, name;
    struct lede_error err = {0};
    uint64_t hash = 0;

    if (size < sizeof hash)
        return 0;
    for (size_t i = sizeof hash; i-- > 0;)
        hash = hash << 8 | data[i];
    bucket = span_part(all, sizeof hash, size);
    if (names_called_read(bucket, hash, &name, &err))
        insist(name.len == 0 || is_within(bucket, name));
    else
        insist(err.status == LEDE_DAMAGED && err.text[0]);
    return 0;
}
