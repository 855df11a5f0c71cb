/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/unpack_child.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>

#include <archive.h>
#include <archive_entry.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/limits.h"
#include "common/mem.h"
#include "common/varint.h"
#include "indexer/input/gunzip.h"
#include "indexer/input/packed.h"
#include "indexer/input/sandbox.h"

enum { BLOCK = 64 << 10 };

struct unpacker {
    int in, out;
    uint64_t packed, unpacked; /* bytes so far, those of archives inside too */
    uint64_t members;
    bool over; /* a limit was met, or nobody listens: nothing more is done */
    struct buf reply, body, name;
};

/* An archive, and what it is read from. */
struct level {
    struct unpacker *u;
    struct archive *archive;
    struct level *outer; /* it is the member there that stands now; NULL: the pipe */
    struct span head;    /* bytes of that member which were read already */
    size_t name_len;     /* of u->name: this archive's own name */
    int depth;
    bool broken; /* which was said */
    bool begun, is_gzip;
    const char *cut; /* why no more bytes come, where libarchive takes this for the end */
    struct gunzip gunzip;
    char block[BLOCK]; /* of it, as libarchive reads it */
    char data[BLOCK];  /* of its member */
};

/* ---- What is said ---- */

static void flush(struct unpacker *u)
{
    struct lede_error ignored;

    if (!buf_ok(&u->reply) || !file_write_all(u->out, buf_span(&u->reply), &ignored))
        u->over = true;
    buf_reset(&u->reply);
}

static void say(struct unpacker *u, uint32_t type, struct span bytes)
{
    frame_add(&u->reply, type, bytes);
    if (u->reply.len >= BLOCK)
        flush(u);
}

static void say_problem(struct unpacker *u, const char *why)
{
    buf_reset(&u->body);
    varint_add_text(&u->body, buf_span(&u->name));
    buf_text(&u->body, "skipped: ");
    buf_text(&u->body, why);
    say(u, UNPACK_PROBLEM, buf_span(&u->body));
}

/* A limit of the whole: what is missing is said once, and all ends. */
static void stop(struct unpacker *u, const char *why)
{
    if (!u->over)
        say_problem(u, why);
    u->over = true;
}

static void say_broken(struct level *l)
{
    const char *why = l->cut ? l->cut : archive_error_string(l->archive);
    char text[200];
    size_t at;

    if (l->broken || l->u->over)
        return;
    at = (size_t)snprintf(text, sizeof text, "cannot be unpacked further: ");
    (void)snprintf(text + at, sizeof text - at, "%s", why ? why : "broken");
    if (text[at] >= 'A' && text[at] <= 'Z' && text[at + 1] >= 'a') /* not an acronym */
        text[at] = (char)(text[at] - 'A' + 'a');
    say_problem(l->u, text);
    l->broken = true;
}

/* ---- Bytes ---- */

/* Count what was unpacked. */
static bool weigh(struct unpacker *u, size_t bytes)
{
    char why[80];

    u->unpacked += bytes;
    if (u->unpacked >> 30 >= UNPACKED_GIB_MAX) {
        (void)snprintf(why, sizeof why, "more than %d GiB unpacked", UNPACKED_GIB_MAX);
        stop(u, why);
    } else if (u->unpacked > UNPACK_RATIO_FROM && u->unpacked / UNPACK_RATIO_MAX > u->packed) {
        (void)snprintf(why, sizeof why, "more than %d times its packed size", UNPACK_RATIO_MAX);
        stop(u, why);
    }
    return !u->over;
}

/* Bytes of the archive as they lie there. */
static ssize_t read_raw(void *context, char *to, size_t room)
{
    struct level *l = context;
    struct lede_error err;
    size_t got = 0;
    ssize_t n;

    if (!l->outer) {
        if (!file_read_all(l->u->in, to, room, &got, &err) && err.status != LEDE_INPUT)
            return -1;
        l->u->packed += got;
        return (ssize_t)got;
    }
    if (l->head.len) {
        memcpy(to, l->head.at, l->head.len);
        n = (ssize_t)l->head.len;
        l->head.len = 0;
        return n;
    }
    n = archive_read_data(l->outer->archive, to, room);
    if (n == 0 && l->outer->cut)
        n = -1;
    if (n < 0)
        l->outer->broken = true;
    return n < 0 || !weigh(l->u, (size_t)n) ? -1 : n;
}

