#pragma once

struct sqlite3;

/// Has SQLite write database files that are opened from now on in large pieces. By itself it writes page by page, and 64 KB at once cost a third of what 16 pages do.
/// What was written is given to the system before anything is asked of the file that depends on it: that it goes to the disk (on which committing relies), that it is read
/// or unlocked. Where SQLite can't be told so, it writes as it did.
///
/// Source: "The SQLite OS Interface or VFS", https://sqlite.org/vfs.html.
void gather_database_writes(void);

/// Gives the system what a connection wrote and it doesn't have yet. Returns an SQLite result code.
int give_database_writes(struct sqlite3 *connection);
