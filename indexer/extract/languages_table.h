/* indexer/extract/languages_table.h: the languages that articles are told to be in, and libexttextcat's names
 * of them. "no" stands for Danish too: languages.c tells them apart. Latin, constructed and rarely printed languages are not here: names and noise look like them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

struct language_name {
    const char *code;     /* ISO 639-1 */
    const char *names[3]; /* as in fpdb.conf, up to the first hyphen */
    bool by_script; /* letters of its own, which tell: of many there are few n-grams in common */
};

/* clang-format off */
static const struct language_name language_names[] = {
    {"af", {"af"}, false}, {"am", {"am"}, true},  {"ar", {"ar"}, true}, {"az", {"az"}, false},
    {"be", {"be"}, false}, {"bg", {"bg"}, false}, {"bn", {"bn"}, true},  {"bs", {"bs"}, false},
    {"ca", {"ca"}, false}, {"cs", {"cs"}, false}, {"cy", {"cy"}, false},
    {"de", {"de"}, false}, {"el", {"el"}, true}, {"en", {"en", "sco"}, false},
    {"es", {"es"}, false}, {"et", {"et"}, false}, {"eu", {"eu"}, false}, {"fa", {"fa"}, true},
    {"fi", {"fi"}, false}, {"fr", {"fr"}, false}, {"ga", {"ga"}, false}, {"gl", {"gl"}, false},
    {"gu", {"gu"}, true},  {"ha", {"ha"}, false}, {"he", {"he"}, true}, {"hi", {"hi"}, true},
    {"hr", {"hr"}, false}, {"hu", {"hu"}, false}, {"hy", {"hy"}, true}, {"id", {"id"}, false},
    {"is", {"is"}, false}, {"it", {"it"}, false}, {"ja", {"ja"}, true},  {"ka", {"ka"}, true},
    {"kk", {"kk"}, false}, {"km", {"km"}, true},  {"kn", {"kn"}, true},  {"ko", {"ko"}, true},
    {"ky", {"ky"}, false}, {"lo", {"lo"}, true},  {"lt", {"lt"}, false}, {"lv", {"lv"}, false},
    {"mk", {"mk"}, false}, {"ml", {"ml"}, true},  {"mn", {"mn"}, false}, {"mr", {"mr"}, true},
    {"ms", {"ms"}, false}, {"mt", {"mt"}, false}, {"my", {"my"}, true},  {"ne", {"ne"}, true},
    {"nl", {"nl"}, false}, {"no", {"nb", "nn", "da"}, false}, {"pa", {"pa"}, true},
    {"pl", {"pl"}, false}, {"pt", {"pt"}, false}, {"ro", {"ro"}, false}, {"ru", {"ru"}, false},
    {"si", {"si"}, true},  {"sk", {"sk"}, false}, {"sl", {"sl"}, false}, {"so", {"so"}, false},
    {"sq", {"sq"}, false}, {"sr", {"sr", "sh"}, false}, {"sv", {"sv"}, false},
    {"sw", {"sw"}, false}, {"ta", {"ta"}, true},  {"tg", {"tg"}, false}, {"th", {"th"}, true},
    {"tk", {"tk"}, false}, {"tl", {"tl"}, false}, {"tr", {"tr"}, false}, {"ug", {"ug"}, true},
    {"uk", {"uk"}, false}, {"ur", {"ur"}, true}, {"uz", {"uz"}, false}, {"vi", {"vi"}, false},
    {"xh", {"xh"}, false}, {"yi", {"yi"}, true}, {"zh", {"zh"}, true},  {"zu", {"zu"}, false},
};
/* clang-format on */
