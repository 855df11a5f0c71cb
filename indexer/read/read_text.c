/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/read_text.h"

#include "indexer/read/charset.h"

struct text_state {
    struct input in;
    bool done;
};

static void *open_text(const struct input *in, struct arena *arena)
{
    struct text_state *state = arena_take(arena, 1, sizeof *state);
    if (state)
        state->in = *in;
    return state;
}

/* Signs that prose has few of and every program and table has many of. */
static bool is_sign(unsigned char c)
{
    return c && strchr("{}[]<>()=;|\\/_#$*+&^~@`0123456789", c);
}

enum {
    PROSE_BYTES_MIN = 200,
    SIGN_PERCENT = 6,   /* at most; news has 2 to 4, most of them digits */
    BLANK_PERCENT = 10, /* at least; words have 5 to 6 letters */
    SENTENCES_MIN = 2
};

static bool is_prose(struct span head)
{
    size_t signs = 0, blanks = 0, ends = 0;

    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.at[i], next = ' ';
        if (i + 1 < head.len)
            next = (unsigned char)head.at[i + 1];
        signs += is_sign(c);
        blanks += c == ' ' || c == '\n';
        ends += (c == '.' || c == '?' || c == '!') && (next == ' ' || next == '\n' || next == '\r');
    }
    return head.len >= PROSE_BYTES_MIN && signs * 100 <= head.len * SIGN_PERCENT &&
           blanks * 100 >= head.len * BLANK_PERCENT && ends >= SENTENCES_MIN;
}

/* Text says nothing of what it is. From standard input it is asked for. */
static int sniff(struct span head, struct span path)
{
    return !charset_is_binary(head) && (path.len == 0 ? head.len > 0 : is_prose(head));
}

static enum read_step skipped(struct read_problem *problem, const char *why)
{
    problem->line = 0;
    (void)error_set(&problem->error, LEDE_INPUT, "%s", why);
    return READ_PROBLEM;
}

static enum read_step next_text(void *state, struct arena *arena, struct raw_document *out,
                                struct read_problem *problem, struct lede_error *err)
{
    struct text_state *s = state;
    struct decoded decoded;

    if (s->done)
        return READ_END;
    s->done = true;
    if (charset_is_binary(s->in.bytes))
        return skipped(problem, "not text");
    if (!charset_decode(s->in.bytes, arena, &decoded, err))
        return READ_FAILED;
    if (span_trim(decoded.text).len == 0)
        return skipped(problem, "empty");
    *out = (struct raw_document){
        .text = decoded.text, .repaired = decoded.repaired, .bytes = s->in.bytes};
    return READ_ITEM;
}

static const char *const suffixes[] = {".txt", ".text", NULL};

const struct reader text_reader = {
    .name = "text", .suffixes = suffixes, .sniff = sniff, .open = open_text, .next = next_text};
