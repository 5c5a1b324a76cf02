/// Sixteen bytes looked at at once, with what every processor has for that: Swift's own SIMD compares them one by one.
#pragma once

#include <stdint.h>
#include <string.h>

typedef uint8_t sixteen_bytes __attribute__((vector_size(16)));

static inline sixteen_bytes sixteen_at(const uint8_t *bytes) {
    sixteen_bytes loaded;
    memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

static inline int any_of_sixteen(sixteen_bytes found) {
    uint64_t halves[2];
    memcpy(halves, &found, sizeof found);
    return (halves[0] | halves[1]) != 0;
}

/// FF for each byte that begins a character of three bytes of which every byte but the first may be any (E0 and ED aren't followed by all).
static inline sixteen_bytes begin_three(sixteen_bytes bytes) {
    return (sixteen_bytes)(bytes >= 0xE1) & (sixteen_bytes)(bytes <= 0xEF) & (sixteen_bytes)(bytes != 0xED);
}

/// Whether one of sixteen bytes is a control character, `"`, `,` or C2, which begins those of C1.
/// - Parameter bytes: sixteen can be read.
static inline int sixteen_call(const uint8_t *bytes) {
    sixteen_bytes all = sixteen_at(bytes);
    return any_of_sixteen((sixteen_bytes)(all < 0x20) | (sixteen_bytes)(all == '"') | (sixteen_bytes)(all == ',') |
                          (sixteen_bytes)(all == 0x7F) | (sixteen_bytes)(all == 0xC2));
}

/// Whether sixteen bytes are ASCII, or such characters of three bytes or parts of them, those that began in the two bytes before among them.
/// - Parameter bytes: sixteen can be read, and two before.
static inline int sixteen_go_on(const uint8_t *bytes) {
    sixteen_bytes all = sixteen_at(bytes);
    sixteen_bytes expected = begin_three(sixteen_at(bytes - 1)) | begin_three(sixteen_at(bytes - 2));
    sixteen_bytes going_on = (sixteen_bytes)((all & 0xC0) == 0x80);
    return !any_of_sixteen((going_on ^ expected) | ((sixteen_bytes)(all >= 0xC0) & ~begin_three(all)));
}
