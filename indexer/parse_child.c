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
#include "indexer/amend.h"
#include "indexer/entities/entities.h"
#include "indexer/entities/quotes.h"
#include "indexer/entities/tag_model.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/verdicts.h"
#include "indexer/input/sandbox.h"
#include "indexer/read/charset.h"
#include "indexer/read/key_map.h"
#include "indexer/read/reader.h"

void parse_job_encode(const struct parse_job *job, struct buf *out)
{
    varint_add(out, job->pieces);
    varint_add(out, job->layout);
    varint_add(out, job->input);
    varint_add(out, job->first_line);
    varint_add(out, job->in_line);
    /* With its NUL, so that the other side has a C string. */
    varint_add_text(out, (struct span){job->reader, strlen(job->reader) + 1});
    varint_add_text(out, job->shown);
    varint_add_text(out, job->path);
    varint_add_text(out, job->folder);
    varint_add_text(out, job->id);
    varint_add_text(out, job->id_prefix);
    varint_add_text(out, job->head);
    varint_add_text(out, job->bytes);
}

bool parse_job_decode(struct span bytes, struct parse_job *out)
{
    uint64_t pieces, layout, first_line, in_line;
    struct span reader;

    if (!varint_cut(&bytes, &pieces) || !varint_cut(&bytes, &layout) ||
        !varint_cut(&bytes, &out->input) || !varint_cut(&bytes, &first_line) ||
        !varint_cut(&bytes, &in_line) || !varint_cut_text(&bytes, &reader) ||
        !memchr(reader.at, '\0', reader.len) || !varint_cut_text(&bytes, &out->shown) ||
        !varint_cut_text(&bytes, &out->path) || !varint_cut_text(&bytes, &out->folder) ||
        !varint_cut_text(&bytes, &out->id) || !varint_cut_text(&bytes, &out->id_prefix) ||
        !varint_cut_text(&bytes, &out->head) || !varint_cut_text(&bytes, &out->bytes))
        return false;
    out->pieces = pieces != 0;
    out->layout = (unsigned)layout;
    out->first_line = (size_t)first_line;
    out->in_line = (size_t)in_line;
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

/* A reply is handed over in parts of what a pipe takes: a file of many small articles has 300 MB of it. */
enum { REPLY_BYTES = 1 << 20 };

struct child {
    int out;
    const struct parse_setup *setup;
    struct extractor *extractor;
    struct name_finder *names; /* NULL: none are looked for */
    uint64_t model;            /* which model finds them */
    struct arena state, item;  /* of a job; of an article */
    struct buf job, reply, body, id;
};

/* Hand over what has been made. After a failure there is nobody to hand it to. */
static bool send_reply(struct child *c)
{
    struct lede_error ignored;

    if (!file_write_all(c->out, buf_span(&c->reply), &ignored))
        c->reply.failed = true;
    else
        buf_reset(&c->reply);
    return buf_ok(&c->reply);
}

/* There is no memory for the reply: the job is lost, and this alone is said, in the bytes of
 * parse_answer_encode(). */
static bool give_up(struct child *c)
{
    struct lede_error ignored;

    buf_free(&c->reply);
    return frame_write(c->out, FRAME_PROBLEM, SPAN("\0\1\0out of memory"), &ignored) &&
           frame_write(c->out, FRAME_DONE, (struct span){0}, &ignored);
}

static void answer(struct child *c, uint32_t type, size_t line, bool skipped, bool foreign,
                   struct span rest)
{
    buf_reset(&c->body);
    parse_answer_encode(&(struct parse_answer){line, skipped, foreign, rest}, &c->body);
    if (!buf_ok(&c->body))
        c->reply.failed = true;
    frame_add(&c->reply, type, buf_span(&c->body));
    if (buf_ok(&c->reply) && c->reply.len >= REPLY_BYTES)
        (void)send_reply(c);
}

static void answer_problem(struct child *c, size_t line, bool skipped, const char *text)
{
    answer(c, FRAME_PROBLEM, line, skipped, false, span_of(text));
}

/* The id the document has: its own, or that of its place and line. */
static bool make_id(struct child *c, const struct parse_job *job, const struct raw_document *raw,
                    struct span *id, struct lede_error *err)
{
    buf_reset(&c->id);
    bool part = raw->id_of_part && raw->id.len;

    (void)utf8_repair(job->id_prefix, &c->id);
    if (part || !raw->id.len)
        (void)utf8_repair(job->id.len ? job->id : SPAN("-"), &c->id);
    if (part)
        buf_byte(&c->id, '#');
    if (raw->id.len) {
        (void)utf8_repair(raw->id, &c->id);
    } else if (raw->line) {
        buf_addf(&c->id, "#%zu", raw->line);
        if (raw->in_line > 1)
            buf_addf(&c->id, ".%zu", raw->in_line);
    }
    *id = buf_span(&c->id);
    if (!buf_ok(&c->id))
        return error_memory(err);
    if (id->len == 0 || id->len > ID_BYTES_MAX)
        return error_set(err, LEDE_LIMIT, "an id of %zu bytes, at most %d", id->len, ID_BYTES_MAX);
    return true;
}

/* What the article was made from and by what: nothing has to be done when it is equal. */
static bool make_fingerprint(struct child *c, struct article *a, struct span bytes,
                             struct lede_error *err)
{
    buf_reset(&c->body);
    buf_u32(&c->body, EXTRACT_VERSION);
    buf_u32(&c->body, RECORD_VERSION);
    buf_u32(&c->body, ENTITIES_VERSION);
    buf_u32(&c->body, QUOTES_VERSION);
    buf_u64(&c->body, c->model);
    varint_add_text(&c->body, a->id);
    buf_u64(&c->body, hash_bytes(bytes));
    if (c->setup->extract.sources.len)
        buf_u64(&c->body, hash_bytes(c->setup->extract.sources));
    if (c->setup->map && c->setup->map->count)
        varint_add_text(&c->body, c->setup->map->text);
    a->fingerprint = hash_bytes(buf_span(&c->body));
    return buf_ok(&c->body) || error_memory(err);
}

static bool repair(struct arena *arena, struct span text, struct span *out, struct lede_error *err)
{
    struct buf b = {0};
    bool ok;

    (void)utf8_repair(text, &b);
    *out = arena_span(arena, buf_span(&b));
    ok = buf_ok(&b) && out->at;
    buf_free(&b);
    return ok || error_memory(err);
}

/* Count the article's words. Fails with LEDE_LIMIT where more of them are different than can be indexed in
 * bounded memory: a table of numbers, or noise. */
static bool count_words(struct article *a, struct lede_error *err)
{
    struct words words = {.text = a->text};
    struct map different = {0};
    struct word word;
    bool ok = true;

    while (words_next(&words, &word))
        a->word_count++;
    if (a->word_count <= DIFFERENT_WORDS_MAX)
        return true;
    words = (struct words){.text = a->text};
    while (ok && different.count <= DIFFERENT_WORDS_MAX && words_next(&words, &word))
        ok = map_put(&different, word.form, NULL) || error_memory(err);
    if (ok && different.count > DIFFERENT_WORDS_MAX)
        ok = error_set(err, LEDE_LIMIT, "its text has more than %d different words",
                       DIFFERENT_WORDS_MAX);
    map_free(&different);
    return ok;
}

enum { WHY_TEXT_MAX = 400 /* bytes of a block */ };

/* What became of the blocks. Fails with LEDE_MEMORY. */
static bool answer_why(struct child *c, const struct raw_document *raw, const struct verdicts *why,
                       struct lede_error *err)
{
    struct buf text = {0};
    bool ok;

    for (size_t i = 0; i < why->count; i++) {
        const struct verdict *v = &why->items[i];
        struct span begin = span_part(v->text, 0, utf8_cut(v->text, WHY_TEXT_MAX));
        buf_addf(&text, "%c%s\t", v->kept ? '+' : '-', v->rule);
        for (size_t at = 0; at < begin.len; at++)
            buf_byte(&text, begin.at[at] == '\n' ? ' ' : begin.at[at]);
        buf_byte(&text, '\n');
    }
    ok = buf_ok(&text) || error_memory(err);
    if (ok)
        answer(c, FRAME_WHY, raw->line, false, false, buf_span(&text));
    buf_free(&text);
    return ok;
}

/* A document to the fields and text of its article. */
static bool extract(struct child *c, const struct raw_document *raw, struct article *a,
                    struct lede_error *err)
{
    struct verdicts why = {0};
    bool ok = extract_article_why(c->extractor, raw, &c->item, a, c->setup->why ? &why : NULL, err);

    if (!c->setup->why || (!ok && err->status == LEDE_MEMORY))
        return ok;
    return answer_why(c, raw, &why, err) && ok;
}

/* The article's names, of which the title tells too, and who says what. */
static bool find_names(struct child *c, struct article *a, struct lede_error *err)
{
    struct entity *entities;
    struct quotation *quotes;

    if (!c->names)
        return true;
    if (!entities_find(c->names, article_title(a), a->text, &c->item, &entities, &a->entity_count,
                       err))
        return false;
    a->entities = entities;
    if (!quotes_find(name_finder_speech(c->names), a, &c->item, &quotes, &a->quote_count, err))
        return false;
    a->quotes = quotes;
    return true;
}

/* One document to one record. False when memory is out. */
static bool make_record(struct child *c, const struct parse_job *job,
                        const struct raw_document *raw, struct lede_error *err)
{
    const struct overrides *overrides = c->setup->overrides;
    struct article a = {0};
    struct buf record = {0};
    struct passage *passages = NULL;
    bool ok = false;

    if (!extract(c, raw, &a, err) || !make_id(c, job, raw, &a.id, err) ||
        !repair(&c->item, job->path, &a.path, err) ||
        !repair(&c->item, job->folder, &a.folder, err) ||
        (overrides && !amend_article(&a, overrides, &c->item, err)))
        goto out;
    if (!count_words(&a, err) || !passages_cut(a.text, &c->item, &passages, &a.passage_count, err))
        goto out;
    a.passages = passages;
    if (!find_names(c, &a, err) || !make_fingerprint(c, &a, raw->bytes, err) ||
        !record_encode(&a, &record, err))
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

/* A record of the index to the record that the user wants now. */
static bool run_record(struct child *c, const struct parse_job *job, struct lede_error *err)
{
    struct article a;
    struct buf record = {0};
    struct span title;
    bool ok = record_decode(job->bytes, &c->item, &a, err);

    title = ok ? article_title(&a) : (struct span){0};
    ok = ok && amend_article(&a, c->setup->overrides, &c->item, err) &&
         (span_equal(title, article_title(&a)) || find_names(c, &a, err)) &&
         record_encode(&a, &record, err);
    if (ok)
        answer(c, FRAME_ARTICLE, 0, false, false, buf_span(&record));
    buf_free(&record);
    return ok;
}

static bool run_job(struct child *c, const struct parse_job *job, struct lede_error *err)
{
    const struct reader *reader = reader_named(job->reader);
    struct input input = {.path = job->shown,
                          .head = job->head,
                          .bytes = job->bytes,
                          .layout = job->layout,
                          .first_line = job->first_line,
                          .in_line = job->in_line,
                          .map = c->setup->map};
    void *state;

    if (strcmp(job->reader, READER_RECORD) == 0)
        return run_record(c, job, err);
    state = reader ? reader->open(&input, &c->state) : NULL;
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
            raw.path = job->path;
            raw.folder = job->folder;
            if (!run_document(c, job, &raw, err))
                return false;
            break;
        case READ_PROBLEM: answer_problem(c, problem.line, true, problem.error.text); break;
        case READ_FOREIGN:
            answer(c, FRAME_PROBLEM, 0, true, true,
                   problem.error.text[0] ? span_of(problem.error.text) : SPAN("no articles in it"));
            return true;
        }
    }
}

