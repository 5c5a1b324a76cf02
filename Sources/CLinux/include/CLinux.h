/// What Linux has and Swift's Glibc module doesn't show.
#pragma once

/// Exchanges two files or folders in one step (renameat2 with RENAME_EXCHANGE). Returns 0, or -1 with errno set.
int exchange_paths(const char *first, const char *second);

/// A file in memory that has no name and is gone when it is closed (memfd_create). Returns its descriptor, or -1 with errno set.
int memory_file(void);
