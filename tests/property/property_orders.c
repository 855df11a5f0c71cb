/* tests/property/property_orders.c: the same articles give the same answers, byte for byte, however they
 * came into the index.
 *
 * usage: property_orders INDEXER INDEX FOLDER [COUNT [SEED]]
 * The articles of INDEX are written as JSON lines and indexed anew under FOLDER: in their order, backwards and in
 * a random order, each in one run; in several runs, of which the first has a part of them, some with another's
 * text; in ten, each of which has some of them and then drops three by --delete, until the last has all again;
 * beside others that --delete and --prune then drop.
 * All six have the same names, each with the same spellings, articles and other names beside it. COUNT queries
 * (500; *, a source and a year among them) are then answered as JSON with all facets from all six.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/date.h"
#include "common/file.h"
#include "searcher/output/output.h"
#include "searcher/result/archive_names.h"
#include "tests/support/random_query.h"
#include "tests/support/run_program.h"
#include "tests/support/trial.h"

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT_DEFAULT = 150 }; /* several times slower */
#else
enum { COUNT_DEFAULT = 500 };
#endif
enum { WAYS = 6, UPDATES = 10, DELETED = 3, PATH_BYTES = 512, LIMIT = 30, PASSAGES = 3 };

struct trial {
    const char *indexer, *folder;
    struct archive archive;
    size_t *order; /* numbers of articles, in the order of the next input */
    struct random random;
    struct random_query query;
    struct index_reader *ways[WAYS];
};

static void write_field(struct json *j, const char *name, struct span value)
{
    if (value.len == 0)
        return;
    json_key_text(j, name, value);
}

/* A line for the article; with another's text when `text` is of another. */
static void write_line(struct json *j, const struct article *a, const struct article *text)
{
    char day[DATE_TEXT_MAX];
    static const int digits[] = {
        [LEDE_NONE] = 0, [LEDE_DAY] = 10, [LEDE_MONTH] = 7, [LEDE_YEAR] = 4, [LEDE_SPAN] = 10};

    date_write(a->date.earliest, day);
    json_open_object(j);
    write_field(j, "id", a->id);
    write_field(j, "title", a->title.value);
    write_field(j, "text", text->text);
    write_field(j, "source", a->source.value);
    write_field(j, "author", a->author.value);
    write_field(j, "url", a->url);
    write_field(j, "date", (struct span){day, (size_t)digits[a->date.precision]});
    json_close_object(j);
    json_line_end(j);
}

static void path_in(const struct trial *t, const char *name, char out[PATH_BYTES])
{
    (void)snprintf(out, PATH_BYTES, "%s/%s", t->folder, name);
}

static bool index_with(const char *const *arguments, struct lede_error *err)
{
    int status = run_program(arguments);
    return status == 0 || error_set(err, LEDE_SYSTEM, "the indexer ended with %d", status);
}

/* The first `count` articles of the order as the content of a file. spoilt: each third has its
 * neighbour's text. */
static bool write_articles(struct trial *t, const char *path, size_t count, bool spoilt,
                           struct lede_error *err)
{
    struct buf lines = {0};
    struct json json = {.out = &lines};
    bool ok;

    for (size_t i = 0; i < count; i++) {
        const struct article *a = &t->archive.articles[t->order[i]].article;
        size_t other = t->order[(i + 1) % t->archive.count];
        write_line(&json, a, spoilt && i % 3 == 0 ? &t->archive.articles[other].article : a);
    }
    ok = buf_ok(&lines) ? file_replace(path, buf_span(&lines), err) : error_memory(err);
    buf_free(&lines);
    return ok;
}

/* Index articles into the way's index, from one file that is always of the same name. */
static bool index_articles(struct trial *t, unsigned way, size_t count, bool spoilt,
                           struct lede_error *err)
{
    char input[PATH_BYTES], index[PATH_BYTES];

    path_in(t, "input.jsonl", input);
    (void)snprintf(index, sizeof index, "%s/index-%u", t->folder, way);
    const char *const arguments[] = {t->indexer, "--quiet", "--index", index, input, NULL};
    return write_articles(t, input, count, spoilt, err) && index_with(arguments, err);
}

/* The articles beside others, under ids of their own, that are dropped: some by name, then all that came
 * from a file that is gone. */
static bool index_and_drop(struct trial *t, unsigned way, struct lede_error *err)
{
    char gone[PATH_BYTES], input[PATH_BYTES], index[PATH_BYTES], ids[DELETED][PATH_BYTES];

    path_in(t, "gone.jsonl", gone);
    path_in(t, "input.jsonl", input);
    (void)snprintf(index, sizeof index, "%s/index-%u", t->folder, way);
    for (size_t i = 0; i < DELETED; i++)
        (void)snprintf(ids[i], sizeof ids[i], "gone/%.*s",
                       SPAN_ARGS(t->archive.articles[t->order[i]].article.id));
    const char *const more[] = {t->indexer,    "--quiet", "--index", index,
                                "--id-prefix", "gone/",   gone,      NULL};
    const char *const drop[] = {t->indexer, "--quiet", "--index",  index,  "--delete", ids[0],
                                "--delete", ids[1],    "--delete", ids[2], NULL};
    const char *const prune[] = {t->indexer, "--quiet", "--index", index, "--prune", input, NULL};
    return write_articles(t, gone, t->archive.count / 2, true, err) && index_with(more, err) &&
           index_articles(t, way, t->archive.count - 1, false, err) && index_with(drop, err) &&
           unlink(gone) == 0 && write_articles(t, input, t->archive.count, false, err) &&
           index_with(prune, err);
}

