/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/lex.h"

#include "common/utf8.h"

static const struct operator
{
    const char *word;
    enum token_kind kind;
    bool in_order;
}
operators[] = {
    {"AND", TOKEN_AND, false},   {"OR", TOKEN_OR, false},     {"NOT", TOKEN_NOT, false},
    {"NEAR", TOKEN_NEAR, false}, {"ONEAR", TOKEN_NEAR, true}, {"ADJ", TOKEN_NEAR, true},
    {"SAME", TOKEN_SAME, false},
};

struct range {
    uint32_t first, last;
};

/* A mark of direction is a blank: text copied from a page in Arabic or Persian brings them along, and a
 * minus or a field's name behind one would else not be seen. */
static const struct range blanks[] = {
    {0x00, 0x20},     {0x7f, 0xa0},     {0x061c, 0x061c}, {0x1680, 0x1680}, {0x2000, 0x200a},
    {0x200e, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x205f}, {0x2066, 0x2069}, {0x3000, 0x3000},
};

/* Without width: inside a word they are not there (analysis/words.h), so they part nothing; at a
 * chunk's beginning they are passed over. */
static const struct range unseen[] = {
    {0x200b, 0x200d},
    {0x2060, 0x2060},
    {0xfeff, 0xfeff},
};

enum quote { QUOTE_NONE, QUOTE_STRAIGHT, QUOTE_CURLY };

static bool is_among(const struct range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    }
    return false;
}

static bool is_blank(uint32_t c)
{
    return is_among(blanks, ARRAY_LEN(blanks), c);
}

static enum quote quote_of(uint32_t c)
{
    if (c == '"')
        return QUOTE_STRAIGHT;
    return c == 0x201c || c == 0x201d || c == 0x201e ? QUOTE_CURLY : QUOTE_NONE;
}

static bool is_sign(char c)
{
    return c == '+' || c == '-';
}

static size_t pass_blanks(struct span text, size_t at)
{
    size_t len;

    for (; at < text.len; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        if (!is_blank(c) && !is_among(unseen, ARRAY_LEN(unseen), c))
            break;
    }
    return at;
}

/* True where white space, a parenthesis or the beginning stands before: not inside AB-12 or "a"-b. */
static bool begins_chunk(struct span text, size_t at)
{
    size_t before = at, len;

    if (at == 0 || text.at[at - 1] == '(')
        return true;
    do
        before--;
    while (before > 0 && ((unsigned char)text.at[before] & 0xc0) == 0x80);
    uint32_t c = utf8_at(text, before, &len);
    return is_blank(c) || is_among(unseen, ARRAY_LEN(unseen), c);
}

static struct token plain_token(struct lexer *l, enum token_kind kind, size_t end)
{
    struct token t = {.kind = kind, .start = l->at, .end = end};

    t.text = span_part(l->text, t.start, end);
    l->at = end;
    return t;
}

/* The first quote at or after `from`, of that kind when it is not QUOTE_NONE; the text's end if none.
 * *len gets its bytes. */
static size_t find_quote(struct span text, size_t from, enum quote kind, size_t *len)
{
    size_t step;

    *len = 0;
    for (size_t at = from; at < text.len; at += step) {
        enum quote q = quote_of(utf8_at(text, at, &step));
        if (q != QUOTE_NONE && (kind == QUOTE_NONE || q == kind)) {
            *len = step;
            return at;
        }
    }
    return text.len;
}

/* A quote is closed by one of its own kind, so that straight quotes can hold curly ones; when there is
 * none of its kind, by any: keyboards mix them. */
static struct token quote_token(struct lexer *l, enum quote kind, size_t opening_len)
{
    size_t inside = l->at + opening_len, len;
    size_t close = find_quote(l->text, inside, kind, &len);

    if (len == 0)
        close = find_quote(l->text, inside, QUOTE_NONE, &len);
    struct token t = plain_token(l, TOKEN_QUOTE, close + len);
    t.text = span_part(l->text, inside, close);
    t.closed = len > 0;
    return t;
}

/* Where the chunk that begins at `at` ends: at white space, quotes, parentheses. */
static size_t chunk_end(struct span text, size_t at)
{
    size_t len;

    for (; at < text.len; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        if (is_blank(c) || quote_of(c) != QUOTE_NONE || c == '(' || c == ')')
            break;
    }
    return at;
}

/* Where a value that may hold quotes and parentheses ends: at white space, or at a parenthesis that
 * closes a group around it. */
static size_t value_end(struct span text, size_t at)
{
    size_t len, open = 0;

    for (; at < text.len; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        if (is_blank(c) || (c == ')' && open == 0))
            break;
        open += c == '(';
        open -= c == ')';
    }
    return at;
}

static struct token chunk_token(struct lexer *l, const struct query_field *field)
{
    size_t end = field && field->to_blank ? value_end(l->text, l->at) : chunk_end(l->text, l->at);
    return plain_token(l, TOKEN_CHUNK, end);
}

