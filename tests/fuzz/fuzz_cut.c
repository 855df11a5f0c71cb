/* tests/fuzz/fuzz_cut.c: any bytes as a long input of each format that has a cutter: however they come in, and even
 * when those that were looked at are taken away, its documents end at the same places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "indexer/read/reader.h"
#include "tests/support/insist.h"

static const char *const names[] = {"jsonl", "json", "warc", "csv", "mbox", "sgml", "feed"};

/* The places where documents end, as numbers; what is passed over ends in a number with the first bit set. */
static void note(struct buf *out, size_t at, bool skipped)
{
    buf_u64(out, (uint64_t)at << 1 | skipped);
}

static void cut_whole(cut_document *cut, struct span bytes, struct buf *out)
{
    struct cut_state state = {0};
    size_t at = 0;

    while (at < bytes.len) {
        size_t len = cut(&state, span_part(bytes, at, bytes.len), true);
        bool skipped = state.skip > 0;
        insist(len <= bytes.len - at && !(len > 0 && skipped));
        if (skipped)
            len = state.skip < bytes.len - at ? (size_t)state.skip : bytes.len - at;
        else if (len == 0) /* the stream takes the rest for one */
            len = bytes.len - at;
        state.skip = 0;
        at += len;
        note(out, at, skipped);
    }
}

/* The same with pieces of sizes that the bytes say. taken: what was looked at is taken away at once. */
static void cut_pieces(cut_document *cut, struct span bytes, bool taken, struct buf *out)
{
    struct cut_state state = {0};
    size_t from = 0, to = 0; /* what is held */

    while (from < bytes.len) {
        bool last = to == bytes.len;
        size_t len = from < to || last ? cut(&state, span_part(bytes, from, to), last) : 0;
        bool skipped = state.skip > 0;
        insist(len <= to - from && state.looked <= to - from);
        if (len == 0 && last && !skipped)
            len = to - from;
        if (skipped) {
            len = state.skip < bytes.len - from ? (size_t)state.skip : bytes.len - from;
            state.skip = 0;
        }
        if (len > 0) {
            from += len;
            if (to < from)
                to = from;
            note(out, from, skipped);
            continue;
        }
        if (taken) {
            from += (size_t)state.looked;
            state.looked = 0;
        }
        to += 1 + (unsigned char)bytes.at[to] % 17;
        if (to > bytes.len)
            to = bytes.len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const struct reader *reader = reader_named(names[i]);
        struct buf whole = {0}, pieces = {0};
        if (!reader || !reader->cut)
            continue;
        cut_whole(reader->cut, bytes, &whole);
        cut_pieces(reader->cut, bytes, false, &pieces);
        insist(buf_ok(&whole) && span_equal(buf_span(&whole), buf_span(&pieces)));
        buf_reset(&pieces);
        cut_pieces(reader->cut, bytes, true, &pieces);
        insist(buf_ok(&pieces) && (size == 0 || pieces.len > 0));
        buf_free(&whole);
        buf_free(&pieces);
    }
    return 0;
}
