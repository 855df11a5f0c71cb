/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_fields.h"

#include "common/date.h"
#include "common/limits.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/markup_text.h"
#include "indexer/extract/page_author.h"
#include "indexer/extract/page_date.h"
#include "indexer/extract/page_places.h"
#include "indexer/extract/page_source.h"
#include "indexer/extract/page_title.h"
#include "indexer/extract/url_parts.h"

enum { LANGUAGE_MIN = 2, LANGUAGE_MAX = 3 }; /* letters of "en", "ckb" */

static bool is_absolute(struct span url)
{
    return url_host(url).len > 0;
}

static struct span find_url(const struct page *page, const struct page_metas *metas,
                            const struct json_ld *ld)
{
    struct span meta = page_metas_first(metas, META_URL);
    /* A canonical address at another site is that of the paper that the text is taken from. */
    bool lent = is_absolute(meta) && is_absolute(page->canonical) &&
                !span_equal(url_site(meta), url_site(page->canonical));
    const struct span candidates[] = {page->url, lent ? meta : page->canonical, meta, ld->url};

    for (size_t i = 0; i < ARRAY_LEN(candidates); i++)
        if (candidates[i].len <= FIELD_BYTES_MAX && is_absolute(candidates[i]))
            return candidates[i];
    return (struct span){0};
}

/* "en-GB" as it is written, where it begins as a language does. */
static struct span stated_language(const struct page *page, const struct page_metas *metas,
                                   const struct json_ld *ld)
{
    const struct span candidates[] = {page->language, ld->language,
                                      page_metas_first(metas, META_LANGUAGE)};

    for (size_t i = 0; i < ARRAY_LEN(candidates); i++) {
        struct span text = candidates[i];
        size_t len = 0;
        while (len < text.len && ((text.at[len] | 0x20) >= 'a' && (text.at[len] | 0x20) <= 'z'))
            len++;
        if (len >= LANGUAGE_MIN && len <= LANGUAGE_MAX)
            return text;
    }
    return (struct span){0};
}

/* "en" of "en-GB", in lower case; in the arena. */
static bool short_language(struct span stated, struct arena *arena, struct span *out,
                           struct lede_error *err)
{
    char letters[LANGUAGE_MAX];
    size_t len = 0;

    *out = (struct span){0};
    for (; len < stated.len && len < LANGUAGE_MAX; len++) {
        char c = (char)(stated.at[len] | 0x20);
        if (c < 'a' || c > 'z')
            break;
        letters[len] = c;
    }
    if (len == 0)
        return true;
    *out = arena_span(arena, (struct span){letters, len});
    return out->at || error_memory(err);
}

static struct field find_section(const struct page_metas *metas, const struct json_ld *ld)
{
    struct span meta = page_metas_first(metas, META_SECTION);

    if (ld->section.len > 0)
        return (struct field){ld->section, ORIGIN_JSON_LD};
    if (meta.len > 0)
        return (struct field){meta, ORIGIN_META};
    return ld->trail.len > 0 ? (struct field){ld->trail, ORIGIN_JSON_LD} : (struct field){0};
}

static bool clean(struct field *field, struct arena *arena, struct lede_error *err)
{
    if (!markup_line(field->value, FIELD_BYTES_MAX, arena, &field->value, err))
        return false;
    if (field->value.len == 0)
        *field = (struct field){0};
    return true;
}

static bool write_day(int32_t day, struct arena *arena, struct span *out, struct lede_error *err)
{
    char text[DATE_TEXT_MAX];

    *out = (struct span){0};
    if (day == 0)
        return true;
    date_write(day, text);
    *out = arena_span(arena, span_of(text));
    return out->at || error_memory(err);
}

bool page_fields_find(const struct page *page, const struct outlets *outlets, int32_t today,
                      struct arena *arena, struct page_fields *out, struct lede_error *err)
{
    struct page_metas metas;
    struct json_ld ld;
    struct page_site site;
    struct page_title title;
    struct page_date date;
    const uint8_t *places;
    struct span language;

    *out = (struct page_fields){0};
    if (!json_ld_read(page->json_ld, page->json_ld_count, arena, &ld, err))
        return false;
    page_metas_read(page, &metas);
    out->url = find_url(page, &metas, &ld);
    language = stated_language(page, &metas, &ld);
    out->source = page_source_find(&metas, &ld, outlets, out->url);
    page_site_find(&metas, &ld, out->url, out->source.value, &site);
    if (!page_title_find(page, &metas, &ld, &site, arena, &title, err) ||
        !page_places_find(page, title.block, arena, &places, err))
        return false;
    date = page_date_find(&(struct page_date_setup){page, &metas, &ld, places, out->url, language,
                                                    title.block, today});
    out->date = date.date;
    out->date_origin = date.origin;
    out->title = title.field;
    out->author = page_author_find(page, &metas, &ld, &site, places, title.block);
    out->section = find_section(&metas, &ld);
    out->body = ld.body;
    return short_language(language, arena, &out->language, err) &&
           write_day(date.modified, arena, &out->modified, err) && clean(&out->title, arena, err) &&
           clean(&out->source, arena, err) && clean(&out->author, arena, err) &&
           clean(&out->section, arena, err);
}
