/* tests/fuzz/fuzz_read_nitf.c: any bytes as nitf's XML: valid text, and the same cuts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/read_pieces.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_pieces("nitf", (struct span){(const char *)data, size});
    return 0;
}
