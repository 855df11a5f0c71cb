/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/quote_tokens.h"

#include <stdlib.h>

#include "analysis/sentences.h"
#include "common/utf8.h"
#include "indexer/entities/speech_verbs_table.h"

enum {
    LETTERS = 26,
    SPEECH_WORDS_MAX = 1200,
    SPEECH_BYTES_MAX = 16, /* of the longest word of the table */
    SINGLE_MAX = 600,      /* bytes of what is between ' and ' that are looked at for its end */
    SINGLE_WORDS_MIN = 3 /* between ' and ': what is shorter is a word in quotes, or no quotation */
};

/* ---- The table in memory ---- */

struct speech_word {
    struct span text;
    unsigned kinds;
};

struct speech_words {
    struct speech_word at[SPEECH_WORDS_MAX];
    size_t count;
    size_t first[LETTERS + 1]; /* those with each first letter */
};

static int by_text(const void *x, const void *y)
{
    const struct speech_word *a = x, *b = y;
    return span_compare(a->text, b->text);
}

/* Words that stand in several rows are one. */
static void join_equal(struct speech_words *w)
{
    size_t kept = 0;

    for (size_t i = 0; i < w->count; i++) {
        if (kept > 0 && span_equal(w->at[kept - 1].text, w->at[i].text))
            w->at[kept - 1].kinds |= w->at[i].kinds;
        else
            w->at[kept++] = w->at[i];
    }
    w->count = kept;
}

struct speech_words *speech_words_open(void)
{
    struct speech_words *w = mem_take(1, sizeof *w);
    size_t at = 0;

    if (!w)
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(speech_rows); i++) {
        struct span rest = span_of(speech_rows[i].words), word;
        while (span_cut(&rest, ' ', &word) && w->count < SPEECH_WORDS_MAX)
            w->at[w->count++] = (struct speech_word){word, speech_rows[i].kinds};
    }
    qsort(w->at, w->count, sizeof *w->at, by_text);
    join_equal(w);
    for (size_t letter = 0; letter <= LETTERS; letter++) {
        while (at < w->count && (size_t)(w->at[at].text.at[0] - 'a') < letter)
            at++;
        w->first[letter] = at;
    }
    return w;
}

void speech_words_close(struct speech_words *w)
{
    mem_free(w);
}

static unsigned kinds_of(const struct speech_words *w, struct span text)
{
    char small[SPEECH_BYTES_MAX];
    size_t letter;

    if (text.len == 0 || text.len > sizeof small)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    letter = (size_t)(unsigned char)small[0] - 'a';
    if (letter >= LETTERS)
        return 0;
    for (size_t i = w->first[letter]; i < w->first[letter + 1]; i++)
        if (w->at[i].text.len == text.len &&
            w->at[i].text.at[text.len - 1] == small[text.len - 1] && /* which most have not */
            memcmp(w->at[i].text.at, small, text.len) == 0)
            return w->at[i].kinds;
    return 0;
}

/* ---- Characters ---- */

enum sign { SIGN_NONE, SIGN_BLANK, SIGN_LETTER, SIGN_QUOTE, SIGN_SINGLE, SIGN_POINT };

/* What a character is, and as a point which token. */
struct character {
    enum sign sign;
    enum quote_part kind;
    uint32_t code;
    size_t len;
};

static const struct {
    uint32_t code;
    enum sign sign;
    enum quote_part kind;
} signs[] = {
    {'"', SIGN_QUOTE, PART_WORD},        {0x201C, SIGN_QUOTE, PART_WORD},
    {0x201D, SIGN_QUOTE, PART_WORD},     {0x201E, SIGN_QUOTE, PART_WORD},
    {0xAB, SIGN_QUOTE, PART_WORD},       {0xBB, SIGN_QUOTE, PART_WORD},
    {'\'', SIGN_SINGLE, PART_WORD},      {0x2018, SIGN_SINGLE, PART_WORD},
    {0x2019, SIGN_SINGLE, PART_WORD},    {',', SIGN_POINT, PART_COMMA},
    {';', SIGN_POINT, PART_COMMA},       {':', SIGN_POINT, PART_COLON},
    {0x2013, SIGN_POINT, PART_DASH},     {0x2014, SIGN_POINT, PART_DASH},
    {'(', SIGN_POINT, PART_BRACKET},     {'[', SIGN_POINT, PART_BRACKET},
    {')', SIGN_POINT, PART_BRACKET_END}, {']', SIGN_POINT, PART_BRACKET_END},
};

