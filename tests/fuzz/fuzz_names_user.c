/* tests/fuzz/fuzz_names_user.c: any bytes as a list of names: a reason with its line, or a list that is the same after
 * it was kept, and that goes with any table of names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_canon.h"
#include "tests/support/insist.h"

static const char *const known[] = {
    "Army of Justice", "Jaish al-Adl", "UNODC", "A B", "C D", "Sindh"};

static void check_kept(const struct names_user *u)
{
    struct names_user back = {0};
    struct buf once = {0}, twice = {0};
    struct lede_error err;

    insist(names_user_write(u, &once, &err));
    insist(names_user_read(&back, buf_span(&once), true, "K", &err));
    insist(names_user_write(&back, &twice, &err));
    insist(span_equal(buf_span(&once), buf_span(&twice)));
    names_user_free(&back);
    buf_free(&once);
    buf_free(&twice);
}

static void apply(const struct names_user *u)
{
    struct names n = {0};
    struct names_canon c = {0};
    struct lede_error err;

    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        insist(names_add(&n, (enum entity_type)(i % 3), span_of(known[i]), 1, &err));
    for (size_t i = 0; i < u->count && i < 8; i++)
        insist(names_add(&n, (enum entity_type)(i % 3), u->items[i].shown, 1, &err));
    insist(names_prepare(&n, &err) && names_canon_make(&c, &n, u, &err));
    for (uint32_t i = 0; i < c.count; i++) {
        char folded[NAME_FOLDED_MAX];
        struct span name = {folded, names_fold(c.entries[i].shown, folded)};
        insist(c.entries[i].size > 0 && names_canon_find(&c, c.entries[i].type, name) == i);
    }
    names_canon_free(&c);
    names_free(&n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct names_user u = {0};
    struct lede_error err = {0};

    if (names_user_read(&u, (struct span){(const char *)data, size}, false, "L", &err)) {
        check_kept(&u);
        apply(&u);
    } else {
        insist((err.status == LEDE_INPUT || err.status == LEDE_LIMIT) && err.text[0] == 'L');
    }
    names_user_free(&u);
    return 0;
}
