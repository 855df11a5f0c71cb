/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/index_all.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common/file.h"
#include "common/limits.h"
#include "indexer/changes.h"
#include "indexer/extract/languages.h"
#include "indexer/extract/outlets.h"
#include "indexer/inputs.h"
#include "indexer/meta.h"
#include "indexer/names_list.h"
#include "indexer/parse_child.h"
#include "indexer/parsers.h"
#include "indexer/problems.h"
#include "indexer/why.h"
#include "indexer/why_text.h"

enum { MINUTES_FROM = 100 }; /* seconds left that are told as minutes */

/* A run under way. */
struct run {
    const struct index_request *request;
    struct messages *messages;
    struct index_summary *summary;
    struct parsers *parsers;
    struct parse_setup setup;
    struct parse_results results;
    struct changes changes;
    struct inputs inputs;
    struct problems problems;
    struct archives archives;
    struct arena given; /* the user's own outlets */
    struct meta meta;
    struct names_list list;
    struct buf blocks; /* --why: of the article to come */
    uint64_t total;    /* bytes to come in all, for the time left; 0: unknown */
    uint64_t articles;
    double started, drawn;
    bool noted;
};

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void draw_progress(void *context)
{
    struct run *run = context;
    double seconds = now() - run->started, mb = (double)run->summary->bytes / 1e6;
    uint64_t done = run->inputs.done;
    char left[48] = "";
    double rest;

    if (!run->messages->terminal || seconds - run->drawn < 0.1)
        return;
    run->drawn = seconds;
    if (run->total > done && done && seconds > 1) {
        rest = (double)(run->total - done) * seconds / (double)done;
        if (rest < MINUTES_FROM)
            (void)snprintf(left, sizeof left, ", %.0f s left", rest);
        else
            (void)snprintf(left, sizeof left, ", %.0f min left", rest / 60);
    }
    messages_progress(run->messages, "%llu articles, %.1f MB/s%s",
                      (unsigned long long)run->articles, seconds > 0 ? mb / seconds : 0, left);
}

/* ---- Results that come back from the parsers ---- */

/* What became of the blocks of the next article, until it comes. */
static void take_why(void *context, struct span blocks)
{
    struct run *run = context;

    buf_reset(&run->blocks);
    buf_add(&run->blocks, blocks);
}

/* article NULL: none was made, for the reason told. */
static bool say_why(struct run *run, const struct article *article, struct span shown,
                    const char *problem, struct lede_error *err)
{
    struct span blocks = buf_span(&run->blocks);
    bool ok = buf_ok(&run->blocks) || error_memory(err);

    messages_wipe(run->messages);
    if (ok && !run->request->json_lines)
        ok = why_text_print(article, shown, problem, blocks, run->request->width_cols, err);
    else if (ok && article)
        ok = why_print_all(article, blocks, err);
    buf_reset(&run->blocks);
    return ok;
}

static bool take_article(void *context, const struct parse_job *job, size_t line,
                         struct span record, const struct article *article, struct lede_error *err)
{
    struct run *run = context;
    struct lede_error why = {0};
    enum change result;

    run->articles++;
    problems_of(&run->problems, job->input, job->shown);
    problems_none(&run->problems);
    draw_progress(run);
    if (!meta_takes(&run->meta, article)) {
        messages_detail(run->messages, "%.*s: not taken: --meta drops \"%.*s\"",
                        SPAN_ARGS(job->shown), SPAN_ARGS(article->id));
        return true;
    }
    if (run->request->why)
        return say_why(run, article, job->shown, NULL, err);
    if (run->request->dry_run)
        return why_print(article, err);
    if (!changes_add(&run->changes, article, record, &result, &why, err))
        return false;
    if (result == CHANGE_REFUSED) {
        problems_add(&run->problems, line, false, why.text);
        return archives_damaged(&run->archives, job->path, err);
    }
    if (result == CHANGE_UNWANTED)
        messages_detail(run->messages, "%.*s: not taken: --delete names its id \"%.*s\"",
                        SPAN_ARGS(job->shown), SPAN_ARGS(article->id));
    return true;
}

static bool take_problem(void *context, const struct parse_job *job, size_t line, bool skipped,
                         bool foreign, const char *text, struct lede_error *err)
{
    struct run *run = context;

    problems_of(&run->problems, job->input, job->shown);
    if (foreign) {
        problems_foreign(&run->problems, job->first_line, text);
        return true;
    }
    problems_add(&run->problems, line, !skipped, text);
    if (!skipped)
        return true;
    return archives_damaged(&run->archives, job->path, err) &&
           (run->blocks.len == 0 || say_why(run, NULL, job->shown, text, err));
}