static bool is_ascii_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static struct character character_at(struct span text, size_t at)
{
    unsigned char byte = (unsigned char)text.at[at];
    struct character c = {SIGN_LETTER, PART_WORD, byte, 1};

    if (is_ascii_letter(byte))
        return c;
    if (byte <= ' ') {
        c.sign = SIGN_BLANK;
        return c;
    }
    c.code = utf8_at(text, at, &c.len);
    if (c.code == 0xA0 || (c.code >= 0x2000 && c.code <= 0x200B))
        c.sign = SIGN_BLANK;
    else if (byte < 0x80 || (c.code >= 0x2010 && c.code <= 0x206F))
        c.sign = SIGN_NONE;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        if (signs[i].code == c.code) {
            c.sign = signs[i].sign;
            c.kind = signs[i].kind;
        }
    }
    return c;
}

static bool is_letter_at(struct span text, size_t at)
{
    return at < text.len && character_at(text, at).sign == SIGN_LETTER;
}

static bool is_blank_at(struct span text, size_t at)
{
    return at >= text.len || character_at(text, at).sign == SIGN_BLANK;
}

/* The character before: a letter or digit, of ASCII or not. */
static bool is_letter_before(struct span text, size_t at)
{
    return at > 0 && (is_ascii_letter((unsigned char)text.at[at - 1]) ||
                      (unsigned char)text.at[at - 1] >= 0x80);
}

/* ---- Cutting ---- */

struct cutter {
    struct quote_tokens *t;
    struct span paragraph; /* to its end */
    size_t at;             /* bytes of it */
    size_t base;           /* where it begins in the text */
    struct sentences sentences;
    struct sentence sentence; /* the one that the last token lies in */
    uint32_t open;            /* the token of the quotation that is open, or NO_TOKEN */
    uint32_t mark;            /* and its mark */
    struct lede_error *err;
};

static bool add(struct cutter *c, enum quote_part kind, size_t start, size_t end)
{
    struct quote_tokens *t = c->t;
    bool first = t->count == 0;

    while (start >= c->sentence.end && sentences_next(&c->sentences, &c->sentence))
        first = true;
    if (!mem_grow(&t->at, &t->cap, t->count + 1, sizeof *t->at))
        return error_memory(c->err);
    t->at[t->count++] = (struct quote_token){.kind = kind,
                                             .start = (uint32_t)(c->base + start),
                                             .end = (uint32_t)(c->base + end),
                                             .entity = NO_TOKEN,
                                             .mate = NO_TOKEN,
                                             .speaker = NO_TOKEN,
                                             .first = first,
                                             .inside = c->open != NO_TOKEN};
    return true;
}

/* The end of 's or of a lone apostrophe behind a name. */
static size_t possessive_end(struct span p, size_t at)
{
    struct character c;

    if (at >= p.len)
        return at;
    c = character_at(p, at);
    if (c.sign != SIGN_SINGLE || c.code == 0x2018)
        return at;
    if (at + c.len < p.len && (p.at[at + c.len] | 0x20) == 's' && !is_letter_at(p, at + c.len + 1))
        return at + c.len + 1;
    /* Diaz', but not the end of 'so says Diaz'. */
    return p.at[at - 1] == 's' && is_blank_at(p, at + c.len) ? at + c.len : at;
}

/* The entity that begins here; or NULL. Those that begin before are passed. */
static const struct entity *entity_at(struct cutter *c, size_t at)
{
    struct quote_tokens *t = c->t;

    while (t->entity < t->entity_count && t->entities[t->entity].start < c->base + at)
        t->entity++;
    if (t->entity == t->entity_count || t->entities[t->entity].start != c->base + at ||
        t->entities[t->entity].end - c->base > c->paragraph.len)
        return NULL;
    return &t->entities[t->entity];
}

