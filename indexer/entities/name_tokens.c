/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/name_tokens.h"

#include "analysis/fold.h"
#include "analysis/words.h"
#include "common/utf8.h"

enum {
    GAP_BYTES_MAX = 32, /* what is longer is no gap inside a name */
    HEADLINE_WORDS_MAX = 40,
    CAPITALS_MIN = 8 /* letters; "ISLAMABAD" alone is a line of them too */
};

/* What a gap is made of: a bit each. */
enum {
    HAS_BLANK = 1,
    HAS_HYPHEN = 2,
    HAS_STOP = 4,
    HAS_AND = 8,
    HAS_COMMA = 16,
    HAS_LINE = 32,
    HAS_QUOTE = 64,
    HAS_OPEN = 128,
    HAS_END = 256, /* ! ? : ; and bullets: a capital behind them says nothing */
    HAS_OTHER = 512
};

static unsigned class_of(uint32_t c)
{
    switch (c) {
    case ' ':
    case '\t':
    case 0xA0: return HAS_BLANK;
    case '\n':
    case '\r':
    case 0x2028:
    case 0x2029: return HAS_LINE;
    case '-':
    case '\'':
    case 0x2010:
    case 0x2011: return HAS_HYPHEN;
    case '.': return HAS_STOP;
    case '&': return HAS_AND;
    case ',': return HAS_COMMA;
    case '"':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D: return HAS_QUOTE;
    case '(':
    case '[': return HAS_OPEN;
    case '!':
    case '?':
    case ':':
    case ';':
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2026: return HAS_END;
    default: return HAS_OTHER;
    }
}

static unsigned classes_of(struct span gap)
{
    unsigned seen = 0;

    for (size_t at = 0, len; at < gap.len; at += len)
        seen |= class_of(utf8_at(gap, at, &len));
    return seen;
}

/* Whether the full stop behind this word may be its own. */
static bool takes_stop(const struct name_token *word)
{
    return (word->kinds & KIND_ABBREVIATION) || (word->capital && word->end - word->start == 1);
}

static enum gap gap_of(struct span gap, const struct name_token *before)
{
    unsigned seen = gap.len == 1 && gap.at[0] == ' ' ? HAS_BLANK : classes_of(gap);

    if (!before || (seen & HAS_LINE))
        return GAP_LINE;
    if (seen == HAS_BLANK)
        return gap.len <= GAP_BYTES_MAX ? GAP_BLANK : GAP_BREAK;
    if (seen == HAS_HYPHEN && gap.len <= 3)
        return GAP_HYPHEN;
    if ((seen == HAS_STOP || seen == (HAS_STOP | HAS_BLANK)) && gap.at[0] == '.' && gap.len <= 3 &&
        takes_stop(before))
        return GAP_DOT;
    if (seen & (HAS_STOP | HAS_END))
        return GAP_SENTENCE;
    if ((seen & ~(unsigned)HAS_BLANK) == HAS_AND)
        return GAP_AND;
    if (seen == (HAS_COMMA | HAS_BLANK))
        return GAP_COMMA;
    return seen & HAS_OPEN ? GAP_OPEN : GAP_BREAK;
}

/* Capitals of an opening quote say nothing either. */
static bool begins(struct span gap, enum gap kind)
{
    return kind >= GAP_SENTENCE || (kind >= GAP_BREAK && (classes_of(gap) & HAS_QUOTE));
}

static bool is_upper(struct span word)
{
    size_t letters = 0;

    for (size_t at = 0, len; at < word.len; at += len) {
        enum letter kind = fold_kind(utf8_at(word, at, &len));
        if (kind == LETTER_SMALL)
            return false;
        letters += kind == LETTER_CAPITAL;
    }
    return letters >= 2;
}

/* "Iran's" and "guards'" end before the apostrophe. */
static size_t bare_end(struct span word)
{
    if (word.len == 0 || (word.at[word.len - 1] | 0x20) != 's')
        return word.len;
    if (span_ends(word, SPAN("'s")) || span_ends(word, SPAN("'S")))
        return word.len - 2;
    if (span_ends(word, SPAN("\xe2\x80\x99s")) || span_ends(word, SPAN("\xe2\x80\x99S")))
        return word.len - 4;
    return word.len;
}

