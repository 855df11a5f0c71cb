/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/random.h"
#include "test_xapian_c_help.h"

enum {
    DOCS = 600,
    MANY = 1500,
    WORDS = 12,
    QUERIES = 120,
    KIDS_MAX = 4,
    NODES_MAX = 64,
    VALUE_MAX = 16
};

static const char *const words[WORDS] = {"a", "b", "c", "d", "e", "f",
                                         "g", "h", "i", "j", "k", "nowhere"};

/* Documents of some random words, the first letters often. */
static void make_random(const char *dir, unsigned docs, struct random *r)
{
    struct xc_error e;
    struct xc_writer *w = create(dir);
    struct xc_doc *d = NULL;
    char id[16];

    assert_done(xc_doc_new(&d, &e), &e);
    for (unsigned i = 0; i < docs; i++) {
        uint32_t pos = XC_FIRST_POSITION;
        xc_doc_clear(d);
        for (uint64_t n = 1 + random_below(r, 9); n > 0; n--) {
            size_t pick = random_below(r, 1 + random_below(r, WORDS - 1));
            assert_done(xc_doc_posting(d, str(words[pick]), pos++, 1, &e), &e);
        }
        (void)snprintf(id, sizeof id, "Q%u", i);
        assert_done(xc_doc_value(d, 3, str(random_below(r, 5) ? id : ""), &e), &e);
        assert_done(xc_replace(w, str(id), d, NULL, &e), &e);
    }
    xc_doc_free(d);
    commit_and_close(w);
}

/* ---- Random queries ---- */

struct maker {
    struct random random;
    struct xc_node nodes[NODES_MAX];
    const struct xc_node *kids[NODES_MAX * KIDS_MAX];
    size_t used, kids_used;
};

static const struct xc_node *make_query(struct maker *m, int depth)
{
    static const enum xc_op ops[] = {XC_AND,       XC_OR,     XC_AND_NOT, XC_FILTER,
                                     XC_AND_MAYBE, XC_PHRASE, XC_NEAR};
    struct xc_node *node = &m->nodes[m->used++];
    uint64_t kind = random_below(&m->random, 12);

    assert_true(m->used < NODES_MAX);
    *node = (struct xc_node){.op = XC_TERM, .term = str(words[random_below(&m->random, WORDS)])};
    if (kind == 0)
        node->op = XC_ALL;
    if (depth == 0 || kind < 4)
        return node;
    node->op = ops[random_below(&m->random, sizeof ops / sizeof *ops)];
    bool placed = node->op == XC_PHRASE || node->op == XC_NEAR;
    node->window = 3;
    node->nkids = 2 + random_below(&m->random, 2);
    const struct xc_node **kids = &m->kids[m->kids_used];
    m->kids_used += node->nkids;
    node->kids = kids;
    for (size_t i = 0; i < node->nkids; i++) {
        kids[i] = make_query(m, placed ? 0 : depth - 1);
        if (placed)
            m->nodes[kids[i] - m->nodes].op = XC_TERM;
    }
    return node;
}

/* ---- What the sink is given ---- */

struct given {
    struct {
        uint32_t docid;
        double weight;
        char value[VALUE_MAX];
    } items[MANY];
    size_t count, begun, stop_at;
    uint32_t at_most;
    void (*meanwhile)(void *); /* called at the first match of the first run */
    void *arg;
};

static void begin(void *arg, uint32_t at_most)
{
    struct given *g = arg;

    g->begun++;
    g->count = 0;
    g->at_most = at_most;
}

static bool take(void *arg, const struct xc_hit *hit)
{
    struct given *g = arg;

    assert_true(g->count < g->at_most && g->at_most <= MANY);
    assert_true(hit->values[0].len < VALUE_MAX);
    g->items[g->count].docid = hit->docid;
    g->items[g->count].weight = hit->weight;
    (void)snprintf(g->items[g->count].value, VALUE_MAX, "%.*s", (int)hit->values[0].len,
                   hit->values[0].at);
    if (g->begun == 1 && g->count == 0 && g->meanwhile)
        g->meanwhile(g->arg);
    g->count++;
    return g->count != g->stop_at;
}

