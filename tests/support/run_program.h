/* tests/support/run_program.h: run a program of ours and wait for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* arguments end with NULL; the first is the program's path. Its exit status; -1 when it could not be run
 * or did not end by itself. */
int run_program(const char *const *arguments);

/* The same, its standard output into the file at path, made anew. */
int run_program_into(const char *const *arguments, const char *path);
