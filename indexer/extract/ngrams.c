/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/ngrams.h"

#include <limits.h>
#include <stdio.h>

#include "common/file.h"

enum {
    CHARS_MAX = 5,                               /* of an n-gram */
    BYTES_MAX = 20,                              /* of one */
    PROFILES_MAX = 250,                          /* there are 160 */
    FILE_MAX = 1 << 20,                          /* bytes; real ones have 4 KB */
    SEEN_MAX = CHARS_MAX * (NGRAM_TEXT_MAX + 2), /* n-grams of a text */
    SEEN_SLOTS = 1 << 14,
    GRAM_SLOTS = 1 << 17,
    ALIKE_PERCENT = 103 /* of the nearest's places */
};
static const uint32_t hash_start = 0x811c9dc5;
_Static_assert(SEEN_MAX * 2 < SEEN_SLOTS, "room for all n-grams of a text");
_Static_assert(PROFILES_MAX *NGRAM_RANKS < GRAM_SLOTS, "room for those of all profiles");

/* Where an n-gram stands in a profile. */
struct standing {
    uint16_t profile, rank;
};

/* An n-gram of the profiles: its standings are [first, end). */
struct gram {
    uint32_t at, first, end;
    uint8_t len;
};

/* One of the text. */
struct seen {
    uint32_t hash;
    uint16_t at, len, chars, count;
};

/* A line of a profile. */
struct line {
    uint32_t gram;
    struct standing standing;
};

struct ngrams {
    struct arena arena;
    struct span names[PROFILES_MAX];
    size_t profiles;
    char *bytes; /* of all grams */
    struct gram *grams;
    struct standing *standings;
    struct line *lines; /* while reading */
    size_t byte_count, byte_cap, gram_count, gram_cap, line_count, line_cap;
    uint32_t slots[GRAM_SLOTS]; /* a gram's number and 1; 0 is free */

    /* The text under way. */
    char text[NGRAM_TEXT_MAX + 2];
    struct seen seen[SEEN_MAX];
    uint16_t ranked[SEEN_MAX], seen_slots[SEEN_SLOTS];
    size_t seen_count;
};

/* ---- N-grams of the profiles ---- */

static uint32_t hash_byte(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 0x01000193U; /* FNV-1a */
}

static size_t spread(uint32_t hash, size_t slots)
{
    return (size_t)((uint64_t)(hash * 0x9e3779b1U) * slots >> 32);
}

/* The slot of the gram, or the free one where it belongs. */
static uint32_t *slot_of(struct ngrams *n, struct span gram, uint32_t hash)
{
    size_t at = spread(hash, GRAM_SLOTS);

    for (; n->slots[at]; at = (at + 1) % GRAM_SLOTS) {
        const struct gram *g = &n->grams[n->slots[at] - 1];
        if (g->len == gram.len && memcmp(n->bytes + g->at, gram.at, gram.len) == 0)
            break;
    }
    return &n->slots[at];
}

static bool add_gram(struct ngrams *n, struct span gram, uint32_t *number)
{
    uint32_t hash = hash_start, *slot;

    for (size_t i = 0; i < gram.len; i++)
        hash = hash_byte(hash, gram.at[i]);
    slot = slot_of(n, gram, hash);
    if (*slot == 0) {
        if (!mem_grow(&n->grams, &n->gram_cap, n->gram_count + 1, sizeof *n->grams) ||
            !mem_grow(&n->bytes, &n->byte_cap, n->byte_count + gram.len, 1))
            return false;
        memcpy(n->bytes + n->byte_count, gram.at, gram.len);
        n->grams[n->gram_count++] =
            (struct gram){.at = (uint32_t)n->byte_count, .len = (uint8_t)gram.len};
        n->byte_count += gram.len;
        *slot = (uint32_t)n->gram_count;
    }
    *number = *slot - 1;
    return true;
}

/* The part of a line up to white space; *line goes on behind it. */
static struct span cut_word(struct span *line)
{
    size_t len = 0;

    *line = span_trim(*line);
    while (len < line->len && line->at[len] != ' ' && line->at[len] != '\t')
        len++;
    struct span word = span_part(*line, 0, len);
    *line = span_part(*line, len, line->len);
    return word;
}

