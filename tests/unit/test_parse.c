/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/limits.h"
#include "common/random.h"
#include "common/utf8.h"
#include "searcher/query/describe.h"
#include "searcher/query/lex.h"
#include "searcher/query/parse.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/rounds.h"

/* A group may hold an OR of ANDs of lists of NOTs, and the root an AND with the options' filters. */
enum { TODAY = 17008 /* 2016-07-26 */, TREE_DEPTH_MAX = 4 * (QUERY_DEPTH_MAX + 1) + 2 };

static void write_notes(const struct query *q, struct buf *out)
{
    for (size_t i = 0; i < q->note_count; i++) {
        const struct note *n = &q->notes[i];
        buf_addf(out, "%s%.*s @%zu-%zu", i ? "; " : "", SPAN_ARGS(n->text), n->start, n->end);
    }
    if (q->note_count == 0)
        buf_byte(out, '-');
}

static void reads_what_the_cases_say(void **state)
{
    const struct query_filters today = {.today = TODAY};
    struct lede_error err;
    struct cases cases = cases_open("query.tsv", 3);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf plan = {0}, notes = {0};
        struct query q;

        assert_ok(query_parse(cases.column[0], &today, &arena, &q, &err), &err);
        query_describe(&q, false, &plan);
        write_notes(&q, &notes);
        assert_span_at(cases.line, buf_span(&plan), cases.column[1]);
        assert_span_at(cases.line, buf_span(&notes), cases.column[2]);
        buf_free(&plan);
        buf_free(&notes);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void counts_the_words_that_any_frees(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("query_any.tsv", 3);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf plan = {0}, count = {0};
        struct query q;

        assert_ok(query_parse(cases.column[0], NULL, &arena, &q, &err), &err);
        query_describe(&q, true, &plan);
        buf_addf(&count, "%zu", q.list_words);
        assert_span_at(cases.line, buf_span(&count), cases.column[1]);
        assert_span_at(cases.line, buf_span(&plan), cases.column[2]);
        buf_free(&plan);
        buf_free(&count);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

struct option_case {
    const char *typed, *since, *until, *source;
    const char *plan; /* or the error */
};

/* clang-format off */
static const struct option_case option_cases[] = {
    {"iran", NULL, NULL, NULL, "\"iran\" by stem"},
    {"iran", NULL, NULL, "Dawn", "all of (\"iran\" by stem, from a source named dawn)"},
    {"iran border", "2016", NULL, NULL,
     "all of (all of (\"iran\" by stem, \"border\" by stem), dated within 2016-01-01..)"},
    {"iran AND border", NULL, "2016-07", NULL,
     "all of (\"iran\" by stem, \"border\" by stem, dated within ..2016-07-31)"},
    {"iran OR border", "2016", "2017-02-03", "dunya news",
     "all of (any of (\"iran\" by stem, \"border\" by stem), dated within 2016-01-01..2017-02-03, "
     "from a source named dunya news)"},
    {"*", NULL, NULL, "dawn", "from a source named dawn"},
    {"", NULL, NULL, "dawn", "from a source named dawn"},
    {" \n", "2016", NULL, NULL, "dated within 2016-01-01.."},
    {"", "2016", NULL, "dawn", "all of (dated within 2016-01-01.., from a source named dawn)"},
    {"date:soon", NULL, NULL, "dawn", "no article"},
    {"!!!", NULL, NULL, "dawn", "no article"},
    {"-iran", NULL, NULL, "dawn", "all of (not (\"iran\" by stem), from a source named dawn)"},
    {"iran", " 2017 ", "2016", NULL,
     "all of (\"iran\" by stem, dated within 2016-01-01..2017-12-31)"},
    {"iran", "soon", NULL, NULL, "--since \"soon\": no date"},
    {"iran", NULL, "2016-13", NULL, "--until \"2016-13\": no date: there is no month 13"},
    {"iran", "unknown", NULL, NULL, "--since \"unknown\": no date"},
    {"iran", "~2016", NULL, NULL, "--since \"~2016\": no date"},
    {"iran", "2016..2017", NULL, NULL, "--since \"2016..2017\": no date"},
    {"iran", " ", NULL, NULL, "--since \"\": no date"},
    {"iran", NULL, NULL, "!!!", "--source \"!!!\": no word in it"},
    {"iran", NULL, NULL, "\xff", "--source \"\xef\xbf\xbd\": no word in it"},
};
/* clang-format on */

static void joins_the_filters_of_options(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(option_cases); i++) {
        const struct option_case *c = &option_cases[i];
        struct query_filters f = {span_of(c->since), span_of(c->until), span_of(c->source), 0};
        struct lede_error err;
        struct arena arena = {0};
        struct buf plan = {0};
        struct query q;

        if (query_parse(span_of(c->typed), &f, &arena, &q, &err)) {
            query_describe(&q, false, &plan);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
            buf_text(&plan, err.text);
        }
        assert_span_at(i + 1, buf_span(&plan), span_of(c->plan));
        buf_free(&plan);
        arena_free(&arena);
    }
    (void)state;
}

static void marks_filters_of_options_as_required(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct query q;
    struct query_filters f = {SPAN("2017"), SPAN("2016"), SPAN("dawn"), 0};

    assert_ok(query_parse(SPAN("iran border"), &f, &arena, &q, &err), &err);
    assert_int_equal(q.root->kind, NODE_AND);
    assert_int_equal(q.root->start, 0);
    assert_int_equal(q.root->end, 11);
    assert_int_equal(q.root->is.kids.count, 3);
    for (size_t i = 1; i < 3; i++) {
        assert_true(q.root->is.kids.at[i]->required);
        assert_int_equal(q.root->is.kids.at[i]->end, 0);
    }
    assert_int_equal(q.note_count, 1);
    assert_span(q.notes[0].text, SPAN("--since is after --until; read as 2016..2017"));
    arena_free(&arena);
    (void)state;
}

static void every_node_knows_its_bytes(void **state)
{
    /* The last: a group, its parentheses, and the sign before it. */
    static const struct {
        size_t start, end;
    } kids[] = {{0, 6}, {7, 21}, {22, 33}, {34, 42}};
    struct lede_error err;
    struct arena arena = {0};
    struct query q;

    assert_ok(
        query_parse(SPAN("border \"armed guards\" -title:iran +(a b c)"), NULL, &arena, &q, &err),
        &err);
    assert_int_equal(q.root->kind, NODE_LIST);
    assert_int_equal(q.root->is.kids.count, ARRAY_LEN(kids));
    for (size_t i = 0; i < ARRAY_LEN(kids); i++) {
        assert_int_equal(q.root->is.kids.at[i]->start, kids[i].start);
        assert_int_equal(q.root->is.kids.at[i]->end, kids[i].end);
    }
    arena_free(&arena);
    (void)state;
}

/* n copies of text. */
static struct span repeat(struct buf *out, const char *text, size_t n)
{
    buf_reset(out);
    while (n--)
        buf_text(out, text);
    return buf_span(out);
}

static bool has_note(const struct query *q, const char *text)
{
    for (size_t i = 0; i < q->note_count; i++) {
        if (span_is(q->notes[i].text, text))
            return true;
    }
    return false;
}

static void cuts_what_is_too_long(void **state)
{
    static const struct {
        const char *part;
        size_t times;
        size_t bytes; /* read of it */
    } rows[] = {
        {"a", 4096, 4096},    {"a", 5000, 4096},
        {"é", 2500, 4096},    {"€", 2500, 4095}, /* 1,365 whole characters */
        {"\xff", 5000, 4095},                    /* each becomes three bytes */
        {"\x80", 9000, 4095}, {"(", 5000, 4096},
        {"\"", 5000, 4096},   {"hostages ", 700, 4096},
    };
    struct buf text = {0};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct lede_error err;
        struct arena arena = {0};
        struct query q;
        struct span typed = repeat(&text, rows[i].part, rows[i].times);

        assert_ok(query_parse(typed, NULL, &arena, &q, &err), &err);
        assert_int_equal(q.text.len, rows[i].bytes);
        assert_int_equal(utf8_valid_length(q.text), q.text.len);
        assert_int_equal(has_note(&q, "only the first 4096 bytes are read"),
                         typed.len > QUERY_BYTES_MAX);
        arena_free(&arena);
    }
    buf_free(&text);
    (void)state;
}

