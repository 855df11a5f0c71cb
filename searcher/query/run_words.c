/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/run_words.h"

#include "analysis/words.h"
#include "common/buf.h"
#include "common/limits.h"

/* While words are cut, * and ? of patterns stand there as letters that no text has (U+A66E and U+A64B, which
 * fold to themselves), so that a pattern is one word like any other. */
#define STAR_LETTER "\xea\x99\xae"
#define ANY_LETTER  "\xea\x99\x8b"
enum { LETTER_BYTES = 3 };

static bool is_blank_byte(char c)
{
    return c == ' ' || (unsigned char)c < 0x20;
}

/* ASCII letters and digits, and all beyond ASCII: near enough to tell a pattern from a sign. */
static bool is_wordy(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* The next piece between blanks at or after *at. */
static bool next_piece(struct span text, size_t *at, struct span *piece)
{
    while (*at < text.len && is_blank_byte(text.at[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && !is_blank_byte(text.at[*at]))
        ++*at;
    *piece = span_part(text, start, *at);
    return piece->len > 0;
}

/* Addresses hold ? and * of their own. */
static bool may_hold_pattern(struct span piece)
{
    bool wordy = false;

    for (size_t i = 0; i < piece.len; i++) {
        if (strchr("/:@&=#%\\", piece.at[i]) || piece.at[i] == '\0')
            return false;
        wordy |= is_wordy(piece.at[i]);
    }
    return wordy;
}

static bool is_sign(char c)
{
    return c == '*' || c == '?';
}

/* Whether the sign at piece[at] stands for characters: a * of several signs that have a letter on either
 * side, a ? that has one, or a *, somewhere behind. */
static bool is_open_place(struct span piece, size_t at)
{
    size_t start = at, end = at;
    bool behind, before, star = false;

    if (!is_sign(piece.at[at]))
        return false;
    while (start > 0 && is_sign(piece.at[start - 1]))
        start--;
    for (; end < piece.len && is_sign(piece.at[end]); end++)
        star |= piece.at[end] == '*';
    behind = start > 0 && is_wordy(piece.at[start - 1]);
    before = end < piece.len && is_wordy(piece.at[end]);
    return piece.at[at] == '*' ? behind || before : before || (behind && star);
}

bool has_pattern(struct span text)
{
    struct span piece;
    size_t at = 0;

    while (next_piece(text, &at, &piece)) {
        if (!may_hold_pattern(piece))
            continue;
        for (size_t i = 0; i < piece.len; i++)
            if (is_open_place(piece, i))
                return true;
    }
    return false;
}

/* The text with letters for the places left open. */
static void put_letters(struct span text, struct buf *out)
{
    size_t from = 0;

    for (size_t i = 0; i < text.len; i++) {
        size_t start = i, end = i;
        if (text.at[i] != '*' && text.at[i] != '?')
            continue;
        while (start > 0 && !is_blank_byte(text.at[start - 1]))
            start--;
        while (end < text.len && !is_blank_byte(text.at[end]))
            end++;
        struct span piece = span_part(text, start, end);
        if (!may_hold_pattern(piece) || !is_open_place(piece, i - start))
            continue;
        buf_add(out, span_part(text, from, i));
        buf_text(out, text.at[i] == '*' ? STAR_LETTER : ANY_LETTER);
        from = i + 1;
    }
    buf_add(out, span_part(text, from, text.len));
}

static bool is_letter_at(struct span s, size_t at, const char *letter)
{
    return s.len - at >= LETTER_BYTES && memcmp(s.at + at, letter, LETTER_BYTES) == 0;
}

/* The number of letters put for places before byte `end` of the text with letters. */
static size_t letters_before(struct span text, size_t end)
{
    size_t count = 0;

    for (size_t i = 0; i + LETTER_BYTES <= end; i++)
        count += is_letter_at(text, i, STAR_LETTER) || is_letter_at(text, i, ANY_LETTER);
    return count;
}

/* A form with letters to its pattern; several * in a row are one. False when no place is open in it. */
static bool make_pattern(struct span form, char out[WORD_BYTES_MAX], size_t *len)
{
    bool open = false;

    *len = 0;
    for (size_t i = 0; i < form.len;) {
        bool star = is_letter_at(form, i, STAR_LETTER), any = is_letter_at(form, i, ANY_LETTER);
        open |= star || any;
        if (!star || *len == 0 || out[*len - 1] != '*')
            out[(*len)++] = star ? '*' : any ? '?' : form.at[i];
        i += star || any ? LETTER_BYTES : 1;
    }
    return open;
}

static bool keep(const struct run_reading *r, struct span text, struct span *out)
{
    *out = (struct span){0};
    if (text.len == 0)
        return true;
    *out = arena_span(r->arena, text);
    return out->at != NULL;
}

static bool keep_word(const struct run_reading *r, const struct word *word, bool patterns,
                      struct query_word *out)
{
    char pattern[WORD_BYTES_MAX];
    size_t len;

    *out = (struct query_word){.match = r->match, .edits = r->edits};
    if (patterns && make_pattern(word->form, pattern, &len)) {
        out->match = BY_PATTERN;
        out->edits = 0;
        return keep(r, (struct span){pattern, len}, &out->form);
    }
    return keep(r, word->form, &out->form) &&
           keep(r, stem_of(r->stemmer, word->form), &out->stem) &&
           (r->match != AS_WRITTEN || keep(r, word->as_written, &out->as_written));
}

/* The words of text, which is r->text or that with letters for open places. */
static enum run_read read_words(const struct run_reading *r, struct span text, bool patterns,
                                struct run *out)
{
    struct query_word found[QUERY_TERMS_MAX];
    struct words words = {.text = text};
    struct word word;
    size_t count = 0, most = r->most < QUERY_TERMS_MAX ? r->most : QUERY_TERMS_MAX;
    bool more;

    while ((more = words_next(&words, &word)) && count < most) {
        struct query_word *w = &found[count++];
        size_t grown = LETTER_BYTES - 1;
        if (!keep_word(r, &word, patterns, w))
            return RUN_FAILED;
        w->start = r->start + word.start;
        w->end = r->start + word.end;
        if (patterns) {
            w->start -= grown * letters_before(text, word.start);
            w->end -= grown * letters_before(text, word.end);
        }
    }
    if (count == 0)
        return more ? RUN_NO_ROOM : RUN_EMPTY;
    out->words = arena_take(r->arena, count, sizeof *out->words);
    if (!out->words)
        return RUN_FAILED;
    memcpy(out->words, found, count * sizeof *found);
    out->count = count;
    return more ? RUN_CUT : RUN_READ;
}

enum run_read run_words_read(const struct run_reading *r, struct run *out)
{
    struct buf text = {0};
    enum run_read result;

    if (!r->patterns || !has_pattern(r->text))
        return read_words(r, r->text, false, out);
    put_letters(r->text, &text);
    result = buf_ok(&text) ? read_words(r, buf_span(&text), true, out) : RUN_FAILED;
    buf_free(&text);
    return result;
}
