/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/lexicon.h"

#include "analysis/words.h"
#include "indexer/entities/given_names_table.h"
#include "indexer/entities/name_words_table.h"
#include "indexer/entities/organisations_table.h"
#include "indexer/entities/places_table.h"

enum { ROW_BYTES_MAX = 160 };

size_t bare_length(struct span form)
{
    char last = form.len ? form.at[form.len - 1] : '\0';

    if (last == '\'')
        return form.len - 1;
    return last == 's' && form.len > 1 && form.at[form.len - 2] == '\'' ? form.len - 2 : form.len;
}

/* The number of the form's mark. */
static size_t mark_of(struct span form)
{
    uint64_t h = form.len;

    for (size_t i = 0; i < form.len; i++)
        h = (h ^ (unsigned char)form.at[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(h >> 32) % LEXICON_MARKS;
}

/* The lexeme of a form, made when it is new; NULL when out of memory. */
static struct lexeme *take_lexeme(struct lexicon *l, struct span form)
{
    struct lexeme *found = map_get(&l->by_form, form);
    size_t mark = mark_of(form);

    if (found)
        return found;
    l->marks[mark / 64] |= UINT64_C(1) << mark % 64;
    found = arena_take(&l->rows, 1, sizeof *found);
    return found && map_put(&l->by_form, form, found) ? found : NULL;
}

static bool add_word(struct lexicon *l, struct span form, unsigned kinds)
{
    struct lexeme *lexeme = take_lexeme(l, form);

    if (lexeme)
        lexeme->kinds |= kinds;
    return lexeme != NULL;
}

static bool is_capitals(const char *row)
{
    bool capital = false;

    for (; *row; row++) {
        if (*row >= 'a' && *row <= 'z')
            return false;
        capital = capital || (*row >= 'A' && *row <= 'Z');
    }
    return capital;
}

/* Every beginning of the phrase is marked, so that looking for the longest stops early. */
static bool add_phrase(struct lexicon *l, const char *row, unsigned whole)
{
    char folded[ROW_BYTES_MAX], key[ROW_BYTES_MAX];
    size_t len = 0;
    struct span word, rest = {folded, words_fold(span_of(row), folded, sizeof folded)};
    struct lexeme *lexeme = NULL;

    while (span_cut(&rest, ' ', &word)) {
        if (lexeme)
            lexeme->whole |= WHOLE_BEGINS;
        if (len)
            key[len++] = ' ';
        word.len = bare_length(word);
        memcpy(key + len, word.at, word.len);
        len += word.len;
        lexeme = take_lexeme(l, (struct span){key, len});
        if (!lexeme)
            return false;
    }
    if (lexeme)
        lexeme->whole |= whole | (is_capitals(row) ? (unsigned)WHOLE_CAPITALS : 0U);
    return true;
}

static bool add_phrases(struct lexicon *l, const char *const *rows, size_t count, unsigned whole)
{
    for (size_t i = 0; i < count; i++)
        if (!add_phrase(l, rows[i], whole))
            return false;
    return true;
}

static bool add_words(struct lexicon *l, const char *const *rows, size_t count, unsigned kinds)
{
    for (size_t i = 0; i < count; i++)
        if (!add_word(l, span_of(rows[i]), kinds))
            return false;
    return true;
}

static bool add_kinds(struct lexicon *l)
{
    struct span word;

    for (size_t i = 0; i < ARRAY_LEN(name_word_rows); i++) {
        struct span rest = span_of(name_word_rows[i].words);
        while (span_cut(&rest, ' ', &word))
            if (!add_word(l, word, name_word_rows[i].kinds))
                return false;
    }
    return true;
}

bool lexicon_load(struct lexicon *l, struct lede_error *err)
{
    const unsigned place = WHOLE_PLACE, country = WHOLE_PLACE | WHOLE_COUNTRY;

    if (add_kinds(l) && add_words(l, given_names, ARRAY_LEN(given_names), KIND_GIVEN) &&
        add_words(l, family_names, ARRAY_LEN(family_names), KIND_FAMILY) &&
        add_phrases(l, country_names, ARRAY_LEN(country_names), country) &&
        add_phrases(l, place_names, ARRAY_LEN(place_names), place) &&
        add_phrases(l, city_names, ARRAY_LEN(city_names), place) &&
        add_phrases(l, organisation_names, ARRAY_LEN(organisation_names), WHOLE_ORG))
        return true;
    return error_memory(err);
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct span form)
{
    size_t mark = mark_of(form);
    return l->marks[mark / 64] >> mark % 64 & 1 ? map_get(&l->by_form, form) : NULL;
}

void lexicon_free(struct lexicon *l)
{
    map_free(&l->by_form);
    arena_free(&l->rows);
}
