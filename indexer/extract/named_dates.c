/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/named_dates.h"

#include "indexer/extract/date_context.h"
#include "indexer/extract/date_cursor.h"
#include "indexer/extract/date_meaning.h"

/* Behind the run of digits, or the word, at a place. */
static size_t run_end(struct span text, size_t at)
{
    if (!date_is_digit(text.at[at]))
        return at + date_word_at(text, at).len;
    while (at < text.len && date_is_digit(text.at[at]))
        at++;
    return at;
}

/* What it says without the article's day; false where it says nothing then. */
static bool says(const struct date_phrase *p, struct named_date *out)
{
    bool month = p->means == MEANS_MONTH || p->means == MEANS_DAY || p->means == MEANS_DAYS;

    *out = (struct named_date){.start = p->start,
                               .end = p->end,
                               .said = p->said,
                               .month = p->month,
                               .day = p->day,
                               .phrase = *p};
    if (p->said == YEAR_NAMED && date_meaning_absolute(p, &out->date))
        return true;
    if (p->said == YEAR_NAMED && p->means != MEANS_NUMERIC)
        return false; /* no such day */
    if (p->said != YEAR_NAMED && p->said != YEAR_RELATIVE && p->said != YEAR_NEXT && month &&
        (p->day > 0 || p->said != YEAR_MISSING))
        return true;
    out->said = YEAR_RELATIVE;
    return true;
}

bool named_dates_next(struct named_dates *n, struct named_date *out)
{
    while ((n->at = date_phrase_next(n->text, n->at)) < n->text.len) {
        struct date_phrase phrase;
        size_t at = n->at;

        if (date_context_forbids_start(n->text, at) || !date_phrase_read(n->text, at, &phrase)) {
            n->at = run_end(n->text, at);
            continue;
        }
        n->at = phrase.end;
        if (says(&phrase, out) && (n->relative || out->said != YEAR_RELATIVE))
            return true;
    }
    return false;
}
