/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/stem.h"
#include "analysis/terms.h"
#include "common/map.h"
#include "common/varint.h"
#include "index/record.h"
#include "indexer/build/postings.h"
#include "made_articles.h"
#include "tests/support/check.h"

/* An index of one document, and what it says of it. */
struct stored {
    char folder[64];
    struct xc_index *ix;
    struct xc_list *terms;
};

static void store_as(struct stored *s, const struct article *a, const struct stem_scheme *stems)
{
    struct lede_error err;
    struct xc_error why;
    struct xc_writer *w;
    struct postings *p;
    struct xc_doc *doc;
    struct buf record = {0};
    char path[80];

    (void)snprintf(path, sizeof path, "%s/db", temp_folder(s->folder));
    make_record(a, &record);
    assert_ok(postings_open(&p, stems, &err), &err);
    assert_true(xc_create(&w, path, XC_NO_SYNC, &why));
    assert_true(xc_begin(w, &why));
    for (int i = 0; i < 2; i++) /* the tools serve one article after the other */
        assert_ok(postings_make(p, a, buf_span(&record), &doc, &err), &err);
    assert_true(xc_add(w, doc, NULL, &why));
    assert_true(xc_commit(w, &why));
    xc_writer_close(w);
    postings_close(p);
    buf_free(&record);
    assert_true(xc_open(&s->ix, &(struct xc_str){path, strlen(path)}, 1, &why));
    assert_true(xc_doc_terms(s->ix, 1, &s->terms, &why));
}

static void store(struct stored *s, const struct article *a)
{
    store_as(s, a, &stem_english_alone);
}

static void drop(struct stored *s)
{
    xc_list_free(s->terms);
    xc_close(s->ix);
    temp_folder_remove(s->folder);
}

/* The wdf of the term; -1 when the document has it not. */
static int64_t wdf_of(const struct stored *s, const char *term)
{
    for (size_t i = 0; i < xc_list_count(s->terms); i++) {
        const struct xc_item *item = xc_list_item(s->terms, i);
        if (span_is((struct span){item->str.at, item->str.len}, term))
            return (int64_t)item->occurrences;
    }
    return -1;
}

static struct span value_of(const struct stored *s, enum slot slot, struct xc_list **list)
{
    struct xc_error why;
    uint32_t one = 1;

    assert_true(xc_values(s->ix, (uint32_t)slot, &one, 1, list, &why));
    struct xc_str value = xc_list_item(*list, 0)->str;
    return (struct span){value.at, value.len};
}

static void assert_value(const struct stored *s, enum slot slot, const char *want)
{
    struct xc_list *list;
    assert_span(value_of(s, slot, &list), span_of(want));
    xc_list_free(list);
}

static const struct article report = {
    .id = {"dir/a b.txt", 11},
    .url = {"https://x.org/1", 15},
    .title = {{"NATO guards freed", 17}, ORIGIN_PRINTED},
    .source = {{"Dunya News", 10}, ORIGIN_CREDIT},
    .author = {{"Ali Khan", 8}, ORIGIN_GIVEN},
    .place = {{"Quetta", 6}, ORIGIN_DATELINE},
    .date = {17000, 17000, LEDE_DAY},
    .date_origin = ORIGIN_CREDIT,
    .language = {"en", 2},
    .text = {"Guards were freed by NATO guards.\nThe US agreed.", 48},
    .fingerprint = 0x0102030405060708,
};

static void words_filter_and_stems_weigh(void **state)
{
    struct stored s;

    store(&s, &report);
    assert_int_equal(wdf_of(&s, "guards"), 0);
    assert_int_equal(wdf_of(&s, "Zguard"), 2 + 2); /* once in the title, twice in the body */
    assert_int_equal(wdf_of(&s, "Znato"), 2 + 1);
    assert_int_equal(wdf_of(&s, "WNATO"), 0);
    assert_int_equal(wdf_of(&s, "WUS"), 0);
    assert_int_equal(wdf_of(&s, "WGuards"), -1); /* a capital at its head says nothing */
    assert_int_equal(wdf_of(&s, "Sfreed"), 0);
    assert_int_equal(wdf_of(&s, "ZSfreed"), wdf_of(&s, "ZSguard"));
    assert_int_equal(wdf_of(&s, "Sagreed"), -1);
    drop(&s);
    (void)state;
}

