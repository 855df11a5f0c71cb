/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tag_tokens.h"

#include <utf8proc.h>

#include "common/utf8.h"
#include "indexer/entities/tag_spelling.h"

enum {
    HEADLINE_TOKENS_MAX = 40,
    CAPITALS_MIN = 8,
    HEADLINE_WORDS_MIN = 3,
    BRIDGES_MAX = 3,
    RAISED_MIN = 3
};

/* ---- Characters ---- */

enum kind { KIND_SIGN, KIND_BLANK, KIND_LINE, KIND_SMALL, KIND_CAPITAL, KIND_DIGIT };

/* By general category. Letters of scripts without case count as small ones; marks belong to their letter. */
static const uint8_t kinds[] = {
    [UTF8PROC_CATEGORY_LU] = KIND_CAPITAL, [UTF8PROC_CATEGORY_LT] = KIND_CAPITAL,
    [UTF8PROC_CATEGORY_LL] = KIND_SMALL,   [UTF8PROC_CATEGORY_LM] = KIND_SMALL,
    [UTF8PROC_CATEGORY_LO] = KIND_SMALL,   [UTF8PROC_CATEGORY_MN] = KIND_SMALL,
    [UTF8PROC_CATEGORY_MC] = KIND_SMALL,   [UTF8PROC_CATEGORY_ME] = KIND_SMALL,
    [UTF8PROC_CATEGORY_ND] = KIND_DIGIT,   [UTF8PROC_CATEGORY_ZS] = KIND_BLANK,
    [UTF8PROC_CATEGORY_ZL] = KIND_LINE,    [UTF8PROC_CATEGORY_ZP] = KIND_LINE,
};

static enum kind kind_beyond_ascii(uint32_t c)
{
    size_t category = (size_t)utf8proc_category((utf8proc_int32_t)c);
    return category < ARRAY_LEN(kinds) ? (enum kind)kinds[category] : KIND_SIGN;
}

static enum kind kind_at(struct span text, size_t at, size_t *len)
{
    unsigned char c = (unsigned char)text.at[at];

    *len = 1;
    if (c >= 'a' && c <= 'z')
        return KIND_SMALL;
    if (c >= 'A' && c <= 'Z')
        return KIND_CAPITAL;
    if (c >= '0' && c <= '9')
        return KIND_DIGIT;
    if (c == '\n' || c == '\r')
        return KIND_LINE;
    if (c <= ' ' || c == 0x7f)
        return KIND_BLANK;
    if (c < 0x80)
        return KIND_SIGN;
    return kind_beyond_ascii(utf8_at(text, at, len));
}

static bool is_letter_or_digit(enum kind k)
{
    return k == KIND_SMALL || k == KIND_CAPITAL || k == KIND_DIGIT;
}

static bool is_letter(enum kind k)
{
    return k == KIND_SMALL || k == KIND_CAPITAL;
}

static bool word_at(struct span text, size_t at, size_t *len)
{
    return at < text.len && is_letter_or_digit(kind_at(text, at, len));
}

