// For the tests under the thread sanitizer (`make deep-check`), preloaded: where a Mutex of Swift's Synchronization is contended, locking and unlocking it end in
// that library, which isn't instrumented, and everything that the lock guards would be told as a race.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef __attribute__((swiftcall)) void lock_slow(uint32_t thread, __attribute__((swift_context)) void *lock);
typedef __attribute__((swiftcall)) void unlock_slow(__attribute__((swift_context)) void *lock);
typedef void tell_sanitizer(void *lock);

// Programs without a sanitizer, as the tests start them too, don't have it.
static void tell(const char *name, void *lock) {
    tell_sanitizer *function = (tell_sanitizer *)dlsym(RTLD_DEFAULT, name);
    if (function) function(lock);
}

__attribute__((swiftcall)) void watched_lock(uint32_t, __attribute__((swift_context)) void *) __asm__(LOCK);
__attribute__((swiftcall)) void watched_lock(uint32_t thread, __attribute__((swift_context)) void *lock) {
    ((lock_slow *)dlsym(RTLD_NEXT, LOCK))(thread, lock);
    tell("__tsan_acquire", lock);
}

__attribute__((swiftcall)) void watched_unlock(__attribute__((swift_context)) void *) __asm__(UNLOCK);
__attribute__((swiftcall)) void watched_unlock(__attribute__((swift_context)) void *lock) {
    tell("__tsan_release", lock);
    ((unlock_slow *)dlsym(RTLD_NEXT, UNLOCK))(lock);
}
