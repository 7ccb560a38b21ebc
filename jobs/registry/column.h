#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// Values of one column in one arena, at most 4 GiB of them. Text is valid UTF-8 (the source replaced what
/// was not by U+FFFD). Used by one thread.
class Column {
 public:
  /// How the text of an instant is written: 2026-02-01 02:30:00.5, and with the offset +00 if it is zoned.
  enum class Clock : std::uint8_t { Local, Zoned };

  void append(std::string_view value) {
    bytes_.append(value);
    put(Kind::Text);
  }
  void append_null() { put(Kind::Null); }
  /// In microseconds since 2000, with which all of PostgreSQL's fit; its text is made only if somebody asks.
  void append_instant(std::int64_t microseconds, Clock clock);
  /// In days since 1970, as the text 2026-02-01.
  void append_date(std::int64_t days);
  /// Nulls up to `size` values.
  void fill(std::size_t size);
  /// Forgets the values and keeps the memory for the next batch.
  void clear();

  std::size_t size() const { return kinds_.size(); }
  bool is_null(std::size_t row) const { return kinds_[row] == Kind::Null; }
  /// The value of `row`, blank where it is null; valid until the column changes.
  std::string_view operator[](std::size_t row) const {
    if (unwritten_) write_instants();
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return {bytes_.data() + begin, ends_[row] - begin};
  }
  /// Since 2000, of a value that came as an instant.
  std::optional<std::int64_t> microseconds(std::size_t row) const {
    if (kinds_[row] < Kind::Local) return std::nullopt;
    return instants_[row];
  }

 private:
  enum class Kind : std::uint8_t { Text, Null, Local, Zoned };
  void put(Kind kind) {
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    kinds_.push_back(kind);
  }
  void write_instants() const;

  mutable std::string bytes_;
  mutable std::vector<std::uint32_t> ends_;
  mutable bool unwritten_ = false;  ///< there are instants without their text
  std::vector<Kind> kinds_;
  std::vector<std::int64_t> instants_;  ///< as long as the last instant needs
};

}  // namespace boletim
