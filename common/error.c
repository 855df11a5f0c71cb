/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "common/utf8.h"

/* What is formatted is longer than an error's text, so that its own cut, which may go through a
 * character, is never seen. */
enum { FORMATTED_MAX = 2 * sizeof(((struct lede_error *)0)->text) };

static void PRINTF_LIKE(2, 0) format_text(struct lede_error *err, const char *format, va_list args)
{
    char text[FORMATTED_MAX];
    (void)vsnprintf(text, sizeof text, format, args);
    (void)utf8_show(span_of(text), err->text, sizeof err->text);
}

/* *err becomes "place: reason". A place that is too long (a path may have 4 KB) loses its end, so that
 * at least half of the room is the reason's. */
static void join(struct lede_error *err, const char *place, const char *reason)
{
    const size_t size = sizeof err->text;
    char why[sizeof err->text]; /* reason may be err->text itself */
    size_t len = utf8_show(span_of(reason), why, sizeof why);

    len = utf8_show(span_of(place), err->text, len < size / 2 ? size - len - 2 : size / 2);
    err->text[len++] = ':';
    err->text[len++] = ' ';
    (void)utf8_show(span_of(why), err->text + len, size - len);
}

bool error_set(struct lede_error *err, enum lede_status status, const char *format, ...)
{
    va_list args;
    err->status = status;
    va_start(args, format);
    format_text(err, format, args);
    va_end(args);
    return false;
}

bool error_memory(struct lede_error *err)
{
    return error_set(err, LEDE_MEMORY, "out of memory");
}

/* strerror() is shared between threads and strerror_r() comes in two kinds; the descriptions of the
 * errors that files, processes and disks cause are few. */
static const struct {
    int number;
    const char *meaning;
} meanings[] = {
    {EACCES, "permission denied"},
    {EAGAIN, "resource temporarily unavailable"},
    {EBADF, "bad file descriptor"},
    {EBUSY, "device or resource busy"},
    {EEXIST, "file exists"},
    {EFBIG, "file too large"},
    {EINTR, "interrupted"},
    {EINVAL, "invalid argument"},
    {EIO, "input/output error"},
    {EISDIR, "is a directory"},
    {ELOOP, "too many levels of symbolic links"},
    {EMFILE, "too many open files"},
    {ENAMETOOLONG, "file name too long"},
    {ENFILE, "too many open files in system"},
    {ENODEV, "no such device"},
    {ENOENT, "no such file or directory"},
    {ENOMEM, "out of memory"},
    {ENOSPC, "no space left on device"},
    {ENOTDIR, "not a directory"},
    {ENOTEMPTY, "directory not empty"},
    {ENXIO, "no such device or address"},
    {EPERM, "operation not permitted"},
    {EPIPE, "broken pipe"},
    {EROFS, "read-only file system"},
    {EDQUOT, "disk quota exceeded"},
};

bool error_errno(struct lede_error *err, int number, const char *format, ...)
{
    char text[FORMATTED_MAX], unknown[40];
    const char *meaning = NULL;
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (size_t i = 0; i < ARRAY_LEN(meanings); i++)
        if (meanings[i].number == number)
            meaning = meanings[i].meaning;
    if (!meaning) {
        (void)snprintf(unknown, sizeof unknown, "system error %d", number);
        meaning = unknown;
    }
    err->status = number == ENOENT ? LEDE_MISSING : number == ENOMEM ? LEDE_MEMORY : LEDE_SYSTEM;
    join(err, text, meaning);
    return false;
}

bool error_within(struct lede_error *err, const char *format, ...)
{
    char place[FORMATTED_MAX];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(place, sizeof place, format, args);
    va_end(args);
    join(err, place, err->text);
    return false;
}