static void searches_the_first_words_alone(void **state)
{
    static const char note[] = "only the first 64 words are searched";
    struct buf text = {0};

    for (size_t words = 63; words <= 66; words++) {
        struct lede_error err;
        struct arena arena = {0};
        struct query q;

        (void)repeat(&text, "iran ", words);
        buf_text(&text, "& - !");
        assert_ok(query_parse(buf_span(&text), NULL, &arena, &q, &err), &err);
        assert_int_equal(q.root->is.kids.count, words < 64 ? words : 64);
        assert_int_equal(has_note(&q, note), words > 64);
        arena_free(&arena);

        (void)repeat(&text, "iran-", words);
        assert_ok(query_parse(buf_span(&text), NULL, &arena, &q, &err), &err);
        assert_int_equal(q.root->is.run.count, words < 64 ? words : 64);
        assert_int_equal(has_note(&q, note), words > 64);
        arena_free(&arena);
    }
    buf_free(&text);
    (void)state;
}

static void counts_the_words_of_a_tree(void **state)
{
    static const struct {
        const char *typed;
        size_t terms;
    } rows[] = {
        {"iran", 1},
        {"iran (\"border guards\" OR rabies) -trade", 5},
        {"source:dawn person:bajwa date:2016", 0},
        {"like:a iran", LIKE_WORDS_MAX + 1}, /* they are not found yet */
        {"like:a OR (iran like:b)", 2 * LIKE_WORDS_MAX + 1},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct lede_error err;
        struct arena arena = {0};
        struct query q;

        assert_ok(query_parse(span_of(rows[i].typed), NULL, &arena, &q, &err), &err);
        assert_int_equal(node_terms(q.root), rows[i].terms);
        arena_free(&arena);
    }
    (void)state;
}

