/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "common/frame.h"
#include "common/limits.h"
#include "common/mem.h"
#include "common/random.h"
#include "indexer/input/packed.h"
#include "indexer/input/unpack.h"
#include "indexer/input/unpack_child.h"
#include "tests/support/check.h"
#include "tests/support/pack.h"

enum { QUIET_MS = 50000, LARGE = 300000 };

/* A stream_source that gives the rest of a span, in pieces of odd sizes. */
static bool give(void *context, char *to, size_t room, size_t *got, struct lede_error *err)
{
    struct span *rest = context;
    size_t len = rest->len < 7777 ? rest->len : 7777;

    (void)err;
    *got = len < room ? len : room;
    if (*got)
        memcpy(to, rest->at, *got);
    *rest = span_part(*rest, *got, rest->len);
    return true;
}

static void read_member(struct unpack *u, struct buf *out)
{
    struct lede_error err;
    char piece[5000];
    size_t got, sum = 0;

    for (;;) {
        if (!unpack_read(u, piece, sizeof piece, &got, &err)) {
            buf_addf(out, "(%zu bytes) !%s|", sum, err.text);
            return;
        }
        if (got == 0)
            break;
        if (sum + got < 60)
            buf_add(out, (struct span){piece, got});
        sum += got;
    }
    if (sum >= 60)
        buf_addf(out, "(%zu bytes)", sum);
    buf_byte(out, '|');
}

/* What is unpacked, as text: "name=bytes|name!problem|". */
static void unpack_all(struct span packed, bool read, struct buf *out)
{
    struct stream stream = {.fd = -1, .from = give, .context = &packed};
    struct unpack u = {0};
    struct lede_error err;
    struct span name;
    enum step step;

    buf_reset(out);
    assert_ok(unpack_open(&u, &stream, QUIET_MS, &err), &err);
    while ((step = unpack_next(&u, &name, &err)) != STEP_END) {
        buf_add(out, name);
        if (step == STEP_FAILED) {
            buf_addf(out, "!%s|", err.text);
            continue;
        }
        buf_byte(out, '=');
        if (read)
            read_member(&u, out);
    }
    assert_int_equal(unpack_next(&u, &name, &err), STEP_END);
    unpack_close(&u);
    stream_free(&stream);
    assert_true(buf_ok(out));
}

