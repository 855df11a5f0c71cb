/* index/names_apart_table.h: words of names that come from other alphabets: a name that has one, in any spelling or with an
 * -i behind it, is spelt in many ways.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
static const char *const other_alphabet_words[] = {
    "abbas", "abd", "abdel", "abdul", "abdullah", "abu", "ahmad", "akbar", "al", "alexei", "ali", "amin", "amir",
    "andrei", "ansar", "anwar", "asad", "ashraf", "asif", "aslam", "ayatollah", "aziz", "bashir", "bilal", "bin",
    "boris", "dmitri", "el", "faisal", "farid", "farooq", "fatima", "fazl", "ghani", "gholam", "habib", "hafiz",
    "haidar", "haji", "hamid", "hamza", "haq", "hashim", "hassan", "hossein", "ibn", "ibrahim", "idris", "imran",
    "iqbal", "ismail", "jafar", "jalal", "jamal", "javad", "jamil", "karim", "khaled", "khalil", "khan", "latif",
    "mahdi", "mahmoud", "majid", "malik", "mansour", "maryam", "masood", "mikhail", "mir", "mohammad", "mohsen", "mujahid",
    "mullah", "munir", "murtaza", "musa", "mustafa", "nabi", "nasir", "nasrallah", "nawaz", "nikolai", "omar", "osama",
    "othman", "qadir", "qasim", "qureshi", "rafiq", "rahim", "rahman", "ramadan", "rashid", "rasul", "reza", "saad",
    "sadiq", "saeed", "safar", "said", "salah", "saleh", "salim", "salman", "sami", "samir", "sayyid", "sergei",
    "shah", "shaikh", "sharif", "siddiq", "suleiman", "sultan", "tahir", "tariq", "usman", "vasily", "viktor",
    "vladimir", "wali", "yahya", "yasin", "yevgeny", "yuri", "yusuf", "zahra", "zaid", "zarif", "zia",
};
/* clang-format on */
