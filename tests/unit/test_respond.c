/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "common/json_read.h"
#include "common/random.h"
#include "searcher/web/respond.h"
#include "tests/support/check.h"
#include "tests/support/small_index.h"

enum { ROUNDS = 10000, SEED = 20161122 };

/* Nobody writes this but an attacker; no page may hold it as it stands. */
#define CANARY "<x\"'&>"

static const struct small_article articles[] = {
    {"a", "Guards freed", "Dawn", "2016-07-26", "Four guards came home.\nThe border is calm."},
    {"b/" CANARY, "Rabies " CANARY, "IRNA " CANARY, "2016", "Rabies " CANARY " near the border."},
    {"c", "Trade grows", "Dunya News", "2016-08", "Trade grows at the border."},
    {"d", NULL, NULL, NULL, "An undated word on the border."},
};

static struct small_index four;
static struct web_config config;

static int open_index(void **state)
{
    small_index_open(&four, articles, ARRAY_LEN(articles));
    config = web_config_default;
    config.page_size = 2;
    *state = &four;
    return 0;
}

/* The response, written, to be buf_free()d. */
static struct buf answer_to(const struct site *site, struct cgi_environment env)
{
    struct arena arena = {0};
    struct response response;
    struct buf out = {0};

    respond(site, &env, &arena, &response);
    response_write(&response, is_head(&env), &out);
    response_free(&response);
    arena_free(&arena);
    return out;
}

static struct buf answer_of(const char *method, const char *query)
{
    struct site site = {.config = &config, .index = four.reader};
    return answer_to(
        &site, (struct cgi_environment){.method = span_of(method), .query_string = span_of(query)});
}

static bool holds(const struct buf *b, const char *text)
{
    return span_find(buf_span(b), span_of(text), 0) != SIZE_MAX;
}

static void assert_holds(const char *query, const char *text)
{
    struct buf b = answer_of("GET", query);
    if (!holds(&b, text))
        fail_msg("%s: no %s in:\n%.*s", query, text, SPAN_ARGS(buf_span(&b)));
    buf_free(&b);
}

static void assert_lacks(const char *query, const char *text)
{
    struct buf b = answer_of("GET", query);
    if (holds(&b, text))
        fail_msg("%s: %s in:\n%.*s", query, text, SPAN_ARGS(buf_span(&b)));
    buf_free(&b);
}

static void finds_marks_pages_and_narrows(void **state)
{
    assert_holds("", "<strong>4</strong> articles");
    assert_holds("q=border", "<h1>4 articles</h1>");
    assert_holds("q=border", "<mark>border</mark>");
    assert_holds("q=border", "value=\"border\"");
    assert_holds("q=border", "href=\"?q=border&amp;page=2\" rel=\"next\"");
    assert_holds("q=border&page=2", "<ol start=\"3\">");
    assert_holds("q=border&page=9", "behind the last");
    assert_holds("q=border", "href=\"?q=border&amp;source=Dawn\"");
    assert_holds("q=border&source=Dawn", "<h1>1 article</h1>");
    assert_holds("q=border&source=Dawn", "href=\"?q=border\"><span class=\"facet\">Source");
    assert_holds("q=border&source=Dawn", "name=\"source\" value=\"Dawn\"");
    assert_holds("q=border&year=unknown", "<span class=\"doubt\">undated</span>");
    assert_holds("q=border&year=2016", "href=\"?q=border&amp;year=2016&amp;month=2016-07\"");
    assert_holds("q=border&year=2016&month=2016-07", "<time datetime=\"2016-07-26\">");
    assert_holds("q=zebra", "No article matches");
    assert_holds("q=guards+zebra", "0 articles have all of these words");
    assert_holds("q=border&sort=date", "aria-current=\"true\">Oldest");
    (void)state;
}

