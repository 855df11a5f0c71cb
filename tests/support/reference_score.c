/* What the words of a query weigh, said a second time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "tests/support/reference.h"

enum { STEMS_MAX = 8192, EXPANSION_WEIGHTS = 16 };

/* The words of the tree below an even (asked) or odd number of NOTs, by their stems in one language. */
struct stems {
    const struct archive *archive;
    unsigned language;
    uint32_t at[STEMS_MAX]; /* numbers; 0: no article has it */
    size_t count;
};

static void add_stem(struct stems *out, uint32_t stem)
{
    if (out->count < STEMS_MAX)
        out->at[out->count++] = stem;
}

/* Of an open word the stems of its first expansions weigh, each once; all says that every one counts. */
static void gather_run(const struct run *run, bool all, struct stems *out)
{
    for (size_t i = 0; i < run->count; i++) {
        const struct query_word *w = &run->words[i];
        size_t before = out->count;
        if (w->match != BY_PATTERN && w->match != BY_NEARNESS)
            add_stem(out, archive_stem(out->archive, out->language, w->form));
        for (size_t k = 0; k < w->expansion_count && (all || k < EXPANSION_WEIGHTS); k++) {
            uint32_t stem = archive_stem(out->archive, out->language, w->expansions[k].form);
            bool again = false;
            for (size_t j = before; j < out->count; j++)
                again |= out->at[j] == stem;
            if (!again)
                add_stem(out, stem);
        }
    }
}

/* Below a name nothing weighs but the name itself. */
static void gather(const struct node *n, bool asked, bool want, bool all, struct stems *out)
{
    if (n->named && !all)
        return;
    if (n->kind == NODE_WORDS && asked == want && (all || !n->spelling))
        gather_run(&n->is.run, all, out);
    if (n->kind == NODE_LIKE && asked == want)
        gather_run(&n->is.like.words, all, out);
    if (!node_has_kids(n))
        return;
    for (size_t i = 0; i < n->is.kids.count; i++)
        if (!n->is.kids.at[i]->optional)
            gather(n->is.kids.at[i], asked == (n->kind != NODE_NOT), want, all, out);
}

static size_t times_of(const struct stems *s, uint32_t stem)
{
    size_t times = 0;

    for (size_t i = 0; i < s->count; i++)
        times += s->at[i] == stem;
    return times;
}

/* How often the stem stands in the article, twice for each time in the title. */
static double times_in(const struct archive_article *article, uint32_t stem)
{
    double f = 0;

    for (size_t i = 0; i < article->count; i++)
        if (article->words[i].stem == stem)
            f += article->words[i].title ? 2 : 1;
    return f;
}

/* The weight of what is asked q times, in n articles, and in this one f times. */
static double weigh(const struct archive *a, const struct archive_article *article, double n,
                    double f, double q)
{
    double big_n = (double)a->count, t = (big_n - n + 0.5) / (n + 0.5);
    double relative = article->length / a->mean_length;

    if (relative < 0.3)
        relative = 0.3;
    return 1001 * q / (1000 + q) * log(t < 2 ? t / 2 + 1 : t) * 2.2 * f /
           (1.2 * (0.3 + 0.7 * relative) + f);
}

static double weight(const struct archive *a, const struct archive_article *article, uint32_t stem,
                     double q)
{
    return weigh(a, article, stem ? a->in_articles[stem] : 0, times_in(article, stem), q);
}

/* ---- Names ---- */

enum { PARTS_MAX = 512 };

/* The parts of the names that are asked for. */
struct name_parts_asked {
    const struct name_word *at[PARTS_MAX];
    size_t count;
};

static void gather_names(const struct node *n, struct name_parts_asked *out)
{
    for (size_t i = 0; n->name && i < n->name->count && out->count < PARTS_MAX; i++)
        out->at[out->count++] = &n->name->words[i];
    for (size_t i = 0; node_has_kids(n) && i < n->is.kids.count; i++)
        gather_names(n->is.kids.at[i], out);
}

enum { PART_STEMS_MAX = 1024 };

static bool has_any(const struct archive_article *article, const uint32_t *stems, size_t count)
{
    for (size_t i = 0; i < article->count; i++)
        for (size_t k = 0; k < count; k++)
            if (stems[k] && article->words[i].stem == stems[k])
                return true;
    return false;
}

/* As rare as all its words together, as often as the one of them that stands most often. */
static double weigh_part(const struct archive *a, const struct archive_article *article,
                         const struct name_word *part, double q)
{
    uint32_t stems[PART_STEMS_MAX];
    size_t count = part->count < PART_STEMS_MAX ? part->count : PART_STEMS_MAX;
    double in_articles = 0, most = 0;

    for (size_t i = 0; i < count; i++)
        stems[i] = archive_number(a, 's', part->stems[i]);
    for (size_t i = 0; i < a->count; i++)
        in_articles += has_any(&a->articles[i], stems, count);
    for (size_t i = 0; i < count; i++) {
        double times = stems[i] ? times_in(article, stems[i]) : 0;
        most = times > most ? times : most;
    }
    return weigh(a, article, in_articles, most, q);
}

static double weigh_names(const struct archive *a, const struct node *tree,
                          const struct archive_article *article)
{
    struct name_parts_asked parts = {.count = 0};
    double score = 0;

    gather_names(tree, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        size_t before = 0, times = 1;
        for (size_t k = 0; k < parts.count; k++) {
            bool same = span_equal(parts.at[k]->text, parts.at[i]->text);
            before += same && k < i;
            times += same && k > i;
        }
        if (before == 0)
            score += weigh_part(a, article, parts.at[i], (double)times);
    }
    return score;
}

double reference_score(const struct archive *archive, const struct node *tree,
                       const struct archive_article *article)
{
    struct stems stems = {.archive = archive, .language = article->language};
    double score = weigh_names(archive, tree, article);

    gather(tree, true, true, false, &stems);
    for (size_t i = 0; i < stems.count; i++) {
        bool first = true;
        for (size_t k = 0; k < i; k++)
            first &= stems.at[k] != stems.at[i];
        if (first)
            score += weight(archive, article, stems.at[i], (double)times_of(&stems, stems.at[i]));
    }
    return score;
}

bool reference_weighs(const struct archive *archive, const struct node *tree)
{
    struct stems stems = {.archive = archive, .language = STEM_ENGLISH};
    struct name_parts_asked names = {.count = 0};

    gather(tree, true, true, false, &stems);
    gather_names(tree, &names);
    return stems.count + names.count > 0;
}

static bool is_torn_in(const struct archive *archive, const struct node *tree, unsigned language)
{
    struct stems asked = {.archive = archive, .language = language}, denied = asked;

    gather(tree, true, true, true, &asked);
    gather(tree, true, false, true, &denied);
    for (size_t i = 0; i < asked.count; i++)
        if (asked.at[i] && times_of(&denied, asked.at[i]))
            return true;
    return false;
}

bool reference_is_torn(const struct archive *archive, const struct node *tree)
{
    const struct stem_scheme *s = stemmer_scheme(archive->stemmer);

    for (unsigned i = 0; i < STEM_LANGUAGES; i++)
        if ((i == s->main || (s->others >> i & 1)) && is_torn_in(archive, tree, i))
            return true;
    return false;
}
