#include "daemon/cli/text_table.h"

#include <sstream>

#include <gtest/gtest.h>

namespace boletim {
namespace {

std::string printed(const TextTable& table, int columns) {
  std::ostringstream out;
  table.print(out, columns);
  return out.str();
}

TEST(TextTable, ColumnsAreAsWideAsTheirContentAndFiguresStandRight) {
  TextTable table({{"job"}, {"n", Align::Right}});
  table.add({"João", "7"});
  table.add({"weekly", "1.284"});

  EXPECT_EQ(printed(table, 0), "job         n\nJoão        7\nweekly  1.284\n");
}

TEST(TextTable, OnANarrowTerminalTheWidestTextGivesWay) {
  TextTable table({{"id"}, {"subject"}});
  table.add({"12", "1.284 clientes sem e-mail, 37 a menos"});

  EXPECT_EQ(printed(table, 20), "id  subject\n12  1.284 clientes …\n");
}

TEST(TextTable, IntoAPipeNothingIsCut) {
  TextTable table({{"subject"}});
  table.add({std::string(500, 'x')});

  EXPECT_EQ(printed(table, 0), "subject\n" + std::string(500, 'x') + "\n");
}

TEST(TextTable, ATerminalTooNarrowForAnythingIsNotAnEndlessLoop) {
  TextTable table({{"n", Align::Right}, {"subject"}});
  table.add({"1234567890", "something long enough"});

  EXPECT_NE(printed(table, 1), "");
}

TEST(TextTable, FitsWhereNothingIsCut) {
  TextTable table({{"id"}, {"subject"}});
  table.add({"12", "0123456789"});

  EXPECT_TRUE(table.fits(14));
  EXPECT_FALSE(table.fits(13));
  EXPECT_TRUE(table.fits(0));
}

TEST(TextTable, ControlCharactersDoNotReachTheTerminal) {
  TextTable table({{"name"}});
  table.add({"a\x1b[2Jb\n"});

  EXPECT_EQ(printed(table, 0), "name\na [2Jb\n");
}

}  // namespace
}  // namespace boletim
