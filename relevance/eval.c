/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/eval.h"

#include <math.h>
#include <stdlib.h>

#include "common/utf8.h"

/* A document of the run with what the qrels say of it. */
struct hit {
    struct span document;
    float score;
    int32_t grade;
};

/* What the evaluation of one run needs of memory: enough for its largest topic. */
struct desk {
    struct arena arena;
    struct hit *hits;
    int32_t *grades, *ideal;
    size_t *found;
};

static size_t largest(const struct trec_file *file)
{
    size_t most = 0;
    for (size_t i = 0; i < file->count; i++)
        if (file->topics[i].count > most)
            most = file->topics[i].count;
    return most;
}

static bool lay_out(struct desk *d, const struct trec_file *qrels, const struct trec_file *run,
                    struct lede_error *err)
{
    size_t most = largest(run);

    d->hits = arena_take(&d->arena, most + 1, sizeof *d->hits);
    d->grades = arena_take(&d->arena, most + 1, sizeof *d->grades);
    d->found = arena_take(&d->arena, most + 1, sizeof *d->found);
    d->ideal = arena_take(&d->arena, largest(qrels) + 1, sizeof *d->ideal);
    return (d->hits && d->grades && d->found && d->ideal) || error_memory(err);
}

/* Both score and document falling. */
static int compare_hits(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return span_compare(b->document, a->document);
}

static int compare_falling(const void *left, const void *right)
{
    const int32_t *a = left, *b = right;
    return (*a < *b) - (*a > *b);
}

/* The documents of both, which lie in the same order, with their grades. */
static size_t join(const struct eval_request *r, const struct trec_topic *judged,
                   const struct trec_topic *retrieved, struct hit *hits)
{
    size_t count = 0, j = 0;

    for (size_t i = 0; i < retrieved->count; i++) {
        const struct trec_row *row = &retrieved->rows[i];
        int by = -1;
        while (j < judged->count &&
               (by = span_compare(judged->rows[j].document, row->document)) < 0)
            j++;
        int32_t grade = j < judged->count && by == 0 ? judged->rows[j].grade : GRADE_NONE;
        if (grade >= 0 || !r->judged_only)
            hits[count++] =
                (struct hit){.document = row->document, .score = row->score, .grade = grade};
    }
    return count;
}

/* retrieved is NULL where the run lacks the topic. */
static struct ranked_list rank(const struct eval_request *r, struct desk *d,
                               const struct trec_topic *judged, const struct trec_topic *retrieved)
{
    struct ranked_list list = {
        .grades = d->grades, .found = d->found, .ideal = d->ideal, .level = r->level};

    for (size_t i = 0; i < judged->count; i++) {
        int32_t grade = judged->rows[i].grade;
        list.relevant += grade >= r->level;
        list.nonrelevant += grade >= 0 && grade < r->level;
        if (grade > 0)
            d->ideal[list.ideal_count++] = grade;
    }
    qsort(d->ideal, list.ideal_count, sizeof *d->ideal, compare_falling);
    if (retrieved)
        list.count = join(r, judged, retrieved, d->hits);
    qsort(d->hits, list.count, sizeof *d->hits, compare_hits);
    if (r->depth && list.count > r->depth)
        list.count = r->depth;
    for (size_t i = 0; i < list.count; i++) {
        d->grades[i] = d->hits[i].grade;
        d->found[i + 1] = d->found[i] + (d->grades[i] >= r->level);
    }
    return list;
}

static void print_name(struct buf *out, const struct choice *c, struct span topic)
{
    char name[CHOICE_NAME_MAX], *room;
    size_t size = 4 * topic.len + 1; /* each byte as \x1b at most */

    choice_name(c, name);
    buf_addf(out, "%-22s\t", name);
    room = buf_room(out, size);
    if (room)
        buf_used(out, utf8_show(topic, room, size));
    buf_byte(out, '\t');
}

static void print_number(struct buf *out, const struct choice *c, struct span topic, double value)
{
    print_name(out, c, topic);
    if (c->measure->over == OVER_SUM || c->measure->over == OVER_TOPICS)
        buf_addf(out, "%.0f\n", value);
    else
        buf_addf(out, "%6.4f\n", value);
}

static void print_tag(struct buf *out, const struct choice *c, struct span tag)
{
    size_t size = 4 * tag.len + 1;

    print_name(out, c, SPAN("all"));
    char *room = buf_room(out, size);
    if (room)
        buf_used(out, utf8_show(tag, room, size));
    buf_byte(out, '\n');
}

/* Add the topic's values to the sums, and its lines to *out if it is to have some. */
static void add_topic(const struct eval_request *r, const struct ranked_list *list,
                      struct span topic, bool print, double *sums, struct buf *out)
{
    for (size_t i = 0; i < r->choices.count; i++) {
        const struct choice *c = &r->choices.at[i];
        if (!c->measure->of_topic)
            continue;
        double value = c->measure->of_topic(list, c->k);
        sums[i] += value;
        if (print && c->measure->over != OVER_GEOMETRIC)
            print_number(out, c, topic, value);
    }
}

static double over_topics(const struct choice *c, double sum, size_t topics)
{
    switch (c->measure->over) {
    case OVER_MEAN: return sum / (double)topics;
    case OVER_GEOMETRIC: return exp(sum / (double)topics);
    case OVER_TOPICS: return (double)topics;
    case OVER_SUM:
    case OVER_NAME: break;
    }
    return sum;
}

static void summarize(const struct eval_request *r, const struct trec_file *run, size_t topics,
                      double *values, struct buf *out)
{
    for (size_t i = 0; i < r->choices.count; i++) {
        const struct choice *c = &r->choices.at[i];
        values[i] = over_topics(c, values[i], topics);
        if (r->no_summary)
            continue;
        if (c->measure->over == OVER_NAME)
            print_tag(out, c, run->tag);
        else
            print_number(out, c, SPAN("all"), values[i]);
    }
}

bool eval_run(const struct eval_request *request, const struct trec_file *qrels,
              const struct trec_file *run, struct buf *out, double *values, struct lede_error *err)
{
    bool ok = false;
    struct desk desk = {0};
    size_t topics = 0;

    if (!lay_out(&desk, qrels, run, err))
        goto out;
    for (size_t i = 0; i < request->choices.count; i++)
        values[i] = 0;
    for (size_t i = 0; i < qrels->count; i++) {
        const struct trec_topic *judged = &qrels->topics[i];
        const struct trec_topic *retrieved = trec_find(run, judged->id);
        if (!retrieved && !request->complete)
            continue;
        struct ranked_list list = rank(request, &desk, judged, retrieved);
        add_topic(request, &list, judged->id, request->per_topic && retrieved, values, out);
        topics++;
    }
    if (topics == 0) {
        error_set(err, LEDE_INPUT, "has no topic that is judged");
        goto out;
    }
    summarize(request, run, topics, values, out);
    if (!buf_ok(out)) {
        error_memory(err);
        goto out;
    }
    ok = true;
out:
    arena_free(&desk.arena);
    return ok;
}
