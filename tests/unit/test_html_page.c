/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/limits.h"
#include "common/utf8.h"
#include "indexer/read/html_guard.h"
#include "indexer/read/html_page.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static const char *const tag_names[TAG_COUNT] = {[TAG_OTHER] = "x",
                                                 [TAG_BODY] = "body",
                                                 [TAG_DIV] = "div",
                                                 [TAG_P] = "p",
                                                 [TAG_LI] = "li",
                                                 [TAG_TD] = "td",
                                                 [TAG_A] = "a",
                                                 [TAG_SPAN] = "span",
                                                 [TAG_B] = "b",
                                                 [TAG_I] = "i",
                                                 [TAG_H1] = "h1",
                                                 [TAG_ARTICLE] = "article",
                                                 [TAG_SECTION] = "section"};

static void read(const char *html, struct arena *arena, struct page *p)
{
    struct lede_error err;
    assert_ok(html_page_read(span_of(html), arena, p, &err), &err);
}

static void dump(const struct page *p, struct buf *out)
{
    for (size_t i = 0; i < p->block_count; i++) {
        const struct page_block *b = &p->blocks[i];
        const struct page_node *n = &p->nodes[b->inner];
        if (i > 0)
            buf_byte(out, '|');
        buf_text(out, n->hidden ? "-" : n->aside ? "~" : "");
        buf_text(out, tag_names[n->tag] ? tag_names[n->tag] : "?");
        buf_addf(out, "[%.*s]", SPAN_ARGS(n->names));
        buf_add(out, b->text);
        if (b->link_bytes)
            buf_addf(out, "^%u", (unsigned)b->link_bytes);
    }
}

static void cuts_the_blocks_that_the_cases_say(void **state)
{
    struct lede_error err;
    struct cases cases = cases_open("html_page.tsv", 2);

    while (cases_next(&cases)) {
        struct arena arena = {0};
        struct buf out = {0};
        struct page p;
        assert_ok(html_page_read(cases.column[0], &arena, &p, &err), &err);
        dump(&p, &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[1]);
        buf_free(&out);
        arena_free(&arena);
    }
    cases_close(&cases);
    (void)state;
}

static void reads_what_the_head_says(void **state)
{
    struct arena arena = {0};
    struct page p;

    read(
        "<!doctype html><html lang='de-AT'><head><title> Floods &amp;\n rain </title><title>no</title>"
        "<meta charset=utf-8><META Property='OG:Title' content=' Floods  in&#10;Linz'>"
        "<meta name=empty content=''><link rel=canonical href='https://a.example/1'>"
        "<script type='application/ld+json'> {\"a\": \"<b>\"} </script><script>x</script></head>"
        "<body><time datetime='2019-03-14' title=no>14 March</time>"
        "<abbr class=published title='2019-03-15'>x</abbr>"
        "<span itemprop=author content='A. B.'>y</span>",
        &arena, &p);
    assert_span(p.title, SPAN("Floods & rain"));
    assert_span(p.language, SPAN("de-AT"));
    assert_span(p.canonical, SPAN("https://a.example/1"));
    assert_int_equal(p.meta_count, 1);
    assert_span(p.metas[0].key, SPAN("og:title"));
    assert_span(p.metas[0].content, SPAN("Floods in Linz"));
    assert_int_equal(p.json_ld_count, 1);
    assert_span(p.json_ld[0], SPAN("{\"a\": \"<b>\"}"));
    size_t seen = 0;
    for (size_t i = 0; i < p.node_count; i++) {
        if (p.nodes[i].tag == TAG_TIME)
            seen += span_is(p.nodes[i].value, "2019-03-14");
        if (span_is(p.nodes[i].names, "published"))
            seen += span_is(p.nodes[i].value, "2019-03-15");
        if (span_is(p.nodes[i].itemprop, "author"))
            seen += span_is(p.nodes[i].value, "A. B.");
    }
    assert_int_equal(seen, 3);
    arena_free(&arena);
    (void)state;
}

/* Nodes point back, and blocks lie in the nodes that say so. */
static void check_page(const struct page *p)
{
    for (size_t i = 0; i < p->node_count; i++) {
        const struct page_node *n = &p->nodes[i];
        assert_true(n->parent < i || i == 0);
        assert_true(n->first_block <= n->end_block && n->end_block <= p->block_count);
        assert_true(n->first_block >= p->nodes[n->parent].first_block);
        assert_true(n->end_block <= p->nodes[n->parent].end_block);
    }
    for (size_t i = 0; i < p->block_count; i++) {
        const struct page_block *b = &p->blocks[i];
        assert_true(b->node < p->node_count && b->inner < p->node_count);
        assert_true(b->text.len > 0 && b->link_bytes <= b->text.len);
        assert_int_equal(utf8_valid_length(b->text), b->text.len);
        assert_true(p->nodes[b->node].first_block <= i && i < p->nodes[b->node].end_block);
        assert_true(p->nodes[b->inner].first_block <= i && i < p->nodes[b->inner].end_block);
        uint32_t above = b->inner;
        while (above != b->node) {
            assert_true(above != 0);
            above = p->nodes[above].parent;
        }
    }
}

/* What begins with `before`, then `count` times `again`, then `after`. */
static void read_many(const char *before, const char *again, size_t count, const char *after,
                      enum lede_status want)
{
    struct buf html = {0};
    struct arena arena = {0};
    struct lede_error err = {0};
    struct page p;

