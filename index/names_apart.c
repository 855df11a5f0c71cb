/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_apart.h"

#include "analysis/name_key.h"
#include "common/buf.h"
#include "index/names_apart_table.h"
#include "index/names_rows.h"

enum {
    WORDS_MAX = 12,   /* of a name that is looked at */
    KEY_STRENGTH = 3, /* of the words of other alphabets */
    COUNT_KEY_MAX = 8 + NAME_FOLDED_MAX
};

/* ---- Words ---- */

/* A form's words: no initials, no "the". */
struct bare {
    struct span words[WORDS_MAX];
    size_t count;
};

/* False for more words than are looked at. */
static bool read_bare(struct span folded, struct bare *out)
{
    struct span word;

    out->count = 0;
    while (span_cut(&folded, ' ', &word)) {
        if (word.len < 2 || span_is(word, "the"))
            continue;
        if (out->count == WORDS_MAX)
            return false;
        out->words[out->count++] = word;
    }
    return true;
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouyw", c) != NULL;
}

/* The next consonant from *at on, doubled ones as one; 0 behind the last. Mitchell has those of Michelle. */
static char next_consonant(struct span word, size_t *at)
{
    while (*at < word.len &&
           (is_vowel(word.at[*at]) || span_starts(span_part(word, *at, word.len), SPAN("tch"))))
        ++*at;
    if (*at == word.len)
        return '\0';
    char c = word.at[*at];
    while (*at < word.len && word.at[*at] == c)
        ++*at;
    return c;
}

static bool have_same_consonants(struct span x, struct span y)
{
    size_t i = 0, j = 0;
    char a, b;

    do {
        a = next_consonant(x, &i);
        b = next_consonant(y, &j);
    } while (a == b && a != '\0');
    return a == b;
}

static char last_letter(struct span word)
{
    return word.at[word.len - 1];
}

/* y is x and this letter behind its last consonant: steel, steele. */
static bool is_longer_by(struct span x, struct span y, char letter)
{
    return y.len == x.len + 1 && span_starts(y, x) && last_letter(y) == letter &&
           !is_vowel(last_letter(x));
}

/* No spelling of one name differs so. */
static bool differ_surely(struct span x, struct span y)
{
    return is_longer_by(x, y, 'e') || is_longer_by(y, x, 'e') || is_longer_by(x, y, 'a') ||
           is_longer_by(y, x, 'a');
}

/* Erica and Eric, not Sara and Sarah. */
static bool is_a_womans_alone(struct span x, struct span y)
{
    return (last_letter(x) == 'a') != (last_letter(y) == 'a') && last_letter(x) != 'h' &&
           last_letter(y) != 'h';
}

/* ---- Other alphabets ---- */

struct alphabets {
    char keys[ARRAY_LEN(other_alphabet_words)][NAME_KEY_MAX];
};

static bool is_of_another_alphabet(const struct alphabets *a, struct span word)
{
    char key[NAME_KEY_MAX];
    size_t len = name_key_at(word, KEY_STRENGTH, key);

    for (size_t i = 0; len && i < ARRAY_LEN(a->keys); i++) {
        size_t known = strlen(a->keys[i]);
        if (known && strncmp(key, a->keys[i], known) == 0 &&
            (len == known || (len == known + 1 && key[known] == 'I')))
            return true;
    }
    return false;
}

static void make_alphabets(struct alphabets *a)
{
    for (size_t i = 0; i < ARRAY_LEN(a->keys); i++)
        (void)name_key_at(span_of(other_alphabet_words[i]), KEY_STRENGTH, a->keys[i]);
}

/* ---- Suspects ---- */

/* Two forms that differ by one word, in its vowels alone. */
struct suspect {
    struct bare a, b;
    size_t at; /* the word */
    enum entity_type type;
};

static bool finds_one_difference(struct suspect *s)
{
    size_t found = 0;

    for (size_t i = 0; i < s->a.count && s->a.count == s->b.count; i++)
        if (!span_equal(s->a.words[i], s->b.words[i])) {
            s->at = i;
            found++;
        }
    return found == 1;
}

static bool read_suspect(const struct names *n, const struct form_pair *pair,
                         const struct alphabets *alphabets, struct suspect *out)
{
    const struct name_group *a = &n->groups[pair->a], *b = &n->groups[pair->b];

    out->type = a->type;
    if (!read_bare(a->folded, &out->a) || !read_bare(b->folded, &out->b) ||
        !finds_one_difference(out) || (out->a.count > 1 && out->type != ENTITY_PERSON) ||
        !have_same_consonants(out->a.words[out->at], out->b.words[out->at]) ||
        (name_key_is_alone(a->folded) && name_key_is_alone(b->folded)) ||
        is_of_another_alphabet(alphabets, out->b.words[out->at]))
        return false;
    for (size_t i = 0; i < out->a.count; i++)
        if (is_of_another_alphabet(alphabets, out->a.words[i]))
            return false;
    return true;
}

