#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

static int start(pid_t *child, const char *path, char *const arguments[], char *const environment[], const int files[3]) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    int problem = posix_spawn_file_actions_init(&actions);
    if (problem) return problem;
    for (int index = 0; index < 3 && !problem; index++) problem = posix_spawn_file_actions_adddup2(&actions, files[index], index);
    if (!problem) problem = posix_spawn_file_actions_addchdir_np(&actions, "/");
    if (!problem) problem = posix_spawnattr_init(&attributes);
    if (!problem) {
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setsigmask(&attributes, &none);
        problem = posix_spawn(child, path, &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

int run_program(
    const char *path, char *const arguments[], char *const environment[], const int files[3], int seconds, int *status) {
    pid_t child;
    int problem = start(&child, path, arguments, environment, files);
    if (problem) {
        errno = problem;
        return -1;
    }
    const struct timespec pause = {0, 10000000};
    struct timespec begin, now;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    int is_late = 0;
    for (;;) {
        pid_t ended = waitpid(child, status, is_late ? 0 : WNOHANG);
        if (ended == child) break;
        if (ended < 0 && errno != EINTR) return -1;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (!is_late && now.tv_sec - begin.tv_sec >= seconds) {
            is_late = 1;
            kill(-child, SIGKILL);
        }
        nanosleep(&pause, NULL);
    }
    // Whatever it left running in its group would write into files that nobody reads.
    kill(-child, SIGKILL);
    return is_late ? 1 : 0;
}
