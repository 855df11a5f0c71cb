/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/outlet_order.h"

#include "common/error.h"

/* clang-format off */
static const char *const month_first[] = {
    "AP", "UPI", "CNN", "The New York Times", "The Washington Post", "The Wall Street Journal",
    "Los Angeles Times", "USA Today", "Bloomberg", "CNBC", "ABC News", "CBS News", "NBC News", "Fox News",
    "NPR", "PBS NewsHour", "Politico", "The Hill", "Time", "Newsweek", "The Atlantic", "Foreign Policy",
    "The Christian Science Monitor", "The Washington Times", "HuffPost", "Business Insider",
    "The Long War Journal", "Voice of America", "The Intercept", "Vox", "ProPublica", "Axios",
    "National Review", "Breitbart", "The Daily Caller", "The Federalist", "Slate", "Salon", "Reason",
    "Washington Examiner", "New York Post", "Chicago Tribune", "The Boston Globe",
};

static const char *const day_first[] = {
    "Reuters", "AFP", "dpa", "PTI", "ANI", "IANS", "UNI", "APP", "PPI", "INP", "BSS", "Dawn", "Dunya News", "The Express Tribune",
    "Express News", "The News International", "Geo News", "ARY News", "Samaa TV", "The Nation",
    "Pakistan Today", "Pakistan Observer", "Business Recorder", "Daily Times", "The Frontier Post",
    "Radio Pakistan", "Hum News", "Aaj News", "Bol News", "BBC", "Middle East Eye", "Gulf News",
    "Khaleej Times", "The National", "Gulf Times", "Deutsche Welle", "France 24",
    "Radio France Internationale", "Euronews", "The Moscow Times", "Kommersant", "The Guardian",
    "The Independent", "The Telegraph", "The Times", "The Sunday Times", "Financial Times",
    "The Economist", "Sky News", "Daily Mail", "Daily Mirror", "The Sun", "Evening Standard", "The Hindu",
    "The Times of India", "Hindustan Times", "The Indian Express", "NDTV", "India Today",
    "The Economic Times", "The Tribune", "The Wire", "The Print", "Scroll.in", "Firstpost", "The Quint",
    "Zee News", "News18", "Deccan Herald", "The Daily Star", "Dhaka Tribune", "The Straits Times",
    "Channel NewsAsia", "Bangkok Post", "The Jakarta Post", "Hurriyet Daily News", "Daily Sabah",
    "TRT World", "Haaretz", "The Jerusalem Post", "The Times of Israel", "The Sydney Morning Herald",
    "The Age", "ABC News Australia", "Le Monde", "Le Figaro", "Der Spiegel", "Die Welt", "Die Zeit",
    "El País", "El Mundo", "La Repubblica", "Corriere della Sera", "Kyiv Post", "The Kyiv Independent",
    "The Irish Times", "RTÉ News", "Daily Nation", "The East African", "Daily Maverick", "Punch",
    "Premium Times", "Ahram Online", "Egypt Independent",
};
/* clang-format on */

static bool is_among(struct span name, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(name, rows[i]))
            return true;
    return false;
}

enum named_order outlet_order(struct span source)
{
    if (is_among(source, month_first, ARRAY_LEN(month_first)))
        return NAMED_ORDER_MONTH_FIRST;
    return is_among(source, day_first, ARRAY_LEN(day_first)) ? NAMED_ORDER_DAY_FIRST
                                                             : NAMED_ORDER_OPEN;
}
