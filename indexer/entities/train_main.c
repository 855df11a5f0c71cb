/* entity-train: marked articles to a model for the tagger, and a model's names in marked articles.
 *
 *   entity-train --words FILE --names FILE --about FILE [--bytes N] --out MODEL SET.jsonl[=WEIGHT]…
 *   entity-train --tag MODEL FILE.jsonl       the names it finds, as JSON lines with the texts' ids
 *
 * A tool of the build tree, for docs/entities.md. The first set is the standard, the others may differ from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/file.h"
#include "common/json_read.h"
#include "common/json_write.h"
#include "common/number.h"
#include "common/options.h"
#include "indexer/entities/name_guesses.h"
#include "indexer/entities/tagger.h"
#include "indexer/entities/train_crf.h"
#include "indexer/entities/train_place.h"
#include "indexer/entities/train_tables.h"

enum { OPT_WORDS = 1, OPT_NAMES, OPT_ABOUT, OPT_OUT, OPT_BYTES, OPT_CAPITALS, OPT_TAG, OPT_HELP };
enum {
    FOLDS = 5,
    FOLD_PASSES = 4,
    PASSES = 8,
    LAST_PASSES = 3,
    BYTES_MAX = 3000000,
    SETS_MAX = 64
};

#define STEP 0.04F /* the size of a step of the training */

static const struct option options[] = {
    {"words", 0, "FILE", "words with their clusters and case classes", OPT_WORDS},
    {"names", 0, "FILE", "names of places and given names, with their lists", OPT_NAMES},
    {"about", 0, "FILE", "the attribution: what the model is made from, and the licences",
     OPT_ABOUT},
    {"out", 0, "MODEL", "the model to write", OPT_OUT},
    {"bytes", 0, "N", "its largest size (default: 3000000)", OPT_BYTES},
    {"capitals", 0, "N", "learn one article of N in capitals as well (default: none)",
     OPT_CAPITALS},
    {"tag", 0, "MODEL", "train nothing: print the names that MODEL finds in the articles of a set",
     OPT_TAG},
    {"help", 'h', NULL, "print this help", OPT_HELP},
};
static const char *const usage[] = {
    "--words FILE --names FILE --about FILE --out MODEL SET[=WEIGHT]…", "--tag MODEL SET", NULL};
static const struct option_table table = {
    .program = "entity-train",
    .usage = usage,
    .about = "Train the tagger of names.",
    .options = options,
    .count = ARRAY_LEN(options),
};

struct wish {
    const char *words, *names, *about, *out, *tag;
    uint64_t bytes, capitals;
    char *sets[SETS_MAX];
    float weights[SETS_MAX];
    size_t set_count;
    bool help;
};

/* ---- Training ---- */

/* What the first look of a model that has not seen the article says of each token. */
static bool look_once(const struct train_data *d, uint8_t *labels, struct lede_error *err)
{
    struct crf c = {0};
    bool ok = true;

    for (unsigned fold = 0; ok && fold < FOLDS; fold++) {
        const struct crf_plan plan = {
            .passes = FOLD_PASSES, .folds = FOLDS, .left_out = fold, .seed = 1, .step = STEP};
        ok = crf_open(&c, d->known_count, err) && crf_train(&c, d, &plan, err);
        for (size_t a = 0; ok && a < d->article_count; a++)
            if (d->articles[a].original % FOLDS == fold)
                ok = crf_tag(&c, d, &d->articles[a], labels + d->articles[a].first, err);
        crf_free(&c);
        (void)fprintf(stderr, "entity-train: fold %u of %d\n", fold + 1, FOLDS);
    }
    return ok;
}

/* The features of what the rest of the article says. */
static bool add_document(struct train_data *d, const struct train_article *article,
                         const uint8_t *labels, struct lede_error *err)
{
    static const struct tag_doubt none;
    struct train_token *t = d->tokens + article->first;
    struct tag_census census = {0};
    struct tag_seen *seen = mem_take(article->count + 1, sizeof *seen);
    struct tag_doubt *doubts = mem_take(article->count + 1, sizeof *doubts);
    uint64_t hashes[FEATURES_MAX];
    bool ok = false;

    if (!seen || !doubts) {
        (void)error_memory(err);
        goto out;
    }
    for (size_t i = 0; i < article->count; i++)
        seen[i] = (struct tag_seen){t[i].w, labels[i], t[i].capital, t[i].weak};
    if (!tag_article_ask(&census, seen, article->count, doubts, err))
        goto out;
    for (size_t i = 0; i < article->count; i++) {
        bool last = i + 1 == article->count || t[i + 1].run_start;
        (void)tag_features_article(t[i].how, t[i].run_start ? none : doubts[i - 1], doubts[i],
                                   last ? none : doubts[i + 1], hashes);
        for (size_t k = 0; k < DOCUMENT_FEATURES; k++)
            t[i].document[k] = train_feature(d, hashes[k], false);
    }
    ok = true;
out:
    tag_census_free(&census);
    mem_free(seen);
    mem_free(doubts);
    return ok;
}

