/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/credit_line.h"

#include "indexer/extract/credit_rules.h"
#include "indexer/extract/date_line.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/line_words.h"

enum {
    WRITER_WORDS = 4, /* of a name beside a date */
    SIGN_MAX = 32     /* bytes of "(Xinhua)" at a paragraph's end */
};

/* What a part says is added to what those before it said: the first source, date, author, place win. */
static void join(struct credit *all, const struct credit *part)
{
    bool names = all->kind == CREDIT_NONE || all->kind == CREDIT_DATE || all->kind == CREDIT_DESK;

    if (all->kind == CREDIT_NONE ||
        (names && part->kind != CREDIT_UPDATED && part->kind != CREDIT_DATE))
        all->kind = part->kind;
    if (all->source.len == 0) {
        all->source = part->source;
        all->outlet = part->outlet;
    }
    if (all->date.precision == LEDE_NONE && part->kind != CREDIT_UPDATED)
        all->date = part->date;
    if (all->author.len == 0)
        all->author = part->author;
    if (all->place.len == 0)
        all->place = part->place;
}

/* The part of *rest before a bar, a dot in the middle, or a dash between blanks. */
static bool cut_part(struct span *rest, struct span *part)
{
    static const char *const marks[] = {
        "|",   " - ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ", "\xc2\xb7", "\xe2\x80\xa2",
        "   ", " Published "};
    size_t best = SIZE_MAX, len = 0;

    if (!rest->at)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        size_t at = span_find(*rest, span_of(marks[i]), 0);
        if (at < best) {
            best = at;
            len = strlen(marks[i]);
        }
    }
    if (best == SIZE_MAX) {
        *part = span_trim(*rest);
        *rest = (struct span){0};
        return true;
    }
    *part = span_trim(span_part(*rest, 0, best));
    *rest = span_part(*rest, best + len, rest->len);
    return true;
}

/* Two to four words, each with a capital and no figures: somebody's name. */
static bool is_writer(struct span part)
{
    size_t count = line_count_words(part);

    for (size_t i = 0; i < part.len; i++)
        if ((part.at[i] >= '0' && part.at[i] <= '9') || part.at[i] == ':')
            return false;
    return count >= 2 && count <= WRITER_WORDS && line_is_name(part, WRITER_WORDS);
}

/* A line of several parts, each of which says something of the kind. */
static bool read_parts(struct span line, const struct outlets *outlets, struct credit *all)
{
    size_t count = 0, known = 0;
    struct span part, rest = line;

    while (cut_part(&rest, &part)) {
        struct credit one = {0};
        if (part.len == 0)
            continue;
        count++;
        if (is_city(part))
            one.place = part;
        else if (credit_read_part(part, outlets, &one))
            known++;
        else if (is_writer(part))
            one.author = part;
        else if (!is_only_clock(part))
            return false;
        join(all, &one);
    }
    /* A name is a writer's only beside a date. */
    return count > 1 && known > 0 &&
           (all->author.len == 0 || all->kind == CREDIT_BYLINE || all->date.precision != LEDE_NONE);
}

struct credit credit_parse(struct span line, const struct outlets *outlets)
{
    struct credit c = {0};

    line = span_trim(line);
    if (line.len == 0 || line.len > CREDIT_LINE_MAX)
        return c;
    if (credit_read_part(line, outlets, &c))
        return c;
    c = (struct credit){0};
    if (read_parts(line, outlets, &c))
        return c;
    return (struct credit){0};
}

struct span credit_cut_sign(struct span paragraph, const struct outlets *outlets,
                            const struct outlet **outlet)
{
    struct span end = span_trim(paragraph), before, sign;
    size_t at = end.len > SIGN_MAX ? end.len - SIGN_MAX : 0;

    *outlet = NULL;
    for (size_t i = end.len; i > at; i--) {
        char c = end.at[i - 1];
        bool dash = c == '-' || (i >= 3 && (span_ends(span_part(end, 0, i), SPAN("\xe2\x80\x93")) ||
                                            span_ends(span_part(end, 0, i), SPAN("\xe2\x80\x94"))));
        if (c != '(' && c != '[' && !dash)
            continue;
        before = span_trim(span_part(end, 0, dash && c != '-' ? i - 3 : i - 1));
        sign = line_undress(span_part(end, i, end.len));
        const struct outlet *found = outlets_find(outlets, sign);
        if (!found || !found->agency || before.len == 0 ||
            (!strchr(".!?\")", before.at[before.len - 1]) &&
             !span_ends(before, SPAN("\xe2\x80\x9d")) && !span_ends(before, SPAN("\xe2\x80\x99"))))
            continue;
        *outlet = found;
        return before;
    }
    return paragraph;
}

const char *credit_kind_name(enum credit_kind kind)
{
    static const char *const names[] = {
        [CREDIT_NONE] = "none",     [CREDIT_PUBLISHED] = "published", [CREDIT_SOURCE] = "source",
        [CREDIT_POSTED] = "posted", [CREDIT_UPDATED] = "updated",     [CREDIT_DATE] = "date",
        [CREDIT_OUTLET] = "outlet", [CREDIT_DESK] = "desk",           [CREDIT_BYLINE] = "byline",
        [CREDIT_STAFF] = "staff",
    };
    return names[kind];
}
