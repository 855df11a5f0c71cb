/* What the archive calls a name that was typed another way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/edit_distance.h"
#include "analysis/name_key.h"
#include "analysis/name_parts.h"
#include "analysis/stopwords.h"
#include "index/names.h"
#include "index/names_keys.h"
#include "searcher/match/resolve_state.h"
#include "searcher/match/term_articles.h"

enum {
    PARTS_LETTERS_MAX = 2 * NAME_LETTERS_MAX,
    ONE_WORD_LETTERS_MIN = 4, /* of a name that is one word, typed or not */
    SAME_LETTERS_MIN =
        6, /* of the longer of two spellings that are surely of one name; of one word, of both */
    SAME_SHARE = 4,      /* one of so many of its letters may be another */
    SAME_WORD_SHARE = 3, /* of a word: none up to three letters, one up to six … */
    SMALL_WORD = 2,
    SAME_MAX = 64 /* spellings of a key that are held against each other */
};

/* ---- Near enough ---- */

static unsigned share(size_t letters, size_t part)
{
    return (unsigned)((letters + part - 1) / part);
}

static bool is_near(struct span a, struct span b, size_t part)
{
    unsigned limit = share(a.len > b.len ? a.len : b.len, part);

    return edit_distance(a, b, limit) <= limit;
}

static struct span join_parts(const struct name_parts *p, char out[PARTS_LETTERS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < p->count && len + p->at[i].word.len <= PARTS_LETTERS_MAX; i++) {
        memcpy(out + len, p->at[i].word.at, p->at[i].word.len);
        len += p->at[i].word.len;
    }
    return (struct span){out, len};
}

/* Each word a third of its letters away, the whole a quarter. Equal keys alone also join Mike Wallace and Mike
 * Vlacich. Countries and capitals have listed forms, however they are written. */
static bool are_near(struct span a, struct span b)
{
    struct name_parts x, y;
    char first[PARTS_LETTERS_MAX], second[PARTS_LETTERS_MAX];

    if (!name_parts_read(a, &x) || !name_parts_read(b, &y))
        return false;
    if (x.alone)
        return y.alone;
    for (size_t i = 0; x.count == y.count && i < x.count; i++)
        if (!is_near(x.at[i].word, y.at[i].word, 3))
            return false;
    return is_near(join_parts(&x, first), join_parts(&y, second), 4);
}

static size_t longer_of(struct span a, struct span b)
{
    return a.len > b.len ? a.len : b.len;
}

static size_t shorter_of(struct span a, struct span b)
{
    return a.len < b.len ? a.len : b.len;
}

static bool are_words_near(const struct name_parts *x, const struct name_parts *y)
{
    for (size_t i = 0; i < x->count; i++) {
        struct span a = x->at[i].word, b = y->at[i].word;
        size_t longer = longer_of(a, b);
        unsigned limit = (unsigned)(longer - 1) / SAME_WORD_SHARE;
        if (longer > SMALL_WORD && edit_distance(a, b, limit) > limit)
            return false;
    }
    return true;
}

/* Nearer than are_near() asks for: of one key and so near, they are surely of one name, as the archive's names are
 * joined (index/names_canon_keys.c). */
static bool are_same(struct span a, struct span b)
{
    struct name_parts x, y;
    char first[PARTS_LETTERS_MAX], second[PARTS_LETTERS_MAX];

    if (!name_parts_read(a, &x) || !name_parts_read(b, &y))
        return false;
    if (x.alone || y.alone)
        return x.alone && y.alone;
    if (x.count != y.count || longer_of(a, b) < SAME_LETTERS_MIN || !are_words_near(&x, &y))
        return false;
    if (x.word_count == 1 && y.word_count == 1 && shorter_of(a, b) < SAME_LETTERS_MIN)
        return false;
    unsigned limit = (unsigned)longer_of(a, b) / SAME_SHARE;
    return edit_distance(join_parts(&x, first), join_parts(&y, second), limit) <= limit;
}

