/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "index/names_apart.h"
#include "index/names_rows.h"
#include "tests/support/check.h"

/* Two forms of a type; words that so many other forms have; whether they are two names. */
struct row {
    enum entity_type type;
    const char *a;
    long a_articles;
    const char *b;
    long b_articles;
    const char *words;
    int forms;
    bool apart;
};

static const struct row rows[] = {
    /* An e or a behind the last consonant, with articles of its own. */
    {ENTITY_PERSON, "Michael Steel", 40, "Michael Steele", 14, "", 0, true},
    {ENTITY_PERSON, "Michael Steel", 40, "Michael Steele", 3, "", 0, false},
    {ENTITY_PERSON, "Michael Steel", 1, "Michael Steele", 1, "", 0, false},
    {ENTITY_PERSON, "Michael Steel", 40, "Michael E. Steele", 14, "", 0, true},
    {ENTITY_PERSON, "Ann Romney", 9, "Anne Romney", 9, "", 0, false},
    {ENTITY_ORG, "Michael Steel", 40, "Michael Steele", 14, "", 0, false},
    /* Words of their own beside common ones. */
    {ENTITY_PERSON, "Ed Davis", 9, "Ed Davies", 1, "ed davis davies", 9, true},
    {ENTITY_PERSON, "Ed Davis", 9, "Ed Davies", 1, "davis davies", 9, false},
    {ENTITY_PERSON, "Ed Davis", 9, "Ed Davies", 1, "ed davis", 9, false},
    {ENTITY_PERSON, "Ed Davis", 90, "Ed Davies", 1, "ed davis davies", 9, false},
    /* Of first names a woman's and a man's. */
    {ENTITY_PERSON, "Eric Green", 1, "Erica Green", 2, "eric erica green", 9, true},
    {ENTITY_PERSON, "Sara Green", 1, "Sarah Green", 2, "sara sarah green", 9, false},
    {ENTITY_PERSON, "Brian Green", 1, "Bryan Green", 2, "brian bryan green", 9, false},
    /* One word, of any type. */
    {ENTITY_PLACE, "Newton", 9, "Newtown", 90, "newton newtown", 9, true},
    {ENTITY_PLACE, "Newton", 9, "Newtown", 90, "newton", 9, false},
    {ENTITY_PLACE, "Newton", 9, "Newtown", 90, "newton newtown", 3, false},
    {ENTITY_ORG, "The Inquirer", 9, "Enquirer", 9, "inquirer enquirer", 5, true},
    {ENTITY_PERSON, "Mitchell", 9, "Michelle", 9, "mitchell michelle", 5, true},
    /* Other consonants, other alphabets, and countries. */
    {ENTITY_PERSON, "Gaddafi", 9, "Qaddafi", 9, "gaddafi qaddafi", 9, false},
    {ENTITY_PERSON, "Ali Hosseini", 9, "Ali Husseini", 9, "ali hosseini husseini", 9, false},
    {ENTITY_PERSON, "Jim Karimi", 9, "Jim Karimy", 9, "jim karimi karimy", 9, false},
    {ENTITY_PLACE, "Kiev", 9, "Kyiv", 9, "kiev kyiv", 9, false},
    /* What differs by more than a word. */
    {ENTITY_PERSON, "Edd Davis", 9, "Ed Davies", 9, "ed edd davis davies", 9, false},
    {ENTITY_PERSON, "Ed Davis", 9, "Davies", 9, "ed davis davies", 9, false},
    {ENTITY_PERSON, "E. D.", 9, "E. A.", 9, "", 0, false},
    {ENTITY_PERSON, "a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 steel", 9,
     "a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 steele", 9, "", 0, false},
};

static bool add_words(struct names *n, const struct row *r, struct lede_error *err)
{
    struct span rest = span_of(r->words), word;

    while (span_cut(&rest, ' ', &word))
        for (int i = 0; i < r->forms; i++) {
            char form[64];
            int len = snprintf(form, sizeof form, "%.*s Filler%d", SPAN_ARGS(word), i);
            if (!names_add(n, ENTITY_ORG, (struct span){form, (size_t)len}, 1, err))
                return false;
        }
    return true;
}

static uint32_t form_of(const struct names *n, enum entity_type type, const char *name)
{
    char folded[NAME_FOLDED_MAX];
    size_t form = names_form_of(n, type, (struct span){folded, names_fold(span_of(name), folded)});

    assert_true(form < n->group_count);
    return (uint32_t)form;
}

static bool fill(struct names *n, const struct row *r, struct lede_error *err)
{
    return names_add(n, r->type, span_of(r->a), (int)r->a_articles, err) &&
           names_add(n, r->type, span_of(r->b), (int)r->b_articles, err) && add_words(n, r, err) &&
           names_prepare(n, err);
}

static void tells_two_names_from_two_spellings(void **state)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct names n = {0};
        struct lede_error err;
        bool apart = !rows[i].apart;
        assert_ok(fill(&n, &rows[i], &err), &err);
        struct form_pair pair = {form_of(&n, rows[i].type, rows[i].a),
                                 form_of(&n, rows[i].type, rows[i].b)};
        assert_true(names_apart(&n, &pair, 1, &apart));
        if (apart != rows[i].apart)
            fail_msg("%s, %s: %s", rows[i].a, rows[i].b, apart ? "two names" : "one name");
        pair = (struct form_pair){pair.b, pair.a};
        assert_true(names_apart(&n, &pair, 1, &apart));
        assert_int_equal(apart, rows[i].apart);
        names_free(&n);
    }
    (void)state;
}

static void says_so_when_memory_runs_out(void **state)
{
    struct names n = {0};
    struct lede_error err;
    bool apart, ok = false;

    assert_ok(fill(&n, &rows[6], &err), &err);
    struct form_pair pair = {form_of(&n, rows[6].type, rows[6].a),
                             form_of(&n, rows[6].type, rows[6].b)};
    for (size_t at = 1; !ok; at++) {
        mem_fail_at(at);
        ok = names_apart(&n, &pair, 1, &apart);
        assert_true(ok != mem_failed());
        mem_fail_at(0);
    }
    assert_true(apart);
    assert_true(names_apart(&n, NULL, 0, NULL));
    names_free(&n);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_two_names_from_two_spellings),
        cmocka_unit_test(says_so_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
