/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/rank/passage_score.h"

#include <math.h>
#include <stdlib.h>

static const double weight_closeness = 0.5;
enum { PAIR_DISTANCE_MAX = 3 };

/* The counts of one article: which words stand how often in which passage. Words here are the query's
 * different stems: a word asked by its form as well as by its stem is one, and counts once. */
struct counts {
    uint8_t number[QUERY_WORDS_MAX]; /* of the evaluator's word among the stems */
    size_t words, passages;
    uint32_t *in_passage; /* passages * words */
    double weight[QUERY_WORDS_MAX];
    double weight_sum;
    size_t *first, *last; /* items of each passage: [first, last) */
};

static uint32_t *cell(const struct counts *c, size_t passage, size_t word)
{
    return &c->in_passage[passage * c->words + word];
}

static void number_words(struct counts *c, const struct evaluator *e)
{
    for (size_t i = 0; i < evaluator_word_count(e); i++) {
        size_t same = 0;
        while (!span_equal(evaluator_word(e, same)->stem, evaluator_word(e, i)->stem))
            same++;
        c->number[i] = same < i ? c->number[same] : (uint8_t)c->words++;
    }
}

/* The stems that a marked word is, a bit each. */
static uint64_t stems_of(const struct counts *c, const struct occurrence *o)
{
    uint64_t stems = 0;

    for (uint64_t bits = o->marked ? o->words : 0; bits; bits &= bits - 1)
        stems |= (uint64_t)1 << c->number[__builtin_ctzll(bits)];
    return stems;
}

static bool take_counts(struct counts *c, const struct evaluation *found, struct arena *arena)
{
    const struct article *a = found->of;
    size_t p = 0;

    c->in_passage = arena_take(arena, c->passages * c->words + 1, sizeof *c->in_passage);
    c->first = arena_take(arena, c->passages, sizeof *c->first);
    c->last = arena_take(arena, c->passages, sizeof *c->last);
    if (!c->in_passage || !c->first || !c->last)
        return false;
    for (size_t i = found->title_count; i < found->count; i++) {
        const struct occurrence *o = &found->items[i];
        while (p < c->passages && o->start >= a->passages[p].end)
            p++;
        if (p == c->passages)
            break;
        if (o->start < a->passages[p].start)
            continue;
        if (c->last[p] == 0)
            c->first[p] = i;
        c->last[p] = i + 1;
        for (uint64_t bits = stems_of(c, o); bits; bits &= bits - 1)
            ++*cell(c, p, (size_t)__builtin_ctzll(bits));
    }
    return true;
}

static void take_weights(struct counts *c)
{
    double n = (double)c->passages;

    for (size_t w = 0; w < c->words; w++) {
        double with = 0;
        for (size_t p = 0; p < c->passages; p++)
            with += *cell(c, p, w) > 0;
        c->weight[w] = with > 0 ? log(1 + (n - with + 0.5) / (with + 0.5)) : 0;
        c->weight_sum += c->weight[w];
    }
}

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

/* Whether word a stands 1 to PAIR_DISTANCE_MAX positions before word b in the passage. */
static bool stands_before(const struct counts *c, const struct evaluation *found, size_t passage,
                          size_t a, size_t b)
{
    for (size_t i = c->first[passage]; i < c->last[passage]; i++) {
        const struct occurrence *x = &found->items[i];
        if (!(stems_of(c, x) >> a & 1))
            continue;
        for (size_t k = i + 1; k < c->last[passage]; k++) {
            const struct occurrence *y = &found->items[k];
            if (y->position - x->position > PAIR_DISTANCE_MAX)
                break;
            if (stems_of(c, y) >> b & 1)
                return true;
        }
    }
    return false;
}

static double closeness(const struct counts *c, const struct evaluation *found, size_t passage)
{
    double seen = 0, all = 0;

    for (size_t w = 0; w + 1 < c->words; w++) {
        double m = lesser(c->weight[w], c->weight[w + 1]);
        all += m;
        if (m > 0 && stands_before(c, found, passage, w, w + 1))
            seen += m;
    }
    return all > 0 ? seen / all : 0;
}

static bool score_passage(const struct counts *c, const struct evaluation *found, size_t passage,
                          double mean_words, struct ranked_passage *out)
{
    double length = found->passage_words[passage];
    double norm = 0.5 + 0.5 * length / (mean_words > 0 ? mean_words : 1);
    double covered = 0;

    *out = (struct ranked_passage){.number = passage};
    for (size_t w = 0; w < c->words; w++) {
        double f = *cell(c, passage, w);
        if (f > 0) {
            out->words_covered++;
            covered += c->weight[w];
            out->bm25 += c->weight[w] * f / (f + 0.6 * norm);
        }
    }
    if (out->words_covered == 0 || !(c->weight_sum > 0))
        return out->words_covered > 0;
    covered /= c->weight_sum;
    out->bm25 /= c->weight_sum;
    out->closeness = closeness(c, found, passage);
    out->score = covered + out->bm25 + weight_closeness * out->closeness;
    return true;
}

static int best_first(const void *x, const void *y)
{
    const struct ranked_passage *a = x, *b = y;
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* Whether a quotation that made the article match meets the passage. */
static bool has_quote(const struct evaluation *found, size_t passage)
{
    const struct passage *p = &found->of->passages[passage];

    for (size_t q = 0; found->quoted && q < found->of->quote_count; q++)
        if (found->quoted[q] && found->of->quotes[q].start < p->end &&
            found->of->quotes[q].end > p->start)
            return true;
    return false;
}

bool passages_rank(const struct evaluation *found, double mean_words, size_t limit,
                   struct arena *arena, struct ranked_passage **out, size_t *count,
                   struct lede_error *err)
{
    struct counts c = {.passages = found->of->passage_count};

    *count = 0;
    number_words(&c, found->by);
    *out = arena_take(arena, c.passages, sizeof **out);
    if (!*out || !take_counts(&c, found, arena))
        return error_memory(err);
    if (limit == 0 || c.passages == 0)
        return true;
    take_weights(&c);
    for (size_t p = 0; p < c.passages; p++)
        if (score_passage(&c, found, p, mean_words, &(*out)[*count]))
            ++*count;
    bool none = *count == 0;
    for (size_t p = 0; p < c.passages && none; p++)
        if (has_quote(found, p))
            (*out)[(*count)++] = (struct ranked_passage){.number = p};
    if (*count == 0)
        (*out)[(*count)++] = (struct ranked_passage){.number = 0};
    qsort(*out, *count, sizeof **out, best_first);
    if (*count > limit)
        *count = limit;
    return true;
}
