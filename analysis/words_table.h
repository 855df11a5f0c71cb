/* analysis/words_table.h: what a byte may be to a word, so that ASCII is read without a call.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum byte_kind {
    BYTE_PARTS = 0,
    BYTE_SMALL = 1,
    BYTE_CAPITAL = 2,
    BYTE_DIGIT = 4,
    BYTE_JOINT = 8,   /* ' . , stand inside a word, depending on what is around */
    BYTE_BEYOND = 16, /* of a longer character, whose kind must be asked */
    BYTE_WORD = BYTE_SMALL | BYTE_CAPITAL | BYTE_DIGIT
};

/* clang-format off */
#define _ BYTE_PARTS
#define S BYTE_SMALL
#define C BYTE_CAPITAL
#define D BYTE_DIGIT
#define J BYTE_JOINT
#define X BYTE_BEYOND
static const unsigned char byte_kinds[256] = {
    _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, /* 00 */
    _, _, _, _, _, _, _, J, _, _, _, _, J, _, J, _, D, D, D, D, D, D, D, D, D, D, _, _, _, _, _, _, /* 20 */
    _, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, _, _, _, _, _, /* 40 */
    _, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, _, _, _, _, _, /* 60 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 80 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* A0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* C0 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* E0 */
};
#undef _
#undef S
#undef C
#undef D
#undef J
#undef X
/* clang-format on */
