/* analysis/stopwords_table.h: English words that say how, not what, by their first letter.
 *
 * Numbers, "said" and other words that are frequent in news are
 * none either: a title may hang on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum {
    STOPWORD_BYTES = 12, /* the longest has ten; zeros fill the rest */
    STOPWORDS_A_LETTER = 16
};

/* clang-format off */
static const char stopwords[26][STOPWORDS_A_LETTER][STOPWORD_BYTES] = {
    {"a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any",
     "are", "as", "at"},
    {"be", "because", "been", "before", "being", "below", "between", "both", "but", "by"},
    {"can", "could"},
    {"did", "do", "does", "doing", "down", "during"},
    {"each"},
    {"few", "for", "from", "further"},
    {""}, /* g */
    {"had", "has", "have", "having", "he", "her", "here", "hers", "herself", "him", "himself",
     "his", "how"},
    {"i", "if", "in", "into", "is", "it", "its", "itself"},
    {"just"},
    {""}, /* k */
    {""}, /* l */
    {"may", "me", "might", "more", "most", "must", "my", "myself"},
    {"no", "nor", "not", "now"},
    {"of", "off", "on", "once", "only", "or", "other", "our", "ours", "ourselves", "out", "over",
     "own"},
    {""}, /* p */
    {""}, /* q */
    {""}, /* r */
    {"same", "shall", "she", "should", "so", "some", "such"},
    {"than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these",
     "they", "this", "those", "through", "to", "too"},
    {"under", "until", "up", "upon", "us"},
    {"very"},
    {"was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will",
     "with", "would"},
    {""}, /* x */
    {"you", "your", "yours", "yourself", "yourselves"},
    {""}, /* z */
};
/* clang-format on */
