/* xapian-c/xapian-c.cc: the C binding of libxapian, in the order of its header, which is the
 * manual.
 *
 * Three rules hold throughout. Every entry runs inside guarded(), so that no exception reaches C.
 * What libxapian is known to mishandle is refused before it sees it. Whatever a caller gets is
 * copied out first, since an iterator or a lazy document outlives neither a refresh nor a commit.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "xapian-c.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <new>
#include <ostream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <xapian.h>

#include "xapian-c/child.h"
#include "xapian-c/folder.h"
#include "xapian-c/places.h"
#include "xapian-c/refuse.h"
#include "xapian-c/tag_guard.h"

/* ---- Strings and errors -------------------------------------------------------------------------- */

namespace
{

std::string to_string(struct xc_str s)
{
    return s.len ? std::string(s.at, s.len) : std::string();
}

template <typename T> void make_room(T **at, size_t *cap, size_t used, size_t n)
{
    void *room = *at;
    if (!xc_room(&room, cap, used, n, sizeof(T)))
        throw std::bad_alloc();
    *at = static_cast<T *>(room);
}

void buf_set(struct xc_buf *b, const std::string &bytes)
{
    b->len = 0;
    if (!xc_buf_add(b, bytes.data(), bytes.size()))
        throw std::bad_alloc();
}

/* What libxapian says of any failed write to a database opened with XC_DANGEROUS: it cannot take back what it
 * began, and this is thrown in the place of the reason, of which errno alone is left. */
bool hides_the_reason(const char *message)
{
    return strstr(message, "cancel() not supported") != nullptr;
}

bool refuse_hidden(struct xc_error *e, const char *where, int number)
{
    char words[128];
    enum xc_status status = xc_status_of_errno(number);

    if (status != XC_NO_SPACE && status != XC_MEMORY && number != EIO)
        return xc_refuse(e, where, XC_INTERNAL, 0, "a write failed, libxapian does not say why");
    return xc_refuse(e, where, status, number, "a write failed: %s",
                     xc_errno_text(number, words, sizeof words));
}

bool refuse_xapian(struct xc_error *e, const char *where, const Xapian::Error &error,
                   int last_errno)
{
    const char *message = error.get_msg().c_str();
    const char *system_text = error.get_error_string();

    if (hides_the_reason(message))
        return refuse_hidden(e, where, last_errno);
    int number = xc_errno_in(system_text, message);
    enum xc_status status = xc_status_of_type(error.get_type());
    enum xc_status by_errno = xc_status_of_errno(number);

    /* A lock file that may not be opened is reported as locked, a full disk as an error like any
     * other. */
    if (number && (by_errno == XC_PERMISSION || by_errno == XC_NO_SPACE || by_errno == XC_MEMORY ||
                   status == XC_INTERNAL))
        status = by_errno;
    if (status == XC_INTERNAL &&
        (strstr(message, "EOF reading block") || strstr(message, "inflate")))
        status = XC_CORRUPT;
    bool told = !system_text || strstr(message, system_text);
    return xc_refuse(e, where, status, number, "%s%s%s", message, told ? "" : ": ",
                     told ? "" : system_text);
}

/* For the catch (...) of an entry. */
bool refuse_exception(struct xc_error *e, const char *where) noexcept
{
    int last_errno = errno;

    try {
        throw; // cppcheck-suppress rethrowNoCurrentException ; a catch (...) calls
    } catch (const Xapian::Error &error) {
        try {
            return refuse_xapian(e, where, error, last_errno);
        } catch (...) {
            return xc_refuse(e, where, XC_MEMORY, ENOMEM, "no memory for the reason");
        }
    } catch (const std::bad_alloc &) {
        return xc_refuse(e, where, XC_MEMORY, ENOMEM, "no memory");
    } catch (const std::length_error &) {
        return xc_refuse(e, where, XC_MEMORY, ENOMEM, "no memory");
    } catch (const std::exception &error) {
        return xc_refuse(e, where, XC_INTERNAL, 0, "%s", error.what());
    } catch (...) {
        return xc_refuse(e, where, XC_INTERNAL, 0, "an exception of unknown type");
    }
}

template <typename Body>
bool guarded(const char *where, struct xc_error *e, const Body &body) noexcept
{
    errno = 0;
    try {
        return body();
    } catch (...) {
        return refuse_exception(e, where);
    }
}

/* Whether libxapian can hold this term or key: the rule of XC_TERM_MAX. */
bool is_storable(struct xc_str term)
{
    if (term.len == 0 || term.len > XC_TERM_MAX)
        return false;
    size_t nuls = static_cast<size_t>(std::count(term.at, term.at + term.len, '\0'));
    return term.len + nuls <= XC_TERM_MAX;
}

uint64_t now_ms()
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<uint64_t>(t.tv_sec) * 1000 + static_cast<uint64_t>(t.tv_nsec) / 1000000;
}

void pause_ms(unsigned ms)
{
    struct timespec t = {static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000) * 1000000};
    nanosleep(&t, nullptr);
}

} // namespace

/* ---- Reading: open, refresh, what there is ------------------------------------------------------- */

namespace
{

/* The places of an index, in the order given. */
struct places {
    std::vector<struct xc_place> list;

    places() = default;
    places(const places &) = delete;
    places &operator=(const places &) = delete;
    ~places()
    {
        for (struct xc_place &p : list)
            xc_place_free(&p);
    }

    bool add(struct xc_str path, const char *where, struct xc_error *e)
    {
        list.emplace_back();
        return xc_place_init(&list.back(), path, where, e);
    }

    bool add_all(const places &others, const char *where, struct xc_error *e)
    {
        for (const struct xc_place &p : others.list)
            if (!add({p.path.at, p.path.len}, where, e))
                return false;
        return true;
    }
};

/* One folder. */
struct folder : xc_place {
    folder() : xc_place{}
    {
    }
    folder(const folder &) = delete;
    folder &operator=(const folder &) = delete;
    ~folder()
    {
        xc_place_free(this);
    }
    std::string name() const
    {
        return folders.at;
    }
};

} // namespace

struct xc_index {
    places paths;
    std::vector<Xapian::Database> parts; /* the databases of each place in turn */
    Xapian::Database all;                /* the parts as one */
    uint64_t opened = 0;
};

