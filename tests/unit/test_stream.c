/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/file.h"
#include "common/limits.h"
#include "common/mem.h"
#include "common/process.h"
#include "common/random.h"
#include "indexer/input/stream.h"
#include "tests/support/check.h"

enum { SEED = 5 };

/* A worker that writes what it is told, in pieces of random sizes. */
static int write_pieces(int in, int out, void *context)
{
    const struct buf *bytes = context;
    struct random r = {SEED};
    struct lede_error err;
    struct span rest = buf_span(bytes);

    (void)in;
    while (rest.len) {
        size_t len = 1 + (size_t)random_below(&r, random_below(&r, 2) ? 100 : 300000);
        if (len > rest.len)
            len = rest.len;
        if (!file_write_all(out, span_part(rest, 0, len), &err))
            return 1;
        rest = span_part(rest, len, rest.len);
    }
    return 0;
}

static size_t count(struct span s, char what)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == what;
    return n;
}

/* Pieces of fd, one behind the other, must be `whole`; all but the last are whole lines. */
static void assert_pieces(int fd, struct span whole)
{
    struct lede_error err;
    struct stream s = {.fd = fd, .cut = cut_line};
    struct span piece;
    size_t at = 0, line = 1, first;
    enum step step;

    while ((step = stream_next(&s, &piece, &first, &err)) == STEP_ITEM) {
        assert_true(piece.len > 0 && piece.len <= whole.len - at);
        assert_memory_equal(piece.at, whole.at + at, piece.len);
        assert_int_equal(first, line);
        at += piece.len;
        line += count(piece, '\n');
        assert_true(at == whole.len || piece.at[piece.len - 1] == '\n');
    }
    assert_int_equal(step, STEP_END);
    assert_int_equal(at, whole.len);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
}

/* Lines of random lengths, now and then a long one; the last may have no end. */
static void make_lines(struct random *r, struct buf *b)
{
    buf_reset(b);
    for (uint64_t lines = random_below(r, 30); lines > 0; lines--) {
        uint64_t kind = random_below(r, 8), len = 0;
        if (kind)
            len = random_below(r, kind == 1 ? 4 * STREAM_PIECE : 4000);
        for (uint64_t i = 0; i < len; i++)
            buf_byte(b, (char)('a' + i % 26));
        if (lines > 1 || random_below(r, 2))
            buf_byte(b, '\n');
    }
    assert_true(buf_ok(b));
}

static void pieces_make_the_whole(void **state)
{
    struct random r = {SEED};
    struct lede_error err;
    struct buf bytes = {0};

    for (int round = 0; round < 60; round++) {
        struct child_process child = {0};
        make_lines(&r, &bytes);
        assert_ok(child_start(&child, write_pieces, &bytes, &err), &err);
        if (round % 2) /* as a standard input that somebody else set not to block */
            assert_int_equal(fcntl(child.from, F_SETFL, O_NONBLOCK), 0);
        assert_pieces(child.from, buf_span(&bytes));
        assert_int_equal(child_stop(&child, false), 0);
    }
    buf_free(&bytes);
    (void)state;
}

static void a_line_that_is_too_long_is_passed_over(void **state)
{
    struct lede_error err;
    struct buf bytes = {0};
    struct child_process child = {0};
    struct span piece;
    size_t first;

    buf_text(&bytes, "one\ntwo\n");
    for (size_t i = 0; i < 3UL * LINE_BYTES_MAX; i++)
        buf_byte(&bytes, 'x');
    buf_text(&bytes, "\nfour\n");
    assert_true(buf_ok(&bytes));
    assert_ok(child_start(&child, write_pieces, &bytes, &err), &err);
    struct stream s = {.fd = child.from, .cut = cut_line};
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("one\ntwo\n"));
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_LIMIT);
    assert_int_equal(first, 3);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("four\n"));
    assert_int_equal(first, 4);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    assert_true(s.bytes.cap < 2UL * LINE_BYTES_MAX); /* it was not held */
    stream_free(&s);
    assert_int_equal(child_stop(&child, false), 0);
    buf_free(&bytes);
    (void)state;
}

static void one_that_never_ends_is_passed_over_too(void **state)
{
    struct lede_error err;
    struct span piece;
    char folder[64], path[80];
    size_t first;

    (void)snprintf(path, sizeof path, "%s/zeros", temp_folder(folder));
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, 3L * LINE_BYTES_MAX), 0);
    struct stream s = {.fd = fd, .cut = cut_line};
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_int_equal(first, 1);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
    (void)close(fd);
    temp_folder_remove(folder);
    (void)state;
}

/* A file of so many bytes of nothing. */
static int open_hole(const char *path, off_t bytes)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0600);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, bytes), 0);
    return fd;
}

static void behind_a_line_without_an_end_nothing_is_read(void **state)
{
    struct lede_error err;
    struct span piece;
    char folder[64], path[80];
    size_t first;

    (void)snprintf(path, sizeof path, "%s/hole", temp_folder(folder));
    int fd = open_hole(path, (off_t)1 << 40);
    struct stream s = {.fd = fd, .cut = cut_line};
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_string_equal(err.text, "skipped: a line of more than 256 MiB, and all behind it");
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
    (void)close(fd);
    temp_folder_remove(folder);
    (void)state;
}

