/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/build/update_child.h"

#include <signal.h>
#include <sys/wait.h>

#include "common/file.h"
#include "common/frame.h"
#include "common/process.h"

/* So long, and once more for each so many bytes: ten times what the worst text takes. */
enum { TURN_MS = 30000, BYTES_A_TURN = 2 << 20 };

struct update {
    const char *index, *generation;
    struct span records, deleted;
    const struct generation_counts *counts;
};

/* The frame's type is the status, its bytes are the reason. */
static int run_update(int in, int out, void *context)
{
    const struct update *u = context;
    struct lede_error err = {0}, ignored;
    bool ok = update_in_place(u->index, u->generation, u->records, u->deleted, u->counts, &err);

    (void)in;
    return frame_write(out, ok ? LEDE_OK : (uint32_t)err.status, span_of(ok ? "" : err.text),
                       &ignored)
               ? 0
               : 2;
}

/* What the process says at its end. The frame has room for it already: what was done is not to be called
 * failed for want of memory to hear of it. */
static bool take_end(struct child_process *child, unsigned timeout_ms, struct buf *frame,
                     struct lede_error *err)
{
    char how[40];
    int status;
    uint32_t type = LEDE_OK;
    enum step step = frame_read(child->from, timeout_ms, frame, &type, err);

    if (step == STEP_ITEM)
        return type == LEDE_OK ||
               error_set(err, (enum lede_status)type, "%.*s", SPAN_ARGS(buf_span(frame)));
    if (step == STEP_FAILED && err->status == LEDE_LIMIT)
        return error_set(err, LEDE_DAMAGED, "changing the index did not end in %u s",
                         timeout_ms / 1000);
    status = child_stop(child, false);
    child_describe(status, how);
    /* Who is killed by somebody else has met no damage. */
    return error_set(
        err, WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL ? LEDE_DAMAGED : LEDE_SYSTEM,
        "the process that changes the index %s", how);
}

bool update_apart(const char *index, const char *generation, struct span records,
                  struct span deleted, const struct generation_counts *counts,
                  struct lede_error *err)
{
    struct update update = {index, generation, records, deleted, counts};
    struct child_process child = {0};
    struct buf frame = {0};
    size_t turns = 1 + (records.len + deleted.len) / BYTES_A_TURN;
    bool ok = (buf_room(&frame, sizeof err->text) || error_memory(err)) &&
              child_start(&child, run_update, &update, err) &&
              take_end(&child, (unsigned)turns * TURN_MS, &frame, err);

    (void)child_stop(&child, !ok);
    buf_free(&frame);
    return ok;
}
