/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/date.h"
#include "searcher/match/evaluate.h"
#include "searcher/query/parse.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* The text of a case without its brackets. */
static struct span unmark(struct span marked, struct arena *arena)
{
    struct buf out = {0};

    for (size_t i = 0; i < marked.len; i++)
        if (marked.at[i] != '[' && marked.at[i] != ']')
            buf_byte(&out, marked.at[i]);
    struct span text = arena_span(arena, buf_span(&out));
    assert_non_null(text.at);
    buf_free(&out);
    return text;
}

/* The text with the marked ones of items [first, last) in brackets. */
static struct span put_marks(struct span text, const struct evaluation *found, size_t first,
                             size_t last, struct arena *arena)
{
    struct buf out = {0};
    size_t at = 0;

    for (size_t i = first; i < last; i++) {
        const struct occurrence *o = &found->items[i];
        if (!o->marked)
            continue;
        buf_add(&out, span_part(text, at, o->start));
        buf_byte(&out, '[');
        buf_add(&out, span_part(text, o->start, o->end));
        buf_byte(&out, ']');
        at = o->end;
    }
    buf_add(&out, span_part(text, at, text.len));
    struct span marked = arena_span(arena, buf_span(&out));
    assert_non_null(marked.at);
    buf_free(&out);
    return marked;
}

static struct article article_of(struct span title, struct span text)
{
    return (struct article){.id = SPAN("a/1"),
                            .title = {title, ORIGIN_GIVEN},
                            .source = {SPAN("Dawn News"), ORIGIN_GIVEN},
                            .date = date_of_day(date_day((struct civil){2016, 7, 26})),
                            .text = text};
}

static void finds_and_marks_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("evaluate.tsv", 5);
    struct stemmer *stemmer = NULL;
    struct lede_error err;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct span title = unmark(cases.column[3], &arena), text = unmark(cases.column[4], &arena);
        struct article article = article_of(title, text);
        struct evaluator *evaluator;
        struct evaluation found;
        struct query query;
        bool any = span_is(cases.column[1], "any");
        assert_ok(query_parse(cases.column[0], NULL, &arena, &query, &err), &err);
        assert_ok(evaluator_make(&query, any, stemmer, &arena, &evaluator, &err), &err);
        assert_ok(evaluator_run(evaluator, &article, &arena, &found, &err), &err);
        assert_span_at(cases.line, found.matches ? SPAN("yes") : SPAN("no"), cases.column[2]);
        size_t titled = found.title_count;
        assert_span_at(cases.line, put_marks(title, &found, 0, titled, &arena), cases.column[3]);
        assert_span_at(cases.line, put_marks(text, &found, titled, found.count, &arena),
                       cases.column[4]);
        arena_free(&arena);
    }
    stemmer_close(stemmer);
    cases_close(&cases);
    (void)state;
}

static struct evaluation run(const char *typed, const struct article *article,
                             struct stemmer *stemmer, struct arena *arena)
{
    struct evaluator *evaluator;
    struct evaluation found;
    struct lede_error err;
    struct query query;

    assert_ok(query_parse(span_of(typed), NULL, arena, &query, &err), &err);
    assert_ok(evaluator_make(&query, false, stemmer, arena, &evaluator, &err), &err);
    assert_ok(evaluator_run(evaluator, article, arena, &found, &err), &err);
    return found;
}

static void a_lead_in_place_of_a_title_is_no_title(void **state)
{
    struct article article = article_of(SPAN("Guards were taken"), SPAN("Guards were taken. Then"));
    struct stemmer *stemmer = NULL;
    struct arena arena = {0};
    struct lede_error err;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    article.title.origin = ORIGIN_LEAD;
    assert_false(run("title:guards", &article, stemmer, &arena).matches);
    struct evaluation found = run("guards", &article, stemmer, &arena);
    assert_true(found.matches);
    assert_int_equal(found.title_count, 0);
    assert_int_equal(found.count, 1);
    arena_free(&arena);
    stemmer_close(stemmer);
    (void)state;
}

static void words_too_long_for_a_term_match_whole(void **state)
{
    char text[400], query[200];
    struct stemmer *stemmer = NULL;
    struct arena arena = {0};
    struct lede_error err;
    size_t len = 150;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    memset(query, 'x', len);
    query[len] = '\0';
    memcpy(text, query, len);
    text[len - 1] = 'y';
    text[len] = ' ';
    memcpy(text + len + 1, query, len);
    struct article article = article_of(SPAN("T"), (struct span){text, 2 * len + 1});
    struct evaluation found = run(query, &article, stemmer, &arena);
    assert_true(found.matches);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].start, len + 1);
    assert_int_equal(found.items[0].end, 2 * len + 1);
    arena_free(&arena);
    stemmer_close(stemmer);
    (void)state;
}

static void counts_the_words_of_each_passage(void **state)
{
    static const struct passage passages[] = {{0, 11}, {12, 17}};
    struct article article = article_of(SPAN("T"), SPAN("One two six\nthree"));
    struct stemmer *stemmer = NULL;
    struct arena arena = {0};
    struct lede_error err;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    article.passages = passages;
    article.passage_count = 2;
    struct evaluation found = run("two", &article, stemmer, &arena);
    assert_int_equal(found.passage_words[0], 3);
    assert_int_equal(found.passage_words[1], 1);
    arena_free(&arena);
    stemmer_close(stemmer);
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    struct article article = article_of(SPAN("Border guards"), SPAN("guards of the border"));
    struct stemmer *stemmer = NULL;
    struct arena arena = {0};
    struct lede_error err;
    struct query query;
    bool done = false;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    assert_ok(query_parse(SPAN("guards -\"border guard\""), NULL, &arena, &query, &err), &err);
    for (size_t n = 1; !done; n++) {
        struct arena work = {0};
        struct evaluator *evaluator;
        struct evaluation found;
        mem_fail_at(n);
        done = evaluator_make(&query, false, stemmer, &work, &evaluator, &err) &&
               evaluator_run(evaluator, &article, &work, &found, &err);
        assert_memory(done, &err);
        arena_free(&work);
    }
    arena_free(&arena);
    stemmer_close(stemmer);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_and_marks_what_the_cases_say),
        cmocka_unit_test(a_lead_in_place_of_a_title_is_no_title),
        cmocka_unit_test(words_too_long_for_a_term_match_whole),
        cmocka_unit_test(counts_the_words_of_each_passage),
        cmocka_unit_test(runs_out_of_memory_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
