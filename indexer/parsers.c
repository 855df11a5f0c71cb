/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/parsers.h"

#include <stdio.h>
#include <sys/wait.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/process.h"
#include "index/record.h"
#include "indexer/parse_child.h"
#include "indexer/read/reader.h"

/* One process and the job it is at. Jobs go round, so that results are taken in the order of jobs. */
struct slot {
    struct child_process child;
    struct buf job; /* empty: nothing to wait for */
};

struct parsers {
    struct slot *slots;
    size_t count, next;
    unsigned job_ms;
    parse_work *work;
    const struct parse_setup *setup;
    const struct parse_results *results;
    struct buf frame;
    struct arena arena;
};

static int run_child(int in, int out, void *context)
{
    const struct parsers *p = context;
    return p->work(in, out, p->setup);
}

bool parsers_open(struct parsers **out, size_t count, unsigned job_ms, parse_work *work,
                  const struct parse_setup *setup, const struct parse_results *results,
                  struct lede_error *err)
{
    struct parsers *p = mem_take(1, sizeof *p);

    if (!p)
        return error_memory(err);
    p->job_ms = job_ms;
    p->work = work;
    p->setup = setup;
    p->results = results;
    p->slots = mem_take(count, sizeof *p->slots);
    if (!p->slots) {
        parsers_close(p);
        return error_memory(err);
    }
    for (p->count = 0; p->count < count; p->count++)
        if (!child_start(&p->slots[p->count].child, run_child, p, err)) {
            parsers_close(p);
            return false;
        }
    *out = p;
    return true;
}

void parsers_close(struct parsers *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++) {
        (void)child_stop(&p->slots[i].child, true);
        buf_free(&p->slots[i].job);
    }
    mem_free(p->slots);
    buf_free(&p->frame);
    arena_free(&p->arena);
    mem_free(p);
}

enum outcome {
    TAKEN,
    STOPPED, /* by the results, or for want of memory */
    DIED,
    BROKEN, /* sent what no parser sends */
    TOO_SLOW
};

/* Pass one frame on to the results. */
static enum outcome pass_on(struct parsers *p, const struct parse_job *job, uint32_t type,
                            size_t *line, struct lede_error *err)
{
    struct parse_answer a;
    struct article article;
    char reason[sizeof err->text];
    bool ok;

    if (!parse_answer_decode(buf_span(&p->frame), &a))
        return BROKEN;
    if (type == FRAME_WHY) {
        if (p->results->why)
            p->results->why(p->results->context, a.rest);
        return TAKEN;
    }
    if (type == FRAME_ARTICLE) {
        arena_reset(&p->arena);
        if (!record_decode(a.rest, &p->arena, &article, err))
            return err->status == LEDE_MEMORY ? STOPPED : BROKEN;
        ok = p->results->article(p->results->context, job, a.line, a.rest, &article, err);
    } else {
        (void)snprintf(reason, sizeof reason, "%.*s", SPAN_ARGS(a.rest));
        ok = p->results->problem(p->results->context, job, a.line, a.skipped, a.foreign, reason,
                                 err);
    }
    *line = a.line;
    return ok ? TAKEN : STOPPED;
}

/* Take the whole answer to the slot's job. *line is that of the last thing passed on. */
static enum outcome take_answer(struct parsers *p, struct slot *s, const struct parse_job *job,
                                size_t *line, struct lede_error *why)
{
    for (;;) {
        enum outcome outcome;
        uint32_t type;
        enum step step = frame_read(s->child.from, p->job_ms, &p->frame, &type, why);
        if (step == STEP_FAILED && why->status == LEDE_LIMIT)
            return TOO_SLOW;
        if (step == STEP_FAILED && why->status == LEDE_MEMORY)
            return STOPPED;
        if (step != STEP_ITEM)
            return DIED;
        if (type == FRAME_DONE)
            return TAKEN;
        if (type == FRAME_NOTE) {
            struct span note = buf_span(&p->frame);
            if (p->results->note && note.len > 0)
                p->results->note(p->results->context, note.at[0] == 'd',
                                 span_part(note, 1, note.len));
            continue;
        }
        outcome = pass_on(p, job, type, line, why);
        if (outcome != TAKEN)
            return outcome;
    }
}

/* The process died, or has to: replace it. text says what happened. */
static bool replace_child(struct parsers *p, struct slot *s, enum outcome outcome, char text[80],
                          struct lede_error *err)
{
    char how[40];
    /* One that has ended already is not killed by this, and says how it ended. */
    int status = child_stop(&s->child, true);

