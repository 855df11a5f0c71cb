/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/name_parts.h"

#include <stdlib.h>

#include "analysis/fold.h"
#include "analysis/name_alone_table.h"
#include "analysis/name_parts_table.h"
#include "common/error.h"
#include "common/utf8.h"

/* The word is not empty. */
static bool is_one_of(struct span word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word.at[0] == words[i][0] && span_is(word, words[i]))
            return true;
    return false;
}

/* ---- Name to words ---- */

/* Most letters of most names. */
static bool is_plain(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

/* Typed for an apostrophe, and for the letters ayn and hamza. */
static bool is_apostrophe(uint32_t c)
{
    if (is_plain(c) || c == ' ')
        return false;
    return fold_kind(c) == LETTER_APOSTROPHE || fold_kind(c) == LETTER_HIDDEN || c == '`' ||
           c == '"' || c == 0xB4 || c == 0x2018 || (c >= 0x2BB && c <= 0x2BF);
}

/* The letters a character is in a key; æ and ə are a where folding has ae, or no Latin letter. */
static size_t letters_of(uint32_t c, char out[FOLD_BYTES_MAX])
{
    if (is_plain(c)) {
        out[0] = (char)c;
        return 1;
    }
    if (c == 0xC6 || c == 0xE6 || c == 0x18F || c == 0x259) {
        out[0] = 'a';
        return 1;
    }
    if (c == 0x152 || c == 0x153) {
        out[0] = 'o';
        return 1;
    }
    return fold_letter(c, out);
}

/* False when a letter is not Latin, or there are too many. */
static bool add_letters(struct name_parts *n, const char *letters, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = letters[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) || n->len == sizeof n->text)
            return false;
        n->text[n->len++] = c;
    }
    return true;
}

/* The words, folded, without apostrophes; any other sign parts them. */
static bool read_words(struct span name, struct name_parts *n)
{
    size_t len, start = 0;

    for (size_t at = 0; at <= name.len; at += len) {
        char letters[FOLD_BYTES_MAX];
        uint32_t c = 0;
        len = 1;
        if (at < name.len)
            c = utf8_at(name, at, &len);
        if (at < name.len && is_apostrophe(c))
            continue;
        if (at < name.len && (is_plain(c) || fold_kind(c) != LETTER_NONE)) {
            if (!add_letters(n, letters, letters_of(c, letters)))
                return false;
            continue;
        }
        if (n->len == start)
            continue;
        if (n->word_count == NAME_WORDS_MAX)
            return false;
        n->words[n->word_count++] = (struct span){n->text + start, n->len - start};
        start = n->len;
    }
    return n->word_count > 0;
}

/* ---- Words to parts ---- */

static void add_part(struct name_parts *p, struct span word)
{
    p->at[p->count++] = (struct name_part){.word = word};
}

static int compare_forms(const void *key, const void *row)
{
    const struct span *word = key;
    const char *form = ((const struct alone_row *)row)->form;
    size_t i = 0;

    while (i < word->len && form[i] && word->at[i] == form[i])
        i++;
    return i < word->len ? word->at[i] - form[i] : -(form[i] != '\0');
}

/* What the country or capital is called in the table; empty when the words are none. */
static struct span alone_name(struct span folded)
{
    const struct alone_row *row =
        bsearch(&folded, alone_rows, ARRAY_LEN(alone_rows), sizeof *alone_rows, compare_forms);

    if (!row)
        return (struct span){0};
    return span_of(row->name ? row->name : row->form);
}

static bool is_article(struct span word, struct span next, bool first)
{
    if (is_one_of(word, key_articles, ARRAY_LEN(key_articles)))
        return true;
    if (word.len < 2 || !letter_is_in(word.at[0], "aeou") || (first && next.len <= 3))
        return false;
    if (first && span_is(word, "us")) /* US Steel */
        return false;
    for (size_t i = 0; i < ARRAY_LEN(key_sun); i++)
        if (key_sun[i].letter == next.at[0])
            for (size_t k = 0; k < 2 && key_sun[i].ends[k]; k++)
                if (span_is(span_part(word, 1, word.len), key_sun[i].ends[k]))
                    return true;
    return false;
}

