/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made_index.h"

#include <stdio.h>

#include <xapian-c.h>

#include "index/fields.h"
#include "index/generations.h"
#include "tests/support/check.h"

static struct xc_str str(const char *text)
{
    return (struct xc_str){text, strlen(text)};
}

static struct xc_writer *begin(const char *generation)
{
    static const char *const settings[][2] = {
        {META_FORMAT, "1"}, {META_PASSAGES, "0"}, {META_WORDS, "0"}};
    struct xc_writer *w;
    struct xc_error why;

    assert_true(xc_create(&w, generation, XC_NO_SYNC, &why) && xc_begin(w, &why));
    for (size_t i = 0; i < ARRAY_LEN(settings); i++)
        assert_true(xc_set_metadata(w, str(settings[i][0]), str(settings[i][1]), &why));
    return w;
}

struct index_reader *made_index_open(char folder[64], const struct made_term *terms, size_t count,
                                     const char *const *sources)
{
    char generation[80];
    struct lede_error err;
    struct index_reader *r = NULL;
    struct xc_error why;
    struct xc_doc *d;
    bool more = true;

    (void)snprintf(generation, sizeof generation, "%s/gen-000001", temp_folder(folder));
    struct xc_writer *w = begin(generation);
    assert_true(xc_doc_new(&d, &why));
    for (uint32_t doc = 0; more; doc++) {
        more = sources && *sources;
        xc_doc_clear(d);
        if (more)
            assert_true(xc_doc_value(d, SLOT_SOURCE, str(*sources++), &why));
        for (size_t i = 0; i < count; i++)
            if (terms[i].articles > doc) {
                assert_true(xc_doc_term(d, str(terms[i].text), 0, &why));
                more = true;
            }
        if (more)
            assert_true(xc_add(w, d, NULL, &why));
    }
    xc_doc_free(d);
    assert_true(xc_commit(w, &why));
    xc_writer_close(w);
    assert_ok(generation_switch(folder, generation, &err), &err);
    assert_ok(index_open(&r, folder, &err), &err);
    return r;
}

void made_index_close(struct index_reader *r, const char *folder)
{
    index_close(r);
    temp_folder_remove(folder);
}
