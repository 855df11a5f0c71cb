/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_write.h"
#include "searcher/web/pages.h"

enum { SHAPE_VERSION = 1 }; /* of the object, as in the answers that are JSON */

static void add_json(struct view *v, int status, const char *headline, struct span why)
{
    struct json j = {.out = v->out};

    json_open_object(&j);
    json_key_number(&j, "version", SHAPE_VERSION);
    json_key_number(&j, "status", (uint64_t)status);
    json_key_text(&j, "error", span_of(headline));
    json_key_text_or_null(&j, "why", why);
    json_close_object(&j);
    json_line_end(&j);
}

void page_problem(struct view *v, int status, const char *headline, struct span why)
{
    if (v->request->json) {
        add_json(v, status, headline, why);
        return;
    }
    frame_begin(v, span_of(headline), PAGE_ANSWER);
    buf_addf(v->out, "<section class=\"problem\">\n<p class=\"status\">%d</p>\n<h1>", status);
    html_text(v->out, span_of(headline));
    buf_text(v->out, "</h1>\n");
    if (why.len) {
        buf_text(v->out, "<p>");
        html_text(v->out, why);
        buf_text(v->out, "</p>\n");
    }
    buf_text(v->out, "</section>\n");
    frame_end(v, NULL);
}
