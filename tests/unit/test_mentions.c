/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common/buf.h"
#include "common/date.h"
#include "indexer/extract/clause_look_table.h"
#include "indexer/extract/date_cursor.h"
#include "indexer/extract/mentions.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

/* "expression a..b; expression a", as the cases write them; "-" for none. */
static struct span shown(const struct article *a, struct buf *out)
{
    char earliest[DATE_TEXT_MAX], latest[DATE_TEXT_MAX];

    buf_reset(out);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        struct span text = span_part(a->text, m->start, m->end);
        date_write(m->earliest, earliest);
        date_write(m->latest, latest);
        buf_addf(out, "%s%.*s %s", i ? "; " : "", SPAN_ARGS(text), earliest);
        if (m->latest != m->earliest)
            buf_addf(out, "..%s", latest);
    }
    if (a->mention_count == 0)
        buf_addf(out, "-");
    assert_true(buf_ok(out));
    return buf_span(out);
}

static struct article article_of(struct span published, struct span text)
{
    struct article a = {.text = text};

    if (!date_parse_iso(published, &a.date))
        a.date = (struct lede_date){0};
    return a;
}

static void reads_mentions_by_the_day_of_the_article(void **state)
{
    struct cases cases = cases_open("mentions.tsv", 4);
    struct buf text = {0};
    struct lede_error err;

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct article a = article_of(cases.column[0], cases.column[2]);
        enum named_order order = span_is(cases.column[1], "day")     ? NAMED_ORDER_DAY_FIRST
                                 : span_is(cases.column[1], "month") ? NAMED_ORDER_MONTH_FIRST
                                                                     : NAMED_ORDER_OPEN;
        assert_ok(mentions_find(order, &arena, &a, &err), &err);
        assert_span_at(cases.line, shown(&a, &text), cases.column[3]);
        arena_free(&arena);
    }
    buf_free(&text);
    cases_close(&cases);
    (void)state;
}

static void finds_every_word_of_its_tables(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(date_words); i++) {
        struct span word = span_of(date_words[i].word);
        const struct date_word *found = date_word_find(word);
        assert_non_null(found);
        assert_span(span_of(found->word), word);
        bool begins = date_words[i].kind != WORD_UNITS && date_words[i].kind != WORD_AGO &&
                      date_words[i].kind != WORD_BEYOND && date_words[i].kind != WORD_PERIOD &&
                      date_words[i].kind != WORD_DAYPART;
        if (begins)
            assert_int_equal(date_phrase_next(word, 0), 0);
    }
    for (size_t i = 1; i < ARRAY_LEN(cue_rows); i++)
        assert_true(strcmp(cue_rows[i - 1].word, cue_rows[i].word) < 0);
    (void)state;
}

/* Every weekday looks around itself, and no further than its clause. */
static void reads_a_long_text_of_weekdays(void **state)
{
    enum { DAYS = 150000 };
    struct arena arena = {0};
    struct buf text = {0};
    struct lede_error err;

    for (size_t i = 0; i < DAYS; i++)
        buf_add(&text, SPAN("Monday, "));
    assert_true(buf_ok(&text));
    struct article a = article_of(SPAN("2016-07-26"), buf_span(&text));
    assert_ok(mentions_find(NAMED_ORDER_OPEN, &arena, &a, &err), &err);
    assert_int_equal(a.mention_count, DAYS);
    assert_int_equal(a.mentions[DAYS - 1].earliest, date_day((struct civil){2016, 7, 25}));
    arena_free(&arena);
    buf_free(&text);
    (void)state;
}

static void says_when_memory_is_out(void **state)
{
    struct span text = SPAN("On Monday, last week and on 3 May 2016 they met.");
    struct lede_error err;
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct article a = article_of(SPAN("2016-07-26"), text);
        mem_fail_at(n);
        ok = mentions_find(NAMED_ORDER_OPEN, &arena, &a, &err);
        if (!ok)
            assert_int_equal(err.status, LEDE_MEMORY);
        else
            assert_int_equal(a.mention_count, 3);
        mem_fail_at(0);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_mentions_by_the_day_of_the_article),
        cmocka_unit_test(finds_every_word_of_its_tables),
        cmocka_unit_test(reads_a_long_text_of_weekdays),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
