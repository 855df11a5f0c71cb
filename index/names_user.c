/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_user.h"

#include "common/csv.h"
#include "common/utf8.h"

enum column { COLUMN_NAME, COLUMN_TYPE, COLUMN_ALIASES, COLUMN_ACTION, COLUMNS };

/* A list under way. */
struct table {
    struct names_user *user;
    size_t place[COLUMNS]; /* of each column in a row */
    bool begun;            /* a row was read */
};

static const struct {
    const char *word;
    enum entity_type type;
} types[] = {
    {"person", ENTITY_PERSON},    {"per", ENTITY_PERSON},       {"org", ENTITY_ORG},
    {"organisation", ENTITY_ORG}, {"organization", ENTITY_ORG}, {"place", ENTITY_PLACE},
    {"location", ENTITY_PLACE},   {"loc", ENTITY_PLACE},
};

static const char *const actions[] = {
    [NAME_JOIN] = "", [NAME_APART] = "apart", [NAME_RETYPE] = "retype", [NAME_DROP] = "drop"};

/* ---- The first row ---- */

static enum column column_of(struct span cell)
{
    static const struct {
        const char *word;
        enum column column;
    } words[] = {{"name", COLUMN_NAME},     {"canonical", COLUMN_NAME},
                 {"type", COLUMN_TYPE},     {"aliases", COLUMN_ALIASES},
                 {"alias", COLUMN_ALIASES}, {"action", COLUMN_ACTION}};

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (span_is_any_case(cell, words[i].word))
            return words[i].column;
    return COLUMNS;
}

/* Whether the row names the columns: it begins with one, and one of them is the name's. */
static bool is_head_row(const struct csv_row *row)
{
    bool named = false;

    for (size_t i = 0; i < row->count; i++)
        named |= column_of(span_trim(row->cells[i])) == COLUMN_NAME;
    return named && column_of(span_trim(row->cells[0])) != COLUMNS;
}

static bool take_head(struct table *t, const struct csv_row *row, bool *is_head,
                      struct lede_error *err)
{
    bool seen[COLUMNS] = {false};

    *is_head = is_head_row(row);
    for (size_t i = 0; i < COLUMNS; i++)
        t->place[i] = *is_head ? SIZE_MAX : i;
    for (size_t i = 0; *is_head && i < row->count; i++) {
        struct span cell = span_trim(row->cells[i]);
        enum column c = column_of(cell);
        if (c == COLUMNS && cell.len)
            return error_set(err, LEDE_INPUT, "\"%.*s\" is no column (name, type, aliases, action)",
                             SPAN_ARGS(cell));
        if (c == COLUMNS)
            continue;
        if (seen[c])
            return error_set(err, LEDE_INPUT, "column %.*s stands there twice", SPAN_ARGS(cell));
        seen[c] = true;
        t->place[c] = i;
    }
    return true;
}

/* ---- Rows ---- */

static struct span cell_of(const struct table *t, const struct csv_row *row, enum column column)
{
    size_t place = t->place[column];

    return place < row->count ? span_trim(row->cells[place]) : (struct span){0};
}

static bool read_action(struct span cell, enum name_action *out, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(actions); i++)
        if (span_is_any_case(cell, actions[i])) {
            *out = (enum name_action)i;
            return true;
        }
    return error_set(err, LEDE_INPUT, "\"%.*s\" is no action (apart, retype, drop, or nothing)",
                     SPAN_ARGS(cell));
}

static bool read_type(struct span cell, struct user_name *out, struct lede_error *err)
{
    const unsigned all = 1U << ENTITY_PERSON | 1U << ENTITY_ORG | 1U << ENTITY_PLACE;

    if (cell.len == 0 && out->action == NAME_DROP) {
        out->types = all;
        return true;
    }
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (span_is_any_case(cell, types[i].word)) {
            out->type = types[i].type;
            out->types = out->action == NAME_RETYPE ? all : 1U << out->type;
            return true;
        }
    return error_set(err, LEDE_INPUT, "\"%.*s\" is no type (person, org, place)", SPAN_ARGS(cell));
}

static size_t make_key(enum entity_type type, struct span folded, char key[1 + NAME_FOLDED_MAX])
{
    key[0] = name_letter(type);
    if (folded.len)
        memcpy(key + 1, folded.at, folded.len);
    return 1 + folded.len;
}

/* The row claims the form of each of its types; *mine: it did before. */
static bool claim(struct names_user *u, size_t row, struct span folded, bool *mine,
                  struct lede_error *err)
{
    const struct user_name *one = &u->items[row];

