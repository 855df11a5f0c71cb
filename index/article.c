/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/article.h"

#include "common/error.h"

const char *origin_name(enum origin o)
{
    static const char *const names[] = {
        [ORIGIN_NONE] = "none",         [ORIGIN_GIVEN] = "given",
        [ORIGIN_JSON_LD] = "json-ld",   [ORIGIN_META] = "meta",
        [ORIGIN_ITEMPROP] = "itemprop", [ORIGIN_URL] = "url",
        [ORIGIN_CLASS] = "class",       [ORIGIN_TIME] = "time",
        [ORIGIN_PRINTED] = "printed",   [ORIGIN_CREDIT] = "credit",
        [ORIGIN_DATELINE] = "dateline", [ORIGIN_TABLE] = "table",
        [ORIGIN_INFERRED] = "inferred", [ORIGIN_LEAD] = "lead",
        [ORIGIN_USER] = "user",         [ORIGIN_PATH] = "path",
    };
    _Static_assert(ARRAY_LEN(names) == ORIGIN_COUNT, "each origin has a name");
    return names[o];
}

const char *entity_type_name(enum entity_type t)
{
    static const char *const names[] = {
        [ENTITY_PERSON] = "person", [ENTITY_ORG] = "org", [ENTITY_PLACE] = "place"};
    return names[t];
}

struct span article_title(const struct article *a)
{
    struct span title = {0};

    if (a->title.origin != ORIGIN_LEAD)
        title = a->title.value;
    return title;
}

const char *quote_kind_name(enum quote_kind k)
{
    return k == QUOTE_DIRECT ? "direct" : "indirect";
}
