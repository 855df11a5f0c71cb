/* tests/fuzz/fuzz_search.c: any bytes as what a visitor asks of an index: parsed, planned, matched, marked and
 * written as a page or as JSON that is well formed, with nothing of the articles unescaped.
 *
 * The bytes are the query string. The index is made at the start, by the indexer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_read.h"
#include "searcher/web/respond.h"
#include "tests/support/insist.h"
#include "tests/support/small_index.h"

/* Only the articles hold it: no page may hold it as it stands. */
#define CANARY "<x\"'&>"

static const struct small_article articles[] = {
    {"a", "Guards freed", "Dawn", "2016-07-26",
     "Four Iranian guards came home.\nThe border with Iran is calm, Qamar Javed Bajwa said. General "
     "Bajwa met the United Nations Office on Drugs and Crime (UNODC)."},
    {"b/" CANARY, "Rabies " CANARY, "IRNA " CANARY, "2016", "Rabies " CANARY " near the border."},
    {"c", "Trade grows", "Dunya News", "2016-08",
     "Trade grows at the border.\n\nJaish-ul-Adl took 3,500 hostages on the U.S. side, Imran Khan said."},
    {"d", NULL, NULL, NULL, "An undated word on the border of the border, 9/11 and na\xc3\xafve."},
    {"e", "Border", "Dawn", "2012-02-29", "UNODC opened an office in Quetta, Pakistan. US or us?"},
};

static struct span body_of(struct span response)
{
    size_t body = span_find(response, SPAN("\r\n\r\n"), 0);

    insist(span_starts(response, SPAN("Status: ")) && body != SIZE_MAX);
    for (size_t i = 0; i < body; i++) {
        char c = response.at[i];
        insist((c >= ' ' && c < 0x7f) || c == '\r' || c == '\n');
    }
    return span_part(response, body + 4, response.len);
}

static size_t count_of(struct span text, struct span what)
{
    size_t count = 0;

    for (size_t at = 0; (at = span_find(text, what, at)) != SIZE_MAX; at++)
        count++;
    return count;
}

static void check_json(struct span body)
{
    struct json_object *value = NULL;
    struct lede_error err;

    insist(json_parse(body, &value, &err) && json_is_object(value));
    json_release(value);
}

static void check_page(struct span body)
{
    insist(is_text(body));
    insist(count_of(body, SPAN("<mark>")) == count_of(body, SPAN("</mark>")));
    insist(count_of(body, SPAN("<script")) == 0);
    insist(count_of(body, SPAN(CANARY)) == 0 && count_of(body, SPAN("<x")) == 0);
    insist(count_of(body, SPAN("<")) == count_of(body, SPAN(">")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct small_index five;
    static struct web_config config;
    struct cgi_environment env = {.method = SPAN("GET"),
                                  .query_string = {(const char *)data, size}};
    struct arena arena = {0};
    struct response response;
    struct buf out = {0};

    if (!five.reader) {
        small_index_open(&five, articles, ARRAY_LEN(articles));
        config = web_config_default;
        config.page_size = 2;
    }
    struct site site = {.config = &config, .index = five.reader};
    respond(&site, &env, &arena, &response);
    insist(!response.logged && response.status != 500 && response.status != 503);
    response_write(&response, false, &out);
    insist(buf_ok(&out));
    struct span body = body_of(buf_span(&out));
    if (strcmp(response.type, TYPE_JSON) == 0)
        check_json(body);
    else if (strcmp(response.type, TYPE_HTML) == 0)
        check_page(body);
    buf_free(&out);
    response_free(&response);
    arena_free(&arena);
    return 0;
}
