#pragma once
#include <ostream>
#include <string>
#include <vector>

namespace boletim {

enum class Align { Left, Right };

/// A table for a terminal: columns as wide as their content; where the terminal is narrower, the widest
/// left-aligned column gives way and is cut with "…". Into a pipe (columns = 0) nothing is cut.
class TextTable {
 public:
  struct Head {
    std::string title;
    Align align = Align::Left;
  };
  explicit TextTable(std::vector<Head> heads) : heads_(std::move(heads)) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  void print(std::ostream& out, int columns) const;
  /// Whether nothing is cut on a terminal of so many columns (0 = a pipe).
  bool fits(int columns) const;

 private:
  std::vector<std::size_t> widths(int columns) const;
  std::vector<Head> heads_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace boletim
