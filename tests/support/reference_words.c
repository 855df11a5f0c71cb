/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference_words.h"

#include <stdlib.h>

#include "common/limits.h"
#include "common/utf8.h"

enum { CHARACTERS_MAX = WORD_BYTES_MAX + 1, KEY_MAX = WORD_BYTES_MAX + 8 };

struct characters {
    uint32_t at[CHARACTERS_MAX];
    size_t count;
};

static struct characters characters_of(struct span text)
{
    struct characters c = {0};
    size_t len;

    for (size_t at = 0; at < text.len && c.count < CHARACTERS_MAX; at += len)
        c.at[c.count++] = utf8_at(text, at, &len);
    return c;
}

/* p from pi on against f from fi on. */
static bool matches(const struct characters *p, size_t pi, const struct characters *f, size_t fi)
{
    if (pi == p->count)
        return fi == f->count;
    if (p->at[pi] == '*')
        return matches(p, pi + 1, f, fi) || (fi < f->count && matches(p, pi, f, fi + 1));
    return fi < f->count && (p->at[pi] == '?' || p->at[pi] == f->at[fi]) &&
           matches(p, pi + 1, f, fi + 1);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, substitutions, exchanges of neighbours; no place is edited twice. */
static size_t distance(const struct characters *a, const struct characters *b)
{
    static size_t d[CHARACTERS_MAX + 1][CHARACTERS_MAX + 1];

    for (size_t i = 0; i <= a->count; i++)
        for (size_t k = 0; k <= b->count; k++) {
            if (i == 0 || k == 0) {
                d[i][k] = i + k;
                continue;
            }
            d[i][k] = least(least(d[i - 1][k], d[i][k - 1]) + 1,
                            d[i - 1][k - 1] + (a->at[i - 1] != b->at[k - 1]));
            if (i > 1 && k > 1 && a->at[i - 1] == b->at[k - 2] && a->at[i - 2] == b->at[k - 1])
                d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
        }
    return d[a->count][b->count];
}

static bool *find_forms(const struct archive *archive, const struct query_word *w)
{
    struct characters asked = characters_of(w->form);
    bool *flags = calloc(archive->number_count + 1, sizeof *flags);

    for (uint32_t i = 1; flags && i <= archive->number_count; i++) {
        if (!archive->texts[i].at)
            continue;
        struct characters form = characters_of(archive->texts[i]);
        flags[i] = w->match == BY_PATTERN ? matches(&asked, 0, &form, 0)
                                          : distance(&asked, &form) <= w->edits;
    }
    return flags;
}

const bool *reference_forms(const struct archive *archive, const struct query_word *w)
{
    static struct map known;
    static char last[KEY_MAX];
    static size_t last_len;
    static const bool *flags;
    char key[KEY_MAX] = {(char)w->match, (char)w->edits};
    size_t len = 2 + w->form.len;

    memcpy(key + 2, w->form.at, w->form.len);
    if (len == last_len && memcmp(key, last, len) == 0)
        return flags;
    memcpy(last, key, len);
    last_len = len;
    flags = map_get(&known, (struct span){key, len});
    if (!flags) {
        flags = find_forms(archive, w);
        if (!flags || !map_put(&known, (struct span){key, len}, flags))
            abort();
    }
    return flags;
}
