/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/number.h"
#include "common/random.h"
#include "index/names_canon.h"
#include "index/names_canon_state.h"
#include "index/names_joins.h"
#include "index/names_rows.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static enum entity_type type_of(char letter)
{
    enum entity_type type = ENTITY_PERSON;

    while (name_letter(type) != letter)
        type++;
    return type;
}

/* "o 2 LOP = Long Old Party" */
static bool add_row(struct names *n, struct span row, struct lede_error *err)
{
    struct span type, number;
    uint64_t articles = 0;

    row = span_trim(row);
    if (!span_cut(&row, ' ', &type) || !span_cut(&row, ' ', &number) ||
        !number_parse(number, INT32_MAX, &articles))
        return error_set(err, LEDE_INPUT, "%.*s: no row", SPAN_ARGS(row));
    size_t at = span_find(row, SPAN(" = "), 0);
    if (at == SIZE_MAX)
        return names_add(n, type_of(type.at[0]), row, (int)articles, err);
    return names_add_alias(n, type_of(type.at[0]), span_part(row, 0, at),
                           span_part(row, at + 3, row.len), (int)articles, err);
}

static bool fill(struct names *n, struct span rows, struct lede_error *err)
{
    struct span row;

    while (span_cut(&rows, ';', &row))
        if (!add_row(n, row, err))
            return false;
    return names_prepare(n, err);
}

static void write_entry(const struct names_canon *c, const struct canon_entry *e, struct buf *out)
{
    if (e->size < 2)
        return;
    buf_addf(out, "%s%.*s:", out->len ? "; " : "", SPAN_ARGS(e->shown));
    for (uint32_t i = 0; i < e->size; i++)
        buf_addf(out, "%s %.*s", i ? " +" : "",
                 SPAN_ARGS(c->names->groups[c->members[e->first + i]].folded));
}

static void write_canon(const struct names_canon *c, struct buf *out)
{
    for (size_t i = 0; i < c->count; i++)
        write_entry(c, &c->entries[i], out);
    for (size_t i = 0; i < c->alias_count; i++)
        buf_addf(out, "%s%.*s > %.*s", out->len ? "; " : "", SPAN_ARGS(c->aliases[i].form.folded),
                 SPAN_ARGS(c->entries[c->aliases[i].entry].shown));
    if (out->len == 0)
        buf_byte(out, '-');
}

static void makes_the_entries_that_the_cases_say(void **state)
{
    struct cases cases = cases_open("names_canon.tsv", 2);
    struct lede_error err;

    while (cases_next(&cases)) {
        struct names n = {0};
        struct names_canon c = {0};
        struct buf got = {0};
        assert_ok(fill(&n, cases.column[0], &err), &err);
        assert_ok(names_canon_make(&c, &n, NULL, &err), &err);
        write_canon(&c, &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        buf_free(&got);
        names_canon_free(&c);
        names_free(&n);
    }
    cases_close(&cases);
    (void)state;
}

/* What was joined when the table was stored gives the same; what is not of this table, or damaged, is not used. */
static void takes_what_was_joined_before(void **state)
{
    struct cases cases = cases_open("names_canon.tsv", 2);
    struct lede_error err;
    size_t joined = 0;

    while (cases_next(&cases)) {
        struct names n = {0};
        struct names_canon c = {0};
        struct buf table = {0}, joins = {0}, got = {0};
        uint32_t first[64];
        assert_ok(fill(&n, cases.column[0], &err), &err);
        assert_in_range(n.group_count, 0, ARRAY_LEN(first));
        assert_ok(names_encode(&n, &table, &err), &err);
        uint64_t hash = names_table_hash(buf_span(&table));
        assert_ok(names_joins_encode(&n, buf_span(&table), &joins, &err), &err);
        assert_true(names_joins_read(buf_span(&joins), hash, first, n.group_count));
        for (uint32_t i = 0; i < n.group_count; i++)
            joined += first[i] != i;
        assert_ok(names_canon_make_joined(&c, &n, buf_span(&joins), hash, NULL, &err), &err);
        write_canon(&c, &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[1]);
        assert_false(names_joins_read(buf_span(&joins), hash + 1, first, n.group_count));
        assert_false(names_joins_read(buf_span(&joins), hash, first, n.group_count + 1));
        for (size_t i = 0; i < joins.len; i++) {
            assert_false(
                names_joins_read(span_part(buf_span(&joins), 0, i), hash, first, n.group_count));
            joins.at[i] ^= 1;
            assert_false(names_joins_read(buf_span(&joins), hash, first, n.group_count));
            joins.at[i] ^= 1;
        }
        buf_free(&table);
        buf_free(&joins);
        buf_free(&got);
        names_canon_free(&c);
        names_free(&n);
    }
    assert_true(joined > 5);
    cases_close(&cases);
    (void)state;
}

/* Lines of the list are parted by / in the cases. */
static void read_list(struct names_user *u, struct span lines)
{
    struct buf text = {0};
    struct lede_error err;

    buf_add(&text, lines);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '/')
            text.at[i] = '\n';
    assert_ok(names_user_read(u, buf_span(&text), false, "L", &err), &err);
    buf_free(&text);
}