static void says_how_many_notes_are_not_shown(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct buf text = {0};
    struct query q;

    assert_ok(query_parse(repeat(&text, ")", 100), NULL, &arena, &q, &err), &err);
    assert_int_equal(q.note_count, 25);
    assert_span(q.notes[24].text, SPAN("77 more notes are not shown"));
    arena_free(&arena);
    buf_free(&text);
    (void)state;
}

static void describes_in_two_thousand_bytes(void **state)
{
    struct lede_error err;
    struct arena arena = {0};
    struct buf text = {0}, plan = {0};
    struct query q;

    assert_ok(query_parse(repeat(&text, "پاکستانپاکستانپاکستان ", 64), NULL, &arena, &q, &err),
              &err);
    buf_text(&plan, "plan: ");
    query_describe(&q, false, &plan);
    assert_true(buf_ok(&plan));
    assert_in_range(plan.len, 2040, 2054);
    assert_true(span_starts(buf_span(&plan), SPAN("plan: all of (")));
    assert_true(span_ends(buf_span(&plan), SPAN("…")));
    assert_int_equal(utf8_valid_length(buf_span(&plan)), plan.len);
    arena_free(&arena);
    buf_free(&text);
    buf_free(&plan);
    (void)state;
}

static void check_run(const struct run *run)
{
    assert_in_range(run->count, 1, QUERY_TERMS_MAX);
    for (size_t i = 0; i < run->count; i++) {
        const struct query_word *w = &run->words[i];
        assert_in_range(w->form.len, 1, WORD_BYTES_MAX);
        assert_int_equal(w->match == BY_PATTERN, w->stem.len == 0);
        assert_true(w->start <= w->end);
        assert_int_equal(w->match == AS_WRITTEN, w->as_written.len > 0);
    }
}

/* Returns the number of leaves. */
static size_t check_tree(const struct query *q, const struct node *n, size_t depth)
{
    size_t leaves = 0;

    assert_true(depth <= TREE_DEPTH_MAX);
    assert_true(n->start <= n->end && n->end <= q->text.len);
    switch (n->kind) {
    case NODE_WORDS: check_run(&n->is.run); return 1;
    case NODE_FIELD: check_run(&n->is.field.run); return 1;
    case NODE_SPEAKER: check_run(&n->is.speaker.by[0].run); return 1;
    case NODE_NAME: check_run(&n->is.name.run); return 1;
    case NODE_ID: assert_true(n->is.id.len > 0); return 1;
    case NODE_URL: assert_true(n->is.url.text.len > 0); return 1;
    case NODE_LIKE: assert_true(n->is.like.id.len > 0); return 1;
    case NODE_MENTION: assert_false(n->is.date.unknown); /* fall through */
    case NODE_DATE: assert_true(n->is.date.unknown || n->is.date.from <= n->is.date.to); return 1;
    case NODE_NOTHING: assert_ptr_equal(n, q->root); return 1;
    case NODE_ALL: return 1;
    case NODE_NEAR: assert_in_range(n->is.kids.within, 1, NEAR_MAX); /* fall through */
    case NODE_SAME:
    case NODE_SAID:
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR: assert_true(n->is.kids.count >= 2); break;
    case NODE_NOT: assert_int_equal(n->is.kids.count, 1); break;
    }
    for (size_t i = 0; i < n->is.kids.count; i++) {
        const struct node *kid = n->is.kids.at[i];
        assert_true(kid->kind != n->kind || n->kind == NODE_LIST);
        assert_false(kid->optional && (n->kind != NODE_LIST || kid->required));
        leaves += check_tree(q, kid, depth + 1);
    }
    return leaves;
}

