/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/describe.h"

#include <inttypes.h>

#include "common/date.h"
#include "common/utf8.h"
#include "searcher/query/typed_signs.h"

enum { DESCRIPTION_BYTES_MAX = 2048 }; /* a line to be read; the tree itself is the exact plan */

static void describe(const struct node *n, bool any, struct buf *out);

static void put_stems(const struct run *run, struct buf *out)
{
    for (size_t i = 0; i < run->count; i++) {
        buf_text(out, i ? " " : "");
        buf_add(out, run->words[i].match == BY_STEM ? run->words[i].stem : run->words[i].form);
    }
}

/* What the expansions of an open word are, once they are found. */
static void put_expansions(const struct query_word *w, struct buf *out)
{
    enum { SHOWN_MAX = 5 };

    for (size_t i = 0; i < w->expansion_count && i < SHOWN_MAX; i++) {
        buf_text(out, i ? ", " : " (");
        buf_add(out, w->expansions[i].form);
    }
    if (w->expansion_count > SHOWN_MAX)
        buf_addf(out, " and %zu more", w->expansion_count - SHOWN_MAX);
    buf_text(out, w->expansion_count ? ")" : "");
}

static bool all_words_match(const struct run *run, enum word_match match)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->words[i].match != match)
            return false;
    return true;
}

static void describe_word(const struct query_word *w, struct buf *out)
{
    buf_byte(out, '"');
    buf_add(out, w->before);
    buf_add(out, w->match == AS_WRITTEN ? w->as_written : w->match == BY_STEM ? w->stem : w->form);
    buf_add(out, w->behind);
    buf_byte(out, '"');
    switch (w->match) {
    case BY_STEM: buf_text(out, " by stem"); break;
    case BY_FORM: buf_text(out, " by form"); break;
    case AS_WRITTEN: buf_text(out, " as written"); break;
    case BY_PATTERN:
        buf_text(out, " by pattern");
        put_expansions(w, out);
        break;
    case BY_NEARNESS:
        buf_addf(out, " within %u edit%s", w->edits, w->edits == 1 ? "" : "s");
        put_expansions(w, out);
        break;
    }
}

static void describe_run(const struct run *run, struct buf *out)
{
    if (run->count == 1) {
        describe_word(&run->words[0], out);
    } else if (all_words_match(run, BY_STEM)) {
        buf_byte(out, '"');
        put_stems(run, out);
        buf_text(out, "\" by stem");
    } else if (all_words_match(run, AS_WRITTEN)) {
        buf_text(out, "phrase \"");
        for (size_t i = 0; i < run->count; i++) {
            const struct query_word *w = &run->words[i];
            buf_text(out, i && !typed_signs_join(run, i - 1) ? " " : "");
            buf_add(out, w->before);
            buf_add(out, w->as_written);
            buf_add(out, w->behind);
        }
        buf_text(out, "\" as written");
    } else {
        buf_text(out, "phrase \"");
        put_stems(run, out);
        buf_byte(out, '"');
        if (all_words_match(run, BY_NEARNESS))
            buf_addf(out, " each within %u edit%s", run->words[0].edits,
                     run->words[0].edits == 1 ? "" : "s");
    }
    if (run->field == FIELD_TITLE)
        buf_text(out, " in the title");
}

static void put_day(int32_t day, struct buf *out)
{
    char text[DATE_TEXT_MAX];

    date_write(day, text);
    buf_text(out, text);
}

static void describe_days(const struct date_test *d, const char *possibly, const char *within,
                          struct buf *out)
{
    buf_text(out, d->possible ? possibly : within);
    if (d->from != DAY_MIN)
        put_day(d->from, out);
    if (d->from == d->to)
        return;
    buf_text(out, "..");
    if (d->to != DAY_MAX)
        put_day(d->to, out);
}

static void describe_date(const struct date_test *d, struct buf *out)
{
    if (d->unknown)
        buf_text(out, "without a date");
    else
        describe_days(d, "dated possibly within ", "dated within ", out);
}

/* Parts are joined as they come: the first one decides nothing, the caller opened the parenthesis. */
static void put_comma(bool *first, struct buf *out)
{
    if (!*first)
        buf_text(out, ", ");
    *first = false;
}

static void describe_kids(const struct node *n, const char *before, bool any, struct buf *out)
{
    bool first = true;

    buf_text(out, before);
    buf_text(out, " (");
    for (size_t i = 0; i < n->is.kids.count; i++) {
        if (n->is.kids.at[i]->joined)
            continue;
        put_comma(&first, out);
        describe(n->is.kids.at[i], any, out);
    }
    buf_byte(out, ')');
}

/* In a list's three parts every kid stands once, in the order typed: what must hold in any case, the
 * words that the match mode rules, the stop words. */
enum part { PART_REQUIRED, PART_WORDS, PART_OPTIONAL };

static enum part part_of(const struct node *kid)
{
    if (kid->optional)
        return PART_OPTIONAL;
    return kid->required ? PART_REQUIRED : PART_WORDS;
}

static size_t count_part(const struct node *list, enum part part)
{
    size_t count = 0;

    for (size_t i = 0; i < list->is.kids.count; i++)
        count += part_of(list->is.kids.at[i]) == part;
    return count;
}

