/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/mime.h"

#include "common/buf.h"
#include "common/number.h"
#include "indexer/read/charset.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"

enum { ENCODED_WORD_MAX = 2000 /* bytes; RFC 2047 has 75 */ };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* ---- Encodings ---- */

/* What is no quoted byte stays as it stands. word: '_' is a blank. */
static void add_quoted(struct span text, bool word, struct buf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '=' && i + 2 < text.len && number_of_hex(text.at[i + 1]) < 16 &&
            number_of_hex(text.at[i + 2]) < 16) {
            buf_byte(out,
                     (char)(number_of_hex(text.at[i + 1]) << 4 | number_of_hex(text.at[i + 2])));
            i += 2;
        } else if (c == '=' && !word && i + 1 < text.len && text.at[i + 1] == '\n') {
            i++;
        } else if (c == '=' && !word && i + 2 < text.len && text.at[i + 1] == '\r' &&
                   text.at[i + 2] == '\n') {
            i += 2;
        } else {
            buf_byte(out, word && c == '_' ? ' ' : c);
        }
    }
}

static unsigned base64_value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;

    return at ? (unsigned)(at - digits) : 64;
}

/* What is no digit is passed over. */
static void add_base64(struct span text, struct buf *out)
{
    unsigned bits = 0, count = 0;

    for (size_t i = 0; i < text.len && text.at[i] != '='; i++) {
        unsigned value = base64_value(text.at[i]);
        if (value > 63)
            continue;
        bits = (bits << 6 | value) & 0xffffff;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_byte(out, (char)(unsigned char)(bits >> count & 0xff));
        }
    }
}

/* Decoded bytes as text in the arena. */
static bool keep(struct buf *bytes, struct span charset, struct arena *arena, struct span *out,
                 size_t *repaired, struct lede_error *err)
{
    struct decoded decoded;
    struct span copy = {0};

    if (!buf_ok(bytes))
        return error_memory(err);
    if (bytes->len) {
        copy = arena_span(arena, buf_span(bytes));
        if (!copy.at)
            return error_memory(err);
    }
    if (!charset_decode_as(copy, charset, arena, &decoded, err))
        return false;
    *out = decoded.text;
    *repaired += decoded.repaired;
    return true;
}

/* ---- Headers ---- */

void mime_part(struct span message, struct span *headers, struct span *body)
{
    struct span rest = message, line;

    *headers = message;
    *body = (struct span){0};
    while (span_cut(&rest, '\n', &line))
        if (span_trim(line).len == 0) {
            *headers = span_part(message, 0, (size_t)(line.at - message.at));
            if (rest.at)
                *body = rest;
            return;
        }
}

/* The raw value of a field, with the lines that go on with it. */
static struct span find_field(struct span headers, const char *name)
{
    struct span rest = headers, line, value = {0};
    size_t len = strlen(name);

    while (span_cut(&rest, '\n', &line)) {
        bool goes_on = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
        if (value.at && !goes_on)
            break;
        if (value.at)
            value.len = (size_t)(line.at + line.len - value.at);
        else if (line.len > len && line.at[len] == ':' && span_starts_any_case(line, span_of(name)))
            value = span_part(line, len + 1, line.len);
    }
    return value;
}

/* "=?charset?Q?text?=" at the begin of text: its bytes to *out. Returns its length; 0 when none is there. */
static size_t add_word(struct span text, struct buf *out, struct span *charset)
{
    size_t first, second, end;

    if (!span_starts(text, SPAN("=?")))
        return 0;
    if (text.len > ENCODED_WORD_MAX)
        text.len = ENCODED_WORD_MAX;
    first = span_find(text, SPAN("?"), 2);
    second = first == SIZE_MAX ? SIZE_MAX : span_find(text, SPAN("?"), first + 1);
    if (second == SIZE_MAX || second != first + 2)
        return 0;
    end = span_find(text, SPAN("?="), second + 1);
    if (end == SIZE_MAX)
        return 0;
    *charset = span_part(text, 2, first);
    struct span encoded = span_part(text, second + 1, end);
    if (char_lower(text.at[first + 1]) == 'q')
        add_quoted(encoded, true, out);
    else if (char_lower(text.at[first + 1]) == 'b')
        add_base64(encoded, out);
    else
        return 0;
    return end + 2;
}

/* Encoded words of one charset run together before they are decoded: a character may be cut between two. */
static bool add_words(struct span raw, size_t *at, struct arena *arena, struct buf *out,
                      struct lede_error *err)
{
    struct buf bytes = {0};
    struct span charset = {0}, next = {0}, text = {0};
    size_t len = add_word(span_part(raw, *at, raw.len), &bytes, &charset), repaired = 0;
    bool ok = true;

    if (len == 0)
        buf_byte(out, raw.at[(*at)++]);
    while (len) {
        *at += len;
        size_t i = *at, before = bytes.len;
        while (i < raw.len && is_blank(raw.at[i]))
            i++;
        len = i < raw.len ? add_word(span_part(raw, i, raw.len), &bytes, &next) : 0;
        if (len && !span_equal(next, charset)) {
            bytes.len = before;
            *at = i; /* the blanks between two words are none of the text */
            len = 0;
        } else if (len) {
            *at = i;
        }
    }
    if (bytes.len || !buf_ok(&bytes)) {
        ok = keep(&bytes, charset, arena, &text, &repaired, err);
        buf_add(out, text);
    }
    buf_free(&bytes);
    return ok;
}

/* Folds and runs of blanks become one blank. */
static bool on_one_line(struct span text, struct arena *arena, struct span *out,
                        struct lede_error *err)
{
    size_t len = 0;
    char *to = arena_take(arena, text.len + 1, 1);

