/* tests/support/trial.h: the arguments that the properties over random input have in common.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "common/random.h"

/* own: the program and the arguments of its own, "property_facets INDEX", behind which COUNT and SEED may stand; *count
 * and *random are what they are without. Says what is tried; or, when the arguments are others, how to call it, and
 * returns false. */
bool trial_begin(const char *own, int argc, char **argv, uint64_t *count, struct random *random);
