#pragma once
// The rows of the catalogue. Writers ask texts.h; this is for it and for the test of completeness.

#include <span>
#include <string_view>

namespace boletim {

struct Phrase {
  std::string_view key, pt, en;
};

/// All phrases, ordered by key.
std::span<const Phrase> phrases();

}  // namespace boletim
