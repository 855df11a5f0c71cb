/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/trec_files.h"

#include <stdlib.h>

#include "common/file.h"
#include "common/number.h"
#include "relevance/score.h"

enum { FILE_MAX = 1 << 30, COLUMNS_MAX = 6 };

/* A line before it is known which topic's it is. */
struct line {
    struct span topic;
    struct trec_row row;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* The number of columns, of which the first COLUMNS_MAX are kept. */
static size_t split_columns(struct span line, struct span columns[COLUMNS_MAX])
{
    size_t count = 0;

    for (size_t at = 0; at < line.len;) {
        size_t start = at;
        while (at < line.len && !is_blank(line.at[at]))
            at++;
        if (at > start && count++ < COLUMNS_MAX)
            columns[count - 1] = span_part(line, start, at);
        at += at == start;
    }
    return count;
}

static bool read_grade(struct span text, int32_t *out)
{
    bool negative = text.len && text.at[0] == '-';
    uint64_t number;

    if (negative || (text.len && text.at[0] == '+'))
        text = span_part(text, 1, text.len);
    if (!number_parse(text, INT32_MAX, &number))
        return false;
    *out = negative ? -(int32_t)number : (int32_t)number;
    return true;
}

/* An id may be as long as the file: a message shows its start. */
static struct span shown(struct span text)
{
    return span_part(text, 0, text.len < 80 ? text.len : 80);
}

static bool read_judgment(struct span text, struct line *out, struct lede_error *err)
{
    struct span columns[COLUMNS_MAX];
    size_t count = split_columns(text, columns);

    if (count != 4)
        return error_set(err, LEDE_INPUT,
                         "%zu columns in place of 4: topic, iteration, document, grade", count);
    if (!read_grade(columns[3], &out->row.grade))
        return error_set(err, LEDE_INPUT, "the grade \"%.*s\" is no whole number",
                         SPAN_ARGS(shown(columns[3])));
    out->topic = columns[0];
    out->row.document = columns[2];
    return true;
}

static bool read_retrieved(struct span text, struct line *out, struct span *tag,
                           struct lede_error *err)
{
    struct span columns[COLUMNS_MAX];
    size_t count = split_columns(text, columns);

    if (count != 6)
        return error_set(err, LEDE_INPUT,
                         "%zu columns in place of 6: topic, Q0, document, rank, score, tag", count);
    if (!score_parse(columns[4], &out->row.score))
        return error_set(err, LEDE_INPUT, "the score \"%.*s\" is no number",
                         SPAN_ARGS(shown(columns[4])));
    out->topic = columns[0];
    out->row.document = columns[2];
    *tag = columns[5];
    return true;
}

/* By topic, document, place in the file. */
static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int by = span_compare(a->topic, b->topic);

    if (by == 0)
        by = span_compare(a->row.document, b->row.document);
    return by ? by : (a->row.line > b->row.line) - (a->row.line < b->row.line);
}

static bool read_lines(enum trec_kind kind, const char *name, struct span bytes, struct line *lines,
                       size_t *count, struct span *tag, struct lede_error *err)
{
    struct span text;

    *count = 0;
    for (uint32_t number = 1; span_cut(&bytes, '\n', &text); number++) {
        struct line *line = &lines[*count];
        if (span_trim(text).len == 0)
            continue;
        line->row.line = number;
        if (!(kind == TREC_RUN ? read_retrieved(text, line, tag, err)
                               : read_judgment(text, line, err)))
            return error_within(err, "%s:%u", name, (unsigned)number);
        (*count)++;
    }
    return *count > 0 || error_set(err, LEDE_INPUT, "%s: is empty", name);
}

/* A row equal to its neighbour; of several pairs the first in byte order is named. */
static bool check_doubles(const char *name, const struct line *lines, size_t count,
                          struct lede_error *err)
{
    for (size_t i = 1; i < count; i++) {
        const struct line *a = &lines[i - 1], *b = &lines[i];
        if (span_equal(a->topic, b->topic) && span_equal(a->row.document, b->row.document))
            return error_set(err, LEDE_INPUT,
                             "%s:%u: document %.*s is in topic %.*s already, at line %u", name,
                             (unsigned)b->row.line, SPAN_ARGS(shown(b->row.document)),
                             SPAN_ARGS(shown(b->topic)), (unsigned)a->row.line);
    }
    return true;
}

static bool group_lines(const struct line *lines, size_t count, struct trec_file *out,
                        struct lede_error *err)
{
    struct trec_row *rows = arena_take(&out->arena, count, sizeof *rows);
    size_t topics = 0;

    for (size_t i = 0; i < count; i++)
        topics += i == 0 || !span_equal(lines[i - 1].topic, lines[i].topic);
    out->topics = arena_take(&out->arena, topics, sizeof *out->topics);
    if (!rows || !out->topics)
        return error_memory(err);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !span_equal(lines[i - 1].topic, lines[i].topic))
            out->topics[out->count++] = (struct trec_topic){.id = lines[i].topic, .rows = &rows[i]};
        rows[i] = lines[i].row;
        out->topics[out->count - 1].count++;
    }
    return true;
}

bool trec_parse(enum trec_kind kind, const char *name, struct span bytes, struct trec_file *out,
                struct lede_error *err)
{
    size_t count = 1;
    for (size_t i = 0; i < bytes.len; i++)
        count += bytes.at[i] == '\n';

    struct line *lines = mem_take(count, sizeof *lines);
    if (!lines)
        return error_memory(err);
    bool ok = read_lines(kind, name, bytes, lines, &count, &out->tag, err);
    if (ok) {
        qsort(lines, count, sizeof *lines, compare_lines);
        ok = check_doubles(name, lines, count, err) && group_lines(lines, count, out, err);
    }
    mem_free(lines);
    return ok;
}

bool trec_read(enum trec_kind kind, const char *path, struct trec_file *out, struct lede_error *err)
{
    struct span bytes;

    return file_read(path, FILE_MAX, &out->arena, &bytes, err) &&
           trec_parse(kind, path, bytes, out, err);
}

static int compare_topics(const void *left, const void *right)
{
    const struct trec_topic *a = left, *b = right;
    return span_compare(a->id, b->id);
}

const struct trec_topic *trec_find(const struct trec_file *file, struct span id)
{
    struct trec_topic wanted = {.id = id};
    return file->count ? bsearch(&wanted, file->topics, file->count, sizeof wanted, compare_topics)
                       : NULL;
}

void trec_free(struct trec_file *file)
{
    arena_free(&file->arena);
    *file = (struct trec_file){0};
}
