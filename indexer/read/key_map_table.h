/* indexer/read/key_map_table.h: keys that archives, crawlers and feeds use, the preferred first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/read/key_map.h"

/* Without case, blanks, '_' and '-'. No key of a mere summary stands here: it is no article. */
/* clang-format off */
static const struct common_key {
    const char *key;
    enum key_field field;
} common_keys[] = {
    {"text", KEY_TEXT}, {"body", KEY_TEXT}, {"articlebody", KEY_TEXT}, {"maintext", KEY_TEXT},
    {"articletext", KEY_TEXT}, {"fulltext", KEY_TEXT}, {"bodytext", KEY_TEXT}, {"content", KEY_TEXT},
    {"contents", KEY_TEXT}, {"articlecontent", KEY_TEXT}, {"contenttext", KEY_TEXT},
    {"plaintext", KEY_TEXT}, {"cleanedtext", KEY_TEXT}, {"storytext", KEY_TEXT}, {"story", KEY_TEXT},
    {"contenthtml", KEY_TEXT}, {"bodyhtml", KEY_TEXT}, {"article", KEY_TEXT},
    {"paragraphs", KEY_TEXT},

    {"id", KEY_ID}, {"docno", KEY_ID}, {"docid", KEY_ID}, {"articleid", KEY_ID}, {"guid", KEY_ID},
    {"uuid", KEY_ID}, {"uid", KEY_ID},

    {"title", KEY_TITLE}, {"headline", KEY_TITLE}, {"articletitle", KEY_TITLE},
    {"hedline", KEY_TITLE}, {"heading", KEY_TITLE}, {"name", KEY_TITLE},

    {"source", KEY_SOURCE}, {"publisher", KEY_SOURCE}, {"outlet", KEY_SOURCE},
    {"publication", KEY_SOURCE}, {"newspaper", KEY_SOURCE}, {"sourcename", KEY_SOURCE},
    {"site", KEY_SOURCE}, {"sitename", KEY_SOURCE}, {"website", KEY_SOURCE},

    {"author", KEY_AUTHOR}, {"authors", KEY_AUTHOR}, {"byline", KEY_AUTHOR}, {"creator", KEY_AUTHOR},
    {"writer", KEY_AUTHOR}, {"journalist", KEY_AUTHOR},

    {"date", KEY_DATE}, {"datepublished", KEY_DATE}, {"publisheddate", KEY_DATE},
    {"publishdate", KEY_DATE}, {"publicationdate", KEY_DATE}, {"pubdate", KEY_DATE},
    {"publishedat", KEY_DATE}, {"publishedon", KEY_DATE}, {"publishedtime", KEY_DATE},
    {"datepublish", KEY_DATE}, {"published", KEY_DATE}, {"pubtime", KEY_DATE},
    {"dateline", KEY_DATE}, {"datetime", KEY_DATE}, {"articledate", KEY_DATE},
    {"releasedate", KEY_DATE}, {"issuedate", KEY_DATE}, {"timestamp", KEY_DATE},

    {"url", KEY_URL}, {"link", KEY_URL}, {"articleurl", KEY_URL}, {"sourceurl", KEY_URL},
    {"canonicalurl", KEY_URL}, {"permalink", KEY_URL}, {"href", KEY_URL}, {"weburl", KEY_URL},

    {"section", KEY_SECTION}, {"category", KEY_SECTION}, {"articlesection", KEY_SECTION},
    {"sectionname", KEY_SECTION}, {"categories", KEY_SECTION}, {"desk", KEY_SECTION},

    {"language", KEY_LANGUAGE}, {"lang", KEY_LANGUAGE}, {"inlanguage", KEY_LANGUAGE},
};
/* clang-format on */
