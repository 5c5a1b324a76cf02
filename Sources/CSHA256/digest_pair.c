#include "CSHA256.h"
#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

/// The code of these functions may use what `can_digest_pairs` asks for.
#define SHA __attribute__((target("sha,sse4.1,ssse3")))
#define EACH _Pragma("unroll") for (int text = 0; text < 2; text++)

enum { block = 64 };

/// FIPS 180-4, 4.2.2.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/// A hash value as the instructions take it: the words a, b, e, f and c, d, g, h of FIPS 180-4, the first highest.
typedef struct {
    __m128i abef, cdgh;
} Hash;

/// FIPS 180-4, 5.3.3.
SHA static Hash initial(void) {
    return (Hash){
        _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
        _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19),
    };
}

/// FIPS 180-4, 6.2.2, for so many blocks of both texts; four rounds in a turn.
SHA static void compress(Hash hashes[2], const uint8_t *const blocks[2], size_t count) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i abef[2], cdgh[2];
    const uint8_t *place[2];
    EACH abef[text] = hashes[text].abef, cdgh[text] = hashes[text].cdgh, place[text] = blocks[text];
    for (; count > 0; count--) {
        __m128i words[2][4], abef_before[2], cdgh_before[2];
        EACH {
            abef_before[text] = abef[text];
            cdgh_before[text] = cdgh[text];
            _Pragma("unroll") for (int part = 0; part < 4; part++) {
                words[text][part] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(place[text] + 16 * part)), big_endian);
            }
            place[text] += block;
        }
        _Pragma("unroll") for (int turn = 0; turn < 16; turn++) {
            const __m128i constant = _mm_load_si128((const __m128i *)(constants + 4 * turn));
            EACH {
                __m128i *w = words[text];
                __m128i sum = _mm_add_epi32(w[turn & 3], constant);
                cdgh[text] = _mm_sha256rnds2_epu32(cdgh[text], abef[text], sum);
                abef[text] = _mm_sha256rnds2_epu32(abef[text], cdgh[text], _mm_shuffle_epi32(sum, 0x0e));
                if (turn < 12) {
                    __m128i earlier = _mm_alignr_epi8(w[(turn + 3) & 3], w[(turn + 2) & 3], 4);
                    __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(w[turn & 3], w[(turn + 1) & 3]), earlier);
                    w[turn & 3] = _mm_sha256msg2_epu32(next, w[(turn + 3) & 3]);
                }
            }
        }
        EACH {
            abef[text] = _mm_add_epi32(abef[text], abef_before[text]);
            cdgh[text] = _mm_add_epi32(cdgh[text], cdgh_before[text]);
        }
    }
    EACH hashes[text] = (Hash){abef[text], cdgh[text]};
}

/// A text by itself, which takes as long as two would.
SHA static void compress_one(Hash *hash, const uint8_t *blocks, size_t count) {
    Hash both[2] = {*hash, *hash};
    const uint8_t *const same[2] = {blocks, blocks};
    compress(both, same, count);
    *hash = both[0];
}

/// The last bytes of a text, fewer than a block, and what FIPS 180-4, 5.1.1 has behind them.
SHA static void finish(Hash *hash, const uint8_t *rest, size_t size) {
    uint8_t last[2 * block] = {0};
    size_t left = size % block, count = left < block - 8 ? 1 : 2;
    if (left > 0) memcpy(last, rest, left);
    last[left] = 0x80;
    for (int byte = 0; byte < 8; byte++) last[count * block - 1 - byte] = (uint8_t)((uint64_t)size * 8 >> 8 * byte);
    compress_one(hash, last, count);
}

SHA static void put(Hash hash, uint8_t digest[32]) {
    uint32_t words[8];
    _mm_storeu_si128((__m128i *)words, hash.abef);
    _mm_storeu_si128((__m128i *)(words + 4), hash.cdgh);
    // Where a to h are among f, e, b, a, h, g, d, c.
    static const int order[8] = {3, 2, 7, 6, 1, 0, 5, 4};
    for (int word = 0; word < 8; word++) {
        for (int byte = 0; byte < 4; byte++) digest[4 * word + byte] = (uint8_t)(words[order[word]] >> (24 - 8 * byte));
    }
}

SHA void digest_pair(const uint8_t *one, size_t size, const uint8_t *other, size_t other_size, uint8_t digests[64]) {
    const uint8_t *const texts[2] = {one, other};
    const size_t sizes[2] = {size, other_size};
    Hash hashes[2] = {initial(), initial()};
    size_t both = (size < other_size ? size : other_size) / block;
    compress(hashes, texts, both);
    for (int text = 0; text < 2; text++) {
        size_t count = sizes[text] / block;
        compress_one(&hashes[text], texts[text] + both * block, count - both);
        finish(&hashes[text], texts[text] + count * block, sizes[text]);
        put(hashes[text], digests + 32 * text);
    }
}

bool can_digest_pairs(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

#else

bool can_digest_pairs(void) { return false; }

void digest_pair(const uint8_t *one, size_t size, const uint8_t *other, size_t other_size, uint8_t digests[64]) {
    (void)one, (void)size, (void)other, (void)other_size, (void)digests;
    __builtin_trap();
}

#endif
