/* analysis/sentences_table.h: words whose full stop ends no sentence, as they are written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

struct abbreviation {
    const char *word;   /* without the full stop */
    bool before_digits; /* only there: "No. 5", "Oct. 6"; "He said no. No. Nothing" ends */
};

/* clang-format off */
static const struct abbreviation abbreviations[] = {
    /* titles */
    {"Adm", false}, {"Amb", false}, {"Atty", false}, {"Brig", false}, {"Capt", false},
    {"Cmdr", false}, {"Col", false}, {"Cpl", false}, {"Det", false}, {"Dr", false},
    {"Fr", false}, {"Gen", false}, {"Gov", false}, {"Govs", false}, {"Hon", false},
    {"Insp", false}, {"Lt", false}, {"Maj", false}, {"Messrs", false}, {"Mme", false},
    {"Mlle", false}, {"Mr", false}, {"Mrs", false}, {"Ms", false}, {"Msgr", false},
    {"Mx", false}, {"Pfc", false}, {"Pres", false}, {"Prof", false}, {"Pvt", false},
    {"Rep", false}, {"Reps", false}, {"Rev", false}, {"Sen", false}, {"Sens", false},
    {"Sgt", false}, {"Spc", false}, {"Sr", false}, {"Supt", false}, {"Asst", false},
    {"Sec", false}, {"Treas", false}, {"Dir", false},
    /* places; "St" is a saint as often as a street */
    {"Ft", false}, {"Mt", false}, {"Mts", false}, {"St", false}, {"Ste", false}, {"Pt", false},
    /* states before a city's zip or a comma are rarely followed by a capital but in datelines */
    {"Ala", false}, {"Ariz", false}, {"Ark", false}, {"Calif", false}, {"Colo", false},
    {"Conn", false}, {"Del", false}, {"Fla", false}, {"Ga", false}, {"Ill", false},
    {"Ind", false}, {"Kan", false}, {"Ky", false}, {"Mass", false}, {"Md", false},
    {"Mich", false}, {"Minn", false}, {"Mo", false}, {"Mont", false}, {"Neb", false},
    {"Nev", false}, {"Okla", false}, {"Ore", false}, {"Penn", false}, {"Tenn", false},
    {"Tex", false}, {"Va", false}, {"Vt", false}, {"Wis", false}, {"Wyo", false},
    /* in text; "Co." "Inc." and their like may end one, but more often do not */
    {"vs", false}, {"v", false}, {"cf", false}, {"al", true}, {"approx", false}, {"ca", true},
    {"viz", false}, {"Bros", false}, {"Assn", false}, {"Dept", false}, {"Univ", false},
    /* before numbers */
    {"No", true}, {"Nos", true}, {"no", true}, {"nos", true}, {"Art", true}, {"art", true},
    {"Ch", true}, {"ch", true}, {"Fig", true}, {"fig", true}, {"Vol", true}, {"vol", true},
    {"p", true}, {"pp", true}, {"para", true}, {"Rs", true}, {"sec", true},
    /* months */
    {"Jan", true}, {"Feb", true}, {"Mar", true}, {"Apr", true}, {"Jun", true}, {"Jul", true},
    {"Aug", true}, {"Sep", true}, {"Sept", true}, {"Oct", true}, {"Nov", true}, {"Dec", true},
};
/* clang-format on */
