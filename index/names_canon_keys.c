/* Forms that are spellings of one name: by their keys, and by their letters.
 *
 * A key alone joins too much: it is made for names that come from other alphabets, and takes Michael Brown for
 * Michael Breen. So a vowel o or u stays one (strength 3), and the letters must be near as well.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/edit_distance.h"
#include "analysis/name_key.h"
#include "index/names_apart.h"
#include "index/names_canon_state.h"
#include "index/names_rows.h"

enum {
    STRENGTH = 3,     /* of the key, for all: what is shorter must be nearer, below */
    NAME_SHARE = 4,   /* one letter of so many may be another, or one */
    WORD_SHARE = 3,   /* of a word: none up to three letters, one up to six … */
    SMALL_WORD = 2,   /* al, ul: any */
    ONE_WORD_MIN = 6, /* letters of a name of one word: Jane is not Jean */
    COMPARED_MAX = 64 /* forms of a key that another one is held against */
};

bool form_is_one_word(struct span folded)
{
    return span_find(folded, SPAN(" "), 0) == SIZE_MAX;
}

bool form_is_acronym(struct span folded, struct span written)
{
    enum { BYTES_MIN = 2, BYTES_MAX = 16 };
    bool capital = false;

    if (folded.len < BYTES_MIN || folded.len > BYTES_MAX || !form_is_one_word(folded))
        return false;
    for (size_t i = 0; i < written.len; i++) {
        char c = written.at[i];
        if (c >= 'a' && c <= 'z')
            return false;
        capital |= c >= 'A' && c <= 'Z';
    }
    return capital;
}

/* ---- Sets ---- */

uint32_t form_sets_first(struct form_sets *s, uint32_t form)
{
    while (s->parent[form] != form) {
        s->parent[form] = s->parent[s->parent[form]];
        form = s->parent[form];
    }
    return form;
}

void form_sets_join(struct form_sets *s, uint32_t a, uint32_t b)
{
    a = form_sets_first(s, a);
    b = form_sets_first(s, b);
    if (a < b)
        s->parent[b] = a;
    else
        s->parent[a] = b;
}

/* ---- Letters ---- */

static struct span without_the(struct span folded)
{
    return span_starts(folded, SPAN("the ")) ? span_part(folded, 4, folded.len) : folded;
}

static struct span letters_of(struct span folded, char out[NAME_FOLDED_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < folded.len; i++)
        if (folded.at[i] != ' ')
            out[len++] = folded.at[i];
    return (struct span){out, len};
}

/* The next word that is no initial. */
static bool cut_word(struct span *rest, struct span *word)
{
    while (span_cut(rest, ' ', word))
        if (word->len > 1)
            return true;
    return false;
}

/* Word by word, where there are as many. */
static bool words_are_near(struct span a, struct span b)
{
    struct span x, y;
    bool near = true, left, right;

    do {
        left = cut_word(&a, &x);
        right = cut_word(&b, &y);
        if (!left || !right)
            break;
        size_t most = x.len > y.len ? x.len : y.len;
        unsigned limit = (unsigned)(most - 1) / WORD_SHARE;
        near = near && (most <= SMALL_WORD || edit_distance(x, y, limit) <= limit);
    } while (true);
    return near || left != right;
}

/* What stands alone (countries and capitals) meets only its listed forms, however they are spelt. */
static bool are_near(struct span a, struct span b)
{
    char x[NAME_FOLDED_MAX], y[NAME_FOLDED_MAX];

    if (name_key_is_alone(a) && name_key_is_alone(b))
        return true;
    a = without_the(a);
    b = without_the(b);
    struct span left = letters_of(a, x), right = letters_of(b, y);
    size_t least = left.len < right.len ? left.len : right.len;
    unsigned limit = (unsigned)least / NAME_SHARE;
    if (least < ONE_WORD_MIN && (form_is_one_word(a) || form_is_one_word(b)))
        return false;
    return edit_distance(left, right, limit) <= limit && words_are_near(a, b);
}

/* ---- Keys ---- */

/* Of a form: its type, whether it is a person's one word, its key; 0: it has none. */
static size_t key_of(const struct name_group *g, char key[2 + NAME_KEY_MAX])
{
    size_t len;

    if (g->type != ENTITY_PERSON && form_is_acronym(g->folded, g->shown))
        return 0;
    len = name_key_at(g->folded, STRENGTH, key + 2);
    key[0] = name_letter(g->type);
    key[1] = g->type == ENTITY_PERSON && form_is_one_word(g->folded) ? '1' : '2';
    return len ? 2 + len : 0;
}

