/* common/limits.h: every limit, with its reason. Sizes are checked where they enter, so that sums
 * further in cannot wrap.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum {
    FILE_BYTES_MAX = 32 << 20, /* one plain file; a page or an article is never so long */
    LINE_BYTES_MAX =
        32 << 20, /* one line of JSON lines or other document in a long file, the same */
    LINE_PASSED_MAX = 256 << 20,  /* one passed over unread; a file of holes can have 8 EB */
    PACKED_DEPTH_MAX = 3,         /* archives in one another; a .tar of .html.gz is 2 */
    PACKED_MEMBERS_MAX = 1000000, /* files in one archive; a folder for each day has some hundred */
    UNPACK_RATIO_MAX = 1000, /* times its packed size; repeated articles reach 200, zeros more */
    UNPACK_RATIO_FROM = 16 << 20, /* bytes unpacked; fewer harm nobody */
    UNPACKED_GIB_MAX = 1024,      /* of one archive; it has to come to an end */
    ARTICLE_TEXT_MAX = 16 << 20,  /* body; the record must stay under libxapian's 30 MB */
    FIELD_BYTES_MAX = 4096,       /* title, source, author, url: more is no field but a text */
    ID_BYTES_MAX = 4096,          /* a path at its longest */
    DIFFERENT_WORDS_MAX = 100000, /* in one text; each takes 1 KB while it is indexed */
    JSON_DEPTH_MAX = 32,          /* nesting; news JSON has 3 or 4 */
    JSON_VALUES_MAX = 100000,     /* in one value read; an empty object of 3 bytes takes 0.7 KB */
    WALK_DEPTH_MAX = 128,         /* folders inside folders */
    FOLDER_LINKS_MAX = 16,        /* to one folder; ten that link to each other have 10! ways */
    WORD_BYTES_MAX = 64,          /* of an index term; a longer word keeps its start and a hash */
    QUERY_BYTES_MAX = 4096,       /* typed queries are under 200; what is over is cut with a note */
    QUERY_TERMS_MAX = 64,
    QUERY_DEPTH_MAX = 16,
    LIKE_WORDS_MAX = 16, /* telling words of an article that others are to be like */
    PASSAGE_WORDS_MIN = 50,
    PASSAGE_WORDS_MAX = 100
};
