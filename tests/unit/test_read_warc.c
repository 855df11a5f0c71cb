/* SPDX-License-Identifier: GPL-3.0-or-later */
#define ZLIB_CONST
#include <zlib.h>

#include "common/buf.h"
#include "indexer/read/html_page.h"
#include "indexer/read/http_answer.h"
#include "indexer/read/reader.h"
#include "tests/support/check.h"

#define TYPE "Content-Type: text/html; charset=\"utf-8\"\r\n"
#define OK   "HTTP/1.1 200 OK\r\n"
#define PAGE \
    "<html><head><title>Guards freed</title></head><body><p>Eleven men are back.</p></body></html>"

static void add_record(struct buf *b, const char *type, const char *address, struct span block)
{
    buf_addf(b,
             "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2031-01-02T03:04:05Z\r\n"
             "warc-record-id: <urn:uuid:7>\r\n",
             type);
    if (address)
        buf_addf(b, "WARC-Target-URI: %s\r\n", address);
    buf_addf(b, "Content-Length: %zu\r\n\r\n", block.len);
    buf_add(b, block);
    buf_text(b, "\r\n\r\n");
}

/* What is read, a document "id url title;", a problem "!reason;". */
static void read_all(struct span bytes, struct buf *out)
{
    const struct reader *reader = reader_named("warc");
    struct input in = {.path = SPAN("x.warc"), .bytes = bytes, .first_line = 1};
    struct arena arena = {0};
    struct raw_document d;
    struct read_problem problem = {0};
    struct lede_error err;
    enum read_step step;

    void *state = reader->open(&in, &arena);
    assert_non_null(state);
    buf_reset(out);
    while ((step = reader->next(state, &arena, &d, &problem, &err)) != READ_END) {
        if (step == READ_PROBLEM) {
            buf_addf(out, "!%s;", problem.error.text);
            continue;
        }
        assert_int_equal(step, READ_ITEM);
        assert_non_null(d.page);
        assert_int_equal(d.given.date.len, 0); /* when it was fetched is no date of the article */
        buf_addf(out, "%.*s %.*s %.*s;", SPAN_ARGS(d.id), SPAN_ARGS(d.given.url),
                 SPAN_ARGS(d.page->title));
    }
    arena_free(&arena);
}

static void assert_read(const struct buf *warc, const char *want)
{
    struct buf out = {0};

    read_all(buf_span(warc), &out);
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

static void the_pages_of_a_crawl_are_read(void **state)
{
    struct buf b = {0};

    add_record(&b, "warcinfo", NULL, SPAN("software: x\r\n"));
    add_record(&b, "request", "http://a.example/1", SPAN("GET /1 HTTP/1.1\r\n\r\n"));
    add_record(&b, "response", "http://a.example/1", SPAN(OK TYPE "\r\n" PAGE));
    add_record(&b, "response", "<https://a.example/2>",
               SPAN(OK "content-type:TEXT/HTML\r\n\r\n" PAGE));
    add_record(&b, "response", "http://a.example/3.png",
               SPAN(OK "Content-Type: image/png\r\n\r\n\x89PNG"));
    add_record(&b, "response", "http://a.example/4", SPAN("HTTP/1.1 404 No\r\n" TYPE "\r\n" PAGE));
    add_record(&b, "response", "http://a.example/5", SPAN(OK "\r\n" PAGE));
    add_record(&b, "response", "http://a.example/6", SPAN(OK "\r\nplain words"));
    add_record(&b, "revisit", "http://a.example/1", SPAN(OK TYPE "\r\n"));
    add_record(&b, "response", NULL, SPAN(OK TYPE "\r\n" PAGE));
    add_record(&b, "response", "dns:a.example",
               SPAN("20310102030405\r\na.example. 1 IN A 1.2.3.4"));
    assert_read(&b, "http://a.example/1 http://a.example/1 Guards freed;"
                    "https://a.example/2 https://a.example/2 Guards freed;"
                    "http://a.example/5 http://a.example/5 Guards freed;"
                    "<urn:uuid:7>  Guards freed;");
    buf_free(&b);
    (void)state;
}

/* An address is kept as text, whatever bytes it was given in. */
static void an_address_is_made_text(void **state)
{
    struct buf b = {0};

    add_record(&b, "response", "http://a.example/\xe0\x97", SPAN(OK TYPE "\r\n" PAGE));
    assert_read(&b, "http://a.example/\xef\xbf\xbd\xef\xbf\xbd "
                    "http://a.example/\xef\xbf\xbd\xef\xbf\xbd Guards freed;");
    buf_free(&b);
    (void)state;
}

/* Everything of a page of a named charset but its mark. */
static void the_charset_of_the_answer_counts(void **state)
{
    struct buf b = {0};

    add_record(&b, "response", "http://a.example/1",
               SPAN(OK
                    "Content-Type: text/html; charset=windows-1251\r\n\r\n"
                    "<html><head><title>\xcc\xe8\xf0</title></head><body><p>x</p></body></html>"));
    assert_read(&b, "http://a.example/1 http://a.example/1 \xd0\x9c\xd0\xb8\xd1\x80;");
    buf_free(&b);
    (void)state;
}

static void compress_to(struct buf *out, int window_bits, struct span bytes)
{
    unsigned char packed[400];
    z_stream z = {0};

    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (const Bytef *)bytes.at;
    z.avail_in = (uInt)bytes.len;
    z.next_out = packed;
    z.avail_out = sizeof packed;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    buf_add(out, (struct span){(const char *)packed, sizeof packed - z.avail_out});
    (void)deflateEnd(&z);
}

static void the_encodings_of_the_way_are_taken_off(void **state)
{
    static const struct {
        const char *encoding;
        int window_bits;
    } ways[] = {{"gzip", 15 + 16}, {"x-gzip", 15 + 16}, {"deflate", 15}, {"deflate", -15}};
    struct buf b = {0};

    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        struct buf block = {0}, packed = {0};
        compress_to(&packed, ways[i].window_bits, SPAN(PAGE));
        buf_addf(&block, OK TYPE "Content-Encoding: %s\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n",
                 ways[i].encoding);
        buf_add(&block, span_part(buf_span(&packed), 0, 7));
        buf_addf(&block, "\r\n%zX; what=ever\r\n", packed.len - 7);
        buf_add(&block, span_part(buf_span(&packed), 7, packed.len));
        buf_text(&block, "\r\n0\r\n\r\n");
        add_record(&b, "response", "http://a.example/", buf_span(&block));
        buf_free(&block);
        buf_free(&packed);
    }
    /* What an archive took off already, and what nobody takes off here. */
    add_record(&b, "response", "http://a.example/",
               SPAN(OK TYPE "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" PAGE));
    add_record(&b, "response", "http://a.example/",
               SPAN(OK TYPE "Content-Encoding: br\r\n\r\nxyz"));
    assert_read(&b, "http://a.example/ http://a.example/ Guards freed;"
                    "http://a.example/ http://a.example/ Guards freed;"
                    "http://a.example/ http://a.example/ Guards freed;"
                    "http://a.example/ http://a.example/ Guards freed;"
                    "http://a.example/ http://a.example/ Guards freed;"
                    "!http://a.example/: its Content-Encoding is \"br\";");
    buf_free(&b);
    (void)state;
}

