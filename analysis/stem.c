/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/stem.h"

#include <assert.h>
#include <string.h>

#include <libstemmer.h>

#include "common/limits.h"
#include "common/map.h"
#include "common/mem.h"

enum {
    CACHED_BYTES_MAX = 31
}; /* longer words are rare; two lengths and two words fill a cache line */

struct cache_slot {
    unsigned char form_len, stem_len; /* form_len is 0 in a free slot */
    char form[CACHED_BYTES_MAX];
    char stem[CACHED_BYTES_MAX];
};

struct stemmer {
    struct sb_stemmer *snowball;
    struct cache_slot *slots;
    size_t cache_size;
};

/* Snowball grows its buffer when a word is longer than those before, and could run out of memory
 * there. A word of the greatest length makes it grow while that can still be told. */
static bool warm_up(struct sb_stemmer *snowball)
{
    char longest[WORD_BYTES_MAX];

    memset(longest, 'a', sizeof longest);
    return sb_stemmer_stem(snowball, (const sb_symbol *)longest, (int)sizeof longest) != NULL;
}

bool stemmer_open(struct stemmer **out, size_t cache_size, struct lede_error *err)
{
    bool ok = false;
    struct stemmer *s = mem_take(1, sizeof *s);

    assert((cache_size & (cache_size - 1)) == 0);
    if (!s)
        return error_memory(err);
    s->cache_size = cache_size;
    s->snowball = sb_stemmer_new("english", "UTF_8");
    if (!s->snowball || !warm_up(s->snowball)) {
        error_memory(err);
        goto out;
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

void stemmer_close(struct stemmer *s)
{
    if (!s)
        return;
    sb_stemmer_delete(s->snowball);
    mem_free(s->slots);
    mem_free(s);
}

static struct span stem_anew(struct stemmer *s, struct span form)
{
    const sb_symbol *stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)form.at, (int)form.len);

    if (!stem || sb_stemmer_length(s->snowball) <= 0)
        return form;
    return (struct span){(const char *)stem, (size_t)sb_stemmer_length(s->snowball)};
}

struct span stem_of(struct stemmer *s, struct span form)
{
    if (form.len == 0 || form.len > WORD_BYTES_MAX || (form.at[0] >= '0' && form.at[0] <= '9') ||
        (form.len > CACHED_BYTES_MAX && memchr(form.at, '~', form.len)))
        return form;
    if (form.len > CACHED_BYTES_MAX || !s->cache_size)
        return stem_anew(s, form);

    struct cache_slot *slot = &s->slots[hash_bytes(form) & (s->cache_size - 1)];
    if (slot->form_len != form.len || memcmp(slot->form, form.at, form.len) != 0) {
        struct span stem = stem_anew(s, form);

        if (stem.len > CACHED_BYTES_MAX)
            return stem;
        slot->form_len = (unsigned char)form.len;
        slot->stem_len = (unsigned char)stem.len;
        memcpy(slot->form, form.at, form.len);
        memcpy(slot->stem, stem.at, stem.len);
    }
    return (struct span){slot->stem, slot->stem_len};
}

const char *stem_name(void)
{
    return "english-porter2";
}

struct span stem_prefix(struct span stem)
{
    size_t len = stem.len;

    if (len < 3)
        return stem;
    do /* the last letter, not its last byte */
        len--;
    while (len && ((unsigned char)stem.at[len] & 0xc0) == 0x80);
    return (struct span){stem.at, len};
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
