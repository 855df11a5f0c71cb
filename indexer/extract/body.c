/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/body.h"

#include "analysis/words.h"
#include "indexer/extract/credit_line.h"
#include "indexer/extract/line_words.h"

enum {
    HEAD_BLOCKS = 14,  /* a head is at most so many blocks long */
    LEAD_IN_MAX = 400, /* bytes of a standfirst; longer is body */
    LEAD_IN_BLOCKS = 2,
    TEASER_MAX = 300, /* bytes of a teaser; longer is body */
    HEADLINE_MAX = 250,
    KICKER_WORDS = 4, /* of a line above the headline */
    REPEATED_AMONG = 2,
    HEADLINE_TEXT_MAX = 160, /* bytes of a headline that ends in a full stop */
    SUBTITLES_MAX = 2,
    REMAINS_TIMES = 3, /* the body is so many times as long as what a rule drops before it */
    LATE_PERCENT = 50, /* of the blocks' bytes: a credit line behind it ends the article */
    LAST_HEADING_WORDS = 12,
    BARE_MORE_MAX = 24,
    LIST_BLOCKS = 12 /* a list of headlines inside a body is at most so long */
};

static struct span text_of(const struct blocks *b, size_t i)
{
    return block_span(b, i);
}

static bool is_kind(const struct blocks *b, size_t i, enum block_kind kind)
{
    return i < b->count && b->at[i].kind == kind;
}

static bool is_credit(const struct blocks *b, size_t i, enum credit_kind kind)
{
    return is_kind(b, i, BLOCK_CREDIT) && b->at[i].credit == kind;
}

/* Neither a heading nor a paragraph: something with a name. */
static bool is_classified(const struct blocks *b, size_t i)
{
    return !is_kind(b, i, BLOCK_TEXT) && !is_kind(b, i, BLOCK_HEADING);
}

static size_t length_of(const struct blocks *b, size_t i)
{
    return b->at[i].end - b->at[i].start;
}

static size_t bytes_between(const struct blocks *b, size_t from, size_t to)
{
    return from < to ? b->at[to - 1].end - b->at[from].start : 0;
}

/* The same words, whatever the signs and capitals. */
static bool is_same_line(const struct blocks *b, size_t i, size_t k)
{
    char one[LEAD_IN_MAX + 100], other[LEAD_IN_MAX + 100];
    size_t len;

    if (length_of(b, i) > LEAD_IN_MAX || length_of(b, k) > LEAD_IN_MAX)
        return false;
    len = words_fold(text_of(b, i), one, sizeof one);
    return len > 0 && len == words_fold(text_of(b, k), other, sizeof other) &&
           memcmp(one, other, len) == 0;
}

static size_t head_limit(const struct blocks *b)
{
    return b->count < HEAD_BLOCKS ? b->count : HEAD_BLOCKS;
}

/* The headline that the head has twice, whatever it looks like: its first line, or its second behind a
 * short one. Lines further down that come again are captions. */
