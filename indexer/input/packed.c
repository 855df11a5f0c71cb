/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/input/packed.h"

enum { TAR_MAGIC = 257 };

static const struct {
    const char *magic;
    size_t len, at;
} signs[] = {
    {"\x1f\x8b", 2, 0},         /* gzip */
    {"\x28\xb5\x2f\xfd", 4, 0}, /* zstd */
    {"\xfd\x37zXZ", 6, 0},      /* xz, with the NUL behind */
    {"PK\3\4", 4, 0},           /* zip */
    {"PK\5\6", 4, 0},           /* zip, of nothing */
    {"ustar", 5, TAR_MAGIC},
};

static const char *const zipped[] = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub",
                                     ".jar",  ".war",  ".apk",  ".xpi", ".whl", ".kmz", NULL};
static const char *const suffixes[] = {".gz", ".zst", ".xz", ".bz2", NULL};

/* The length of the suffix the path ends in; 0 for none. */
static size_t suffix_of(struct span path, const char *const *list)
{
    for (; *list; list++) {
        size_t len = strlen(*list);
        if (path.len > len && span_ends_any_case(path, span_of(*list)))
            return len;
    }
    return 0;
}

static bool is_bzip2(struct span head)
{
    return head.len >= 10 && span_starts(head, SPAN("BZh")) && head.at[3] >= '1' &&
           head.at[3] <= '9' &&
           (memcmp(head.at + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0 ||
            memcmp(head.at + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0);
}

bool packed_begins(struct span head, struct span path)
{
    if (span_starts(head, SPAN("PK")) && suffix_of(path, zipped) > 0)
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (head.len >= signs[i].at + signs[i].len &&
            memcmp(head.at + signs[i].at, signs[i].magic, signs[i].len) == 0)
            return true;
    return is_bzip2(head);
}

struct span packed_stem(struct span path)
{
    for (size_t len; (len = suffix_of(path, suffixes)) > 0;)
        path.len -= len;
    return path;
}