/* Under all languages English is the same; others stand behind their code, and odd forms by themselves. */
static void the_articles_language_chooses_its_stems(void **state)
{
    const struct stem_scheme all = {STEM_ENGLISH, true, stem_all_but(STEM_ENGLISH)};
    struct article a = report;
    struct stored s;

    store_as(&s, &a, &all);
    assert_int_equal(wdf_of(&s, "Zguard"), 2 + 2);
    assert_int_equal(wdf_of(&s, "ZSguard"), 0);
    drop(&s);

    a.language = SPAN("de");
    a.text = SPAN("Die Brücken der Stadt");
    store_as(&s, &a, &all);
    assert_int_equal(wdf_of(&s, "Zde:bruck"), 1);
    assert_int_equal(wdf_of(&s, "Zde:guard"), 2);
    assert_int_equal(wdf_of(&s, "ZSde:guard"), 0);
    assert_int_equal(wdf_of(&s, "brucken"), 0);
    assert_int_equal(wdf_of(&s, "Zbruck"), -1);
    assert_int_equal(wdf_of(&s, "Zguard"), -1);
    drop(&s);

    store(&s, &a); /* in an index of English alone */
    assert_int_equal(wdf_of(&s, "Zguard"), 2);
    assert_int_equal(wdf_of(&s, "Zde:bruck"), -1);
    drop(&s);

    a.language = SPAN("ar");
    a.text = SPAN("الجسور جسور");
    store_as(&s, &a, &all);
    assert_int_equal(wdf_of(&s, "Zar:جسور"), 2);
    assert_int_equal(wdf_of(&s, "XOar:جسور:الجسور"), 0);
    assert_int_equal(wdf_of(&s, "XOar:جسور:جسور"), -1);
    drop(&s);
    (void)state;
}

static void fields_are_terms_and_values(void **state)
{
    struct stored s;

    store(&s, &report);
    assert_int_equal(wdf_of(&s, "Qdir/a b.txt"), 0);
    assert_int_equal(wdf_of(&s, "Uhttps://x.org/1"), 0);
    assert_int_equal(wdf_of(&s, "Hdunya news"), 0);
    assert_int_equal(wdf_of(&s, "XSnews"), 0);
    assert_int_equal(wdf_of(&s, "Akhan"), 0);
    assert_int_equal(wdf_of(&s, "XPquetta"), 0);
    assert_int_equal(wdf_of(&s, "Len"), 0);
    assert_int_equal(wdf_of(&s, "DM201607"), 0);
    assert_int_equal(wdf_of(&s, "DY2016"), 0);
    assert_int_equal(wdf_of(&s, "DU"), -1);
    assert_value(&s, SLOT_ID, "dir/a b.txt");
    assert_value(&s, SLOT_SOURCE, "Dunya News");
    assert_value(&s, SLOT_EARLIEST, "20160718");
    assert_value(&s, SLOT_LATEST, "20160718");
    assert_value(&s, SLOT_DATE_KIND, "1j");
    assert_value(&s, SLOT_FINGERPRINT, "\x08\x07\x06\x05\x04\x03\x02\x01");
    drop(&s);
    (void)state;
}

static void a_text_has_a_term_for_its_copies(void **state)
{
    struct article a = report;
    struct text_hash hash = text_hash(report.text);
    struct stored s;
    struct term t;

    term_make_copy(&t, &hash);
    a.title.value = SPAN("Another title");
    a.id = SPAN("another");
    store(&s, &a);
    assert_int_equal(wdf_of(&s, t.at), 0);
    drop(&s);
    a.text = (struct span){0};
    store(&s, &a);
    for (size_t i = 0; i < xc_list_count(s.terms); i++) {
        struct xc_str term = xc_list_item(s.terms, i)->str;
        assert_false(span_starts((struct span){term.at, term.len}, SPAN(PREFIX_COPY)));
    }
    drop(&s);
    (void)state;
}

static void a_date_is_within_the_units_that_hold_it(void **state)
{
    struct article a = report;
    struct stored s;

    a.date = (struct lede_date){16983, 17013, LEDE_SPAN}; /* July 1st to 31st */
    store(&s, &a);
    assert_int_equal(wdf_of(&s, "DM201607"), 0);
    drop(&s);
    a.date.latest = 17014;
    store(&s, &a);
    assert_int_equal(wdf_of(&s, "DM201607"), -1);
    assert_int_equal(wdf_of(&s, "DX"), 0);
    assert_int_equal(wdf_of(&s, "DY2016"), 0);
    drop(&s);
    a.date = (struct lede_date){0};
    store(&s, &a);
    assert_int_equal(wdf_of(&s, "DU"), 0);
    assert_int_equal(wdf_of(&s, "DX"), -1);
    assert_value(&s, SLOT_EARLIEST, "");
    drop(&s);
    (void)state;
}

