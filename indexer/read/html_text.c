/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_text.h"

#include "common/utf8.h"
#include "indexer/read/charset_table.h"

size_t html_blank(const char *at, size_t len)
{
    switch (at[0]) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f': return 1;
    case '\xc2': return len > 1 && at[1] == '\xa0' ? 2 : 0;
    default: return 0;
    }
}

void html_add_word(struct buf *out, struct span word)
{
    const char *c1;

    while ((c1 = memchr(word.at, 0xc2, word.len)) != NULL) {
        size_t before = (size_t)(c1 - word.at);
        uint32_t second = before + 1 < word.len ? (unsigned char)c1[1] : 0;
        if (second >= 0xa0 || second == 0) {
            buf_add(out, span_part(word, 0, before + 1));
            word = span_part(word, before + 1, word.len);
            continue;
        }
        buf_add(out, span_part(word, 0, before));
        utf8_add(out, windows_1252[second - 0x80] ? windows_1252[second - 0x80] : UTF8_BAD);
        word = span_part(word, before + 2, word.len);
    }
    buf_add(out, word);
}

size_t html_word(const char *at, size_t len)
{
    size_t n = 0;

    while (n < len && ((unsigned char)at[n] > 0x20 || html_blank(at + n, len - n) == 0) &&
           !(at[n] == '\xc2' && html_blank(at + n, len - n)))
        n++;
    return n;
}

void html_collapse(struct span text, struct buf *out)
{
    size_t start = out->len;

    while (text.len > 0) {
        size_t n = html_blank(text.at, text.len);
        if (n == 0) {
            n = html_word(text.at, text.len);
            if (out->len > start)
                buf_byte(out, ' ');
            html_add_word(out, span_part(text, 0, n));
        }
        text = span_part(text, n, text.len);
    }
}
