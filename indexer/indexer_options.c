/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/indexer_options.h"

#include "analysis/language_codes.h"
#include "analysis/stem.h"
#include "common/date.h"
#include "common/mem.h"
#include "common/number.h"

enum { JOBS_MAX = 64, DAY_LEN = 10 };

enum {
    OPT_INDEX = 1,
    OPT_ID_PREFIX,
    OPT_SOURCES,
    OPT_MAP,
    OPT_META,
    OPT_NAMES,
    OPT_PRUNE,
    OPT_DELETE,
    OPT_MODEL,
    OPT_NO_ENTITIES,
    OPT_REBUILD,
    OPT_LANGUAGE,
    OPT_JOBS,
    OPT_DRY_RUN,
    OPT_WHY,
    OPT_FORMAT,
    OPT_TODAY,
    OPT_QUIET,
    OPT_VERBOSE,
    OPT_HELP,
    OPT_VERSION
};

static const struct option options[] = {
    {"index", 0, "DIR",
     "the index to write (default: $LEDE_INDEX, or lede/index in the user's data folder)",
     OPT_INDEX},
    {"id-prefix", 0, "TEXT",
     "put TEXT before each article's id, to tell folders with equal names apart", OPT_ID_PREFIX},
    {"sources", 0, "FILE",
     "outlets of your own, which win over those built in: a line an outlet, its name, then aliases "
     "and hosts, parted by tabs",
     OPT_SOURCES},
    {"map", 0, "FIELD=KEY,...",
     "read a field (text, id, title, source, author, date, url, section, language) of JSON and CSV "
     "from this key; meta.date leads into an object",
     OPT_MAP},
    {"meta", 0, "FILE",
     "a table (.csv, .tsv) of what you know of articles, which wins over what is found: columns id "
     "or path, date, source, title, author, url, section, language, drop",
     OPT_META},
    {"names", 0, "FILE",
     "a list (.csv, .tsv) of names, which wins over what is learned of them: name, type, aliases parted by ; or |, "
     "action (apart, retype, drop); none takes it away",
     OPT_NAMES},
    {"prune", 0, NULL,
     "drop the articles whose files are gone, in the whole index, once the PATHs are read",
     OPT_PRUNE},
    {"delete", 0, "ID",
     "drop the article with this id, and take none from the PATHs; may be repeated", OPT_DELETE},
    {"model", 0, "FILE",
     "the model that finds names (default: $LEDE_MODEL, or the one installed with the program)",
     OPT_MODEL},
    {"no-entities", 0, NULL, "look for no names of persons, organisations and places",
     OPT_NO_ENTITIES},
    {"rebuild", 0, NULL,
     "make the index anew from these paths alone; readers keep the old one until then",
     OPT_REBUILD},
    {"language", 0, "CODE",
     "at a first build or --rebuild: the language of most articles, de or fr (default: en)",
     OPT_LANGUAGE},
    {"jobs", 'j', "N", "use N processes for reading and N for writing (default: one a core)",
     OPT_JOBS},
    {"dry-run", 0, NULL, "print what would be stored of each article, touch no index", OPT_DRY_RUN},
    {"why", 0, NULL,
     "print of each article what was found, by which rule, and what became of each piece of the "
     "input; touch no index",
     OPT_WHY},
    {"format", 0, "FORMAT",
     "the form of --dry-run and --why: jsonl, one JSON object a line (of --dry-run the only one)",
     OPT_FORMAT},
    {"today", 0, "YYYY-MM-DD",
     "read as if it were this day: no article was published later (default: by the clock)",
     OPT_TODAY},
    {"quiet", 'q', NULL, "say nothing but problems", OPT_QUIET},
    {"verbose", 'v', NULL, "also name the files that are of no known format, and the exact copies",
     OPT_VERBOSE},
    {"help", 'h', NULL, "print this help", OPT_HELP},
    {"version", 0, NULL, "print the version", OPT_VERSION},
};

static const char *const usage[] = {
    "[--index DIR] PATH…", "[--index DIR] --prune | --delete ID… | --meta FILE | --names FILE",
    "--dry-run [--format=jsonl] PATH…", "--why [--format=jsonl] PATH…", NULL};

static const char *const more[] = {
    "PATH is a file (text, JSON, packed ones too), a folder, or - for standard input.",
    "Exit status: 0 done, 2 failed, 3 done but something was skipped, repaired or not found, 75 "
    "another indexer is writing this index.",
    NULL,
};

const struct option_table indexer_options = {
    .program = "indexer",
    .usage = usage,
    .about = "Turn news articles into an index for search.",
    .options = options,
    .count = ARRAY_LEN(options),
    .more = more,
};

static bool add_delete(struct indexer_command *c, const char *id, struct lede_error *err)
{
    struct index_request *r = &c->request;

    if (!id[0])
        return error_set(err, LEDE_INPUT, "--delete needs an id");
    if (!mem_grow(&r->deletes, &c->delete_cap, r->delete_count + 1, sizeof *r->deletes))
        return error_memory(err);
    r->deletes[r->delete_count++] = id;
    return true;
}

