/* indexer/entities/speech_verbs_table.h: the words by which a text says who said what, and the small words that stand
 * between them and a name.
 *
 * In small letters, several a row, parted by blanks; a word may stand in several rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/speech_kinds.h"

struct speech_row {
    unsigned kinds;
    const char *words;
};

/* clang-format off */
static const struct speech_row speech_rows[] = {
    /* ---- Verbs ---- */
    {SPEECH_SAYS,                       "said says say"},
    {SPEECH_TELLS,                      "told tells informed assured reminded"},
    {SPEECH_SAYS_THAT | SPEECH_GOES_ON, "added adds continued continues concluded concludes reiterated reiterates"},
    {SPEECH_SAYS_THAT,                  "stated states stressed stresses noted notes announced announces warned warns argued argues"},
    {SPEECH_SAYS_THAT,                  "claimed claims insisted insists explained explains remarked remarks emphasized emphasizes emphasised emphasises"},
    {SPEECH_SAYS_THAT,                  "underlined underlines underscored underscores declared declares asserted asserts affirmed affirms confirmed confirms"},
    {SPEECH_SAYS_THAT,                  "acknowledged acknowledges admitted admits alleged alleges vowed vows pledged pledges promised promises"},
    {SPEECH_SAYS_THAT,                  "tweeted tweets wrote writes replied replies responded responds recalled recalls commented comments"},
    {SPEECH_SAYS_THAT,                  "contended contends maintained maintains suggested suggests predicted predicts observed observes opined opines"},
    {SPEECH_SAYS_THAT,                  "revealed reveals disclosed discloses complained complains lamented laments cautioned cautions quipped joked"},
    {SPEECH_SAYS_THAT,                  "denied denies conceded concedes countered counters testified mentioned mentions clarified clarifies regretted urged"},
    {SPEECH_SAYS_THAT,                  "asked asks exclaimed shouted hailed maintained pointed highlighted highlights elaborated reaffirmed"},
    {SPEECH_SAYS,                       "saying"},
    {SPEECH_SAYS_THAT,                  "reported reports answered answers volunteered"},
    {SPEECH_BARE,                       "added adds continued concluded stated states stressed noted notes announced warned warns argued argues"},
    {SPEECH_BARE,                       "claimed claims insisted insists explained explains remarked emphasized emphasised asserted affirmed"},
    {SPEECH_BARE,                       "acknowledged acknowledges admitted admits alleged alleges vowed pledged promised tweeted wrote writes"},
    {SPEECH_BARE,                       "contended contends maintained maintains suggested suggests predicted predicts revealed complained"},
    {SPEECH_BARE,                       "denied conceded concedes countered testified clarified reported confirmed reiterated"},
    {SPEECH_SAYING,                     "saying adding stating stressing noting warning arguing claiming insisting explaining telling emphasizing"},
    {SPEECH_SAYING,                     "emphasising underlining declaring asserting tweeting writing vowing suggesting recalling reiterating maintaining announcing"},
    {SPEECH_QUOTES,                     "quoted quotes quoting"},
    {SPEECH_ACCORDING,                  "according"},
    /* ---- Between a name and its verb ---- */
    {SPEECH_BETWEEN,                    "also has had have later then further again once earlier reportedly repeatedly however simply just even still"},
    {SPEECH_BETWEEN,                    "now recently previously already thus therefore meanwhile moreover furthermore first finally flatly publicly out"},
    {SPEECH_BETWEEN | SPEECH_GOES_ON,   "also further"},
    {SPEECH_BETWEEN | SPEECH_DAY,       "monday tuesday wednesday thursday friday saturday sunday today yesterday"},
    {SPEECH_BETWEEN | SPEECH_DAY,       "january february march april may june july august september october november december"},
    {SPEECH_BETWEEN | SPEECH_DAY,       "morning afternoon evening night late early week month last"},
    {SPEECH_BE,                         "is was are were be been being am"},
    {SPEECH_FINITE,                     "is was are were has had have will would could can should must may might did does do won't wouldn't isn't wasn't"},
    {SPEECH_FINITE,                     "won’t wouldn’t isn’t wasn’t aren’t weren’t hasn’t hadn’t haven’t can’t couldn’t didn’t doesn’t don’t"},
    {SPEECH_FINITE,                     "aren't weren't hasn't hadn't haven't can't couldn't didn't doesn't don't"},
    /* ---- Before a name ---- */
    {SPEECH_OF,                         "of for to from with by at near against about between among under including like into over through without toward towards via upon amid despite per versus"},
    {SPEECH_OF | SPEECH_IN,             "in on at during"},
    {SPEECH_DETERMINER,                 "the a an his her its their this that some one our my so-called"},
    {SPEECH_NO_ARTICLE,                 "when while because as if whether since after before until unless although though where why how what which not never so than it i we they you"},
    {SPEECH_WHEN,                       "when while because as if whether since after before until unless although though where so then"},
    {SPEECH_BESIDE,                     "as after before while when following"},
    {SPEECH_ROLE,                       "spokesman spokeswoman spokesperson president minister premier ambassador envoy governor commander chief leader chairman director"},
    {SPEECH_ROLE,                       "secretary head official analyst lawyer attorney judge journalist reporter correspondent editor author writer chairwoman"},
    {SPEECH_ROLE,                       "activist adviser advisor aide expert professor historian economist scientist doctor captain coach deputy former then retired"},
    {SPEECH_ROLE,                       "senator congressman congresswoman lawmaker mayor representative coordinator general colonel lieutenant sergeant inspector major gen lt"},
    {SPEECH_ROLE,                       "candidate nominee strategist pollster founder co-founder executive officer host anchor counsel prosecutor acting senior"},
    {SPEECH_ROLE,                       "brother sister wife husband son daughter father mother resident manager member researcher teacher vice elected appointed"},
    {SPEECH_KIN,                        "brother sister wife husband son daughter father mother member"},
    {SPEECH_PRONOUN,                    "he she"},
    {SPEECH_IT,                         "it"},
    {SPEECH_PLURAL,                     "they both many some several others police people"},
    {SPEECH_GROUP | SPEECH_MEDIUM,      "news agency newspaper daily magazine channel network website outlet television radio"},
    {SPEECH_GROUP,                      "family families administration campaign government supporters allies officials aides team lawyers ministry party"},
    {SPEECH_GROUP,                      "fans loyalists opponents critics voters base staff era camp advisers advisors attorneys spokesmen troops forces"},
    {SPEECH_GROUP,                      "group company foundation organization organisation estate presidency regime"},
    {SPEECH_WHO,                        "who"},
    {SPEECH_WHICH,                      "which whose himself herself itself due speaking citing referring appearing responding writing"},
    {SPEECH_JOINS,                      "and but while whereas yet"},
    {SPEECH_THAT,                       "that"},
    {SPEECH_AS,                         "as"},
    /* ---- Behind a verb ---- */
    {SPEECH_HEARER,                     "reporters journalists newsmen media him her them me us lawmakers parliament congress supporters delegates voters crowd"},
    {SPEECH_HEARER,                     "press legislators members senators officials viewers listeners students audience"},
    {SPEECH_HEARER,                     "aides colleagues investors fans staff staffers donors followers allies police investigators prosecutors jurors"},
    {SPEECH_HEARER,                     "families troops residents workers employees senators congressmen diplomats ministers leaders readers people"},
    {SPEECH_MEDIUM,                     "statement interview tweet speech message address report letter post briefing conference meeting session"},
    {SPEECH_MEDIUM,                     "ceremony gathering rally email e-mail talk call news press televised"},
    {SPEECH_MEDIUM,                     "podcast op-ed essay memo column blog filing affidavit complaint video memoir appearance hearing event broadcast"},
};
/* clang-format on */
