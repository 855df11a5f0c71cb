/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/page_places.h"

#include "common/map.h"
#include "indexer/extract/page_places_table.h"

enum {
    WORD_MAX = 32,         /* bytes of a word, and of a whole class name; longer ones say nothing */
    NAMES_LOOKED_AT = 400, /* bytes of one node's names */
    SMALL_BLOCKS = 4       /* a part of so many blocks, or fewer, is small */
};

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c)
{
    return is_small(char_lower(c)) || (c >= '0' && c <= '9');
}

/* "articledate", not "update" and not "candidate". */
static bool is_date_word(struct span word)
{
    return word.len > 4 && span_ends(word, SPAN("date")) && !span_ends(word, SPAN("update")) &&
           !span_ends(word, SPAN("idate"));
}

static unsigned find_row(const struct place_row *rows, size_t count, struct span word)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = span_compare(word, span_of(rows[mid].word));
        if (order == 0)
            return rows[mid].places;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return 0;
}

static unsigned of_word(struct span word)
{
    unsigned places = find_row(place_rows, ARRAY_LEN(place_rows), word);
    return places == 0 && is_date_word(word) ? PLACE_DATE : places;
}

static unsigned of_whole(struct span name)
{
    return find_row(whole_rows, ARRAY_LEN(whole_rows), name);
}

/* One class name: its words, and all of it without its signs. */
static unsigned of_name(struct span name)
{
    char whole[WORD_MAX];
    size_t len = 0, word = 0;
    unsigned places = 0;

    for (size_t i = 0; i < name.len && len < WORD_MAX; i++) {
        char c = name.at[i];
        bool begins = i > 0 && is_small(name.at[i - 1]) && c != char_lower(c);
        if ((!is_letter(c) || begins) && len > word) {
            places |= of_word((struct span){whole + word, len - word});
            word = len;
        }
        if (is_letter(c))
            whole[len++] = char_lower(c);
    }
    if (len > word)
        places |= of_word((struct span){whole + word, len - word});
    return places | of_whole((struct span){whole, len});
}

static unsigned of_names(struct span names)
{
    unsigned places = 0;
    struct span name;

    if (names.len > NAMES_LOOKED_AT)
        names.len = NAMES_LOOKED_AT;
    while (span_cut(&names, ' ', &name))
        places |= of_name(name);
    return places;
}

/* What names said, so that a page's many elements of the same class are looked up once. */
struct name_memory {
    struct span names;
    unsigned places;
};
enum { MEMORY_SIZE = 256 };

static unsigned recall(struct span names, struct name_memory *memory)
{
    struct name_memory *m = &memory[hash_bytes(names) % MEMORY_SIZE];

    if (m->names.len == 0 || !span_equal(m->names, names))
        *m = (struct name_memory){names, of_names(names)};
    return m->places;
}

static unsigned of_tag(const struct page_node *node)
{
    if (node->aside || node->tag == TAG_ASIDE || node->tag == TAG_FOOTER || node->tag == TAG_NAV)
        return PLACE_ELSEWHERE;
    if (node->tag == TAG_LI)
        return PLACE_LIST;
    return node->tag == TAG_TIME ? PLACE_DATE : 0;
}

static bool holds(const struct page_node *node, size_t block)
{
    return block >= node->first_block && block < node->end_block;
}

/* Whether the headline stands in an <article>: then others are other stories. */
static bool has_article(const struct page *page, size_t headline)
{
    uint32_t n = headline < page->block_count ? page->blocks[headline].node : 0;

    while (n != 0 && page->nodes[n].tag != TAG_ARTICLE)
        n = page->nodes[n].parent;
    return n != 0;
}

static unsigned of_node(const struct page *page, const struct page_node *node, size_t headline,
                        struct name_memory *memory)
{
    size_t blocks = node->end_block - node->first_block;
    unsigned places = of_tag(node);

    if (node->names.len > 0 && node->tag != TAG_BODY && node->tag != TAG_HTML)
        places |= recall(node->names, memory);
    if (blocks > SMALL_BLOCKS)
        places &= ~(unsigned)(PLACE_DATE | PLACE_MODIFIED | PLACE_PUBLISHED);
    if (blocks * 2 > page->block_count || (places & PLACE_OWN) || holds(node, headline))
        places &= ~(unsigned)PLACE_ELSEWHERE;
    return places;
}

bool page_places_find(const struct page *page, size_t headline, struct arena *arena,
                      const uint8_t **out, struct lede_error *err)
{
    enum { HANDED_DOWN = PLACE_DATE | PLACE_MODIFIED | PLACE_ELSEWHERE | PLACE_LIST };
    struct name_memory memory[MEMORY_SIZE] = {0};
    bool articles = has_article(page, headline);
    uint8_t *places = arena_take(arena, page->node_count + 1, 1);

    if (!places)
        return error_memory(err);
    for (size_t i = 0; i < page->node_count; i++) {
        const struct page_node *node = &page->nodes[i];
        unsigned above = node->parent < i ? places[node->parent] : 0;
        if (articles && node->tag == TAG_ARTICLE && !holds(node, headline))
            above |= PLACE_ELSEWHERE;
        places[i] = (uint8_t)((above & HANDED_DOWN) | of_node(page, node, headline, memory));
    }
    *out = places;
    return true;
}

struct span page_node_text(const struct page *page, const struct page_node *node)
{
    struct span text;
    size_t end;

    if (node->first_block >= page->block_count || node->end_block != node->first_block + 1)
        return (struct span){0};
    text = page->blocks[node->first_block].text;
    end = node->end_byte > 0 && node->end_byte < text.len ? node->end_byte : text.len;
    if (node->first_byte >= end)
        return (struct span){0};
    return span_trim(span_part(text, node->first_byte, end));
}
