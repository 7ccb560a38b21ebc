// One target as a program of libFuzzer: BOLETIM_FUZZ_TARGET names it.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/must.h"
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const boletim::FuzzTarget* const target = [] {
    for (const auto targets : {boletim::registry_targets(), boletim::language_targets()})
      for (const boletim::FuzzTarget& one : targets)
        if (one.name == BOLETIM_FUZZ_TARGET) return &one;
    boletim::must(false, "there is such a target");
    return static_cast<const boletim::FuzzTarget*>(nullptr);
  }();
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
