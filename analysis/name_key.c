/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/name_key.h"

#include <stdint.h>

#include "analysis/name_key_table.h"
#include "analysis/name_parts.h"
#include "common/error.h"

/* A word on its way to its key: it may grow by a letter for each x. */
struct letters {
    char at[2 * NAME_LETTERS_MAX];
    size_t len;
    uint32_t has; /* a bit for each letter that stands, or stood, in it */
};

/* Of the letters that rules have; of what they leave alone any bit will do. */
static uint32_t bit_of(char letter)
{
    return UINT32_C(1) << ((unsigned char)letter & 31);
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* ---- The letters of a part ---- */

/* Whether the letter (0 for none: the word's start or end) is as the rule says. */
static bool stands(const char *rule, char letter)
{
    if (!rule)
        return true;
    switch (rule[0]) {
    case '[': return letter_is_in(letter, rule + 1);
    case '^': return letter && !letter_is_in(letter, rule + 1);
    case '!': return !letter_is_in(letter, rule + 1);
    default: return !letter;
    }
}

/* The letters of the rule's that stand at a place; 0 when the rule does not fit there. */
static size_t fits(const struct key_rule *rule, const struct letters *w, size_t at)
{
    size_t len = 0, end;

    while (rule->from[len] && at + len < w->len && w->at[at + len] == rule->from[len])
        len++;
    if (rule->from[len])
        return 0;
    end = at + len;
    while (rule->more && end < w->len && w->at[end] == rule->from[len - 1])
        end++;
    if (!stands(rule->before, at ? w->at[at - 1] : '\0') ||
        !stands(rule->after, end < w->len ? w->at[end] : '\0'))
        return 0;
    return end - at;
}

/* Whether the word may have the rule's letters. */
static bool may_fit(const struct key_rule *rule, const struct letters *w)
{
    return w->has & bit_of(rule->from[0]) && (!rule->from[1] || w->has & bit_of(rule->from[1]));
}

static void replace(struct letters *w, const struct key_rule *rule)
{
    struct letters old;
    size_t at = 0, len;

    memcpy(old.at, w->at, w->len);
    old.len = w->len;
    for (w->len = 0; at < old.len; at += len ? len : 1) {
        len = fits(rule, &old, at);
        if (len == 0)
            w->at[w->len++] = old.at[at];
        for (size_t i = 0; len && rule->to[i]; i++) {
            w->at[w->len++] = rule->to[i];
            w->has |= bit_of(rule->to[i]);
        }
    }
}

static void make_single(struct letters *w)
{
    size_t kept = 0;

    for (size_t i = 0; i < w->len; i++)
        if (kept == 0 || is_vowel(w->at[i]) || w->at[i] != w->at[kept - 1])
            w->at[kept++] = w->at[i];
    w->len = kept;
}

static void cut_glued(struct letters *w)
{
    size_t cut = strlen(key_glued);

    if (w->len < KEY_GLUED_LETTERS || memcmp(w->at, key_glued, cut) != 0 || is_vowel(w->at[cut]))
        return;
    w->len -= cut;
    for (size_t i = 0; i < w->len; i++)
        w->at[i] = w->at[i + cut];
}

static void use_rules(struct letters *w, int strength)
{
    for (size_t i = 0; i < ARRAY_LEN(key_rules); i++) {
        const struct key_rule *rule = &key_rules[i];
        if (rule->strength > strength)
            continue;
        if (rule->from == key_single)
            make_single(w);
        else if (rule->from == key_glued)
            cut_glued(w);
        else if (may_fit(rule, w))
            replace(w, rule);
    }
}

/* ---- Vowels ---- */

/* A run of vowels, y and w is one of three, or nothing. */
enum sound { SOUND_NONE = 0, SOUND_A = 'A', SOUND_I = 'I', SOUND_U = 'U' };

struct sounding {
    int strength;
    bool first, alone; /* of the parts; the only one */
    size_t consonants;
};

static bool has_letter(struct span run, const char *set)
{
    for (size_t i = 0; i < run.len; i++)
        if (letter_is_in(run.at[i], set))
            return true;
    return false;
}

static enum sound sound_of(struct span run)
{
    if (has_letter(run, "ouw"))
        return SOUND_U;
    return has_letter(run, "iy") || span_find(run, SPAN("ee"), 0) != SIZE_MAX ||
                   span_find(run, SPAN("ae"), 0) != SIZE_MAX
               ? SOUND_I
               : SOUND_A;
}

static enum sound first_sound(const struct sounding *s, enum sound sound)
{
    if (s->strength < 3)
        return sound;
    if (sound == SOUND_U && (s->strength < 5 || s->alone))
        return SOUND_U;
    return s->first ? SOUND_A : SOUND_NONE;
}

/* A short word keeps what tells it from others. */
static bool keeps_vowels(const struct sounding *s)
{
    return s->alone || s->strength == 3;
}

static enum sound last_sound(const struct sounding *s, enum sound sound)
{
    if (sound == SOUND_A)
        return s->consonants < 2 && keeps_vowels(s) ? sound : SOUND_NONE;
    return s->strength < 4 || (s->consonants < 3 && s->alone) ? sound : SOUND_NONE;
}

static enum sound inner_sound(const struct sounding *s, enum sound sound)
{
    if (s->strength == 2 || (s->consonants <= 2 && keeps_vowels(s)))
        return sound;
    return s->strength == 3 && sound == SOUND_U ? sound : SOUND_NONE;
}

static bool sounds(char c)
{
    return is_vowel(c) || c == 'w';
}

static size_t count_consonants(struct span word)
{
    size_t count = 0;

    for (size_t i = 0; i < word.len; i++)
        count += !sounds(word.at[i]);
    return count;
}

/* Consonants with what is left of the vowels between them. */
static size_t write_sounds(struct span word, struct sounding *s, char *out)
{
    size_t len = 0, end;

    s->consonants = count_consonants(word);
    for (size_t at = 0; at < word.len; at = end) {
        enum sound sound;
        end = at + 1;
        if (!sounds(word.at[at])) {
            if (len == 0 || out[len - 1] != word.at[at])
                out[len++] = word.at[at];
            continue;
        }
        while (end < word.len && sounds(word.at[end]))
            end++;
        sound = sound_of(span_part(word, at, end));
        if (at == 0)
            sound = first_sound(s, sound);
        else
            sound = end == word.len ? last_sound(s, sound) : inner_sound(s, sound);
        if (sound)
            out[len++] = (char)sound;
    }
    return len;
}

/* ---- Keys ---- */

/* A part's key: at most twice its letters. */
static size_t part_key(const struct name_part *part, struct sounding how, char *out)
{
    struct letters w;

    memcpy(w.at, part->word.at, part->word.len);
    w.len = part->word.len;
    w.has = 0;
    for (size_t i = 0; i < w.len; i++)
        w.has |= bit_of(w.at[i]);
    if (!has_letter(part->word, "aeiouy")) {
        memcpy(out, w.at, w.len);
        return w.len;
    }
    if (w.len > 1 && w.at[w.len - 1] == 'h' && letter_is_in(w.at[w.len - 2], "aeiou"))
        w.len--;
    use_rules(&w, how.strength);
    return write_sounds((struct span){w.at, w.len}, &how, out);
}

static bool add_alone(struct span name, char out[NAME_KEY_MAX], size_t *len)
{
    if (*len + name.len + 1 >= NAME_KEY_MAX)
        return false;
    out[(*len)++] = '.';
    memcpy(out + *len, name.at, name.len);
    *len += name.len;
    return true;
}

/* The keys of the parts behind what is in out; what is alone in full. False when there is no room. */
static bool join_parts(const struct name_parts *p, int strength, char out[NAME_KEY_MAX],
                       size_t *len)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct name_part *part = &p->at[i];
        char key[2 * NAME_LETTERS_MAX];
        if (part->alone) {
            if (!add_alone(part->word, out, len))
                return false;
            continue;
        }
        size_t n = part_key(part, (struct sounding){strength, i == 0, p->count == 1, 0}, key);
        if (*len + n >= NAME_KEY_MAX)
            return false;
        memcpy(out + *len, key, n);
        *len += n;
    }
    return true;
}

