/* tests/fuzz/fuzz_name_key.c: any bytes as a name: a key that fits its room, the same for the name in
 * capitals and with blanks around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/name_key.h"
#include "common/buf.h"
#include "tests/support/insist.h"

static char as_capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static void check_same(struct span name, struct span key)
{
    char other[NAME_KEY_MAX];
    struct buf text = {0};

    buf_byte(&text, ' ');
    for (size_t i = 0; i < name.len; i++)
        buf_byte(&text, as_capital(name.at[i]));
    buf_add(&text, SPAN(" -"));
    insist(buf_ok(&text));
    size_t len = name_key(buf_span(&text), other);
    insist(span_equal((struct span){other, len}, key));
    buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span name = {(const char *)data, size};
    char key[NAME_KEY_MAX];
    size_t len = name_key(name, key);

    insist(len < NAME_KEY_MAX && key[len] == '\0' && strlen(key) == len);
    check_same(name, (struct span){key, len});
    for (int strength = NAME_KEY_WEAKEST; strength <= NAME_KEY_STRONGEST; strength++) {
        len = name_key_at(name, strength, key);
        insist(len < NAME_KEY_MAX && key[len] == '\0' && strlen(key) == len);
    }
    return 0;
}
