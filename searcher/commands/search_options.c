/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/commands/search_options.h"

#include <inttypes.h>

#include "common/number.h"

enum {
    PASSAGES_MAX = 1000,
    LIMIT_DEFAULT = 10,
    PASSAGES_DEFAULT = 3,
    DEPTH_DEFAULT = 1000,
    NAMES_DEFAULT = 50
};

enum {
    OPTION_INDEX = 1,
    OPTION_MATCH,
    OPTION_SORT,
    OPTION_SINCE,
    OPTION_UNTIL,
    OPTION_SOURCE,
    OPTION_FORMAT,
    OPTION_LIMIT,
    OPTION_OFFSET,
    OPTION_PASSAGES,
    OPTION_FACET,
    OPTION_TIMELINE,
    OPTION_EXACT_NAMES,
    OPTION_EXPLAIN,
    OPTION_SHOW,
    OPTION_WHY_NOT,
    OPTION_BATCH,
    OPTION_DEPTH,
    OPTION_TAG,
    OPTION_INFO,
    OPTION_ENTITIES,
    OPTION_ENTITY,
    OPTION_TYPE,
    OPTION_NAMES,
    OPTION_COLOUR,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option options[] = {
    {"index", 0, "DIR", "the index to search, instead of the default one", OPTION_INDEX},
    {"match", 0, "all|any|auto",
     "whether an article must hold all words of a list, any, or any where none holds all (auto)",
     OPTION_MATCH},
    {"sort", 0, "relevance|date|-date", "best first, oldest first (date) or newest first (-date)",
     OPTION_SORT},
    {"since", 0, "DATE", "only articles dated on this day, month or year or later", OPTION_SINCE},
    {"until", 0, "DATE", "only articles dated on this day, month or year or before", OPTION_UNTIL},
    {"source", 0, "TEXT", "only articles of a source with these words in its name", OPTION_SOURCE},
    {"format", 0, "text|json|jsonl|tsv",
     "text to read, one JSON object, one for each article, or a table of columns parted by tabs",
     OPTION_FORMAT},
    {"limit", 'n', "N|all", "show so many articles (10), or all", OPTION_LIMIT},
    {"offset", 0, "N", "leave out so many articles before", OPTION_OFFSET},
    {"passages", 0, "N", "show so many passages of each article (3)", OPTION_PASSAGES},
    {"facet", 0, "NAME[,NAME…]",
     "count what was found by source, year, month, person, org, place or language", OPTION_FACET},
    {"timeline", 0, "day|month|year", "count what was found over time", OPTION_TIMELINE},
    {"exact-names", 0, NULL, "search for names as they are typed, by no other spelling of them",
     OPTION_EXACT_NAMES},
    {"explain", 0, NULL, "show how the query was read and how each score came to be",
     OPTION_EXPLAIN},
    {"show", 0, "ID", "print the article with this id, the matches of the query marked",
     OPTION_SHOW},
    {"why-not", 0, "ID", "say which parts of the query the article with this id lacks",
     OPTION_WHY_NOT},
    {"batch", 0, "FILE",
     "search for each line \"topic<TAB>query\" of the file (- for standard input) and print a TREC run; "
     "any of the words will do unless --match says otherwise",
     OPTION_BATCH},
    {"depth", 0, "N|all", "so many articles of each query of a batch (1000), or all", OPTION_DEPTH},
    {"tag", 0, "TEXT", "the name of a batch's run (lede)", OPTION_TAG},
    {"info", 0, NULL, "print what the index holds", OPTION_INFO},
    {"entities", 0, NULL,
     "list the names of the archive with their articles, the commonest first: 50, or as -n says; with words "
     "those of which a word begins so",
     OPTION_ENTITIES},
    {"entity", 0, "NAME",
     "print what the archive has of a name: its spellings, its first and last article, the names it stands with",
     OPTION_ENTITY},
    {"type", 0, "person|org|place", "with --entities and --entity: only names of this type",
     OPTION_TYPE},
    {"names", 0, "FILE",
     "go by this list of names (see indexer(1)) instead of the index's, to try it; none: by none",
     OPTION_NAMES},
    {"color", 0, "auto|always|never", "when to use colour; auto is on a terminal without NO_COLOR",
     OPTION_COLOUR},
    {"quiet", 'q', NULL, "no notes on standard error, problems only", OPTION_QUIET},
    {"help", 'h', NULL, "print this help", OPTION_HELP},
    {"version", 0, NULL, "print the version", OPTION_VERSION},
};

static const char *const usage[] = {
    "[OPTION…] QUERY…",
    "[OPTION…] --show ID [QUERY…]",
    "[OPTION…] --why-not ID QUERY…",
    "[OPTION…] --batch FILE",
    "[--index DIR] [--format FORMAT] --info",
    "[OPTION…] --entities [--type TYPE] [PREFIX]",
    "[OPTION…] --entity NAME [--type TYPE]",
    NULL,
};

static const char *const more[] = {
    "A query is words; an article must hold all of them, in any form (hostage finds hostages). "
    "\"Quoted words\" are found as they stand, in this order. +word must be there, -word must not; "
    "AND, OR, NOT and ( ) combine. a NEAR/5 b: at most five words apart; hostag* and wom?n leave letters "
    "open, word~ is nearly so written, =NATO just as it stands. title:word, source:dawn, person:bajwa, date:2016-07, "
    "date:2015..2017, date:unknown and id:ID ask for a field, said:bajwa border for what somebody is quoted as saying, and a "
    "lone * is every article.",
    "Options stand before the first word, or begin with two dashes; -- ends them.",
    "  search \"Jaish-ul-Adl hostages\"\n"
    "  search --since 2016 --source dawn border fence\n"
    "  search --sort -date '\"border guards\" -football'\n"
    "  search --facet source,year --timeline month -n 0 hostages\n"
    "  search --entities --type person -n 20\n"
    "  search --batch topics.tsv > lede.run",
    "Exit status: 0 found, 1 nothing found, 2 failed, 3 lines of a batch were skipped, 75 the index is "
    "busy or changed meanwhile.",
    NULL,
};

const struct option_table search_option_table = {
    .program = "search",
    .usage = usage,
    .about = "Find articles and the passages in them that answer a query.",
    .options = options,
    .count = ARRAY_LEN(options),
    .words_may_have_dash = true,
    .more = more,
};

/* What an option's value may be, and what it stands for. */
struct choice {
    const char *name;
    int option, value;
};

/* clang-format off */
static const struct choice choices[] = {
    {"all", OPTION_MATCH, MATCH_ALL},
    {"any", OPTION_MATCH, MATCH_ANY},
    {"auto", OPTION_MATCH, MATCH_AUTO},
    {"relevance", OPTION_SORT, SORT_RELEVANCE},
    {"date", OPTION_SORT, SORT_OLDEST},
    {"-date", OPTION_SORT, SORT_NEWEST},
    {"day", OPTION_TIMELINE, TIMELINE_DAY},
    {"month", OPTION_TIMELINE, TIMELINE_MONTH},
    {"year", OPTION_TIMELINE, TIMELINE_YEAR},
    {"person", OPTION_TYPE, ENTITY_PERSON},
    {"org", OPTION_TYPE, ENTITY_ORG},
    {"place", OPTION_TYPE, ENTITY_PLACE},
    {"auto", OPTION_COLOUR, COLOUR_AUTO},
    {"always", OPTION_COLOUR, COLOUR_ALWAYS},
    {"never", OPTION_COLOUR, COLOUR_NEVER},
};
/* clang-format on */

static const struct option *find_option(int id)
{
    size_t i = 0;

    while (options[i].id != id)
        i++;
    return &options[i];
}

/* "--match most: not one of all, any or auto"; names are parted by |. */
static bool not_one_of(const struct option_walk *w, struct span given, struct span names,
                       struct lede_error *err)
{
    struct buf list = {0};
    struct span name;

