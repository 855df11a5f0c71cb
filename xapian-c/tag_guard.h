/* xapian-c/tag_guard.h: whether libxapian 1.4 can read back what it stores packed.
 *
 * In:  the bytes of a tag: a document's data, or its term list.
 * Out: whether they come back. xc_tag_is_safe() and xc_noise() of xapian-c.h are here too.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the packed bytes unpack when they lie in one piece. Weaker than xc_tag_is_safe(), and
 * what can be had of a term list, whose end cannot be chosen. False also without memory. */
bool xc_tag_unpacks(const void *bytes, size_t len);

#ifdef __cplusplus
}
#endif
