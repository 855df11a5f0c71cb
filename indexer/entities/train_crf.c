/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/train_crf.h"

#include <math.h>

#include "common/random.h"

enum { RUN_MAX = 400, USED_MAX = FEATURES_MAX + DOCUMENT_FEATURES };

static const float drop_share = 0.2F, l2 = 2e-6F;

/* One run on the way through. */
struct run {
    const struct train_token *tokens;
    size_t count;
    uint32_t used[RUN_MAX][USED_MAX];
    size_t used_count[RUN_MAX];
    float own[RUN_MAX][LABELS_PADDED]; /* exp of the sums, then what each label is worth */
    float forward[RUN_MAX][LABELS_PADDED], backward[RUN_MAX][LABELS_PADDED];
    float steps[LABEL_COUNT][LABEL_COUNT]; /* exp of the transitions; 0 where forbidden */
};

bool crf_open(struct crf *c, size_t features, struct lede_error *err)
{
    *c = (struct crf){.count = features};
    c->rows = mem_take(features + 1, CRF_ROW * sizeof *c->rows);
    return c->rows || error_memory(err);
}

void crf_free(struct crf *c)
{
    mem_free(c->rows);
    *c = (struct crf){0};
}

static bool chance(struct random *r, float share)
{
    return (float)(random_next(r) >> 40) < share * 16777216.0F;
}

/* Which features of a token count this time: all but those dropped; r is NULL where none is. */
static size_t choose(const struct train_data *d, const struct train_token *t, bool document,
                     struct random *r, uint32_t used[])
{
    size_t n = 0;

    for (size_t k = 0; k < t->feature_count; k++)
        if (!r || !chance(r, drop_share))
            used[n++] = d->features[t->features + k];
    for (size_t k = 0; document && k < DOCUMENT_FEATURES; k++)
        if (t->document[k] != NO_FEATURE && (!r || !chance(r, drop_share)))
            used[n++] = t->document[k];
    return n;
}

/* Let the processor bring the rows nearer: most of the time goes into waiting for them. */
static void fetch_rows(const struct crf *c, const uint32_t used[], size_t count)
{
#ifdef __GNUC__
    for (size_t k = 0; k < count; k++) {
        const float *w = c->rows + (size_t)used[k] * CRF_ROW;
        __builtin_prefetch(w);
        __builtin_prefetch(w + LABELS_PADDED);
    }
#else
    (void)c;
    (void)used;
    (void)count;
#endif
}

/* The sums of each token's features, made exp of the difference to the best. */
static void sum_up(const struct crf *c, const struct train_data *d, struct run *run, bool document,
                   struct random *r)
{
    float scale = r ? 1.0F / (1.0F - drop_share) : 1.0F;

    for (size_t i = 0; i < run->count; i++) {
        run->used_count[i] = choose(d, &run->tokens[i], document, r, run->used[i]);
        fetch_rows(c, run->used[i], run->used_count[i]);
    }
    for (size_t i = 0; i < run->count; i++) {
        float sums[LABELS_PADDED] = {0}, best;
        for (size_t k = 0; k < run->used_count[i]; k++) {
            const float *w = c->rows + (size_t)run->used[i][k] * CRF_ROW;
            for (size_t y = 0; y < LABELS_PADDED; y++)
                sums[y] += w[y];
        }
        best = sums[0];
        for (size_t y = 1; y < LABEL_COUNT; y++)
            best = sums[y] > best ? sums[y] : best;
        for (size_t y = 0; y < LABEL_COUNT; y++)
            run->own[i][y] = expf(scale * (sums[y] - best));
    }
}

static void set_steps(const struct crf *c, struct run *run)
{
    for (size_t a = 0; a < LABEL_COUNT; a++)
        for (size_t b = 0; b < LABEL_COUNT; b++)
            run->steps[a][b] =
                label_may_follow((uint8_t)a, (uint8_t)b) ? expf(c->transitions[a][b]) : 0.0F;
}

static void scale_to_one(float row[])
{
    float sum = 0;

    for (size_t y = 0; y < LABEL_COUNT; y++)
        sum += row[y];
    for (size_t y = 0; y < LABEL_COUNT; y++)
        row[y] = sum > 0 ? row[y] / sum : 0;
}

