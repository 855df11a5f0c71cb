/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "index/fields.h"
#include "index/forms.h"
#include "index/vocabulary.h"
#include "searcher/match/resolve_state.h"
#include "searcher/match/term_articles.h"

static int compare_spans(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return span_compare(*a, *b);
}

/* ---- Stems ---- */

bool has_languages(const struct resolver *r)
{
    const struct stem_scheme *s = stemmer_scheme(r->stemmer);

    return s->others != 0 || s->main != STEM_ENGLISH;
}

bool resolve_is_there(struct resolver *r, struct span marked, bool *there)
{
    uint64_t articles = 0;
    bool ok = term_articles(r->index, PREFIX_STEM, marked, &articles, r->err);

    *there = articles > 0;
    return ok;
}

static bool add_stem(struct resolver *r, unsigned language, struct span form,
                     struct word_stem *stems, size_t *count)
{
    char buf[STEM_MARKED_MAX];
    struct span stem = stem_marked(r->stemmer, language, form, buf);
    struct word_stem *to = &stems[*count];
    struct span *odd;
    bool there;

    if (!resolve_is_there(r, stem, &there))
        return false;
    if (!there)
        return true;
    to->language = language;
    to->marked = arena_span(r->arena, stem);
    to->stem = arena_span(r->arena, stem_in(r->stemmer, language, form));
    if (!to->marked.at || !to->stem.at)
        return error_memory(r->err);
    if (!index_odd_forms(r->index, language, to->stem, r->arena, &odd, &to->odd_count, r->err))
        return false;
    to->odd = odd;
    ++*count;
    return true;
}

bool resolve_stems(struct resolver *r, struct span form, const struct word_stem **out,
                   size_t *count)
{
    const struct stem_scheme *s = stemmer_scheme(r->stemmer);
    struct word_stem found[STEM_LANGUAGES], *kept;

    *count = 0;
    *out = NULL;
    if (!has_languages(r))
        return true;
    if (!add_stem(r, s->main, form, found, count))
        return false;
    for (unsigned i = 0; i < STEM_LANGUAGES; i++)
        if ((s->others >> i & 1) != 0 && !add_stem(r, i, form, found, count))
            return false;
    kept = arena_take(r->arena, *count, sizeof *kept);
    if (!kept)
        return error_memory(r->err);
    if (*count)
        memcpy(kept, found, *count * sizeof *kept);
    *out = kept;
    return true;
}

/* A word that was stemmed as English, in the languages of the index. */
static bool resolve_word_stems(struct resolver *r, struct query_word *w)
{
    if (w->stem.len == 0 || (!has_languages(r) && !w->by_language))
        return true;
    w->stem = arena_span(r->arena, stem_of(r->stemmer, w->form));
    if (!w->stem.at)
        return error_memory(r->err);
    w->by_language = has_languages(r);
    return resolve_stems(r, w->form, &w->stems, &w->stem_count);
}

static bool keep_expansions(struct resolver *r, const struct vocabulary_found *found,
                            struct query_word *w)
{
    struct expansion *expansions = arena_take(r->arena, found->count, sizeof *expansions);
    struct span *forms = arena_take(r->arena, found->count, sizeof *forms);

    if (!expansions || !forms)
        return error_memory(r->err);
    for (size_t i = 0; i < found->count; i++) {
        forms[i] = found->words[i].form;
        expansions[i].form = forms[i];
        expansions[i].stem = arena_span(r->arena, stem_of(r->stemmer, forms[i]));
        if (!expansions[i].stem.at)
            return error_memory(r->err);
        if (i < EXPANSION_WEIGHTS_MAX &&
            !resolve_stems(r, forms[i], &expansions[i].stems, &expansions[i].stem_count))
            return false;
    }
    if (found->count)
        qsort(forms, found->count, sizeof *forms, compare_spans);
    w->expansions = expansions;
    w->forms = forms;
    w->expansion_count = found->count;
    return true;
}

bool resolve_word(struct resolver *r, struct query_word *w)
{
    struct vocabulary_found found;

    if (w->match == BY_PATTERN
            ? !vocabulary_pattern(r->index, w->form, EXPANSIONS_MAX, r->arena, &found, r->err)
            : !vocabulary_near(r->index, w->form, w->edits, EXPANSIONS_MAX, r->arena, &found,
                               r->err))
        return false;
    if (found.count < found.all)
        notes_add(r->notes, w->start, w->end,
                  "%.*s stands for %" PRIu64 " words; the %zu most frequent are searched",
                  SPAN_ARGS(w->form), found.all, found.count);
    else if (found.count == 0)
        notes_add(r->notes, w->start, w->end, "no word of the archive is like %.*s",
                  SPAN_ARGS(w->form));
    return keep_expansions(r, &found, w);
}

bool resolve_run(struct resolver *r, struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (!resolve_word_stems(r, &run->words[i]))
            return false;
    for (size_t i = 0; i < run->count; i++)
        if ((run->words[i].match == BY_PATTERN || run->words[i].match == BY_NEARNESS) &&
            !resolve_word(r, &run->words[i]))
            return false;
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static bool resolve_node(struct resolver *r, struct node *node)
{
    if (node->kind == NODE_NAME)
        return resolve_name(r, &node->is.name);
    if (node->kind == NODE_SPEAKER)
        return resolve_name(r, &node->is.speaker.by[0]) && resolve_name(r, &node->is.speaker.by[1]);
    if (node->kind == NODE_WORDS)
        return resolve_run(r, &node->is.run);
    if (node->kind == NODE_LIKE)
        return resolve_like(r, node);
    r->denied += node->kind == NODE_NOT;
    for (size_t i = 0; node_has_kids(node) && i < node->is.kids.count; i++)
        if (!resolve_node(r, node->is.kids.at[i]))
            return false;
    r->denied -= node->kind == NODE_NOT;
    return true;
}

static bool take_respelled(struct resolver *r, struct query *q)
{
    struct respelled *names = arena_take(r->arena, r->respelled_count, sizeof *names);

    if (!names)
        return error_memory(r->err);
    if (r->respelled_count)
        memcpy(names, r->respelled, r->respelled_count * sizeof *names);
    q->respelled = names;
    q->respelled_count = r->respelled_count;
    return true;
}

bool resolve_add_respelled(struct resolver *r, const struct respelled *name)
{
    if (!mem_grow(&r->respelled, &r->respelled_cap, r->respelled_count + 1, sizeof *r->respelled))
        return error_memory(r->err);
    r->respelled[r->respelled_count++] = *name;
    return true;
}

bool resolve(struct index_reader *index, struct stemmer *stemmer, struct query *q, bool exact_names,
             struct arena *arena, struct notes *notes, struct lede_error *err)
{
    struct resolver r = {.index = index,
                         .stemmer = stemmer,
                         .arena = arena,
                         .notes = notes,
                         .err = err,
                         .exact_names = exact_names};
    bool ok;

    if (!q->typed)
        q->typed = q->root;
    q->root = q->typed;
    ok = resolve_node(&r, q->root) && resolve_parts(&r, q->root) &&
         (exact_names || resolve_join(&r, q)) && take_respelled(&r, q);
    mem_free(r.respelled);
    return ok && (!notes->failed || error_memory(err));
}
