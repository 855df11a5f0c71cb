/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/request.h"

#include "common/number.h"
#include "common/utf8.h"

enum { VALUE_SHOWN_MAX = 40 };

static const char *const sorts[] = {
    [SORT_RELEVANCE] = "relevance",
    [SORT_OLDEST] = "date",
    [SORT_NEWEST] = "-date",
};

static const char *const matches[] = {
    [MATCH_AUTO] = "auto",
    [MATCH_ALL] = "all",
    [MATCH_ANY] = "any",
};

const char *sort_name(enum sort_order sort)
{
    return sorts[sort];
}

const char *match_name(enum match_mode match)
{
    return matches[match];
}

bool request_searches(const struct request *r)
{
    return span_trim(r->query).len > 0 || r->filter_count > 0;
}

/* ---- Decoding ---- */

/* Percent signs and plus signs undone, then made valid UTF-8 without NUL. */
static bool decode(struct span typed, struct arena *arena, struct span *out)
{
    struct buf bytes = {0}, text = {0};

    for (size_t i = 0; i < typed.len; i++) {
        unsigned high = 16, low = 16;
        if (typed.at[i] == '%' && i + 2 < typed.len) {
            high = number_of_hex(typed.at[i + 1]);
            low = number_of_hex(typed.at[i + 2]);
        }
        if (high < 16 && low < 16) {
            buf_byte(&bytes, (char)(high << 4 | low));
            i += 2;
        } else {
            buf_byte(&bytes, typed.at[i] == '+' ? ' ' : typed.at[i]);
        }
    }
    (void)utf8_repair(buf_span(&bytes), &text);
    *out = arena_span(arena, buf_span(&text));
    bool ok = buf_ok(&bytes) && buf_ok(&text) && out->at;
    buf_free(&bytes);
    buf_free(&text);
    return ok;
}

/* ---- Parameters ---- */

struct parameter {
    struct span name, value; /* decoded */
};

static bool refuse(struct lede_error *err, const struct parameter *p, const char *why)
{
    struct span value = span_part(p->value, 0, utf8_cut(p->value, VALUE_SHOWN_MAX));
    return error_set(err, LEDE_INPUT, "%.*s=%.*s: %s", SPAN_ARGS(p->name), SPAN_ARGS(value), why);
}

static bool take_sort(const struct parameter *p, struct request *r, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(sorts); i++)
        if (span_is(p->value, sorts[i])) {
            r->sort = (enum sort_order)i;
            return true;
        }
    return refuse(err, p, "not one of relevance, date or -date");
}

static bool take_match(const struct parameter *p, struct request *r, struct lede_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(matches); i++)
        if (span_is(p->value, matches[i])) {
            r->match = (enum match_mode)i;
            return true;
        }
    return refuse(err, p, "not one of auto, all or any");
}

static bool take_names(const struct parameter *p, struct request *r, struct lede_error *err)
{
    r->exact_names = span_is(p->value, "exact");
    return r->exact_names || span_is(p->value, "spellings") ||
           refuse(err, p, "neither spellings nor exact");
}

static bool take_format(const struct parameter *p, struct request *r, struct lede_error *err)
{
    r->json = span_is(p->value, "json");
    return r->json || span_is(p->value, "html") || refuse(err, p, "neither html nor json");
}

static bool take_page(const struct parameter *p, struct request *r, struct lede_error *err)
{
    uint64_t number;

    if (!number_parse(p->value, PAGE_MAX, &number) || number == 0)
        return refuse(err, p, "not the number of a page");
    r->page = (size_t)number;
    return true;
}

static bool take_counted_facets(const struct parameter *p, struct request *r,
                                struct lede_error *err)
{
    struct span rest = p->value, name;

    while (span_cut(&rest, ',', &name)) {
        enum facet f = facet_find(name);
        if (f == FACET_COUNT)
            return refuse(err, p, "not facets that there are");
        r->facet[f] = true;
    }
    return true;
}

static bool are_digits(struct span s)
{
    uint64_t number;
    return number_parse(s, UINT64_MAX, &number);
}