    while (span_cut(&names, '|', &name)) {
        if (list.len)
            buf_text(&list, names.at ? ", " : " or ");
        buf_add(&list, name);
    }
    error_set(err, LEDE_INPUT, "--%s %.*s: not one of %.*s", find_option(w->id)->name,
              SPAN_ARGS(given), SPAN_ARGS(buf_span(&list)));
    buf_free(&list);
    return false;
}

static bool no_such_choice(const struct option_walk *w, struct lede_error *err)
{
    return not_one_of(w, span_of(w->value), span_of(find_option(w->id)->argument), err);
}

static bool no_such_facet(const struct option_walk *w, struct span given, struct lede_error *err)
{
    struct buf names = {0};

    for (enum facet f = FACET_SOURCE; f < FACET_COUNT; f++)
        buf_addf(&names, "%s%s", f ? "|" : "", facet_name(f));
    not_one_of(w, given.len ? given : span_of(w->value), buf_span(&names), err);
    buf_free(&names);
    return false;
}

/* Names parted by commas, added to those asked for before; each once, in the order asked. */
static bool take_facets(struct search_request *r, const struct option_walk *w,
                        struct lede_error *err)
{
    struct span names = span_of(w->value), name;

    if (names.len == 0)
        return no_such_facet(w, names, err);
    while (span_cut(&names, ',', &name)) {
        enum facet f = facet_find(span_trim(name));
        size_t i = 0;
        if (f == FACET_COUNT)
            return no_such_facet(w, span_trim(name), err);
        while (i < r->facet_count && r->facets[i] != f)
            i++;
        if (i == r->facet_count)
            r->facets[r->facet_count++] = f;
    }
    return true;
}

static bool parse_choice(const struct option_walk *w, int *out, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(choices); i++)
        if (choices[i].option == w->id && strcmp(choices[i].name, w->value) == 0) {
            *out = choices[i].value;
            return true;
        }
    return no_such_choice(w, err);
}

