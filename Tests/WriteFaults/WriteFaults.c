// Preloaded into a program, counts the calls that change files or folders, standard output and error apart, and provokes a fault at
// one of them:
//
//   WRITE_FAULT=kill:N      the process is killed (SIGKILL) right after the Nth call
//   WRITE_FAULT=tear:N      the Nth call, if it writes, writes half of what it should; then the process is killed
//   WRITE_FAULT=fail:N:E    the Nth call and all later ones that need space or a writable disk fail with errno E
//   WRITE_FAULT=sync:N      the Nth syncfs fails with EIO, alone
//   WRITE_FAULT_COUNT=FILE  the number of calls is written there at the end
//   ONE_CORE=1              the machine has one core: tasks have one thread
#define _GNU_SOURCE
#include "WriteFaults.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static enum { NOTHING, KILL, TEAR, FAIL, SYNC } fault;
static long wanted;
static int error_number;
static long calls;

__attribute__((constructor)) static void configure(void) {
    const char *text = getenv("WRITE_FAULT");
    if (text == NULL) return;
    if (sscanf(text, "kill:%ld", &wanted) == 1) fault = KILL;
    if (sscanf(text, "tear:%ld", &wanted) == 1) fault = TEAR;
    if (sscanf(text, "fail:%ld:%d", &wanted, &error_number) == 2) fault = FAIL;
    if (sscanf(text, "sync:%ld", &wanted) == 1) fault = SYNC;
}

__attribute__((destructor)) static void tell(void) {
    const char *location = getenv("WRITE_FAULT_COUNT");
    FILE *file = location == NULL ? NULL : fopen(location, "w");
    if (file == NULL) return;
    fprintf(file, "%ld\n", __atomic_load_n(&calls, __ATOMIC_SEQ_CST));
    fclose(file);
}

static long count(void) { return __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST); }

static void after(long number) {
    if ((fault == KILL || fault == TEAR) && number == wanted) kill(getpid(), SIGKILL);
}

static int fails(long number) {
    if (fault != FAIL || number < wanted) return 0;
    errno = error_number;
    return 1;
}

static int tears(long number) { return fault == TEAR && number == wanted; }

static void *next(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL) abort();
    return found;
}

#define CALL(result, name, parameters, arguments, may_fail)                                   \
    result name parameters {                                                                  \
        static result(*real) parameters;                                                      \
        if (real == NULL) real = (result(*) parameters)next(#name);                           \
        long number = count();                                                                \
        if (may_fail && fails(number)) return -1;                                             \
        result outcome = real arguments;                                                      \
        after(number);                                                                        \
        return outcome;                                                                       \
    }

// A call that needs space, and one that gives it back: that works on a full disk.
#define CHANGES(result, name, parameters, arguments) CALL(result, name, parameters, arguments, 1)
#define REMOVES(result, name, parameters, arguments) CALL(result, name, parameters, arguments, 0)

#define WRITES(name, parameters, arguments, half)                                             \
    ssize_t name parameters {                                                                 \
        static ssize_t(*real) parameters;                                                     \
        if (real == NULL) real = (ssize_t(*) parameters)next(#name);                          \
        if (descriptor == 1 || descriptor == 2) return real arguments;                        \
        long number = count();                                                                \
        if (fails(number)) return -1;                                                         \
        ssize_t outcome = tears(number) ? real half : real arguments;                         \
        after(number);                                                                        \
        return outcome;                                                                       \
    }

WRITES(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size), (descriptor, bytes, size / 2))
WRITES(pwrite, (int descriptor, const void *bytes, size_t size, off_t place), (descriptor, bytes, size, place),
       (descriptor, bytes, size / 2, place))
WRITES(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t place), (descriptor, bytes, size, place),
       (descriptor, bytes, size / 2, place))
WRITES(writev, (int descriptor, const struct iovec *pieces, int size), (descriptor, pieces, size), (descriptor, pieces, size / 2))

CHANGES(int, fsync, (int descriptor), (descriptor))

