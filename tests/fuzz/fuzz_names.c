/* tests/fuzz/fuzz_names.c: any bytes as a stored name table, as they stand and under a head that fits them:
 * damage, or a table that can be looked up, added to, and stored again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names.h"
#include "tests/support/insist.h"

enum { HEAD_BYTES = 16 };

static void check_found(const struct names *n, enum entity_type type, const struct name_found *f)
{
    struct name_found again;
    enum entity_type of;

    insist(f->folded.len > 0 && f->folded.len < NAME_FOLDED_MAX);
    insist(f->shown.len > 0 && f->shown.len <= NAME_BYTES_MAX && f->articles > 0);
    insist(names_of_hash(n, names_hash(type, f->folded), &of, &again));
    insist(of == type && span_equal(again.folded, f->folded));
}

static void look_up(struct names *n, enum entity_type type, struct arena *arena)
{
    struct name_found *found, name, last = {0};
    struct lede_error err;
    size_t count;

    for (size_t i = 0; names_at(n, type, i, &name); i++) {
        check_found(n, type, &name);
        insist(i == 0 || span_compare(last.folded, name.folded) < 0);
        last = name;
    }
    /* Whatever the last one is called, asking for its words finds names in order, itself among them if its
     * stored form is what its words fold to. */
    insist(names_find(n, type, last.shown, arena, &found, &count, &err));
    for (size_t i = 0; i < count; i++) {
        check_found(n, type, &found[i]);
        insist(i == 0 || span_compare(found[i - 1].folded, found[i].folded) < 0);
    }
}

static void store(const struct names *n, struct buf *out)
{
    struct lede_error err;

    buf_reset(out);
    insist(names_encode(n, out, &err));
}

/* Stored, read, stored: the same bytes; and twice the same table is one of the same names. */
static void check_stored(const struct names *n)
{
    struct names back = {0};
    struct buf once = {0}, twice = {0};
    struct lede_error err;

    store(n, &once);
    insist(names_decode(&back, buf_span(&once), &err));
    store(&back, &twice);
    insist(span_equal(buf_span(&once), buf_span(&twice)));
    insist(names_decode(&back, buf_span(&once), &err));
    insist(names_prepare(&back, &err) && back.group_count == n->group_count);
    names_free(&back);
    buf_free(&once);
    buf_free(&twice);
}

static void decode(struct span bytes)
{
    struct arena arena = {0};
    struct names n = {0};
    struct lede_error err = {0};

    if (names_decode(&n, bytes, &err)) {
        insist(names_prepare(&n, &err));
        for (int type = ENTITY_PERSON; type <= ENTITY_PLACE; type++)
            look_up(&n, (enum entity_type)type, &arena);
        check_stored(&n);
        insist(names_part_count(bytes) == 1);
        insist(names_add(&n, ENTITY_ORG, SPAN("Anti-Narcotics Force"), 1, &err));
        insist(names_prepare(&n, &err));
    } else {
        insist(err.status == LEDE_DAMAGED || err.status == LEDE_VERSION);
        insist(err.text[0]);
    }
    names_free(&n);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct buf sealed = {0};

    decode(bytes);
    if (size < HEAD_BYTES)
        return 0;
    /* The input's own head is replaced: a fuzzer would never find a checksum. */
    struct span body = span_part(bytes, HEAD_BYTES, size);
    buf_u32(&sealed, NAMES_VERSION);
    buf_u32(&sealed, (uint32_t)body.len);
    buf_u64(&sealed, hash_bytes(body));
    buf_add(&sealed, body);
    insist(buf_ok(&sealed));
    decode(buf_span(&sealed));
    buf_free(&sealed);
    return 0;
}