/* Shut itself in, and say so where that cannot be had. */
static void enter_sandbox(struct child *c)
{
    struct lede_error err;
    char text[200];

    sandbox_describe(sandbox_enter(SANDBOX_MEMORY_MB, &err), &err, text);
    if (text[0] == '\0')
        return;
    buf_reset(&c->body);
    buf_byte(&c->body, 'n');
    buf_text(&c->body, text);
    if (buf_ok(&c->body))
        (void)!frame_write(c->out, FRAME_NOTE, buf_span(&c->body), &err);
}

int parse_child(int in, int out, const struct parse_setup *setup)
{
    struct child c = {.out = out, .setup = setup};
    void *charsets = NULL; /* what is loaded late is loaded before the sandbox is entered */
    struct lede_error err;
    int status = 2;
    uint32_t type;

    if (!extractor_open(&c.extractor, &setup->extract, &err) ||
        (!setup->no_entities && !(c.names = name_finder_open(setup->model, &err)))) {
        status = PARSE_NO_MEMORY;
        goto out;
    }
    c.model = setup->no_entities ? 1 : setup->model ? setup->model->checksum : 0;
    /* Without a sandbox they may come late, and valgrind takes the loader for wrong. */
    charsets = sandbox_is_watched() ? NULL : charset_load();
    enter_sandbox(&c);
    for (;;) {
        struct parse_job job = {0};
        enum step step = frame_read(in, 0, &c.job, &type, &err);
        if (step == STEP_END)
            status = 0;
        else if (step == STEP_FAILED && err.status == LEDE_MEMORY)
            status = PARSE_NO_MEMORY;
        if (step != STEP_ITEM || !parse_job_decode(buf_span(&c.job), &job))
            break;
        buf_reset(&c.reply);
        arena_reset(&c.state);
        /* Out of memory costs the one job; what was made of it is given, the rest is named. */
        if (!run_job(&c, &job, &err))
            answer_problem(&c, 0, true, err.text);
        frame_add(&c.reply, FRAME_DONE, (struct span){0});
        if (!(buf_ok(&c.reply) ? send_reply(&c) : give_up(&c)))
            break;
    }
out:
    charset_unload(charsets);
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
