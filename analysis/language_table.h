/* analysis/language_table.h: function words that tell English from other languages, sorted by bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum { LANGUAGE_WORD_BYTES = 12 };

enum word_kind {
    WORD_ENGLISH, /* no frequent word of another language */
    WORD_SHARED, /* English, but also Dutch, German, or Urdu in Latin letters ("the", "to", "us") */
    WORD_FOREIGN /* of Romance, Germanic or South Asian languages */
};

struct language_row {
    char word[LANGUAGE_WORD_BYTES]; /* zeros fill the rest */
    enum word_kind kind;
};

/* clang-format off */
static const struct language_row language_rows[] = {
    {"a", WORD_SHARED}, {"aan", WORD_FOREIGN}, {"about", WORD_ENGLISH}, {"after", WORD_ENGLISH},
    {"against", WORD_ENGLISH}, {"all", WORD_SHARED}, {"als", WORD_FOREIGN}, {"also", WORD_ENGLISH},
    {"an", WORD_SHARED}, {"and", WORD_ENGLISH}, {"any", WORD_ENGLISH}, {"ao", WORD_FOREIGN},
    {"are", WORD_ENGLISH}, {"as", WORD_SHARED}, {"at", WORD_SHARED}, {"att", WORD_FOREIGN},
    {"au", WORD_FOREIGN}, {"auch", WORD_FOREIGN}, {"auf", WORD_FOREIGN}, {"aur", WORD_FOREIGN},
    {"aux", WORD_FOREIGN}, {"av", WORD_FOREIGN}, {"avec", WORD_FOREIGN}, {"be", WORD_ENGLISH},
    {"because", WORD_ENGLISH}, {"been", WORD_ENGLISH}, {"before", WORD_ENGLISH},
    {"bei", WORD_FOREIGN}, {"being", WORD_ENGLISH}, {"between", WORD_ENGLISH},
    {"bhi", WORD_FOREIGN}, {"ble", WORD_FOREIGN}, {"both", WORD_ENGLISH}, {"but", WORD_ENGLISH},
    {"by", WORD_ENGLISH}, {"can", WORD_SHARED}, {"cannot", WORD_ENGLISH}, {"ce", WORD_FOREIGN},
    {"che", WORD_FOREIGN}, {"como", WORD_FOREIGN}, {"could", WORD_ENGLISH}, {"dan", WORD_FOREIGN},
    {"dans", WORD_FOREIGN}, {"das", WORD_FOREIGN}, {"dat", WORD_FOREIGN}, {"de", WORD_FOREIGN},
    {"del", WORD_FOREIGN}, {"della", WORD_FOREIGN}, {"dem", WORD_FOREIGN}, {"den", WORD_FOREIGN},
    {"der", WORD_FOREIGN}, {"des", WORD_FOREIGN}, {"det", WORD_FOREIGN}, {"di", WORD_FOREIGN},
    {"did", WORD_ENGLISH}, {"didn't", WORD_ENGLISH}, {"do", WORD_SHARED}, {"does", WORD_ENGLISH},
    {"doesn't", WORD_ENGLISH}, {"don't", WORD_ENGLISH}, {"du", WORD_FOREIGN},
    {"during", WORD_ENGLISH}, {"e", WORD_FOREIGN}, {"each", WORD_ENGLISH}, {"een", WORD_FOREIGN},
    {"ein", WORD_FOREIGN}, {"eine", WORD_FOREIGN}, {"el", WORD_FOREIGN}, {"em", WORD_FOREIGN},
    {"en", WORD_FOREIGN}, {"es", WORD_FOREIGN}, {"est", WORD_FOREIGN}, {"for", WORD_SHARED},
    {"from", WORD_ENGLISH}, {"gli", WORD_FOREIGN}, {"had", WORD_ENGLISH}, {"hai", WORD_FOREIGN},
    {"hain", WORD_FOREIGN}, {"har", WORD_FOREIGN}, {"has", WORD_SHARED}, {"have", WORD_ENGLISH},
    {"he", WORD_SHARED}, {"he's", WORD_ENGLISH}, {"her", WORD_SHARED}, {"het", WORD_FOREIGN},
    {"him", WORD_SHARED}, {"his", WORD_ENGLISH}, {"how", WORD_ENGLISH}, {"i", WORD_ENGLISH},
    {"i'm", WORD_ENGLISH}, {"if", WORD_ENGLISH}, {"ikke", WORD_FOREIGN}, {"il", WORD_FOREIGN},
    {"in", WORD_SHARED}, {"into", WORD_ENGLISH}, {"is", WORD_SHARED}, {"ist", WORD_FOREIGN},
    {"it", WORD_ENGLISH}, {"it's", WORD_ENGLISH}, {"its", WORD_ENGLISH}, {"jeg", WORD_FOREIGN},
    {"just", WORD_SHARED}, {"ka", WORD_FOREIGN}, {"kar", WORD_FOREIGN}, {"kay", WORD_FOREIGN},
    {"ke", WORD_FOREIGN}, {"ki", WORD_FOREIGN}, {"ko", WORD_FOREIGN}, {"kya", WORD_FOREIGN},
    {"la", WORD_FOREIGN}, {"las", WORD_FOREIGN}, {"le", WORD_FOREIGN}, {"les", WORD_FOREIGN},
    {"lo", WORD_FOREIGN}, {"los", WORD_FOREIGN}, {"mais", WORD_FOREIGN}, {"may", WORD_SHARED},
    {"me", WORD_SHARED}, {"mein", WORD_FOREIGN}, {"might", WORD_ENGLISH}, {"mit", WORD_FOREIGN},
    {"more", WORD_ENGLISH}, {"most", WORD_SHARED}, {"must", WORD_ENGLISH}, {"my", WORD_SHARED},
    {"nahi", WORD_FOREIGN}, {"nahin", WORD_FOREIGN}, {"nel", WORD_FOREIGN}, {"new", WORD_SHARED},
    {"nicht", WORD_FOREIGN}, {"niet", WORD_FOREIGN}, {"no", WORD_SHARED}, {"non", WORD_FOREIGN},
    {"not", WORD_ENGLISH}, {"now", WORD_SHARED}, {"och", WORD_FOREIGN}, {"of", WORD_SHARED},
    {"og", WORD_FOREIGN}, {"on", WORD_SHARED}, {"one", WORD_SHARED}, {"only", WORD_ENGLISH},
    {"ook", WORD_FOREIGN}, {"op", WORD_FOREIGN}, {"or", WORD_SHARED}, {"other", WORD_ENGLISH},
    {"our", WORD_ENGLISH}, {"out", WORD_SHARED}, {"over", WORD_SHARED}, {"own", WORD_ENGLISH},
    {"pas", WORD_FOREIGN}, {"plus", WORD_FOREIGN}, {"por", WORD_FOREIGN}, {"pour", WORD_FOREIGN},
    {"que", WORD_FOREIGN}, {"qui", WORD_FOREIGN}, {"said", WORD_ENGLISH}, {"se", WORD_FOREIGN},
    {"shall", WORD_ENGLISH}, {"she", WORD_ENGLISH}, {"she's", WORD_ENGLISH},
    {"should", WORD_ENGLISH}, {"si", WORD_FOREIGN}, {"sich", WORD_FOREIGN},
    {"since", WORD_ENGLISH}, {"so", WORD_SHARED}, {"som", WORD_FOREIGN}, {"some", WORD_ENGLISH},
    {"sono", WORD_FOREIGN}, {"sont", WORD_FOREIGN}, {"su", WORD_FOREIGN}, {"such", WORD_ENGLISH},
    {"sur", WORD_FOREIGN}, {"te", WORD_FOREIGN}, {"tha", WORD_FOREIGN}, {"than", WORD_ENGLISH},
    {"that", WORD_ENGLISH}, {"that's", WORD_ENGLISH}, {"the", WORD_SHARED},
    {"their", WORD_ENGLISH}, {"them", WORD_ENGLISH}, {"then", WORD_ENGLISH},
    {"there", WORD_ENGLISH}, {"these", WORD_ENGLISH}, {"they", WORD_ENGLISH},
    {"they're", WORD_ENGLISH}, {"thi", WORD_FOREIGN}, {"this", WORD_ENGLISH},
    {"those", WORD_ENGLISH}, {"through", WORD_ENGLISH}, {"till", WORD_FOREIGN},
    {"to", WORD_SHARED}, {"um", WORD_FOREIGN}, {"uma", WORD_FOREIGN}, {"un", WORD_FOREIGN},
    {"una", WORD_FOREIGN}, {"und", WORD_FOREIGN}, {"under", WORD_ENGLISH}, {"une", WORD_FOREIGN},
    {"uno", WORD_FOREIGN}, {"until", WORD_ENGLISH}, {"up", WORD_SHARED}, {"us", WORD_SHARED},
    {"very", WORD_ENGLISH}, {"voor", WORD_FOREIGN}, {"was", WORD_SHARED}, {"we", WORD_ENGLISH},
    {"were", WORD_ENGLISH}, {"what", WORD_ENGLISH}, {"when", WORD_ENGLISH},
    {"where", WORD_ENGLISH}, {"which", WORD_ENGLISH}, {"while", WORD_ENGLISH},
    {"who", WORD_ENGLISH}, {"whom", WORD_ENGLISH}, {"whose", WORD_ENGLISH}, {"will", WORD_SHARED},
    {"wird", WORD_FOREIGN}, {"with", WORD_ENGLISH}, {"woh", WORD_FOREIGN}, {"would", WORD_ENGLISH},
    {"y", WORD_FOREIGN}, {"ya", WORD_FOREIGN}, {"yang", WORD_FOREIGN}, {"yeh", WORD_FOREIGN},
    {"you", WORD_ENGLISH}, {"your", WORD_ENGLISH}, {"zijn", WORD_FOREIGN}, {"zu", WORD_FOREIGN},
};
/* clang-format on */
