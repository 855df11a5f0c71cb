/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_warc.h"

#include "common/limits.h"
#include "common/number.h"
#include "common/utf8.h"
#include "indexer/read/http_answer.h"
#include "indexer/read/read_html.h"

enum {
    HEADER_MAX = 64 << 10, /* bytes; a record's has under 2,000 */
    ANSWER_HEAD = 16 << 10 /* of a large answer, to see what it is */
};

static size_t count_lines(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}

/* Line ends stand before a record: those behind the one before. */
static size_t blanks_before(struct span bytes)
{
    size_t n = 0;

    while (n < bytes.len && (bytes.at[n] == '\r' || bytes.at[n] == '\n'))
        n++;
    return n;
}

static bool is_record(struct span bytes)
{
    return span_starts(bytes, SPAN("WARC/"));
}

static bool is_page_type(struct span type)
{
    static const char *const types[] = {"text/html", "application/xhtml+xml"};

    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        size_t len = strlen(types[i]), k = 0;
        while (k < len && k < type.len && (type.at[k] | 0x20) == (types[i][k] | 0x20))
            k++;
        if (k == len && k == type.len)
            return true;
    }
    return false;
}

/* ---- Where records end ---- */

/* What stands there is no record: up to where one begins. */
static size_t cut_junk(struct cut_state *state, struct span bytes, bool last)
{
    size_t from = state->looked > 5 ? (size_t)state->looked - 5 : 0;
    size_t at = span_find(bytes, SPAN("\nWARC/"), from);

    if (at != SIZE_MAX || last) {
        *state = (struct cut_state){0};
        return at != SIZE_MAX ? at + 1 : bytes.len;
    }
    state->looked = bytes.len;
    return 0;
}

enum {
    IN_HEADER,
    IN_BLOCK,
    IN_JUNK
}; /* state->a; in a block b is how much of it was not looked at */

/* A record without use. */
static size_t pass_over(struct cut_state *state, uint64_t whole)
{
    *state = (struct cut_state){.skip = whole};
    return 0;
}

static size_t cut_block(struct cut_state *state, struct span bytes, bool last)
{
    uint64_t new_bytes = bytes.len - state->looked;

    if (state->b <= new_bytes || last) {
        size_t end = state->b <= new_bytes ? (size_t)(state->looked + state->b) : bytes.len;
        *state = (struct cut_state){0};
        return end;
    }
    state->b -= new_bytes;
    state->looked = bytes.len;
    return 0;
}

/* The header is whole and ends at `end`. */
static size_t cut_record(struct cut_state *state, struct span bytes, size_t end, bool last)
{
    struct span header = span_part(bytes, 0, end);
    uint64_t length = 0, whole;
    struct http_answer answer;

    /* One that does not say its length, or one past all sense, ends with its header. */
    if (!number_parse(header_value(header, "Content-Length"), INT64_MAX / 2, &length))
        length = 0;
    whole = end + length;
    if (!span_is(header_value(header, "WARC-Type"), "response"))
        return pass_over(state, whole);
    if (whole > LINE_BYTES_MAX) {
        if (bytes.len < end + ANSWER_HEAD && !last)
            return 0;
        if (!http_answer_read(span_part(bytes, end, bytes.len), &answer) || answer.status != 200 ||
            !is_page_type(answer.type))
            return pass_over(state, whole);
    }
    state->a = IN_BLOCK;
    state->b = whole;
    state->looked = 0;
    return cut_block(state, bytes, last);
}

static size_t cut_warc(struct cut_state *state, struct span bytes, bool last)
{
    size_t end;

    if (state->a == IN_BLOCK)
        return cut_block(state, bytes, last);
    if (state->a == IN_JUNK)
        return cut_junk(state, bytes, last);
    if (blanks_before(span_part(bytes, 0, bytes.len > 0)) > 0)
        return 1; /* a document of nothing */
    if (bytes.len < 5 && !last)
        return 0;
    end = header_end(span_part(bytes, 0, bytes.len < HEADER_MAX ? bytes.len : HEADER_MAX),
                     (size_t)state->looked);
    if (is_record(bytes) && end > 0)
        return cut_record(state, bytes, end, last);
    if (is_record(bytes) && bytes.len < HEADER_MAX && !last) {
        state->looked = bytes.len;
        return 0;
    }
    *state = (struct cut_state){.a = IN_JUNK};
    return cut_junk(state, bytes, last);
}

/* ---- Records to pages ---- */

struct warc_state {
    struct span rest;
    size_t line; /* of what comes next */
};

static void *open_warc(const struct input *in, struct arena *arena)
{
    struct warc_state *state = arena_take(arena, 1, sizeof *state);

    if (state) {
        state->rest = in->bytes;
        state->line = in->first_line > 0 ? in->first_line : 1;
    }
    return state;
}

