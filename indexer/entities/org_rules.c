/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/org_rules.h"

#include "indexer/entities/runs.h"

enum { PART_WORDS_MAX = 6, FRONT_WORDS_MAX = 5 };

/* The end of the last head in the run; `from` when it has none. A title ends the search: "Interior
 * Ministry Spokesman". */
static size_t head_end(const struct name_token *at, size_t from, size_t end)
{
    size_t to = from;

    for (size_t i = from; i < end; i++) {
        if (at[i].kinds & KIND_ORG_HEAD)
            to = i + 1;
        else if ((at[i].kinds & KIND_TITLE) && !(i + 1 < end && (at[i + 1].kinds & KIND_ORG_HEAD)))
            break;
    }
    return to;
}

/* Words before the head that say which one. */
static bool is_named(const struct name_token *at, size_t from, size_t to)
{
    const unsigned general = KIND_NATION | KIND_TITLE | KIND_TITLE_PART | KIND_NO_NAME;
    size_t words = 0;

    for (size_t i = from; i + 1 < to; i++)
        words += at[i].capital && !(at[i].kinds & KIND_COMMON);
    if (words != 1 || !(at[to - 1].kinds & KIND_WEAK_HEAD))
        return words > 0;
    return !at[from].first && !(at[from].kinds & general);
}

/* The capitalised words behind "of" or "and", up to a title or another name; `from` when there are
 * none. */
static size_t part_end(const struct name_tokens *t, size_t from)
{
    const struct name_token *at = t->at;
    size_t to = from, end;

    if (from >= t->count || !at[from].capital || at[from].gap != GAP_BLANK || at[from].long_form ||
        (at[from].kinds & KIND_DAY))
        return from;
    end = run_end(t, from);
    while (to < end && to - from < PART_WORDS_MAX && !(at[to].kinds & KIND_TITLE) &&
           !(to > from && (at[to].kinds & KIND_GIVEN)))
        to++;
    return to;
}

/* Whether what follows "and" is one of the things before it and no name of its own. */
static bool is_counted_in(const struct name_token *at, size_t from, size_t to)
{
    const unsigned own = KIND_GIVEN | KIND_FAMILY | KIND_NATION;

    for (size_t i = from; i < to; i++)
        if ((at[i].kinds & own) || at[i].whole ||
            (to - from > 1 && (at[i].kinds & KIND_ORG_HEAD)) || at[i].upper)
            return false;
    return to > from;
}

static bool is_word(const struct name_tokens *t, size_t i, const char *word)
{
    return i < t->count && t->at[i].gap == GAP_BLANK && !t->at[i].capital &&
           span_is(name_tokens_form(t, i, i + 1), word);
}

/* "of Foreign Affairs and Trade" behind a head. */
static size_t complement_end(const struct name_tokens *t, size_t head)
{
    const struct name_token *at = t->at;
    size_t from = head, to, next;

    if (from >= t->count || at[from].gap != GAP_BLANK || at[from].capital ||
        !(at[from].kinds & KIND_JOIN) || at[from - 1].possessive)
        return head;
    bool the = is_word(t, from + 1, "the");
    from += the ? 2 : 1;
    to = part_end(t, from);
    /* "Strategic Centre of the Expediency Council": two names */
    if (to == from || (the && to > from + 1 && (at[to - 1].kinds & KIND_ORG_HEAD)))
        return head;
    if (!at[to - 1].possessive && is_word(t, to, "and")) {
        next = part_end(t, to + 1);
        if (is_counted_in(at, to + 1, next) && !at[from].whole)
            to = next;
    }
    return to;
}

static bool has_name_word(const struct name_token *at, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (at[i].capital && !(at[i].kinds & KIND_COMMON))
            return true;
    return false;
}

/* Jaish-ul-Adl: the head stands first, without "of". */
static size_t fronted_end(const struct name_token *at, size_t from, size_t end)
{
    size_t to = from + 1;

    while (to < end && to - from < FRONT_WORDS_MAX && !(at[to].kinds & KIND_TITLE))
        to++;
    while (to > from && !at[to - 1].capital)
        to--;
    return to;
}

size_t org_rules_end(const struct lexicon *l, const struct name_tokens *t, size_t from, size_t end)
{
    const struct name_token *at = t->at;
    unsigned whole = 0;
    size_t known = run_phrase_end(l, t, from, &whole);
    size_t to = head_end(at, from, end), of;

    if (at[from].kinds & KIND_COMMON)
        return from;
    if (known > from && known >= to)
        return whole & WHOLE_ORG ? known : from;
    if (at[from].kinds & KIND_ORG_FRONT) {
        to = fronted_end(at, from, end);
        return to > from + 1 ? to : from;
    }
    if (to == from)
        return from;
    of = complement_end(t, to);
    if (of > to && has_name_word(at, from, to) &&
        (to > from + 1 || !(at[from].kinds & KIND_WEAK_HEAD) || (at[of - 1].whole & WHOLE_PLACE)))
        return of;
    return is_named(at, from, to) ? to : from;
}
