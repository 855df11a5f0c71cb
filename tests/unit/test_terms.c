/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "analysis/terms.h"
#include "common/buf.h"
#include "tests/support/cases.h"
#include "tests/support/check.h"

static void write_terms(struct terms *t, struct buf *out)
{
    struct word word;
    uint32_t position;

    while (terms_next(t, &word, &position)) {
        if (out->len)
            buf_byte(out, ' ');
        buf_add(out, word.form);
        buf_addf(out, ":%" PRIu32, position);
    }
}

static void counts_as_the_cases_say(void **state)
{
    struct cases cases = cases_open("terms.tsv", 3);

    while (cases_next(&cases)) {
        struct terms t;
        struct buf out = {0};

        terms_begin(&t, cases.column[0]);
        write_terms(&t, &out);
        terms_begin_body(&t, cases.column[1]);
        write_terms(&t, &out);
        assert_span_at(cases.line, buf_span(&out), cases.column[2]);
        buf_free(&out);
    }
    cases_close(&cases);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_as_the_cases_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
