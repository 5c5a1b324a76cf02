#define _GNU_SOURCE
#include "CLinux.h"
#include <sched.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int usable_cores(void) {
    cpu_set_t cores;
    return sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
}

int stay_on_core(int index) {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) != 0) return -1;
    for (int core = 0; core < CPU_SETSIZE; core++) {
        if (!CPU_ISSET(core, &cores) || index-- > 0) continue;
        return return_to_core(core) == 0 ? core : -1;
    }
    return -1;
}

void take_long_turns(void) {
    // struct sched_attr as it was first; the C library has none before its version 2.41.
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
    } attributes = {0};
    attributes.size = sizeof attributes;
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0 || attributes.policy != SCHED_OTHER) return;
    attributes.runtime = 100 * 1000 * 1000;
    // A program that it starts takes the usual turns. (Of a raised priority, which few have, the flag would take that too.)
    if (attributes.nice >= 0) attributes.flags |= 1; // SCHED_FLAG_RESET_ON_FORK
    syscall(SYS_sched_setattr, 0, &attributes, 0);
}

int leave_core(void) {
    cpu_set_t own, all;
    if (sched_getaffinity(0, sizeof own, &own) != 0 || sched_getaffinity(getpid(), sizeof all, &all) != 0) return -1;
    if (CPU_COUNT(&own) != 1 || CPU_EQUAL(&own, &all) || sched_setaffinity(0, sizeof all, &all) != 0) return -1;
    int core = 0;
    while (!CPU_ISSET(core, &own)) core++;
    return core;
}

int return_to_core(int core) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    return sched_setaffinity(0, sizeof one, &one);
}

int current_core(void) { return sched_getcpu(); }

int can_have_files(int count) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= (rlim_t)count) return 1;
    if (limit.rlim_max < (rlim_t)count) return 0;
    limit.rlim_cur = (rlim_t)count;
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}
