/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/terms.h"

void terms_begin(struct terms *t, struct span title)
{
    *t = (struct terms){.words.text = title, .position = POSITION_FIRST, .first = true};
}

void terms_begin_body(struct terms *t, struct span text)
{
    *t = (struct terms){
        .words.text = text, .position = t->position + POSITION_BODY_GAP, .first = true};
}

bool terms_next(struct terms *t, struct word *word, uint32_t *position)
{
    if (!words_next(&t->words, word))
        return false;
    if (!t->first && memchr(t->words.text.at + t->last_end, '\n', word->start - t->last_end))
        t->position += POSITION_PARAGRAPH_GAP;
    t->first = false;
    t->last_end = word->end;
    *position = t->position++;
    return true;
}
