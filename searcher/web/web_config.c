/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/web_config.h"

#include "common/file.h"
#include "common/number.h"
#include "common/utf8.h"

enum { CONFIG_BYTES_MAX = 64 << 10, VALUE_SHOWN_MAX = 60 };

enum config_key { KEY_INDEX, KEY_TITLE, KEY_BASE_URL, KEY_PAGE_SIZE, KEY_ARTICLES, KEY_COUNT };

static const char *const keys[] = {
    [KEY_INDEX] = "index",         [KEY_TITLE] = "title",       [KEY_BASE_URL] = "base_url",
    [KEY_PAGE_SIZE] = "page_size", [KEY_ARTICLES] = "articles",
};
_Static_assert(ARRAY_LEN(keys) == KEY_COUNT, "each key has a name");

static const char *const articles[] = {
    [ARTICLES_FULL] = "full",
    [ARTICLES_PASSAGES] = "passages",
    [ARTICLES_NONE] = "none",
};

const struct web_config web_config_default = {
    .title = {"Lede", 4},
    .page_size = PAGE_SIZE_DEFAULT,
    .articles = ARTICLES_FULL,
};

static struct span shown(struct span value)
{
    return span_part(value, 0, utf8_cut(value, VALUE_SHOWN_MAX));
}

static bool refuse(struct lede_error *err, enum config_key key, struct span value, const char *why)
{
    return error_set(err, LEDE_INPUT, "%s = %.*s: %s", keys[key], SPAN_ARGS(shown(value)), why);
}

static bool keep(struct arena *arena, struct span value, struct span *out, struct lede_error *err)
{
    *out = arena_span(arena, value);
    return out->at || error_memory(err);
}

static bool take_index(struct arena *arena, struct span value, struct web_config *c,
                       struct lede_error *err)
{
    if (value.at[0] != '/')
        return refuse(err, KEY_INDEX, value, "not an absolute path");
    c->index = arena_copy(arena, value);
    return c->index || error_memory(err);
}

/* A path or an address that a query string can be put behind. */
static bool is_base_url(struct span value)
{
    if (value.at[0] != '/' && !span_starts(value, SPAN("http://")) &&
        !span_starts(value, SPAN("https://")))
        return false;
    if (span_starts(value, SPAN("//")))
        return false;
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.at[i] <= ' ' || strchr("?#\"'<>\\", value.at[i]))
            return false;
    return true;
}

static bool take_page_size(struct span value, struct web_config *c, struct lede_error *err)
{
    uint64_t number;

    if (!number_parse(value, PAGE_SIZE_MAX, &number) || number == 0)
        return refuse(err, KEY_PAGE_SIZE, value, "not a number of 1 to 100");
    c->page_size = (size_t)number;
    return true;
}

static bool take_articles(struct span value, struct web_config *c, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(articles); i++)
        if (span_is(value, articles[i])) {
            c->articles = (enum articles_shown)i;
            return true;
        }
    return refuse(err, KEY_ARTICLES, value, "not one of full, passages or none");
}

static bool take(struct arena *arena, enum config_key key, struct span value, struct web_config *c,
                 struct lede_error *err)
{
    switch (key) {
    case KEY_INDEX: return take_index(arena, value, c, err);
    case KEY_TITLE: return keep(arena, value, &c->title, err);
    case KEY_BASE_URL:
        if (!is_base_url(value))
            return refuse(err, key, value, "neither a path nor an http or https address");
        return keep(arena, value, &c->base_url, err);
    case KEY_PAGE_SIZE: return take_page_size(value, c, err);
    case KEY_ARTICLES: return take_articles(value, c, err);
    case KEY_COUNT: break;
    }
    return error_set(err, LEDE_INPUT, "no such key");
}

static enum config_key find_key(struct span name)
{
    enum config_key key = KEY_INDEX;

    while (key < KEY_COUNT && !span_is(name, keys[key]))
        key++;
    return key;
}

/* seen has a bit for each key. */
static bool take_line(struct span line, struct arena *arena, unsigned *seen, struct web_config *c,
                      struct lede_error *err)
{
    struct span name, value = line;
    enum config_key key;

    line = span_trim(line);
    if (line.len == 0 || line.at[0] == '#')
        return true;
    if (span_find(line, SPAN("="), 0) == SIZE_MAX)
        return error_set(err, LEDE_INPUT, "%.*s: not \"key = value\"", SPAN_ARGS(shown(line)));
    (void)span_cut(&value, '=', &name);
    name = span_trim(name);
    value = span_trim(value);
    key = find_key(name);
    if (key == KEY_COUNT)
        return error_set(
            err, LEDE_INPUT,
            "%.*s: no such key (there are index, title, base_url, page_size, articles)",
            SPAN_ARGS(shown(name)));
    if (*seen & 1U << key)
        return error_set(err, LEDE_INPUT, "%s is set twice", keys[key]);
    if (value.len == 0)
        return error_set(err, LEDE_INPUT, "%s has no value", keys[key]);
    *seen |= 1U << key;
    return take(arena, key, value, c, err);
}

bool web_config_parse(struct span text, const char *path, struct arena *arena,
                      struct web_config *out, struct lede_error *err)
{
    struct web_config c = web_config_default;
    struct span rest = text, line;
    unsigned seen = 0;

    for (size_t number = 1; span_cut(&rest, '\n', &line); number++) {
        struct utf8_counts counts = utf8_count(line);
        if (counts.bad || counts.nul) {
            error_set(err, LEDE_INPUT, "not UTF-8");
            return error_within(err, "%s:%zu", path, number);
        }
        if (!take_line(line, arena, &seen, &c, err))
            return error_within(err, "%s:%zu", path, number);
    }
    if (!c.index)
        return error_set(err, LEDE_INPUT, "%s: no line \"index = FOLDER\"", path);
    *out = c;
    return true;
}

bool web_config_read(const char *path, struct arena *arena, struct web_config *out,
                     struct lede_error *err)
{
    struct span text;

    return file_read(path, CONFIG_BYTES_MAX, arena, &text, err) &&
           web_config_parse(text, path, arena, out, err);
}
