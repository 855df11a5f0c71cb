/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "searcher/result/search.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

static const struct small_article articles[] = {
    {"a", "Guards freed", "Dawn", "2016-07-26", "Four guards came home.\nThe border is calm."},
    {"b", "Rabies", "IRNA", "2016", "A case of rabies near the border. The dog died."},
    {"c", "Trade grows", "Dunya News", "2016-08", "WHO said trade grows. Who knows?"},
    {"d", NULL, NULL, NULL, "An undated word on tomatoes."},
};

static struct small_index four;

static int open_index(void **state)
{
    small_index_open(&four, articles, ARRAY_LEN(articles));
    *state = &four;
    return 0;
}

static struct result search(struct search_request request, struct arena *arena)
{
    struct lede_error err;
    struct result result;

    if (request.limit == 0)
        request.limit = 10;
    request.passages = 3;
    assert_ok(search_run(four.reader, &request, arena, &result, &err), &err);
    return result;
}

static struct result search_for(const char *typed, struct arena *arena)
{
    return search((struct search_request){.typed = span_of(typed)}, arena);
}

/* The ids of the hits, in their order: "a b". */
static void assert_ids(const struct result *r, const char *want)
{
    struct buf ids = {0};

    for (size_t i = 0; i < r->hit_count; i++) {
        buf_text(&ids, i ? " " : "");
        buf_add(&ids, r->hits[i].article.id);
    }
    assert_span(buf_span(&ids), span_of(want));
    buf_free(&ids);
}

static void finds_marks_and_counts(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("border", &arena);

    assert_int_equal(r.total, 2);
    assert_int_equal(r.note_count, 0);
    assert_span(r.plan, SPAN("\"border\" by stem"));
    const struct hit *hit = &r.hits[0];
    assert_false(hit->field_matched);
    assert_int_equal(hit->passages[0].mark_count, 1);
    const struct mark *m = &hit->passages[0].marks[0];
    struct span passage =
        span_part(hit->article.text, hit->passages[0].start, hit->passages[0].end);
    assert_span(span_part(passage, m->start, m->end), SPAN("border"));
    arena_free(&arena);
    (void)state;
}

static void falls_back_to_any_word_and_says_so(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("guards rabies", &arena);

    assert_int_equal(r.total, 2);
    assert_int_equal(r.note_count, 1);
    assert_span(r.notes[0].text, SPAN("0 articles have all of these words, 2 have some of them"));
    r = search_for("guards xyzzy", &arena);
    assert_span(r.notes[0].text, SPAN("0 articles have all of these words, 1 has some of them"));
    r = search((struct search_request){.typed = SPAN("guards rabies"), .match = MATCH_ALL}, &arena);
    assert_int_equal(r.total, 0);
    assert_int_equal(r.note_count, 0);
    r = search((struct search_request){.typed = SPAN("guards rabies"), .match = MATCH_ANY}, &arena);
    assert_int_equal(r.total, 2);
    assert_int_equal(r.note_count, 0);
    r = search_for("xyzzy quux", &arena);
    assert_int_equal(r.total, 0);
    assert_int_equal(r.note_count, 0);
    r = search_for("xyzzy", &arena);
    assert_int_equal(r.total, 0);
    arena_free(&arena);
    (void)state;
}

static void says_how_many_articles_lie_between_the_readings_of_a_date(void **state)
{
    static const char one[] =
        "1 more article is possibly of this time (~ before the date finds it)";
    static const char two[] =
        "2 more articles are possibly of this time (~ before the date finds them)";
    struct arena arena = {0};
    struct result r = search_for("date:2016-07", &arena);

    assert_ids(&r, "a");
    assert_int_equal(r.note_count, 1);
    assert_span(r.notes[0].text, span_of(one));
    r = search_for("date:2016-08-05", &arena);
    assert_int_equal(r.total, 0);
    assert_span(r.notes[0].text, span_of(two));
    r = search_for("date:~2016-08-05", &arena);
    assert_ids(&r, "b c");
    assert_int_equal(r.note_count, 0);
    r = search_for("date:2016", &arena);
    assert_int_equal(r.total, 3);
    assert_int_equal(r.note_count, 0);
    r = search_for("-date:2016-07", &arena);
    assert_ids(&r, "b c d");
    assert_int_equal(r.note_count, 0);
    /* Also when not even any of the words is found for certain. */
    r = search_for("rabies dog date:2016-07-01", &arena);
    assert_int_equal(r.total, 0);
    assert_int_equal(r.note_count, 1);
    assert_span(r.notes[0].text, span_of(one));
    arena_free(&arena);
    (void)state;
}

