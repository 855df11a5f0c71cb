/* tests/property/property_links.c: the name that a hit gives to what stands in its text can be asked for.
 *
 * usage: property_links INDEX
 * Of every article of the index, each name TYPE:="NAME", written as the search box writes it, must find the article, and as
 * many as the facet counts. Once as the index has the names, and once by a list that renames, merges, retypes and
 * drops some of them. Ends with 1 at the first name for which it does not hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "common/buf.h"
#include "index/names.h"
#include "searcher/web/filters.h"

enum { LISTED = 5 /* every such name of the archive is on the list */, ACTIONS = 4 };

struct trial {
    struct index_reader *index, *fresh; /* fresh never reads the table */
    struct arena arena;
    struct result all; /* every article, every name counted */
    struct map
        tried; /* a type and a name, -> any; the same and the id of an article that it finds */
    uint64_t names, asked, dropped, called;
};

static const enum facet facet_of[] = {
    [ENTITY_PERSON] = FACET_PERSON, [ENTITY_ORG] = FACET_ORG, [ENTITY_PLACE] = FACET_PLACE};

static bool read_all(struct trial *t, struct lede_error *err)
{
    const struct search_request request = {
        .typed = SPAN("*"),
        .limit = SEARCH_LIMIT_MAX,
        .names = true,
        .facets = {FACET_PERSON, FACET_ORG, FACET_PLACE},
        .facet_count = ARRAY_LEN(facet_of),
    };

    return search_run(t->index, &request, &t->arena, &t->all, err);
}

static uint64_t counted(const struct trial *t, const struct archive_called *is)
{
    for (size_t i = 0; i < t->all.facet_count; i++) {
        const struct facet_counts *f = &t->all.facets[i];
        for (size_t k = 0; f->facet == facet_of[is->type] && k < f->count; k++)
            if (span_equal(f->values[k].value, is->name))
                return f->values[k].count;
    }
    return 0;
}

/* *key is reused. */
static struct span key_of(const struct archive_called *is, struct span id, struct buf *key)
{
    buf_reset(key);
    buf_addf(key, "%d %.*s\n%.*s", (int)is->type, SPAN_ARGS(is->name), SPAN_ARGS(id));
    return buf_span(key);
}

/* The articles that the name finds; as many as are counted. */
static bool ask(struct trial *t, const struct archive_called *is, struct buf *key,
                struct lede_error *err)
{
    struct request box = {.filter_count = 1, .filters = {{facet_of[is->type], is->name}}};
    struct search_request request = {.limit = SEARCH_LIMIT_MAX, .ids_only = true};
    struct result r;

    if (!filters_query(&box, &t->arena, &request.typed, err) ||
        !search_run(t->index, &request, &t->arena, &r, err))
        return false;
    for (size_t i = 0; i < r.hit_count; i++)
        if (!map_put(&t->tried, key_of(is, r.hits[i].article.id, key), t))
            return error_memory(err);
    t->asked++;
    if (r.total == counted(t, is))
        return true;
    return error_set(err, LEDE_DAMAGED, "%.*s finds %" PRIu64 " articles, its facet has %" PRIu64,
                     SPAN_ARGS(request.typed), r.total, counted(t, is));
}

static bool check_name(struct trial *t, const struct article *a, const struct archive_called *is,
                       struct buf *key, struct lede_error *err)
{
    if (!map_has(&t->tried, key_of(is, SPAN("-"), key)) &&
        (!map_put(&t->tried, buf_span(key), t) || !ask(t, is, key, err)))
        return false;
    t->names++;
    return map_has(&t->tried, key_of(is, a->id, key)) ||
           error_set(err, LEDE_DAMAGED, "%s:=\"%.*s\" does not find %.*s",
                     entity_type_name(is->type), SPAN_ARGS(is->name), SPAN_ARGS(a->id));
}

/* Without the table the name is the same. */
static bool check_called(struct trial *t, const struct entity *e, const struct archive_called *is,
                         struct lede_error *err)
{
    struct archive_called called;

