/* indexer/read/elements.h: XML or SGML as a flat array of its elements: what the readers of feeds, NITF, NewsML
 * and SGML archives ask.
 *
 * Nothing has to be well formed: what is never closed ends with what it lies in, an end tag that closes
 * nothing is passed over. No depth is too deep, no entity is ever expanded, nothing is loaded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum { ELEMENTS_MAX = 500000, PREFIXES_MAX = 32 };

struct element {
    struct span name; /* lower case; its prefix is the usual one of its namespace: dc:creator */
    struct span attributes;
    size_t start, end;       /* of it all, in the text */
    size_t inner, inner_end; /* of what stands between its tags */
    uint32_t parent;         /* UINT32_MAX: none */
    uint32_t behind;         /* the first element behind all that lie in it */
    bool closed;             /* by an end tag of its own */
};

/* Prefixes that were declared, and what stands for them. */
struct prefixes {
    struct {
        struct span prefix;
        const char *usual;
    } at[PREFIXES_MAX];
    size_t count;
};

struct elements {
    struct span text;
    struct element *at;
    size_t count;
    struct prefixes prefixes; /* set ahead: those of a head that text goes with */
};

/* text: valid UTF-8. Zeroed but for prefixes before. In the arena. Fails with LEDE_MEMORY, or LEDE_LIMIT for
 * more than ELEMENTS_MAX. */
bool elements_read(struct span text, struct arena *arena, struct elements *out,
                   struct lede_error *err) MUST_CHECK;

/* The first element of that name in element `in` (SIZE_MAX: in all of them), at any depth, from element `from`
 * on; SIZE_MAX: none. */
size_t element_find(const struct elements *e, size_t in, const char *name, size_t from);

/* The same right below `in`. */
size_t element_child(const struct elements *e, size_t in, const char *name);

/* What stands between the tags of an element; empty for SIZE_MAX. */
struct span element_inner(const struct elements *e, size_t i);

/* The value of an attribute, raw; its name without regard to case. */
struct span element_attribute(const struct elements *e, size_t i, const char *name);

/* The text of an element on one line, or an attribute's. Empty for SIZE_MAX. Fails with LEDE_MEMORY. */
bool element_line(const struct elements *e, size_t i, struct arena *arena, struct span *out,
                  struct lede_error *err) MUST_CHECK;
bool element_value(const struct elements *e, size_t i, const char *name, struct arena *arena,
                   struct span *out, struct lede_error *err) MUST_CHECK;

/* XML's bytes as text, by their mark, by what they are, or else by the charset their declaration names. The
 * declaration stands in head when there is one. */
struct decoded;
bool xml_decode(struct span head, struct span bytes, struct arena *arena, struct decoded *out,
                struct lede_error *err) MUST_CHECK;

/* The name of the first element, as written; empty when none begins within the text. For sniffing. */
struct span xml_root(struct span text);
