/* The program search: what it does stands in commands/.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "common/crash.h"
#include "searcher/commands/commands.h"

/* A reader that went away and a file at its size limit show as failed writes, which are looked at. */
static void ignore_write_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    (void)sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
}

int main(int argc, char **argv)
{
    ignore_write_signals();
    crash_say("search: crashed: the index may be damaged (indexer --rebuild makes it anew)\n");
    return (int)commands_run(argc, argv);
}