namespace
{

bool open_places(places *paths, std::vector<Xapian::Database> *parts, const char *where,
                 struct xc_error *e)
{
    for (struct xc_place &p : paths->list) {
        if (!xc_place_look(&p, where, e))
            return false;
        if (p.port)
            parts->push_back(Xapian::Remote::open(p.host.at, p.port));
        const char *name = p.folders.at;
        for (size_t i = 0; i < p.nfolders; i++, name += strlen(name) + 1)
            parts->push_back(Xapian::Database(name, Xapian::DB_BACKEND_GLASS));
    }
    return true;
}

/* Open everything anew and only then drop what was open. reopen() is not used: across a folder that
 * was replaced it can keep the old tables and take the new counts. */
bool open_afresh(struct xc_index *ix, const char *where, struct xc_error *e)
{
    for (unsigned attempt = 0;; attempt++) {
        bool has_stub = false;
        bool ok = guarded(where, e, [&] {
            places paths;
            std::vector<Xapian::Database> parts;
            Xapian::Database all;
            bool opened =
                paths.add_all(ix->paths, where, e) && open_places(&paths, &parts, where, e);
            for (const struct xc_place &p : paths.list)
                has_stub = has_stub || p.is_stub;
            if (!opened)
                return false;
            for (const Xapian::Database &part : parts)
                all.add_database(part);
            ix->paths.list.swap(paths.list);
            ix->parts.swap(parts);
            ix->all = all;
            ix->opened++;
            return true;
        });
        if (ok)
            return true;
        /* The stub may have been switched, and the old folder deleted, between two looks. */
        bool may_pass = e->status == XC_STALE || (e->status == XC_NOT_FOUND && has_stub);
        if (!may_pass || attempt == XC_TRIES)
            return false;
        pause_ms(1u << attempt);
    }
}

/* Whether the files differ from those opened; also when they cannot be looked at. */
bool has_changed(const struct xc_index *ix)
{
    struct xc_error unused;
    places now;
    if (!now.add_all(ix->paths, "", &unused))
        return true;
    for (size_t i = 0; i < now.list.size(); i++)
        if (!xc_place_look(&now.list[i], "", &unused) ||
            !xc_place_is_same(&now.list[i], &ix->paths.list[i]))
            return true;
    return false;
}

/* Run body, which reads; when its revision has been discarded meanwhile, refresh and run it again.
 * A block that was used again can also look damaged, which is believed only of a state still on
 * disk. */
template <typename Body>
bool reading(struct xc_index *ix, const char *where, struct xc_error *e, const Body &body) noexcept
{
    for (unsigned attempt = 0;; attempt++) {
        try {
            return body();
        } catch (...) {
            refuse_exception(e, where);
        }
        bool again = guarded(where, e, [&] {
            return e->status == XC_STALE ||
                   ((e->status == XC_CORRUPT || e->status == XC_INTERNAL) && has_changed(ix));
        });
        if (!again || attempt == XC_TRIES)
            return false;
        pause_ms(1u << attempt);
        if (!open_afresh(ix, where, e))
            return false;
    }
}

} // namespace

bool xc_open(struct xc_index **out, const struct xc_str *paths, size_t n, struct xc_error *e)
{
    return guarded(__func__, e, [&] {
        if (n == 0)
            return xc_refuse(e, "xc_open", XC_ARGUMENT, 0, "no path");
        auto ix = std::make_unique<struct xc_index>();
        for (size_t i = 0; i < n; i++)
            if (!ix->paths.add(paths[i], "xc_open", e))
                return false;
        if (!open_afresh(ix.get(), "xc_open", e))
            return false;
        *out = ix.release();
        return true;
    });
}

bool xc_refresh(struct xc_index *ix, bool *changed, struct xc_error *e)
{
    return guarded(__func__, e, [&] {
        bool differs = has_changed(ix);
        size_t part = 0;
        for (const struct xc_place &p : ix->paths.list) {
            if (p.port) /* a server's database is replaced only by a new server */
                differs = ix->parts[part].reopen() || differs;
            part += p.port ? 1 : p.nfolders;
        }
        if (differs && !open_afresh(ix, "xc_refresh", e))
            return false;
        if (changed)
            *changed = differs;
        return true;
    });
}

void xc_close(struct xc_index *ix)
{
    delete ix;
}

uint64_t xc_revision(const struct xc_index *ix)
{
    return ix->opened;
}

bool xc_stats(struct xc_index *ix, struct xc_stats *out, struct xc_error *e)
{
    return reading(ix, __func__, e, [&] {
        struct xc_stats s = {};
        s.documents = ix->all.get_doccount();
        s.last_docid = ix->all.get_lastdocid();
        s.mean_length = ix->all.get_avlength();
        s.total_length = ix->all.get_total_length();
        s.shards = ix->parts.size();
        s.has_positions = ix->all.has_positions();
        size_t part = 0;
        for (const struct xc_place &p : ix->paths.list)
            for (size_t i = p.port ? 1 : p.nfolders; i > 0; i--, part++)
                if (!p.port)
                    s.revision += ix->parts[part].get_revision();
        snprintf(s.uuid, sizeof s.uuid, "%s", ix->parts[0].get_uuid().c_str());
        *out = s;
        return true;
    });
}

bool xc_metadata(struct xc_index *ix, struct xc_str key, struct xc_buf *out, struct xc_error *e)
{
    return reading(ix, __func__, e, [&] {
        buf_set(out, is_storable(key) ? ix->all.get_metadata(to_string(key)) : std::string());
        return true;
    });
}

/* ---- Writing ------------------------------------------------------------------------------------- */

struct xc_writer {
    Xapian::WritableDatabase db;
    bool is_open = true;
    bool in_batch = false;
    std::string unique; /* keeps its memory from call to call */
};

struct xc_doc {
    Xapian::Document doc;
    std::string term;   /* keeps its memory from call to call */
    std::string filler; /* empty: none */
    uint64_t length = 0;
};

