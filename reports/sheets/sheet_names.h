#pragma once
#include <set>
#include <string>
#include <string_view>

namespace boletim {

/// Names for the sheets of one workbook.
class SheetNames {
 public:
  /// The wanted name as Excel takes it: at most 31 UTF-16 units, none of []:*?/\, no apostrophe at its ends,
  /// not "History", unlike all given before (blind to case); "… (2)" where need be.
  std::string next(std::string_view wanted);

 private:
  std::set<std::string> taken_;
};

}  // namespace boletim
