#include "CLoading.h"
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *load(struct late_library *library) {
    void *handle = dlopen(library->name, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return dlerror();
    for (int index = 0; index < library->count; index++) {
        library->functions[index] = dlsym(handle, library->names[index]);
        if (library->functions[index] == NULL) return dlerror();
    }
    library->is_loaded = true;
    return NULL;
}

const char *load_late_library(struct late_library *library) {
    pthread_mutex_lock(&library->lock);
    const char *problem = library->is_loaded ? NULL : load(library);
    // What dlerror(3) returns is gone when it is asked the next time.
    if (problem != NULL) snprintf(library->problem, sizeof library->problem, "%s", problem);
    pthread_mutex_unlock(&library->lock);
    return problem == NULL ? NULL : library->problem;
}

static void (*_Atomic teller)(const char *, const char *);

void tell_of_missing_libraries(void (*tell)(const char *package, const char *problem)) { teller = tell; }

static void tell_standard_error(const char *package, const char *problem) {
    char message[2048];
    snprintf(
        message, sizeof message,
        "santong: 系统的程序库装不进来：%s。请安装（apt-get install %s），再运行一次\n"
        "santong: a library of the system's can't be loaded: %s. Install it (apt-get install %s) and run again\n", problem, package, problem, package);
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
}

void need_late_library(struct late_library *library) {
    static pthread_mutex_t ending = PTHREAD_MUTEX_INITIALIZER;
    if (load_late_library(library) == NULL) return;
    // Only one thread tells, and nobody loads it meanwhile.
    pthread_mutex_lock(&ending);
    pthread_mutex_lock(&library->lock);
    void (*tell)(const char *, const char *) = teller;
    (tell == NULL ? tell_standard_error : tell)(library->package, library->problem);
    _exit(69);
}