/* ---- Counts ---- */

/* Forms of each word of the suspects ("wsteele"), articles of the suspects without their initials ("fpmichael steele"). */
struct counts {
    struct map of;
    bool failed;
};

static struct span key_of_word(struct span word, char out[COUNT_KEY_MAX])
{
    out[0] = 'w';
    memcpy(out + 1, word.at, word.len);
    return (struct span){out, 1 + word.len};
}

static struct span key_of_form(enum entity_type type, const struct bare *b, char out[COUNT_KEY_MAX])
{
    size_t len = 0;

    out[len++] = 'f';
    out[len++] = name_letter(type);
    for (size_t i = 0; i < b->count; i++) {
        out[len++] = ' ';
        memcpy(out + len, b->words[i].at, b->words[i].len);
        len += b->words[i].len;
    }
    return (struct span){out, len};
}

static void ask_for(struct counts *c, struct span key)
{
    c->failed = c->failed || !map_number(&c->of, key);
}

static void add_to(struct counts *c, struct span key, uint64_t number)
{
    uint64_t *sum = map_has(&c->of, key) ? map_number(&c->of, key) : NULL;

    if (sum)
        *sum += number;
}

static uint64_t count_of(struct counts *c, struct span key)
{
    const uint64_t *sum = map_number(&c->of, key);

    c->failed |= !sum;
    return sum ? *sum : 0;
}

static void ask_for_suspect(struct counts *c, const struct suspect *s)
{
    char key[COUNT_KEY_MAX];

    for (size_t i = 0; i < s->a.count; i++) {
        ask_for(c, key_of_word(s->a.words[i], key));
        ask_for(c, key_of_word(s->b.words[i], key));
    }
    ask_for(c, key_of_form(s->type, &s->a, key));
    ask_for(c, key_of_form(s->type, &s->b, key));
}

static void count_forms(struct counts *c, const struct names *n)
{
    char key[COUNT_KEY_MAX];

    for (size_t form = 0; form < n->group_count; form++) {
        const struct name_group *g = &n->groups[form];
        struct bare b;
        if (!read_bare(g->folded, &b))
            continue;
        for (size_t i = 0; i < b.count; i++)
            add_to(c, key_of_word(b.words[i], key), 1);
        if (b.count)
            add_to(c, key_of_form(g->type, &b, key), g->articles);
    }
}

/* ---- Judging ---- */

static bool is_common(struct counts *c, struct span word, uint64_t min)
{
    char key[COUNT_KEY_MAX];

    return count_of(c, key_of_word(word, key)) >= min;
}

static bool are_own_words(struct counts *c, const struct suspect *s)
{
    return is_common(c, s->a.words[s->at], APART_WORD_MIN) &&
           is_common(c, s->b.words[s->at], APART_WORD_MIN);
}

static bool is_rest_common(struct counts *c, const struct suspect *s)
{
    for (size_t i = 0; i < s->a.count; i++)
        if (i != s->at && !is_common(c, s->a.words[i], APART_REST_MIN))
            return false;
    return true;
}

static bool are_two_names(struct counts *c, const struct suspect *s)
{
    char key[COUNT_KEY_MAX];
    struct span x = s->a.words[s->at], y = s->b.words[s->at];
    uint64_t a = count_of(c, key_of_form(s->type, &s->a, key));
    uint64_t b = count_of(c, key_of_form(s->type, &s->b, key));
    uint64_t less = a < b ? a : b, more = a < b ? b : a;
    bool is_last = s->at + 1 == s->a.count;

    if (s->a.count == 1)
        return are_own_words(c, s);
    if (less < more / APART_SHARE)
        return false;
    if (is_last && less >= APART_SURE_MIN && differ_surely(x, y))
        return true;
    return (is_last || is_a_womans_alone(x, y)) && are_own_words(c, s) && is_rest_common(c, s);
}

bool names_apart(const struct names *n, const struct form_pair *pairs, size_t count, bool *apart)
{
    struct alphabets *alphabets = mem_take(1, sizeof *alphabets);
    struct counts c = {.failed = false};
    struct suspect s;
    size_t suspects = 0;

    if (!alphabets)
        return false;
    make_alphabets(alphabets);
    for (size_t i = 0; i < count; i++) {
        apart[i] = read_suspect(n, &pairs[i], alphabets, &s);
        suspects += apart[i];
        if (apart[i])
            ask_for_suspect(&c, &s);
    }
    if (suspects)
        count_forms(&c, n);
    for (size_t i = 0; i < count && !c.failed; i++)
        if (apart[i])
            apart[i] = read_suspect(n, &pairs[i], alphabets, &s) && are_two_names(&c, &s);
    map_free(&c.of);
    mem_free(alphabets);
    return !c.failed;
}
