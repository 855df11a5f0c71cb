/* The forms of the name table to entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "index/names_canon_state.h"
#include "index/names_joins.h"
#include "index/names_known.h"
#include "index/names_rows.h"

enum { PERCENT = 100 };

/* What articles say of an acronym: the long form, and how many say so. */
struct pair {
    enum entity_type type;
    struct span acronym; /* folded */
    uint32_t form;       /* the long one, while it is made: of those that were joined the first */
    uint64_t articles;
    bool bracketed;
};

struct making {
    const struct names *names;
    const struct names_user *user; /* NULL: none */
    struct form_sets sets;
    size_t *owner;    /* of each form: the user's row that has it, or OWNER_NONE */
    uint32_t *by_row; /* of each of the user's rows: its entry, plus 1; 0: no article has it */
    struct pair *pairs;
    size_t count, cap;
};

/* ---- What is known of any archive ---- */

/* Join the forms of a known name that articles have. */
static void join_known_name(struct form_sets *s, enum entity_type type, const struct known_name *k)
{
    size_t before = SIZE_MAX;

    for (size_t i = 0; i < KNOWN_FORMS_MAX && k->forms[i]; i++) {
        size_t form = names_form_of(s->names, type, span_of(k->forms[i]));
        if (form != SIZE_MAX && before != SIZE_MAX)
            form_sets_join(s, (uint32_t)before, (uint32_t)form);
        if (form != SIZE_MAX)
            before = form;
    }
}

static void join_known(struct form_sets *s)
{
    const struct known_name *known;

    for (int t = ENTITY_ORG; t <= ENTITY_PLACE; t++)
        for (size_t i = 0; (known = known_name_at((enum entity_type)t, i)) != NULL; i++)
            join_known_name(s, (enum entity_type)t, known);
    for (uint32_t form = 0; form < s->names->group_count; form++) {
        char whole[NAME_FOLDED_MAX];
        const struct name_group *g = &s->names->groups[form];
        size_t len = known_name_expand(g->type, g->folded, whole);
        size_t other = len ? names_form_of(s->names, g->type, (struct span){whole, len}) : SIZE_MAX;
        if (other != SIZE_MAX)
            form_sets_join(s, form, (uint32_t)other);
    }
}

/* ---- Acronyms ---- */

static int by_acronym(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    int order = (int)a->type - (int)b->type;

    if (order == 0)
        order = span_compare(a->acronym, b->acronym);
    return order ? order : (a->form > b->form) - (a->form < b->form);
}

static bool take_pair(struct making *m, const struct name_row *row)
{
    bool bracketed = span_starts(row->written, SPAN("("));
    size_t form = names_form_of_alias(m->names, row);

    if (form == SIZE_MAX || form_is_one_word(m->names->groups[form].folded) ||
        known_name_has(row->type, row->folded))
        return true;
    if (!mem_grow(&m->pairs, &m->cap, m->count + 1, sizeof *m->pairs))
        return false;
    m->pairs[m->count++] = (struct pair){.type = row->type,
                                         .acronym = row->folded,
                                         .form = form_sets_first(&m->sets, (uint32_t)form),
                                         .articles = bracketed ? 0 : (uint64_t)row->articles,
                                         .bracketed = bracketed};
    return true;
}

/* All that articles say, each pair once, in order. */
static bool take_pairs(struct making *m)
{
    size_t kept = 0;

    for (size_t i = 0; i < m->names->count; i++) {
        const struct name_row *row = &m->names->rows[i];
        if (row->is_alias && row->type != ENTITY_PERSON && row->articles > 0 &&
            form_is_acronym(row->folded, row->written) && !take_pair(m, row))
            return false;
    }
    if (m->count > 1)
        qsort(m->pairs, m->count, sizeof *m->pairs, by_acronym);
    for (size_t i = 0; i < m->count; i++) {
        if (kept && by_acronym(&m->pairs[kept - 1], &m->pairs[i]) == 0) {
            m->pairs[kept - 1].articles += m->pairs[i].articles;
            m->pairs[kept - 1].bracketed |= m->pairs[i].bracketed;
        } else {
            m->pairs[kept++] = m->pairs[i];
        }
    }
    m->count = kept;
    return true;
}

