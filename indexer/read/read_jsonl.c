/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_jsonl.h"

#include <errno.h>

#include "common/json_read.h"
#include "common/limits.h"
#include "indexer/read/charset.h"
#include "indexer/read/json_values.h"

struct lines_state {
    struct span rest;
    size_t line; /* of what comes next */
    bool ended;
};

/* The fields that an object may give, and where they go. */
struct given_row {
    const char *key;
    size_t at; /* offset in struct raw_fields */
};

static const struct given_row given_rows[] = {
    {"title", offsetof(struct raw_fields, title)},
    {"source", offsetof(struct raw_fields, source)},
    {"author", offsetof(struct raw_fields, author)},
    {"date", offsetof(struct raw_fields, date)},
    {"url", offsetof(struct raw_fields, url)},
    {"section", offsetof(struct raw_fields, section)},
    {"language", offsetof(struct raw_fields, language)},
};

static unsigned hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (unsigned)(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return (unsigned)(c - 'A' + 10);
    return 16;
}

/* The number of the \uXXXX at i; UINT32_MAX when none stands there. */
static uint32_t escape_at(struct span json, size_t i)
{
    uint32_t value = 0;

    if (json.len < 6 || i > json.len - 6 || json.at[i] != '\\' || json.at[i + 1] != 'u')
        return UINT32_MAX;
    for (size_t k = i + 2; k < i + 6; k++) {
        unsigned digit = hex_value(json.at[k]);
        if (digit > 15)
            return UINT32_MAX;
        value = value << 4 | digit;
    }
    return value;
}

/* Escapes that name no character: NUL and lone surrogates. They are read as U+FFFD. */
static size_t count_bad_escapes(struct span json)
{
    size_t bad = 0, i = 0;

    while ((i = span_find(json, SPAN("\\"), i)) != SIZE_MAX) {
        uint32_t value = escape_at(json, i);
        if (value == UINT32_MAX) {
            i += 2; /* another escape, which may be a backslash */
            if (i >= json.len)
                break;
            continue;
        }
        i += 6;
        uint32_t low = escape_at(json, i);
        if (value >= 0xd800 && value < 0xdc00 && low >= 0xdc00 && low < 0xe000)
            i += 6;
        else if (value == 0 || (value >= 0xd800 && value < 0xe000))
            bad++;
    }
    return bad;
}

/* The member's text in the arena, whole and without NUL. */
static bool take_member(const struct json_object *object, const char *key, struct arena *arena,
                        struct span *out)
{
    struct decoded decoded;
    struct lede_error err;
    struct span member = json_member_text(object, key);

    if (member.len == 0)
        return true;
    member = arena_span(arena, member);
    if (!member.at || !charset_decode(member, arena, &decoded, &err))
        return false;
    *out = decoded.text;
    return true;
}

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

/* All that an object gives; false when out of memory. json-c makes the text of a number when it is asked for
 * it, and says by errno alone that it could not. */
static bool take_fields(const struct json_object *object, struct arena *arena,
                        struct raw_document *out)
{
    errno = 0;
    if (!take_member(object, "text", arena, &out->text) ||
        !take_member(object, "id", arena, &out->id))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(given_rows); i++) {
        struct span *field = (struct span *)(void *)((char *)&out->given + given_rows[i].at);
        if (!take_member(object, given_rows[i].key, arena, field))
            return false;
        *field = span_trim(*field);
    }
    out->id = span_trim(out->id);
    return errno != ENOMEM;
}

/* One value of the input to a document. */
static enum read_step read_value(struct span bytes, size_t line, struct arena *arena,
                                 struct raw_document *out, struct read_problem *problem,
                                 struct lede_error *err)
{
    bool taken;
    struct decoded decoded;
    struct json_object *object = NULL;

    if (bytes.len > LINE_BYTES_MAX)
        return problem_at(problem, line, "longer than a line may be");
    if (!charset_decode(bytes, arena, &decoded, err))
        return READ_FAILED;
    problem->line = line;
    if (!json_parse(decoded.text, &object, &problem->error)) {
        if (problem->error.status != LEDE_MEMORY)
            return READ_PROBLEM;
        *err = problem->error;
        return READ_FAILED;
    }
    *out = (struct raw_document){.body_given = true, .line = line, .bytes = bytes};
    out->repaired = decoded.repaired + count_bad_escapes(decoded.text);
    taken = take_fields(object, arena, out);
    json_release(object);
    if (!taken) {
        (void)error_memory(err);
        return READ_FAILED;
    }
    if (span_trim(out->text).len == 0)
        return problem_at(problem, line, "no text");
    if (out->id.len > ID_BYTES_MAX)
        return problem_at(problem, line, "its id is longer than an id may be");
    return READ_ITEM;
}

static void *open_lines(const struct input *in, struct arena *arena)
{
    struct lines_state *state = arena_take(arena, 1, sizeof *state);
    if (state) {
        state->rest = in->bytes;
        state->line = in->first_line > 0 ? in->first_line : 1;
    }
    return state;
}

