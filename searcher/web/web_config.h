/* searcher/web/web_config.h: what the search box is told by its operator: which index, under what title.
 *
 * In:  a file of lines `key = value`; empty lines and lines that start with # are skipped.
 * Out: the configuration. It never comes from a request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

/* Where it is when LEDE_CONF does not say. */
#define WEB_CONFIG_PATH "/etc/lede/search.conf"

enum articles_shown { ARTICLES_FULL, ARTICLES_PASSAGES, ARTICLES_NONE };

enum { PAGE_SIZE_DEFAULT = 10, PAGE_SIZE_MAX = 100 };

/* All text is owned by the arena. */
struct web_config {
    const char *index;    /* the index's folder, an absolute path */
    struct span title;    /* of every page */
    struct span base_url; /* where the box is, for links; empty: links are relative */
    size_t page_size;     /* articles on a page, 1 to PAGE_SIZE_MAX */
    enum articles_shown articles;
};

/* What holds when the file does not say. */
extern const struct web_config web_config_default;

/* Read the text of a file of that path. Fails with LEDE_INPUT and "path:line: why" (a key that is
 * unknown or stands twice, a value that is none, no index at all), LEDE_MEMORY. */
bool web_config_parse(struct span text, const char *path, struct arena *arena,
                      struct web_config *out, struct lede_error *err) MUST_CHECK;

/* As web_config_parse() of the file at path. Fails as file_read(), too. */
bool web_config_read(const char *path, struct arena *arena, struct web_config *out,
                     struct lede_error *err) MUST_CHECK;