static bool parse_number(const struct option_walk *w, uint64_t max, size_t *out,
                         struct lede_error *err)
{
    uint64_t number;

    if (!number_parse(span_of(w->value), max, &number))
        return error_set(err, LEDE_INPUT, "--%s %s: not a number of 0 to %" PRIu64,
                         find_option(w->id)->name, w->value, max);
    *out = (size_t)number;
    return true;
}

/* How many articles: no index has more than UINT32_MAX. */
static bool parse_limit(const struct option_walk *w, size_t *out, struct lede_error *err)
{
    uint64_t number;

    if (strcmp(w->value, "all") == 0) {
        *out = SEARCH_ALL;
        return true;
    }
    if (!number_parse(span_of(w->value), UINT32_MAX, &number))
        return error_set(err, LEDE_INPUT, "--%s %s: neither all nor a number of 0 to %" PRIu32,
                         find_option(w->id)->name, w->value, UINT32_MAX);
    *out = (size_t)number;
    return true;
}

/* "-n", typed where it leaves out a word. */
static bool is_late(const struct option_walk *w)
{
    size_t i = 0;

    if (w->ended || w->value[0] != '-' || w->value[1] == '\0' || w->value[2] != '\0')
        return false;
    while (i < ARRAY_LEN(options) && options[i].letter != w->value[1])
        i++;
    return i < ARRAY_LEN(options);
}

/* A word of the query, as typed: what the shell's quotes held together stays so. */
static bool add_word(struct buf *query, const struct option_walk *w)
{
    if (w->seen_word && query->len)
        buf_byte(query, ' ');
    buf_text(query, w->value);
    return buf_ok(query);
}

/* What decides between commands; --help wins over all, whatever stands behind it. */
static void take_command(struct search_options *o, enum search_command command)
{
    if (o->command != COMMAND_HELP && o->command != COMMAND_VERSION)
        o->command = command;
}

static bool take_choice(struct search_options *o, const struct option_walk *w,
                        struct lede_error *err)
{
    int value = 0;

