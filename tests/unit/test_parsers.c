/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/limits.h"
#include "common/random.h"
#include "index/record.h"
#include "indexer/parse_child.h"
#include "indexer/parsers.h"
#include "tests/support/check.h"

/* ---- A parser that does what its input says ---- */

static void answer(struct buf *out, uint32_t type, size_t line, struct span rest)
{
    struct buf body = {0};
    parse_answer_encode(&(struct parse_answer){.line = line, .skipped = true, .rest = rest}, &body);
    frame_add(out, type, buf_span(&body));
    buf_free(&body);
}

static void answer_article(struct buf *out, size_t line, struct span text)
{
    struct article a = {.id = text, .text = text};
    struct buf record = {0};
    struct lede_error err;

    if (!record_encode(&a, &record, &err))
        abort();
    answer(out, FRAME_ARTICLE, line, buf_span(&record));
    buf_free(&record);
}

static void do_line(struct span line, size_t number, int out, struct buf *reply)
{
    struct lede_error err;

    if (span_is(line, "crash"))
        (void)raise(SIGSEGV);
    if (span_is(line, "hang"))
        for (;;)
            (void)pause();
    if (span_is(line, "half")) { /* die with a part of the answer sent */
        (void)!file_write_all(out, buf_span(reply), &err);
        _exit(9);
    }
    if (span_is(line, "note"))
        frame_add(reply, FRAME_NOTE, SPAN("nof itself"));
    else if (span_is(line, "detail"))
        frame_add(reply, FRAME_NOTE, SPAN("dof itself"));
    else if (span_is(line, "junk"))
        frame_add(reply, FRAME_ARTICLE, SPAN("\1\0\0 no record"));
    else if (span_is(line, "bad"))
        answer(reply, FRAME_PROBLEM, number, SPAN("bad line"));
    else
        answer_article(reply, number, line);
}

static int obedient_child(int in, int out, const struct parse_setup *setup)
{
    struct buf job_bytes = {0}, reply = {0};
    struct lede_error err;
    uint32_t type;

    (void)setup;
    struct sigaction usual = {.sa_handler = SIG_DFL}; /* also where a sanitizer would report it */
    (void)sigaction(SIGSEGV, &usual, NULL);
    while (frame_read(in, 0, &job_bytes, &type, &err) == STEP_ITEM) {
        struct parse_job job = {0};
        struct span line;
        if (!parse_job_decode(buf_span(&job_bytes), &job))
            return 3;
        buf_reset(&reply);
        for (size_t n = job.first_line; span_cut(&job.bytes, '\n', &line); n++)
            if (line.len)
                do_line(line, n, out, &reply);
        frame_add(&reply, FRAME_DONE, (struct span){0});
        if (!file_write_all(out, buf_span(&reply), &err))
            return 4;
    }
    buf_free(&job_bytes);
    buf_free(&reply);
    return 0;
}

/* ---- What comes back, as text: "1=article|2!reason|" ---- */

struct heard {
    struct buf text;
    size_t stop_after; /* articles; 0: never */
};

static bool hear_article(void *context, const struct parse_job *job, size_t line,
                         struct span record, const struct article *article, struct lede_error *err)
{
    struct heard *h = context;

    (void)job;
    (void)record;
    buf_addf(&h->text, "%zu=%.*s|", line, SPAN_ARGS(article->text));
    return h->stop_after == 0 || --h->stop_after > 0 || error_set(err, LEDE_LIMIT, "enough");
}

static bool hear_problem(void *context, const struct parse_job *job, size_t line, bool skipped,
                         bool foreign, const char *text, struct lede_error *err)
{
    struct heard *h = context;

    (void)job;
    (void)err;
    assert_true(skipped);
    buf_addf(&h->text, "%zu!%s%s|", line, foreign ? "foreign " : "", text);
    return true;
}

static void hear_note(void *context, bool detail, struct span text)
{
    struct heard *h = context;
    buf_addf(&h->text, "(%s%.*s)", detail ? "detail " : "", SPAN_ARGS(text));
}