/* Against the articles that have the acronym alone: a jest of two articles explains nothing to thousands. */
static bool is_believed(const struct names *n, const struct pair *p, uint64_t alone)
{
    return (p->bracketed || p->articles >= CANON_ARTICLES_MIN) &&
           (p->articles * PERCENT >= alone * CANON_EXPLAINED_PERCENT ||
            n->groups[p->form].articles * PERCENT >= alone * CANON_LONG_PERCENT);
}

/* What the acronym of pairs [from, to) stands for; NULL when nothing is believed or nothing is clear. */
static const struct pair *choose(const struct names *n, const struct pair *from,
                                 const struct pair *to)
{
    size_t form = names_form_of(n, from->type, from->acronym);
    uint64_t alone = form == SIZE_MAX ? 0 : n->groups[form].articles;
    const struct pair *best = NULL;
    uint64_t all = 0;
    size_t believed = 0;

    for (const struct pair *p = from; p < to; p++) {
        if (!is_believed(n, p, alone))
            continue;
        believed++;
        all += p->articles;
        if (!best || p->articles > best->articles)
            best = p;
    }
    return best && (believed == 1 || best->articles * PERCENT >= all * CANON_SHARE_PERCENT) ? best
                                                                                            : NULL;
}

/* Leave the pairs that say what an acronym stands for, one of each. */
static void choose_pairs(struct making *m)
{
    size_t kept = 0, from = 0;

    while (from < m->count) {
        size_t to = from + 1;
        while (to < m->count && m->pairs[to].type == m->pairs[from].type &&
               span_equal(m->pairs[to].acronym, m->pairs[from].acronym))
            to++;
        const struct pair *best = choose(m->names, m->pairs + from, m->pairs + to);
        if (best)
            m->pairs[kept++] = *best;
        from = to;
    }
    m->count = kept;
}

static void join_acronyms(struct making *m)
{
    for (size_t i = 0; i < m->count; i++) {
        size_t form = names_form_of(m->names, m->pairs[i].type, m->pairs[i].acronym);
        if (form != SIZE_MAX)
            form_sets_join(&m->sets, (uint32_t)form, m->pairs[i].form);
    }
}

/* ---- Entries ---- */

static size_t words_of(struct span folded)
{
    struct span word;
    size_t count = 0;

    while (span_cut(&folded, ' ', &word))
        count += !span_is(word, "the");
    return count;
}

static bool is_acronym_form(const struct name_group *g)
{
    return form_is_acronym(g->folded, g->shown);
}

/* Whether a says better what the entry is called: a long form better than an acronym; no form that is a rarity
 * beside the commonest, which has so many articles. */
static bool is_better(const struct name_group *a, const struct name_group *b, uint64_t most)
{
    bool rare = a->articles * PERCENT < most * CANON_SHOWN_PERCENT;
    bool other_rare = b->articles * PERCENT < most * CANON_SHOWN_PERCENT;
    size_t words = words_of(a->folded), others = words_of(b->folded);

    if (is_acronym_form(a) != is_acronym_form(b))
        return is_acronym_form(b);
    if (rare != other_rare)
        return other_rare;
    if (words != others)
        return words > others;
    if (a->articles != b->articles)
        return a->articles > b->articles;
    return span_compare(a->folded, b->folded) < 0;
}

/* The form that an entry is shown by. */
static const struct name_group *best_form(const struct names *n, const uint32_t *forms,
                                          size_t count)
{
    const struct name_group *best = &n->groups[forms[0]];
    uint64_t most = 0;

    for (size_t i = 0; i < count; i++)
        if (n->groups[forms[i]].articles > most && !is_acronym_form(&n->groups[forms[i]]))
            most = n->groups[forms[i]].articles;
    for (size_t i = 1; i < count; i++)
        if (is_better(&n->groups[forms[i]], best, most))
            best = &n->groups[forms[i]];
    return best;
}

/* ---- The user's list ---- */

enum { OWNER_NONE, OWNER_FIRST }; /* of a form: no row, or the row's number and OWNER_FIRST */

