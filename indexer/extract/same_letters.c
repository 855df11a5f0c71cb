/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/same_letters.h"

#include "analysis/fold.h"
#include "common/utf8.h"

/* The next letter or digit of text from *at on, folded; 0 bytes at the end. */
static size_t next_letter(struct span text, size_t *at, char out[FOLD_BYTES_MAX])
{
    while (*at < text.len) {
        size_t len, folded;
        uint32_t c = utf8_at(text, *at, &len);
        *at += len;
        if (c < 0x80) {
            bool capital = c >= 'A' && c <= 'Z';
            if (!capital && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
                continue;
            out[0] = (char)(capital ? c - 'A' + 'a' : c);
            return 1;
        }
        if ((fold_kind(c) & (LETTER_ANY | LETTER_DIGIT)) && (folded = fold_letter(c, out)) > 0)
            return folded;
    }
    return 0;
}

bool same_letters(struct span a, struct span b)
{
    char one[FOLD_BYTES_MAX], other[FOLD_BYTES_MAX];
    size_t at = 0, at_other = 0, len, other_len, count = 0;

    for (;; count++) {
        len = next_letter(a, &at, one);
        other_len = next_letter(b, &at_other, other);
        if (len != other_len || memcmp(one, other, len) != 0)
            return false;
        if (len == 0)
            return count > 0;
    }
}

void letters_of(struct span text, size_t most, struct buf *out)
{
    char letter[FOLD_BYTES_MAX];
    size_t at = 0, start = out->len, len;

    while ((most == 0 || out->len - start < most) && (len = next_letter(text, &at, letter)) > 0)
        buf_add(out, (struct span){letter, len});
}
