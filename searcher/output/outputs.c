/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "searcher/output/output.h"

/* A row each. */
static const struct output *const outputs[] = {&out_text, &out_json, &out_jsonl, &out_tsv};

const struct output *output_find(struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(outputs); i++)
        if (span_is(name, outputs[i]->name))
            return outputs[i];
    return NULL;
}

static bool cannot_write(struct page *page, int number, struct lede_error *err)
{
    page->reader_gone = number == EPIPE;
    return error_errno(err, number, "cannot write");
}

/* Hand on what was appended, so that a page of many hits takes the memory of one. */
bool page_write(struct page *page, struct lede_error *err)
{
    size_t written;

    if (!buf_ok(&page->text))
        return error_memory(err);
    errno = 0;
    written = page->text.len ? fwrite(page->text.at, 1, page->text.len, page->to) : 0;
    if (written != page->text.len)
        return cannot_write(page, errno ? errno : EIO, err);
    buf_reset(&page->text);
    return true;
}

bool page_finish(struct page *page, struct lede_error *err)
{
    if (!page_write(page, err))
        return false;
    errno = 0;
    if (fflush(page->to) != 0)
        return cannot_write(page, errno ? errno : EIO, err);
    return true;
}

void page_free(struct page *page)
{
    buf_free(&page->text);
}

static void begin_page(struct page *page)
{
    page->json = (struct json){.out = &page->text};
}

bool output_begin(const struct output *o, struct page *page, const struct result *r,
                  struct lede_error *err)
{
    begin_page(page);
    o->begin(page, r);
    return page_write(page, err);
}

bool output_hit(const struct output *o, struct page *page, const struct result *r,
                const struct hit *hit, size_t i, struct lede_error *err)
{
    o->hit(page, r, hit, i);
    return page_write(page, err);
}

bool output_end(const struct output *o, struct page *page, const struct result *r,
                struct lede_error *err)
{
    o->end(page, r);
    return page_finish(page, err);
}

bool output_result(const struct output *o, struct page *page, const struct result *r,
                   struct lede_error *err)
{
    if (!output_begin(o, page, r, err))
        return false;
    for (size_t i = 0; i < r->hit_count; i++)
        if (!output_hit(o, page, r, &r->hits[i], i, err))
            return false;
    return output_end(o, page, r, err);
}

bool output_article(const struct output *o, struct page *page, const struct shown_article *a,
                    struct lede_error *err)
{
    begin_page(page);
    o->article(page, a);
    return page_finish(page, err);
}

bool output_why_not(const struct output *o, struct page *page, const struct why_not *why,
                    struct lede_error *err)
{
    begin_page(page);
    o->why_not(page, why);
    return page_finish(page, err);
}

bool output_entities(const struct output *o, struct page *page, const struct archive_names *a,
                     struct lede_error *err)
{
    begin_page(page);
    o->entities(page, a);
    return page_finish(page, err);
}

bool output_entity(const struct output *o, struct page *page, const struct archive_name *a,
                   struct lede_error *err)
{
    begin_page(page);
    o->entity(page, a);
    return page_finish(page, err);
}

bool output_info(const struct output *o, struct page *page, const char *index,
                 const struct index_info *info, struct lede_error *err)
{
    begin_page(page);
    o->info(page, index, info);
    return page_finish(page, err);
}
