#define _GNU_SOURCE
#include "CLinux.h"
#include <sys/mman.h>

int memory_file(void) {
    return memfd_create("santong", MFD_CLOEXEC);
}