/* The length of what stands before the ending; 0 when the word does not end so. */
static size_t before_end(struct span word, struct span end)
{
    return span_ends(word, end) ? word.len - end.len : 0;
}

/* -isation, -ised, -ising: with z. */
static struct span spell_ise(struct name_parts *p, struct span word)
{
    static const char *const ends[] = {"ation", "e", "ed", "er", "es", "ing"};

    for (size_t i = 0; i < ARRAY_LEN(ends) && memchr(word.at, 's', word.len); i++) {
        size_t before = before_end(word, span_of(ends[i]));
        if (before < 2 || word.at[before - 1] != 's' || word.at[before - 2] != 'i' ||
            word.len > sizeof p->spelled - p->spelled_len)
            continue;
        char *copy = p->spelled + p->spelled_len;
        memcpy(copy, word.at, word.len);
        copy[before - 1] = 'z';
        p->spelled_len += word.len;
        return (struct span){copy, word.len};
    }
    return word;
}

/* Abdullah, Abdallah, Abd al-Lah: after abd at most a vowel, an l and a vowel, then l, a and maybe h. */
static bool is_abdullah(struct span word)
{
    static const char *const between[] = {"", "v", "vv", "lv", "vlv"};
    size_t end = word.len;

    if (!span_starts(word, SPAN("abd")))
        return false;
    end -= word.at[end - 1] == 'h';
    if (end < 5 || word.at[end - 1] != 'a' || word.at[end - 2] != 'l')
        return false;
    for (end--; word.at[end - 1] == 'l';)
        end--;
    for (size_t i = 0; i < ARRAY_LEN(between); i++) {
        bool same = strlen(between[i]) == end - 3;
        for (size_t k = 3; same && k < end; k++)
            same = between[i][k - 3] == 'l' ? word.at[k] == 'l' : letter_is_in(word.at[k], "aeou");
        if (same)
            return true;
    }
    return false;
}

static bool has_digit(struct span word)
{
    for (size_t i = 0; i < word.len; i++)
        if (letter_is_in(word.at[i], "0123456789"))
            return true;
    return false;
}

/* The bytes of abdul, abdur before the name in Abdulrahman, Abdurrahman; 0 when it is none of these. */
static size_t servant_length(struct span word)
{
    enum { VOWEL = 3, BEHIND = 4, NAME_LETTERS = 4 };

    if (!span_starts(word, SPAN("abd")) || word.len < BEHIND + NAME_LETTERS ||
        !letter_is_in(word.at[VOWEL], "aeou") || has_digit(word))
        return 0;
    bool article = word.at[BEHIND] == 'l' || (letter_is_in(word.at[BEHIND], "rsnztd") &&
                                              word.at[BEHIND] == word.at[BEHIND + 1]);
    return article && word.len >= BEHIND + 1 + NAME_LETTERS ? BEHIND + 1 : BEHIND;
}

/* Abd, Abdul, Abdur before another word. */
static bool is_servant(struct span word)
{
    return word.len >= 4 && word.len <= 5 && span_starts(word, SPAN("abd")) &&
           letter_is_in(word.at[3], "aeou") && (word.len == 4 || letter_is_in(word.at[4], "lr"));
}

/* The bytes before a vowel and the letter twice or more, behind which the word ends so or so: din before -uddin and
 * -eddine, lah before -ullah and -olla; 0 when it does not. */
static size_t before_glued(struct span word, char letter, struct span end, struct span other)
{
    size_t at = before_end(word, end), same = 0;

    if (at == 0)
        at = before_end(word, other);
    while (same < at && word.at[at - 1 - same] == letter)
        same++;
    at -= same;
    return same >= 2 && at >= 4 && letter_is_in(word.at[at - 1], "aeou") && !has_digit(word)
               ? at - 1
               : 0;
}

