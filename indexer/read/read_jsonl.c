/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_jsonl.h"

#include "indexer/read/charset.h"
#include "indexer/read/json_article.h"
#include "indexer/read/json_cut.h"

struct lines_state {
    struct span rest;
    size_t line; /* of what comes next */
    bool ended;
    const struct key_map *map;
};

static enum read_step problem_at(struct read_problem *problem, size_t line, const char *why)
{
    problem->line = line;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

static void *open_lines(const struct input *in, struct arena *arena)
{
    struct lines_state *state = arena_take(arena, 1, sizeof *state);
    if (state) {
        state->rest = in->bytes;
        state->map = in->map;
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
            return json_article(line, number, s->map, arena, out, problem, err);
    }
    return READ_END;
}

struct json_state {
    struct input in;
    struct span rest;
    size_t line; /* of what comes next */
    struct cut_state cut;
    struct arena *arena; /* of the input: what is decoded outlives a document */
    bool decided, over;
};

static void *open_json(const struct input *in, struct arena *arena)
{
    struct json_state *state = arena_take(arena, 1, sizeof *state);
    if (state) {
        state->in = *in;
        state->arena = arena;
        state->rest = in->bytes;
        state->line = in->first_line > 0 ? in->first_line : 1;
        state->cut.layout = in->layout;
        state->cut.in_line = in->in_line;
    }
    return state;
}

static size_t count_lines(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}

/* The next value, the line it begins in, and how manieth it is there. */
static bool next_value(struct json_state *s, struct span *value, size_t *line, size_t *in_line)
{
    while (s->rest.len > 0) {
        size_t before = s->cut.in_line, first = s->line;
        size_t len = cut_json(&s->cut, s->rest, true);
        bool wanted = s->cut.skip == 0;
        if (!wanted)
            len = s->cut.skip < s->rest.len ? (size_t)s->cut.skip : s->rest.len;
        s->cut.skip = 0;
        struct span document = span_part(s->rest, 0, len);
        s->line += count_lines(document);
        s->rest = span_part(s->rest, len, s->rest.len);
        *line = first;
        *value = wanted ? json_document_value(document, line) : (struct span){0};
        *in_line = *line == first ? before + 1 : 1;
        if (value->len > 0)
            return true;
    }
    return false;
}

/* The next document. */
static enum read_step next_of(struct json_state *s, struct arena *arena, struct raw_document *out,
                              struct read_problem *problem, struct lede_error *err)
{
    size_t line, in_line;
    struct span value;
    enum read_step step;

    if (!next_value(s, &value, &line, &in_line))
        return READ_END;
    step = json_article(value, line, s->in.map, arena, out, problem, err);
    out->in_line = in_line;
    return step;
}

static bool is_missing_text(const struct read_problem *problem)
{
    return span_is(span_of(problem->error.text), "no text");
}

/* Whether there is an article at all: READ_ITEM when there is. What has none is foreign when it is JSON, else the
 * first thing that is wrong is said of it. */
static enum read_step decide(const struct json_state *s, struct read_problem *problem,
                             struct lede_error *err)
{
    enum read_step step;
    struct arena scratch = {0};
    struct raw_document document;
    struct read_problem first = {0};
    struct json_state ahead = *s;
    size_t problems = 0;

    do {
        arena_reset(&scratch);
        step = next_of(&ahead, &scratch, &document, problem, err);
        problems += step == READ_PROBLEM;
        if (step == READ_PROBLEM && first.error.status == LEDE_OK && !is_missing_text(problem))
            first = *problem;
    } while (step == READ_PROBLEM);
    arena_free(&scratch);
    if (step != READ_END)
        return step;
    if (problems == 0)
        return s->in.first_line > 1 ? READ_END : problem_at(problem, 0, "empty");
    if (first.error.status == LEDE_OK)
        return READ_FOREIGN;
    if (s->in.first_line > 1)
        return READ_ITEM; /* of a longer input: each is named in its turn */
    *problem = first;
    return READ_PROBLEM;
}

/* UTF-16 becomes UTF-8, and is looked at anew. */
static bool decode(struct json_state *s, struct lede_error *err)
{
    struct decoded decoded;

    if (!span_starts(s->rest, SPAN("\xff\xfe")) && !span_starts(s->rest, SPAN("\xfe\xff")))
        return true;
    if (!charset_decode(s->rest, s->arena, &decoded, err))
        return false;
    s->rest = decoded.text;
    s->cut = (struct cut_state){0};
    return true;
}

static enum read_step next_json(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct json_state *s = state;
    enum read_step step;

    if (s->over)
        return READ_END;
    if (s->decided)
        return next_of(s, arena, out, problem, err);
    s->decided = true;
    if (!decode(s, err))
        return READ_FAILED;
    step = decide(s, problem, err);
    if (step == READ_ITEM)
        return next_of(s, arena, out, problem, err);
    s->over = true;
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

    if (begin.len == 0)
        return 0;
    if (begin.at[0] == '{' && (span_ends(path, SPAN(".jsonl")) || span_ends(path, SPAN(".ndjson"))))
        return 1; /* lines of objects that have their text under another key */
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
                                   .cut = cut_json,
                                   .open = open_json,
                                   .next = next_json};
