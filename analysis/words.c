/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/words.h"

#include "analysis/fold.h"
#include "analysis/words_table.h"
#include "common/utf8.h"

enum {
    LONG_WORD_KEPT = 47, /* + '~' + 16 digits = WORD_BYTES_MAX */
    HASH_DIGITS = 16
};
_Static_assert(LONG_WORD_KEPT + 1 + HASH_DIGITS == WORD_BYTES_MAX, "a long word's form fits");

/* A form while it grows. What is past WORD_BYTES_MAX is hashed only: a word may be megabytes long and
 * the walk has no memory but its own. */
struct draft_form {
    char *at;
    size_t len;
    bool is_long;
    uint64_t hash; /* FNV-1a (Fowler, Noll, Vo) of all bytes; set when is_long */
};

/* What is known of a word while it is read character by character. */
struct draft {
    struct draft_form form, raw;
    enum letter first, last; /* letters and digits; marks do not count */
    bool small_only, title;  /* no capital; a capital first and no other */
    bool comma;
    size_t end;
};

static uint64_t hash_on(uint64_t hash, const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)at[i]) * 0x100000001b3U;
    return hash;
}

static void form_add(struct draft_form *form, const char *at, size_t len)
{
    size_t fits = WORD_BYTES_MAX - form->len;

    if (len <= fits) {
        memcpy(form->at + form->len, at, len);
        form->len += len;
        return;
    }
    memcpy(form->at + form->len, at, fits);
    form->len += fits;
    if (!form->is_long)
        form->hash = hash_on(0xcbf29ce484222325U, form->at, form->len);
    else
        fits = 0;
    form->is_long = true;
    form->hash = hash_on(form->hash, at + fits, len - fits);
}

static struct span form_end(struct draft_form *form)
{
    static const char digits[] = "0123456789abcdef";

    if (form->is_long) {
        size_t len = utf8_cut((struct span){form->at, form->len}, LONG_WORD_KEPT);

        form->at[len++] = '~';
        for (int shift = 4 * (HASH_DIGITS - 1); shift >= 0; shift -= 4)
            form->at[len++] = digits[form->hash >> shift & 15];
        form->len = len;
    }
    return (struct span){form->at, form->len};
}

/* The end of the digits and commas at form[at]. *groups says whether they are thousands: one to three
 * digits, not 0 first, then threes. */
static size_t number_end(struct span form, size_t at, bool *groups)
{
    size_t digits = 0, commas = 0;

    *groups = form.at[at] != '0';
    for (; at < form.len; at++) {
        if (form.at[at] == ',') {
            if (digits == 0 || digits > 3 || (commas && digits != 3))
                *groups = false;
            commas++;
            digits = 0;
        } else if (byte_kinds[(unsigned char)form.at[at]] == BYTE_DIGIT) {
            digits++;
        } else {
            break;
        }
    }
    if (!commas || digits != 3)
        *groups = false;
    return at;
}

/* 209,000 is searched as 209000, as it may be written too; 2,3 and 2010,2011 are no thousands. */
static size_t drop_thousands(char *form, size_t len)
{
    size_t to = 0, at = 0;

    while (at < len) {
        size_t end = at + 1;
        bool groups = false;

        if (byte_kinds[(unsigned char)form[at]] == BYTE_DIGIT) {
            end = number_end((struct span){form, len}, at, &groups);
            groups = groups && (at == 0 || form[at - 1] != '.');
        }
        for (; at < end; at++)
            if (!groups || form[at] != ',')
                form[to++] = form[at];
    }
    return to;
}

/* The kind of the next character that is there at all. */
static enum letter kind_after(struct span text, size_t at)
{
    size_t len;

    for (; at < text.len; at += len) {
        enum letter kind = fold_kind(utf8_at(text, at, &len));
        if (kind != LETTER_HIDDEN)
            return kind;
    }
    return LETTER_NONE;
}

/* A letter, digit or mark that ends before `end`. */
static void draft_letter(struct draft *d, struct span character, uint32_t c, enum letter kind)
{
    char folded[FOLD_BYTES_MAX];

    size_t len = fold_letter(c, folded);
    // cppcheck-suppress legacyUninitvar ; fold_letter() has written the len bytes
    form_add(&d->form, folded, len);
    form_add(&d->raw, character.at, character.len);
    if (kind == LETTER_MARK)
        return;
    if (kind == LETTER_CAPITAL) {
        d->title = d->first == LETTER_NONE;
        d->small_only = false;
    }
    if (d->first == LETTER_NONE)
        d->first = kind;
    d->last = kind;
}

static void draft_joint(struct draft *d, char joint)
{
    form_add(&d->form, &joint, 1);
    form_add(&d->raw, &joint, 1);
    d->comma = d->comma || joint == ',';
}

/* Read on from `at` while the word goes on. */
static void read_run(struct draft *d, struct span text, size_t at)
{
    size_t len;

    for (; at < text.len; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        enum letter kind = fold_kind(c);

        if (kind & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)) {
            draft_letter(d, span_part(text, at, at + len), c, kind);
            d->end = at + len;
        } else if (kind == LETTER_APOSTROPHE && d->last & LETTER_ANY &&
                   kind_after(text, at + len) & LETTER_ANY) {
            draft_joint(d, '\'');
        } else if ((c == '.' || c == ',') && d->last == LETTER_DIGIT &&
                   kind_after(text, at + len) == LETTER_DIGIT) {
            draft_joint(d, (char)c);
        } else if (kind != LETTER_HIDDEN) {
            return;
        }
    }
}

