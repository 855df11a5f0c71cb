/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/entities.h"

#include "index/names.h"
#include "indexer/entities/name_agree.h"
#include "indexer/entities/name_guesses.h"
#include "indexer/entities/name_merge.h"
#include "indexer/entities/quote_tokens.h"
#include "indexer/entities/roles.h"
#include "indexer/entities/same_name.h"

struct name_finder {
    struct lexicon lexicon;
    struct tagger *tagger; /* NULL: rules alone */
    struct speech_words *speech;
};

/* What is made on the way and freed at the end. */
struct work {
    struct span text; /* the headline before it, when there is one */
    struct name_guesses guesses;
    struct full_name *full;
};

struct name_finder *name_finder_open(const struct tag_model *model, struct lede_error *err)
{
    struct name_finder *f = mem_take(1, sizeof *f);

    if (f && model)
        f->tagger = mem_take(1, sizeof *f->tagger);
    if (f)
        f->speech = speech_words_open();
    if (!f || !f->speech || (model && !f->tagger)) {
        name_finder_close(f);
        (void)error_memory(err);
        return NULL;
    }
    if (model)
        f->tagger->model = model;
    if (!lexicon_load(&f->lexicon, err)) {
        name_finder_close(f);
        return NULL;
    }
    return f;
}

void name_finder_close(struct name_finder *f)
{
    if (!f)
        return;
    lexicon_free(&f->lexicon);
    if (f->tagger)
        tagger_free(f->tagger);
    mem_free(f->tagger);
    speech_words_close(f->speech);
    mem_free(f);
}

const struct speech_words *name_finder_speech(const struct name_finder *f)
{
    return f->speech;
}

/* The bytes of the words [from, to). */
static struct span text_of(const struct work *w, size_t from, size_t to)
{
    return span_part(w->text, w->guesses.tokens.at[from].start, w->guesses.tokens.at[to - 1].end);
}

/* What stands before the i-th name; where the headline before the body is no part of the text. */
static void write_role(const struct work *w, size_t i, size_t skipped, struct entity *out)
{
    const struct name_spans *spans = &w->guesses.spans;
    const struct name_tokens *t = &w->guesses.tokens;
    size_t from = spans->at[i].from;
    size_t role = role_before(t, w->text, from, i ? spans->at[i - 1].to : 0);

    if (role == from)
        return;
    struct span text = role_text(t, w->text, role, from);
    out->role_start = (uint32_t)((size_t)(text.at - w->text.at) - skipped);
    out->role_end = out->role_start + (uint32_t)text.len;
}

/* The names behind `skipped` bytes, where the body begins. */
static bool write_entities(const struct work *w, size_t skipped, struct arena *arena,
                           struct entity **out, size_t *count, struct lede_error *err)
{
    struct entity *entities = arena_take(arena, w->guesses.spans.count, sizeof *entities);
    size_t n = 0;

    if (!entities)
        return error_memory(err);
    for (size_t i = 0; i < w->guesses.spans.count; i++) {
        const struct name_span *span = &w->guesses.spans.at[i];
        struct span written = text_of(w, span->from, span->to);
        struct span name = text_of(w, w->full[i].from, w->full[i].to);
        uint32_t start = w->guesses.tokens.at[span->from].start;
        if (start < skipped || written.len > NAME_BYTES_MAX)
            continue;
        start -= (uint32_t)skipped;
        entities[n] = (struct entity){.type = span->type,
                                      .start = start,
                                      .end = start + (uint32_t)written.len,
                                      .name = name.len <= NAME_BYTES_MAX ? name : written};
        if (span->type == ENTITY_PERSON)
            write_role(w, i, skipped, &entities[n]);
        n++;
    }
    *out = entities;
    *count = n;
    return true;
}

static bool find(const struct name_finder *f, struct work *w, struct lede_error *err)
{
    struct name_guesses *g = &w->guesses;

    if (!name_guesses_find(g, &f->lexicon, w->text, err))
        return false;
    if (f->tagger && (!tagger_run(f->tagger, w->text, g->hints, g->hint_count, err) ||
                      !name_merge(&g->spans, &g->tokens, &f->tagger->model->tables,
                                  f->tagger->found, f->tagger->found_count, err)))
        return false;
    if (!name_agree(&g->spans, &g->tokens, &g->acronyms, err))
        return false;
    w->full = mem_take(g->spans.count, sizeof *w->full);
    if (!w->full)
        return error_memory(err);
    return same_name_find(&g->spans, &g->acronyms, &g->tokens, w->full, err);
}

/* The headline as the first line of the text, so that every rule sees both. NULL when out of memory. */
static struct span join(struct span title, struct span text, struct arena *arena)
{
    size_t len = title.len + 1 + text.len;
    char *at = arena_take(arena, len, 1);

    if (!at)
        return (struct span){0};
    memcpy(at, title.at, title.len);
    at[title.len] = '\n';
    if (text.len)
        memcpy(at + title.len + 1, text.at, text.len);
    return (struct span){at, len};
}

bool entities_find(const struct name_finder *f, struct span title, struct span text,
                   struct arena *arena, struct entity **out, size_t *count, struct lede_error *err)
{
    struct work w = {.text = text};
    size_t skipped = title.len ? title.len + 1 : 0;

    if (title.len)
        w.text = join(title, text, arena);
    if (title.len && !w.text.at)
        return error_memory(err);
    bool ok = find(f, &w, err) && write_entities(&w, skipped, arena, out, count, err);
    mem_free(w.full);
    name_guesses_free(&w.guesses);
    return ok;
}
