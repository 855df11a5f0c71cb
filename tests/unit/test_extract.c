/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/date.h"
#include "common/random.h"
#include "common/utf8.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/unwrap.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"
#include "tests/support/rounds.h"

static const char dawn[] =
    "ISLAMABAD: Iran on Monday sought cooperation from Pakistan on border security, IRNA reported.\n"
    "\n"
    "The talks of 25 July 2016 went well, and both sides want to meet again in Tehran next month.\n"
    "\n"
    "A joint plan was drawn up. It names the roads and posts that will be watched by both sides.\n"
    "\n"
    "Published in Dawn, July 26th, 2016\n"
    "\n"
    "Opinion\n"
    "\n"
    "Climate in focus\n"
    "18 Mar, 2024\n"
    "\n"
    "Climate in focus\n"
    "\n"
    "IN a welcome order by the Supreme Court, the new government has been tasked ...\n";

static const char headed[] =
    "Border gate opens\n"
    "Border gate opens\n"
    "The gate was opened on Friday after nine days.\n"
    "By Rahim Gul\n"
    "September 15, 2023\n"
    "\n"
    "PESHAWAR, Pakistan (AP) — Hundreds of trucks began to roll on Friday after nine days.\n"
    "\n"
    "What happens next?\n"
    "\n"
    "Advertisement\n"
    "\n"
    "Nobody knows, an officer said. The guards of both sides stood at the gate all day long.\n"
    "\n"
    "(Reporting by our staff)\n"
    "Follow us on Twitter\n";

static const struct extract_setup setup = {.today = 20000};

static void extract(const char *text, bool given, struct arena *arena, struct article *out)
{
    struct lede_error err;
    struct extractor *x = NULL;
    struct raw_document raw = {.text = span_of(text), .body_given = given};

    assert_ok(extractor_open(&x, &setup, &err), &err);
    assert_ok(extract_article(x, &raw, arena, out, &err), &err);
    out->title.value = arena_span(arena, out->title.value);
    out->source.value = arena_span(arena, out->source.value);
    extractor_close(x);
}

static void cuts_teasers_behind_a_credit_line(void **state)
{
    struct arena arena = {0};
    struct article a;

    extract(dawn, false, &arena, &a);
    assert_int_equal(a.title.origin, ORIGIN_LEAD);
    assert_true(span_starts(a.title.value, SPAN("Iran on Monday sought")));
    assert_span(a.source.value, SPAN("Dawn"));
    assert_int_equal(a.source.origin, ORIGIN_CREDIT);
    assert_int_equal(a.date.earliest, date_day((struct civil){2016, 7, 26}));
    assert_int_equal(a.date_origin, ORIGIN_CREDIT);
    assert_span(a.place.value, SPAN("Islamabad"));
    assert_span(a.agencies.value, SPAN("IRNA"));
    assert_true(span_starts(a.text, SPAN("Iran on Monday")));
    assert_true(span_ends(a.text, SPAN("watched by both sides.")));
    assert_int_equal(a.mention_count, 3);
    assert_span(span_part(a.text, a.mentions[0].start, a.mentions[0].end), SPAN("Monday"));
    assert_int_equal(a.mentions[0].earliest, date_day((struct civil){2016, 7, 25}));
    assert_span(span_part(a.text, a.mentions[1].start, a.mentions[1].end), SPAN("25 July 2016"));
    assert_span(span_part(a.text, a.mentions[2].start, a.mentions[2].end), SPAN("next month"));
    arena_free(&arena);
    (void)state;
}

static void parts_a_head_from_its_body(void **state)
{
    struct arena arena = {0};
    struct article a;

    extract(headed, false, &arena, &a);
    assert_span(a.title.value, SPAN("Border gate opens"));
    assert_int_equal(a.title.origin, ORIGIN_PRINTED);
    assert_span(a.source.value, SPAN("AP"));
    assert_int_equal(a.source.origin, ORIGIN_DATELINE);
    assert_span(a.author.value, SPAN("Rahim Gul"));
    assert_span(a.place.value, SPAN("Peshawar"));
    assert_int_equal(a.date.earliest, date_day((struct civil){2023, 9, 15}));
    assert_int_equal(a.date_origin, ORIGIN_PRINTED);
    assert_span(a.text, SPAN("Hundreds of trucks began to roll on Friday after nine days.\n"
                             "What happens next?\n"
                             "Nobody knows, an officer said. The guards of both sides stood at the "
                             "gate all day long."));
    arena_free(&arena);
    (void)state;
}

static void a_text_given_is_not_cut(void **state)
{
    struct arena arena = {0};
    struct article a;

    extract("KABUL (AP) — A gate was opened on Friday.\n\n  It was late.  \nSource: IRNA\n", true,
            &arena, &a);
    assert_span(a.text, SPAN("KABUL (AP) — A gate was opened on Friday.\nIt was late.\n"
                             "Source: IRNA"));
    assert_span(a.place.value, SPAN("Kabul"));
    assert_int_equal(a.date.precision, LEDE_NONE);
    arena_free(&arena);
    (void)state;
}

