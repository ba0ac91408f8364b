// Functions that are compiled for more than one kind of processor.
#ifndef REPLYLINT_TEXT_MULTIVERSION_H
#define REPLYLINT_TEXT_MULTIVERSION_H

#include <cstdint>  // which tells the C library

// Before a function of plain loops over numbers: it is compiled for every processor and once more
// for those with AVX2, and the loader takes the one that fits. Both give the same results, as
// floating-point operations are neither fused nor put in another order. GCC and glibc only; a
// sanitizer is not ready when the loader chooses. Only in an unnamed namespace: what the loader
// takes is visible from outside the library otherwise.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define REPLYLINT_MULTIVERSION [[gnu::target_clones("avx2", "default")]]
#else
#define REPLYLINT_MULTIVERSION
#endif

#endif
