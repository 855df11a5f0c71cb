/* tests/bench/name_keys.c: a name a line to a name, a tab and its key: for tools that measure how well keys
 * meet (docs/entities.md). With a number, 2 to 5, all keys are of that strength.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "analysis/name_key.h"
#include "common/number.h"

enum { LINE_MAX_BYTES = 4096 };

int main(int argc, char **argv)
{
    char line[LINE_MAX_BYTES], key[NAME_KEY_MAX];
    uint64_t strength = 0;

    if (argc > 1 && !number_parse(span_of(argv[1]), NAME_KEY_STRONGEST, &strength))
        return 2;

    while (fgets(line, sizeof line, stdin)) {
        struct span name = {line, strcspn(line, "\n")};
        if (strength >= NAME_KEY_WEAKEST)
            (void)name_key_at(name, (int)strength, key);
        else
            (void)name_key(name, key);
        printf("%.*s\t%s\n", SPAN_ARGS(name), key);
    }
    return ferror(stdin) || fflush(stdout) ? 2 : 0;
}
