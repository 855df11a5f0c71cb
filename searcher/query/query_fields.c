/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/query_fields.h"

/* clang-format off */
static const struct query_field field_rows[] = {
    {.name = "title",    .reads = READS_WORDS, .text = FIELD_TITLE},
    {.name = "source",   .reads = READS_FIELD, .meta = META_SOURCE},
    {.name = "author",   .reads = READS_FIELD, .meta = META_AUTHOR},
    {.name = "agency",   .reads = READS_FIELD, .meta = META_AGENCY},
    {.name = "section",  .reads = READS_FIELD, .meta = META_SECTION},
    {.name = "language", .reads = READS_FIELD, .meta = META_LANGUAGE},
    {.name = "person",   .reads = READS_NAME, .type = ENTITY_PERSON},
    {.name = "org",      .reads = READS_NAME, .type = ENTITY_ORG},
    {.name = "place",    .reads = READS_NAME, .type = ENTITY_PLACE},
    {.name = "said",     .reads = READS_SAID},
    {.name = "date",     .reads = READS_DATE},
    {.name = "mentions", .reads = READS_MENTION},
    /* Paths and addresses hold anything but blanks. */
    {.name = "id",       .reads = READS_ID,   .to_blank = true},
    {.name = "url",      .reads = READS_URL,  .to_blank = true},
    {.name = "like",     .reads = READS_LIKE, .to_blank = true},
};
/* clang-format on */

static bool begins_with_name(struct span text, size_t at, struct span name, size_t *end)
{
    if (!span_starts_any_case(span_part(text, at, text.len), name))
        return false;
    *end = at + name.len + 1;
    return *end <= text.len && text.at[*end - 1] == ':';
}

const struct query_field *query_field_at(struct span text, size_t at, size_t *end)
{
    for (size_t i = 0; i < ARRAY_LEN(field_rows); i++) {
        size_t behind;
        if (begins_with_name(text, at, span_of(field_rows[i].name), &behind)) {
            *end = behind;
            return &field_rows[i];
        }
    }
    return NULL;
}