namespace
{

int xapian_flags(unsigned flags)
{
    return (flags & XC_NO_SYNC ? Xapian::DB_NO_SYNC : 0) |
           (flags & XC_DANGEROUS ? Xapian::DB_DANGEROUS : 0) |
           (flags & XC_FULL_SYNC ? Xapian::DB_FULL_SYNC : 0);
}

bool wants_sync(unsigned flags)
{
    return (flags & (XC_NO_SYNC | XC_DANGEROUS)) == 0;
}

std::string parent_of(const std::string &path)
{
    size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

/* A folder that is made under another name and takes its own when it is whole; removed when it
 * never is. */
class new_folder
{
  public:
    std::string final, made; /* the name to be, and the one it has; empty when it is in place */

    new_folder(const char *where, struct xc_error *e) : where_(where), e_(e)
    {
    }
    new_folder(const new_folder &) = delete;
    new_folder &operator=(const new_folder &) = delete;
    ~new_folder()
    {
        if (!made.empty())
            xc_folder_remove(made.c_str());
    }
    bool make(const char *dir)
    {
        final = dir;
        while (final.size() > 1 && final.back() == '/')
            final.pop_back();
        if (final.empty())
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "an empty path");
        struct stat st;
        if (lstat(final.c_str(), &st) == 0 &&
            (!S_ISDIR(st.st_mode) || !xc_folder_is_empty(final.c_str())))
            return xc_refuse_errno(e_, where_, EEXIST, final.c_str());
        for (unsigned n = 0;; n++) {
            std::string path = final + ".new-" + std::to_string(getpid()) + "-" + std::to_string(n);
            if (mkdir(path.c_str(), 0755) == 0) {
                made = std::move(path);
                return true;
            }
            if (errno != EEXIST)
                return xc_refuse_errno(e_, where_, errno, path.c_str());
        }
    }

    bool move_into_place(bool sync)
    {
        if (sync && !xc_folder_sync(made.c_str(), where_, e_))
            return false;
        if (rename(made.c_str(), final.c_str()) != 0)
            return xc_refuse_errno(e_, where_, errno == ENOTDIR ? EEXIST : errno, final.c_str());
        made.clear();
        return !sync || xc_path_sync(parent_of(final).c_str(), where_, e_);
    }

  private:
    const char *where_;
    struct xc_error *e_;
};

/* Give up the batch. Closing would commit what a failed cancelling has left, were it not for
 * another transaction around it. */
bool drop_batch(struct xc_writer *w) noexcept
{
    w->in_batch = false;
    try {
        w->db.cancel_transaction();
        return true;
    } catch (...) {
        w->is_open = false;
    }
    try {
        w->db.begin_transaction(false);
    } catch (...) { /* there is one around it still */
    }
    return false;
}

/* Run body, which writes inside a batch. libxapian forgets a whole batch when one call fails, and
 * takes further calls as if nothing had happened: hence closed. */
template <typename Body>
bool writing(struct xc_writer *w, const char *where, struct xc_error *e, const Body &body) noexcept
{
    if (!w->is_open)
        return xc_refuse(e, where, XC_CLOSED, 0, "the writer failed before");
    if (!w->in_batch)
        return xc_refuse(e, where, XC_ARGUMENT, 0, "no batch is begun");
    if (guarded(where, e, [&] {
            body();
            return true;
        }))
        return true;
    if (w->in_batch)
        drop_batch(w);
    w->is_open = false;
    return false;
}

} // namespace

bool xc_create(struct xc_writer **out, const char *dir, unsigned flags, struct xc_error *e)
{
    return guarded(__func__, e, [&] {
        new_folder folder("xc_create", e);
        if (!folder.make(dir))
            return false;
        Xapian::WritableDatabase(folder.made,
                                 Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | xapian_flags(flags))
            .close();
        if (!folder.move_into_place(wants_sync(flags)))
            return false;
        return xc_writer_open(out, folder.final.c_str(), flags, 0, e);
    });
}

