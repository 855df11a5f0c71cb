/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_mbox.h"

#include "common/limits.h"
#include "indexer/read/given_date.h"
#include "indexer/read/mime.h"

struct mbox_state {
    struct span rest;
    size_t line;
    bool single; /* one message without a "From " line */
};

/* ---- Where a message ends ---- */

enum { IN_MESSAGE = 0, AT_LINE, BEHIND_EMPTY };
enum { FROM_LINE_MAX = 200 };

enum line_kind { OTHER_LINE, FROM_LINE, UNKNOWN_LINE /* it goes on */ };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "From ann@example.org Tue Jul 26 08:00:00 2016": a time of day tells it from a sentence. */
static enum line_kind kind_of_line(struct span bytes, bool last)
{
    const char *end;
    size_t len = bytes.len < FROM_LINE_MAX ? bytes.len : FROM_LINE_MAX;

    if (memcmp(bytes.at, "From ", len < 5 ? len : 5) != 0)
        return OTHER_LINE;
    end = memchr(bytes.at, '\n', len);
    if (!end)
        return last || len == FROM_LINE_MAX ? OTHER_LINE : UNKNOWN_LINE;
    len = (size_t)(end - bytes.at);
    for (size_t i = 1; i + 1 < len; i++)
        if (bytes.at[i] == ':' && is_digit(bytes.at[i - 1]) && is_digit(bytes.at[i + 1]))
            return FROM_LINE;
    return OTHER_LINE;
}

/* state->a: what stood before the byte to be looked at. */
static size_t cut_message(struct cut_state *state, struct span bytes, bool last)
{
    size_t at = (size_t)state->looked;

    while (at < bytes.len) {
        if (state->a == BEHIND_EMPTY) {
            enum line_kind kind = kind_of_line(span_part(bytes, at, bytes.len), last);
            if (kind == UNKNOWN_LINE)
                break;
            if (kind == FROM_LINE) {
                *state = (struct cut_state){0};
                return at;
            }
        }
        char c = bytes.at[at];
        if (c == '\n')
            state->a = state->a == IN_MESSAGE ? AT_LINE : BEHIND_EMPTY;
        else if (c != '\r' || state->a == IN_MESSAGE)
            state->a = IN_MESSAGE;
        at++;
    }
    state->looked = last ? 0 : at;
    return last ? bytes.len : 0;
}

/* ---- The reader ---- */

static void *open_mbox(const struct input *in, struct arena *arena)
{
    struct mbox_state *s = arena_take(arena, 1, sizeof *s);
    if (s) {
        s->rest = in->bytes;
        s->line = in->first_line ? in->first_line : 1;
        s->single = in->bytes.len == 0 || kind_of_line(in->bytes, true) != FROM_LINE;
    }
    return s;
}

/* "\"Ann Lee\" <ann@example.org>", "ann@example.org (Ann Lee)": the name; an address alone is none. */
static struct span name_of(struct span from)
{
    size_t angle = span_find(from, SPAN("<"), 0), open = span_find(from, SPAN("("), 0);

    if (angle != SIZE_MAX && angle > 0)
        from = span_trim(span_part(from, 0, angle));
    else if (open != SIZE_MAX && span_ends(from, SPAN(")")))
        from = span_trim(span_part(from, open + 1, from.len - 1));
    if (from.len > 1 && from.at[0] == '"' && from.at[from.len - 1] == '"')
        from = span_trim(span_part(from, 1, from.len - 1));
    if (span_find(from, SPAN("@"), 0) != SIZE_MAX)
        return (struct span){0};
    return from;
}

static struct span without_angles(struct span id)
{
    if (id.len > 2 && id.at[0] == '<' && id.at[id.len - 1] == '>')
        id = span_part(id, 1, id.len - 1);
    return span_trim(id);
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

/* "Tue, 26 Jul 2016 08:00:00 +0100 (BST)" without what stands in brackets. */
static struct span cut_comment(struct span date)
{
    size_t open = span_find(date, SPAN("("), 0);
    return span_trim(span_part(date, 0, open == SIZE_MAX ? date.len : open));
}

static bool read_message(struct span message, struct arena *arena, struct raw_document *out,
                         struct lede_error *err)
{
    struct raw_fields *g = &out->given;
    struct span headers, body, from;

    mime_part(message, &headers, &body);
    if (!mime_field(headers, "subject", arena, &g->title, err) ||
        !mime_field(headers, "from", arena, &from, err) ||
        !mime_field(headers, "date", arena, &g->date, err) ||
        !mime_field(headers, "message-id", arena, &out->id, err) ||
        !mime_field(headers, "content-language", arena, &g->language, err))
        return false;
    g->author = name_of(from);
    if (!given_date(cut_comment(g->date), arena, &g->date, err))
        return false;
    out->id = without_angles(out->id);
    return mime_text(message, arena, &out->text, &out->repaired, err);
}

static enum read_step next_mbox(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct mbox_state *s = state;

    while (s->rest.len) {
        struct cut_state cut = {0};
        struct span message, first;
        size_t len = s->single ? s->rest.len : cut_message(&cut, s->rest, true), line = s->line;
        struct span bytes = span_part(s->rest, 0, len);
        s->rest = span_part(s->rest, len, s->rest.len);
        for (size_t i = 0; i < bytes.len; i++)
            s->line += bytes.at[i] == '\n';
        if (span_trim(bytes).len == 0)
            continue;
        message = bytes;
        if (!s->single && (!span_cut(&message, '\n', &first) || !message.at))
            return problem_at(problem, line, "no text");
        *out = (struct raw_document){.line = s->single ? 0 : line, .bytes = bytes};
        if (!read_message(message, arena, out, err))
            return READ_FAILED;
        if (s->single)
            out->id = (struct span){0};
        out->id_of_part = out->id.len > 0;
        if (span_trim(out->text).len == 0)
            return problem_at(problem, out->line, "no text");
        if (out->id.len > ID_BYTES_MAX)
            return problem_at(problem, out->line, "its id is longer than an id may be");
        return READ_ITEM;
    }
    return READ_END;
}

/* A "From " line with a header field behind it; or, of a single message, two fields that every mail has. */
static int sniff(struct span head, struct span path)
{
    struct span rest = head, line;
    size_t colon;

    if (head.len == 0)
        return 0;
    if (kind_of_line(head, true) == FROM_LINE) {
        (void)span_cut(&rest, '\n', &line);
        if (!rest.at || !span_cut(&rest, '\n', &line))
            return 0;
        colon = span_find(line, SPAN(":"), 0);
        return colon != SIZE_MAX && colon > 0 &&
                       span_find(span_part(line, 0, colon), SPAN(" "), 0) == SIZE_MAX
                   ? 2
                   : 0;
    }
    if (!span_ends(path, SPAN(".eml")))
        return 0;
    return span_find(head, SPAN("\nFrom:"), 0) != SIZE_MAX || span_starts(head, SPAN("From:")) ? 2
                                                                                               : 1;
}

static const char *const suffixes[] = {".mbox", ".mbx", ".eml", NULL};

const struct reader mbox_reader = {.name = "mbox",
                                   .suffixes = suffixes,
                                   .sniff = sniff,
                                   .cut = cut_message,
                                   .open = open_mbox,
                                   .next = next_mbox};
