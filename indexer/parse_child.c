/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/parse_child.h"

#include <stdio.h>

#include "analysis/words.h"
#include "common/file.h"
#include "common/frame.h"
#include "common/limits.h"
#include "common/map.h"
#include "common/utf8.h"
#include "common/varint.h"
#include "index/record.h"
#include "indexer/entities/entities.h"
#include "indexer/extract/extract.h"
#include "indexer/read/reader.h"

static void add_text(struct buf *b, struct span text)
{
    varint_add(b, text.len);
    buf_add(b, text);
}

static bool cut_text(struct span *rest, struct span *text)
{
    uint64_t len;
    if (!varint_cut(rest, &len) || len > rest->len)
        return false;
    *text = span_part(*rest, 0, (size_t)len);
    *rest = span_part(*rest, (size_t)len, rest->len);
    return true;
}

void parse_job_encode(const struct parse_job *job, struct buf *out)
{
    varint_add(out, job->lines);
    varint_add(out, job->first_line);
    /* With its NUL, so that the other side has a C string. */
    add_text(out, (struct span){job->reader, strlen(job->reader) + 1});
    add_text(out, job->shown);
    add_text(out, job->path);
    add_text(out, job->folder);
    add_text(out, job->id);
    add_text(out, job->id_prefix);
    add_text(out, job->bytes);
}

bool parse_job_decode(struct span bytes, struct parse_job *out)
{
    uint64_t lines, first_line;
    struct span reader;

    if (!varint_cut(&bytes, &lines) || !varint_cut(&bytes, &first_line) ||
        !cut_text(&bytes, &reader) || reader.len == 0 || !cut_text(&bytes, &out->shown) ||
        !cut_text(&bytes, &out->path) || !cut_text(&bytes, &out->folder) ||
        !cut_text(&bytes, &out->id) || !cut_text(&bytes, &out->id_prefix) ||
        !cut_text(&bytes, &out->bytes))
        return false;
    out->lines = lines != 0;
    out->first_line = (size_t)first_line;
    out->reader = reader.at;
    return true;
}

void parse_answer_encode(const struct parse_answer *a, struct buf *out)
{
    varint_add(out, a->line);
    varint_add(out, a->skipped);
    varint_add(out, a->foreign);
    buf_add(out, a->rest);
}

bool parse_answer_decode(struct span bytes, struct parse_answer *out)
{
    uint64_t line, skipped, foreign;

    if (!varint_cut(&bytes, &line) || !varint_cut(&bytes, &skipped) ||
        !varint_cut(&bytes, &foreign))
        return false;
    *out = (struct parse_answer){(size_t)line, skipped != 0, foreign != 0, bytes};
    return true;
}

/* ---- The child ---- */

struct child {
    struct extractor *extractor;
    struct name_finder *names;
    struct arena state, item; /* of a job; of an article */
    struct buf job, reply, body, id;
};

static void answer(struct child *c, uint32_t type, size_t line, bool skipped, bool foreign,
                   struct span rest)
{
    buf_reset(&c->body);
    parse_answer_encode(&(struct parse_answer){line, skipped, foreign, rest}, &c->body);
    if (!buf_ok(&c->body))
        c->reply.failed = true;
    frame_add(&c->reply, type, buf_span(&c->body));
}

static void answer_problem(struct child *c, size_t line, bool skipped, const char *text)
{
    answer(c, FRAME_PROBLEM, line, skipped, false, span_of(text));
}

/* The id the document has: its own, or that of its place and line. */
static struct span make_id(struct child *c, const struct parse_job *job,
                           const struct raw_document *raw)
{
    buf_reset(&c->id);
    (void)utf8_repair(job->id_prefix, &c->id);
    if (raw->id.len) {
        (void)utf8_repair(raw->id, &c->id);
    } else {
        (void)utf8_repair(job->id.len ? job->id : SPAN("-"), &c->id);
        if (raw->line)
            buf_addf(&c->id, "#%zu", raw->line);
    }
    return buf_span(&c->id);
}

/* What the article was made from and by what: nothing has to be done when it is equal. */
static uint64_t fingerprint(struct child *c, const struct article *a, struct span bytes)
{
    buf_reset(&c->body);
    buf_u32(&c->body, EXTRACT_VERSION);
    buf_u32(&c->body, RECORD_VERSION);
    buf_u32(&c->body, ENTITIES_VERSION);
    add_text(&c->body, a->id);
    buf_u64(&c->body, hash_bytes(bytes));
    return hash_bytes(buf_span(&c->body));
}

