/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_source.h"

#include "indexer/extract/url_parts.h"

enum { NAME_MAX = 100 }; /* bytes; what is longer is a slogan */

/* "Dawn" of "Dawn | Latest news", "Dawn - Pakistan", "@dawn_com". */
static struct span name_part(struct span name)
{
    static const char *const signs[] = {" | ", " - ", " – ", " — ", " :: ", " : ", ": "};

    name = span_trim(name);
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        size_t at = span_find(name, span_of(signs[i]), 0);
        if (at != SIZE_MAX && at > 0)
            name = span_part(name, 0, at);
    }
    if (name.len > 0 && name.at[0] == '@')
        name = span_part(name, 1, name.len);
    return span_trim(name);
}

/* A name that can be an outlet's: not an address, not empty, not a slogan. */
static bool is_name(struct span name)
{
    return name.len > 0 && name.len <= NAME_MAX && span_find(name, SPAN("://"), 0) == SIZE_MAX;
}

static bool take(struct span given, enum origin origin, const struct outlets *outlets,
                 struct field *out)
{
    struct span name = name_part(given);
    const struct outlet *outlet;

    if (!is_name(name))
        return false;
    outlet = outlets_find(outlets, name);
    *out = (struct field){outlet ? span_of(outlet->name) : name, origin};
    return true;
}

struct field page_source_find(const struct page_metas *metas, const struct json_ld *ld,
                              const struct outlets *outlets, struct span url)
{
    struct field found = {0};
    const struct outlet *outlet = outlets_find_host(outlets, url_host(url));
    struct span name;
    size_t at = 0;

    if (outlet)
        return (struct field){span_of(outlet->name), ORIGIN_TABLE};
    if (take(page_metas_first(metas, META_SITE), ORIGIN_META, outlets, &found) ||
        take(ld->publisher, ORIGIN_JSON_LD, outlets, &found) ||
        take(ld->site, ORIGIN_JSON_LD, outlets, &found))
        return found;
    while (page_metas_next(metas, META_SITE_ALSO, &at, &name))
        if (take(name, ORIGIN_META, outlets, &found))
            return found;
    name = url_site(url);
    if (name.len > 0)
        return (struct field){name, ORIGIN_URL};
    (void)take(page_metas_first(metas, META_ACCOUNT), ORIGIN_META, outlets, &found);
    return found;
}
