#define _GNU_SOURCE
#include "CGatheredWrites.h"
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    /// How much is gathered: what stands between two multiples of it in the file.
    room = 1 << 20,
    /// SQLite's own VFS takes less than 128 KB at once.
    piece = 64 << 10,
    /// What is gathered is counted in these: the smallest page that a database can have.
    unit = 512,
    units = room / unit,
    /// From so many bytes on they are written past the system's memory.
    large = 128 << 10,
    /// Of these, in the file and in memory, beginning and end must be multiples.
    alignment = 4096,
};

/// An operation code of this VFS; SQLite's are below a hundred.
enum { give = 0x73616E };

/// A database file; the system's own, `real`, stands behind it in memory.
typedef struct {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file *real;
    /// The descriptor of `real`; -1 where it isn't known, or nothing can be written past the system's memory.
    int descriptor;
    /// What `real` doesn't have yet: of its bytes from `start` on, a multiple of `room`, some of the units from `first` to before `end`; `is_gathered` tells which.
    unsigned char *gathered;
    sqlite3_int64 start;
    int first, end;
    unsigned char is_gathered[units];
    /// Whether nothing is gathered: see `file_control`.
    bool is_checkpoint;
} File;

static File *of(sqlite3_file *file) { return (File *)file; }

#define REAL(file, method, ...) of(file)->real->pMethods->method(of(file)->real, ##__VA_ARGS__)

static sqlite3_vfs *system_vfs;

/// As `real` would do it.
static ssize_t system_write(int descriptor, const void *bytes, size_t count, off_t offset) {
    static const char *const names[] = {"pwrite64", "pwrite"};
    for (int number = 0; number < 2 && system_vfs->iVersion >= 3; number++) {
        sqlite3_syscall_ptr call = system_vfs->xGetSystemCall(system_vfs, names[number]);
        if (call != NULL) return ((ssize_t (*)(int, const void *, size_t, off_t))call)(descriptor, bytes, count, offset);
    }
    return pwrite(descriptor, bytes, count, offset);
}

/// Has the disk take bytes from where they are, which costs a fifth of having the system copy them and then write them from there: O_DIRECT, open(2). The system sees to it that whoever
/// reads the file gets them. They are no safer on the disk than others until the file is synced.
/// - Returns: false where that can't be done; then nothing is known of what was written.
static bool write_directly(File *file, const unsigned char *bytes, int count, sqlite3_int64 offset) {
    if (file->descriptor < 0 || count < large || count % alignment != 0 || offset % alignment != 0) return false;
    // SQLite's own descriptor: to close another one would give up the locks that this process has on the file (fcntl(2)).
    int flags = fcntl(file->descriptor, F_GETFL);
    bool is_written = false;
    if (flags >= 0 && fcntl(file->descriptor, F_SETFL, flags | O_DIRECT) == 0) {
        is_written = system_write(file->descriptor, bytes, (size_t)count, offset) == count;
        fcntl(file->descriptor, F_SETFL, flags);
    }
    if (!is_written) file->descriptor = -1;
    return is_written;
}

/// What stands between units that weren't gathered.
static int write_run(File *file, int first, int end) {
    const unsigned char *bytes = file->gathered + first * unit;
    sqlite3_int64 offset = file->start + first * unit;
    int count = (end - first) * unit;
    if (write_directly(file, bytes, count, offset)) return SQLITE_OK;
    int code = SQLITE_OK;
    for (int done = 0; done < count && code == SQLITE_OK; done += piece) {
        code = REAL(&file->base, xWrite, bytes + done, count - done < piece ? count - done : piece, offset + done);
    }
    return code;
}

/// What can't be written stays gathered: SQLite doesn't heed the answer to everything for which this is done, but it does that of syncing, for which it is done once more and without which
/// nothing is committed. A transaction that is taken back writes over it, or cuts it off.
static int flush(sqlite3_file *base) {
    File *file = of(base);
    while (file->first < file->end) {
        int end = file->first;
        while (end < file->end && file->is_gathered[end]) end++;
        if (end > file->first) {
            int code = write_run(file, file->first, end);
            if (code != SQLITE_OK) return code;
            memset(file->is_gathered + file->first, 0, (size_t)(end - file->first));
        }
        file->first = end + 1;
    }
    file->first = file->end = 0;
    return SQLITE_OK;
}