/* Forms of the same key as another one are chained: to the one before. */
struct keyed {
    struct map last;  /* key -> the last form that has it, plus 1 */
    uint32_t *before; /* of each form: the one before it of its key, plus 1 */
    uint32_t *head;   /* and the first of its key */
    struct form_pair *near;
    size_t near_count, near_cap;
};

static bool find_near(const struct names *n, struct keyed *k, uint32_t form)
{
    uint32_t other = k->before[form];

    for (size_t i = 0; other && i < COMPARED_MAX; i++) {
        if (are_near(n->groups[form].folded, n->groups[other - 1].folded)) {
            if (!mem_grow(&k->near, &k->near_cap, k->near_count + 1, sizeof *k->near))
                return false;
            k->near[k->near_count++] = (struct form_pair){form, other - 1};
        }
        other = k->before[other - 1];
    }
    return true;
}

static bool find_all_near(const struct names *n, struct keyed *k)
{
    bool ok = true;

    for (uint32_t form = 0; ok && form < n->group_count; form++) {
        char key[2 + NAME_KEY_MAX];
        size_t len = key_of(&n->groups[form], key);
        uint64_t *last = len ? map_number(&k->last, (struct span){key, len}) : NULL;
        ok = len == 0 || last != NULL;
        if (!last)
            continue;
        k->before[form] = (uint32_t)*last;
        k->head[form] = *last ? k->head[*last - 1] : form;
        *last = form + 1U;
        ok = find_near(n, k, form);
    }
    return ok;
}

/* ---- What is not to be joined ---- */

struct apart {
    uint32_t head; /* of both their key */
    struct form_pair pair;
};

static int by_head(const void *x, const void *y)
{
    const struct apart *a = x, *b = y;

    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    if (a->pair.a != b->pair.a)
        return a->pair.a < b->pair.a ? -1 : 1;
    return (a->pair.b > b->pair.b) - (a->pair.b < b->pair.b);
}

/* Whether sets would meet that hold forms which are two names: by way of a third one that is near both. */
static bool would_meet(struct form_sets *s, const struct apart *apart, size_t count, uint32_t head,
                       struct form_pair join)
{
    uint32_t x = form_sets_first(s, join.a), y = form_sets_first(s, join.b);
    size_t from = 0, to = count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (apart[middle].head < head)
            from = middle + 1;
        else
            to = middle;
    }
    for (size_t i = 0; i < COMPARED_MAX && from + i < count && apart[from + i].head == head; i++) {
        uint32_t a = form_sets_first(s, apart[from + i].pair.a);
        uint32_t b = form_sets_first(s, apart[from + i].pair.b);
        if ((a == x && b == y) || (a == y && b == x))
            return true;
    }
    return false;
}

/* Join those that are near and not two names. */
static bool join_near(struct form_sets *s, const struct keyed *k)
{
    bool *is_apart = mem_take(k->near_count, sizeof *is_apart);
    struct apart *apart = mem_take(k->near_count, sizeof *apart);
    size_t count = 0;
    bool ok = is_apart && apart && names_apart(s->names, k->near, k->near_count, is_apart);

    for (size_t i = 0; ok && i < k->near_count; i++)
        if (is_apart[i])
            apart[count++] = (struct apart){k->head[k->near[i].a], k->near[i]};
    if (ok && count > 1)
        qsort(apart, count, sizeof *apart, by_head);
    for (size_t i = 0; ok && i < k->near_count; i++)
        if (!is_apart[i] && !would_meet(s, apart, count, k->head[k->near[i].a], k->near[i]))
            form_sets_join(s, k->near[i].a, k->near[i].b);
    mem_free(is_apart);
    mem_free(apart);
    return ok;
}

bool form_sets_join_keys(struct form_sets *s)
{
    const struct names *n = s->names;
    struct keyed k = {.before = mem_take(n->group_count, sizeof *k.before),
                      .head = mem_take(n->group_count, sizeof *k.head)};

    for (uint32_t form = 0; form < n->group_count; form++)
        s->parent[form] = form;
    bool ok = k.before && k.head && find_all_near(n, &k) && join_near(s, &k);
    map_free(&k.last);
    mem_free(k.before);
    mem_free(k.head);
    mem_free(k.near);
    return ok;
}
