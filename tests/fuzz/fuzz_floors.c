/* tests/fuzz/fuzz_floors.c: any bytes as floors, and as the name of a measure: a reason with its line, or
 * measures that are among those chosen and have the name they are printed by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/floors.h"
#include "tests/support/insist.h"

static void check_choice(const struct choices *choices, const struct choice *choice)
{
    char name[CHOICE_NAME_MAX];
    struct choice again;
    struct lede_error err;

    insist(choices_find(choices, choice) < choices->count);
    choice_name(choice, name);
    insist(choice_parse(span_of(name), &again, &err));
    insist(again.measure == choice->measure);
}

static void check_choices(const struct choices *choices)
{
    for (size_t i = 0; i < choices->count; i++) {
        check_choice(choices, &choices->at[i]);
        insist(choices_find(choices, &choices->at[i]) == i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct floors floors = {0};
    struct choices choices = {0}, named = {0};
    struct lede_error err = {0};

    if (floors_parse(&floors, "F", bytes, &choices, &err)) {
        insist(floors.count > 0);
        for (size_t i = 0; i < floors.count; i++) {
            check_choice(&choices, &floors.rows[i].choice);
            insist(floors.rows[i].line > 0);
            insist(i == 0 || floors.rows[i].line > floors.rows[i - 1].line);
        }
    } else {
        insist(err.status == LEDE_INPUT && span_starts(span_of(err.text), SPAN("F:")));
    }
    check_choices(&choices);
    if (!choices_add(&named, bytes, &err))
        insist(err.status == LEDE_INPUT && err.text[0]);
    check_choices(&named);
    choices_free(&named);
    choices_free(&choices);
    floors_free(&floors);
    return 0;
}