static const uint32_t slot = 3;

static struct xc_plan plan_of(enum xc_weighting weighting)
{
    struct xc_plan p;

    xc_plan_default(&p);
    p.k3 = 1000;
    p.weighting = weighting;
    p.slots = &slot;
    p.nslots = 1;
    p.limit = UINT32_MAX;
    return p;
}

static struct given *each(struct xc_index *ix, const struct xc_node *q, enum xc_weighting weighting)
{
    static struct given g;
    struct xc_plan p = plan_of(weighting);
    struct xc_sink sink = {begin, take, &g};
    struct xc_error e;
    uint64_t revision = 0;

    g = (struct given){0};
    assert_done(xc_each(ix, q, &p, &sink, &revision, &e), &e);
    assert_int_equal(revision, xc_revision(ix));
    assert_int_equal(g.begun, 1);
    return &g;
}

/* The same documents, weights, bit for bit, and values as in the hits of a search. */
static void assert_same(struct xc_index *ix, const struct xc_node *q, enum xc_weighting weighting)
{
    const struct given *g = each(ix, q, weighting);
    struct xc_plan p = plan_of(weighting);
    struct xc_hits *h = NULL;
    struct xc_error e;
    static size_t place[MANY + 1]; /* a docid's in the hits, plus 1 */

    assert_done(xc_search(ix, q, &p, &h, &e), &e);
    assert_int_equal(g->count, xc_hit_count(h));
    memset(place, 0, sizeof place);
    for (size_t i = 0; i < xc_hit_count(h); i++)
        place[xc_hit(h, i)->docid] = i + 1;
    for (size_t i = 0; i < g->count; i++) {
        size_t *at = &place[g->items[i].docid];
        assert_true(*at > 0); /* a hit, and not seen before */
        const struct xc_hit *hit = xc_hit(h, *at - 1);
        assert_memory_equal(&hit->weight, &g->items[i].weight, sizeof hit->weight);
        assert_str(hit->values[0], g->items[i].value);
        *at = 0;
    }
    xc_hits_free(h);
}

static void assert_all_same(struct xc_index *ix, struct maker *m)
{
    size_t found = 0;

    for (int i = 0; i < QUERIES; i++) {
        m->used = m->kids_used = 0;
        const struct xc_node *q = make_query(m, 2);
        assert_same(ix, q, i % 4 ? XC_BM25 : XC_BOOLEAN);
        found += each(ix, q, XC_BOOLEAN)->count > 0;
    }
    assert_in_range(found, QUERIES / 2, QUERIES - 1);
}

static void every_match_comes_once_with_its_weight_and_values(void **state)
{
    static struct maker m = {.random = {5}};

    make_random(in_folder(state, "db"), DOCS, &m.random);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_all_same(ix, &m);
    const struct given *all = each(ix, op(XC_ALL, 0, 0), XC_BM25);
    assert_int_equal(all->count, DOCS);
    for (size_t i = 0; i < DOCS; i++) /* as promised of one database */
        assert_int_equal(all->items[i].docid, i + 1);
    xc_close(ix);
}

static void several_databases_are_one(void **state)
{
    static struct maker m = {.random = {6}};
    char paths[2][256];
    struct xc_error e;
    struct xc_index *ix = NULL;

    for (int i = 0; i < 2; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "%s", in_folder(state, i ? "one" : "other"));
        make_random(paths[i], DOCS, &m.random);
    }
    const struct xc_str both[] = {str(paths[0]), str(paths[1])};
    assert_done(xc_open(&ix, both, 2, &e), &e);
    assert_all_same(ix, &m);
    xc_close(ix);
}

