/* tests/fuzz/fuzz_page_fields.c: any bytes as a page, and as the JSON-LD of one: every field is text, every
 * day is plausible, and what is read twice is read alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/page_fields.h"
#include "indexer/extract/url_parts.h"
#include "indexer/extract/written_dates.h"
#include "tests/support/insist.h"

enum { TODAY = 20454, EARLIEST = 9131 }; /* 2026-01-01, 1995-01-01 */

static void check_field(const struct field *field)
{
    insist(is_text(field->value));
    insist((field->value.len > 0) == (field->origin != ORIGIN_NONE));
}

static void check_fields(const struct page_fields *f)
{
    check_field(&f->title);
    check_field(&f->source);
    check_field(&f->author);
    check_field(&f->section);
    insist(is_text(f->language) && is_text(f->url) && is_text(f->body));
    insist(f->modified.len == 0 || f->modified.len == DATE_TEXT_MAX - 1);
    insist((f->date.precision != LEDE_NONE) == (f->date_origin != ORIGIN_NONE));
    if (f->date.precision != LEDE_NONE)
        insist(f->date.earliest >= EARLIEST && f->date.earliest <= TODAY);
}

static void check_page(struct page *page, const struct outlets *outlets, struct arena *arena)
{
    struct page_fields fields, again;
    struct lede_error err;

    insist(page_fields_find(page, outlets, TODAY, arena, &fields, &err));
    check_fields(&fields);
    insist(page_fields_find(page, outlets, TODAY, arena, &again, &err));
    insist(span_equal(fields.title.value, again.title.value));
    insist(fields.date.earliest == again.date.earliest && fields.date_origin == again.date_origin);
}

static void check_dates(struct span text)
{
    struct written_dates walk = {.text = text};
    struct written_date date;
    size_t last = 0;

    while (written_dates_next(&walk, &date)) {
        insist(date.start < date.end && date.end <= text.len && date.end > last);
        insist(date_exists(date_civil(date.day)));
        last = date.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct outlets outlets; /* loaded once: the table takes longer than most inputs */
    struct arena arena = {0};
    struct buf text = {0};
    struct lede_error err;
    struct lede_date date;
    struct page page;

    insist(outlets.by_key.count || outlets_load(&outlets, &err));
    (void)utf8_repair((struct span){(const char *)data, size}, &text);
    insist(buf_ok(&text));
    struct span bytes = buf_span(&text);
    check_dates(bytes);
    if (url_date(bytes, &date))
        insist(date_exists(date_civil(date.earliest)));
    if (html_page_read(bytes, &arena, &page, &err))
        check_page(&page, &outlets, &arena);
    page = (struct page){.json_ld = &bytes, .json_ld_count = 1};
    check_page(&page, &outlets, &arena);
    buf_free(&text);
    arena_free(&arena);
    return 0;
}