static void shows_an_article_as_far_as_it_may(void **state)
{
    assert_holds("a=a&q=guards", "<p>Four <mark>guards</mark> came home.</p>");
    assert_holds("a=a&q=guards&source=Dawn", "href=\"?q=guards&amp;source=Dawn\">← Back");
    assert_holds("a=a&format=json", "\"text\":\"Four guards came home.");
    assert_holds("a=a&format=json", "\"path\":null");
    assert_holds("a=zebra", "Status: 404 Not Found\r\n");
    config.articles = ARTICLES_PASSAGES;
    assert_holds("a=a&q=guards", "shows passages, not whole articles");
    assert_holds("a=a&format=json", "Status: 403 Forbidden\r\n");
    config.articles = ARTICLES_NONE;
    assert_holds("a=a", "Status: 403 Forbidden\r\n");
    assert_lacks("q=border", "?a=");
    config.articles = ARTICLES_FULL;
    (void)state;
}

static void says_what_is_wrong(void **state)
{
    static const struct {
        const char *method, *path, *query, *want;
    } rows[] = {
        {"POST", "", "q=x", "Status: 405 Method Not Allowed\r\n"},
        {"post", "", "", "Allow: GET, HEAD\r\n"},
        {"GET", "/x", "q=x", "Status: 404 Not Found\r\n"},
        {"GET", "/", "q=border", "Status: 200 OK\r\n"},
        {"GET", "", "static=x", "Status: 404 Not Found\r\n"},
        {"GET", "", "static=style.css", "Content-Type: text/css; charset=utf-8\r\n"},
        {"GET", "", "sort=x", "Status: 400 Bad Request\r\n"},
        {"GET", "", "sort=x&format=json", "{\"version\":1,\"status\":400,"},
        {"HEAD", "", "q=border", "Status: 200 OK\r\n"},
    };
    struct site site = {.config = &config, .index = four.reader};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf b =
            answer_to(&site, (struct cgi_environment){.method = span_of(rows[i].method),
                                                      .path_info = span_of(rows[i].path),
                                                      .query_string = span_of(rows[i].query)});
        if (!holds(&b, rows[i].want))
            fail_msg("row %zu: no %s in:\n%.*s", i, rows[i].want, SPAN_ARGS(buf_span(&b)));
        assert_true(!span_is(span_of(rows[i].method), "HEAD") ||
                    span_ends(buf_span(&b), SPAN("\r\n\r\n")));
        buf_free(&b);
    }
    (void)state;
}

static void no_place_on_the_server_is_told(void **state)
{
    const struct lede_error problems[] = {
        {LEDE_MISSING, "no index at /srv/secret"},
        {LEDE_INPUT, "/etc/secret.conf:1: colour: no such key"},
        {LEDE_DAMAGED, "/srv/secret: damaged"},
        {LEDE_BUSY, "/srv/secret is locked"},
    };

    for (size_t i = 0; i < ARRAY_LEN(problems); i++) {
        struct site site = {.config = &config, .problem = &problems[i]};
        struct buf b = answer_to(&site, (struct cgi_environment){.method = SPAN("GET")});
        assert_false(holds(&b, "secret"));
        assert_true(holds(&b, problems[i].status == LEDE_BUSY ? "Status: 503 " : "Status: 500 "));
        buf_free(&b);
    }
    (void)state;
}

static void json_says_the_same_as_the_page(void **state)
{
    struct buf b = answer_of("GET", "q=border&format=json&facet=source");
    size_t body = span_find(buf_span(&b), SPAN("\r\n\r\n"), 0);
    struct json_object *value = NULL;
    struct lede_error err;

    assert_true(holds(&b, "Content-Type: application/json; charset=utf-8\r\n"));
    assert_true(holds(&b, "\"total\":4,"));
    assert_ok(json_parse(span_trim(span_part(buf_span(&b), body, b.len)), &value, &err), &err);
    json_release(value);
    buf_free(&b);
    (void)state;
}

