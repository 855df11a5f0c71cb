/* tests/fuzz/fuzz_shown.c: any bytes as text to be shown: to a terminal, to a browser and as JSON nothing
 * goes out that means more than itself.
 *
 * The first byte says how wide the terminal is, the second where marks stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/json_read.h"
#include "common/json_write.h"
#include "searcher/output/excerpt.h"
#include "searcher/output/harmless.h"
#include "searcher/web/html.h"
#include "tests/support/insist.h"

enum { MARKS_MAX = 200 };

/* Valid text without control characters but line ends (where they may be). */
static void insist_harmless(struct span text, bool lines)
{
    size_t len;

    insist(is_text(text));
    for (size_t i = 0; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        insist(c >= 0x20 || (lines && c == '\n'));
        insist(c < 0x7f || c > 0x9f);
        insist((c < 0x202a || c > 0x202e) && (c < 0x2066 || c > 0x2069));
    }
}

static void check_line(struct span text)
{
    struct buf out = {0};
    char shown[64];

    harmless_add(&out, text);
    insist(buf_ok(&out));
    insist_harmless(buf_span(&out), false);
    insist(harmless_cols(text) == harmless_cols(buf_span(&out)));
    buf_free(&out);
    size_t len = utf8_show(text, shown, sizeof shown);
    insist(len < sizeof shown && shown[len] == '\0');
    insist(is_text((struct span){shown, len}));
    insist(memchr(shown, '\x1b', len) == NULL && memchr(shown, '\n', len) == NULL);
}

/* Whole characters, ascending, as highlight.h gives them. */
static size_t make_marks(struct span text, unsigned every, struct mark marks[MARKS_MAX])
{
    size_t count = 0, len, number = 0;

    for (size_t i = 0; i < text.len && count < MARKS_MAX; i += len, number++) {
        (void)utf8_at(text, i, &len);
        if (every && number % every == 0)
            marks[count++] = (struct mark){(uint32_t)i, (uint32_t)(i + len)};
    }
    return count;
}

static void check_lines(struct span out, size_t width_cols)
{
    struct span line;

    insist_harmless(out, true);
    while (out.len && span_cut(&out, '\n', &line))
        insist(harmless_cols(line) <= width_cols);
}

static bool is_blank(struct span text)
{
    struct shown_character c;

    for (size_t at = 0; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        if (!c.is_space)
            return false;
    }
    return true;
}

static void check_terminal(const struct marked *m, size_t width_cols)
{
    struct piece pieces[EXCERPT_PIECES_MAX];
    size_t count = excerpt_cut(m, 2 * width_cols, pieces), last = 0;
    struct buf out = {0}, coloured = {0};
    struct wrap w = {.out = &out, .width_cols = width_cols, .indent_cols = 4};

    insist(count <= EXCERPT_PIECES_MAX && (count > 0 || is_blank(m->text)));
    for (size_t i = 0; i < count; i++) {
        insist(pieces[i].start >= last);
        insist(is_characters(m->text, pieces[i].start, pieces[i].end));
        wrap_part(&w, m, pieces[i].start, pieces[i].end, STYLE_PLAIN);
        last = pieces[i].end;
    }
    wrap_line_end(&w);
    insist(buf_ok(&out));
    check_lines(buf_span(&out), width_cols);
    w = (struct wrap){.out = &coloured, .width_cols = width_cols, .indent_cols = 4, .colour = true};
    wrap_part(&w, m, 0, m->text.len, STYLE_HEADLINE);
    wrap_line_end(&w);
    insist(buf_ok(&coloured));
    buf_free(&coloured);
    buf_free(&out);
}

/* No sign of HTML but those of tags that were put in. */
static void check_html(const struct marked *m)
{
    struct buf out = {0}, marked = {0};
    size_t opened = 0, closed = 0;

    html_attribute(&out, "x", m->text);
    html_url_part(&out, m->text);
    html_text(&out, m->text);
    insist(buf_ok(&out));
    insist_harmless(buf_span(&out), true);
    insist(memchr(out.at, '<', out.len) == NULL && memchr(out.at, '>', out.len) == NULL);
    size_t quotes = 0;
    for (size_t i = 0; i < out.len; i++)
        quotes += out.at[i] == '"';
    insist(quotes == 2 && memchr(out.at, '\'', out.len) == NULL);
    html_marked(&marked, m, 0, m->text.len);
    insist(buf_ok(&marked));
    struct span all = buf_span(&marked);
    for (size_t at = 0; (at = span_find(all, SPAN("<mark>"), at)) != SIZE_MAX; at++)
        opened++;
    for (size_t at = 0; (at = span_find(all, SPAN("</mark>"), at)) != SIZE_MAX; at++)
        closed++;
    insist(opened == closed && opened <= m->mark_count);
    insist(is_within(m->text, html_host(m->text)));
    buf_free(&marked);
    buf_free(&out);
}

/* What is read back is the text, repaired. */
static void check_json(struct span text)
{
    struct buf out = {0}, repaired = {0};
    struct json j = {.out = &out};
    struct json_object *value = NULL;
    struct lede_error err;

    json_open_object(&j);
    json_key_text(&j, "text", text);
    json_close_object(&j);
    insist(buf_ok(&out));
    insist(is_text(buf_span(&out)));
    for (size_t i = 0; i < out.len; i++)
        insist((unsigned char)out.at[i] >= 0x20);
    insist(json_parse(buf_span(&out), &value, &err));
    struct span back = json_member_text(value, "text");
    for (size_t i = 0; i < text.len;) {
        size_t len;
        uint32_t c = utf8_at(text, i, &len);
        if (c == UTF8_BAD && len == 1)
            utf8_add(&repaired, UTF8_BAD);
        else
            buf_add(&repaired, span_part(text, i, i + len));
        i += len;
    }
    insist(buf_ok(&repaired) && span_equal(back, buf_span(&repaired)));
    json_release(value);
    buf_free(&repaired);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct mark marks[MARKS_MAX];

    if (size < 2)
        return 0;
    struct marked m = {.text = {(const char *)data + 2, size - 2}, .marks = marks};
    m.mark_count = make_marks(m.text, data[1], marks);
    check_line(m.text);
    check_terminal(&m, 8U + data[0] % 120);
    check_html(&m);
    check_json(m.text);
    return 0;
}
