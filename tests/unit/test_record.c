/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/limits.h"
#include "common/map.h"
#include "index/record.h"
#include "made_articles.h"
#include "tests/support/check.h"
#include "tests/support/rounds.h"

enum { SEED = 11, HEAD = 12, ROUNDS = 1000 };

static void assert_field(const struct field *a, const struct field *b)
{
    assert_span(a->value, b->value);
    assert_int_equal(a->origin, b->origin);
}

static void assert_article(const struct article *a, const struct article *b)
{
    assert_span(a->id, b->id);
    assert_span(a->path, b->path);
    assert_span(a->folder, b->folder);
    assert_span(a->url, b->url);
    assert_span(a->language, b->language);
    assert_field(&a->title, &b->title);
    assert_field(&a->source, &b->source);
    assert_field(&a->author, &b->author);
    assert_field(&a->section, &b->section);
    assert_field(&a->place, &b->place);
    assert_field(&a->agencies, &b->agencies);
    assert_memory_equal(&a->date, &b->date, sizeof a->date);
    assert_int_equal(a->date_origin, b->date_origin);
    assert_span(a->text, b->text);
    assert_int_equal(a->word_count, b->word_count);
    assert_true(a->fingerprint == b->fingerprint);
    assert_int_equal(a->passage_count, b->passage_count);
    for (size_t i = 0; i < a->passage_count; i++)
        assert_memory_equal(&a->passages[i], &b->passages[i], sizeof a->passages[i]);
    assert_int_equal(a->mention_count, b->mention_count);
    for (size_t i = 0; i < a->mention_count; i++)
        assert_memory_equal(&a->mentions[i], &b->mentions[i], sizeof a->mentions[i]);
    assert_int_equal(a->quote_count, b->quote_count);
    for (size_t k = 0; k < a->quote_count; k++)
        assert_memory_equal(&a->quotes[k], &b->quotes[k], sizeof a->quotes[k]);
    assert_int_equal(a->entity_count, b->entity_count);
    for (size_t i = 0; i < a->entity_count; i++) {
        assert_int_equal(a->entities[i].type, b->entities[i].type);
        assert_int_equal(a->entities[i].start, b->entities[i].start);
        assert_int_equal(a->entities[i].end, b->entities[i].end);
        assert_int_equal(a->entities[i].role_start, b->entities[i].role_start);
        assert_int_equal(a->entities[i].role_end, b->entities[i].role_end);
        /* A name is never empty: none stored means the words at its place. */
        assert_span(a->entities[i].name.len
                        ? a->entities[i].name
                        : span_part(a->text, a->entities[i].start, a->entities[i].end),
                    b->entities[i].name);
    }
}

static void what_is_stored_comes_back(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0}, again = {0};
    struct article a, b;
    struct lede_error err;

    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(&arena);
        make_article(&r, &arena, "an id", &a);
        make_record(&a, &record);
        assert_ok(record_decode(buf_span(&record), &arena, &b, &err), &err);
        assert_article(&a, &b);
        make_record(&b, &again); /* equal articles, equal bytes */
        assert_span(buf_span(&again), buf_span(&record));
    }
    buf_free(&record);
    buf_free(&again);
    arena_free(&arena);
    (void)state;
}

