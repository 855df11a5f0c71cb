/* tests/bad_days/long_reader.c: one process that reads an index for long while others change it.
 *
 * usage: long_reader INDEX WORD
 * Until its standard input closes it asks for WORD, which every article has, now with and now without
 * looking for a newer state first. Each answer must be whole and of one state: as many hits as it counts,
 * all of them of one source, which stands in each text as well. At the end it prints how many answers it
 * had, of how many states. Ends with 1 and a line when an answer is wrong or fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "searcher/result/search.h"

enum { HITS_MAX = 1000, REFRESH_EVERY = 3 };

static int wrong(const char *what, size_t answer)
{
    (void)fprintf(stderr, "long_reader: answer %zu: %s\n", answer, what);
    return 1;
}

/* What is wrong with the answer; NULL when nothing is. */
static const char *find_fault(const struct result *r)
{
    if (r->total == 0)
        return "nothing found";
    if (r->hit_count != r->total)
        return "other hits than are counted";
    for (size_t i = 0; i < r->hit_count; i++) {
        const struct article *a = &r->hits[i].article;
        if (!span_equal(a->source.value, r->hits[0].article.source.value))
            return "articles of two states";
        if (span_find(a->text, a->source.value, 0) == SIZE_MAX)
            return "a text of another state than its source";
        if (r->hits[i].passage_count == 0)
            return "an article without its passage";
    }
    return NULL;
}

static bool is_over(void)
{
    struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&wait, 1, 0) != 0;
}

int main(int argc, char **argv)
{
    struct index_reader *index = NULL;
    struct arena arena = {0};
    struct lede_error err;
    struct result result;
    char last[80] = "", now[80];
    size_t answers = 0, states = 0;
    const char *fault = NULL;

    if (argc != 3)
        return wrong("usage: long_reader INDEX WORD", 0);
    if (!index_open(&index, argv[1], &err))
        return wrong(err.text, 0);
    struct search_request request = {.typed = span_of(argv[2]), .limit = HITS_MAX, .passages = 1};
    while (!fault && !is_over()) {
        arena_reset(&arena);
        answers++;
        if ((answers % REFRESH_EVERY == 0 && !index_refresh(index, &err)) ||
            !search_run(index, &request, &arena, &result, &err)) {
            fault = err.text;
            break;
        }
        fault = find_fault(&result);
        if (fault)
            break;
        (void)snprintf(now, sizeof now, "%.*s", SPAN_ARGS(result.hits[0].article.source.value));
        states += strcmp(now, last) != 0;
        memcpy(last, now, sizeof now);
    }
    arena_free(&arena);
    index_close(index);
    if (fault)
        return wrong(fault, answers);
    (void)printf("%zu answers of %zu states\n", answers, states);
    return 0;
}
