/* What a process writes below one folder, and when it makes sure of it: recorded, or refused. Preloaded before libc.

   Every write, truncation, sync, creation, removal and renaming of a file of the folder becomes one event of the trace,
   so that a test can say afterwards what a disk would hold if the power had gone at any moment between two of them.
   A chosen write or sync fails instead, as a full or broken disk would let it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
static char folder[512];
static int trace = -1;
static char watched[FILES][64]; /* by descriptor: the name within the folder, empty where it is not ours */

static char fail_kind; /* 'w' or 's' */
static long fail_first, fail_count, seen;
static int fail_errno;

void linli_watch(const char *place, const char *trace_file) {
    snprintf(folder, sizeof folder, "%s/", place);
    if (*trace_file) trace = syscall(SYS_openat, AT_FDCWD, trace_file, O_WRONLY | O_CREAT | O_APPEND, 0644);
}

void linli_fail(const char *kind, long first, long count, int error_number) {
    seen = 0, fail_first = first, fail_count = count, fail_errno = error_number, fail_kind = *kind;
}

static const char *ours(const char *path) {
    size_t length = strlen(folder);
    return length && path && strncmp(path, folder, length) == 0 && strlen(path + length) < 64 ? path + length : NULL;
}

static const char *name_of(int fd) { return fd >= 0 && fd < FILES && watched[fd][0] ? watched[fd] : NULL; }

static void note(char kind, const char *name, const char *other, int64_t at, const void *data, size_t length) {
    struct { char kind, pad[7]; char name[64], other[64]; int64_t at, length; } head = {0};
    if (trace < 0) return;
    head.kind = kind, head.at = at, head.length = (int64_t)length;
    strcpy(head.name, name);
    if (other) strcpy(head.other, other);
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)data, length}};
    syscall(SYS_writev, trace, parts, data ? 2 : 1);
}

static int refused(char kind) {
    if (fail_kind != kind) return 0;
    seen++;
    if (seen < fail_first || seen >= fail_first + fail_count) return 0;
    errno = fail_errno;
    return 1;
}

#define REAL(result, symbol, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, symbol)

static int opened(int fd, const char *path, int was_there) {
    const char *name = ours(path);
    if (fd >= 0 && fd < FILES) {
        watched[fd][0] = 0;
        if (name && !strstr(name, "-shm") && !strstr(name, ".lock")) { /* shared memory and locks are no content */
            strcpy(watched[fd], name);
            if (!was_there) note('c', name, NULL, 0, NULL, 0);
        }
    }
    return fd;
}

static int is_there(const char *path) { return path && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0; }

#define OPEN(symbol) \
    int symbol(const char *path, int flags, ...) { \
        REAL(int, #symbol, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int was_there = is_there(path); \
        return opened(real(path, flags, mode), path, was_there); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(symbol) \
    int symbol(int at, const char *path, int flags, ...) { \
        REAL(int, #symbol, int, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int was_there = is_there(path); \
        return opened(real(at, path, flags, mode), path, was_there); \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    REAL(int, "close", int);
    if (fd >= 0 && fd < FILES) watched[fd][0] = 0;
    return real(fd);
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    const char *name = name_of(fd);
    if (name && refused('w')) return -1;
    off_t at = name ? lseek(fd, 0, SEEK_CUR) : 0;
    if (name && fcntl(fd, F_GETFL) & O_APPEND) at = lseek(fd, 0, SEEK_END);
    ssize_t done = real(fd, data, length);
    if (name && done > 0) note('w', name, NULL, at, data, (size_t)done);
    return done;
}

#define PWRITE(symbol, offset) \
    ssize_t symbol(int fd, const void *data, size_t length, offset at) { \
        REAL(ssize_t, #symbol, int, const void *, size_t, offset); \
        const char *name = name_of(fd); \
        if (name && refused('w')) return -1; \
        ssize_t done = real(fd, data, length, at); \
        if (name && done > 0) note('w', name, NULL, at, data, (size_t)done); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(symbol, offset) \
    int symbol(int fd, offset length) { \
        REAL(int, #symbol, int, offset); \
        const char *name = name_of(fd); \
        if (name && refused('w')) return -1; \
        int status = real(fd, length); \
        if (name && status == 0) note('t', name, NULL, length, NULL, 0); \
        return status; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(symbol) \
    int symbol(int fd) { \
        REAL(int, #symbol, int); \
        const char *name = name_of(fd); \
        if (name && refused('s')) return -1; \
        int status = real(fd); \
        if (name && status == 0) note('s', name, NULL, 0, NULL, 0); \
        return status; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int status = real(path);
    const char *name = ours(path);
    if (name && status == 0) note('u', name, NULL, 0, NULL, 0);
    return status;
}

int rename(const char *before, const char *after) {
    REAL(int, "rename", const char *, const char *);
    int status = real(before, after);
    const char *name = ours(before), *other = ours(after);
    if (name && other && status == 0) note('r', name, other, 0, NULL, 0);
    return status;
}
