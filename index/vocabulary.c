/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/vocabulary.h"

#include <stdlib.h>

#include <xapian-c.h>

#include "analysis/edit_distance.h"
#include "analysis/edit_walk.h"
#include "analysis/pattern.h"
#include "analysis/stem.h"
#include "common/limits.h"
#include "common/utf8.h"

static const uint64_t not_wanted = UINT64_MAX; /* a rank */

/* A form that was found. The lower the rank the better; of equal ones the first by bytes. */
struct kept {
    uint64_t rank;
    uint32_t articles;
    uint8_t edits, len;
    char at[WORD_BYTES_MAX];
};

/* The best of what was found so far, and some more: twice the cap, then the worse half goes. */
struct best {
    size_t cap;
    struct kept *kept;
    size_t count, room;
    uint64_t all, worst; /* worst: once the cap is reached, what is not below it is of no use */
    bool no_memory;
};

static struct span form_of(const struct kept *k)
{
    return (struct span){k->at, k->len};
}

static int compare_kept(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return span_compare(form_of(x), form_of(y));
}

static void best_begin(struct best *b)
{
    b->count = 0;
    b->all = 0;
    b->worst = UINT64_MAX;
    b->no_memory = false;
}

static void best_cut(struct best *b)
{
    if (b->count > 1)
        qsort(b->kept, b->count, sizeof *b->kept, compare_kept);
    if (b->count < b->cap)
        return;
    b->count = b->cap;
    if (b->cap)
        b->worst = b->kept[b->cap - 1].rank;
}

static void best_put(struct best *b, struct span form, uint32_t articles, unsigned edits,
                     uint64_t rank)
{
    if (rank == not_wanted)
        return;
    b->all++;
    if (b->cap == 0 || rank >= b->worst) /* forms come by their bytes: an equal one is worse */
        return;
    if (b->count / 2 >= b->cap)
        best_cut(b);
    if (!mem_grow(&b->kept, &b->room, b->count + 1, sizeof *b->kept)) {
        b->no_memory = true;
        return;
    }
    struct kept *k = &b->kept[b->count++];
    *k = (struct kept){rank, articles, (uint8_t)edits, (uint8_t)form.len, {0}};
    memcpy(k->at, form.at, form.len);
}

/* ---- Scanning ---- */

/* A walk over the word forms, in the order of their bytes. */
struct scan {
    /* Whether the form is one of those asked for; XC_TAKE if so. */
    enum xc_stride (*look)(struct scan *s, struct span form, struct span *to);
    /* The lower the better. */
    uint64_t (*rank)(struct scan *s, struct span form, uint32_t articles);
    struct best best;
    struct span pattern, start; /* of vocabulary_pattern() */
    struct edit_walk near;
    unsigned edits;         /* of the form last taken */
    struct span word, stem; /* of vocabulary_spellings() */
    struct stemmer *stemmer;
    uint32_t articles; /* that have the word as it is */
};

static void begin(void *arg)
{
    struct scan *s = arg;
    best_begin(&s->best);
}

/* Terms that begin with a capital have a prefix: they are passed in one step. */
static enum xc_stride look(void *arg, struct xc_str term, struct xc_str *to)
{
    static const char behind_capitals[] = {'Z' + 1};
    struct scan *s = arg;
    struct span next;

    if (s->best.no_memory)
        return XC_STOP;
    if (term.len && term.at[0] >= 'A' && term.at[0] <= 'Z') {
        *to = (struct xc_str){behind_capitals, 1};
        return XC_SEEK;
    }
    if (term.len > WORD_BYTES_MAX)
        return XC_ON;
    enum xc_stride stride = s->look(s, (struct span){term.at, term.len}, &next);
    if (stride == XC_SEEK)
        *to = (struct xc_str){next.at, next.len};
    return stride;
}

static void take(void *arg, struct xc_str term, uint32_t docs)
{
    struct scan *s = arg;
    struct span form = {term.at, term.len};
    best_put(&s->best, form, docs, s->edits, s->rank(s, form, docs));
}

