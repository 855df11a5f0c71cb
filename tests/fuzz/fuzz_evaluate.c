/* tests/fuzz/fuzz_evaluate.c: any bytes as a query, and any as a headline and a text: what is marked are
 * whole words in order, without a mark nothing matched by words, and passages come best first.
 *
 * The first line is the query, the second the headline, the rest the text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/words.h"
#include "searcher/query/parse.h"
#include "searcher/rank/passage_score.h"
#include "searcher/result/highlight.h"
#include "tests/support/insist.h"

/* Whether [start, end) is a word of the text. */
static bool is_word(struct span text, uint32_t start, uint32_t end)
{
    struct words words = {.text = text};
    struct word word;

    while (words_next(&words, &word) && word.start <= start)
        if (word.start == start)
            return word.end == end;
    return false;
}

static void check_items(const struct evaluation *found)
{
    const struct article *a = found->of;
    uint32_t last = 0;

    insist(found->title_count <= found->count);
    for (size_t i = 0; i < found->count; i++) {
        const struct occurrence *o = &found->items[i];
        bool title = i < found->title_count;
        insist(i == 0 || o->position >= last);
        insist(o->words != 0);
        insist(is_word(title ? article_title(a) : a->text, o->start, o->end));
        insist(found->matches || !o->marked);
        last = o->position;
    }
}

static void check_marks(const struct mark *marks, size_t count, size_t len)
{
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        insist(marks[i].start >= last && marks[i].start < marks[i].end && marks[i].end <= len);
        last = marks[i].end;
    }
}

static void check_passages(const struct evaluation *found, struct arena *arena)
{
    const struct article *a = found->of;
    struct ranked_passage *ranked;
    const struct mark *marks;
    struct lede_error err;
    size_t count, mark_count;

    insist(passages_rank(found, 60, 3, arena, &ranked, &count, &err));
    insist(count <= 3 && count <= a->passage_count && (count > 0 || a->passage_count == 0));
    for (size_t i = 0; i < count; i++) {
        insist(ranked[i].number < a->passage_count && ranked[i].score >= 0);
        insist(i == 0 || ranked[i - 1].score >= ranked[i].score);
        const struct passage *p = &a->passages[ranked[i].number];
        insist(highlight_text(found, p->start, p->end, arena, &marks, &mark_count));
        check_marks(marks, mark_count, p->end - p->start);
    }
    insist(highlight_title(found, arena, &marks, &mark_count));
    check_marks(marks, mark_count, article_title(a).len);
}

static void evaluate(const struct query *q, const struct article *a, bool any,
                     struct stemmer *stemmer, struct arena *arena)
{
    struct evaluator *e;
    struct evaluation found;
    struct lede_error err;

    insist(evaluator_make(q, any, stemmer, arena, &e, &err));
    insist(evaluator_word_count(e) <= QUERY_WORDS_MAX);
    insist(evaluator_run(e, a, arena, &found, &err));
    check_items(&found);
    check_passages(&found, arena);
}

static struct span repaired(struct span bytes, struct arena *arena)
{
    struct buf b = {0};
    struct span text;

    (void)utf8_repair(bytes, &b);
    text = arena_span(arena, buf_span(&b));
    insist(buf_ok(&b) && text.at);
    buf_free(&b);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct stemmer *stemmer;
    struct span rest = {(const char *)data, size}, typed, title;
    struct article a = {.id = SPAN("id"), .title.origin = ORIGIN_GIVEN};
    struct arena arena = {0};
    struct passage *passages;
    struct lede_error err;
    struct query q;

    if (!stemmer)
        insist(stemmer_open(&stemmer, 0, &err));
    if (!span_cut(&rest, '\n', &typed) || !span_cut(&rest, '\n', &title))
        return 0;
    insist(query_parse(typed, NULL, &arena, &q, &err));
    a.title.value = repaired(title, &arena);
    a.text = repaired(rest, &arena);
    insist(passages_cut(a.text, &arena, &passages, &a.passage_count, &err));
    a.passages = passages;
    evaluate(&q, &a, false, stemmer, &arena);
    evaluate(&q, &a, true, stemmer, &arena);
    arena_free(&arena);
    return 0;
}
