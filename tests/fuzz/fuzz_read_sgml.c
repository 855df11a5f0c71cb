/* tests/fuzz/fuzz_read_sgml.c: any bytes as SGML: valid text, and the same cuts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/read_pieces.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_pieces("sgml", (struct span){(const char *)data, size});
    return 0;
}
