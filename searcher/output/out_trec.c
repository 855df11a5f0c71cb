/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/out_trec.h"

#include <float.h>
#include <math.h>

#include "common/json_write.h"
#include "common/utf8.h"

enum { FLOAT_DIGITS = 9 }; /* so many tell any two floats apart */

float trec_score(double score, float before)
{
    float own = score >= FLT_MAX ? FLT_MAX : score <= -FLT_MAX ? -FLT_MAX : (float)score;
    return own < before ? own : nextafterf(before, -INFINITY);
}

/* Also the white space of Unicode: evaluators in Python part columns there. */
static bool must_code(uint32_t c, size_t len)
{
    return c <= ' ' || c == '%' || (c >= 0x7f && c <= 0xa0) || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000 || (c == UTF8_BAD && len == 1);
}

void trec_name(struct span name, struct buf *out)
{
    size_t len;

    for (size_t at = 0; at < name.len; at += len) {
        uint32_t c = utf8_at(name, at, &len);
        if (!must_code(c, len)) {
            buf_add(out, span_part(name, at, at + len));
            continue;
        }
        for (size_t i = 0; i < len; i++)
            buf_addf(out, "%%%02X", (unsigned)(unsigned char)name.at[at + i]);
    }
}

void trec_hit(struct trec_list *list, const struct hit *hit, struct buf *out)
{
    struct json number = {.out = out};

    if (list->rank == 0) {
        list->scored = list->by_score && hit->score > 0;
        list->score = INFINITY;
    }
    list->rank++;
    list->score = trec_score(list->scored ? hit->score : (double)list->depth - (double)list->rank,
                             list->score);
    trec_name(list->topic, out);
    buf_text(out, " Q0 ");
    trec_name(hit->article.id, out);
    buf_addf(out, " %zu ", list->rank);
    json_decimal(&number, (double)list->score, FLOAT_DIGITS);
    buf_byte(out, ' ');
    trec_name(list->tag, out);
    buf_byte(out, '\n');
}

void trec_write(const struct trec_list *list, const struct result *r, struct buf *out)
{
    struct trec_list own = *list;

    for (size_t i = 0; i < r->hit_count; i++)
        trec_hit(&own, &r->hits[i], out);
}
