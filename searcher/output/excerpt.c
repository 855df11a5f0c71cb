/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/excerpt.h"

#include "searcher/output/harmless.h"

enum {
    SENTENCES_MAX = 32, /* passages have up to ten; what is over counts as part of the last */
    WORTH_COLS = 40     /* less room is no context: a sentence is then left out, not cut */
};

struct shown_sentence {
    struct piece at;
    size_t cols, marks;
    bool shown;
};

struct passage_parts {
    const struct marked *passage;
    struct shown_sentence sentence[SENTENCES_MAX];
    size_t count;
    size_t cols_left;
    bool any_shown;
};

static size_t cols_between(struct span text, size_t start, size_t end)
{
    return harmless_cols(span_part(text, start, end));
}

/* As cols_between() <= cols, without a walk to a far end. */
static bool fits_between(struct span text, size_t start, size_t end, size_t cols)
{
    size_t used = 0;
    struct shown_character c;

    for (size_t at = start; at < end && used <= cols; at += c.len) {
        c = harmless_at(text, at);
        used += c.cols;
    }
    return used <= cols;
}

static bool is_all_space(struct span text, size_t start, size_t end)
{
    struct shown_character c;

    for (size_t at = start; at < end; at += c.len) {
        c = harmless_at(text, at);
        if (!c.is_space)
            return false;
    }
    return true;
}

static bool is_space_at(struct span text, size_t at)
{
    return harmless_at(text, at).is_space;
}

size_t excerpt_fitting(struct span text, size_t cols)
{
    struct shown_character c;
    size_t used = 0, space = 0, at = 0;

    for (; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        if (c.is_space)
            space = at;
        used += c.cols;
        if (used > cols)
            return space ? space : at;
    }
    return at;
}

/* The start of the character that ends at text[at], at > 0. Bad bytes are characters of one byte. */
static size_t character_before(struct span text, size_t at)
{
    for (size_t back = at > 4 ? at - 4 : 0; back + 1 < at; back++)
        if (harmless_at(text, back).len == at - back)
            return back;
    return at - 1;
}

/* As excerpt_fitting(), from `at` backwards to not before `least`. */
static size_t fitting_before(struct span text, size_t least, size_t at, size_t cols)
{
    size_t used = 0, word = at, from = at;

    while (from > least) {
        size_t before = character_before(text, from);
        struct shown_character c = harmless_at(text, before);
        if (before < least || used + c.cols > cols)
            return word < at ? word : from;
        used += c.cols;
        if (c.is_space)
            word = from;
        from = before;
    }
    return from;
}

static bool ends_sentence(struct span text, size_t at, size_t len)
{
    struct span c = span_part(text, at, at + len);
    return span_is(c, ".") || span_is(c, "!") || span_is(c, "?") || span_is(c, "…");
}

static bool closes(struct span text, size_t at, size_t len)
{
    struct span c = span_part(text, at, at + len);
    return span_is(c, "\"") || span_is(c, "'") || span_is(c, ")") || span_is(c, "]") ||
           span_is(c, "”") || span_is(c, "’") || span_is(c, "»");
}

/* The end of the sentence that begins at `at`: behind a full stop, closing signs and before a space, or
 * before a line end. */
static size_t sentence_end(struct span text, size_t at)
{
    bool over = false;
    struct shown_character c;

    for (; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        if (text.at[at] == '\n' || (over && c.is_space))
            break;
        over = ends_sentence(text, at, c.len) || (over && closes(text, at, c.len));
    }
    return at;
}

static size_t marks_in(const struct marked *m, size_t start, size_t end)
{
    size_t n = 0;

    for (size_t i = 0; i < m->mark_count; i++)
        n += m->marks[i].start >= start && m->marks[i].end <= end;
    return n;
}

static void find_sentences(struct passage_parts *p)
{
    struct span text = p->passage->text;
    size_t at = 0;

    while (at < text.len) {
        struct shown_sentence *s = &p->sentence[p->count];
        if (is_space_at(text, at)) {
            at += harmless_at(text, at).len;
            continue;
        }
        s->at.start = at;
        at = p->count + 1 < SENTENCES_MAX ? sentence_end(text, at) : text.len;
        s->at.end = at;
        s->cols = cols_between(text, s->at.start, at);
        s->marks = marks_in(p->passage, s->at.start, at);
        p->count++;
    }
}

