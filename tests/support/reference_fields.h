/* tests/support/reference_fields.h: what a query asks of an article beside its words, said a second time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "searcher/query/tree.h"

bool reference_has_field(const struct article *a, const struct field_test *t);
bool reference_is_dated(const struct date_test *t, const struct lede_date *d);
bool reference_has_url(struct span url, struct span asked);
bool reference_has_mention(const struct article *a, const struct date_test *t);
