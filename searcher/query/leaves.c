/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/leaves.h"

#include "analysis/stopwords.h"
#include "analysis/words.h"
#include "common/utf8.h"
#include "searcher/query/date_range.h"

static bool has_small_letter(struct span ascii)
{
    for (size_t i = 0; i < ascii.len; i++) {
        if (ascii.at[i] >= 'a' && ascii.at[i] <= 'z')
            return true;
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters of scripts without capitals count as small ones: capitals beside them mean something too. */
static bool word_has_small_letter(const struct word *word)
{
    size_t len;

    if (word->written == WRITTEN_OTHER)
        return has_small_letter(word->as_written);
    if (word->written == WRITTEN_LOWER)
        return !is_digit(word->form.at[0]) || has_small_letter(word->form);
    (void)utf8_at(word->form, 0, &len);
    return len < word->form.len;
}

void leaves_look_at(struct leaves *l)
{
    struct lexer lexer = {.text = l->text};
    struct word word;

    while (!l->small_letters) {
        struct token t = lex_next(&lexer);
        if (t.kind == TOKEN_END)
            return;
        if (t.kind != TOKEN_CHUNK && t.kind != TOKEN_QUOTE)
            continue;
        struct words words = {.text = t.text};
        while (!l->small_letters && words_next(&words, &word))
            l->small_letters = word_has_small_letter(&word);
    }
}

static struct node *new_leaf(struct leaves *l, enum node_kind kind, const struct token *token)
{
    struct node *n = arena_take(l->arena, 1, sizeof *n);

    if (!n) {
        l->failed = true;
        return NULL;
    }
    n->kind = kind;
    n->start = token ? token->start : 0;
    n->end = token ? token->end : 0;
    return n;
}

static struct span keep(struct leaves *l, struct span text)
{
    struct span copy = text.len ? arena_span(l->arena, text) : (struct span){0};
    l->failed |= text.len && !copy.at;
    return copy;
}

/* A word that lists may lack, in capitals among small letters: WHO and US, not who and us. Where AND,
 * OR and NOT are no operators (`AND,`), their capitals still come from there. */
static bool counts_as_written(const struct leaves *l, const struct word *word)
{
    return l->small_letters && word->written == WRITTEN_OTHER && is_stopword(word->form) &&
           !has_small_letter(word->as_written) && !is_operator(word->as_written);
}

/* The words of text, at most `most` of them; *more tells whether there were others. out->field is set
 * before: in a title capitals tell nothing, since whole titles are written in them. */
static bool read_run(struct leaves *l, struct span text, enum word_match match, size_t most,
                     struct run *out, bool *more)
{
    struct query_word found[QUERY_TERMS_MAX], *copy;
    struct words words = {.text = text};
    struct word word;
    size_t count = 0;
    bool has_next;

    while ((has_next = words_next(&words, &word)) && count < most) {
        found[count] = (struct query_word){.match = match, .form = keep(l, word.form)};
        found[count].stem = keep(l, stem_of(l->stemmer, word.form));
        if (count == 0 && match == BY_STEM && out->field == FIELD_TEXT &&
            counts_as_written(l, &word)) {
            found[0].match = AS_WRITTEN;
            found[0].as_written = keep(l, word.as_written);
        }
        count++;
    }
    *more = has_next;
    if (count == 0)
        return false;
    /* In a unit like US-backed the neighbour tells already which word is meant. */
    if (count > 1 && found[0].match == AS_WRITTEN) {
        found[0].match = BY_STEM;
        found[0].as_written = (struct span){0};
    }
    copy = arena_take(l->arena, count, sizeof *copy);
    if (!copy || l->failed) {
        l->failed = true;
        return false;
    }
    memcpy(copy, found, count * sizeof *copy);
    out->words = copy;
    out->count = count;
    return true;
}

static void note_over(struct leaves *l, const struct token *token)
{
    if (!l->over)
        notes_add(l->notes, token->start, l->text.len, "only the first %d words are searched",
                  (int)QUERY_TERMS_MAX);
    l->over = true;
}

/* Dashes, slashes, & and the like between words are how people write, dots are how they trail off, and
 * of bad bytes a note tells already. */
static bool is_mere_sign(struct span chunk)
{
    size_t len, at;

    for (at = 0; at < chunk.len; at += len) {
        uint32_t c = utf8_at(chunk, at, &len);
        if (c != '.' && c != '-' && c != UTF8_BAD && (at > 0 || len < chunk.len))
            return false;
    }
    return true;
}

/* A sign and fields that will mean more one day: said now, so that nobody takes the answer for theirs.
 * True when a * was told of. */
static bool note_what_is_not_yet(struct leaves *l, const struct token *chunk)
{
    size_t end;
    const struct query_field *later = query_field_at(l->text, chunk->start, &end);
    bool star = span_find(chunk->text, SPAN("*"), 0) != SIZE_MAX;

    if (later && later->reads == READS_LATER)
        notes_add(l->notes, chunk->start, end, "%s: is not a field yet; searched as words",
                  later->name);
    if (star)
        notes_add(l->notes, chunk->start, chunk->end,
                  "* is read only alone: it stands for every article");
    return star;
}

static void note_no_word(struct leaves *l, const struct token *token)
{
    struct span shown = notes_excerpt(token->text);

    notes_add(l->notes, token->start, token->end, "“%.*s” holds no word", SPAN_ARGS(shown));
}

static struct node *make_words(struct leaves *l, const struct token *token,
                               const struct query_field *field)
{
    bool name = field && field->reads == READS_NAME;
    bool of_field = name || (field && field->reads == READS_SOURCE);
    bool quote = token->kind == TOKEN_QUOTE;
    /* Without a word in it, need more be said? Of a quote that is never closed the parser tells. */
    bool told = quote ? !token->closed : note_what_is_not_yet(l, token), more = false;
    struct run run = {.field = field ? field->text : FIELD_TEXT};
    struct node *n;

    if (!read_run(l, token->text, of_field || quote ? BY_FORM : BY_STEM, QUERY_TERMS_MAX - l->terms,
                  &run, &more)) {
        if (more)
            note_over(l, token);
        else if (!told && !l->failed && (field || quote || !is_mere_sign(token->text)))
            note_no_word(l, token);
        return NULL;
    }
    l->terms += run.count;
    if (more)
        note_over(l, token);
    n = new_leaf(l, name ? NODE_NAME : of_field ? NODE_SOURCE : NODE_WORDS, token);
    if (n && name)
        n->is.name = (struct name_test){.type = field->type, .run = run};
    else if (n)
        n->is.run = run;
    return n;
}

static struct node *make_date(struct leaves *l, const struct token *token)
{
    struct date_test date = {0};
    struct span text = span_trim(token->text), shown = notes_excerpt(text);
    enum date_reading reading = date_range_parse(text, &date);
    size_t dots = span_find(text, SPAN(".."), 0);
    struct node *n;

    if (reading == DATE_UNREADABLE) {
        notes_add(l->notes, token->start, token->end, "“%.*s” is no date; left out",
                  SPAN_ARGS(shown));
        return NULL;
    }
    if (reading == DATE_READ_REVERSED && dots != SIZE_MAX) {
        size_t from = date.possible;
        notes_add(l->notes, token->start, token->end,
                  "this range is reversed; read as %s%.*s..%.*s", date.possible ? "~" : "",
                  SPAN_ARGS(span_part(text, dots + 2, text.len)),
                  SPAN_ARGS(span_part(text, from, dots)));
    }
    n = new_leaf(l, NODE_DATE, token);
    if (n)
        n->is.date = date;
    l->terms++;
    return n;
}

static struct node *make_id(struct leaves *l, const struct token *token)
{
    struct node *n;

    if (token->text.len == 0) {
        notes_add(l->notes, token->start, token->end, "this id is empty");
        return NULL;
    }
    n = new_leaf(l, NODE_ID, token);
    if (n)
        n->is.id = token->text;
    l->terms++;
    return n;
}

struct node *leaves_make(struct leaves *l, const struct token *token,
                         const struct query_field *field)
{
    bool all = !field && token->kind == TOKEN_CHUNK && span_is(token->text, "*");

    if (!all && (!field || field->reads == READS_WORDS || field->reads == READS_SOURCE ||
                 field->reads == READS_NAME))
        return make_words(l, token, field);
    if (l->terms == QUERY_TERMS_MAX) {
        note_over(l, token);
        return NULL;
    }
    if (!all)
        return field->reads == READS_ID ? make_id(l, token) : make_date(l, token);
    l->terms++;
    return new_leaf(l, NODE_ALL, token);
}

struct node *leaves_make_source(struct leaves *l, struct span text)
{
    struct run run = {0};
    bool more;
    struct node *n;

    if (!read_run(l, text, BY_FORM, QUERY_TERMS_MAX, &run, &more))
        return NULL;
    n = new_leaf(l, NODE_SOURCE, NULL);
    if (n)
        n->is.run = run;
    return n;
}

struct node *leaves_make_date(struct leaves *l, struct date_test date)
{
    struct node *n = new_leaf(l, NODE_DATE, NULL);
    if (n)
        n->is.date = date;
    return n;
}

bool is_stopword_leaf(const struct node *leaf)
{
    const struct run *run = &leaf->is.run;

    return leaf->kind == NODE_WORDS && run->field == FIELD_TEXT && run->count == 1 &&
           run->words[0].match == BY_STEM && is_stopword(run->words[0].form);
}