static void write_all(const struct names_canon *c, struct buf *out)
{
    for (size_t k = 0; k < c->count; k++) {
        const struct canon_entry *e = &c->entries[k];
        buf_addf(out, "%s%c %.*s:", out->len ? "; " : "", name_letter(e->type),
                 SPAN_ARGS(e->shown));
        for (uint32_t i = 0; i < e->size; i++)
            buf_addf(out, "%s %.*s", i ? " +" : "",
                     SPAN_ARGS(names_canon_form(c, e->first + i).folded));
    }
    for (size_t i = 0; i < c->alias_count; i++)
        buf_addf(out, "%s%.*s > %.*s", out->len ? "; " : "", SPAN_ARGS(c->aliases[i].form.folded),
                 SPAN_ARGS(c->entries[c->aliases[i].entry].shown));
    if (out->len == 0)
        buf_byte(out, '-');
}

/* Any entry is found by its name, as its type, and by each of its forms. */
static void check_found(const struct names_canon *c)
{
    for (uint32_t k = 0; k < c->count; k++) {
        const struct canon_entry *e = &c->entries[k];
        char folded[NAME_FOLDED_MAX];
        struct span name = {folded, names_fold(e->shown, folded)};
        assert_int_equal(names_canon_find(c, e->type, name), k);
        for (uint32_t i = 0; i < e->size; i++) {
            struct canon_form form = names_canon_form(c, e->first + i);
            assert_int_equal(names_canon_of_form(c, form.type, form.folded), k);
            assert_int_equal(names_canon_find(c, e->type, form.folded), k);
        }
    }
}

static void the_user_wins_over_what_was_learned(void **state)
{
    struct cases cases = cases_open("names_canon_user.tsv", 3);
    struct lede_error err;

    while (cases_next(&cases)) {
        struct names n = {0};
        struct names_user u = {0};
        struct names_canon c = {0};
        struct buf got = {0};
        assert_ok(fill(&n, cases.column[0], &err), &err);
        read_list(&u, cases.column[1]);
        assert_ok(names_canon_make(&c, &n, &u, &err), &err);
        write_all(&c, &got);
        assert_span_at(cases.line, buf_span(&got), cases.column[2]);
        check_found(&c);
        buf_free(&got);
        names_canon_free(&c);
        names_user_free(&u);
        names_free(&n);
    }
    cases_close(&cases);
    (void)state;
}

/* ---- Looking up ---- */

static const char table[] =
    "o 3 United Nations Office on Drugs and Crime; o 2 UNODC; o 2 UNODC = United Nations Office on "
    "Drugs and Crime; o 1 (UNODC) = United Nations Office on Drugs and Crime; o 4 Long Old Party; "
    "o 2 LOP = Long Old Party; o 1 Long Gone; p 2 Long John; l 5 Long Island; "
    "o 3 LONG OLD PARTY";

static struct span shown(const struct names_canon *c, uint32_t entry)
{
    return c->entries && entry < c->count ? c->entries[entry].shown : SPAN("");
}

