/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/messages.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/number.h"
#include "common/utf8.h"

enum {
    MESSAGE_BYTES_MAX = 4096, /* a line; what a person reads is shorter, paths are not longer */
    WIDTH_PIPED_COLS = 80,
    WIDTH_MIN_COLS = 20,
    WIDTH_MAX_COLS = 1000
};

/* A terminal that can move its cursor. */
static bool is_terminal(int fd)
{
    const char *kind = getenv("TERM");
    return isatty(fd) && kind && *kind && strcmp(kind, "dumb") != 0;
}

void messages_init(struct messages *m, const char *program)
{
    *m =
        (struct messages){.program = program, .to = stderr, .terminal = is_terminal(STDERR_FILENO)};
}

/* One write a line, so that lines of several processes do not mix. */
static void put_line(struct messages *m, const char *text)
{
    char line[MESSAGE_BYTES_MAX];
    int head = snprintf(line, sizeof line / 2, "%s: ", m->program);
    size_t len = head > 0 && (size_t)head < sizeof line / 2 ? (size_t)head : 0;

    messages_wipe(m);
    len += utf8_show(span_of(text), line + len, sizeof line - len - 1); /* 1 for the line end */
    line[len++] = '\n';
    (void)fwrite(line, 1, len, m->to);
    (void)fflush(m->to);
}

static void PRINTF_LIKE(2, 0) put_formatted(struct messages *m, const char *format, va_list args)
{
    char text[MESSAGE_BYTES_MAX];
    (void)vsnprintf(text, sizeof text, format, args);
    put_line(m, text);
}

void messages_error(struct messages *m, const struct lede_error *err)
{
    put_line(m, err->text);
}

void messages_say(struct messages *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formatted(m, format, args);
    va_end(args);
}

void messages_detail(struct messages *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (m->verbose)
        put_formatted(m, format, args);
    va_end(args);
}

void messages_summary(struct messages *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!m->quiet)
        put_formatted(m, format, args);
    va_end(args);
}

/* What of text fits into so many columns. */
static struct span fitting(struct span text, size_t width_cols)
{
    size_t len, cols = 0;

    for (size_t i = 0; i < text.len; i += len) {
        (void)utf8_at(text, i, &len);
        cols += utf8_columns(span_part(text, i, i + len));
        if (cols > width_cols)
            return span_part(text, 0, i);
    }
    return text;
}

void messages_progress(struct messages *m, const char *format, ...)
{
    char text[MESSAGE_BYTES_MAX], line[MESSAGE_BYTES_MAX];
    struct span shown;
    size_t cols;
    va_list args;

    if (!m->terminal || m->quiet)
        return;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    shown = (struct span){line, utf8_show(span_of(text), line, sizeof line)};
    /* One column stays free: in the last one a terminal may begin the next line. */
    shown = fitting(shown, messages_width(fileno(m->to)) - 1);
    cols = utf8_columns(shown);
    (void)fprintf(m->to, "\r%.*s", SPAN_ARGS(shown));
    if (cols < m->drawn_cols)
        (void)fprintf(m->to, "%*s", (int)(m->drawn_cols - cols), "");
    (void)fflush(m->to);
    m->drawn_cols = cols;
}

void messages_wipe(struct messages *m)
{
    if (m->drawn_cols == 0)
        return;
    (void)fprintf(m->to, "\r%*s\r", (int)m->drawn_cols, "");
    (void)fflush(m->to);
    m->drawn_cols = 0;
}

bool messages_colour(enum colour_choice choice, int fd)
{
    const char *no_colour = getenv("NO_COLOR");

    if (choice != COLOUR_AUTO)
        return choice == COLOUR_ALWAYS;
    return !(no_colour && *no_colour) && is_terminal(fd);
}

size_t messages_width(int fd)
{
    struct winsize size = {0};
    uint64_t cols;

    if (number_parse(span_of(getenv("COLUMNS")), WIDTH_MAX_COLS, &cols) && cols >= WIDTH_MIN_COLS)
        return (size_t)cols;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_MIN_COLS)
        return size.ws_col < WIDTH_MAX_COLS ? size.ws_col : WIDTH_MAX_COLS;
    return WIDTH_PIPED_COLS;
}
