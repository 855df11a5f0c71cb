/* tests/fuzz/fuzz_read_jsonl.c: any bytes as JSON lines and as a JSON file, the whole way to records; and as a JSON
 * file of which each document goes to a reader of its own: the same values come out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/json_cut.h"
#include "tests/fuzz/read_whole.h"
#include "tests/support/insist.h"

/* The next document of bytes, cut off; false at their end. */
static bool next_document(struct cut_state *state, struct span *bytes, struct span *document)
{
    while (bytes->len > 0) {
        size_t len = cut_json(state, *bytes, true);
        bool wanted = state->skip == 0;
        if (!wanted)
            len = state->skip < bytes->len ? (size_t)state->skip : bytes->len;
        state->skip = 0;
        insist(len > 0 && len <= bytes->len);
        *document = span_part(*bytes, 0, len);
        *bytes = span_part(*bytes, len, bytes->len);
        if (wanted)
            return true;
    }
    return false;
}

/* What is cut off is one document to whoever looks at it by itself. */
static void cut_again(struct span bytes)
{
    struct cut_state state = {0};
    struct span document, again;

    while (next_document(&state, &bytes, &document)) {
        struct cut_state own = {.layout = state.layout};
        struct span rest = document;
        insist(next_document(&own, &rest, &again) && again.at == document.at);
        insist(span_trim(rest).len == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_whole("jsonl", (struct span){(const char *)data, size});
    read_whole("json", (struct span){(const char *)data, size});
    cut_again((struct span){(const char *)data, size});
    return 0;
}
