/* indexer/read/charset_table.h: the characters that windows-1252 has at 0x80 to 0x9f, and the names of other
 * charsets.
 *
 * From 0xa0 on windows-1252 is Unicode's own order. 0 is one of the five bytes that it leaves open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* clang-format off */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* The names that pages and mails give, in lower case, and as iconv calls what is meant: browsers read the
 * small old sets as the larger ones that grew of them. ASCII and Latin 1 are windows-1252, as all is that no
 * row has. */
static const struct {
    const char *name, *charset;
} charset_names[] = {
    {"gb2312",          "gb18030"},
    {"gbk",             "gb18030"},
    {"gb18030",         "gb18030"},
    {"x-gbk",           "gb18030"},
    {"gb_2312-80",      "gb18030"},
    {"cp936",           "gb18030"},
    {"hz-gb-2312",      "gb18030"},
    {"big5",            "big5-hkscs"},
    {"big5-hkscs",      "big5-hkscs"},
    {"x-x-big5",        "big5-hkscs"},
    {"cn-big5",         "big5-hkscs"},
    {"shift_jis",       "cp932"},
    {"shift-jis",       "cp932"},
    {"sjis",            "cp932"},
    {"x-sjis",          "cp932"},
    {"windows-31j",     "cp932"},
    {"ms_kanji",        "cp932"},
    {"cp932",           "cp932"},
    {"euc-jp",          "euc-jp"},
    {"x-euc-jp",        "euc-jp"},
    {"eucjp",           "euc-jp"},
    {"iso-2022-jp",     "iso-2022-jp"},
    {"euc-kr",          "cp949"},
    {"ks_c_5601-1987",  "cp949"},
    {"korean",          "cp949"},
    {"windows-949",     "cp949"},
    {"cp949",           "cp949"},
    {"uhc",             "cp949"},
    {"windows-1250",    "windows-1250"},
    {"cp1250",          "windows-1250"},
    {"x-cp1250",        "windows-1250"},
    {"windows-1251",    "windows-1251"},
    {"cp1251",          "windows-1251"},
    {"x-cp1251",        "windows-1251"},
    {"win-1251",        "windows-1251"},
    {"windows-1253",    "windows-1253"},
    {"cp1253",          "windows-1253"},
    {"windows-1254",    "windows-1254"},
    {"cp1254",          "windows-1254"},
    {"iso-8859-9",      "windows-1254"},
    {"latin5",          "windows-1254"},
    {"windows-1255",    "windows-1255"},
    {"cp1255",          "windows-1255"},
    {"iso-8859-8",      "windows-1255"},
    {"iso-8859-8-i",    "windows-1255"},
    {"windows-1256",    "windows-1256"},
    {"cp1256",          "windows-1256"},
    {"windows-1257",    "windows-1257"},
    {"cp1257",          "windows-1257"},
    {"windows-1258",    "windows-1258"},
    {"cp1258",          "windows-1258"},
    {"iso-8859-2",      "iso-8859-2"},
    {"iso-8859-3",      "iso-8859-3"},
    {"iso-8859-4",      "iso-8859-4"},
    {"iso-8859-5",      "iso-8859-5"},
    {"iso-8859-6",      "iso-8859-6"},
    {"iso-8859-7",      "iso-8859-7"},
    {"iso-8859-10",     "iso-8859-10"},
    {"iso-8859-13",     "iso-8859-13"},
    {"iso-8859-14",     "iso-8859-14"},
    {"iso-8859-15",     "iso-8859-15"},
    {"iso-8859-16",     "iso-8859-16"},
    {"latin2",          "iso-8859-2"},
    {"windows-874",     "windows-874"},
    {"tis-620",         "windows-874"},
    {"iso-8859-11",     "windows-874"},
    {"koi8-r",          "koi8-r"},
    {"koi8",            "koi8-r"},
    {"koi8-u",          "koi8-u"},
    {"ibm866",          "cp866"},
    {"cp866",           "cp866"},
    {"macintosh",       "macintosh"},
    {"x-mac-roman",     "macintosh"},
};
/* clang-format on */
