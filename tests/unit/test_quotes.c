/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/buf.h"
#include "common/random.h"
#include "common/utf8.h"
#include "index/names.h"
#include "indexer/entities/entities.h"
#include "indexer/entities/quote_tokens.h"
#include "indexer/entities/quotes.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

enum { NAMES_MAX = 20, ROUNDS = 3000, SEED = 5 };

static int open_words(void **state)
{
    *state = speech_words_open();
    return *state ? 0 : -1;
}

static int close_words(void **state)
{
    speech_words_close(*state);
    return 0;
}

static enum entity_type type_of(char letter)
{
    enum entity_type type = ENTITY_PERSON;

    while (name_letter(type) != letter) {
        assert_true(type < ENTITY_PLACE);
        type++;
    }
    return type;
}

/* "p:Bajwa>Qamar Javed Bajwa|l:Lahore": each where it stands next in the text. */
static size_t read_names(struct span column, struct span text, size_t line, struct entity *out)
{
    struct span name;
    size_t count = 0, at = 0;

    if (span_is(column, "-"))
        return 0;
    while (span_cut(&column, '|', &name)) {
        struct entity *e = &out[count++];
        struct span written;
        assert_true(count <= NAMES_MAX && name.len > 2 && name.at[1] == ':');
        e->type = type_of(name.at[0]);
        name = span_part(name, 2, name.len);
        e->name = name;
        (void)span_cut(&name, '>', &written);
        if (name.len)
            e->name = name;
        at = span_find(text, written, at);
        if (at == SIZE_MAX)
            fail_msg("line %zu: no \"%.*s\" in the text", line, SPAN_ARGS(written));
        e->start = (uint32_t)at;
        at += written.len;
        e->end = (uint32_t)at;
    }
    return count;
}

static void write_quote(struct buf *b, struct span text, const struct entity *entities,
                        const struct quotation *q)
{
    struct span said = span_part(text, q->start, q->end);

    buf_text(b, b->len ? "|" : "");
    buf_addf(b, "%c %.*s: %.*s", quote_kind_name(q->kind)[0], SPAN_ARGS(entities[q->speaker].name),
             SPAN_ARGS(said));
}

static void finds_what_the_cases_say(void **state)
{
    struct cases cases = cases_open("quotes.tsv", 3);

    while (cases_next(&cases)) {
        struct lede_error err;
        struct arena arena = {0};
        struct buf got = {0};
        struct entity entities[NAMES_MAX];
        struct article a;
        struct quotation *quotes;
        size_t count, names = read_names(cases.column[1], cases.column[0], cases.line, entities);

        a = (struct article){.text = cases.column[0], .entities = entities, .entity_count = names};
        assert_ok(quotes_find(*state, &a, &arena, &quotes, &count, &err), &err);
        for (size_t i = 0; i < count; i++)
            write_quote(&got, cases.column[0], entities, &quotes[i]);
        assert_span_at(cases.line, got.len ? buf_span(&got) : SPAN("-"), cases.column[2]);
        buf_free(&got);
        arena_free(&arena);
    }
    cases_close(&cases);
}

/* ---- Any text ---- */

static void make_text(struct random *r, struct buf *text, struct entity *entities, size_t *names)
{
    static const char *const words[] = {"said",     "he",
                                        "added",    "that",
                                        "told",     "according",
                                        "to",       "quoted",
                                        "as",       "saying",
                                        "Bajwa",    "Iran",
                                        "was",      "the",
                                        "who",      "adding",
                                        "and",      "of",
                                        "Gen.",     "on",
                                        "Monday",   "Bajwa said that the army",
                                        "Iran said"};
    static const char *const signs[] = {" ", " ",  " ",  " ", ", ",  ". ", "\n", "\"", " \"", "\" ",
                                        "“", "” ", " ‘", "’", "’s ", ": ", " (", ") ", "«",   "» "};
    size_t count = (size_t)random_below(r, 60);

    buf_reset(text);
    *names = 0;
    for (size_t i = 0; i < count; i++) {
        const char *word = words[random_below(r, ARRAY_LEN(words))];
        if ((word[0] == 'B' || word[0] == 'I') && *names < NAMES_MAX)
            entities[(*names)++] =
                (struct entity){(enum entity_type)random_below(r, ENTITY_PLACE + 1),
                                (uint32_t)text->len,
                                (uint32_t)(text->len + strcspn(word, " ")),
                                {word, strcspn(word, " ")},
                                0,
                                0};
        buf_text(text, word);
        buf_text(text, signs[random_below(r, ARRAY_LEN(signs))]);
    }
    assert_true(buf_ok(text));
}