static void a_file_that_grows_is_read_as_far_as_it_went(void **state)
{
    struct lede_error err;
    struct span piece;
    struct buf line = {0};
    char folder[64], path[80];
    size_t first, len = 0;
    enum step step;

    for (size_t i = 0; i < 1000; i++)
        buf_byte(&line, i < 999 ? 'x' : '\n');
    (void)snprintf(path, sizeof path, "%s/log", temp_folder(folder));
    int fd = open_hole(path, 0), reading = open(path, O_RDONLY);
    struct stream s = {.fd = reading, .cut = cut_line};
    for (size_t i = 0; i < 1000; i++) /* some pieces */
        assert_ok(file_write_all(fd, buf_span(&line), &err), &err);
    while ((step = stream_next(&s, &piece, &first, &err)) == STEP_ITEM) {
        len += piece.len;
        assert_in_range(len, 1, 1000000);
        for (size_t i = 0; i < 1000; i++)
            assert_ok(file_write_all(fd, buf_span(&line), &err), &err);
    }
    assert_int_equal(step, STEP_END);
    assert_int_equal(len, 1000000);
    stream_free(&s);
    buf_free(&line);
    (void)close(reading);
    (void)close(fd);
    temp_folder_remove(folder);
    (void)state;
}

static void utf16_is_refused_as_a_whole(void **state)
{
    struct lede_error err;
    struct buf bytes = {0};
    struct child_process child = {0};
    struct span piece;
    size_t first;

    buf_add(&bytes, SPAN("\xff\xfe"));
    for (size_t i = 0; i < 3UL * STREAM_PIECE; i++)
        buf_add(&bytes, i % 9 ? SPAN("x\0") : SPAN("\n\0"));
    assert_ok(child_start(&child, write_pieces, &bytes, &err), &err);
    struct stream s = {.fd = child.from, .cut = cut_line};
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_string_equal(err.text, "skipped: UTF-16 (JSON lines are UTF-8)");
    assert_int_equal(first, 1);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
    (void)child_stop(&child, true);
    buf_free(&bytes);
    (void)state;
}

static void what_cannot_be_read_fails_once(void **state)
{
    struct lede_error err;
    struct span piece;
    size_t first;
    int fd = open("/", O_RDONLY | O_DIRECTORY);
    struct stream s = {.fd = fd, .cut = cut_line};

    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_int_equal(err.status, LEDE_SYSTEM);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
    s = (struct stream){.fd = fd, .cut = cut_line};
    mem_fail_at(1);
    enum step step = stream_next(&s, &piece, &first, &err);
    mem_fail_at(0);
    assert_int_equal(step, STEP_FAILED);
    assert_int_equal(err.status, LEDE_MEMORY);
    stream_free(&s);
    (void)close(fd);
    (void)state;
}

/* ---- Cutters and sources ---- */

struct made {
    struct span rest;
    bool breaks; /* at the end */
};

static bool make(void *context, char *to, size_t room, size_t *got, struct lede_error *err)
{
    struct made *m = context;

    *got = m->rest.len < room ? m->rest.len : room;
    if (*got == 0 && m->breaks)
        return error_set(err, LEDE_INPUT, "skipped: broken");
    if (*got)
        memcpy(to, m->rest.at, *got);
    m->rest = span_part(m->rest, *got, m->rest.len);
    return true;
}

static void before_a_source_breaks_the_whole_lines_are_given(void **state)
{
    struct made made = {SPAN("one\ntwo\nthr"), true};
    struct stream s = {.fd = -1, .from = make, .context = &made, .cut = cut_line};
    struct lede_error err;
    struct span piece;
    size_t first;

    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("one\ntwo\n"));
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    assert_string_equal(err.text, "skipped: broken");
    assert_int_equal(first, 3);
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    stream_free(&s);
    made.rest = SPAN("one\ntw"); /* also when it was looked at before */
    s = (struct stream){.fd = -1, .from = make, .context = &made, .cut = cut_line};
    assert_ok(stream_peek(&s, 100, &piece, &err), &err);
    assert_span(piece, SPAN("one\ntw"));
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("one\n"));
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_FAILED);
    stream_free(&s);
    made.rest = SPAN("");
    s = (struct stream){.fd = -1, .from = make, .context = &made, .cut = cut_line};
    assert_false(stream_peek(&s, 100, &piece, &err));
    assert_string_equal(err.text, "skipped: broken");
    stream_free(&s);
    made.rest = SPAN("one");
    s = (struct stream){.fd = -1, .from = make, .context = &made};
    assert_ok(stream_peek(&s, 100, &piece, &err), &err);
    assert_false(stream_whole(&s, 100, &piece, &err));
    assert_string_equal(err.text, "skipped: broken");
    stream_free(&s);
    (void)state;
}

