/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/query/language_codes.h"

#include "common/error.h"

/* ISO 639-1 codes of the languages that large news archives come in. */
static const struct {
    const char *name, *code;
} languages[] = {
    {"arabic", "ar"},     {"bengali", "bn"},    {"chinese", "zh"},    {"czech", "cs"},
    {"danish", "da"},     {"dari", "fa"},       {"dutch", "nl"},      {"english", "en"},
    {"farsi", "fa"},      {"finnish", "fi"},    {"french", "fr"},     {"german", "de"},
    {"greek", "el"},      {"hebrew", "he"},     {"hindi", "hi"},      {"hungarian", "hu"},
    {"indonesian", "id"}, {"italian", "it"},    {"japanese", "ja"},   {"korean", "ko"},
    {"malay", "ms"},      {"norwegian", "no"},  {"pashto", "ps"},     {"persian", "fa"},
    {"polish", "pl"},     {"portuguese", "pt"}, {"romanian", "ro"},   {"russian", "ru"},
    {"spanish", "es"},    {"swahili", "sw"},    {"swedish", "sv"},    {"turkish", "tr"},
    {"ukrainian", "uk"},  {"urdu", "ur"},       {"vietnamese", "vi"},
};

struct span language_code(struct span folded)
{
    for (size_t i = 0; i < ARRAY_LEN(languages); i++)
        if (span_is(folded, languages[i].name))
            return span_of(languages[i].code);
    return folded;
}
