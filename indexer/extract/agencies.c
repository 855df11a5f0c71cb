/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/agencies.h"

#include "analysis/words.h"
#include "common/buf.h"

enum { AGENCIES_MAX = 16 };

struct found {
    const struct outlet *at[AGENCIES_MAX];
    size_t count;
};

static const char *const behind_words[] = {"reported", "quoted", "news", "agency", "cited"};
static const char *const said_words[] = {"said", "added", "wrote", "reports", "says"};

static bool is_among(struct span form, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(form, rows[i]))
            return true;
    return false;
}

static void add(struct found *f, const struct outlet *agency)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->at[i] == agency)
            return;
    if (f->count < AGENCIES_MAX)
        f->at[f->count++] = agency;
}

/* Two words back: "according to ISNA", "according to the ISNA". */
struct before {
    bool according, to;
};

static void pass_word(struct before *b, struct span form)
{
    if (span_is(form, "the") && b->to)
        return;
    b->to = b->according && span_is(form, "to");
    b->according = span_is(form, "according");
}

/* A name in capitals is enough with "said"; "Mehr" and "Trend" are words too. */
static bool is_quoted(const struct word *next, bool capitals)
{
    return is_among(next->form, behind_words, ARRAY_LEN(behind_words)) ||
           (capitals && is_among(next->form, said_words, ARRAY_LEN(said_words)));
}

static void find_in(struct span text, const struct outlets *outlets, struct found *f)
{
    struct words walk = {.text = text};
    struct word word;
    struct before before = {0};
    const struct outlet *last = NULL;
    bool capitals = false;

    while (words_next(&walk, &word)) {
        if (last && is_quoted(&word, capitals))
            add(f, last);
        last = NULL;
        if (word.written != WRITTEN_LOWER) {
            const struct outlet *here =
                outlets_find(outlets, span_part(text, word.start, word.end));
            last = here && here->agency ? here : NULL;
            capitals = word.written == WRITTEN_OTHER;
        }
        if (last && before.to)
            add(f, last);
        pass_word(&before, word.form);
    }
}

bool agencies_find(struct span text, const struct outlet *const first[AGENCIES_FIRST],
                   const struct outlets *outlets, struct arena *arena, struct span *out,
                   struct lede_error *err)
{
    bool ok;
    struct found f = {0};
    struct buf names = {0};

    for (size_t i = 0; i < AGENCIES_FIRST; i++)
        if (first[i] && first[i]->agency)
            add(&f, first[i]);
    find_in(text, outlets, &f);
    *out = (struct span){0};
    for (size_t i = 0; i < f.count; i++) {
        if (i > 0)
            buf_text(&names, ", ");
        buf_text(&names, f.at[i]->name);
    }
    ok = buf_ok(&names);
    if (ok && names.len > 0) {
        *out = arena_span(arena, buf_span(&names));
        ok = out->at != NULL;
    }
    buf_free(&names);
    return ok || error_memory(err);
}
