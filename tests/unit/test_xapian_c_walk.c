/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "test_xapian_c_help.h"

enum { SEEN_BYTES = 4096, DOCS = 12, MANY = 3000 };

/* Writes down what it is shown, and answers by a plan. */
struct seen {
    struct xc_walker walker;
    char text[SEEN_BYTES];
    size_t len, looks, begun;
    const char *seek_at, *seek_to; /* at this term, to that one */
    const char *stop_at;
    bool takes;
};

static void begin(void *arg)
{
    struct seen *s = arg;
    s->begun++;
    s->len = s->looks = 0;
    s->text[0] = '\0';
}

static bool is(struct xc_str term, const char *text)
{
    return text && term.len == strlen(text) && memcmp(term.at, text, term.len) == 0;
}

static void note(struct seen *s, struct xc_str term, uint32_t docs)
{
    int n = snprintf(s->text + s->len, sizeof s->text - s->len, docs ? "%.*s:%u " : "%.*s ",
                     (int)term.len, term.at, (unsigned)docs);
    s->len += (size_t)n;
    if (s->len >= sizeof s->text)
        s->len = sizeof s->text - 1;
}

static enum xc_stride look(void *arg, struct xc_str term, struct xc_str *to)
{
    struct seen *s = arg;

    s->looks++;
    if (is(term, s->stop_at))
        return XC_STOP;
    if (!s->takes)
        note(s, term, 0);
    if (is(term, s->seek_at)) {
        *to = str(s->seek_to);
        return XC_SEEK;
    }
    return s->takes ? XC_TAKE : XC_ON;
}

static void take(void *arg, struct xc_str term, uint32_t docs)
{
    note(arg, term, docs);
}

static struct seen seen(void)
{
    return (struct seen){.walker = {.begin = begin, .look = look, .take = take}};
}

static const char *walk(struct xc_index *ix, const char *from, struct seen *s)
{
    struct xc_error e;
    s->walker.arg = s;
    assert_done(xc_walk_terms(ix, str(from), &s->walker, &e), &e);
    return s->text;
}

static void terms_are_shown_in_order_from_the_first(void **state)
{
    struct seen s = seen();
    struct xc_writer *w = create(in_folder(state, "db"));
    struct xc_error e;

    assert_done(xc_set_metadata(w, str("meta"), str("no term"), &e), &e);
    put(w, "Q1", "b a a~ aa");
    put(w, "Q2", "b c \xc3\xa9");
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_string_equal(walk(ix, "", &s), "Q1 Q2 a aa a~ b c \xc3\xa9 ");
    assert_string_equal(walk(ix, "aa", &s), "aa a~ b c \xc3\xa9 ");
    assert_string_equal(walk(ix, "ab", &s), "a~ b c \xc3\xa9 ");
    assert_string_equal(walk(ix, "\xff", &s), "");
    s.takes = true;
    s.stop_at = "c";
    assert_string_equal(walk(ix, "a", &s), "a:1 aa:1 a~:1 b:2 ");
    assert_int_equal(s.begun, 5);
    xc_close(ix);
}

static void a_seek_passes_over_what_is_below(void **state)
{
    struct seen s = seen();
    make_database(in_folder(state, "db"), DOCS);
    struct xc_index *ix = open_index(in_folder(state, "db"));

    s.seek_at = "Q1";
    s.seek_to = "all";
    s.stop_at = "w2";
    assert_string_equal(walk(ix, "", &s), "Q1 all w1 w10 w11 w12 ");
    s.seek_to = "w11x";
    assert_string_equal(walk(ix, "", &s), "Q1 w12 ");
    s.seek_to = "\xff";
    assert_string_equal(walk(ix, "", &s), "Q1 ");
    /* What is not above the term is the next one. */
    s.seek_to = "Q1";
    assert_string_equal(walk(ix, "Q", &s),
                        "Q1 Q10 Q11 Q12 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 all w1 w10 w11 w12 ");
    s.seek_to = "";
    assert_string_equal(walk(ix, "Q8", &s), "Q8 Q9 all w1 w10 w11 w12 ");
    xc_close(ix);
}

