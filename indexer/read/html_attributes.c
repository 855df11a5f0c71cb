/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/html_attributes.h"

#include <stdint.h>
#include <string.h>

#include "common/error.h"
#include "common/span.h"

const char *html_attribute(const unsigned char **atts, const char *name)
{
    for (size_t i = 0; atts && atts[i]; i += 2)
        if (strcmp((const char *)atts[i], name) == 0)
            return atts[i + 1] ? (const char *)atts[i + 1] : "";
    return NULL;
}

static bool shows_nothing(const char *style)
{
    struct span s = span_of(style);
    size_t at = span_find(s, SPAN("display"), 0);

    if (at == SIZE_MAX)
        return false;
    at += strlen("display");
    while (at < s.len && (s.at[at] == ' ' || s.at[at] == ':'))
        at++;
    return span_starts(span_part(s, at, s.len), SPAN("none"));
}

bool html_is_hidden(const unsigned char **atts)
{
    const char *aria = html_attribute(atts, "aria-hidden");

    return html_attribute(atts, "hidden") || (aria && span_is_any_case(span_of(aria), "true")) ||
           shows_nothing(html_attribute(atts, "style"));
}

bool html_has_aside_role(const unsigned char **atts)
{
    static const char *const roles[] = {"banner", "complementary", "contentinfo", "dialog",
                                        "menu",   "menubar",       "navigation",  "search"};
    const char *role = html_attribute(atts, "role");

    for (size_t i = 0; role && i < ARRAY_LEN(roles); i++)
        if (span_is_any_case(span_of(role), roles[i]))
            return true;
    return false;
}

const char *html_content(const unsigned char **atts)
{
    const char *content = html_attribute(atts, "content");
    return content ? content : html_attribute(atts, "value");
}
