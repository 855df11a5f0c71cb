/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "searcher/commands/batch_lines.h"
#include "searcher/commands/commands.h"
#include "searcher/output/out_trec.h"

/* A batch under way. */
struct batch {
    const struct command *command;
    struct index_reader *index;
    const char *name; /* of the lines' file, for messages */
    struct batch_lines lines;
    struct arena arena; /* of one query */
    bool found, skipped;
    bool unwritten; /* what failed is the writing of the run */
};

static bool open_lines(struct batch *b, struct lede_error *err)
{
    const char *path = b->command->options->batch;

    if (strcmp(path, "-") == 0) {
        b->name = "standard input";
        b->lines.from = stdin;
        return true;
    }
    b->name = path;
    b->lines.from = fopen(path, "r");
    return b->lines.from || error_errno(err, errno, "%s", path);
}

/* Notes on the query itself alone: what else a search notes is for who looks at one result. */
static void say_notes(const struct batch *b, const struct query *query)
{
    for (size_t i = 0; i < query->note_count; i++)
        messages_summary(b->command->messages, "note: %s:%zu: %.*s", b->name, b->lines.number,
                         SPAN_ARGS(query->notes[i].text));
}

static bool hand_on(struct batch *b, bool flush, struct lede_error *err)
{
    struct page *page = b->command->page;

    b->unwritten = !(flush ? page_finish(page, err) : page_write(page, err));
    return !b->unwritten;
}

/* A list that is written out as it is read. */
struct writing {
    struct batch *batch;
    struct trec_list *list;
};

static void begin_list(struct batch *b, struct trec_list *list, const struct result *r)
{
    say_notes(b, r->query);
    b->found |= r->total > 0;
    if (list->depth == SEARCH_ALL)
        list->depth = r->hit_count;
}

static bool write_begin(void *context, const struct result *r, struct lede_error *err)
{
    struct writing *w = context;

    (void)err;
    begin_list(w->batch, w->list, r);
    return true;
}

static bool write_hit(void *context, const struct result *r, const struct hit *hit, size_t i,
                      struct lede_error *err)
{
    struct writing *w = context;

    (void)r;
    (void)i;
    trec_hit(w->list, hit, &w->batch->command->page->text);
    return hand_on(w->batch, false, err);
}

static bool write_end(void *context, const struct result *r, struct lede_error *err)
{
    (void)r;
    return hand_on(((struct writing *)context)->batch, true, err);
}

static bool answer(struct batch *b, const struct search_request *request, struct trec_list *list,
                   struct lede_error *err)
{
    struct writing w = {b, list};
    const struct search_sink sink = {write_begin, write_hit, write_end, &w};
    struct result result;

    if (search_is_long(request))
        return search_each(b->index, request, &sink, err);
    arena_reset(&b->arena);
    if (!search_run(b->index, request, &b->arena, &result, err))
        return false;
    begin_list(b, list, &result);
    trec_write(list, &result, &b->command->page->text);
    return hand_on(b, true, err);
}

/* Each topic's lines are handed on at once, so that a program may ask and read in turn. */
static bool run_line(struct batch *b, const struct batch_line *line, struct lede_error *err)
{
    const struct command *c = b->command;
    struct search_request request = c->options->request;
    struct trec_list list = {.topic = line->topic,
                             .tag = c->options->tag,
                             .by_score = request.sort == SORT_RELEVANCE,
                             .depth = request.limit};

    request.typed = line->query;
    if (answer(b, &request, &list, err))
        return true;
    if (err->status != LEDE_INPUT &&
        !b->unwritten) /* they are an option's or a file's, and no line's */
        error_within(err, "%s:%zu", b->name, b->lines.number);
    return false;
}

static bool run_lines(struct batch *b, struct lede_error *err)
{
    struct batch_line line;
    enum step step;

    while ((step = batch_lines_next(&b->lines, &line, err)) == STEP_ITEM) {
        if (line.wrong) {
            b->skipped = true;
            messages_say(b->command->messages, "%s:%zu: skipped: %s", b->name, b->lines.number,
                         line.wrong);
        } else if (!run_line(b, &line, err)) {
            return false;
        }
    }
    return step == STEP_END || error_within(err, "%s", b->name);
}

enum search_status cmd_batch(const struct command *c)
{
    struct batch b = {.command = c};
    struct lede_error err;
    enum search_status status;

    if (!command_open(c, &b.index, &err) || !open_lines(&b, &err) || !run_lines(&b, &err))
        status = command_failed(c, &err);
    else if (b.skipped)
        status = STATUS_SKIPPED;
    else
        status = b.found ? STATUS_FOUND : STATUS_NONE;
    if (b.lines.from && b.lines.from != stdin)
        (void)fclose(b.lines.from);
    batch_lines_free(&b.lines);
    arena_free(&b.arena);
    index_close(b.index);
    return status;
}