/* Forward and backward sums, each row scaled to 1. */
static void go_through(struct run *run)
{
    size_t n = run->count;

    for (size_t i = 0; i < n; i++) {
        for (size_t y = 0; y < LABEL_COUNT; y++) {
            float sum = 0;
            if (i == 0)
                sum = run->steps[LABEL_O][y];
            else
                for (size_t b = 0; b < LABEL_COUNT; b++)
                    sum += run->forward[i - 1][b] * run->steps[b][y];
            run->forward[i][y] = sum * run->own[i][y];
        }
        scale_to_one(run->forward[i]);
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t y = 0; y < LABEL_COUNT; y++) {
            float sum = 0;
            if (i + 1 == n)
                sum = label_is_open((uint8_t)y) ? 0.0F : 1.0F;
            else
                for (size_t a = 0; a < LABEL_COUNT; a++)
                    sum += run->steps[y][a] * run->own[i + 1][a] * run->backward[i + 1][a];
            run->backward[i][y] = sum;
        }
        scale_to_one(run->backward[i]);
    }
}

static void climb(float *w, float *square, float gradient, float step)
{
    float g = gradient - l2 * *w;

    *square += g * g;
    *w += step * g / (sqrtf(*square) + 1e-6F);
}

static void learn_token(struct crf *c, struct run *run, size_t i, float weight, float step)
{
    float gradient[LABELS_PADDED] = {0}, sum = 0;

    for (size_t y = 0; y < LABEL_COUNT; y++) {
        gradient[y] = run->forward[i][y] * run->backward[i][y];
        sum += gradient[y];
    }
    for (size_t y = 0; y < LABEL_COUNT; y++)
        gradient[y] = weight * ((y == run->tokens[i].label ? 1.0F : 0.0F) - gradient[y] / sum);
    for (size_t k = 0; k < run->used_count[i]; k++) {
        float *w = c->rows + (size_t)run->used[i][k] * CRF_ROW, *square = w + LABELS_PADDED;
        for (size_t y = 0; y < LABELS_PADDED; y++) {
            float g = gradient[y] - l2 * w[y];
            square[y] += g * g;
            w[y] += step * g / (sqrtf(square[y]) + 1e-6F);
        }
    }
}

/* The probability of each pair of labels at i - 1 and i, taken from *expected. */
static void take_pairs(const struct run *run, size_t i, float expected[LABEL_COUNT][LABEL_COUNT])
{
    float pair[LABEL_COUNT][LABEL_COUNT], sum = 0;

    for (size_t a = 0; a < LABEL_COUNT; a++)
        for (size_t b = 0; b < LABEL_COUNT; b++) {
            float before = i ? run->forward[i - 1][a] : a == LABEL_O ? 1.0F : 0.0F;
            pair[a][b] = before * run->steps[a][b] * run->own[i][b] * run->backward[i][b];
            sum += pair[a][b];
        }
    for (size_t a = 0; a < LABEL_COUNT; a++)
        for (size_t b = 0; b < LABEL_COUNT; b++)
            expected[a][b] -= pair[a][b] / sum;
}

static void learn_steps(struct crf *c, const struct run *run, float weight, float step)
{
    float expected[LABEL_COUNT][LABEL_COUNT] = {{0}};

    for (size_t i = 0; i < run->count; i++) {
        take_pairs(run, i, expected);
        expected[i ? run->tokens[i - 1].label : LABEL_O][run->tokens[i].label] += 1.0F;
    }
    for (size_t a = 0; a < LABEL_COUNT; a++)
        for (size_t b = 0; b < LABEL_COUNT; b++)
            if (label_may_follow((uint8_t)a, (uint8_t)b))
                climb(&c->transitions[a][b], &c->squares[a][b], weight * expected[a][b], step);
}

/* Whether the labels can be had: a name that was cut by a border of the run cannot. */
static bool is_well_formed(const struct run *run)
{
    uint8_t before = LABEL_O;

    for (size_t i = 0; i < run->count; i++) {
        if (!label_may_follow(before, run->tokens[i].label))
            return false;
        before = run->tokens[i].label;
    }
    return !label_is_open(before);
}

/* A run: its first token and how many; its article. */
struct place {
    size_t first;
    uint32_t count, article;
};

