/* said: over quotations whose speakers are given.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_canon.h"
#include "searcher/match/evaluate.h"
#include "searcher/query/parse.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { QUOTES = 4, TEXT_MAX = 400 };

static const struct entity people[] = {{ENTITY_PERSON, 0, 1, {"Bajwa", 5}, 0, 0},
                                       {ENTITY_PERSON, 0, 1, {"Khan", 4}, 0, 0}};
static const struct canon_form names[] = {{ENTITY_PERSON, {"bajwa", 5}},
                                          {ENTITY_PERSON, {"khan", 4}}};

struct made {
    char text[TEXT_MAX];
    struct quotation quotes[QUOTES];
    struct article article;
};

/* The text without its brackets, and what <b …> and <k …> are in it. */
static void make(struct span marked, struct made *m)
{
    size_t len = 0, count = 0;

    for (size_t i = 0; i < marked.len; i++) {
        char c = marked.at[i];
        assert_true(len < TEXT_MAX && count < QUOTES);
        if (c == '<') {
            m->quotes[count] = (struct quotation){
                .start = (uint32_t)len, .kind = QUOTE_DIRECT, .speaker = marked.at[i + 1] == 'k'};
            i += 2;
        } else if (c == '>') {
            m->quotes[count++].end = (uint32_t)len;
        } else if (c != '[' && c != ']') {
            m->text[len++] = c;
        }
    }
    m->article = (struct article){.id = SPAN("a"),
                                  .text = {m->text, len},
                                  .entities = people,
                                  .entity_count = ARRAY_LEN(people),
                                  .quotes = m->quotes,
                                  .quote_count = count};
}

/* What the archive would say of the names. */
static void resolve_names(struct node *n)
{
    for (size_t i = 0; n->kind == NODE_SPEAKER && i < ARRAY_LEN(names); i++) {
        struct name_test *t = &n->is.speaker.by[0];
        if (span_equal(t->run.words[0].form, names[i].folded)) {
            t->names = &names[i];
            t->name_count = 1;
        }
    }
    for (size_t i = 0; node_has_kids(n) && i < n->is.kids.count; i++)
        resolve_names(n->is.kids.at[i]);
}

static void put_brackets(const struct made *m, uint32_t at, struct buf *out)
{
    for (size_t q = 0; q < m->article.quote_count; q++)
        buf_text(out, m->quotes[q].end == at ? ">" : "");
    for (size_t q = 0; q < m->article.quote_count; q++)
        if (m->quotes[q].start == at)
            buf_text(out, m->quotes[q].speaker ? "<k " : "<b ");
}

/* The text with its marks, as it stands in the cases. */
static void put_text(const struct made *m, const struct evaluation *found, struct buf *out)
{
    size_t item = 0;

    for (uint32_t at = 0; at <= m->article.text.len; at++) {
        for (; item < found->count && (!found->items[item].marked || found->items[item].end < at);
             item++)
            ;
        bool marked = found->matches && item < found->count;
        buf_text(out, marked && found->items[item].end == at ? "]" : "");
        put_brackets(m, at, out);
        buf_text(out, marked && found->items[item].start == at ? "[" : "");
        if (at < m->article.text.len)
            buf_byte(out, m->text[at]);
    }
}

static void put_quotes(const struct made *m, const struct evaluation *found, struct buf *out)
{
    for (size_t q = 0; found->quoted && q < m->article.quote_count; q++)
        if (found->quoted[q])
            buf_addf(out, out->len ? " %zu" : "%zu", q + 1);
    buf_text(out, out->len ? "" : "-");
}

static void finds_and_marks_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("said.tsv", 5);
    struct stemmer *stemmer = NULL;
    struct lede_error err;

    assert_ok(stemmer_open(&stemmer, 0, &err), &err);
    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct made m;
        struct evaluator *evaluator;
        struct evaluation found;
        struct query query;
        struct buf text = {0}, quotes = {0};

        make(cases.column[3], &m);
        assert_ok(query_parse(cases.column[0], NULL, &arena, &query, &err), &err);
        resolve_names(query.root);
        assert_ok(evaluator_make(&query, span_is(cases.column[1], "any"), stemmer, &arena,
                                 &evaluator, &err),
                  &err);
        assert_ok(evaluator_run(evaluator, &m.article, &arena, &found, &err), &err);
        assert_span_at(cases.line, found.matches ? SPAN("yes") : SPAN("no"), cases.column[2]);
        put_text(&m, &found, &text);
        put_quotes(&m, &found, &quotes);
        assert_span_at(cases.line, buf_span(&text), cases.column[3]);
        assert_span_at(cases.line, buf_span(&quotes), cases.column[4]);
        buf_free(&text);
        buf_free(&quotes);
        arena_free(&arena);
    }
    stemmer_close(stemmer);
    cases_close(&cases);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_and_marks_what_the_cases_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