/* Documents are lines; one that begins with a digit is so many thousand bytes that nobody wants. */
static size_t cut_or_skip(struct cut_state *state, struct span bytes, bool last)
{
    if (state->looked == 0 && bytes.len && bytes.at[0] >= '0' && bytes.at[0] <= '9') {
        state->skip = (uint64_t)(bytes.at[0] - '0') * 1000;
        return 0;
    }
    return cut_line(state, bytes, last);
}

static void add_skipped(struct buf *b, char digit)
{
    buf_byte(b, digit);
    for (size_t i = 1; i < (size_t)(digit - '0') * 1000; i++)
        buf_byte(b, i % 10 ? 'x' : '\n');
}

static void assert_skips(struct stream *s)
{
    struct lede_error err;
    struct span piece;
    size_t first;

    assert_int_equal(stream_next(s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("one\ntwo\n"));
    assert_int_equal(stream_next(s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("three\n"));
    assert_int_equal(stream_next(s, &piece, &first, &err), STEP_END);
    stream_free(s);
}

static void what_the_cutter_has_no_use_for_is_passed_over(void **state)
{
    struct buf bytes = {0};
    struct lede_error err;
    char folder[64], path[80];

    add_skipped(&bytes, '9');
    buf_text(&bytes, "one\ntwo\n");
    add_skipped(&bytes, '1');
    add_skipped(&bytes, '8');
    buf_text(&bytes, "three\n");
    add_skipped(&bytes, '7');
    bytes.len -= 100; /* its end is missing */
    struct made made = {buf_span(&bytes), false};
    struct stream s = {.fd = -1, .from = make, .context = &made, .cut = cut_or_skip};
    assert_skips(&s);
    (void)snprintf(path, sizeof path, "%s/file", temp_folder(folder));
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_ok(file_write_all(fd, buf_span(&bytes), &err), &err);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    s = (struct stream){.fd = fd, .cut = cut_or_skip};
    assert_skips(&s);
    (void)close(fd);
    temp_folder_remove(folder);
    buf_free(&bytes);
    (void)state;
}

/* 1 TB that nobody wants takes no time: it is not read. */
static size_t skip_all(struct cut_state *state, struct span bytes, bool last)
{
    (void)last;
    state->skip = bytes.len ? (uint64_t)1 << 40 : 0;
    return 0;
}

static void of_a_file_it_is_not_even_read(void **state)
{
    struct lede_error err;
    struct span piece;
    char folder[64], path[80];
    size_t first;

    (void)snprintf(path, sizeof path, "%s/hole", temp_folder(folder));
    int fd = open_hole(path, (off_t)1 << 40);
    struct stream s = {.fd = fd, .cut = skip_all};
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_END);
    assert_true(s.got == (uint64_t)1 << 40);
    stream_free(&s);
    (void)close(fd);
    temp_folder_remove(folder);
    (void)state;
}

static void what_begins_it_can_be_looked_at_and_left_out(void **state)
{
    struct made made = {SPAN("head\none\n"), false};
    struct stream s = {.fd = -1, .from = make, .context = &made};
    struct lede_error err;
    struct span piece;
    size_t first;

    assert_ok(stream_peek(&s, 4, &piece, &err), &err);
    assert_span(piece, SPAN("head"));
    assert_ok(stream_peek(&s, 100, &piece, &err), &err);
    assert_span(piece, SPAN("head\none\n"));
    stream_drop(&s, 5);
    s.cut = cut_line;
    assert_int_equal(stream_next(&s, &piece, &first, &err), STEP_ITEM);
    assert_span(piece, SPAN("one\n"));
    assert_int_equal(first, 2);
    stream_free(&s);
    (void)state;
}

static void a_whole_one_has_a_bound(void **state)
{
    struct made made = {SPAN("ten bytes."), false};
    struct stream s = {.fd = -1, .from = make, .context = &made};
    struct lede_error err;
    struct span piece;

    assert_false(stream_whole(&s, 9, &piece, &err));
    assert_string_equal(err.text, "more than 9 bytes");
    stream_free(&s);
    made.rest = SPAN("ten bytes.");
    s = (struct stream){.fd = -1, .from = make, .context = &made};
    assert_ok(stream_whole(&s, 10, &piece, &err), &err);
    assert_span(piece, SPAN("ten bytes."));
    stream_free(&s);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(a_line_that_is_too_long_is_passed_over),
        cmocka_unit_test(one_that_never_ends_is_passed_over_too),
        cmocka_unit_test(behind_a_line_without_an_end_nothing_is_read),
        cmocka_unit_test(a_file_that_grows_is_read_as_far_as_it_went),
        cmocka_unit_test(utf16_is_refused_as_a_whole),
        cmocka_unit_test(what_cannot_be_read_fails_once),
        cmocka_unit_test(before_a_source_breaks_the_whole_lines_are_given),
        cmocka_unit_test(what_the_cutter_has_no_use_for_is_passed_over),
        cmocka_unit_test(of_a_file_it_is_not_even_read),
        cmocka_unit_test(what_begins_it_can_be_looked_at_and_left_out),
        cmocka_unit_test(a_whole_one_has_a_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