    if (!t->fresh)
        return true;
    if (!index_name_called(t->fresh, e->type, e->name, false, &t->arena, &called, err))
        return false;
    t->called += !span_equal(called.name, e->name);
    return (called.type == is->type && span_equal(called.name, is->name)) ||
           error_set(err, LEDE_DAMAGED, "\"%.*s\" is \"%.*s\" by its bucket, \"%.*s\" by the table",
                     SPAN_ARGS(e->name), SPAN_ARGS(called.name), SPAN_ARGS(is->name));
}

static bool check_all(struct trial *t, struct lede_error *err)
{
    struct buf key = {0};
    bool ok = read_all(t, err);

    for (size_t i = 0; ok && i < t->all.hit_count; i++) {
        const struct hit *hit = &t->all.hits[i];
        for (size_t k = 0; ok && k < hit->article.entity_count; k++) {
            t->dropped += hit->names[k].name.len == 0;
            ok = hit->names[k].name.len == 0 ||
                 (check_name(t, &hit->article, &hit->names[k], &key, err) &&
                  check_called(t, &hit->article.entities[k], &hit->names[k], err));
        }
    }
    buf_free(&key);
    map_free(&t->tried);
    return ok;
}

static void add_row(struct buf *list, enum facet facet, struct span name, size_t number)
{
    const char *type = facet_name(facet);

    switch (number % ACTIONS) {
    case 0: buf_addf(list, "Renamed %zu\t%s\t%.*s\t\n", number, type, SPAN_ARGS(name)); break;
    case 1: buf_addf(list, "Retyped %zu\torg\t%.*s\tretype\n", number, SPAN_ARGS(name)); break;
    case 2: buf_addf(list, "%.*s\t\t\tdrop\n", SPAN_ARGS(name)); break;
    default: buf_addf(list, "%.*s\t%s\t\tapart\n", SPAN_ARGS(name), type); break;
    }
}

/* A list about a part of the names, each once whatever its types. */
static bool use_list(struct trial *t, struct lede_error *err)
{
    struct buf list = {0};
    struct map said = {0};
    size_t number = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < t->all.facet_count; i++) {
        const struct facet_counts *f = &t->all.facets[i];
        for (size_t k = 0; ok && k < f->count; k++) {
            char folded[NAME_FOLDED_MAX];
            struct span name = {folded, names_fold(f->values[k].value, folded)};
            uint64_t *times = map_number(&said, name);
            ok = times != NULL;
            if (ok && (*times)++ == 0 && number++ % LISTED == 0)
                add_row(&list, f->facet, f->values[k].value, number / LISTED);
        }
    }
    ok = ok && buf_ok(&list);
    ok = ok ? index_use_list(t->index, buf_span(&list), "list", err) : error_memory(err);
    buf_free(&list);
    map_free(&said);
    return ok;
}

int main(int argc, char **argv)
{
    struct trial t = {.names = 0};
    struct lede_error err = {0};
    bool ok = argc == 2;

    if (!ok) {
        (void)fprintf(stderr, "usage: property_links INDEX\n");
        return 2;
    }
    ok = index_open(&t.index, argv[1], &err) && index_open(&t.fresh, argv[1], &err) &&
         check_all(&t, &err);
    index_close(t.fresh);
    t.fresh = NULL;
    if (ok && t.called == 0)
        ok = error_set(&err, LEDE_DAMAGED, "no name is called otherwise than its article has it");
    if (ok && t.dropped > 0)
        ok = error_set(&err, LEDE_DAMAGED, "names are dropped without a list");
    ok = ok && use_list(&t, &err) && check_all(&t, &err);
    if (ok && t.dropped == 0)
        ok = error_set(&err, LEDE_DAMAGED, "the list drops nothing");
    if (!ok)
        (void)printf("WRONG: %s\n", err.text);
    (void)printf("%" PRIu64 " names in articles, %" PRIu64 " asked for, %" PRIu64 " dropped\n",
                 t.names, t.asked, t.dropped);
    arena_free(&t.arena);
    index_close(t.index);
    return ok ? 0 : 1;
}
