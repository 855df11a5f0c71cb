/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c/refuse.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Put what is in text on one line. */
static void make_one_line(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ')
            *text = ' ';
}

/* Cut off a character that has lost its end. */
static void cut_half_character(char *text)
{
    size_t len = strlen(text), lead = len;
    while (lead > 0 && ((unsigned char)text[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    unsigned char first = (unsigned char)text[lead - 1];
    size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (len - (lead - 1) < wanted)
        text[lead - 1] = '\0';
}

bool xc_refuse(struct xc_error *e, const char *where, enum xc_status status, int sys_errno,
               const char *format, ...)
{
    va_list args;
    e->status = status;
    e->sys_errno = sys_errno;
    snprintf(e->where, sizeof e->where, "%s", where);
    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    make_one_line(e->text);
    if (strlen(e->text) + 1 == sizeof e->text)
        cut_half_character(e->text);
    return false;
}

enum xc_status xc_status_of_errno(int sys_errno)
{
    switch (sys_errno) {
    case ENOENT:
    case ENOTDIR: return XC_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS: return XC_PERMISSION;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return XC_NO_SPACE;
    case ENOMEM: return XC_MEMORY;
    case EEXIST:
    case ENOTEMPTY: return XC_ARGUMENT;
    default: return XC_INTERNAL;
    }
}

const char *xc_errno_text(int sys_errno, char *buf, size_t cap)
{
    if (strerror_r(sys_errno, buf, cap) != 0)
        snprintf(buf, cap, "error %d", sys_errno);
    return buf;
}

bool xc_refuse_errno(struct xc_error *e, const char *where, int sys_errno, const char *what)
{
    char why[128];
    return xc_refuse(e, where, xc_status_of_errno(sys_errno), sys_errno, "%s: %s", what,
                     xc_errno_text(sys_errno, why, sizeof why));
}

int xc_errno_in(const char *system_text, const char *message)
{
    static const int known[] = {ENOSPC, EFBIG,  EDQUOT, EACCES, EPERM, EROFS,
                                ENOENT, EMFILE, ENFILE, ENOMEM, EIO};
    char text[128];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        xc_errno_text(known[i], text, sizeof text);
        if ((system_text && strcmp(system_text, text) == 0) || strstr(message, text))
            return known[i];
    }
    return 0;
}

enum xc_status xc_status_of_type(const char *type)
{
    static const struct {
        const char *type;
        enum xc_status status;
    } rows[] = {
        {"DatabaseModifiedError", XC_STALE},
        {"DatabaseLockError", XC_BUSY},
        {"DatabaseVersionError", XC_VERSION},
        {"DatabaseNotFoundError", XC_NOT_FOUND},
        {"DocNotFoundError", XC_NOT_FOUND},
        {"DatabaseClosedError", XC_CLOSED},
        {"DatabaseCorruptError", XC_CORRUPT},
        {"NetworkError", XC_NETWORK},
        {"NetworkTimeoutError", XC_NETWORK},
        {"WildcardError", XC_LIMIT},
        {"RangeError", XC_LIMIT},
        {"InvalidArgumentError", XC_ARGUMENT},
        {"InvalidOperationError", XC_ARGUMENT},
        {"UnimplementedError", XC_UNSUPPORTED},
        {"FeatureUnavailableError", XC_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(type, rows[i].type) == 0)
            return rows[i].status;
    return XC_INTERNAL;
}

bool xc_room(void **at, size_t *cap, size_t used, size_t n, size_t size)
{
    enum { FIRST_ROOM = 256 };
    if (n <= *cap)
        return true;
    size_t more = *cap > SIZE_MAX / 2 ? n : *cap * 2;
    more = more < n ? n : more;
    more = more < FIRST_ROOM ? FIRST_ROOM : more;
    if (more > SIZE_MAX / size)
        return false;
    void *grown = malloc(more * size);
    if (!grown)
        return false;
    if (used)
        memcpy(grown, *at, used * size);
    free(*at);
    *at = grown;
    *cap = more;
    return true;
}

bool xc_buf_add(struct xc_buf *b, const void *bytes, size_t n)
{
    void *at = b->at;
    if (n >= SIZE_MAX - b->len || !xc_room(&at, &b->cap, b->len, b->len + n + 1, 1))
        return false;
    b->at = at;
    if (n)
        memcpy(b->at + b->len, bytes, n);
    b->len += n;
    b->at[b->len] = '\0';
    return true;
}

void xc_buf_free(struct xc_buf *b)
{
    free(b->at);
    *b = (struct xc_buf){0};
}

const char *xc_status_name(enum xc_status s)
{
    switch (s) {
    case XC_OK: return "ok";
    case XC_NOT_FOUND: return "not found";
    case XC_BUSY: return "busy";
    case XC_CORRUPT: return "corrupt";
    case XC_VERSION: return "newer version";
    case XC_STALE: return "stale";
    case XC_PERMISSION: return "no permission";
    case XC_NO_SPACE: return "no space";
    case XC_NETWORK: return "network";
    case XC_LIMIT: return "over a limit";
    case XC_ARGUMENT: return "wrong argument";
    case XC_UNSUPPORTED: return "not supported";
    case XC_MEMORY: return "no memory";
    case XC_CLOSED: return "closed";
    case XC_INTERNAL: return "internal error";
    }
    return "unknown status";
}
