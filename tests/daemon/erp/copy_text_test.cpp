#include "daemon/erp/copy_text.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

/// A row of `columns` values, null as "NULL"; nothing if the line has another number of values.
std::optional<std::vector<std::string>> row_of(std::string_view line, std::size_t columns) {
  Batch batch;
  batch.columns.resize(columns);
  if (!CopyText(Decoder(Encoding::Utf8)).take_row(line, batch)) return {};
  std::vector<std::string> values;
  for (const Column& column : batch.columns)
    values.push_back(column.is_null(0) ? "NULL" : std::string(column[0]));
  return values;
}
using Row = std::vector<std::string>;

TEST(CopyText, PartsValuesByTabs) {
  EXPECT_EQ(row_of("1\tAna\t\n", 3), (Row{"1", "Ana", ""}));
  EXPECT_EQ(row_of("\n", 1), Row{""});
}

TEST(CopyText, TellsNullFromATextThatLooksLikeIt) {
  EXPECT_EQ(row_of("\\N\t\\\\N\tN\n", 3), (Row{"NULL", "\\N", "N"}));
}

TEST(CopyText, UndoesEscapes) {
  EXPECT_EQ(row_of("a\\tb\\nc\\\\d\\r\\b\\f\\v\tx\n", 2), (Row{"a\tb\nc\\d\r\b\f\v", "x"}));
  EXPECT_EQ(row_of("\\", 1), Row{"\\"});
}

TEST(CopyText, RefusesARowOfAnotherWidth) {
  EXPECT_EQ(row_of("1\t2\n", 3), std::nullopt);
  EXPECT_EQ(row_of("1\t2\t3\n", 2), std::nullopt);
}

TEST(CopyText, CountsValuesWhoseBytesAreNoText) {
  Batch batch;
  batch.columns.resize(3);
  CopyText rows{Decoder(Encoding::Utf8)};
  rows.take_row("Jo\xE3o e In\xEAs\tJo\xC3\xA3o\tJoao", batch);
  EXPECT_EQ(batch.replaced, 1);
  EXPECT_EQ(batch.columns[0][0], "Jo\xEF\xBF\xBDo e In\xEF\xBF\xBDs");
  EXPECT_EQ(batch.columns[1][0], "João");
}

TEST(CopyText, ReadsLatin1WithoutReplacing) {
  Batch batch;
  batch.columns.resize(1);
  CopyText rows{Decoder(Encoding::Latin1)};
  rows.take_row("S\xE3o Jos\xE9 do Rio Preto", batch);
  EXPECT_EQ(batch.columns[0][0], "São José do Rio Preto");
  EXPECT_EQ(batch.replaced, 0);
}

}  // namespace
}  // namespace boletim