    *mine = false;
    for (int t = ENTITY_PERSON; t <= ENTITY_PLACE; t++) {
        char key[1 + NAME_FOLDED_MAX];
        size_t len = make_key((enum entity_type)t, folded, key);
        size_t *owner;
        if (!(one->types >> t & 1U))
            continue;
        owner = map_get(&u->claims, (struct span){key, len});
        if (owner && *owner != row)
            return error_set(err, LEDE_INPUT, "\"%.*s\" is said of \"%.*s\" on line %zu",
                             SPAN_ARGS(folded), SPAN_ARGS(u->items[*owner].shown),
                             u->items[*owner].line);
        *mine = owner != NULL;
        if (owner)
            continue;
        owner = arena_take(&u->text, 1, sizeof *owner);
        if (!owner || !map_put(&u->claims, (struct span){key, len}, owner))
            return error_memory(err);
        *owner = row;
    }
    return true;
}

static bool add_form(struct names_user *u, size_t row, struct span written, struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct user_name *one = &u->items[row];
    struct span form = {folded, names_fold(written, folded)};
    struct user_form *to;
    bool mine;

    if (form.len == 0 || written.len > NAME_BYTES_MAX || span_starts(written, SPAN("#")))
        return error_set(err, LEDE_INPUT, "\"%.*s\" is no name", SPAN_ARGS(written));
    if (!claim(u, row, form, &mine, err) || mine)
        return mine;
    if (++u->forms > NAMES_USER_FORMS_MAX)
        return error_set(err, LEDE_LIMIT, "more than %d names and aliases", NAMES_USER_FORMS_MAX);
    if (!mem_grow(&one->forms, &one->form_cap, one->form_count + 1, sizeof *one->forms))
        return error_memory(err);
    to = &one->forms[one->form_count];
    *to = (struct user_form){arena_span(&u->text, written), arena_span(&u->text, form)};
    if (!to->written.at || !to->folded.at)
        return error_memory(err);
    one->form_count++;
    return true;
}

/* The row to add to: one that says the same of the same name, or a new one. */
static bool find_row(struct names_user *u, const struct user_name *said, size_t *row,
                     struct lede_error *err)
{
    char folded[NAME_FOLDED_MAX];
    struct span form = {folded, names_fold(said->shown, folded)};

    *row = names_user_find(u, said->type, form);
    if (*row != SIZE_MAX && u->items[*row].action == said->action &&
        u->items[*row].types == said->types && span_equal(u->items[*row].shown, said->shown))
        return true;
    if (u->count == NAMES_USER_ROWS_MAX)
        return error_set(err, LEDE_LIMIT, "more than %d names", NAMES_USER_ROWS_MAX);
    if (!mem_grow(&u->items, &u->cap, u->count + 1, sizeof *u->items))
        return error_memory(err);
    *row = u->count;
    u->items[u->count] = *said;
    u->items[u->count].shown = arena_span(&u->text, said->shown);
    if (!u->items[u->count].shown.at)
        return error_memory(err);
    u->count++;
    return true;
}

/* Without control characters, which would part the columns of what is kept. */
static bool is_line(struct span cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if ((unsigned char)cell.at[i] < ' ' || cell.at[i] == 0x7f)
            return false;
    return true;
}

static bool add_aliases(struct names_user *u, size_t row, struct span aliases,
                        struct lede_error *err)
{
    size_t start = 0;

    for (size_t i = 0; i <= aliases.len; i++) {
        struct span alias;
        if (i < aliases.len && aliases.at[i] != ';' && aliases.at[i] != '|')
            continue;
        alias = span_trim(span_part(aliases, start, i));
        start = i + 1;
        if (alias.len && !add_form(u, row, alias, err))
            return false;
    }
    return true;
}

/* What stands in no column: aliases that are parted by commas, say. */
static bool is_all_in_columns(const struct table *t, const struct csv_row *row,
                              struct lede_error *err)
{
    for (size_t i = 0; i < row->count; i++) {
        struct span cell = span_trim(row->cells[i]);
        bool known = cell.len == 0;
        for (size_t c = 0; c < COLUMNS; c++)
            known |= t->place[c] == i;
        if (!known)
            return error_set(err, LEDE_INPUT, "\"%.*s\" is in no column", SPAN_ARGS(cell));
    }
    return true;
}

static bool take_row(struct table *t, const struct csv_row *row, struct lede_error *err)
{
    struct span name = cell_of(t, row, COLUMN_NAME), aliases = cell_of(t, row, COLUMN_ALIASES);
    struct user_name said = {.shown = name, .line = row->line};
    size_t at;

    if (!is_line(name) || !is_line(aliases))
        return error_set(err, LEDE_INPUT, "a control character in a name");
    return is_all_in_columns(t, row, err) &&
           read_action(cell_of(t, row, COLUMN_ACTION), &said.action, err) &&
           read_type(cell_of(t, row, COLUMN_TYPE), &said, err) &&
           find_row(t->user, &said, &at, err) && add_form(t->user, at, name, err) &&
           add_aliases(t->user, at, aliases, err);
}

