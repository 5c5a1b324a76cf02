#pragma once

// libxml2's ICU support pulls in ICU headers that clash with Foundation's own: switch it off before the others.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// Loads libxml2, Debian 12's, which happens anyway when it is first called; where it can't be done then, the program ends with 69.
///
/// Returns NULL once it is loaded; or why it can't be.
const char *load_libxml2(void);

/// The same before something is begun that mustn't be left half done: where it can't be loaded the program ends now.
void need_libxml2(void);
