/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/names_known.h"

/* A row each. Left out is what has other meanings: America, Congo, EU (in Spanish the United States). */
static const struct known_name rows[] = {
    {{"united states", "us", "u s", "usa", "u s a", "united states of america"}, false},
    {{"united kingdom", "uk", "u k", "britain", "great britain"}, false},
    {{"united nations", "un", "u n"}, false},
    {{"united arab emirates", "uae", "u a e"}, false},
    {{"soviet union", "ussr", "u s s r"}, false},
    {{"north korea", "dprk"}, true},
    {{"democratic republic of the congo", "drc", "dr congo", "democratic republic of congo"}, true},
};

const struct known_name *known_name_at(enum entity_type type, size_t index)
{
    for (size_t i = 0; i < ARRAY_LEN(rows) && type != ENTITY_PERSON; i++)
        if ((type == ENTITY_PLACE || !rows[i].place_only) && index-- == 0)
            return &rows[i];
    return NULL;
}

bool known_name_has(enum entity_type type, struct span folded)
{
    const struct known_name *name;

    for (size_t i = 0; (name = known_name_at(type, i)) != NULL; i++)
        for (size_t k = 1; k < KNOWN_FORMS_MAX && name->forms[k]; k++)
            if (span_is(folded, name->forms[k]))
                return true;
    return false;
}

size_t known_name_expand(enum entity_type type, struct span folded, char out[NAME_FOLDED_MAX])
{
    const struct known_name *name;
    struct span rest = folded, first;

    if (!span_cut(&rest, ' ', &first) || rest.len == 0)
        return 0;
    for (size_t i = 0; (name = known_name_at(type, i)) != NULL; i++) {
        struct span whole = span_of(name->forms[0]);
        if (!span_is(first, name->forms[1]) || whole.len + 1 + rest.len >= NAME_FOLDED_MAX)
            continue;
        memcpy(out, whole.at, whole.len);
        out[whole.len] = ' ';
        memcpy(out + whole.len + 1, rest.at, rest.len);
        return whole.len + 1 + rest.len;
    }
    return 0;
}
