/* indexer/read/html_attributes.h: what the attributes of an element say, as libxml2 gives them: names and
 * values in turn, ended by NULL; NULL for none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* The value, empty when it has none; NULL when there is no such attribute. */
const char *html_attribute(const unsigned char **atts, const char *name);

/* hidden, aria-hidden=true, or a style of display:none. */
bool html_is_hidden(const unsigned char **atts);

/* A role (ARIA) of what is beside what is told: navigation, banner, dialog … */
bool html_has_aside_role(const unsigned char **atts);

/* What a <meta> holds: `content`, or `value`, which is not HTML, but there are such pages. */
const char *html_content(const unsigned char **atts);