static void given_fields_win(void **state)
{
    struct arena arena = {0};
    struct article a;
    struct lede_error err;
    struct extractor *x = NULL;
    struct raw_document raw = {.text = SPAN("KABUL (AP) — A gate was opened on Friday."),
                               .body_given = true,
                               .given = {.title = SPAN("Gate"),
                                         .source = SPAN("tehrantimes.com"),
                                         .date = SPAN("Tue, 26 Jul 2016 08:00:00 GMT"),
                                         .url = SPAN("https://www.dawn.com/1")}};

    assert_ok(extractor_open(&x, &setup, &err), &err);
    assert_ok(extract_article(x, &raw, &arena, &a, &err), &err);
    assert_span(a.title.value, SPAN("Gate"));
    assert_span(a.source.value, SPAN("Tehran Times"));
    assert_int_equal(a.source.origin, ORIGIN_GIVEN);
    assert_int_equal(a.date.earliest, date_day((struct civil){2016, 7, 26}));
    raw.given.source = raw.given.date = (struct span){0};
    raw.given.date = SPAN("04/05/2016");
    assert_ok(extract_article(x, &raw, &arena, &a, &err), &err);
    assert_span(a.source.value, SPAN("Dawn"));
    assert_int_equal(a.source.origin, ORIGIN_URL);
    assert_int_equal(a.date.precision, LEDE_NONE);
    assert_span(a.place.value, SPAN("Kabul"));
    assert_int_equal(a.place.origin, ORIGIN_DATELINE);
    raw.given.place = SPAN("PORT SANDS");
    assert_ok(extract_article(x, &raw, &arena, &a, &err), &err);
    assert_span(a.place.value, SPAN("Port Sands"));
    assert_int_equal(a.place.origin, ORIGIN_GIVEN);
    raw.given.place = SPAN("Rio de Janeiro");
    assert_ok(extract_article(x, &raw, &arena, &a, &err), &err);
    assert_span(a.place.value, SPAN("Rio de Janeiro"));
    extractor_close(x);
    arena_free(&arena);
    (void)state;
}

static void joins_wrapped_lines(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("unwrap.tsv", 2);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct span out;
        assert_ok(unwrap(cases.column[0], &arena, &out, &err), &err);
        assert_span_at(cases.line, out, cases.column[1]);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

/* Bytes of the articles above, mixed and broken: an article or an error, and text that stays valid. */
static void hostile_text_ends(void **state)
{
    struct lede_error err;
    struct extractor *x = NULL;
    struct random random = {26072016};
    struct arena arena = {0};
    struct article a;
    const int most = rounds(1500);

    assert_ok(extractor_open(&x, &setup, &err), &err);
    for (int round = 0; round < most; round++) {
        struct buf text = {0}, valid = {0};
        for (size_t parts = random_below(&random, 40); parts > 0; parts--) {
            struct span from = random_below(&random, 2) ? span_of(dawn) : span_of(headed);
            size_t start = random_below(&random, from.len);
            buf_add(&text, span_part(from, start, start + random_below(&random, from.len - start)));
            buf_byte(&text, (char)(random_below(&random, 255) + 1));
        }
        (void)utf8_repair(buf_span(&text), &valid);
        struct raw_document raw = {.text = buf_span(&valid), .body_given = round % 4 == 0};
        if (extract_article(x, &raw, &arena, &a, &err)) {
            assert_int_equal(utf8_valid_length(a.text), a.text.len);
            assert_int_equal(utf8_valid_length(a.title.value), a.title.value.len);
            assert_true(a.text.len > 0);
        } else {
            assert_int_equal(err.status, LEDE_INPUT);
        }
        arena_reset(&arena);
        buf_free(&text);
        buf_free(&valid);
    }
    arena_free(&arena);
    extractor_close(x);
    (void)state;
}

/* Each of these took a rule to the whole rest of the text at every line, once. */
static void long_texts_take_time_by_their_length(void **state)
{
    static const char *const units[] = {"a",
                                        "\n",
                                        "Read more\nOne sentence.\nAnd another.\n",
                                        "On 3 March 2014 they will meet, ",
                                        "(AP) ",
                                        "March "};
    struct lede_error err;
    struct extractor *x = NULL;

    assert_ok(extractor_open(&x, &setup, &err), &err);
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        struct arena arena = {0};
        struct article a;
        struct buf text = {0};
        while (text.len < (size_t)rounds(1000000))
            buf_text(&text, units[i]);
        struct raw_document raw = {.text = buf_span(&text)};
        bool found = extract_article(x, &raw, &arena, &a, &err);
        assert_int_equal(found, units[i][0] != '\n');
        arena_free(&arena);
        buf_free(&text);
    }
    extractor_close(x);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct article a;
        struct lede_error err = {0};
        struct extractor *x = NULL;
        struct raw_document raw = {.text = span_of(headed)};
        assert_ok(extractor_open(&x, &setup, &err), &err);
        mem_fail_at(n);
        ok = extract_article(x, &raw, &arena, &a, &err);
        assert_memory(ok, &err);
        extractor_close(x);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_teasers_behind_a_credit_line),
        cmocka_unit_test(parts_a_head_from_its_body),
        cmocka_unit_test(a_text_given_is_not_cut),
        cmocka_unit_test(given_fields_win),
        cmocka_unit_test(joins_wrapped_lines),
        cmocka_unit_test(hostile_text_ends),
        cmocka_unit_test(long_texts_take_time_by_their_length),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
