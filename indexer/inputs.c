/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "common/limits.h"
#include "indexer/input/packed.h"
#include "indexer/input/stream.h"
#include "indexer/input/unpack.h"
#include "indexer/problems.h"
#include "indexer/read/reader.h"

/* A problem that costs the input (path: of its file), or the end of the run for want of memory. */
static bool skip_or_stop(struct inputs *in, struct span shown, struct span path, size_t line,
                         const struct lede_error *problem, struct lede_error *err)
{
    if (problem->status == LEDE_MEMORY) {
        *err = *problem;
        return false;
    }
    input_skipped(in->messages, in->summary, shown, line, problem->text);
    return archives_damaged(in->archives, path, err);
}

static void count_foreign(struct inputs *in, struct span shown, const char *why)
{
    in->summary->foreign++;
    messages_detail(in->messages, "%.*s: %s", SPAN_ARGS(shown), why);
}

/* The pieces of an input of many documents. */
static bool give_pieces(struct inputs *in, struct parse_job *job, struct stream *stream,
                        struct lede_error *err)
{
    struct lede_error problem;
    enum step step;
    bool nothing = true, told = false;

    while ((step = stream_next(stream, &job->bytes, &job->first_line, &problem)) != STEP_END) {
        nothing = false;
        if (step == STEP_FAILED) {
            told = true;
            if (!skip_or_stop(in, job->shown, job->path, job->first_line, &problem, err))
                return false;
            continue;
        }
        job->layout = stream->state.layout;
        job->in_line = stream->in_line;
        in->summary->bytes += job->bytes.len;
        if (!parsers_give(in->parsers, job, err))
            return false;
        in->progress(in->context);
    }
    if (stream->state.open && !told) {
        (void)error_set(&problem, LEDE_INPUT,
                        "its array has no end: what should follow is missing");
        return skip_or_stop(in, job->shown, job->path, 0, &problem, err);
    }
    if (nothing && stream->state.layout != 0)
        count_foreign(in, job->shown, "nothing in it");
    return true;
}

static bool give_whole(struct inputs *in, struct parse_job *job, struct stream *stream,
                       struct lede_error *err)
{
    struct lede_error problem;

    if (!stream_whole(stream, FILE_BYTES_MAX, &job->bytes, &problem))
        return skip_or_stop(in, job->shown, job->path, 0, &problem, err);
    in->summary->bytes += job->bytes.len;
    if (!parsers_give(in->parsers, job, err))
        return false;
    in->progress(in->context);
    return true;
}

/* What no reader knows. One that the user named is missed. */
static bool pass_foreign(struct inputs *in, struct span shown, bool named)
{
    if (named)
        input_skipped(in->messages, in->summary, shown, 0, "no known format");
    else
        count_foreign(in, shown, "no known format");
    return true;
}

/* An input that is not packed; begin is what was peeked at of it. named: the user named it. */
static bool give_plain(struct inputs *in, struct parse_job *job, struct stream *stream,
                       struct span begin, bool named, struct lede_error *err)
{
    struct span sniffed = span_part(begin, 0, begin.len < SNIFF_BYTES ? begin.len : SNIFF_BYTES);
    bool has_name = job->path.len > 0;
    const struct reader *reader =
        reader_choose(sniffed, has_name ? packed_stem(job->shown) : (struct span){0});
    size_t head;

    if (!reader && stream->failed)
        return skip_or_stop(in, job->shown, job->path, 0, &stream->why, err);
    if (!reader)
        return (begin.len == 0 && !has_name) || pass_foreign(in, job->shown, named);
    job->reader = reader->name;
    job->input = ++in->given;
    job->pieces = reader->cut && begin.len > 0;
    job->layout = 0;
    job->in_line = 0;
    job->head = (struct span){0};
    if (!job->pieces)
        return give_whole(in, job, stream, err);
    head = reader->head ? reader->head(begin) : 0;
    if (head > 0) {
        arena_reset(&in->head);
        job->head = arena_span(&in->head, span_part(begin, 0, head));
        if (!job->head.at)
            return error_memory(err);
        stream_drop(stream, head);
    }
    stream->cut = reader->cut;
    return give_pieces(in, job, stream, err);
}

/* What a member is called: the archive, "!", its name; what only is compressed has none of its own. */
static bool name_member(const struct parse_job *archive, struct span name, struct inputs *in,
                        struct parse_job *member, struct lede_error *err)
{
    struct buf *const names[] = {&in->shown, &in->id};
    const struct span of[] = {archive->shown, archive->id.len ? archive->id : SPAN("-")};