/* Of all processes that say so, one is heard. */
static void take_note(void *context, bool detail, struct span text)
{
    struct run *run = context;

    if (run->noted)
        return;
    run->noted = true;
    if (detail)
        messages_detail(run->messages, "%.*s", SPAN_ARGS(text));
    else
        messages_say(run->messages, "%.*s", SPAN_ARGS(text));
}

/* ---- Inputs that go to the parsers ---- */

/* Sizes ahead of the run, for the time left: a terminal alone asks for it. */
static bool add_size(void *context, const struct place *place, const struct lede_error *problem,
                     struct lede_error *err)
{
    struct run *run = context;
    struct stat st;

    (void)err;
    if (!problem && stat(place->path.at, &st) == 0)
        run->total += (uint64_t)st.st_size;
    return true;
}

static bool measure_all(struct run *run, struct lede_error *err)
{
    for (size_t i = 0; i < run->request->path_count; i++)
        if (strcmp(run->request->paths[i], "-") == 0) {
            run->total = 0; /* its end is not known */
            return true;
        } else if (!walk_path(run->request->paths[i], run->request->index, add_size, run, err)) {
            return false;
        }
    return true;
}

static bool visit(void *context, const struct place *place, const struct lede_error *problem,
                  struct lede_error *err)
{
    struct run *run = context;
    return inputs_give(&run->inputs, place, problem, err);
}

static bool give_all(struct run *run, struct lede_error *err)
{
    run->inputs.parsers = run->parsers;
    run->inputs.messages = run->messages;
    run->inputs.summary = run->summary;
    run->inputs.id_prefix = run->request->id_prefix;
    run->inputs.progress = draw_progress;
    run->inputs.note = take_note;
    run->inputs.context = run;
    run->inputs.archives = &run->archives;
    run->changes.archives = &run->archives;
    if (run->messages->terminal && !run->messages->quiet && !measure_all(run, err))
        return false;
    for (size_t i = 0; i < run->request->path_count; i++) {
        const char *path = run->request->paths[i];
        if (strcmp(path, "-") == 0 ? !inputs_give_standard_input(&run->inputs, err)
                                   : !walk_path(path, run->request->index, visit, run, err))
            return false;
    }
    if (!parsers_drain(run->parsers, err))
        return false;
    problems_end(&run->problems);
    return true;
}

/* ---- What goes ---- */

static bool refuse_unwanted(struct run *run, struct lede_error *err)
{
    for (size_t i = 0; i < run->request->delete_count; i++)
        if (!changes_refuse(&run->changes, span_of(run->request->deletes[i]), err))
            return false;
    return true;
}

static bool delete_unwanted(struct run *run, struct lede_error *err)
{
    bool known;

    for (size_t i = 0; i < run->request->delete_count; i++) {
        const char *id = run->request->deletes[i];
        if (!changes_delete(&run->changes, span_of(id), &known, err))
            return false;
        if (!known) {
            run->summary->unknown++;
            messages_say(run->messages, "no article has the id \"%s\"", id);
        }
    }
    return true;
}

static void name_lost(struct run *run, const struct lost_folder *lost)
{
    run->summary->lost += lost->articles;
    messages_say(run->messages, "%.*s: %s: its %llu article%s stay%s (--delete drops single ones)",
                 SPAN_ARGS(lost->path),
                 lost->empty ? "the folder is empty, as when nothing is mounted"
                             : "the folder is not there",
                 (unsigned long long)lost->articles, lost->articles == 1 ? "" : "s",
                 lost->articles == 1 ? "s" : "");
}

static bool prune(struct run *run, struct lede_error *err)
{
    struct gone gone = {0};
    bool ok;

    if (!run->request->prune)
        return true;
    if (run->messages->terminal)
        messages_progress(run->messages, "looking which files are gone");
    ok = changes_prune(&run->changes, &gone, err);
    messages_wipe(run->messages);
    for (size_t i = 0; ok && i < gone.count; i++)
        name_lost(run, &gone.lost[i]);
    gone_free(&gone);
    return ok;
}

/* ---- The whole way ---- */

/* The user's own outlets, ahead of all else: what is wrong with them ends the run before it does anything. */
static bool read_sources(struct run *run, struct lede_error *err)
{
    const char *path = run->request->sources;
    struct outlets outlets = {0};
    bool ok = !path ||
              (file_read(path, OUTLETS_BYTES_MAX, &run->given, &run->setup.extract.sources, err) &&
               outlets_load(&outlets, err) &&
               outlets_add(&outlets, run->setup.extract.sources, path, err));

    outlets_free(&outlets);
    return ok;
}

