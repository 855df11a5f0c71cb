/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "common/date.h"
#include "searcher/output/date_shown.h"
#include "searcher/output/text_parts.h"

enum { LABEL_COLS = 12 }; /* "first date" and two spaces */

static void add_line(struct wrap *w, const char *label, struct span value)
{
    if (value.len == 0)
        return;
    wrap_label(w, span_of(label), STYLE_FAINT);
    wrap_text(w, value, STYLE_PLAIN);
    wrap_line_end(w);
}

static void add_number(struct wrap *w, const char *label, uint64_t number)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%" PRIu64, number);
    add_line(w, label, span_of(text));
}

static void add_day(struct wrap *w, const char *label, int32_t day)
{
    struct buf text = {0};

    date_shown(date_of_day(day), ORIGIN_NONE, &text);
    add_line(w, label, buf_span(&text));
    if (!buf_ok(&text))
        w->out->failed = true;
    buf_free(&text);
}

/* "407 MB", "1.2 MB", "900 bytes": powers of 1000, as disks are sold and `ls --si` says. */
static void add_size(struct wrap *w, const char *label, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    char text[40];
    uint64_t tenths = bytes * 10;
    size_t unit = 0;

    if (bytes > UINT64_MAX / 20) /* no disk has so many */
        tenths = UINT64_MAX / 2;
    while (tenths >= 9995 && unit + 1 < ARRAY_LEN(units)) {
        tenths = (tenths + 500) / 1000;
        unit++;
    }
    if (unit > 0 && tenths < 100)
        (void)snprintf(text, sizeof text, "%" PRIu64 ".%" PRIu64 " %s", tenths / 10, tenths % 10,
                       units[unit]);
    else
        (void)snprintf(text, sizeof text, "%" PRIu64 " %s", (tenths + 5) / 10, units[unit]);
    add_line(w, label, span_of(text));
}

void text_info(struct page *page, const char *index, const struct index_info *info)
{
    struct wrap w = text_wrap(page);

    w.indent_cols = LABEL_COLS;
    add_line(&w, "index", span_of(index));
    add_number(&w, "articles", info->articles);
    add_number(&w, "passages", info->passages);
    add_number(&w, "words", info->words);
    add_number(&w, "sources", info->sources);
    if (info->articles > info->undated) {
        add_day(&w, "first date", info->first_day);
        add_day(&w, "last date", info->last_day);
    }
    add_number(&w, "undated", info->undated);
    add_size(&w, "size", info->bytes);
    add_line(&w, "stemmer", info->stemmer);
    add_number(&w, "format", info->format);
    add_line(&w, "made by", info->made_by);
    add_line(&w, "created", info->created);
}
