/* Words, phrases and distances to libxapian.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/words.h"
#include "common/map.h"
#include "index/fields.h"
#include "searcher/match/plan_state.h"
#include "searcher/match/resolve.h"

/* ---- Runs ---- */

static const struct xc_node *plan_forms(struct planner *p, const char *prefix,
                                        const struct forms *forms)
{
    const struct xc_node **kids = plan_kids(&p->nodes, forms->count);

    for (size_t i = 0; kids && i < forms->count; i++) {
        kids[i] = plan_term(&p->nodes, prefix, forms->at[i]);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_OR, kids, forms->count) : NULL;
}

static const char *prefix_of(const struct run *run)
{
    return run->field == FIELD_TITLE ? PREFIX_TITLE : "";
}

/* Words written neither in small letters nor in Title case have terms for how they are written. */
static bool has_written_term(const struct query_word *w)
{
    struct words words = {.text = w->as_written};
    struct word word;

    return words_next(&words, &word) && word.written == WRITTEN_OTHER;
}

static const struct xc_node *plan_written(struct planner *p, const struct query_word *w)
{
    struct forms forms;

    return plan_possessive_forms(p, w->as_written, &forms)
               ? plan_forms(p, PREFIX_AS_WRITTEN, &forms)
               : NULL;
}

/* One word of a run: any of its forms. */
static const struct xc_node *plan_word(struct planner *p, const struct run *run, size_t i)
{
    struct forms forms;

    return plan_word_forms(p, &run->words[i], &forms) ? plan_forms(p, prefix_of(run), &forms)
                                                      : NULL;
}

static bool is_as_written(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match == AS_WRITTEN)
            return true;
    return false;
}

/* Any of the word's stems: an article has that of its language. */
static const struct xc_node *plan_stem(struct planner *p, const char *prefix,
                                       const struct query_word *w)
{
    const struct xc_node **kids = plan_kids(&p->nodes, w->stem_count);

    if (!p->by_language)
        return plan_term(&p->nodes, prefix, w->stem);
    for (size_t i = 0; kids && i < w->stem_count; i++) {
        kids[i] = plan_term(&p->nodes, prefix, w->stems[i].marked);
        if (!kids[i])
            return NULL;
    }
    if (!kids || w->stem_count == 0)
        return kids ? plan_nothing(p) : NULL;
    return plan_op(&p->nodes, XC_OR, kids, w->stem_count);
}

static const struct xc_node *plan_single(struct planner *p, const struct run *run, bool positive)
{
    const struct query_word *w = &run->words[0];
    bool title = run->field == FIELD_TITLE;

    if (w->match == BY_STEM)
        return plan_stem(p, title ? PREFIX_TITLE_STEM : PREFIX_STEM, w);
    if (w->match != AS_WRITTEN)
        return plan_word(p, run, 0);
    if (!title && has_written_term(w)) {
        const struct xc_node *written = plan_written(p, w);
        return w->before.len || w->behind.len ? plan_roughly(p, written, positive) : written;
    }
    return plan_roughly(p, plan_word(p, run, 0), positive);
}

/* ---- Phrases of words by stem, in an index of several languages ---- */

/* The words of the run next to each other, by the stems of p->language. */
static const struct xc_node *plan_phrase(struct planner *p, const struct run *run)
{
    const struct xc_node **kids = plan_kids(&p->nodes, run->count);

    for (size_t i = 0; kids && i < run->count; i++) {
        kids[i] = plan_word(p, run, i);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_PHRASE, kids, run->count) : NULL;
}

static const struct xc_node *plan_language(struct planner *p, unsigned language)
{
    return plan_term(&p->nodes, PREFIX_LANGUAGE, span_of(stem_code(language)));
}

/* What was made for the language, in the articles whose words are stemmed in it: for the main one, those in
 * none of the others. */
static const struct xc_node *in_language(struct planner *p, const struct xc_node *made)
{
    const struct xc_node **kids = plan_kids(&p->nodes, STEM_LANGUAGES);
    size_t count = 0;

    if (!made || !kids)
        return NULL;
    if (p->language != p->stems.main) {
        kids[0] = made;
        kids[1] = plan_language(p, p->language);
        return kids[1] ? plan_op(&p->nodes, XC_AND, kids, 2) : NULL;
    }
    for (unsigned i = 0; i < STEM_LANGUAGES; i++)
        if (p->stems.others >> i & 1) {
            kids[count] = plan_language(p, i);
            if (!kids[count++])
                return NULL;
        }
    return plan_subtract(p, made, kids, count);
}

