/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/entities/train_place.h"

#include "common/mem.h"
#include "common/random.h"
#include "indexer/entities/tag_model.h"

enum { MOVES_MAX = 1000 };

struct nest {
    const uint64_t *features;
    uint64_t buckets;
    uint32_t *owners; /* of each entry: a feature's index and 1; 0: none */
    struct random random;
};

/* An empty entry of the bucket; NO_PLACE when it is full. */
static uint32_t room_in(const struct nest *n, uint64_t bucket)
{
    for (uint32_t k = 0; k < BUCKET_ENTRIES; k++)
        if (n->owners[bucket * BUCKET_ENTRIES + k] == 0)
            return (uint32_t)(bucket * BUCKET_ENTRIES + k);
    return NO_PLACE;
}

/* Put a feature somewhere; the one that is without a place in the end. 0: none. */
static uint32_t settle(struct nest *n, uint32_t owner)
{
    for (int moves = 0; moves < MOVES_MAX; moves++) {
        uint64_t feature = n->features[owner - 1];
        const uint64_t choice[2] = {tag_bucket_first(feature, n->buckets),
                                    tag_bucket_second(feature, n->buckets)};
        for (size_t k = 0; k < ARRAY_LEN(choice); k++) {
            uint32_t room = room_in(n, choice[k]);
            if (room != NO_PLACE) {
                n->owners[room] = owner;
                return 0;
            }
        }
        /* another one goes for it, and takes its other choice in turn */
        uint64_t at = choice[random_below(&n->random, 2)] * BUCKET_ENTRIES +
                      random_below(&n->random, BUCKET_ENTRIES);
        uint32_t other = n->owners[at];
        n->owners[at] = owner;
        owner = other;
    }
    return owner;
}

bool train_place(const uint64_t *features, size_t count, uint64_t buckets, uint32_t *places,
                 size_t *lost, struct lede_error *err)
{
    struct nest n = {.features = features, .buckets = buckets, .random = {1}};

    *lost = 0;
    n.owners = mem_take((size_t)buckets * BUCKET_ENTRIES, sizeof *n.owners);
    if (!n.owners)
        return error_memory(err);
    for (size_t i = 0; i < count; i++) {
        places[i] = NO_PLACE;
        *lost += settle(&n, (uint32_t)i + 1) != 0;
    }
    for (size_t at = 0; at < (size_t)buckets * BUCKET_ENTRIES; at++)
        if (n.owners[at])
            places[n.owners[at] - 1] = (uint32_t)at;
    mem_free(n.owners);
    return true;
}
