/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference_close.h"

#include <math.h>

#include "analysis/fold.h"
#include "common/utf8.h"

enum { PAIRS_MAX = 4096, SPELLINGS = 16 };

/* A word, or a name with other spellings. */
struct side {
    uint32_t number; /* of the word's form; 0: no article has it */
    struct span text;
    const struct name_weights *name; /* NULL: a word */
};

struct pair {
    struct side first, second;
    uint32_t distance;
};

struct close {
    const struct archive *archive;
    const struct archive_article *article;
    const struct query *query;
    struct pair pairs[PAIRS_MAX];
    size_t count;
    double sum;
};

static double idf(const struct archive *a, double n)
{
    double t = ((double)a->count - n + 0.5) / (n + 0.5);

    return log(t < 2 ? 1 + t / 2 : t);
}

static double idf_of(const struct archive *a, uint32_t number)
{
    return idf(a, number ? a->in_articles[number] : 0);
}

/* A kid that is words of the text, as they were typed. */
static const struct run *run_of(const struct node *kid)
{
    if (kid->kind == NODE_OR) {
        size_t others = 0;
        for (size_t i = 1; i < kid->is.kids.count; i++)
            others += kid->is.kids.at[i]->spelling || kid->is.kids.at[i]->joined;
        return others + 1 == kid->is.kids.count ? run_of(kid->is.kids.at[0]) : NULL;
    }
    return kid->kind == NODE_WORDS && kid->is.run.field == FIELD_TEXT ? &kid->is.run : NULL;
}

static bool is_open(const struct query_word *w)
{
    return w->match == BY_PATTERN || w->match == BY_NEARNESS;
}

static struct side word_side(const struct close *c, const struct query_word *w)
{
    return (struct side){archive_number(c->archive, 'f', w->form), w->form, NULL};
}

static bool same_sides(const struct side *a, const struct side *b)
{
    if (!a->name || !b->name)
        return a->name == b->name && span_equal(a->text, b->text);
    for (size_t i = 0; a->name->count == b->name->count && i < a->name->count; i++)
        if (!span_equal(a->name->words[i].text, b->name->words[i].text))
            return false;
    return a->name->count == b->name->count;
}

static void note_pair(struct close *c, const struct side *a, const struct side *b,
                      uint32_t distance)
{
    if (same_sides(a, b))
        return;
    for (size_t i = 0; i < c->count; i++)
        if (same_sides(&c->pairs[i].first, a) && same_sides(&c->pairs[i].second, b) &&
            c->pairs[i].distance == distance)
            return;
    if (c->count < PAIRS_MAX)
        c->pairs[c->count++] = (struct pair){*a, *b, distance};
}

/* The name that the kid belongs to. */
static const struct respelled *name_of(const struct close *c, const struct node *kid)
{
    for (size_t i = 0; i < c->query->respelled_count; i++) {
        const struct respelled *name = &c->query->respelled[i];
        bool typed = false;
        for (size_t k = 0; k < name->typed_count; k++)
            typed |= name->typed[k] == kid;
        if (name->weights && name->typed_count &&
            (typed || (kid->optional && kid->start >= name->start && kid->end <= name->end)))
            return name;
    }
    return NULL;
}

/* What stands at the kid, whose first or last word counts; false when it is nothing that can be near. */
static bool side_of(const struct close *c, const struct node *kid, bool last, struct side *out)
{
    const struct respelled *name = name_of(c, kid);
    const struct run *run = run_of(kid);

    if (name) {
        *out = (struct side){.name = name->weights};
        return true;
    }
    if (!run || is_open(&run->words[last ? run->count - 1 : 0]))
        return false;
    *out = word_side(c, &run->words[last ? run->count - 1 : 0]);
    return true;
}

