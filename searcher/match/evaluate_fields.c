/* Fields, names, addresses and dates of an article against what is asked of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "index/fields.h"
#include "index/names_canon.h"
#include "searcher/match/evaluate_state.h"
#include "searcher/query/bare_url.h"

static bool has_all_words(const struct run *run, struct span text)
{
    for (size_t i = 0; i < run->count; i++) {
        struct words words = {.text = text};
        struct word word;
        bool found = false;
        while (!found && words_next(&words, &word))
            found = span_equal(word.form, run->words[i].form);
        if (!found)
            return false;
    }
    return true;
}

/* A source and a language are as they stand; of the others the index has the words. */
static bool is_unknown(enum meta_field field, struct span value)
{
    struct words words = {.text = value};
    struct word word;

    if (field == META_SOURCE || field == META_LANGUAGE)
        return value.len == 0;
    return !words_next(&words, &word);
}

static struct span value_of(enum meta_field field, const struct article *a)
{
    switch (field) {
    case META_SOURCE: return a->source.value;
    case META_AUTHOR: return a->author.value;
    case META_AGENCY: return a->agencies.value;
    case META_SECTION: return a->section.value;
    case META_LANGUAGE: return a->language;
    }
    return (struct span){0};
}

bool evaluate_field(const struct field_test *t, const struct article *a)
{
    struct span value = value_of(t->field, a);
    char folded[TERM_BYTES_MAX];

    if (t->unknown)
        return is_unknown(t->field, value);
    if (value.len == 0)
        return false;
    if (!t->whole)
        return has_all_words(&t->run, value);
    return span_equal((struct span){folded, words_fold(value, folded, sizeof folded)}, t->folded);
}

bool evaluate_is_named(const struct name_test *t, const struct entity *e)
{
    char folded[NAME_FOLDED_MAX];
    const struct canon_form form = {e->type, {folded, names_fold(e->name, folded)}};

    return t->name_count &&
           bsearch(&form, t->names, t->name_count, sizeof form, canon_form_compare) != NULL;
}

/* Whether the words that were asked for stand in the name, as the article has it there or in full. */
static bool is_as_typed(const struct run *run, const struct article *a, const struct entity *e)
{
    return has_all_words(run, e->name) || has_all_words(run, span_part(a->text, e->start, e->end));
}

/* Whether the dateline is of the place. */
static bool is_from_place(const struct name_test *t, const struct article *a)
{
    return t->type == ENTITY_PLACE && !t->whole && has_all_words(&t->run, a->place.value);
}

/* Of an entity that was asked for: its name, if it is the first and none is spelt as typed. False where one is. */
static bool look_at_spelling(const struct name_test *t, const struct article *a,
                             const struct entity *e, struct span *out)
{
    if (!evaluate_is_named(t, e))
        return true;
    if (is_as_typed(&t->run, a, e))
        return false;
    if (out->len == 0)
        *out = e->name;
    return true;
}

static struct span spelling_of_name(const struct name_test *t, const struct article *a)
{
    struct span found = {0};

    if (is_from_place(t, a))
        return found;
    for (size_t i = 0; i < a->entity_count && t->name_count; i++)
        if (!look_at_spelling(t, a, &a->entities[i], &found))
            return (struct span){0};
    return found;
}

static struct span spelling_of_speaker(const struct speaker_test *t, const struct article *a)
{
    struct span found = {0};

    for (size_t q = 0; q < a->quote_count; q++)
        for (size_t i = 0; i < SPEAKER_TYPES; i++)
            if (!look_at_spelling(&t->by[i], a, &a->entities[a->quotes[q].speaker], &found))
                return (struct span){0};
    return found;
}

struct span evaluation_spelling(const struct evaluation *found, const struct node *leaf)
{
    if (leaf->kind == NODE_NAME)
        return spelling_of_name(&leaf->is.name, found->of);
    if (leaf->kind == NODE_SPEAKER)
        return spelling_of_speaker(&leaf->is.speaker, found->of);
    return (struct span){0};
}

/* One of the archive's names that were looked up stands in the article; or the dateline is of the place. */
bool evaluate_name(const struct name_test *t, const struct article *a)
{
    for (size_t i = 0; i < a->entity_count && t->name_count; i++)
        if (evaluate_is_named(t, &a->entities[i]))
            return true;
    return is_from_place(t, a);
}

bool evaluate_url(const struct url_test *t, const struct article *a)
{
    return a->url.len && span_starts(bare_url(a->url), t->text);
}

static bool interval_matches(const struct date_test *t, int32_t earliest, int32_t latest)
{
    if (t->possible)
        return earliest <= t->to && latest >= t->from;
    return earliest >= t->from && latest <= t->to;
}

bool evaluate_date(const struct date_test *t, const struct lede_date *d)
{
    if (t->unknown || d->precision == LEDE_NONE)
        return t->unknown && d->precision == LEDE_NONE;
    return interval_matches(t, d->earliest, d->latest);
}

bool evaluate_mentions(const struct date_test *t, const struct article *a)
{
    for (size_t i = 0; i < a->mention_count; i++)
        if (interval_matches(t, a->mentions[i].earliest, a->mentions[i].latest))
            return true;
    return false;
}
