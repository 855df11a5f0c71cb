/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/printed_date.h"

#include "analysis/words.h"
#include "common/utf8.h"
#include "indexer/extract/page_places.h"
#include "indexer/extract/printed_words_table.h"

enum {
    BEFORE_BYTES = 40, /* in front of a day that are looked at */
    ALONE_MAX = 60,    /* bytes of a block that is the date and little more */
    LABEL_MAX = 30,    /* bytes of a block that is a label of the next */
    LONG_MIN = 200,    /* bytes of a block that is text */
    NEAR_BEFORE = 150, /* bytes in front of the headline and behind it that are beside it */
    NEAR_BEHIND = 600,
    BLOCK_DATES_MAX = 50 /* of one block; a list of more is none of the page's own */
};

/* What each sign of a date's own is worth: EXTRACTION's table, measured on the development sets. */
static const double worth_named = 2, worth_said = 2, worth_near = 2, worth_alone = 1.5,
                    worth_updated = -1.5, worth_long = -1.5, worth_elsewhere = -4, worth_owned = -5,
                    worth_other = -3, worth_month = 3;

/* Where the page's text stands, in bytes from its start. */
struct printing {
    const struct page *page;
    const uint8_t *places;
    const struct printed_setup *setup;
    size_t offset, headline_at, headline_end;
    struct printed_date best;
};

static double worth_of(enum printed_kind kind)
{
    switch (kind) {
    case PRINTED_PUBLISHED: return worth_said;
    case PRINTED_UPDATED: return worth_updated;
    case PRINTED_OWNED: return worth_owned;
    case PRINTED_OTHER: break;
    }
    return worth_other;
}

/* The last word in front of the date that says something. */
static double worth_before(struct span before)
{
    struct words walk = {0};
    struct word word;
    double worth = 0;
    size_t start = before.len > BEFORE_BYTES ? before.len - BEFORE_BYTES : 0;

    while (start > 0 && start < before.len && ((unsigned char)before.at[start] & 0xC0) == 0x80)
        start++;
    walk.text = span_part(before, start, before.len);
    if (span_find(walk.text, SPAN("©"), 0) != SIZE_MAX ||
        span_find(walk.text, SPAN("(c)"), 0) != SIZE_MAX)
        return worth_owned;
    while (words_next(&walk, &word))
        for (size_t i = 0; i < ARRAY_LEN(printed_words); i++)
            if (span_starts(word.form, span_of(printed_words[i].begins))) {
                worth = worth_of(printed_words[i].kind);
                break;
            }
    return worth;
}

static bool is_near(const struct printing *p, size_t at)
{
    if (p->setup->headline == SIZE_MAX)
        return false;
    return at + NEAR_BEFORE >= p->headline_at && at <= p->headline_end + NEAR_BEHIND;
}

static double worth_of_place(const struct printing *p, const struct page_block *block)
{
    unsigned places = (unsigned)p->places[block->inner] | p->places[block->node];
    double worth = 0;

    if (places & PLACE_DATE)
        worth += worth_named;
    if (places & PLACE_MODIFIED)
        worth += worth_updated;
    if (places & PLACE_ELSEWHERE)
        worth += worth_elsewhere;
    if (block->text.len < ALONE_MAX)
        worth += worth_alone;
    if (block->text.len > LONG_MIN)
        worth += worth_long;
    return worth;
}

static bool has_digit(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* The text in front of a date: of its block, or a short block before it where it stands at the start. */
static struct span before_of(const struct page *page, size_t block, size_t start)
{
    struct span before = span_trim(span_part(page->blocks[block].text, 0, start));

    if (before.len > 0 || block == 0)
        return before;
    before = page->blocks[block - 1].text;
    return before.len <= LABEL_MAX && !has_digit(before) ? before : (struct span){0};
}

static void look_at_block(struct printing *p, size_t number)
{
    const struct page_block *block = &p->page->blocks[number];
    const struct printed_setup *setup = p->setup;
    struct written_dates walk = {.text = block->text, .order = setup->order};
    struct written_date date;
    double place = 0;

    for (int n = 0; n < BLOCK_DATES_MAX && written_dates_next(&walk, &date); n++) {
        if (date.day < setup->earliest || date.day > setup->latest)
            continue;
        if (n == 0)
            place = worth_of_place(p, block);
        bool near = is_near(p, p->offset + date.start);
        double score =
            place + worth_before(before_of(p->page, number, date.start)) + (near ? worth_near : 0);
        if (date.day >= setup->month_from && date.day <= setup->month_until)
            score += worth_month;
        if (!p->best.found || score > p->best.score)
            p->best = (struct printed_date){true, date.day, score, near};
    }
}

struct printed_date printed_date_find(const struct page *page, const uint8_t *places,
                                      const struct printed_setup *setup)
{
    struct printing p = {.page = page, .places = places, .setup = setup};
    size_t offset = 0;

    for (size_t i = 0; i < page->block_count && setup->headline != SIZE_MAX; i++) {
        if (i == setup->headline) {
            p.headline_at = offset;
            p.headline_end = offset + page->blocks[i].text.len;
            break;
        }
        offset += page->blocks[i].text.len + 1;
    }
    for (size_t i = 0; i < page->block_count; i++) {
        if (!page->nodes[page->blocks[i].inner].hidden)
            look_at_block(&p, i);
        p.offset += page->blocks[i].text.len + 1;
    }
    return p.best;
}
