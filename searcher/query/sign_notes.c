/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/sign_notes.h"

#include "common/utf8.h"
#include "searcher/query/run_words.h"

/* Dashes, slashes, & and the like between words are how people write, dots are how they trail off, and
 * of bad bytes a note tells already. */
bool is_mere_sign(struct span chunk)
{
    size_t len, at;

    for (at = 0; at < chunk.len; at += len) {
        uint32_t c = utf8_at(chunk, at, &len);
        if (c != '.' && c != '-' && c != UTF8_BAD && (at > 0 || len < chunk.len))
            return false;
    }
    return true;
}

/* * and ? where no word is left open by them. */
bool sign_note_stray(struct leaves *l, const struct token *chunk)
{
    if (has_pattern(chunk->text) || span_find(chunk->text, SPAN("*"), 0) == SIZE_MAX)
        return false;
    notes_add(l->notes, chunk->start, chunk->end,
              "* stands for letters of a word (hostag*), or alone for every article");
    return true;
}

void sign_note_no_word(struct leaves *l, const struct token *token)
{
    struct span shown = notes_excerpt(token->text);

    notes_add(l->notes, token->start, token->end, "“%.*s” holds no word", SPAN_ARGS(shown));
}

static bool is_all(struct span text, char sign)
{
    size_t count = 0;

    while (count < text.len && text.at[count] == sign)
        count++;
    return count == text.len;
}

/* !guards, !(a OR b), =(a OR b): signs of other systems, or where they hold for nothing. */
static void note_sign_before(struct leaves *l, const struct token *token)
{
    struct span text = token->text;
    char next = token->end < l->text.len ? l->text.at[token->end] : ' ';

    if (text.at[0] == '!' && (!is_all(text, '!') || next == '(' || next == '"'))
        notes_add(l->notes, token->start, token->start + 1,
                  "! says nothing here; - before a word asks for articles without it");
    if (is_all(text, '=') && next == '(')
        notes_add(l->notes, token->start, token->end,
                  "= stands before a word or a quote; before parentheses it says nothing");
}

/* ~ behind a quote or parentheses, or a field's value, and a sign behind a colon are read nowhere. */
void sign_note_unread(struct leaves *l, const struct token *token, const struct query_field *field)
{
    struct span text = token->text;
    char before = token->start ? l->text.at[token->start - 1] : ' ';

    if (token->kind != TOKEN_CHUNK || token->exact || text.len == 0)
        return;
    note_sign_before(l, token);
    if (text.at[0] == '~' && (before == '"' || before == ')'))
        notes_add(l->notes, token->start, token->end,
                  "~ is read behind a word; NEAR/5 asks for words close to each other");
    else if (field && field->reads != READS_WORDS && text.at[text.len - 1] == '~')
        notes_add(l->notes, token->end - 1, token->end, "~ is read behind words of the text alone");
    else if (field && text.len > 1 && (text.at[0] == '-' || text.at[0] == '+'))
        notes_add(l->notes, token->start, token->start + 1,
                  "a sign stands before the field: %c%s:…", text.at[0], field->name);
}