static bool read_all(struct run *run, struct lede_error *err)
{
    const struct index_request *request = run->request;

    if (!meta_open(&run->meta, request, request->dry_run ? NULL : request->index,
                   run->setup.extract.sources, run->messages, err) ||
        !names_list_open(&run->list, request, request->dry_run ? NULL : request->index,
                         run->messages, err))
        return false;
    run->setup.why = request->why;
    run->setup.overrides = &run->meta.overrides;
    run->setup.map = &request->map;
    run->setup.extract.today = run->request->today;
    run->setup.extract.languages = LANGUAGES_FOLDER;
    if (run->request->path_count && !languages_are_in(LANGUAGES_FOLDER))
        messages_say(run->messages,
                     "note: no fpdb.conf in %s (Debian: libexttextcat-data): "
                     "languages but English stay unknown",
                     LANGUAGES_FOLDER);
    run->setup.model = run->request->model;
    run->setup.no_entities = run->request->no_entities;
    run->results = (struct parse_results){run, take_article, take_problem, take_note, take_why};
    /* Parsers first: a process that parses foreign bytes inherits nothing of the index. */
    if ((request->path_count || request->meta) &&
        !parsers_open(&run->parsers, request->jobs, JOB_SECONDS_MAX * 1000, parse_child,
                      &run->setup, &run->results, err))
        return false;
    if (!request->dry_run &&
        (!changes_open(&run->changes, request->today, err) || !refuse_unwanted(run, err)))
        return false;
    return !request->path_count || give_all(run, err);
}

static void sum_up(struct run *run)
{
    const struct changes *c = &run->changes;
    struct index_summary *s = run->summary;

    s->added = c->done.added;
    s->replaced = c->done.replaced;
    s->dropped = c->done.dropped;
    s->unchanged = c->done.unchanged;
    s->copies = c->copies.count;
    s->articles = c->articles;
    s->has_index = c->generation[0] || s->added;
    for (size_t i = 0; i < c->copies.count; i++)
        messages_detail(run->messages, "%.*s: the same text as %.*s",
                        SPAN_ARGS(c->copies.items[i].id), SPAN_ARGS(c->copies.items[i].of));
}

static bool run_all(struct run *run, struct lede_error *err)
{
    bool ok = read_all(run, err);

    messages_wipe(run->messages);
    if (ok && !run->request->dry_run)
        ok = delete_unwanted(run, err) && prune(run, err) &&
             meta_amend(&run->meta, &run->changes, run->parsers, err);
    ok = ok && meta_finish(&run->meta, &run->changes, run->messages, run->summary, err);
    if (!ok || run->request->dry_run)
        return ok;
    if (!names_list_finish(&run->list, &run->changes, run->messages, err))
        return false;
    if (run->messages->terminal)
        messages_progress(run->messages, "%llu articles read, writing the index",
                          (unsigned long long)run->articles);
    ok = changes_finish(&run->changes, err);
    messages_wipe(run->messages);
    if (ok)
        sum_up(run);
    return ok;
}

/* What only drops articles makes no index, nor a folder for one. */
static bool needs_index(const struct index_request *request, struct lede_error *err)
{
    char generation[PATH_MAX];

    if (request->path_count)
        return true;
    if (!generation_current(request->index, generation, err))
        return false;
    return generation[0] || error_set(err, LEDE_MISSING, "no index at %s", request->index);
}

bool index_all(const struct index_request *request, struct messages *messages,
               struct index_summary *summary, struct lede_error *err)
{
    struct run run = {.request = request,
                      .messages = messages,
                      .summary = summary,
                      .problems = {.messages = messages, .summary = summary}};
    struct index_lock lock = {.fd = -1};
    bool ok = false;

    run.started = now();
    run.changes.index = request->index;
    run.changes.jobs = request->jobs;
    run.changes.rebuild = request->rebuild;
    run.changes.language = request->language;
    if (!read_sources(&run, err))
        goto out;
    if (!request->dry_run) {
        if (!needs_index(request, err) || !index_lock_take(&lock, request->index, err))
            goto out;
        generation_tidy(request->index);
    }
    ok = run_all(&run, err);
out:
    parsers_close(run.parsers);
    changes_free(&run.changes);
    inputs_free(&run.inputs);
    meta_free(&run.meta);
    names_list_free(&run.list);
    buf_free(&run.blocks);
    buf_free(&run.problems.shown);
    archives_free(&run.archives);
    arena_free(&run.given);
    index_lock_drop(&lock);
    summary->seconds = now() - run.started;
    return ok;
}
