#pragma once

#include <zip.h>

/// Loads libzip, Debian 12's, which happens anyway when it is first called; where it can't be done then, the program ends with 69.
///
/// Returns NULL once it is loaded; or why it can't be.
const char *load_libzip(void);

/// The same before something is begun that mustn't be left half done: where it can't be loaded the program ends now.
void need_libzip(void);
