/* tests/property/property_facets.c: what a facet says of a name is what asking for the name as well finds.
 *
 * usage: property_facets INDEX [COUNT [SEED]]
 * Of each of COUNT random queries (1,000) persons, organisations, places, sources and years are counted; some
 * values of each facet are then asked for beside the query, as the search box does, which must find as many
 * articles as the facet says. Prints the seed; ends with 1 at the first query for which it does not hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "analysis/stopwords.h"
#include "searcher/web/filters.h"
#include "tests/support/random_query.h"
#include "tests/support/trial.h"

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT_DEFAULT = 150 }; /* several times slower */
#else
enum { COUNT_DEFAULT = 1000 };
#endif
enum { VALUES = 3 /* tried of a facet: its first, and others by chance */ };

struct trial {
    struct index_reader *index;
    struct archive archive;
    struct random random;
    struct random_query query;
    struct arena arena;
    uint64_t asked, named;
};

static bool total_of(struct trial *t, const struct search_request *request, uint64_t *total,
                     struct lede_error *err)
{
    struct result r;
    bool ok = search_run(t->index, request, &t->arena, &r, err);

    *total = ok ? r.total : 0;
    return ok;
}

/* What the query and the value find together. */
static bool check_value(struct trial *t, const struct search_request *asked, enum facet facet,
                        const struct facet_value *value, struct lede_error *err)
{
    static struct request box;
    struct search_request request = *asked;
    uint64_t total;

    if (!filter_can_ask(facet, value->value, value->known))
        return true;
    box = (struct request){.query = asked->typed, .filter_count = 1};
    box.filters[0] = (struct filter){facet, value->value};
    request.facet_count = 0;
    if (!filters_query(&box, &t->arena, &request.typed, err) || !total_of(t, &request, &total, err))
        return false;
    t->asked++;
    if (total == value->count)
        return true;
    (void)printf("query: %.*s\n", SPAN_ARGS(request.typed));
    return error_set(err, LEDE_DAMAGED,
                     "facet %s has \"%.*s\" %" PRIu64 " times, asked for it is found %" PRIu64
                     " times",
                     facet_name(facet), SPAN_ARGS(value->value), value->count, total);
}

static bool check_facet(struct trial *t, const struct search_request *asked,
                        const struct facet_counts *f, struct lede_error *err)
{
    for (size_t i = 0; i < VALUES && i < f->count; i++) {
        size_t which = i ? random_below(&t->random, f->count) : 0;
        if (!check_value(t, asked, f->facet, &f->values[which], err))
            return false;
    }
    return true;
}

/* A stop word in capitals is a word as it is written in a query that is not in capitals: beside a name the query would
 * be another one. */
static bool changes_beside_names(struct span typed)
{
    static const char *const operators[] = {"and", "or", "not"};
    char word[16];
    size_t len = 0;
    bool found = false;

    for (size_t i = 0; i <= typed.len; i++) {
        char c = i < typed.len ? typed.at[i] : ' ';
        if (c >= 'A' && c <= 'Z' && len < sizeof word) {
            word[len++] = (char)(c + ('a' - 'A'));
            continue;
        }
        struct span lower = {word, len};
        bool is_operator = false;
        for (size_t k = 0; k < ARRAY_LEN(operators); k++)
            is_operator |= span_is(lower, operators[k]);
        found |= len > 1 && !is_operator && is_stopword(lower);
        len = 0;
    }
    return found;
}

static bool run_one(struct trial *t, struct lede_error *err)
{
    static const enum facet facets[] = {FACET_PERSON, FACET_ORG, FACET_PLACE, FACET_SOURCE,
                                        FACET_YEAR};
    struct search_request request;
    struct result r;

    arena_reset(&t->arena);
    random_query(&t->query, &t->archive, &t->random);
    request = t->query.request;
    if (changes_beside_names(request.typed))
        return true;
    request.match = MATCH_ALL;
    request.limit = request.passages = 0;
    request.facet_count = ARRAY_LEN(facets);
    for (size_t i = 0; i < ARRAY_LEN(facets); i++)
        request.facets[i] = facets[i];
    if (!search_run(t->index, &request, &t->arena, &r, err))
        return err->status == LEDE_INPUT; /* a day that --since cannot be */
    for (size_t i = 0; i < r.facet_count; i++) {
        t->named += r.facets[i].facet != FACET_SOURCE && r.facets[i].facet != FACET_YEAR &&
                    r.facets[i].count > 0;
        if (!check_facet(t, &request, &r.facets[i], err))
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct trial t = {.random = {1}};
    struct lede_error err = {0};
    uint64_t count = COUNT_DEFAULT, number = 0;
    bool ok;

    if (!trial_begin("property_facets INDEX", argc, argv, &count, &t.random))
        return 2;
    ok = index_open(&t.index, argv[1], &err) && archive_read(&t.archive, t.index, &err);
    for (; ok && number < count; number++)
        ok = run_one(&t, &err);
    if (!ok)
        (void)printf("query number %" PRIu64 ": %s\n", number, err.text);
    (void)printf("%" PRIu64 " values asked for, of %" PRIu64 " facets of names\n", t.asked,
                 t.named);
    ok = ok && t.named >= count / 2; /* else little was tried */
    random_query_free(&t.query);
    archive_free(&t.archive);
    arena_free(&t.arena);
    index_close(t.index);
    return ok ? 0 : 1;
}
