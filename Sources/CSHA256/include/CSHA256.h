#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions for it (Intel SHA Extensions).
bool can_digest_pairs(void);

/// Two SHA-256 digests (FIPS 180-4) at once, in little more than the time of the longer text's: while an instruction for one of them waits for what the one before it
/// made, one for the other is carried out. Only where `can_digest_pairs`.
///
/// - Parameters:
///   - size: of `one`, in bytes, as `other_size` is of `other`.
///   - digests: where they are put, one behind the other.
void digest_pair(const uint8_t *one, size_t size, const uint8_t *other, size_t other_size, uint8_t digests[64]);
