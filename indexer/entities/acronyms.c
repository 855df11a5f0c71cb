/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/acronyms.h"

#include "common/map.h"

enum {
    LETTERS_MIN = 2,
    LETTERS_MAX = 10,
    WORDS_MAX = 14,
    PARTS_MAX = 3,      /* CPI-ML-L */
    PLAIN_MIN = 4,      /* letters of "(Sawea)", which has a capital as any name has */
    UNBRACKETED_MIN = 3 /* of "Alternative National Congress, ANC," */
};

/* An acronym that is looked at: its words, and two ways to read its letters. */
struct short_form {
    size_t from, to;
    char all[LETTERS_MAX], capitals[LETTERS_MAX]; /* iisc, iis */
    size_t all_len, capitals_len;                 /* 0: too long, or there are none */
    bool plain;                                   /* Sawea */
};

/* Small words count or not ("in" in UNAMA does not, "of" in MoD does not); so do parts behind a hyphen. */
static bool may_be_passed(const struct name_token *word)
{
    return !word->capital || word->gap == GAP_HYPHEN;
}

bool acronyms_fit(const struct name_tokens *t, size_t from, size_t to, struct span form)
{
    unsigned reached = 1; /* bit n: the first n letters can be spelled by the words so far */

    if (form.len < LETTERS_MIN || form.len > LETTERS_MAX || to - from > WORDS_MAX)
        return false;
    for (size_t i = from; i < to; i++) {
        unsigned next = may_be_passed(&t->at[i]) ? reached : 0;
        for (size_t n = 0; n < form.len; n++)
            if ((reached >> n & 1) && t->forms.at[t->at[i].form] == form.at[n])
                next |= 2U << n;
        reached = next;
    }
    return reached >> form.len & 1;
}

static bool fits(const struct name_tokens *t, size_t from, size_t to, const struct short_form *s)
{
    return acronyms_fit(t, from, to, (struct span){s->all, s->all_len}) ||
           acronyms_fit(t, from, to, (struct span){s->capitals, s->capitals_len});
}

/* ---- The acronym ---- */

static bool is_letter(char c, char first, char last)
{
    return c >= first && c <= last;
}

/* The letters of one word; a small s behind capitals is the plural's. */
static bool add_letters(struct short_form *s, struct span written)
{
    if (written.len > 2 && written.at[written.len - 1] == 's' &&
        is_letter(written.at[written.len - 2], 'A', 'Z'))
        written.len--;
    if (s->all_len + written.len > LETTERS_MAX)
        return false;
    for (size_t i = 0; i < written.len; i++) {
        const char c = written.at[i];
        if (is_letter(c, 'A', 'Z')) {
            s->capitals[s->capitals_len++] = (char)(c | 0x20);
            s->all[s->all_len++] = (char)(c | 0x20);
        } else if (is_letter(c, 'a', 'z') || is_letter(c, '0', '9')) {
            s->all[s->all_len++] = c;
        } else if (c != '.') {
            return false;
        }
    }
    return true;
}

/* "UNODC", "PML-N", "BoG", "Sawea" at a word. */
static bool read_short(const struct name_tokens *t, size_t word, struct span text,
                       struct short_form *s)
{
    *s = (struct short_form){.from = word, .to = word};
    do {
        const struct name_token *token = &t->at[s->to];
        if (!token->capital || !add_letters(s, span_part(text, token->start, token->end)))
            return false;
        s->to++;
    } while (s->to < t->count && s->to - word < PARTS_MAX && t->at[s->to].gap == GAP_HYPHEN &&
             t->at[word].upper && t->at[s->to].capital);
    s->plain = s->capitals_len == 1 && s->all_len > 1;
    if (s->plain) {
        s->capitals_len = 0;
        return s->all_len >= PLAIN_MIN;
    }
    return s->capitals_len >= LETTERS_MIN && !(t->at[word].kinds & KIND_NO_NAME);
}

static bool is_closed(const struct name_tokens *t, size_t to, struct span text)
{
    size_t end = t->at[to - 1].past;

    return end < text.len && (text.at[end] == ')' || text.at[end] == ']');
}

/* ---- The long form ---- */

/* A long form's words: those with capitals, and small ones between them. */
static bool may_be_inside(const struct name_token *word)
{
    return word->capital || word->end - word->start <= 3;
}