static void what_is_no_record_is_named_and_costs_no_other(void **state)
{
    struct buf b = {0};

    buf_text(&b, "some\r\njunk\r\n");
    add_record(&b, "response", "http://a.example/1", SPAN(OK TYPE "\r\n" PAGE));
    buf_text(&b, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n");
    add_record(&b, "response", "http://a.example/2", SPAN(OK TYPE "\r\n" PAGE));
    add_record(&b, "response", "http://a.example/3", SPAN(OK TYPE "\r\n" PAGE));
    b.len -= 30;
    assert_read(&b, "!no WARC record;http://a.example/1 http://a.example/1 Guards freed;"
                    "!its record is cut short;http://a.example/2 http://a.example/2 Guards freed;"
                    "!http://a.example/3: its record is cut short;");
    buf_free(&b);
    (void)state;
}

/* A film of 100 GB is not read, nor held. */
static void large_records_of_no_page_are_passed_over(void **state)
{
    static const char film[] =
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 107374182400\r\n\r\n" OK
        "Content-Type: video/mp4\r\n\r\n";
    const struct reader *reader = reader_named("warc");
    struct cut_state cut = {0};
    struct buf b = {0};

    buf_text(&b, film);
    assert_int_equal(reader->cut(&cut, buf_span(&b), false), 0);
    assert_int_equal(cut.skip, 0);
    for (int i = 0; i < 17 << 10; i++)
        buf_byte(&b, 'x');
    assert_int_equal(reader->cut(&cut, buf_span(&b), false), 0);
    assert_true(cut.skip > 107374182400 && cut.skip < 107374182400 + 200);
    buf_free(&b);
    (void)state;
}

static void a_compressed_page_has_a_bound(void **state)
{
    const size_t large = (size_t)40 << 20;
    struct buf b = {0}, packed = {0};
    struct lede_error err;
    struct http_answer answer;
    struct arena arena = {0};
    char *zeros = buf_room(&b, large);

    memset(zeros, 0, large);
    uLong len = compressBound(large);
    buf_text(&packed, OK "Content-Encoding: deflate\r\n\r\n");
    size_t head = packed.len;
    assert_int_equal(compress((Bytef *)buf_room(&packed, len), &len, (Bytef *)zeros, large), Z_OK);
    buf_used(&packed, len);
    assert_true(http_answer_read(buf_span(&packed), &answer));
    assert_int_equal(answer.body.len, packed.len - head);
    assert_false(http_answer_decode(buf_span(&packed), &arena, &answer, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    arena_free(&arena);
    buf_free(&b);
    buf_free(&packed);
    (void)state;
}

static void memory_may_end_anywhere(void **state)
{
    struct buf block = {0}, packed = {0};
    bool ok = false;

    compress_to(&packed, 15 + 16, SPAN(PAGE));
    buf_addf(&block, OK TYPE "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%zx\r\n",
             packed.len);
    buf_add(&block, buf_span(&packed));
    for (unsigned n = 1; !ok; n++) {
        struct http_answer answer;
        struct arena arena = {0};
        struct lede_error err;
        assert_in_range(n, 1, 100);
        assert_true(http_answer_read(buf_span(&block), &answer));
        mem_fail_at(n);
        ok = http_answer_decode(buf_span(&block), &arena, &answer, &err);
        mem_fail_at(0);
        if (ok)
            assert_span(answer.body, SPAN(PAGE));
        else
            assert_int_equal(err.status, LEDE_MEMORY);
        arena_free(&arena);
    }
    buf_free(&block);
    buf_free(&packed);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pages_of_a_crawl_are_read),
        cmocka_unit_test(an_address_is_made_text),
        cmocka_unit_test(the_charset_of_the_answer_counts),
        cmocka_unit_test(the_encodings_of_the_way_are_taken_off),
        cmocka_unit_test(what_is_no_record_is_named_and_costs_no_other),
        cmocka_unit_test(large_records_of_no_page_are_passed_over),
        cmocka_unit_test(a_compressed_page_has_a_bound),
        cmocka_unit_test(memory_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
