/* SPDX-License-Identifier: GPL-3.0-or-later */
#define ZLIB_CONST /* what is inflated is not written to */
#include "indexer/read/http_answer.h"

#include <zlib.h>

#include "common/buf.h"
#include "common/limits.h"
#include "common/number.h"

enum { HEADER_MAX = 64 << 10 };

struct span header_value(struct span lines, const char *name)
{
    struct span line, key;

    while (span_cut(&lines, '\n', &line)) {
        struct span rest = line;
        if (span_cut(&rest, ':', &key) && rest.at && span_is_any_case(span_trim(key), name))
            return span_trim(rest);
    }
    return (struct span){0};
}

size_t header_end(struct span bytes, size_t from)
{
    from = from > 3 ? from - 3 : 0;
    for (size_t at = from; (at = span_find(bytes, SPAN("\n"), at)) != SIZE_MAX; at++) {
        size_t next = at + 1;
        if (next < bytes.len && bytes.at[next] == '\r')
            next++;
        if (next < bytes.len && bytes.at[next] == '\n')
            return next + 1;
    }
    return 0;
}

static struct span header_of(struct span bytes)
{
    size_t end =
        header_end(span_part(bytes, 0, bytes.len < HEADER_MAX ? bytes.len : HEADER_MAX), 0);
    return span_part(bytes, 0, end);
}

/* "text/html; charset=UTF-8", the charset perhaps in quotes. */
static void read_type(struct span value, struct http_answer *out)
{
    struct span part, key;

    if (!span_cut(&value, ';', &part))
        return;
    out->type = span_trim(part);
    while (span_cut(&value, ';', &part)) {
        if (!span_cut(&part, '=', &key) || !part.at || !span_is_any_case(span_trim(key), "charset"))
            continue;
        part = span_trim(part);
        if (part.len >= 2 && (part.at[0] == '"' || part.at[0] == '\'') &&
            part.at[part.len - 1] == part.at[0])
            part = span_part(part, 1, part.len - 1);
        out->charset = part;
    }
}

bool http_answer_read(struct span bytes, struct http_answer *out)
{
    struct span header = header_of(bytes), line, word;

    *out = (struct http_answer){0};
    if (header.len == 0 || !span_starts(header, SPAN("HTTP/")) || !span_cut(&header, '\n', &line) ||
        !span_cut(&line, ' ', &word) || !line.at)
        return false;
    line = span_trim(line);
    if (line.len < 3)
        return false;
    for (size_t i = 0; i < 3; i++) {
        if (line.at[i] < '0' || line.at[i] > '9')
            return false;
        out->status = out->status * 10 + (line.at[i] - '0');
    }
    read_type(header_value(header, "Content-Type"), out);
    out->body = span_part(bytes, header_of(bytes).len, bytes.len);
    return true;
}

/* ---- Encodings ---- */

/* "1a2b;what=ever": the number; false when it is none. */
static bool chunk_length(struct span line, size_t *out)
{
    size_t i = 0;

    line = span_trim(line);
    for (*out = 0; i < line.len && i < 8 && number_of_hex(line.at[i]) < 16; i++)
        *out = *out * 16 + number_of_hex(line.at[i]);
    return i > 0 && (i == line.len || line.at[i] == ';' || line.at[i] == ' ');
}

/* Put the chunks together. False when the body does not begin as chunks do; what is cut short is taken. */
static bool join_chunks(struct span body, struct buf *out)
{
    struct span line;
    size_t len;

    for (bool first = true; span_cut(&body, '\n', &line); first = false) {
        if (!chunk_length(line, &len))
            return !first;
        if (len == 0 || !body.at)
            return true;
        if (len > body.len)
            len = body.len;
        buf_add(out, span_part(body, 0, len));
        body = span_part(body, len, body.len);
        if (!span_cut(&body, '\n', &line)) /* the end of the chunk's line */
            return true;
    }
    return true;
}

enum inflated { INFLATED, NOT_PACKED, TOO_LARGE, NO_MEMORY };

/* What was cut short or is broken behind its begin is taken as far as it goes. */
static enum inflated inflate_into(struct span body, int window_bits, struct buf *out)
{
    enum { STEP_BYTES = 16 << 10 };
    z_stream z = {0};
    enum inflated result = NOT_PACKED;
    int status = inflateInit2(&z, window_bits);

    if (status != Z_OK)
        return status == Z_MEM_ERROR ? NO_MEMORY : NOT_PACKED;
    z.next_in = (const Bytef *)body.at;
    z.avail_in = (uInt)body.len;
    while (status == Z_OK && buf_ok(out)) {
        unsigned char step[STEP_BYTES];
        z.next_out = step;
        z.avail_out = sizeof step;
        status = inflate(&z, Z_NO_FLUSH);
        buf_add(out, (struct span){(const char *)step, sizeof step - z.avail_out});
        if (status == Z_BUF_ERROR && z.avail_in == 0)
            break;
    }
    if (z.total_out > out->max)
        result = TOO_LARGE;
    else if (status == Z_MEM_ERROR || !buf_ok(out))
        result = NO_MEMORY;
    else if (out->len > 0 || status == Z_STREAM_END)
        result = INFLATED;
    (void)inflateEnd(&z);
    return result;
}

static bool keep(struct buf *b, struct arena *arena, struct span *body, struct lede_error *err)
{
    *body = arena_span(arena, buf_span(b));
    return body->at || b->len == 0 || error_memory(err);
}

static bool take_off_chunks(struct span header, struct arena *arena, struct span *body,
                            struct lede_error *err)
{
    struct buf whole = {.max = FILE_BYTES_MAX};
    bool ok = true;

    if (!span_is_any_case(header_value(header, "Transfer-Encoding"), "chunked"))
        return true;
    if (join_chunks(*body, &whole))
        ok = buf_ok(&whole) ? keep(&whole, arena, body, err) : error_memory(err);
    buf_free(&whole);
    return ok;
}

static bool take_off_compression(struct span header, struct arena *arena, struct span *body,
                                 struct lede_error *err)
{
    enum { ANY_HEAD = 15 + 32, NO_HEAD = -15 };
    struct span encoding = header_value(header, "Content-Encoding");
    struct buf whole = {.max = FILE_BYTES_MAX};
    bool deflate = span_is_any_case(encoding, "deflate"), ok = true;
    enum inflated result;

    if (encoding.len == 0 || span_is_any_case(encoding, "identity"))
        return true;
    if (!deflate && !span_is_any_case(encoding, "gzip") && !span_is_any_case(encoding, "x-gzip"))
        return error_set(err, LEDE_INPUT, "its Content-Encoding is \"%.*s\"",
                         (int)(encoding.len < 40 ? encoding.len : 40), encoding.at);
    result = inflate_into(*body, ANY_HEAD, &whole);
    if (result == NOT_PACKED && deflate) {
        buf_reset(&whole);
        result = inflate_into(*body, NO_HEAD, &whole);
    }
    if (result == NO_MEMORY)
        ok = error_memory(err);
    else if (result == TOO_LARGE)
        ok = error_set(err, LEDE_LIMIT, "more than %d bytes", FILE_BYTES_MAX);
    else if (result == INFLATED)
        ok = keep(&whole, arena, body, err);
    buf_free(&whole);
    return ok;
}

bool http_answer_decode(struct span bytes, struct arena *arena, struct http_answer *answer,
                        struct lede_error *err)
{
    struct span header = header_of(bytes);

    return take_off_chunks(header, arena, &answer->body, err) &&
           take_off_compression(header, arena, &answer->body, err);
}
