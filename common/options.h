/* common/options.h: a program's command line, from one table: parser, --help and the man page's section.
 *
 * Not getopt_long: it takes abbreviations that a later option breaks, keeps global state, and reads
 * "-rabies" in `search hostages -rabies` as options. Here options are "--name", "--name=value",
 * "--name value", and single letters "-n value" or "-nvalue" where the table has one. "--" ends options.
 * In a program whose words are a query (words_may_have_dash), after the first word only "--long" is an
 * option, and before it a "-x" that is no option in the table is a word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/buf.h"

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): a row of a table reads in this order
struct option {
    const char *name;     /* long name without dashes */
    char letter;          /* 0 for none */
    const char *argument; /* "DIR"; NULL when it takes none */
    const char *help;     /* one sentence, lower case, no full stop */
    int id;               /* the program's own number, at least 1 */
};

struct option_table {
    const char *program;
    const char *const *usage; /* lines "[--index DIR] PATH…", ended by NULL */
    const char *about;        /* one line */
    const struct option *options;
    size_t count;
    bool words_may_have_dash;
    const char *const *more; /* paragraphs that end --help, ended by NULL; may be NULL */
};

/* Walks over argv; letters do not join ("-qv" is no option). Zeroed but for table, argc and argv (those
 * of main). */
struct option_walk {
    const struct option_table *table;
    int argc;
    char **argv;
    int at;     /* next to look at; starts at 0, argv[0] is passed over */
    bool ended; /* "--" was seen */
    bool seen_word;
    int id;            /* of the option found; 0 for a word */
    const char *value; /* the option's argument, or the word */
};

/* The next option or word. STEP_FAILED with LEDE_INPUT: "unknown option --limt (did you mean --limit?)",
 * "--limit needs a number", "--quiet takes no value". */
enum step options_next(struct option_walk *w, struct lede_error *err) MUST_CHECK;

/* The text of --help: usage, about, a line an option, more, wrapped at 79 columns. A paragraph that
 * begins with a space stays as it is. */
void options_help(const struct option_table *table, struct buf *out);

/* The man page's list of options in mdoc (.Bl … .El), so that page and program cannot differ. */
void options_man(const struct option_table *table, struct buf *out);

/* The nearest of the names by edit distance of at most 2, and less than the letters of name
 * (transpositions count 1; of several the table's first); NULL when none is. */
const char *options_nearest(const struct option_table *table, struct span name);
