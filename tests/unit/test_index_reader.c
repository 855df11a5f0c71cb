/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xapian-c.h>

#include "common/file.h"
#include "index/fields.h"
#include "index/forms.h"
#include "index/generations.h"
#include "index/index_reader.h"
#include "index/record.h"
#include "made_articles.h"
#include "tests/support/check.h"

/* A database by hand, so that these tests need no indexer. */
struct made {
    char folder[64], generation[80];
    struct xc_writer *w;
};

static void set(struct made *m, const char *key, const char *value)
{
    struct xc_error why;
    assert_true(xc_set_metadata(m->w, (struct xc_str){key, strlen(key)},
                                (struct xc_str){value, strlen(value)}, &why));
}

static void begin(struct made *m, const char *format)
{
    struct xc_error why;

    (void)snprintf(m->generation, sizeof m->generation, "%s/gen-000001", temp_folder(m->folder));
    assert_true(xc_create(&m->w, m->generation, 0, &why));
    assert_true(xc_begin(m->w, &why));
    set(m, META_FORMAT, format);
    set(m, META_PROGRAM, "0.1.0");
    set(m, META_STEMMER, "english-porter2");
    set(m, META_CREATED, "2026-01-02");
    set(m, META_PASSAGES, "4");
    set(m, META_WORDS, "100");
}

static void put(struct made *m, const struct article *a, const char *const *words)
{
    struct xc_error why;
    struct xc_doc *d;
    struct buf record = {0};
    struct term id;
    char day[9];

    make_record(a, &record);
    assert_true(xc_doc_new(&d, &why));
    for (; words && *words; words++)
        assert_true(xc_doc_posting(d, (struct xc_str){*words, strlen(*words)}, 2, 0, &why));
    if (a->source.value.len)
        assert_true(xc_doc_value(d, SLOT_SOURCE,
                                 (struct xc_str){a->source.value.at, a->source.value.len}, &why));
    if (a->date.precision == LEDE_NONE) {
        assert_true(xc_doc_term(d, (struct xc_str){TERM_UNDATED, 2}, 0, &why));
    } else {
        day_value(a->date.earliest, day);
        assert_true(xc_doc_value(d, SLOT_EARLIEST, (struct xc_str){day, 8}, &why));
        day_value(a->date.latest, day);
        assert_true(xc_doc_value(d, SLOT_LATEST, (struct xc_str){day, 8}, &why));
    }
    assert_true(xc_doc_data(d, (struct xc_str){record.at, record.len}, &why));
    term_make_id(&id, PREFIX_ID, a->id);
    assert_true(xc_replace(m->w, (struct xc_str){id.at, id.len}, d, NULL, &why));
    xc_doc_free(d);
    buf_free(&record);
}

static void commit(struct made *m)
{
    struct lede_error err;
    struct xc_error why;

    assert_true(xc_commit(m->w, &why));
    xc_writer_close(m->w);
    assert_ok(generation_switch(m->folder, m->generation, &err), &err);
}

static const char *const some_words[] = {"hostage", "hostages", "host", "hostile", "dying", NULL};

static void make_three(struct made *m)
{
    struct article a = {.id = SPAN("one"), .text = SPAN("first")};

    begin(m, "1");
    a.source.value = SPAN("Dawn");
    a.date = (struct lede_date){100, 130, LEDE_MONTH};
    put(m, &a, some_words);
    a.id = SPAN("two");
    a.date = (struct lede_date){90, 90, LEDE_DAY};
    put(m, &a, NULL);
    a.id = SPAN("three");
    a.source.value = SPAN("AFP");
    a.date = (struct lede_date){0};
    put(m, &a, NULL);
    commit(m);
}

