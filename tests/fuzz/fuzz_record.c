/* tests/fuzz/fuzz_record.c: any bytes as a stored record, as they stand and under a head that fits them:
 * damage, or an article whose offsets lie in its text and which is stored and read again as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "common/limits.h"
#include "common/map.h"
#include "index/record.h"
#include "tests/support/insist.h"

enum { HEAD_BYTES = 12 };

static void check_day(int32_t day)
{
    insist(date_exists(date_civil(day)));
}

static void check_fields(struct span bytes, const struct article *a)
{
    const struct span fields[] = {a->id,           a->path,           a->folder,
                                  a->url,          a->language,       a->title.value,
                                  a->source.value, a->author.value,   a->section.value,
                                  a->place.value,  a->agencies.value, a->text};

    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        insist(is_within(bytes, fields[i]));
    insist(a->id.len > 0 && a->id.len <= ID_BYTES_MAX);
    insist(memchr(a->id.at, '\0', a->id.len) == NULL);
    insist(origin_name(a->title.origin) && origin_name(a->date_origin));
    if (a->date.precision != LEDE_NONE) {
        insist(a->date.earliest <= a->date.latest);
        check_day(a->date.earliest);
        check_day(a->date.latest);
    }
}

static void check_lists(struct span bytes, const struct article *a)
{
    size_t last = 0;

    for (size_t i = 0; i < a->passage_count; i++) {
        insist(a->passages[i].start >= last);
        insist(is_characters(a->text, a->passages[i].start, a->passages[i].end));
        last = a->passages[i].end;
    }
    for (size_t i = 0; i < a->mention_count; i++)
        insist(is_characters(a->text, a->mentions[i].start, a->mentions[i].end));
    for (size_t i = 0; i < a->entity_count; i++) {
        insist(is_characters(a->text, a->entities[i].start, a->entities[i].end));
        insist(is_within(bytes, a->entities[i].name));
        insist(entity_type_name(a->entities[i].type));
    }
    last = 0;
    for (size_t i = 0; i < a->quote_count; i++) {
        insist(a->quotes[i].start >= last && a->quotes[i].speaker < a->entity_count);
        insist(is_characters(a->text, a->quotes[i].start, a->quotes[i].end));
        insist(quote_kind_name(a->quotes[i].kind));
        last = a->quotes[i].end;
    }
}

/* What was read is written to bytes that are read to the same. */
static void check_again(const struct article *a, struct arena *arena)
{
    struct buf once = {0}, twice = {0};
    struct article back;
    struct lede_error err;

    insist(record_encode(a, &once, &err));
    insist(record_decode(buf_span(&once), arena, &back, &err));
    insist(record_encode(&back, &twice, &err));
    insist(span_equal(buf_span(&once), buf_span(&twice)));
    buf_free(&once);
    buf_free(&twice);
}

static bool decode(struct span bytes)
{
    struct arena arena = {0};
    struct article a;
    struct lede_error err = {0};
    bool ok = record_decode(bytes, &arena, &a, &err);

    if (ok) {
        check_fields(bytes, &a);
        check_lists(bytes, &a);
        check_again(&a, &arena);
    } else {
        insist(err.status == LEDE_DAMAGED || err.status == LEDE_VERSION);
        insist(err.text[0]);
    }
    arena_free(&arena);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct buf sealed = {0};

    (void)decode(bytes);
    if (size < HEAD_BYTES)
        return 0;
    /* The input's own head is replaced: a fuzzer would never find a checksum. */
    struct span body = span_part(bytes, HEAD_BYTES, size);
    buf_u32(&sealed, (uint32_t)body.len);
    buf_u64(&sealed, hash_bytes(body));
    buf_add(&sealed, body);
    insist(buf_ok(&sealed));
    bool ok = decode(buf_span(&sealed));
    buf_text(&sealed, "what libxapian may need behind it");
    insist(buf_ok(&sealed) && decode(buf_span(&sealed)) == ok);
    buf_free(&sealed);
    return 0;
}
