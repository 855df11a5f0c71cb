/* tests/fuzz/fuzz_dates.c: any bytes as text that names dates, outlets and places: what is read of it lies
 * in it, in its order, and every day of it is one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/date.h"
#include "indexer/extract/credit_line.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/infer_date.h"
#include "indexer/extract/mentions.h"
#include "indexer/extract/path_parts.h"
#include "indexer/extract/pub_date.h"
#include "tests/support/insist.h"

enum { PUBLISHED = 18000 }; /* 2019-04-14 */

static void check_date(const struct lede_date *date)
{
    insist(date->earliest <= date->latest);
    insist(date->precision >= LEDE_DAY && date->precision <= LEDE_SPAN);
    insist(date_exists(date_civil(date->earliest)) && date_exists(date_civil(date->latest)));
}

/* Unknown has no ends. */
static void check_date_or_none(const struct lede_date *date)
{
    if (date->precision == LEDE_NONE)
        insist(date->earliest == 0 && date->latest == 0);
    else
        check_date(date);
}

/* Each in its place, with days that are. */
static void check_mentions(const struct article *a, size_t most)
{
    size_t last = 0;

    insist(a->mention_count <= most);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        insist(m->start >= last && m->start < m->end && m->end <= a->text.len);
        insist(m->earliest <= m->latest);
        insist(date_exists(date_civil(m->earliest)) && date_exists(date_civil(m->latest)));
        last = m->end;
    }
}

static void check_named(const struct named_date *named)
{
    if (named->said == YEAR_NAMED)
        check_date(&named->date);
    else if (named->said != YEAR_RELATIVE)
        insist(named->month >= 1 && named->month <= 12 && named->day >= 0 && named->day <= 31);
}

static void check_text(struct span text, struct arena *arena)
{
    struct named_dates walk = {.text = text};
    struct named_date named;
    struct article a = {.text = text};
    struct lede_error err;
    size_t last = 0, count = 0;

    while (named_dates_next(&walk, &named)) {
        insist(named.start >= last && named.start < named.end);
        insist(is_characters(text, named.start, named.end));
        check_named(&named);
        last = named.end;
    }
    walk = (struct named_dates){.text = text, .relative = true};
    for (last = 0; named_dates_next(&walk, &named); last = named.end, count++)
        insist(named.start >= last && is_characters(text, named.start, named.end));
    a.date = date_of_span(PUBLISHED, PUBLISHED + (int32_t)(text.len % 40));
    insist(mentions_find((enum named_order)(text.len % 3), arena, &a, &err));
    check_mentions(&a, count);
    struct lede_date inferred = infer_date(text);
    check_date_or_none(&inferred);
}

/* A source may be the table's, all else is the line's. */
static void check_line(struct span line, const struct outlets *outlets)
{
    struct credit credit = credit_parse(line, outlets);
    struct named_date named;
    struct lede_date date;

    insist(credit_kind_name(credit.kind));
    check_date_or_none(&credit.date);
    insist(is_within(line, credit.author));
    insist(is_within(line, credit.place));
    if (credit.outlet)
        insist(outlets_find(outlets, span_of(credit.outlet->name)) == credit.outlet);
    else
        insist(is_within(line, credit.source));
    if (date_line_read(line, &named))
        check_named(&named);
    if (pub_date_parse(line, &date))
        check_date(&date);
    if (path_date(line, &date))
        check_date(&date);
    const struct outlet *folder = path_outlet(line, span_part(line, 0, line.len / 2), outlets);
    insist(!folder || outlets_find(outlets, span_of(folder->name)) == folder);
}

static void check_paragraph(struct span paragraph, const struct outlets *outlets,
                            struct arena *arena)
{
    const struct outlet *outlet = NULL;
    struct dateline dateline = {0};
    struct span cut = credit_cut_sign(paragraph, outlets, &outlet);

    insist(cut.len <= paragraph.len && (cut.len == 0 || cut.at == paragraph.at));
    insist(outlet || cut.len == paragraph.len);
    if (!dateline_parse(paragraph, outlets, &dateline))
        return;
    insist(dateline.len > 0);
    insist(is_characters(paragraph, 0, dateline.len));
    insist(is_within(span_part(paragraph, 0, dateline.len), dateline.place));
    insist(dateline_title_case(dateline.place, arena).at != NULL);
    if (dateline.dated)
        check_named(&dateline.date);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct outlets outlets; /* loaded once: the table takes longer than most inputs */
    struct arena arena = {0};
    struct buf text = {0};
    struct span rest, line;
    struct lede_error err;

    insist(outlets.by_key.count || outlets_load(&outlets, &err));
    (void)utf8_repair((struct span){(const char *)data, size}, &text);
    insist(buf_ok(&text));
    rest = buf_span(&text);
    check_text(rest, &arena);
    while (span_cut(&rest, '\n', &line)) {
        check_line(line, &outlets);
        check_paragraph(line, &outlets, &arena);
    }
    buf_free(&text);
    arena_free(&arena);
    return 0;
}
