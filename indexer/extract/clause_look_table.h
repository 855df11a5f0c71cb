/* indexer/extract/clause_look_table.h: words that say whether a clause tells of what was or of what will be.
 *
 * Lower case, sorted. A verb in -ed that no row has looks back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum cue {
    CUE_NONE,
    CUE_AHEAD,
    CUE_AHEAD_TO,   /* before "to" or "for"; else as the word's ending says */
    CUE_MODAL,      /* ahead, but before "have" back: "may have" */
    CUE_AHEAD_NEAR, /* right before the day: "by Friday" */
    CUE_AHEAD_WEAK, /* where nothing was said before: "benefits through January" */
    CUE_BACK,       /* a finite verb of the past */
    CUE_BACK_FORM,  /* the same form may stand behind "will": "will be held" */
    CUE_UTTERANCE,  /* "in a statement on Monday" */
    CUE_RESET,      /* another clause begins */
    CUE_NO_VERB     /* in -ed, but no verb of the past */
};

struct cue_row {
    const char *word;
    enum cue cue;
};

/* clang-format off */
static const struct cue_row cue_rows[] = {
    {"about", CUE_AHEAD_TO}, {"after", CUE_RESET}, {"agreed", CUE_AHEAD_TO}, {"ahead", CUE_AHEAD_NEAR},
    {"aim", CUE_AHEAD_TO}, {"aims", CUE_AHEAD_TO}, {"alleged", CUE_NO_VERB}, {"are", CUE_AHEAD_TO},
    {"armed", CUE_NO_VERB}, {"as", CUE_RESET}, {"asked", CUE_AHEAD_TO}, {"ate", CUE_BACK},
    {"be", CUE_AHEAD_TO}, {"became", CUE_BACK}, {"because", CUE_RESET}, {"been", CUE_BACK_FORM},
    {"before", CUE_AHEAD_NEAR}, {"began", CUE_BACK}, {"beginning", CUE_AHEAD_NEAR}, {"born", CUE_BACK_FORM},
    {"bought", CUE_BACK_FORM}, {"briefing", CUE_UTTERANCE}, {"broke", CUE_BACK}, {"brought", CUE_BACK_FORM},
    {"built", CUE_BACK_FORM}, {"but", CUE_RESET}, {"by", CUE_AHEAD_NEAR}, {"came", CUE_BACK},
    {"caught", CUE_BACK_FORM}, {"chose", CUE_BACK}, {"could", CUE_MODAL}, {"cut", CUE_BACK_FORM},
    {"deadline", CUE_AHEAD}, {"did", CUE_BACK}, {"didn", CUE_BACK}, {"died", CUE_BACK}, {"drew", CUE_BACK},
    {"drove", CUE_BACK}, {"due", CUE_AHEAD}, {"exceed", CUE_NO_VERB}, {"expect", CUE_AHEAD_TO},
    {"expected", CUE_AHEAD}, {"expects", CUE_AHEAD_TO}, {"fell", CUE_BACK}, {"filing", CUE_UTTERANCE},
    {"flew", CUE_BACK}, {"following", CUE_RESET}, {"forthcoming", CUE_AHEAD}, {"fought", CUE_BACK_FORM},
    {"found", CUE_BACK_FORM}, {"gave", CUE_BACK}, {"going", CUE_AHEAD_TO}, {"got", CUE_BACK},
    {"grew", CUE_BACK}, {"had", CUE_BACK}, {"heard", CUE_BACK_FORM}, {"held", CUE_BACK_FORM},
    {"hit", CUE_BACK_FORM}, {"hope", CUE_AHEAD_TO}, {"hoped", CUE_AHEAD_TO}, {"hopes", CUE_AHEAD_TO},
    {"hundred", CUE_NO_VERB}, {"indeed", CUE_NO_VERB}, {"intend", CUE_AHEAD_TO}, {"intends", CUE_AHEAD_TO},
    {"interview", CUE_UTTERANCE}, {"invited", CUE_AHEAD_TO}, {"is", CUE_AHEAD_TO}, {"kept", CUE_BACK_FORM},
    {"killed", CUE_BACK}, {"knew", CUE_BACK}, {"laid", CUE_BACK_FORM}, {"led", CUE_BACK_FORM},
    {"left", CUE_BACK_FORM}, {"letter", CUE_UTTERANCE}, {"likely", CUE_AHEAD}, {"limited", CUE_NO_VERB},
    {"ll", CUE_AHEAD}, {"lost", CUE_BACK_FORM}, {"made", CUE_BACK_FORM}, {"may", CUE_MODAL},
    {"memo", CUE_UTTERANCE}, {"met", CUE_BACK_FORM}, {"might", CUE_MODAL}, {"must", CUE_MODAL},
    {"need", CUE_AHEAD_TO}, {"needs", CUE_AHEAD_TO}, {"next", CUE_AHEAD}, {"opted", CUE_AHEAD_TO},
    {"ordered", CUE_AHEAD_TO}, {"paid", CUE_BACK_FORM}, {"plan", CUE_AHEAD_TO}, {"planned", CUE_AHEAD},
    {"planning", CUE_AHEAD_TO}, {"plans", CUE_AHEAD_TO}, {"pledge", CUE_AHEAD_TO},
    {"pledged", CUE_AHEAD_TO}, {"pledges", CUE_AHEAD_TO}, {"poised", CUE_AHEAD}, {"prepare", CUE_AHEAD_TO},
    {"prepares", CUE_AHEAD_TO}, {"preparing", CUE_AHEAD_TO}, {"proceed", CUE_NO_VERB},
    {"promise", CUE_AHEAD_TO}, {"promised", CUE_AHEAD_TO}, {"promises", CUE_AHEAD_TO},
    {"proposed", CUE_NO_VERB}, {"put", CUE_BACK_FORM}, {"ran", CUE_BACK}, {"ready", CUE_AHEAD_TO},
    {"related", CUE_NO_VERB}, {"rose", CUE_BACK}, {"said", CUE_BACK}, {"sat", CUE_BACK}, {"saw", CUE_BACK},
    {"says", CUE_BACK}, {"scheduled", CUE_AHEAD}, {"seek", CUE_AHEAD_TO}, {"seeks", CUE_AHEAD_TO},
    {"sent", CUE_BACK_FORM}, {"set", CUE_AHEAD_TO}, {"shall", CUE_AHEAD}, {"shot", CUE_BACK_FORM},
    {"should", CUE_MODAL}, {"since", CUE_RESET}, {"slated", CUE_AHEAD}, {"sold", CUE_BACK_FORM},
    {"sought", CUE_BACK_FORM}, {"speed", CUE_NO_VERB}, {"spent", CUE_BACK_FORM}, {"spoke", CUE_BACK},
    {"starting", CUE_AHEAD_NEAR}, {"statement", CUE_UTTERANCE}, {"stood", CUE_BACK_FORM},
    {"struck", CUE_BACK_FORM}, {"succeed", CUE_NO_VERB}, {"supposed", CUE_AHEAD_TO}, {"swore", CUE_BACK},
    {"that", CUE_RESET}, {"though", CUE_RESET}, {"thought", CUE_BACK_FORM}, {"threaten", CUE_AHEAD_TO},
    {"threatened", CUE_AHEAD_TO}, {"threatens", CUE_AHEAD_TO}, {"through", CUE_AHEAD_WEAK},
    {"till", CUE_AHEAD_NEAR}, {"to", CUE_AHEAD_TO}, {"told", CUE_BACK}, {"took", CUE_BACK},
    {"tweet", CUE_UTTERANCE}, {"united", CUE_NO_VERB}, {"until", CUE_AHEAD_NEAR}, {"upcoming", CUE_AHEAD},
    {"urged", CUE_AHEAD_TO}, {"vow", CUE_AHEAD_TO}, {"vowed", CUE_AHEAD_TO}, {"vows", CUE_AHEAD_TO},
    {"want", CUE_AHEAD_TO}, {"wants", CUE_AHEAD_TO}, {"was", CUE_BACK}, {"went", CUE_BACK},
    {"were", CUE_BACK}, {"when", CUE_RESET}, {"where", CUE_RESET}, {"whether", CUE_RESET},
    {"which", CUE_RESET}, {"while", CUE_RESET}, {"who", CUE_RESET}, {"will", CUE_AHEAD},
    {"won", CUE_BACK_FORM}, {"would", CUE_MODAL}, {"wrote", CUE_BACK},
};
/* clang-format on */
