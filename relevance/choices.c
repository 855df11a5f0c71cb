/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/choices.h"

#include <stdio.h>

#include "common/number.h"

enum { CUT_MAX = 1000000000, WEIGHT_MAX = 1000 };

/* A smaller weight would be printed with an exponent, which is no number to be asked for. */
#define WEIGHT_MIN 0.0001

/* The measures of the official list, all with their usual parameters. */
static const char *const official[] = {
    "runid",  "num_q", "num_ret", "num_rel",    "num_rel_ret",     "map",
    "gm_map", "Rprec", "bpref",   "recip_rank", "iprec_at_recall", "P",
};

static int compare_choices(const struct choice *a, const struct choice *b)
{
    if (a->measure != b->measure)
        return a->measure < b->measure ? -1 : 1;
    if (a->k != b->k)
        return a->k < b->k ? -1 : 1;
    return a->typed - b->typed;
}

/* Put it where it belongs, unless it is there. */
static bool add_choice(struct choices *c, struct choice new, struct lede_error *err)
{
    size_t at = c->count;

    while (at > 0 && compare_choices(&c->at[at - 1], &new) > 0)
        at--;
    if (at > 0 && compare_choices(&c->at[at - 1], &new) == 0)
        return true;
    if (!mem_grow(&c->at, &c->cap, c->count + 1, sizeof *c->at))
        return error_memory(err);
    for (size_t i = c->count++; i > at; i--)
        c->at[i] = c->at[i - 1];
    c->at[at] = new;
    return true;
}

static bool add_usual(struct choices *c, const struct measure *measure, struct lede_error *err)
{
    for (size_t i = 0; i < measure->usual_count; i++)
        if (!add_choice(c,
                        (struct choice){.measure = measure,
                                        .k = measure->usual[i],
                                        .typed = measure->takes == TAKES_CUT ||
                                                 measure->takes == TAKES_RECALL},
                        err))
            return false;
    return true;
}

static bool read_parameter(const struct measure *measure, struct span text, double *out,
                           struct lede_error *err)
{
    uint64_t whole;
    const char *wanted = "whole numbers of at least 1";

    switch (measure->takes) {
    case TAKES_NOTHING:
        return error_set(err, LEDE_INPUT, "%s takes no \"%.*s\"", measure->name, SPAN_ARGS(text));
    case TAKES_CUT:
        if (number_parse(text, CUT_MAX, &whole) && whole > 0) {
            *out = (double)whole;
            return true;
        }
        break;
    case TAKES_RECALL:
        if (number_parse_decimal(text, out) && *out >= 0 && *out <= 1)
            return true;
        wanted = "numbers of 0 to 1";
        break;
    case TAKES_WEIGHT:
        if (number_parse_decimal(text, out) && (*out == 0 || *out >= WEIGHT_MIN) &&
            *out <= WEIGHT_MAX)
            return true;
        wanted = "0 or a number of 0.0001 to 1000";
        break;
    }
    return error_set(err, LEDE_INPUT, "%s takes %s, not \"%.*s\"", measure->name, wanted,
                     SPAN_ARGS(text));
}

/* The measure that the text begins with, the longest such name; *parameters is what follows its point or
 * underscore, .at NULL when nothing does. */
static const struct measure *find_measure(struct span text, struct span *parameters)
{
    const struct measure *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < measure_count; i++) {
        struct span name = span_of(measures[i].name);
        if (name.len < longest || !span_starts(text, name) ||
            (text.len > name.len && text.at[name.len] != '.' && text.at[name.len] != '_'))
            continue;
        found = &measures[i];
        longest = name.len;
    }
    *parameters = (struct span){0};
    if (found && text.len > longest)
        *parameters = span_part(text, longest + 1, text.len);
    return found;
}

bool choices_add_official(struct choices *c, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(official); i++)
        if (!choices_add(c, span_of(official[i]), err))
            return false;
    return true;
}

bool choices_add(struct choices *c, struct span text, struct lede_error *err)
{
    struct span parameters, part;
    const struct measure *measure = find_measure(text, &parameters);

    if (span_is(text, "official"))
        return choices_add_official(c, err);
    if (!measure)
        return error_set(err, LEDE_INPUT, "no measure \"%.*s\" (relevance measures lists them)",
                         SPAN_ARGS(text));
    if (!parameters.at)
        return add_usual(c, measure, err);
    while (span_cut(&parameters, ',', &part)) {
        struct choice new = {.measure = measure, .typed = true};
        if (!read_parameter(measure, part, &new.k, err) || !add_choice(c, new, err))
            return false;
    }
    return true;
}

bool choice_parse(struct span text, struct choice *out, struct lede_error *err)
{
    struct choices all = {0};
    bool ok = choices_add(&all, text, err);

    if (ok && all.count == 1)
        *out = all.at[0];
    else if (ok)
        ok = error_set(err, LEDE_INPUT, "\"%.*s\" is several measures", SPAN_ARGS(text));
    choices_free(&all);
    return ok;
}

size_t choices_find(const struct choices *c, const struct choice *wanted)
{
    for (size_t i = 0; i < c->count; i++)
        if (compare_choices(&c->at[i], wanted) == 0)
            return i;
    return SIZE_MAX;
}

void choice_name(const struct choice *c, char name[CHOICE_NAME_MAX])
{
    if (!c->typed)
        (void)snprintf(name, CHOICE_NAME_MAX, "%s", c->measure->name);
    else if (c->measure->takes == TAKES_RECALL)
        (void)snprintf(name, CHOICE_NAME_MAX, "%s_%.2f", c->measure->name, c->k);
    else
        (void)snprintf(name, CHOICE_NAME_MAX, "%s_%.10g", c->measure->name, c->k);
}

void choices_free(struct choices *c)
{
    mem_free(c->at);
    *c = (struct choices){0};
}