static void an_index_says_what_it_holds(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct index_info info;
    struct source_count *sources;
    struct arena arena = {0};
    struct made m;
    size_t count;

    make_three(&m);
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_info(r, &arena, &info, &err), &err);
    assert_int_equal(info.articles, 3);
    assert_int_equal(info.passages, 4);
    assert_int_equal(info.words, 100);
    assert_int_equal(info.undated, 1);
    assert_int_equal(info.sources, 2);
    assert_int_equal(info.first_day, 90);
    assert_int_equal(info.last_day, 130);
    assert_int_equal(info.format, 1);
    assert_span(info.created, SPAN("2026-01-02"));
    assert_true(info.bytes > 8192);
    assert_ok(index_sources(r, &arena, &sources, &count, &err), &err);
    assert_int_equal(count, 2);
    assert_span(sources[0].name, SPAN("AFP"));
    assert_int_equal(sources[1].articles, 2);
    assert_true(index_counts(r)->mean_passage_words > 24.9);
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(m.folder);
    (void)state;
}

static void an_article_is_found_by_its_id(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct article a;
    struct arena arena = {0};
    struct made m;
    char long_id[2][300];
    bool found;

    make_three(&m);
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_article(r, SPAN("two"), &arena, &a, &found, &err), &err);
    assert_true(found);
    assert_span(a.id, SPAN("two"));
    assert_ok(index_article(r, SPAN("four"), &arena, &a, &found, &err), &err);
    assert_false(found);
    assert_ok(index_article(r, SPAN("#two"), &arena, &a, &found, &err), &err);
    assert_false(found);
    for (size_t i = 0; i < 2; i++) {
        memset(long_id[i], 'x', sizeof long_id[i]);
        long_id[i][299] = (char)('0' + i);
        assert_ok(index_article(r, (struct span){long_id[i], 300}, &arena, &a, &found, &err), &err);
        assert_false(found);
    }
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(m.folder);
    (void)state;
}

