/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/extract/written_dates.h"

#include "analysis/fold.h"
#include "common/date.h"
#include "common/error.h"
#include "common/number.h"
#include "common/utf8.h"
#include "indexer/extract/written_months_table.h"

enum {
    WORD_MAX = 40, /* bytes of a folded word: the longest month's name has 31 */
    YEAR_MIN = 1900,
    YEAR_MAX = 2099,
    CENTURY = 2000,     /* two digits are of this one, or of the one before it */
    CENTURY_TURNS = 70, /* 69 is 2069, 70 is 1970 */
    SECONDS_DIGITS = 10,
    MILLIS_DIGITS = 13,
    DAY_SECONDS = 86400,
    GIVEN_LOOKED_AT = 200 /* bytes of a field: a date stands at its start or nowhere */
};

/* A run of digits. */
struct number {
    size_t start, end;
    int value; /* of at most four digits, else -1 */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at_or_nul(struct span text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

static struct number number_at(struct span text, size_t at)
{
    struct number n = {at, at, 0};

    for (; n.end < text.len && is_digit(text.at[n.end]); n.end++)
        n.value = n.end - at < 4 && n.value >= 0 ? n.value * 10 + (text.at[n.end] - '0') : -1;
    if (n.end == at)
        n.value = -1;
    return n;
}

static size_t digits(struct number n)
{
    return n.end - n.start;
}

/* Blanks that stand between the parts of a date, also those that do not break a line and the signs for
 * the direction of writing. */
static size_t pass_blanks(struct span text, size_t at)
{
    static const char *const wide[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x8e",
                                       "\xe2\x80\x8f"};
    for (;;) {
        size_t was = at;
        while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\t'))
            at++;
        for (size_t i = 0; i < ARRAY_LEN(wide) && at < text.len; i++)
            if (span_starts(span_part(text, at, text.len), span_of(wide[i])))
                at += strlen(wide[i]);
        if (at == was)
            return at;
    }
}

/* Any of the signs, with blanks before and behind. */
static size_t pass_signs(struct span text, size_t at, const char *signs)
{
    for (at = pass_blanks(text, at); at < text.len && strchr(signs, text.at[at]);)
        at = pass_blanks(text, at + 1);
    return at;
}

/* The letters from `at` on, folded into out; the place behind them. */
static size_t fold_word(struct span text, size_t at, char out[WORD_MAX])
{
    size_t to = 0, len;
    char one[FOLD_BYTES_MAX];

    while (at < text.len) {
        uint32_t c = utf8_at(text, at, &len);
        if (!(fold_kind(c) & (LETTER_ANY | LETTER_MARK)))
            break;
        size_t bytes = fold_letter(c, one);
        if (to + bytes >= WORD_MAX)
            return at;
        memcpy(out + to, one, bytes);
        to += bytes;
        at += len;
    }
    out[to] = '\0';
    return at;
}

static int month_of(const char *folded)
{
    size_t low = 0, high = ARRAY_LEN(written_months);

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = strcmp(folded, written_months[mid].name);
        if (order == 0)
            return written_months[mid].month;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return 0;
}

int written_month(struct span word)
{
    char folded[WORD_MAX] = "";
    size_t end = fold_word(word, 0, folded);
    return end == word.len ? month_of(folded) : 0;
}

static bool is_among(const char *word, const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, rows[i]) == 0)
            return true;
    return false;
}

/* What stands behind a day's or a year's number, and between the parts of a date. */
static const char *const small_words[] = {"st",  "nd", "rd", "th", "er", "de", "del", "of", "d",
                                          "den", "m",  "e",  "г",  "р",  "da", "ta",  "do"};

/* The month's name at or behind `at`, past small words and full stops; 0 when another word comes. */
static int read_month(struct span text, size_t at, size_t *end)
{
    char word[WORD_MAX] = "";

    for (int n = 0; n < 3; n++) {
        at = pass_signs(text, at, ".,-/'");
        if (span_starts(span_part(text, at, text.len), SPAN("\xc2\xba")) ||
            span_starts(span_part(text, at, text.len), SPAN("\xc2\xaa")))
            at = pass_signs(text, at + 2, ".,-/'");
        size_t behind = fold_word(text, at, word);
        if (behind == at)
            return 0;
        *end = behind;
        int month = month_of(word);
        if (month > 0 || !is_among(word, small_words, ARRAY_LEN(small_words)))
            return month;
        at = behind;
    }
    return 0;
}

