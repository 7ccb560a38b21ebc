#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// `text` as every database takes and returns it: UTF-8 without NUL. What is not becomes U+FFFD, so that no
/// row of history is lost for a server's odd reply.
std::string storable(std::string text);

/// Bytes of any kind, as against text.
struct Bytes {
  std::string value;
};

/// A value to bind: text, a number, bytes, or nothing (NULL).
class Value {
 public:
  using Content = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

  Value(std::nullopt_t) {}
  Value(std::int64_t number) : content_(number) {}
  Value(int number) : content_(std::int64_t{number}) {}
  Value(bool yes) : content_(std::int64_t{yes}) {}
  Value(std::string text) : content_(storable(std::move(text))) {}
  Value(std::string_view text) : Value(std::string(text)) {}
  Value(const char* text) : Value(std::string(text)) {}
  Value(Bytes bytes) : content_(std::move(bytes)) {}
  Value(Instant instant) : content_(std::int64_t{instant.time_since_epoch().count()}) {}
  template <class Tag>
  Value(const Name<Tag>& name) : Value(name.value) {}
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value(std::nullopt)) {}

  const Content& content() const { return content_; }

 private:
  Content content_;
};
using Values = std::vector<Value>;

/// One column of many rows that are written at once.
using ColumnValues = std::variant<std::vector<std::int64_t>, std::vector<std::string>,
                                  std::vector<std::optional<std::int64_t>>>;

}  // namespace boletim
