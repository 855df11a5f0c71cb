/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common/random.h"
#include "searcher/output/excerpt.h"
#include "searcher/output/harmless.h"
#include "tests/support/check.h"

/* The excerpt with " … " between its pieces and at a cut end, with each `word` of the text marked. */
static void check(const char *text, const char *word, size_t cols, const char *want)
{
    struct mark marks[20];
    struct marked m = {.text = span_of(text), .marks = marks};
    struct piece piece[EXCERPT_PIECES_MAX];
    struct buf out = {0};
    size_t n, at = 0;

    while (word && (at = span_find(m.text, span_of(word), at)) != SIZE_MAX) {
        marks[m.mark_count++] = (struct mark){(uint32_t)at, (uint32_t)(at + strlen(word))};
        at += strlen(word);
    }
    n = excerpt_cut(&m, cols, piece);
    for (size_t i = 0; i < n; i++) {
        if (piece[i].start > 0)
            buf_text(&out, i ? " … " : "… ");
        buf_add(&out, span_part(m.text, piece[i].start, piece[i].end));
    }
    if (n && piece[n - 1].end < m.text.len)
        buf_text(&out, " …");
    assert_span(buf_span(&out), span_of(want));
    buf_free(&out);
}

static const char story[] =
    "The first sentence says nothing. Guards stood at the gate. A third one fills the page. "
    "\"Nobody saw it,\" he said. The guards and the other guards went home. The end.";

static void shows_a_short_passage_whole(void **state)
{
    check(story, "uards", 200, story);
    check("", NULL, 200, "");
    (void)state;
}

static void shows_the_sentences_around_the_marks(void **state)
{
    check(story, "uards", 74,
          "… Guards stood at the gate. … The guards and the other guards went home. …");
    check(story, "uards", 85,
          "… Guards stood at the gate. … The guards and the other guards went home. The end.");
    check(story, NULL, 60, "The first sentence says nothing. Guards stood at the gate. …");
    (void)state;
}

static void cuts_a_long_sentence_at_its_words(void **state)
{
    check("A sentence that goes on and on before it comes to the hostages and that does not end "
          "there but goes on and on behind them too, for no reason at all",
          "hostages", 40, "… to the hostages and that does not end …");
    check("hostages stand first in this sentence that is far too long for the room there is",
          "hostages", 40, "hostages stand first in this sentence …");
    check("this sentence is far too long for the room there is and at its very end has hostages",
          "hostages", 40, "… is and at its very end has hostages");
    (void)state;
}

static void keeps_the_marks_that_lie_closest(void **state)
{
    check("border here and then a great many words that do not matter to anyone at all and now "
          "border and border again before the sentence comes to its very late and tired end",
          "border", 40, "… now border and border again before the …");
    (void)state;
}

static void cuts_between_characters_where_there_is_no_space(void **state)
{
    check("中文中文中文中文中文中文中文中文中文中文中文中文中文中文", NULL, 40,
          "中文中文中文中文中文中文中文中文中文中文 …");
    (void)state;
}

/* White space between sentences that join is shown as one space at most. */
static size_t cols_of_words(struct span text)
{
    struct shown_character c;
    size_t cols = 0;

    for (size_t at = 0; at < text.len; at += c.len) {
        c = harmless_at(text, at);
        cols += c.is_space ? 0 : c.cols;
    }
    return cols;
}

/* Pieces are in order, apart, at characters' borders, and take no more room than they were given. */
static void any_bytes_give_pieces_in_order(void **state)
{
    static const char signs[] = "abc de. fg!\n \xc3\xa9\xe4\xb8\xad\xff\x1b\"";
    struct random r = {.state = 7};

    for (int round = 0; round < 5000; round++) {
        char text[900];
        struct mark marks[30];
        struct marked m = {.text = {text, random_below(&r, sizeof text)}, .marks = marks};
        struct piece piece[EXCERPT_PIECES_MAX];
        size_t cols = 40 + random_below(&r, 300), used = 0, n, last = 0;

        for (size_t i = 0; i < m.text.len; i++)
            text[i] = signs[random_below(&r, sizeof signs - 1)];
        for (size_t at = random_below(&r, 50); m.mark_count < 30; at += 1 + random_below(&r, 60)) {
            size_t end = at + 1 + random_below(&r, 12);
            if (end > m.text.len)
                break;
            marks[m.mark_count++] = (struct mark){(uint32_t)at, (uint32_t)end};
            at = end;
        }
        n = excerpt_cut(&m, cols, piece);
        assert_true(n > 0 || m.text.len == 0);
        for (size_t i = 0; i < n; i++) {
            assert_true(piece[i].start < piece[i].end && piece[i].end <= m.text.len);
            assert_true(i == 0 || piece[i].start > last);
            last = piece[i].end;
            used += cols_of_words(span_part(m.text, piece[i].start, piece[i].end));
        }
        if (used > cols)
            fail_msg("round %d: %zu columns of %zu", round, used, cols);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_a_short_passage_whole),
        cmocka_unit_test(shows_the_sentences_around_the_marks),
        cmocka_unit_test(cuts_a_long_sentence_at_its_words),
        cmocka_unit_test(keeps_the_marks_that_lie_closest),
        cmocka_unit_test(cuts_between_characters_where_there_is_no_space),
        cmocka_unit_test(any_bytes_give_pieces_in_order),
    };
    return cmocka_run_group_tests_name("excerpt", tests, NULL, NULL);
}
