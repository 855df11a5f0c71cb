/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/buf.h"
#include "common/file.h"
#include "common/mem.h"
#include "indexer/extract/languages.h"
#include "indexer/extract/ngrams.h"
#include "tests/support/check.h"

/* A folder of profiles, made for a test. */
struct folder {
    char path[64];
};

static void put(const struct folder *f, const char *name, const char *text)
{
    char path[128];
    struct lede_error err;

    (void)snprintf(path, sizeof path, "%s/%s", f->path, name);
    assert_ok(file_replace(path, span_of(text), &err), &err);
}

static void make(struct folder *f)
{
    (void)snprintf(f->path, sizeof f->path, "/tmp/lede-ngrams-XXXXXX");
    assert_non_null(mkdtemp(f->path));
}

static void drop(struct folder *f)
{
    struct lede_error err;
    assert_ok(file_remove_tree(f->path, &err), &err);
}

static struct ngrams *open_or_none(const struct folder *f)
{
    struct ngrams *n = NULL;
    struct lede_error err;

    assert_ok(ngrams_open(&n, f->path, &err), &err);
    return n;
}

/* "ab ab": _ three times, then a, b, _a, ab, b_ …: each in the order of its length. */
static void counts_the_places_that_n_grams_stand_apart(void **state)
{
    struct ngram_match like[NGRAM_LIKE_MAX];
    struct folder f = {""};

    make(&f);
    put(&f, "fpdb.conf", "# a comment\n\nfar.lm  far--utf8\nnear.lm\tnear--utf8 # n\nalone\n");
    put(&f, "near.lm", "_\t3\na 2\nb 2\n_a\nab\nb_\n_ab\nab_\n_ab_\n");
    put(&f, "far.lm", "x\ny\n_\n");
    struct ngrams *n = open_or_none(&f);
    assert_non_null(n);
    assert_int_equal(ngrams_like(n, SPAN("ab 7 \n ab"), like), 1);
    assert_span(like[0].name, SPAN("near--utf8"));
    assert_int_equal(like[0].apart, 0);
    assert_int_equal(ngrams_like(n, SPAN("ba"), like), 1);
    /* _ a b here, _ b a there; _b, ba, a_, _ba, ba_ and _ba_ are in no profile. */
    assert_int_equal(like[0].apart, 1 + 1 + 6 * NGRAM_RANKS);
    assert_int_equal(ngrams_like(n, SPAN("\xc3\xa9"), like), 2); /* nothing but _ is shared … */
    assert_span(like[0].name, SPAN("near--utf8"));
    assert_int_equal(like[0].apart, 4 * NGRAM_RANKS);
    assert_int_equal(like[1].apart, 4 * NGRAM_RANKS + 2);
    assert_int_equal(ngrams_like(n, SPAN(" 1 "), like), 0);
    ngrams_close(n);
    drop(&f);
    (void)state;
}

static void more_than_five_alike_are_none(void **state)
{
    struct ngram_match like[NGRAM_LIKE_MAX];
    struct folder f = {""};
    struct buf conf = {0};

    make(&f);
    put(&f, "x.lm", "_\nq\n");
    for (int i = 0; i < 6; i++) {
        struct ngrams *n;
        buf_addf(&conf, "x.lm n%d\n", i);
        buf_byte(&conf, '\0');
        put(&f, "fpdb.conf", conf.at);
        conf.len--;
        n = open_or_none(&f);
        assert_non_null(n);
        assert_int_equal(ngrams_like(n, SPAN("q"), like), i < 5 ? i + 1 : 0);
        assert_span(like[0].name, SPAN("n0"));
        ngrams_close(n);
    }
    buf_free(&conf);
    drop(&f);
    (void)state;
}

static void a_profile_that_is_not_there_makes_none(void **state)
{
    struct folder f = {""};

    make(&f);
    assert_null(open_or_none(&f));
    put(&f, "fpdb.conf", "x.lm x\n");
    assert_null(open_or_none(&f));
    drop(&f);
    (void)state;
}

/* Of the longest text each n-gram may be another one. */
static void the_longest_text_has_room(void **state)
{
    struct ngram_match like[NGRAM_LIKE_MAX];
    struct ngrams *n = NULL;
    struct lede_error err;
    char text[NGRAM_TEXT_MAX];

    assert_ok(ngrams_open(&n, LANGUAGES_FOLDER, &err), &err);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('!' + i * i * 7 % 89);
    size_t first = ngrams_like(n, (struct span){text, sizeof text}, like);
    assert_int_equal(ngrams_like(n, (struct span){text, sizeof text}, like), first);
    memset(text, 'e', sizeof text);
    (void)ngrams_like(n, (struct span){text, sizeof text}, like);
    ngrams_close(n);
    (void)state;
}

static void says_when_memory_is_short(void **state)
{
    struct folder f = {""};
    size_t n = 1;

    make(&f);
    put(&f, "fpdb.conf", "x.lm x\n");
    put(&f, "x.lm", "_\nq\n");
    for (bool ok = false; !ok; n++) {
        struct ngrams *out = NULL;
        struct lede_error err = {0};
        mem_fail_at(n);
        ok = ngrams_open(&out, f.path, &err);
        mem_fail_at(0);
        assert_true(ok ? out != NULL : !out && err.status == LEDE_MEMORY);
        ngrams_close(out);
    }
    assert_true(n > 5);
    drop(&f);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_the_places_that_n_grams_stand_apart),
        cmocka_unit_test(more_than_five_alike_are_none),
        cmocka_unit_test(a_profile_that_is_not_there_makes_none),
        cmocka_unit_test(the_longest_text_has_room),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
