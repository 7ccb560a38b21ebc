#pragma once
#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/load.h"

namespace boletim {

/// A place in one of the configuration's files.
struct Place {
  int file = 0;              ///< as Problems::add_file gave it
  int line = 0, column = 0;  ///< from 1, in characters; 0 = the file as a whole
  auto operator<=>(const Place&) const = default;
};

/// Everything found wrong, in whatever order it is found. A thing said twice about one place counts once, so
/// that defaults read anew for each job complain only once.
class Problems {
 public:
  /// Files are reported in the order in which they are added.
  int add_file(std::string name);
  void add(Place place, std::string message);
  /// What others found, in files that were added here.
  void add(Problems others);
  bool empty() const { return found_.empty(); }
  /// By file, line and column; at most kMostProblems, and then how many more there are.
  std::vector<ConfigError> sorted() const;

 private:
  std::vector<std::string> files_;
  std::set<std::pair<Place, std::string>> found_;
  std::size_t left_out_ = 0;
};

inline constexpr std::size_t kMostProblems = 10'000;

/// A piece of a file as a message may show it: in quotes, at most 40 characters, without control characters,
/// so that it can neither forge a line nor steer a terminal. `text` is UTF-8.
std::string shown(std::string_view text);

}  // namespace boletim
