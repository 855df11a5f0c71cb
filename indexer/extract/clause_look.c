/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/clause_look.h"

#include "common/error.h"
#include "indexer/extract/clause_look_table.h"
#include "indexer/extract/date_cursor.h"

enum {
    BACK_BYTES = 220,  /* of the clause before the day */
    AHEAD_BYTES = 160, /* behind it */
    NEAR_BYTES = 24    /* "by the end of " */
};

/* What a clause has said so far. */
struct looking {
    enum date_looks now;   /* in the clause that is read */
    enum date_looks outer; /* in those around it */
    size_t near_end;       /* end of the last "by" or "until"; 0 when there was none */
    bool near_had;         /* "had" stood before it */
    bool had;
};

static enum cue cue_of(struct span word)
{
    size_t from = 0, to = ARRAY_LEN(cue_rows);

    while (from < to) {
        size_t middle = from + (to - from) / 2, i = 0;
        const char *row = cue_rows[middle].word;
        while (i < word.len && row[i] && (char)(word.at[i] | 0x20) == row[i])
            i++;
        if (i == word.len && !row[i])
            return cue_rows[middle].cue;
        if (i == word.len || (row[i] && (char)(word.at[i] | 0x20) < row[i]))
            to = middle;
        else
            from = middle + 1;
    }
    return word.len > 4 && !date_is_capital(word.at[0]) && span_ends(word, SPAN("ed"))
               ? CUE_BACK_FORM
               : CUE_NONE;
}

/* A sign ends a sentence. A full stop behind "Sen" or "U" does not. */
static bool ends_sentence(struct span text, size_t at)
{
    struct span before;
    char c = text.at[at];

    if (c == '!' || c == '?' || c == ';' || c == '\n' || c == '\0')
        return true;
    if (c != '.' || date_is_letter(date_char(text, at + 1)) ||
        date_is_digit(date_char(text, at + 1)))
        return false;
    before = date_word_before(text, at);
    return before.len == 0 || before.len > 4 || !date_is_capital(before.at[0]);
}

/* The sentence's first byte, or the first of those looked at. */
static size_t sentence_start(struct span text, size_t at)
{
    size_t least = at > BACK_BYTES ? at - BACK_BYTES : 0, from = at;

    while (from > least && !ends_sentence(text, from - 1))
        from--;
    while (from > 0 && from == least && from < at && date_is_letter(text.at[from - 1]))
        from++;
    return from;
}

/* The cue of a word as the one behind it settles it. */
static enum cue cue_at(struct span text, size_t start, struct span word)
{
    enum cue cue = cue_of(word);
    struct span next;

    if (cue == CUE_NONE || cue == CUE_BACK)
        return cue;
    next = date_next_word(text, start + word.len);
    if (cue == CUE_MODAL && date_is_capital(word.at[0]) && date_same_word(word, "may"))
        return CUE_NONE; /* the month */
    if (cue == CUE_MODAL)
        return date_same_word(next, "have")                                   ? CUE_BACK
               : date_same_word(next, "not") && date_same_word(word, "could") ? CUE_NONE
                                                                              : CUE_AHEAD;
    if (date_same_word(word, "to")) /* "what is to come" */
        return date_same_word(next, "come") ? CUE_AHEAD : CUE_NONE;
    if (cue == CUE_AHEAD_TO && !date_same_word(next, "to") && !date_same_word(next, "for"))
        return span_ends(word, SPAN("ed")) || date_same_word(word, "set") ? CUE_BACK_FORM
                                                                          : CUE_NONE;
    if (date_same_word(word, "won") && date_char(text, start + 3) != ' ' &&
        date_char(text, start + 3) != ',' && date_char(text, start + 3) != '.')
        return CUE_AHEAD; /* "won't" */
    return cue;
}

static void note(struct looking *l, enum cue cue, struct span word, size_t end)
{
    switch (cue) {
    case CUE_AHEAD: l->now = LOOKS_AHEAD; break;
    case CUE_BACK:
        l->now = LOOKS_BACK;
        l->had = date_same_word(word, "had");
        break;
    case CUE_BACK_FORM:
        if (l->now != LOOKS_AHEAD)
            l->now = LOOKS_BACK;
        break;
    case CUE_UTTERANCE:
        if (l->now == LOOKS_NOWHERE)
            l->now = LOOKS_BACK;
        break;
    case CUE_AHEAD_WEAK:
        if (l->now == LOOKS_NOWHERE && l->outer == LOOKS_NOWHERE)
            l->now = LOOKS_AHEAD;
        break;
    case CUE_AHEAD_NEAR:
        l->near_end = end;
        l->near_had = l->had || (l->now == LOOKS_BACK && date_same_word(word, "until"));
        break;
    case CUE_RESET:
        l->outer = l->now != LOOKS_NOWHERE ? l->now : l->outer;
        l->now = LOOKS_NOWHERE;
        l->had = false;
        break;
    case CUE_NONE:
    case CUE_AHEAD_TO:
    case CUE_MODAL:
    case CUE_NO_VERB: break;
    }
}

static void look_before(struct span text, size_t from, size_t to, struct looking *l)
{
    for (size_t at = from; at < to;) {
        struct span word = date_word_at(text, at);
        if (word.len == 0) {
            at++;
            continue;
        }
        note(l, cue_at(text, at, word), word, at + word.len);
        at += word.len;
    }
}

/* The first word behind the day that says something. */
static enum date_looks look_behind(struct span text, size_t from)
{
    struct looking l = {0};
    size_t most = text.len - from > AHEAD_BYTES ? from + AHEAD_BYTES : text.len;

    for (size_t at = from; at < most && l.now == LOOKS_NOWHERE && !ends_sentence(text, at);) {
        struct span word = date_word_at(text, at);
        enum cue cue = word.len > 0 ? cue_at(text, at, word) : CUE_NONE;
        if (cue == CUE_RESET || text.at[at] == ':')
            break;
        if (cue != CUE_UTTERANCE && cue != CUE_AHEAD_WEAK)
            note(&l, cue, word, at);
        at += word.len > 0 ? word.len : 1;
    }
    return l.now;
}

/* "Monday's", "Monday’s": what it belongs to may be discussed in any tense. */
static bool is_owner(struct span text, size_t end)
{
    struct span rest = span_part(text, end, text.len);
    return span_starts(rest, SPAN("'s")) || span_starts(rest, SPAN("\xe2\x80\x99s"));
}

enum date_looks clause_look(struct span text, size_t start, size_t end)
{
    struct looking l = {0};
    enum date_looks behind;

    look_before(text, sentence_start(text, start), start, &l);
    if (l.near_end > 0 && start - l.near_end <= NEAR_BYTES &&
        span_find(span_part(text, l.near_end, start), SPAN(","), 0) == SIZE_MAX) {
        if (!l.near_had && (l.now != LOOKS_NOWHERE || l.outer != LOOKS_NOWHERE))
            return LOOKS_AHEAD;
        if (l.near_had)
            return LOOKS_BACK;
    }
    if (is_owner(text, end))
        return l.now == LOOKS_BACK || look_behind(text, end) == LOOKS_BACK ? LOOKS_BACK
                                                                           : LOOKS_NOWHERE;
    if (l.now != LOOKS_NOWHERE)
        return l.now;
    behind = look_behind(text, end);
    return behind != LOOKS_NOWHERE ? behind : l.outer;
}