static enum read_step next_line(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct lines_state *s = state;
    struct span line;

    if (s->line == 1 &&
        (span_starts(s->rest, SPAN("\xff\xfe")) || span_starts(s->rest, SPAN("\xfe\xff")))) {
        s->rest = (struct span){0};
        s->ended = true;
        return problem_at(problem, 0, "UTF-16 (JSON lines are UTF-8)");
    }
    while (!s->ended && span_cut(&s->rest, '\n', &line)) {
        size_t number = s->line++;
        if (number == 1 && span_starts(line, SPAN("\xef\xbb\xbf")))
            line = span_part(line, 3, line.len);
        line = span_trim(line);
        if (line.len > 0)
            return read_value(line, number, arena, out, problem, err);
    }
    return READ_END;
}

struct json_state {
    struct span bytes;
    struct json_values values;
    struct lines_state lines;
    bool decided, by_lines;
};

static void *open_json(const struct input *in, struct arena *arena)
{
    struct json_state *state = arena_take(arena, 1, sizeof *state);
    if (state) {
        state->bytes = in->bytes;
        state->lines.line = 1;
        state->values.line = 1;
    }
    return state;
}

/* The next document of a file that is read by values or by lines. */
static enum read_step next_of(struct json_state *s, struct arena *arena, struct raw_document *out,
                              struct read_problem *problem, struct lede_error *err)
{
    size_t line;
    struct span value;

    if (s->by_lines)
        return next_line(&s->lines, arena, out, problem, err);
    if (!json_values_next(&s->values, &value, &line))
        return READ_END;
    return read_value(value, line, arena, out, problem, err);
}

static bool is_missing_text(const struct read_problem *problem)
{
    return span_is(span_of(problem->error.text), "no text");
}

/* How the file is laid out, and whether it holds an article at all: READ_ITEM when it does. A file
 * without one is foreign when it is JSON, else it has a problem. */
static enum read_step decide(struct json_state *s, struct read_problem *problem,
                             struct lede_error *err)
{
    enum read_step step;
    struct arena scratch = {0};
    struct raw_document document;
    struct read_problem first = {0};
    struct span rest, line;
    struct json_state ahead;

    if (!json_values_enter(&s->values)) {
        /* By lines when the first line is whole by itself, so that a broken line costs only itself. */
        struct json_values one = s->values;
        size_t number;
        rest = s->values.text;
        s->by_lines = json_values_next(&one, &line, &number) && one.line == number &&
                      span_find(span_trim(rest), SPAN("\n"), 0) != SIZE_MAX;
    }
    ahead = *s;
    do {
        arena_reset(&scratch);
        step = next_of(&ahead, &scratch, &document, problem, err);
        if (step == READ_PROBLEM && first.error.status == LEDE_OK && !is_missing_text(problem))
            first = *problem;
    } while (step == READ_PROBLEM);
    arena_free(&scratch);
    if (step != READ_END)
        return step;
    if (first.error.status == LEDE_OK)
        return READ_FOREIGN;
    *problem = first;
    return READ_PROBLEM;
}

static enum read_step next_json(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct json_state *s = state;
    struct decoded decoded;
    enum read_step step;

    if (s->decided)
        return next_of(s, arena, out, problem, err);
    s->decided = true;
    if (!charset_decode(s->bytes, arena, &decoded, err))
        return READ_FAILED;
    if (span_trim(decoded.text).len == 0)
        return problem_at(problem, 0, "empty");
    s->values.text = decoded.text;
    s->lines.rest = decoded.text;
    step = decide(s, problem, err);
    if (step == READ_ITEM)
        return next_of(s, arena, out, problem, err);
    s->values.at = s->values.text.len;
    s->lines.ended = true;
    return step;
}

/* What stands behind a mark and blanks. */
static struct span begin_of(struct span head)
{
    if (span_starts(head, SPAN("\xef\xbb\xbf")))
        head = span_part(head, 3, head.len);
    return span_trim(head);
}

/* Whether the bracket that it begins with is followed by that sign, blanks apart. */
static bool is_followed_by(struct span begin, char sign)
{
    begin = span_trim(span_part(begin, 1, begin.len));
    return begin.len > 0 && begin.at[0] == sign;
}

/* An object that has a text, in one line. From standard input any object in one line will do. */
static int sniff_lines(struct span head, struct span path)
{
    struct span rest = begin_of(head), line;

    if (rest.len == 0 || rest.at[0] != '{' || !span_cut(&rest, '\n', &line))
        return 0;
    line = span_trim(line);
    if (line.at[line.len - 1] != '}' && (rest.at || head.len < SNIFF_BYTES))
        return path.len == 0;
    return path.len == 0 || span_find(line, SPAN("\"text\""), 0) != SIZE_MAX ? 2 : 0;
}

static int sniff_json(struct span head, struct span path)
{
    struct span begin = begin_of(head);

    (void)path;
    if (begin.len == 0)
        return 0;
    return (begin.at[0] == '{' && is_followed_by(begin, '"')) ||
                   (begin.at[0] == '[' && is_followed_by(begin, '{'))
               ? 2
               : 0;
}

static const char *const line_suffixes[] = {".jsonl", ".ndjson", NULL};
static const char *const json_suffixes[] = {".json", NULL};

const struct reader jsonl_reader = {.name = "jsonl",
                                    .suffixes = line_suffixes,
                                    .sniff = sniff_lines,
                                    .cut = cut_line,
                                    .open = open_lines,
                                    .next = next_line};

const struct reader json_reader = {.name = "json",
                                   .suffixes = json_suffixes,
                                   .sniff = sniff_json,
                                   .open = open_json,
                                   .next = next_json};