static void shuffle(struct trial *t)
{
    for (size_t i = t->archive.count; i > 1; i--) {
        size_t k = random_below(&t->random, i), kept = t->order[i - 1];
        t->order[i - 1] = t->order[k];
        t->order[k] = kept;
    }
}

/* Drop the first of the order, by name. */
static bool drop_first(struct trial *t, unsigned way, struct lede_error *err)
{
    char index[PATH_BYTES], ids[DELETED][PATH_BYTES];

    (void)snprintf(index, sizeof index, "%s/index-%u", t->folder, way);
    for (size_t i = 0; i < DELETED; i++)
        (void)snprintf(ids[i], sizeof ids[i], "%.*s",
                       SPAN_ARGS(t->archive.articles[t->order[i]].article.id));
    const char *const drop[] = {t->indexer, "--quiet", "--index",  index,  "--delete", ids[0],
                                "--delete", ids[1],    "--delete", ids[2], NULL};
    return index_with(drop, err);
}

/* Some in each run, every other time with wrong texts, and three dropped behind it; all in the last. */
static bool index_by_updates(struct trial *t, unsigned way, struct lede_error *err)
{
    size_t all = t->archive.count;

    for (unsigned update = 1; update < UPDATES; update++) {
        size_t count = all / 4 + random_below(&t->random, all / 2);
        shuffle(t);
        if (!index_articles(t, way, count, update % 2, err) || !drop_first(t, way, err))
            return false;
    }
    shuffle(t);
    return index_articles(t, way, all, false, err);
}

static bool build_all(struct trial *t, struct lede_error *err)
{
    size_t count = t->archive.count;

    t->order = arena_take(&t->archive.arena, count, sizeof *t->order);
    if (!t->order)
        return error_memory(err);
    for (size_t i = 0; i < count; i++)
        t->order[i] = i;
    if (!file_remove_tree(t->folder, err) || !file_make_folders(t->folder, err) ||
        !index_articles(t, 0, count, false, err))
        return false;
    shuffle(t);
    if (!index_articles(t, 1, count, false, err))
        return false;
    shuffle(t);
    if (!index_articles(t, 2, count / 2, true, err) ||
        !index_articles(t, 2, count * 3 / 4, false, err) ||
        !index_articles(t, 2, count - 1, false, err))
        return false;
    shuffle(t);
    if (!index_articles(t, 2, count, false, err) || !index_and_drop(t, 3, err) ||
        !index_by_updates(t, 4, err))
        return false;
    for (size_t i = 0; i < count; i++)
        t->order[i] = count - 1 - i;
    return index_articles(t, 5, count, false, err);
}

static bool open_all(struct trial *t, struct lede_error *err)
{
    char path[PATH_BYTES];

    for (unsigned way = 0; way < WAYS; way++) {
        (void)snprintf(path, sizeof path, "%s/index-%u", t->folder, way);
        if (!index_open(&t->ways[way], path, err))
            return false;
    }
    return true;
}

/* What one of the output functions prints as JSON. */
typedef bool print_json(struct page *page, const void *what, struct lede_error *err);

static bool print_result(struct page *page, const void *what, struct lede_error *err)
{
    return output_result(output_find(SPAN("json")), page, what, err);
}

static bool print_name(struct page *page, const void *what, struct lede_error *err)
{
    return output_entity(output_find(SPAN("json")), page, what, err);
}

static bool printed(print_json *print, const void *what, struct buf *out, struct lede_error *err)
{
    char *bytes = NULL;
    size_t len = 0;
    struct page page = {.width_cols = 80, .explain = true, .to = open_memstream(&bytes, &len)};
    bool ok = page.to && print(&page, what, err);

    if (page.to)
        (void)fclose(page.to);
    if (ok)
        buf_add(out, (struct span){bytes, len});
    free(bytes);
    page_free(&page);
    return ok;
}

/* The answer as `search --format json --explain` prints it; empty when the query is refused. */
static bool answer(struct trial *t, unsigned way, const struct search_request *request,
                   struct buf *out, struct lede_error *err)
{
    struct arena arena = {0};
    struct result result;
    bool ok = search_run(t->ways[way], request, &arena, &result, err);

    buf_reset(out);
    if (!ok && err->status == LEDE_INPUT) {
        buf_text(out, err->text);
        ok = true;
    } else if (ok) {
        ok = printed(print_result, &result, out, err);
    }
    arena_free(&arena);
    return ok;
}

