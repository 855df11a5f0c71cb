/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/train_sets.h"

#include "common/file.h"
#include "common/json_read.h"
#include "common/number.h"
#include "indexer/entities/name_guesses.h"

enum { SET_BYTES_MAX = 256 << 20, SEEN_MIN = 2 };

/* A marked name. */
struct gold {
    size_t start, end;
    enum entity_type type;
};

struct marked {
    struct span text;
    struct gold *at;
    size_t count;
};

static bool take_type(struct span name, enum entity_type *out)
{
    static const char *const names[] = {
        [ENTITY_PERSON] = "PER", [ENTITY_ORG] = "ORG", [ENTITY_PLACE] = "LOC"};

    for (unsigned i = 0; i < ARRAY_LEN(names); i++)
        if (span_is(name, names[i])) {
            *out = (enum entity_type)i;
            return true;
        }
    return false;
}

static bool take_marks(const struct json_object *list, struct arena *arena, struct marked *m,
                       struct lede_error *err)
{
    m->count = json_count(list);
    m->at = arena_take(arena, m->count + 1, sizeof *m->at);
    if (!m->at)
        return error_memory(err);
    for (size_t i = 0; i < m->count; i++) {
        const struct json_object *row = json_item(list, i);
        uint64_t start, end;
        if (json_count(row) != 3 ||
            !number_parse(json_value_text(json_item(row, 0)), m->text.len, &start) ||
            !number_parse(json_value_text(json_item(row, 1)), m->text.len, &end) || start >= end ||
            !take_type(json_value_text(json_item(row, 2)), &m->at[i].type))
            return error_set(err, LEDE_INPUT, "entity %zu is not [start, end, PER|ORG|LOC]", i + 1);
        m->at[i].start = (size_t)start;
        m->at[i].end = (size_t)end;
    }
    return true;
}

static bool add_hints(const struct train_data *d, struct tag_tokens *t, struct lede_error *err)
{
    struct name_guesses g = {0};
    bool ok = name_guesses_find(&g, &d->lexicon, t->text, err);

    if (ok)
        tag_hints_note(t, g.hints, g.hint_count);
    name_guesses_free(&g);
    return ok;
}

typedef bool take_article(struct train_data *d, const struct tag_tokens *t, const struct marked *m,
                          void *context, struct lede_error *err);

/* Each article of a file, cut into tokens. */
static bool read_file(struct train_data *d, const char *path, take_article *take, void *context,
                      struct lede_error *err)
{
    struct arena file = {0}, arena = {0};
    struct tag_tokens tokens = {0};
    struct span bytes = {0}, line;
    bool ok = file_read(path, SET_BYTES_MAX, &file, &bytes, err);

    for (size_t number = 1; ok && span_cut(&bytes, '\n', &line); number++) {
        struct json_object *value = NULL;
        struct marked m;
        if (span_trim(line).len == 0)
            continue;
        arena_reset(&arena);
        ok = json_parse(line, &value, err);
        if (ok) {
            m.text = json_member_text(value, "text");
            ok = take_marks(json_member(value, "entities"), &arena, &m, err) &&
                 tag_tokens_cut(&tokens, &d->tables, m.text, err) && add_hints(d, &tokens, err) &&
                 take(d, &tokens, &m, context, err);
        }
        json_release(value);
        if (!ok)
            (void)error_within(err, "%s:%zu", path, number);
    }
    tag_tokens_free(&tokens);
    arena_free(&arena);
    arena_free(&file);
    return ok;
}

/* The tokens [*from, *to) that share a byte with the name. False when there are none. */
static bool tokens_of(const struct tag_tokens *t, const struct gold *g, size_t *from, size_t *to)
{
    size_t low = 0, high = t->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (t->at[middle].end <= g->start)
            low = middle + 1;
        else
            high = middle;
    }
    *from = low;
    while (low < t->count && t->at[low].start < g->end)
        low++;
    *to = low;
    return *to > *from;
}

static bool count_inner(struct train_data *d, const struct tag_tokens *t, const struct marked *m,
                        void *context, struct lede_error *err)
{
    struct hash_table *seen = context;
    size_t from, to;

    for (size_t i = 0; i < m->count; i++) {
        if (!tokens_of(t, &m->at[i], &from, &to))
            continue;
        for (size_t k = from + 1; k + 1 < to; k++) {
            uint32_t key = tag_key(t->at[k].l), n = hash_table_get(seen, key) + 1;
            if (tag_is_capital(&t->at[k]) || t->at[k].shape == SHAPE_NUMBER)
                continue;
            if (!hash_table_put(seen, key, n) ||
                (n == SEEN_MIN && !hash_table_put(&d->tables.bridges, key, 1)))
                return error_memory(err);
        }
    }
    return true;
}

