/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "common/date.h"
#include "searcher/output/harmless.h"
#include "searcher/output/text_parts.h"

void tsv_archive_names(struct page *page, const struct archive_names *a)
{
    struct buf *out = &page->text;

    buf_text(out, "type\tname\tarticles\n");
    for (size_t i = 0; i < a->count; i++) {
        buf_addf(out, "%s\t", entity_type_name(a->names[i].type));
        harmless_add(out, a->names[i].shown);
        buf_addf(out, "\t%" PRIu64 "\n", a->names[i].articles);
    }
}

static void add_counted(struct buf *out, const char *part, const char *type, struct span text,
                        uint64_t articles)
{
    buf_addf(out, "%s\t%s\t", part, type);
    harmless_add(out, text);
    buf_addf(out, "\t%" PRIu64 "\t\t\t\n", articles);
}

static void add_article(struct buf *out, const char *part, const struct name_article *a)
{
    char from[DATE_TEXT_MAX] = "", to[DATE_TEXT_MAX] = "";

    if (a->date.precision != LEDE_NONE) {
        date_write(a->date.earliest, from);
        date_write(a->date.latest, to);
    }
    buf_addf(out, "%s\t\t", part);
    harmless_add(out, a->title);
    buf_addf(out, "\t\t%s\t%s\t", from, to);
    harmless_add(out, a->id);
    buf_byte(out, '\n');
}

void tsv_archive_name(struct page *page, const struct archive_name *a)
{
    struct buf *out = &page->text;

    buf_text(out, "part\ttype\ttext\tarticles\tearliest\tlatest\tid\n");
    if (!a->found)
        return;
    add_counted(out, "name", entity_type_name(a->name.type), a->name.shown, a->name.articles);
    for (size_t i = 0; i < a->spelling_count; i++)
        add_counted(out, "spelling", "", a->spellings[i].written, a->spellings[i].articles);
    if (a->dated) {
        add_article(out, "first", &a->first);
        add_article(out, "last", &a->last);
    }
    for (size_t i = 0; i < a->with_count; i++)
        add_counted(out, "with", entity_type_name(a->with[i].type), a->with[i].shown,
                    a->with[i].articles);
}
