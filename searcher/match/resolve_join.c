/* The tree of a query with the other spellings of its names: each leaf of a name becomes an OR of itself and their
 * phrases. Of a name that is several words side by side each word does, which is the same as the name or its
 * other spellings, and stays so when any of the words will do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/fold.h"
#include "analysis/words.h"
#include "common/utf8.h"
#include "index/names.h"
#include "searcher/match/match.h"
#include "searcher/match/resolve_state.h"
#include "searcher/query/join.h"

enum { NAME_WORDS_TYPED_MAX = 8, SMALL_LETTERS_MIN = 4 };

/* A leaf that may be a word of a name. */
struct atom {
    size_t kid; /* of the list */
    struct node *node;
    const struct run *run;
    size_t start, end; /* bytes of the query, without signs before it */
    bool known;        /* the archive has its words */
    bool capital;
    bool loose; /* a stop word, inside a name alone */
};

struct joining {
    struct resolver *r;
    struct query *q;
    struct strikes strikes;
    size_t terms; /* words of the tree so far */
    bool failed;  /* r->err says why */
};

static struct node *join_node(struct joining *j, struct node *node);

static struct node *out_of_memory(struct joining *j)
{
    j->failed = true;
    error_memory(j->r->err);
    return NULL;
}

/* ---- Which leaves may be names ---- */

/* The words as typed, and those of another spelling beside them (search/query/spellings.h). */
static const struct run *run_of(const struct node *node)
{
    const struct node *first = node;

    if (node->kind == NODE_OR) {
        for (size_t i = 1; i < node->is.kids.count; i++)
            if (!node->is.kids.at[i]->spelling)
                return NULL;
        first = node->is.kids.at[0];
    }
    if (first->kind != NODE_WORDS)
        return NULL;
    for (size_t i = 0; i < first->is.run.count; i++)
        if (first->is.run.words[i].match != BY_STEM)
            return NULL;
    return &first->is.run;
}

static bool has_capital(struct span text)
{
    struct words words = {.text = text};
    struct word word;
    size_t len;

    while (words_next(&words, &word))
        if (fold_kind(utf8_at(text, word.start, &len)) == LETTER_CAPITAL)
            return true;
    return false;
}

/* Whether the archive has each word of the run. */
static bool find_known(struct joining *j, const struct run *run, bool *known)
{
    *known = true;
    for (size_t i = 0; *known && i < run->count; i++) {
        const struct query_word *w = &run->words[i];
        if (w->by_language)
            *known = w->stem_count > 0;
        else if (!resolve_is_there(j->r, w->stem, known))
            return false;
    }
    return true;
}

/* False when the node is none. */
static bool make_atom(struct joining *j, struct node *node, size_t kid, struct atom *out)
{
    const struct run *run = run_of(node);

    if (j->failed || !run || run->field != FIELD_TEXT)
        return false;
    *out = (struct atom){.kid = kid,
                         .node = node,
                         .run = run,
                         .start = run->words[0].start,
                         .end = run->words[run->count - 1].end,
                         .loose = node->optional};
    out->capital = has_capital(span_part(j->q->text, out->start, out->end));
    if (out->loose || (!out->capital && out->end - out->start < SMALL_LETTERS_MIN)) {
        out->known = true;
        return true;
    }
    j->failed = !find_known(j, run, &out->known);
    return !j->failed;
}

static bool is_gap(char c)
{
    return c == ' ' || c == '-' || c == '\'' || c == '\t' || c == '\n';
}

/* Nothing but blanks and hyphens stands between them. */
static bool are_side_by_side(const struct joining *j, const struct atom *a, const struct atom *b)
{
    if (b->start < a->end)
        return false;
    for (size_t at = a->end; at < b->start; at++)
        if (!is_gap(j->q->text.at[at]))
            return false;
    return true;
}

/* ---- A name's spellings to leaves ---- */

static struct node *make_phrase(struct joining *j, struct span folded, const struct respelled *name)
{
    struct arena *arena = j->r->arena;
    struct node *n = arena_take(arena, 1, sizeof *n);
    struct query_word *words = arena_take(arena, QUERY_TERMS_MAX, sizeof *words);
    struct span rest = arena_span(arena, folded), word;
    size_t count = 0;

    if (!n || !words || !rest.at)
        return out_of_memory(j);
    while (count < QUERY_TERMS_MAX && span_cut(&rest, ' ', &word)) {
        struct span stem = arena_span(arena, stem_of(j->r->stemmer, word));
        if (!stem.at)
            return out_of_memory(j);
        words[count++] = (struct query_word){
            .match = BY_FORM, .form = word, .stem = stem, .start = name->start, .end = name->end};
    }
    *n = (struct node){.kind = NODE_WORDS,
                       .start = name->start,
                       .end = name->end,
                       .spelling = true,
                       .joined = true,
                       .is.run = {.words = words, .count = count}};
    if (!resolve_run(j->r, &n->is.run)) {
        j->failed = true;
        return NULL;
    }
    return n;
}

