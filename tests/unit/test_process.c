/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <unistd.h>

#include "common/file.h"
#include "common/process.h"
#include "tests/support/check.h"

enum { STATUS = 7 };

/* Sends back each byte and one more; ends with STATUS when nothing more comes. */
static int answer(int in, int out, void *context)
{
    struct lede_error err;
    char byte;
    const int *more = context;

    while (file_read_all(in, &byte, 1, NULL, &err)) {
        byte = (char)(byte + *more);
        if (!file_write_all(out, (struct span){&byte, 1}, &err))
            return 1;
    }
    return STATUS;
}

static int die(int in, int out, void *context)
{
    (void)in;
    (void)out;
    (void)context;
    return raise(SIGKILL);
}

static void works_and_ends_when_its_pipe_closes(void **state)
{
    struct lede_error err;
    struct child_process c = {0};
    char bytes[3], text[40];
    int more = 1;

    assert_ok(child_start(&c, answer, &more, &err), &err);
    assert_ok(file_write_all(c.to, SPAN("abc"), &err), &err);
    assert_ok(file_read_all(c.from, bytes, 3, NULL, &err), &err);
    assert_span((struct span){bytes, 3}, SPAN("bcd"));
    child_describe(child_stop(&c, false), text);
    assert_string_equal(text, "ended with status 7");
    assert_int_equal(c.pid, 0);
    assert_int_equal(child_stop(&c, false), 0); /* there is none any more */
    (void)state;
}

/* Had a worker the other's pipe open, closing ours would not end the other. */
static void workers_do_not_hold_each_other_s_pipes(void **state)
{
    struct lede_error err;
    struct child_process first = {0}, second = {0};
    char text[40];
    int more = 1;

    assert_ok(child_start(&first, answer, &more, &err), &err);
    assert_ok(child_start(&second, answer, &more, &err), &err);
    child_describe(child_stop(&first, false), text);
    assert_string_equal(text, "ended with status 7");
    child_describe(child_stop(&second, false), text);
    assert_string_equal(text, "ended with status 7");
    (void)state;
}

static void tells_a_signal_from_an_end(void **state)
{
    struct lede_error err;
    struct child_process c = {0};
    char byte, text[40];
    int more = 1;

    assert_ok(child_start(&c, die, NULL, &err), &err);
    assert_false(file_read_all(c.from, &byte, 1, NULL, &err)); /* its end shows as the pipe's */
    assert_int_equal(err.status, LEDE_INPUT);
    child_describe(child_stop(&c, false), text);
    assert_string_equal(text, "ended by signal 9");
    assert_ok(child_start(&c, answer, &more, &err), &err);
    child_describe(child_stop(&c, true), text);
    assert_string_equal(text, "ended by signal 9");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(works_and_ends_when_its_pipe_closes),
        cmocka_unit_test(workers_do_not_hold_each_other_s_pipes),
        cmocka_unit_test(tells_a_signal_from_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