    if (!to)
        return error_memory(err);
    for (size_t i = 0; i < text.len; i++) {
        bool blank = is_blank(text.at[i]);
        if (!blank || (len && to[len - 1] != ' '))
            to[len++] = blank ? ' ' : text.at[i];
    }
    *out = span_trim((struct span){to, len});
    return true;
}

bool mime_field(struct span headers, const char *name, struct arena *arena, struct span *out,
                struct lede_error *err)
{
    struct decoded decoded;
    struct span raw = span_trim(find_field(headers, name)), read = {0};
    struct buf text = {0};
    size_t repaired = 0;
    bool ok = true;

    *out = (struct span){0};
    if (raw.len == 0)
        return true;
    if (!charset_decode(raw, arena, &decoded, err))
        return false;
    raw = decoded.text;
    for (size_t at = 0; ok && at < raw.len;) {
        size_t next = span_find(raw, SPAN("=?"), at);
        next = next == SIZE_MAX ? raw.len : next;
        buf_add(&text, span_part(raw, at, next));
        at = next;
        if (at < raw.len)
            ok = add_words(raw, &at, arena, &text, err);
    }
    ok = ok && keep(&text, SPAN("utf-8"), arena, &read, &repaired, err);
    buf_free(&text);
    return ok && on_one_line(read, arena, out, err);
}

/* The parameter of a field's value: charset="utf-8". */
static struct span parameter_of(struct span value, const char *name)
{
    struct span rest = value, part, key;

    while (span_cut(&rest, ';', &part)) {
        struct span of = part;
        if (!span_cut(&of, '=', &key) || !of.at || !span_is_any_case(span_trim(key), name))
            continue;
        of = span_trim(of);
        if (of.len && of.at[0] == '"') {
            size_t end = span_find(of, SPAN("\""), 1);
            return span_part(of, 1, end == SIZE_MAX ? of.len : end);
        }
        return of;
    }
    return (struct span){0};
}

/* ---- Parts ---- */

/* A multipart that is being gone through. */
struct level {
    struct span rest, boundary;
};

/* Behind the next line that is the boundary; the part before it goes to *part. False: no part begins there. */
static bool next_part(struct level *l, struct span *part)
{
    struct span line, rest = l->rest;
    const char *start = NULL;

    while (span_cut(&rest, '\n', &line)) {
        if (!span_starts(line, SPAN("--")) ||
            !span_starts(span_part(line, 2, line.len), l->boundary))
            continue;
        struct span tail = span_part(line, 2 + l->boundary.len, line.len);
        bool last = span_starts(tail, SPAN("--"));
        if (start) {
            *part = (struct span){start, (size_t)(line.at - start)};
            l->rest = (struct span){line.at, (size_t)(l->rest.at + l->rest.len - line.at)};
            return true;
        }
        if (last || !rest.at)
            return false;
        start = rest.at;
    }
    if (!start)
        return false;
    *part = (struct span){start, (size_t)(l->rest.at + l->rest.len - start)};
    l->rest = (struct span){0};
    return true;
}

/* The text of a part that is no multipart; empty when it is none that is read. */
static bool read_part(struct span headers, struct span body, bool html, struct arena *arena,
                      struct span *out, size_t *repaired, struct lede_error *err)
{
    struct span type = span_trim(find_field(headers, "content-type")), text = {0};
    struct span encoding = span_trim(find_field(headers, "content-transfer-encoding"));
    struct buf bytes = {0};
    size_t bad = 0;
    bool ok;

    if (span_starts_any_case(span_trim(find_field(headers, "content-disposition")),
                             SPAN("attachment")))
        return true;
    if (html ? !span_starts_any_case(type, SPAN("text/html"))
             : type.len && !span_starts_any_case(type, SPAN("text/plain")))
        return true;
    if (span_starts_any_case(encoding, SPAN("quoted-printable")))
        add_quoted(body, false, &bytes);
    else if (span_starts_any_case(encoding, SPAN("base64")))
        add_base64(body, &bytes);
    else
        buf_add(&bytes, body);
    ok = keep(&bytes, parameter_of(type, "charset"), arena, &text, &bad, err);
    buf_free(&bytes);
    if (!ok || span_trim(text).len == 0)
        return ok;
    *repaired = bad;
    if (html)
        return text_of_any(text, arena, out, err);
    *out = text;
    return true;
}

/* The first part of that kind which has text. */
static bool find_text(struct span message, bool html, struct arena *arena, struct span *out,
                      size_t *repaired, struct lede_error *err)
{
    struct level levels[MIME_DEPTH_MAX];
    size_t depth = 0, parts = 0;
    struct span part = message, headers = {0}, body = {0};

    while (out->len == 0 && parts++ < MIME_PARTS_MAX) {
        mime_part(part, &headers, &body);
        struct span type = span_trim(find_field(headers, "content-type"));
        struct span boundary = parameter_of(type, "boundary");
        if (span_starts_any_case(type, SPAN("multipart/")) && boundary.len &&
            depth < MIME_DEPTH_MAX)
            levels[depth++] = (struct level){body, boundary};
        else if (!read_part(headers, body, html, arena, out, repaired, err))
            return false;
        while (depth && !next_part(&levels[depth - 1], &part))
            depth--;
        if (depth == 0)
            break;
    }
    return true;
}

bool mime_text(struct span message, struct arena *arena, struct span *out, size_t *repaired,
               struct lede_error *err)
{
    *out = (struct span){0};
    *repaired = 0;
    return find_text(message, false, arena, out, repaired, err) &&
           (out->len || find_text(message, true, arena, out, repaired, err));
}