bool xc_writer_open(struct xc_writer **out, const char *dir, unsigned flags, unsigned wait_ms,
                    struct xc_error *e)
{
    enum { PAUSE_MS = 10 };
    return guarded(__func__, e, [&] {
        auto w = std::make_unique<struct xc_writer>();
        folder at;
        if (!xc_place_look_folder(&at, dir, "xc_writer_open", e))
            return false;
        uint64_t end = now_ms() + wait_ms;
        for (;;) {
            bool ok = guarded("xc_writer_open", e, [&] {
                w->db = Xapian::WritableDatabase(
                    at.name(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS | xapian_flags(flags));
                return true;
            });
            uint64_t now = now_ms();
            if (ok)
                break;
            if (e->status != XC_BUSY || now >= end)
                return false;
            pause_ms(static_cast<unsigned>(std::min<uint64_t>(PAUSE_MS, end - now)));
        }
        *out = w.release();
        return true;
    });
}

bool xc_begin(struct xc_writer *w, struct xc_error *e)
{
    if (!w->is_open)
        return xc_refuse(e, __func__, XC_CLOSED, 0, "the writer failed before");
    if (w->in_batch)
        return xc_refuse(e, __func__, XC_ARGUMENT, 0, "a batch is begun already");
    w->is_open = guarded(__func__, e, [&] {
        w->db.begin_transaction(true);
        return true;
    });
    w->in_batch = w->is_open;
    return w->is_open;
}

bool xc_commit(struct xc_writer *w, struct xc_error *e)
{
    return writing(w, __func__, e, [&] {
        w->db.commit_transaction();
        w->in_batch = false;
    });
}

void xc_rollback(struct xc_writer *w)
{
    if (w->is_open && w->in_batch)
        drop_batch(w);
}

bool xc_writer_is_open(const struct xc_writer *w)
{
    return w->is_open;
}

bool xc_writer_count(struct xc_writer *w, uint32_t *documents, struct xc_error *e)
{
    if (!w->is_open)
        return xc_refuse(e, __func__, XC_CLOSED, 0, "the writer failed before");
    return guarded(__func__, e, [&] {
        *documents = w->db.get_doccount();
        return true;
    });
}

void xc_writer_close(struct xc_writer *w)
{
    if (!w)
        return;
    if (w->in_batch)
        drop_batch(w);
    try {
        w->db.close();
    } catch (...) { /* nothing is pending, so nothing can be lost */
    }
    delete w;
}

bool xc_set_metadata(struct xc_writer *w, struct xc_str key, struct xc_str value,
                     struct xc_error *e)
{
    if (w->is_open && !is_storable(key))
        return xc_refuse(e, __func__, XC_LIMIT, 0, "a metadata key of %zu bytes", key.len);
    if (w->is_open && value.len > XC_DATA_MAX)
        return xc_refuse(e, __func__, XC_LIMIT, 0, "a metadata value of %zu bytes", value.len);
    return writing(w, __func__, e, [&] { w->db.set_metadata(to_string(key), to_string(value)); });
}

bool xc_doc_new(struct xc_doc **out, struct xc_error *e)
{
    return guarded(__func__, e, [&] {
        *out = new struct xc_doc();
        return true;
    });
}

void xc_doc_clear(struct xc_doc *d)
{
    /* Each leaves the document empty of what it clears; none of them allocates. */
    d->doc.clear_terms();
    d->doc.clear_values();
    d->doc.set_data(std::string());
    d->filler.clear();
    d->length = 0;
}

void xc_doc_free(struct xc_doc *d)
{
    delete d;
}

namespace
{

/* The largest wdf and the largest length; 2^32 - 1 marks deleted documents inside libxapian. */
constexpr uint64_t LENGTH_MAX = UINT32_MAX - 1;

bool check_term(const struct xc_doc *d, struct xc_str term, uint32_t wdf, const char *where,
                struct xc_error *e)
{
    if (!is_storable(term))
        return xc_refuse(e, where, XC_LIMIT, 0, "a term of %zu bytes", term.len);
    if (d->length + wdf > LENGTH_MAX)
        return xc_refuse(e, where, XC_LIMIT, 0, "a document longer than 2^32 - 2");
    return true;
}

} // namespace

bool xc_doc_posting(struct xc_doc *d, struct xc_str term, uint32_t pos, uint32_t wdf,
                    struct xc_error *e)
{
    if (!check_term(d, term, wdf, __func__, e))
        return false;
    if (pos < XC_FIRST_POSITION)
        return xc_refuse(e, __func__, XC_ARGUMENT, 0, "position %u", static_cast<unsigned>(pos));
    return guarded(__func__, e, [&] {
        d->term.assign(term.at, term.len);
        d->doc.add_posting(d->term, pos, wdf);
        d->length += wdf;
        return true;
    });
}

bool xc_doc_term(struct xc_doc *d, struct xc_str term, uint32_t wdf, struct xc_error *e)
{
    if (!check_term(d, term, wdf, __func__, e))
        return false;
    return guarded(__func__, e, [&] {
        d->term.assign(term.at, term.len);
        d->doc.add_term(d->term, wdf);
        d->length += wdf;
        return true;
    });
}

bool xc_doc_value(struct xc_doc *d, uint32_t slot, struct xc_str v, struct xc_error *e)
{
    if (slot == Xapian::BAD_VALUENO)
        return xc_refuse(e, __func__, XC_ARGUMENT, 0, "value slot 2^32 - 1");
    if (v.len > XC_DATA_MAX)
        return xc_refuse(e, __func__, XC_LIMIT, 0, "a value of %zu bytes", v.len);
    return guarded(__func__, e, [&] {
        d->doc.add_value(slot, to_string(v));
        return true;
    });
}

bool xc_doc_data(struct xc_doc *d, struct xc_str data, struct xc_error *e)
{
    if (data.len > XC_DATA_MAX)
        return xc_refuse(e, __func__, XC_LIMIT, 0, "data of %zu bytes", data.len);
    return guarded(__func__, e, [&] {
        d->doc.set_data(to_string(data));
        return true;
    });
}

bool xc_doc_filler(struct xc_doc *d, struct xc_str prefix, struct xc_error *e)
{
    enum { FILLER_MAX = 200 };
    if (prefix.len > FILLER_MAX || (prefix.len && !is_storable(prefix)))
        return xc_refuse(e, __func__, XC_LIMIT, 0, "a filler prefix of %zu bytes", prefix.len);
    return guarded(__func__, e, [&] {
        d->filler.assign(prefix.len ? prefix.at : "", prefix.len);
        return true;
    });
}

namespace
{

void put_number(std::string *out, uint32_t n)
{
    for (; n >= 0x80; n >>= 7)
        out->push_back(static_cast<char>(n | 0x80));
    out->push_back(static_cast<char>(n));
}

/* The term list as libxapian stores it: each term as the bytes shared with the term before and the
 * rest, with a small wdf folded into the number of shared bytes. */
std::string term_list(const struct xc_doc *d)
{
    constexpr uint32_t WDF_FOLDED_MAX = 127;
    std::string out, before;

    put_number(&out, static_cast<uint32_t>(d->length));
    put_number(&out, d->doc.termlist_count());
    for (auto it = d->doc.termlist_begin(); it != d->doc.termlist_end(); ++it) {
        std::string term = *it;
        uint32_t wdf = it.get_wdf();
        size_t shared = 0;
        while (shared < std::min(before.size(), term.size()) && before[shared] == term[shared])
            shared++;
        size_t folded = (size_t{wdf} + 1) * (before.size() + 1) + shared;
        bool folds = !before.empty() && wdf < WDF_FOLDED_MAX && folded < 256;
        if (!before.empty())
            out.push_back(static_cast<char>(folds ? folded : shared));
        out.push_back(static_cast<char>(term.size() - shared));
        out.append(term, shared, std::string::npos);
        if (!folds)
            put_number(&out, wdf);
        before = std::move(term);
    }
    return out;
}

/* Add filler terms until the term list can be read back. */
bool fill_terms(struct xc_doc *d, const char *where, struct xc_error *e)
{
    enum {
        FILLERS_MAX = 2000
    }; /* each adds 3 bytes or more: past any stretch of unreadable lengths */
    return guarded(where, e, [&] {
        for (unsigned i = 0;; i++) {
            const std::string list = term_list(d);
            if (xc_tag_unpacks(list.data(), list.size()))
                return true;
            if (d->filler.empty() || i == FILLERS_MAX)
                return xc_refuse(e, where, XC_UNSUPPORTED, 0,
                                 "libxapian could not read this term list back");
            d->doc.add_boolean_term(d->filler + std::to_string(i));
        }
    });
}

} // namespace

bool xc_add(struct xc_writer *w, struct xc_doc *d, uint32_t *docid, struct xc_error *e)
{
    uint32_t added = 0;
    if (w->is_open && w->in_batch && !fill_terms(d, __func__, e))
        return false;
    if (!writing(w, __func__, e, [&] { added = w->db.add_document(d->doc); }))
        return false;
    if (docid)
        *docid = added;
    return true;
}

bool xc_replace(struct xc_writer *w, struct xc_str unique, struct xc_doc *d, uint32_t *docid,
                struct xc_error *e)
{
    uint32_t put = 0;
    if (w->is_open && w->in_batch) {
        if (!is_storable(unique))
            return xc_refuse(e, __func__, XC_LIMIT, 0, "a unique term of %zu bytes", unique.len);
        if (!guarded(__func__, e, [&] {
                w->unique.assign(unique.at, unique.len);
                d->doc.add_boolean_term(w->unique);
                return true;
            }))
            return false;
        if (!fill_terms(d, __func__, e))
            return false;
    }
    if (!writing(w, __func__, e, [&] { put = w->db.replace_document(w->unique, d->doc); }))
        return false;
    if (docid)
        *docid = put;
    return true;
}

bool xc_delete(struct xc_writer *w, struct xc_str unique, bool *existed, struct xc_error *e)
{
    bool was_there = false;
    if (!writing(w, __func__, e, [&] {
            if (!is_storable(unique))
                return;
            w->unique.assign(unique.at, unique.len);
            was_there = w->db.term_exists(w->unique);
            if (was_there)
                w->db.delete_document(w->unique);
        }))
        return false;
    if (existed)
        *existed = was_there;
    return true;
}

/* ---- Queries ------------------------------------------------------------------------------------- */

namespace
{

/* Makes a libxapian query of a tree. Counts as it goes, since a node may stand in several places. */
class query_builder
{
  public:
    query_builder(bool has_positions, const char *where, struct xc_error *e)
        : has_positions_(has_positions), where_(where), e_(e)
    {
    }

    bool build(const struct xc_node *n, unsigned depth, Xapian::Query *out)
    {
        if (!n)
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "a query node is NULL");
        if (depth > XC_DEPTH_MAX || ++nodes_ > XC_NODES_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "a query of over %d levels or %d nodes",
                             XC_DEPTH_MAX, XC_NODES_MAX);
        switch (n->op) {
        case XC_ALL: *out = Xapian::Query::MatchAll; return true;
        case XC_NOTHING: *out = Xapian::Query(); return true;
        case XC_TERM: return term(n, out);
        case XC_AND: return some_kids(n, depth, Xapian::Query::OP_AND, out);
        case XC_OR: return any_of(n, depth, out);
        case XC_MAX: return some_kids(n, depth, Xapian::Query::OP_MAX, out);
        case XC_AND_NOT: return some_kids(n, depth, Xapian::Query::OP_AND_NOT, out);
        case XC_FILTER: return some_kids(n, depth, Xapian::Query::OP_FILTER, out);
        case XC_AND_MAYBE: return some_kids(n, depth, Xapian::Query::OP_AND_MAYBE, out);
        case XC_SCALE: return scale(n, depth, out);
        case XC_PHRASE: return close_by(n, Xapian::Query::OP_PHRASE, out);
        case XC_NEAR: return close_by(n, Xapian::Query::OP_NEAR, out);
        case XC_VALUE_GE:
        case XC_VALUE_LE:
        case XC_VALUE_RANGE: *out = values(n); return true;
        }
        return xc_refuse(e_, where_, XC_ARGUMENT, 0, "query operator %d", static_cast<int>(n->op));
    }