/* Walk from the first form at or above `from`; what was found is then sorted and cut. */
static bool scan_run(struct scan *s, struct index_reader *r, struct span from,
                     struct lede_error *err)
{
    struct xc_walker walker = {.begin = begin, .look = look, .take = take, .arg = s};
    struct xc_error why;

    if (!xc_walk_terms(index_xapian(r), (struct xc_str){from.at, from.len}, &walker, &why))
        return index_error(err, &why);
    if (s->best.no_memory)
        return error_memory(err);
    best_cut(&s->best);
    return true;
}

static uint64_t most_articles(struct scan *s, struct span form, uint32_t articles)
{
    (void)s;
    (void)form;
    return UINT32_MAX - articles;
}

/* Run the scan and copy what it finds. */
static bool find(struct scan *s, struct index_reader *r, struct span from, struct arena *arena,
                 struct vocabulary_found *out, struct lede_error *err)
{
    struct vocabulary_word *words;
    bool ok = false;

    s->rank = most_articles;
    if (!scan_run(s, r, from, err))
        goto out;
    words = arena_take(arena, s->best.count, sizeof *words);
    for (size_t i = 0; words && i < s->best.count; i++) {
        const struct kept *k = &s->best.kept[i];
        words[i] = (struct vocabulary_word){arena_span(arena, form_of(k)), k->articles};
        if (!words[i].form.at)
            words = NULL;
    }
    if (!words) {
        error_memory(err);
        goto out;
    }
    *out = (struct vocabulary_found){words, s->best.count, s->best.all};
    ok = true;
out:
    mem_free(s->best.kept);
    return ok;
}

/* ---- By pattern ---- */

static enum xc_stride look_pattern(struct scan *s, struct span form, struct span *to)
{
    (void)to;
    if (!span_starts(form, s->start))
        return XC_STOP; /* the walk began with those that do */
    return pattern_matches(s->pattern, form) ? XC_TAKE : XC_ON;
}

bool vocabulary_pattern(struct index_reader *r, struct span pattern, size_t cap,
                        struct arena *arena, struct vocabulary_found *out, struct lede_error *err)
{
    struct scan s = {.look = look_pattern, .best.cap = cap, .pattern = pattern};

    *out = (struct vocabulary_found){0};
    s.start = pattern_start(pattern);
    if (pattern_least(pattern) > WORD_BYTES_MAX)
        return true; /* no form is so long */
    return find(&s, r, s.start, arena, out, err);
}

/* ---- By nearness ---- */

static enum xc_stride look_near(struct scan *s, struct span form, struct span *to)
{
    switch (edit_walk_next(&s->near, form, &s->edits, to)) {
    case EDIT_NEAR: return XC_TAKE;
    case EDIT_SEEK: return XC_SEEK;
    case EDIT_END: return XC_STOP;
    case EDIT_ON: break;
    }
    return XC_ON;
}

bool vocabulary_near(struct index_reader *r, struct span word, unsigned distance, size_t cap,
                     struct arena *arena, struct vocabulary_found *out, struct lede_error *err)
{
    struct scan s = {.look = look_near, .best.cap = cap};

    *out = (struct vocabulary_found){0};
    if (distance > EDIT_WALK_LIMIT)
        distance = EDIT_WALK_LIMIT;
    if (word.len == 0 || !edit_walk_begin(&s.near, word, distance))
        return true;
    return find(&s, r, (struct span){0}, arena, out, err);
}

/* ---- Spellings ---- */

/* What has the word's stem is found with it, and what has a digit is no slip of the pen. */
static enum xc_stride look_spelling(struct scan *s, struct span form, struct span *to)
{
    enum xc_stride stride = look_near(s, form, to);

    if (stride == XC_TAKE && (edit_limit(form) == 0 || span_equal(form, s->word) ||
                              span_equal(stem_of(s->stemmer, form), s->stem)))
        return XC_ON;
    return stride;
}