/// What is asked of a file that must have all that was written.
#define FLUSHED(file, method, ...)                                                    \
    do {                                                                              \
        int code = flush(file);                                                       \
        return code == SQLITE_OK ? REAL(file, method, ##__VA_ARGS__) : code;          \
    } while (0)

static int write_bytes(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    File *file = of(base);
    sqlite3_int64 start = offset - offset % room;
    bool is_odd = file->is_checkpoint || offset % unit != 0 || count % unit != 0 || offset + count > start + room;
    // Most pages come in the order of the file, and some that were changed once more behind all others: for these alone what is gathered isn't given away.
    if (!is_odd && file->end > 0 && start < file->start) return REAL(base, xWrite, bytes, count, offset);
    if (is_odd || start != file->start) {
        int code = flush(base);
        if (code != SQLITE_OK) return code;
        if (is_odd) return REAL(base, xWrite, bytes, count, offset);
        file->start = start;
    }
    int first = (int)(offset - start) / unit, end = first + count / unit;
    memcpy(file->gathered + first * unit, bytes, (size_t)count);
    memset(file->is_gathered + first, 1, (size_t)(end - first));
    if (file->end == 0 || first < file->first) file->first = first;
    if (end > file->end) file->end = end;
    return SQLITE_OK;
}

/// SQLite measures a file before it cuts it off.
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    int code = REAL(file, xFileSize, size);
    sqlite3_int64 end = of(file)->start + of(file)->end * unit;
    if (code == SQLITE_OK && of(file)->end > 0 && *size < end) *size = end;
    return code;
}

/// Of what is cut off nothing needs to be written, least of all where a transaction is taken back because the disk is full.
static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
    File *file = of(base);
    if (size % unit != 0) FLUSHED(base, xTruncate, size);
    while (file->end > file->first && file->start + file->end * unit > size) file->is_gathered[--file->end] = 0;
    if (file->end == file->first) file->first = file->end = 0;
    return REAL(base, xTruncate, size);
}

/// What was gathered is read from where it is: a transaction doesn't fail for reading where a disk is full.
static int read_bytes(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    File *file = of(base);
    if (offset + count <= file->start + file->first * unit || offset >= file->start + file->end * unit)
        return REAL(base, xRead, bytes, count, offset);
    bool has_all = true, has_any = false;
    for (sqlite3_int64 place = offset - offset % unit; place < offset + count; place += unit) {
        sqlite3_int64 number = (place - file->start) / unit;
        bool is_there = place >= file->start && number < file->end && file->is_gathered[number];
        has_all = has_all && is_there;
        has_any = has_any || is_there;
    }
    if (!has_any) return REAL(base, xRead, bytes, count, offset);
    if (!has_all) FLUSHED(base, xRead, bytes, count, offset);
    memcpy(bytes, file->gathered + (offset - file->start), (size_t)count);
    return SQLITE_OK;
}

static int sync_file(sqlite3_file *file, int flags) {
    FLUSHED(file, xSync, flags);
}

static int file_control(sqlite3_file *file, int what, void *argument) {
    if (what == give) return flush(file);
    // When it has put a part of its log into the file SQLite takes that for written whatever the file answers, and needn't sync it: then each write has an answer of its own.
    if (what == SQLITE_FCNTL_CKPT_START || what == SQLITE_FCNTL_CKPT_DONE) of(file)->is_checkpoint = what == SQLITE_FCNTL_CKPT_START;
    // These only tell of what may be done soon, the second whenever a transaction is taken back, before what it wrote is cut off.
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_MMAP_SIZE) return REAL(file, xFileControl, what, argument);
    FLUSHED(file, xFileControl, what, argument);
}

static int fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **place) {
    FLUSHED(file, xFetch, offset, count, place);
}

/// Whatever becomes of what was written, others may go on: the journal has what was there before.
static int unlock(sqlite3_file *base, int level) {
    File *file = of(base);
    int written = flush(base);
    memset(file->is_gathered, 0, units);
    file->first = file->end = 0;
    int code = REAL(base, xUnlock, level);
    return written == SQLITE_OK ? code : written;
}