/* What its bytes begin with says whether gzip is taken off here; all else is libarchive's. */
static la_ssize_t read_first(struct level *l)
{
    ssize_t n = read_raw(l, l->gunzip.in, sizeof l->gunzip.in);

    l->begun = true;
    if (n >= 2 && l->gunzip.in[0] == '\x1f' && l->gunzip.in[1] == '\x8b') {
        l->is_gzip = true;
        l->gunzip.from = read_raw;
        l->gunzip.context = l;
        l->gunzip.z.next_in = (Bytef *)l->gunzip.in;
        l->gunzip.z.avail_in = (uInt)n;
        return 0;
    }
    if (n > 0)
        memcpy(l->block, l->gunzip.in, (size_t)n);
    return n;
}

static la_ssize_t read_packed(struct archive *a, void *context, const void **bytes)
{
    struct level *l = context;
    const char *why = NULL;
    ssize_t n = 0;

    *bytes = l->block;
    if (!l->begun) {
        n = read_first(l);
        if (!l->is_gzip && n >= 0)
            return n;
    }
    if (n >= 0)
        n = l->is_gzip ? gunzip_read(&l->gunzip, l->block, BLOCK, &why)
                       : read_raw(l, l->block, BLOCK);
    if (n >= 0)
        return n;
    if (l->is_gzip && why) { /* what came before it is looked at first */
        l->cut = why;
        return 0;
    }
    if (!why && l->outer && l->outer->cut)
        why = l->outer->cut;
    else if (!why && l->outer)
        why = archive_error_string(l->outer->archive);
    archive_set_error(a, EINVAL, "%s", why ? why : "cannot be read");
    return ARCHIVE_FATAL;
}

/* Fill head with what the member begins with. */
static la_ssize_t peek(struct level *l, char head[PACKED_HEAD], size_t *len)
{
    for (*len = 0; *len < PACKED_HEAD;) {
        la_ssize_t n = archive_read_data(l->archive, head + *len, PACKED_HEAD - *len);
        if (n < 0)
            return n;
        if (n == 0)
            break;
        *len += (size_t)n;
    }
    return weigh(l->u, *len) ? 0 : ARCHIVE_FATAL;
}

/* ---- Members ---- */

/* The member cannot be read. Whether members behind it may be. */
static bool lose_member(struct level *l, la_ssize_t status)
{
    say_broken(l);
    return status != ARCHIVE_FATAL && !l->u->over;
}

/* The member as it is: its bytes go out. False when the archive is broken. */
static bool give_member(struct level *l, struct span head)
{
    struct unpacker *u = l->u;
    la_ssize_t n;

    say(u, UNPACK_BEGIN, buf_span(&u->name));
    say(u, UNPACK_DATA, head);
    while (!u->over && (n = archive_read_data(l->archive, l->data, BLOCK)) != 0) {
        if (n < 0)
            return lose_member(l, n);
        if (weigh(u, (size_t)n))
            say(u, UNPACK_DATA, (struct span){l->data, (size_t)n});
    }
    if (!u->over && l->cut && archive_format(l->archive) == ARCHIVE_FORMAT_RAW)
        return lose_member(l, ARCHIVE_FATAL);
    if (!u->over)
        say(u, UNPACK_END, (struct span){0});
    return !u->over;
}

/* A part of the path that begins with a dot, as walk passes over them. */
static bool is_hidden(struct span name)
{
    struct span part;

    while (span_cut(&name, '/', &part))
        if (part.len > 0 && part.at[0] == '.' && !span_is(part, ".") && !span_is(part, ".."))
            return true;
    return false;
}

/* Put the member's name behind the archive's. False when it is passed over. */
static bool name_member(struct level *l, struct archive_entry *entry)
{
    struct unpacker *u = l->u;
    const char *text = archive_entry_pathname_utf8(entry);
    struct span name;

    if (!text)
        text = archive_entry_pathname(entry);
    name = span_of(text);
    while (span_starts(name, SPAN("./")))
        name = span_part(name, 2, name.len);
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) ||
        is_hidden(name))
        return false;
    if (name.len == 0)
        name = SPAN("?");
    if (u->name.len > 0)
        buf_byte(&u->name, '!');
    buf_add(&u->name, span_part(name, 0, name.len < ID_BYTES_MAX ? name.len : ID_BYTES_MAX));
    return true;
}

static bool unpack_level(struct level *l);

