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

void need_late_library(struct late_library *library) {
    const char *problem = load_late_library(library);
    if (problem == NULL) return;
    char message[1024];
    snprintf(
        message, sizeof message,
        "错误：系统的程序库 %s 装不进来：%s。已出的通报没有动，存档完好。请安装（apt-get install %s），再运行同一条命令。\n"
        "error: the system's library %s can't be loaded: %s. What was published stays as it was, and the archive is sound. Install it (apt-get install %s) and run the same command again.\n",
        library->name, problem, library->package, library->name, problem, library->package);
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
    _exit(74);
}