  private:
    bool has_positions_;
    const char *where_;
    struct xc_error *e_;
    size_t nodes_ = 0, terms_ = 0;

    /* An empty term would be every document to libxapian, and one over the limit an error at some
     * places. */
    bool term(const struct xc_node *n, Xapian::Query *out)
    {
        if (++terms_ > XC_QUERY_TERMS_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "a query of over %d terms",
                             XC_QUERY_TERMS_MAX);
        *out = is_storable(n->term) ? Xapian::Query(to_string(n->term), std::max(1u, n->wqf))
                                    : Xapian::Query();
        return true;
    }

    bool each_kid(const struct xc_node *n, unsigned depth, std::vector<Xapian::Query> *out)
    {
        out->resize(n->nkids);
        for (size_t i = 0; i < n->nkids; i++)
            if (!build(n->kids[i], depth + 1, &(*out)[i]))
                return false;
        return true;
    }

    bool some_kids(const struct xc_node *n, unsigned depth, Xapian::Query::op op,
                   Xapian::Query *out)
    {
        std::vector<Xapian::Query> kids;
        if (n->nkids == 0)
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "a query operator without operands");
        if (n->nkids > XC_NODES_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "a query operator of %zu operands", n->nkids);
        if (!each_kid(n, depth, &kids))
            return false;
        *out = Xapian::Query(op, kids.begin(), kids.end());
        return true;
    }

    bool any_of(const struct xc_node *n, unsigned depth, Xapian::Query *out)
    {
        std::vector<Xapian::Query> kids;
        if (n->nkids > XC_OR_TERMS_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "%zu alternatives", n->nkids);
        kids.reserve(n->nkids);
        for (size_t i = 0; i < n->nkids; i++) {
            Xapian::Query kid;
            bool is_term = n->kids[i] && n->kids[i]->op == XC_TERM;
            if (!(is_term ? term(n->kids[i], &kid) : build(n->kids[i], depth + 1, &kid)))
                return false;
            kids.push_back(std::move(kid));
        }
        *out = in_groups(kids);
        return true;
    }

    /* The time that libxapian takes for an OR grows with the square of its kids, and it joins an OR
     * inside an OR to one; not across a factor, though, and this one changes no more than a last
     * bit. */
    static Xapian::Query in_groups(std::vector<Xapian::Query> &kids)
    {
        constexpr size_t GROUP = 64;
        const double one = std::nextafter(1.0, 2.0);
        while (kids.size() > GROUP) {
            size_t groups = 0;
            for (size_t at = 0; at < kids.size(); at += GROUP) {
                auto begin = kids.begin() + static_cast<std::ptrdiff_t>(at);
                auto end =
                    kids.begin() + static_cast<std::ptrdiff_t>(std::min(at + GROUP, kids.size()));
                Xapian::Query group(Xapian::Query::OP_OR, begin, end);
                kids[groups++] = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, group, one);
            }
            kids.resize(groups);
        }
        return Xapian::Query(Xapian::Query::OP_OR, kids.begin(), kids.end());
    }

    bool scale(const struct xc_node *n, unsigned depth, Xapian::Query *out)
    {
        Xapian::Query kid;
        if (n->nkids != 1)
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "%zu operands to scale", n->nkids);
        if (!std::isfinite(n->factor) || n->factor < 0)
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "a factor that is negative or no number");
        if (!build(n->kids[0], depth + 1, &kid))
            return false;
        *out = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, kid, n->factor);
        return true;
    }

    /* libxapian takes terms and OR of terms, and says so only when it matches. */
    bool placed(const struct xc_node *n, Xapian::Query *out)
    {
        std::vector<Xapian::Query> words(1);
        if (n && n->op == XC_TERM)
            return term(n, out);
        if (n && n->op == XC_OR && n->nkids > XC_PHRASE_TERMS_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "%zu alternatives in a phrase", n->nkids);
        bool fits = n && n->op == XC_OR;
        for (size_t i = 0; fits && i < n->nkids; i++, words.emplace_back()) {
            fits = n->kids[i] && n->kids[i]->op == XC_TERM;
            if (fits && !term(n->kids[i], &words[i]))
                return false;
        }
        if (!fits)
            return xc_refuse(e_, where_, n ? XC_UNSUPPORTED : XC_ARGUMENT, 0,
                             "a phrase of other things than words and alternatives of words");
        *out = Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end());
        return true;
    }

    bool close_by(const struct xc_node *n, Xapian::Query::op op, Xapian::Query *out)
    {
        if (n->nkids == 0)
            return xc_refuse(e_, where_, XC_ARGUMENT, 0, "a phrase without words");
        if (n->nkids > XC_NODES_MAX)
            return xc_refuse(e_, where_, XC_LIMIT, 0, "a phrase of %zu words", n->nkids);
        std::vector<Xapian::Query> kids(n->nkids);
        for (size_t i = 0; i < n->nkids; i++)
            if (!placed(n->kids[i], &kids[i]))
                return false;
        /* Without any positions libxapian would match as with AND. */
        if (n->nkids > 1 && (!has_positions_ || (n->window && n->window < n->nkids)))
            *out = Xapian::Query();
        else
            *out = Xapian::Query(op, kids.begin(), kids.end(), n->window);
        return true;
    }

    static Xapian::Query values(const struct xc_node *n)
    {
        bool no_slot = n->slot == Xapian::BAD_VALUENO;
        if (n->op == XC_VALUE_GE && n->lo.len == 0)
            return Xapian::Query::MatchAll;
        if (no_slot)
            return Xapian::Query();
        if (n->op == XC_VALUE_GE)
            return Xapian::Query(Xapian::Query::OP_VALUE_GE, n->slot, to_string(n->lo));
        std::string lo = n->op == XC_VALUE_RANGE ? to_string(n->lo) : std::string();
        std::string hi = to_string(n->hi);
        /* A stored value is never empty: the lowest is one NUL. A range from "" is not the same to
         * libxapian as one from there, it takes in documents without a value. */
        if (lo.empty())
            lo.assign(1, '\0');
        if (hi < lo)
            return Xapian::Query();
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, n->slot, lo, hi);
    }
};

