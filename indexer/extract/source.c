/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/source.h"

#include "indexer/extract/url_parts.h"

static struct field of_outlet(const struct outlet *outlet, enum origin origin)
{
    return (struct field){span_of(outlet->name), origin};
}

/* The outlet's one name where the table has it, else the name as it was given. A host counts as one. */
static struct span one_name(struct span given, const struct outlets *outlets)
{
    const struct outlet *outlet = outlets_find(outlets, given);

    if (!outlet && span_find(given, SPAN(" "), 0) == SIZE_MAX)
        outlet = outlets_find_host(outlets, url_host(given).len ? url_host(given) : given);
    return outlet ? span_of(outlet->name) : given;
}

struct field source_find(struct span given, struct span url, const struct credits *credits,
                         const struct dateline *dateline, const struct outlet *folder,
                         const struct outlets *outlets)
{
    const struct outlet *host;
    const struct outlet *placed = dateline->len > 0 ? dateline->outlet : NULL;

    given = span_trim(given);
    if (given.len > 0)
        return (struct field){one_name(given, outlets), ORIGIN_GIVEN};
    if (credits->source.len > 0)
        return (struct field){credits->source, ORIGIN_CREDIT};
    if (placed && !placed->agency)
        return of_outlet(placed, ORIGIN_DATELINE);
    if (credits->outlet)
        return of_outlet(credits->outlet, ORIGIN_CREDIT);
    host = outlets_find_host(outlets, url_host(span_trim(url)));
    if (host)
        return of_outlet(host, ORIGIN_URL);
    if (placed)
        return of_outlet(placed, ORIGIN_DATELINE);
    if (credits->agency)
        return of_outlet(credits->agency, ORIGIN_CREDIT);
    return folder ? of_outlet(folder, ORIGIN_PATH) : (struct field){0};
}