static bool read_profile(struct ngrams *n, struct span bytes)
{
    struct span line, gram;
    uint16_t rank = 0;

    while (rank < NGRAM_RANKS && span_cut(&bytes, '\n', &line)) {
        struct line new = {.standing = {(uint16_t)n->profiles, rank}};
        gram = cut_word(&line);
        if (gram.len == 0 || gram.len > BYTES_MAX)
            continue;
        if (!add_gram(n, gram, &new.gram) ||
            !mem_grow(&n->lines, &n->line_cap, n->line_count + 1, sizeof *n->lines))
            return false;
        n->lines[n->line_count++] = new;
        rank++;
    }
    return true;
}

/* Of each gram where it stands, together. */
static bool settle(struct ngrams *n)
{
    uint32_t at = 0;

    n->standings = arena_take(&n->arena, n->line_count + 1, sizeof *n->standings);
    if (!n->standings)
        return false;
    for (size_t i = 0; i < n->line_count; i++)
        n->grams[n->lines[i].gram].end++;
    for (size_t i = 0; i < n->gram_count; i++) {
        struct gram *g = &n->grams[i];
        at += g->end;
        g->first = g->end = at - g->end;
    }
    for (size_t i = 0; i < n->line_count; i++)
        n->standings[n->grams[n->lines[i].gram].end++] = n->lines[i].standing;
    mem_free(n->lines);
    n->lines = NULL;
    return true;
}

/* The file called so in the folder. *found is false where it cannot be read. */
static bool read_file(const char *folder, struct span name, struct arena *arena, struct span *bytes,
                      bool *found, struct lede_error *err)
{
    char path[PATH_MAX];
    struct lede_error why = {0};
    int len = snprintf(path, sizeof path, "%s/%.*s", folder, SPAN_ARGS(name));

    *found = len > 0 && len < (int)sizeof path && file_read(path, FILE_MAX, arena, bytes, &why);
    return *found || why.status != LEDE_MEMORY || error_memory(err);
}

/* A line of fpdb.conf: a file and a name; nothing where it has less. */
static bool read_line(struct ngrams *n, const char *folder, struct span line, bool *found,
                      struct lede_error *err)
{
    struct arena arena = {0};
    struct span whole = line, file, name, bytes = {0};
    bool ok = true;

    (void)span_cut(&whole, '#', &line);
    file = cut_word(&line);
    name = cut_word(&line);
    if (name.len == 0 || n->profiles == PROFILES_MAX)
        return true;
    if (!read_file(folder, file, &arena, &bytes, found, err)) {
        ok = false;
    } else if (*found) {
        n->names[n->profiles] = arena_span(&n->arena, name);
        ok = (n->names[n->profiles].at && read_profile(n, bytes)) || error_memory(err);
        n->profiles++;
    }
    arena_free(&arena);
    return ok;
}

static bool read_folder(struct ngrams *n, const char *folder, bool *found, struct lede_error *err)
{
    struct arena arena = {0};
    struct span bytes = {0}, line;
    bool ok = read_file(folder, SPAN("fpdb.conf"), &arena, &bytes, found, err);

    while (ok && *found && span_cut(&bytes, '\n', &line))
        ok = read_line(n, folder, line, found, err);
    arena_free(&arena);
    return ok && (settle(n) || error_memory(err));
}

bool ngrams_open(struct ngrams **out, const char *folder, struct lede_error *err)
{
    struct ngrams *n = mem_take(1, sizeof *n);
    bool found = false, ok;

    *out = NULL;
    if (!n)
        return error_memory(err);
    ok = read_folder(n, folder, &found, err);
    if (ok && found)
        *out = n;
    else
        ngrams_close(n);
    return ok;
}

void ngrams_close(struct ngrams *n)
{
    if (!n)
        return;
    mem_free(n->bytes);
    mem_free(n->grams);
    mem_free(n->lines);
    arena_free(&n->arena);
    mem_free(n);
}

/* ---- N-grams of a text ---- */

static bool parts_words(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '0' && c <= '9');
}

/* The words with a `_` between, before and behind. Returns their bytes. */
static size_t mark_words(struct span text, char out[NGRAM_TEXT_MAX + 2])
{
    size_t len = 1;

    out[0] = '_';
    for (size_t i = 0; i < text.len && i < NGRAM_TEXT_MAX; i++) {
        if (!parts_words(text.at[i]))
            out[len++] = text.at[i];
        else if (out[len - 1] != '_')
            out[len++] = '_';
    }
    if (out[len - 1] != '_')
        out[len++] = '_';
    return len;
}

