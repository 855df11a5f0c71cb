/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/same_name.h"

enum { KEY_BYTES_MAX = 400, LETTERS_MIN = 3, LETTERS_MAX = 8 };

/* What a form stands for in this article. Numbers in the map are a span's or acronym's index, plus 1. */
struct forms {
    const struct name_spans *spans;
    const struct name_tokens *tokens;
    struct map
        persons; /* last words of a person's name -> the span of whose name they are most likely */
    struct map addressed[2]; /* the same, of those called Mr, and of those called Mrs, Ms */
    struct map
        first_words;     /* its first word -> the same; TWO when there are several such persons */
    struct map acronyms; /* UNODC -> the acronym's pair, or behind PAIRS the organisation's span */
    struct map seen;     /* how often each form is there */
    struct map learned;  /* forms looked at */
    bool out_of_memory;  /* sticky */
};

static const uint64_t two_persons = UINT64_MAX;

static struct span form_of(const struct forms *f, const struct name_span *span)
{
    return name_tokens_form(f->tokens, span->from, span->to);
}

static size_t words_of(const struct name_span *span)
{
    return span->to - span->from;
}

static uint64_t *place_of(struct forms *f, struct map *m, struct span key)
{
    uint64_t *place = map_number(m, key);

    f->out_of_memory = f->out_of_memory || !place;
    return place;
}

static uint64_t number_of(struct forms *f, struct map *m, struct span key)
{
    const uint64_t *place = map_has(m, key) ? place_of(f, m, key) : NULL;

    return place ? *place : 0;
}

static void count_form(struct forms *f, struct span form)
{
    uint64_t *times = place_of(f, &f->seen, form);

    if (times)
        ++*times;
}

static bool is_new(struct forms *f, struct span form)
{
    uint64_t *times = place_of(f, &f->learned, form);

    return times && (*times)++ == 0;
}

/* A name of which the other is the end: Qamar Javed Bajwa, of Javed Bajwa. */
static bool extends(const struct forms *f, const struct name_span *longer,
                    const struct name_span *span)
{
    return words_of(longer) > words_of(span) && span_ends(form_of(f, longer), form_of(f, span));
}

/* The longer form of one person wins; of several persons the one who is named in full more often, then who is first. */
static bool is_likelier(struct forms *f, const struct name_span *span, const struct name_span *than)
{
    if (extends(f, span, than) || extends(f, than, span))
        return extends(f, span, than);
    return number_of(f, &f->seen, form_of(f, span)) > number_of(f, &f->seen, form_of(f, than));
}

static void add_last_words(struct forms *f, struct map *persons, size_t index)
{
    const struct name_span *span = &f->spans->at[index];

    for (size_t from = span->from + 1U; from < span->to; from++) {
        uint64_t *place;
        if (!f->tokens->at[from].capital)
            continue;
        place = place_of(f, persons, name_tokens_form(f->tokens, from, span->to));
        if (place && (*place == 0 || is_likelier(f, span, &f->spans->at[*place - 1])))
            *place = index + 1;
    }
}

/* 0 behind Mr, 1 behind Mrs and Ms; else -1. */
static int address_of(const struct forms *f, const struct name_span *span)
{
    static const char *const forms[][4] = {{"mr", "sir"}, {"mrs", "ms", "miss", "madam"}};
    struct span before;

    if (span->from == 0 || f->tokens->at[span->from].gap > GAP_DOT)
        return -1;
    before = name_tokens_form(f->tokens, span->from - 1U, span->from);
    for (int who = 0; who < 2; who++)
        for (size_t i = 0; i < ARRAY_LEN(forms[who]) && forms[who][i]; i++)
            if (span_is(before, forms[who][i]))
                return who;
    return -1;
}

/* "Mohammad Baqeri" for Mohammad Hossein Baqeri, "Nawaf Al-Sabah" for Nawaf Al-Ahmad Al-Sabah: the first word and the
 * last one, with its article. */
static void add_ends(struct forms *f, size_t index)
{
    const struct name_token *at = f->tokens->at;
    const struct name_span *span = &f->spans->at[index];
    size_t last = span->to - 1U;
    char key[KEY_BYTES_MAX];
    struct span head, tail;
    uint64_t *place;

    if (last > span->from && (at[last - 1].kinds & KIND_PARTICLE))
        last--;
    if (last < span->from + 2U)
        return;
    head = name_tokens_form(f->tokens, span->from, span->from + 1U);
    tail = name_tokens_form(f->tokens, last, span->to);
    if (head.len + 1 + tail.len > sizeof key)
        return;
    memcpy(key, head.at, head.len);
    key[head.len] = ' ';
    memcpy(key + head.len + 1, tail.at, tail.len);
    place = place_of(f, &f->persons, (struct span){key, head.len + 1 + tail.len});
    if (place && *place == 0)
        *place = index + 1;
}

static void add_first_word(struct forms *f, size_t index)
{
    const struct name_span *span = &f->spans->at[index];
    uint64_t *place;

    if (words_of(span) < 2)
        return;
    place = place_of(f, &f->first_words, name_tokens_form(f->tokens, span->from, span->from + 1U));
    if (place)
        *place = *place ? two_persons : index + 1;
}

/* The letters that begin an organisation's capitalised words, as an acronym would have them; 0 when
 * they are too few or too many. */
