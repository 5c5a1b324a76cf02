#define _GNU_SOURCE
#include "CLinux.h"
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

enum { megabyte = 1 << 20, large_page = 2 * megabyte, block = 64 * megabyte };

int memory_file(void) {
    return memfd_create("santong", MFD_CLOEXEC);
}

void grow_memory_in_large_steps(void) {
    mallopt(M_TOP_PAD, block);
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
    mallopt(M_TRIM_THRESHOLD, block);
}

void use_large_pages(void) {
    static _Thread_local uintptr_t last;
    // Larger than what a thread keeps of what it gave back, which may be another's.
    void *piece = malloc(8192);
    uintptr_t place = (uintptr_t)piece, start = place - place % large_page, end = place - place % block + block;
    if (piece != NULL && end != last) {
        last = end;
        madvise((void *)start, end - start, MADV_HUGEPAGE);
        madvise((void *)start, large_page, MADV_COLLAPSE);
    }
    free(piece);
}
