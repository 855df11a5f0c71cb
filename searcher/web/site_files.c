/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/site_files.h"

#include <inttypes.h>
#include <stdio.h>

#include "common/map.h"

/* static/style.css as it stands: C11 cannot take in a file, the assembler can. */
__asm__(".pushsection .rodata\n"
        ".globl lede_style_begin, lede_style_end\n"
        ".hidden lede_style_begin, lede_style_end\n"
        "lede_style_begin:\n"
        ".incbin \"" STYLE_SHEET "\"\n"
        "lede_style_end:\n"
        ".byte 0\n"
        ".popsection\n");
extern const char lede_style_begin[], lede_style_end[];

struct span site_style(void)
{
    return (struct span){lede_style_begin, (size_t)(lede_style_end - lede_style_begin)};
}

struct span site_style_name(char name[SITE_FILE_NAME_MAX])
{
    (void)snprintf(name, SITE_FILE_NAME_MAX, "style-%016" PRIx64 ".css", hash_bytes(site_style()));
    return span_of(name);
}

bool site_is_style(struct span name)
{
    char versioned[SITE_FILE_NAME_MAX];
    return span_is(name, "style.css") || span_equal(name, site_style_name(versioned));
}