static bool is_passed_over(const struct csv_row *row)
{
    if (span_starts(span_trim(row->cells[0]), SPAN("#")))
        return true;
    for (size_t i = 0; i < row->count; i++)
        if (span_trim(row->cells[i]).len)
            return false;
    return true;
}

static bool take_any_row(struct table *t, const struct csv_row *row, struct lede_error *err)
{
    bool is_head = false;

    if (is_passed_over(row))
        return true;
    if (!t->begun && !take_head(t, row, &is_head, err))
        return false;
    t->begun = true;
    return is_head || take_row(t, row, err);
}

/* What parts the cells, by the first line that is a row: aliases have semicolons and bars, which are none as long as
 * there is a tab or a comma. 0: as csv_begin() finds it. */
static char separator_of(struct span text)
{
    struct span line;

    while (span_cut(&text, '\n', &line)) {
        line = span_trim(line);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        if (span_starts(line, SPAN("sep=")))
            return 0;
        return span_find(line, SPAN("\t"), 0) != SIZE_MAX  ? '\t'
               : span_find(line, SPAN(","), 0) != SIZE_MAX ? ','
                                                           : 0;
    }
    return 0;
}

bool names_user_read(struct names_user *u, struct span text, bool tabs, const char *path,
                     struct lede_error *err)
{
    struct table t = {.user = u};
    struct arena arena = {0};
    struct csv csv = {0};
    struct csv_row row = {.line = 1};
    enum step step = STEP_FAILED;
    bool ok = true;

    if (text.len > NAMES_USER_BYTES_MAX)
        return error_set(err, LEDE_LIMIT, "%s: more than %d MiB", path, NAMES_USER_BYTES_MAX >> 20);
    if (utf8_valid_length(text) != text.len)
        return error_set(err, LEDE_INPUT, "%s: no UTF-8 from byte %zu on", path,
                         utf8_valid_length(text));
    csv_begin(&csv, text, tabs ? '\t' : separator_of(text));
    while (ok && (step = csv_next(&csv, &arena, &row, err)) == STEP_ITEM) {
        ok = take_any_row(&t, &row, err);
        arena_reset(&arena);
    }
    ok = ok && step == STEP_END;
    if (!ok && err->status != LEDE_MEMORY)
        (void)error_within(err, "%s:%zu", path, row.line);
    csv_free(&csv);
    arena_free(&arena);
    return ok;
}

size_t names_user_find(const struct names_user *u, enum entity_type type, struct span folded)
{
    char key[1 + NAME_FOLDED_MAX];
    const size_t *row;

    if (folded.len >= NAME_FOLDED_MAX)
        return SIZE_MAX;
    row = map_get(&u->claims, (struct span){key, make_key(type, folded, key)});
    return row ? *row : SIZE_MAX;
}

/* A cell that begins with a quote would be read as a quoted one. */
static void add_cell(struct buf *out, struct span text)
{
    bool quoted = span_starts(text, SPAN("\""));

    buf_text(out, quoted ? "\"" : "");
    for (size_t i = 0; i < text.len; i++) {
        buf_byte(out, text.at[i]);
        if (quoted && text.at[i] == '"')
            buf_byte(out, '"');
    }
    buf_text(out, quoted ? "\"" : "");
}

static void write_row(const struct user_name *one, struct buf *out)
{
    struct buf aliases = {0};

    add_cell(out, one->shown);
    buf_addf(out, "\t%s\t",
             one->action == NAME_DROP && one->types != 1U << one->type
                 ? ""
                 : entity_type_name(one->type));
    for (size_t i = 1; i < one->form_count; i++) {
        buf_text(&aliases, aliases.len ? "|" : "");
        buf_add(&aliases, one->forms[i].written);
    }
    add_cell(out, buf_span(&aliases));
    out->failed |= !buf_ok(&aliases);
    buf_addf(out, "\t%s\n", actions[one->action]);
    buf_free(&aliases);
}

bool names_user_write(const struct names_user *u, struct buf *out, struct lede_error *err)
{
    if (u->count)
        buf_text(out, "name\ttype\taliases\taction\n");
    for (size_t i = 0; i < u->count; i++)
        write_row(&u->items[i], out);
    return buf_ok(out) || error_memory(err);
}

void names_user_free(struct names_user *u)
{
    for (size_t i = 0; i < u->count; i++)
        mem_free(u->items[i].forms);
    mem_free(u->items);
    map_free(&u->claims);
    arena_free(&u->text);
    *u = (struct names_user){0};
}