/* One word that says something, to one or two parts. */
static void part_word(struct name_parts *p, struct span word, bool last)
{
    enum { GLUED_LETTERS = 6 };
    size_t cut;

    if (is_abdullah(word)) {
        add_part(p, SPAN("abdala"));
    } else if ((cut = servant_length(word)) > 0) {
        add_part(p, SPAN("abd"));
        add_part(p, span_part(word, cut, word.len));
    } else if (is_servant(word) && !last) {
        add_part(p, SPAN("abd"));
    } else if ((cut = before_glued(word, 'd', SPAN("in"), SPAN("ine"))) > 0) {
        add_part(p, span_part(word, 0, cut));
        add_part(p, SPAN("din"));
    } else if ((cut = before_glued(word, 'l', SPAN("a"), SPAN("ah"))) > 0) {
        add_part(p, span_part(word, 0, cut));
        add_part(p, SPAN("ala"));
    } else {
        bool glued = !last && word.len >= GLUED_LETTERS &&
                     (span_ends(word, SPAN("ul")) || span_ends(word, SPAN("ol")) ||
                      span_ends(word, SPAN("el")));
        if (glued) /* Jaishul Adl */
            word.len -= 2;
        add_part(p, span_is(word, "allah") ? SPAN("ala") : word);
    }
}

static bool says_nothing(const struct name_parts *n, size_t i)
{
    struct span word = n->words[i];
    bool last = i + 1 == n->word_count;

    if (!last && is_article(word, n->words[i + 1], i == 0))
        return true;
    if (i > 0 && !last && is_one_of(word, key_sons, ARRAY_LEN(key_sons)))
        return true;
    if (n->word_count == 1)
        return false;
    return is_one_of(word, key_legal, ARRAY_LEN(key_legal)) ||
           (last && is_one_of(word, key_legal_last, ARRAY_LEN(key_legal_last)));
}

static struct span spell_out(struct span word)
{
    for (size_t i = 0; i < ARRAY_LEN(key_short); i++)
        if (word.at[0] == 'm' && span_is(word, key_short[i][0]))
            return span_of(key_short[i][1]);
    return word;
}

/* Investments III: what is counted, and not how it is spelt. */
static struct span number_of(struct span word)
{
    for (size_t i = 0; i < ARRAY_LEN(key_numbers); i++)
        if (span_is(word, key_numbers[i][0]))
            return span_of(key_numbers[i][1]);
    return word;
}

static void part_words(struct name_parts *p)
{
    for (size_t i = 0; i < p->word_count; i++) {
        if (says_nothing(p, i))
            continue;
        bool last = i + 1 == p->word_count;
        size_t before = p->count;
        struct span word = i > 0 ? number_of(p->words[i]) : p->words[i];
        struct span alone = alone_name(word);
        if (alone.len)
            p->at[p->count++] = (struct name_part){.word = alone, .alone = true};
        else
            part_word(p, spell_ise(p, spell_out(word)), last);
        while (before < p->count)
            p->at[before++].from = i;
    }
    if (p->count > 0)
        return;
    for (size_t i = 0; i < p->word_count; i++) {
        add_part(p, p->words[i]);
        p->at[i].from = i;
    }
}

/* The words parted by one blank, for the table of what is alone. */
static struct span join_words(const struct name_parts *n,
                              char out[NAME_LETTERS_MAX + NAME_WORDS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < n->word_count; i++) {
        if (i)
            out[len++] = ' ';
        memcpy(out + len, n->words[i].at, n->words[i].len);
        len += n->words[i].len;
    }
    return (struct span){out, len};
}

/* The whole name is one that is alone. */
static bool find_alone(struct name_parts *n)
{
    char joined[NAME_LETTERS_MAX + NAME_WORDS_MAX];
    struct span name = join_words(n, joined);

    if (span_starts(name, SPAN("the ")))
        name = span_part(name, 4, name.len);
    struct span alone = alone_name(name);
    if (alone.len == 0)
        return false;
    n->at[n->count++] = (struct name_part){alone, true, n->word_count - 1};
    return true;
}

bool name_parts_read(struct span name, struct name_parts *out)
{
    out->len = out->word_count = out->count = out->spelled_len = 0;
    out->alone = false;
    if (!read_words(name, out))
        return false;
    out->alone = find_alone(out);
    if (!out->alone)
        part_words(out);
    return true;
}
