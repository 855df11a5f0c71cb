/* What person:, org: and place: ask for: the archive's names that have the words, however these are spelt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "index/names_canon.h"
#include "searcher/match/resolve_state.h"

enum {
    WORDS_MAX = 4,  /* of a name that is looked up by the keys of its words */
    CHOICES_MAX = 4 /* for a word: itself and its commonest other spellings */
};

/* The entries of the archive's names that are asked for, marked. */
static bool mark_names(struct resolver *r, const struct names_canon *canon,
                       const struct name_test *t, struct span query, bool *marked)
{
    char folded[NAME_FOLDED_MAX];
    uint32_t entry;

    if (!t->whole)
        return names_canon_match(canon, t->type, query, marked, r->err);
    entry = names_canon_find(canon, t->type, (struct span){folded, names_fold(query, folded)});
    if (entry != CANON_NONE)
        marked[entry] = true;
    return true;
}

/* The table goes when the index moves on; the query stays. */
static bool keep_forms(struct resolver *r, struct canon_form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        forms[i].folded = arena_span(r->arena, forms[i].folded);
        if (!forms[i].folded.at)
            return error_memory(r->err);
    }
    return true;
}

/* ---- In other spellings ---- */

/* The words asked for, and what else each may be. */
struct choices {
    struct span words[WORDS_MAX][CHOICES_MAX];
    size_t counts[WORDS_MAX];
    size_t count;
};

struct asking {
    struct resolver *r;
    const struct names_canon *canon;
    const struct name_test *test;
    bool *marked;
    struct spellings said; /* what was found by another spelling */
};

/* A list of spellings is at most SPELLINGS_MAX long: one of whole names, one of each word. */
enum { SAID_MAX = (1 + WORDS_MAX) * SPELLINGS_MAX };

static void say(struct asking *a, const struct spelling *s)
{
    for (size_t i = 0; i < a->said.count; i++)
        if (span_equal(a->said.at[i].folded, s->folded))
            return;
    if (a->said.count < SAID_MAX)
        a->said.at[a->said.count++] = *s;
}

/* Names that are near as a whole. */
static bool mark_near(struct asking *a, struct span query)
{
    struct spellings near;

    if (!resolve_names_near(a->r, a->test->type, query, &near))
        return false;
    for (size_t i = 0; i < near.count; i++) {
        uint32_t entry = names_canon_find(a->canon, a->test->type, near.at[i].folded);
        if (entry == CANON_NONE || a->marked[entry])
            continue;
        a->marked[entry] = true;
        say(a, &near.at[i]);
    }
    return true;
}

static bool read_choices(struct asking *a, struct choices *c)
{
    for (size_t i = 0; i < a->test->run.count; i++) {
        struct span word = a->test->run.words[i].form;
        struct spellings other;
        if (!resolve_name_words(a->r, a->test->type, word, &other))
            return false;
        c->words[i][0] = word;
        c->counts[i] = 1;
        for (size_t k = 0; k < other.count && c->counts[i] < CHOICES_MAX; k++) {
            c->words[i][c->counts[i]++] = other.at[k].folded;
            say(a, &other.at[k]);
        }
    }
    c->count = a->test->run.count;
    return true;
}

/* The next choice of words after picked; false behind the last. */
static bool pick_next(const struct choices *c, size_t picked[WORDS_MAX])
{
    for (size_t i = 0; i < c->count; i++) {
        if (++picked[i] < c->counts[i])
            return true;
        picked[i] = 0;
    }
    return false;
}

/* Names with words that are others' spellings. */
static bool mark_choices(struct asking *a, const struct choices *c)
{
    size_t picked[WORDS_MAX] = {0};
    struct buf query = {0};
    bool ok = true;

    while (ok && pick_next(c, picked)) {
        buf_reset(&query);
        for (size_t i = 0; i < c->count; i++) {
            buf_text(&query, i ? " " : "");
            buf_add(&query, c->words[i][picked[i]]);
        }
        ok = buf_ok(&query) ? names_canon_match(a->canon, a->test->type, buf_span(&query),
                                                a->marked, a->r->err)
                            : error_memory(a->r->err);
    }
    buf_free(&query);
    return ok;
}

static bool keep_said(struct asking *a)
{
    const struct query_word *words = a->test->run.words;
    struct respelled name = {.start = words[0].start,
                             .end = words[a->test->run.count - 1].end,
                             .at = a->said.at,
                             .count = a->said.count};

    return a->said.count == 0 || resolve_add_respelled(a->r, &name);
}

static bool mark_spellings(struct asking *a, struct span query)
{
    const struct name_test *t = a->test;
    struct choices choices = {.count = 0};

    if (t->whole || a->r->exact_names || a->r->denied)
        return true;
    a->said.at = arena_take(a->r->arena, SAID_MAX, sizeof *a->said.at);
    if (!a->said.at)
        return error_memory(a->r->err);
    if (!mark_near(a, query))
        return false;
    if (t->run.count <= WORDS_MAX && (!read_choices(a, &choices) || !mark_choices(a, &choices)))
        return false;
    return keep_said(a);
}

bool resolve_name(struct resolver *r, struct name_test *t)
{
    const struct names_canon *canon;
    struct canon_form *forms = NULL;
    struct buf query = {0};
    bool *marked = NULL, ok = false;
    size_t count = 0;

    run_put_forms(&t->run, &query);
    if (!index_canon(r->index, &canon, r->err))
        goto out;
    marked = mem_take(canon->count, sizeof *marked);
    if (!marked || !buf_ok(&query)) {
        error_memory(r->err);
        goto out;
    }
    struct asking a = {.r = r, .canon = canon, .test = t, .marked = marked};
    ok = mark_names(r, canon, t, buf_span(&query), marked) &&
         mark_spellings(&a, buf_span(&query)) &&
         names_canon_forms(canon, marked, r->arena, &forms, &count, r->err) &&
         keep_forms(r, forms, count);
out:
    t->names = forms;
    t->name_count = ok ? count : 0;
    buf_free(&query);
    mem_free(marked);
    return ok;
}