/* Header lines of names and printable values, an empty line, as many bytes as the length says. */
static void check_form(const struct buf *b, bool head)
{
    struct span rest = buf_span(b);
    size_t body = span_find(rest, SPAN("\r\n\r\n"), 0), at;
    uint64_t length = 0;

    assert_true(body != SIZE_MAX && span_starts(rest, SPAN("Status: ")));
    for (size_t i = 0; i < body; i++) {
        char c = rest.at[i];
        assert_true((c >= ' ' && c < 0x7f) || (c == '\r' && rest.at[i + 1] == '\n') ||
                    (c == '\n' && rest.at[i - 1] == '\r'));
    }
    at = span_find(rest, SPAN("Content-Length: "), 0);
    assert_true(at < body);
    for (at += 16; rest.at[at] >= '0' && rest.at[at] <= '9'; at++)
        length = length * 10 + (uint64_t)(rest.at[at] - '0');
    assert_int_equal(head ? 0 : length, b->len - body - 4);
    if (span_find(rest, SPAN("application/json"), 0) > body &&
        span_find(rest, SPAN(CANARY), 0) != SIZE_MAX)
        fail_msg("not escaped: %.*s", SPAN_ARGS(rest));
}

static struct span random_bytes(struct random *r, char *at, size_t max)
{
    static const char *const pieces[] = {
        CANARY,
        "%3Cx%22%27%26%3E",
        "q=",
        "&",
        "=",
        "a=",
        "source=",
        "year=2016",
        "page=2",
        "sort=date",
        "format=json",
        "%",
        "%00",
        "%0d%0aSet-Cookie:x",
        "border",
        "+",
        "(",
        ")",
        "%22",
        "person=",
        "a=b/%3Cx%22%27%26%3E",
        "match=any",
        "static=",
        "\r\n",
        "\xff",
        "%e2%80%ae",
        "*",
        "OR",
        "date:2016",
    };
    struct span s = {at, 0};

    for (size_t n = random_below(r, 14); n > 0; n--) {
        struct span piece = span_of(pieces[random_below(r, ARRAY_LEN(pieces))]);
        char byte = (char)(unsigned char)(1 + random_below(r, 255));
        if (random_below(r, 5) == 0)
            piece = (struct span){&byte, 1};
        if (s.len + piece.len > max)
            break;
        memcpy(at + s.len, piece.at, piece.len);
        s.len += piece.len;
    }
    return s;
}

static void any_bytes_get_a_well_formed_answer(void **state)
{
    static const char *const methods[] = {"GET", "HEAD", "POST", "get", "", "GET\r\nX: y"};
    struct site site = {.config = &config, .index = four.reader};
    struct random r = {SEED};

    for (int round = 0; round < ROUNDS; round++) {
        char query[400], path[100];
        size_t which = random_below(&r, 8);
        struct cgi_environment env = {
            .method = span_of(methods[which < ARRAY_LEN(methods) ? which : 0]),
            .query_string = random_bytes(&r, query, sizeof query),
        };
        if (random_below(&r, 10) == 0)
            env.path_info = random_bytes(&r, path, sizeof path);
        struct buf b = answer_to(&site, env);
        check_form(&b, is_head(&env));
        buf_free(&b);
    }
    (void)state;
}

static void little_memory_ends_in_a_503(void **state)
{
    static const char *const queries[] = {"", "q=border&source=Dawn", "a=a&q=guards",
                                          "q=border&format=json"};
    struct site site = {.config = &config, .index = four.reader};

    for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
        bool failed = true;
        for (size_t n = 1; failed; n++) {
            struct cgi_environment env = {.method = SPAN("GET"),
                                          .query_string = span_of(queries[i])};
            struct arena arena = {0};
            struct response response;
            mem_fail_at(n);
            respond(&site, &env, &arena, &response);
            failed = mem_failed();
            mem_fail_at(0);
            assert_int_equal(response.status, failed ? 503 : 200);
            response_free(&response);
            arena_free(&arena);
            assert_true(n < 10000);
        }
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_marks_pages_and_narrows),
        cmocka_unit_test(shows_an_article_as_far_as_it_may),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(no_place_on_the_server_is_told),
        cmocka_unit_test(json_says_the_same_as_the_page),
        cmocka_unit_test(any_bytes_get_a_well_formed_answer),
        cmocka_unit_test(little_memory_ends_in_a_503),
    };
    return cmocka_run_group_tests_name("respond", tests, open_index, small_index_leave);
}
