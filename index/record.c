/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/record.h"

#include "common/date.h"
#include "common/limits.h"
#include "common/map.h"
#include "common/varint.h"

enum {
    HEAD_BYTES = 12,
    VERSION_QUOTES = 2,
    VERSION_ROLES = 3 /* from which on records have these */
};

/* The fields by their number in the record: append only. Rows with an origin have a struct field, the
 * others a span. */
static const struct {
    size_t offset;
    bool has_origin;
} rows[] = {
    {offsetof(struct article, id), false},       {offsetof(struct article, path), false},
    {offsetof(struct article, folder), false},   {offsetof(struct article, url), false},
    {offsetof(struct article, language), false}, {offsetof(struct article, title), true},
    {offsetof(struct article, source), true},    {offsetof(struct article, author), true},
    {offsetof(struct article, section), true},   {offsetof(struct article, place), true},
    {offsetof(struct article, agencies), true},  {offsetof(struct article, modified), false},
    {offsetof(struct article, found), false},
};

/* Small for small numbers of either sign. */
static uint64_t zigzag(int32_t n)
{
    return n < 0 ? ((uint64_t) - (int64_t)n << 1) - 1 : (uint64_t)n << 1;
}

static bool unzigzag(uint64_t n, int32_t *out)
{
    int64_t value = n & 1 ? -(int64_t)((n >> 1) + 1) : (int64_t)(n >> 1);
    if (n > UINT32_MAX || value < INT32_MIN || value > INT32_MAX)
        return false;
    *out = (int32_t)value;
    return true;
}

static void add_fields(const struct article *a, struct buf *b)
{
    /* The last one is for the few of which the user said something. */
    size_t count = ARRAY_LEN(rows) - (a->found.len == 0);

    varint_add(b, count);
    for (size_t i = 0; i < count; i++) {
        const char *at = (const char *)a + rows[i].offset;
        if (rows[i].has_origin) {
            const struct field *f = (const void *)at;
            varint_add(b, (uint64_t)f->origin);
            varint_add_text(b, f->value);
        } else {
            const struct span *s = (const void *)at;
            varint_add_text(b, *s);
        }
    }
}

static void add_entities(const struct article *a, struct buf *b)
{
    varint_add(b, a->entity_count);
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        varint_add(b, (uint64_t)e->type);
        varint_add(b, e->start);
        varint_add(b, e->end - e->start);
        /* Most names are just what the text says there: then it is not said twice. */
        struct span name = e->name;
        if (span_equal(name, span_part(a->text, e->start, e->end)))
            name.len = 0;
        varint_add_text(b, name);
    }
}

static void add_quotes(const struct article *a, struct buf *b)
{
    uint32_t last = 0;

    varint_add(b, a->quote_count);
    for (size_t i = 0; i < a->quote_count; i++) {
        const struct quotation *q = &a->quotes[i];
        varint_add(b, q->start - last);
        varint_add(b, q->end - q->start);
        varint_add(b, (uint64_t)q->kind);
        varint_add(b, q->speaker);
        last = q->end;
    }
}

static size_t count_roles(const struct article *a)
{
    size_t count = 0;

    for (size_t i = 0; i < a->entity_count; i++)
        count += a->entities[i].role_start < a->entities[i].role_end;
    return count;
}

static void add_roles(const struct article *a, size_t count, struct buf *b)
{
    size_t next = 0;

    varint_add(b, count);
    for (size_t i = 0; i < a->entity_count; i++) {
        const struct entity *e = &a->entities[i];
        if (e->role_start >= e->role_end)
            continue;
        varint_add(b, i - next);
        varint_add(b, e->start - e->role_start);
        varint_add(b, e->role_end - e->role_start);
        next = i + 1;
    }
}

/* Those of an article that has neither roles nor quotations are as they always were. */
static int version_of(const struct article *a, size_t roles)
{
    return roles ? VERSION_ROLES : a->quote_count ? VERSION_QUOTES : VERSION_QUOTES - 1;
}

static void add_body(const struct article *a, struct buf *b)
{
    size_t roles = count_roles(a);
    int version = version_of(a, roles);
    uint32_t last = 0;

    varint_add(b, (uint64_t)version);
    add_fields(a, b);
    varint_add(b, (uint64_t)a->date.precision);
    varint_add(b, (uint64_t)a->date_origin);
    varint_add(b, zigzag(a->date.earliest));
    varint_add(b, zigzag(a->date.latest));
    buf_u64(b, a->fingerprint);
    varint_add(b, a->word_count);
    varint_add(b, a->passage_count);
    for (size_t i = 0; i < a->passage_count; i++) {
        varint_add(b, a->passages[i].start - last);
        varint_add(b, a->passages[i].end - a->passages[i].start);
        last = a->passages[i].end;
    }
    varint_add(b, a->mention_count);
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention *m = &a->mentions[i];
        varint_add(b, m->start);
        varint_add(b, m->end - m->start);
        varint_add(b, zigzag(m->earliest));
        varint_add(b, zigzag(m->latest));
    }
    add_entities(a, b);
    if (version >= VERSION_QUOTES)
        add_quotes(a, b);
    if (version >= VERSION_ROLES)
        add_roles(a, roles, b);
    varint_add_text(b, a->text);
}