/* hh:mm, hh:mm:ss, with a fraction; `at` when there is none. */
static size_t pass_clock(struct span text, size_t at)
{
    struct number n = number_at(text, at);

    if (n.value < 0 || n.value > 24 || at_or_nul(text, n.end) != ':')
        return at;
    n = number_at(text, n.end + 1);
    if (digits(n) != 2 || n.value > 59)
        return at;
    if (at_or_nul(text, n.end) == ':' && digits(number_at(text, n.end + 1)) == 2)
        n.end += 3;
    if (at_or_nul(text, n.end) == '.' && is_digit(at_or_nul(text, n.end + 1)))
        n.end = number_at(text, n.end + 1).end;
    return n.end;
}

/* What stands behind a date that ends at `at`: a time of day, and its zone. */
static void read_zone(struct span text, size_t at, struct written_date *out)
{
    static const char *const zones[] = {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00", "-0000"};
    size_t from = pass_signs(text, at, "T,"), end = pass_clock(text, from);
    char sign;

    out->utc = out->zoned = false;
    if (end == from)
        return;
    end = pass_blanks(text, end);
    for (size_t i = 0; i < ARRAY_LEN(zones); i++) {
        struct span zone = span_of(zones[i]);
        if (span_starts(span_part(text, end, text.len), zone) &&
            !is_latin(at_or_nul(text, end + zone.len)) &&
            !is_digit(at_or_nul(text, end + zone.len))) {
            out->utc = true;
            return;
        }
    }
    sign = at_or_nul(text, end);
    out->zoned = (sign == '+' || sign == '-') && is_digit(at_or_nul(text, end + 1));
}

static bool set(struct span text, int year, int month, int day, size_t end,
                struct written_date *out)
{
    struct civil c = {year, month, day};

    if (year < YEAR_MIN || year > YEAR_MAX || !date_exists(c))
        return false;
    out->end = end;
    out->day = date_day(c);
    read_zone(text, end, out);
    return true;
}

/* 2019年3月14日, 2019년 3월 14일. */
static bool read_signed(struct span text, struct number year, struct written_date *out)
{
    static const struct {
        const char *year, *month, *day;
    } signs[] = {{"年", "月", "日"}, {"년", "월", "일"}};

    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        if (!span_starts(span_part(text, year.end, text.len), span_of(signs[i].year)))
            continue;
        struct number month = number_at(text, pass_blanks(text, year.end + strlen(signs[i].year)));
        if (!span_starts(span_part(text, month.end, text.len), span_of(signs[i].month)))
            return false;
        struct number day = number_at(text, pass_blanks(text, month.end + strlen(signs[i].month)));
        if (!span_starts(span_part(text, day.end, text.len), span_of(signs[i].day)))
            return false;
        return set(text, year.value, month.value, day.value, day.end + strlen(signs[i].day), out);
    }
    return false;
}

/* The number behind a sign; full stops may have blanks behind them. */
static struct number behind_sign(struct span text, size_t at, char sign)
{
    if (at_or_nul(text, at) != sign)
        return (struct number){at, at, -1};
    return number_at(text, sign == '.' ? pass_blanks(text, at + 1) : at + 1);
}

static bool read_year_first(struct span text, struct number year, struct written_date *out)
{
    char sign = at_or_nul(text, year.end);
    size_t end;
    int named;

    if (year.value < YEAR_MIN || year.value > YEAR_MAX)
        return false;
    if (read_signed(text, year, out))
        return true;
    if (sign != '\0' && strchr("-/._", sign)) {
        struct number month = behind_sign(text, year.end, sign);
        struct number day = behind_sign(text, month.end, sign);
        if (month.value > 0 && day.value > 0 && digits(month) <= 2 && digits(day) <= 2)
            return set(text, year.value, month.value, day.value, day.end, out);
    }
    named = read_month(text, year.end, &end);
    if (named == 0)
        return false;
    struct number day = number_at(text, pass_signs(text, end, ".,-/"));
    return day.value > 0 && digits(day) <= 2 && at_or_nul(text, day.end) != ':' &&
           set(text, year.value, named, day.value, day.end, out);
}

static int whole_year(struct number n)
{
    if (digits(n) == 4)
        return n.value;
    if (digits(n) != 2)
        return -1;
    return n.value < CENTURY_TURNS ? CENTURY + n.value : CENTURY - 100 + n.value;
}

/* 14.03.2019, 3/14/19. */
static bool read_numbers(struct span text, enum date_order order, struct number first,
                         struct written_date *out)
{
    char sign = at_or_nul(text, first.end);
    int day, month;

    if (sign == '\0' || !strchr("-/._", sign))
        return false;
    struct number second = behind_sign(text, first.end, sign);
    struct number year = behind_sign(text, second.end, sign);
    if (second.value < 1 || digits(second) > 2 || year.value < 0)
        return false;
    if (digits(year) == 2 && (at_or_nul(text, year.end) == sign || sign == '-' || sign == '_'))
        return false;
    day = first.value;
    month = second.value;
    if (month > 12 || (sign != '.' && order == ORDER_MONTH_FIRST && day <= 12)) {
        day = second.value;
        month = first.value;
    }
    return set(text, whole_year(year), month, day, year.end, out);
}

