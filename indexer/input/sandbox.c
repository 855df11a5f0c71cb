/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* MAP_*, PROT_* */
#include "indexer/input/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/mem.h"

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SANITIZED = 1 };
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
    __has_feature(thread_sanitizer)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif
#else
enum { SANITIZED = 0 };
#endif

/* Calls that touch nothing but what the process has. */
static const int permitted[] = {
    SCMP_SYS(read),           SCMP_SYS(write),
    SCMP_SYS(readv),          SCMP_SYS(writev),
    SCMP_SYS(close),          SCMP_SYS(poll),
    SCMP_SYS(ppoll),          SCMP_SYS(brk),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),  SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),   SCMP_SYS(time),
    SCMP_SYS(getrandom),      SCMP_SYS(getpid),
    SCMP_SYS(gettid),         SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),    SCMP_SYS(sched_yield),
    SCMP_SYS(getrusage),      SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

/* Memory that can be run is not to be had. */
static int permit_memory(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    int failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_code);

    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_code);
    return failed;
}

/* It may end itself by a signal, as abort() does, and nobody else. */
static int permit_all(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp itself = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);
    int failed = permit_memory(filter);

    if (failed == 0)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, itself);
    for (size_t i = 0; failed == 0 && i < ARRAY_LEN(permitted); i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, permitted[i], 0);
    return failed;
}

static bool filter_calls(struct lede_error *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int failed = filter ? permit_all(filter) : -ENOMEM;

    if (failed == 0)
        failed = seccomp_load(filter);
    seccomp_release(filter);
    return failed == 0 || error_errno(err, -failed, "seccomp");
}

/* Bytes of address space that the process has; 0 when that is not known. */
static uint64_t address_space(void)
{
    unsigned long long pages = 0;
    char text[32] = "";
    FILE *file = fopen("/proc/self/statm", "re");

    if (!file)
        return 0;
    if (fgets(text, sizeof text, file))
        for (const char *p = text; *p >= '0' && *p <= '9'; p++)
            pages = pages * 10 + (unsigned)(*p - '0');
    (void)fclose(file);
    return pages * (unsigned long long)sysconf(_SC_PAGESIZE);
}

static bool set_limit(__rlimit_resource_t what, uint64_t most, struct lede_error *err)
{
    struct rlimit limit = {most, most};
    return setrlimit(what, &limit) == 0 || error_errno(err, errno, "setrlimit");
}

static bool set_limits(unsigned memory_mb, struct lede_error *err)
{
    enum {
        OPEN_ONES = 5
    }; /* see common/process.h: none can be opened, and these can be waited for */
    uint64_t now = address_space();

    return (now == 0 || set_limit(RLIMIT_AS, now + ((uint64_t)memory_mb << 20), err)) &&
           set_limit(RLIMIT_NOFILE, OPEN_ONES, err) && set_limit(RLIMIT_NPROC, 0, err) &&
           set_limit(RLIMIT_CORE, 0, err);
}

/* valgrind runs the process and itself in one: what is refused to one is refused to both. */
static bool is_in_valgrind(void)
{
    char line[600];
    bool found = false;
    FILE *file = fopen("/proc/self/maps", "re");

    while (file && !found && fgets(line, sizeof line, file))
        found = strstr(line, "/vgpreload_") != NULL;
    if (file)
        (void)fclose(file);
    return found;
}

bool sandbox_is_watched(void)
{
    return SANITIZED || is_in_valgrind();
}

enum sandbox sandbox_enter(unsigned memory_mb, struct lede_error *err)
{
    bool limited;

    if (sandbox_is_watched())
        return SANDBOX_WATCHED;
    limited = set_limits(memory_mb, err);
    return filter_calls(err) && limited ? SANDBOX_ENTERED : SANDBOX_PART;
}

void sandbox_describe(enum sandbox outcome, const struct lede_error *err, char out[200])
{
    out[0] = '\0';
    if (outcome == SANDBOX_PART)
        (void)snprintf(out, 200, "note: readers run without a whole sandbox: %.120s", err->text);
}