static bool ask_articles(struct train_data *d, struct lede_error *err)
{
    uint8_t *labels = mem_take(d->token_count + 1, 1);
    bool ok;

    if (!labels)
        return error_memory(err);
    ok = look_once(d, labels, err);
    for (size_t a = 0; ok && a < d->article_count; a++)
        ok = add_document(d, &d->articles[a], labels + d->articles[a].first, err);
    mem_free(labels);
    return ok;
}

struct rank {
    double worth;
    uint32_t number;
};

static int by_worth(const void *a, const void *b)
{
    const struct rank *x = a, *y = b;
    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Keep the `most` features that matter, and the sets' own. */
static bool prune(struct train_data *d, struct crf *c, size_t most, struct lede_error *err)
{
    struct rank *ranks = mem_take(d->known_count + 1, sizeof *ranks);
    bool *keep = mem_take(d->known_count + 1, sizeof *keep);
    uint32_t *number = mem_take(d->known_count + 1, sizeof *number);
    size_t n = 0, known = d->known_count;
    bool ok = (ranks && keep && number) || error_memory(err);

    for (size_t i = 0; ok && i < known; i++) {
        const float *w = c->rows + i * CRF_ROW;
        double sum = 0;
        for (size_t y = 0; y < LABEL_COUNT; y++)
            sum += (double)w[y] * (double)w[y];
        keep[i] = d->known[i].copy;
        if (!keep[i])
            ranks[n++] = (struct rank){sum * pow((double)d->known[i].count, 0.33), (uint32_t)i};
    }
    if (ok && n) {
        qsort(ranks, n, sizeof *ranks, by_worth);
        for (size_t i = 0; i < n && i < most; i++)
            keep[ranks[i].number] = true;
        train_features_keep(d, keep, number);
        for (size_t i = 0; i < known; i++)
            if (number[i] != NO_FEATURE)
                memmove(c->rows + (size_t)number[i] * CRF_ROW, c->rows + i * CRF_ROW,
                        CRF_ROW * sizeof *c->rows);
        c->count = d->known_count;
    }
    mem_free(ranks);
    mem_free(keep);
    mem_free(number);
    return ok;
}

/* ---- The model ---- */

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* What makes the weight that all but one of ten thousand are below 127. */
static float find_scale(const struct train_data *d, const struct crf *c)
{
    float *sizes = mem_take(d->known_count * LABEL_COUNT + 1, sizeof *sizes), scale = 1;
    size_t n = 0;

    if (!sizes)
        return 0;
    for (size_t i = 0; i < d->known_count; i++)
        for (size_t y = 0; y < LABEL_COUNT && !d->known[i].copy; y++)
            sizes[n++] = fabsf(c->rows[i * CRF_ROW + y]);
    qsort(sizes, n, sizeof *sizes, by_size);
    if (n)
        scale = 127.0F / sizes[(size_t)((double)(n - 1) * 0.9999)];
    mem_free(sizes);
    return scale;
}

static float clip(float x, float most)
{
    return x > most ? most : x < -most ? -most : x;
}

/* The feature's weights as bytes; false when all are nothing. */
static bool round_weights(const float *row, float scale, int8_t weights[LABEL_COUNT])
{
    bool any = false;

    for (size_t y = 0; y < LABEL_COUNT; y++) {
        weights[y] = (int8_t)lrintf(clip(row[y] * scale, 127));
        any |= weights[y] != 0;
    }
    return any;
}

static bool fill_buckets(struct tag_model *m, const struct train_data *d, const struct crf *c,
                         float scale, struct lede_error *err)
{
    uint64_t *features = mem_take(d->known_count + 1, sizeof *features);
    uint32_t *places = mem_take(d->known_count + 1, sizeof *places);
    uint32_t *numbers = mem_take(d->known_count + 1, sizeof *numbers);
    int8_t weights[LABEL_COUNT];
    size_t n = 0, lost = 0;
    bool ok = false;

    if (!features || !places || !numbers) {
        (void)error_memory(err);
        goto out;
    }
    for (size_t i = 0; i < d->known_count; i++)
        if (!d->known[i].copy && round_weights(c->rows + i * CRF_ROW, scale, weights)) {
            features[n] = d->known[i].hash;
            numbers[n++] = (uint32_t)i;
        }
    if (!train_place(features, n, m->bucket_count, places, &lost, err))
        goto out;
    for (size_t i = 0; i < n; i++)
        if (places[i] != NO_PLACE &&
            round_weights(c->rows + (size_t)numbers[i] * CRF_ROW, scale, weights))
            tag_model_put(m, places[i], features[i], weights);
    ok = true;
    (void)fprintf(stderr, "entity-train: %zu features in %zu entries, %zu found no place\n", n,
                  (size_t)m->bucket_count * BUCKET_ENTRIES, lost);
out:
    mem_free(features);
    mem_free(places);
    mem_free(numbers);
    return ok;
}

static void round_transitions(struct tag_model *m, const struct crf *c, float scale)
{
    for (size_t a = 0; a < LABEL_COUNT; a++)
        for (size_t b = 0; b < LABEL_COUNT; b++)
            m->transitions[a][b] = (int16_t)lrintf(clip(c->transitions[a][b] * scale, 32767));
}

/* Bytes of the model less its buckets. */
static size_t other_bytes(const struct train_data *d, struct span about)
{
    return 48 + about.len + (size_t)2 * LABEL_COUNT * LABEL_COUNT +
           8 * (d->tables.words.count + d->tables.gazetteer.count) + 4 * d->tables.bridges.count +
           BUCKET_BYTES;
}

static bool write_model(struct train_data *d, const struct crf *c, const struct wish *wish,
                        struct span about, size_t buckets, struct lede_error *err)
{
    struct tag_model m = {.tables = d->tables, .bucket_count = buckets};
    struct buf out = {0};
    float scale = find_scale(d, c);
    bool ok = false;

    m.buckets = mem_take(buckets, BUCKET_BYTES);
    m.attribution = mem_take(about.len + 1, 1);
    if (!m.buckets || !m.attribution || scale <= 0) {
        (void)error_memory(err);
        goto out;
    }
    if (about.len)
        memcpy(m.attribution, about.at, about.len);
    round_transitions(&m, c, scale);
    ok = fill_buckets(&m, d, c, scale, err) && tag_model_write(&m, &out, err) &&
         file_replace(wish->out, buf_span(&out), err);
    if (ok)
        (void)fprintf(stderr, "entity-train: %s: %zu bytes\n", wish->out, out.len);
out:
    mem_free(m.buckets);
    mem_free(m.attribution);
    buf_free(&out);
    return ok;
}

static bool train(const struct wish *wish, struct lede_error *err)
{
    struct train_data d = {.capitals_every = (unsigned)wish->capitals};
    struct crf c = {0};
    struct arena file = {0};
    struct span about = {0};
    size_t buckets = 0;
    bool ok = file_read(wish->about, 60000, &file, &about, err) && lexicon_load(&d.lexicon, err) &&
              train_words_read(&d.tables, wish->words, err) &&
              train_names_read(&d.tables, wish->names, err) &&
              train_bridges_find(&d, wish->sets, wish->set_count, err);

    for (size_t i = 0; ok && i < wish->set_count; i++)
        ok = train_set_read(&d, wish->sets[i], wish->weights[i], err);
    if (ok) {
        train_features_thin(&d);
        (void)fprintf(stderr, "entity-train: %zu articles, %zu candidates, %zu features\n",
                      d.article_count, d.token_count, d.known_count);
        buckets = (wish->bytes - other_bytes(&d, about)) / BUCKET_BYTES;
    }
    ok = ok && ask_articles(&d, err) && crf_open(&c, d.known_count, err) &&
         crf_train(&c, &d, &(struct crf_plan){.passes = PASSES, .seed = 1, .step = STEP}, err) &&
         prune(&d, &c, buckets * BUCKET_ENTRIES * 97 / 100, err) &&
         crf_train(
             &c, &d,
             &(struct crf_plan){.passes = LAST_PASSES, .seed = 2, .step = STEP, .settled = true},
             err) &&
         write_model(&d, &c, wish, about, buckets, err);
    crf_free(&c);
    train_data_free(&d);
    arena_free(&file);
    return ok;
}

/* ---- Tagging ---- */

static void write_names(struct span id, struct span text, const struct tagger *t, struct buf *out)
{
    static const char *const types[] = {
        [ENTITY_PERSON] = "PER", [ENTITY_ORG] = "ORG", [ENTITY_PLACE] = "LOC"};
    struct json j = {.out = out};

    json_open_object(&j);
    json_key_text(&j, "id", id);
    json_key_text(&j, "text", text);
    json_key(&j, "entities");
    json_open_array(&j);
    for (size_t i = 0; i < t->found_count; i++) {
        json_open_array(&j);
        json_number(&j, t->found[i].start);
        json_number(&j, t->found[i].end);
        json_text(&j, span_of(types[t->found[i].type]));
        json_close_array(&j);
    }
    json_close_array(&j);
    json_close_object(&j);
    json_line_end(&j);
}

static bool tag(const struct wish *wish, struct lede_error *err)
{
    struct tag_model m = {0};
    struct tagger t = {.model = &m};
    struct lexicon lexicon = {0};
    struct arena file = {0};
    struct span bytes = {0}, line;
    struct buf out = {0};
    bool ok = lexicon_load(&lexicon, err) && tag_model_load(&m, wish->tag, err) &&
              file_read(wish->sets[0], 1 << 30, &file, &bytes, err);

    while (ok && span_cut(&bytes, '\n', &line)) {
        struct json_object *value = NULL;
        if (span_trim(line).len == 0)
            continue;
        ok = json_parse(line, &value, err);
        struct span text = json_member_text(value, "text");
        struct name_guesses g = {0};
        ok = ok && name_guesses_find(&g, &lexicon, text, err) &&
             tagger_run(&t, text, g.hints, g.hint_count, err);
        name_guesses_free(&g);
        if (ok)
            write_names(json_member_text(value, "id"), text, &t, &out);
        ok = ok && (buf_ok(&out) || error_memory(err)) && file_write_all(1, buf_span(&out), err);
        buf_reset(&out);
        json_release(value);
    }
    buf_free(&out);
    tagger_free(&t);
    tag_model_free(&m);
    lexicon_free(&lexicon);
    arena_free(&file);
    return ok;
}

/* ---- What is wished ---- */

static bool add_set(struct wish *w, char *set, struct lede_error *err)
{
    char *weight = strrchr(set, '='), *end = NULL;

    if (w->set_count == SETS_MAX)
        return error_set(err, LEDE_LIMIT, "more than %d sets", SETS_MAX);
    w->weights[w->set_count] = 1;
    if (weight) {
        *weight = '\0';
        w->weights[w->set_count] = strtof(weight + 1, &end);
        if (*end || !(w->weights[w->set_count] > 0))
            return error_set(err, LEDE_INPUT, "%s: \"%s\" is no weight", set, weight + 1);
    }
    w->sets[w->set_count++] = set;
    return true;
}

static bool parse(int argc, char **argv, struct wish *w, struct lede_error *err)
{
    struct option_walk walk = {.table = &table, .argc = argc, .argv = argv};
    enum step step;

    while ((step = options_next(&walk, err)) == STEP_ITEM) {
        switch (walk.id) {
        case 0:
            if (!add_set(w, argv[walk.at - 1], err))
                return false;
            break;
        case OPT_WORDS: w->words = walk.value; break;
        case OPT_NAMES: w->names = walk.value; break;
        case OPT_ABOUT: w->about = walk.value; break;
        case OPT_OUT: w->out = walk.value; break;
        case OPT_TAG: w->tag = walk.value; break;
        case OPT_CAPITALS:
            if (!number_parse(span_of(walk.value), 1000, &w->capitals))
                return error_set(err, LEDE_INPUT, "--capitals %s: not a number up to 1000",
                                 walk.value);
            break;
        case OPT_HELP: w->help = true; break;
        default:
            if (!number_parse(span_of(walk.value), MODEL_BYTES_MAX, &w->bytes) ||
                w->bytes < 1 << 20)
                return error_set(err, LEDE_INPUT, "--bytes %s: not a number from 1048576",
                                 walk.value);
        }
    }
    if (step == STEP_FAILED || w->help)
        return step != STEP_FAILED;
    if (w->set_count == 0 || (!w->tag && !(w->words && w->names && w->about && w->out)))
        return error_set(err, LEDE_INPUT, "%s is missing (entity-train --help tells more)",
                         w->set_count ? "an option" : "a set");
    return true;
}

static bool print_help(void)
{
    struct lede_error err;
    struct buf out = {0};
    bool ok;

    options_help(&table, &out);
    ok = buf_ok(&out) && file_write_all(1, buf_span(&out), &err);
    buf_free(&out);
    return ok;
}

int main(int argc, char **argv)
{
    struct wish wish = {.bytes = BYTES_MAX};
    struct lede_error err;
    bool ok = parse(argc, argv, &wish, &err);

    if (ok && wish.help)
        return print_help() ? 0 : 2;
    ok = ok && (wish.tag ? tag(&wish, &err) : train(&wish, &err));
    if (!ok)
        (void)fprintf(stderr, "entity-train: %s\n", err.text);
    return ok ? 0 : 2;
}