static void print_difference(unsigned way, struct span a, struct span b)
{
    size_t at = 0;

    while (at < a.len && at < b.len && a.at[at] == b.at[at])
        at++;
    size_t from = at > 100 ? at - 100 : 0;
    (void)printf("WRONG: way %u answers otherwise, from byte %zu:\n  %.*s\n  %.*s\n", way, at,
                 (int)(a.len - from < 300 ? a.len - from : 300), a.at + from,
                 (int)(b.len - from < 300 ? b.len - from : 300), b.at + from);
}

static bool compare(struct trial *t, const struct search_request *request, uint64_t *found,
                    struct lede_error *err)
{
    struct buf first = {0}, other = {0};
    bool ok = answer(t, 0, request, &first, err), same = true;

    for (unsigned way = 1; ok && same && way < WAYS; way++) {
        ok = answer(t, way, request, &other, err);
        same = span_equal(buf_span(&first), buf_span(&other));
        if (ok && !same)
            print_difference(way, buf_span(&first), buf_span(&other));
    }
    if (!ok || !same)
        (void)printf("query: %.*s\n%s\n", SPAN_ARGS(request->typed), ok ? "" : err->text);
    *found += span_find(buf_span(&first), SPAN("\"hits\":[{"), 0) != SIZE_MAX;
    buf_free(&first);
    buf_free(&other);
    return ok && same;
}

/* All names of a way's index, each as `search --format json --entity` prints it. */
static bool list_names(struct trial *t, unsigned way, struct buf *out, struct lede_error *err)
{
    const struct names_wanted all = {.types = NAME_TYPES_ALL, .limit = SIZE_MAX};
    struct archive_names names;
    struct archive_name name;
    struct arena arena = {0}, each = {0};
    bool ok = archive_names_list(t->ways[way], &all, &arena, &names, err);

    buf_reset(out);
    for (size_t i = 0; ok && i < names.count; i++) {
        const struct name_count *n = &names.names[i];
        ok = archive_name_find(t->ways[way], 1U << n->type, n->shown, LIMIT, &each, &name, err) &&
             printed(print_name, &name, out, err);
        arena_reset(&each);
    }
    arena_free(&each);
    arena_free(&arena);
    return ok;
}

/* The names of the archive are the same, however it grew. */
static bool compare_names(struct trial *t, struct lede_error *err)
{
    struct buf first = {0}, other = {0};
    bool ok = list_names(t, 0, &first, err), same = first.len > 0;

    for (unsigned way = 1; ok && same && way < WAYS; way++) {
        ok = list_names(t, way, &other, err);
        same = span_equal(buf_span(&first), buf_span(&other));
        if (ok && !same)
            print_difference(way, buf_span(&first), buf_span(&other));
    }
    buf_free(&first);
    buf_free(&other);
    return ok && same;
}

static bool run(struct trial *t, uint64_t count, struct lede_error *err)
{
    static const char *const fixed[] = {"*",   "source:dawn",      "date:2016",  "date:unknown",
                                        "the", "iran OR pakistan", "\"said on\""};
    uint64_t found = 0;

    for (uint64_t i = 0; i < count; i++) {
        struct search_request request = {.typed = {0}};
        if (i < ARRAY_LEN(fixed)) {
            request.typed = span_of(fixed[i]);
        } else {
            random_query(&t->query, &t->archive, &t->random);
            request = t->query.request;
        }
        request.limit = LIMIT;
        request.passages = PASSAGES;
        request.explain = true;
        request.facet_count = FACET_COUNT;
        for (int facet = 0; facet < FACET_COUNT; facet++)
            request.facets[facet] = (enum facet)facet;
        if (!compare(t, &request, &found, err))
            return false;
    }
    (void)printf("%d ways of %zu articles answer alike; %" PRIu64 " of %" PRIu64
                 " queries found something\n",
                 (int)WAYS, t->archive.count, found, count);
    return found > count / 4; /* else nothing was tried */
}

int main(int argc, char **argv)
{
    struct trial t = {.random = {1}};
    struct index_reader *index = NULL;
    struct lede_error err = {0};
    uint64_t count = COUNT_DEFAULT;
    bool ok;

    if (!trial_begin("property_orders INDEXER INDEX FOLDER", argc, argv, &count, &t.random))
        return 2;
    t.indexer = argv[1];
    t.folder = argv[3];
    ok = index_open(&index, argv[2], &err) && archive_read(&t.archive, index, &err) &&
         build_all(&t, &err) && open_all(&t, &err);
    if (!ok)
        (void)printf("%s\n", err.text);
    ok = ok && compare_names(&t, &err) && run(&t, count, &err);
    for (unsigned way = 0; way < WAYS; way++)
        index_close(t.ways[way]);
    random_query_free(&t.query);
    archive_free(&t.archive);
    index_close(index);
    return ok ? 0 : 1;
}