static bool is_period(enum facet facet, struct span v)
{
    if (span_is(v, "unknown"))
        return true;
    if (facet == FACET_YEAR)
        return v.len == 4 && are_digits(v);
    return v.len == 7 && v.at[4] == '-' && are_digits(span_part(v, 0, 4)) &&
           are_digits(span_part(v, 5, 7));
}

static bool take_filter(const struct parameter *p, enum facet facet, struct request *r,
                        struct lede_error *err)
{
    struct span value = span_trim(p->value);

    if (value.len == 0)
        return true; /* a field of a form that was left empty */
    if ((facet == FACET_YEAR || facet == FACET_MONTH) && !is_period(facet, value))
        return refuse(err, p, facet == FACET_YEAR ? "not a year" : "not a month (2016-07)");
    for (size_t i = 0; i < r->filter_count; i++)
        if (r->filters[i].facet == facet && span_equal(r->filters[i].value, value))
            return true;
    r->filters[r->filter_count++] = (struct filter){facet, value};
    return true;
}

enum parameter_name {
    NAME_Q,
    NAME_A,
    NAME_STATIC,
    NAME_SORT,
    NAME_MATCH,
    NAME_NAMES,
    NAME_PAGE,
    NAME_FORMAT,
    NAME_FACET,
    NAME_COUNT
};

static const char *const names[] = {
    [NAME_Q] = "q",       [NAME_A] = "a",           [NAME_STATIC] = "static",
    [NAME_SORT] = "sort", [NAME_MATCH] = "match",   [NAME_NAMES] = "names",
    [NAME_PAGE] = "page", [NAME_FORMAT] = "format", [NAME_FACET] = "facet",
};
_Static_assert(ARRAY_LEN(names) == NAME_COUNT, "each parameter has a name");

/* seen has a bit for each that may stand once. */
static bool take(const struct parameter *p, unsigned *seen, struct request *r,
                 struct lede_error *err)
{
    enum parameter_name name = NAME_Q;
    enum facet facet = facet_find(p->name);

    if (facet < FACET_COUNT)
        return take_filter(p, facet, r, err);
    while (name < NAME_COUNT && !span_is(p->name, names[name]))
        name++;
    if (name == NAME_COUNT || *seen & 1U << name)
        return true;
    *seen |= 1U << name;
    switch (name) {
    case NAME_Q: r->query = p->value; return true;
    case NAME_A: r->article = p->value; return true;
    case NAME_STATIC: r->file = p->value; return true;
    case NAME_SORT: return take_sort(p, r, err);
    case NAME_MATCH: return take_match(p, r, err);
    case NAME_NAMES: return take_names(p, r, err);
    case NAME_PAGE: return take_page(p, r, err);
    case NAME_FORMAT: return take_format(p, r, err);
    case NAME_FACET: return take_counted_facets(p, r, err);
    case NAME_COUNT: break;
    }
    return true;
}

bool request_parse(const struct cgi_environment *env, struct arena *arena, struct request *out,
                   struct lede_error *err)
{
    struct span rest = env->query_string, part;
    struct lede_error why;
    unsigned seen = 0;
    size_t count = 0;
    bool ok = true;

    *out = (struct request){.page = 1};
    if (rest.len > QUERY_STRING_MAX)
        return error_set(err, LEDE_LIMIT, "the query string has more than %d bytes",
                         (int)QUERY_STRING_MAX);
    while (span_cut(&rest, '&', &part)) {
        struct parameter p = {0};
        struct span name;
        if (part.len == 0)
            continue;
        if (++count > PARAMETERS_MAX)
            return error_set(err, LEDE_INPUT, "more than %d parameters", (int)PARAMETERS_MAX);
        (void)span_cut(&part, '=', &name);
        if (!decode(name, arena, &p.name) || !decode(part, arena, &p.value))
            return error_memory(err);
        /* The first reason is the one to say; what comes behind may still say in what form. */
        if (!take(&p, &seen, out, &why) && ok) {
            *err = why;
            ok = false;
        }
    }
    return ok;
}
