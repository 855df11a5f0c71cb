/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c/places.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xapian-c/refuse.h"

enum {
    SMALL_MAX = 65536, /* bytes of a version file or a stub; true ones have hundreds */
    MAGIC_LEN = 14,
    FORMAT_LEN = 2,
    UUID_LEN = 16
};

static const char glass_magic[MAGIC_LEN + 1] = "\x0f\rXapian Glass";
static const char glass_format[FORMAT_LEN + 1] = "\x04n"; /* of 2016-03-14, that of all of 1.4 */

static bool no_memory(struct xc_error *e, const char *where)
{
    return xc_refuse(e, where, XC_MEMORY, ENOMEM, "no memory");
}

/* "folder/name" in path, which has room for PATH_MAX. */
static bool join(char *path, const char *folder, const char *name, const char *where,
                 struct xc_error *e)
{
    int n = snprintf(path, PATH_MAX, "%s/%s", folder, name);
    return (n >= 0 && n < PATH_MAX) || xc_refuse_errno(e, where, ENAMETOOLONG, folder);
}

static bool exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

/* Append the bytes of a small file. 0, or errno; EFBIG when it is no small file. */
static int read_small(const char *path, struct xc_buf *out)
{
    char block[4096];
    size_t start = out->len;
    ssize_t got;
    int number = 0;

    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno;
    while (number == 0 && (got = read(fd, block, sizeof block)) != 0) {
        if (got < 0)
            number = errno == EINTR ? 0 : errno;
        else if (out->len - start > SMALL_MAX)
            number = EFBIG;
        else if (!xc_buf_add(out, block, (size_t)got))
            number = ENOMEM;
    }
    close(fd);
    return number;
}

