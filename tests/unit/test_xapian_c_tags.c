/* Data and term lists that libxapian 1.4 stores and cannot read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test_xapian_c_help.h"

enum { STEP = 8192, LONGEST = 3 * STEP + 400 };

/* Stores the data and reads it back: whether libxapian can. */
static bool comes_back(void **state, const char *data, size_t len)
{
    static unsigned n;
    struct xc_error e;
    struct xc_doc *d = NULL;
    struct xc_buf b = {0};
    char name[32];

    snprintf(name, sizeof name, "tag%u", n++);
    struct xc_writer *w = create(in_folder(state, name));
    assert_done(xc_doc_new(&d, &e), &e);
    assert_done(xc_doc_data(d, (struct xc_str){data, len}, &e), &e);
    assert_done(xc_add(w, d, NULL, &e), &e);
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, name));
    bool ok = xc_data(ix, 1, &b, &e);
    if (ok) {
        assert_int_equal(b.len, len);
        assert_memory_equal(b.at, data, len);
    } else {
        assert_int_equal(e.status, XC_CORRUPT);
    }
    xc_buf_free(&b);
    xc_close(ix);
    return ok;
}

static void unreadable_runs_are_told_and_noise_makes_them_readable(void **state)
{
    static char data[LONGEST + XC_NOISE_LEN];
    unsigned unreadable = 0;
    static const size_t past[] = {0, 1, 2, 20, 36, 100, 300, 389};
    for (size_t i = 0; i < 3 * (sizeof past / sizeof *past); i++) {
        size_t len = (i % 3 + 1) * STEP + past[i / 3];
        memset(data, 'a', len);
        bool safe = xc_tag_is_safe(data, len), ok = comes_back(state, data, len);
        unreadable += !ok;
        assert_true(ok || !safe);
        xc_noise(data + len, XC_NOISE_LEN);
        assert_true(xc_tag_is_safe(data, len + XC_NOISE_LEN));
        assert_true(comes_back(state, data, len + XC_NOISE_LEN));
    }
    assert_true(unreadable > 0); /* else libxapian has been repaired, and the guard can go */
}

static void short_and_common_data_is_safe(void **state)
{
    static char text[4 * STEP];
    size_t len = 0;
    uint32_t random = 1;
    assert_true(xc_tag_is_safe("", 0));
    memset(text, ' ', sizeof text);
    assert_true(xc_tag_is_safe(text, STEP - 1));
    for (size_t i = 0; len + 16 < sizeof text; i++) { /* packs to the half, as news do */
        random = random * 1664525U + 1013904223U;
        len += (size_t)snprintf(text + len, 16, "%c%x ", 'a' + (int)(i % 26), random >> 8);
        assert_true(len < STEP || len % 512 > 8 || xc_tag_is_safe(text, len));
    }
    xc_noise(text, sizeof text);
    assert_true(xc_tag_is_safe(text, sizeof text));
    (void)state;
}

/* A document of count numbers as terms, beginning at 100000. */
static void numbers(struct xc_doc *d, unsigned count)
{
    struct xc_error e;
    char term[16];
    xc_doc_clear(d);
    for (unsigned i = 0; i < count; i++) {
        snprintf(term, sizeof term, "%u", 100000 + i);
        assert_done(xc_doc_term(d, str(term), 0, &e), &e);
    }
}

static bool terms_come_back(void **state, const char *name, struct xc_doc *d, size_t *count)
{
    struct xc_error e;
    struct xc_list *l = NULL;
    struct xc_writer *w = create(in_folder(state, name));
    assert_done(xc_add(w, d, NULL, &e), &e);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, name));
    bool ok = xc_doc_terms(ix, 1, &l, &e);
    if (ok) {
        *count = xc_list_count(l);
        xc_list_free(l);
    }
    xc_close(ix);
    return ok;
}

static void unreadable_term_lists_are_refused_or_filled(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    char name[32];
    unsigned refused = 0;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned count = 2600; count < 2900; count++) {
        numbers(d, count);
        if (xc_add(w, d, NULL, &e))
            continue;
        assert_int_equal(e.status, XC_UNSUPPORTED);
        assert_true(xc_writer_is_open(w));
        if (refused++ % 4)
            continue;
        size_t found = 0;
        assert_done(xc_doc_filler(d, str("XF"), &e), &e);
        snprintf(name, sizeof name, "filled%u", count);
        assert_true(terms_come_back(state, name, d, &found));
        assert_true(found > count && found < count + 300);
    }
    xc_doc_free(d);
    xc_writer_close(w);
    assert_true(refused > 0);
}

static void replacing_guards_the_list_too(void **state)
{
    struct xc_error e;
    struct xc_doc *d = NULL;
    uint32_t docid;
    struct xc_list *l = NULL;
    struct xc_writer *w = create(in_folder(state, "db"));
    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned count = 2600; count < 2900; count += 3) {
        numbers(d, count);
        assert_done(xc_doc_filler(d, str("XF"), &e), &e);
        assert_done(xc_replace(w, str("Q"), d, &docid, &e), &e);
        assert_int_equal(docid, 1);
    }
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(documents_of(ix), 1);
    assert_done(xc_doc_terms(ix, 1, &l, &e), &e);
    xc_list_free(l);
    xc_close(ix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(unreadable_runs_are_told_and_noise_makes_them_readable),
        TEST(short_and_common_data_is_safe),
        TEST(unreadable_term_lists_are_refused_or_filled),
        TEST(replacing_guards_the_list_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