/* The run of marks from the sentence's first..last that a window of cols can hold most of; with none,
 * the sentence's start. */
static struct piece densest_marks(const struct marked *m, struct piece s, size_t cols)
{
    struct piece best = {s.start, s.start};
    size_t most = 0;

    for (size_t i = 0; i < m->mark_count; i++) {
        size_t k = i, end;
        if (m->marks[i].start < s.start || m->marks[i].end > s.end)
            continue;
        end = m->marks[i].end;
        while (k + 1 < m->mark_count && m->marks[k + 1].end <= s.end &&
               fits_between(m->text, m->marks[i].start, m->marks[k + 1].end, cols))
            end = m->marks[++k].end;
        if (k - i + 1 > most) {
            most = k - i + 1;
            best = (struct piece){m->marks[i].start, end};
        }
    }
    return best;
}

/* A third of the room is left for what stands before the marks: a reader wants to know how it goes on.
 * What one side cannot use is the other's. */
static struct piece cut_sentence(const struct marked *m, struct piece s, size_t cols)
{
    struct span text = span_part(m->text, 0, s.end);
    struct piece kept = densest_marks(m, s, cols);
    size_t used = cols_between(text, kept.start, kept.end), room = cols > used ? cols - used : 0;
    size_t after = cols_between(text, kept.end, s.end), before = room / 3;

    if (after < room - before)
        before = room - after;
    kept.start = fitting_before(text, s.start, kept.start, before);
    used = cols_between(text, kept.start, kept.end);
    kept.end += excerpt_fitting(span_part(text, kept.end, s.end), cols > used ? cols - used : 0);
    if (cols_between(text, kept.start, kept.end) > cols) /* one mark that is wider than all room */
        kept.end = kept.start + excerpt_fitting(span_part(text, kept.start, kept.end), cols);
    return kept;
}

/* Show the sentence, whole or cut, if there is room for it. */
static void show(struct passage_parts *p, struct shown_sentence *s, bool may_cut)
{
    if (s->cols > p->cols_left) {
        if (!may_cut || p->cols_left < WORTH_COLS)
            return;
        s->at = cut_sentence(p->passage, s->at, p->cols_left);
        s->cols = p->cols_left;
    }
    s->shown = p->any_shown = true;
    p->cols_left -= s->cols;
}

/* The sentences with the most marks first; of equal ones the earlier. */
static void show_marked(struct passage_parts *p)
{
    bool tried[SENTENCES_MAX] = {false};

    for (;;) {
        size_t best = p->count;
        for (size_t i = 0; i < p->count; i++)
            if (!tried[i] && p->sentence[i].marks > 0 &&
                (best == p->count || p->sentence[i].marks > p->sentence[best].marks))
                best = i;
        if (best == p->count)
            return;
        tried[best] = true;
        show(p, &p->sentence[best], true);
    }
}

/* Fill the room that is left: what follows a shown sentence, then what goes before one. */
static void show_neighbours(struct passage_parts *p)
{
    for (size_t i = 1; i < p->count; i++)
        if (p->sentence[i - 1].shown && !p->sentence[i].shown)
            show(p, &p->sentence[i], false);
    for (size_t i = p->count; i-- > 1;)
        if (p->sentence[i].shown && !p->sentence[i - 1].shown)
            show(p, &p->sentence[i - 1], false);
}

size_t excerpt_cut(const struct marked *passage, size_t cols, struct piece out[EXCERPT_PIECES_MAX])
{
    struct passage_parts p = {.passage = passage, .cols_left = cols};
    size_t n = 0;

    if (harmless_cols(passage->text) <= cols) {
        out[0] = (struct piece){0, passage->text.len};
        return passage->text.len ? 1 : 0;
    }
    if (p.cols_left < WORTH_COLS)
        p.cols_left = WORTH_COLS;
    find_sentences(&p);
    show_marked(&p);
    if (p.count && !p.any_shown)
        show(&p, &p.sentence[0], true);
    show_neighbours(&p);
    for (size_t i = 0; i < p.count; i++) {
        const struct shown_sentence *s = &p.sentence[i];
        bool joins = n > 0 && i > 0 && p.sentence[i - 1].shown &&
                     is_all_space(passage->text, out[n - 1].end, s->at.start);
        if (!s->shown)
            continue;
        if (joins)
            out[n - 1].end = s->at.end;
        else if (n < EXCERPT_PIECES_MAX)
            out[n++] = s->at;
    }
    return n;
}
