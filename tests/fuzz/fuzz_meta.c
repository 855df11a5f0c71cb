/* tests/fuzz/fuzz_meta.c: any bytes as a table of what the user gives: a reason with its line, or overrides that
 * are the same after they were stored, and that any article takes and gives back. The same bytes as stored
 * overrides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/amend.h"
#include "indexer/meta_file.h"
#include "tests/support/insist.h"

static void store(const struct overrides *o)
{
    struct overrides back = {0};
    struct buf once = {0}, twice = {0};
    struct lede_error err;

    insist(overrides_encode(o, &once, &err));
    insist(overrides_decode(&back, buf_span(&once), &err));
    insist(overrides_encode(&back, &twice, &err));
    insist(span_equal(buf_span(&once), buf_span(&twice)));
    overrides_free(&back);
    buf_free(&once);
    buf_free(&twice);
}

static void amend(const struct overrides *o, struct span id, struct span path)
{
    static const struct overrides nothing;
    struct article a = {.id = id,
                        .path = path,
                        .title = {SPAN("t"), ORIGIN_PRINTED},
                        .date = {100, 200, LEDE_SPAN},
                        .date_origin = ORIGIN_CREDIT,
                        .text = SPAN("Some text of 3 May 2015.")};
    struct arena arena = {0};
    struct lede_error err;

    insist(amend_article(&a, o, &arena, &err) && amend_article(&a, o, &arena, &err));
    insist(amend_article(&a, &nothing, &arena, &err));
    insist(span_is(a.title.value, "t") && a.title.origin == ORIGIN_PRINTED && a.url.len == 0);
    insist(a.date.earliest == 100 && a.date.latest == 200 && a.date.precision == LEDE_SPAN);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct outlets outlets;
    struct span all = {(const char *)data, size};
    struct overrides o = {0}, stored = {0};
    struct lede_error err = {0};

    insist(outlets.by_key.count || outlets_load(&outlets, &err));
    if (meta_file_read(all, false, "F", &outlets, &o, &err)) {
        store(&o);
        for (size_t i = 0; i < o.count; i++)
            amend(&o, o.items[i]->by_path ? SPAN("id") : o.items[i]->key,
                  o.items[i]->by_path ? o.items[i]->key : SPAN("path"));
    } else {
        insist((err.status == LEDE_INPUT || err.status == LEDE_LIMIT) && err.text[0] == 'F');
    }
    if (!overrides_decode(&stored, all, &err))
        insist(err.status == LEDE_DAMAGED || err.status == LEDE_VERSION);
    overrides_free(&o);
    overrides_free(&stored);
    return 0;
}
