/* indexer/extract/printed_words_table.h: words in front of a printed day that say what day it is.
 *
 * Folded (fold.h); a row fits where a word begins with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum printed_kind { PRINTED_PUBLISHED, PRINTED_UPDATED, PRINTED_OWNED, PRINTED_OTHER };

static const struct {
    const char *begins;
    enum printed_kind kind;
} printed_words[] = {
    /* clang-format off */
    {"publish",     PRINTED_PUBLISHED}, {"publi",       PRINTED_PUBLISHED}, {"posted",     PRINTED_PUBLISHED},
    {"written",     PRINTED_PUBLISHED}, {"submitted",   PRINTED_PUBLISHED}, {"created",    PRINTED_PUBLISHED},
    {"released",    PRINTED_PUBLISHED}, {"issued",      PRINTED_PUBLISHED}, {"veroffentlicht", PRINTED_PUBLISHED},
    {"erschienen",  PRINTED_PUBLISHED}, {"erstellt",    PRINTED_PUBLISHED}, {"geschrieben", PRINTED_PUBLISHED},
    {"verfasst",    PRINTED_PUBLISHED}, {"eingestellt", PRINTED_PUBLISHED}, {"gepostet",   PRINTED_PUBLISHED},
    {"vom",         PRINTED_PUBLISHED}, {"geplaatst",   PRINTED_PUBLISHED}, {"gepubliceerd", PRINTED_PUBLISHED},
    {"pubblicat",   PRINTED_PUBLISHED}, {"opublikowan", PRINTED_PUBLISHED}, {"dodano",     PRINTED_PUBLISHED},
    {"zverejnen",   PRINTED_PUBLISHED}, {"vydano",      PRINTED_PUBLISHED}, {"опубликован", PRINTED_PUBLISHED},
    {"опубліковано", PRINTED_PUBLISHED}, {"дата",       PRINTED_PUBLISHED}, {"yayin",      PRINTED_PUBLISHED},
    {"giris",       PRINTED_PUBLISHED}, {"publicerad",  PRINTED_PUBLISHED}, {"julkaistu",  PRINTED_PUBLISHED},
    {"δημοσιευ",    PRINTED_PUBLISHED}, {"mis",         PRINTED_PUBLISHED}, {"le",         PRINTED_PUBLISHED},
    {"updat",       PRINTED_UPDATED},   {"modif",       PRINTED_UPDATED},   {"edited",     PRINTED_UPDATED},
    {"revised",     PRINTED_UPDATED},   {"aktualis",    PRINTED_UPDATED},   {"aktualiz",   PRINTED_UPDATED},
    {"geandert",    PRINTED_UPDATED},   {"bearbeitet",  PRINTED_UPDATED},   {"stand",      PRINTED_UPDATED},
    {"actuali",     PRINTED_UPDATED},   {"jour",        PRINTED_UPDATED},   {"aggiornat",  PRINTED_UPDATED},
    {"atualiz",     PRINTED_UPDATED},   {"bijgewerkt",  PRINTED_UPDATED},   {"gewijzigd",  PRINTED_UPDATED},
    {"обновлен",    PRINTED_UPDATED},   {"оновлено",    PRINTED_UPDATED},   {"guncelle",   PRINTED_UPDATED},
    {"uppdaterad",  PRINTED_UPDATED},   {"oppdatert",   PRINTED_UPDATED},   {"opdateret",  PRINTED_UPDATED},
    {"ενημερω",     PRINTED_UPDATED},   {"copyright",   PRINTED_OWNED},     {"accessed",   PRINTED_OTHER},
    {"abgerufen",   PRINTED_OTHER},     {"retrieved",   PRINTED_OTHER},     {"consulte",   PRINTED_OTHER},
    {"joined",      PRINTED_OTHER},     {"registriert", PRINTED_OTHER},     {"born",       PRINTED_OTHER},
    {"geboren",     PRINTED_OTHER},     {"until",       PRINTED_OTHER},     {"bis",        PRINTED_OTHER},
    {"since",       PRINTED_OTHER},     {"seit",        PRINTED_OTHER},     {"datum",      PRINTED_PUBLISHED},
    {"date",        PRINTED_PUBLISHED}, {"data",        PRINTED_PUBLISHED}, {"fecha",      PRINTED_PUBLISHED},
    {"公開",        PRINTED_PUBLISHED}, {"掲載",        PRINTED_PUBLISHED}, {"投稿",       PRINTED_PUBLISHED},
    {"发布",        PRINTED_PUBLISHED}, {"发表",        PRINTED_PUBLISHED}, {"發布",       PRINTED_PUBLISHED},
    {"입력",        PRINTED_PUBLISHED}, {"등록",        PRINTED_PUBLISHED}, {"نشر",        PRINTED_PUBLISHED},
    {"更新",        PRINTED_UPDATED},   {"修改",        PRINTED_UPDATED},   {"수정",       PRINTED_UPDATED},
    /* clang-format on */
};