    if (!parse_choice(w, &value, err))
        return false;
    switch (w->id) {
    case OPTION_MATCH: o->request.match = (enum match_mode)value; break;
    case OPTION_SORT: o->request.sort = (enum sort_order)value; break;
    case OPTION_TIMELINE: o->request.timeline = (enum timeline_unit)value; break;
    case OPTION_TYPE: o->types = 1U << value; break;
    default: o->colour = (enum colour_choice)value; break;
    }
    return true;
}

static bool take_option(struct search_options *o, const struct option_walk *w,
                        struct lede_error *err)
{
    struct search_request *r = &o->request;

    switch (w->id) {
    case OPTION_INDEX: o->index = w->value; return true;
    case OPTION_MATCH:
    case OPTION_SORT:
    case OPTION_TIMELINE:
    case OPTION_TYPE:
    case OPTION_COLOUR: return take_choice(o, w, err);
    case OPTION_SINCE: r->filters.since = span_of(w->value); return true;
    case OPTION_UNTIL: r->filters.until = span_of(w->value); return true;
    case OPTION_SOURCE: r->filters.source = span_of(w->value); return true;
    case OPTION_FORMAT:
        o->format = output_find(span_of(w->value));
        return o->format || no_such_choice(w, err);
    case OPTION_LIMIT: return parse_limit(w, &r->limit, err);
    case OPTION_OFFSET: return parse_number(w, UINT32_MAX, &r->offset, err);
    case OPTION_PASSAGES: return parse_number(w, PASSAGES_MAX, &r->passages, err);
    case OPTION_FACET: return take_facets(r, w, err);
    case OPTION_EXACT_NAMES: r->exact_names = true; return true;
    case OPTION_EXPLAIN: r->explain = true; return true;
    case OPTION_SHOW:
        o->show_id = span_of(w->value);
        take_command(o, COMMAND_SHOW);
        return true;
    case OPTION_WHY_NOT:
        o->show_id = span_of(w->value);
        take_command(o, COMMAND_WHY_NOT);
        return true;
    case OPTION_BATCH:
        o->batch = w->value;
        take_command(o, COMMAND_BATCH);
        return true;
    case OPTION_DEPTH: return parse_limit(w, &o->depth, err);
    case OPTION_TAG: o->tag = span_of(w->value); return true;
    case OPTION_ENTITIES: take_command(o, COMMAND_ENTITIES); return true;
    case OPTION_ENTITY:
        o->entity = span_of(w->value);
        take_command(o, COMMAND_ENTITY);
        return true;
    case OPTION_NAMES: o->names = w->value; return true;
    case OPTION_INFO: take_command(o, COMMAND_INFO); return true;
    case OPTION_QUIET: o->quiet = true; return true;
    case OPTION_HELP: o->command = COMMAND_HELP; return true;
    default: take_command(o, COMMAND_VERSION); return true;
    }
}

static uint64_t bit(int option)
{
    return UINT64_C(1) << option;
}

/* A batch prints a run, whatever else could be printed of a result. */
static bool complete_batch(struct search_options *o, uint64_t given, struct lede_error *err)
{
    static const int others[] = {OPTION_FORMAT, OPTION_LIMIT,    OPTION_OFFSET, OPTION_PASSAGES,
                                 OPTION_FACET,  OPTION_TIMELINE, OPTION_EXPLAIN};
    struct search_request *r = &o->request;

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (given & bit(others[i]))
            return error_set(err, LEDE_INPUT, "--%s does not go with --batch",
                             find_option(others[i])->name);
    if (!*o->batch)
        return error_set(err, LEDE_INPUT, "--batch needs a file");
    if (o->tag.len == 0)
        return error_set(err, LEDE_INPUT, "--tag needs a text");
    if (!(given & bit(OPTION_MATCH)))
        r->match = MATCH_ANY;
    r->limit = o->depth;
    r->passages = 0;
    r->ids_only = true;
    return true;
}