static void put_part(const struct node *list, enum part part, bool any, bool *first,
                     struct buf *out)
{
    for (size_t i = 0; i < list->is.kids.count; i++) {
        const struct node *kid = list->is.kids.at[i];
        if (part_of(kid) != part)
            continue;
        put_comma(first, out);
        describe(kid, any, out);
    }
}

static void describe_list(const struct node *list, bool any, struct buf *out)
{
    size_t words = count_part(list, PART_WORDS), required = count_part(list, PART_REQUIRED);
    bool first = true, all_of = any ? required + (words > 0) > 1 : required + words > 1;

    if (all_of)
        buf_text(out, "all of (");
    if (any && words > 1) {
        bool inner = true;
        buf_text(out, "any of (");
        put_part(list, PART_WORDS, any, &inner, out);
        buf_byte(out, ')');
        first = false;
    } else {
        put_part(list, PART_WORDS, any, &first, out);
    }
    put_part(list, PART_REQUIRED, any, &first, out);
    if (all_of)
        buf_byte(out, ')');
    if (count_part(list, PART_OPTIONAL) == 0)
        return;
    buf_text(out, " with or without (");
    first = true;
    put_part(list, PART_OPTIONAL, any, &first, out);
    buf_byte(out, ')');
}

static void describe_near(const struct node *n, bool any, struct buf *out)
{
    bool first = true;

    buf_addf(out, "within %" PRIu32 " word%s%s (", n->is.kids.within,
             n->is.kids.within == 1 ? "" : "s", n->is.kids.in_order ? " in this order" : "");
    for (size_t i = 0; i < n->is.kids.count; i++) {
        put_comma(&first, out);
        describe(n->is.kids.at[i], any, out);
    }
    buf_byte(out, ')');
}

/* A row a field: before and behind the words, and what is said of articles without it. */
static const struct {
    const char *words, *whole, *unknown;
} field_texts[] = {
    [META_SOURCE] = {"from a source named ", "from the source named just ",
                     "without a known source"},
    [META_AUTHOR] = {"by an author named ", "by the author named just ", "without a known author"},
    [META_AGENCY] = {"citing an agency named ", "citing the agency named just ",
                     "citing no agency"},
    [META_SECTION] = {"in a section named ", "in the section named just ",
                      "without a known section"},
    [META_LANGUAGE] = {"", "in the language ", "in an unknown language"},
};

static void describe_field(const struct field_test *t, struct buf *out)
{
    if (t->unknown) {
        buf_text(out, field_texts[t->field].unknown);
        return;
    }
    buf_text(out, t->whole ? field_texts[t->field].whole : field_texts[t->field].words);
    if (t->whole)
        buf_add(out, t->folded);
    else
        run_put_forms(&t->run, out);
}

static void describe_quoted(const char *before, struct span text, struct buf *out)
{
    buf_text(out, before);
    buf_byte(out, '"');
    buf_add(out, text);
    buf_byte(out, '"');
}

static const char *entity_kind(enum entity_type type)
{
    static const char *const kinds[] = {
        [ENTITY_PERSON] = "person", [ENTITY_ORG] = "organisation", [ENTITY_PLACE] = "place"};
    return kinds[type];
}

static void describe(const struct node *node, bool any, struct buf *out)
{
    const struct node *n = node_as_typed(node);

    switch (n->kind) {
    case NODE_NOTHING: buf_text(out, "no article"); break;
    case NODE_ALL: buf_text(out, "every article"); break;
    case NODE_WORDS: describe_run(&n->is.run, out); break;
    case NODE_LIST: describe_list(n, any, out); break;
    case NODE_AND: describe_kids(n, "all of", any, out); break;
    case NODE_OR: describe_kids(n, "any of", any, out); break;
    case NODE_NOT: describe_kids(n, "not", any, out); break;
    case NODE_NEAR: describe_near(n, any, out); break;
    case NODE_SAME: describe_kids(n, "in one passage all of", any, out); break;
    case NODE_FIELD: describe_field(&n->is.field, out); break;
    case NODE_NAME:
        buf_addf(out, "naming the %s %s", entity_kind(n->is.name.type),
                 n->is.name.whole ? "called just " : "");
        run_put_forms(&n->is.name.run, out);
        break;
    case NODE_SPEAKER:
        buf_addf(out, "quoting somebody %s ", n->is.speaker.by[0].whole ? "called just" : "named");
        run_put_forms(&n->is.speaker.by[0].run, out);
        break;
    case NODE_SAID:
        describe(n->is.kids.at[0], any, out);
        buf_text(out, " as saying ");
        describe(n->is.kids.at[1], any, out);
        break;
    case NODE_ID: describe_quoted("with the id ", n->is.id, out); break;
    case NODE_URL: describe_quoted("from an address that begins with ", n->is.url.text, out); break;
    case NODE_LIKE: describe_quoted("like the article ", n->is.like.id, out); break;
    case NODE_MENTION:
        buf_text(out, "naming a date ");
        describe_days(&n->is.date, "possibly within ", "within ", out);
        break;
    case NODE_DATE: describe_date(&n->is.date, out); break;
    }
}

void query_describe(const struct query *q, bool any, struct buf *out)
{
    size_t before = out->len;

    describe(q->root, any, out);
    if (out->len - before <= DESCRIPTION_BYTES_MAX)
        return;
    struct span line = {out->at + before, out->len - before};
    out->len = before + utf8_cut(line, DESCRIPTION_BYTES_MAX - 3);
    buf_text(out, "…");
}
