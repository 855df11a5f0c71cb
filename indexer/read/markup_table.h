/* indexer/read/markup_table.h: what the tags of texts mean for their paragraphs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum markup_role {
    ROLE_NONE,
    ROLE_INLINE, /* known as HTML's; no border */
    ROLE_BREAK,  /* a line end: two of them part paragraphs */
    ROLE_BLANK,  /* a border between words */
    ROLE_BLOCK,  /* a border between paragraphs */
    ROLE_HIDDEN, /* what stands inside is no text of the article */
    ROLE_RAW     /* the same, and what stands inside is no markup */
};

/* A tag that is not here has no role: it is passed over, and does not make a text HTML. */
/* clang-format off */
static const struct markup_row {
    const char *name;
    enum markup_role role;
} markup_rows[] = {
    {"a", ROLE_INLINE},          {"abbr", ROLE_INLINE},       {"acronym", ROLE_INLINE},
    {"address", ROLE_BLOCK},     {"article", ROLE_BLOCK},     {"aside", ROLE_HIDDEN},
    {"audio", ROLE_HIDDEN},      {"b", ROLE_INLINE},          {"big", ROLE_INLINE},
    {"block", ROLE_BLOCK},       {"blockquote", ROLE_BLOCK},  {"body", ROLE_BLOCK},
    {"body.end", ROLE_HIDDEN},   {"body.head", ROLE_HIDDEN},
    {"bq", ROLE_BLOCK},          {"br", ROLE_BREAK},          {"button", ROLE_HIDDEN},
    {"canvas", ROLE_HIDDEN},     {"caption", ROLE_HIDDEN},    {"center", ROLE_BLOCK},
    {"cite", ROLE_INLINE},       {"code", ROLE_INLINE},       {"dd", ROLE_BLOCK},
    {"del", ROLE_INLINE},        {"details", ROLE_BLOCK},     {"div", ROLE_BLOCK},
    {"dl", ROLE_BLOCK},          {"dt", ROLE_BLOCK},          {"em", ROLE_INLINE},
    {"embed", ROLE_INLINE},      {"figcaption", ROLE_HIDDEN}, {"figure", ROLE_HIDDEN},
    {"font", ROLE_INLINE},       {"footer", ROLE_BLOCK},      {"form", ROLE_BLOCK},
    {"h1", ROLE_BLOCK},          {"h2", ROLE_BLOCK},          {"h3", ROLE_BLOCK},
    {"h4", ROLE_BLOCK},          {"h5", ROLE_BLOCK},          {"h6", ROLE_BLOCK},
    {"head", ROLE_HIDDEN},       {"header", ROLE_BLOCK},      {"hl2", ROLE_BLOCK},
    {"hr", ROLE_BLOCK},          {"html", ROLE_BLOCK},        {"i", ROLE_INLINE},
    {"iframe", ROLE_RAW},        {"img", ROLE_INLINE},        {"ins", ROLE_INLINE},
    {"li", ROLE_BLOCK},          {"main", ROLE_BLOCK},        {"mark", ROLE_INLINE},
    {"media", ROLE_HIDDEN},      {"nav", ROLE_HIDDEN},        {"nitf-table", ROLE_BLOCK},
    {"noscript", ROLE_HIDDEN},   {"object", ROLE_HIDDEN},     {"ol", ROLE_BLOCK},
    {"p", ROLE_BLOCK},           {"para", ROLE_BLOCK},        {"pre", ROLE_BLOCK},
    {"q", ROLE_INLINE},          {"s", ROLE_INLINE},          {"script", ROLE_RAW},
    {"section", ROLE_BLOCK},     {"select", ROLE_HIDDEN},     {"small", ROLE_INLINE},
    {"source", ROLE_INLINE},     {"span", ROLE_INLINE},       {"strike", ROLE_INLINE},
    {"strong", ROLE_INLINE},     {"style", ROLE_RAW},         {"sub", ROLE_INLINE},
    {"summary", ROLE_BLOCK},     {"sup", ROLE_INLINE},        {"svg", ROLE_HIDDEN},
    {"table", ROLE_BLOCK},       {"tbody", ROLE_BLOCK},       {"td", ROLE_BLANK},
    {"template", ROLE_HIDDEN},   {"textarea", ROLE_HIDDEN},   {"tfoot", ROLE_BLOCK},
    {"th", ROLE_BLANK},          {"thead", ROLE_BLOCK},       {"time", ROLE_INLINE},
    {"tr", ROLE_BLOCK},          {"tt", ROLE_INLINE},         {"u", ROLE_INLINE},
    {"ul", ROLE_BLOCK},          {"video", ROLE_HIDDEN},      {"wbr", ROLE_INLINE},
};
/* clang-format on */
