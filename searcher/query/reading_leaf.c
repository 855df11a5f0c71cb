/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/reading_leaf.h"

#include "common/date.h"
#include "searcher/query/typed_signs.h"

enum { EXPANSIONS_SHOWN_MAX = 5 };

/* ---- Words ---- */

static bool all_match(const struct run *run, enum word_match match)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match != match)
            return false;
    return true;
}

bool reading_is_by_stem(const struct run *run)
{
    return all_match(run, BY_STEM);
}

void reading_quote_run(const struct run *run, struct buf *out)
{
    for (size_t i = 0; i < run->count; i++) {
        const struct query_word *w = &run->words[i];
        if (i == 0 || !typed_signs_join(run, i - 1))
            buf_byte(out, i ? ' ' : '"');
        buf_add(out, w->before);
        buf_add(out, w->match == AS_WRITTEN ? w->as_written : w->form);
        buf_add(out, w->behind);
    }
    buf_byte(out, '"');
}

/* The words of the archive that an open one stands for, once they are found. */
static void put_expansions(const struct query_word *w, struct buf *out)
{
    for (size_t i = 0; i < w->expansion_count && i < EXPANSIONS_SHOWN_MAX; i++) {
        buf_text(out, i ? ", " : " (");
        buf_add(out, w->expansions[i].form);
    }
    if (w->expansion_count > EXPANSIONS_SHOWN_MAX)
        buf_addf(out, " and %zu more", w->expansion_count - EXPANSIONS_SHOWN_MAX);
    buf_text(out, w->expansion_count ? ")" : "");
}

static void put_slips(unsigned edits, struct buf *out)
{
    buf_addf(out, "at most %u slip%s", edits, edits == 1 ? "" : "s");
}

static void put_word(const struct run *run, struct buf *out)
{
    const struct query_word *w = &run->words[0];

    switch (w->match) {
    case BY_STEM: buf_text(out, "any form of "); break;
    case BY_FORM: buf_text(out, "just the form "); break;
    case AS_WRITTEN: break;
    case BY_PATTERN: buf_text(out, "any word like "); break;
    case BY_NEARNESS:
        buf_text(out, "any word ");
        put_slips(w->edits, out);
        buf_text(out, " from ");
        break;
    }
    reading_quote_run(run, out);
    if (w->match == AS_WRITTEN)
        buf_text(out, " as it is written");
    put_expansions(w, out);
}

static void put_phrase(const struct run *run, struct buf *out)
{
    if (all_match(run, BY_STEM)) {
        buf_text(out, "any form of ");
        reading_quote_run(run, out);
        return;
    }
    buf_text(out, "the phrase ");
    reading_quote_run(run, out);
    if (all_match(run, AS_WRITTEN))
        buf_text(out, " as it is written");
    if (!all_match(run, BY_NEARNESS))
        return;
    buf_text(out, " with ");
    put_slips(run->words[0].edits, out);
    buf_text(out, " in each word");
}

void reading_run(const struct run *run, struct buf *out)
{
    if (run->count == 1)
        put_word(run, out);
    else
        put_phrase(run, out);
    if (run->field == FIELD_TITLE)
        buf_text(out, " in the title");
}

/* ---- Fields and names ---- */

/* The words of a run one by one: they stand in any order. */
static void put_words(const struct run *run, struct buf *out)
{
    for (size_t i = 0; i < run->count; i++) {
        struct run one = {.words = &run->words[i], .count = 1};
        buf_text(out, i == 0 ? "" : i + 1 == run->count ? " and " : ", ");
        reading_quote_run(&one, out);
    }
}

static void put_quoted(const char *before, struct span text, struct buf *out)
{
    buf_text(out, before);
    buf_byte(out, '"');
    buf_add(out, text);
    buf_byte(out, '"');
}

/* A row a field: before the words, before all of the name, and what is said of articles without it. */
static const struct {
    const char *words, *whole, *unknown;
} field_texts[] = {
    [META_SOURCE] = {"from a source whose name has ", "from the source called just ",
                     "without a known source"},
    [META_AUTHOR] = {"by an author whose name has ", "by the author called just ",
                     "without a known author"},
    [META_AGENCY] = {"crediting an agency whose name has ", "crediting the agency called just ",
                     "crediting no agency"},
    [META_SECTION] = {"in a section whose name has ", "in the section called just ",
                      "without a known section"},
    [META_LANGUAGE] = {"in the language ", "in the language ", "in an unknown language"},
};

static void put_field(const struct field_test *t, struct buf *out)
{
    if (t->unknown) {
        buf_text(out, field_texts[t->field].unknown);
    } else if (t->whole) {
        put_quoted(field_texts[t->field].whole, t->folded, out);
    } else {
        buf_text(out, field_texts[t->field].words);
        put_words(&t->run, out);
    }
}

