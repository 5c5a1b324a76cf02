#define _GNU_SOURCE
#include "CLinux.h"
#include <stdio.h>
#include <sys/statfs.h>
#include <sys/utsname.h>
#include <unistd.h>

int syncs_whole(int descriptor) {
    // Before Linux 5.8 syncfs says nothing of what a disk failed to take: syncfs(2).
    struct utsname system;
    int major = 0, minor = 0;
    if (uname(&system) != 0 || sscanf(system.release, "%d.%d", &major, &minor) != 2) return 0;
    if (major < 5 || (major == 5 && minor < 8)) return 0;
    // Those of a local disk, by the numbers of statfs(2): others may pass on only the sync of a file.
    struct statfs status;
    if (fstatfs(descriptor, &status) != 0) return 0;
    switch ((unsigned long)status.f_type & 0xFFFFFFFFul) {
    case 0x0000EF53ul: // ext2, ext3, ext4
    case 0x58465342ul: // XFS
    case 0x9123683Eul: // Btrfs
    case 0xF2F52010ul: // F2FS
        return 1;
    default: return 0;
    }
}

int sync_whole(int descriptor) { return syncfs(descriptor); }