/* The longest terms, NULs in them, and one that many documents have. */
static void no_term_is_shown_twice_or_missed(void **state)
{
    struct seen s = seen();
    struct xc_error e;
    struct xc_doc *d = NULL;
    char longest[XC_TERM_MAX];
    struct xc_writer *w = create(in_folder(state, "db"));

    assert_done(xc_doc_new(&d, &e), &e);
    memset(longest, 'x', sizeof longest);
    for (unsigned i = 0; i < MANY; i++) {
        xc_doc_clear(d);
        assert_done(xc_doc_term(d, str("common"), 1, &e), &e);
        assert_done(xc_doc_term(d, (struct xc_str){longest, XC_TERM_MAX - i % 3}, 0, &e), &e);
        assert_done(xc_doc_term(d, (struct xc_str){"nul\0s", 3 + i % 3}, 0, &e), &e);
        assert_done(xc_add(w, d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    (void)walk(ix, "", &s);
    assert_int_equal(s.looks, 1 + 3 + 3);
    (void)walk(ix, "nul", &s);
    assert_int_equal(s.looks, 3 + 3);
    s.takes = true;
    s.stop_at = "nul";
    assert_string_equal(walk(ix, "", &s), "common:3000 ");
    xc_close(ix);
}

static void databases_are_walked_as_one(void **state)
{
    struct seen s = seen();
    struct xc_error e;
    struct xc_index *ix = NULL;
    struct xc_writer *w = create(in_folder(state, "one"));
    put(w, "Q1", "a b d");
    put(w, "Q2", "a");
    commit_and_close(w);
    w = create(in_folder(state, "two"));
    put(w, "Q3", "a c d");
    commit_and_close(w);
    const struct xc_str both[] = {str(in_folder(state, "one")), str(in_folder(state, "two"))};
    assert_done(xc_open(&ix, both, 2, &e), &e);
    s.takes = true;
    assert_string_equal(walk(ix, "", &s), "Q1:1 Q2:1 Q3:1 a:3 b:1 c:1 d:2 ");
    s.seek_at = "a";
    s.seek_to = "bb";
    assert_string_equal(walk(ix, "a", &s), "c:1 d:2 ");
    xc_close(ix);
    w = create(in_folder(state, "empty"));
    commit_and_close(w);
    ix = open_index(in_folder(state, "empty"));
    assert_string_equal(walk(ix, "", &s), "");
    assert_string_equal(walk(ix, "a", &s), "");
    xc_close(ix);
}

/* Two commits later the blocks that a reader wants are used for other things. */
static void a_walk_whose_state_is_gone_begins_again(void **state)
{
    struct seen s = seen();
    make_database(in_folder(state, "db"), MANY);
    struct xc_index *ix = open_index(in_folder(state, "db"));

    for (int letter = 'a'; letter <= 'c'; letter++) {
        struct xc_error e;
        struct xc_writer *w = NULL;
        char id[16], text[16];
        assert_done(xc_writer_open(&w, in_folder(state, "db"), XC_NO_SYNC, 0, &e), &e);
        assert_done(xc_begin(w, &e), &e);
        for (unsigned i = 1; i <= MANY; i++) {
            (void)snprintf(id, sizeof id, "Q%u", i);
            (void)snprintf(text, sizeof text, "%c%u", letter, i);
            put(w, id, text);
        }
        commit_and_close(w);
    }
    (void)walk(ix, "", &s);
    assert_int_equal(s.begun, 2);
    assert_int_equal(s.looks, MANY + MANY);
    s.stop_at = "c10";
    assert_string_equal(walk(ix, "b", &s), "c1 ");
    xc_close(ix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(terms_are_shown_in_order_from_the_first), TEST(a_seek_passes_over_what_is_below),
        TEST(no_term_is_shown_twice_or_missed),        TEST(databases_are_walked_as_one),
        TEST(a_walk_whose_state_is_gone_begins_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