/* How strong the key may be: by the consonants that the strongest leaves. */
static int strength_of(const struct name_parts *p)
{
    const struct key_level *level = p->count == 1 ? key_levels_one : key_levels_many;
    int consonants = 0;

    for (size_t i = 0; i < p->count; i++) {
        char key[2 * NAME_LETTERS_MAX];
        size_t n = part_key(&p->at[i],
                            (struct sounding){NAME_KEY_STRONGEST, i == 0, p->count == 1, 0}, key);
        for (size_t k = 0; k < n; k++)
            consonants += key[k] != SOUND_A && key[k] != SOUND_I && key[k] != SOUND_U;
    }
    while (level->consonants > consonants)
        level++;
    return level->strength;
}

/* strength 0: as much as the name can bear. */
static size_t make_key(struct span name, int strength, char out[NAME_KEY_MAX])
{
    struct name_parts parts;
    size_t len = 0;

    out[0] = '\0';
    if (!name_parts_read(name, &parts))
        return 0;
    int at = strength || parts.alone ? strength : strength_of(&parts);
    if (!strength && !parts.alone)
        out[len++] = (char)('0' + at);
    if (!join_parts(&parts, at, out, &len))
        len = 0;
    out[len] = '\0';
    return len;
}

size_t name_key(struct span name, char out[NAME_KEY_MAX])
{
    return make_key(name, 0, out);
}

size_t name_key_at(struct span name, int strength, char out[NAME_KEY_MAX])
{
    return make_key(name, strength, out);
}

bool name_key_is_alone(struct span name)
{
    struct name_parts parts;

    return name_parts_read(name, &parts) && parts.alone;
}
