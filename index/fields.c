/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/fields.h"

#include <stdio.h>

#include <xxhash.h>

#include "common/date.h"
#include "common/number.h"
#include "common/utf8.h"

void term_make(struct term *t, const char *prefix, struct span value)
{
    size_t head = strlen(prefix), len = utf8_cut(value, TERM_BYTES_MAX - head);

    memcpy(t->at, prefix, head);
    if (len)
        memcpy(t->at + head, value.at, len);
    t->len = head + len;
    t->at[t->len] = '\0';
}

void term_make_id(struct term *t, const char *prefix, struct span id)
{
    if (strlen(prefix) + id.len <= ID_TERM_BYTES_MAX && !(id.len && id.at[0] == '#')) {
        term_make(t, prefix, id);
        return;
    }
    XXH128_hash_t hash = XXH3_128bits(id.at, id.len);
    int n = snprintf(t->at, sizeof t->at, "%s#%016llx%016llx", prefix,
                     (unsigned long long)hash.high64, (unsigned long long)hash.low64);
    t->len = (size_t)n;
}

struct text_hash text_hash(struct span text)
{
    XXH128_hash_t hash = XXH3_128bits(text.at ? text.at : "", text.len);
    return (struct text_hash){hash.low64, hash.high64};
}

void term_make_copy(struct term *t, const struct text_hash *text)
{
    char digits[17];

    (void)snprintf(digits, sizeof digits, "%016llx", (unsigned long long)text->low);
    term_make(t, PREFIX_COPY, span_of(digits));
}

void day_value(int32_t day, char out[9])
{
    struct civil c = date_civil(day);
    (void)snprintf(out, 9, "%04u%02u%02u", (unsigned)c.year % 10000U, (unsigned)c.month % 100U,
                   (unsigned)c.day % 100U);
}

bool day_parse_value(struct span value, int32_t *day)
{
    uint64_t n;
    struct civil c;

    if (value.len != 8 || !number_parse(value, 99999999, &n))
        return false;
    c = (struct civil){(int)(n / 10000), (int)(n / 100 % 100), (int)(n % 100)};
    if (!date_exists(c))
        return false;
    *day = date_day(c);
    return true;
}
