#include <CLoading.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <time.h>
// Its declarations would say otherwise.
#define ZIP_EXTERN
#pragma GCC visibility push(hidden)
#include "CLibZip.h"
#pragma GCC visibility pop

#if LIBZIP_VERSION_MAJOR != 1 || LIBZIP_VERSION_MINOR != 7
#error "the number of its interface may be another"
#endif

#define FUNCTIONS(F)                                                                                                        \
    F(zip_discard) F(zip_error_fini) F(zip_error_init) F(zip_error_strerror) F(zip_fclose) F(zip_fopen_index) F(zip_fread)  \
    F(zip_get_num_entries) F(zip_name_locate) F(zip_open_from_source) F(zip_source_buffer_create) F(zip_source_free)        \
    F(zip_stat_index)

LATE_LIBRARY(libzip, "libzip.so.4", "libzip4", FUNCTIONS)

void zip_discard(zip_t *archive) { LATE_CALL(zip_discard, archive); }
void zip_error_fini(zip_error_t *error) { LATE_CALL(zip_error_fini, error); }
void zip_error_init(zip_error_t *error) { LATE_CALL(zip_error_init, error); }
const char *zip_error_strerror(zip_error_t *error) { return LATE_CALL(zip_error_strerror, error); }
int zip_fclose(zip_file_t *file) { return LATE_CALL(zip_fclose, file); }
zip_file_t *zip_fopen_index(zip_t *archive, zip_uint64_t index, zip_flags_t flags) { return LATE_CALL(zip_fopen_index, archive, index, flags); }
zip_int64_t zip_fread(zip_file_t *file, void *bytes, zip_uint64_t count) { return LATE_CALL(zip_fread, file, bytes, count); }
zip_int64_t zip_get_num_entries(zip_t *archive, zip_flags_t flags) { return LATE_CALL(zip_get_num_entries, archive, flags); }
zip_int64_t zip_name_locate(zip_t *archive, const char *name, zip_flags_t flags) { return LATE_CALL(zip_name_locate, archive, name, flags); }
zip_t *zip_open_from_source(zip_source_t *source, int flags, zip_error_t *error) { return LATE_CALL(zip_open_from_source, source, flags, error); }
zip_source_t *zip_source_buffer_create(const void *bytes, zip_uint64_t count, int is_freed, zip_error_t *error) {
    return LATE_CALL(zip_source_buffer_create, bytes, count, is_freed, error);
}
void zip_source_free(zip_source_t *source) { LATE_CALL(zip_source_free, source); }
int zip_stat_index(zip_t *archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t *status) { return LATE_CALL(zip_stat_index, archive, index, flags, status); }