/* Whether each character of a stands in b. */
static bool has_letters(struct span b, struct span a)
{
    size_t len;

    for (size_t i = 0; i < a.len; i += len) {
        (void)utf8_at(a, i, &len);
        if (span_find(b, span_part(a, i, i + len), 0) == SIZE_MAX)
            return false;
    }
    return true;
}

/* Where each comes among those of equal edits: index/vocabulary.h. */
enum { RANK_LETTERS = 32, RANK_START, RANK_EDITS, RANK_RARE = 40 };

static uint64_t likeliest(struct scan *s, struct span form, uint32_t articles)
{
    size_t len;

    if (articles <= s->articles)
        return not_wanted;
    bool other_start = utf8_at(form, 0, &len) != utf8_at(s->word, 0, &len);
    bool other_letters = !has_letters(form, s->word) || !has_letters(s->word, form);
    return (uint64_t)(articles < 2) << RANK_RARE | (uint64_t)s->edits << RANK_EDITS |
           (uint64_t)other_start << RANK_START | (uint64_t)other_letters << RANK_LETTERS |
           (UINT32_MAX - articles);
}

static bool has_stem(const struct span *stems, size_t count, struct span stem)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(stems[i], stem))
            return true;
    return false;
}

/* Of forms with one stem the best is enough: a search for it finds the others. */
static bool copy_spellings(const struct scan *s, size_t cap, struct arena *arena,
                           const struct vocabulary_spelling **out, size_t *count,
                           struct lede_error *err)
{
    const struct best *best = &s->best;
    struct vocabulary_spelling *found = arena_take(arena, best->count, sizeof *found);
    struct span *stems = arena_take(arena, best->count, sizeof *stems);
    size_t n = 0;

    if (!found || !stems)
        return error_memory(err);
    for (size_t i = 0; i < best->count && n < cap; i++) {
        const struct kept *k = &best->kept[i];
        struct span stem = stem_of(s->stemmer, form_of(k));
        if (has_stem(stems, n, stem))
            continue;
        stems[n] = arena_span(arena, stem);
        found[n] =
            (struct vocabulary_spelling){arena_span(arena, form_of(k)), k->articles, k->edits};
        if (!stems[n].at || !found[n].form.at)
            return error_memory(err);
        n++;
    }
    *out = found;
    *count = n;
    return true;
}

/* What the scan has to know of the word. */
static bool describe_word(struct scan *s, struct index_reader *r, struct arena *arena,
                          struct lede_error *err)
{
    struct xc_error why;

    if (!stemmer_open(&s->stemmer, 0, err))
        return false;
    s->stem = arena_span(arena, stem_of(s->stemmer, s->word));
    if (!s->stem.at)
        return error_memory(err);
    return xc_term_stats(index_xapian(r), (struct xc_str){s->word.at, s->word.len}, &s->articles,
                         NULL, &why) ||
           index_error(err, &why);
}

bool vocabulary_spellings(struct index_reader *r, struct span word, size_t cap, struct arena *arena,
                          const struct vocabulary_spelling **out, size_t *count,
                          struct lede_error *err)
{
    enum { FORMS_OF_A_STEM = 8 }; /* that may stand before the next stem's */
    struct scan s = {.look = look_spelling, .rank = likeliest, .word = word};
    unsigned limit = edit_limit(word);
    bool ok;

    *out = NULL;
    *count = 0;
    if (limit == 0 || !edit_walk_begin(&s.near, word, limit))
        return true;
    s.best.cap = cap < SIZE_MAX / FORMS_OF_A_STEM ? cap * FORMS_OF_A_STEM : cap;
    ok = describe_word(&s, r, arena, err) && scan_run(&s, r, (struct span){0}, err) &&
         copy_spellings(&s, cap, arena, out, count, err);
    stemmer_close(s.stemmer);
    mem_free(s.best.kept);
    return ok;
}
