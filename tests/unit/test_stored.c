/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include <xapian-c.h>

#include "index/generations.h"
#include "index/stored.h"
#include "made_articles.h"
#include "tests/support/check.h"

enum { DOCUMENTS = 9000 }; /* more than are looked at at once */

static struct xc_str str_of(struct span s)
{
    return (struct xc_str){s.at, s.len};
}

static void put(struct xc_writer *w, struct xc_doc *d, struct span id, struct span text)
{
    struct article a = {.id = id, .text = text};
    struct text_hash hash = text_hash(text);
    struct buf record = {0};
    struct xc_error why;
    struct term t;

    xc_doc_clear(d);
    make_record(&a, &record);
    assert_true(xc_doc_value(d, SLOT_ID, str_of(id), &why));
    assert_true(xc_doc_data(d, str_of(buf_span(&record)), &why));
    term_make_copy(&t, &hash);
    assert_true(xc_doc_term(d, (struct xc_str){t.at, t.len}, 0, &why));
    term_make_id(&t, PREFIX_ID, id);
    assert_true(xc_replace(w, (struct xc_str){t.at, t.len}, d, NULL, &why));
    buf_free(&record);
}

/* An index of 9,000 articles of three texts, by hand, without those whose number `keep` refuses. */
static struct index_reader *make_index(char folder[64], bool (*keep)(size_t))
{
    static const char *const meta[] = {META_FORMAT, META_PASSAGES, META_WORDS};
    struct index_reader *r = NULL;
    struct lede_error err;
    struct xc_error why;
    struct xc_writer *w;
    struct xc_doc *d;
    char generation[80], id[24], text[24];

    (void)snprintf(generation, sizeof generation, "%s/gen-000001", temp_folder(folder));
    assert_true(xc_create(&w, generation, XC_NO_SYNC, &why) && xc_begin(w, &why));
    assert_true(xc_doc_new(&d, &why));
    for (size_t i = 0; i < ARRAY_LEN(meta); i++)
        assert_true(xc_set_metadata(w, str_of(span_of(meta[i])), str_of(SPAN("1")), &why));
    for (size_t i = 0; i < DOCUMENTS; i++) {
        (void)snprintf(id, sizeof id, "%zu", i);
        (void)snprintf(text, sizeof text, "text %zu", i % 3);
        put(w, d, span_of(id), span_of(text));
    }
    for (size_t i = 0; i < DOCUMENTS; i++) {
        struct term t;
        (void)snprintf(id, sizeof id, "%zu", i);
        term_make_id(&t, PREFIX_ID, span_of(id));
        if (!keep(i))
            assert_true(xc_delete(w, (struct xc_str){t.at, t.len}, NULL, &why));
    }
    assert_true(xc_commit(w, &why));
    xc_doc_free(d);
    xc_writer_close(w);
    assert_ok(generation_switch(folder, generation, &err) && index_open(&r, folder, &err), &err);
    return r;
}

static bool some(size_t i)
{
    return i % 5 != 2 && (i < 3000 || i > 8500); /* a whole window is gone */
}

static bool none(size_t i)
{
    (void)i;
    return false;
}

static void a_walk_comes_to_each_article_once(void **state)
{
    char folder[64], id[24];
    struct index_reader *r = make_index(folder, some);
    struct stored_walk walk = {.reader = r};
    struct lede_error err;
    struct article a;
    struct span got;

    for (size_t i = 0; i < DOCUMENTS; i++) {
        if (!some(i))
            continue;
        (void)snprintf(id, sizeof id, "%zu", i);
        assert_int_equal(stored_next(&walk, &got, &err), STEP_ITEM);
        assert_span(got, span_of(id));
        if (i % 11)
            continue; /* not every record need be read */
        assert_ok(stored_article(&walk, &a, &err), &err);
        assert_span(a.id, span_of(id));
    }
    assert_int_equal(stored_next(&walk, &got, &err), STEP_END);
    assert_int_equal(stored_next(&walk, &got, &err), STEP_END);
    stored_walk_free(&walk);
    index_close(r);
    temp_folder_remove(folder);
    r = make_index(folder, none);
    walk.reader = r;
    assert_int_equal(stored_next(&walk, &got, &err), STEP_END);
    stored_walk_free(&walk);
    index_close(r);
    temp_folder_remove(folder);
    (void)state;
}

static void copies_are_found_by_their_text(void **state)
{
    char folder[64];
    struct index_reader *r = make_index(folder, some);
    struct text_hash one = text_hash(SPAN("text 1")), other = text_hash(SPAN("text 3"));
    struct arena arena = {0};
    struct lede_error err;
    struct span *ids;
    size_t count;

    assert_ok(stored_copies(r, &one, &arena, &ids, &count, &err), &err);
    assert_true(count > 900);
    assert_span(ids[0], SPAN("1"));
    assert_span(ids[1], SPAN("4"));
    assert_span(ids[2], SPAN("10")); /* 7 is gone */
    assert_ok(stored_copies(r, &other, &arena, &ids, &count, &err), &err);
    assert_int_equal(count, 0);
    arena_free(&arena);
    index_close(r);
    temp_folder_remove(folder);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_comes_to_each_article_once),
        cmocka_unit_test(copies_are_found_by_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