    buf_text(&html, before);
    for (size_t i = 0; i < count; i++)
        buf_text(&html, again);
    buf_text(&html, after);
    bool ok = html_page_read(buf_span(&html), &arena, &p, &err);
    assert_int_equal(ok ? LEDE_OK : err.status, want);
    if (ok) {
        check_page(&p);
        assert_true(p.block_count > 0);
        assert_span(p.blocks[p.block_count - 1].text, SPAN("the end"));
    }
    buf_free(&html);
    arena_free(&arena);
}

static void reads_any_nesting_and_any_tag_in_bounded_time(void **state)
{
    read_many("", "<div>", 100000, "the end", LEDE_OK);
    read_many("", "<b>x", 100000, "<p>the end</p>", LEDE_OK);
    read_many("", "<table><tr><td>", 30000, "the end", LEDE_OK);
    read_many("<p ", "a b=1 ", 100000, "><p>the end", LEDE_OK);
    read_many("<p title=\"", "no quote ends this ", 10000, "><p>the end", LEDE_OK);
    read_many("", "<!--", 200000, "<p>the end", LEDE_OK);
    read_many("", "<script type=ld+json>", 50000, "</script><p>the end", LEDE_OK);
    read_many("", "</i>", 100000, "<p>the end", LEDE_OK);
    read_many("<p>x", "<br>", 100000, "the end", LEDE_OK);
    read_many("", "<b></i></x>", 100000, "<p>the end", LEDE_LIMIT);
    read_many("<i>", "<div></i>", 60000, "<p>the end", LEDE_LIMIT);
    (void)state;
}

static void skips_a_page_that_is_too_long(void **state)
{
    struct arena arena = {0};
    struct lede_error err = {0};
    struct page p;

    assert_false(html_page_read((struct span){"", (size_t)FILE_BYTES_MAX + 1}, &arena, &p, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    arena_free(&arena);
    (void)state;
}

static void guard(const char *text, const char *want)
{
    struct buf out = {0};
    html_guard(span_of(text), &out);
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

static void takes_out_what_a_parser_need_not_see(void **state)
{
    guard("a < b <p>c</p>", "a < b <p>c</p>");
    guard("a<!-- <p> -->b<!--[if IE]><!-->c<!-->d", "abcd");
    guard("a<!-- b <p>c", "a b <p>c");
    guard("<SCRIPT a='>'>if (a<b) '</p>'</Script>c", "<SCRIPT a='>'></Script>c");
    guard("<style>p {}</style><stylex>p</stylex>", "<style></style><stylex>p</stylex>");
    guard("<script type='application/ld+json'>{<!-- x -->}</script>",
          "<script type='application/ld+json'>{<!-- x -->}</script>");
    guard("<script>a <p>b", "<script>a <p>b");
    guard("<noscript a='b'><div></noscript ><p>c", "<noscript a='b'></noscript ><p>c");
    guard("<noscript><p>a<style>b</style>", "<p>a<style></style>");
    guard("<iframe><p></iframe><textarea></p></TEXTAREA>",
          "<iframe></iframe><textarea></TEXTAREA>");
    guard("<p title='a > b' x>c", "<p title='a > b'>c");
    guard("<p", "<p>");
    (void)state;
}

static const char small_page[] =
    "<html lang=en><title>A t</title><meta name=a content=b><body class=x id=y><p>One <i>two</i>"
    "<p>Three<script type='application/ld+json'>{}</script><link rel=canonical href=z>";

static void says_when_memory_is_short(void **state)
{
    bool ok = false;
    size_t n = 1;

    for (; !ok; n++) {
        struct arena arena = {0};
        struct page p;
        struct lede_error err;
        mem_fail_at(n);
        ok = html_page_read(span_of(small_page), &arena, &p, &err);
        bool failed = mem_failed();
        mem_fail_at(0);
        assert_true(ok ? !failed : failed && err.status == LEDE_MEMORY);
        arena_free(&arena);
    }
    assert_true(n > 8);
    (void)state;
}

/* Only where all parsers agree where an attribute ends. */
static void takes_out_attributes_that_nobody_asks_for(void **state)
{
    guard("<A HREF='/x' Class=\"b\" data-x=\"class='no' >\" HIDDEN>c</A>",
          "<A Class=\"b\" HIDDEN>c</A>");
    guard("<img alt='a'\n src=\"b\"  >", "<img  >");
    guard("<link href='a' rel='canonical'>", "<link href='a' rel='canonical'>");
    guard("<html xmlns='x' lang='de'>", "<html xmlns='x' lang='de'>");
    guard("<meta value='a' name='b'>", "<meta value='a' name='b'>");
    guard("<p x='1' y=2 z='3' class=d>", "<p y=2 z='3' class=d>");
    guard("<p x = 'a class=b' y='1'>", "<p x = 'a class=b' y='1'>");
    guard("<p x='a'y='b' z='c'>", "<p x='a'y='b' z='c'>");
    guard("<p a\"b='>' x='c'>d", "<p a\"b='>' x='c'>d");
    guard("<br clear='all'/>", "<br clear='all'/>");
    guard("<p x", "<p>");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_the_blocks_that_the_cases_say),
        cmocka_unit_test(reads_what_the_head_says),
        cmocka_unit_test(reads_any_nesting_and_any_tag_in_bounded_time),
        cmocka_unit_test(skips_a_page_that_is_too_long),
        cmocka_unit_test(takes_out_what_a_parser_need_not_see),
        cmocka_unit_test(takes_out_attributes_that_nobody_asks_for),
        cmocka_unit_test(says_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
