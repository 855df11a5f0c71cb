/* tests/fuzz/fuzz_tagger.c: any bytes as a text for the model as it is, and as a model, as they stand and under a head
 * and sums that fit them, which then has to take a text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/map.h"
#include "indexer/entities/name_guesses.h"
#include "indexer/entities/tagger.h"
#include "tests/support/insist.h"

enum { HEAD_BYTES = 48, VERSION_AT = 12, COUNTS_AT = 16, HINTS_MAX = 40 };
enum { ROWS_MAX = 3, ATTRIBUTION_MAX = 63, TRANSITIONS_BYTES = 2 * LABEL_COUNT * LABEL_COUNT };

static void run(const struct tag_model *m, struct span text, const struct tag_hint *hints,
                size_t count)
{
    struct tagger t = {.model = m};
    struct lede_error err;
    uint32_t at = 0;

    insist(tagger_run(&t, text, hints, count, &err));
    for (size_t i = 0; i < t.found_count; i++) {
        insist(t.found[i].start >= at && t.found[i].end > t.found[i].start &&
               t.found[i].end <= text.len);
        at = t.found[i].end;
    }
    tagger_free(&t);
}

/* Twice: with the rules' hints, and with hints at any places. */
static void tag(const struct tag_model *m, struct span text)
{
    struct lede_error err;
    static struct lexicon lexicon;
    struct name_guesses g = {0};
    struct tag_hint any[HINTS_MAX];
    size_t count = 0;

    if (!lexicon.by_form.count)
        insist(lexicon_load(&lexicon, &err));
    insist(name_guesses_find(&g, &lexicon, text, &err));
    run(m, text, g.hints, g.hint_count);
    name_guesses_free(&g);
    for (uint32_t at = 0; count < HINTS_MAX && at + 2 < text.len; count++) {
        uint32_t start = at + (uint8_t)text.at[at] % 16,
                 end = start + 1 + (uint8_t)text.at[at + 1] % 32;
        any[count] = (struct tag_hint){start, end, (uint8_t)text.at[at] % 3,
                                       (uint8_t)text.at[at + 2] % HINT_KINDS};
        at = end;
    }
    run(m, text, any, count);
}

static void load(struct span bytes)
{
    static const char text[] =
        "Gen Bajwa of Pakistan's Army met U.N. staff in 2 towns.\nIRAN AND THE UNITED NATIONS OPEN";
    struct tag_model m;
    struct lede_error err = {0};

    if (tag_model_read(&m, bytes, &err)) {
        tag(&m, span_of(text));
        tag(&m, bytes);
        tag_model_free(&m);
    } else {
        insist((err.status == LEDE_DAMAGED || err.status == LEDE_VERSION) && err.text[0]);
    }
}

/* The bytes with a head whose version, numbers and sum fit them: a fuzzer would seldom find these. */
static void seal(struct span bytes, struct buf *out)
{
    const unsigned char *head = (const unsigned char *)bytes.at + COUNTS_AT;
    uint32_t words = head[0] % (ROWS_MAX + 1), phrases = head[4] % (ROWS_MAX + 1),
             bridges = head[8] % (ROWS_MAX + 1), attribution = head[16] % (ATTRIBUTION_MAX + 1);
    size_t at =
        HEAD_BYTES + attribution + TRANSITIONS_BYTES + 8 * words + 8 * phrases + 4 * bridges;
    struct span body;

    at = (at + BUCKET_BYTES - 1) / BUCKET_BYTES * BUCKET_BYTES;
    if (bytes.len < at + BUCKET_BYTES)
        return;
    body = span_part(bytes, HEAD_BYTES, at + (bytes.len - at) / BUCKET_BYTES * BUCKET_BYTES);
    buf_add(out, span_part(bytes, 0, VERSION_AT));
    buf_u32(out, FEATURES_VERSION);
    buf_u32(out, words);
    buf_u32(out, phrases);
    buf_u32(out, bridges);
    buf_u32(out, (uint32_t)((bytes.len - at) / BUCKET_BYTES));
    buf_u32(out, attribution);
    buf_u32(out, 0);
    buf_u64(out, hash_bytes(body));
    buf_add(out, body);
    insist(buf_ok(out));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct tag_model model;
    struct span bytes = {(const char *)data, size};
    struct lede_error err;
    struct buf sealed = {0};

    if (!model.buckets)
        insist(tag_model_load(&model, MODEL, &err));
    tag(&model, bytes);
    load(bytes);
    if (size >= HEAD_BYTES)
        seal(bytes, &sealed);
    load(buf_span(&sealed));
    buf_free(&sealed);
    return 0;
}