static struct parse_job lines_job(struct span bytes, size_t first_line)
{
    return (struct parse_job){
        .reader = "jsonl", .pieces = true, .first_line = first_line, .bytes = bytes};
}

enum { QUICK_MS = 300, LONG_MS = 50000 };

static struct parsers *open_parsers(size_t count, unsigned job_ms, parse_work *work,
                                    struct heard *h, struct parse_results *results)
{
    static const struct parse_setup setup = {.extract = {.today = 20000}};
    struct lede_error err;
    struct parsers *p = NULL;

    *results = (struct parse_results){h, hear_article, hear_problem, hear_note, NULL};
    assert_ok(parsers_open(&p, count, job_ms, work, &setup, results, &err), &err);
    return p;
}

/* What `count` parsers say to one job of lines. */
static void assert_said(size_t count, unsigned job_ms, struct span lines, const char *want)
{
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(count, job_ms, obedient_child, &h, &results);
    struct parse_job job = lines_job(lines, 1);

    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    assert_span(buf_span(&h.text), span_of(want));
    parsers_close(p);
    buf_free(&h.text);
}

static void a_crash_costs_its_line_alone(void **state)
{
    assert_said(2, LONG_MS, SPAN("one\ncrash\nthree"),
                "1=one|2!skipped: its reader ended by signal 11|3=three|");
    assert_said(1, LONG_MS, SPAN("crash\ncrash"),
                "1!skipped: its reader ended by signal 11|"
                "2!skipped: its reader ended by signal 11|");
    (void)state;
}

static void one_that_hangs_is_ended(void **state)
{
    assert_said(1, QUICK_MS, SPAN("one\nhang\n\nfour"),
                "1=one|2!skipped: its reader took longer than 0 s|4=four|");
    (void)state;
}

static void what_no_parser_sends_costs_its_line_alone(void **state)
{
    assert_said(1, LONG_MS, SPAN("one\njunk\nthree"),
                "1=one|2!skipped: its reader went wrong|3=three|");
    (void)state;
}

static void what_a_process_says_of_itself_is_passed_on(void **state)
{
    assert_said(1, LONG_MS, SPAN("note\none\ndetail"), "(of itself)2=one|(detail of itself)");
    (void)state;
}

static void what_was_passed_on_before_a_death_is_not_passed_on_again(void **state)
{
    assert_said(1, LONG_MS, SPAN("one\nbad\nhalf\nfour"),
                "1=one|2!bad line|3!skipped: its reader ended with status 9|4=four|");
    (void)state;
}

static void a_whole_file_is_lost_as_a_whole(void **state)
{
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(1, LONG_MS, obedient_child, &h, &results);
    struct parse_job job = lines_job(SPAN("crash"), 1);

    job.pieces = false;
    assert_ok(parsers_give(p, &job, &err), &err);
    job.bytes = SPAN("fine");
    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    assert_span(buf_span(&h.text), SPAN("0!skipped: its reader ended by signal 11|1=fine|"));
    parsers_close(p);
    buf_free(&h.text);
    (void)state;
}

static int dead_child(int in, int out, const struct parse_setup *setup)
{
    (void)in;
    (void)out;
    (void)setup;
    return 5;
}

static void parsers_that_cannot_start_lose_each_job_by_name(void **state)
{
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(2, LONG_MS, dead_child, &h, &results);
    struct parse_job job = lines_job(SPAN("one\ntwo"), 7);

    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    assert_span(buf_span(&h.text), SPAN("7!skipped: its reader ended with status 5|"
                                        "8!skipped: its reader ended with status 5|"));
    parsers_close(p);
    buf_free(&h.text);
    (void)state;
}

