#pragma once
#include <memory>
#include <string>

#include "reports/look.h"

namespace boletim {

constexpr std::size_t kMostLogoBytes = 1'000'000;
constexpr int kMostLogoPixels = 3000;  ///< of either side

/// Reads an organization's logo from a PNG file's bytes, made as small as it can ever be drawn (96 pixels
/// high, 640 wide) and into a PNG that every reader of PDF and mail takes: eight bits a channel, not
/// interlaced, transparency kept. Throws std::runtime_error that says what is wrong and what to do. Equal
/// bytes give equal logos.
std::shared_ptr<const Logo> read_logo(const std::string& png);

}  // namespace boletim