static size_t count_words(struct span folded)
{
    size_t count = 0;
    struct span word;

    while (span_cut(&folded, ' ', &word))
        count++;
    return count;
}

/* Leaves for as many spellings as there is room for. False when none has any, and when j->failed. */
static bool make_phrases(struct joining *j, struct spellings *found, struct respelled *name)
{
    size_t kept = 0;

    for (; kept < found->count; kept++) {
        size_t words = count_words(found->at[kept].folded);
        if (j->terms + words > QUERY_TERMS_MAX)
            break;
        j->terms += words;
        found->at[kept].leaf = make_phrase(j, found->at[kept].folded, name);
        if (!found->at[kept].leaf)
            return false;
    }
    if (kept < found->all)
        notes_add(j->r->notes, name->start, name->end,
                  "“%.*s” is written in %zu other ways; %zu of them %s searched",
                  SPAN_ARGS(notes_excerpt(span_part(j->q->text, name->start, name->end))),
                  found->all, kept, kept == 1 ? "is" : "are");
    name->at = found->at;
    name->count = kept;
    return kept > 0;
}

/* Whether the archive has the name as it was typed, so that it weighs beside its other spellings. */
static bool is_typed_there(struct joining *j, const struct typed_name *name,
                           const struct spellings *found, struct node *phrase, bool *there)
{
    struct query q = {.root = phrase};
    struct plan plan;
    uint64_t articles = 0;

    *there = found->typed_there || (name->known && name->words == 1);
    if (*there || !name->known)
        return true;
    j->failed = !plan_make(j->r->index, &q, false, false, j->r->arena, &plan, j->r->err) ||
                !match_count(j->r->index, plan.match, &articles, j->r->err);
    *there = articles > 0;
    return !j->failed;
}

/* What the name weighs, if anything but what was typed does. */
static bool make_weights(struct joining *j, const struct typed_name *typed,
                         const struct spellings *found, struct respelled *name)
{
    char folded[NAME_FOLDED_MAX];
    struct span text = {folded, names_fold(typed->text, folded)};
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    const struct node **phrases = arena_take(j->r->arena, name->count + 1, sizeof *phrases);
    struct node *phrase;
    size_t count = 0;
    bool there;

    if (!phrases) {
        (void)out_of_memory(j);
        return false;
    }
    for (size_t i = 0; i < name->count; i++)
        if (name->at[i].same)
            phrases[count++] = name->at[i].leaf;
    if (count == 0)
        return true;
    phrases[count] = phrase = make_phrase(j, text, name);
    if (!phrase || !is_typed_there(j, typed, found, phrase, &there))
        return false;
    const struct name_weights *weights = resolve_weights(j->r, phrases, count + there);
    j->failed = !weights;
    name->weights = weights && weights->count ? weights : NULL;
    return !j->failed;
}

/* The leaf or its spellings. The first leaf of the name weighs for all of them. */
static struct node *make_choice(struct joining *j, struct node *typed, const struct respelled *name,
                                bool first)
{
    struct arena *arena = j->r->arena;
    bool parted = typed->kind == NODE_OR;
    size_t before = parted ? typed->is.kids.count : 1;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    struct node **kids = arena_take(arena, before + name->count, sizeof *kids);
    struct node *n = arena_take(arena, 1, sizeof *n);

    if (!kids || !n)
        return out_of_memory(j);
    for (size_t i = 0; i < before; i++)
        kids[i] = parted ? typed->is.kids.at[i] : typed;
    for (size_t i = 0; i < name->count; i++)
        kids[before + i] = name->at[i].leaf;
    *n = (struct node){.kind = NODE_OR,
                       .start = typed->start,
                       .end = typed->end,
                       .required = typed->required,
                       .named = name->weights != NULL,
                       .name = first ? name->weights : NULL,
                       .is.kids = {.at = kids, .count = before + name->count}};
    return n;
}

/* ---- Names among the leaves ---- */

/* Try the atoms first … last as a name. False when it has no other spellings, or j->failed. */
static bool try_name(struct joining *j, const struct atom *atoms, size_t count,
                     struct respelled *out)
{
    struct typed_name name = {.known = true};
    struct spellings found;
    const struct node **typed;

    for (size_t i = 0; i < count; i++) {
        name.words += atoms[i].run->count;
        name.known &= atoms[i].known;
    }
    if (count > 1 && name.words > NAME_WORDS_TYPED_MAX)
        return false;
    *out = (struct respelled){.start = atoms[0].start, .end = atoms[count - 1].end};
    name.text = span_part(j->q->text, out->start, out->end);
    if (!resolve_spellings(j->r, &name, &j->strikes, &found)) {
        j->failed = true;
        return false;
    }
    if (found.count == 0 || !make_phrases(j, &found, out) || !make_weights(j, &name, &found, out))
        return false;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    typed = arena_take(j->r->arena, count, sizeof *typed);
    if (!typed) {
        (void)out_of_memory(j);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!atoms[i].loose)
            typed[out->typed_count++] = atoms[i].node;
    out->typed = typed;
    j->failed = !resolve_add_respelled(j->r, out);
    return !j->failed;
}

