/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_sgml.h"

#include "common/buf.h"
#include "common/limits.h"
#include "indexer/read/charset.h"
#include "indexer/read/elements.h"
#include "indexer/read/given_date.h"
#include "indexer/read/markup.h"
#include "indexer/read/plain_text.h"

enum { END_TAG_MAX = 12, YEAR_DIGITS = 4, DAY_DIGITS = 8, SHORT_DIGITS = 6 };

struct sgml_state {
    struct span rest;
    size_t line;
};

/* ---- Where a document ends ---- */

/* Behind an end tag of a document at `at`; 0 when none stands there. */
static size_t end_tag(struct span bytes, size_t at)
{
    static const char *const names[] = {"doc", "reuters"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        size_t end = at + 2 + strlen(names[i]);
        if (end < bytes.len && bytes.at[at + 1] == '/' && bytes.at[end] == '>' &&
            span_is_any_case(span_part(bytes, at + 2, end), names[i]))
            return end + 1;
    }
    return 0;
}

static size_t cut_sgml(struct cut_state *state, struct span bytes, bool last)
{
    size_t at = (size_t)state->looked, end;

    while ((at = span_find(bytes, SPAN("<"), at)) != SIZE_MAX) {
        if (bytes.len - at < END_TAG_MAX && !last) {
            state->looked = at; /* it may go on */
            return 0;
        }
        end = end_tag(bytes, at);
        if (end) {
            state->looked = 0;
            return end;
        }
        at++;
    }
    state->looked = last ? 0 : bytes.len;
    return last ? bytes.len : 0;
}

/* ---- Fields ---- */

/* A document that is being read. */
struct reading {
    struct elements e;
    struct arena *arena;
    struct raw_document *out;
    struct lede_error *err;
};

/* Elements that end one that was never closed. */
static bool is_field(struct span name)
{
    static const char *const names[] = {"docno",  "docid",    "date",    "date1",   "date_time",
                                        "head",   "headline", "hl",      "title",   "text",
                                        "body",   "source",   "pub",     "lp",      "byline",
                                        "author", "dateline", "doctype", "graphic", "trailer"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (span_is(name, names[i]))
            return true;
    return false;
}

/* What an element holds: up to the next field when it is never closed. */
static struct span inner_of(const struct elements *e, size_t i)
{
    struct span inner = element_inner(e, i);

    if (i == SIZE_MAX || e->at[i].closed)
        return inner;
    for (size_t k = i + 1; k < e->at[i].behind; k++)
        if (is_field(e->at[k].name))
            return span_part(e->text, e->at[i].inner, e->at[k].start);
    return inner;
}

/* The line of the first of these elements that has one. names ends with NULL. */
static bool take_line(struct reading *r, const char *const *names, struct span *out)
{
    for (; *names && out->len == 0; names++)
        if (!plain_line(inner_of(&r->e, element_find(&r->e, SIZE_MAX, *names, 0)), r->arena, out,
                        r->err))
            return false;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct span s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && is_digit(s.at[at + n]))
        n++;
    return n;
}

/* "January 1, 1989, Sunday, Home Edition" up to its year; a date that begins with its year stays. */
static struct span cut_edition(struct span date)
{
    for (size_t i = 1, n; i < date.len; i += n ? n : 1) {
        n = digits_at(date, i);
        if (n == YEAR_DIGITS && i + n < date.len && date.at[i + n] == ',')
            return span_part(date, 0, i + n);
    }
    return date;
}

/* "NYT19980601.0001", "AFP_ENG_19940512.0001", "AP880212-0006": the day that such a number holds. */
static struct span day_of_number(struct span number)
{
    size_t at = 0, n;

    while (at < number.len && !is_digit(number.at[at]))
        at++;
    n = digits_at(number, at);
    if (at < 2 || (n != DAY_DIGITS && n != SHORT_DIGITS) || at + n == number.len)
        return (struct span){0};
    return span_part(number, at, at + n);
}

static bool take_date(struct reading *r)
{
    static const char *const names[] = {"date", "date1", "date_time", "pubdate", NULL};
    struct span *date = &r->out->given.date;

    if (!take_line(r, names, date))
        return false;
    *date = cut_edition(span_trim(*date));
    if (date->len == 0)
        *date = day_of_number(r->out->id);
    return given_date(*date, r->arena, date, r->err);
}