static size_t initials_of(const struct forms *f, const struct name_span *span,
                          char out[LETTERS_MAX])
{
    const struct name_tokens *t = f->tokens;
    size_t len = 0;

    for (size_t i = span->from; i < span->to; i++) {
        if (!t->at[i].capital)
            continue;
        if (len == LETTERS_MAX || t->at[i].upper)
            return 0;
        out[len++] = t->forms.at[t->at[i].form];
    }
    return len >= LETTERS_MIN ? len : 0;
}

static void add_initials(struct forms *f, size_t index, size_t pairs)
{
    char letters[LETTERS_MAX];
    size_t len = initials_of(f, &f->spans->at[index], letters);
    uint64_t *place = len ? place_of(f, &f->acronyms, (struct span){letters, len}) : NULL;

    if (place && *place == 0)
        *place = pairs + index + 1;
}

static bool has_head(const struct forms *f, const struct name_span *span)
{
    for (size_t i = span->from; i < span->to; i++)
        if (f->tokens->at[i].kinds & KIND_ORG_HEAD)
            return words_of(span) > 1;
    return false;
}

/* "National Electoral Council (CNE)": letters of another language. */
static void add_bracketed(struct forms *f, size_t index, size_t pairs)
{
    const struct name_span *span = &f->spans->at[index], *next = span + 1;
    const struct name_tokens *t = f->tokens;

    if (index + 1 == f->spans->count || next->from != span->to || next->type != ENTITY_ORG ||
        words_of(next) != 1 || !t->at[next->from].upper || (t->at[next->from].whole & WHOLE_ORG) ||
        !acronyms_bracketed(t, next->from, next->to) || !has_head(f, span))
        return;
    uint64_t *place = place_of(f, &f->acronyms, form_of(f, next));
    if (place && *place == 0)
        *place = pairs + index + 1;
}

static void learn(struct forms *f, const struct acronyms *a)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->at[i].of == ACRONYM_OF_NO_NAME)
            continue;
        uint64_t *place =
            place_of(f, &f->acronyms, name_tokens_form(f->tokens, a->at[i].word, a->at[i].word_to));
        if (place && *place == 0)
            *place = i + 1;
    }
    for (size_t i = 0; i < f->spans->count && !f->out_of_memory; i++)
        count_form(f, form_of(f, &f->spans->at[i]));
    for (size_t i = 0; i < f->spans->count && !f->out_of_memory; i++) {
        const struct name_span *span = &f->spans->at[i];
        int who = span->type == ENTITY_PERSON ? address_of(f, span) : -1;
        if (who >= 0)
            add_last_words(f, &f->addressed[who], i);
        if (span->type == ENTITY_PLACE || !is_new(f, form_of(f, span)))
            continue;
        if (span->type == ENTITY_ORG) {
            add_initials(f, i, a->count);
            add_bracketed(f, i, a->count);
        } else {
            add_last_words(f, &f->persons, i);
            add_first_word(f, i);
            add_ends(f, i);
        }
    }
}

/* Whose last words these are: of those addressed alike, before others. */
static uint64_t person_with(struct forms *f, const struct name_span *span)
{
    const int who = words_of(span) == 1 ? address_of(f, span) : -1;
    uint64_t found = who < 0 ? 0 : number_of(f, &f->addressed[who], form_of(f, span));

    return found ? found : number_of(f, &f->persons, form_of(f, span));
}

/* The person whose last words these are, of that one again, and so on up to the longest. */
static const struct name_span *person_of(struct forms *f, const struct name_span *span)
{
    uint64_t found = person_with(f, span);

    if (!found && words_of(span) == 1) {
        found = number_of(f, &f->first_words, form_of(f, span));
        if (found == two_persons)
            return span;
    }
    while (found) {
        span = &f->spans->at[found - 1];
        found = number_of(f, &f->persons, form_of(f, span));
    }
    return span;
}

static struct full_name full_of(struct forms *f, const struct acronyms *a,
                                const struct name_span *span)
{
    const struct name_span *full = span;

    if (span->type == ENTITY_PERSON) {
        full = person_of(f, span);
    } else {
        bool upper = words_of(span) == 1 && f->tokens->at[span->from].upper;
        uint64_t found = number_of(f, &f->acronyms, form_of(f, span));
        if (found && found <= a->count)
            return (struct full_name){a->at[found - 1].from, a->at[found - 1].to};
        if (found && upper && span->type == ENTITY_ORG)
            full = &f->spans->at[found - 1 - a->count];
    }
    return (struct full_name){full->from, full->to};
}

bool same_name_find(const struct name_spans *s, const struct acronyms *a,
                    const struct name_tokens *t, struct full_name *full, struct lede_error *err)
{
    struct forms f = {.spans = s, .tokens = t};

    learn(&f, a);
    for (size_t i = 0; i < s->count && !f.out_of_memory; i++)
        full[i] = full_of(&f, a, &s->at[i]);
    map_free(&f.persons);
    map_free(&f.addressed[0]);
    map_free(&f.addressed[1]);
    map_free(&f.first_words);
    map_free(&f.acronyms);
    map_free(&f.seen);
    map_free(&f.learned);
    return !f.out_of_memory || error_memory(err);
}
