/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/charset.h"

#include "common/utf8.h"
#include "indexer/read/charset_table.h"

static size_t add_repaired(struct buf *out, uint32_t character)
{
    utf8_add(out, character);
    return character == UTF8_BAD;
}

/* A NUL, and a byte that the table leaves open, is U+FFFD. */
static size_t from_windows_1252(struct span bytes, struct buf *out)
{
    size_t repaired = 0;

    for (size_t i = 0; i < bytes.len; i++) {
        uint32_t c = (unsigned char)bytes.at[i];
        if (c >= 0x80 && c < 0xa0)
            c = windows_1252[c - 0x80];
        repaired += add_repaired(out, c ? c : UTF8_BAD);
    }
    return repaired;
}

/* The unit at i; 0 behind the end. `high` is the place of the unit's high byte: 0 or 1. */
static uint32_t unit_at(struct span bytes, size_t i, size_t high)
{
    if (bytes.len - i < 2)
        return 0;
    return (uint32_t)(unsigned char)bytes.at[i + high] << 8 | (unsigned char)bytes.at[i + 1 - high];
}

/* Lone surrogates, NULs and half a unit at the end are U+FFFD. */
static size_t from_utf16(struct span bytes, size_t high, struct buf *out)
{
    size_t repaired = 0;

    for (size_t i = 0; i < bytes.len; i += 2) {
        uint32_t c = unit_at(bytes, i, high);
        if (c >= 0xd800 && c < 0xdc00 && bytes.len - i >= 4) {
            uint32_t low = unit_at(bytes, i + 2, high);
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            }
        }
        if (c == 0 || (c >= 0xd800 && c < 0xe000))
            c = UTF8_BAD;
        repaired += add_repaired(out, c);
        if (bytes.len - i < 2)
            break;
    }
    return repaired;
}

/* \r\n and a lone \r become \n, in place. Returns the new length. */
static size_t mend_line_ends(char *at, size_t len)
{
    size_t to = 0;

    for (size_t i = 0; i < len; i++) {
        if (at[i] == '\r') {
            at[to++] = '\n';
            if (i + 1 < len && at[i + 1] == '\n')
                i++;
        } else {
            at[to++] = at[i];
        }
    }
    return to;
}

/* Bytes in *out to the arena, as what was decoded. */
static bool keep(struct buf *out, struct arena *arena, struct decoded *d, struct lede_error *err)
{
    if (buf_ok(out) && out->len > 0) {
        out->len = mend_line_ends(out->at, out->len);
        d->text = arena_span(arena, buf_span(out));
    }
    if (!buf_ok(out) || (out->len > 0 && !d->text.at))
        return error_memory(err);
    return true;
}

bool charset_decode(struct span bytes, struct arena *arena, struct decoded *out,
                    struct lede_error *err)
{
    bool ok;
    struct buf text = {0};
    struct utf8_counts counts;

    *out = (struct decoded){.charset = "utf-8"};
    if (span_starts(bytes, SPAN("\xff\xfe")) || span_starts(bytes, SPAN("\xfe\xff"))) {
        size_t high = bytes.at[0] == '\xff';
        out->charset = high ? "utf-16le" : "utf-16be";
        out->repaired = from_utf16(span_part(bytes, 2, bytes.len), high, &text);
        goto out;
    }
    bool marked = span_starts(bytes, SPAN("\xef\xbb\xbf"));
    if (marked)
        bytes = span_part(bytes, 3, bytes.len);
    counts = utf8_count(bytes);
    if (counts.bad == 0 && counts.nul == 0 && span_find(bytes, SPAN("\r"), 0) == SIZE_MAX) {
        out->text = bytes;
        return true;
    }
    if (marked || counts.bad == 0 || counts.multi > counts.bad) {
        out->repaired = utf8_repair(bytes, &text);
    } else {
        out->charset = "windows-1252";
        out->repaired = from_windows_1252(bytes, &text);
    }
out:
    ok = keep(&text, arena, out, err);
    buf_free(&text);
    return ok;
}
