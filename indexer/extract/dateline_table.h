/* indexer/extract/dateline_table.h: cities that datelines name, and words in capitals that are none.
 *
 * A city may stand in a dateline in title case ("Tehran – "), any other place only in capitals. Rows are
 * as words_fold() leaves them, sorted for reading only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
static const char *const city_words[] = {
    "abbottabad", "abidjan", "abu dhabi", "abuja", "addis ababa", "aden", "ahmedabad", "ahvaz",
    "aleppo", "algiers", "almaty", "amman", "amritsar", "amsterdam", "ankara", "antakya", "arbil",
    "ashgabat", "asmara", "astana", "athens", "auckland", "austin", "baghdad", "bahawalpur", "baku",
    "bamako", "bamiyan", "bandar abbas", "bangalore", "bangkok", "bannu", "basra", "beijing",
    "beirut", "belgrade", "bengaluru", "benghazi", "berlin", "bishkek", "bogota", "bonn", "boston",
    "brasilia", "bratislava", "brussels", "bucharest", "budapest", "buenos aires", "cairo",
    "canberra", "cape town", "caracas", "chabahar", "chagai", "chaman", "chennai", "chicago",
    "chitral", "colombo", "copenhagen", "dakar", "dalbandin", "damascus", "dar es salaam",
    "dera ghazi khan", "dera ismail khan", "dhaka", "diyarbakir", "doha", "dubai", "dublin",
    "dushanbe", "erbil", "faisalabad", "farah", "frankfurt", "gaza", "gaza city", "geneva",
    "ghazni", "gilgit", "gujranwala", "gwadar", "haifa", "hamburg", "hangu", "hanoi", "harare",
    "havana", "helsinki", "herat", "hong kong", "houston", "hyderabad", "isfahan", "islamabad",
    "istanbul", "jakarta", "jalalabad", "jeddah", "jerusalem", "johannesburg", "juba", "kabul",
    "kampala", "kandahar", "karachi", "kashmir", "kathmandu", "kerman", "khartoum", "khost",
    "khuzdar", "kiev", "kigali", "kinshasa", "kirkuk", "kohat", "kolkata", "kuala lumpur", "kunduz",
    "kuwait city", "kyiv", "lagos", "lahore", "larkana", "lashkar gah", "lisbon", "london",
    "los angeles", "madrid", "manama", "manchester", "manila", "mardan", "mashhad", "mastung",
    "mazar e sharif", "mecca", "medina", "melbourne", "mexico city", "miami", "minsk", "mirjaveh",
    "mogadishu", "moscow", "mosul", "multan", "mumbai", "munich", "muscat", "muzaffarabad",
    "nairobi", "najaf", "new delhi", "new york", "nicosia", "nushki", "oslo", "ottawa", "panjgur",
    "paris", "peshawar", "philadelphia", "phnom penh", "prague", "pretoria", "pyongyang", "qom",
    "quetta", "rabat", "ramallah", "rawalpindi", "riga", "rio de janeiro", "riyadh", "rome",
    "san francisco", "sanaa", "santiago", "sao paulo", "sarajevo", "saravan", "seattle", "seoul",
    "shanghai", "shiraz", "sialkot", "singapore", "skopje", "sofia", "srinagar", "stockholm",
    "sukkur", "sulaimaniya", "swat", "sydney", "tabriz", "taftan", "taipei", "tallinn", "tashkent",
    "tbilisi", "tehran", "tel aviv", "the hague", "tirana", "tokyo", "torkham", "toronto",
    "tripoli", "tunis", "turbat", "ulan bator", "united nations", "urmia", "vancouver", "vienna",
    "vilnius", "warsaw", "washington", "washington dc", "yangon", "yerevan", "zabul", "zagreb",
    "zahedan", "zaranj", "zhob", "zurich",
};

/* In capitals before a dash or colon these are labels, not places. */
static const char *const label_words[] = {
    "alert", "analysis", "background", "breaking", "breaking news", "comment", "correction",
    "editorial", "editor note", "exclusive", "explainer", "explained", "fact box", "fact check",
    "factbox", "feature", "flash", "focus", "from", "highlights", "important", "in pictures",
    "interview", "investigation", "just in", "latest", "live", "live updates", "must read", "nato",
    "new", "newsmaker", "note", "notice", "obituary", "opinion", "photos", "pictures", "poll",
    "profile", "question", "recap", "report", "review", "special report", "summary", "the latest",
    "timeline", "un", "update", "updated", "urgent", "video", "warning", "watch", "who", "wrapup",
    "q", "a", "us", "uk", "usa", "eu", "uae", "isis", "isil", "irgc", "cia", "fbi", "isi", "faq",
};
/* clang-format on */
