/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/tagger.h"

static bool make_room(struct tagger *t, struct lede_error *err)
{
    size_t n = t->count + 1;

    return (mem_grow(&t->sums, &t->sums_cap, n, sizeof *t->sums) &&
            mem_grow(&t->seen, &t->seen_cap, n, sizeof *t->seen) &&
            mem_grow(&t->doubts, &t->doubts_cap, n, sizeof *t->doubts) &&
            mem_grow(&t->back, &t->back_cap, n, sizeof *t->back)) ||
           error_memory(err);
}

static bool list_candidates(struct tagger *t, struct lede_error *err)
{
    t->count = 0;
    for (size_t i = 0; i < t->tokens.count; i++)
        if (t->tokens.at[i].candidate) {
            if (!mem_grow(&t->places, &t->places_cap, t->count + 1, sizeof *t->places))
                return error_memory(err);
            t->places[t->count++] = (uint32_t)i;
        }
    return make_room(t, err);
}

/* Whether candidate i goes on where candidate i - 1 ends: a run, within one line. */
static bool goes_on(const struct tagger *t, size_t i)
{
    return i > 0 && t->places[i] == t->places[i - 1] + 1 && !t->tokens.at[t->places[i]].line_start;
}

/* Which labels may stand before: behind a name's beginning its end, else the ends and what is no name. */
static const uint8_t closed[] = {0, 3, 4, 7, 8, 11, 12};
enum { NEVER = -(1 << 28) };

static int32_t best_closed(const struct tag_model *m, const int32_t before[], uint8_t label,
                           uint8_t *which)
{
    int32_t best = NEVER;

    for (size_t k = 0; k < ARRAY_LEN(closed); k++) {
        int32_t score = before[closed[k]] + m->transitions[closed[k]][label];
        if (score > best) {
            best = score;
            *which = closed[k];
        }
    }
    return best;
}

static int32_t best_open(const struct tag_model *m, const int32_t before[], uint8_t label,
                         uint8_t *which)
{
    uint8_t begin = label_of(label_type(label), PART_B),
            inner = label_of(label_type(label), PART_I);
    int32_t one = before[begin] + m->transitions[begin][label],
            other = before[inner] + m->transitions[inner][label];

    *which = other > one ? inner : begin;
    return other > one ? other : one;
}

static bool is_begun(uint8_t label)
{
    return label != LABEL_O && (label_part(label) == PART_I || label_part(label) == PART_L);
}

/* Viterbi over the run [from, to) of candidates. */
static void decode(struct tagger *t, size_t from, size_t to)
{
    int32_t scores[LABEL_COUNT], next[LABEL_COUNT];
    uint8_t label = LABEL_O;

    for (size_t k = 0; k < LABEL_COUNT; k++)
        scores[k] = k == LABEL_O ? 0 : NEVER; /* before a run is no name */
    for (size_t i = from; i < to; i++) {
        for (size_t k = 0; k < LABEL_COUNT; k++) {
            uint8_t y = (uint8_t)k, *which = &t->back[i][k];
            next[k] = t->sums[i][ENTRY_MARK + k] + (is_begun(y)
                                                        ? best_open(t->model, scores, y, which)
                                                        : best_closed(t->model, scores, y, which));
        }
        /* Far below all that can be, whatever the run's length. */
        for (size_t k = 0; k < LABEL_COUNT; k++)
            scores[k] = next[k] > NEVER / 2 ? next[k] : NEVER;
    }
    for (size_t k = 1; k < LABEL_COUNT; k++)
        if (!label_is_open((uint8_t)k) && scores[k] > scores[label])
            label = (uint8_t)k;
    for (size_t i = to; i-- > from;) {
        t->seen[i].label = label;
        label = t->back[i][label];
    }
}

static void decode_all(struct tagger *t)
{
    for (size_t from = 0, to; from < t->count; from = to) {
        for (to = from + 1; to < t->count && goes_on(t, to);)
            to++;
        decode(t, from, to);
    }
}

static void look_once(struct tagger *t)
{
    struct tag_asked asked[2];

    for (size_t i = 0; i <= t->count; i++) {
        if (i < t->count)
            tag_sums_ask(&t->known, &t->tokens, t->places[i], &asked[i % 2]);
        if (i > 0)
            tag_sums_get(&t->known, &t->tokens, &asked[(i - 1) % 2], t->sums[i - 1]);
    }
    for (size_t i = 0; i < t->count; i++) {
        const struct tag_token *token = &t->tokens.at[t->places[i]];
        t->seen[i] = (struct tag_seen){
            .w = token->w, .capital = tag_is_capital(token), .weak = token->line != TAG_PROSE};
    }
    decode_all(t);
}

static bool look_again(struct tagger *t, struct lede_error *err)
{
    static const struct tag_doubt none;

    if (!tag_article_ask(&t->census, t->seen, t->count, t->doubts, err))
        return false;
    for (size_t i = 0; i < t->count; i++) {
        struct tag_doubt before = goes_on(t, i) ? t->doubts[i - 1] : none;
        struct tag_doubt after = i + 1 < t->count && goes_on(t, i + 1) ? t->doubts[i + 1] : none;
        tag_sums_add_article(&t->known, tag_how(&t->tokens.at[t->places[i]]), before, t->doubts[i],
                             after, t->sums[i]);
    }
    decode_all(t);
    return true;
}

static bool list_names(struct tagger *t, struct lede_error *err)
{
    uint32_t start = 0;

    t->found_count = 0;
    for (size_t i = 0; i < t->count; i++) {
        const struct tag_token *token = &t->tokens.at[t->places[i]];
        uint8_t label = t->seen[i].label;
        if (label == LABEL_O)
            continue;
        if (label_part(label) == PART_B || label_part(label) == PART_U)
            start = token->start;
        if (label_is_open(label))
            continue;
        if (!mem_grow(&t->found, &t->found_cap, t->found_count + 1, sizeof *t->found))
            return error_memory(err);
        t->found[t->found_count++] = (struct tagged){start, token->end, label_type(label)};
    }
    return true;
}

bool tagger_run(struct tagger *t, struct span text, const struct tag_hint *hints, size_t hint_count,
                struct lede_error *err)
{
    t->known.model = t->model;
    if (!tag_sums_open(&t->known, err) ||
        !tag_tokens_cut(&t->tokens, &t->model->tables, text, err) || !list_candidates(t, err))
        return false;
    tag_hints_note(&t->tokens, hints, hint_count);
    look_once(t);
    return look_again(t, err) && list_names(t, err);
}

void tagger_free(struct tagger *t)
{
    tag_tokens_free(&t->tokens);
    tag_census_free(&t->census);
    tag_sums_free(&t->known);
    mem_free(t->places);
    mem_free(t->sums);
    mem_free(t->seen);
    mem_free(t->doubts);
    mem_free(t->back);
    mem_free(t->found);
    *t = (struct tagger){.model = t->model};
}