/* The year behind a month or a day: "de 2019", ", 2019", "-19", past a time of day and its zone. */
static struct number read_year(struct span text, size_t at)
{
    char word[WORD_MAX] = "";
    struct number none = {at, at, -1}, n;

    for (int i = 0; i < 3; i++) {
        at = pass_signs(text, at, ".,-/'|");
        size_t behind = pass_clock(text, at);
        if (behind == at) {
            behind = fold_word(text, at, word);
            if (behind > at && month_of(word) > 0)
                return none;
        }
        if (behind == at)
            break;
        at = behind;
    }
    n = number_at(text, pass_signs(text, at, ".,-/'|"));
    if (digits(n) == 4)
        return n;
    return digits(n) == 2 && n.start > 0 && strchr("-'", text.at[n.start - 1]) ? n : none;
}

/* 14 March 2019. */
static bool read_day_month(struct span text, struct number day, struct written_date *out)
{
    size_t end;
    int month = read_month(text, day.end, &end);

    if (month == 0)
        return false;
    struct number year = read_year(text, end);
    return year.value >= 0 && set(text, whole_year(year), month, day.value, year.end, out);
}

/* The place where the word that ends at `end` begins: letters of any script, WORD_MAX bytes at most. */
static size_t word_start(struct span text, size_t end)
{
    size_t least = end > WORD_MAX ? end - WORD_MAX : 0;

    while (end > least) {
        char c = text.at[end - 1];
        if (!is_latin(c) && (unsigned char)c < 0x80)
            break;
        end--;
    }
    while (end < text.len && ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end++;
    return end;
}

/* March 14, 2019. */
static bool read_month_day(struct span text, struct number day, struct written_date *out)
{
    char word[WORD_MAX] = "";
    size_t end = day.start, start;
    int month;

    while (end > 0 && strchr(" .-", text.at[end - 1]) && day.start - end < 3)
        end--;
    if (end >= 2 && end == day.start && memcmp(text.at + end - 2, "\xc2\xa0", 2) == 0)
        end -= 2;
    if (end == 0 || end == day.start)
        return false;
    start = word_start(text, end);
    if (start >= end || fold_word(span_part(text, 0, end), start, word) != end)
        return false;
    month = month_of(word);
    if (month == 0)
        return false;
    struct number year = read_year(text, day.end);
    if (year.value < 0 || !set(text, whole_year(year), month, day.value, year.end, out))
        return false;
    out->start = start;
    return true;
}

static bool read_at(struct span text, enum date_order order, struct number n,
                    struct written_date *out)
{
    out->start = n.start;
    if (digits(n) == 4)
        return read_year_first(text, n, out);
    if (digits(n) > 2 || n.value < 1 || n.value > 31)
        return false;
    return read_numbers(text, order, n, out) || read_day_month(text, n, out) ||
           read_month_day(text, n, out);
}

bool written_dates_next(struct written_dates *w, struct written_date *out)
{
    while (w->at < w->text.len) {
        if (!is_digit(w->text.at[w->at])) {
            w->at++;
            continue;
        }
        struct number n = number_at(w->text, w->at);
        if (read_at(w->text, w->order, n, out) && !is_digit(at_or_nul(w->text, out->end))) {
            w->at = out->end;
            return true;
        }
        w->at = n.end;
    }
    return false;
}

/* 20190314, 20190314T100000Z, 20190314100000. */
static bool parse_compact(struct span given, struct written_date *out)
{
    uint64_t whole;
    struct number n = number_at(given, 0);

    if (digits(n) != 8 && digits(n) != 12 && digits(n) != 14)
        return false;
    if (!number_parse(span_part(given, 0, 8), 99991231, &whole))
        return false;
    out->start = 0;
    return set(given, (int)(whole / 10000), (int)(whole / 100 % 100), (int)(whole % 100), 8, out);
}

static bool parse_seconds(struct span given, struct written_date *out)
{
    uint64_t whole;

    if ((given.len != SECONDS_DIGITS && given.len != MILLIS_DIGITS) ||
        !number_parse(given, UINT64_MAX, &whole))
        return false;
    if (given.len == MILLIS_DIGITS)
        whole /= 1000;
    *out = (struct written_date){0, given.len, (int32_t)(whole / DAY_SECONDS), true, false};
    return true;
}

bool written_date_parse(struct span given, enum date_order order, struct written_date *out)
{
    given = span_trim(given);
    given = span_part(given, 0, utf8_cut(given, GIVEN_LOOKED_AT));
    struct written_dates walk = {.text = given, .order = order};
    return parse_compact(given, out) || parse_seconds(given, out) || written_dates_next(&walk, out);
}
