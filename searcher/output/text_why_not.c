/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/harmless.h"
#include "searcher/output/text_parts.h"

static void add_line(struct wrap *w, const char *label, struct span text)
{
    wrap_label(w, span_of(label), STYLE_FAINT);
    wrap_text(w, text, STYLE_PLAIN);
    wrap_line_end(w);
}

void text_why_not(struct page *page, const struct why_not *why)
{
    enum { LABEL_COLS = 7 };
    struct wrap w = text_wrap(page);

    wrap_text(&w, why->article.id, STYLE_PLAIN);
    wrap_text(&w,
              why->matches ? SPAN("is found")
              : why->any   ? SPAN("is not found: it has some of these words, not all (--match any)")
                           : SPAN("is not found"),
              STYLE_PLAIN);
    wrap_line_end(&w);
    w.indent_cols = LABEL_COLS;
    for (size_t i = 0; i < why->part_count; i++)
        add_line(&w, why->parts[i].holds ? "holds" : "lacks", why->parts[i].text);
}