bool train_bridges_find(struct train_data *d, char *const *paths, size_t count,
                        struct lede_error *err)
{
    struct hash_table seen = {0};
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = read_file(d, paths[i], count_inner, &seen, err);
    hash_table_free(&seen);
    return ok;
}

/* ---- Features by number ---- */

static size_t index_slot(const struct train_data *d, uint64_t hash)
{
    size_t at = (size_t)(hash >> 13) & (d->index_cap - 1);

    while (d->index[at] && d->known[d->index[at] - 1].hash != hash)
        at = (at + 1) & (d->index_cap - 1);
    return at;
}

static bool index_again(struct train_data *d, size_t cap)
{
    uint32_t *index = mem_take(cap, sizeof *index);

    if (!index)
        return false;
    mem_free(d->index);
    d->index = index;
    d->index_cap = cap;
    for (size_t i = 0; i < d->known_count; i++)
        d->index[index_slot(d, d->known[i].hash)] = (uint32_t)i + 1;
    return true;
}

uint32_t train_feature(struct train_data *d, uint64_t hash, bool copy)
{
    size_t at;

    if ((!d->index || 2 * (d->known_count + 1) > d->index_cap) &&
        !index_again(d, d->index_cap ? 2 * d->index_cap : 1 << 16))
        return NO_FEATURE;
    at = index_slot(d, hash);
    if (!d->index[at]) {
        if (!mem_grow(&d->known, &d->known_cap, d->known_count + 1, sizeof *d->known))
            return NO_FEATURE;
        d->known[d->known_count++] = (struct train_feature){.hash = hash, .copy = copy};
        d->index[at] = (uint32_t)d->known_count;
    }
    d->known[d->index[at] - 1].count++;
    return d->index[at] - 1;
}

static bool add_feature(struct train_data *d, struct train_token *token, uint64_t hash, bool copy,
                        struct lede_error *err)
{
    uint32_t number = train_feature(d, hash, copy);

    if (number == NO_FEATURE ||
        !mem_grow(&d->features, &d->feature_cap, d->feature_count + 1, sizeof *d->features))
        return error_memory(err);
    d->features[d->feature_count++] = number;
    token->feature_count++;
    return true;
}

void train_features_keep(struct train_data *d, const bool *keep, uint32_t *number)
{
    size_t known = 0, out = 0;

    for (size_t i = 0; i < d->known_count; i++) {
        number[i] = keep[i] ? (uint32_t)known : NO_FEATURE;
        if (keep[i])
            d->known[known++] = d->known[i];
    }
    d->known_count = known;
    for (size_t i = 0; i < d->token_count; i++) {
        struct train_token *t = &d->tokens[i];
        size_t first = out;
        for (size_t k = 0; k < t->feature_count; k++) {
            uint32_t n = number[d->features[t->features + k]];
            if (n != NO_FEATURE)
                d->features[out++] = n;
        }
        t->features = first;
        t->feature_count = (uint8_t)(out - first);
        for (size_t k = 0; k < DOCUMENT_FEATURES; k++)
            if (t->document[k] != NO_FEATURE)
                t->document[k] = number[t->document[k]];
    }
    d->feature_count = out;
    if (!d->index)
        return;
    memset(d->index, 0, d->index_cap * sizeof *d->index);
    for (size_t i = 0; i < d->known_count; i++)
        d->index[index_slot(d, d->known[i].hash)] = (uint32_t)i + 1;
}

void train_features_thin(struct train_data *d)
{
    bool *keep = mem_take(d->known_count + 1, sizeof *keep);
    uint32_t *number = mem_take(d->known_count + 1, sizeof *number);

    /* Without memory all stay: a larger model is trained, no other one. */
    if (keep && number) {
        for (size_t i = 0; i < d->known_count; i++)
            keep[i] = d->known[i].count >= SEEN_MIN;
        train_features_keep(d, keep, number);
    }
    mem_free(keep);
    mem_free(number);
}

/* ---- Articles ---- */

