#include "daemon/erp/copy_binary.h"

#include <charconv>
#include <cstring>
#include <limits>

namespace boletim {
namespace {

constexpr std::string_view kSignature("PGCOPY\n\377\r\n\0", 11);
constexpr std::size_t kHeaderBytes = kSignature.size() + 4 + 4;  // flags, length of an extension
constexpr std::int64_t kDaysTo2000 = 10'957;                     // since 1970; PostgreSQL counts from there

/// Big-endian, as everything on the wire.
template <class Number>
Number number_at(const char* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  if constexpr (sizeof number == 2)
    return static_cast<Number>(__builtin_bswap16(static_cast<std::uint16_t>(number)));
  else if constexpr (sizeof number == 4)
    return static_cast<Number>(__builtin_bswap32(static_cast<std::uint32_t>(number)));
  else
    return static_cast<Number>(__builtin_bswap64(static_cast<std::uint64_t>(number)));
}

template <class Number>
bool take_integer(std::string_view value, Column& column) {
  if (value.size() != sizeof(Number)) return false;
  std::array<char, 24> text;
  const char* end =
      std::to_chars(text.data(), text.data() + text.size(), number_at<Number>(value.data())).ptr;
  column.append({text.data(), static_cast<std::size_t>(end - text.data())});
  return true;
}

bool take_bool(std::string_view value, Column& column) {
  if (value.size() != 1) return false;
  column.append(value[0] == 0 ? "f" : "t");
  return true;
}

/// The least and the greatest number stand for the infinite ones.
template <class Number>
bool take_infinite(Number number, Column& column) {
  const bool least = number == std::numeric_limits<Number>::min();
  if (!least && number != std::numeric_limits<Number>::max()) return false;
  column.append(least ? "-infinity" : "infinity");
  return true;
}

bool take_timestamp(std::string_view value, Column::Clock clock, Column& column) {
  if (value.size() != sizeof(std::int64_t)) return false;
  const auto since_2000 = number_at<std::int64_t>(value.data());
  if (!take_infinite(since_2000, column)) column.append_instant(since_2000, clock);
  return true;
}

bool take_date(std::string_view value, Column& column) {
  if (value.size() != sizeof(std::int32_t)) return false;
  const auto since_2000 = number_at<std::int32_t>(value.data());
  if (!take_infinite(since_2000, column)) column.append_date(since_2000 + kDaysTo2000);
  return true;
}

bool take_uuid(std::string_view value, Column& column) {
  constexpr std::size_t kBytes = 16;
  constexpr char kDigits[] = "0123456789abcdef";
  if (value.size() != kBytes) return false;
  std::array<char, 36> text;
  std::size_t size = 0;
  for (std::size_t i = 0; i < kBytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text[size++] = '-';
    const auto byte = static_cast<unsigned char>(value[i]);
    text[size++] = kDigits[byte >> 4];
    text[size++] = kDigits[byte & 15];
  }
  column.append({text.data(), size});
  return true;
}

/// One of a numeric's digits to base 10000, with all its four decimal ones.
void put_four(std::string& text, int digit) {
  const char four[] = {static_cast<char>('0' + digit / 1000), static_cast<char>('0' + digit / 100 % 10),
                       static_cast<char>('0' + digit / 10 % 10), static_cast<char>('0' + digit % 10)};
  text.append(four, sizeof four);
}

}  // namespace

CopyBinary::Taken CopyBinary::take(std::string_view message, Batch& batch) {
  if (!begun_ && !take_header(message)) return Taken::Broken;
  if (message.empty()) return Taken::Nothing;
  if (message.size() < 2) return Taken::Broken;
  const auto count = number_at<std::int16_t>(message.data());
  message.remove_prefix(2);
  if (count == -1) return Taken::Nothing;  // the trailer
  if (count != static_cast<std::int16_t>(fields_.size())) return Taken::Broken;
  for (const WireField& field : fields_) {
    if (message.size() < 4) return Taken::Broken;
    const auto size = number_at<std::int32_t>(message.data());
    message.remove_prefix(4);
    Column& column = batch.columns[field.column];
    if (size < 0) {
      column.append_null();
      continue;
    }
    const auto bytes = static_cast<std::size_t>(size);
    if (bytes > message.size() || !take_value(field.form, message.substr(0, bytes), column, batch))
      return Taken::Broken;
    message.remove_prefix(bytes);
  }
  return message.empty() ? Taken::Row : Taken::Broken;
}

bool CopyBinary::take_header(std::string_view& message) {
  if (message.size() < kHeaderBytes || !message.starts_with(kSignature)) return false;
  const auto extension = number_at<std::uint32_t>(message.data() + kSignature.size() + 4);
  if (message.size() - kHeaderBytes < extension) return false;
  message.remove_prefix(kHeaderBytes + extension);
  return begun_ = true;
}

bool CopyBinary::take_value(WireForm form, std::string_view value, Column& column, Batch& batch) {
  switch (form) {
    case WireForm::Text:
      decoder_.append(value, column, batch);
      return true;
    case WireForm::Bool:
      return take_bool(value, column);
    case WireForm::Int2:
      return take_integer<std::int16_t>(value, column);
    case WireForm::Int4:
      return take_integer<std::int32_t>(value, column);
    case WireForm::Int8:
      return take_integer<std::int64_t>(value, column);
    case WireForm::Oid:
      return take_integer<std::uint32_t>(value, column);
    case WireForm::Date:
      return take_date(value, column);
    case WireForm::Timestamp:
      return take_timestamp(value, Column::Clock::Local, column);
    case WireForm::ZonedTimestamp:
      return take_timestamp(value, Column::Clock::Zoned, column);
    case WireForm::Numeric:
      return take_numeric(value, column);
    case WireForm::Uuid:
      return take_uuid(value, column);
  }
  return false;
}

/// As numeric_out writes it: `weight` says how many digits to base 10000 stand before the point, less one,
/// `scale` how many decimals are shown; digits that are 0 are left out at both ends.
bool CopyBinary::take_numeric(std::string_view value, Column& column) {
  constexpr std::uint16_t kNegative = 0x4000, kNan = 0xC000, kInfinity = 0xD000, kMinusInfinity = 0xF000;
  constexpr std::size_t kHead = 8;
  constexpr int kMostScale = 16'383;
  if (value.size() < kHead) return false;
  const int count = number_at<std::uint16_t>(value.data());
  const int weight = number_at<std::int16_t>(value.data() + 2);
  const auto sign = number_at<std::uint16_t>(value.data() + 4);
  const int scale = number_at<std::uint16_t>(value.data() + 6);
  if (value.size() != kHead + 2 * static_cast<std::size_t>(count) || scale > kMostScale) return false;
  const auto digit = [&](int i) {
    return i < 0 || i >= count
               ? 0
               : number_at<std::int16_t>(value.data() + kHead + 2 * static_cast<std::size_t>(i));
  };
  for (int i = 0; i < count; ++i)
    if (digit(i) < 0 || digit(i) > 9999) return false;
  if (sign != 0 && sign != kNegative) {
    if (sign != kNan && sign != kInfinity && sign != kMinusInfinity) return false;
    column.append(sign == kNan ? "NaN" : sign == kInfinity ? "Infinity" : "-Infinity");
    return true;
  }
  scratch_.assign(sign == kNegative ? "-" : "");
  scratch_ += std::to_string(digit(weight < 0 ? -1 : 0));
  for (int i = 1; i <= weight; ++i) put_four(scratch_, digit(i));
  if (scale > 0) {
    scratch_ += '.';
    const std::size_t end = scratch_.size() + static_cast<std::size_t>(scale);
    for (int i = weight + 1; scratch_.size() < end; ++i) put_four(scratch_, digit(i));
    scratch_.resize(end);
  }
  column.append(scratch_);
  return true;
}

}  // namespace boletim