/* The atoms from the first on that stand side by side. */
static size_t side_by_side(const struct joining *j, const struct atom *atoms, size_t count)
{
    size_t n = 1;

    while (n < count && n < NAME_WORDS_TYPED_MAX && are_side_by_side(j, &atoms[n - 1], &atoms[n]))
        n++;
    return n;
}

/* A single one is none that is short, in small letters; whether it is more than an ordinary word, the archive's names
 * tell (resolve_spellings.c), so that a capital alone changes nothing. */
static bool may_be_name(const struct atom *atoms, size_t count)
{
    const struct atom *last = &atoms[count - 1];

    return !atoms[0].loose && !last->loose &&
           (count > 1 || atoms[0].capital || atoms[0].end - atoms[0].start >= SMALL_LETTERS_MIN);
}

/* The longest name that begins with the first atom; its kids are replaced. Returns the atoms used. */
static size_t join_first(struct joining *j, const struct atom *atoms, size_t count,
                         struct node **kids)
{
    struct respelled name = {0};
    bool first = true;
    size_t n = side_by_side(j, atoms, count);

    while (n > 0 && !j->failed && !(may_be_name(atoms, n) && try_name(j, atoms, n, &name)))
        n--;
    for (size_t i = 0; i < n && !j->failed; i++) {
        if (atoms[i].loose)
            continue;
        kids[atoms[i].kid] = make_choice(j, atoms[i].node, &name, first);
        first = false;
    }
    return n ? n : 1;
}

static int by_place(const void *x, const void *y)
{
    const struct atom *a = x, *b = y;

    return (a->start > b->start) - (a->start < b->start);
}

/* The kids of a list, of which those that are names are replaced in place. */
static void join_list_kids(struct joining *j, struct node **kids, size_t count)
{
    struct atom atoms[QUERY_KIDS_MAX];
    size_t atom_count = 0;

    for (size_t i = 0; i < count && i < QUERY_KIDS_MAX && !j->failed; i++)
        if (make_atom(j, kids[i], i, &atoms[atom_count]))
            atom_count++;
        else
            kids[i] = join_node(j, kids[i]);
    if (atom_count > 1)
        qsort(atoms, atom_count, sizeof *atoms, by_place);
    for (size_t i = 0; i < atom_count && !j->failed;)
        i += join_first(j, atoms + i, atom_count - i, kids);
}

/* A copy of the node with other kids; the node itself where they are the same. */
static struct node *with_kids(struct joining *j, struct node *node, struct node **kids)
{
    struct node *copy;

    if (j->failed)
        return NULL;
    if (memcmp(kids, node->is.kids.at, node->is.kids.count * sizeof(struct node *)) == 0)
        return node;
    copy = arena_take(j->r->arena, 1, sizeof *copy);
    if (!copy)
        return out_of_memory(j);
    *copy = *node;
    copy->is.kids.at = kids;
    return copy;
}

static struct node **copy_kids(struct joining *j, const struct node *node)
{
    size_t count = node->is.kids.count;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is kept, not nodes
    struct node **kids = arena_take(j->r->arena, count, sizeof *kids);

    if (!kids) {
        (void)out_of_memory(j);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        kids[i] = node->is.kids.at[i];
    return kids;
}

/* NULL when j->failed. */
// NOLINTNEXTLINE(misc-no-recursion): as deep as the tree
static struct node *join_node(struct joining *j, struct node *node)
{
    bool list = node->kind == NODE_LIST;
    struct node *single[1] = {node}, **kids;

    if (j->failed || node->optional)
        return j->failed ? NULL : node;
    if (run_of(node)) {
        struct atom atom;
        if (make_atom(j, node, 0, &atom))
            (void)join_first(j, &atom, 1, single);
        return j->failed ? NULL : single[0];
    }
    if (!list && node->kind != NODE_AND && node->kind != NODE_OR && node->kind != NODE_SAME)
        return node;
    kids = copy_kids(j, node);
    if (!kids)
        return NULL;
    if (list)
        join_list_kids(j, kids, node->is.kids.count);
    for (size_t i = 0; !list && i < node->is.kids.count && !j->failed; i++)
        kids[i] = join_node(j, kids[i]);
    return with_kids(j, node, kids);
}

/* ---- All of it ---- */

bool resolve_join(struct resolver *r, struct query *q)
{
    struct joining j = {.r = r, .q = q, .terms = node_terms(q->typed)};
    struct node *root = NULL;
    bool ok = resolve_strikes(r, q->typed, &j.strikes);

    if (ok)
        root = join_node(&j, q->typed);
    ok = ok && root && !j.failed && resolve_struck(r, &j.strikes, &root);
    if (ok)
        q->root = root;
    return ok;
}