bool record_encode(const struct article *a, struct buf *out, struct lede_error *err)
{
    struct buf head = {0};
    size_t start = out->len;
    char *at;

    if (!buf_room(out, HEAD_BYTES))
        return error_memory(err);
    buf_used(out, HEAD_BYTES);
    add_body(a, out);
    if (!buf_ok(out))
        return error_memory(err);
    if (out->len - start > RECORD_BYTES_MAX)
        return error_set(err, LEDE_LIMIT, "record of %zu bytes, at most %d", out->len - start,
                         RECORD_BYTES_MAX);
    struct span body = span_part(buf_span(out), start + HEAD_BYTES, out->len);
    buf_u32(&head, (uint32_t)body.len);
    buf_u64(&head, hash_bytes(body));
    at = out->at + start;
    if (buf_ok(&head))
        memcpy(at, head.at, HEAD_BYTES);
    bool ok = buf_ok(&head);
    buf_free(&head);
    return ok || error_memory(err);
}

/* ---- Back ---- */

static int32_t take_day(struct varints *s)
{
    int32_t day = 0;
    if (!unzigzag(varints_number(s, UINT32_MAX), &day))
        s->bad = true;
    return day;
}

static void take_fields(struct varints *s, struct article *a)
{
    uint64_t count = varints_number(s, 1000);

    for (uint64_t i = 0; i < count && !s->bad; i++) {
        char *at = i < ARRAY_LEN(rows) ? (char *)a + rows[i].offset : NULL;
        if (at && rows[i].has_origin) {
            struct field f = {.origin = (enum origin)varints_number(s, ORIGIN_COUNT - 1)};
            f.value = varints_text(s, SIZE_MAX);
            memcpy(at, &f, sizeof f);
        } else {
            struct span text = varints_text(s, SIZE_MAX);
            if (at)
                memcpy(at, &text, sizeof text);
        }
    }
}

/* An array of count items; each takes at least two bytes of the record, which bounds it. */
static void *take_array(struct varints *s, struct arena *arena, size_t size, size_t *count,
                        bool *oom)
{
    void *items = NULL;

    *count = (size_t)varints_number(s, s->rest.len / 2);
    if (!s->bad && *count) {
        items = arena_take(arena, *count, size);
        if (!items)
            *oom = true;
    }
    if (!items)
        *count = 0;
    return items;
}

static bool take_lists(struct varints *s, struct arena *arena, struct article *a,
                       struct entity **entities)
{
    bool oom = false;
    uint64_t last = 0;

    struct passage *p = take_array(s, arena, sizeof *p, &a->passage_count, &oom);
    for (size_t i = 0; i < a->passage_count; i++) {
        p[i].start = (uint32_t)(last + varints_number(s, ARTICLE_TEXT_MAX));
        last = p[i].start + varints_number(s, ARTICLE_TEXT_MAX);
        p[i].end = (uint32_t)last;
        s->bad |= last > ARTICLE_TEXT_MAX;
    }
    a->passages = p;
    struct mention *m = take_array(s, arena, sizeof *m, &a->mention_count, &oom);
    for (size_t i = 0; i < a->mention_count; i++) {
        m[i].start = (uint32_t)varints_number(s, ARTICLE_TEXT_MAX);
        m[i].end = m[i].start + (uint32_t)varints_number(s, ARTICLE_TEXT_MAX);
        m[i].earliest = take_day(s);
        m[i].latest = take_day(s);
    }
    a->mentions = m;
    struct entity *e = take_array(s, arena, sizeof *e, &a->entity_count, &oom);
    for (size_t i = 0; i < a->entity_count; i++) {
        e[i].type = (enum entity_type)varints_number(s, ENTITY_PLACE);
        e[i].start = (uint32_t)varints_number(s, ARTICLE_TEXT_MAX);
        e[i].end = e[i].start + (uint32_t)varints_number(s, ARTICLE_TEXT_MAX);
        e[i].name = varints_text(s, SIZE_MAX);
    }
    a->entities = *entities = e;
    return !oom;
}

static bool take_quotes(struct varints *s, struct arena *arena, struct article *a)
{
    bool oom = false;
    uint64_t last = 0;
    struct quotation *q = take_array(s, arena, sizeof *q, &a->quote_count, &oom);

    for (size_t i = 0; i < a->quote_count; i++) {
        q[i].start = (uint32_t)(last + varints_number(s, ARTICLE_TEXT_MAX));
        last = q[i].start + varints_number(s, ARTICLE_TEXT_MAX);
        q[i].end = (uint32_t)last;
        q[i].kind = (enum quote_kind)varints_number(s, QUOTE_INDIRECT);
        q[i].speaker = (uint32_t)varints_number(s, UINT32_MAX);
        s->bad |= last > ARTICLE_TEXT_MAX || q[i].speaker >= a->entity_count;
    }
    a->quotes = q;
    return !oom;
}