static bool add_token(struct name_tokens *t, const struct lexicon *l, struct span text,
                      const struct word *word)
{
    const struct name_token *before = t->count ? &t->at[t->count - 1] : NULL;
    struct span written = span_part(text, word->start, word->end);
    struct span gap = span_part(text, before ? before->past : 0, word->start);
    struct name_token token = {.start = (uint32_t)word->start,
                               .past = (uint32_t)word->end,
                               .form = (uint32_t)t->forms.len,
                               .capital = word->written != WRITTEN_LOWER};
    const struct lexeme *lexeme;
    size_t len;

    written.len = bare_end(written);
    token.possessive = written.len != word->end - word->start;
    token.end = token.start + (uint32_t)written.len;
    if (token.capital)
        token.capital = fold_kind(utf8_at(written, 0, &len)) == LETTER_CAPITAL;
    token.upper = token.capital && word->written == WRITTEN_OTHER && is_upper(written);
    token.gap = gap_of(gap, before);
    token.first = !before || begins(gap, token.gap);
    token.form_len = (uint32_t)bare_length(word->form);
    lexeme = lexicon_find(l, (struct span){word->form.at, token.form_len});
    if (token.end < text.len && text.at[token.end] == '$') /* US$5 */
        token.capital = token.upper = false;
    if (lexeme) {
        token.kinds = lexeme->kinds;
        if (token.upper && (lexeme->whole & WHOLE_CAPITALS)) /* WHO is no relative pronoun */
            token.kinds &= ~(unsigned)KIND_COMMON;
        token.begins = lexeme->whole & WHOLE_BEGINS;
        if (token.capital && (token.upper || !(lexeme->whole & WHOLE_CAPITALS)))
            token.whole = lexeme->whole & (WHOLE_COUNTRY | WHOLE_PLACE | WHOLE_ORG);
    }
    buf_add(&t->forms, (struct span){word->form.at, token.form_len});
    buf_byte(&t->forms, ' ');
    if (!buf_ok(&t->forms) || !mem_grow(&t->at, &t->cap, t->count + 1, sizeof *t->at))
        return false;
    t->at[t->count++] = token;
    return true;
}

/* A line of capitals, or one where nearly every longer word has one and no full stop ends it. */
static enum line_case case_of(const struct name_token *line, size_t count, bool stopped)
{
    size_t upper = 0, lower = 0, titled = 0, small = 0;

    for (size_t i = 0; i < count; i++) {
        size_t len = line[i].end - line[i].start;
        upper += line[i].upper ? len : line[i].capital;
        lower += line[i].upper ? 0 : len - line[i].capital;
        titled += len > 3 && line[i].capital;
        small += len > 3 && !line[i].capital;
    }
    if (upper >= CAPITALS_MIN && upper >= 4 * lower)
        return LINE_CAPITALS;
    if (count <= HEADLINE_WORDS_MAX && !stopped && titled >= 3 && titled >= 4 * small)
        return LINE_HEADLINE;
    return LINE_PLAIN;
}

static void mark_lines(struct name_tokens *t, struct span text)
{
    for (size_t from = 0, to; from < t->count; from = to) {
        for (to = from + 1; to < t->count && t->at[to].gap != GAP_LINE;)
            to++;
        size_t end = t->at[to - 1].end;
        bool stopped = end < text.len && (text.at[end] == '.' || text.at[end] == '?');
        enum line_case line_case = case_of(t->at + from, to - from, stopped);
        for (size_t i = from; i < to; i++)
            t->at[i].line_case = line_case;
    }
}

bool name_tokens_cut(struct name_tokens *t, const struct lexicon *l, struct span text,
                     struct lede_error *err)
{
    struct words walk = {.text = text};
    struct word word;

    while (t->count < NAME_TOKENS_MAX && words_next(&walk, &word))
        if (!add_token(t, l, text, &word))
            return error_memory(err);
    mark_lines(t, text);
    return true;
}

struct span name_tokens_form(const struct name_tokens *t, size_t from, size_t to)
{
    const struct name_token *last = &t->at[to - 1];
    size_t start = t->at[from].form;

    return (struct span){t->forms.at + start, last->form + last->form_len - start};
}

void name_tokens_free(struct name_tokens *t)
{
    mem_free(t->at);
    buf_free(&t->forms);
    *t = (struct name_tokens){0};
}
