/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/passages.h"

#include <assert.h>

#include "analysis/paragraphs.h"
#include "analysis/sentences.h"
#include "analysis/words.h"
#include "common/limits.h"

/* A paragraph with the headings before it, or a part of a long one. */
struct piece {
    size_t start, end; /* bytes of the text */
    size_t words;
    bool heading; /* begins with one, so that nothing before it may join */
};

/* The pieces of the text; the last, while open, still takes sentences and words. */
struct pieces {
    struct span text;
    struct piece *list;
    size_t count, cap;
};

static size_t count_words(struct span text)
{
    struct words words = {.text = text};
    struct word word;
    size_t count = 0;

    while (words_next(&words, &word))
        count++;
    return count;
}

static bool add_piece(struct pieces *p, struct piece piece)
{
    if (!mem_grow(&p->list, &p->cap, p->count + 1, sizeof *p->list))
        return false;
    p->list[p->count++] = piece;
    return true;
}

/* Words a part should have when so many are dealt as evenly as may be. */
static size_t even_share(size_t words)
{
    size_t parts = (words + PASSAGE_WORDS_MAX - 1) / PASSAGE_WORDS_MAX;
    return parts ? (words + parts - 1) / parts : 0;
}

/* Add the sentence's words to *piece, and cut where a part is full. *left counts the words that the
 * paragraph still has, those of *piece among them. */
static bool cut_at_words(struct pieces *p, struct sentence s, struct piece *piece, size_t *left)
{
    struct words words = {.text = span_part(p->text, s.start, s.end)};
    struct word word;

    while (words_next(&words, &word)) {
        if (piece->words >= even_share(*left)) {
            struct span part = span_part(p->text, piece->start, s.start + word.start);

            piece->end = piece->start + span_trim(part).len;
            if (!add_piece(p, *piece))
                return false;
            *left -= piece->words;
            *piece = (struct piece){.start = s.start + word.start};
        }
        piece->words++;
    }
    piece->end = s.end;
    return true;
}

/* Cut a paragraph that is too long with the headings before it (lead, which may have no words) at
 * ends of sentences, into parts as even as sentences allow. */
static bool cut_paragraph(struct pieces *p, struct paragraph paragraph, struct piece lead,
                          size_t left)
{
    struct sentences sentences = {.text = span_part(p->text, paragraph.start, paragraph.end)};
    struct sentence s;
    struct piece piece = lead;

    while (sentences_next(&sentences, &s)) {
        s.start += paragraph.start;
        s.end += paragraph.start;
        size_t words = count_words(span_part(p->text, s.start, s.end));
        bool full =
            piece.words + words > PASSAGE_WORDS_MAX || piece.words + words / 2 >= even_share(left);
        bool lead_alone = piece.heading && piece.words == lead.words;

        if (full && words && piece.words && !lead_alone) {
            if (!add_piece(p, piece))
                return false;
            left -= piece.words;
            piece = (struct piece){.start = s.start};
        }
        if (piece.words + words > PASSAGE_WORDS_MAX) {
            if (!cut_at_words(p, s, &piece, &left))
                return false;
            continue;
        }
        piece.words += words;
        piece.end = s.end;
    }
    return add_piece(p, piece);
}

static bool cut_paragraphs(struct pieces *p)
{
    struct paragraphs paragraphs = {.text = p->text};
    struct paragraph paragraph;
    struct piece lead = {0}; /* headings that wait for their paragraph */

    while (paragraphs_next(&paragraphs, &paragraph)) {
        size_t words = count_words(span_part(p->text, paragraph.start, paragraph.end));

        if (words == 0)
            continue;
        if (paragraph.heading && lead.words + words > PASSAGE_WORDS_MAX) {
            if (!add_piece(p, lead))
                return false;
            lead = (struct piece){0};
        }
        if (!lead.words)
            lead = (struct piece){.start = paragraph.start, .heading = paragraph.heading};
        if (paragraph.heading) {
            lead.end = paragraph.end;
            lead.words += words;
            continue;
        }
        if (lead.words + words > PASSAGE_WORDS_MAX) {
            if (!cut_paragraph(p, paragraph, lead, lead.words + words))
                return false;
        } else {
            lead.end = paragraph.end;
            lead.words += words;
            if (!add_piece(p, lead))
                return false;
        }
        lead = (struct piece){0};
    }
    return !lead.words || add_piece(p, lead);
}

static bool may_join(const struct piece *before, const struct piece *after)
{
    return !after->heading && before->words + after->words <= PASSAGE_WORDS_MAX;
}

static void join(struct piece *before, const struct piece *after)
{
    before->end = after->end;
    before->words += after->words;
}

/* In place: a short piece takes its followers until it is long enough; one that stays short is taken
 * by its predecessor. */
static void join_pieces(struct pieces *p)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->count; i++) {
        struct piece next = p->list[i];

        while (next.words < PASSAGE_WORDS_MIN && i + 1 < p->count &&
               may_join(&next, &p->list[i + 1]))
            join(&next, &p->list[++i]);
        if (next.words < PASSAGE_WORDS_MIN && kept && may_join(&p->list[kept - 1], &next))
            join(&p->list[kept - 1], &next);
        else
            p->list[kept++] = next;
    }
    p->count = kept;
}

bool passages_cut(struct span text, struct arena *arena, struct passage **out, size_t *count,
                  struct lede_error *err)
{
    bool ok = false;
    struct pieces p = {.text = text};

    assert(text.len <= UINT32_MAX);
    if (!cut_paragraphs(&p)) {
        error_memory(err);
        goto out;
    }
    join_pieces(&p);
    *out = arena_take(arena, p.count ? p.count : 1, sizeof **out);
    if (!*out) {
        error_memory(err);
        goto out;
    }
    for (size_t i = 0; i < p.count; i++)
        (*out)[i] = (struct passage){(uint32_t)p.list[i].start, (uint32_t)p.list[i].end};
    *count = p.count;
    ok = true;
out:
    mem_free(p.list);
    return ok;
}
