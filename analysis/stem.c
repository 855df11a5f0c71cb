/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/stem.h"

#include <assert.h>
#include <string.h>

#include <libstemmer.h>

#include "analysis/stem_table.h"
#include "common/limits.h"
#include "common/map.h"
#include "common/mem.h"
#include "common/utf8.h"

_Static_assert(ARRAY_LEN(stem_rows) == STEM_LANGUAGES, "a row for each language");

enum {
    CACHED_BYTES_MAX = 30
}; /* longer words are rare; lengths, language and two words fill a cache line */

struct cache_slot {
    unsigned char form_len, stem_len; /* form_len is 0 in a free slot */
    unsigned char language;
    char form[CACHED_BYTES_MAX];
    char stem[CACHED_BYTES_MAX + 1];
};
_Static_assert(sizeof(struct cache_slot) == 64, "a cache line");

struct stemmer {
    struct sb_stemmer *snowball[STEM_LANGUAGES]; /* NULL for those that the scheme lacks */
    struct stem_scheme scheme;
    struct cache_slot *slots;
    size_t cache_size;
};

enum { ACCENTS_MAX = 4 }; /* bytes that an ending grows by */

/* Snowball grows its buffer when a word is longer than those before, and could run out of memory
 * there. A word of the greatest length makes it grow while that can still be told. */
static bool warm_up(struct sb_stemmer *snowball)
{
    char longest[WORD_BYTES_MAX + ACCENTS_MAX];

    memset(longest, 'a', sizeof longest);
    return sb_stemmer_stem(snowball, (const sb_symbol *)longest, (int)sizeof longest) != NULL;
}

unsigned stem_language(struct span code)
{
    unsigned i = 0;

    while (i < STEM_LANGUAGES && !span_is(code, stem_rows[i].code))
        i++;
    return i;
}

const char *stem_code(unsigned language)
{
    return stem_rows[language].code;
}

uint32_t stem_all_but(unsigned language)
{
    return (((uint32_t)1 << STEM_LANGUAGES) - 1) & ~((uint32_t)1 << language);
}

const char *stem_name(unsigned language)
{
    return stem_rows[language].name;
}

static bool is_needed(const struct stem_scheme *scheme, unsigned language)
{
    return language == scheme->main ||
           (scheme->by_language && (scheme->others >> language & 1) != 0);
}

bool stemmer_open_for(struct stemmer **out, size_t cache_size, const struct stem_scheme *scheme,
                      struct lede_error *err)
{
    bool ok = false;
    struct stemmer *s = mem_take(1, sizeof *s);

    assert((cache_size & (cache_size - 1)) == 0);
    if (!s)
        return error_memory(err);
    s->cache_size = cache_size;
    s->scheme = *scheme;
    for (unsigned i = 0; i < STEM_LANGUAGES; i++) {
        if (!is_needed(scheme, i))
            continue;
        s->snowball[i] = sb_stemmer_new(stem_rows[i].snowball, "UTF_8");
        if (!s->snowball[i] || !warm_up(s->snowball[i])) {
            error_memory(err);
            goto out;
        }
    }
    if (cache_size) {
        s->slots = mem_take(cache_size, sizeof *s->slots);
        if (!s->slots) {
            error_memory(err);
            goto out;
        }
    }
    *out = s;
    ok = true;
out:
    if (!ok)
        stemmer_close(s);
    return ok;
}

bool stemmer_open(struct stemmer **out, size_t cache_size, struct lede_error *err)
{
    return stemmer_open_for(out, cache_size, &stem_english_alone, err);
}

void stemmer_close(struct stemmer *s)
{
    if (!s)
        return;
    for (unsigned i = 0; i < STEM_LANGUAGES; i++)
        sb_stemmer_delete(s->snowball[i]);
    mem_free(s->slots);
    mem_free(s);
}

const struct stem_scheme *stemmer_scheme(const struct stemmer *s)
{
    return &s->scheme;
}

unsigned stemmer_language(const struct stemmer *s, struct span code)
{
    unsigned language = s->scheme.by_language ? stem_language(code) : STEM_LANGUAGES;

    return language < STEM_LANGUAGES && s->snowball[language] ? language : s->scheme.main;
}

