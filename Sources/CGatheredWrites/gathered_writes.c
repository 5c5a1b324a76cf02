#include "CGatheredWrites.h"
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

/// How much is gathered, and never across a multiple of it. SQLite's own VFS takes less than 128 KB at once.
enum { room = 64 << 10 };

/// An operation code of this VFS; SQLite's are below a hundred.
enum { give = 0x73616E };

/// A database file; the system's own, `real`, stands behind it in memory.
typedef struct {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file *real;
    /// `count` bytes from `start` on, which `real` doesn't have yet.
    unsigned char *gathered;
    sqlite3_int64 start;
    int count;
    /// Why something that was gathered couldn't be written, until SQLite has heeded that; else SQLITE_OK.
    int failure;
} File;

static File *of(sqlite3_file *file) { return (File *)file; }

#define REAL(file, method, ...) of(file)->real->pMethods->method(of(file)->real, ##__VA_ARGS__)

/// Where it fails nothing is kept: the transaction must fail, and the journal has what was there before. SQLite doesn't heed the answer to everything for which
/// this is done, but it does that of syncing, without which nothing is committed: see `sync_file`.
static int flush(sqlite3_file *base) {
    File *file = of(base);
    int count = file->count;
    file->count = 0;
    int code = count == 0 ? SQLITE_OK : REAL(base, xWrite, file->gathered, count, file->start);
    if (code != SQLITE_OK) file->failure = code;
    return code;
}

/// What is asked of a file that must have all that was written.
#define FLUSHED(file, method, ...)                                                    \
    do {                                                                              \
        int code = flush(file);                                                       \
        return code == SQLITE_OK ? REAL(file, method, ##__VA_ARGS__) : code;          \
    } while (0)

/// The answer to a write is heeded.
static int make_room(File *file) {
    int code = flush(&file->base);
    if (code != SQLITE_OK) file->failure = SQLITE_OK;
    return code;
}

static int write_bytes(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    File *file = of(base);
    sqlite3_int64 end = file->start + file->count;
    if (offset >= file->start && offset + count <= end) {
        memcpy(file->gathered + (offset - file->start), bytes, (size_t)count);
        return SQLITE_OK;
    }
    if (offset != end || offset % room == 0) {
        int code = make_room(file);
        if (code != SQLITE_OK) return code;
        file->start = offset;
    }
    if (offset % room + count > room) {
        int code = make_room(file);
        return code == SQLITE_OK ? REAL(base, xWrite, bytes, count, offset) : code;
    }
    memcpy(file->gathered + file->count, bytes, (size_t)count);
    file->count += count;
    return SQLITE_OK;
}

/// SQLite measures a file before it cuts it off.
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    int code = REAL(file, xFileSize, size);
    sqlite3_int64 end = of(file)->start + of(file)->count;
    if (code == SQLITE_OK && of(file)->count > 0 && *size < end) *size = end;
    return code;
}

/// Of what is cut off nothing needs to be written, least of all where a transaction is taken back because the disk is full.
static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
    File *file = of(base);
    if (file->start + file->count > size) file->count = size > file->start ? (int)(size - file->start) : 0;
    return REAL(base, xTruncate, size);
}

/// What was gathered is read from where it is: a transaction doesn't fail for reading where a disk is full.
static int read_bytes(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    File *file = of(base);
    sqlite3_int64 end = file->start + file->count;
    if (offset >= end || offset + count <= file->start) return REAL(base, xRead, bytes, count, offset);
    if (offset < file->start || offset + count > end) FLUSHED(base, xRead, bytes, count, offset);
    memcpy(bytes, file->gathered + (offset - file->start), (size_t)count);
    return SQLITE_OK;
}

/// What couldn't be written meanwhile isn't committed either.
static int sync_file(sqlite3_file *base, int flags) {
    flush(base);
    int failure = of(base)->failure;
    of(base)->failure = SQLITE_OK;
    return failure == SQLITE_OK ? REAL(base, xSync, flags) : failure;
}

static int file_control(sqlite3_file *file, int what, void *argument) {
    if (what == give) return flush(file);
    // These only tell of what may be done soon, the second whenever a transaction is taken back, before what it wrote is cut off.
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_MMAP_SIZE) return REAL(file, xFileControl, what, argument);
    FLUSHED(file, xFileControl, what, argument);
}

static int fetch(sqlite3_file *file, sqlite3_int64 offset, int count, void **place) {
    FLUSHED(file, xFetch, offset, count, place);
}

/// Whatever becomes of what was written, others may go on.
static int unlock(sqlite3_file *file, int level) {
    int written = flush(file);
    of(file)->failure = SQLITE_OK;
    int code = REAL(file, xUnlock, level);
    return written == SQLITE_OK ? code : written;
}

static int close_file(sqlite3_file *file) {
    int written = flush(file);
    sqlite3_free(of(file)->gathered);
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

static sqlite3_vfs *system_vfs;

/// Journals and temporary files are the system's own.
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *got) {
    (void)vfs;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return system_vfs->xOpen(system_vfs, name, base, flags, got);
    File *file = of(base);
    *file = (File){.real = (sqlite3_file *)(file + 1), .gathered = sqlite3_malloc(room)};
    if (file->gathered == NULL) return SQLITE_NOMEM;
    int code = system_vfs->xOpen(system_vfs, name, file->real, flags, got);
    if (file->real->pMethods == NULL) {
        sqlite3_free(file->gathered);
        return code;
    }
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
