/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/leaves.h"

#include "analysis/language_codes.h"
#include "analysis/stopwords.h"
#include "analysis/words.h"
#include "common/utf8.h"
#include "index/fields.h"
#include "searcher/query/bare_url.h"
#include "searcher/query/date_range.h"
#include "searcher/query/join.h"
#include "searcher/query/run_words.h"
#include "searcher/query/sign_notes.h"
#include "searcher/query/spellings.h"
#include "searcher/query/typed_signs.h"

enum { EDITS_MAX = 2 };

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

/* A word that lists may lack, in capitals among small letters: WHO and US, not who and us. Where AND,
 * OR and NOT are no operators (`AND,`), their capitals still come from there. */
static bool counts_as_written(const struct leaves *l, struct span text, const struct word *word)
{
    bool initials = memchr(text.at + word->start, '.', word->end - word->start) != NULL; /* U.S. */
    bool alone = span_equal(span_trim(l->text), text); /* nobody asks for nothing but "us" */

    return (l->small_letters || initials || alone) && word->written == WRITTEN_OTHER &&
           is_stopword(word->form) && !has_small_letter(word->as_written) &&
           !is_operator(word->as_written);
}

/* In a title capitals tell nothing, since whole titles are written in them; in a unit like US-backed the
 * neighbour tells already which word is meant. */
static bool weigh_capitals(struct leaves *l, struct span text, struct run *run)
{
    struct words words = {.text = text};
    struct query_word *first = &run->words[0];
    struct word word;

    if (run->count > 1 || run->field != FIELD_TEXT || first->match != BY_STEM ||
        !words_next(&words, &word) || !counts_as_written(l, text, &word))
        return true;
    first->match = AS_WRITTEN;
    first->as_written = arena_span(l->arena, word.as_written);
    if (!l->small_letters && word.end - word.start == word.as_written.len)
        notes_add(l->notes, first->start, first->end,
                  "%.*s alone is read as it is written; %.*s finds it in small letters too",
                  SPAN_ARGS(word.as_written), SPAN_ARGS(word.form));
    return first->as_written.at != NULL;
}

/* word~ and word~2: the edits asked for, and the text without what says so; 0 when nothing does. */
static unsigned cut_nearness(struct leaves *l, const struct token *token, struct span *text)
{
    size_t tilde = text->len;
    unsigned edits = 1;

    while (tilde > 0 && text->at[tilde - 1] >= '0' && text->at[tilde - 1] <= '9')
        tilde--;
    if (tilde < 2 || text->at[tilde - 1] != '~')
        return 0;
    if (tilde < text->len)
        edits = tilde + 1 == text->len && text->at[tilde] < '3' ? (unsigned)(text->at[tilde] - '0')
                                                                : EDITS_MAX + 1;
    if (edits > EDITS_MAX) {
        notes_add(l->notes, token->start + tilde - 1, token->end, "~ takes %d edits at most",
                  (int)EDITS_MAX);
        edits = EDITS_MAX;
    }
    *text = span_part(*text, 0, tilde - 1);
    return edits;
}

static void note_over(struct leaves *l, const struct token *token)
{
    if (!l->over)
        notes_add(l->notes, token->start, l->text.len, "only the first %d words are searched",
                  (int)QUERY_TERMS_MAX);
    l->over = true;
}

/* What is to be read of a chunk or quote, and how. */
static struct run_reading reading_of(struct leaves *l, const struct token *token,
                                     const struct query_field *field)
{
    bool in_text = !field || field->reads == READS_WORDS, quote = token->kind == TOKEN_QUOTE;
    struct run_reading r = {.arena = l->arena,
                            .stemmer = l->stemmer,
                            .text = token->text,
                            .start = (size_t)(token->text.at - l->text.at),
                            .match = quote || !in_text ? BY_FORM : BY_STEM,
                            .patterns = in_text && !token->exact,
                            .most = QUERY_TERMS_MAX - l->terms};

    sign_note_unread(l, token, field);
    if ((!in_text || token->exact) && has_pattern(token->text))
        notes_add(l->notes, token->start, token->end,
                  token->exact ? "behind = no letters are left open"
                               : "letters are left open in words of the text alone");
    if (in_text && token->exact) {
        r.match = AS_WRITTEN;
    } else if (in_text && !quote) {
        r.edits = cut_nearness(l, token, &r.text);
        r.match = r.edits ? BY_NEARNESS : BY_STEM;
        r.patterns = r.edits == 0;
        if (r.edits && has_pattern(r.text))
            notes_add(l->notes, token->start, token->end, "before ~ no letters are left open");
    }
    return r;
}

