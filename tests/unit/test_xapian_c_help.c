/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_xapian_c_help.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 512, NODES = 4096, KIDS = 8192 };

int folder_make(void **state)
{
    char *path = malloc(PATH_ROOM);
    if (!path)
        return -1;
    snprintf(path, PATH_ROOM, "/tmp/xapian-c-test-XXXXXX");
    *state = path;
    return mkdtemp(path) ? 0 : -1;
}

static void remove_tree(const char *path)
{
    char below[PATH_ROOM * 2];
    DIR *dir = opendir(path);
    struct dirent *entry;

    while (dir && (entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        if (unlink(below) != 0)
            remove_tree(below);
    }
    if (dir)
        closedir(dir);
    rmdir(path);
}

int folder_remove(void **state)
{
    remove_tree(*state);
    free(*state);
    return 0;
}

struct xc_str str(const char *text)
{
    return (struct xc_str){text, strlen(text)};
}

const char *in_folder(void **state, const char *name)
{
    static char paths[8][PATH_ROOM];
    static size_t next;
    char *path = paths[next++ % 8];
    snprintf(path, PATH_ROOM, "%s/%s", (const char *)*state, name);
    return path;
}

void assert_done(bool done, const struct xc_error *e)
{
    if (!done)
        fail_msg("%s: %s: %s", e->where, xc_status_name(e->status), e->text);
}

void assert_refused(bool done, const struct xc_error *e, enum xc_status status)
{
    assert_false(done);
    if (e->status != status)
        fail_msg("%s: %s: %s; expected %s", e->where, xc_status_name(e->status), e->text,
                 xc_status_name(status));
    assert_true(e->text[0] != '\0' && e->where[0] != '\0');
}

void assert_str(struct xc_str found, const char *expected)
{
    assert_int_equal(found.len, strlen(expected));
    assert_memory_equal(found.at, expected, found.len);
}

struct xc_writer *create(const char *dir)
{
    struct xc_error e;
    struct xc_writer *w = NULL;
    assert_done(xc_create(&w, dir, XC_NO_SYNC, &e), &e);
    assert_done(xc_begin(w, &e), &e);
    return w;
}

void commit_and_close(struct xc_writer *w)
{
    struct xc_error e;
    assert_done(xc_commit(w, &e), &e);
    xc_writer_close(w);
}

uint32_t put(struct xc_writer *w, const char *id, const char *words)
{
    struct xc_error e;
    struct xc_doc *d;
    uint32_t docid = 0, pos = XC_FIRST_POSITION;

    assert_done(xc_doc_new(&d, &e), &e);
    for (const char *at = words; *at;) {
        size_t len = strcspn(at, " ");
        assert_done(xc_doc_posting(d, (struct xc_str){at, len}, pos++, 1, &e), &e);
        at += len + (at[len] == ' ');
    }
    assert_done(xc_replace(w, str(id), d, &docid, &e), &e);
    xc_doc_free(d);
    return docid;
}

void make_database(const char *dir, unsigned n)
{
    struct xc_error e;
    struct xc_writer *w = create(dir);
    struct xc_doc *d;
    char text[64];

    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned i = 1; i <= n; i++) {
        xc_doc_clear(d);
        assert_done(xc_doc_posting(d, str("all"), 2, 1, &e), &e);
        snprintf(text, sizeof text, "w%u", i);
        assert_done(xc_doc_posting(d, str(text), 3, 1, &e), &e);
        snprintf(text, sizeof text, "data %u", i);
        assert_done(xc_doc_data(d, str(text), &e), &e);
        snprintf(text, sizeof text, "%u", i);
        assert_done(xc_doc_value(d, 0, str(text), &e), &e);
        snprintf(text, sizeof text, "Q%u", i);
        assert_done(xc_replace(w, str(text), d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
}

struct xc_index *open_index(const char *path)
{
    struct xc_error e;
    struct xc_index *ix = NULL;
    struct xc_str at = str(path);
    assert_done(xc_open(&ix, &at, 1, &e), &e);
    return ix;
}

uint32_t documents_of(struct xc_index *ix)
{
    struct xc_error e;
    struct xc_stats s;
    assert_done(xc_stats(ix, &s, &e), &e);
    return s.documents;
}

uint32_t documents_at(const char *dir)
{
    struct xc_index *ix = open_index(dir);
    uint32_t n = documents_of(ix);
    xc_close(ix);
    return n;
}

static struct xc_node *new_node(void)
{
    static struct xc_node nodes[NODES];
    static size_t used;
    assert_true(used < NODES);
    return &nodes[used++];
}

const struct xc_node *word(const char *text)
{
    struct xc_node *n = new_node();
    n->op = XC_TERM;
    n->term = str(text);
    return n;
}

const struct xc_node *op(enum xc_op op, uint32_t window, size_t n, ...)
{
    static const struct xc_node *kids[KIDS];
    static size_t used;
    struct xc_node *node = new_node();
    va_list args;

    assert_true(used + n <= KIDS);
    node->op = op;
    node->window = window;
    node->factor = 1;
    node->kids = kids + used;
    node->nkids = n;
    va_start(args, n);
    for (size_t i = 0; i < n; i++)
        kids[used++] = va_arg(args, const struct xc_node *);
    va_end(args);
    return node;
}

uint32_t matches(struct xc_index *ix, const struct xc_node *q)
{
    struct xc_error e;
    struct xc_plan p;
    struct xc_hits *h = NULL;
    xc_plan_default(&p);
    assert_done(xc_search(ix, q, &p, &h, &e), &e);
    assert_true(xc_hits_total(h)->exact);
    uint32_t n = xc_hits_total(h)->estimate;
    assert_int_equal(xc_hit_count(h), n < p.limit ? n : p.limit);
    xc_hits_free(h);
    return n;
}

enum xc_status search_status(struct xc_index *ix, const struct xc_node *q)
{
    struct xc_error e = {.status = XC_OK};
    struct xc_plan p;
    struct xc_hits *h = NULL;
    xc_plan_default(&p);
    if (xc_search(ix, q, &p, &h, &e))
        xc_hits_free(h);
    return e.status;
}

void write_file(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    close(fd);
}

void cut_file(const char *path, size_t to)
{
    assert_int_equal(truncate(path, (off_t)to), 0);
}

bool path_exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

size_t entries_of(const char *path)
{
    size_t n = 0;
    DIR *dir = opendir(path);
    struct dirent *entry;
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL)
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}
