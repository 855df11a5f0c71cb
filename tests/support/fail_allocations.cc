/* tests/support/fail_allocations.cc: the allocator of a whole program, the libraries that it stands on included,
 * which fails where a test says so. Linked into a program it takes the place of malloc() and of C++'s new.
 *
 * ALLOCATIONS=FILE
 *     FILE gets numbers of 32 bits: 1 when an allocation was made to fail, how many processes there were, then
 *     for each, as they started, how often it asked for memory.
 * FAIL_ALLOCATION=PROCESS:NUMBER:once|from (with ALLOCATIONS)
 *     The NUMBER-th allocation (from 1) of that process (from 0) fails, alone or with all after it, those of
 *     processes that it starts then too.
 * A crash is said on standard error with the file of the program that it happened in, where no sanitizer does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <initializer_list>
#include <new>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

/* What malloc() would be without this file: AddressSanitizer's, or the C library's. */
extern "C" {
__attribute__((weak)) void *__interceptor_malloc(size_t size);
__attribute__((weak)) void *__interceptor_calloc(size_t count, size_t size);
__attribute__((weak)) void *__interceptor_realloc(void *at, size_t size);
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *at, size_t size);
}
#define REAL(name) (__interceptor_##name ? __interceptor_##name : __libc_##name)

namespace
{

const unsigned PROCESSES_MAX = 256;
const int FRAMES_MAX = 40;

/* The file, mapped by all processes. */
struct counts {
    std::atomic<uint32_t> failed, processes, asked[PROCESSES_MAX];
};

struct {
    counts *file;                 /* nullptr: there is nothing to do, or main() is still to come */
    std::atomic<uint32_t> *asked; /* by this process */
    bool here;                    /* an allocation of this process is to fail */
    bool once;
    bool out; /* of memory for good */
    uint32_t process, number;
    uint32_t next; /* the number of the process that is started next, or just was */
} state;

/* Numbered by the process that forks, so that the order is that of the forks. */
void number_process()
{
    state.next = state.file->processes.fetch_add(1);
    if (state.next >= PROCESSES_MAX)
        abort();
}

/* What is asked from here on is this process's, from 0 again. */
void enter_process()
{
    state.asked = &state.file->asked[state.next];
    state.here = state.number > 0 && state.next == state.process;
}

/* The number at *at, which a colon ends; *at is put behind it. */
uint32_t take_number(const char **at)
{
    uint32_t number = 0;
    const char *colon = strchr(*at, ':');

    if (!colon || std::from_chars(*at, colon, number).ptr != colon)
        abort();
    *at = colon + 1;
    return number;
}

/* "1:500:once". */
void read_plan(const char *at)
{
    state.process = take_number(&at);
    state.number = take_number(&at);
    state.once = strcmp(at, "once") == 0;
    if (!state.once && strcmp(at, "from") != 0)
        abort();
}

counts *map_file(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0 || ftruncate(fd, sizeof(counts)) != 0)
        abort();
    void *at = mmap(nullptr, sizeof(counts), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    (void)close(fd);
    if (at == MAP_FAILED)
        abort();
    return static_cast<counts *>(at); /* zeros are numbers */
}

bool is_allocator(const void *at)
{
    const void *const own[] = {
        reinterpret_cast<const void *>(&malloc), reinterpret_cast<const void *>(&calloc),
        reinterpret_cast<const void *>(&realloc),
        reinterpret_cast<const void *>(static_cast<void *(*)(size_t)>(&operator new))};
    for (const void *each : own)
        if (at == each)
            return true;
    return false;
}

/* What crashed is the first that is neither this file nor what ends a program. */
bool is_crash(const Dl_info &where)
{
    for (const char *library : {"/libc.", "/libstdc++.", "/libgcc_s."})
        if (strstr(where.dli_fname, library))
            return false;
    return !is_allocator(where.dli_saddr);
}

void say_crash(int number)
{
    void *frames[FRAMES_MAX];
    Dl_info where;
    char line[512];
    int n = backtrace(frames, FRAMES_MAX), at = 1;

    while (at < n && !(dladdr(frames[at], &where) != 0 && is_crash(where)))
        at++;
    int len = snprintf(line, sizeof line, "crashed in %s\n", at < n ? where.dli_fname : "?");
    if (len > 0)
        (void)!write(STDERR_FILENO, line, static_cast<size_t>(len));
    backtrace_symbols_fd(frames, n, STDERR_FILENO);
    (void)raise(number); /* the handler was for once */
}

void watch_crashes()
{
    struct sigaction action = {};
    void *frame;

    (void)backtrace(&frame, 1); /* the first one loads a library */
    action.sa_handler = say_crash;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    (void)sigaction(SIGSEGV, &action, nullptr);
    (void)sigaction(SIGBUS, &action, nullptr);
    (void)sigaction(SIGABRT, &action, nullptr);
}

/* Before main(), behind what the libraries do before it. */
__attribute__((constructor)) void begin()
{
    const char *path = getenv("ALLOCATIONS"), *plan = getenv("FAIL_ALLOCATION");

    if (!path)
        return;
    if (plan)
        read_plan(plan);
    if (pthread_atfork(number_process, nullptr, enter_process) != 0)
        abort();
    if (!__interceptor_malloc)
        watch_crashes();
    state.file = map_file(path);
    number_process();
    enter_process();
}

bool must_fail()
{
    if (!state.asked)
        return false;
    if (state.asked->fetch_add(1) + 1 == state.number && state.here) {
        state.file->failed = 1;
        state.out = !state.once;
    } else if (!state.out) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

} // namespace

#define SEEN __attribute__((visibility("default")))

/* How it crashed is said here, whatever the program would make of it. */
extern "C" int __sigaction(int number, const struct sigaction *action, struct sigaction *before);
extern "C" SEEN int sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
    if (state.file && (number == SIGSEGV || number == SIGBUS || number == SIGABRT))
        return 0;
    return __sigaction(number, action, before);
}

extern "C" SEEN void *malloc(size_t size)
{
    return must_fail() ? nullptr : REAL(malloc)(size);
}

extern "C" SEEN void *calloc(size_t count, size_t size)
{
    return must_fail() ? nullptr : REAL(calloc)(count, size);
}

extern "C" SEEN void *realloc(void *at, size_t size)
{
    return must_fail() ? nullptr : REAL(realloc)(at, size);
}

SEEN void *operator new(size_t size)
{
    void *at = malloc(size ? size : 1);
    if (!at)
        throw std::bad_alloc();
    return at;
}

SEEN void *operator new[](size_t size)
{
    return operator new(size);
}

SEEN void *operator new(size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size ? size : 1);
}

SEEN void *operator new[](size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size ? size : 1);
}

SEEN void operator delete(void *at) noexcept
{
    free(at);
}

SEEN void operator delete[](void *at) noexcept
{
    free(at);
}

SEEN void operator delete(void *at, size_t) noexcept
{
    free(at);
}

SEEN void operator delete[](void *at, size_t) noexcept
{
    free(at);
}

SEEN void operator delete(void *at, const std::nothrow_t &) noexcept
{
    free(at);
}

SEEN void operator delete[](void *at, const std::nothrow_t &) noexcept
{
    free(at);
}
