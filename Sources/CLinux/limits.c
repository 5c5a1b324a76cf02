#include "CLinux.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/resource.h>

enum { most = 256, stack = 64 * 1024 };

static void *wait_for(void *end) {
    while (sem_wait(end) != 0 && errno == EINTR) {}
    return NULL;
}

int can_have_threads(int count) {
    pthread_t threads[most];
    pthread_attr_t attributes;
    sem_t end;
    int made = 0;
    if (count > most) count = most;
    if (pthread_attr_init(&attributes) != 0) return 0;
    if (sem_init(&end, 0, 0) != 0) return pthread_attr_destroy(&attributes), 0;
    pthread_attr_setstacksize(&attributes, stack);
    // All at once: it is how many there may be beside each other that is asked for.
    while (made < count && pthread_create(&threads[made], &attributes, wait_for, &end) == 0) made++;
    for (int index = 0; index < made; index++) sem_post(&end);
    for (int index = 0; index < made; index++) pthread_join(threads[index], NULL);
    sem_destroy(&end);
    pthread_attr_destroy(&attributes);
    return made == count;
}

int can_have_files(int count) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= (rlim_t)count) return 1;
    if (limit.rlim_max < (rlim_t)count) return 0;
    limit.rlim_cur = (rlim_t)count;
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}