static int close_file(sqlite3_file *file) {
    int written = flush(file);
    free(of(file)->gathered);
    int code = REAL(file, xClose);
    return written == SQLITE_OK ? code : written;
}

static int lock(sqlite3_file *file, int level) { return REAL(file, xLock, level); }
static int is_reserved(sqlite3_file *file, int *answer) { return REAL(file, xCheckReservedLock, answer); }
static int sector_size(sqlite3_file *file) { return REAL(file, xSectorSize); }
static int characteristics(sqlite3_file *file) { return REAL(file, xDeviceCharacteristics); }
static int shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **place) {
    return REAL(file, xShmMap, page, size, extend, place);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) { return REAL(file, xShmLock, offset, count, flags); }
static void shm_barrier(sqlite3_file *file) { REAL(file, xShmBarrier); }
static int shm_unmap(sqlite3_file *file, int remove) { return REAL(file, xShmUnmap, remove); }
static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *place) { return REAL(file, xUnfetch, offset, place); }

static const sqlite3_io_methods methods = {
    .iVersion = 3, .xClose = close_file, .xRead = read_bytes, .xWrite = write_bytes, .xTruncate = truncate_file, .xSync = sync_file,
    .xFileSize = file_size, .xLock = lock, .xUnlock = unlock, .xCheckReservedLock = is_reserved, .xFileControl = file_control,
    .xSectorSize = sector_size, .xDeviceCharacteristics = characteristics, .xShmMap = shm_map, .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier, .xShmUnmap = shm_unmap, .xFetch = fetch, .xUnfetch = unfetch,
};

static int (*system_open)(const char *, int, int);
/// What this thread opened last.
static _Thread_local int opened;

static int open_and_remember(const char *name, int flags, int mode) { return opened = system_open(name, flags, mode); }

/// Journals and temporary files are the system's own.
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *got) {
    (void)vfs;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return system_vfs->xOpen(system_vfs, name, base, flags, got);
    File *file = of(base);
    *file = (File){.real = (sqlite3_file *)(file + 1)};
    if (posix_memalign((void **)&file->gathered, alignment, room) != 0) return SQLITE_NOMEM;
    // It stays so where a descriptor is used again that another connection closed.
    opened = -1;
    int code = system_vfs->xOpen(system_vfs, name, file->real, flags, got);
    if (file->real->pMethods == NULL) {
        free(file->gathered);
        return code;
    }
    file->descriptor = opened;
    file->methods = methods;
    // What the system's own file can't do isn't offered.
    if (file->real->pMethods->iVersion < methods.iVersion) file->methods.iVersion = file->real->pMethods->iVersion;
    if (file->real->pMethods->iVersion >= 2 && file->real->pMethods->xShmMap == NULL) file->methods.xShmMap = NULL;
    file->base.pMethods = &file->methods;
    return code;
}

static void register_vfs(void) {
    static sqlite3_vfs gathering;
    system_vfs = sqlite3_vfs_find(NULL);
    if (system_vfs == NULL) return;
    gathering = *system_vfs;
    gathering.pNext = NULL;
    gathering.zName = "gathering";
    gathering.szOsFile += (int)sizeof(File);
    gathering.xOpen = open_file;
    // It doesn't tell the descriptor of a file: it is told what to open it with.
    sqlite3_syscall_ptr open_call = system_vfs->iVersion >= 3 ? system_vfs->xGetSystemCall(system_vfs, "open") : NULL;
    system_open = (int (*)(const char *, int, int))open_call;
    if (open_call != NULL) system_vfs->xSetSystemCall(system_vfs, "open", (sqlite3_syscall_ptr)open_and_remember);
    sqlite3_vfs_register(&gathering, 1);
}

void gather_database_writes(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_vfs);
}

int give_database_writes(sqlite3 *connection) {
    int code = sqlite3_file_control(connection, NULL, give, NULL);
    return code == SQLITE_NOTFOUND ? SQLITE_OK : code;
}
