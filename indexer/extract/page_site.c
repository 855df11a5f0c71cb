/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_site.h"

#include "analysis/words.h"
#include "indexer/extract/line_words.h"
#include "indexer/extract/url_parts.h"

enum {
    NAME_MIN = 3, /* letters of a name that may lie within another */
    CUTS_MAX = 4,
    GUESS_WORDS_MIN =
        4, /* words left of a title, and cut off it, where the site's name is guessed */
    GUESS_WORDS_CUT = 4,
    TITLE_MAX = 400, /* bytes of a title that is looked at so */
    PART_MAX = 100   /* bytes of a part that may be a name */
};

static const char *const signs[] = {
    " | ", " - ", " – ", " — ", " · ", " » ", " :: ", " : ", " • ", " / ",
    " ‹ ", " « ", " > ", " ~ ", "|",   "_",   "｜",   "ㅣ",  "：",  "【"};

/* The folded letters and digits of text; 0 when there are none or too many. */
static size_t letters(struct span text, char out[SITE_NAME_BYTES])
{
    size_t to = 0, len;

    if (text.len >= SITE_NAME_BYTES)
        return 0;
    len = words_fold(text, out, SITE_NAME_BYTES);
    for (size_t i = 0; i < len; i++)
        if (out[i] != ' ' && out[i] != '\'' && out[i] != '.')
            out[to++] = out[i];
    out[to] = '\0';
    return to;
}

static void add(struct page_site *site, struct span name)
{
    if (site->count < SITE_NAMES_MAX && letters(name, site->names[site->count]) > 0)
        site->count++;
}

void page_site_find(const struct page_metas *metas, const struct json_ld *ld, struct span url,
                    struct span outlet, struct page_site *out)
{
    size_t at = 0;
    struct span name;

    *out = (struct page_site){0};
    add(out, outlet);
    add(out, page_metas_first(metas, META_SITE));
    add(out, ld->publisher);
    add(out, ld->site);
    add(out, url_label(url));
    while (page_metas_next(metas, META_SITE_ALSO, &at, &name))
        if (!span_equal(name, page_metas_first(metas, META_TITLE)))
            add(out, name);
}

/* One within the other: "dawn" and "dawncom". */
static bool is_within(const char *a, size_t a_len, const char *b, size_t b_len)
{
    if (a_len == b_len)
        return memcmp(a, b, a_len) == 0;
    if (a_len < NAME_MIN || b_len < NAME_MIN)
        return false;
    return a_len < b_len ? strstr(b, a) != NULL : strstr(a, b) != NULL;
}

bool page_site_is(const struct page_site *site, struct span text)
{
    char name[SITE_NAME_BYTES];
    size_t len = letters(text, name);

    for (size_t i = 0; len > 0 && i < site->count; i++)
        if (is_within(name, len, site->names[i], strlen(site->names[i])))
            return true;
    return false;
}

bool page_site_equals(const struct page_site *site, struct span text)
{
    char name[SITE_NAME_BYTES];
    size_t len = letters(text, name);

    for (size_t i = 0; len > 0 && i < site->count; i++)
        if (strcmp(name, site->names[i]) == 0)
            return true;
    return false;
}

/* The last of the signs in text; its length, 0 when there is none. */
static size_t last_sign(struct span text, size_t *at)
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct span sign = span_of(signs[i]);
        for (size_t hit = span_find(text, sign, 0); hit != SIZE_MAX;
             hit = span_find(text, sign, hit + 1))
            if (len == 0 || hit > *at) {
                *at = hit;
                len = sign.len;
            }
    }
    return len;
}

static size_t first_sign(struct span text, size_t *at)
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct span sign = span_of(signs[i]);
        size_t hit = span_find(text, sign, 0);
        if (hit != SIZE_MAX && (len == 0 || hit < *at)) {
            *at = hit;
            len = sign.len;
        }
    }
    return len;
}

static bool cut_end(const struct page_site *site, struct span *title)
{
    size_t at = 0, len = last_sign(*title, &at);
    struct span part = span_part(*title, len ? at + len : title->len, title->len);

    if (len == 0 || part.len > PART_MAX || !page_site_is(site, part) ||
        span_trim(span_part(*title, 0, at)).len == 0)
        return false;
    *title = span_trim(span_part(*title, 0, at));
    return true;
}

static bool cut_start(const struct page_site *site, struct span *title)
{
    size_t at = 0, len = first_sign(*title, &at);
    struct span part = span_part(*title, 0, len ? at : 0);

    if (len == 0 || part.len > PART_MAX || !page_site_is(site, part) ||
        span_trim(span_part(*title, at + len, title->len)).len == 0)
        return false;
    *title = span_trim(span_part(*title, at + len, title->len));
    return true;
}

struct span page_site_cut(const struct page_site *site, struct span title)
{
    title = span_trim(title);
    for (int n = 0; n < CUTS_MAX; n++)
        if (!cut_end(site, &title) && !cut_start(site, &title))
            break;
    return title;
}

struct span page_site_guess(struct span title)
{
    size_t at = 0, len;
    struct span left;

    title = span_part(title, 0, title.len < TITLE_MAX ? title.len : 0);
    len = last_sign(title, &at);
    left = span_trim(span_part(title, 0, len ? at : 0));
    if (line_count_words(left) < GUESS_WORDS_MIN ||
        line_count_words(span_part(title, at + len, title.len)) > GUESS_WORDS_CUT)
        return title;
    return left;
}