/* Behind the = (one or more) at `at`, when it holds for something: a quote or a chunk with more in it. */
static size_t pass_equals(struct span text, size_t at)
{
    size_t end = at, len;

    while (end < text.len && text.at[end] == '=')
        end++;
    if (end == at || end == text.len || text.at[end] == '(' || text.at[end] == ')')
        return at;
    return is_blank(utf8_at(text, end, &len)) ? at : end;
}

/* What = holds for: a quote or a chunk, whatever else it could be. */
static struct token exact_token(struct lexer *l, size_t behind, const struct query_field *field)
{
    size_t start = l->at, len;
    struct token t;

    l->at = behind;
    enum quote quote = quote_of(utf8_at(l->text, behind, &len));
    t = quote != QUOTE_NONE ? quote_token(l, quote, len) : chunk_token(l, field);
    t.start = start;
    t.exact = true;
    return t;
}

/* Signs at a chunk's beginning. False when there are none, or when they hold for nothing: then they
 * are passed over, as a dash between words is. */
static bool sign_token(struct lexer *l, struct token *out)
{
    size_t end = l->at, len;
    bool minus = false;

    for (; end < l->text.len && is_sign(l->text.at[end]); end++)
        minus |= l->text.at[end] == '-';
    if (end == l->text.len || l->text.at[end] == ')' || is_blank(utf8_at(l->text, end, &len))) {
        l->at = end;
        return false;
    }
    *out = plain_token(l, minus ? TOKEN_MINUS : TOKEN_PLUS, end);
    return true;
}

/* The operator that the whole word is, with /5 behind those that take it; NULL when it is none. */
static const struct operator* operator_of(struct span word, uint32_t *within)
{
    size_t slash = span_find(word, SPAN("/"), 0);
    struct span name = span_part(word, 0, slash == SIZE_MAX ? word.len : slash);

    *within = NEAR_DEFAULT;
    for (size_t i = 0; i < ARRAY_LEN(operators); i++) {
        uint64_t number = 0;
        if (!span_is(name, operators[i].word))
            continue;
        if (slash == SIZE_MAX)
            return &operators[i];
        struct span digits = span_part(word, slash + 1, word.len);
        if (operators[i].kind != TOKEN_NEAR || digits.len == 0)
            return NULL;
        for (size_t k = 0; k < digits.len; k++) {
            if (digits.at[k] < '0' || digits.at[k] > '9')
                return NULL;
            number = number * 10 + (uint64_t)(digits.at[k] - '0');
            number = number > UINT32_MAX ? UINT32_MAX : number;
        }
        *within = (uint32_t)number;
        return &operators[i];
    }
    return NULL;
}

bool is_operator(struct span word)
{
    uint32_t within;
    return operator_of(word, &within) != NULL;
}

static bool operator_token(struct lexer *l, struct span chunk, struct token *out)
{
    uint32_t within;
    const struct operator* found = operator_of(chunk, &within);

    if (!found)
        return false;
    *out = plain_token(l, found->kind, l->at + chunk.len);
    out->in_order = found->in_order;
    out->within = within;
    return true;
}

/* What begins a chunk that is no value stuck to a field's colon: an operator, a field, words. */
static struct token word_token(struct lexer *l, const struct query_field *value_of, bool has_sign)
{
    size_t end;
    const struct query_field *field = query_field_at(l->text, l->at, &end);

    if (field) {
        struct token t = plain_token(l, TOKEN_FIELD, end);
        t.text.len--; /* without the colon */
        t.field = field;
        l->field = field;
        return t;
    }
    struct span chunk = span_part(l->text, l->at, chunk_end(l->text, l->at));
    struct token joiner;
    if (!has_sign && operator_token(l, chunk, &joiner))
        return joiner;
    return chunk_token(l, value_of);
}

/* What begins with =, a quote, or stands right behind a field's colon. False when nothing of it is there. */
static bool value_token(struct lexer *l, const struct query_field *value_of, bool stuck,
                        struct token *out)
{
    size_t behind = pass_equals(l->text, l->at), len;
    enum quote quote = quote_of(utf8_at(l->text, l->at, &len));

    if (behind > l->at && !(stuck && value_of && value_of->to_blank))
        *out = exact_token(l, behind, stuck ? value_of : NULL);
    else if (quote != QUOTE_NONE)
        *out = quote_token(l, quote, len);
    else if (stuck && value_of)
        *out = chunk_token(l, value_of);
    else
        return false;
    return true;
}

struct token lex_next(struct lexer *l)
{
    const struct query_field *value_of = l->field;
    size_t begin = l->at;
    struct token token;

    l->field = NULL;
    for (;;) {
        l->at = pass_blanks(l->text, l->at);
        if (l->at == l->text.len)
            return plain_token(l, TOKEN_END, l->at);
        char c = l->text.at[l->at];
        if (c == '(' || c == ')')
            return plain_token(l, c == '(' ? TOKEN_OPEN : TOKEN_CLOSE, l->at + 1);
        if (value_token(l, value_of, l->at == begin, &token))
            return token;
        if (!is_sign(l->text.at[l->at]) || !begins_chunk(l->text, l->at))
            break;
        if (sign_token(l, &token))
            return token;
    }
    return word_token(l, value_of, l->at > 0 && is_sign(l->text.at[l->at - 1]));
}
