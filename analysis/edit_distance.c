/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/edit_distance.h"

#include "common/utf8.h"

/* The characters of the text; SIZE_MAX when there are over max. */
static size_t decode(struct span text, uint32_t *out, size_t max)
{
    size_t count = 0, len;

    for (size_t i = 0; i < text.len; i += len) {
        if (count == max)
            return SIZE_MAX;
        out[count++] = utf8_at(text, i, &len);
    }
    return count;
}

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned edit_distance(struct span a, struct span b, unsigned limit)
{
    uint32_t x[EDIT_CHARACTERS_MAX], y[EDIT_CHARACTERS_MAX];
    unsigned rows[3]
                 [EDIT_CHARACTERS_MAX + 1]; /* row i is rows[i % 3]: the two before it are kept */
    size_t m = decode(a, x, EDIT_CHARACTERS_MAX), n = decode(b, y, EDIT_CHARACTERS_MAX);

    if (m == SIZE_MAX || n == SIZE_MAX)
        return span_equal(a, b) ? 0 : limit + 1;
    if ((m > n ? m - n : n - m) > limit)
        return limit + 1;
    for (size_t k = 0; k <= n; k++)
        rows[0][k] = (unsigned)k;
    for (size_t i = 1; i <= m; i++) {
        const unsigned *above = rows[(i - 1) % 3];
        unsigned *row = rows[i % 3], least = row[0] = (unsigned)i;
        for (size_t k = 1; k <= n; k++) {
            row[k] = smaller(above[k], row[k - 1]) + 1;
            row[k] = smaller(row[k], above[k - 1] + (x[i - 1] != y[k - 1]));
            if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1])
                row[k] = smaller(row[k], rows[(i - 2) % 3][k - 2] + 1);
            least = smaller(least, row[k]);
        }
        if (least > limit)
            return limit + 1; /* what follows never costs less */
    }
    return smaller(rows[m % 3][n], limit + 1);
}

unsigned edit_limit(struct span word)
{
    size_t characters = 0, len;

    for (size_t i = 0; i < word.len; i += len, characters++) {
        if (word.at[i] >= '0' && word.at[i] <= '9')
            return 0;
        (void)utf8_at(word, i, &len);
    }
    return characters < 3 ? 0 : characters < 5 ? 1 : 2;
}