/* All elements of that name as one text, behind what is there. */
static bool add_text(struct reading *r, const char *name, struct buf *text)
{
    struct span part;
    const struct elements *e = &r->e;

    for (size_t i = element_find(e, SIZE_MAX, name, 0); i != SIZE_MAX;
         i = element_find(e, SIZE_MAX, name, e->at[i].behind)) {
        if (!plain_paragraphs(inner_of(e, i), LINES_WRAPPED, r->arena, &part, r->err))
            return false;
        if (part.len && text->len)
            buf_text(text, "\n\n");
        buf_add(text, part);
    }
    return buf_ok(text) || error_memory(r->err);
}

static bool keep_text(struct reading *r, struct buf *text)
{
    if (text->len)
        r->out->text = arena_span(r->arena, buf_span(text));
    return text->len == 0 || r->out->text.at != NULL || error_memory(r->err);
}

static bool read_trec(struct reading *r)
{
    static const char *const ids[] = {"docno", "docid", NULL};
    static const char *const titles[] = {"headline", "head", "hl", "title", "hdline", NULL};
    static const char *const sources[] = {"source", "pub", NULL};
    static const char *const authors[] = {"byline", "author", NULL};
    struct raw_fields *g = &r->out->given;
    struct buf text = {0};
    bool ok;

    if (!take_line(r, ids, &r->out->id) || !take_line(r, titles, &g->title) ||
        !take_line(r, sources, &g->source) || !take_line(r, authors, &g->author))
        return false;
    if (r->out->id.len == 0)
        r->out->id = element_attribute(&r->e, element_find(&r->e, SIZE_MAX, "doc", 0), "id");
    ok = take_date(r) && add_text(r, "lp", &text) && add_text(r, "text", &text) &&
         (text.len || add_text(r, "body", &text)) && keep_text(r, &text);
    buf_free(&text);
    return ok;
}

/* "… said. Reuter": the agency's end mark. */
static struct span cut_end_mark(struct span text)
{
    static const char *const marks[] = {"Reuter", "REUTER"};

    text = span_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(marks); i++)
        if (span_ends(text, span_of(marks[i])) && text.len > strlen(marks[i]) &&
            strchr(" \n", text.at[text.len - strlen(marks[i]) - 1]))
            return span_trim(span_part(text, 0, text.len - strlen(marks[i])));
    return text;
}

static bool take_topics(struct reading *r)
{
    const struct elements *e = &r->e;
    size_t topics = element_find(e, SIZE_MAX, "topics", 0);
    struct buf list = {0};
    struct span topic;
    bool ok = true;

    for (size_t i = topics;
         ok && i != SIZE_MAX && (i = element_find(e, topics, "d", i + 1)) != SIZE_MAX;) {
        ok = plain_line(element_inner(e, i), r->arena, &topic, r->err);
        if (ok && topic.len)
            buf_addf(&list, "%s%.*s", list.len ? ", " : "", SPAN_ARGS(topic));
    }
    if (ok && !buf_ok(&list))
        ok = error_memory(r->err);
    if (ok && list.len) {
        r->out->given.section = arena_span(r->arena, buf_span(&list));
        ok = r->out->given.section.at || error_memory(r->err);
    }
    buf_free(&list);
    return ok;
}

/* A dateline stands before the body; of a brief the title is all there is. */
static bool read_reuters(struct reading *r, size_t root)
{
    static const char *const titles[] = {"title", NULL}, *const authors[] = {"author", NULL};
    static const char *const datelines[] = {"dateline", NULL}, *const dates[] = {"date", NULL};
    const struct elements *e = &r->e;
    struct raw_fields *g = &r->out->given;
    struct span dateline = {0};
    struct buf text = {0};
    bool ok;

    r->out->id = element_attribute(e, root, "newid");
    g->source = SPAN("Reuters");
    if (!take_line(r, titles, &g->title) || !take_line(r, authors, &g->author) ||
        !take_line(r, dates, &g->date) || !take_line(r, datelines, &dateline) || !take_topics(r))
        return false;
    /* A hundredth of a second is more than a date line has. */
    size_t point = span_find(g->date, SPAN("."), 0);
    if (point != SIZE_MAX)
        g->date = span_part(g->date, 0, point);
    if (dateline.len)
        buf_addf(&text, "%.*s ", SPAN_ARGS(dateline));
    size_t before = text.len, body = element_find(e, SIZE_MAX, "body", 0);
    struct span part = {0};
    ok = plain_paragraphs(
        inner_of(e, body == SIZE_MAX ? element_find(e, SIZE_MAX, "text", 0) : body), LINES_WRAPPED,
        r->arena, &part, r->err);
    if (body == SIZE_MAX && g->title.len)
        part = g->title;
    buf_add(&text, cut_end_mark(part));
    ok = ok && (buf_ok(&text) || error_memory(r->err)) &&
         (text.len == before || keep_text(r, &text));
    buf_free(&text);
    return ok;
}