static size_t find_repeated(const struct blocks *b)
{
    size_t limit = head_limit(b), seen = 0;

    for (size_t i = 0; i < limit && seen < REPEATED_AMONG; i++) {
        if (is_classified(b, i))
            continue;
        seen++;
        if (length_of(b, i) > HEADLINE_MAX)
            return SIZE_MAX;
        for (size_t k = i + 1; k < limit; k++)
            if (!is_classified(b, k) && is_same_line(b, i, k))
                return i;
        if (line_count_words(text_of(b, i)) > KICKER_WORDS)
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* A speaker's name looks like a place ("SMITH: I think …") but does not come alone. */
static bool is_transcript(const struct blocks *b, const struct outlets *outlets, size_t except)
{
    struct dateline other;
    size_t limit = b->count < except + HEAD_BLOCKS ? b->count : except + HEAD_BLOCKS;

    for (size_t i = 0; i < limit; i++)
        if (i != except && is_kind(b, i, BLOCK_TEXT) &&
            dateline_parse(text_of(b, i), outlets, &other) && other.colon)
            return true;
    return false;
}

/* The block that begins with a dateline, if all before it may be a head; SIZE_MAX if there is none. */
static size_t find_dateline(const struct blocks *b, const struct outlets *outlets,
                            struct dateline *out)
{
    size_t limit = head_limit(b), lead_ins = 0;

    for (size_t i = 0; i < limit; i++) {
        if (is_kind(b, i, BLOCK_CREDIT))
            continue;
        if (!is_kind(b, i, BLOCK_SECTION) && dateline_parse(text_of(b, i), outlets, out)) {
            bool heading = is_kind(b, i, BLOCK_HEADING) && !out->outlet && !out->dated;
            bool doubtful =
                heading || (out->colon && (lead_ins > 0 || is_transcript(b, outlets, i)));
            if (!doubtful)
                return i;
        }
        if (is_kind(b, i, BLOCK_TEXT) &&
            (++lead_ins > LEAD_IN_BLOCKS || length_of(b, i) > LEAD_IN_MAX))
            break;
    }
    *out = (struct dateline){0};
    return SIZE_MAX;
}

/* The headline among blocks [0, end): the repeated line, else the first heading, else a first line
 * that would be one but for its full stop. */
static size_t find_headline(const struct blocks *b, size_t end)
{
    size_t repeated = find_repeated(b);

    if (repeated < end)
        return repeated;
    for (size_t i = 0; i < end; i++)
        if (is_kind(b, i, BLOCK_HEADING) && line_count_words(text_of(b, i)) > 1)
            return i;
    for (size_t i = 0; i < end; i++)
        if (!is_classified(b, i))
            return length_of(b, i) <= HEADLINE_TEXT_MAX ? i : SIZE_MAX;
    return SIZE_MAX;
}

/* A line that stands between headline and body only: a date, a byline, the headline again. */
static bool is_anchor(const struct blocks *b, size_t i, size_t headline)
{
    if (is_kind(b, i, BLOCK_CREDIT))
        return b->at[i].credit != CREDIT_STAFF && b->at[i].credit != CREDIT_SOURCE;
    return !is_classified(b, i) && is_same_line(b, i, headline);
}

/* Where the head goes on behind a standfirst at i; i itself when what stands there is the body. */
static size_t pass_standfirst(const struct blocks *b, size_t i, size_t headline)
{
    size_t limit = head_limit(b), sentences = 0;

    for (size_t k = i; k < limit && k <= i + LEAD_IN_BLOCKS; k++) {
        if (k > i && is_anchor(b, k, headline))
            return bytes_between(b, k, b->count) > REMAINS_TIMES * bytes_between(b, i, k) ? k : i;
        sentences += is_kind(b, k, BLOCK_TEXT);
        if (is_kind(b, k, BLOCK_CREDIT) || length_of(b, k) > LEAD_IN_MAX || sentences > 1)
            return i;
    }
    return i;
}

/* Headings right below the headline, with no text between, say it again in other words. */
static size_t pass_subtitles(const struct blocks *b, size_t i)
{
    size_t passed = 0;

    while (passed < SUBTITLES_MAX && is_kind(b, i + passed, BLOCK_HEADING) &&
           text_of(b, i + passed).at[length_of(b, i + passed) - 1] != '?')
        passed++;
    passed += i;
    while (passed > i && passed < b->count && is_classified(b, passed))
        passed++;
    return is_kind(b, passed, BLOCK_TEXT) && is_kind(b, passed + 1, BLOCK_TEXT) ? passed : i;
}

/* A first line that ends in a full stop but has a capital on every long word, as headlines do. */
static bool is_capitalized_line(const struct blocks *b, size_t i)
{
    struct words walk = {.text = text_of(b, i)};
    struct word word;
    size_t longer = 0, small = 0;

    if (!is_kind(b, i, BLOCK_TEXT) || length_of(b, i) > HEADLINE_TEXT_MAX)
        return false;
    while (words_next(&walk, &word)) {
        longer += word.form.len > 3;
        small += word.form.len > 3 && word.written == WRITTEN_LOWER;
    }
    return longer > 3 && small == 0;
}

/* The head of an article without a dateline. */
static void find_plain_head(const struct blocks *b, struct body *out)
{
    size_t i = 0, passed;

    while (i < head_limit(b) && is_classified(b, i))
        i++;
    out->headline = find_repeated(b);
    if (out->headline == SIZE_MAX && i + 1 < b->count &&
        (is_kind(b, i, BLOCK_HEADING) || is_capitalized_line(b, i)))
        out->headline = i;
    out->start = i;
    if (out->headline == SIZE_MAX)
        return;
    i = out->headline + 1;
    do {
        while (i < b->count && (is_classified(b, i) || is_same_line(b, i, out->headline)))
            i++;
        passed = i;
        if (i < b->count)
            i = pass_standfirst(b, i, out->headline);
    } while (i > passed);
    out->start = pass_subtitles(b, i);
}

/* The line is cut short or has no full stop: a teaser's, not a paragraph's. */
static bool is_no_sentence(const struct blocks *b, size_t i)
{
    struct span line = text_of(b, i);
    return !is_kind(b, i, BLOCK_TEXT) || span_ends(line, SPAN("...")) ||
           span_ends(line, SPAN("\xe2\x80\xa6"));
}

/* What the blocks from some block on are like, kept while a walk goes forward: no block is looked at
 * twice, however many of them look like the start of other stories. */
struct remainder {
    size_t count, broken; /* blocks, and how many of them are no sentences */
    size_t short_from;    /* from this block on none is longer than a teaser */
};

static struct remainder remainder_of(const struct blocks *b, size_t start)
{
    struct remainder r = {.count = b->count - start, .short_from = b->count};

    while (r.short_from > start && length_of(b, r.short_from - 1) <= TEASER_MAX)
        r.short_from--;
    for (size_t i = start; i < b->count; i++)
        r.broken += is_no_sentence(b, i);
    return r;
}

static void pass_block(const struct blocks *b, size_t i, struct remainder *r)
{
    r->count--;
    r->broken -= is_no_sentence(b, i);
}

/* All from block i on, where the walk is, may be teasers: none is long, half of them no sentences. */
static bool are_teasers(const struct remainder *r, size_t i)
{
    return i >= r->short_from && r->broken * 2 >= r->count;
}

/* "Read more" that names no story itself. */
static bool is_bare_more(const struct blocks *b, size_t i)
{
    return is_kind(b, i, BLOCK_MORE) && length_of(b, i) <= BARE_MORE_MAX;
}

/* A heading with a date behind it, and then itself again or nothing else: how lists of stories look. */
static bool is_dated_heading(const struct blocks *b, size_t i, size_t end)
{
    if (!is_kind(b, i, BLOCK_HEADING) || i + 1 >= end ||
        (!is_credit(b, i + 1, CREDIT_DATE) && !is_credit(b, i + 1, CREDIT_UPDATED)))
        return false;
    return i + 2 >= end || is_no_sentence(b, i + 2);
}

static bool is_late(const struct blocks *b, size_t i, size_t start)
{
    return bytes_between(b, start, i) * 100 > bytes_between(b, start, b->count) * LATE_PERCENT;
}

/* A credit line at i that ends the article; `behind` is what follows it. */
static bool ends_article(const struct blocks *b, size_t i, size_t start,
                         const struct remainder *behind)
{
    if (is_credit(b, i, CREDIT_PUBLISHED))
        return is_late(b, i, start) || are_teasers(behind, i + 1);
    return is_credit(b, i, CREDIT_SOURCE) && are_teasers(behind, i + 1);
}

/* Behind the credit line at i that ends the article: more lines of its kind, but no dates, which other
 * stories begin with. */
static size_t pass_credits(const struct blocks *b, size_t i)
{
    for (i++; i < b->count; i++) {
        bool dated = is_credit(b, i, CREDIT_DATE) || is_credit(b, i, CREDIT_UPDATED);
        if (!is_kind(b, i, BLOCK_STOCK) && (!is_kind(b, i, BLOCK_CREDIT) || dated))
            break;
    }
    return i;
}

/* The first block of other stories; the count when there are none. */
static size_t find_other_stories(const struct blocks *b, size_t start)
{
    struct remainder rest = remainder_of(b, start);

    pass_block(b, start, &rest);
    for (size_t i = start + 1; i < b->count; i++) {
        if (is_dated_heading(b, i, b->count) && are_teasers(&rest, i))
            return i;
        pass_block(b, i, &rest);
        if (ends_article(b, i, start, &rest))
            return pass_credits(b, i);
        bool heads = is_kind(b, i, BLOCK_CLOSING) || is_bare_more(b, i);
        if (heads && i + 1 < b->count && are_teasers(&rest, i + 1))
            return i;
    }
    return b->count;
}

/* The end of the body: before the lines at its end that are not the article's. */
static size_t find_end(const struct blocks *b, size_t start, size_t own_end)
{
    size_t end = own_end, paragraphs = 0;

    for (size_t i = start; i < own_end; i++)
        paragraphs += is_kind(b, i, BLOCK_TEXT);
    while (end > start + 1) {
        bool last_heading = is_kind(b, end - 1, BLOCK_HEADING) && paragraphs > 2 &&
                            line_count_words(text_of(b, end - 1)) <= LAST_HEADING_WORDS;
        if (!is_classified(b, end - 1) && !last_heading)
            break;
        end--;
    }
    return end;
}

void body_find(const struct blocks *b, const struct outlets *outlets, struct body *out)
{
    size_t dateline;

    *out = (struct body){.headline = SIZE_MAX};
    if (b->count == 0)
        return;
    dateline = find_dateline(b, outlets, &out->dateline);
    if (dateline != SIZE_MAX) {
        out->start = dateline;
        out->headline = find_headline(b, dateline);
    } else {
        find_plain_head(b, out);
    }
    if (out->start >= b->count) { /* nothing but head: then it is the article */
        out->start = 0;
        out->headline = SIZE_MAX;
    }
    out->own_end = find_other_stories(b, out->start);
    out->end = find_end(b, out->start, out->own_end);
}

/* Inside the body: advertisements, "Read more: …" with the headline that it may stand over, and the
 * headline again. */
static bool is_dropped(const struct blocks *b, const struct body *body, size_t i)
{
    if (is_kind(b, i, BLOCK_STOCK) || is_kind(b, i, BLOCK_MORE))
        return true;
    if (body->headline != SIZE_MAX && i > body->start && is_same_line(b, i, body->headline))
        return true;
    return i > body->start && is_bare_more(b, i - 1) && is_kind(b, i, BLOCK_HEADING);
}

/* The block behind the list of headlines that begins at i; i when none does. */
static size_t pass_list(const struct blocks *b, const struct body *body, size_t i)
{
    if (is_kind(b, i, BLOCK_LIST))
        for (size_t k = i + 1; k < body->end && k <= i + LIST_BLOCKS; k++)
            if (is_kind(b, k, BLOCK_LIST_END))
                return k + 1;
    return i;
}

size_t body_next(const struct blocks *b, const struct body *body, size_t i)
{
    for (; i < body->end; i++) {
        i = pass_list(b, body, i);
        if (i < body->end && !is_dropped(b, body, i))
            return i;
    }
    return body->end;
}

bool body_write(const struct blocks *b, const struct outlets *outlets, struct body *body,
                struct arena *arena, struct span *out, struct lede_error *err)
{
    struct span part;
    char *to = arena_take(arena, bytes_between(b, body->start, body->end) + 1, 1);
    size_t len = 0;

    *out = (struct span){to, 0};
    if (!to)
        return error_memory(err);
    for (size_t i = body->start; (i = body_next(b, body, i)) < body->end; i++) {
        part = text_of(b, i);
        if (i == body->start)
            part = span_part(part, body->dateline.len, part.len);
        if (i + 1 == body->end)
            part = credit_cut_sign(part, outlets, &body->sign);
        if (len > 0)
            to[len++] = '\n';
        memcpy(to + len, part.at, part.len);
        len += part.len;
    }
    out->len = len;
    return true;
}

bool body_write_all(const struct blocks *b, struct arena *arena, struct span *out,
                    struct lede_error *err)
{
    char *to = arena_take(arena, bytes_between(b, 0, b->count) + 1, 1);

    *out = (struct span){to, 0};
    if (!to)
        return error_memory(err);
    for (size_t i = 0; i < b->count; i++) {
        struct span part = text_of(b, i);
        if (i > 0)
            to[out->len++] = '\n';
        memcpy(to + out->len, part.at, part.len);
        out->len += part.len;
    }
    return true;
}