static void forms_are_those_of_the_stem(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct span *forms;
    struct arena arena = {0};
    struct made m;
    size_t count;

    make_three(&m);
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_forms(r, STEM_ENGLISH, SPAN("hostag"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 2);
    assert_span(forms[0], SPAN("hostage"));
    assert_span(forms[1], SPAN("hostages"));
    assert_ok(index_forms(r, STEM_ENGLISH, SPAN("die"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_span(forms[0], SPAN("dying"));
    assert_ok(index_forms(r, STEM_ENGLISH, SPAN("zzz"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 0);
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(m.folder);
    (void)state;
}

static void what_cannot_be_opened_says_why(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct made m;
    char path[120];

    assert_false(index_open(&r, "/nowhere/at all", &err));
    assert_int_equal(err.status, LEDE_MISSING);
    assert_string_equal(err.text, "no index at /nowhere/at all");
    begin(&m, "4");
    commit(&m);
    assert_false(index_open(&r, m.folder, &err));
    assert_int_equal(err.status, LEDE_VERSION);
    temp_folder_remove(m.folder);
    begin(&m, "");
    commit(&m);
    assert_false(index_open(&r, m.folder, &err));
    assert_int_equal(err.status, LEDE_DAMAGED);
    temp_folder_remove(m.folder);
    make_three(&m);
    (void)snprintf(path, sizeof path, "%s/postlist.glass", m.generation);
    assert_int_equal(truncate(path, 100), 0);
    assert_false(index_open(&r, m.folder, &err));
    assert_int_equal(err.status, LEDE_DAMAGED);
    assert_ok(file_remove_tree(m.generation, &err), &err);
    assert_false(index_open(&r, m.folder, &err));
    assert_int_equal(err.status, LEDE_DAMAGED);
    temp_folder_remove(m.folder);
    (void)state;
}

static void an_empty_index_counts_nothing(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct index_info info;
    struct arena arena = {0};
    struct made m;

    begin(&m, "1");
    set(&m, META_PASSAGES, "0");
    set(&m, META_WORDS, "0");
    commit(&m);
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_info(r, &arena, &info, &err), &err);
    assert_int_equal(info.articles + info.sources + info.undated, 0);
    assert_int_equal(info.first_day, 0);
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(m.folder);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct lede_error err;
    struct made m;
    bool ok = false;

    make_three(&m);
    for (size_t n = 1; !ok; n++) {
        struct index_reader *r = NULL;
        struct arena arena = {0};
        struct index_info info;
        struct article a;
        struct span *forms;
        size_t count;
        bool found;
        mem_fail_at(n);
        ok = index_open(&r, m.folder, &err) && index_info(r, &arena, &info, &err) &&
             index_article(r, SPAN("one"), &arena, &a, &found, &err) &&
             index_forms(r, STEM_ENGLISH, SPAN("hostag"), &arena, &forms, &count, &err) &&
             index_refresh(r, &err);
        assert_memory(ok, &err);
        index_close(r);
        arena_free(&arena);
    }
    temp_folder_remove(m.folder);
    (void)state;
}

/* An Arabic article with one word that begins as its stem does, and one that does not. */
static void make_arabic(struct made *m, const char *main_language)
{
    static const char *const words[] = {"جسور", "الجسور", "جسم", "Lar", "XOar:جسور:الجسور", NULL};
    const struct article a = {.id = SPAN("ar"), .text = SPAN("جسور الجسور جسم")};

    begin(m, "2");
    set(m, META_LANGUAGE, main_language);
    put(m, &a, words);
    commit(m);
}

static void forms_that_begin_otherwise_are_found(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct stem_scheme stems;
    struct stemmer *stemmer;
    struct span *forms;
    struct arena arena = {0};
    struct made m;
    size_t count;
    unsigned arabic = stem_language(SPAN("ar"));

    make_arabic(&m, "en");
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_stems(r, &stems, &err), &err);
    assert_true(stems.by_language);
    assert_int_equal(stems.main, STEM_ENGLISH);
    assert_int_equal(stems.others, (uint32_t)1 << arabic);
    assert_ok(index_stemmer(r, &stemmer, &err), &err);
    assert_int_equal(stemmer_language(stemmer, SPAN("ar")), arabic);
    assert_int_equal(stemmer_language(stemmer, SPAN("de")), STEM_ENGLISH);
    assert_ok(index_forms(r, arabic, SPAN("جسور"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 2);
    assert_span(forms[0], SPAN("الجسور"));
    assert_span(forms[1], SPAN("جسور"));
    assert_ok(index_odd_forms(r, arabic, SPAN("جسور"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_span(forms[0], SPAN("الجسور"));
    assert_ok(index_odd_forms(r, arabic, SPAN("جس"), &arena, &forms, &count, &err), &err);
    assert_int_equal(count, 0);
    for (size_t n = 1;; n++) {
        mem_fail_at(n);
        bool ok = index_forms(r, arabic, SPAN("جسور"), &arena, &forms, &count, &err);
        assert_memory(ok, &err);
        if (ok)
            break;
    }
    stemmer_close(stemmer);
    index_close(r);
    arena_free(&arena);
    temp_folder_remove(m.folder);
    (void)state;
}

static void an_index_of_format_1_has_english_stems(void **state)
{
    struct lede_error err;
    struct index_reader *r;
    struct stem_scheme stems;
    struct made m;

    make_three(&m);
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_ok(index_stems(r, &stems, &err), &err);
    assert_false(stems.by_language);
    assert_int_equal(stems.main, STEM_ENGLISH);
    assert_int_equal(stems.others, 0);
    index_close(r);
    temp_folder_remove(m.folder);
    (void)state;
}

static void a_main_language_to_come_is_refused(void **state)
{
    struct lede_error err = {0};
    struct index_reader *r;
    struct stem_scheme stems;
    struct made m;

    make_arabic(&m, "tlh");
    assert_ok(index_open(&r, m.folder, &err), &err);
    assert_false(index_stems(r, &stems, &err));
    assert_int_equal(err.status, LEDE_VERSION);
    assert_string_equal(err.text, "made by a newer Lede (its main language is \"tlh\")");
    index_close(r);
    temp_folder_remove(m.folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_says_what_it_holds),
        cmocka_unit_test(an_article_is_found_by_its_id),
        cmocka_unit_test(forms_are_those_of_the_stem),
        cmocka_unit_test(forms_that_begin_otherwise_are_found),
        cmocka_unit_test(an_index_of_format_1_has_english_stems),
        cmocka_unit_test(a_main_language_to_come_is_refused),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(an_empty_index_counts_nothing),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