static void take_roles(struct varints *s, struct article *a, struct entity *entities)
{
    uint64_t count = varints_number(s, a->entity_count), next = 0;

    for (uint64_t i = 0; i < count && !s->bad; i++) {
        uint64_t at = next + varints_number(s, a->entity_count),
                 before = varints_number(s, ARTICLE_TEXT_MAX),
                 len = varints_number(s, ARTICLE_TEXT_MAX);
        s->bad |= at >= a->entity_count || len == 0 || len > before || before > entities[at].start;
        if (s->bad)
            return;
        entities[at].role_start = entities[at].start - (uint32_t)before;
        entities[at].role_end = entities[at].role_start + (uint32_t)len;
        next = at + 1;
    }
}

static bool is_border(struct span text, uint32_t at)
{
    return at == text.len || (at < text.len && ((unsigned char)text.at[at] & 0xc0) != 0x80);
}

/* What points into the text must lie in it: the checksum guards against a damaged disk, this against a
 * record that was made so. */
static bool ranges_fit(const struct article *a)
{
    for (size_t i = 0; i < a->passage_count; i++)
        if (!is_border(a->text, a->passages[i].start) || !is_border(a->text, a->passages[i].end))
            return false;
    for (size_t i = 0; i < a->mention_count; i++)
        if (!is_border(a->text, a->mentions[i].start) || !is_border(a->text, a->mentions[i].end))
            return false;
    for (size_t i = 0; i < a->entity_count; i++)
        if (a->entities[i].start > a->entities[i].end ||
            !is_border(a->text, a->entities[i].start) || !is_border(a->text, a->entities[i].end) ||
            !is_border(a->text, a->entities[i].role_start) ||
            !is_border(a->text, a->entities[i].role_end))
            return false;
    for (size_t i = 0; i < a->quote_count; i++)
        if (!is_border(a->text, a->quotes[i].start) || !is_border(a->text, a->quotes[i].end))
            return false;
    return true;
}

static bool is_day(int32_t day)
{
    return date_exists(date_civil(day));
}

/* As every article has them: an id that can be a term and stand in a list, and days in order, so that who
 * walks over the months of a date comes to the end. */
static bool fields_fit(const struct article *a)
{
    if (a->id.len == 0 || a->id.len > ID_BYTES_MAX || memchr(a->id.at, '\0', a->id.len))
        return false;
    return a->date.precision == LEDE_NONE || (a->date.earliest <= a->date.latest &&
                                              is_day(a->date.earliest) && is_day(a->date.latest));
}

/* A name that is not stored is what the text says at its place. */
static void name_by_text(const struct article *a, struct entity *entities)
{
    for (size_t i = 0; i < a->entity_count; i++)
        if (entities[i].name.len == 0)
            entities[i].name = span_part(a->text, entities[i].start, entities[i].end);
}

bool record_decode(struct span bytes, struct arena *arena, struct article *out,
                   struct lede_error *err)
{
    struct varints s = {0};
    struct article a = {0};
    struct entity *entities;
    size_t len;

    if (bytes.len < HEAD_BYTES)
        return error_set(err, LEDE_DAMAGED, "record cut short");
    len = (size_t)little_endian(bytes.at, 4);
    if (len > bytes.len - HEAD_BYTES)
        return error_set(err, LEDE_DAMAGED, "record cut short");
    s.rest = span_part(bytes, HEAD_BYTES, HEAD_BYTES + len);
    if (hash_bytes(s.rest) != little_endian(bytes.at + 4, 8))
        return error_set(err, LEDE_DAMAGED, "record does not match its checksum");
    uint64_t version = varints_number(&s, 1000);
    if (version > RECORD_VERSION)
        return error_set(err, LEDE_VERSION, "record of a newer version");
    take_fields(&s, &a);
    a.date.precision = (enum lede_precision)varints_number(&s, LEDE_SPAN);
    a.date_origin = (enum origin)varints_number(&s, ORIGIN_COUNT - 1);
    a.date.earliest = take_day(&s);
    a.date.latest = take_day(&s);
    if (s.bad || s.rest.len < 8)
        return error_set(err, LEDE_DAMAGED, "record is malformed");
    a.fingerprint = little_endian(s.rest.at, 8);
    s.rest = span_part(s.rest, 8, s.rest.len);
    a.word_count = (uint32_t)varints_number(&s, ARTICLE_TEXT_MAX);
    if (!take_lists(&s, arena, &a, &entities) ||
        (version >= VERSION_QUOTES && !take_quotes(&s, arena, &a)))
        return error_memory(err);
    if (version >= VERSION_ROLES && !s.bad)
        take_roles(&s, &a, entities);
    a.text = varints_text(&s, SIZE_MAX);
    if (s.bad || s.rest.len || !fields_fit(&a) || !ranges_fit(&a))
        return error_set(err, LEDE_DAMAGED, "record is malformed");
    name_by_text(&a, entities);
    *out = a;
    return true;
}