    child_describe(status, how);
    if (WIFEXITED(status) && WEXITSTATUS(status) == PARSE_NO_MEMORY)
        (void)snprintf(how, sizeof how, "ran out of memory");
    if (outcome == TOO_SLOW)
        (void)snprintf(text, 80, "skipped: its reader took longer than %u s", p->job_ms / 1000);
    else if (outcome == BROKEN)
        (void)snprintf(text, 80, "skipped: its reader went wrong");
    else
        (void)snprintf(text, 80, "skipped: its reader %s", how);
    return child_start(&s->child, run_child, p, err);
}

/* Send one job and take its answer at once; a death costs this job alone. */
static bool run_alone(struct parsers *p, struct slot *s, const struct parse_job *job,
                      struct lede_error *err)
{
    struct lede_error why = {0};
    enum outcome outcome = DIED;
    char text[80];
    size_t line = 0;

    buf_reset(&s->job);
    parse_job_encode(job, &s->job);
    if (!buf_ok(&s->job))
        return error_memory(err);
    if (frame_write(s->child.to, FRAME_JOB, buf_span(&s->job), &why))
        outcome = take_answer(p, s, job, &line, &why);
    if (outcome == STOPPED)
        *err = why;
    if (outcome == TAKEN || outcome == STOPPED)
        return outcome == TAKEN;
    if (!replace_child(p, s, outcome, text, err))
        return false;
    return p->results->problem(p->results->context, job, job->pieces ? job->first_line : 0, true,
                               false, text, err);
}

static size_t count_lines(struct span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}

/* The job's process died: run its documents one by one, so that only the one at fault is lost. What came
 * before its death is not asked for again: answers up to line `done` were passed on. */
static bool run_documents(struct parsers *p, struct slot *s, const struct parse_job *job,
                          size_t done, struct lede_error *err)
{
    const struct reader *reader = reader_named(job->reader);
    struct cut_state state = {.layout = job->layout, .in_line = job->in_line};
    struct span rest = job->bytes;
    struct parse_job one = *job;
    bool ok = true;

    while (ok && rest.len) {
        one.in_line = state.in_line;
        size_t len = reader && reader->cut ? reader->cut(&state, rest, true) : 0;
        one.bytes = span_part(rest, 0, len ? len : rest.len);
        if (one.first_line > done && span_trim(one.bytes).len)
            ok = run_alone(p, s, &one, err);
        one.first_line += count_lines(one.bytes);
        rest = span_part(rest, one.bytes.len, rest.len);
    }
    return ok;
}

/* Take the answer that the slot owes. */
static bool finish(struct parsers *p, struct slot *s, struct lede_error *err)
{
    struct parse_job job = {0};
    struct lede_error why = {0};
    struct buf kept = s->job;
    size_t line = 0;
    char text[80];
    bool ok;

    if (kept.len == 0)
        return true;
    s->job = (struct buf){0};
    if (!parse_job_decode(buf_span(&kept), &job)) {
        buf_free(&kept);
        return error_memory(err);
    }
    enum outcome outcome = take_answer(p, s, &job, &line, &why);
    ok = outcome == TAKEN;
    if (outcome == STOPPED)
        *err = why;
    if (outcome != TAKEN && outcome != STOPPED) {
        ok = replace_child(p, s, outcome, text, err);
        if (ok && job.pieces)
            ok = run_documents(p, s, &job, line, err);
        else if (ok)
            ok = p->results->problem(p->results->context, &job, 0, true, false, text, err);
    }
    buf_free(&s->job);
    buf_reset(&kept);
    s->job = kept; /* its memory serves the next job */
    return ok;
}

bool parsers_give(struct parsers *p, const struct parse_job *job, struct lede_error *err)
{
    struct slot *s = &p->slots[p->next];
    struct lede_error ignored;

    p->next = (p->next + 1) % p->count;
    if (!finish(p, s, err))
        return false;
    buf_reset(&s->job);
    parse_job_encode(job, &s->job);
    if (!buf_ok(&s->job))
        return error_memory(err);
    /* A process that cannot take its job has died: finish() sees it, and names the job. */
    (void)!frame_write(s->child.to, FRAME_JOB, buf_span(&s->job), &ignored);
    return true;
}

bool parsers_drain(struct parsers *p, struct lede_error *err)
{
    for (size_t i = 0; i < p->count; i++) {
        struct slot *s = &p->slots[(p->next + i) % p->count];
        if (!finish(p, s, err))
            return false;
    }
    return true;
}