static bool add_name(struct cutter *c, const struct entity *e)
{
    size_t end = e->end - c->base, past = possessive_end(c->paragraph, end);
    struct quote_token *token;

    if (!add(c, PART_NAME, c->at, end))
        return false;
    token = &c->t->at[c->t->count - 1];
    token->entity = (uint32_t)(e - c->t->entities);
    token->possessive = past > end;
    token->capital = true;
    c->at = past;
    return true;
}

/* A word goes on over apostrophes and hyphens between letters. */
static size_t word_end(struct span p, size_t at)
{
    while (at < p.len) {
        if (is_ascii_letter((unsigned char)p.at[at])) {
            at++;
            continue;
        }
        struct character c = character_at(p, at);
        bool binds = c.sign == SIGN_SINGLE || c.code == '-' || c.code == '.';
        if (c.sign != SIGN_LETTER && !(binds && is_letter_at(p, at + c.len)))
            break;
        at += c.len;
    }
    return at;
}

static bool add_word(struct cutter *c)
{
    size_t start = c->at, end = word_end(c->paragraph, start);
    struct quote_token *token;

    if (!add(c, PART_WORD, start, end))
        return false;
    token = &c->t->at[c->t->count - 1];
    token->speech = kinds_of(c->t->words, span_part(c->paragraph, start, end));
    token->capital = c->paragraph.at[start] >= 'A' && c->paragraph.at[start] <= 'Z';
    c->at = end;
    return true;
}

/* ---- Quotation marks ---- */

/* Which mark may end what this one begins: the same for straight ones. */
static bool may_close(uint32_t open, uint32_t mark)
{
    switch (open) {
    case 0x201C: return mark == 0x201D || mark == '"';
    case 0x201E: return mark == 0x201C || mark == 0x201D || mark == '"';
    case 0xAB: return mark == 0xBB;
    case 0xBB: return mark == 0xAB;
    case 0x2018: return mark == 0x2019;
    case '"': return mark == '"' || mark == 0x201D;
    default: return mark == open;
    }
}

static bool is_single(uint32_t mark)
{
    return mark == '\'' || mark == 0x2018;
}

static bool may_open(const struct cutter *c, struct character mark)
{
    struct span p = c->paragraph;
    bool letter_behind = !is_blank_at(p, c->at + mark.len);

    if (mark.code == 0x201D || mark.code == 0x2019)
        return false;
    if (mark.code == '\'')
        return letter_behind && !is_letter_before(p, c->at) &&
               (c->at == 0 || is_blank_at(p, c->at - 1) || p.at[c->at - 1] == '(');
    return letter_behind;
}

static bool open_quote(struct cutter *c, struct character mark)
{
    if (!add(c, PART_OPEN, c->at, c->at + mark.len))
        return false;
    c->open = (uint32_t)(c->t->count - 1);
    c->mark = mark.code;
    return true;
}

/* A quotation in single marks that is none after all: an apostrophe before a word, a word or two. */
static bool is_too_short(const struct cutter *c)
{
    size_t words = 0;

    for (size_t i = c->open + 1; i < c->t->count; i++)
        words += c->t->at[i].kind == PART_WORD || c->t->at[i].kind == PART_NAME;
    return is_single(c->mark) && words < SINGLE_WORDS_MIN;
}

static void forget_open(struct cutter *c)
{
    if (c->open == NO_TOKEN)
        return;
    c->t->at[c->open].kind = PART_BRACKET; /* a sign that says nothing here */
    for (size_t i = c->open; i < c->t->count; i++)
        c->t->at[i].inside = false;
    c->open = NO_TOKEN;
}

static bool close_quote(struct cutter *c, struct character mark)
{
    uint32_t open = c->open;

    if (is_too_short(c)) {
        forget_open(c);
        return true;
    }
    if (!add(c, PART_CLOSE, c->at, c->at + mark.len))
        return false;
    c->t->at[open].mate = (uint32_t)(c->t->count - 1);
    c->t->at[c->t->count - 1].mate = open;
    c->t->at[c->t->count - 1].inside = false;
    c->open = NO_TOKEN;
    return true;
}

static bool is_stop(char c)
{
    return c == ',' || c == '.' || c == '?' || c == '!';
}

