/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "searcher/query/parse.h"
#include "searcher/rank/passage_score.h"
#include "tests/support/check.h"

enum { PASSAGES_MAX = 8 };

/* An article of which each line is a passage, and what a query finds in it. */
struct scored {
    struct arena arena;
    struct stemmer *stemmer;
    struct passage passages[PASSAGES_MAX];
    struct article article;
    struct evaluation found;
    struct ranked_passage *ranked;
    size_t count;
};

static void score(struct scored *s, const char *typed, const char *text, double mean, size_t limit)
{
    struct span rest = span_of(text), line;
    struct evaluator *evaluator;
    struct lede_error err;
    struct query query;
    size_t n = 0;

    *s = (struct scored){.article = {.id = SPAN("a"), .text = rest}};
    while (span_cut(&rest, '\n', &line)) {
        uint32_t start = (uint32_t)(line.at - text);
        s->passages[n++] = (struct passage){start, start + (uint32_t)line.len};
    }
    s->article.passages = s->passages;
    s->article.passage_count = n;
    assert_ok(stemmer_open(&s->stemmer, 0, &err), &err);
    assert_ok(query_parse(span_of(typed), NULL, &s->arena, &query, &err), &err);
    assert_ok(evaluator_make(&query, false, s->stemmer, &s->arena, &evaluator, &err), &err);
    assert_ok(evaluator_run(evaluator, &s->article, &s->arena, &s->found, &err), &err);
    assert_ok(passages_rank(&s->found, mean, limit, &s->arena, &s->ranked, &s->count, &err), &err);
}

static void end(struct scored *s)
{
    stemmer_close(s->stemmer);
    arena_free(&s->arena);
}

static void assert_close(double got, double want)
{
    if (fabs(got - want) > 1e-12)
        fail_msg("got %.17g, want %.17g", got, want);
}

/* Three passages of three words, all as long as the mean: the norm is 0.6. "guard" stands in two of
 * them, "border" in one; the rarer weighs more. */
static void scores_as_by_hand(void **state)
{
    struct scored s;
    double guard = log(1 + 1.5 / 2.5), border = log(1 + 2.5 / 1.5), all = guard + border;

    score(&s, "border guards", "guards were there\nthe border guard\nnobody was there", 3, 9);
    assert_int_equal(s.count, 2);
    assert_int_equal(s.ranked[0].number, 1);
    assert_int_equal(s.ranked[0].words_covered, 2);
    assert_close(s.ranked[0].bm25, 1 / 1.6);
    assert_close(s.ranked[0].closeness, 1);
    assert_close(s.ranked[0].score, 1 + 1 / 1.6 + 0.5);
    assert_int_equal(s.ranked[1].number, 0);
    assert_int_equal(s.ranked[1].words_covered, 1);
    assert_close(s.ranked[1].bm25, guard / 1.6 / all);
    assert_close(s.ranked[1].closeness, 0);
    assert_close(s.ranked[1].score, guard / all + guard / 1.6 / all);
    end(&s);
    (void)state;
}

static void longer_passages_and_more_of_a_word_count_as_by_hand(void **state)
{
    struct scored s;

    /* Two of it in six words, where three are the mean: 2 / (2 + 0.6 * (0.5 + 0.5 * 2)). */
    score(&s, "guards", "guards and guards and so on\nno one", 3, 9);
    assert_int_equal(s.count, 1);
    assert_close(s.ranked[0].bm25, 2 / (2 + 0.6 * 1.5));
    end(&s);
    (void)state;
}

static void words_are_close_up_to_three_places_in_order(void **state)
{
    struct scored s;

    score(&s, "border guards", "border one two guards\nborder one two three guards\nguards border",
          3, 9);
    assert_int_equal(s.count, 3);
    for (size_t i = 0; i < s.count; i++)
        assert_close(s.ranked[i].closeness, s.ranked[i].number == 0 ? 1 : 0);
    end(&s);
    (void)state;
}

static void a_word_by_form_and_by_stem_is_one_word(void **state)
{
    struct scored s;

    score(&s, "\"border guard\" guards", "the border guard\nguards", 3, 9);
    assert_int_equal(s.ranked[0].number, 0);
    assert_int_equal(s.ranked[0].words_covered, 2);
    assert_int_equal(s.ranked[1].words_covered, 1);
    end(&s);
    (void)state;
}

static void equal_scores_leave_the_earlier_first(void **state)
{
    struct scored s;

    score(&s, "guards", "one guard\nnone here\ntwo guards\none guard", 3, 9);
    assert_int_equal(s.count, 3);
    assert_int_equal(s.ranked[0].number, 0);
    assert_int_equal(s.ranked[1].number, 2);
    assert_int_equal(s.ranked[2].number, 3);
    end(&s);
    score(&s, "guards", "one guard\nnone here\ntwo guards\none guard", 3, 2);
    assert_int_equal(s.count, 2);
    assert_int_equal(s.ranked[1].number, 2);
    end(&s);
    (void)state;
}

static void without_marks_the_first_passage_stands_for_the_article(void **state)
{
    struct scored s;

    score(&s, "-guards", "nobody\nis here", 3, 9);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.ranked[0].number, 0);
    assert_close(s.ranked[0].score, 0);
    end(&s);
    score(&s, "-guards", "nobody\nis here", 3, 0);
    assert_int_equal(s.count, 0);
    end(&s);
    score(&s, "-guards", "", 3, 9); /* one line, one passage, no words */
    assert_true(s.count <= 1);
    end(&s);
    (void)state;
}

static void denied_words_count_for_nothing(void **state)
{
    struct scored s;

    score(&s, "guards -\"guards border\"", "guards here\nborder and guards", 3, 9);
    assert_int_equal(s.count, 2);
    assert_int_equal(s.ranked[0].words_covered, 1);
    assert_int_equal(s.ranked[1].words_covered, 1);
    end(&s);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_as_by_hand),
        cmocka_unit_test(longer_passages_and_more_of_a_word_count_as_by_hand),
        cmocka_unit_test(words_are_close_up_to_three_places_in_order),
        cmocka_unit_test(a_word_by_form_and_by_stem_is_one_word),
        cmocka_unit_test(equal_scores_leave_the_earlier_first),
        cmocka_unit_test(without_marks_the_first_passage_stands_for_the_article),
        cmocka_unit_test(denied_words_count_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
