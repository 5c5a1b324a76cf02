#pragma once

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/// A library of the system's that is loaded when a function of it is first called, not with the program: many runs call none, and with what they bring along (OpenSSL, ICU) they were a
/// third of the time in which the program starts.
struct late_library {
    /// As the loader knows it, with the number of its interface.
    const char *const name;
    /// Debian's, which has it.
    const char *const package;
    /// What is called of it; once it is loaded, where these are, in the same order.
    const char *const *const names;
    void **const functions;
    const int count;
    pthread_mutex_t lock;
    atomic_bool is_loaded;
    /// Why it couldn't be loaded the last time.
    char problem[512];
};

/// Loads a library, where it isn't yet. Any thread may.
///
/// Returns NULL; or, where it can't be loaded, or isn't the one that was meant, why: as dlerror(3) says it.
const char *load_late_library(struct late_library *library);

/// Who tells of a library that can't be loaded: given Debian's package that has it, and why; by whatever thread needed it. Until one is set, standard error is told in both languages.
void tell_of_missing_libraries(void (*tell)(const char *package, const char *problem));

/// Loads a library. Where that can't be done it has that told and ends the process with 69 (EX_UNAVAILABLE, sysexits.h), as if it had been killed.
void need_late_library(struct late_library *library);

static inline void *late_function(struct late_library *library, int index) {
    if (!atomic_load_explicit(&library->is_loaded, memory_order_acquire)) need_late_library(library);
    return library->functions[index];
}

#define LATE_PLACE(function) place_of_##function,
#define LATE_NAME(function) #function,

/// Defines `load_IDENTIFIER()` and `need_IDENTIFIER()`, which are `load_late_library` and `need_late_library` of a library of which those functions are called that the macro `FUNCTIONS` applies its
/// argument to. In the same file `LATE_CALL` calls them.
///
/// Their header must have been included where `#pragma GCC visibility push(hidden)` is in force: functions that are defined under the same names are then the program's alone, and the library's
/// calls of its own don't come here.
#define LATE_LIBRARY(identifier, name, package, FUNCTIONS)                                                                      \
    enum { FUNCTIONS(LATE_PLACE) number_of_functions };                                                                         \
    static const char *const names[] = {FUNCTIONS(LATE_NAME)};                                                                  \
    static void *functions[number_of_functions];                                                                                \
    static struct late_library late = {name, package, names, functions, number_of_functions, PTHREAD_MUTEX_INITIALIZER};        \
    const char *load_##identifier(void) { return load_late_library(&late); }                                                    \
    void need_##identifier(void) { need_late_library(&late); }

#define LATE_CALL(function, ...) ((__typeof__(&function))late_function(&late, place_of_##function))(__VA_ARGS__)