/* The rows that claim forms; and a set of which one row claims some goes to it whole, unless it is kept apart. */
static bool own_forms(struct making *m)
{
    const struct names *n = m->names;
    size_t *taker = m->user ? mem_take(n->group_count, sizeof *taker) : NULL;

    m->owner = mem_take(n->group_count, sizeof *m->owner);
    if (!m->owner || (m->user && !taker))
        goto out;
    for (uint32_t form = 0; m->user && form < n->group_count; form++) {
        size_t row = names_user_find(m->user, n->groups[form].type, n->groups[form].folded);
        size_t *of_set = &taker[form_sets_first(&m->sets, form)];
        if (row == SIZE_MAX)
            continue;
        m->owner[form] = row + OWNER_FIRST;
        if (m->user->items[row].action == NAME_APART || m->user->items[row].action == NAME_DROP)
            continue;
        *of_set =
            *of_set == OWNER_NONE || *of_set == row + OWNER_FIRST ? row + OWNER_FIRST : SIZE_MAX;
    }
    for (uint32_t form = 0; m->user && form < n->group_count; form++) {
        size_t row = taker[form_sets_first(&m->sets, form)];
        if (m->owner[form] == OWNER_NONE && row != SIZE_MAX)
            m->owner[form] = row;
    }
out:
    mem_free(taker);
    return m->owner != NULL && (!m->user || taker != NULL);
}

/* ---- Numbers ---- */

/* Ascending by the first form of each. by_set and by_row are the entries of sets and of the user's rows, plus 1. */
static bool number_entries(struct making *m, struct names_canon *c)
{
    uint32_t *by_set = mem_take(m->names->group_count, sizeof *by_set);

    m->by_row = mem_take(m->user ? m->user->count : 0, sizeof *m->by_row);
    for (uint32_t form = 0; by_set && m->by_row && form < m->names->group_count; form++) {
        size_t owner = m->owner[form];
        uint32_t *number = owner == OWNER_NONE ? &by_set[form_sets_first(&m->sets, form)]
                                               : &m->by_row[owner - OWNER_FIRST];
        if (owner != OWNER_NONE && m->user->items[owner - OWNER_FIRST].action == NAME_DROP) {
            c->entry_of[form] = CANON_NONE;
            continue;
        }
        if (*number == 0)
            *number = (uint32_t)++c->count;
        c->entry_of[form] = *number - 1;
    }
    bool ok = by_set && m->by_row;
    mem_free(by_set);
    return ok;
}

/* What the user calls them. */
static void name_entries(const struct making *m, struct names_canon *c)
{
    for (size_t row = 0; m->user && row < m->user->count; row++) {
        if (m->by_row[row] == 0)
            continue;
        struct canon_entry *e = &c->entries[m->by_row[row] - 1];
        e->type = m->user->items[row].type;
        e->shown = m->user->items[row].shown;
    }
    for (size_t form = 0; form < m->names->group_count; form++)
        c->retyped |= c->entry_of[form] != CANON_NONE &&
                      c->entries[c->entry_of[form]].type != m->names->groups[form].type;
}

static void fill_entries(const struct names *n, struct names_canon *c)
{
    uint32_t place = 0;

    for (size_t form = 0; form < n->group_count; form++)
        if (c->entry_of[form] != CANON_NONE)
            c->entries[c->entry_of[form]].size++;
    for (size_t i = 0; i < c->count; i++) {
        c->entries[i].first = place;
        place += c->entries[i].size;
        c->entries[i].size = 0;
    }
    for (uint32_t form = 0; form < n->group_count; form++) {
        if (c->entry_of[form] == CANON_NONE)
            continue;
        struct canon_entry *e = &c->entries[c->entry_of[form]];
        c->members[e->first + e->size++] = form;
    }
    for (size_t i = 0; i < c->count; i++) {
        struct canon_entry *e = &c->entries[i];
        const struct name_group *best = best_form(n, c->members + e->first, e->size);
        e->type = best->type;
        e->shown = best->shown;
    }
}

static bool add_alias(struct names_canon *c, size_t *cap, enum entity_type type, struct span folded,
                      uint32_t entry)
{
    if (!mem_grow(&c->aliases, cap, c->alias_count + 1, sizeof *c->aliases))
        return false;
    c->aliases[c->alias_count++] = (struct canon_alias){{type, folded}, entry};
    return true;
}

/* The forms that the user says and no article has. */
static bool add_said(const struct making *m, struct names_canon *c, size_t *cap)
{
    bool ok = true;

    for (size_t row = 0; m->user && row < m->user->count; row++) {
        const struct user_name *said = &m->user->items[row];
        for (size_t i = 0; ok && m->by_row[row] && i < said->form_count; i++)
            if (!names_has(m->names, said->type, said->forms[i].folded))
                ok = add_alias(c, cap, said->type, said->forms[i].folded, m->by_row[row] - 1);
    }
    return ok;
}