/* Results come in the order of jobs, whoever did them, and whoever died. */
static void the_order_is_that_of_the_jobs(void **state)
{
    struct random r = {9};
    struct lede_error err;
    struct buf want = {0};
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(3, LONG_MS, obedient_child, &h, &results);

    for (size_t i = 1; i <= 200; i++) {
        char text[32];
        struct parse_job job;
        bool crash = random_below(&r, 20) == 0;
        (void)snprintf(text, sizeof text, crash ? "crash" : "article %zu", i);
        job = lines_job(span_of(text), i);
        if (crash)
            buf_addf(&want, "%zu!skipped: its reader ended by signal 11|", i);
        else
            buf_addf(&want, "%zu=article %zu|", i, i);
        assert_ok(parsers_give(p, &job, &err), &err);
    }
    assert_ok(parsers_drain(p, &err), &err);
    assert_span(buf_span(&h.text), buf_span(&want));
    parsers_close(p);
    buf_free(&h.text);
    buf_free(&want);
    (void)state;
}

static void results_can_stop_the_run(void **state)
{
    struct lede_error err;
    struct heard h = {.stop_after = 2};
    struct parse_results results;
    struct parsers *p = open_parsers(2, LONG_MS, obedient_child, &h, &results);
    struct parse_job job = lines_job(SPAN("one\ntwo\nthree"), 1);

    assert_ok(parsers_give(p, &job, &err), &err);
    assert_false(parsers_drain(p, &err));
    assert_string_equal(err.text, "enough");
    assert_span(buf_span(&h.text), SPAN("1=one|2=two|"));
    parsers_close(p);
    buf_free(&h.text);
    (void)state;
}

static int report_descriptors(int in, int out, const struct parse_setup *setup)
{
    struct buf reply = {0}, job = {0};
    struct lede_error err;
    uint32_t type;
    char byte;
    size_t open_ones = 0;

    (void)setup;
    if (frame_read(in, 0, &job, &type, &err) != STEP_ITEM)
        return 1;
    for (int fd = 0; fd < 256; fd++)
        open_ones += fcntl(fd, F_GETFD) != -1;
    bool nowhere = read(STDIN_FILENO, &byte, 1) == 0;
    answer(&reply, FRAME_PROBLEM, open_ones, nowhere ? SPAN("nothing to read") : SPAN("readable"));
    frame_add(&reply, FRAME_DONE, (struct span){0});
    bool ok = file_write_all(out, buf_span(&reply), &err);
    buf_free(&reply);
    buf_free(&job);
    return ok ? 0 : 1;
}

/* Not the lock, not the index, not the other parsers' pipes, not what the user types. */
static void a_parser_has_its_pipes_and_nothing_else(void **state)
{
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parse_job job = lines_job(SPAN("x"), 1);
    int extra = open("/dev/null", O_RDONLY);
    struct parsers *p = open_parsers(2, LONG_MS, report_descriptors, &h, &results);

    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    assert_span(buf_span(&h.text), SPAN("5!nothing to read|"));
    parsers_close(p);
    (void)close(extra);
    buf_free(&h.text);
    (void)state;
}

/* ---- The real one ---- */

/* Where it is watched it says that it has no sandbox. */
static void skip_note(struct buf *text)
{
    size_t end = span_starts(buf_span(text), SPAN("(detail "))
                     ? span_find(buf_span(text), SPAN(")"), 0) + 1
                     : 0;

    memmove(text->at, text->at + end, text->len - end);
    text->len -= end;
}

static void the_real_parser_reads_lines(void **state)
{
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(2, LONG_MS, parse_child, &h, &results);
    struct parse_job job = lines_job(SPAN("{\"id\": \"a\", \"text\": \"first\"}\n\nno json\n"
                                          "{\"id\": \"b\", \"text\": \"fourth\"}"),
                                     1);

    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    skip_note(&h.text);
    assert_true(span_starts(buf_span(&h.text), SPAN("1=first|3!broken JSON")));
    assert_true(span_ends(buf_span(&h.text), SPAN("|4=fourth|")));
    parsers_close(p);
    buf_free(&h.text);
    (void)state;
}