/* The next number of glass's variable length; false at the end of the bytes. */
static bool next_number(struct xc_str *bytes, uint64_t *out)
{
    *out = 0;
    for (unsigned shift = 0; bytes->len > 0 && shift < 64; shift += 7) {
        uint64_t byte = (unsigned char)*bytes->at;
        bytes->at++;
        bytes->len--;
        *out |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

/* What the version file says of a table. */
struct root {
    uint64_t block, kind, entries, block_2k, compress_min, free_list_len;
};

static bool next_root(struct xc_str *bytes, struct root *r)
{
    if (!next_number(bytes, &r->block) || !next_number(bytes, &r->kind) ||
        !next_number(bytes, &r->entries) || !next_number(bytes, &r->block_2k) ||
        !next_number(bytes, &r->compress_min) || !next_number(bytes, &r->free_list_len) ||
        r->free_list_len > bytes->len)
        return false;
    bytes->at += r->free_list_len;
    bytes->len -= r->free_list_len;
    return true;
}

/* Whether each table that the version file names is there, and reaches to its root at least. */
static bool check_tables(const char *folder, struct xc_str version, const char *where,
                         struct xc_error *e)
{
    static const char *const tables[] = {"postlist.glass", "docdata.glass",  "termlist.glass",
                                         "position.glass", "spelling.glass", "synonym.glass"};
    enum { ALWAYS = 0, NO_BLOCKS = 1 }; /* postlist is there even when it is empty */
    const size_t head = MAGIC_LEN + FORMAT_LEN + UUID_LEN;
    char path[PATH_MAX];
    uint64_t revision;

    if (version.len < head || memcmp(version.at, glass_magic, MAGIC_LEN) != 0)
        return xc_refuse(e, where, XC_CORRUPT, 0, "%s/iamglass: no version file", folder);
    if (memcmp(version.at + MAGIC_LEN, glass_format, FORMAT_LEN) != 0)
        return true; /* libxapian's to judge */
    version.at += head;
    version.len -= head;
    bool whole = next_number(&version, &revision);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct root r = {0};
        struct stat st;
        whole = whole && next_root(&version, &r);
        if (!whole)
            return xc_refuse(e, where, XC_CORRUPT, 0, "%s/iamglass: cut", folder);
        bool has_blocks = (r.kind & NO_BLOCKS) == 0;
        if (!has_blocks && i != ALWAYS)
            continue;
        if (!join(path, folder, tables[i], where, e))
            return false;
        if (stat(path, &st) != 0)
            return xc_refuse(e, where, errno == EACCES ? XC_PERMISSION : XC_CORRUPT, errno,
                             "%s: a table is missing", path);
        if (has_blocks && (uint64_t)st.st_size / 2048 < (r.block + 1) * r.block_2k)
            return xc_refuse(e, where, XC_CORRUPT, 0, "%s: a table is cut", path);
    }
    return true;
}

/* Add a folder that holds a database. */
static bool add_folder(struct xc_place *p, const char *folder, const char *where,
                       struct xc_error *e)
{
    char path[PATH_MAX];
    struct stat st;

    if (stat(folder, &st) != 0)
        return xc_refuse_errno(e, where, errno, folder);
    if (!S_ISDIR(st.st_mode))
        return xc_refuse(e, where, XC_NOT_FOUND, ENOTDIR, "%s: no folder", folder);
    if (!join(path, folder, "iamglass", where, e))
        return false;
    uint64_t where_it_lies[2] = {(uint64_t)st.st_dev, (uint64_t)st.st_ino};
    if (!xc_buf_add(&p->state, where_it_lies, sizeof where_it_lies))
        return no_memory(e, where);
    size_t start = p->state.len;
    int number = read_small(path, &p->state);
    if (number == ENOENT)
        return xc_refuse(e, where, XC_NOT_FOUND, number, "%s: no database in this folder", folder);
    if (number)
        return xc_refuse_errno(e, where, number, path);
    struct xc_str version = {p->state.at + start, p->state.len - start};
    if (!check_tables(folder, version, where, e))
        return false;
    if (!xc_buf_add(&p->folders, folder, strlen(folder) + 1))
        return no_memory(e, where);
    p->nfolders++;
    return true;
}

/* Whether what a stub names is itself a stub. */
static bool is_stub(const char *named, bool *out, const char *where, struct xc_error *e)
{
    char version[PATH_MAX], stub[PATH_MAX];
    struct stat st;

    if (!join(version, named, "iamglass", where, e) || !join(stub, named, "XAPIANDB", where, e))
        return false;
    bool is_file = stat(named, &st) == 0 && !S_ISDIR(st.st_mode);
    *out = !exists(version) && (is_file || exists(stub));
    return true;
}

/* Add the folder that a line of a stub names; the stub lies in the folder `from`. The line ends
 * with NUL and is neither empty nor a comment. */
static bool add_line(struct xc_place *p, const char *from, const char *line, const char *where,
                     struct xc_error *e)
{
    static const char *const others[] = {"remote", "inmemory", "chert", "flint"};
    char path[PATH_MAX];
    const char *stub = p->path.at;
    size_t word = strcspn(line, " \t");
    const char *named = line + word + strspn(line + word, " \t");
    bool names_other;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == word && strncmp(line, others[i], word) == 0)
            return xc_refuse(e, where, XC_UNSUPPORTED, 0, "%s: a stub line \"%s\"", stub,
                             others[i]);
    bool known = (word == 4 && strncmp(line, "auto", word) == 0) ||
                 (word == 5 && strncmp(line, "glass", word) == 0);
    if (!known || *named == '\0')
        return xc_refuse(e, where, XC_CORRUPT, 0, "%s: neither a database nor a stub file", stub);
    if (*named != '/') {
        if (!join(path, from, named, where, e))
            return false;
        named = path;
    }
    if (!is_stub(named, &names_other, where, e))
        return false;
    if (names_other)
        return xc_refuse(e, where, XC_UNSUPPORTED, 0, "%s: a stub that names a stub", stub);
    return add_folder(p, named, where, e);
}

/* Cut text into lines in place and add what each names. */
static bool add_lines(struct xc_place *p, const char *from, struct xc_buf *text, const char *where,
                      struct xc_error *e)
{
    for (size_t at = 0; at < text->len;) {
        char *line = text->at + at;
        char *end = memchr(line, '\n', text->len - at);
        size_t len = end ? (size_t)(end - line) : text->len - at;
        at += len + 1;
        while (len > 0 && strchr(" \t\r", line[len - 1]))
            len--;
        line[len] = '\0';
        if (len == 0 || *line == '#')
            continue;
        if (!add_line(p, from, line, where, e))
            return false;
    }
    return p->nfolders > 0 ||
           xc_refuse(e, where, XC_CORRUPT, 0, "%s: names no database", p->path.at);
}

