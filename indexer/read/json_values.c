/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/json_values.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_opening(char c)
{
    return c == '{' || c == '[';
}

static bool is_closing(char c)
{
    return c == '}' || c == ']';
}

/* One byte on, counting lines. */
static char pass(struct json_values *v)
{
    char c = v->text.at[v->at++];
    v->line += c == '\n';
    return c;
}

static void pass_blanks(struct json_values *v, bool commas)
{
    while (v->at < v->text.len) {
        char c = v->text.at[v->at];
        if (!is_blank(c) && !(commas && c == ','))
            return;
        (void)pass(v);
    }
}

/* From behind the opening quote to behind the closing one, or to the end. */
static void pass_string(struct json_values *v)
{
    while (v->at < v->text.len) {
        char c = pass(v);
        if (c == '"')
            return;
        if (c == '\\' && v->at < v->text.len)
            (void)pass(v);
    }
}

/* From the opening bracket to behind the one that closes it, or to the end. */
static void pass_brackets(struct json_values *v)
{
    size_t depth = 0;

    while (v->at < v->text.len) {
        char c = pass(v);
        if (c == '"')
            pass_string(v);
        else if (is_opening(c))
            depth++;
        else if (is_closing(c) && --depth == 0)
            return;
    }
}

/* A number, a word, or what is no JSON at all: to the next blank, comma or bracket. */
static void pass_word(struct json_values *v)
{
    do {
        (void)pass(v);
    } while (v->at < v->text.len && !is_blank(v->text.at[v->at]) && v->text.at[v->at] != ',' &&
             !is_opening(v->text.at[v->at]) && !is_closing(v->text.at[v->at]));
}

bool json_values_enter(struct json_values *v)
{
    struct json_values ahead = *v;

    pass_blanks(&ahead, false);
    if (ahead.at == ahead.text.len || ahead.text.at[ahead.at] != '[')
        return false;
    (void)pass(&ahead);
    ahead.inside = true;
    *v = ahead;
    return true;
}

bool json_values_next(struct json_values *v, struct span *value, size_t *line)
{
    size_t start;

    pass_blanks(v, v->inside);
    if (v->at == v->text.len)
        return false;
    if (v->inside && v->text.at[v->at] == ']') {
        v->at = v->text.len; /* what stands behind the array is nobody's */
        return false;
    }
    start = v->at;
    *line = v->line;
    if (is_opening(v->text.at[start])) {
        pass_brackets(v);
    } else if (v->text.at[start] == '"') {
        (void)pass(v);
        pass_string(v);
    } else {
        pass_word(v);
    }
    *value = span_part(v->text, start, v->at);
    return true;
}
