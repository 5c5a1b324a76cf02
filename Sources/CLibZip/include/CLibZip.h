#pragma once

#include <zip.h>

/// libzip is loaded when it is first called; where that can't be done the program ends with 69. Debian 12's.
///
/// Returns NULL once it is loaded; or why it can't be.
const char *load_libzip(void);

/// Loads it now, before something is begun that mustn't be left half done.
void need_libzip(void);