/* Labels of the tokens; what of a name is no candidate parts it. */
static void label_name(const struct tag_tokens *t, size_t from, size_t to, enum entity_type type,
                       uint8_t *labels)
{
    for (size_t i = from; i < to;) {
        size_t end = i;
        while (end < to && t->at[end].candidate && (end == i || !t->at[end].line_start))
            end++;
        for (size_t k = i; k < end; k++)
            labels[k] = label_of(type, end - i == 1   ? PART_U
                                       : k == i       ? PART_B
                                       : k + 1 == end ? PART_L
                                                      : PART_I);
        i = end > i ? end : i + 1;
    }
}

static bool add_token(struct train_data *d, const struct tag_tokens *t, size_t i, uint8_t label,
                      bool run_start, struct lede_error *err)
{
    const struct tag_token *token = &t->at[i];
    struct train_token *out;
    uint64_t hashes[FEATURES_MAX];
    size_t n = tag_features(t, i, hashes);

    if (!mem_grow(&d->tokens, &d->token_cap, d->token_count + 1, sizeof *d->tokens))
        return error_memory(err);
    out = &d->tokens[d->token_count++];
    *out = (struct train_token){.w = token->w,
                                .features = d->feature_count,
                                .label = label,
                                .how = tag_how(token),
                                .capital = tag_is_capital(token),
                                .weak = token->line != TAG_PROSE,
                                .run_start = run_start};
    memset(out->document, 0xff, sizeof out->document);
    for (size_t k = 0; k < n; k++)
        if (!add_feature(d, out, hashes[k], false, err))
            return false;
    for (size_t k = 0; d->set_count > 0 && k < FEATURES_WORD; k++)
        if (!add_feature(d, out, hashes[k] ^ (UINT64_C(0xd6e8feb86659fd93) * d->set_count), true,
                         err))
            return false;
    return true;
}

static bool add_article(struct train_data *d, const struct tag_tokens *t, const struct marked *m,
                        void *context, struct lede_error *err)
{
    const float *weight = context;
    uint8_t *labels = mem_take(t->count + 1, 1);
    struct train_article a = {
        .first = d->token_count, .original = d->original_count, .weight = *weight};
    bool ok = labels &&
              mem_grow(&d->articles, &d->article_cap, d->article_count + 1, sizeof *d->articles);
    size_t from, to;

    if (!ok)
        (void)error_memory(err);
    for (size_t i = 0; ok && i < m->count; i++)
        if (tokens_of(t, &m->at[i], &from, &to))
            label_name(t, from, to, m->at[i].type, labels);
    for (size_t i = 0; ok && i < t->count; i++)
        if (t->at[i].candidate)
            ok = add_token(d, t, i, labels[i],
                           i == 0 || t->at[i].line_start || !t->at[i - 1].candidate, err);
    a.count = d->token_count - a.first;
    if (ok)
        d->articles[d->article_count++] = a;
    mem_free(labels);
    return ok;
}

/* An article in capitals, as headlines and those who shout have it. Letters of more than a byte stay, so that the
 * marks hold. */
static bool add_in_capitals(struct train_data *d, const struct marked *m, void *context,
                            struct lede_error *err)
{
    struct marked raised = *m;
    struct tag_tokens tokens = {0};
    char *text = mem_take(m->text.len + 1, 1);
    bool ok;

    if (!text)
        return error_memory(err);
    for (size_t i = 0; i < m->text.len; i++) {
        char c = m->text.at[i];
        text[i] = c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
    }
    raised.text.at = text;
    ok = tag_tokens_cut(&tokens, &d->tables, raised.text, err) && add_hints(d, &tokens, err) &&
         add_article(d, &tokens, &raised, context, err);
    tag_tokens_free(&tokens);
    mem_free(text);
    return ok;
}

/* An article, one of several in capitals as well. */
static bool add_twice(struct train_data *d, const struct tag_tokens *t, const struct marked *m,
                      void *context, struct lede_error *err)
{
    bool again = d->capitals_every && d->original_count % d->capitals_every == 0;
    bool ok = add_article(d, t, m, context, err) && (!again || add_in_capitals(d, m, context, err));

    d->original_count++;
    return ok;
}

bool train_set_read(struct train_data *d, const char *path, float weight, struct lede_error *err)
{
    bool ok = read_file(d, path, add_twice, &weight, err);
    d->set_count++;
    return ok;
}

void train_data_free(struct train_data *d)
{
    tag_tables_free(&d->tables);
    lexicon_free(&d->lexicon);
    mem_free(d->articles);
    mem_free(d->tokens);
    mem_free(d->features);
    mem_free(d->known);
    mem_free(d->index);
    *d = (struct train_data){0};
}