/* The first word of the long form that ends before the acronym; its first word when none fits. */
static size_t long_form_start(const struct name_tokens *t, const struct short_form *s)
{
    for (size_t from = s->from; from-- > 0 && s->from - from <= WORDS_MAX;) {
        const struct name_token *token = &t->at[from];
        if (!may_be_inside(token) || token->long_form)
            break;
        if (token->capital && fits(t, from, s->from, s))
            return from;
        if (token->gap > GAP_BREAK || token->possessive)
            break;
    }
    return s->from;
}

/* "improvised explosive device": words in small letters, the first perhaps at a sentence's start. */
static size_t small_form_start(const struct name_tokens *t, const struct short_form *s)
{
    size_t words = 0;

    for (size_t from = s->from; from-- > 0 && words < s->all_len;) {
        const struct name_token *token = &t->at[from];
        if ((token->capital && !token->first) || (token->kinds & KIND_ORG_HEAD))
            break;
        words++;
        if (words > 1 && fits(t, from, s->from, s))
            return from;
        if (token->gap >= GAP_BREAK)
            break;
    }
    return s->from;
}

/* The end of the long form in brackets behind the acronym; the acronym's when none fits. */
static size_t bracketed_end(const struct name_tokens *t, const struct short_form *s,
                            struct span text)
{
    size_t to = s->to;

    if (to >= t->count || t->at[to].gap != GAP_OPEN || !t->at[to].capital)
        return s->to;
    while (to < t->count && to - s->to < WORDS_MAX && may_be_inside(&t->at[to])) {
        to++;
        if (is_closed(t, to, text))
            return to > s->to + 1 && fits(t, s->to, to, s) ? to : s->to;
    }
    return s->to;
}

/* What a long form is the name of. */
enum verdict { IS_ORG, IS_NO_NAME, IS_UNKNOWN };

/* Posts and plans have acronyms too: Inspector General of Police (IGP); the General Authority of X (GAX) is an
 * organisation all the same. */
static enum verdict verdict_on(const struct name_tokens *t, size_t from, size_t to)
{
    size_t capitals = 0, small = to, head = to;
    bool post = t->at[from].kinds & KIND_TITLE;

    if (t->at[from].kinds & KIND_COMMON)
        return IS_UNKNOWN;
    for (size_t i = to; i-- > from;) {
        capitals += t->at[i].capital;
        if (!t->at[i].capital)
            small = i;
        if (t->at[i].kinds & KIND_ORG_HEAD)
            head = i;
        if ((t->at[i].kinds & KIND_TITLE) && i + 1 < to && !t->at[i + 1].capital)
            post = true;
    }
    if (t->at[to - 1].kinds & (KIND_TITLE | KIND_NO_ORG))
        return IS_NO_NAME;
    if (post && (head == to || head > small))
        return IS_NO_NAME;
    if (head < to)
        return IS_ORG;
    return capitals >= 3 ? IS_ORG : IS_UNKNOWN;
}

/* ---- Pairs ---- */

static bool add(struct acronyms *a, struct name_tokens *t, struct acronym pair)
{
    if (!mem_grow(&a->at, &a->cap, a->count + 1, sizeof *a->at))
        return false;
    a->at[a->count++] = pair;
    if (pair.of == ACRONYM_OF_NO_NAME)
        return true;
    t->at[pair.from].long_form = pair.to;
    t->at[pair.word].long_form = pair.word_to;
    t->at[pair.from].long_place = t->at[pair.word].long_place = pair.of == ACRONYM_OF_PLACE;
    return true;
}

/* What the long form [pair->from, pair->to) makes of the acronym; false for nothing that is known. */
static bool judge(const struct lexicon *l, const struct name_tokens *t, const struct short_form *s,
                  struct acronym *pair)
{
    const struct lexeme *whole = lexicon_find(l, name_tokens_form(t, pair->from, pair->to));
    const bool known = (whole && whole->whole & WHOLE_ORG) || (t->at[s->from].whole & WHOLE_ORG);
    enum verdict verdict = verdict_on(t, pair->from, pair->to);

