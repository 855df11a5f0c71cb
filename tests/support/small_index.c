/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/small_index.h"

#include <stdio.h>

#include "common/file.h"
#include "common/json_write.h"
#include "tests/support/check.h"
#include "tests/support/run_program.h"

static void write_field(struct json *j, const char *name, const char *value)
{
    if (!value)
        return;
    json_key_text(j, name, span_of(value));
}

void small_index_add(struct small_index *s, const struct small_article *articles, size_t count)
{
    char input[128], index[128];
    struct buf lines = {0};
    struct json json = {.out = &lines};
    struct lede_error err;

    for (size_t i = 0; i < count; i++) {
        json_open_object(&json);
        write_field(&json, "id", articles[i].id);
        write_field(&json, "title", articles[i].title);
        write_field(&json, "source", articles[i].source);
        write_field(&json, "date", articles[i].date);
        write_field(&json, "text", articles[i].text);
        json_close_object(&json);
        json_line_end(&json);
    }
    (void)snprintf(input, sizeof input, "%s/articles.jsonl", s->folder);
    (void)snprintf(index, sizeof index, "%s/index", s->folder);
    assert_ok(file_replace(input, buf_span(&lines), &err), &err);
    buf_free(&lines);
    const char *const arguments[] = {INDEXER, "--quiet", "--index", index, input, NULL};
    assert_int_equal(run_program(arguments), 0);
}

void small_index_open(struct small_index *s, const struct small_article *articles, size_t count)
{
    char index[128];
    struct lede_error err;

    *s = (struct small_index){0};
    (void)temp_folder(s->folder);
    small_index_add(s, articles, count);
    (void)snprintf(index, sizeof index, "%s/index", s->folder);
    assert_ok(index_open(&s->reader, index, &err), &err);
}

void small_index_close(struct small_index *s)
{
    index_close(s->reader);
    temp_folder_remove(s->folder);
}

int small_index_leave(void **state)
{
    small_index_close(*state);
    return 0;
}
