/* searcher/query/bare_url.h: addresses without what is the same of all: https://, http://, www.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/span.h"

struct span bare_url(struct span url);