/* Bytes of the apostrophe at `at`; 0 for none. */
static size_t apostrophe_at(struct span text, size_t at)
{
    if (at < text.len && text.at[at] == '\'')
        return 1;
    return at + 3 <= text.len && memcmp(text.at + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The end of "'s" that begins at `at`; 0 when there is none. */
static size_t possessive_end(struct span text, size_t at)
{
    size_t mark = apostrophe_at(text, at), end = at + mark, len;

    if (!mark || end >= text.len || (text.at[end] != 's' && text.at[end] != 'S'))
        return 0;
    return word_at(text, end + 1, &len) ? 0 : end + 1;
}

/* ---- One token ---- */

struct letters {
    size_t capital, small, digit;
    bool first_capital;
};

static void count_letter(struct letters *n, enum kind k)
{
    n->first_capital |= k == KIND_CAPITAL && n->capital + n->small + n->digit == 0;
    n->capital += k == KIND_CAPITAL;
    n->small += k == KIND_SMALL;
    n->digit += k == KIND_DIGIT;
}

static uint8_t shape_of(const struct letters *n)
{
    if (n->digit)
        return n->capital + n->small ? SHAPE_DIGITS_TOO : SHAPE_NUMBER;
    if (n->capital == 0)
        return SHAPE_SMALL;
    if (n->small == 0)
        return n->capital == 1 ? SHAPE_LETTER : SHAPE_UPPER;
    return n->capital == 1 && n->first_capital ? SHAPE_TITLE : SHAPE_MIXED;
}

/* The end of "J." or "U.S." that begins at `at`; 0 when there is none. */
static size_t initials_end(struct span text, size_t at, size_t *letters)
{
    size_t end = at, len;

    *letters = 0;
    while (end < text.len && kind_at(text, end, &len) == KIND_CAPITAL && end + len < text.len &&
           text.at[end + len] == '.') {
        end += len + 1;
        ++*letters;
    }
    /* "St.Petersburg" has no initial, "J.Smith" has. */
    return end == at ? 0 : end;
}

/* The end of the run of letters and digits that begins at `at`. */
static size_t word_end(struct span text, size_t at, struct letters *n)
{
    size_t end = at, len, next;

    for (;;) {
        while (end < text.len) {
            if (text.at[end] >= 'a' && text.at[end] <= 'z') { /* as nearly all are */
                n->small++;
                end++;
                continue;
            }
            enum kind k = kind_at(text, end, &len);
            if (!is_letter_or_digit(k))
                break;
            count_letter(n, k);
            end += len;
        }
        size_t mark = apostrophe_at(text, end);
        if (mark && !possessive_end(text, end) && end + mark < text.len &&
            is_letter(kind_at(text, end + mark, &next)))
            end += mark;
        else if (n->digit && !n->capital && !n->small && end + 1 < text.len &&
                 (text.at[end] == '.' || text.at[end] == ',') &&
                 kind_at(text, end + 1, &next) == KIND_DIGIT)
            end++;
        else
            return end;
    }
}

static size_t sign_end(struct span text, size_t at, size_t len)
{
    size_t end = at + len;

    while (end + len <= text.len && memcmp(text.at + at, text.at + end, len) == 0)
        end += len;
    return end;
}

static void cut_token(struct span text, size_t at, enum kind kind, size_t len,
                      struct tag_token *out)
{
    struct letters n = {0};
    size_t letters, end;

    out->start = (uint32_t)at;
    if ((end = possessive_end(text, at)) != 0) {
        out->shape = SHAPE_SIGN;
    } else if (kind == KIND_SIGN) {
        end = sign_end(text, at, len);
        out->shape = SHAPE_SIGN;
    } else if (kind == KIND_CAPITAL && (end = initials_end(text, at, &letters)) != 0) {
        out->shape = letters == 1 ? SHAPE_INITIAL : SHAPE_INITIALS;
    } else {
        end = word_end(text, at, &n);
        out->shape = shape_of(&n);
    }
    out->end = (uint32_t)end;
}

/* ---- Lines ---- */

/* Whether the tokens [from, to) of a line are in capitals. In prose its first words tell that they are not. */
static bool is_in_capitals(const struct tag_tokens *t, size_t from, size_t to)
{
    size_t capitals = 0, smalls = 0;

    for (size_t i = from; i < to; i++) {
        const struct tag_token *token = &t->at[i];
        if (!tag_is_word(token))
            continue;
        for (size_t k = token->start; k < token->end; k++) {
            capitals += t->text.at[k] >= 'A' && t->text.at[k] <= 'Z';
            smalls += t->text.at[k] >= 'a' && t->text.at[k] <= 'z';
        }
        if (4 * smalls > capitals + (t->at[to - 1].end - token->end))
            return false;
    }
    return capitals >= CAPITALS_MIN && capitals >= 4 * smalls;
}

/* Whether nearly all their longer words have a capital. */
static bool is_headline(const struct tag_tokens *t, size_t from, size_t to)
{
    size_t high = 0, low = 0;

    if (to - from > HEADLINE_TOKENS_MAX)
        return false;
    for (size_t i = from; i < to; i++) {
        const struct tag_token *token = &t->at[i];
        if (!tag_is_word(token) || token->end - token->start <= 3)
            continue;
        high += token->shape != SHAPE_SMALL;
        low += token->shape == SHAPE_SMALL;
    }
    return high >= HEADLINE_WORDS_MIN && high >= 4 * low;
}

static enum tag_line line_case(const struct tag_tokens *t, size_t from, size_t to)
{
    if (is_in_capitals(t, from, to))
        return TAG_CAPITALS;
    return is_headline(t, from, to) ? TAG_HEADLINE : TAG_PROSE;
}

static const char *const titles[] = {"Mr",  "Mrs",  "Ms",  "Dr",  "Gen", "Lt",  "Col",
                                     "Maj", "Capt", "Sgt", "Sen", "Rep", "Gov", "Prof",
                                     "St",  "Brig", "Adm", "Hon", "Rev"};

static bool is_title_word(struct span word)
{
    for (size_t i = 0; i < ARRAY_LEN(titles); i++)
        if (span_is(word, titles[i]))
            return true;
    return false;
}

static bool is_one_of(struct span sign, const char *const *signs)
{
    for (; *signs; signs++)
        if (span_is(sign, *signs))
            return true;
    return false;
}

/* Whether a sentence begins at i, behind its line's first token. */
static bool begins_sentence(const struct tag_tokens *t, size_t i)
{
    static const char *const ends[] = {"?", "!", ":", NULL};
    static const char *const opening[] = {"\"",           "'",        "(", "[", "\xe2\x80\x9c",
                                          "\xe2\x80\x98", "\xc2\xab", NULL};
    const struct tag_token *before = &t->at[i - 1];
    struct span sign = span_part(t->text, before->start, before->end);

    if (before->shape != SHAPE_SIGN)
        return false;
    if (span_is(sign, "."))
        return before->line_start || !before->glued ||
               !is_title_word(span_part(t->text, t->at[i - 2].start, t->at[i - 2].end));
    return is_one_of(sign, ends) || is_one_of(sign, opening);
}

/* ---- Candidates ---- */

static bool is_hyphen(const struct tag_tokens *t, size_t i)
{
    return t->at[i].end - t->at[i].start == 1 && t->text.at[t->at[i].start] == '-';
}

/* "chih" of "Hsien-chih". */
static bool is_small_part(const struct tag_tokens *t, size_t from, size_t i)
{
    return t->at[i].shape == SHAPE_SMALL && i >= from + 2 && is_hyphen(t, i - 1) &&
           t->at[i].glued && t->at[i - 1].glued && tag_is_capital(&t->at[i - 2]) &&
           t->at[i].word.case_class < 5;
}

static bool is_bridge(const struct tag_tables *tables, const struct tag_token *t)
{
    return t->shape == SHAPE_NUMBER || hash_table_get(&tables->bridges, tag_key(t->l)) != 0;
}

/* Of capitals alone "MINISTRY OF HEALTH" is "ministry of health": there any word can be a name's. */
static bool is_candidate(const struct tag_tokens *t, size_t from, size_t i)
{
    const struct tag_token *token = &t->at[i];

    return tag_is_capital(token) || is_small_part(t, from, i) ||
           (token->line == TAG_CAPITALS && token->spelling == TO_SMALL);
}

/* Bridges count where capitalised words are near on both sides, numbers where one is. */
static void mark_bridges(struct tag_tokens *t, const struct tag_tables *tables, size_t from,
                         size_t to)
{
    size_t since = BRIDGES_MAX;
    enum { NEAR_LEFT = 1, NEAR_RIGHT = 2 };

    for (size_t i = from; i < to; i++) {
        struct tag_token *token = &t->at[i];
        token->gazetteer = 0;
        if (token->candidate)
            since = 0;
        else if (++since <= BRIDGES_MAX && is_bridge(tables, token))
            token->gazetteer |= NEAR_LEFT;
        else
            since = BRIDGES_MAX;
    }
    since = BRIDGES_MAX;
    for (size_t i = to; i-- > from;) {
        struct tag_token *token = &t->at[i];
        if (token->candidate)
            since = 0;
        else if (++since <= BRIDGES_MAX && is_bridge(tables, token))
            token->gazetteer |= NEAR_RIGHT;
        else
            since = BRIDGES_MAX;
    }
    for (size_t i = from; i < to; i++) {
        struct tag_token *token = &t->at[i];
        if (!token->candidate)
            token->candidate = token->gazetteer == (NEAR_LEFT | NEAR_RIGHT) ||
                               (token->gazetteer != 0 && token->shape == SHAPE_NUMBER);
        token->gazetteer = 0;
    }
}

/* ---- The gazetteer ---- */

static void mark_phrases(struct tag_tokens *t, const struct tag_tables *tables, size_t from,
                         size_t to)
{
    for (size_t i = from; i < to;) {
        uint64_t phrase = 0;
        uint32_t best = 0;
        size_t best_end = i + 1;
        if (!tag_is_capital(&t->at[i])) {
            i++;
            continue;
        }
        for (size_t k = i; k < to && k < i + GAZETTEER_WORDS_MAX; k++) {
            phrase = tag_hash_phrase(phrase, t->at[k].l);
            uint32_t bits = hash_table_get(&tables->gazetteer, tag_key(phrase));
            if (bits & ((1U << GAZETTEER_LISTS) - 1)) {
                best = bits & ((1U << GAZETTEER_LISTS) - 1);
                best_end = k + 1;
            }
            if (!(bits >> GAZETTEER_PREFIX & 1U))
                break;
        }
        for (size_t k = i; k < best_end; k++)
            t->at[k].gazetteer = (uint16_t)(k == i ? best : best << GAZETTEER_LISTS);
        i = best_end;
    }
}

/* ---- All ---- */

static void finish_line(struct tag_tokens *t, const struct tag_tables *tables, size_t from)
{
    enum tag_line line = line_case(t, from, t->count);

    for (size_t i = from; i < t->count; i++) {
        struct tag_token *token = &t->at[i];
        token->line = (uint8_t)line;
        token->line_start = i == from;
        tag_spelling_find(t, tables, token);
        token->first = i == from || begins_sentence(t, i);
        token->candidate = is_candidate(t, from, i);
    }
    mark_bridges(t, tables, from, t->count);
    mark_phrases(t, tables, from, t->count);
}

bool tag_tokens_cut(struct tag_tokens *t, const struct tag_tables *tables, struct span text,
                    struct lede_error *err)
{
    size_t from = 0, at = 0, len;
    bool blank = false;

    t->text = text;
    t->count = 0;
    while (at < text.len) {
        enum kind kind = kind_at(text, at, &len);
        if (kind == KIND_LINE) {
            finish_line(t, tables, from);
            from = t->count;
        }
        if (kind == KIND_LINE || kind == KIND_BLANK) {
            blank = true;
            at += len;
            continue;
        }
        if (!mem_grow(&t->at, &t->cap, t->count + 1, sizeof *t->at))
            return error_memory(err);
        t->at[t->count] = (struct tag_token){.glued = !blank};
        cut_token(text, at, kind, len, &t->at[t->count]);
        tag_spelling_hash(t, tables, &t->at[t->count]);
        at = t->at[t->count++].end;
        blank = false;
    }
    finish_line(t, tables, from);
    return true;
}

void tag_tokens_free(struct tag_tokens *t)
{
    mem_free(t->at);
    *t = (struct tag_tokens){0};
}