    pair->of = ACRONYM_OF_ORG;
    if (whole && (whole->whole & WHOLE_PLACE))
        pair->of = ACRONYM_OF_PLACE;
    else if (!known && verdict == IS_NO_NAME)
        pair->of = ACRONYM_OF_NO_NAME;
    else if (!known && verdict == IS_UNKNOWN)
        return false;
    return !(s->plain && pair->of == ACRONYM_OF_NO_NAME);
}

/* The long form of an acronym, wherever it stands; false when it has none here. */
static bool explain(const struct lexicon *l, const struct name_tokens *t,
                    const struct short_form *s, struct span text, struct acronym *pair)
{
    const struct name_token *word = &t->at[s->from];
    const bool in_brackets = word->gap == GAP_OPEN && is_closed(t, s->to, text);

    *pair = (struct acronym){.to = (uint32_t)s->from,
                             .word = (uint32_t)s->from,
                             .word_to = (uint32_t)s->to,
                             .of = ACRONYM_OF_NO_NAME};
    if (in_brackets && !s->plain && !(word->whole & WHOLE_ORG)) {
        pair->from = (uint32_t)small_form_start(t, s);
        if (pair->from < s->from)
            return true;
    }
    if (!in_brackets) {
        size_t end = word->upper ? bracketed_end(t, s, text) : s->to;
        if (end > s->to) {
            pair->from = (uint32_t)s->to;
            pair->to = (uint32_t)end;
            return judge(l, t, s, pair) && pair->of != ACRONYM_OF_NO_NAME;
        }
        if (!word->upper || word->line_case == LINE_CAPITALS || s->all_len < UNBRACKETED_MIN ||
            (word->gap != GAP_BLANK && word->gap != GAP_COMMA))
            return false;
    }
    pair->from = (uint32_t)long_form_start(t, s);
    if (pair->from == s->from || !judge(l, t, s, pair))
        return false;
    return in_brackets || pair->of == ACRONYM_OF_ORG;
}

static struct span written(const struct name_tokens *t, size_t word, struct span text)
{
    return span_part(text, t->at[word].start, t->at[word].end);
}

/* An acronym that was explained is one everywhere else too, as it was written there. */
static bool mark_others(const struct acronyms *a, struct name_tokens *t, struct span text)
{
    struct map known = {0}; /* as written -> the pair's index, plus 1 */
    bool ok = true;

    for (size_t i = 0; ok && i < a->count; i++) {
        const struct acronym *pair = &a->at[i];
        if (pair->of == ACRONYM_OF_NO_NAME || pair->word_to - pair->word != 1)
            continue;
        uint64_t *place = map_number(&known, written(t, pair->word, text));
        ok = place != NULL;
        if (place && *place == 0)
            *place = i + 1;
    }
    for (size_t i = 0; ok && known.count > 0 && i < t->count; i++) {
        struct name_token *token = &t->at[i];
        if (token->long_form || !token->capital || token->line_case == LINE_CAPITALS ||
            !map_has(&known, written(t, i, text)))
            continue;
        const uint64_t *place = map_number(&known, written(t, i, text));
        ok = place != NULL;
        if (!place)
            break;
        token->long_form = (uint32_t)i + 1;
        token->long_place = a->at[*place - 1].of == ACRONYM_OF_PLACE;
    }
    map_free(&known);
    return ok;
}

bool acronyms_find(struct acronyms *a, const struct lexicon *l, struct name_tokens *t,
                   struct span text, struct lede_error *err)
{
    for (size_t word = 0; word < t->count; word++) {
        struct short_form s;
        struct acronym pair;
        if (t->at[word].long_form || !t->at[word].capital || !read_short(t, word, text, &s) ||
            !explain(l, t, &s, text, &pair))
            continue;
        if (!add(a, t, pair))
            return error_memory(err);
    }
    return mark_others(a, t, text) || error_memory(err);
}

bool acronyms_bracketed(const struct name_tokens *t, size_t from, size_t to)
{
    if (t->at[from].gap != GAP_OPEN)
        return false;
    return to >= t->count ||
           (t->at[to].gap >= GAP_BREAK && t->at[to].gap != GAP_COMMA && t->at[to].gap != GAP_OPEN);
}

void acronyms_free(struct acronyms *a)
{
    mem_free(a->at);
    *a = (struct acronyms){0};
}
