/* tests/property/property_names.c: random queries whose names are searched by other spellings, beside the same
 * with names as they are typed.
 *
 * usage: property_names INDEX [COUNT [SEED]]
 * For each query that spellings were joined to: what its names find as typed is found, and what is found besides
 * has one of the spellings, by the reference, unless a field asked the table of names for it; facets add up as before. Prints the seed; ends with 1 at the first
 * query for which something of it does not hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "tests/support/random_query.h"
#include "tests/support/reference.h"
#include "tests/support/trial.h"

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT_DEFAULT = 800 }; /* several times slower */
#else
enum { COUNT_DEFAULT = 3000 };
#endif
enum { RESPELLED_PERCENT_MIN = 2 };

struct trial {
    struct index_reader *index;
    struct archive archive;
    struct random random;
    struct random_query query;
    struct arena arena;
    struct result joined, exact;
    uint64_t respelled, more, said;
};

static bool wrong(const struct trial *t, const char *what, struct span where)
{
    (void)printf("WRONG: %s: \"%.*s\"\n  query: %.*s\n  %.*s\n", what, SPAN_ARGS(where),
                 SPAN_ARGS(buf_span(&t->query.text)), SPAN_ARGS(t->joined.reading));
    return false;
}

static bool is_among(const struct result *r, struct span id)
{
    for (size_t i = 0; i < r->hit_count; i++)
        if (span_equal(r->hits[i].article.id, id))
            return true;
    return false;
}

/* One of the spellings that were joined stands in the article. */
static bool has_spelling(const struct trial *t, struct span id)
{
    const struct query *q = t->joined.query;
    const struct archive_article *a = archive_find(&t->archive, id);

    for (size_t n = 0; a && n < q->respelled_count; n++)
        for (size_t i = 0; i < q->respelled[n].count; i++)
            if (q->respelled[n].at[i].leaf &&
                reference_matches(&t->archive, q->respelled[n].at[i].leaf, false, a, NULL))
                return true;
    return false;
}

/* A field's names are asked of the table: what it finds by their spellings need not have them in its text. */
static bool asks_table(const struct query *q)
{
    for (size_t n = 0; n < q->respelled_count; n++)
        for (size_t i = 0; i < q->respelled[n].count; i++)
            if (!q->respelled[n].at[i].leaf)
                return true;
    return false;
}

/* A field of names finds an article by all spellings of the archive's name, joined or not. */
static bool has_field(const struct node *n)
{
    bool has = n->kind == NODE_NAME || n->kind == NODE_SPEAKER;

    for (size_t i = 0; node_has_kids(n) && i < n->is.kids.count; i++)
        has |= has_field(n->is.kids.at[i]);
    return has;
}

static bool compare(struct trial *t)
{
    const bool by_table = asks_table(t->joined.query), by_field = has_field(t->joined.query->root);

    if (t->exact.query->respelled_count != 0)
        return wrong(t, "spellings joined to exact names", (struct span){0});
    for (size_t i = 0; i < t->exact.hit_count; i++)
        if (!is_among(&t->joined, t->exact.hits[i].article.id))
            return wrong(t, "lost by its spellings", t->exact.hits[i].article.id);
    for (size_t i = 0; i < t->joined.hit_count; i++) {
        const struct hit *hit = &t->joined.hits[i];
        bool more = !is_among(&t->exact, hit->article.id), has = has_spelling(t, hit->article.id);
        if (((more && !by_table) || (hit->matched_as_count && !by_field)) && !has)
            return wrong(t, "found or said without a spelling", hit->article.id);
        t->more += more;
        t->said += hit->matched_as_count > 0;
    }
    return true;
}

static bool run_one(struct trial *t, struct lede_error *err)
{
    struct search_request request;

    arena_reset(&t->arena);
    random_query(&t->query, &t->archive, &t->random);
    request = t->query.request;
    request.limit = SEARCH_LIMIT_MAX;
    request.offset = 0;
    request.passages = 0;
    request.filters.source = (struct span){0};
    if (request.match == MATCH_AUTO) /* the one may be loosened, the other not */
        request.match = MATCH_ANY;
    if (!search_run(t->index, &request, &t->arena, &t->joined, err))
        return wrong(t, err->text, (struct span){0});
    if (t->joined.query->respelled_count == 0)
        return true;
    t->respelled++;
    request.exact_names = true;
    return search_run(t->index, &request, &t->arena, &t->exact, err)
               ? compare(t)
               : wrong(t, err->text, (struct span){0});
}

int main(int argc, char **argv)
{
    struct trial t = {.random = {1}};
    struct lede_error err;
    uint64_t count = COUNT_DEFAULT;
    bool ok;

    if (!trial_begin("property_names INDEX", argc, argv, &count, &t.random))
        return 2;
    ok = index_open(&t.index, argv[1], &err) && archive_read(&t.archive, t.index, &err);
    if (!ok)
        (void)printf("%s\n", err.text);
    for (uint64_t i = 0; ok && i < count; i++)
        ok = run_one(&t, &err);
    (void)printf("%" PRIu64 " had names of other spellings, which found %" PRIu64
                 " articles more; of %" PRIu64 " hits it was said\n",
                 t.respelled, t.more, t.said);
    if (ok && t.respelled * 100 < count * RESPELLED_PERCENT_MIN) {
        (void)printf("WRONG: too few to tell\n");
        ok = false;
    }
    random_query_free(&t.query);
    archive_free(&t.archive);
    index_close(t.index);
    arena_free(&t.arena);
    return ok ? 0 : 1;
}
