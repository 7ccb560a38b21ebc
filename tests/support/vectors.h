#pragma once
// Vectors of tests/data: `;`-separated, one head line.

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace boletim::test {

/// The rows below the head line. Throws if there are none.
inline std::vector<std::vector<std::string>> read_vectors(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == ';') {
        cells.emplace_back();
      } else {
        cells.back().push_back(c);
      }
    }
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) throw std::runtime_error("no vectors in " + path);
  return rows;
}

}  // namespace boletim::test