static bool set_language(struct indexer_command *c, const char *value, struct lede_error *err)
{
    char code[LANGUAGE_CODE_MAX + 1];
    unsigned language = STEM_LANGUAGES;

    if (language_read(span_of(value), code))
        language = stem_language(span_of(code));
    if (language == STEM_LANGUAGES)
        return error_set(err, LEDE_INPUT, "--language %s: no language that words can be stemmed in",
                         value);
    c->request.language = span_of(stem_code(language));
    return true;
}

static bool set_today(struct index_request *r, const char *value, struct lede_error *err)
{
    struct lede_date date;

    if (!date_parse_iso(span_of(value), &date) || date.precision != LEDE_DAY ||
        strlen(value) != DAY_LEN)
        return error_set(err, LEDE_INPUT, "--today %s: no day as YYYY-MM-DD", value);
    r->today = date.earliest;
    return true;
}

static bool set_option(struct indexer_command *c, int id, const char *value, struct lede_error *err)
{
    uint64_t number;

    switch (id) {
    case OPT_INDEX: c->request.index = value; return true;
    case OPT_ID_PREFIX: c->request.id_prefix = span_of(value); return true;
    case OPT_SOURCES: c->request.sources = value; return true;
    case OPT_MAP: return key_map_parse(span_of(value), &c->request.map, err);
    case OPT_NAMES: c->request.names = value; return true;
    case OPT_META: c->request.meta = value; return true;
    case OPT_PRUNE: c->request.prune = true; return true;
    case OPT_DELETE: return add_delete(c, value, err);
    case OPT_MODEL: c->model = value; return true;
    case OPT_NO_ENTITIES: c->request.no_entities = true; return true;
    case OPT_REBUILD: c->request.rebuild = true; return true;
    case OPT_DRY_RUN: c->request.dry_run = true; return true;
    case OPT_WHY: c->request.why = c->request.dry_run = true; return true;
    case OPT_QUIET: c->quiet = true; return true;
    case OPT_VERBOSE: c->verbose = true; return true;
    case OPT_HELP: c->action = INDEXER_HELP; return true;
    case OPT_VERSION: c->action = INDEXER_VERSION; return true;
    case OPT_TODAY: return set_today(&c->request, value, err);
    case OPT_FORMAT:
        c->request.json_lines = true;
        return strcmp(value, "jsonl") == 0 ||
               error_set(err, LEDE_INPUT, "--format %s: the one form is jsonl", value);
    case OPT_LANGUAGE: return set_language(c, value, err);
    case OPT_JOBS:
        if (!number_parse(span_of(value), JOBS_MAX, &number) || number == 0)
            return error_set(err, LEDE_INPUT, "--jobs %s: not a number of 1 to %d", value,
                             JOBS_MAX);
        c->request.jobs = (size_t)number;
        return true;
    default: return true;
    }
}

/* Whether the options make one wish. */
static bool fit_together(const struct index_request *r, struct lede_error *err)
{
    bool drops = r->prune || r->delete_count, alone = drops || r->meta || r->names;

    if (r->why && (r->index || drops || r->rebuild))
        return error_set(err, LEDE_INPUT, "--why touches no index: it goes without %s",
                         r->index     ? "--index"
                         : r->rebuild ? "--rebuild"
                         : r->prune   ? "--prune"
                                      : "--delete");
    if (r->dry_run && drops)
        return error_set(err, LEDE_INPUT, "--dry-run touches no index: it goes without %s",
                         r->prune ? "--prune" : "--delete");
    if (r->rebuild && r->prune)
        return error_set(err, LEDE_INPUT,
                         "--rebuild has only what is in the PATHs: it goes without --prune");
    if (r->sources && r->path_count == 0 && drops && !r->meta)
        return error_set(err, LEDE_INPUT, "--sources is for what the PATHs have: it needs one");
    if (r->path_count == 0 && (r->rebuild || r->dry_run || !alone))
        return error_set(err, LEDE_INPUT, "no PATH given (indexer --help tells more)");
    return true;
}

bool indexer_options_parse(int argc, char **argv, struct indexer_command *out,
                           struct lede_error *err)
{
    struct option_walk walk = {.table = &indexer_options, .argc = argc, .argv = argv};
    enum step step;
    size_t paths = 0;

    while ((step = options_next(&walk, err)) == STEP_ITEM) {
        if (walk.id == 0) {
            /* What was looked at is not needed any more: the paths move up. */
            argv[paths++] = argv[walk.at - 1];
        } else if (!set_option(out, walk.id, walk.value, err)) {
            return false;
        }
    }
    out->request.paths = argv;
    out->request.path_count = paths;
    if (step == STEP_FAILED)
        return false;
    return out->action != INDEXER_RUN || fit_together(&out->request, err);
}

void indexer_options_free(struct indexer_command *c)
{
    mem_free(c->request.deletes);
    c->request.deletes = NULL;
    c->request.delete_count = c->delete_cap = 0;
}