static void orders_as_asked(void **state)
{
    struct arena arena = {0};
    struct result r = search((struct search_request){.typed = SPAN("*")}, &arena);

    assert_ids(&r, "b c a d");
    assert_true(r.hits[0].field_matched);
    assert_true(r.hits[0].score <= 0);
    r = search((struct search_request){.typed = SPAN("*"), .sort = SORT_OLDEST}, &arena);
    assert_ids(&r, "b a c d");
    r = search(
        (struct search_request){.typed = SPAN("*"), .sort = SORT_NEWEST, .offset = 1, .limit = 2},
        &arena);
    assert_ids(&r, "c a");
    assert_int_equal(r.offset, 1);
    assert_int_equal(r.total, 4);
    arena_free(&arena);
    (void)state;
}

static void filters_hold_whatever_the_mode(void **state)
{
    struct arena arena = {0};
    struct search_request request = {
        .typed = SPAN("border trade"), .filters = {.source = SPAN("irna")}, .match = MATCH_ANY};
    struct result r = search(request, &arena);

    assert_ids(&r, "b");
    request.filters = (struct query_filters){.since = SPAN("2016-08")};
    r = search(request, &arena);
    assert_ids(&r, "c");
    request.typed = SPAN("");
    request.filters = (struct query_filters){.source = SPAN("dunya")};
    r = search(request, &arena);
    assert_ids(&r, "c");
    arena_free(&arena);
    (void)state;
}

static void stop_words_are_words_where_they_must_be(void **state)
{
    struct arena arena = {0};
    struct result r = search_for("what did WHO say", &arena);

    assert_ids(&r, "c");
    r = search_for("the", &arena);
    assert_ids(&r, "b a");
    r = search_for("\"the\"", &arena);
    assert_ids(&r, "b a");
    r = search_for("the tomatoes", &arena);
    assert_ids(&r, "d");
    r = search_for("title:WHO", &arena);
    assert_int_equal(r.total, 0);
    arena_free(&arena);
    (void)state;
}

static void explains_each_word(void **state)
{
    struct arena arena = {0};
    struct result r =
        search((struct search_request){.typed = SPAN("guards home"), .explain = true}, &arena);

    assert_ids(&r, "a");
    assert_int_equal(r.hits[0].part_count, 2);
    assert_span(r.hits[0].parts[0].word, SPAN("guard"));
    assert_int_equal(r.hits[0].parts[0].count, 3); /* once in the body, twice for the title */
    assert_int_equal(r.hits[0].parts[0].in_articles, 1);
    assert_true(r.hits[0].parts[0].weight > r.hits[0].parts[1].weight);
    arena_free(&arena);
    (void)state;
}

static bool show(const char *id, struct span typed, struct arena *arena, struct shown_article *out,
                 struct lede_error *err)
{
    const struct search_request request = {.typed = typed};

    return search_show(four.reader, span_of(id), &request, arena, out, err);
}

