/* tests/bench/query_bench.c: CPU time of searches in one warm process.
 *
 * usage: query_bench INDEX QUERIES.tsv [PASSES]
 * QUERIES.tsv: id, class, op (AND, OR, PHRASE), words, first day, last day (yyyymmdd or -), source (or -).
 * Each query is run PASSES times (default 5) after one pass to warm up: parse, match with an exact total,
 * ten articles with three passages each, all marks. Printed in milliseconds of CPU: median and 95 % of
 * all, then of each class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "common/file.h"
#include "common/number.h"
#include "searcher/result/search.h"

enum { QUERIES_MAX = 1000, CLASSES_MAX = 16 };

struct timed_query {
    char class_name[16];
    char text[400];
    char since[12], until[12], source[80];
    double ms[64];
};

static double cpu_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static void iso(struct span day, char out[12])
{
    out[0] = '\0';
    if (day.len == 8)
        (void)snprintf(out, 12, "%.4s-%.2s-%.2s", day.at, day.at + 4, day.at + 6);
}

static bool read_query(struct span line, struct timed_query *q)
{
    struct span c[7];
    size_t n = 0, len = 0;

    while (n < 7 && span_cut(&line, '\t', &c[n]))
        n++;
    if (n < 7)
        return false;
    (void)snprintf(q->class_name, sizeof q->class_name, "%.*s", SPAN_ARGS(c[1]));
    if (span_is(c[2], "PHRASE")) {
        (void)snprintf(q->text, sizeof q->text, "\"%.*s\"", SPAN_ARGS(c[3]));
    } else {
        struct span word;
        while (span_cut(&c[3], ' ', &word))
            len += (size_t)snprintf(q->text + len, sizeof q->text - len, "%s%.*s",
                                    len == 0              ? ""
                                    : span_is(c[2], "OR") ? " OR "
                                                          : " ",
                                    SPAN_ARGS(word));
    }
    iso(c[4], q->since);
    iso(c[5], q->until);
    if (!span_is(c[6], "-"))
        (void)snprintf(q->source, sizeof q->source, "%.*s", SPAN_ARGS(c[6]));
    return true;
}

static bool run(struct index_reader *index, const struct timed_query *q, struct arena *arena,
                double *ms, uint64_t *total, struct lede_error *err)
{
    struct search_request request = {.typed = span_of(q->text),
                                     .filters = {.since = span_of(q->since),
                                                 .until = span_of(q->until),
                                                 .source = span_of(q->source)},
                                     .match = MATCH_ALL,
                                     .limit = 10,
                                     .passages = 3};
    struct result result;
    double start = cpu_ms();

    arena_reset(arena);
    if (!search_run(index, &request, arena, &result, err))
        return false;
    *ms = cpu_ms() - start;
    *total = result.total;
    return true;
}

static void print_row(const char *name, double *all, size_t n)
{
    qsort(all, n, sizeof *all, by_value);
    (void)printf("%-8s %5zu  %6.2f  %6.2f\n", name, n, all[n / 2], all[n * 95 / 100]);
}

static void print_table(const struct timed_query *queries, size_t n, size_t passes)
{
    static const char *const classes[] = {"common", "and",    "or",  "phrase",
                                          "date",   "source", "rare"};
    static double all[QUERIES_MAX * 64];
    size_t count = 0;

    (void)printf("class        n     p50     p95   CPU ms\n");
    for (size_t c = 0; c <= ARRAY_LEN(classes); c++) {
        const char *name = c == 0 ? "all" : classes[c - 1];
        count = 0;
        for (size_t i = 0; i < n; i++)
            for (size_t p = 0; p < passes; p++)
                if (c == 0 || strcmp(queries[i].class_name, name) == 0)
                    all[count++] = queries[i].ms[p];
        if (count)
            print_row(name, all, count);
    }
}

int main(int argc, char **argv)
{
    static struct timed_query queries[QUERIES_MAX];
    struct arena file = {0}, arena = {0};
    struct index_reader *index = NULL;
    struct lede_error err;
    struct span bytes, line;
    size_t n = 0;
    uint64_t passes = 5, total, sum = 0;
    bool ok =
        argc >= 3 && (argc < 4 || (number_parse(span_of(argv[3]), 64, &passes) && passes > 0));

    if (!ok) {
        (void)fprintf(stderr, "usage: query_bench INDEX QUERIES.tsv [PASSES, 1 to 64]\n");
        return 2;
    }
    ok = index_open(&index, argv[1], &err) && file_read(argv[2], 1 << 20, &file, &bytes, &err);
    while (ok && n < QUERIES_MAX && span_cut(&bytes, '\n', &line))
        n += read_query(line, &queries[n]);
    for (size_t i = 0; ok && i < n; i++)
        ok = run(index, &queries[i], &arena, &queries[i].ms[0], &total, &err);
    for (size_t p = 0; ok && p < passes; p++)
        for (size_t i = 0; ok && i < n; i++) {
            ok = run(index, &queries[i], &arena, &queries[i].ms[p], &total, &err);
            sum += total;
        }
    if (ok)
        print_table(queries, n, (size_t)passes);
    else
        (void)fprintf(stderr, "query_bench: %s\n", err.text);
    if (ok)
        (void)printf("%llu articles found in each pass\n", (unsigned long long)(sum / passes));
    index_close(index);
    arena_free(&file);
    arena_free(&arena);
    return ok ? 0 : 2;
}