/* The words of the token into *run; false when there are none, and a note says so. */
static bool read_run(struct leaves *l, const struct token *token, const struct query_field *field,
                     struct run *run)
{
    bool quote = token->kind == TOKEN_QUOTE;
    /* Without a word in it, need more be said? Of a quote that is never closed the parser tells. */
    bool told = quote ? !token->closed : sign_note_stray(l, token);
    struct run_reading reading = reading_of(l, token, field);
    enum run_read read;

    run->field = field ? field->text : FIELD_TEXT;
    read = run_words_read(&reading, run);
    l->failed |= read == RUN_FAILED;
    if (read == RUN_NO_ROOM || read == RUN_CUT)
        note_over(l, token);
    if (read == RUN_EMPTY && !told && (field || quote || !is_mere_sign(token->text)))
        sign_note_no_word(l, token);
    if (read != RUN_READ && read != RUN_CUT)
        return false;
    l->terms += run->count;
    l->failed |= !weigh_capitals(l, reading.text, run);
    return !l->failed;
}

/* The other way to write what the leaf asks for; NULL where there is none, or no room for it. */
static struct node *make_spelling(struct leaves *l, const struct token *token,
                                  const struct node *leaf)
{
    char text[SPELLING_BYTES_MAX];
    const struct run *run = &leaf->is.run;
    struct span behind = span_part(l->text, token->end, l->text.len);
    struct run_reading reading = {.arena = l->arena,
                                  .stemmer = l->stemmer,
                                  .text = {text, spelling_find(token->text, behind, run, text)},
                                  .match = BY_STEM,
                                  .most = QUERY_TERMS_MAX - l->terms};
    struct run other = {.field = run->field};
    struct node *n;

    if (reading.text.len == 0)
        return NULL;
    enum run_read read = run_words_read(&reading, &other);
    l->failed |= read == RUN_FAILED;
    n = read == RUN_READ ? new_leaf(l, NODE_WORDS, token) : NULL;
    if (!n)
        return NULL;
    for (size_t i = 0; i < other.count; i++) {
        other.words[i].start = token->start;
        other.words[i].end = token->end;
    }
    l->terms += other.count;
    n->is.run = other;
    n->spelling = true;
    return n;
}

/* The leaf, or it and its other spelling. */
static struct node *add_spelling(struct leaves *l, const struct token *token, struct node *leaf)
{
    const struct run *run = &leaf->is.run;
    struct kids kids = {.at = {leaf}, .count = 1};

    if (token->kind != TOKEN_CHUNK || token->exact || is_stopword_leaf(leaf))
        return leaf;
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match != BY_STEM)
            return leaf;
    kids_add(&kids, make_spelling(l, token, leaf));
    return kids.count == 1 ? leaf : join_all(l->arena, NODE_OR, &kids, &l->failed);
}

static struct node *make_words(struct leaves *l, const struct token *token,
                               const struct query_field *field)
{
    struct run run = {0};
    struct node *n;

    if (!read_run(l, token, field, &run))
        return NULL;
    n = new_leaf(l, NODE_WORDS, token);
    if (!n)
        return NULL;
    if (token->exact)
        typed_signs_of_words(token->text, (size_t)(token->text.at - l->text.at), &run);
    n->is.run = run;
    if (!token->exact && (run.words[0].match == BY_STEM || run.words[0].match == BY_FORM))
        n->is.run.signs = typed_signs(token->text);
    return add_spelling(l, token, n);
}

static struct node *make_name(struct leaves *l, const struct token *token,
                              const struct query_field *field)
{
    struct run run = {0};
    struct node *n;

    if (!read_run(l, token, field, &run))
        return NULL;
    n = new_leaf(l, NODE_NAME, token);
    if (n)
        n->is.name = (struct name_test){.type = field->type, .whole = token->exact, .run = run};
    return n;
}

static struct node *make_speaker(struct leaves *l, const struct token *token,
                                 const struct query_field *field)
{
    static const enum entity_type types[SPEAKER_TYPES] = {ENTITY_PERSON, ENTITY_ORG};
    struct run run = {0};
    struct node *n;

    if (!read_run(l, token, field, &run))
        return NULL;
    n = new_leaf(l, NODE_SPEAKER, token);
    for (size_t i = 0; n && i < SPEAKER_TYPES; i++)
        n->is.speaker.by[i] =
            (struct name_test){.type = types[i], .whole = token->exact, .run = run};
    return n;
}

static bool fold_whole(struct leaves *l, struct span text, struct span *out)
{
    char folded[TERM_BYTES_MAX]; /* as the indexer folds it into a term */
    size_t len = words_fold(text, folded, sizeof folded);

    *out = arena_span(l->arena, (struct span){folded, len});
    l->failed |= !out->at;
    return out->at != NULL;
}

