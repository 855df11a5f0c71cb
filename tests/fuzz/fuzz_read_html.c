/* tests/fuzz/fuzz_read_html.c: any bytes as a web page, the whole way to a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/read_whole.h"
#include "tests/support/insist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_whole("html", (struct span){(const char *)data, size});
    return 0;
}
