/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_container.h"

#include "indexer/extract/page_names.h"

enum { LEVELS = 5 }; /* that a paragraph's weight is handed up */

static const double name_share_max = 0.6; /* of the paragraphs' sum that a good name may add */
static const double body_share = 0.6;     /* what <body> counts: it drags in what stands around */
static const double step_share =
    0.85; /* of the weight above that the deep node holds at each step */
static const double clearly_less = 0.7; /* the container's share of the deep node's weight … */
static const double clearly_less_body = 0.4; /* … where that is <body> */

/* Where the weight of a block begins to count: the node around a paragraph, or the box itself that its text
 * lies in. */
static uint32_t first_holder(const struct page *p, uint32_t node)
{
    switch ((int)p->nodes[node].tag) {
    case TAG_P:
    case TAG_PRE:
    case TAG_LI:
    case TAG_DD:
    case TAG_BLOCKQUOTE:
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_H4:
    case TAG_H5:
    case TAG_H6: return p->nodes[node].parent;
    default: return node;
    }
}

static void hand_up(const struct page *p, uint32_t node, double weight, double *sums)
{
    for (int level = 0; level < LEVELS && node != 0; level++) {
        double part = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (3 * level);
        sums[node] += weight * part;
        node = p->nodes[node].parent;
    }
}

static double score_of(const struct page_facts *f, uint32_t n, double sum)
{
    const struct page_node *node = &f->page->nodes[n];
    double bytes = f->sums.bytes[node->end_block] - f->sums.bytes[node->first_block];
    double links = f->sums.links[node->end_block] - f->sums.links[node->first_block];
    double name = page_node_weight(node), most = name_share_max * sum;
    double score = (sum + (name < most ? name : most)) * (bytes > 0 ? 1 - links / bytes : 1);

    return node->tag == TAG_BODY ? score * body_share : score;
}

/* The node deepest down of those that at each step hold nearly all that the one above holds. */
static uint32_t deep_holder(const struct page *p, const double *before)
{
    uint32_t deep = 0;
    double held = before[p->block_count];

    for (uint32_t n = 1; n < p->node_count && held > 0; n++) {
        const struct page_node *node = &p->nodes[n];
        double own = before[node->end_block] - before[node->first_block];
        if (node->parent == deep && own >= step_share * held &&
            node->end_block - node->first_block > 1) {
            deep = n;
            held = own;
        }
    }
    return deep;
}

bool page_container_find(const struct page_facts *facts, const uint8_t *shut, struct arena *arena,
                         struct page_container *out, struct lede_error *err)
{
    const struct page *p = facts->page;
    double *scores = arena_take(arena, p->node_count, sizeof *scores);
    double *before = arena_take(arena, p->block_count + 1, sizeof *before);
    uint32_t best = 0, deep;

    if (!scores || !before)
        return error_memory(err);
    for (size_t i = 0; i < p->block_count; i++) {
        double weight = shut[p->blocks[i].inner] ? 0 : (double)facts->blocks[i].weight;
        before[i + 1] = before[i] + weight;
        if (weight > 0)
            hand_up(p, first_holder(p, p->blocks[i].node), weight, scores);
    }
    for (uint32_t n = 1; n < p->node_count; n++) {
        if (scores[n] > 0)
            scores[n] = score_of(facts, n, scores[n]);
        if (scores[n] > scores[best])
            best = n;
    }
    deep = deep_holder(p, before);
    double held = before[p->nodes[best].end_block] - before[p->nodes[best].first_block];
    double most = before[p->nodes[deep].end_block] - before[p->nodes[deep].first_block];
    bool body = p->nodes[deep].tag == TAG_BODY || deep == 0 || p->nodes[deep].tag == TAG_HTML;
    if (best == 0 || held < (body ? clearly_less_body : clearly_less) * most)
        best = deep;
    *out = (struct page_container){best, scores};
    return true;
}
