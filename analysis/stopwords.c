/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/stopwords.h"

#include "analysis/stopwords_table.h"

bool is_stopword(struct span form)
{
    char padded[STOPWORD_BYTES] = {0};

    if (form.len == 0 || form.len >= STOPWORD_BYTES || form.at[0] < 'a' || form.at[0] > 'z')
        return false;
    memcpy(padded, form.at, form.len);
    const char(*row)[STOPWORD_BYTES] = stopwords[form.at[0] - 'a'];
    for (size_t i = 0; i < STOPWORDS_A_LETTER && row[i][0]; i++)
        if (memcmp(row[i], padded, STOPWORD_BYTES) == 0)
            return true;
    return false;
}
