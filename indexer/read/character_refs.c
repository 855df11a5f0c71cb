/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/read/character_refs.h"

#include <libxml/HTMLparser.h>

#include "common/mem.h"
#include "common/number.h"
#include "common/utf8.h"
#include "indexer/read/charset_table.h"

enum { NAME_MAX_BYTES = 10, NUMBER_MAX_BYTES = 8 };

/* Names that HTML 4 has not, of feeds and of TREC's collections. */
static const struct {
    const char *name;
    uint32_t character;
} more_names[] = {
    {"apos", '\''},  {"hyph", '-'},   {"blank", ' '},  {"AMP", '&'},   {"LT", '<'},
    {"GT", '>'},     {"QUOT", '"'},   {"NBSP", 0xa0},  {"lsqb", '['},  {"rsqb", ']'},
    {"ast", '*'},    {"dollar", '$'}, {"percnt", '%'}, {"num", '#'},   {"commat", '@'},
    {"lowbar", '_'}, {"verbar", '|'}, {"sol", '/'},    {"bsol", '\\'}, {"plus", '+'},
    {"equals", '='}, {"colon", ':'},  {"semi", ';'},   {"comma", ','}, {"period", '.'},
    {"quest", '?'},  {"excl", '!'},   {"lpar", '('},   {"rpar", ')'},  {"dash", 0x2010},
};

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a number means: pages write windows-1252 where Unicode has control characters. */
static uint32_t character_of(uint32_t number)
{
    if (number >= 0x80 && number < 0xa0)
        number = windows_1252[number - 0x80];
    if (number == '\t' || number == '\n' || number == '\r')
        return number == '\r' ? '\n' : number;
    if (number > 0 && (number < 0x20 || number == 0x7f))
        return 0;
    if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
        return UTF8_BAD;
    return number;
}

/* "&#8217;", "&#x2019;". */
static size_t number_at(struct span text, uint32_t *character)
{
    unsigned base = text.len > 2 && (text.at[2] | 0x20) == 'x' ? 16 : 10;
    size_t start = base == 16 ? 3 : 2, i = start;
    uint32_t number = 0;

    while (i < text.len && i - start < NUMBER_MAX_BYTES && number_of_hex(text.at[i]) < base)
        number = number * base + number_of_hex(text.at[i++]);
    if (i == start || i == text.len || text.at[i] != ';')
        return 0;
    *character = character_of(number);
    return i + 1;
}

static uint32_t character_named(const char *name)
{
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);

    if (known)
        return known->value;
    for (size_t i = 0; i < ARRAY_LEN(more_names); i++)
        if (strcmp(more_names[i].name, name) == 0)
            return more_names[i].character;
    return 0;
}

size_t character_ref_at(struct span text, uint32_t *character)
{
    char name[NAME_MAX_BYTES + 1];
    size_t len = 0;

    if (text.len > 1 && text.at[1] == '#')
        return number_at(text, character);
    while (len + 1 < text.len && len < NAME_MAX_BYTES && is_alphanumeric(text.at[len + 1])) {
        name[len] = text.at[len + 1];
        len++;
    }
    name[len] = '\0';
    if (len == 0 || len + 1 == text.len || text.at[len + 1] != ';')
        return 0;
    *character = character_named(name);
    return *character ? len + 2 : 0;
}

void character_refs_write(struct span text, struct buf *out)
{
    size_t at = 0, next;

    while ((next = span_find(text, SPAN("&"), at)) != SIZE_MAX) {
        uint32_t character;
        size_t len = character_ref_at(span_part(text, next, text.len), &character);
        buf_add(out, span_part(text, at, next));
        at = next + (len ? len : 1);
        if (len == 0)
            buf_byte(out, '&');
        else if (character)
            utf8_add(out, character);
    }
    buf_add(out, span_part(text, at, text.len));
}
