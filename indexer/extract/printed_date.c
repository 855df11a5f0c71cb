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
    SEAMED_MAX = 400, /* bytes of a block whose elements are parted */
    SEAMS_MAX = 16,
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
    size_t node; /* the first that begins in the block looked at, or later */
    struct printed_date best;
};

/* Where words of two elements touch. */
struct seams {
    size_t at[SEAMS_MAX], count;
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
static struct span before_of(const struct page *page, size_t block, struct span text, size_t start)
{
    struct span before = span_trim(span_part(text, 0, start));

    if (before.len > 0 || block == 0)
        return before;
    before = page->blocks[block - 1].text;
    return before.len <= LABEL_MAX && !has_digit(before) ? before : (struct span){0};
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           ((unsigned char)c & 0x80);
}

/* Whether an element begins or ends inside the text where two words touch: they look parted on the page. */
static bool is_seam(struct span text, size_t at)
{
    return at > 0 && at < text.len && is_word_byte(text.at[at - 1]) && is_word_byte(text.at[at]);
}

/* Note the seam at a byte; they are kept in order. */
static void add_seam(struct seams *s, size_t at)
{
    size_t to = s->count;

    if (s->count == SEAMS_MAX)
        return;
    for (; to > 0 && s->at[to - 1] >= at; to--) {
        if (s->at[to - 1] == at)
            return;
        s->at[to] = s->at[to - 1];
    }
    s->at[to] = at;
    s->count++;
}

/* The text of a short block with a blank at each seam: "By Jane" "14 March" of two elements. */
static struct span part_seams(struct printing *p, size_t number, char out[SEAMED_MAX])
{
    struct span text = p->page->blocks[number].text;
    struct seams seams = {.count = 0};
    size_t len = 0, from = 0;

    while (p->node < p->page->node_count && p->page->nodes[p->node].first_block < number)
        p->node++;
    if (text.len + SEAMS_MAX > SEAMED_MAX)
        return text;
    for (size_t i = p->node; i < p->page->node_count; i++) {
        const struct page_node *node = &p->page->nodes[i];
        if (node->first_block != number)
            break;
        if (is_seam(text, node->first_byte))
            add_seam(&seams, node->first_byte);
        if (node->end_block == number + 1 && is_seam(text, node->end_byte))
            add_seam(&seams, node->end_byte);
    }
    if (seams.count == 0)
        return text;
    for (size_t i = 0; i <= seams.count; i++) {
        size_t until = i < seams.count ? seams.at[i] : text.len;
        memcpy(out + len, text.at + from, until - from);
        len += until - from;
        if (i < seams.count)
            out[len++] = ' ';
        from = until;
    }
    return (struct span){out, len};
}

static void look_at_block(struct printing *p, size_t number)
{
    const struct page_block *block = &p->page->blocks[number];
    const struct printed_setup *setup = p->setup;
    char seamed[SEAMED_MAX];
    struct span text = part_seams(p, number, seamed);
    struct written_dates walk = {.text = text, .order = setup->order};
    struct written_date date;
    double place = 0;

    for (int n = 0; n < BLOCK_DATES_MAX && written_dates_next(&walk, &date); n++) {
        if (date.day < setup->earliest || date.day > setup->latest)
            continue;
        if (n == 0)
            place = worth_of_place(p, block);
        bool near = is_near(p, p->offset + date.start);
        double score = place + worth_before(before_of(p->page, number, text, date.start)) +
                       (near ? worth_near : 0);
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