/* Each two kids that are words, or names, and have only stop words between them. */
static void note_pairs(struct close *c, const struct node *list)
{
    struct node *const *kids = list->is.kids.at;

    for (size_t i = 0; i < list->is.kids.count; i++) {
        const struct respelled *name = name_of(c, kids[i]);
        struct side a, b;
        size_t k = i + 1;
        if (name && k < list->is.kids.count && name_of(c, kids[k]) == name)
            continue;
        while (k < list->is.kids.count && kids[k]->optional && !name_of(c, kids[k]))
            k++;
        if (k < list->is.kids.count && (name || !kids[i]->optional) &&
            side_of(c, kids[i], true, &a) && side_of(c, kids[k], false, &b))
            note_pair(c, &a, &b, (uint32_t)(k - i));
    }
}

/* Whether the phrase stands from the word on. */
static bool phrase_at(const struct close *c, const struct run *run, size_t w)
{
    const struct archive_article *a = c->article;

    for (size_t i = 0; i < run->count; i++)
        if (w + i >= a->count ||
            a->words[w + i].form != archive_number(c->archive, 'f', run->words[i].form) ||
            a->words[w + i].position != a->words[w].position + i)
            return false;
    return true;
}

/* How often the side stands from the word on, in other spellings too; of each the last word's position. */
static size_t ends_from(const struct close *c, const struct side *s, size_t w,
                        uint32_t ends[SPELLINGS])
{
    size_t count = 0;

    if (!s->name) {
        if (s->number == 0 || c->article->words[w].form != s->number)
            return 0;
        ends[0] = c->article->words[w].position;
        return 1;
    }
    for (size_t i = 0; i < s->name->phrase_count && count < SPELLINGS; i++) {
        const struct run *run = &s->name->phrases[i]->is.run;
        if (phrase_at(c, run, w))
            ends[count++] = c->article->words[w].position + (uint32_t)run->count - 1;
    }
    return count;
}

static bool begins_at(const struct close *c, const struct side *s, uint32_t position)
{
    uint32_t ends[SPELLINGS];

    for (size_t w = 0; w < c->article->count; w++)
        if (c->article->words[w].position == position && ends_from(c, s, w, ends))
            return true;
    return false;
}

/* In how many articles it stands: a name at most in those of its rarest part. */
static double articles_of(const struct close *c, const struct side *s)
{
    double least = (double)c->archive->count;

    if (!s->name)
        return s->number ? c->archive->in_articles[s->number] : 0;
    for (size_t i = 0; i < s->name->count; i++)
        if ((double)s->name->words[i].articles < least)
            least = (double)s->name->words[i].articles;
    return least;
}

static double half_weight(const struct close *c, double in_a, double in_b, double times)
{
    double relative = c->article->length / c->archive->mean_length;

    if (relative < 0.3)
        relative = 0.3;
    return 0.5 * idf(c->archive, in_a > in_b ? in_a : in_b) * 2.2 * times /
           (1.2 * (0.3 + 0.7 * relative) + times);
}

static void weigh_pair(struct close *c, const struct pair *p)
{
    double times = 0;

    for (size_t w = 0; w < c->article->count; w++) {
        uint32_t ends[SPELLINGS];
        size_t count = ends_from(c, &p->first, w, ends);
        for (size_t i = 0; i < count; i++)
            times += begins_at(c, &p->second, ends[i] + p->distance);
    }
    c->sum += half_weight(c, articles_of(c, &p->first), articles_of(c, &p->second), times);
}

/* A name that stands somewhere has its parts side by side. */
static void weigh_name(struct close *c, const struct name_weights *name)
{
    struct side side = {.name = name};
    double times = 0;

    for (size_t w = 0; w < c->article->count; w++) {
        uint32_t ends[SPELLINGS];
        times += (double)ends_from(c, &side, w, ends);
    }
    for (size_t i = 1; i < name->count; i++)
        c->sum += half_weight(c, (double)name->words[i - 1].articles,
                              (double)name->words[i].articles, times);
}

