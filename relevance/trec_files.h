/* relevance/trec_files.h: judgments (qrels) and runs, as TREC writes them.
 *
 * In:  lines of columns parted by spaces or tabs; an empty line counts for nothing, a CR at a line's
 *      end neither.
 *        qrels  topic iteration document grade        the iteration is not looked at
 *        run    topic Q0 document rank score tag      nor are Q0 and the rank
 * Out: the topics in byte order of their ids, the rows of each in byte order of the documents.
 * Ids may hold any bytes but white space. A document twice in a topic is an error, since no
 * measure could say which of the two counts. What the grades mean is not known here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/error.h"
#include "common/mem.h"

enum trec_kind { TREC_QRELS, TREC_RUN };

struct trec_row {
    struct span document;
    int32_t grade; /* of qrels */
    float score;   /* of a run */
    uint32_t line; /* in the file, from 1 */
};

struct trec_topic {
    struct span id;
    struct trec_row *rows;
    size_t count; /* at least 1 */
};

/* Zeroed is empty. */
struct trec_file {
    struct arena arena; /* owns all else */
    struct trec_topic *topics;
    size_t count;
    struct span tag; /* of a run's last line */
};

/* Read the file at path, of at most 1 GiB. Fails as file_read() does, and with LEDE_INPUT and
 * "FILE:LINE: why" or, when it has no line, "FILE: is empty". */
bool trec_read(enum trec_kind kind, const char *path, struct trec_file *out,
               struct lede_error *err) MUST_CHECK;

/* The same of bytes that the caller keeps as long as *out; name stands for FILE. */
bool trec_parse(enum trec_kind kind, const char *name, struct span bytes, struct trec_file *out,
                struct lede_error *err) MUST_CHECK;

/* The topic, borrowed from *file; NULL when there is none of that id. */
const struct trec_topic *trec_find(const struct trec_file *file, struct span id);

/* Also after a failed read. Leaves *file empty. */
void trec_free(struct trec_file *file);
