/* indexer/entities/organisations_table.h: organisations and agencies that the press names without explaining.
 *
 * As written; a row in capitals counts only where the text has capitals too ("WHO", never "Who").
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
static const char *const organisation_names[] = {
    "Aam Aadmi Party", "AAP", "ABC News", "ACB", "ADB", "AEOI", "Afghan National Army", "Afghan
    National Police", "Afghan National Security Forces", "Afghan Taliban", "Afghanistan Cricket
    Board", "AFP", "African National Congress", "African Union", "Agence France-Presse", "AIIB",
    "Airbus", "AKP", "Al Arabiya", "al-Azhar", "Al Jazeera", "Al-Manar", "al-Nusra Front",
    "Al-Qa'ida", "Al Qaeda", "al-Qaida", "al-Shabaab", "al-Shabab", "Amazon.com", "Amnesty
    International", "ANA", "Anadolu", "Anadolu Agency", "ANC", "ANDSF", "ANF", "ANI", "ANP",
    "Ansar al-Furqan", "Ansar Allah", "Ansarullah", "ANSF", "Anti-Narcotics Force", "AP", "Apple
    Inc", "Arab League", "Aramco", "ARY News", "ASEAN", "Asian Development Bank", "Assembly of
    Experts", "Associated Press", "Atomic Energy Organization of Iran", "AU", "Awami League",
    "Awami National Party", "Baloch Liberation Army", "Baloch Republican Army", "Balochistan
    Liberation Army", "Balochistan Liberation Front", "Balochistan Liberation United Front",
    "Barclays", "Basij", "BBC", "BCCI", "Bharatiya Janata Party", "BJP", "BLA", "Black Lives
    Matter", "BLF", "Bloomberg", "BLUF", "BNP", "BNP-M", "Boeing", "Boko Haram", "Bolshoi",
    "BRA", "BRICS", "BSF", "Bundestag", "Bundeswehr", "Cambridge University", "CBI", "CBS",
    "CDC", "CDU", "CENTCOM", "Chelsea FC", "Chevron", "CHP", "CIA", "Citigroup", "CNN", "Coast
    Guards", "Communist Party", "Communist Party of China", "Congress", "Congress party",
    "Conservative Party", "CPI", "CRPF", "CSTO", "Da'esh", "Daesh", "Dawn News", "DEA", "Defence
    Ministry", "Defense Ministry", "Deloitte", "Democratic Party", "Deutsche Bank", "DHS",
    "Doctors Without Borders", "Downing Street", "DRDO", "Duma", "ECO", "ECOWAS", "ECP", "Edhi
    Foundation", "Election Commission", "Election Commission of Pakistan", "Emergency Hospital",
    "EPA", "ETA", "EU", "European Union", "EUROPOL", "Europol", "Expediency Council", "Express
    Tribune", "Exxon", "ExxonMobil", "Facebook", "FAO", "FARAJA", "FARC", "Fars", "Fatah",
    "FATF", "FBI", "FBR", "FC", "FDA", "Federal Board of Revenue", "Federal Reserve", "FIA",
    "FIFA", "Financial Action Task Force", "Financial Times", "Foreign Ministry", "Foreign
    Office", "Fox News", "Free Syrian Army", "Frontier Corps", "FSB", "G-20", "G-7", "G-8",
    "G20", "G7", "G8", "Gazprom", "GCC", "GCHQ", "General Assembly", "General Motors", "Geo
    News", "Geo TV", "GHQ", "Goldman Sachs", "Google", "Greenpeace", "GRU", "Guardian Council",
    "Guardian newspaper", "Hamas", "Haqqani network", "Harakat Ansar Iran", "Harvard", "Harvard
    University", "HDP", "Hezb-e-Islami", "Hezb-i-Islami", "Hezbollah", "High Peace Council",
    "Hizb-ul-Mujahideen", "Hizbollah", "Hizbul Mujahideen", "Hizbullah", "Holy See", "House of
    Commons", "House of Lords", "House of Representatives", "Houthi", "Houthis", "HRW", "HSBC",
    "Huawei", "Human Rights Watch", "IAEA", "ICC", "ICJ", "ICRC", "IDF", "IFRC", "ILO", "IMF",
    "Inter-Services Intelligence", "Inter-Services Public Relations", "Interfax", "Interior
    Ministry", "International Crisis Group", "INTERPOL", "Interpol", "IOC", "IOM", "IRA",
    "Iranian Armed Forces", "Iranian Red Crescent", "Iranian Red Crescent Society", "Iranian
    Revolutionary Guards", "IRGC", "IRIB", "IRNA", "IS", "IS-K", "ISAF", "ISI", "ISIL", "ISIS",
    "ISIS-K", "ISKP", "Islamic Development Bank", "Islamic Emirate", "Islamic Emirate of
    Afghanistan", "Islamic Jihad", "Islamic Revolution Guards Corps", "Islamic Revolutionary
    Guard Corps", "Islamic Revolutionary Guards Corps", "Islamic State", "Islamic State
    Khorasan", "Islamic State Khorasan Province", "Islamic State of Iraq and Syria", "Islamic
    State of Iraq and the Levant", "ISNA", "ISPR", "ISRO", "Itar-Tass", "Jabhat al-Nusra",
    "Jaish al-Adl", "Jaish-e-Adl", "Jaish-e-Mohammad", "Jaish-e-Mohammed", "Jaish-i-Mohammed",
    "Jaish-ul-Adel", "Jaish-ul-Adl", "Jaishul Adl", "Jamaat-e-Islami", "Jamaat-i-Islami",
    "Jamaat-ud-Dawa", "Jamaat-ul-Ahrar", "Jamiat Ulema-e-Islam", "Jaysh al-Adl", "Jeish al-Adl",
    "Jeish ul-Adl", "JI", "JMB", "Jondollah", "JPMorgan", "JUI", "JUI-F", "Jundallah",
    "Jundullah", "KCNA", "KGB", "Khaama Press", "Knesset", "Kremlin", "Ku Klux Klan", "Kyodo",
    "Labor Party", "Labour Party", "Lashkar-e-Jhangvi", "Lashkar-e-Taiba", "Lashkar-e-Tayyiba",
    "Lashkar-i-Jhangvi", "Lashkar-i-Taiba", "Law Enforcement Force", "LeT", "Levies", "Levies
    Force", "Liberal Democrats", "Likud", "Liverpool FC", "Lockheed Martin", "Lok Sabha", "Loya
    Jirga", "LTTE", "Lukoil", "Majlis", "Manchester United", "Maritime Security Agency", "MDC",
    "Médecins Sans Frontières", "Mehr", "MEK", "Mercedes-Benz", "Meshrano Jirga", "MHP", "MI5",
    "MI6", "Microsoft", "MIT", "MKO", "MLB", "Morgan Stanley", "Mossad", "MQM", "MQM-P", "MSF",
    "Mujahedin-e-Khalq", "Mujahideen-e-Khalq", "Muslim Brotherhood", "Muttahida Qaumi Movement",
    "NAB", "NACTA", "NADRA", "NAJA", "NASA", "National Accountability Bureau", "National
    Assembly", "National Directorate of Security", "National Iranian Oil Company", "National
    Security Council", "NATO", "NBA", "NBC", "NDMA", "NDS", "NDTV", "New York Times", "NFL",
    "NHL", "NIOC", "Nobel Committee", "Northern Alliance", "NPR", "NSA", "Nusra Front", "OECD",
    "OIC", "OPCW", "OPEC", "OSCE", "Oxfam", "Oxford University", "PAF", "Pajhwok", "Pakistan Air
    Force", "Pakistan Army", "Pakistan Coast Guards", "Pakistan Cricket Board", "Pakistan
    Maritime Security Agency", "Pakistan Muslim League", "Pakistan Muslim League-N", "Pakistan
    Muslim League-Nawaz", "Pakistan Navy", "Pakistan People's Party", "Pakistan Peoples Party",
    "Pakistan Railways", "Pakistan Rangers", "Pakistan Tehreek-e-Insaf", "Pakistan
    Tehreek-i-Insaf", "Pakistani Taliban", "PCB", "PDMA", "PEMRA", "Pentagon", "People's
    Liberation Army", "Peshmerga", "PIA", "PJAK", "PKK", "PkMAP", "PLA", "PLO", "PML", "PML-N",
    "PML-Q", "PMLN", "PMSA", "Politburo", "Popular Mobilization Forces", "PPP", "Press TV",
    "PressTV", "PTI", "PTI news", "Qods Force", "Quartet", "Quds Force", "R&AW", "Radio Free
    Europe", "Radio Pakistan", "Rajya Sabha", "Rangers", "Rapid Action Battalion", "RAW", "Real
    Madrid", "Red Crescent", "Red Cross", "Republican Party", "Research and Analysis Wing",
    "Reuters", "Revolutionary Guard", "Revolutionary Guards", "RFE/RL", "RIA Novosti",
    "Rosneft", "RSS", "RT", "SAARC", "Samsung", "SANA", "Saudi Aramco", "Save the Children",
    "SBP", "SCO", "Scotland Yard", "SDF", "Security Council", "Senate", "Shell", "Shin Bet",
    "Shiv Sena", "Siemens", "Sindh Rangers", "Sipah-e-Sahaba", "SNSC", "Sony", "SPD", "Sputnik",
    "Stanford", "State Bank of Pakistan", "State Department", "State Duma", "Supreme Court",
    "Supreme National Security Council", "Syrian Democratic Forces", "Taleban", "Taliban",
    "Tamil Tigers", "Tasnim", "TASS", "Tea Party", "Tehran Times", "Tehreek-e-Insaf",
    "Tehreek-e-Taliban Pakistan", "Tehreek-i-Taliban Pakistan", "Tehrik-e-Taliban Pakistan",
    "Tehrik-i-Taliban Pakistan", "The Associated Press", "The Express Tribune", "The New York
    Times", "The News International", "The Wall Street Journal", "The Washington Post", "Tolo
    News", "TOLOnews", "Toyota", "Transparency International", "TTP", "Twitter", "U.N.", "UEFA",
    "UKIP", "UN", "UN General Assembly", "UN Security Council", "UNAMA", "UNCTAD", "UNDP",
    "UNEP", "UNESCO", "UNFPA", "UNGA", "UNHCR", "UNICEF", "United Nations", "UNODC", "UNRWA",
    "UNSC", "UPI", "US Congress", "US Senate", "USAID", "Vatican Bank", "VOA", "Voice of
    America", "Volkswagen", "Wagner", "Wagner Group", "Wall Street Journal", "WAPDA", "Wapda",
    "Washington Post", "WFP", "WhatsApp", "White House", "Whitehall", "WHO", "Wolesi Jirga",
    "World Bank", "World Economic Forum", "World Health Organisation", "World Health
    Organization", "WTO", "Xinhua", "Yale", "Yonhap", "YouTube", "YPG", "ZANU-PF",
};
/* clang-format on */
