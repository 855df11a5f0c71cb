/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/result/why_meant.h"

#include <stdlib.h>

#include "index/fields.h"
#include "index/names.h"
#include "index/near_names.h"
#include "index/vocabulary.h"
#include "searcher/match/term_articles.h"

enum { MEANT_MAX = 3, BEGINNING_MIN = 4, LISTED_TERMS_MAX = 1000, LISTED_MAX = 8 };

static bool add_meant(struct meaning *m, struct span asked, struct span text, uint64_t articles)
{
    if (m->count == MEANINGS_MAX)
        return true;
    struct meant *to = &m->at[m->count++];
    *to = (struct meant){asked, arena_span(m->arena, text), articles};
    return to->text.at || error_memory(m->err);
}

/* Words that begin so: somebody may have stopped early. */
static bool mean_longer(struct meaning *m, const struct query_word *w)
{
    struct vocabulary_found found = {0};
    struct buf pattern = {0};

    if (w->form.len < BEGINNING_MIN)
        return true;
    buf_add(&pattern, w->form);
    buf_byte(&pattern, '*');
    bool ok = (buf_ok(&pattern) || error_memory(m->err)) &&
              vocabulary_pattern(m->index, buf_span(&pattern), MEANT_MAX, m->arena, &found, m->err);
    for (size_t i = 0; ok && i < found.count; i++)
        ok = add_meant(m, w->form, found.words[i].form, found.words[i].articles);
    buf_free(&pattern);
    return ok;
}

/* The articles that have the word's stem in their language. */
static bool count_stem(struct meaning *m, const struct query_word *w, uint64_t *articles)
{
    uint64_t more;

    if (!w->by_language)
        return term_articles(m->index, PREFIX_STEM, w->stem, articles, m->err);
    *articles = 0;
    for (size_t i = 0; i < w->stem_count; i++) {
        if (!term_articles(m->index, PREFIX_STEM, w->stems[i].marked, &more, m->err))
            return false;
        *articles += more;
    }
    return true;
}

/* Other words, near a word that no article has; or the word itself when only its capitals are missing. */
static bool mean_word(struct meaning *m, const struct query_word *w, bool alone)
{
    const struct vocabulary_spelling *near;
    uint64_t articles;
    size_t count;

    if (w->match == BY_PATTERN || w->match == BY_NEARNESS)
        return true;
    if (!term_articles(m->index, "", w->form, &articles, m->err))
        return false;
    if (articles && w->match == AS_WRITTEN && alone && !span_equal(w->as_written, w->form))
        return add_meant(m, w->as_written, w->form, articles);
    if (w->match == BY_STEM && !articles && !count_stem(m, w, &articles))
        return false;
    if (articles)
        return true;
    if (!vocabulary_spellings(m->index, w->form, MEANT_MAX, m->arena, &near, &count, m->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_meant(m, w->form, near[i].form, near[i].articles))
            return false;
    return count > 0 || mean_longer(m, w);
}

static bool mean_name(struct meaning *m, const struct name_test *t)
{
    char folded[NAME_FOLDED_MAX];
    struct near_names near;
    const struct names *names;
    struct buf asked = {0};
    bool ok;

    run_put_forms(&t->run, &asked);
    struct span query = {folded, names_fold(buf_span(&asked), folded)};
    ok = buf_ok(&asked) || error_memory(m->err);
    buf_free(&asked);
    query = arena_span(m->arena, query);
    if (!ok || (!query.at && !error_memory(m->err)) || !index_names(m->index, &names, m->err) ||
        !names_near(names, t->type, query, MEANT_MAX, m->arena, &near, m->err))
        return false;
    for (size_t i = 0; i < near.count; i++)
        if (!add_meant(m, query, near.names[i].shown, near.names[i].articles))
            return false;
    return true;
}

/* Of a name that nobody has; a name that there is was never quoted, or not as saying this. */
static bool mean_speaker(struct meaning *m, const struct speaker_test *t)
{
    return t->by[0].name_count + t->by[1].name_count > 0 ||
           (mean_name(m, &t->by[0]) && mean_name(m, &t->by[1]));
}

static bool mean_source(struct meaning *m, const struct field_test *t)
{
    struct near_names near;

    if (t->field != META_SOURCE || t->unknown)
        return true;
    if (!sources_near(m->index, t->folded, MEANT_MAX, m->arena, &near, m->err))
        return false;
    for (size_t i = 0; i < near.count; i++)
        if (!add_meant(m, t->folded, near.names[i].shown, near.names[i].articles))
            return false;
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool mean(struct meaning *m, const struct node *n, bool alone)
{
    if (n->kind == NODE_NAME)
        return mean_name(m, &n->is.name);
    if (n->kind == NODE_SPEAKER)
        return mean_speaker(m, &n->is.speaker);
    if (n->kind == NODE_FIELD)
        return mean_source(m, &n->is.field);
    for (size_t i = 0; n->kind == NODE_WORDS && i < n->is.run.count; i++)
        if (!mean_word(m, &n->is.run.words[i], alone && n->is.run.count == 1))
            return false;
    for (size_t i = 0; n->kind != NODE_NOT && node_has_kids(n) && i < n->is.kids.count; i++)
        if (!n->is.kids.at[i]->spelling && !mean(m, n->is.kids.at[i], false))
            return false;
    return true;
}

bool why_meant(struct meaning *m, const struct node *part)
{
    return mean(m, part, true);
}

/* ---- What there is ---- */

static int by_articles(const void *x, const void *y)
{
    const struct term_value *a = x, *b = y;

    if (a->articles != b->articles)
        return a->articles < b->articles ? 1 : -1;
    return span_compare(a->value, b->value);
}

bool why_listed(struct meaning *m, const struct node *part)
{
    const bool language = part->kind == NODE_FIELD && part->is.field.field == META_LANGUAGE;
    const bool section = part->kind == NODE_FIELD && part->is.field.field == META_SECTION;
    struct term_value *all;
    size_t count;

    if (!language && !section)
        return true;
    if (!term_values(m->index, language ? PREFIX_LANGUAGE : PREFIX_SECTION_WORD, LISTED_TERMS_MAX,
                     m->arena, &all, &count, m->err))
        return false;
    qsort(all, count, sizeof *all, by_articles);
    for (size_t i = 0; i < count && i < LISTED_MAX; i++)
        if (!add_meant(m, (struct span){0}, all[i].value, all[i].articles))
            return false;
    return true;
}