static void put_asked(const struct name_test *t, const char *words, const char *whole,
                      struct buf *out)
{
    buf_text(out, t->whole ? whole : words);
    if (t->whole)
        reading_quote_run(&t->run, out);
    else
        put_words(&t->run, out);
}

static void put_name(const struct name_test *t, struct buf *out)
{
    static const struct {
        const char *words, *whole;
    } texts[] = {
        [ENTITY_PERSON] = {"naming a person whose name has ", "naming the person called just "},
        [ENTITY_ORG] = {"naming an organisation whose name has ",
                        "naming the organisation called just "},
        [ENTITY_PLACE] = {"naming a place whose name has ", "naming the place called just "},
    };

    put_asked(t, texts[t->type].words, texts[t->type].whole, out);
}

static void put_speaker(const struct name_test *t, struct buf *out)
{
    put_asked(t, "quoting somebody whose name has ", "quoting somebody called just ", out);
}

/* ---- Dates ---- */

enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR };

static void put_time(struct civil c, enum grain grain, struct buf *out)
{
    if (grain == GRAIN_DAY)
        buf_addf(out, "%d ", c.day);
    if (grain != GRAIN_YEAR)
        buf_addf(out, "%s ", date_month_name(c.month));
    buf_addf(out, "%d", c.year);
}

static bool ends_month(struct civil c)
{
    return c.day == date_month_days(c.year, c.month);
}

/* The coarsest in which both ends are whole; an open end is. */
static enum grain grain_of(const struct date_test *t, struct civil from, struct civil to)
{
    bool no_from = t->from == DAY_MIN, no_to = t->to == DAY_MAX;

    if (!(no_from || from.day == 1) || !(no_to || ends_month(to)))
        return GRAIN_DAY;
    return (no_from || from.month == 1) && (no_to || to.month == 12) ? GRAIN_YEAR : GRAIN_MONTH;
}

/* "in 2016", "on 26 July 2016", "from 2014 to 2016", "up to 2012", "from 2020 on". */
static void put_days(const struct date_test *t, struct buf *out)
{
    struct civil from = {0}, to = {0};

    if (t->from == DAY_MIN && t->to == DAY_MAX) {
        buf_text(out, "at any time");
        return;
    }
    if (t->from != DAY_MIN)
        from = date_civil(t->from);
    if (t->to != DAY_MAX)
        to = date_civil(t->to);
    enum grain grain = grain_of(t, from, to);
    bool one = t->from != DAY_MIN && t->to != DAY_MAX && from.year == to.year &&
               (grain == GRAIN_YEAR || from.month == to.month) &&
               (grain != GRAIN_DAY || from.day == to.day);
    if (one) {
        buf_text(out, grain == GRAIN_DAY ? "on " : "in ");
        put_time(from, grain, out);
        return;
    }
    if (t->from != DAY_MIN) {
        buf_text(out, "from ");
        put_time(from, grain, out);
    }
    if (t->to != DAY_MAX) {
        buf_text(out, t->from == DAY_MIN ? "up to " : " to ");
        put_time(to, grain, out);
    } else {
        buf_text(out, " on");
    }
}

static void put_date(const struct date_test *t, struct buf *out)
{
    if (t->unknown) {
        buf_text(out, "without a date");
        return;
    }
    buf_text(out, t->possible ? "dated possibly " : "dated ");
    put_days(t, out);
    buf_text(out, t->possible ? "" : " for certain");
}

static void put_mention(const struct date_test *t, struct buf *out)
{
    buf_text(out, t->possible ? "naming a date possibly " : "naming a date ");
    put_days(t, out);
}

void reading_field(const struct node *leaf, struct buf *out)
{
    switch (leaf->kind) {
    case NODE_FIELD: put_field(&leaf->is.field, out); break;
    case NODE_NAME: put_name(&leaf->is.name, out); break;
    case NODE_SPEAKER: put_speaker(&leaf->is.speaker.by[0], out); break;
    case NODE_ID: put_quoted("with the id ", leaf->is.id, out); break;
    case NODE_URL: put_quoted("from an address that begins with ", leaf->is.url.text, out); break;
    case NODE_DATE: put_date(&leaf->is.date, out); break;
    case NODE_MENTION: put_mention(&leaf->is.date, out); break;
    case NODE_LIKE: put_quoted("like the article ", leaf->is.like.id, out); break;
    case NODE_ALL: buf_text(out, "of any kind"); break;
    case NODE_NOTHING:
    case NODE_WORDS:
    case NODE_LIST:
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT:
    case NODE_NEAR:
    case NODE_SAME:
    case NODE_SAID: break; /* no leaves of fields */
    }
}