static struct node *make_field(struct leaves *l, const struct token *token,
                               const struct query_field *field)
{
    struct field_test test = {.field = field->meta,
                              .whole = token->exact || field->meta == META_LANGUAGE};
    struct node *n;

    if (!read_run(l, token, field, &test.run) || !fold_whole(l, token->text, &test.folded))
        return NULL;
    test.unknown = token->kind == TOKEN_CHUNK && !token->exact && span_is(test.folded, "unknown");
    if (field->meta == META_LANGUAGE)
        test.folded = language_code(test.folded);
    n = new_leaf(l, NODE_FIELD, token);
    if (n)
        n->is.field = test;
    return n;
}

static struct node *make_date(struct leaves *l, const struct token *token, enum node_kind kind)
{
    struct date_range range;
    struct span text = span_trim(token->text), shown = notes_excerpt(text);
    char said[DATE_NOTE_MAX];
    struct node *n;

    (void)date_range_read(text, l->today, &range);
    if (range.reading == DATE_UNREADABLE || (kind == NODE_MENTION && range.test.unknown)) {
        notes_add(l->notes, token->start, token->end, "“%.*s” is no date%s%s; left out",
                  SPAN_ARGS(shown), range.why[0] ? ": " : "", range.why);
        return NULL;
    }
    if (date_range_note(text, &range, said))
        notes_add(l->notes, token->start, token->end, "%s", said);
    n = new_leaf(l, kind, token);
    if (n)
        n->is.date = range.test;
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

/* Scheme and site are the same in any case: all before the first / that is not one of ://. */
static struct span lower_host(struct leaves *l, struct span url)
{
    char *copy = arena_take(l->arena, url.len, 1);

    l->failed |= !copy;
    if (!copy)
        return (struct span){0};
    for (size_t i = 0, host = 1; i < url.len; i++) {
        host &= url.at[i] != '/' || i == 0 || url.at[i - 1] == ':' || url.at[i - 1] == '/';
        copy[i] =
            host && url.at[i] >= 'A' && url.at[i] <= 'Z' ? (char)(url.at[i] | 0x20) : url.at[i];
    }
    return (struct span){copy, url.len};
}

static struct node *make_url(struct leaves *l, const struct token *token)
{
    struct span text = bare_url(lower_host(l, span_trim(token->text)));
    struct node *n;

    if (text.len == 0) {
        notes_add(l->notes, token->start, token->end, "this address is empty");
        return NULL;
    }
    n = new_leaf(l, NODE_URL, token);
    if (n)
        n->is.url.text = text;
    l->terms++;
    return n;
}

static struct node *make_like(struct leaves *l, const struct token *token)
{
    struct node *n;

    if (token->text.len == 0) {
        notes_add(l->notes, token->start, token->end, "this id is empty");
        return NULL;
    }
    if (l->terms + LIKE_WORDS_MAX > QUERY_TERMS_MAX) {
        note_over(l, token);
        return NULL;
    }
    n = new_leaf(l, NODE_LIKE, token);
    if (n)
        n->is.like.id = token->text;
    l->terms += LIKE_WORDS_MAX;
    return n;
}

struct node *leaves_make(struct leaves *l, const struct token *token,
                         const struct query_field *field)
{
    bool all = !field && token->kind == TOKEN_CHUNK && span_is(token->text, "*");

    if (!all && (!field || field->reads == READS_WORDS))
        return make_words(l, token, field);
    if (!all && field->reads == READS_NAME)
        return make_name(l, token, field);
    if (!all && field->reads == READS_SAID)
        return make_speaker(l, token, field);
    if (!all && field->reads == READS_FIELD)
        return make_field(l, token, field);
    if (l->terms == QUERY_TERMS_MAX) {
        note_over(l, token);
        return NULL;
    }
    if (all) {
        l->terms++;
        return new_leaf(l, NODE_ALL, token);
    }
    if (field->reads == READS_ID)
        return make_id(l, token);
    if (field->reads == READS_URL)
        return make_url(l, token);
    if (field->reads == READS_LIKE)
        return make_like(l, token);
    return make_date(l, token, field->reads == READS_MENTION ? NODE_MENTION : NODE_DATE);
}

struct node *leaves_make_source(struct leaves *l, struct span text)
{
    struct field_test test = {.field = META_SOURCE};
    struct run_reading reading = {.arena = l->arena,
                                  .stemmer = l->stemmer,
                                  .text = text,
                                  .match = BY_FORM,
                                  .most = QUERY_TERMS_MAX};
    enum run_read read = run_words_read(&reading, &test.run);
    struct node *n;

    l->failed |= read == RUN_FAILED;
    if ((read != RUN_READ && read != RUN_CUT) || !fold_whole(l, text, &test.folded))
        return NULL;
    n = new_leaf(l, NODE_FIELD, NULL);
    if (n)
        n->is.field = test;
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