static void shows_an_article_with_its_marks(void **state)
{
    struct arena arena = {0};
    struct shown_article shown;
    struct lede_error err;

    assert_ok(show("a", SPAN("guards"), &arena, &shown, &err), &err);
    assert_int_equal(shown.title_mark_count, 1);
    assert_int_equal(shown.mark_count, 1);
    assert_int_equal(shown.marks[0].start, 5);
    /* All words when all are there, else those that are. */
    assert_ok(show("a", SPAN("calm rabies"), &arena, &shown, &err), &err);
    assert_int_equal(shown.mark_count, 1);
    assert_ok(show("a", SPAN("rabies"), &arena, &shown, &err), &err);
    assert_int_equal(shown.mark_count, 0);
    assert_ok(show("a", SPAN(" "), &arena, &shown, &err), &err);
    assert_int_equal(shown.mark_count, 0);
    assert_int_equal(shown.note_count, 0);
    assert_ok(show("a", SPAN("\"calm"), &arena, &shown, &err), &err);
    assert_int_equal(shown.note_count, 1);
    assert_false(show("z", SPAN("x"), &arena, &shown, &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_span(span_of(err.text), SPAN("no article with the id \"z\""));
    arena_free(&arena);
    (void)state;
}

static void runs_out_of_memory_without_harm(void **state)
{
    struct search_request request = {.typed =
                                         SPAN("border-guards OR \"the border\" rabies date:2016"),
                                     .limit = 10,
                                     .passages = 3,
                                     .explain = true};
    struct lede_error err;
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct arena arena = {0};
        struct result result;
        mem_fail_at(n);
        done = search_run(four.reader, &request, &arena, &result, &err);
        assert_memory(done, &err);
        arena_free(&arena);
    }
    done = false;
    for (size_t n = 1; !done; n++) {
        struct arena arena = {0};
        struct shown_article shown;
        mem_fail_at(n);
        done = show("a", SPAN("guards \"home"), &arena, &shown, &err);
        assert_memory(done, &err);
        arena_free(&arena);
    }
    (void)state;
}

/* What an old reader answers while a writer goes on is of one state, the old or a newer one. */
static void reads_one_state_while_the_index_changes(void **state)
{
    struct small_article changing[] = {
        {"a", "Guards freed", "Dawn", "2016-07-26", "Guards guards."},
        {"e", "More", "Dawn", "2016-07-27", "Guards of the day."},
        {"f", "Yet more", "Dawn", "2016-07-28", "Border guards, guarding."},
    };
    struct small_index index;
    struct lede_error err;

    small_index_open(&index, articles, ARRAY_LEN(articles));
    for (size_t round = 0; round < 6; round++) {
        struct search_request request = {
            .typed = SPAN("border-guards OR guards"), .limit = 10, .passages = 3, .explain = true};
        struct arena arena = {0};
        struct result r;
        changing[0].text = round % 2 ? "Guards guards." : "Nobody is here.";
        small_index_add(&index, changing, 1 + round % 3);
        assert_ok(search_run(index.reader, &request, &arena, &r, &err), &err);
        assert_int_equal(r.total, r.hit_count);
        for (size_t i = 0; i < r.hit_count; i++)
            assert_true(r.hits[i].title_mark_count + r.hits[i].passages[0].mark_count > 0);
        assert_ok(index_refresh(index.reader, &err), &err);
        assert_ok(search_run(index.reader, &request, &arena, &r, &err), &err);
        assert_int_equal(r.total, r.hit_count);
        assert_int_equal(r.total, round == 0 ? 1 : round < 2 ? 2 : 3);
        arena_free(&arena);
    }
    small_index_close(&index);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_marks_and_counts),
        cmocka_unit_test(falls_back_to_any_word_and_says_so),
        cmocka_unit_test(says_how_many_articles_lie_between_the_readings_of_a_date),
        cmocka_unit_test(orders_as_asked),
        cmocka_unit_test(filters_hold_whatever_the_mode),
        cmocka_unit_test(stop_words_are_words_where_they_must_be),
        cmocka_unit_test(explains_each_word),
        cmocka_unit_test(shows_an_article_with_its_marks),
        cmocka_unit_test(runs_out_of_memory_without_harm),
        cmocka_unit_test(reads_one_state_while_the_index_changes),
    };
    return cmocka_run_group_tests(tests, open_index, small_index_leave);
}