/* The reason, behind the address that it is about. */
static enum read_step problem_with(struct read_problem *problem, struct span address, size_t line,
                                   const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    if (address.len)
        (void)error_within(&problem->error, "%.*s", (int)(address.len < 200 ? address.len : 200),
                           address.at);
    return READ_PROBLEM;
}

/* Without the < > that some programs put around it. */
static struct span address_of(struct span header)
{
    struct span uri = header_value(header, "WARC-Target-URI");

    if (uri.len > 2 && uri.at[0] == '<' && uri.at[uri.len - 1] == '>')
        uri = span_part(uri, 1, uri.len - 1);
    return uri;
}

/* A header's bytes are as somebody else wrote them: what is no UTF-8 becomes U+FFFD. */
static bool make_text(struct span *value, struct arena *arena, struct lede_error *err)
{
    struct buf text = {0};

    if (value->len == 0 ||
        (utf8_valid_length(*value) == value->len && !memchr(value->at, '\0', value->len)))
        return true;
    (void)utf8_repair(*value, &text);
    *value = arena_span(arena, buf_span(&text));
    bool ok = buf_ok(&text) && value->at;
    buf_free(&text);
    return ok || error_memory(err);
}

/* The answer to a page. READ_END when it is none, which nobody misses. */
static enum read_step read_answer(struct span block, struct span address, struct arena *arena,
                                  struct raw_document *out, struct read_problem *problem,
                                  struct lede_error *err)
{
    struct http_answer answer;

    if (!http_answer_read(block, &answer) || answer.status != 200 ||
        (answer.type.len > 0 && !is_page_type(answer.type)))
        return READ_END;
    if (!http_answer_decode(block, arena, &answer, &problem->error)) {
        if (problem->error.status != LEDE_MEMORY)
            return READ_PROBLEM;
        *err = problem->error;
        return READ_FAILED;
    }
    if (answer.type.len == 0 && html_reader.sniff(answer.body, (struct span){0}) < 2)
        return READ_END;
    return read_page(answer.body, answer.charset, address, arena, out, problem, err);
}

static enum read_step read_record(struct span record, size_t line, struct arena *arena,
                                  struct raw_document *out, struct read_problem *problem,
                                  struct lede_error *err)
{
    struct span header, block, address, id;
    size_t end = is_record(record) ? header_end(record, 0) : 0;
    enum read_step step;
    uint64_t length;

    if (end == 0)
        return problem_with(problem, (struct span){0}, line, "no WARC record");
    header = span_part(record, 0, end);
    block = span_part(record, end, record.len);
    address = address_of(header);
    id = header_value(header, "WARC-Record-ID");
    if (!make_text(&address, arena, err) || !make_text(&id, arena, err))
        return READ_FAILED;
    if (!span_is(header_value(header, "WARC-Type"), "response"))
        return READ_END;
    if (!number_parse(header_value(header, "Content-Length"), INT64_MAX / 2, &length) ||
        length > block.len)
        return problem_with(problem, address, line, "its record is cut short");
    step = read_answer(span_part(block, 0, (size_t)length), address, arena, out, problem, err);
    if (step == READ_PROBLEM) {
        struct lede_error why = problem->error;
        return problem_with(problem, address, line, why.text);
    }
    if (step == READ_ITEM) {
        out->id = address.len ? address : id;
        out->line = line;
        if (out->id.len > ID_BYTES_MAX)
            return problem_with(problem, address, line, "its address is longer than an id may be");
    }
    return step;
}

static enum read_step next_warc(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct warc_state *s = state;

    while (s->rest.len > 0) {
        struct cut_state cut = {0};
        size_t len = cut_warc(&cut, s->rest, true), line = s->line;
        bool wanted = cut.skip == 0;
        if (!wanted)
            len = cut.skip < s->rest.len ? (size_t)cut.skip : s->rest.len;
        struct span record = span_part(s->rest, 0, len);
        s->line += count_lines(record);
        s->rest = span_part(s->rest, len, s->rest.len);
        if (!wanted || blanks_before(record) == record.len)
            continue;
        enum read_step step = read_record(record, line, arena, out, problem, err);
        if (step != READ_END)
            return step;
    }
    return READ_END;
}

static int sniff(struct span head, struct span path)
{
    (void)path;
    return span_starts(head, SPAN("WARC/0.")) || span_starts(head, SPAN("WARC/1.")) ? 2 : 0;
}

static const char *const suffixes[] = {".warc", NULL};

const struct reader warc_reader = {.name = "warc",
                                   .suffixes = suffixes,
                                   .sniff = sniff,
                                   .cut = cut_warc,
                                   .open = open_warc,
                                   .next = next_warc};