/* ---- The reader ---- */

static void *open_sgml(const struct input *in, struct arena *arena)
{
    struct sgml_state *s = arena_take(arena, 1, sizeof *s);
    if (s) {
        s->rest = in->bytes;
        s->line = in->first_line ? in->first_line : 1;
    }
    return s;
}

static size_t count_lines(struct span s)
{
    size_t n = 0;
    for (size_t at = 0; (at = span_find(s, SPAN("\n"), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

/* One document, from its tag on. */
static enum read_step read_document(struct span bytes, size_t line, struct arena *arena,
                                    struct raw_document *out, struct read_problem *problem,
                                    struct lede_error *err)
{
    struct decoded decoded;
    struct reading r = {.arena = arena, .out = out, .err = err};
    size_t root;

    *out = (struct raw_document){.body_given = true, .line = line, .bytes = bytes};
    if (!charset_decode(bytes, arena, &decoded, err))
        return READ_FAILED;
    if (!elements_read(decoded.text, arena, &r.e, err)) {
        problem->line = line;
        problem->error = *err;
        return err->status == LEDE_MEMORY ? READ_FAILED : READ_PROBLEM;
    }
    root = element_find(&r.e, SIZE_MAX, "reuters", 0);
    if (root == SIZE_MAX && element_find(&r.e, SIZE_MAX, "doc", 0) == SIZE_MAX)
        return r.e.count == 0 && span_trim(decoded.text).len == 0
                   ? READ_END
                   : problem_at(problem, line, "neither <DOC> nor <REUTERS> begins here");
    if (!(root == SIZE_MAX ? read_trec(&r) : read_reuters(&r, root)))
        return READ_FAILED;
    out->repaired = decoded.repaired;
    out->id = span_trim(out->id);
    if (span_trim(out->text).len == 0)
        return problem_at(problem, line, "no text");
    if (out->id.len > ID_BYTES_MAX)
        return problem_at(problem, line, "its id is longer than an id may be");
    return READ_ITEM;
}

static enum read_step next_sgml(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct sgml_state *s = state;

    while (s->rest.len) {
        struct cut_state cut = {0};
        size_t len = cut_sgml(&cut, s->rest, true), blank = 0, line;
        struct span bytes = span_part(s->rest, 0, len), whole = span_trim(bytes);
        s->rest = span_part(s->rest, len, s->rest.len);
        if (whole.len)
            blank = (size_t)(whole.at - bytes.at);
        line = s->line + count_lines(span_part(bytes, 0, blank));
        s->line += count_lines(bytes);
        /* The document type of a file has nothing behind it. */
        if (whole.len == 0 || (whole.at[0] == '<' && xml_root(whole).len == 0))
            continue;
        return read_document(whole, line, arena, out, problem, err);
    }
    return READ_END;
}

static int sniff(struct span head, struct span path)
{
    struct span root = xml_root(head);

    (void)path;
    if (span_is_any_case(root, "reuters"))
        return 2;
    if (!span_is_any_case(root, "doc"))
        return 0;
    return span_find(head, SPAN("<DOCNO"), 0) != SIZE_MAX ||
                   span_find(head, SPAN("<docno"), 0) != SIZE_MAX ||
                   span_find(head, SPAN("<TEXT>"), 0) != SIZE_MAX
               ? 2
               : 1;
}

static const char *const suffixes[] = {".sgm", ".sgml", ".trec", NULL};

const struct reader sgml_reader = {.name = "sgml",
                                   .suffixes = suffixes,
                                   .sniff = sniff,
                                   .cut = cut_sgml,
                                   .open = open_sgml,
                                   .next = next_sgml};
