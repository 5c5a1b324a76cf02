#include <CLoading.h>
#include <ctype.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#pragma GCC visibility push(hidden)
#include "CLibXML2.h"
#pragma GCC visibility pop

#if LIBXML_VERSION >= 21200
#error "from 2.14 on its interface has another number; from 2.12 on see whether these functions are hidden (nm)"
#endif

#define FUNCTIONS(F) \
    F(htmlReadMemory) F(xmlCreateMemoryParserCtxt) F(xmlCreatePushParserCtxt) F(xmlCtxtUseOptions) F(xmlDictSetLimit) F(xmlDocGetRootElement) \
    F(xmlFreeDoc) F(xmlFreeParserCtxt) F(xmlInitParser) F(xmlParseChunk) F(xmlParseDocument) F(xmlSetStructuredErrorFunc) F(xmlStopParser) \
    F(xmlStrEqual)

LATE_LIBRARY(libxml2, "libxml2.so.2", "libxml2", FUNCTIONS)

htmlDocPtr htmlReadMemory(const char *bytes, int count, const char *url, const char *encoding, int options) {
    return LATE_CALL(htmlReadMemory, bytes, count, url, encoding, options);
}
xmlParserCtxtPtr xmlCreateMemoryParserCtxt(const char *bytes, int count) { return LATE_CALL(xmlCreateMemoryParserCtxt, bytes, count); }
xmlParserCtxtPtr xmlCreatePushParserCtxt(xmlSAXHandlerPtr handler, void *data, const char *bytes, int count, const char *name) {
    return LATE_CALL(xmlCreatePushParserCtxt, handler, data, bytes, count, name);
}
int xmlCtxtUseOptions(xmlParserCtxtPtr context, int options) { return LATE_CALL(xmlCtxtUseOptions, context, options); }
size_t xmlDictSetLimit(xmlDictPtr names, size_t limit) { return LATE_CALL(xmlDictSetLimit, names, limit); }
xmlNodePtr xmlDocGetRootElement(const xmlDoc *document) { return LATE_CALL(xmlDocGetRootElement, document); }
void xmlFreeDoc(xmlDocPtr document) { LATE_CALL(xmlFreeDoc, document); }
void xmlFreeParserCtxt(xmlParserCtxtPtr context) { LATE_CALL(xmlFreeParserCtxt, context); }
void xmlInitParser(void) { LATE_CALL(xmlInitParser); }
int xmlParseChunk(xmlParserCtxtPtr context, const char *bytes, int count, int is_last) { return LATE_CALL(xmlParseChunk, context, bytes, count, is_last); }
int xmlParseDocument(xmlParserCtxtPtr context) { return LATE_CALL(xmlParseDocument, context); }
void xmlSetStructuredErrorFunc(void *data, xmlStructuredErrorFunc handler) { LATE_CALL(xmlSetStructuredErrorFunc, data, handler); }
void xmlStopParser(xmlParserCtxtPtr context) { LATE_CALL(xmlStopParser, context); }
int xmlStrEqual(const xmlChar *one, const xmlChar *other) { return LATE_CALL(xmlStrEqual, one, other); }
