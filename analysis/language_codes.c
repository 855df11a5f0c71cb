/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/language_codes.h"

#include "analysis/words.h"
#include "common/error.h"

enum { NAME_MAX_BYTES = 40 };

/* ISO 639-1 codes of the languages that large news archives come in, with those of ISO 639-2 and 639-3. */
/* clang-format off */
static const struct {
    const char *name, *code, *three[2];
} languages[] = {
    {"afrikaans", "af", {"afr"}},          {"albanian", "sq", {"sqi", "alb"}},
    {"amharic", "am", {"amh"}},            {"arabic", "ar", {"ara", "arb"}},
    {"armenian", "hy", {"hye", "arm"}},    {"azerbaijani", "az", {"aze"}},
    {"basque", "eu", {"eus", "baq"}},      {"belarusian", "be", {"bel"}},
    {"bengali", "bn", {"ben"}},            {"bosnian", "bs", {"bos"}},
    {"bulgarian", "bg", {"bul"}},          {"burmese", "my", {"mya", "bur"}},
    {"catalan", "ca", {"cat"}},            {"chinese", "zh", {"zho", "chi"}},
    {"croatian", "hr", {"hrv"}},           {"czech", "cs", {"ces", "cze"}},
    {"danish", "da", {"dan"}},             {"dari", "fa", {"prs"}},
    {"dutch", "nl", {"nld", "dut"}},       {"english", "en", {"eng"}},
    {"estonian", "et", {"est"}},           {"farsi", "fa", {"fas", "per"}},
    {"finnish", "fi", {"fin"}},            {"french", "fr", {"fra", "fre"}},
    {"galician", "gl", {"glg"}},           {"georgian", "ka", {"kat", "geo"}},
    {"german", "de", {"deu", "ger"}},      {"greek", "el", {"ell", "gre"}},
    {"gujarati", "gu", {"guj"}},           {"hausa", "ha", {"hau"}},
    {"hebrew", "he", {"heb", "iw"}},       {"hindi", "hi", {"hin"}},
    {"hungarian", "hu", {"hun"}},          {"icelandic", "is", {"isl", "ice"}},
    {"indonesian", "id", {"ind", "in"}},   {"irish", "ga", {"gle"}},
    {"italian", "it", {"ita"}},            {"japanese", "ja", {"jpn"}},
    {"kannada", "kn", {"kan"}},            {"kazakh", "kk", {"kaz"}},
    {"korean", "ko", {"kor"}},             {"kyrgyz", "ky", {"kir"}},
    {"latvian", "lv", {"lav"}},            {"lithuanian", "lt", {"lit"}},
    {"macedonian", "mk", {"mkd", "mac"}},  {"malay", "ms", {"msa", "may"}},
    {"malayalam", "ml", {"mal"}},          {"maltese", "mt", {"mlt"}},
    {"marathi", "mr", {"mar"}},            {"mongolian", "mn", {"mon"}},
    {"nepali", "ne", {"nep"}},             {"norwegian", "no", {"nor"}},
    {"bokmal", "no", {"nob", "nb"}},       {"nynorsk", "no", {"nno", "nn"}},
    {"pashto", "ps", {"pus"}},             {"persian", "fa", {"pes"}},
    {"polish", "pl", {"pol"}},             {"portuguese", "pt", {"por"}},
    {"punjabi", "pa", {"pan"}},            {"romanian", "ro", {"ron", "rum"}},
    {"russian", "ru", {"rus"}},            {"serbian", "sr", {"srp", "sh"}},
    {"sinhala", "si", {"sin"}},            {"slovak", "sk", {"slk", "slo"}},
    {"slovenian", "sl", {"slv"}},          {"somali", "so", {"som"}},
    {"spanish", "es", {"spa"}},            {"swahili", "sw", {"swa"}},
    {"swedish", "sv", {"swe"}},            {"tagalog", "tl", {"tgl", "fil"}},
    {"tajik", "tg", {"tgk"}},              {"tamil", "ta", {"tam"}},
    {"telugu", "te", {"tel"}},             {"thai", "th", {"tha"}},
    {"turkish", "tr", {"tur"}},            {"turkmen", "tk", {"tuk"}},
    {"ukrainian", "uk", {"ukr"}},          {"urdu", "ur", {"urd"}},
    {"uzbek", "uz", {"uzb"}},              {"vietnamese", "vi", {"vie"}},
    {"welsh", "cy", {"cym", "wel"}},       {"xhosa", "xh", {"xho"}},
    {"yiddish", "yi", {"yid", "ji"}},      {"zulu", "zu", {"zul"}},
};
/* clang-format on */

struct span language_code(struct span folded)
{
    for (size_t i = 0; i < ARRAY_LEN(languages); i++) {
        if (span_is(folded, languages[i].name))
            return span_of(languages[i].code);
        for (size_t k = 0; k < ARRAY_LEN(languages[i].three) && languages[i].three[k]; k++)
            if (span_is(folded, languages[i].three[k]))
                return span_of(languages[i].code);
    }
    return folded;
}

bool language_is_none(struct span given)
{
    static const char *const none[] = {"unknown", "und", "mul", "zxx", "mis"};
    char folded[NAME_MAX_BYTES];

    if (given.len >= sizeof folded)
        return false;
    (void)words_fold(given, folded, sizeof folded);
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        if (strcmp(folded, none[i]) == 0)
            return true;
    return false;
}

bool language_read(struct span given, char out[LANGUAGE_CODE_MAX + 1])
{
    char folded[NAME_MAX_BYTES];
    struct span first = {folded, 0}, code;

    out[0] = '\0';
    if (given.len >= sizeof folded)
        return false;
    (void)words_fold(given, folded, sizeof folded);
    /* The first part of a tag: a hyphen parts words, an underscore parts them too. */
    while (folded[first.len] && folded[first.len] != ' ')
        first.len++;
    code = language_code(first);
    if (language_is_none(code) || code.len < 2 || code.len > LANGUAGE_CODE_MAX)
        return false;
    for (size_t i = 0; i < code.len; i++)
        if (code.at[i] < 'a' || code.at[i] > 'z')
            return false;
    memcpy(out, code.at, code.len);
    out[code.len] = '\0';
    return true;
}
