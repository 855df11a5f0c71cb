/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/blocks.h"

#include "analysis/fold.h"
#include "analysis/sentences.h"
#include "analysis/words.h"
#include "common/utf8.h"
#include "indexer/extract/block_rules_table.h"
#include "indexer/extract/credit_line.h"
#include "indexer/extract/line_words.h"

enum {
    HEADING_MAX = 180, /* bytes; the longest headlines of agencies have 140 */
    HEADING_WORDS = 28,
    HEADING_SENTENCES = 3, /* "Pledge? What pledge?" */
    SECTION_MAX = 60,
    SECTION_PART_MAX = 24,
    CODE_MAX = 32
};

static bool rule_fits(const struct block_rule *rule, struct span folded)
{
    size_t len = strlen(rule->words);

    if (folded.len < len || memcmp(folded.at, rule->words, len) != 0)
        return false;
    return folded.len == len || (rule->match == BEGINS && folded.at[len] == ' ');
}

static bool is_section_part(struct span part)
{
    char key[SECTION_MAX + 20];
    size_t len = words_fold(part, key, sizeof key);

    for (size_t i = 0; len > 0 && i < ARRAY_LEN(section_words); i++)
        if (span_is((struct span){key, len}, section_words[i]))
            return true;
    return false;
}

/* "Pakistan", "Iran / Defense", "Home > News > World", "Home » Pakistan"; between bars one known section
 * vouches for short neighbours: "News | Border Disputes". */
static bool is_section(struct span line)
{
    size_t start = 0, count = 0, known = 0;
    bool bars = span_find(line, SPAN("|"), 0) != SIZE_MAX ||
                span_find(line, SPAN(">"), 0) != SIZE_MAX ||
                span_find(line, SPAN("\xc2\xbb"), 0) != SIZE_MAX;

    if (line.len > SECTION_MAX)
        return false;
    for (size_t i = 0; i <= line.len; i++) {
        bool wide =
            line.len - i >= 2 && span_starts(span_part(line, i, line.len), SPAN("\xc2\xbb"));
        if (i < line.len && !wide && !strchr("/>|,-", line.at[i]))
            continue;
        struct span part = span_trim(span_part(line, start, i));
        bool section = part.len > 0 && is_section_part(part);
        if (part.len > 0 && !section && (!bars || part.len > SECTION_PART_MAX))
            return false;
        count += part.len > 0;
        known += section;
        start = wide ? i + 2 : i + 1;
    }
    return count > 0 && known > 0;
}

/* No small letter, and figures or signs in it: "9376**1416", "MNA/TT", "###", "-30-". */
static bool is_code(struct span line)
{
    size_t letters = 0, signs = 0;

    if (line.len > CODE_MAX)
        return false;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.at[i];
        if ((c >= 'a' && c <= 'z') || c >= 0x80)
            return false;
        letters += c >= 'A' && c <= 'Z';
        signs += c == '/' || c == '*' || c == '#' || c == '_' || c == '=';
    }
    /* "1979" or "$5.4 bn" may be an inner heading; figures alone are one only with a sign. */
    return signs > 0 && letters < 12;
}

/* The mark that ends a line, behind closing quotes and brackets; 0 for none. */
static uint32_t end_mark(struct span line)
{
    size_t at = line.len, len;

    while (at > 0) {
        do
            at--;
        while (at > 0 && ((unsigned char)line.at[at] & 0xc0) == 0x80);
        uint32_t c = utf8_at(line, at, &len);
        if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201d && c != 0x2019)
            return c;
    }
    return 0;
}

/* A capital, a digit or a quote first, hardly more than one sentence, and no full stop at its end. */
static bool is_heading_line(struct span line)
{
    size_t len, count, parts = 0;
    uint32_t first = utf8_at(line, 0, &len), last = end_mark(line);
    struct sentences sentences = {.text = line};
    struct sentence sentence;

    if (line.len > HEADING_MAX || fold_kind(first) == LETTER_SMALL)
        return false;
    if (last == '.' || last == ',' || last == ';' || last == ':' || last == 0x2026 || last == '-')
        return false;
    while (sentences_next(&sentences, &sentence))
        parts++;
    count = line_count_words(line);
    return parts <= HEADING_SENTENCES && count > 0 && count <= HEADING_WORDS;
}

enum block_kind block_kind_of(struct span line, const struct outlets *outlets, uint8_t *credit)
{
    char folded[RULE_LINE_MAX + 64];
    size_t len;
    bool section;
    struct credit said;

    *credit = CREDIT_NONE;
    if (line.len > RULE_LINE_MAX)
        return BLOCK_TEXT;
    section = is_section(line);
    said = credit_parse(line, outlets);
    /* "Iran News" and "The Nation" are sections as well as outlets: a date beside them decides. */
    if (said.kind != CREDIT_NONE && (!section || said.date.precision != LEDE_NONE)) {
        *credit = (uint8_t)said.kind;
        return BLOCK_CREDIT;
    }
    if (!section && is_code(line))
        return BLOCK_CODE;
    len = words_fold(line, folded, sizeof folded);
    for (size_t i = 0; i < ARRAY_LEN(block_rules); i++)
        if (rule_fits(&block_rules[i], (struct span){folded, len}))
            return block_rules[i].kind;
    if (section)
        return BLOCK_SECTION;
    return is_heading_line(line) ? BLOCK_HEADING : BLOCK_TEXT;
}

/* The lines of text that are not blank, counted, or put at *at. */
static size_t each_line(struct span text, struct block *at)
{
    size_t count = 0;
    bool gap = false;
    struct span rest = text, line;

    while (span_cut(&rest, '\n', &line)) {
        line = span_trim(line);
        while (span_starts(line, SPAN("\xc2\xa0")))
            line = span_trim(span_part(line, 2, line.len));
        while (span_ends(line, SPAN("\xc2\xa0")))
            line = span_trim(span_part(line, 0, line.len - 2));
        if (line.len == 0) {
            gap = true;
            continue;
        }
        if (at)
            at[count] = (struct block){.start = (uint32_t)(line.at - text.at),
                                       .end = (uint32_t)(line.at - text.at + (ptrdiff_t)line.len),
                                       .gap = gap};
        gap = false;
        count++;
    }
    return count;
}

bool blocks_cut(struct span text, const struct outlets *outlets, struct arena *arena,
                struct blocks *out, struct lede_error *err)
{
    *out = (struct blocks){.text = text, .count = each_line(text, NULL)};
    if (out->count == 0)
        return true;
    out->at = arena_take(arena, out->count, sizeof *out->at);
    if (!out->at)
        return error_memory(err);
    (void)each_line(text, out->at);
    for (size_t i = 0; i < out->count; i++)
        out->at[i].kind = (uint8_t)block_kind_of(block_span(out, i), outlets, &out->at[i].credit);
    return true;
}

const char *block_kind_name(enum block_kind kind)
{
    static const char *const names[] = {
        [BLOCK_TEXT] = "text",         [BLOCK_HEADING] = "heading", [BLOCK_SECTION] = "section",
        [BLOCK_STOCK] = "stock",       [BLOCK_MORE] = "more",       [BLOCK_CLOSING] = "closing",
        [BLOCK_CODE] = "code",         [BLOCK_CREDIT] = "credit",   [BLOCK_LIST] = "list",
        [BLOCK_LIST_END] = "list-end",
    };
    return names[kind];
}