/* Whether a quotation in single marks is seen to end behind `at`: its mark behind a point or comma, before another one
 * begins. */
static bool ends_later(const struct cutter *c, size_t at)
{
    struct span p = c->paragraph;
    size_t end = at + SINGLE_MAX < p.len ? at + SINGLE_MAX : p.len;

    for (size_t i = at; i < end; i++) {
        struct character mark;
        if (p.at[i] != '\'' && (unsigned char)p.at[i] != 0xE2)
            continue;
        mark = character_at(p, i);
        if (mark.sign != SIGN_SINGLE)
            continue;
        if (mark.code == 0x2018 || (mark.code == '\'' && is_blank_at(p, i - 1)))
            return false;
        if (is_stop(p.at[i - 1]) && !is_letter_at(p, i + mark.len))
            return true;
    }
    return false;
}

/* "'Our soldiers' pay is low,' he said": an apostrophe, no end. */
static bool is_apostrophe(const struct cutter *c, struct character mark)
{
    return is_single(c->mark) && c->paragraph.at[c->at - 1] == 's' &&
           ends_later(c, c->at + mark.len);
}

/* A mark inside a quotation of other marks says nothing. */
static bool take_mark(struct cutter *c, struct character mark)
{
    bool ok = true;

    if (c->open == NO_TOKEN) {
        if (may_open(c, mark))
            ok = open_quote(c, mark);
    } else if (may_close(c->mark, mark.code)) {
        /* The apostrophe of "don't" is part of a word. */
        if (!is_apostrophe(c, mark))
            ok = close_quote(c, mark);
    } else if (is_single(c->mark) && mark.sign == SIGN_QUOTE && !ends_later(c, c->at)) {
        forget_open(c);
        if (may_open(c, mark))
            ok = open_quote(c, mark);
    }
    c->at += mark.len;
    return ok;
}

static bool take_point(struct cutter *c, struct character point)
{
    c->at += point.len;
    return add(c, point.kind, c->at - point.len, c->at);
}

/* A hyphen that parts: between blanks, or one of two. */
static bool is_dash(struct span p, size_t at)
{
    return at > 0 && ((is_blank_at(p, at - 1) && is_blank_at(p, at + 1)) ||
                      (at + 1 < p.len && p.at[at + 1] == '-'));
}

static bool take_one(struct cutter *c)
{
    struct character now = character_at(c->paragraph, c->at);
    const struct entity *e;

    if (now.sign == SIGN_BLANK) {
        c->at += now.len;
        return true;
    }
    e = entity_at(c, c->at);
    if (e)
        return add_name(c, e);
    switch (now.sign) {
    case SIGN_LETTER: return add_word(c);
    case SIGN_QUOTE:
    case SIGN_SINGLE: return take_mark(c, now);
    case SIGN_POINT: return take_point(c, now);
    case SIGN_NONE:
    case SIGN_BLANK: break;
    }
    if (now.code == '-' && is_dash(c->paragraph, c->at))
        return take_point(c, (struct character){SIGN_POINT, PART_DASH, '-', now.len});
    c->at += now.len;
    return true;
}

bool quote_tokens_cut(struct quote_tokens *t, size_t start, size_t end, size_t *next,
                      struct lede_error *err)
{
    struct cutter c = {.t = t,
                       .paragraph = span_part(t->text, start, end),
                       .base = start,
                       .open = NO_TOKEN,
                       .err = err};

    t->count = 0;
    c.paragraph.len = utf8_cut(c.paragraph, QUOTE_PARAGRAPH_MAX);
    c.sentences.text = c.paragraph;
    while (c.at < c.paragraph.len)
        if (!take_one(&c))
            return false;
    *next = start + c.paragraph.len;
    if (c.open != NO_TOKEN && (is_single(c.mark) || *next < end))
        forget_open(&c);
    return true;
}

bool quote_tokens_is(const struct quote_tokens *t, uint32_t i, const char *text)
{
    return i < t->count && span_is(span_part(t->text, t->at[i].start, t->at[i].end), text);
}

void quote_tokens_free(struct quote_tokens *t)
{
    mem_free(t->at);
    *t = (struct quote_tokens){0};
}