static void complete_search(struct search_options *o, bool has_words)
{
    struct search_request *r = &o->request;
    const struct query_filters *f = &r->filters;
    bool counts = r->facet_count > 0 || r->timeline != TIMELINE_NONE;

    if (counts && o->format == &out_tsv) /* which then holds the counts alone */
        r->limit = 0;
    if (has_words)
        return;
    if (counts || f->since.len || f->until.len || f->source.len)
        r->typed = SPAN("*");
    else
        o->command = COMMAND_USAGE;
}

/* What lists names takes words, and few of the options; what shows one takes none. */
static bool complete_names(struct search_options *o, uint64_t given, bool has_words,
                           struct lede_error *err)
{
    static const int others[] = {OPTION_MATCH,    OPTION_SORT,     OPTION_SINCE,
                                 OPTION_UNTIL,    OPTION_SOURCE,   OPTION_FACET,
                                 OPTION_PASSAGES, OPTION_TIMELINE, OPTION_EXPLAIN};
    const char *name = o->command == COMMAND_ENTITY ? "entity" : "entities";

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (given & bit(others[i]))
            return error_set(err, LEDE_INPUT, "--%s does not go with --%s",
                             find_option(others[i])->name, name);
    if (o->command == COMMAND_ENTITY && (has_words || span_trim(o->entity).len == 0))
        return error_set(err, LEDE_INPUT,
                         has_words ? "--entity takes no query" : "--entity needs a name");
    if (o->command == COMMAND_ENTITIES && !(given & bit(OPTION_LIMIT)))
        o->request.limit = NAMES_DEFAULT;
    return true;
}

/* What the options together mean; `given` has a bit for each that was there. */
static bool complete(struct search_options *o, uint64_t given, bool has_words,
                     struct lede_error *err)
{
    o->request.names = o->format->holds_names;
    if (has_words && (o->command == COMMAND_INFO || o->command == COMMAND_BATCH))
        return error_set(err, LEDE_INPUT, "--%s takes no query",
                         o->command == COMMAND_INFO ? "info" : "batch");
    if (o->command == COMMAND_BATCH)
        return complete_batch(o, given, err);
    if (o->command == COMMAND_ENTITIES || o->command == COMMAND_ENTITY)
        return complete_names(o, given, has_words, err);
    if (given & bit(OPTION_TYPE))
        return error_set(err, LEDE_INPUT, "--type goes with --entities and --entity only");
    if (o->command == COMMAND_WHY_NOT && !has_words)
        return error_set(err, LEDE_INPUT, "--why-not needs a query");
    if (o->command != COMMAND_SEARCH)
        return true;
    if (given & (bit(OPTION_DEPTH) | bit(OPTION_TAG)))
        return error_set(err, LEDE_INPUT, "--%s goes with --batch only",
                         given & bit(OPTION_DEPTH) ? "depth" : "tag");
    complete_search(o, has_words);
    return true;
}

bool search_options_parse(int argc, char **argv, struct arena *arena, struct search_options *out,
                          struct lede_error *err)
{
    struct search_options o = {
        .format = &out_text,
        .depth = DEPTH_DEFAULT,
        .tag = SPAN("lede"),
        .types = NAME_TYPES_ALL,
        .request = {.limit = LIMIT_DEFAULT, .passages = PASSAGES_DEFAULT},
    };
    struct option_walk w = {.table = &search_option_table, .argc = argc, .argv = argv};
    struct buf query = {0};
    uint64_t given = 0;
    bool ok = false;
    enum step step;

    while ((step = options_next(&w, err)) == STEP_ITEM) {
        given |= bit(w.id);
        if (w.id == 0 && !add_word(&query, &w)) {
            error_memory(err);
            goto out;
        }
        if (w.id == 0 && is_late(&w))
            o.late = w.value;
        if (w.id != 0 && !take_option(&o, &w, err))
            goto out;
    }
    if (step == STEP_FAILED)
        goto out;
    if (w.seen_word) {
        o.request.typed = arena_span(arena, buf_span(&query));
        if (!o.request.typed.at) {
            error_memory(err);
            goto out;
        }
    }
    if (!complete(&o, given, w.seen_word, err))
        goto out;
    *out = o;
    ok = true;
out:
    buf_free(&query);
    return ok;
}