static void weigh_names(struct close *c)
{
    for (size_t i = 0; i < c->query->respelled_count; i++) {
        struct side side = {.name = c->query->respelled[i].weights};
        bool again = false;
        for (size_t k = 0; side.name && k < i; k++) {
            struct side before = {.name = c->query->respelled[k].weights};
            again |= before.name && same_sides(&before, &side);
        }
        if (side.name && !again)
            weigh_name(c, side.name);
    }
}

static bool is_letter(struct span text, size_t at)
{
    size_t len;
    return (fold_kind(utf8_at(text, at, &len)) & (LETTER_ANY | LETTER_DIGIT | LETTER_MARK)) != 0;
}

static size_t one_back(size_t at, struct span text)
{
    while (at-- > 0 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        ;
    return at;
}

/* Whether what ends before `at` could be longer than up to there. */
static bool runs_on(struct span text, size_t at)
{
    size_t before;

    if (at == 0 || at == text.len)
        return false;
    before = one_back(at, text);
    if (is_letter(text, before) != is_letter(text, at))
        return false;
    return is_letter(text, at) || text.at[before] == text.at[at];
}

static char small(char c)
{
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *found = c ? strchr(capitals, c) : NULL;
    return found ? "abcdefghijklmnopqrstuvwxyz"[found - capitals] : c;
}

static bool stands_in(struct span text, struct span typed)
{
    for (size_t at = 0; at + typed.len <= text.len; at++) {
        size_t same = 0;
        while (same < typed.len && small(text.at[at + same]) == small(typed.at[same]))
            same++;
        if (same == typed.len && !runs_on(text, at) && !runs_on(text, at + typed.len))
            return true;
    }
    return false;
}

static void weigh_typed(struct close *c, const struct run *run)
{
    const struct article *a = &c->article->article;

    if (run->signs.len == 0 ||
        (!stands_in(article_title(a), run->signs) && !stands_in(a->text, run->signs)))
        return;
    for (size_t i = 0; i < run->count; i++)
        c->sum += 2.2 * idf_of(c->archive, archive_number(c->archive, 'f', run->words[i].form));
}

static void weigh(struct close *c, const struct node *n)
{
    if (n->kind == NODE_WORDS)
        weigh_typed(c, &n->is.run);
    if (n->kind == NODE_LIST)
        note_pairs(c, n);
    if (n->kind == NODE_LIST || n->kind == NODE_AND || n->kind == NODE_OR)
        for (size_t i = 0; i < n->is.kids.count; i++)
            weigh(c, n->is.kids.at[i]);
}

double reference_closeness(const struct archive *archive, const struct query *q,
                           const struct archive_article *article)
{
    static struct close c;

    c = (struct close){.archive = archive, .article = article, .query = q};
    weigh(&c, q->typed);
    weigh_names(&c);
    for (size_t i = 0; i < c.count; i++)
        weigh_pair(&c, &c.pairs[i]);
    return c.sum;
}

static bool byte_is(struct span text, size_t at, char c)
{
    return at < text.len && text.at[at] == c;
}

bool reference_has_signs(const struct archive_article *article, const struct run *run, size_t k,
                         size_t word)
{
    const struct archive_word *w = &article->words[word];
    const struct article *a = &article->article;
    struct span text = w->title ? article_title(a) : a->text;
    struct span before = run->words[k].before, behind = run->words[k].behind;

    for (size_t i = 0; i < before.len; i++)
        if (w->start < before.len || !byte_is(text, w->start - before.len + i, before.at[i]))
            return false;
    for (size_t i = 0; i < behind.len; i++)
        if (!byte_is(text, w->end + i, behind.at[i]))
            return false;
    /* Of ## the second # alone is none. */
    if (before.len && w->start > before.len &&
        byte_is(text, w->start - before.len - 1, before.at[0]))
        return false;
    if (behind.len == 0)
        return true;
    if (k + 1 < run->count && run->words[k + 1].start == run->words[k].end + behind.len)
        return w[1].start == w->end + behind.len;
    return !byte_is(text, w->end + behind.len, behind.at[behind.len - 1]);
}
