/* indexer/names_model.h: where the model that finds names lies.
 *
 * The file that the user names (--model, else $LEDE_MODEL) or, beside the program that runs,
 * ../share/lede/names.model, in the folder above that, or in the next: so that an installation can be moved,
 * and a program of the build tree finds the one built with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/tag_model.h"

/* Load it. program: the path of the running program; option and variable: NULL or empty when not given. Fails with
 * LEDE_MISSING and a line that says what to do, or as tag_model_load(). */
bool names_model_load(struct tag_model *m, const char *option, const char *variable,
                      const char *program, struct lede_error *err) MUST_CHECK;