/* Acronyms that no article has alone, of which the user says nothing. */
static bool add_acronyms(const struct making *m, struct names_canon *c, size_t *cap)
{
    bool ok = true;

    for (size_t i = 0; ok && i < m->count; i++) {
        const struct pair *p = &m->pairs[i];
        uint32_t entry = c->entry_of[p->form];
        bool said = m->user && names_user_find(m->user, p->type, p->acronym) != SIZE_MAX;
        if (!said && entry != CANON_NONE && !names_has(m->names, p->type, p->acronym))
            ok = add_alias(c, cap, c->entries[entry].type, p->acronym, entry);
    }
    return ok;
}

/* Forms of known names that no article has, of which the user says nothing. */
static bool add_known(const struct making *m, struct names_canon *c, enum entity_type type,
                      const struct known_name *known, size_t *cap)
{
    uint32_t entry = CANON_NONE;
    bool ok = true;

    for (size_t i = 0; entry == CANON_NONE && i < KNOWN_FORMS_MAX && known->forms[i]; i++)
        entry = names_canon_of_form(c, type, span_of(known->forms[i]));
    for (size_t i = 0; ok && entry != CANON_NONE && i < KNOWN_FORMS_MAX && known->forms[i]; i++) {
        struct span form = span_of(known->forms[i]);
        bool said = m->user && names_user_find(m->user, type, form) != SIZE_MAX;
        if (!said && !names_has(m->names, type, form))
            ok = add_alias(c, cap, c->entries[entry].type, form, entry);
    }
    return ok;
}

static bool add_all_known(const struct making *m, struct names_canon *c, size_t *cap)
{
    const struct known_name *known;

    for (int t = ENTITY_ORG; t <= ENTITY_PLACE; t++)
        for (size_t i = 0; (known = known_name_at((enum entity_type)t, i)) != NULL; i++)
            if (!add_known(m, c, (enum entity_type)t, known, cap))
                return false;
    return true;
}

static bool fill_aliases(const struct making *m, struct names_canon *c)
{
    size_t cap = 0, kept = 0;

    if (!add_said(m, c, &cap) || !add_acronyms(m, c, &cap) || !add_all_known(m, c, &cap))
        return false;
    if (c->alias_count > 1)
        qsort(c->aliases, c->alias_count, sizeof *c->aliases, canon_form_compare);
    for (size_t i = 0; i < c->alias_count; i++) /* retyping may make one of two */
        if (i == 0 || canon_form_compare(&c->aliases[kept - 1], &c->aliases[i]) != 0)
            c->aliases[kept++] = c->aliases[i];
    c->alias_count = kept;
    return true;
}

/* The sets of spellings: as they were stored, else found out. */
static bool join_spellings(struct form_sets *s, struct span joins, uint64_t table_hash)
{
    return names_joins_read(joins, table_hash, s->parent, s->names->group_count) ||
           form_sets_join_keys(s);
}

bool names_canon_make(struct names_canon *c, const struct names *n, const struct names_user *u,
                      struct lede_error *err)
{
    return names_canon_make_joined(c, n, (struct span){0}, 0, u, err);
}

bool names_canon_make_joined(struct names_canon *c, const struct names *n, struct span joins,
                             uint64_t table_hash, const struct names_user *u,
                             struct lede_error *err)
{
    struct making m = {.names = n, .user = u && u->count ? u : NULL, .sets = {.names = n}};
    bool ok = false;

    names_canon_free(c);
    c->names = n;
    m.sets.parent = mem_take(n->group_count, sizeof *m.sets.parent);
    c->entry_of = mem_take(n->group_count, sizeof *c->entry_of);
    c->members = mem_take(n->group_count, sizeof *c->members);
    if (!m.sets.parent || !c->entry_of || !c->members)
        goto out;
    if (!join_spellings(&m.sets, joins, table_hash))
        goto out;
    join_known(&m.sets);
    if (!take_pairs(&m))
        goto out;
    choose_pairs(&m);
    join_acronyms(&m);
    if (!own_forms(&m) || !number_entries(&m, c))
        goto out;
    c->entries = mem_take(c->count, sizeof *c->entries);
    if (!c->entries)
        goto out;
    fill_entries(n, c);
    name_entries(&m, c);
    ok = fill_aliases(&m, c);
out:
    mem_free(m.sets.parent);
    mem_free(m.pairs);
    mem_free(m.owner);
    mem_free(m.by_row);
    if (!ok)
        names_canon_free(c);
    return ok || error_memory(err);
}
