/* tests/bench/tag_bench.c: how fast names are found in news, in one warm process.
 *
 * usage: tag_bench MODEL SET.jsonl [ROUNDS]
 * SET.jsonl: an article a line, its text under "text". All are tagged ROUNDS times (default 9). Printed in MB
 * of text a second of CPU, the best round and the median one: the rules whose findings the tagger hears, the
 * tagger, and both.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "common/file.h"
#include "common/json_read.h"
#include "common/number.h"
#include "indexer/entities/name_guesses.h"
#include "indexer/entities/tagger.h"

enum { ROUNDS_MAX = 99, SET_BYTES_MAX = 1 << 30 };

enum part { RULES, TAGGER, BOTH, PARTS };

struct texts {
    struct span *at;
    size_t count, cap, bytes;
    struct arena arena;
};

struct bench {
    struct lexicon lexicon;
    struct tag_model model;
    struct tagger tagger;
    double seconds[PARTS][ROUNDS_MAX];
    size_t candidates, tokens, names; /* of a round */
};

static double cpu_seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool read_texts(struct texts *t, const char *path, struct lede_error *err)
{
    struct arena file = {0};
    struct span bytes = {0}, line;
    bool ok = file_read(path, SET_BYTES_MAX, &file, &bytes, err);

    while (ok && span_cut(&bytes, '\n', &line)) {
        struct json_object *value = NULL;
        if (span_trim(line).len == 0)
            continue;
        ok = json_parse(line, &value, err);
        if (ok) {
            struct span text = arena_span(&t->arena, json_member_text(value, "text"));
            ok = (text.at && mem_grow(&t->at, &t->cap, t->count + 1, sizeof *t->at)) ||
                 error_memory(err);
            if (ok)
                t->at[t->count++] = text;
            t->bytes += text.len;
        }
        json_release(value);
    }
    arena_free(&file);
    return ok;
}

static bool run_article(struct bench *b, struct span text, size_t round, struct lede_error *err)
{
    struct name_guesses g = {0};
    double start = cpu_seconds(), between = start;
    bool ok = name_guesses_find(&g, &b->lexicon, text, err);

    if (ok) {
        between = cpu_seconds();
        ok = tagger_run(&b->tagger, text, g.hints, g.hint_count, err);
    }
    double end = cpu_seconds();
    name_guesses_free(&g);
    b->seconds[RULES][round] += between - start + (cpu_seconds() - end);
    b->seconds[TAGGER][round] += end - between;
    return ok;
}

static bool run_round(struct bench *b, const struct texts *t, size_t round, struct lede_error *err)
{
    b->candidates = b->tokens = b->names = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (!run_article(b, t->at[i], round, err))
            return false;
        b->candidates += b->tagger.count;
        b->tokens += b->tagger.tokens.count;
        b->names += b->tagger.found_count;
    }
    b->seconds[BOTH][round] = b->seconds[RULES][round] + b->seconds[TAGGER][round];
    return true;
}

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static void print_table(struct bench *b, const struct texts *t, size_t rounds)
{
    static const char *const parts[PARTS] = {"rules", "tagger", "both"};
    double megabytes = (double)t->bytes / 1e6;

    (void)printf("%zu articles, %zu bytes, %zu tokens, %zu candidates, %zu names\n", t->count,
                 t->bytes, b->tokens, b->candidates, b->names);
    (void)printf("MB/s      best  median of %zu\n", rounds);
    for (size_t p = 0; p < PARTS; p++) {
        double *all = b->seconds[p];
        qsort(all, rounds, sizeof *all, by_value);
        (void)printf("%-7s %6.1f  %6.1f\n", parts[p], megabytes / all[0],
                     megabytes / all[rounds / 2]);
    }
}

int main(int argc, char **argv)
{
    static struct bench b;
    struct texts texts = {0};
    struct lede_error err;
    uint64_t rounds = 9;
    bool ok = argc >= 3 &&
              (argc < 4 || (number_parse(span_of(argv[3]), ROUNDS_MAX, &rounds) && rounds > 0));

    if (!ok) {
        (void)fprintf(stderr, "usage: tag_bench MODEL SET.jsonl [ROUNDS, 1 to %d]\n", ROUNDS_MAX);
        return 2;
    }
    b.tagger.model = &b.model;
    ok = lexicon_load(&b.lexicon, &err) && tag_model_load(&b.model, argv[1], &err) &&
         read_texts(&texts, argv[2], &err);
    for (size_t i = 0; ok && i < rounds; i++)
        ok = run_round(&b, &texts, i, &err);
    if (ok)
        print_table(&b, &texts, (size_t)rounds);
    else
        (void)fprintf(stderr, "tag_bench: %s\n", err.text);
    tagger_free(&b.tagger);
    tag_model_free(&b.model);
    lexicon_free(&b.lexicon);
    mem_free(texts.at);
    arena_free(&texts.arena);
    return ok ? 0 : 2;
}