static void assert_unpacked(struct span packed, const char *want)
{
    struct buf out = {0};

    unpack_all(packed, true, &out);
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

/* Bytes that no compression makes much smaller. */
static char *noise(void)
{
    static char bytes[LARGE];
    struct random r = {3};

    for (size_t i = 0; i < LARGE; i++)
        bytes[i] = (char)random_below(&r, 256);
    bytes[0] = 'n';
    return bytes;
}

static void every_packing_is_undone(void **state)
{
    const struct pack_member members[] = {{"a.txt", SPAN("one")},
                                          {"d/empty.txt", SPAN("")},
                                          {"d/large", {noise(), LARGE}},
                                          {"\xc3\xa9.txt", SPAN("last")}};
    struct buf packed = {0};

    for (int format = PACK_TAR; format <= PACK_ZIP; format++)
        for (int filter = PACK_PLAIN; filter <= PACK_ZSTD; filter++) {
            buf_reset(&packed);
            pack((enum pack_format)format, (enum pack_filter)filter, members, ARRAY_LEN(members),
                 &packed);
            assert_true(packed_begins(buf_span(&packed), SPAN("x")));
            assert_unpacked(buf_span(&packed), "a.txt=one|d/empty.txt=|d/large=(300000 bytes)|"
                                               "\xc3\xa9.txt=last|");
        }
    for (int filter = PACK_GZIP; filter <= PACK_ZSTD; filter++) {
        buf_reset(&packed);
        pack(PACK_RAW, (enum pack_filter)filter, members, 1, &packed);
        assert_true(packed_begins(buf_span(&packed), SPAN("x")));
        assert_unpacked(buf_span(&packed), "=one|");
    }
    buf_free(&packed);
    (void)state;
}

static void names_are_names_alone(void **state)
{
    const struct pack_member members[] = {{"../../up.txt", SPAN("1")}, {"/abs.txt", SPAN("2")},
                                          {".hidden", SPAN("3")},      {"a/.b/c.txt", SPAN("4")},
                                          {"./here.txt", SPAN("5")},   {"\xff.txt", SPAN("6")},
                                          {"a\nb\x1b", SPAN("7")},     {"a!b", SPAN("8")}};
    struct buf packed = {0};

    pack(PACK_TAR, PACK_PLAIN, members, ARRAY_LEN(members), &packed);
    assert_unpacked(buf_span(&packed),
                    "../../up.txt=1|/abs.txt=2|here.txt=5|\xff.txt=6|a\nb\x1b=7|a!b=8|");
    buf_free(&packed);
    (void)state;
}

static void archives_in_archives_are_opened_three_deep(void **state)
{
    struct buf inner[6] = {{0}};
    struct pack_member member[] = {{"x.txt", SPAN("text")}, {"after", SPAN("more")}};
    struct buf all = {0};

    for (size_t i = 0; i < ARRAY_LEN(inner); i++) {
        pack(i % 2 ? PACK_ZIP : PACK_TAR, i == 2 ? PACK_GZIP : PACK_PLAIN, member,
             ARRAY_LEN(member), &inner[i]);
        member[0] = (struct pack_member){"in", buf_span(&inner[i])};
    }
    assert_unpacked(buf_span(&inner[0]), "x.txt=text|after=more|");
    assert_unpacked(buf_span(&inner[2]), "in!in!x.txt=text|in!in!after=more|in!after=more|"
                                         "after=more|");
    assert_unpacked(buf_span(&inner[3]),
                    "in!in!in!skipped: packed inside 3 others|in!in!after=more|in!after=more|"
                    "after=more|");
    buf_add(&all, SPAN("x"));
    for (int i = 0; i < 4; i++) {
        struct buf next = {0};
        pack(PACK_RAW, PACK_GZIP, &(struct pack_member){"x", buf_span(&all)}, 1, &next);
        buf_free(&all);
        all = next;
    }
    assert_unpacked(buf_span(&all), "!skipped: packed more than 3 times over|");
    buf_free(&all);
    for (size_t i = 0; i < ARRAY_LEN(inner); i++)
        buf_free(&inner[i]);
    (void)state;
}

static size_t count_problems(struct span text)
{
    size_t n = 0;

    for (size_t at = 0;
         (at = span_find(text, SPAN("!skipped: cannot be unpacked further"), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

/* Cut anywhere: what was whole is given, and at most one thing is said of the rest. */
static void of_a_truncated_one_the_whole_members_are_given(void **state)
{
    const struct pack_member members[] = {
        {"a", SPAN("first")}, {"b", {noise(), 20000}}, {"c", SPAN("third")}};
    static const char *const whole[] = {"a=first|", "b=(20000 bytes)|", "c=third|"};
    struct buf packed = {0}, out = {0};

    pack(PACK_TAR, PACK_PLAIN, members, ARRAY_LEN(members), &packed);
    for (size_t len = 0; len < packed.len; len += 517) {
        struct span text;
        unpack_all((struct span){packed.at, len}, true, &out);
        text = buf_span(&out);
        for (size_t i = 0; i < ARRAY_LEN(whole); i++)
            if (span_starts(text, span_of(whole[i])))
                text = span_part(text, strlen(whole[i]), text.len);
            else
                break;
        assert_in_range(count_problems(text), 0, 1);
        if (len >= 1500)
            assert_true(span_starts(buf_span(&out), SPAN("a=first|")));
        if (len > 3000 && len < 20000)
            assert_int_equal(count_problems(text), 1);
    }
    buf_free(&packed);
    buf_free(&out);
    (void)state;
}

/* What a gzip file has before it ends is given to the last byte; several files make one. */
static void gzip_is_undone_as_far_as_it_goes(void **state)
{
    const struct pack_member small = {"x", SPAN("twelve bytes")}, large = {"x", {noise(), LARGE}};
    struct buf packed = {0}, out = {0};
    size_t first;

    pack(PACK_RAW, PACK_GZIP, &small, 1, &packed);
    first = packed.len;
    pack(PACK_RAW, PACK_GZIP, &small, 1, &packed);
    assert_unpacked(buf_span(&packed), "=twelve bytestwelve bytes|");
    assert_unpacked(
        span_part(buf_span(&packed), 0, first + 12),
        "=twelve bytest(13 bytes) !skipped: cannot be unpacked further: truncated gzip input|");
    buf_text(&packed, "what is no member");
    assert_unpacked(buf_span(&packed), "=twelve bytestwelve bytes|");
    buf_reset(&packed);
    pack(PACK_RAW, PACK_GZIP, &large, 1, &packed);
    unpack_all(span_part(buf_span(&packed), 0, packed.len - 1000), true, &out);
    assert_true(span_starts(buf_span(&out), SPAN("=n")) ||
                span_starts(buf_span(&out), SPAN("=(29")));
    assert_true(span_ends(buf_span(&out), SPAN("truncated gzip input|")));
    packed.at[packed.len - 2000] ^= 1;
    unpack_all(buf_span(&packed), true, &out);
    assert_true(span_ends(buf_span(&out), SPAN("broken gzip input|")));
    buf_free(&packed);
    buf_free(&out);
    (void)state;
}

static void a_bomb_is_stopped(void **state)
{
    struct buf zeros = {0}, packed = {0};
    char *room = buf_room(&zeros, 100U << 20);

    assert_non_null(room);
    memset(room, 'a', 100U << 20);
    buf_used(&zeros, 100U << 20);
    pack(PACK_RAW, PACK_BZIP2, &(struct pack_member){"x", buf_span(&zeros)}, 1, &packed);
    buf_free(&zeros);
    assert_in_range(packed.len, 1, 2000);
    assert_unpacked(buf_span(&packed),
                    "=(16712192 bytes) !skipped: more than 1000 times its packed size|");
    buf_free(&packed);
    (void)state;
}

static void what_is_not_read_is_passed_over(void **state)
{
    const struct pack_member members[] = {{"a", {noise(), LARGE}}, {"b", {noise(), LARGE}}};
    struct buf packed = {0}, out = {0};

    pack(PACK_TAR, PACK_GZIP, members, ARRAY_LEN(members), &packed);
    unpack_all(buf_span(&packed), false, &out);
    assert_span(buf_span(&out), SPAN("a=b="));
    /* What is missing is said all the same: what stands behind is missing too. */
    unpack_all(span_part(buf_span(&packed), 0, packed.len / 3), false, &out);
    assert_span(buf_span(&out),
                SPAN("a=a!skipped: cannot be unpacked further: truncated gzip input|"));
    buf_free(&packed);
    buf_free(&out);
    (void)state;
}

static void its_death_ends_the_archive_alone(void **state)
{
    struct pack_member members[20]; /* more than pipes hold */
    struct buf packed = {0}, out = {0};
    struct lede_error err;
    struct unpack u = {0};
    struct span name, rest;

    for (size_t i = 0; i < ARRAY_LEN(members); i++)
        members[i] = (struct pack_member){"a", {noise(), LARGE}};
    pack(PACK_TAR, PACK_PLAIN, members, ARRAY_LEN(members), &packed);
    rest = buf_span(&packed);
    struct stream stream = {.fd = -1, .from = give, .context = &rest};
    assert_ok(unpack_open(&u, &stream, QUIET_MS, &err), &err);
    assert_int_equal(unpack_next(&u, &name, &err), STEP_ITEM);
    assert_int_equal(kill(u.child.pid, SIGKILL), 0);
    for (;;) {
        enum step step = unpack_next(&u, &name, &err);
        if (step == STEP_ITEM)
            continue;
        assert_int_equal(step, STEP_FAILED);
        assert_string_equal(err.text, "skipped: its unpacker ended by signal 9");
        break;
    }
    assert_int_equal(unpack_next(&u, &name, &err), STEP_END);
    unpack_close(&u);
    stream_free(&stream);
    buf_free(&packed);
    buf_free(&out);
    (void)state;
}

/* Frames as a process would send that somebody else has taken over. */
static void assert_heard(struct span frames, const char *want)
{
    struct lede_error err;
    struct buf out = {0};
    struct stream none = {.fd = -1, .ended = true};
    int fds[2];

    assert_int_equal(pipe(fds), 0);
    assert_int_equal(write(fds[1], frames.at, frames.len), (ssize_t)frames.len);
    (void)close(fds[1]);
    struct unpack u = {.child = {.from = fds[0], .to = -1},
                       .packed = &none,
                       .quiet_ms = QUIET_MS,
                       .all_sent = true};
    for (struct span name;;) {
        enum step step = unpack_next(&u, &name, &err);
        if (step == STEP_END)
            break;
        buf_add(&out, name);
        buf_byte(&out, '=');
        if (step == STEP_ITEM)
            read_member(&u, &out);
        else
            buf_addf(&out, "!%s|", err.text);
    }
    assert_span(buf_span(&out), span_of(want));
    unpack_close(&u);
    (void)close(fds[0]);
    buf_free(&out);
}

static void what_no_unpacker_sends_ends_the_archive(void **state)
{
    struct buf b = {0};

    frame_add(&b, UNPACK_BEGIN, SPAN("a"));
    frame_add(&b, UNPACK_DATA, SPAN("1"));
    frame_add(&b, UNPACK_DATA, SPAN("2"));
    frame_add(&b, UNPACK_END, SPAN(""));
    frame_add(&b, UNPACK_PROBLEM, SPAN("\1bwhy"));
    size_t good = b.len;
    frame_add(&b, UNPACK_DONE, SPAN(""));
    assert_heard(buf_span(&b), "a=12|b=!why|");
    b.len = good;
    frame_add(&b, UNPACK_DATA, SPAN("x"));
    assert_heard(buf_span(&b), "a=12|b=!why|=!skipped: its unpacker went wrong|");
    b.len = good;
    frame_add(&b, UNPACK_PROBLEM, SPAN("\x7fx"));
    assert_heard(buf_span(&b), "a=12|b=!why|=!skipped: its unpacker went wrong|");
    b.len = good;
    frame_add(&b, UNPACK_BEGIN, SPAN("c"));
    frame_add(&b, UNPACK_BEGIN, SPAN("d"));
    assert_heard(buf_span(&b), "a=12|b=!why|c=(0 bytes) !skipped: its unpacker went wrong|");
    b.len = good;
    assert_heard(buf_span(&b), "a=12|b=!why|=!skipped: its unpacker ended with status 0|");
    buf_free(&b);
    (void)state;
}

static void memory_may_end_anywhere(void **state)
{
    const struct pack_member members[] = {{"a", SPAN("one")}, {"b", SPAN("two")}};
    struct buf packed = {0};
    bool whole = false;

    pack(PACK_TAR, PACK_GZIP, members, ARRAY_LEN(members), &packed);
    for (unsigned n = 1; !whole; n++) {
        struct span rest = buf_span(&packed), name;
        struct stream stream = {.fd = -1, .from = give, .context = &rest};
        struct unpack u = {0};
        struct lede_error err = {0};
        enum step step = STEP_FAILED;
        assert_in_range(n, 1, 1000);
        if (unpack_open(&u, &stream, QUIET_MS, &err)) { /* the child before: it has its own tests */
            mem_fail_at(n);
            while ((step = unpack_next(&u, &name, &err)) == STEP_ITEM)
                ;
            mem_fail_at(0);
        }
        whole = step == STEP_END;
        if (!whole)
            assert_int_equal(err.status, LEDE_MEMORY);
        unpack_close(&u);
        stream_free(&stream);
    }
    buf_free(&packed);
    (void)state;
}

static void what_is_packed_shows_by_its_first_bytes(void **state)
{
    assert_true(packed_begins(SPAN("\x1f\x8b\x08"), SPAN("a.txt")));
    assert_true(packed_begins(SPAN("PK\3\4...."), SPAN("a.zip")));
    assert_false(packed_begins(SPAN("PK\3\4...."), SPAN("in/Report.DOCX")));
    assert_false(packed_begins(SPAN("BZhelp is near"), SPAN("a.bz2")));
    assert_false(packed_begins(SPAN("Border guards"), SPAN("a.gz")));
    assert_false(packed_begins(SPAN(""), SPAN("a.gz")));
    assert_span(packed_stem(SPAN("a/b.html.GZ")), SPAN("a/b.html"));
    assert_span(packed_stem(SPAN("b.txt.gz.xz")), SPAN("b.txt"));
    assert_span(packed_stem(SPAN("b.txt")), SPAN("b.txt"));
    assert_span(packed_stem(SPAN(".gz")), SPAN(".gz"));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_packing_is_undone),
        cmocka_unit_test(names_are_names_alone),
        cmocka_unit_test(archives_in_archives_are_opened_three_deep),
        cmocka_unit_test(of_a_truncated_one_the_whole_members_are_given),
        cmocka_unit_test(gzip_is_undone_as_far_as_it_goes),
        cmocka_unit_test(a_bomb_is_stopped),
        cmocka_unit_test(what_is_not_read_is_passed_over),
        cmocka_unit_test(its_death_ends_the_archive_alone),
        cmocka_unit_test(what_no_unpacker_sends_ends_the_archive),
        cmocka_unit_test(memory_may_end_anywhere),
        cmocka_unit_test(what_is_packed_shows_by_its_first_bytes),
    };
    struct sigaction ignore = {.sa_handler = SIG_IGN}; /* as the program does */

    (void)sigaction(SIGPIPE, &ignore, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