static void the_sink_may_stop(void **state)
{
    struct xc_plan p = plan_of(XC_BM25);
    struct xc_error e;
    static struct given g = {.stop_at = 3};
    struct xc_sink sink = {begin, take, &g};

    make_database(in_folder(state, "db"), 10);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_done(xc_each(ix, word("all"), &p, &sink, NULL, &e), &e);
    assert_int_equal(g.count, 3);
    assert_int_equal(each(ix, word("all"), XC_BM25)->count, 10);
    assert_int_equal(each(ix, word("nowhere"), XC_BM25)->count, 0);
    xc_close(ix);
}

static void an_empty_database_has_no_matches(void **state)
{
    commit_and_close(create(in_folder(state, "db")));
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_int_equal(each(ix, op(XC_ALL, 0, 0), XC_BM25)->count, 0);
    xc_close(ix);
}

static void wrong_questions_are_refused_in_its_name(void **state)
{
    static const uint32_t none = UINT32_MAX;
    static struct given g;
    struct xc_plan p = plan_of(XC_BM25);
    struct xc_sink sink = {begin, take, &g};
    struct xc_error e;

    make_database(in_folder(state, "db"), 3);
    struct xc_index *ix = open_index(in_folder(state, "db"));
    assert_refused(xc_each(ix, NULL, &p, &sink, NULL, &e), &e, XC_ARGUMENT);
    assert_string_equal(e.where, "xc_each");
    p.slots = &none;
    assert_refused(xc_each(ix, word("all"), &p, &sink, NULL, &e), &e, XC_ARGUMENT);
    assert_string_equal(e.where, "xc_each");
    assert_int_equal(g.begun, 0);
    xc_close(ix);
}

/* ---- A writer meanwhile ---- */

/* Two commits of other values use the blocks anew that the reader stands on. */
static void commit_twice(void *dir)
{
    for (int i = 0; i < 2; i++) {
        struct xc_error e;
        struct xc_writer *w = NULL;
        struct xc_doc *d = NULL;
        char id[16];
        assert_done(xc_writer_open(&w, dir, XC_NO_SYNC, 0, &e), &e);
        assert_done(xc_begin(w, &e), &e);
        assert_done(xc_doc_new(&d, &e), &e);
        for (unsigned n = 0; n < MANY; n++) {
            xc_doc_clear(d);
            (void)snprintf(id, sizeof id, "Q%u", n);
            assert_done(xc_doc_term(d, str("a"), 1, &e), &e);
            assert_done(xc_doc_value(d, slot, str(i ? "third" : "second"), &e), &e);
            assert_done(xc_replace(w, str(id), d, NULL, &e), &e);
        }
        xc_doc_free(d);
        commit_and_close(w);
    }
}

static void a_run_whose_state_is_discarded_begins_again(void **state)
{
    static struct random random = {7};
    char dir[256];
    static struct given g;
    struct xc_plan p = plan_of(XC_BM25);
    struct xc_sink sink = {begin, take, &g};
    struct xc_error e;
    uint64_t revision;

    (void)snprintf(dir, sizeof dir, "%s", in_folder(state, "db"));
    make_random(dir, MANY, &random);
    struct xc_index *ix = open_index(dir);
    uint64_t before = xc_revision(ix);
    g = (struct given){.meanwhile = commit_twice, .arg = dir};
    assert_done(xc_each(ix, word("a"), &p, &sink, &revision, &e), &e);
    assert_int_equal(g.begun, 2);
    assert_true(revision > before && revision == xc_revision(ix));
    assert_int_equal(g.count, MANY);
    for (size_t i = 0; i < MANY; i++)
        assert_string_equal(g.items[i].value, "third");
    xc_close(ix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_match_comes_once_with_its_weight_and_values),
        TEST(several_databases_are_one),
        TEST(the_sink_may_stop),
        TEST(an_empty_database_has_no_matches),
        TEST(wrong_questions_are_refused_in_its_name),
        TEST(a_run_whose_state_is_discarded_begins_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
