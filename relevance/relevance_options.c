/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/relevance_options.h"

#include "common/number.h"

enum {
    OPT_TOPICS = 1,
    OPT_COMPLETE,
    OPT_LEVEL,
    OPT_DEPTH,
    OPT_MEASURE,
    OPT_NO_SUMMARY,
    OPT_JUDGED,
    OPT_FLOORS,
    OPT_HELP,
    OPT_VERSION
};

static const struct option options[] = {
    {"measure", 'm', "MEASURE",
     "print this measure: its name, or with cut-offs of its own as P.1,3; may be given several times",
     OPT_MEASURE},
    {"topics", 'q', NULL, "print lines for each topic before those for all", OPT_TOPICS},
    {"no-summary", 'n', NULL, "print no lines for all topics", OPT_NO_SUMMARY},
    {"complete", 'c', NULL, "count topics that the run lacks as topics with nothing found",
     OPT_COMPLETE},
    {"level", 'l', "N", "take documents with a grade of N or more as relevant (1)", OPT_LEVEL},
    {"depth", 'M', "N", "look at the first N documents of each topic only", OPT_DEPTH},
    {"judged-only", 'J', NULL, "take documents that were not judged out of the run first",
     OPT_JUDGED},
    {"floors", 0, "FILE",
     "compare with the lines measure<TAB>value of FILE; the status is 1 when one is not reached",
     OPT_FLOORS},
    {"help", 'h', NULL, "print this help", OPT_HELP},
    {"version", 0, NULL, "print the version", OPT_VERSION},
};

static const char *const usage[] = {"eval [OPTION…] QRELS RUN…", "measures", NULL};

static const char *const more[] = {
    "eval prints how well each run answers the judged topics, in the form and by the formulas of "
    "trec_eval 9.0.8. measures lists what it can compute.",
    "A line of QRELS is `topic 0 document grade`, one of RUN `topic Q0 document rank score tag`.",
    "Exit status: 0 done, 1 a floor was not reached, 2 failed or misused.",
    NULL,
};

const struct option_table relevance_options = {
    .program = "relevance",
    .usage = usage,
    .about = "Measure search results against judgments.",
    .options = options,
    .count = ARRAY_LEN(options),
    .more = more,
};

static bool read_number(const char *name, const char *text, uint64_t max, uint64_t *out,
                        struct lede_error *err)
{
    if (number_parse(span_of(text), max, out) && *out > 0)
        return true;
    return error_set(err, LEDE_INPUT, "--%s %s: not a number of 1 to %llu", name, text,
                     (unsigned long long)max);
}

static bool set_option(struct relevance_command *c, int id, const char *value,
                       struct lede_error *err)
{
    struct eval_request *r = &c->request;
    uint64_t number;

    switch (id) {
    case OPT_TOPICS: r->per_topic = true; return true;
    case OPT_NO_SUMMARY: r->no_summary = true; return true;
    case OPT_COMPLETE: r->complete = true; return true;
    case OPT_JUDGED: r->judged_only = true; return true;
    case OPT_MEASURE: return choices_add(&r->choices, span_of(value), err);
    case OPT_FLOORS: c->floors = value; return true;
    case OPT_HELP: c->action = RELEVANCE_HELP; return true;
    case OPT_VERSION: c->action = RELEVANCE_VERSION; return true;
    case OPT_LEVEL:
        if (!read_number("level", value, INT32_MAX, &number, err))
            return false;
        r->level = (int32_t)number;
        return true;
    case OPT_DEPTH:
        if (!read_number("depth", value, UINT32_MAX, &number, err))
            return false;
        r->depth = (size_t)number;
        return true;
    default: return true;
    }
}

/* What is to be done with the words that are no options. */
static bool take_words(struct relevance_command *c, char **words, size_t count,
                       struct lede_error *err)
{
    if (count == 0)
        return error_set(err, LEDE_INPUT,
                         "no command given: eval or measures (relevance --help tells more)");
    if (strcmp(words[0], "measures") == 0) {
        c->action = RELEVANCE_MEASURES;
        return count == 1 || error_set(err, LEDE_INPUT, "measures takes no \"%s\"", words[1]);
    }
    if (strcmp(words[0], "eval") != 0)
        return error_set(err, LEDE_INPUT, "no command \"%s\": eval or measures", words[0]);
    if (count < 3)
        return error_set(err, LEDE_INPUT, "eval needs QRELS and RUN (relevance --help tells more)");
    c->qrels = words[1];
    c->runs = words + 2;
    c->run_count = count - 2;
    return true;
}

bool relevance_options_parse(int argc, char **argv, struct relevance_command *out,
                             struct lede_error *err)
{
    struct option_walk walk = {.table = &relevance_options, .argc = argc, .argv = argv};
    enum step step;
    size_t words = 0;

    out->request.level = 1;
    while ((step = options_next(&walk, err)) == STEP_ITEM) {
        if (walk.id == 0) {
            /* What was looked at is not needed any more: the words move up. */
            argv[words++] = argv[walk.at - 1];
        } else if (!set_option(out, walk.id, walk.value, err)) {
            return false;
        }
    }
    if (step == STEP_FAILED)
        return false;
    return out->action != RELEVANCE_EVAL || take_words(out, argv, words, err);
}

void relevance_command_free(struct relevance_command *command)
{
    choices_free(&command->request.choices);
}