static void finds_an_entry_by_any_of_its_forms(void **state)
{
    struct names n = {0};
    struct names_canon c = {0};
    struct lede_error err;
    uint32_t office, party;

    assert_ok(fill(&n, span_of(table), &err) && names_canon_make(&c, &n, NULL, &err), &err);
    office = names_canon_find(&c, ENTITY_ORG, SPAN("unodc"));
    party = names_canon_find(&c, ENTITY_ORG, SPAN("lop"));
    assert_span(shown(&c, office), SPAN("United Nations Office on Drugs and Crime"));
    assert_span(shown(&c, party), SPAN("Long Old Party"));
    assert_int_equal(names_canon_find(&c, ENTITY_ORG, SPAN("long old party")), party);
    assert_int_equal(names_canon_find(&c, ENTITY_PLACE, SPAN("lop")), CANON_NONE);
    assert_int_equal(names_canon_find(&c, ENTITY_ORG, SPAN("long")), CANON_NONE);
    assert_int_equal(names_canon_of_hash(&c, names_hash(ENTITY_ORG, SPAN("unodc"))), office);
    assert_int_equal(names_canon_of_hash(&c, 1), CANON_NONE);
    names_canon_free(&c);
    assert_int_equal(names_canon_find(&c, ENTITY_ORG, SPAN("unodc")), CANON_NONE);
    names_free(&n);
    (void)state;
}

static void write_forms(const struct names_canon *c, const char *letter, const char *query,
                        struct buf *out)
{
    struct arena arena = {0};
    struct canon_form *forms;
    struct lede_error err;
    bool *marked = mem_take(c->count, sizeof *marked);
    size_t count;

    assert_non_null(marked);
    assert_ok(names_canon_match(c, type_of(*letter), span_of(query), marked, &err), &err);
    assert_ok(names_canon_forms(c, marked, &arena, &forms, &count, &err), &err);
    buf_reset(out);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || canon_form_compare(&forms[i - 1], &forms[i]) < 0);
        buf_addf(out, "%s%.*s", i ? "|" : "", SPAN_ARGS(forms[i].folded));
    }
    arena_free(&arena);
    mem_free(marked);
}

static void asks_for_all_forms_of_what_has_the_words(void **state)
{
    struct names n = {0};
    struct names_canon c = {0};
    struct buf got = {0};
    struct lede_error err;

    assert_ok(fill(&n, span_of(table), &err) && names_canon_make(&c, &n, NULL, &err), &err);
    write_forms(&c, "o", "Drugs", &got);
    assert_span(buf_span(&got), SPAN("united nations office on drugs and crime|unodc"));
    write_forms(&c, "o", "unodc", &got);
    assert_span(buf_span(&got), SPAN("united nations office on drugs and crime|unodc"));
    write_forms(&c, "o", "long", &got);
    assert_span(buf_span(&got), SPAN("long gone|long old party"));
    write_forms(&c, "o", "lop", &got);
    assert_span(buf_span(&got), SPAN("long old party"));
    write_forms(&c, "p", "", &got);
    assert_int_equal(got.len, 0);
    buf_free(&got);
    names_canon_free(&c);
    names_free(&n);
    (void)state;
}

static void tells_how_a_name_is_spelt(void **state)
{
    struct names n = {0};
    struct names_canon c = {0};
    struct arena arena = {0};
    struct canon_spelling *s;
    struct lede_error err;
    size_t count;

    assert_ok(fill(&n, span_of(table), &err) && names_canon_make(&c, &n, NULL, &err), &err);
    assert_ok(names_canon_spellings(&c, names_canon_find(&c, ENTITY_ORG, SPAN("unodc")), &arena, &s,
                                    &count, &err),
              &err);
    assert_int_equal(count, 2);
    assert_span(s[0].written, SPAN("UNODC"));
    assert_int_equal(s[0].articles, 4); /* two alone, two beside the long form */
    assert_span(s[1].written, SPAN("United Nations Office on Drugs and Crime"));
    assert_int_equal(s[1].articles, 3);
    arena_free(&arena);
    names_canon_free(&c);
    names_free(&n);
    (void)state;
}

/* ---- However the table came to be ---- */

