/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/messages.h"
#include "tests/support/check.h"

static int open_messages(void **state)
{
    static struct messages m;
    assert_int_equal(setenv("COLUMNS", "20", 1), 0);
    messages_init(&m, "indexer");
    m.to = tmpfile();
    m.terminal = true;
    *state = &m;
    return m.to ? 0 : -1;
}

static int close_messages(void **state)
{
    struct messages *m = *state;
    return fclose(m->to);
}

static void assert_said(struct messages *m, struct span want)
{
    static char bytes[10000];
    rewind(m->to);
    assert_span((struct span){bytes, fread(bytes, 1, sizeof bytes, m->to)}, want);
}

static void a_line_names_the_program(void **state)
{
    struct messages *m = *state;
    struct lede_error err;

    error_set(&err, LEDE_INPUT, "a.gz: ends early");
    messages_error(m, &err);
    messages_say(m, "note: %d words", 3);
    assert_said(m, SPAN("indexer: a.gz: ends early\nindexer: note: 3 words\n"));
}

static void control_characters_show(void **state)
{
    struct messages *m = *state;

    messages_say(m, "%s", "a\x1b[2J\nb\xff");
    assert_said(m, SPAN("indexer: a\\x1b[2J\\x0ab\\xff\n"));
}

static void quiet_and_verbose_choose(void **state)
{
    struct messages *m = *state;

    messages_detail(m, "detail");
    messages_summary(m, "summary");
    m->quiet = m->verbose = true;
    messages_detail(m, "detail");
    messages_summary(m, "summary");
    messages_progress(m, "progress");
    messages_say(m, "said");
    assert_said(m, SPAN("indexer: summary\nindexer: detail\nindexer: said\n"));
}

static void a_long_line_is_cut_and_ended(void **state)
{
    struct messages *m = *state;
    char text[9000];

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    messages_say(m, "%s", text);
    long len = ftell(m->to);
    assert_in_range(len, 4000, 4096);
    assert_int_equal(fseek(m->to, -1, SEEK_END), 0);
    assert_int_equal(fgetc(m->to), '\n');
}

static void progress_is_drawn_over_and_wiped(void **state)
{
    struct messages *m = *state;

    messages_wipe(m); /* nothing stands: nothing to do */
    messages_progress(m, "%s", "10 Wörter");
    assert_int_equal(m->drawn_cols, 9);
    messages_progress(m, "9 W");
    messages_say(m, "x");
    assert_int_equal(m->drawn_cols, 0);
    assert_said(m, SPAN("\r10 Wörter"
                        "\r9 W      "
                        "\r   \r"
                        "indexer: x\n"));
}

static void progress_fits_the_terminal(void **state)
{
    struct messages *m = *state;

    messages_progress(m, "%s", "東京東京東京東京東京東京\n"); /* two columns each, 19 are free */
    assert_int_equal(m->drawn_cols, 18);
    assert_said(m, SPAN("\r東京東京東京東京東"));
}

static void no_terminal_no_progress(void **state)
{
    struct messages *m = *state;

    m->terminal = false;
    messages_progress(m, "x");
    messages_wipe(m);
    assert_said(m, SPAN(""));
}

static void asks_the_environment_for_the_width(void **state)
{
    static const struct {
        const char *columns;
        size_t width;
    } rows[] = {{"20", 20},   {"1000", 1000}, {"132", 132}, {"19", 80},
                {"1001", 80}, {"", 80},       {"wide", 80}, {"-40", 80}};

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_int_equal(setenv("COLUMNS", rows[i].columns, 1), 0);
        assert_int_equal(messages_width(-1), rows[i].width);
    }
    assert_int_equal(unsetenv("COLUMNS"), 0);
    assert_int_equal(messages_width(-1), 80);
    (void)state;
}

/* A pseudo-terminal, where the machine gives one. */
static void asks_the_terminal(void **state)
{
    int fd = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
    struct winsize size = {.ws_row = 24, .ws_col = 57};

    if (fd < 0 || ioctl(fd, TIOCSWINSZ, &size) != 0) {
        if (fd >= 0)
            (void)close(fd);
        skip();
    }
    assert_int_equal(unsetenv("COLUMNS"), 0);
    assert_int_equal(unsetenv("NO_COLOR"), 0);
    assert_int_equal(setenv("TERM", "xterm", 1), 0);
    assert_int_equal(messages_width(fd), 57);
    assert_true(messages_colour(COLOUR_AUTO, fd));
    assert_int_equal(setenv("NO_COLOR", "1", 1), 0);
    assert_false(messages_colour(COLOUR_AUTO, fd));
    assert_true(messages_colour(COLOUR_ALWAYS, fd));
    assert_int_equal(setenv("NO_COLOR", "", 1), 0);
    assert_true(messages_colour(COLOUR_AUTO, fd));
    assert_int_equal(setenv("TERM", "dumb", 1), 0);
    assert_false(messages_colour(COLOUR_AUTO, fd));
    assert_int_equal(unsetenv("TERM"), 0);
    assert_false(messages_colour(COLOUR_AUTO, fd));
    (void)close(fd);
    (void)state;
}

static void colours_no_file_unless_told(void **state)
{
    struct messages *m = *state;

    assert_int_equal(setenv("TERM", "xterm", 1), 0);
    assert_false(messages_colour(COLOUR_AUTO, fileno(m->to)));
    assert_true(messages_colour(COLOUR_ALWAYS, fileno(m->to)));
    assert_false(messages_colour(COLOUR_NEVER, fileno(m->to)));
}

#define messages_test(f) cmocka_unit_test_setup_teardown(f, open_messages, close_messages)

int main(void)
{
    const struct CMUnitTest tests[] = {
        messages_test(a_line_names_the_program),
        messages_test(control_characters_show),
        messages_test(quiet_and_verbose_choose),
        messages_test(a_long_line_is_cut_and_ended),
        messages_test(progress_is_drawn_over_and_wiped),
        messages_test(progress_fits_the_terminal),
        messages_test(no_terminal_no_progress),
        cmocka_unit_test(asks_the_environment_for_the_width),
        cmocka_unit_test(asks_the_terminal),
        messages_test(colours_no_file_unless_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