/* One word stands for many persons: what the archive has is meant as it is, but for spellings that are surely the
 * same. */
static bool is_near_word(const struct typed_name *name, struct span typed, struct span other)
{
    if (typed.len < ONE_WORD_LETTERS_MIN || other.len < ONE_WORD_LETTERS_MIN || is_stopword(other))
        return false;
    if (name_key_is_alone(typed))
        return name_key_is_alone(other);
    return name->known ? are_same(typed, other) : is_near(typed, other, 3);
}

/* What was typed finds it, and is what it is called: it needs no other spelling. */
static bool is_as_typed(const struct typed_name *name, struct span typed, struct span found)
{
    if (span_starts(found, SPAN("the ")))
        found = span_part(found, 4, found.len);
    return name->words > 1 ? span_equal(found, typed) : names_have_words(found, typed);
}

/* Of the kind that was typed: whole names for several words; for one, words of names too. */
static bool is_candidate(const struct typed_name *name, const struct name_spelling *found)
{
    return name->words == 1 || !found->is_word;
}

/* there: the archive has what was typed, so that it is meant, in spellings that are surely the same. */
static bool is_wanted(const struct typed_name *name, struct span typed, bool there,
                      struct span found)
{
    if (there)
        return are_same(typed, found);
    return name->words > 1 || memchr(found.at, ' ', found.len) ? are_near(typed, found)
                                                               : is_near_word(name, typed, found);
}

/* ---- The list ---- */

static bool is_struck(struct strikes *strikes, struct span folded)
{
    for (size_t i = 0; i < strikes->count; i++)
        if (span_equal(strikes->at[i].folded, folded)) {
            strikes->at[i].used = true;
            return true;
        }
    return false;
}

/* Once, however many types have it, and as a word of names or as one by itself. */
static void add_spelling(struct spellings *out, const struct name_spelling *found)
{
    size_t i = 0;

    while (i < out->count && !span_equal(out->at[i].folded, found->folded))
        i++;
    if (i == out->count)
        out->at[out->count++] = (struct spelling){.folded = found->folded};
    if (out->at[i].articles < found->articles)
        out->at[i].articles = found->articles;
}

static int commonest_first(const void *x, const void *y)
{
    const struct spelling *a = x, *b = y;

    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    return span_compare(a->folded, b->folded);
}

/* What the archive has of the key of the text; out->at has room for all. */
static bool look_up(struct resolver *r, struct span text, struct name_spelling **found,
                    size_t *count, struct spellings *out)
{
    char key[NAME_KEY_MAX];
    struct span asked = {key, 0};

    *out = (struct spellings){0};
    *count = 0;
    if (!r->has_buckets && !index_spelling_buckets(r->index, &r->buckets, r->err))
        return false;
    r->has_buckets = true;
    if (r->buckets)
        asked.len = name_key(text, key);
    if (asked.len == 0)
        return true;
    if (!index_spellings(r->index, r->buckets, asked, r->arena, found, count, r->err))
        return false;
    out->at = arena_take(r->arena, *count, sizeof *out->at);
    return out->at || error_memory(r->err);
}

static void keep_commonest(struct spellings *out)
{
    out->all = out->count;
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, commonest_first);
    if (out->count > SPELLINGS_MAX)
        out->count = SPELLINGS_MAX;
}

/* ---- Of one name ---- */

/* What is the same as what is, or as what was typed, is the same too; in turn, until there is no more. */
static void find_same(struct spellings *all, struct span first)
{
    size_t queue[SAME_MAX] = {0}, queued = 0, count = all->count < SAME_MAX ? all->count : SAME_MAX;

    for (size_t done = 0; done <= queued; done++) {
        struct span from = done ? all->at[queue[done - 1]].folded : first;
        for (size_t i = 0; i < count; i++)
            if (!all->at[i].same &&
                (span_equal(all->at[i].folded, from) || are_same(from, all->at[i].folded))) {
                all->at[i].same = true;
                queue[queued++] = i;
            }
    }
}