bool check_plan(const struct xc_plan *p, const char *where, struct xc_error *e)
{
    for (double number : {p->k1, p->k2, p->k3, p->b, p->min_normlen})
        if (p->weighting == XC_BM25 && (!std::isfinite(number) || number < 0))
            return xc_refuse(e, where, XC_ARGUMENT, 0,
                             "a weighting parameter is negative or no number");
    if (p->weighting == XC_BM25 && p->b > 1)
        return xc_refuse(e, where, XC_ARGUMENT, 0, "the weighting parameter b is over 1");
    bool wrong = p->sort == XC_BY_VALUE && p->sort_slot == Xapian::BAD_VALUENO;
    for (size_t i = 0; i < p->nslots; i++)
        wrong = wrong || p->slots[i] == Xapian::BAD_VALUENO;
    for (size_t i = 0; i < p->nfacet_slots; i++)
        wrong = wrong || p->facet_slots[i] == Xapian::BAD_VALUENO;
    return !wrong || xc_refuse(e, where, XC_ARGUMENT, 0, "value slot 2^32 - 1");
}

} // namespace

/* The strings lie one behind the other in bytes; at is set when no more come, since bytes may move. */
struct xc_list {
    std::vector<struct xc_item> items;
    std::string bytes;
};

struct xc_hits {
    std::vector<struct xc_hit> hits;
    std::vector<struct xc_str> values; /* nslots for each hit */
    std::string bytes;                 /* of each hit its values, then its data */
    std::vector<struct xc_list> facets;
    struct xc_total total = {};
};

namespace
{

void add_item(struct xc_list *l, const std::string &str, uint32_t docid, uint32_t docs,
              uint64_t occurrences)
{
    l->bytes += str;
    l->items.push_back({{nullptr, str.size()}, docid, docs, occurrences});
}

void place_strings(struct xc_list *l)
{
    const char *at = l->bytes.data();
    for (struct xc_item &item : l->items) {
        item.str.at = at;
        at += item.str.len;
    }
}

void place_strings(struct xc_hits *h, size_t nslots)
{
    const char *at = h->bytes.data();
    for (size_t i = 0; i < h->hits.size(); i++) {
        struct xc_hit *hit = &h->hits[i];
        hit->values = h->values.data() + i * nslots;
        for (size_t j = 0; j < nslots; j++) {
            h->values[i * nslots + j].at = at;
            at += hit->values[j].len;
        }
        hit->data.at = at;
        at += hit->data.len;
    }
}

void prepare(Xapian::Enquire *enquire, const struct xc_plan *p)
{
    if (p->weighting == XC_BM25)
        enquire->set_weighting_scheme(
            Xapian::BM25Weight(p->k1, p->k2, p->k3, p->b, p->min_normlen));
    else
        enquire->set_weighting_scheme(Xapian::BoolWeight());
    if (p->sort == XC_BY_VALUE && p->sort_then_relevance)
        enquire->set_sort_by_value_then_relevance(p->sort_slot, p->sort_descending);
    else if (p->sort == XC_BY_VALUE)
        enquire->set_sort_by_value(p->sort_slot, p->sort_descending);
    if (p->timeout_ms)
        enquire->set_time_limit(p->timeout_ms / 1000.0);
}

bool has_server(const struct xc_index *ix)
{
    for (const struct xc_place &place : ix->paths.list)
        if (place.port)
            return true;
    return false;
}

void copy_hits(struct xc_hits *h, const Xapian::MSet &set, const struct xc_plan *p, bool fetch)
{
    h->hits.reserve(set.size());
    h->values.reserve(set.size() * p->nslots);
    /* It sends all requests to a server before it waits. Of an empty set, or one that does not
     * begin with the first hit, it reads what is not there. */
    if (fetch && p->want_data && p->first == 0 && !set.empty())
        set.fetch();
    for (Xapian::MSetIterator it = set.begin(); it != set.end(); ++it) {
        struct xc_hit hit = {*it, it.get_weight(), nullptr, {nullptr, 0}};
        if (p->nslots || p->want_data) {
            const Xapian::Document doc = it.get_document();
            for (size_t i = 0; i < p->nslots; i++) {
                const std::string value = doc.get_value(p->slots[i]);
                h->values.push_back({nullptr, value.size()});
                h->bytes += value;
            }
            if (p->want_data) {
                const std::string data = doc.get_data();
                hit.data.len = data.size();
                h->bytes += data;
            }
        }
        h->hits.push_back(hit);
    }
    place_strings(h, p->nslots);
}

} // namespace

void xc_plan_default(struct xc_plan *p)
{
    *p = {};
    p->limit = 10;
    p->check_at_least = UINT32_MAX;
    p->k1 = 1;
    p->k3 = 1;
    p->b = 0.5;
    p->min_normlen = 0.5;
}

bool xc_search(struct xc_index *ix, const struct xc_node *q, const struct xc_plan *plan,
               struct xc_hits **out, struct xc_error *e)
{
    if (!check_plan(plan, __func__, e))
        return false;
    return reading(ix, __func__, e, [&] {
        Xapian::Query query;
        if (!query_builder(ix->all.has_positions(), "xc_search", e).build(q, 1, &query))
            return false;
        auto h = std::make_unique<struct xc_hits>();
        Xapian::Enquire enquire(ix->all);
        enquire.set_query(query);
        prepare(&enquire, plan);
        std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
        for (size_t i = 0; i < plan->nfacet_slots; i++) {
            spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(plan->facet_slots[i]));
            enquire.add_matchspy(spies.back().get());
        }
        uint32_t documents = ix->all.get_doccount();
        Xapian::MSet set =
            enquire.get_mset(std::min(plan->first, documents), std::min(plan->limit, documents),
                             std::min(plan->check_at_least, documents));
        h->total.lower = set.get_matches_lower_bound();
        h->total.estimate = set.get_matches_estimated();
        h->total.upper = set.get_matches_upper_bound();
        h->total.exact = h->total.lower == h->total.upper;
        h->total.revision = ix->opened;
        copy_hits(h.get(), set, plan, has_server(ix));
        h->facets.resize(spies.size());
        for (size_t i = 0; i < spies.size(); i++) {
            for (auto it = spies[i]->values_begin(); it != spies[i]->values_end(); ++it)
                add_item(&h->facets[i], *it, 0, it.get_termfreq(), 0);
            place_strings(&h->facets[i]);
        }
        *out = h.release();
        return true;
    });
}

namespace
{

/* What leaves libxapian's matcher when the sink wants no more. */
struct enough {
};

class handing_spy : public Xapian::MatchSpy
{
  public:
    handing_spy(const struct xc_plan *plan, const struct xc_sink *sink)
        : plan_(plan), sink_(sink), strings_(plan->nslots), values_(plan->nslots)
    {
    }
    void hand(const Xapian::Document &doc, uint32_t docid, double weight)
    {
        for (size_t i = 0; i < plan_->nslots; i++) {
            strings_[i] = doc.get_value(plan_->slots[i]);
            values_[i] = {strings_[i].data(), strings_[i].size()};
        }
        struct xc_hit hit = {docid, weight, values_.data(), {nullptr, 0}};
        if (!sink_->match(sink_->arg, &hit))
            throw enough();
    }
    /* A spy is shown every document that is looked at, with its weight. */
    void operator()(const Xapian::Document &doc, double weight) override
    {
        hand(doc, doc.get_docid(), weight);
    }

