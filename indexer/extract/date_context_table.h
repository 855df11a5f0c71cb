/* indexer/extract/date_context_table.h: words beside dates, and beside what only looks like one.
 *
 * Lower case, looked up as whole words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
/* A bare year is one only behind such a word: "in 2017", but not "the 2017 troops". */
static const char *const year_words[] = {
    "in", "since", "by", "from", "until", "till", "of", "to", "during", "before", "after", "through",
    "late", "early", "mid", "year", "between",
};

/* A bare year before these is theirs: "the 2016 election". */
static const char *const year_nouns[] = {
    "election", "elections", "campaign", "campaigns", "presidential", "midterm", "midterms", "race",
    "primary", "primaries", "season", "vote", "referendum", "budget", "census", "war", "deal",
    "agreement", "accord", "treaty", "pact", "law", "constitution", "coup", "revolution", "uprising",
    "invasion", "attack", "bombing", "bombings", "earthquake", "tsunami", "flood", "floods", "famine", "summit",
    "conference", "convention", "ruling", "decision", "interview", "book", "film", "movie",
    "documentary", "speech", "memo", "general", "parliamentary", "nuclear", "financial", "economic",
    "recession", "crisis", "world", "olympics", "olympic", "games", "winter", "summer", "tournament", "edition",
    "republican", "democratic", "gubernatorial", "senate", "congressional", "electoral", "local",
    "platform", "cycle", "landslide", "debate", "debates", "ballot", "terrorist", "terror", "massacre",
    "assassination", "hurricane", "cup", "championship", "championships", "report", "study", "survey",
    "poll", "op", "article", "essay", "memoir", "case", "trial", "outbreak", "peace", "military",
};

/* … and before any word but these below, if it stands behind one of these: "his 2001 tax cuts". */
static const char *const owner_words[] = {"a", "his", "her", "its", "their", "our", "my", "your", "s"};

/* What a number in front of these counts is no year: "of 2001 people". */
static const char *const counted_words[] = {
    "people", "persons", "men", "women", "children", "troops", "soldiers", "police", "policemen",
    "refugees", "migrants", "families", "houses", "trucks", "vehicles", "miles", "km", "kilometers",
    "kilometres", "metres", "meters", "feet", "kg", "kilograms", "kilogrammes", "tons", "tonnes",
    "acres", "hectares", "dollars", "rupees", "euros", "rials", "cases", "deaths", "percent", "or",
    "suspects", "prisoners", "workers", "students", "votes", "seats", "pilgrims", "points", "pounds",
    "calories", "units", "homes", "jobs", "members", "delegates", "megawatts", "barrels", "hours",
    "minutes", "seconds", "per", "million", "billion", "thousand", "years", "residents", "patients",
    "square", "foot", "acre", "mile", "meter", "metre", "word", "page", "calorie", "pound", "bed", "seat",
    "member", "strong", "civilians", "fighters", "militants", "rebels", "protesters", "officers", "firefighters", "others",
};

/* "more than 2000 elections", "some 2016 votes": a number, not a year. */
static const char *const hedge_words[] = {
    "more", "over", "than", "nearly", "almost", "least", "most", "some", "about", "around",
    "roughly", "approximately", "under", "of", "or", "to", "up", "and", "within", "well",
};

/* A month without a year is a time behind these. */
static const char *const month_words[] = {
    "in", "since", "until", "till", "during", "throughout", "late", "early", "mid", "through",
    "come",
};

/* … and behind these, unless it may be somebody: "of May", "by April Jones". */
static const char *const month_weak_words[] = {
    "by", "from", "of", "to", "for", "before", "after", "between", "and", "or", "around", "every", "each",
};

/* "the November election", "its June report". */
static const char *const determiners[] = {
    "the", "a", "an", "its", "his", "her", "their", "our", "that", "s", "another", "last", "this",
};

/* "the March on Washington", "the march for Life". */
static const char *const aim_words[] = {"on", "for", "of", "against", "to", "in", "through", "into"};

/* A weekday behind these is a day, whatever name follows: "on Monday Trump said". */
static const char *const day_words[] = {
    "on", "by", "until", "till", "since", "from", "before", "after", "through", "late", "early",
    "said", "says", "told", "wrote", "starting", "beginning",
};

/* "Black Friday", "Fox News Sunday", "Easter Monday": names, or feasts. */
static const char *const day_name_words[] = {
    "black", "good", "super", "ash", "palm", "easter", "bloody", "cyber", "holy", "news", "giving",
    "shrove", "fat", "whit", "sheffield", "girl", "freaky", "ruby", "maundy", "taco", "man", "gruesome",
};

/* "every Friday", "the last Friday of the month": no day, or not of this week. */
static const char *const counted_day_words[] = {
    "every", "each", "any", "first", "second", "third", "fourth", "final", "last", "next", "most",
};

/* "Sunday Times", "Monday Night Football", "Friday prayers" is a day's, though. */
static const char *const paper_words[] = {
    "times", "telegraph", "mirror", "express", "herald", "mail", "post", "world", "tribune", "night",
};

/* "this fall in prices". */
static const char *const drop_words[] = {"in", "from", "of", "to"};

/* Lower case these are words like any other, but beside a day and a year. */
static const int plain_months[] = {3, 5, 8};
/* clang-format on */