static void adds_up_the_same_in_any_order_and_over_shards(void **state)
{
    struct random random = {3};
    struct lede_error err;

    for (int times = 0; times < 200; times++) {
        struct names one = {0}, shards[3] = {{0}}, all = {0};
        struct names_canon a = {0}, b = {0};
        struct buf x = {0}, y = {0}, stored = {0};
        struct span rest = span_of(table), row;
        while (span_cut(&rest, ';', &row)) {
            struct names *to = &shards[random_below(&random, 3)];
            assert_ok(add_row(to, row, &err) && add_row(&one, row, &err), &err);
            if (random_below(&random, 2)) { /* comes, goes, and comes again elsewhere */
                assert_ok(add_row(&shards[0], SPAN("o 7 Gone Party"), &err), &err);
                assert_ok(names_add(&shards[0], ENTITY_ORG, SPAN("Gone Party"), -7, &err), &err);
            }
        }
        for (size_t i = 0; i < 3; i++) {
            buf_reset(&stored);
            assert_ok(names_encode(&shards[i], &stored, &err), &err);
            assert_ok(names_decode(&all, buf_span(&stored), &err), &err);
        }
        assert_ok(names_prepare(&one, &err) && names_canon_make(&a, &one, NULL, &err), &err);
        assert_ok(names_prepare(&all, &err) && names_canon_make(&b, &all, NULL, &err), &err);
        write_canon(&a, &x);
        write_canon(&b, &y);
        assert_span(buf_span(&x), buf_span(&y));
        assert_int_equal(a.count, b.count);
        names_canon_free(&a);
        names_canon_free(&b);
        names_free(&one);
        names_free(&all);
        for (size_t i = 0; i < 3; i++)
            names_free(&shards[i]);
        buf_free(&x);
        buf_free(&y);
        buf_free(&stored);
    }
    (void)state;
}

static void believes_one_article_that_has_it_in_brackets(void **state)
{
    const struct span text = SPAN("Anti-Narcotics Force (ANF) and ANF");
    const struct span name = SPAN("Anti-Narcotics Force");
    const struct entity entities[] = {{ENTITY_ORG, 0, 20, name, 0, 0},
                                      {ENTITY_ORG, 22, 25, name, 0, 0},
                                      {ENTITY_ORG, 31, 34, name, 0, 0}};
    struct article a = {.text = text, .entities = entities, .entity_count = 3};
    struct lede_error err;

    for (size_t count = 1; count <= 3; count += 2) { /* without the bracketed one, and with it */
        struct names n = {0};
        struct names_canon c = {0};
        a.entities = count == 1 ? entities + 2 : entities;
        a.entity_count = count;
        assert_ok(names_count_article(&n, &a, 1, &err), &err);
        assert_ok(names_prepare(&n, &err) && names_canon_make(&c, &n, NULL, &err), &err);
        assert_int_equal(names_canon_find(&c, ENTITY_ORG, SPAN("anf")) != CANON_NONE, count == 3);
        assert_ok(names_count_article(&n, &a, -1, &err) && names_prepare(&n, &err), &err);
        assert_int_equal(n.group_count, 0);
        for (size_t i = 0; i < n.count; i++)
            assert_int_equal(n.rows[i].articles, 0);
        names_canon_free(&c);
        names_free(&n);
    }
    (void)state;
}

static bool do_all(struct lede_error *err)
{
    struct names n = {0};
    struct names_user u = {0};
    struct names_canon c = {0};
    struct arena arena = {0};
    struct canon_spelling *s;
    struct canon_form *forms;
    bool marked[16] = {false};
    size_t count;
    bool ok =
        fill(&n, span_of(table), err) &&
        names_user_read(&u, SPAN("Long John,place,Long Party;UNODC,retype"), false, "L", err) &&
        names_canon_make(&c, &n, &u, err) &&
        names_canon_match(&c, ENTITY_ORG, SPAN("long"), marked, err) &&
        names_canon_forms(&c, marked, &arena, &forms, &count, err) &&
        names_canon_spellings(&c, 0, &arena, &s, &count, err);

    names_canon_free(&c);
    names_user_free(&u);
    names_free(&n);
    arena_free(&arena);
    return ok;
}

static void says_so_when_memory_runs_out(void **state)
{
    check_allocations(do_all);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_the_entries_that_the_cases_say),
        cmocka_unit_test(takes_what_was_joined_before),
        cmocka_unit_test(the_user_wins_over_what_was_learned),
        cmocka_unit_test(finds_an_entry_by_any_of_its_forms),
        cmocka_unit_test(asks_for_all_forms_of_what_has_the_words),
        cmocka_unit_test(tells_how_a_name_is_spelt),
        cmocka_unit_test(adds_up_the_same_in_any_order_and_over_shards),
        cmocka_unit_test(believes_one_article_that_has_it_in_brackets),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
