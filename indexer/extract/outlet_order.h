/* indexer/extract/outlet_order.h: which way round an outlet's country writes 04/05/2019.
 *
 * The United States and the Philippines write the month first. Outlets of the world, agencies among them, and
 * those of no row are open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/extract/date_meaning.h"

/* The outlet's one name, as outlets.h gives it. */
enum named_order outlet_order(struct span source);