/* A table of numbers, and as many words that say one thing; their answer is larger than a pipe. */
static void noise_is_refused_and_length_is_not(void **state)
{
    enum { WORDS = DIFFERENT_WORDS_MAX + 1, LINES = 3 };
    struct lede_error err;
    struct heard h = {0};
    struct parse_results results;
    struct parsers *p = open_parsers(1, LONG_MS, parse_child, &h, &results);
    struct buf lines = {0};

    for (int line = 0; line < LINES; line++) {
        buf_addf(&lines, "{\"id\": \"%d\", \"text\": \"", line);
        for (int i = 0; i < WORDS; i++) {
            if (line == 1)
                buf_addf(&lines, "w%d ", i);
            else
                buf_text(&lines, line == 0 ? "word " : "again ");
        }
        buf_text(&lines, "\"}\n");
    }
    assert_true(buf_ok(&lines));
    struct parse_job job = lines_job(buf_span(&lines), 1);
    assert_ok(parsers_give(p, &job, &err), &err);
    assert_ok(parsers_drain(p, &err), &err);
    skip_note(&h.text);
    assert_true(span_starts(buf_span(&h.text), SPAN("1=word word ")));
    assert_true(span_find(buf_span(&h.text),
                          SPAN("|2!its text has more than 100000 different words|3=again again"),
                          0) != SIZE_MAX);
    assert_in_range(h.text.len, 10UL * WORDS, 12UL * WORDS);
    parsers_close(p);
    buf_free(&h.text);
    buf_free(&lines);
    (void)state;
}

static void jobs_and_answers_come_back_from_bytes(void **state)
{
    struct parse_job back, job = {.reader = "text",
                                  .pieces = true,
                                  .shown = SPAN("a"),
                                  .path = SPAN("/x/a"),
                                  .folder = SPAN("/x"),
                                  .id = SPAN("a"),
                                  .id_prefix = SPAN("p"),
                                  .head = SPAN("h"),
                                  .first_line = 70000,
                                  .bytes = SPAN("the\0bytes")};
    struct parse_answer answer_back, said = {.line = 3, .foreign = true, .rest = SPAN("why")};
    struct buf b = {0};

    parse_job_encode(&job, &b);
    assert_true(parse_job_decode(buf_span(&b), &back));
    assert_string_equal(back.reader, "text");
    assert_true(back.pieces);
    assert_int_equal(back.first_line, 70000);
    assert_span(back.path, job.path);
    assert_span(back.head, job.head);
    assert_span(back.bytes, job.bytes);
    for (size_t len = 0; len < b.len; len++)
        assert_false(parse_job_decode((struct span){b.at, len}, &back));
    buf_reset(&b);
    parse_answer_encode(&said, &b);
    assert_true(parse_answer_decode(buf_span(&b), &answer_back));
    assert_int_equal(answer_back.line, 3);
    assert_true(answer_back.foreign && !answer_back.skipped);
    assert_span(answer_back.rest, said.rest);
    assert_false(parse_answer_decode(SPAN("\1\0"), &answer_back));
    buf_free(&b);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crash_costs_its_line_alone),
        cmocka_unit_test(one_that_hangs_is_ended),
        cmocka_unit_test(what_no_parser_sends_costs_its_line_alone),
        cmocka_unit_test(what_a_process_says_of_itself_is_passed_on),
        cmocka_unit_test(what_was_passed_on_before_a_death_is_not_passed_on_again),
        cmocka_unit_test(a_whole_file_is_lost_as_a_whole),
        cmocka_unit_test(parsers_that_cannot_start_lose_each_job_by_name),
        cmocka_unit_test(the_order_is_that_of_the_jobs),
        cmocka_unit_test(results_can_stop_the_run),
        cmocka_unit_test(a_parser_has_its_pipes_and_nothing_else),
        cmocka_unit_test(the_real_parser_reads_lines),
        cmocka_unit_test(noise_is_refused_and_length_is_not),
        cmocka_unit_test(jobs_and_answers_come_back_from_bytes),
    };
    struct sigaction ignore = {.sa_handler = SIG_IGN}; /* as the program does */

    (void)sigaction(SIGPIPE, &ignore, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