static void note(struct ngrams *n, size_t at, size_t len, int chars, uint32_t hash)
{
    size_t place = spread(hash, SEEN_SLOTS);

    for (; n->seen_slots[place]; place = (place + 1) % SEEN_SLOTS) {
        struct seen *s = &n->seen[n->seen_slots[place] - 1];
        if (s->hash == hash && s->len == len && memcmp(n->text + s->at, n->text + at, len) == 0) {
            s->count++;
            return;
        }
    }
    n->seen[n->seen_count++] = (struct seen){.hash = hash,
                                             .at = (uint16_t)at,
                                             .len = (uint16_t)len,
                                             .chars = (uint16_t)chars,
                                             .count = 1};
    n->seen_slots[place] = (uint16_t)n->seen_count;
}

/* Those that begin at `at`. Returns where the next character begins. */
static size_t note_all_at(struct ngrams *n, size_t at, size_t len)
{
    uint32_t hash = hash_start;
    size_t end = at, next = 0;

    for (int chars = 1; chars <= CHARS_MAX && end < len; chars++) {
        do
            hash = hash_byte(hash, n->text[end++]);
        while (end < len && ((unsigned char)n->text[end] & 0xc0) == 0x80);
        note(n, at, end - at, chars, hash);
        next = next ? next : end;
        if (chars > 1 && n->text[end - 1] == '_')
            break;
    }
    return next;
}

/* The more of it there are the less, and the shorter. */
static size_t order_of(const struct seen *s)
{
    return (size_t)(NGRAM_TEXT_MAX + 2 - s->count) * CHARS_MAX + s->chars - 1;
}

/* The most frequent ones first, of equals the shortest, of these the first seen. Returns how many there are in
 * `ranked`. */
static size_t rank(struct ngrams *n)
{
    uint16_t starts[(NGRAM_TEXT_MAX + 2) * CHARS_MAX + 1] = {0};

    for (size_t i = 0; i < n->seen_count; i++)
        starts[order_of(&n->seen[i]) + 1]++;
    for (size_t i = 1; i < ARRAY_LEN(starts); i++)
        starts[i] = (uint16_t)(starts[i] + starts[i - 1]);
    for (size_t i = 0; i < n->seen_count; i++)
        n->ranked[starts[order_of(&n->seen[i])]++] = (uint16_t)i;
    return n->seen_count < NGRAM_RANKS ? n->seen_count : NGRAM_RANKS;
}

/* Of each profile the places that the text's n-grams stand apart. */
static void compare(struct ngrams *n, size_t count, uint32_t apart[PROFILES_MAX])
{
    for (size_t p = 0; p < n->profiles; p++)
        apart[p] = (uint32_t)count * NGRAM_RANKS;
    for (size_t i = 0; i < count; i++) {
        const struct seen *s = &n->seen[n->ranked[i]];
        uint32_t number = *slot_of(n, (struct span){n->text + s->at, s->len}, s->hash);
        if (number == 0)
            continue;
        for (uint32_t k = n->grams[number - 1].first; k < n->grams[number - 1].end; k++) {
            uint32_t own = n->standings[k].rank,
                     off = own > i ? own - (uint32_t)i : (uint32_t)i - own;
            apart[n->standings[k].profile] -= NGRAM_RANKS - off;
        }
    }
}

/* Those near enough, nearest first, of equals the first of fpdb.conf. */
static size_t choose(const struct ngrams *n, const uint32_t apart[PROFILES_MAX],
                     struct ngram_match out[NGRAM_LIKE_MAX])
{
    uint32_t least = UINT32_MAX, most;
    size_t count = 0;

    for (size_t p = 0; p < n->profiles; p++)
        least = apart[p] < least ? apart[p] : least;
    most = (uint32_t)((uint64_t)least * ALIKE_PERCENT / 100);
    for (size_t p = 0; p < n->profiles; p++) {
        size_t at = count;
        if (apart[p] > most)
            continue;
        if (count == NGRAM_LIKE_MAX)
            return 0;
        for (; at > 0 && out[at - 1].apart > apart[p]; at--)
            out[at] = out[at - 1];
        out[at] = (struct ngram_match){n->names[p], apart[p]};
        count++;
    }
    return count;
}

size_t ngrams_like(struct ngrams *n, struct span text, struct ngram_match out[NGRAM_LIKE_MAX])
{
    uint32_t apart[PROFILES_MAX];
    size_t len = mark_words(text, n->text);

    if (len < 2)
        return 0;
    n->seen_count = 0;
    memset(n->seen_slots, 0, sizeof n->seen_slots);
    for (size_t at = 0; at < len;)
        at = note_all_at(n, at, len);
    compare(n, rank(n), apart);
    return choose(n, apart, out);
}