static bool has_stems(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match == BY_STEM)
            return true;
    return false;
}

static bool may_be_in(const struct run *run, unsigned language)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match == BY_STEM && !plan_stem_in(&run->words[i], language))
            return false;
    return true;
}

/* A form may be of the stem in one language and not in another: each has its phrase. */
static const struct xc_node *plan_phrases(struct planner *p, const struct run *run)
{
    const struct xc_node **kids = plan_kids(&p->nodes, STEM_LANGUAGES);
    unsigned before = p->language;
    size_t count = 0;
    bool ok = kids != NULL;

    for (unsigned i = 0; ok && i < STEM_LANGUAGES; i++) {
        if ((i != p->stems.main && !(p->stems.others >> i & 1)) || !may_be_in(run, i))
            continue;
        p->language = i;
        kids[count] = in_language(p, plan_phrase(p, run));
        ok = kids[count++] != NULL;
    }
    p->language = before;
    if (!ok || count == 0)
        return ok ? plan_nothing(p) : NULL;
    return plan_op(&p->nodes, XC_OR, kids, count);
}

/* A run of one word is a term or several, longer ones are phrases. */
const struct xc_node *plan_run(struct planner *p, const struct run *run, bool positive)
{
    const struct xc_node *phrase;

    for (size_t i = 0; positive && !p->weightless && i < run->count; i++)
        if (!plan_add_word_weights(p, &run->words[i]))
            return NULL;
    if (run->count > 1 || run->field == FIELD_TITLE || run->words[0].match != BY_STEM)
        p->simple = false;
    if (run->count == 1)
        return plan_single(p, run, positive);
    phrase = p->by_language && has_stems(run) ? plan_phrases(p, run) : plan_phrase(p, run);
    if (!phrase)
        return NULL;
    return is_as_written(run) ? plan_roughly(p, phrase, positive) : phrase;
}

/* ---- Distances ---- */

/* The runs of a kid of NODE_NEAR. */
static size_t run_count(const struct node *kid)
{
    return kid->kind == NODE_OR ? kid->is.kids.count : 1;
}

static const struct run *run_of(const struct node *kid, size_t i)
{
    return kid->kind == NODE_OR ? &kid->is.kids.at[i]->is.run : &kid->is.run;
}

/* What is known of all kids together. */
struct near_plan {
    const struct xc_node **firsts; /* for each kid: any form of the first words of its runs */
    uint64_t *pairs;               /* of each form its hash, and the number of its kid */
    size_t form_count, pairs_cap;
    size_t longest;  /* words of a run */
    bool as_written; /* of some run; or a stem that other languages have other forms of */
};

static bool note_forms(struct near_plan *near, const struct forms *forms, size_t kid)
{
    size_t wanted = 2 * (near->form_count + forms->count);

    if (!mem_grow(&near->pairs, &near->pairs_cap, wanted, sizeof *near->pairs))
        return false;
    for (size_t i = 0; i < forms->count; i++) {
        near->pairs[2 * near->form_count] = hash_bytes(forms->at[i]);
        near->pairs[2 * near->form_count++ + 1] = kid;
    }
    return true;
}

/* libxapian takes terms and OR of terms in a distance: those of all runs of the kid are one OR. */
static bool add_first_words(struct planner *p, const struct node *kid, size_t number,
                            struct near_plan *near)
{
    size_t runs = run_count(kid), total = 0, n = 0;
    struct forms forms[QUERY_TERMS_MAX];
    const struct xc_node **terms;

