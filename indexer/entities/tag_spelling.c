/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_spelling.h"

#include <utf8proc.h>

#include "common/map.h"
#include "common/utf8.h"

enum { RAISED_MIN = 3 };

uint64_t tag_hash(const char *at, size_t len)
{
    return hash_bytes((struct span){at, len});
}

uint64_t tag_hash_phrase(uint64_t phrase, uint64_t l)
{
    uint64_t h = (phrase ^ l) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 29;
}

static size_t put_small(struct span text, size_t from, char *out)
{
    size_t n = 0;
    unsigned char all = 0;

    for (size_t i = from; i < text.len; i++) {
        char c = text.at[i];
        all |= (unsigned char)c;
        out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    if (all < 0x80)
        return n;
    n = 0;
    for (size_t at = from, len; at < text.len && n < TOKEN_BYTES_MAX; at += len) {
        utf8proc_int32_t c = (utf8proc_int32_t)utf8_at(text, at, &len);
        n += (size_t)utf8proc_encode_char(utf8proc_tolower(c), (utf8proc_uint8_t *)out + n);
    }
    return n;
}

size_t tag_spell(const struct tag_tokens *t, const struct tag_token *token, bool small,
                 char out[TOKEN_BYTES_MAX + 4])
{
    struct span word = span_part(t->text, token->start, token->end);
    size_t first;

    if (word.len > TOKEN_BYTES_MAX)
        word.len = utf8_cut(word, TOKEN_BYTES_MAX);
    if (small || token->spelling == TO_SMALL)
        return put_small(word, 0, out);
    if (token->spelling == AS_WRITTEN) {
        memcpy(out, word.at, word.len);
        return word.len;
    }
    (void)utf8_at(word, 0, &first);
    memcpy(out, word.at, first);
    if (token->shape == SHAPE_RAISED)
        out[0] = (char)(out[0] - ('a' - 'A'));
    return first + put_small(word, first, out + first);
}

/* The spelling that a word of a line of capitals is taken for. */
static void truecase(const struct tag_tokens *t, const struct tag_tables *tables,
                     struct tag_token *token)
{
    char title[TOKEN_BYTES_MAX + 4];
    struct tag_token as_title = *token;

    if (token->shape != SHAPE_UPPER && token->shape != SHAPE_LETTER && token->shape != SHAPE_MIXED)
        return;
    if (token->word.case_class >= 5) {
        token->spelling = TO_SMALL;
        token->shape = SHAPE_SMALL;
        return;
    }
    as_title.spelling = TO_TITLE;
    size_t len = tag_spell(t, &as_title, false, title);
    bool knows_title = hash_table_get(&tables->words, tag_key(tag_hash(title, len))) != 0;
    bool knows_upper = hash_table_get(&tables->words, tag_key(token->w)) != 0;
    if (token->shape == SHAPE_LETTER || (knows_upper && !knows_title))
        return;
    token->spelling = TO_TITLE;
    token->shape = SHAPE_TITLE;
}

/* "florida" is Florida, where it stands apart from what is before it: no part of an address. */
static void raise_first(const struct tag_tokens *t, struct tag_token *token)
{
    if (token->shape != SHAPE_SMALL || token->glued || token->word.case_class != 1 ||
        token->end - token->start < RAISED_MIN || t->text.at[token->start] < 'a' ||
        t->text.at[token->start] > 'z')
        return;
    token->spelling = TO_TITLE;
    token->shape = SHAPE_RAISED;
}

static void hash(const struct tag_tokens *t, struct tag_token *token)
{
    char word[TOKEN_BYTES_MAX + 4];
    size_t len = tag_spell(t, token, false, word);

    token->w = tag_hash(word, len);
    token->l = token->w;
    if (token->shape != SHAPE_SMALL && tag_is_word(token)) {
        len = tag_spell(t, token, true, word);
        token->l = tag_hash(word, len);
    }
}

static void look_up(const struct tag_tables *tables, struct tag_token *token)
{
    token->word = tag_word_unpack(hash_table_get(&tables->words, tag_key(token->w)));
    if (token->l != token->w)
        token->word.case_class =
            tag_word_unpack(hash_table_get(&tables->words, tag_key(token->l))).case_class;
}

void tag_spelling_hash(const struct tag_tokens *t, const struct tag_tables *tables,
                       struct tag_token *token)
{
    hash(t, token);
    hash_table_fetch(&tables->words, tag_key(token->w));
    if (token->l != token->w) {
        hash_table_fetch(&tables->words, tag_key(token->l));
        hash_table_fetch(&tables->gazetteer, tag_key(tag_hash_phrase(0, token->l)));
    }
}

void tag_spelling_find(const struct tag_tokens *t, const struct tag_tables *tables,
                       struct tag_token *token)
{
    look_up(tables, token);
    if (token->line == TAG_CAPITALS)
        truecase(t, tables, token);
    else
        raise_first(t, token);
    if (token->spelling == AS_WRITTEN)
        return;
    hash(t, token);
    look_up(tables, token);
}
