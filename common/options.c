/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/options.h"

enum { NAME_MAX_BYTES = 40 }; /* what is longer is no misspelt option */

/* How an error calls an argument; the table's own word otherwise. */
static const struct {
    const char *argument, *meaning;
} meanings[] = {
    {"N", "a number"},  {"DIR", "a folder"}, {"FILE", "a file"},
    {"DATE", "a date"}, {"TEXT", "a text"},  {"N|all", "a number, or all"},
};

static const struct option *find_name(const struct option_table *t, struct span name)
{
    for (size_t i = 0; i < t->count; i++)
        if (span_is(name, t->options[i].name))
            return &t->options[i];
    return NULL;
}

static const struct option *find_letter(const struct option_table *t, char letter)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->options[i].letter == letter)
            return &t->options[i];
    return NULL;
}

static enum step take_word(struct option_walk *w)
{
    w->id = 0;
    w->value = w->argv[w->at++];
    w->seen_word = true;
    return STEP_ITEM;
}

/* The option, typed as `typed`, whose value (if any) stands in the same word at `joined`. */
static enum step take_option(struct option_walk *w, const struct option *o, struct span typed,
                             const char *joined, struct lede_error *err)
{
    w->at++;
    w->id = o->id;
    w->value = NULL;
    if (!o->argument)
        return STEP_ITEM;
    if (joined) {
        w->value = joined;
        return STEP_ITEM;
    }
    if (w->at < w->argc) {
        w->value = w->argv[w->at++];
        return STEP_ITEM;
    }
    for (size_t i = 0; i < ARRAY_LEN(meanings); i++)
        if (strcmp(o->argument, meanings[i].argument) == 0) {
            error_set(err, LEDE_INPUT, "%.*s needs %s", SPAN_ARGS(typed), meanings[i].meaning);
            return STEP_FAILED;
        }
    error_set(err, LEDE_INPUT, "%.*s needs %s", SPAN_ARGS(typed), o->argument);
    return STEP_FAILED;
}

/* word is "--name" or "--name=value". */
static enum step take_long(struct option_walk *w, const char *word, struct lede_error *err)
{
    struct span name = span_of(word + 2);
    const char *equals = strchr(word, '=');
    const struct option *o;
    const char *near;

    if (equals)
        name.len = (size_t)(equals - word) - 2;
    o = find_name(w->table, name);
    if (o && equals && !o->argument) {
        error_set(err, LEDE_INPUT, "--%s takes no value", o->name);
        return STEP_FAILED;
    }
    if (o)
        return take_option(w, o, (struct span){word, name.len + 2}, equals ? equals + 1 : NULL,
                           err);
    near = options_nearest(w->table, name);
    if (near)
        error_set(err, LEDE_INPUT, "unknown option --%.*s (did you mean --%s?)", SPAN_ARGS(name),
                  near);
    else
        error_set(err, LEDE_INPUT, "unknown option --%.*s", SPAN_ARGS(name));
    return STEP_FAILED;
}

/* word is "-x" or "-xvalue". Letters do not join: "-qv" is no option, and so a word of a query. */
static enum step take_short(struct option_walk *w, const char *word, struct lede_error *err)
{
    const struct option *o = find_letter(w->table, word[1]);
    const char *joined = word[2] ? word + 2 : NULL;

    if (o && (o->argument || !joined))
        return take_option(w, o, (struct span){word, 2}, joined, err);
    if (w->table->words_may_have_dash)
        return take_word(w);
    if (o)
        error_set(err, LEDE_INPUT, "-%c takes no value", o->letter);
    else
        error_set(err, LEDE_INPUT, "unknown option %s", word);
    return STEP_FAILED;
}

enum step options_next(struct option_walk *w, struct lede_error *err)
{
    const char *word;

    if (w->at == 0)
        w->at = 1;
    if (!w->ended && w->at < w->argc && strcmp(w->argv[w->at], "--") == 0) {
        w->ended = true;
        w->at++;
    }
    if (w->at >= w->argc)
        return STEP_END;
    word = w->argv[w->at];
    if (w->ended || word[0] != '-' || word[1] == '\0')
        return take_word(w);
    if (word[1] == '-')
        return take_long(w, word, err);
    if (w->seen_word && w->table->words_may_have_dash)
        return take_word(w);
    return take_short(w, word, err);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits from a to b: letters put in, left out, changed, or two neighbours changed over (the optimal
 * string alignment distance). Both are at most NAME_MAX_BYTES long. */
static size_t distance(struct span a, struct span b)
{
    size_t rows[3][NAME_MAX_BYTES + 1]; /* row i is rows[i % 3]: the two before it are kept */

    for (size_t k = 0; k <= b.len; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        const size_t *above = rows[(i - 1) % 3];
        size_t *row = rows[i % 3];
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            row[k] = smaller(above[k], row[k - 1]) + 1;
            row[k] = smaller(row[k], above[k - 1] + (a.at[i - 1] != b.at[k - 1]));
            if (i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1])
                row[k] = smaller(row[k], rows[(i - 2) % 3][k - 2] + 1);
        }
    }
    return rows[a.len % 3][b.len];
}

const char *options_nearest(const struct option_table *table, struct span name)
{
    const char *nearest = NULL;
    size_t least = smaller(3, name.len); /* else all of a short name could be changed */

    if (name.len > NAME_MAX_BYTES)
        return NULL;
    for (size_t i = 0; i < table->count; i++) {
        struct span other = span_of(table->options[i].name);
        size_t edits = other.len <= NAME_MAX_BYTES ? distance(name, other) : least;
        if (edits < least) {
            least = edits;
            nearest = table->options[i].name;
        }
    }
    return nearest;
}