static void a_title_that_is_the_lead_is_no_title(void **state)
{
    struct article a = report;
    struct stored s;

    a.title.origin = ORIGIN_LEAD;
    store(&s, &a);
    assert_int_equal(wdf_of(&s, "Sguards"), -1);
    assert_int_equal(wdf_of(&s, "Zguard"), 2);
    drop(&s);
    (void)state;
}

/* Length is body + 2 * title, whatever the article: the scores rest on it. */
static void a_length_is_that_of_body_and_twice_the_title(void **state)
{
    struct random r = {31};
    struct arena arena = {0};

    for (int i = 0; i < 30; i++) {
        struct article a;
        struct stored s;
        struct xc_stats stats;
        struct xc_error why;
        struct word word;
        uint64_t length;

        arena_reset(&arena);
        make_article(&r, &arena, "id", &a);
        length = a.word_count;
        struct words words = {.text = article_title(&a)};
        while (words_next(&words, &word))
            length += 2;
        store(&s, &a);
        assert_true(xc_stats(s.ix, &stats, &why));
        assert_int_equal(stats.total_length, length);
        drop(&s);
    }
    arena_free(&arena);
    (void)state;
}

/* A position in the slot for each passage up to the last that has a word: that of its first word. */
static void passages_begin_at_the_positions_told(void **state)
{
    struct random r = {41};
    struct arena arena = {0};

    for (int i = 0; i < 30; i++) {
        struct article a;
        struct stored s;
        struct xc_list *list;
        struct terms terms;
        struct word word;
        uint32_t position, at = 0;
        uint64_t step;

        arena_reset(&arena);
        make_article(&r, &arena, "id", &a);
        store(&s, &a);
        struct span rest = value_of(&s, SLOT_PASSAGES, &list);
        terms_begin(&terms, article_title(&a));
        while (terms_next(&terms, &word, &position)) {
        }
        terms_begin_body(&terms, a.text);
        for (size_t next = 0; terms_next(&terms, &word, &position);)
            for (; next < a.passage_count && word.start >= a.passages[next].start; next++) {
                assert_true(varint_cut(&rest, &step));
                at += (uint32_t)step;
                assert_int_equal(at, position);
            }
        assert_int_equal(rest.len, 0);
        xc_list_free(list);
        drop(&s);
    }
    arena_free(&arena);
    (void)state;
}

static void any_record_can_be_read_back(void **state)
{
    struct arena arena = {0};
    struct article a = {.id = SPAN("blanks")}, back;
    struct xc_buf data = {0};
    struct xc_error why;
    struct lede_error err;
    struct stored s;
    char *text = arena_take(&arena, 200000, 1);

    assert_non_null(text);
    memset(text, ' ', 200000); /* packs to almost nothing, which libxapian may not read back */
    for (size_t len = 100000; len < 200000; len += 9973) {
        a.text = (struct span){text, len};
        store(&s, &a);
        assert_true(xc_data(s.ix, 1, &data, &why));
        assert_ok(record_decode((struct span){data.at, data.len}, &arena, &back, &err), &err);
        assert_int_equal(back.text.len, len);
        drop(&s);
    }
    xc_buf_free(&data);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err;
    struct buf record = {0};
    struct xc_doc *doc;
    bool ok = false;

    make_record(&report, &record);
    for (size_t n = 1; !ok; n++) {
        struct postings *p = NULL;
        mem_fail_at(n);
        ok = postings_open(&p, &stem_english_alone, &err) &&
             postings_make(p, &report, buf_span(&record), &doc, &err);
        mem_fail_at(0);
        postings_close(p); /* NULL when it was never opened */
        assert_true(ok || err.status == LEDE_MEMORY);
    }
    buf_free(&record);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_filter_and_stems_weigh),
        cmocka_unit_test(the_articles_language_chooses_its_stems),
        cmocka_unit_test(fields_are_terms_and_values),
        cmocka_unit_test(a_text_has_a_term_for_its_copies),
        cmocka_unit_test(a_date_is_within_the_units_that_hold_it),
        cmocka_unit_test(a_title_that_is_the_lead_is_no_title),
        cmocka_unit_test(a_length_is_that_of_body_and_twice_the_title),
        cmocka_unit_test(passages_begin_at_the_positions_told),
        cmocka_unit_test(any_record_can_be_read_back),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
