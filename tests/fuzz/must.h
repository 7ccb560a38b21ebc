#pragma once
#include <cstdio>
#include <cstdlib>

namespace boletim {

/// Ends the process, so that fuzzer and sanitizers keep the input.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace boletim
