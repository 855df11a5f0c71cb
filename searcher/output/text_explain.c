/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/output/harmless.h"
#include "searcher/output/text_parts.h"

enum {
    SCORE_DIGITS = 9, /* what scores are rounded to */
    SCORE_SHOWN_MAX = 32,
    WORD_COLS_MAX = 24, /* a longer word moves its numbers to the right */
    WORD_COLS_MIN = 6,
    NAME_MAX_BYTES = 200
};

/* As JSON writes it, since the locale has no say there. A lack of memory is the page's. */
static void write_score(struct buf *page, double score, char out[SCORE_SHOWN_MAX])
{
    struct buf text = {.max = SCORE_SHOWN_MAX - 1};
    struct json j = {.out = &text};

    json_decimal(&j, score, SCORE_DIGITS);
    (void)snprintf(out, SCORE_SHOWN_MAX, "%.*s", SPAN_ARGS(buf_span(&text)));
    if (!buf_ok(&text))
        page->failed = true;
    buf_free(&text);
}

static void add_labelled(struct page *page, struct span label, struct span text)
{
    struct wrap w = text_wrap(page);

    w.indent_cols = label.len + 1;
    wrap_label(&w, label, STYLE_FAINT);
    wrap_text(&w, text, STYLE_PLAIN);
    wrap_line_end(&w);
}

void text_plan(struct page *page, const struct result *r)
{
    add_labelled(page, SPAN("reads:"), r->reading);
    add_labelled(page, SPAN("plan:"), r->plan);
}

/* The columns of the table are as wide as their heads; numbers stand at the right. */
static void add_row(struct buf *out, size_t indent_cols, size_t word_cols, struct span word,
                    const char *const numbers[3])
{
    size_t cols = harmless_cols(word);

    buf_addf(out, "%*s", (int)indent_cols, "");
    harmless_add(out, word);
    buf_addf(out, "%*s", cols < word_cols ? (int)(word_cols - cols) : 0, "");
    buf_addf(out, " %8s %5s %14s\n", numbers[0], numbers[1], numbers[2]);
}

/* What a part is called. */
static struct span part_name(const struct score_part *part, char name[NAME_MAX_BYTES])
{
    static const char *const kinds[] = {
        [PART_WORD] = "", [PART_CLOSE] = ", close", [PART_TYPED] = ", as typed"};
    int len = snprintf(name, NAME_MAX_BYTES, "%.*s%s", SPAN_ARGS(part->word), kinds[part->kind]);

    return len > 0 && len < NAME_MAX_BYTES ? (struct span){name, (size_t)len} : part->word;
}

static size_t widest_word(const struct hit *hit)
{
    char name[NAME_MAX_BYTES];
    size_t widest = WORD_COLS_MIN;

    for (size_t i = 0; i < hit->part_count; i++) {
        size_t cols = harmless_cols(part_name(&hit->parts[i], name));
        if (cols > widest && cols <= WORD_COLS_MAX)
            widest = cols;
    }
    return widest;
}

/* Parts are rounded one by one, so their sum may be off in the last digit. */
static bool adds_up(double sum, double score)
{
    double off = sum > score ? sum - score : score - sum;
    return off <= 1e-8 * (score > 1 ? score : 1);
}

/* A line that says what the numbers before it come to. */
static void add_verdict(struct page *page, size_t indent_cols, const char *text)
{
    struct wrap w = text_wrap(page);

    w.indent_cols = indent_cols;
    wrap_text(&w, span_of(text), STYLE_PLAIN);
    wrap_line_end(&w);
}

void text_score(struct page *page, const struct hit *hit, size_t indent_cols)
{
    static const char *const head[] = {"articles", "here", "weight"};
    struct buf *out = &page->text;
    size_t word_cols = widest_word(hit);
    char text[SCORE_SHOWN_MAX], total[SCORE_SHOWN_MAX], verdict[SCORE_SHOWN_MAX + 80];
    char name[NAME_MAX_BYTES];
    double sum = 0;

    write_score(out, hit->score, total);
    if (hit->part_count == 0) {
        (void)snprintf(verdict, sizeof verdict, "score %s: no word has weight here", total);
        add_verdict(page, indent_cols, verdict);
        return;
    }
    buf_byte(out, '\n');
    add_row(out, indent_cols, word_cols, SPAN("word"), head);
    for (size_t i = 0; i < hit->part_count; i++) {
        const struct score_part *part = &hit->parts[i];
        char articles[16] = "", count[16] = "";
        if (part->kind != PART_TYPED) {
            (void)snprintf(articles, sizeof articles, "%u", (unsigned)part->in_articles);
            (void)snprintf(count, sizeof count, "%u", (unsigned)part->count);
        }
        write_score(out, part->weight, text);
        sum += part->weight;
        add_row(out, indent_cols, word_cols, part_name(part, name),
                (const char *[]){articles, count, text});
    }
    write_score(out, sum, text);
    add_row(out, indent_cols, word_cols, SPAN("sum"), (const char *[]){"", "", text});
    if (adds_up(sum, hit->score))
        (void)snprintf(verdict, sizeof verdict, "the parts add up to the score, %s", total);
    else
        (void)snprintf(verdict, sizeof verdict, "the score is %s: the parts do not add up", total);
    add_verdict(page, indent_cols, verdict);
}

void text_passage_score(struct wrap *w, const struct hit_passage *p)
{
    char score[SCORE_SHOWN_MAX], bm25[SCORE_SHOWN_MAX], closeness[SCORE_SHOWN_MAX];
    char line[4 * SCORE_SHOWN_MAX + 80];

    write_score(w->out, p->score, score);
    write_score(w->out, p->bm25, bm25);
    write_score(w->out, p->closeness, closeness);
    (void)snprintf(line, sizeof line, "passage %s: %zu %s, bm25 %s, closeness %s", score,
                   p->words_covered, p->words_covered == 1 ? "word" : "words", bm25, closeness);
    wrap_text(w, span_of(line), STYLE_FAINT);
    wrap_line_end(w);
}
