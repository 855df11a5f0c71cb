/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "searcher/web/site_files.h"

#include <inttypes.h>
#include <stdio.h>

#include "common/map.h"

/* static/style.css as it stands, and its length: C11 cannot take in a file, the assembler can. */
__asm__(".pushsection .rodata\n"
        ".globl lede_style, lede_style_length\n"
        ".hidden lede_style, lede_style_length\n"
        ".balign 4\n"
        "lede_style_length:\n"
        ".long lede_style_end - lede_style\n"
        "lede_style:\n"
        ".incbin \"" STYLE_SHEET "\"\n"
        "lede_style_end:\n"
        ".byte 0\n"
        ".popsection\n");
extern const uint32_t lede_style_length;
extern const char lede_style[];

struct span site_style(void)
{
    return (struct span){lede_style, lede_style_length};
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