/* A member that is an archive. What is wrong with it costs it alone. */
static bool open_member(struct level *l, struct span head)
{
    struct level *inner = NULL;
    char why[80];

    if (l->depth >= PACKED_DEPTH_MAX) {
        (void)snprintf(why, sizeof why, "packed inside %d others", PACKED_DEPTH_MAX);
        say_problem(l->u, why);
        return true;
    }
    inner = mem_take(1, sizeof *inner);
    if (!inner) {
        stop(l->u, "out of memory");
        return false;
    }
    inner->u = l->u;
    inner->outer = l;
    inner->head = head;
    inner->depth = l->depth + 1;
    inner->name_len = l->u->name.len;
    (void)unpack_level(inner);
    mem_free(inner);
    return !l->u->over; /* where this one is broken too, its next header says so */
}

/* False when nothing more comes of this archive. */
static bool take_member(struct level *l, struct archive_entry *entry)
{
    struct unpacker *u = l->u;
    bool raw = archive_format(l->archive) == ARCHIVE_FORMAT_RAW;
    int layers = archive_filter_count(l->archive) - 1 + l->is_gzip;
    char head[PACKED_HEAD], why[80];
    la_ssize_t status;
    size_t len;

    if (layers > PACKED_DEPTH_MAX) {
        (void)snprintf(why, sizeof why, "packed more than %d times over", PACKED_DEPTH_MAX);
        say_problem(u, why);
        return false;
    }
    if (!raw && !name_member(l, entry))
        return true;
    if (++u->members > PACKED_MEMBERS_MAX) {
        (void)snprintf(why, sizeof why, "more than %d members", PACKED_MEMBERS_MAX);
        stop(u, why);
        return false;
    }
    if (archive_entry_is_encrypted(entry)) {
        say_problem(u, "encrypted");
        return true;
    }
    status = peek(l, head, &len);
    if (status < 0)
        return lose_member(l, status);
    struct span begin = {head, len};
    if (packed_begins(begin, buf_span(&u->name)) && (!raw || layers > 0))
        return open_member(l, begin);
    return give_member(l, begin);
}

static bool unpack_all(struct level *l)
{
    struct unpacker *u = l->u;
    struct archive_entry *entry;

    while (!u->over) {
        int status = archive_read_next_header(l->archive, &entry);
        u->name.len = l->name_len;
        if (status == ARCHIVE_EOF && !l->cut)
            return true;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            say_broken(l);
            return false;
        }
        l->broken = false;
        if (!take_member(l, entry))
            return false;
    }
    return false;
}

static bool unpack_level(struct level *l)
{
    bool ok = false;

    l->archive = archive_read_new();
    if (!l->archive) {
        stop(l->u, "out of memory");
        return false;
    }
    if (archive_read_support_filter_gzip(l->archive) == ARCHIVE_OK &&
        archive_read_support_filter_bzip2(l->archive) == ARCHIVE_OK &&
        archive_read_support_filter_xz(l->archive) == ARCHIVE_OK &&
        archive_read_support_filter_zstd(l->archive) == ARCHIVE_OK &&
        archive_read_support_format_tar(l->archive) == ARCHIVE_OK &&
        archive_read_support_format_zip_streamable(l->archive) == ARCHIVE_OK &&
        archive_read_support_format_empty(l->archive) == ARCHIVE_OK &&
        archive_read_support_format_raw(l->archive) == ARCHIVE_OK &&
        archive_read_open(l->archive, l, NULL, read_packed, NULL) == ARCHIVE_OK)
        ok = unpack_all(l);
    else
        say_broken(l);
    (void)archive_read_free(l->archive);
    gunzip_close(&l->gunzip);
    return ok;
}

/* Shut itself in, and say so where that cannot be had. */
static void enter_sandbox(struct unpacker *u)
{
    struct lede_error err;
    char text[200];

    sandbox_describe(sandbox_enter(SANDBOX_MEMORY_MB, &err), &err, text);
    if (text[0] == '\0')
        return;
    buf_reset(&u->body);
    buf_byte(&u->body, 'n');
    buf_text(&u->body, text);
    say(u, UNPACK_NOTE, buf_span(&u->body));
}

int unpack_child(int in, int out, void *context)
{
    struct unpacker u = {.in = in, .out = out};
    struct level *top;

    (void)context;
    top = mem_take(1, sizeof *top);
    if (!top)
        return 2;
    top->u = &u;
    /* In the C locale libarchive has no name for a zip archive's member whose name is not ASCII. */
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    enter_sandbox(&u);
    top->depth = 1;
    (void)unpack_level(top);
    mem_free(top);
    say(&u, UNPACK_DONE, (struct span){0});
    flush(&u);
    buf_free(&u.reply);
    buf_free(&u.body);
    buf_free(&u.name);
    return 0;
}
