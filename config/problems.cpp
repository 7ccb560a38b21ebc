#include "config/problems.h"

namespace boletim {

std::string to_string(const ConfigError& error) {
  if (error.line == 0) return error.file + ": error: " + error.message;
  return error.file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) +
         ": error: " + error.message;
}

int Problems::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<int>(files_.size()) - 1;
}

void Problems::add(Place place, std::string message) {
  if (found_.size() < kMostProblems)
    found_.emplace(place, std::move(message));
  else
    ++left_out_;
}

void Problems::add(Problems others) {
  for (const auto& [place, message] : others.found_) add(place, message);
  left_out_ += others.left_out_;
}

std::vector<ConfigError> Problems::sorted() const {
  std::vector<ConfigError> errors;
  for (const auto& [place, message] : found_)
    errors.push_back({files_[static_cast<std::size_t>(place.file)], place.line, place.column, message});
  if (left_out_ > 0) {
    ConfigError last = errors.back();
    last.message = "and " + std::to_string(left_out_) + " more errors; mend the first ones and check again";
    errors.push_back(std::move(last));
  }
  return errors;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMostShown = 40;
  std::string result = "'";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool continues = (byte & 0xC0) == 0x80;
    if (!continues && ++characters > kMostShown) return result + "…'";
    const bool c1_control =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1_control) ++i;
    result += byte < 0x20 || byte == 0x7F || c1_control ? '?' : text[i];
  }
  return result + "'";
}

}  // namespace boletim
