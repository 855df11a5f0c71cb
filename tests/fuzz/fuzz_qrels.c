/* tests/fuzz/fuzz_qrels.c: any bytes as qrels: a reason, or topics and documents in byte order, none
 * twice, all of them bytes of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "relevance/trec_files.h"
#include "tests/support/insist.h"

static void check_span(struct span all, struct span part)
{
    insist(part.len > 0 && part.at >= all.at && part.at + part.len <= all.at + all.len);
}

static void check_topic(struct span all, const struct trec_topic *topic)
{
    check_span(all, topic->id);
    insist(topic->count > 0);
    for (size_t i = 0; i < topic->count; i++) {
        check_span(all, topic->rows[i].document);
        insist(topic->rows[i].line > 0);
        insist(i == 0 || span_compare(topic->rows[i - 1].document, topic->rows[i].document) < 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span all = {(const char *)data, size};
    struct trec_file file = {0};
    struct lede_error err = {0};

    if (trec_parse(TREC_QRELS, "F", all, &file, &err)) {
        insist(file.count > 0);
        for (size_t i = 0; i < file.count; i++) {
            check_topic(all, &file.topics[i]);
            insist(trec_find(&file, file.topics[i].id) == &file.topics[i]);
        }
    } else {
        insist(err.status == LEDE_INPUT && err.text[0] == 'F' && err.text[1] == ':');
    }
    trec_free(&file);
    return 0;
}
