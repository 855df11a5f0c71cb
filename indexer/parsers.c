/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/parsers.h"

#include <stdio.h>

#include "common/process.h"
#include "common/file.h"
#include "common/frame.h"
#include "index/record.h"
#include "indexer/parse_child.h"

enum { JOB_SECONDS_MAX = 60 };

/* One process and the job it is at. Jobs go round, so that results are taken in the order of jobs. */
struct slot {
    struct child_process child;
    struct buf job; /* empty: nothing to wait for */
};

struct parsers {
    struct slot *slots;
    size_t count, next;
    const struct parse_results *results;
    struct buf frame, send;
    struct arena arena;
};

static int run_child(int in, int out, void *context)
{
    (void)context;
    return parse_child(in, out);
}

bool parsers_open(struct parsers **out, size_t count, const struct parse_results *results,
                  struct lede_error *err)
{
    struct parsers *p = mem_take(1, sizeof *p);

    if (!p)
        return error_memory(err);
    p->results = results;
    p->slots = mem_take(count, sizeof *p->slots);
    if (!p->slots) {
        parsers_close(p);
        return error_memory(err);
    }
    for (p->count = 0; p->count < count; p->count++)
        if (!child_start(&p->slots[p->count].child, run_child, NULL, err)) {
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
    buf_free(&p->send);
    arena_free(&p->arena);
    mem_free(p);
}

/* Pass one frame on to the results. False: stop. *done at the end of the answer; *broken when the other
 * side sends what cannot be. */
static bool pass_on(struct parsers *p, const struct parse_job *job, uint32_t type, bool *done,
                    bool *broken, struct lede_error *err)
{
    struct parse_answer a;
    struct article article;
    char reason[sizeof err->text];

    *done = type == FRAME_DONE;
    if (*done)
        return true;
    if (!parse_answer_decode(buf_span(&p->frame), &a)) {
        *broken = true;
        return true;
    }
    if (type == FRAME_ARTICLE) {
        arena_reset(&p->arena);
        if (!record_decode(a.rest, &p->arena, &article, err)) {
            *broken = err->status != LEDE_MEMORY;
            return *broken;
        }
        return p->results->article(p->results->context, job, a.line, a.rest, &article, err);
    }
    size_t len = a.rest.len < sizeof reason ? a.rest.len : sizeof reason - 1;
    if (len)
        memcpy(reason, a.rest.at, len);
    reason[len] = '\0';
    return p->results->problem(p->results->context, job, a.line, a.skipped, a.foreign, reason, err);
}

enum outcome { TAKEN, STOPPED, DIED };

/* Take the whole answer to the slot's job. */
static enum outcome take_answer(struct parsers *p, struct slot *s, const struct parse_job *job,
                                struct lede_error *why)
{
    bool done = false, broken = false;

    while (!done) {
        uint32_t type;
        switch (frame_read(s->child.from, JOB_SECONDS_MAX * 1000, &p->frame, &type, why)) {
        case STEP_ITEM: break;
        case STEP_END:
        case STEP_FAILED: return DIED;
        }
        if (!pass_on(p, job, type, &done, &broken, why))
            return STOPPED;
        if (broken)
            return DIED;
    }
    return TAKEN;
}

static bool send_job(struct parsers *p, struct slot *s, struct lede_error *err)
{
    buf_reset(&p->send);
    frame_add(&p->send, FRAME_JOB, buf_span(&s->job));
    if (!buf_ok(&p->send))
        return error_memory(err);
    return file_write_all(s->child.to, buf_span(&p->send), err);
}

/* The process died or took too long: replace it. text says what happened. */
static bool replace_child(struct slot *s, const struct lede_error *why, char text[80],
                          struct lede_error *err)
{
    int status = child_stop(&s->child, why->status == LEDE_LIMIT);
    char how[40];

    child_describe(status, how);
    if (why->status == LEDE_LIMIT)
        (void)snprintf(text, 80, "skipped: its reader took longer than %d s", JOB_SECONDS_MAX);
    else
        (void)snprintf(text, 80, "skipped: its reader %s", how);
    return child_start(&s->child, run_child, NULL, err);
}

/* Send one job and take its answer at once; a death costs this job alone. */
static bool run_alone(struct parsers *p, struct slot *s, const struct parse_job *job,
                      struct lede_error *err)
{
    struct lede_error why = {0};
    char text[80];

    buf_reset(&s->job);
    parse_job_encode(job, &s->job);
    if (!buf_ok(&s->job))
        return error_memory(err);
    enum outcome outcome = send_job(p, s, &why) ? take_answer(p, s, job, &why) : DIED;
    if (outcome == STOPPED)
        *err = why;
    if (outcome != DIED)
        return outcome == TAKEN;
    if (!replace_child(s, &why, text, err))
        return false;
    return p->results->problem(p->results->context, job, job->lines ? job->first_line : 0, true,
                               false, text, err);
}

/* The job's process died: run its lines one by one, so that only the one at fault is lost. An answer is
 * sent whole or not at all, so that none of them was passed on. */
static bool run_lines(struct parsers *p, struct slot *s, const struct parse_job *job,
                      struct lede_error *err)
{
    struct span rest = job->bytes, line;
    struct parse_job one = *job;
    bool ok = true;

    for (size_t number = job->first_line; ok && span_cut(&rest, '\n', &line); number++) {
        one.first_line = number;
        one.bytes = line;
        if (span_trim(line).len)
            ok = run_alone(p, s, &one, err);
    }
    return ok;
}

/* Take the answer that the slot owes. */
static bool finish(struct parsers *p, struct slot *s, struct lede_error *err)
{
    struct parse_job job = {0};
    struct lede_error why = {0};
    struct buf kept = s->job;
    char text[80];
    bool ok;

    if (kept.len == 0)
        return true;
    s->job = (struct buf){0};
    if (!parse_job_decode(buf_span(&kept), &job)) {
        buf_free(&kept);
        return error_memory(err);
    }
    enum outcome outcome = take_answer(p, s, &job, &why);
    ok = outcome == TAKEN;
    if (outcome == STOPPED)
        *err = why;
    if (outcome == DIED) {
        ok = replace_child(s, &why, text, err);
        if (ok && job.lines)
            ok = run_lines(p, s, &job, err);
        else if (ok)
            ok = p->results->problem(p->results->context, &job, 0, true, false, text, err);
    }
    buf_reset(&s->job);
    buf_free(&kept);
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
    (void)!send_job(p, s, &ignored);
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
