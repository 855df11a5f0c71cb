/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/json_cut.h"

#include "common/mem.h"
#include "indexer/read/key_map.h"
#include "indexer/read/reader.h"

enum {
    KEY_WINDOW = 4 << 10, /* bytes from a key's quote to the bracket of its list */
    TEXT_FROM = 500,      /* bytes; a longer text right in an object makes it an article */
    KEY_BYTES = 40
};

/* state->a */
enum place {
    BETWEEN, /* values */
    IN_BRACKETS,
    IN_STRING, /* a value that is a string */
    IN_WORD,
    BEHIND_FIRST, /* the first value ended in the line where it began: is it all there is in the line? */
    AROUND_LIST
};

/* state->c, beside the depth in state->b */
enum { QUOTED = 1, ESCAPED = 2, FIRST = 4, SEVERAL_LINES = 8, WRAPPED = 16, CLOSED = 32 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_opening(char c)
{
    return c == '{' || c == '[';
}

static bool is_closing(char c)
{
    return c == '}' || c == ']';
}

static size_t pass_blanks(struct span bytes, size_t at)
{
    while (at < bytes.len && is_blank(bytes.at[at]))
        at++;
    return at;
}

/* From behind a string's opening quote to behind its closing one; SIZE_MAX: it has none. */
static size_t string_end(struct span bytes, size_t at)
{
    for (; at < bytes.len; at++)
        if (bytes.at[at] == '\\')
            at++;
        else if (bytes.at[at] == '"')
            return at + 1;
    return SIZE_MAX;
}

/* ---- Lists inside objects ---- */

/* Under which keys interfaces of news sites, feeds and search engines have their lists. */
static const char *const list_keys[] = {
    "articles", "docs", "documents", "results", "items", "stories", "posts",
    "news",     "data", "hits",      "entries", "rows",  "records", "value",
};

static bool is_list_key(struct span key)
{
    for (size_t i = 0; i < ARRAY_LEN(list_keys); i++) {
        size_t len = strlen(list_keys[i]), k = 0;
        while (k < len && k < key.len && (key.at[k] | 0x20) == list_keys[i][k])
            k++;
        if (k == len && k == key.len)
            return true;
    }
    return false;
}

/* A key and where its value begins. */
struct key {
    struct span name;
    size_t value; /* == the end of bytes when it is not there */
};

/* The string that begins at `at` is a key. */
static bool key_at(struct span bytes, size_t at, size_t end, struct key *key)
{
    size_t colon = pass_blanks(bytes, end);

    if (colon == bytes.len || bytes.at[colon] != ':')
        return false;
    key->name = span_part(bytes, at + 1, end - 1);
    key->value = pass_blanks(bytes, colon + 1);
    return true;
}

/* Behind the bracket of a list of objects that the key names; 0: it names none. */
static size_t list_of(struct span bytes, const struct key *key)
{
    size_t first;

    if (key->value == bytes.len || bytes.at[key->value] != '[' || !is_list_key(key->name))
        return 0;
    first = pass_blanks(bytes, key->value + 1);
    return first < bytes.len && bytes.at[first] == '{' ? key->value + 1 : 0;
}

/* The key makes the object that it stands in an article. */
static bool is_of_article(struct span bytes, const struct key *key)
{
    enum key_field field;
    unsigned rank;
    size_t end;

    if (key->value == bytes.len || bytes.at[key->value] != '"')
        return false;
    end = string_end(bytes, key->value + 1);
    return end == SIZE_MAX || end - key->value > TEXT_FROM ||
           (key_map_find(NULL, key->name, &field, &rank) && field == KEY_TEXT);
}

/* Behind the bracket of the list that an object is around; 0: it is around none. */
static size_t find_list(struct span bytes, size_t at)
{
    size_t depth = 0, list = 0;

    for (; at < bytes.len; at++) {
        struct key key;
        if (is_opening(bytes.at[at])) {
            depth++;
        } else if (is_closing(bytes.at[at])) {
            if (--depth == 0)
                return list;
        } else if (bytes.at[at] == '"') {
            size_t end = string_end(bytes, at + 1);
            if (end == SIZE_MAX)
                return list;
            if (key_at(bytes, at, end, &key)) {
                if (depth == 1 && is_of_article(bytes, &key))
                    return 0;
                if (list == 0)
                    list = list_of(bytes, &key);
            }
            at = end - 1;
        }
    }
    return list;
}

/* Pass over bytes up to `end`. */
static size_t pass_over(struct cut_state *state, size_t end)
{
    state->looked = 0;
    state->skip = end;
    return 0;
}

/* What follows is inside an array. */
static size_t enter(struct cut_state *state, size_t end)
{
    state->a = BETWEEN;
    state->c &= ~(uint64_t)CLOSED;
    state->open = true;
    return pass_over(state, end);
}

/* The string that begins at `at` and ends at *end, or that is so long that it is no key (*end is then where to go
 * on, inside). False: more must come before that is known. */
static bool string_around(struct cut_state *state, struct span bytes, size_t at, bool last,
                          size_t *end)
{
    bool all = last || bytes.len - at >= KEY_WINDOW;

    if (!all)
        return false;
    *end = string_end(
        span_part(bytes, 0, bytes.len - at < KEY_WINDOW ? bytes.len : at + KEY_WINDOW), at + 1);
    if (*end == SIZE_MAX) {
        state->c |= QUOTED;
        *end = at + 1;
    }
    return true;
}

/* Inside a long string from `at` on: where it ends, or the end of bytes. */
static size_t pass_long(struct cut_state *state, struct span bytes, size_t at)
{
    for (; at < bytes.len && (state->c & QUOTED); at++)
        if (state->c & ESCAPED)
            state->c &= ~(uint64_t)ESCAPED;
        else if (bytes.at[at] == '\\')
            state->c |= ESCAPED;
        else if (bytes.at[at] == '"')
            state->c &= ~(uint64_t)QUOTED;
    return at;
}

/* Behind a list, and before the next, if there is one. */
static size_t cut_around(struct cut_state *state, struct span bytes, bool last)
{
    size_t at = pass_long(state, bytes, (size_t)state->looked);

    while (at < bytes.len && (at = span_find(bytes, SPAN("\""), at)) != SIZE_MAX) {
        struct key key;
        size_t end, list;
        struct span window =
            span_part(bytes, 0, bytes.len - at < KEY_WINDOW ? bytes.len : at + KEY_WINDOW);
        if (!string_around(state, bytes, at, last, &end)) {
            state->looked = at;
            return 0;
        }
        if (state->c & QUOTED) {
            at = pass_long(state, bytes, end);
            continue;
        }
        list = key_at(window, at, end, &key) ? list_of(window, &key) : 0;
        if (list > 0) {
            if (memchr(bytes.at, '\n', list))
                state->in_line = 0;
            return enter(state, list);
        }
        at = end;
    }
    if (last)
        return pass_over(state, bytes.len);
    state->looked = bytes.len;
    return 0;
}

/* ---- How a file is laid out ---- */

static bool is_between(char c)
{
    return is_blank(c) || c == ',';
}

/* What stands before the first value, which may be one of lines: an empty line is no document. */
static size_t values_begin(struct span begin, size_t mark)
{
    size_t at = mark;

    while (at < begin.len && is_between(begin.at[at]))
        at++;
    return at < begin.len ? at : mark;
}

static bool begins_as_utf16(struct span bytes)
{
    return span_starts(bytes, SPAN("\xff\xfe")) || span_starts(bytes, SPAN("\xfe\xff"));
}

/* The layout, by what the file begins with. */
static void choose_layout(struct cut_state *state, struct span begin)
{
    size_t mark = span_starts(begin, SPAN("\xef\xbb\xbf")) ? 3 : 0, at = pass_blanks(begin, mark);
    size_t list = at < begin.len && begin.at[at] == '{' ? find_list(begin, at) : 0;

    state->layout = JSON_VALUES;
    if (begins_as_utf16(begin)) {
        state->layout = JSON_UTF_16;
    } else if (at < begin.len && begin.at[at] == '[') {
        state->layout = JSON_ITEMS;
        (void)enter(state, at + 1);
    } else if (list > 0) {
        state->layout = JSON_ITEMS;
        state->c = WRAPPED;
        (void)enter(state, list);
    } else {
        state->c = FIRST;
        state->skip = values_begin(begin, mark);
    }
}

/* ---- Values ---- */

/* The value that begins at `at` has begun. */
static void begin_value(struct cut_state *state, char c)
{
    state->b = 0;
    state->in_line++;
    state->a = is_opening(c) ? IN_BRACKETS : c == '"' ? IN_STRING : IN_WORD;
}

/* Where ends what is no value, or a number or a word, and began before `at` or begins there. */
static size_t word_end(struct span bytes, size_t at)
{
    while (at < bytes.len && bytes.at[at] != ',' && bytes.at[at] != '\n' &&
           !is_opening(bytes.at[at]) && !is_closing(bytes.at[at]))
        at++;
    return at;
}

/* One byte on, inside brackets or a string: whether the value is over. */
static bool pass_byte(struct cut_state *state, char c)
{
    if (state->c & ESCAPED) {
        state->c &= ~(uint64_t)ESCAPED;
    } else if (state->c & QUOTED) {
        if (c == '\\')
            state->c |= ESCAPED;
        else if (c == '"')
            state->c &= ~(uint64_t)QUOTED;
        return c == '"' && state->a == IN_STRING;
    } else if (c == '"') {
        state->c |= QUOTED;
    } else if (is_opening(c)) {
        state->b++;
    } else if (is_closing(c)) {
        state->b--;
        return state->b == 0;
    }
    return false;
}

/* Behind the value that is open at *at: true, or the end of bytes. */
static bool pass_value(struct cut_state *state, struct span bytes, size_t *at)
{
    while (*at < bytes.len) {
        char c = bytes.at[(*at)++];
        if (c == '\n') {
            state->c |= SEVERAL_LINES;
            state->in_line = 0;
        }
        if (pass_byte(state, c))
            return true;
    }
    return false;
}

/* The document ends. */
static size_t end_document(struct cut_state *state, size_t end)
{
    state->a = BETWEEN;
    state->b = 0;
    state->c &= WRAPPED | CLOSED;
    state->looked = 0;
    return end;
}

static size_t wait_for_more(struct cut_state *state, struct span bytes, bool last)
{
    if (last)
        return end_document(state, bytes.len);
    state->looked = bytes.len;
    return 0;
}

/* Behind the first value, which ended in its line: a file of lines, when nothing else is in it. */
static size_t end_first(struct cut_state *state, struct span bytes, size_t at, bool last)
{
    while (at < bytes.len && is_blank(bytes.at[at]) && bytes.at[at] != '\n')
        at++;
    if (at == bytes.len)
        return wait_for_more(state, bytes, last);
    if (bytes.at[at] == '\n') {
        state->layout = JSON_LINES;
        state->in_line = 0;
        at++;
    }
    return end_document(state, at);
}

/* Before a value, at what is neither blank nor comma: a bracket of the array itself is passed over. */
static bool is_bracket_of_array(const struct cut_state *state, char c)
{
    return state->layout == JSON_ITEMS && (c == ']' || (c == '[' && (state->c & CLOSED)));
}

static size_t pass_bracket(struct cut_state *state, bool opens, size_t end)
{
    if (opens)
        return enter(state, end);
    state->c |= CLOSED;
    state->open = false;
    if (state->c & WRAPPED)
        state->a = AROUND_LIST;
    return pass_over(state, end);
}

static size_t cut_value(struct cut_state *state, struct span bytes, bool last)
{
    size_t at = (size_t)state->looked;

    if (state->a == BEHIND_FIRST)
        return end_first(state, bytes, at, last);
    if (state->a == BETWEEN) {
        for (; at < bytes.len && is_between(bytes.at[at]); at++)
            if (bytes.at[at] == '\n')
                state->in_line = 0;
        if (at == bytes.len)
            return wait_for_more(state, bytes, last);
        if (is_bracket_of_array(state, bytes.at[at]))
            return pass_bracket(state, bytes.at[at] == '[', at + 1);
        begin_value(state, bytes.at[at]);
        if (state->a == IN_WORD)
            at++; /* whatever it is */
    }
    if (state->a == IN_WORD) {
        at = word_end(bytes, at);
        return at < bytes.len ? end_document(state, at) : wait_for_more(state, bytes, last);
    }
    if (!pass_value(state, bytes, &at))
        return wait_for_more(state, bytes, last);
    if ((state->c & FIRST) && !(state->c & SEVERAL_LINES)) {
        state->a = BEHIND_FIRST;
        return end_first(state, bytes, at, last);
    }
    return end_document(state, at);
}

size_t cut_json(struct cut_state *state, struct span bytes, bool last)
{
    if (state->layout == JSON_UNKNOWN) {
        if (bytes.len < HEAD_BYTES && !last)
            return 0;
        choose_layout(state, span_part(bytes, 0, bytes.len < HEAD_BYTES ? bytes.len : HEAD_BYTES));
        if (state->skip > 0)
            return 0;
    }
    switch ((enum json_layout)state->layout) {
    case JSON_LINES: return cut_line(state, bytes, last);
    case JSON_UTF_16: return wait_for_more(state, bytes, last);
    case JSON_UNKNOWN:
    case JSON_VALUES:
    case JSON_ITEMS: break;
    }
    return state->a == AROUND_LIST ? cut_around(state, bytes, last) : cut_value(state, bytes, last);
}

struct span json_document_value(struct span document, size_t *line)
{
    size_t from = 0, to = document.len;

    while (from < to && is_between(document.at[from]))
        *line += document.at[from++] == '\n';
    while (to > from && is_blank(document.at[to - 1]))
        to--;
    return span_part(document, from, to);
}