static void bytes_behind_the_record_mean_nothing(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0};
    struct article a, b;
    struct lede_error err;

    make_article(&r, &arena, "id", &a);
    make_record(&a, &record);
    buf_add(&record, SPAN("\0\xff noise"));
    assert_ok(record_decode(buf_span(&record), &arena, &b, &err), &err);
    assert_article(&a, &b);
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void a_flipped_bit_is_damage(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0};
    struct article a;
    struct lede_error err;

    make_article(&r, &arena, "id", &a);
    make_record(&a, &record);
    for (size_t bit = 0; bit < 8 * record.len; bit++) {
        record.at[bit / 8] = (char)(record.at[bit / 8] ^ 1 << bit % 8);
        assert_false(record_decode(buf_span(&record), &arena, &a, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
        record.at[bit / 8] = (char)(record.at[bit / 8] ^ 1 << bit % 8);
    }
    for (size_t len = 0; len < record.len; len++) {
        assert_false(record_decode((struct span){record.at, len}, &arena, &a, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

/* Write the head that fits the body. */
static void seal(struct buf *record)
{
    struct span body = span_part(buf_span(record), HEAD, record->len);
    struct buf head = {0};

    buf_u32(&head, (uint32_t)body.len);
    buf_u64(&head, hash_bytes(body));
    assert_true(buf_ok(&head));
    memcpy(record->at, head.at, HEAD);
    buf_free(&head);
}

/* Every offset of what was decoded lies in the text. */
static void look_at_all(const struct article *a)
{
    for (size_t i = 0; i < a->passage_count; i++)
        assert_true(a->passages[i].start <= a->passages[i].end &&
                    a->passages[i].end <= a->text.len);
    for (size_t i = 0; i < a->mention_count; i++)
        assert_true(a->mentions[i].start <= a->mentions[i].end &&
                    a->mentions[i].end <= a->text.len);
    for (size_t i = 0; i < a->entity_count; i++)
        assert_true(a->entities[i].start <= a->entities[i].end &&
                    a->entities[i].end <= a->text.len);
    assert_true(hash_bytes(a->id) + hash_bytes(a->text) + hash_bytes(a->agencies.value) != 0);
    assert_non_null(origin_name(a->title.origin));
}

static void lies_under_a_right_checksum_are_damage_or_harmless(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0};
    struct article a;
    struct lede_error err;
    const int most = rounds(20 * ROUNDS);

    for (int i = 0; i < most; i++) {
        arena_reset(&arena);
        make_article(&r, &arena, "id", &a);
        make_record(&a, &record);
        for (uint64_t n = 1 + random_below(&r, 3); n > 0; n--) /* mostly in the numbers */
            record.at[HEAD + random_below(&r, random_below(&r, 2) ? 60 : record.len - HEAD)] =
                (char)random_below(&r, 256);
        seal(&record);
        if (record_decode(buf_span(&record), &arena, &a, &err))
            look_at_all(&a);
        else
            assert_true(err.status == LEDE_DAMAGED || err.status == LEDE_VERSION);
    }
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void what_no_article_has_is_damage(void **state)
{
    static char long_id[ID_BYTES_MAX + 1];
    const int32_t last_day = INT32_MAX;
    const struct article wrong[] = {
        {.text = SPAN("no id")},
        {.id = SPAN("two\0ids")},
        {.id = {long_id, sizeof long_id}},
        {.id = SPAN("id"), .date = {2, 1, LEDE_SPAN}},
        {.id = SPAN("id"), .date = {0, last_day, LEDE_SPAN}},
        {.id = SPAN("id"), .date = {INT32_MIN, 0, LEDE_SPAN}},
    };
    struct arena arena = {0};
    struct buf record = {0};
    struct article a;
    struct lede_error err;

    memset(long_id, 'x', sizeof long_id);
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        make_record(&wrong[i], &record);
        assert_false(record_decode(buf_span(&record), &arena, &a, &err));
        assert_int_equal(err.status, LEDE_DAMAGED);
    }
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void any_bytes_are_decoded_or_refused(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0};
    struct article a;
    struct lede_error err;
    const int most = rounds(20 * ROUNDS);

    for (int i = 0; i < most; i++) {
        size_t len = (size_t)random_below(&r, 200);
        arena_reset(&arena);
        buf_reset(&record);
        for (size_t k = 0; k < HEAD + len; k++)
            buf_byte(&record, (char)random_below(&r, random_below(&r, 2) ? 4 : 256));
        if (random_below(&r, 4))
            seal(&record);
        if (record_decode(buf_span(&record), &arena, &a, &err))
            look_at_all(&a);
    }
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void a_newer_version_is_refused(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0};
    struct buf record = {0};
    struct article a;
    struct lede_error err;

    make_article(&r, &arena, "id", &a);
    make_record(&a, &record);
    record.at[HEAD] = RECORD_VERSION + 1;
    seal(&record);
    assert_false(record_decode(buf_span(&record), &arena, &a, &err));
    assert_int_equal(err.status, LEDE_VERSION);
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void one_too_long_is_refused(void **state)
{
    struct arena arena = {0};
    struct buf record = {0};
    struct article a = {.id = SPAN("id")};
    struct lede_error err;

    a.text.len = RECORD_BYTES_MAX;
    a.text.at = arena_take(&arena, a.text.len, 1);
    assert_non_null(a.text.at);
    assert_false(record_encode(&a, &record, &err));
    assert_int_equal(err.status, LEDE_LIMIT);
    buf_free(&record);
    arena_free(&arena);
    (void)state;
}

static void says_when_memory_ends(void **state)
{
    struct random r = {SEED};
    struct arena arena = {0}, other = {0};
    struct buf record = {0}, whole = {0};
    struct article a, b;
    struct lede_error err;
    bool ok = false;

    make_article(&r, &arena, "id", &a);
    make_record(&a, &whole);
    for (size_t n = 1; !ok; n++) {
        buf_free(&record);
        mem_fail_at(n);
        ok = record_encode(&a, &record, &err);
        assert_memory(ok, &err);
    }
    ok = false;
    for (size_t n = 1; !ok; n++) {
        arena_free(&other);
        mem_fail_at(n);
        ok = record_decode(buf_span(&whole), &other, &b, &err);
        assert_memory(ok, &err);
    }
    assert_article(&a, &b);
    buf_free(&record);
    buf_free(&whole);
    arena_free(&arena);
    arena_free(&other);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_stored_comes_back),
        cmocka_unit_test(bytes_behind_the_record_mean_nothing),
        cmocka_unit_test(a_flipped_bit_is_damage),
        cmocka_unit_test(lies_under_a_right_checksum_are_damage_or_harmless),
        cmocka_unit_test(what_no_article_has_is_damage),
        cmocka_unit_test(any_bytes_are_decoded_or_refused),
        cmocka_unit_test(a_newer_version_is_refused),
        cmocka_unit_test(one_too_long_is_refused),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