static void check_any(struct span typed)
{
    struct lede_error err;
    struct arena arena = {0}, again = {0};
    struct buf one = {0}, two = {0};
    struct query q, r;

    assert_ok(query_parse(typed, NULL, &arena, &q, &err), &err);
    assert_true(q.text.len <= QUERY_BYTES_MAX);
    assert_int_equal(utf8_valid_length(q.text), q.text.len);
    assert_true(check_tree(&q, q.root, 1) <= QUERY_TERMS_MAX);
    for (size_t i = 0; i < q.note_count; i++) {
        const struct note *n = &q.notes[i];
        assert_true(n->start <= n->end && n->end <= q.text.len && n->text.len > 0);
        assert_int_equal(utf8_valid_length(n->text), n->text.len);
    }
    query_describe(&q, false, &one);
    write_notes(&q, &one);
    assert_ok(query_parse(typed, NULL, &again, &r, &err), &err);
    query_describe(&r, false, &two);
    write_notes(&r, &two);
    assert_span(buf_span(&one), buf_span(&two));
    buf_free(&one);
    buf_free(&two);
    arena_free(&arena);
    arena_free(&again);
}

enum { SEED = 20160726, ROUNDS = 20000 };

static void any_bytes_are_a_query(void **state)
{
    struct random r = {SEED};
    const int most = rounds(ROUNDS);

    print_message("seed %d\n", SEED);
    for (int round = 0; round < most; round++) {
        char text[96];
        size_t len = random_below(&r, sizeof text + 1);
        for (size_t i = 0; i < len; i++)
            text[i] = (char)random_next(&r);
        check_any((struct span){text, len});
    }
    (void)state;
}

static void any_soup_of_tokens_is_a_query(void **state)
{
    static const char *const tokens[] = {
        "iran",    "the",      "US",     "border-guards",
        "AND",     "OR",       "NOT",    "(",
        ")",       "\"",       "“",      "”",
        "-",       "+",        "*",      "title:",
        "source:", "id:",      "date:",  "2016",
        "~2016",   "2017..16", "..",     "2018..2016",
        "unknown", "author:",  "!!!",    "&",
        " ",       " ",        " ",      " ",
        "\xff",    "\x01",     "\u200f", "\u200b",
        "\u00a0",  "پاکستان",  "café",   "((((((",
    };
    struct random r = {SEED};
    struct buf text = {0};
    const int most = rounds(ROUNDS);

    for (int round = 0; round < most; round++) {
        buf_reset(&text);
        for (size_t n = random_below(&r, round % 100 ? 24 : 400); n > 0; n--)
            buf_text(&text, tokens[random_below(&r, ARRAY_LEN(tokens))]);
        check_any(buf_span(&text));
    }
    buf_free(&text);
    (void)state;
}

static void says_when_memory_runs_out(void **state)
{
    struct query_filters f = {SPAN("2017"), SPAN("2016"), SPAN("dawn"), 0};
    struct span typed =
        SPAN("the US \"border guards\" -title:(a OR b) AND source:dawn OR id:x) wor* "
             "date:2017..2016 NOT (c d) author:e");
    bool done = false;

    for (size_t n = 1; !done; n++) {
        struct lede_error err = {0};
        struct arena arena = {0};
        struct query q;

        mem_fail_at(n);
        done = query_parse(typed, &f, &arena, &q, &err);
        assert_int_equal(done, !mem_failed());
        assert_int_equal(err.status, done ? LEDE_OK : LEDE_MEMORY);
        mem_fail_at(0);
        arena_free(&arena);
        assert_true(n < 1000);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_cases_say),
        cmocka_unit_test(counts_the_words_that_any_frees),
        cmocka_unit_test(joins_the_filters_of_options),
        cmocka_unit_test(marks_filters_of_options_as_required),
        cmocka_unit_test(every_node_knows_its_bytes),
        cmocka_unit_test(cuts_what_is_too_long),
        cmocka_unit_test(searches_the_first_words_alone),
        cmocka_unit_test(counts_the_words_of_a_tree),
        cmocka_unit_test(says_how_many_notes_are_not_shown),
        cmocka_unit_test(describes_in_two_thousand_bytes),
        cmocka_unit_test(any_bytes_are_a_query),
        cmocka_unit_test(any_soup_of_tokens_is_a_query),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