  private:
    const struct xc_plan *plan_;
    const struct xc_sink *sink_;
    std::vector<std::string> strings_;
    std::vector<struct xc_str> values_;
};

} // namespace

bool xc_each(struct xc_index *ix, const struct xc_node *q, const struct xc_plan *plan,
             const struct xc_sink *sink, uint64_t *revision, struct xc_error *e)
{
    if (!check_plan(plan, __func__, e))
        return false;
    return reading(ix, __func__, e, [&] {
        Xapian::Query query;
        if (!query_builder(ix->all.has_positions(), "xc_each", e).build(q, 1, &query))
            return false;
        struct xc_plan plain = *plan;
        plain.timeout_ms = 0;
        handing_spy spy(plan, sink);
        Xapian::Enquire enquire(ix->all);
        enquire.set_query(query);
        prepare(&enquire, &plain);
        const uint32_t documents = ix->all.get_doccount();
        sink->begin(sink->arg, documents);
        try {
            /* To a spy a document's number is that within its own database. */
            if (ix->parts.size() == 1 && !has_server(ix)) {
                enquire.add_matchspy(&spy);
                (void)enquire.get_mset(0, 0, documents);
            } else {
                Xapian::MSet set = enquire.get_mset(0, documents, documents);
                for (auto it = set.begin(); it != set.end(); ++it)
                    spy.hand(it.get_document(), *it, it.get_weight());
            }
        } catch (const enough &) {
            /* nothing more is asked for */
        }
        if (revision)
            *revision = ix->opened;
        return true;
    });
}

size_t xc_hit_count(const struct xc_hits *h)
{
    return h->hits.size();
}

const struct xc_hit *xc_hit(const struct xc_hits *h, size_t i)
{
    return &h->hits[i];
}

const struct xc_total *xc_hits_total(const struct xc_hits *h)
{
    return &h->total;
}

const struct xc_list *xc_hits_facet(const struct xc_hits *h, size_t i)
{
    return &h->facets[i];
}

void xc_hits_free(struct xc_hits *h)
{
    delete h;
}

/* ---- Reading lists ------------------------------------------------------------------------------- */

size_t xc_list_count(const struct xc_list *l)
{
    return l->items.size();
}

const struct xc_item *xc_list_item(const struct xc_list *l, size_t i)
{
    return &l->items[i];
}

void xc_list_free(struct xc_list *l)
{
    delete l;
}

namespace
{

/* Run body, which fills a list. */
template <typename Body>
bool listing(struct xc_index *ix, struct xc_list **out, const char *where, struct xc_error *e,
             const Body &body)
{
    return reading(ix, where, e, [&] {
        auto l = std::make_unique<struct xc_list>();
        body(l.get());
        place_strings(l.get());
        *out = l.release();
        return true;
    });
}

bool check_ascending(const uint32_t *docids, size_t n, const char *where, struct xc_error *e)
{
    for (size_t i = 1; i < n; i++)
        if (docids[i - 1] >= docids[i])
            return xc_refuse(e, where, XC_ARGUMENT, 0, "document numbers that do not ascend");
    return true;
}

} // namespace

bool xc_terms(struct xc_index *ix, struct xc_str prefix, size_t cap, struct xc_list **out,
              bool *more, struct xc_error *e)
{
    bool others = false;
    if (!listing(ix, out, __func__, e, [&](struct xc_list *l) {
            others = false;
            if (prefix.len && !is_storable(prefix))
                return;
            const std::string begin = to_string(prefix);
            const Xapian::TermIterator end = ix->all.allterms_end(begin);
            for (Xapian::TermIterator it = ix->all.allterms_begin(begin); it != end; ++it) {
                others = l->items.size() == cap;
                if (others)
                    break;
                add_item(l, *it, 0, it.get_termfreq(), 0);
            }
        }))
        return false;
    if (more)
        *more = others;
    return true;
}

bool xc_walk_terms(struct xc_index *ix, struct xc_str from, const struct xc_walker *walker,
                   struct xc_error *e)
{
    return reading(ix, __func__, e, [&] {
        std::string term, next = to_string(from);
        const Xapian::TermIterator end = ix->all.allterms_end();
        Xapian::TermIterator it = ix->all.allterms_begin();
        walker->begin(walker->arg);
        if (from.len) /* "" comes before the metadata, which are no terms */
            it.skip_to(next);
        while (it != end) {
            struct xc_str to = {nullptr, 0};
            term = *it;
            enum xc_stride stride = walker->look(walker->arg, {term.data(), term.size()}, &to);
            if (stride == XC_STOP)
                break;
            if (stride == XC_TAKE)
                walker->take(walker->arg, {term.data(), term.size()}, it.get_termfreq());
            next = stride == XC_SEEK ? to_string(to) : std::string();
            if (next <= term)
                next = term + '\0'; /* to seek the next one takes 0.7 of the time of ++it */
            it.skip_to(next);
        }
        return true;
    });
}

bool xc_term_stats(struct xc_index *ix, struct xc_str term, uint32_t *docs, uint64_t *occurrences,
                   struct xc_error *e)
{
    return reading(ix, __func__, e, [&] {
        bool possible = is_storable(term);
        const std::string name = possible ? to_string(term) : std::string();
        uint32_t in = possible && docs ? ix->all.get_termfreq(name) : 0;
        uint64_t sum = possible && occurrences ? ix->all.get_collection_freq(name) : 0;
        if (docs)
            *docs = in;
        if (occurrences)
            *occurrences = sum;
        return true;
    });
}

bool xc_doc_terms(struct xc_index *ix, uint32_t docid, struct xc_list **out, struct xc_error *e)
{
    if (docid == 0)
        return xc_refuse(e, __func__, XC_NOT_FOUND, 0, "document 0");
    return listing(ix, out, __func__, e, [&](struct xc_list *l) {
        const Xapian::TermIterator end = ix->all.termlist_end(docid);
        for (Xapian::TermIterator it = ix->all.termlist_begin(docid); it != end; ++it)
            add_item(l, *it, 0, 0, it.get_wdf());
    });
}

void xc_postings_free(struct xc_postings *p)
{
    free(p->items);
    free(p->positions);
    *p = {};
}

namespace
{

/* Add the document that it stands on. */
void add_posting(const Xapian::PostingIterator &it, struct xc_postings *out)
{
    make_room(&out->items, &out->items_cap, out->count, out->count + 1);
    struct xc_posting *item = &out->items[out->count];
    *item = {*it, it.get_wdf(), it.get_doclength(), 0, out->npositions};
    const Xapian::PositionIterator end = it.positionlist_end();
    for (Xapian::PositionIterator p = it.positionlist_begin(); p != end; ++p) {
        make_room(&out->positions, &out->positions_cap, out->npositions, out->npositions + 1);
        out->positions[out->npositions++] = *p;
    }
    item->count = static_cast<uint32_t>(out->npositions - item->start);
    out->count++;
}

} // namespace

