/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/train_tables.h"

#include "common/file.h"
#include "common/number.h"

enum { LIST_BYTES_MAX = 64 << 20, WORD_COLUMNS = 5 };

/* A line of a list, cut at its tabs. */
typedef bool take_row(struct tag_tables *t, const struct span *cells, size_t count,
                      struct lede_error *err);

static bool read_list(struct tag_tables *t, const char *path, take_row *take,
                      struct lede_error *err)
{
    struct arena file = {0};
    struct span bytes, line, cells[WORD_COLUMNS];
    bool ok = file_read(path, LIST_BYTES_MAX, &file, &bytes, err);

    for (size_t number = 1; ok && span_cut(&bytes, '\n', &line); number++) {
        size_t n = 0;
        if (line.len == 0 || span_starts(line, SPAN("# ")))
            continue;
        while (n < WORD_COLUMNS && span_cut(&line, '\t', &cells[n]))
            n++;
        ok = take(t, cells, n, err) || error_within(err, "%s:%zu", path, number);
    }
    arena_free(&file);
    return ok;
}

static bool take_word(struct tag_tables *t, const struct span *cells, size_t count,
                      struct lede_error *err)
{
    uint64_t n[WORD_COLUMNS] = {0};
    static const uint64_t most[WORD_COLUMNS] = {0, 1000, 200, 40, 6};

    if (count != WORD_COLUMNS)
        return error_set(err, LEDE_INPUT, "not a word, three clusters and a case class");
    for (size_t i = 1; i < WORD_COLUMNS; i++)
        if (!number_parse(cells[i], most[i], &n[i]))
            return error_set(err, LEDE_INPUT, "\"%.*s\" is not a number up to %u",
                             SPAN_ARGS(cells[i]), (unsigned)most[i]);
    /* A word of no cluster has three zeros; those of a cluster count from 1 here. */
    bool known = n[1] || n[2] || n[3];
    struct tag_word word = {(uint16_t)(n[1] + known), (uint8_t)(n[2] + known),
                            (uint8_t)(n[3] + known), (uint8_t)n[4]};
    return hash_table_put(&t->words, tag_key(tag_hash(cells[0].at, cells[0].len)),
                          tag_word_pack(word)) ||
           error_memory(err);
}

bool train_words_read(struct tag_tables *t, const char *path, struct lede_error *err)
{
    return read_list(t, path, take_word, err);
}

static bool add_bits(struct hash_table *t, uint64_t phrase, uint32_t bits)
{
    uint32_t key = tag_key(phrase);
    return hash_table_put(t, key, hash_table_get(t, key) | bits);
}

static bool take_name(struct tag_tables *t, const struct span *cells, size_t count,
                      struct lede_error *err)
{
    struct tag_tokens tokens = {0};
    uint64_t list, phrase = 0;
    bool ok;

    if (count != 2 || !number_parse(cells[1], GAZETTEER_LISTS - 1, &list))
        return error_set(err, LEDE_INPUT, "not a name and the number of its list");
    ok = tag_tokens_cut(&tokens, t, cells[0], err);
    if (ok && (tokens.count == 0 || tokens.count > GAZETTEER_WORDS_MAX ||
               (tokens.count == 1 && tokens.at[0].word.case_class >= 5)))
        goto out;
    for (size_t i = 0; ok && i < tokens.count; i++) {
        phrase = tag_hash_phrase(phrase, tokens.at[i].l);
        uint32_t bits = i + 1 < tokens.count ? 1U << GAZETTEER_PREFIX : 1U << list;
        ok = add_bits(&t->gazetteer, phrase, bits) || error_memory(err);
    }
out:
    tag_tokens_free(&tokens);
    return ok;
}

bool train_names_read(struct tag_tables *t, const char *path, struct lede_error *err)
{
    return read_list(t, path, take_name, err);
}