/* The form with the accents that its ending had, in buf; itself where that is not known. */
static struct span write_ending(unsigned language, struct span form,
                                char buf[WORD_BYTES_MAX + ACCENTS_MAX])
{
    for (size_t i = 0; i < ARRAY_LEN(ending_rows); i++) {
        const struct ending_row *row = &ending_rows[i];
        size_t head = form.len - strlen(row->folded), len = strlen(row->written);

        if (strcmp(row->code, stem_rows[language].code) != 0 ||
            form.len < strlen(row->folded) + 2 || !span_ends(form, span_of(row->folded)))
            continue;
        memcpy(buf, form.at, head); // NOLINT(bugprone-not-null-terminated-result): a span
        memcpy(buf + head, row->written, len);
        return (struct span){buf, head + len};
    }
    return form;
}

static struct span stem_anew(const struct stemmer *s, unsigned language, struct span word)
{
    struct sb_stemmer *snowball = s->snowball[language];
    char buf[WORD_BYTES_MAX + ACCENTS_MAX];
    struct span form = language == STEM_ENGLISH ? word : write_ending(language, word, buf);
    const sb_symbol *stem = sb_stemmer_stem(snowball, (const sb_symbol *)form.at, (int)form.len);

    if (!stem || sb_stemmer_length(snowball) <= 0)
        return word;
    return (struct span){(const char *)stem, (size_t)sb_stemmer_length(snowball)};
}

struct span stem_in(struct stemmer *s, unsigned language, struct span form)
{
    if (form.len == 0 || form.len > WORD_BYTES_MAX || (form.at[0] >= '0' && form.at[0] <= '9') ||
        (form.len > CACHED_BYTES_MAX && memchr(form.at, '~', form.len)))
        return form;
    if (form.len > CACHED_BYTES_MAX || !s->cache_size)
        return stem_anew(s, language, form);

    struct cache_slot *slot = &s->slots[(hash_bytes(form) + language) & (s->cache_size - 1)];
    if (slot->form_len != form.len || slot->language != language ||
        memcmp(slot->form, form.at, form.len) != 0) {
        struct span stem = stem_anew(s, language, form);

        if (stem.len > CACHED_BYTES_MAX)
            return stem;
        slot->form_len = (unsigned char)form.len;
        slot->stem_len = (unsigned char)stem.len;
        slot->language = (unsigned char)language;
        memcpy(slot->form, form.at, form.len);
        memcpy(slot->stem, stem.at, stem.len);
    }
    return (struct span){slot->stem, slot->stem_len};
}

struct span stem_of(struct stemmer *s, struct span form)
{
    return stem_in(s, s->scheme.main, form);
}

struct span stem_marked(struct stemmer *s, unsigned language, struct span form,
                        char buf[STEM_MARKED_MAX])
{
    struct span stem = stem_in(s, language, form);
    const char *code = stem_rows[language].code;
    size_t head = strlen(code);

    if (language == s->scheme.main)
        return stem;
    stem.len = utf8_cut(stem, STEM_MARKED_MAX - head - 1);
    memcpy(buf, code, head); // NOLINT(bugprone-not-null-terminated-result): a span
    buf[head] = ':';
    memcpy(buf + head + 1, stem.at, stem.len);
    return (struct span){buf, head + 1 + stem.len};
}

struct span stem_prefix(struct span stem)
{
    size_t len = stem.len, letters = 0;

    for (size_t i = 0; i < stem.len && letters < 3; i++)
        letters += ((unsigned char)stem.at[i] & 0xc0) != 0x80;
    if (letters < 3)
        return stem;
    do /* the last letter, not its last byte */
        len--;
    while (len && ((unsigned char)stem.at[len] & 0xc0) == 0x80);
    return (struct span){stem.at, len};
}

bool stem_is_odd(struct span stem, struct span form)
{
    return !span_starts(form, stem_prefix(stem));
}

const char *const *stem_odd_forms(struct span stem)
{
    /* Porter2 takes these words as exceptions: y of the form becomes ie of the stem. */
    static const struct {
        const char *stem;
        const char *forms[3];
    } rows[] = {
        {"die", {"dying"}},
        {"lie", {"lying"}},
        {"tie", {"tying"}},
    };
    static const char *const none[] = {NULL};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (span_is(stem, rows[i].stem))
            return rows[i].forms;
    return none;
}