bool xc_positions(struct xc_index *ix, struct xc_str term, const uint32_t *docids, size_t n,
                  struct xc_postings *out, struct xc_error *e)
{
    if (!check_ascending(docids, n, __func__, e))
        return false;
    return reading(ix, __func__, e, [&] {
        out->count = out->npositions = 0;
        if (!is_storable(term) || n == 0)
            return true;
        const std::string name = to_string(term);
        Xapian::PostingIterator it = ix->all.postlist_begin(name);
        const Xapian::PostingIterator end = ix->all.postlist_end(name);
        for (size_t i = 0; i < n && it != end; i++) {
            it.skip_to(docids[i]);
            if (it != end && *it == docids[i])
                add_posting(it, out);
        }
        return true;
    });
}

bool xc_get(struct xc_index *ix, struct xc_str unique, uint32_t *docid, struct xc_buf *data,
            struct xc_error *e)
{
    return reading(ix, __func__, e, [&] {
        uint32_t found = 0;
        if (is_storable(unique)) {
            const std::string name = to_string(unique);
            Xapian::PostingIterator it = ix->all.postlist_begin(name);
            if (it != ix->all.postlist_end(name))
                found = *it;
        }
        if (data)
            buf_set(data, found ? ix->all.get_document(found, Xapian::DOC_ASSUME_VALID).get_data()
                                : std::string());
        if (docid)
            *docid = found;
        return true;
    });
}

bool xc_data(struct xc_index *ix, uint32_t docid, struct xc_buf *out, struct xc_error *e)
{
    if (docid == 0)
        return xc_refuse(e, __func__, XC_NOT_FOUND, 0, "document 0");
    return reading(ix, __func__, e, [&] {
        buf_set(out, ix->all.get_document(docid).get_data());
        return true;
    });
}

bool xc_values(struct xc_index *ix, uint32_t slot, const uint32_t *docids, size_t n,
               struct xc_list **out, struct xc_error *e)
{
    if (slot == Xapian::BAD_VALUENO)
        return xc_refuse(e, __func__, XC_ARGUMENT, 0, "value slot 2^32 - 1");
    if (!check_ascending(docids, n, __func__, e))
        return false;
    return listing(ix, out, __func__, e, [&](struct xc_list *l) {
        l->items.reserve(n);
        Xapian::ValueIterator it = ix->all.valuestream_begin(slot);
        const Xapian::ValueIterator end = ix->all.valuestream_end(slot);
        for (size_t i = 0; i < n; i++) {
            if (it != end)
                it.skip_to(docids[i]);
            bool has = it != end && it.get_docid() == docids[i];
            add_item(l, has ? *it : std::string(), docids[i], 0, 0);
        }
    });
}

bool xc_values_all(struct xc_index *ix, uint32_t slot, struct xc_list **out, struct xc_error *e)
{
    if (slot == Xapian::BAD_VALUENO)
        return xc_refuse(e, __func__, XC_ARGUMENT, 0, "value slot 2^32 - 1");
    return listing(ix, out, __func__, e, [&](struct xc_list *l) {
        const Xapian::ValueIterator end = ix->all.valuestream_end(slot);
        for (Xapian::ValueIterator it = ix->all.valuestream_begin(slot); it != end; ++it)
            add_item(l, *it, it.get_docid(), 0, 0);
    });
}

/* ---- Whole databases ----------------------------------------------------------------------------- */

namespace
{

/* libxapian hands over the values of a key in no order of their databases: what one has beside the key moves it to the
 * end of the queue that they are merged by. */
class first_wins : public Xapian::Compactor
{
  public:
    void add(const Xapian::Database &db)
    {
        all_.push_back(db);
    }
    std::string resolve_duplicate_metadata(const std::string &key, size_t,
                                           const std::string tags[]) override
    {
        static const std::string prefix("\0\xc0", 2); /* as the tables have it, and we get it */
        const std::string bare =
            key.compare(0, prefix.size(), prefix) == 0 ? key.substr(prefix.size()) : key;
        for (const Xapian::Database &db : all_) {
            std::string value = db.get_metadata(bare);
            if (!value.empty())
                return value;
        }
        return tags[0];
    }

  private:
    std::vector<Xapian::Database> all_;
};

} // namespace

bool xc_compact(const char *const *in, size_t n, const char *out_dir, unsigned flags,
                struct xc_error *e)
{
    enum { BLOCK = 8192 };
    return guarded(__func__, e, [&] {
        if (n == 0)
            return xc_refuse(e, "xc_compact", XC_ARGUMENT, 0, "nothing to compact");
        Xapian::Database all;
        first_wins rule;
        for (size_t i = 0; i < n; i++) {
            folder at;
            if (!xc_place_look_folder(&at, in[i], "xc_compact", e))
                return false;
            Xapian::Database db(at.name(), Xapian::DB_BACKEND_GLASS);
            all.add_database(db);
            rule.add(db);
        }
        new_folder folder("xc_compact", e);
        if (!folder.make(out_dir))
            return false;
        all.compact(folder.made, Xapian::Compactor::FULL, BLOCK, rule);
        return folder.move_into_place(wants_sync(flags));
    });
}

namespace
{

class pipe_buffer : public std::streambuf
{
  public:
    explicit pipe_buffer(int fd) : fd_(fd)
    {
    }

  protected:
    int overflow(int c) override
    {
        char byte = static_cast<char>(c);
        return c == EOF || xsputn(&byte, 1) == 1 ? 0 : EOF;
    }
    std::streamsize xsputn(const char *bytes, std::streamsize n) override
    {
        return xc_child_print(fd_, bytes, static_cast<size_t>(n)) ? n : 0;
    }

  private:
    int fd_;
};

void check(void *dir, int fd) noexcept
{
    struct xc_error why;
    size_t errors = 0;
    pipe_buffer buffer(fd);
    std::ostream out(&buffer);

    if (!guarded("xc_check", &why, [&] {
            errors = Xapian::Database::check(static_cast<const char *>(dir), 0, &out);
            return true;
        })) {
        errors++;
        out << why.text << '\n';
    }
    xc_child_tell(fd, errors);
}

} // namespace

bool xc_check(const char *dir, void (*line)(void *arg, const char *text), void *arg, size_t *errors,
              struct xc_error *e)
{
    return guarded(__func__, e, [&] {
        struct stat st;
        if (stat((std::string(dir) + "/iamglass").c_str(), &st) != 0)
            return xc_refuse_errno(e, "xc_check", errno, dir);
        return xc_child_run(check, const_cast<char *>(dir), line, arg, errors, "xc_check", e);
    });
}
