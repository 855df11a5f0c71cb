/* common/crash.h: a line for the user when a program crashes.
 *
 * libxapian believes what a damaged index says, so that a bit that flipped on the disk can make it read or
 * write where it may not. No process can go on from there, but it can say so and end as programs end that
 * failed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sanitizer says more than we could: then crash_say() does nothing. */
#if defined(__SANITIZE_ADDRESS__)
#define CRASH_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CRASH_IS_SANITIZED 1
#endif
#endif
#ifndef CRASH_IS_SANITIZED
#define CRASH_IS_SANITIZED 0
#endif

/* From now on a crash of this process prints the line (a literal, with its line end) on standard error and
 * ends it with status 2. NULL: it ends by its signal again, as a worker does whose parent tells of it. */
void crash_say(const char *line);
