/// What Linux has and Swift's Glibc module doesn't show.
#pragma once

/// Exchanges two files or folders in one step (renameat2 with RENAME_EXCHANGE). Returns 0, or -1 with errno set.
int exchange_paths(const char *first, const char *second);

/// A file in memory that has no name and is gone when it is closed (memfd_create). Returns its descriptor, or -1 with errno set.
int memory_file(void);

/// Runs a program to its end, in the root folder and in a process group of its own, with these three files as its standard ones. When the time is up, or when it ends
/// and leaves others behind, its group is killed. Returns 0 with the status of waitpid, 1 when the time was up, or -1 with errno set when it couldn't be started.
int run_program(const char *path, char *const arguments[], char *const environment[], const int files[3], int seconds, int *status);

/// Whether a file or folder is on a file system of which sync_whole can be relied on: it takes what was written to the disk and tells when the disk fails.
int syncs_whole(int descriptor);

/// Takes everything that was written to a file system to its disk (syncfs), told by any open file or folder on it. Returns 0, or -1 with errno set: also when something
/// that was written since the descriptor was opened couldn't be.
int sync_whole(int descriptor);

/// Lets memory grow by many megabytes at once. Each time it grows, other threads that use a page for the first time have to wait (mallopt(3), M_TOP_PAD; setting
/// that keeps the other thresholds from following what a program does, so they get what they would come to).
void grow_memory_in_large_steps(void);

/// How many cores the calling thread may use.
int usable_cores(void);

/// Keeps the calling thread on the index-th of the cores that it may use. Returns the core's number, or -1 where there is none or the system doesn't let it.
int stay_on_core(int index);

/// Has the calling thread take long turns, for one that calculates: whoever has waited for something, a disk or a lock, then comes in between at once, the system's own threads that
/// write to the disk among them, instead of waiting for the end of a turn. Its share of the core stays the same. (sched_setattr(2), sched_runtime: the slice of a thread
/// from Linux 6.12 on; before, nothing changes.)
void take_long_turns(void);

/// Lets the calling thread use all cores that the first one may. Returns the core that it had to stay on, or -1 where it didn't have to.
int leave_core(void);

/// Has the calling thread stay on a core. Returns 0, or -1 with errno set.
int return_to_core(int core);

/// The number of the core that the calling thread is on.
int current_core(void);

/// Whether so many files can be open at a time; where it is the process's own choice that fewer can, it is made so.
int can_have_files(int count);
