/* indexer/extract/url_parts.h: what the address of a page says: its host, and the day in its path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <lede/date.h>

#include "common/span.h"

/* "www.dawn.com" of "https://user@www.dawn.com:443/news/1"; empty when there is none. */
struct span url_host(struct span url);

/* The host without "www." and the like: "dawn.com". */
struct span url_site(struct span url);

/* The label that names the site: "dawn" of "www.dawn.com", "bbc" of "news.bbc.co.uk". */
struct span url_label(struct span url);

/* The last label, without its dot: "com". */
struct span url_top_domain(struct span url);

/* "/2019/03/14/", "/2019/mar/14/", "-20190314", "2019-03-14" of the path: that day; "/2019/03/": that
 * month. False when there is neither. */
bool url_date(struct span url, struct lede_date *out);

/* Whether it is that of a site's front page: a host, no path, no query. */
bool url_is_front(struct span url);