    for (size_t i = 0; i < runs && i < QUERY_TERMS_MAX; i++) {
        const struct run *run = run_of(kid, i);
        if (!plan_word_forms(p, &run->words[0], &forms[i]) || !note_forms(near, &forms[i], number))
            return false;
        total += forms[i].count;
        near->longest = run->count > near->longest ? run->count : near->longest;
        near->as_written |= is_as_written(run) || (p->by_language && has_stems(run));
    }
    terms = plan_kids(&p->nodes, total);
    for (size_t i = 0; terms && i < runs && i < QUERY_TERMS_MAX; i++)
        for (size_t k = 0; k < forms[i].count; k++) {
            terms[n] = plan_term(&p->nodes, prefix_of(run_of(kid, i)), forms[i].at[k]);
            if (!terms[n++])
                return false;
        }
    near->firsts[number] = terms ? plan_op(&p->nodes, XC_OR, terms, n) : NULL;
    return near->firsts[number] != NULL;
}

static int by_hash(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Whether a form may stand for two kids, which want places of their own: more than libxapian is asked to
 * see to. Equal hashes of other forms only cost time. */
static bool kids_share_forms(struct near_plan *near)
{
    if (near->form_count)
        qsort(near->pairs, near->form_count, 2 * sizeof *near->pairs, by_hash);
    for (size_t i = 1; i < near->form_count; i++)
        if (near->pairs[2 * i] == near->pairs[2 * i - 2] &&
            near->pairs[2 * i + 1] != near->pairs[2 * i - 1])
            return true;
    return false;
}

/* All kids somewhere in the article, and their first words close to each other; a distance between phrases
 * is from the end of the one, which is behind its first word. */
static const struct xc_node *join_near(struct planner *p, const struct node *node,
                                       const struct near_plan *near, const struct xc_node *all,
                                       bool exact)
{
    size_t longest = near->longest > node->is.kids.count ? near->longest : node->is.kids.count;
    const struct xc_node **both = plan_kids(&p->nodes, 2);
    uint32_t window = node->is.kids.within + (uint32_t)(exact ? 1 : longest);
    const struct xc_node *close =
        plan_distance(&p->nodes, node->is.kids.in_order ? XC_PHRASE : XC_NEAR, near->firsts,
                      node->is.kids.count, window);

    if (exact || !both || !close)
        return both ? close : NULL;
    both[0] = all;
    both[1] = close;
    return plan_op(&p->nodes, XC_AND, both, 2);
}

static const struct xc_node *plan_all_kids(struct planner *p, const struct node *node,
                                           bool positive)
{
    const struct xc_node **kids = plan_kids(&p->nodes, node->is.kids.count);

    for (size_t i = 0; kids && i < node->is.kids.count; i++) {
        kids[i] = plan_node(p, node->is.kids.at[i], positive);
        if (!kids[i])
            return NULL;
    }
    return kids ? plan_op(&p->nodes, XC_AND, kids, node->is.kids.count) : NULL;
}

const struct xc_node *plan_near(struct planner *p, const struct node *node, bool positive)
{
    size_t count = node->is.kids.count;
    struct near_plan near = {.firsts = plan_kids(&p->nodes, count)};
    const struct xc_node *all = plan_all_kids(p, node, positive), *made = NULL;
    bool ok = near.firsts && all, exact;

    for (size_t i = 0; ok && i < count; i++)
        ok = add_first_words(p, node->is.kids.at[i], i, &near);
    exact = near.longest == 1 && !near.as_written && !kids_share_forms(&near);
    if (ok && !exact && kids_share_forms(&near))
        made = all;
    else if (ok)
        made = join_near(p, node, &near, all, exact);
    mem_free(near.pairs);
    p->simple = false;
    return exact || !made ? made : plan_roughly(p, made, positive);
}

/* ---- More like this ---- */

const struct xc_node *plan_like(struct planner *p, const struct like_test *t, bool positive)
{
    const struct xc_node **kids = plan_kids(&p->nodes, t->words.count);
    const struct xc_node *any, *self;

    for (size_t i = 0; kids && i < t->words.count; i++) {
        kids[i] = plan_stem(p, PREFIX_STEM, &t->words.words[i]);
        if (!kids[i] || (positive && !plan_add_word_weights(p, &t->words.words[i])))
            return NULL;
    }
    p->simple = false;
    any = kids ? plan_op(&p->nodes, XC_OR, kids, t->words.count) : NULL;
    self = plan_id(p, t->id);
    return any && self ? plan_subtract(p, any, &self, 1) : NULL;
}
