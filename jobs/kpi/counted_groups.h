#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "jobs/registry/batch.h"

namespace boletim {

/// How the values of certain columns are plainly missing or plainly usable, all in one number.
using Combination = std::int64_t;

/// Groups of records of which a source's engine says that they are alike, one row each: with the value that
/// all have, any of the values that are alike, or the sum of amounts; and nothing in any other column.
struct CountedGroups {
  Batch batch;
  std::vector<Combination> combinations;
  std::vector<std::int64_t> records;  ///< how many the row stands for
  std::map<std::string, std::vector<std::int64_t>, std::less<>>
      values;  ///< how many of them have a value, by column of sums
};

}  // namespace boletim
