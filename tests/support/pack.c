/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/pack.h"

#include <archive.h>
#include <archive_entry.h>

#include "tests/support/insist.h"

static la_ssize_t put(struct archive *a, void *context, const void *bytes, size_t len)
{
    struct buf *out = context;

    (void)a;
    buf_add(out, (struct span){bytes, len});
    return (la_ssize_t)len;
}

static void use(struct archive *a, enum pack_format format, enum pack_filter filter)
{
    static int (*const formats[])(struct archive *) = {archive_write_set_format_pax_restricted,
                                                       archive_write_set_format_zip,
                                                       archive_write_set_format_raw};
    static int (*const filters[])(struct archive *) = {
        archive_write_add_filter_none, archive_write_add_filter_gzip,
        archive_write_add_filter_bzip2, archive_write_add_filter_xz, archive_write_add_filter_zstd};

    insist(formats[format](a) == ARCHIVE_OK && filters[filter](a) == ARCHIVE_OK);
    insist(archive_write_set_bytes_per_block(a, 0) == ARCHIVE_OK);
}

void pack(enum pack_format format, enum pack_filter filter, const struct pack_member *members,
          size_t count, struct buf *out)
{
    struct archive *a = archive_write_new();

    insist(a != NULL);
    use(a, format, filter);
    insist(archive_write_open(a, out, NULL, put, NULL) == ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        insist(entry != NULL);
        archive_entry_set_pathname(entry, members[i].name);
        archive_entry_set_size(entry, (la_int64_t)members[i].bytes.len);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        insist(archive_write_header(a, entry) >= ARCHIVE_WARN); /* a name that is no ASCII */
        insist(archive_write_data(a, members[i].bytes.at, members[i].bytes.len) ==
               (la_ssize_t)members[i].bytes.len);
        archive_entry_free(entry);
    }
    insist(archive_write_close(a) == ARCHIVE_OK && archive_write_free(a) == ARCHIVE_OK);
    insist(buf_ok(out));
}
