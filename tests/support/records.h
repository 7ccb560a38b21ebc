#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "jobs/registry/batch.h"

namespace boletim {

/// Records of a registry, made up in a test: the columns once, then row by row; nullptr is null.
class Records {
 public:
  explicit Records(std::vector<std::string> columns) : columns_(std::move(columns)) {
    batch_.columns.resize(columns_.size());
  }

  Records& row(std::initializer_list<const char*> values) {
    std::size_t i = 0;
    for (const char* value : values) {
      Column& column = batch_.columns.at(i++);
      value == nullptr ? column.append_null() : column.append(value);
    }
    return *this;
  }

  const std::vector<std::string>& columns() const { return columns_; }
  const Batch& batch() const { return batch_; }

 private:
  std::vector<std::string> columns_;
  Batch batch_;
};

}  // namespace boletim
