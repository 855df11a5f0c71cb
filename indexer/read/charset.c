/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/charset.h"

#include <errno.h>
#include <iconv.h>

#include "common/utf8.h"
#include "indexer/read/charset_table.h"
#include "indexer/read/markup.h"

enum {
    LOOKED_AT = 8192,   /* bytes: a binary format shows itself there, a page names its charset */
    CONTROL_PERCENT = 1 /* more than this share of control bytes is no text; stray ones are */
};

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

/* By iconv. What it cannot read, and NUL, is U+FFFD, a byte at a time. */
static bool from_named(struct span bytes, const char *charset, struct buf *out, size_t *repaired)
{
    enum { STEP_BYTES = 4096 };
    iconv_t cd = iconv_open("UTF-8", charset);
    union {
        const char *given;
        char *taken; /* iconv does not write to it */
    } in = {.given = bytes.at};
    size_t left = bytes.len;

    if (cd == (iconv_t)-1) // NOLINT(performance-no-int-to-ptr): so iconv says it
        return false;
    while (left > 0) {
        char step[STEP_BYTES], *to = step;
        size_t room = sizeof step;
        size_t done = iconv(cd, &in.taken, &left, &to, &room);
        *repaired += utf8_repair((struct span){step, (size_t)(to - step)}, out);
        if (done == (size_t)-1 && errno != E2BIG) {
            *repaired += add_repaired(out, UTF8_BAD);
            in.taken++;
            left--;
        }
    }
    (void)iconv_close(cd);
    return true;
}

/* As iconv calls it; NULL for windows-1252 and all that the table does not have. */
static const char *charset_called(struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(charset_names); i++)
        if (span_is_any_case(name, charset_names[i].name))
            return charset_names[i].charset;
    return NULL;
}

bool charset_decode(struct span bytes, struct arena *arena, struct decoded *out,
                    struct lede_error *err)
{
    return charset_decode_as(bytes, (struct span){0}, arena, out, err);
}

bool charset_decode_as(struct span bytes, struct span named, struct arena *arena,
                       struct decoded *out, struct lede_error *err)
{
    bool ok;
    struct buf text = {0};
    struct utf8_counts counts;
    const char *called;

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
    } else if ((called = charset_called(span_trim(named))) != NULL &&
               from_named(bytes, called, &text, &out->repaired)) {
        out->charset = called;
    } else {
        out->charset = "windows-1252";
        out->repaired = from_windows_1252(bytes, &text);
    }
out:
    ok = keep(&text, arena, out, err);
    buf_free(&text);
    return ok;
}

static size_t find_letters(struct span text, const char *letters, size_t from)
{
    size_t len = strlen(letters);

    for (size_t i = from; i + len <= text.len; i++)
        if (span_is_any_case(span_part(text, i, i + len), letters))
            return i;
    return SIZE_MAX;
}

/* What stands behind `charset =` in a tag. */
static struct span charset_in_tag(struct span tag)
{
    size_t at = find_letters(tag, "charset", 0), start;

    if (at == SIZE_MAX)
        return (struct span){0};
    for (at += strlen("charset"); at < tag.len && markup_is_blank(tag.at[at]);)
        at++;
    if (at == tag.len || tag.at[at] != '=')
        return (struct span){0};
    for (at++;
         at < tag.len && (markup_is_blank(tag.at[at]) || tag.at[at] == '"' || tag.at[at] == '\'');)
        at++;
    for (start = at; at < tag.len && !markup_is_blank(tag.at[at]) && !strchr("\"';>/", tag.at[at]);)
        at++;
    return span_part(tag, start, at);
}

struct span charset_of_page(struct span bytes)
{
    struct span name = {0};

    bytes.len = bytes.len < LOOKED_AT ? bytes.len : LOOKED_AT;
    for (size_t at = 0; name.len == 0 && (at = span_find(bytes, SPAN("<"), at)) != SIZE_MAX;) {
        size_t end = span_find(bytes, SPAN(">"), at);
        struct span tag = span_part(bytes, at, end == SIZE_MAX ? bytes.len : end);
        if (tag.len > 5 && span_is_any_case(span_part(tag, 0, 5), "<meta"))
            name = charset_in_tag(tag);
        at++;
    }
    return name;
}

static bool is_control(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
}

/* UTF-16 with its mark has a NUL in every second byte and is text all the same. */
bool charset_is_binary(struct span bytes)
{
    size_t controls = 0, looked = bytes.len < LOOKED_AT ? bytes.len : LOOKED_AT;

    if (span_starts(bytes, SPAN("\xff\xfe")) || span_starts(bytes, SPAN("\xfe\xff")))
        return false;
    for (size_t i = 0; i < looked; i++)
        controls += is_control((unsigned char)bytes.at[i]);
    return controls * 100 > looked * CONTROL_PERCENT;
}

void *charset_load(void)
{
    iconv_t *all = mem_take(ARRAY_LEN(charset_names), sizeof *all);

    for (size_t i = 0; all && i < ARRAY_LEN(charset_names); i++) {
        const char *called = charset_names[i].charset;
        bool again = i > 0 && strcmp(called, charset_names[i - 1].charset) == 0;
        all[i] = again ? (iconv_t)-1 /* NOLINT(performance-no-int-to-ptr) */
                       : iconv_open("UTF-8", called);
    }
    return all;
}

void charset_unload(void *loaded)
{
    iconv_t *all = loaded;

    for (size_t i = 0; all && i < ARRAY_LEN(charset_names); i++)
        if (all[i] != (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
            (void)iconv_close(all[i]);
    mem_free(all);
}
