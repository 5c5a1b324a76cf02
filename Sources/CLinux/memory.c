#define _GNU_SOURCE
#include "CLinux.h"
#include <malloc.h>
#include <sys/mman.h>

int memory_file(void) {
    return memfd_create("santong", MFD_CLOEXEC);
}

void grow_memory_in_large_steps(void) {
    enum { megabyte = 1 << 20 };
    mallopt(M_TOP_PAD, 64 * megabyte);
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
    mallopt(M_TRIM_THRESHOLD, 64 * megabyte);
}
