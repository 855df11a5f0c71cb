/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "indexer/entities/tag_sums.h"
#include "tests/support/check.h"

static int load(void **state)
{
    static struct tag_model m;
    struct lede_error err;

    *state = &m;
    return tag_model_load(&m, MODEL, &err) ? 0 : -1;
}

static int unload(void **state)
{
    tag_model_free(*state);
    return 0;
}

/* The sums by the list that the trainer has, a feature after the other. */
static void add_all(const struct tag_model *m, const uint64_t *features, size_t count,
                    int16_t sums[ENTRY_BYTES])
{
    for (size_t k = 0; k < count; k++) {
        const int8_t *entry = tag_model_find_first(m, features[k]);
        if (!entry)
            entry = tag_model_find_second(m, features[k]);
        for (size_t y = ENTRY_MARK; entry && y < ENTRY_BYTES; y++)
            sums[y] = (int16_t)(sums[y] + entry[y]);
    }
}

static void check_token(struct tag_sums *s, const struct tag_tokens *t, size_t i, struct random *r)
{
    int16_t want[ENTRY_BYTES] = {0}, got[ENTRY_BYTES];
    uint64_t features[FEATURES_MAX];
    struct tag_asked asked;
    struct tag_doubt d[3];
    uint8_t how = tag_how(&t->at[i]);

    for (size_t k = 0; k < ARRAY_LEN(d); k++)
        d[k] = (struct tag_doubt){(uint8_t)random_below(r, 18), (uint8_t)random_below(r, 9)};
    add_all(s->model, features, tag_features(t, i, features), want);
    add_all(s->model, features, tag_features_article(how, d[0], d[1], d[2], features), want);
    tag_sums_ask(s, t, i, &asked);
    tag_sums_get(s, t, &asked, got);
    tag_sums_add_article(s, how, d[0], d[1], d[2], got);
    assert_memory_equal(got + ENTRY_MARK, want + ENTRY_MARK, LABEL_COUNT * sizeof *got);
}

/* What is kept of one token never counts for one that differs in anything. */
static void are_those_of_all_features(void **state)
{
    static const char *const words[] = {"Iran", "iran", "IRAN", "Ali",   "the", "of",   "-",
                                        "J.",   "U.S.", "A",    "Bajwa", "B2",  "1,20", "\n",
                                        ".",    "'s",   "\"",   "Gen",   "É",   "é",    "KHAN",
                                        "Khan", "al",   "New",  "Delhi", "said"};
    struct tag_sums s = {.model = *state};
    struct tag_tokens t = {0};
    struct random r = {7};
    struct lede_error err;

    assert_ok(tag_sums_open(&s, &err), &err);
    for (size_t round = 0; round < 200; round++) {
        struct buf text = {0};
        for (size_t k = 0; k < 40; k++)
            buf_addf(&text, "%s%s", words[random_below(&r, ARRAY_LEN(words))],
                     random_below(&r, 4) ? " " : "");
        assert_ok(tag_tokens_cut(&t, &s.model->tables, buf_span(&text), &err), &err);
        for (size_t i = 0; i < t.count; i++) {
            t.at[i].hint = (uint8_t)(random_below(&r, 3) ? 0 : random_below(&r, 100));
            if (i > 0)
                check_token(&s, &t, i - 1, &r);
        }
        buf_free(&text);
    }
    tag_tokens_free(&t);
    tag_sums_free(&s);
}

/* A change here wants another FEATURES_VERSION and another model. */
static void features_are_those_that_the_model_was_trained_on(void **state)
{
    struct tag_tokens t = {0};
    struct tag_model *m = *state;
    struct lede_error err;
    uint64_t features[FEATURES_MAX], all = 0;

    assert_ok(
        tag_tokens_cut(&t, &m->tables, SPAN("Gen Bajwa met J. Ali in New Delhi, INDIA"), &err),
        &err);
    for (size_t i = 0; i < t.count; i++) {
        t.at[i].hint = (uint8_t)(i % 3);
        size_t n = tag_features(&t, i, features);
        for (size_t k = 0; k < n; k++)
            all = all * 31 + features[k]; /* their order counts: it is that of the training */
    }
    assert_int_equal(FEATURES_VERSION, 3);
    assert_int_equal(all, UINT64_C(0x4323eba64c8860db));
    tag_tokens_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(are_those_of_all_features),
        cmocka_unit_test(features_are_those_that_the_model_was_trained_on),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
