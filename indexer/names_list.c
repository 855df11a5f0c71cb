/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/names_list.h"

#include "common/file.h"
#include "index/stored.h"

enum { LINES_SAID_MAX = 20 };

static bool read_index(struct names_list *l, const char *index, struct lede_error *err)
{
    struct index_reader *reader = NULL;
    struct arena arena = {0};
    struct span text = {0};
    char generation[PATH_MAX];
    bool ok = generation_current(index, generation, err);

    if (ok && generation[0])
        ok = index_open(&reader, index, err) && stored_list(reader, &arena, &text, err);
    if (ok) {
        buf_add(&l->text, text);
        ok = buf_ok(&l->text) || error_memory(err);
    }
    index_close(reader);
    arena_free(&arena);
    return ok;
}

static bool read_file(struct names_list *l, struct lede_error *err)
{
    struct arena arena = {0};
    struct span bytes;
    bool ok =
        file_read(l->file, NAMES_USER_BYTES_MAX, &arena, &bytes, err) &&
        names_user_read(&l->user, bytes, span_ends(span_of(l->file), SPAN(".tsv")), l->file, err) &&
        names_user_write(&l->user, &l->text, err);

    arena_free(&arena);
    return ok;
}

bool names_list_open(struct names_list *l, const struct index_request *request, const char *index,
                     struct messages *messages, struct lede_error *err)
{
    l->file = request->names;
    if (l->file && (!*l->file || strcmp(l->file, "none") == 0))
        return true;
    if (l->file)
        return read_file(l, err);
    if (!index || read_index(l, index, err))
        return true;
    if (!request->rebuild || err->status == LEDE_MEMORY)
        return false;
    buf_reset(&l->text);
    messages_say(messages, "note: the list of names cannot be read (%s): give it again", err->text);
    return true;
}

/* Whether an article has one of its forms, as a type that it claims. */
static bool is_there(const struct user_name *one, const struct names *names)
{
    for (size_t i = 0; i < one->form_count; i++)
        for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++)
            if ((one->types >> t & 1U) &&
                names_has(names, (enum entity_type)t, one->forms[i].folded))
                return true;
    return false;
}

static void say_unknown(const struct names_list *l, const struct names *names,
                        struct messages *messages)
{
    size_t unknown = 0;

    for (size_t i = 0; i < l->user.count; i++) {
        const struct user_name *one = &l->user.items[i];
        if (is_there(one, names) || unknown++ >= LINES_SAID_MAX)
            continue;
        messages_summary(messages, "note: %s:%zu: no article has the name \"%.*s\"", l->file,
                         one->line, SPAN_ARGS(one->shown));
    }
    if (unknown > LINES_SAID_MAX)
        messages_summary(messages, "note: %s: %zu more names that no article has", l->file,
                         unknown - LINES_SAID_MAX);
}

bool names_list_finish(struct names_list *l, struct changes *c, struct messages *messages,
                       struct lede_error *err)
{
    const struct names *names;

    c->counts.list = buf_span(&l->text);
    c->counts.list_changed = l->file != NULL;
    if (l->user.count == 0)
        return true;
    if (!changes_names(c, &names, err))
        return false;
    say_unknown(l, names, messages);
    return true;
}

void names_list_free(struct names_list *l)
{
    names_user_free(&l->user);
    buf_free(&l->text);
    *l = (struct names_list){0};
}