static struct place *list_runs(const struct train_data *d, const struct crf_plan *plan,
                               size_t *count)
{
    struct place *runs = mem_take(d->token_count + 1, sizeof *runs);
    size_t n = 0;

    for (size_t a = 0; runs && a < d->article_count; a++) {
        const struct train_article *article = &d->articles[a];
        if (plan->folds && article->original % plan->folds == plan->left_out)
            continue;
        for (size_t i = article->first; i < article->first + article->count; i++)
            if (d->tokens[i].run_start)
                runs[n++] = (struct place){i, 1, (uint32_t)a};
            else
                runs[n - 1].count++;
    }
    *count = n;
    return runs;
}

static float step_of(const struct crf_plan *plan, unsigned pass)
{
    float done = (float)pass / (float)plan->passes;

    if (plan->settled || done >= 0.85F)
        return plan->step * 0.2F;
    return done >= 0.6F ? plan->step * 0.5F : plan->step;
}

/* Four of ten articles are seen as at the first look, so that one set of weights serves both. */
static bool has_document(size_t article, unsigned pass)
{
    struct random r = {article * 1000 + pass};
    return !chance(&r, 0.4F);
}

bool crf_train(struct crf *c, const struct train_data *d, const struct crf_plan *plan,
               struct lede_error *err)
{
    size_t count = 0;
    struct place *runs = list_runs(d, plan, &count);
    struct run *run = mem_take(1, sizeof *run);
    struct random r = {plan->seed};
    bool ok = runs && run;

    for (unsigned pass = 0; ok && pass < plan->passes; pass++) {
        float step = step_of(plan, pass);
        for (size_t i = count; i > 1; i--) {
            size_t k = (size_t)random_below(&r, i);
            struct place other = runs[i - 1];
            runs[i - 1] = runs[k];
            runs[k] = other;
        }
        for (size_t i = 0; i < count; i++) {
            float weight = d->articles[runs[i].article].weight;
            run->tokens = &d->tokens[runs[i].first];
            run->count = runs[i].count;
            if (run->count > RUN_MAX || !is_well_formed(run))
                continue;
            sum_up(c, d, run, has_document(runs[i].article, pass), &r);
            set_steps(c, run);
            go_through(run);
            learn_steps(c, run, weight, step);
            for (size_t k = 0; k < run->count; k++)
                learn_token(c, run, k, weight / (1.0F - drop_share), step);
        }
    }
    mem_free(runs);
    mem_free(run);
    return ok || error_memory(err);
}

/* The best label before y at i, and how good it is: Viterbi, since the best of each token alone would not be
 * well formed. */
static float best_before(const struct run *run, const float before[], size_t y, uint8_t *which)
{
    float top = 0;

    for (size_t b = 0; b < LABEL_COUNT; b++)
        if (before[b] * run->steps[b][y] > top) {
            top = before[b] * run->steps[b][y];
            *which = (uint8_t)b;
        }
    return top;
}

static void best_labels(const struct run *run, uint8_t *labels)
{
    float best[LABEL_COUNT] = {1.0F}, next[LABEL_COUNT];
    uint8_t back[RUN_MAX][LABEL_COUNT] = {{0}}, label = LABEL_O;

    for (size_t i = 0; i < run->count; i++) {
        for (size_t y = 0; y < LABEL_COUNT; y++)
            next[y] = best_before(run, best, y, &back[i][y]) * run->own[i][y];
        scale_to_one(next);
        memcpy(best, next, sizeof best);
    }
    for (size_t y = 1; y < LABEL_COUNT; y++)
        if (!label_is_open((uint8_t)y) && best[y] > best[label])
            label = (uint8_t)y;
    for (size_t i = run->count; i-- > 0;) {
        labels[i] = label;
        label = back[i][label];
    }
}

bool crf_tag(const struct crf *c, const struct train_data *d, const struct train_article *a,
             uint8_t *labels, struct lede_error *err)
{
    struct run *run = mem_take(1, sizeof *run);

    if (!run)
        return error_memory(err);
    set_steps(c, run);
    for (size_t i = 0; i < a->count;) {
        size_t end = i + 1;
        while (end < a->count && !d->tokens[a->first + end].run_start && end - i < RUN_MAX)
            end++;
        run->tokens = &d->tokens[a->first + i];
        run->count = end - i;
        sum_up(c, d, run, false, NULL);
        best_labels(run, labels + i);
        i = end;
    }
    mem_free(run);
    return true;
}