static bool add_stub(struct xc_place *p, const char *file, const char *where, struct xc_error *e)
{
    bool ok = false;
    struct xc_buf text = {0}, from = {0};

    int number = read_small(file, &text);
    if (number) {
        xc_refuse_errno(e, where, number, file);
        goto out;
    }
    if (text.len >= MAGIC_LEN && memcmp(text.at, glass_magic, MAGIC_LEN) == 0) {
        xc_refuse(e, where, XC_UNSUPPORTED, 0, "%s: a database in one file", file);
        goto out;
    }
    const char *slash = strrchr(file, '/');
    if (!xc_buf_add(&from, slash ? file : ".", slash ? (size_t)(slash - file) : 1)) {
        no_memory(e, where);
        goto out;
    }
    ok = add_lines(p, from.at, &text, where, e);
out:
    xc_buf_free(&text);
    xc_buf_free(&from);
    return ok;
}

static void forget(struct xc_place *p)
{
    p->is_stub = false;
    p->folders.len = p->state.len = p->nfolders = 0;
}

bool xc_place_look_folder(struct xc_place *p, const char *folder, const char *where,
                          struct xc_error *e)
{
    forget(p);
    return add_folder(p, folder, where, e);
}

bool xc_place_look(struct xc_place *p, const char *where, struct xc_error *e)
{
    char version[PATH_MAX], stub[PATH_MAX];
    const char *path = p->path.at;
    struct stat st;

    forget(p);
    if (p->port)
        return true;
    if (stat(path, &st) != 0)
        return xc_refuse_errno(e, where, errno, path);
    if (!join(version, path, "iamglass", where, e) || !join(stub, path, "XAPIANDB", where, e))
        return false;
    if (S_ISDIR(st.st_mode) && (exists(version) || !exists(stub)))
        return add_folder(p, path, where, e);
    if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
        return xc_refuse(e, where, XC_UNSUPPORTED, 0, "%s: neither a folder nor a file", path);
    p->is_stub = true;
    return add_stub(p, S_ISDIR(st.st_mode) ? stub : path, where, e);
}

/* HOST:PORT; port stays 0 when it is not of this form. */
static bool set_server(struct xc_place *p, const char *address)
{
    const char *colon = strrchr(address, ':');
    unsigned port = 0;

    if (!colon || colon == address)
        return true;
    for (const char *digit = colon + 1; *digit; digit++) {
        if (*digit < '0' || *digit > '9' || port > 65535)
            return true;
        port = port * 10 + (unsigned)(*digit - '0');
    }
    p->port = port > 65535 ? 0 : port;
    return xc_buf_add(&p->host, address, (size_t)(colon - address));
}

bool xc_place_init(struct xc_place *p, struct xc_str path, const char *where, struct xc_error *e)
{
    static const char scheme[] = "tcp://";
    const size_t scheme_len = sizeof scheme - 1;

    if (path.len == 0 || memchr(path.at, '\0', path.len))
        return xc_refuse(e, where, XC_ARGUMENT, 0, "an empty path, or one with a NUL");
    bool remote = path.len > scheme_len && memcmp(path.at, scheme, scheme_len) == 0;
    while (!remote && path.len > 1 && path.at[path.len - 1] == '/')
        path.len--;
    if (!xc_buf_add(&p->path, path.at, path.len) ||
        (remote && !set_server(p, p->path.at + scheme_len)))
        return no_memory(e, where);
    return !remote || p->port ||
           xc_refuse(e, where, XC_ARGUMENT, 0, "%s: not tcp://HOST:PORT", p->path.at);
}

static bool is_same(const struct xc_buf *a, const struct xc_buf *b)
{
    return a->len == b->len && (a->len == 0 || memcmp(a->at, b->at, a->len) == 0);
}

bool xc_place_is_same(const struct xc_place *a, const struct xc_place *b)
{
    return a->is_stub == b->is_stub && is_same(&a->folders, &b->folders) &&
           is_same(&a->state, &b->state);
}

void xc_place_free(struct xc_place *p)
{
    xc_buf_free(&p->path);
    xc_buf_free(&p->host);
    xc_buf_free(&p->folders);
    xc_buf_free(&p->state);
    *p = (struct xc_place){0};
}