    *member = *archive;
    if (name.len == 0)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        buf_reset(names[i]);
        buf_add(names[i], of[i]);
        buf_byte(names[i], '!');
        buf_add(names[i], name);
        if (!buf_ok(names[i]))
            return error_memory(err);
    }
    member->shown = buf_span(&in->shown);
    member->id = buf_span(&in->id);
    return true;
}

static bool give_member(struct inputs *in, const struct parse_job *archive, struct unpack *unpack,
                        struct span name, struct lede_error *err)
{
    struct stream stream = {.fd = -1, .from = unpack_read, .context = unpack};
    struct lede_error problem;
    struct parse_job job;
    struct span begin;
    bool ok = name_member(archive, name, in, &job, err);

    if (ok && !stream_peek(&stream, HEAD_BYTES, &begin, &problem))
        ok = skip_or_stop(in, job.shown, job.path, 0, &problem, err);
    else if (ok)
        ok = give_plain(in, &job, &stream, begin, false, err);
    stream_free(&stream);
    return ok;
}

/* Each member of a packed input. */
static bool give_members(struct inputs *in, const struct parse_job *archive, struct stream *stream,
                         struct lede_error *err)
{
    struct unpack unpack = {0};
    struct lede_error problem;
    struct parse_job job;
    struct span name;
    enum step step;
    bool ok = unpack_open(&unpack, stream, JOB_SECONDS_MAX * 1000, err);
    uint64_t problems = in->summary->skipped;
    bool named = false;

    while (ok && (step = unpack_next(&unpack, &name, &problem)) != STEP_END) {
        named = named || name.len > 0;
        if (step == STEP_ITEM)
            ok = give_member(in, archive, &unpack, name, err);
        else
            ok = name_member(archive, name, in, &job, err) &&
                 skip_or_stop(in, job.shown, job.path, 0, &problem, err);
    }
    if (unpack.note.len && in->note)
        in->note(in->context, unpack.note.at[0] == 'd',
                 span_part(buf_span(&unpack.note), 1, unpack.note.len));
    if (ok && unpack.members == 0 && in->summary->skipped == problems) {
        count_foreign(in, archive->shown, "nothing in it");
    }
    unpack_close(&unpack);
    return ok &&
           (!named || archives_read(in->archives, archive->path, in->id_prefix, archive->id, err));
}

static bool give_any(struct inputs *in, struct parse_job *job, struct stream *stream, bool named,
                     struct lede_error *err)
{
    struct lede_error problem;
    struct span begin;
    uint64_t done = in->done;
    bool ok;

    if (!stream_peek(stream, HEAD_BYTES, &begin, &problem))
        return skip_or_stop(in, job->shown, job->path, 0, &problem, err);
    ok = packed_begins(begin, job->shown) ? give_members(in, job, stream, err)
                                          : give_plain(in, job, stream, begin, named, err);
    in->done = done + stream->got;
    return ok;
}

bool inputs_give(struct inputs *in, const struct place *place, const struct lede_error *problem,
                 struct lede_error *err)
{
    struct stream stream = {.fd = -1};
    struct lede_error why;
    struct parse_job job = {.shown = place->shown,
                            .path = place->path,
                            .folder = place->folder,
                            .id = place->id,
                            .id_prefix = in->id_prefix,
                            .first_line = 1};
    bool ok;

    if (problem)
        return skip_or_stop(in, place->shown, place->path, 0, problem, err);
    stream.fd = open(place->path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (stream.fd < 0) {
        (void)error_errno(&why, errno, "skipped");
        return skip_or_stop(in, place->shown, place->path, 0, &why, err);
    }
    ok = give_any(in, &job, &stream, place->named, err);
    stream_free(&stream);
    (void)close(stream.fd);
    return ok;
}

bool inputs_give_standard_input(struct inputs *in, struct lede_error *err)
{
    struct stream stream = {.fd = STDIN_FILENO};
    struct parse_job job = {
        .shown = SPAN("standard input"), .id_prefix = in->id_prefix, .first_line = 1};
    bool ok = give_any(in, &job, &stream, true, err);

    stream_free(&stream);
    return ok;
}

void inputs_free(struct inputs *in)
{
    arena_free(&in->head);
    buf_free(&in->shown);
    buf_free(&in->id);
}