/* The end of the one letter at `at` with its marks; `at` when there is none. */
static size_t letter_end(struct span text, size_t at)
{
    size_t len, end = at;

    for (; end < text.len; end += len) {
        enum letter kind = fold_kind(utf8_at(text, end, &len));
        if (!(kind & (end == at ? LETTER_ANY : LETTER_MARK | LETTER_HIDDEN)))
            break;
    }
    return end;
}

/* The end of U.S., U.S.A or e.g. at `at`: two letters or more, a full stop after each but perhaps the
 * last. `at` when there are none such. */
static size_t initials_end(struct span text, size_t at)
{
    size_t next = at, count = 0, end = at;

    for (;;) {
        size_t stop = letter_end(text, next);

        if (stop == next)
            break;
        if (stop == text.len || text.at[stop] != '.') {
            if (count && !(kind_after(text, stop) & (LETTER_ANY | LETTER_DIGIT))) {
                count++;
                end = stop;
            }
            break;
        }
        count++;
        next = end = stop + 1;
    }
    return count >= 2 ? end : at;
}

/* The word at `start`, a letter or digit, whatever it is made of. */
static void read_any(struct words *w, size_t start, struct word *out)
{
    size_t len, end = initials_end(w->text, start);
    struct draft d = {.form.at = w->form, .raw.at = w->raw, .small_only = true, .end = end};

    for (size_t at = start; at < end; at += len) {
        uint32_t c = utf8_at(w->text, at, &len);
        enum letter kind = fold_kind(c);

        if (kind & (LETTER_ANY | LETTER_MARK))
            draft_letter(&d, span_part(w->text, at, at + len), c, kind);
    }
    if (end == start || kind_after(w->text, end) == LETTER_APOSTROPHE)
        read_run(&d, w->text, end);

    *out = (struct word){.start = start, .end = d.end, .form = form_end(&d.form)};
    if (d.comma && !d.form.is_long)
        out->form.len = drop_thousands(w->form, out->form.len);
    out->as_written = form_end(&d.raw);
    if (d.small_only)
        out->written = WRITTEN_LOWER;
    else
        out->written = d.title ? WRITTEN_TITLE : WRITTEN_OTHER;
    w->at = d.end;
}

/* The word at `start` when it is ASCII without joints, as nearly all are; false when it is not. */
static inline bool read_plain(struct words *w, size_t start, struct word *out)
{
    const unsigned char *text = (const unsigned char *)w->text.at;
    size_t most = w->text.len - start < WORD_BYTES_MAX ? w->text.len : start + WORD_BYTES_MAX;
    size_t at = start, capitals = 0;
    unsigned kind = 0;

    for (; at < most; at++) {
        kind = byte_kinds[text[at]];
        if (!(kind & BYTE_WORD))
            break;
        w->form[at - start] = (char)(text[at] | 0x20); /* digits have this bit, small letters too */
        capitals += (kind & BYTE_CAPITAL) != 0;
    }
    if (at < w->text.len) {
        if (at == most || kind == BYTE_BEYOND)
            return false;
        if (kind == BYTE_JOINT && at + 1 < w->text.len &&
            byte_kinds[text[at + 1]] & (BYTE_WORD | BYTE_BEYOND))
            return false;
    }
    out->start = start;
    out->end = w->at = at;
    out->form = (struct span){w->form, at - start};
    out->as_written = span_part(w->text, start, at);
    out->written = WRITTEN_LOWER;
    if (capitals) {
        bool title = capitals == 1 && byte_kinds[text[start]] == BYTE_CAPITAL;
        out->written = title ? WRITTEN_TITLE : WRITTEN_OTHER;
    }
    return true;
}

bool words_next(struct words *w, struct word *out)
{
    const unsigned char *text = (const unsigned char *)w->text.at;
    size_t at = w->at, len;

    for (; at < w->text.len; at += len) {
        unsigned kind = byte_kinds[text[at]];

        len = 1;
        if (kind & BYTE_WORD) {
            if (!read_plain(w, at, out))
                read_any(w, at, out);
            return true;
        }
        if (kind == BYTE_BEYOND &&
            fold_kind(utf8_at(w->text, at, &len)) & (LETTER_ANY | LETTER_DIGIT)) {
            read_any(w, at, out);
            return true;
        }
    }
    w->at = w->text.len;
    return false;
}

size_t words_fold(struct span text, char *out, size_t size)
{
    struct words words = {.text = text};
    struct word word;
    size_t len = 0;

    if (size == 0)
        return 0;
    while (words_next(&words, &word) && len + (len > 0) < size - 1) {
        size_t fits = size - 1 - len - (len > 0);

        if (len)
            out[len++] = ' ';
        fits = utf8_cut(word.form, fits < word.form.len ? fits : word.form.len);
        memcpy(out + len, word.form.at, fits);
        len += fits;
        if (fits < word.form.len)
            break;
    }
    if (len && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    return len;
}