/* What the others are held against: what was typed, where the archive has it; else its commonest other spelling. */
static struct span find_anchor(const struct typed_name *name, struct span typed, bool there,
                               const struct spellings *all)
{
    const struct spelling *best = NULL;

    if (there)
        return typed;
    for (size_t i = 0; i < all->count; i++)
        if (is_wanted(name, typed, there, all->at[i].folded) &&
            (!best || commonest_first(&all->at[i], best) < 0))
            best = &all->at[i];
    if (!best || (name->known && !are_same(typed, best->folded)))
        return typed;
    return best->folded;
}

/* What is wanted, or the same as something that is, and not struck out. */
static void keep_wanted(const struct typed_name *name, struct span typed, struct strikes *strikes,
                        struct spellings *all)
{
    bool there = all->typed_there || (name->known && name->words == 1);
    size_t kept = 0;

    find_same(all, find_anchor(name, typed, there, all));
    for (size_t i = 0; i < all->count; i++)
        if ((all->at[i].same || is_wanted(name, typed, there, all->at[i].folded)) &&
            !is_struck(strikes, all->at[i].folded))
            all->at[kept++] = all->at[i];
    all->count = kept;
}

/* Whether a single word that the archive has is a name more often than not: Later, Change, Mark are none. */
static bool is_name(struct resolver *r, struct span typed, const struct name_spelling *found,
                    size_t count, bool *is)
{
    uint64_t articles = 0, naming = 0;

    for (size_t i = 0; i < count; i++)
        if (span_equal(found[i].folded, typed) && found[i].articles > naming)
            naming = found[i].articles;
    if (!term_articles(r->index, "", typed, &articles, r->err))
        return false;
    *is = 2 * naming >= articles;
    return true;
}

bool resolve_spellings(struct resolver *r, const struct typed_name *name, struct strikes *strikes,
                       struct spellings *out)
{
    char folded[NAME_FOLDED_MAX];
    struct span typed = {folded, names_fold(name->text, folded)};
    struct name_spelling *found;
    bool is = true;
    size_t count;

    if (!look_up(r, typed, &found, &count, out))
        return false;
    if (count && name->known && name->words == 1 && !is_name(r, typed, found, count, &is))
        return false;
    for (size_t i = 0; is && i < count; i++) {
        if (!is_candidate(name, &found[i]))
            continue;
        out->typed_there |= names_have_words(found[i].folded, typed);
        if (!is_as_typed(name, typed, found[i].folded))
            add_spelling(out, &found[i]);
    }
    keep_wanted(name, typed, strikes, out);
    keep_commonest(out);
    return true;
}

bool resolve_name_words(struct resolver *r, enum entity_type type, struct span word,
                        struct spellings *out)
{
    struct typed_name name = {.text = word, .words = 1};
    struct name_spelling *found;
    size_t count;

    if (!look_up(r, word, &found, &count, out))
        return false;
    for (size_t i = 0; i < count; i++)
        name.known |=
            found[i].type == type && found[i].is_word && span_equal(found[i].folded, word);
    for (size_t i = 0; i < count; i++)
        if (found[i].type == type && found[i].is_word && !span_equal(found[i].folded, word) &&
            is_near_word(&name, word, found[i].folded))
            add_spelling(out, &found[i]);
    keep_commonest(out);
    return true;
}

bool resolve_names_near(struct resolver *r, enum entity_type type, struct span name,
                        struct spellings *out)
{
    struct name_spelling *found;
    size_t count;

    if (!look_up(r, name, &found, &count, out))
        return false;
    for (size_t i = 0; i < count; i++)
        if (found[i].type == type && !found[i].is_word &&
            !names_have_words(found[i].folded, name) && are_near(name, found[i].folded))
            add_spelling(out, &found[i]);
    keep_commonest(out);
    return true;
}