// One that fails alone: what is to be on the disk then isn't, and the next one doesn't say so.
int syncfs(int descriptor) {
    static int (*real)(int);
    static long syncs;
    if (real == NULL) real = (int (*)(int))next("syncfs");
    long number = count();
    long sync = __atomic_add_fetch(&syncs, 1, __ATOMIC_SEQ_CST);
    if (fault == SYNC && sync == wanted) {
        errno = EIO;
        return -1;
    }
    if (fails(number)) return -1;
    int outcome = real(descriptor);
    after(number);
    return outcome;
}

CHANGES(int, fdatasync, (int descriptor), (descriptor))
CHANGES(int, mkdir, (const char *location, mode_t mode), (location, mode))
CHANGES(int, mkdirat, (int folder, const char *location, mode_t mode), (folder, location, mode))
CHANGES(int, rename, (const char *old, const char *new), (old, new))
CHANGES(int, renameat, (int folder, const char *old, int target, const char *new), (folder, old, target, new))
CHANGES(int, renameat2, (int folder, const char *old, int target, const char *new, unsigned int flags),
        (folder, old, target, new, flags))
CHANGES(int, link, (const char *old, const char *new), (old, new))
CHANGES(int, linkat, (int folder, const char *old, int target, const char *new, int flags), (folder, old, target, new, flags))
CHANGES(int, fchmod, (int descriptor, mode_t mode), (descriptor, mode))
REMOVES(int, ftruncate, (int descriptor, off_t size), (descriptor, size))
REMOVES(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))
REMOVES(int, unlink, (const char *location), (location))
REMOVES(int, unlinkat, (int folder, const char *location, int flags), (folder, location, flags))
REMOVES(int, rmdir, (const char *location), (location))
REMOVES(int, remove, (const char *location), (location))

// A file that is made. The mode is there only with O_CREAT.
#define OPENS(name, parameters, arguments, arguments_with_mode)                               \
    int name parameters {                                                                     \
        static int (*real) parameters;                                                        \
        if (real == NULL) real = (int (*) parameters)next(#name);                             \
        if ((flags & O_CREAT) == 0) return real arguments;                                    \
        va_list list;                                                                         \
        va_start(list, flags);                                                                \
        mode_t mode = va_arg(list, mode_t);                                                   \
        va_end(list);                                                                         \
        long number = count();                                                                \
        if (fails(number)) return -1;                                                         \
        int outcome = real arguments_with_mode;                                               \
        after(number);                                                                        \
        return outcome;                                                                       \
    }

OPENS(open, (const char *location, int flags, ...), (location, flags), (location, flags, mode))
OPENS(open64, (const char *location, int flags, ...), (location, flags), (location, flags, mode))
OPENS(openat, (int folder, const char *location, int flags, ...), (folder, location, flags), (folder, location, flags, mode))
OPENS(openat64, (int folder, const char *location, int flags, ...), (folder, location, flags), (folder, location, flags, mode))

// How many cores there are, as libraries ask it.
static int has_one_core(void) { return getenv("ONE_CORE") != NULL; }

static int only_first(size_t size, cpu_set_t *cores) {
    memset(cores, 0, size);
    CPU_SET_S(0, size, cores);
    return 0;
}

long sysconf(int name) {
    static long (*real)(int);
    if (real == NULL) real = (long (*)(int))next("sysconf");
    if (has_one_core() && (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF)) return 1;
    return real(name);
}

int sched_getaffinity(pid_t process, size_t size, cpu_set_t *cores) {
    static int (*real)(pid_t, size_t, cpu_set_t *);
    if (real == NULL) real = (int (*)(pid_t, size_t, cpu_set_t *))next("sched_getaffinity");
    int outcome = real(process, size, cores);
    return outcome >= 0 && has_one_core() ? only_first(size, cores) : outcome;
}

int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *cores) {
    static int (*real)(pthread_t, size_t, cpu_set_t *);
    if (real == NULL) real = (int (*)(pthread_t, size_t, cpu_set_t *))next("pthread_getaffinity_np");
    int outcome = real(thread, size, cores);
    return outcome == 0 && has_one_core() ? only_first(size, cores) : outcome;
}