static struct span repaired(struct arena *arena, struct span text)
{
    struct buf b = {0};
    struct span out;

    (void)utf8_repair(text, &b);
    out = arena_span(arena, buf_span(&b));
    buf_free(&b);
    return out;
}

/* One document to one record. False when memory is out. */
static bool make_record(struct child *c, const struct parse_job *job,
                        const struct raw_document *raw, struct lede_error *err)
{
    struct article a = {0};
    struct buf record = {0};
    struct passage *passages;
    struct entity *entities;
    bool ok = false;

    if (!extract_article(c->extractor, raw, &c->item, &a, err))
        goto out;
    a.id = make_id(c, job, raw);
    if (a.id.len == 0 || a.id.len > ID_BYTES_MAX) {
        error_set(err, LEDE_LIMIT, "an id of %zu bytes, at most %d", a.id.len, ID_BYTES_MAX);
        goto out;
    }
    a.path = repaired(&c->item, job->path);
    a.folder = repaired(&c->item, job->folder);
    if (!passages_cut(a.text, &c->item, &passages, &a.passage_count, err))
        goto out;
    a.passages = passages;
    if (!entities_find(c->names, article_title(&a), a.text, &c->item, &entities, &a.entity_count,
                       err))
        goto out;
    a.entities = entities;
    struct words words = {.text = a.text};
    struct word word;
    while (words_next(&words, &word))
        a.word_count++;
    a.fingerprint = fingerprint(c, &a, raw->bytes);
    if (!record_encode(&a, &record, err))
        goto out;
    answer(c, FRAME_ARTICLE, raw->line, false, false, buf_span(&record));
    ok = true;
out:
    buf_free(&record);
    if (!ok && err->status != LEDE_MEMORY) {
        answer_problem(c, raw->line, true, err->text);
        ok = true;
    }
    return ok;
}

static bool run_document(struct child *c, const struct parse_job *job,
                         const struct raw_document *raw, struct lede_error *err)
{
    char text[80];

    if (!make_record(c, job, raw, err))
        return false;
    if (raw->repaired) {
        (void)snprintf(text, sizeof text, "repaired: %zu %s no text", raw->repaired,
                       raw->repaired == 1 ? "byte was" : "bytes were");
        answer_problem(c, raw->line, false, text);
    }
    return true;
}

static bool run_job(struct child *c, const struct parse_job *job, struct lede_error *err)
{
    const struct reader *reader = reader_named(job->reader);
    struct input input = {job->path.len ? job->path : job->shown, job->bytes, job->first_line};
    void *state = reader ? reader->open(&input, &c->state) : NULL;

    if (!state)
        return error_memory(err);
    for (;;) {
        struct raw_document raw = {0};
        struct read_problem problem = {0};
        arena_reset(&c->item);
        switch (reader->next(state, &c->item, &raw, &problem, err)) {
        case READ_FAILED: return false;
        case READ_END: return true;
        case READ_ITEM:
            if (!run_document(c, job, &raw, err))
                return false;
            break;
        case READ_PROBLEM: answer_problem(c, problem.line, true, problem.error.text); break;
        case READ_FOREIGN:
            answer(c, FRAME_PROBLEM, 0, true, true, SPAN("no articles in it"));
            return true;
        }
    }
}

int parse_child(int in, int out)
{
    struct child c = {0};
    struct lede_error err;
    int status = 2;
    uint32_t type;

    if (!extractor_open(&c.extractor, &err))
        goto out;
    c.names = name_finder_open(&err);
    if (!c.names)
        goto out;
    for (;;) {
        struct parse_job job = {0};
        enum step step = frame_read(in, 0, &c.job, &type, &err);
        if (step == STEP_END)
            status = 0;
        if (step != STEP_ITEM || !parse_job_decode(buf_span(&c.job), &job))
            break;
        buf_reset(&c.reply);
        arena_reset(&c.state);
        /* Out of memory costs the one job; what was made of it is given, the rest is named. */
        if (!run_job(&c, &job, &err))
            answer_problem(&c, 0, true, err.text);
        frame_add(&c.reply, FRAME_DONE, (struct span){0});
        if (!buf_ok(&c.reply) || !file_write_all(out, buf_span(&c.reply), &err))
            break;
    }
out:
    extractor_close(c.extractor);
    name_finder_close(c.names);
    arena_free(&c.state);
    arena_free(&c.item);
    buf_free(&c.job);
    buf_free(&c.reply);
    buf_free(&c.body);
    buf_free(&c.id);
    return status;
}
