#include "daemon/erp/copy_binary.h"

#include <initializer_list>
#include <optional>

#include <gtest/gtest.h>

namespace boletim {
namespace {

using Bytes = std::string;
using Taken = CopyBinary::Taken;

template <class Number>
Bytes number(Number value) {
  Bytes bytes;
  for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> shift);
  return bytes;
}
Bytes int2(int value) {
  return number(static_cast<std::int16_t>(value));
}
Bytes int4(std::int32_t value) {
  return number(value);
}
Bytes int8(std::int64_t value) {
  return number(value);
}
Bytes header() {
  return Bytes("PGCOPY\n\377\r\n\0", 11) + int4(0) + int4(0);
}
Bytes row(std::initializer_list<std::optional<Bytes>> values) {
  Bytes bytes = int2(static_cast<int>(values.size()));
  for (const auto& value : values)
    bytes += value ? int4(static_cast<std::int32_t>(value->size())) + *value : int4(-1);
  return bytes;
}

CopyBinary reader_of(WireForm form) {
  return CopyBinary(Decoder(Encoding::Utf8), {{0, form}});
}

/// The text of one value, "NULL" for null, "BROKEN" if it is refused.
std::string text_of(WireForm form, const std::optional<Bytes>& value) {
  Batch batch;
  batch.columns.resize(1);
  if (reader_of(form).take(header() + row({value}), batch) != Taken::Row) return "BROKEN";
  const Column& column = batch.columns.front();
  return column.is_null(0) ? "NULL" : std::string(column[0]);
}

Bytes numeric(int weight, int sign, int scale, std::initializer_list<int> digits) {
  Bytes bytes = int2(static_cast<int>(digits.size())) + int2(weight) + int2(sign) + int2(scale);
  for (const int digit : digits) bytes += int2(digit);
  return bytes;
}

TEST(CopyBinary, ReadsTextBoolAndIntegers) {
  EXPECT_EQ(text_of(WireForm::Text, "João"), "João");
  EXPECT_EQ(text_of(WireForm::Text, ""), "");
  EXPECT_EQ(text_of(WireForm::Text, "ab  "), "ab  ");
  EXPECT_EQ(text_of(WireForm::Bool, Bytes(1, '\1')), "t");
  EXPECT_EQ(text_of(WireForm::Bool, Bytes(1, '\0')), "f");
  EXPECT_EQ(text_of(WireForm::Int2, int2(-32768)), "-32768");
  EXPECT_EQ(text_of(WireForm::Int4, int4(-1)), "-1");
  EXPECT_EQ(text_of(WireForm::Int8, int8(INT64_MIN)), "-9223372036854775808");
  EXPECT_EQ(text_of(WireForm::Oid, int4(-1)), "4294967295");
}

TEST(CopyBinary, ReadsDatesFarFromOurs) {
  EXPECT_EQ(text_of(WireForm::Date, int4(0)), "2000-01-01");
  EXPECT_EQ(text_of(WireForm::Date, int4(-1)), "1999-12-31");
  EXPECT_EQ(text_of(WireForm::Date, int4(-746'117)), "0044-03-15 BC");
  EXPECT_EQ(text_of(WireForm::Date, int4(INT32_MAX)), "infinity");
  EXPECT_EQ(text_of(WireForm::Date, int4(INT32_MIN)), "-infinity");
}

TEST(CopyBinary, ReadsTimestampsAsInstants) {
  EXPECT_EQ(text_of(WireForm::Timestamp, int8(-1)), "1999-12-31 23:59:59.999999");
  EXPECT_EQ(text_of(WireForm::ZonedTimestamp, int8(1'500'000)), "2000-01-01 00:00:01.5+00");
  EXPECT_EQ(text_of(WireForm::Timestamp, int8(INT64_MAX)), "infinity");
  EXPECT_EQ(text_of(WireForm::ZonedTimestamp, int8(INT64_MIN)), "-infinity");
}

TEST(CopyBinary, ReadsNumerics) {
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0, 0, {})), "0");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0, 2, {})), "0.00");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0x4000, 2, {10, 5000})), "-10.50");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(2, 0, 0, {1})), "100000000");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(1, 0, 3, {12, 34, 5600})), "120034.560");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(-2, 0, 7, {1000})), "0.0000100");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0xC000, 0, {})), "NaN");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0xD000, 0, {})), "Infinity");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0xF000, 0, {})), "-Infinity");
}

TEST(CopyBinary, ReadsUuids) {
  EXPECT_EQ(
      text_of(WireForm::Uuid, Bytes("\x12\x3e\x45\x67\xe8\x9b\x12\xd3\xa4\x56\x42\x66\x14\x17\x40\x00", 16)),
      "123e4567-e89b-12d3-a456-426614174000");
}

TEST(CopyBinary, KnowsNullOfEveryForm) {
  for (int form = 0; form <= static_cast<int>(WireForm::Uuid); ++form)
    EXPECT_EQ(text_of(static_cast<WireForm>(form), std::nullopt), "NULL") << form;
}

TEST(CopyBinary, RefusesValuesOfAnotherSize) {
  for (int form = static_cast<int>(WireForm::Bool); form <= static_cast<int>(WireForm::Uuid); ++form)
    EXPECT_EQ(text_of(static_cast<WireForm>(form), Bytes(5, 'x')), "BROKEN") << form;
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0, 0, {10'000})), "BROKEN");
  EXPECT_EQ(text_of(WireForm::Numeric, numeric(0, 0x1000, 0, {1})), "BROKEN");
}

TEST(CopyBinary, PutsFieldsWhereTheyBelong) {
  Batch batch;
  batch.columns.resize(3);
  CopyBinary rows(Decoder(Encoding::Utf8), {{2, WireForm::Int4}, {0, WireForm::Text}});
  EXPECT_EQ(rows.take(header(), batch), Taken::Nothing);
  EXPECT_EQ(rows.take(row({int4(7), "Ana"}), batch), Taken::Row);
  EXPECT_EQ(rows.take(int2(-1), batch), Taken::Nothing);
  rows.restart();
  EXPECT_EQ(rows.take(header() + row({int4(8), std::nullopt}), batch), Taken::Row);
  EXPECT_EQ(batch.columns[0][0], "Ana");
  EXPECT_EQ(batch.columns[2][1], "8");
  EXPECT_EQ(batch.columns[1].size(), 0U);
}

TEST(CopyBinary, RefusesWhatIsNoRow) {
  const Bytes good = header() + row({"Ana"});
  Batch batch;
  batch.columns.resize(1);
  for (std::size_t size = 1; size < good.size(); ++size) {
    const Taken expected = size == header().size() ? Taken::Nothing : Taken::Broken;
    EXPECT_EQ(reader_of(WireForm::Text).take(good.substr(0, size), batch), expected) << size;
  }
  EXPECT_EQ(reader_of(WireForm::Text).take(good + "x", batch), Taken::Broken);
  EXPECT_EQ(reader_of(WireForm::Text).take(header() + row({"a", "b"}), batch), Taken::Broken);
  EXPECT_EQ(reader_of(WireForm::Text).take("1\tAna\n", batch), Taken::Broken);
}

TEST(CopyBinary, CountsValuesWhoseBytesAreNoText) {
  Batch batch;
  batch.columns.resize(1);
  EXPECT_EQ(reader_of(WireForm::Text).take(header() + row({"Jo\xE3o"}), batch), Taken::Row);
  EXPECT_EQ(batch.columns[0][0], "Jo\xEF\xBF\xBDo");
  EXPECT_EQ(batch.replaced, 1);
}

}  // namespace
}  // namespace boletim