/* Ascending, apart, not empty, at characters' borders, of one who can speak. */
static void check_quotes(struct span text, const struct entity *entities, size_t names,
                         const struct quotation *quotes, size_t count)
{
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        const struct quotation *q = &quotes[i];
        struct span said = span_part(text, q->start, q->end);
        assert_true(q->start >= last && q->start < q->end && q->end <= text.len);
        assert_int_equal(utf8_valid_length(said), said.len);
        assert_true(q->speaker < names && entities[q->speaker].type != ENTITY_PLACE);
        last = q->end;
    }
}

static void any_text_gives_quotes_in_order(void **state)
{
    struct random r = {SEED};
    struct buf text = {0};
    size_t found = 0;

    for (int i = 0; i < ROUNDS; i++) {
        struct arena arena = {0};
        struct lede_error err;
        struct entity entities[NAMES_MAX];
        struct article a;
        struct quotation *quotes, *again;
        size_t count, count_again, names;

        make_text(&r, &text, entities, &names);
        a = (struct article){.text = buf_span(&text), .entities = entities, .entity_count = names};
        assert_ok(quotes_find(*state, &a, &arena, &quotes, &count, &err), &err);
        check_quotes(buf_span(&text), entities, names, quotes, count);
        a = (struct article){.text = buf_span(&text), .entities = entities, .entity_count = names};
        assert_ok(quotes_find(*state, &a, &arena, &again, &count_again, &err), &err);
        assert_int_equal(count, count_again);
        if (count)
            assert_memory_equal(quotes, again, count * sizeof *quotes);
        found += count;
        arena_free(&arena);
    }
    assert_true(found > ROUNDS / 20);
    buf_free(&text);
}

/* Paragraphs of more tokens than are taken at once, and quotations by the million. */
static void long_texts_are_read_to_their_end(void **state)
{
    static const char *const parts[] = {"said ", "\"", "Bajwa said that he was told, ",
                                        "\"We,\" Bajwa said, ", "according to "};
    struct lede_error err;

    for (size_t part = 0; part < ARRAY_LEN(parts); part++) {
        struct arena arena = {0};
        struct buf text = {0};
        struct article a;
        struct quotation *quotes;
        size_t count;
        struct entity *entities = mem_take(400000, sizeof *entities);
        size_t names = 0, at;

        assert_non_null(entities);
        while (text.len < 3 << 20)
            buf_text(&text, parts[part]);
        buf_text(&text, "\nBajwa said that the end was near.");
        assert_true(buf_ok(&text));
        for (at = 0; (at = span_find(buf_span(&text), SPAN("Bajwa"), at)) != SIZE_MAX; at += 5)
            entities[names++] =
                (struct entity){ENTITY_PERSON, (uint32_t)at, (uint32_t)at + 5, SPAN("Bajwa"), 0, 0};
        a = (struct article){.text = buf_span(&text), .entities = entities, .entity_count = names};
        assert_ok(quotes_find(*state, &a, &arena, &quotes, &count, &err), &err);
        check_quotes(buf_span(&text), entities, names, quotes, count);
        assert_true(count > 0 && count <= QUOTES_MAX);
        if (count < QUOTES_MAX)
            assert_span(span_part(buf_span(&text), quotes[count - 1].start, quotes[count - 1].end),
                        SPAN("the end was near"));
        mem_free(entities);
        buf_free(&text);
        arena_free(&arena);
    }
}

static void says_when_memory_is_out(void **state)
{
    static const struct entity names[] = {{ENTITY_PERSON, 0, 5, {"Bajwa", 5}, 0, 0}};
    const struct article a = {.text = SPAN("Bajwa said that we are ready. \"We go,\" he added."),
                              .entities = names,
                              .entity_count = 1};
    struct lede_error err;
    bool ok = false;

    for (size_t n = 1; !ok; n++) {
        struct arena arena = {0};
        struct quotation *quotes;
        size_t count;
        mem_fail_at(n);
        ok = quotes_find(*state, &a, &arena, &quotes, &count, &err);
        mem_fail_at(0);
        if (ok)
            assert_int_equal(count, 2);
        else
            assert_int_equal(err.status, LEDE_MEMORY);
        assert_true(ok || n < 100);
        arena_free(&arena);
    }
    mem_fail_at(1);
    assert_null(speech_words_open());
    mem_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_the_cases_say),
        cmocka_unit_test(any_text_gives_quotes_in_order),
        cmocka_unit_test(long_texts_are_read_to_their_end),
        cmocka_unit_test(says_when_memory_is_out),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
