#include "jobs/kpi/text_numbers.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(TextNumbers, NumberTextsAsTheyAreAddedAndFindThemAgain) {
  TextNumbers numbers;
  for (int i = 0; i < 5000; ++i)
    EXPECT_EQ(numbers.add("Cidade " + std::to_string(i)), static_cast<unsigned>(i));
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(numbers.find("Cidade " + std::to_string(i)), static_cast<unsigned>(i));
    EXPECT_EQ(numbers[static_cast<std::size_t>(i)], "Cidade " + std::to_string(i));
  }
  EXPECT_EQ(numbers.find("Cidade"), std::nullopt);
  EXPECT_EQ(numbers.find(""), std::nullopt);
}

TEST(TextNumbers, TellTextsApartThatDifferInZeroBytesOnly) {
  TextNumbers numbers;
  using namespace std::string_view_literals;
  for (const std::string_view text : {""sv, "\0"sv, "\0\0"sv, "a"sv, "a\0"sv, "12345678"sv, "12345678\0"sv}) {
    EXPECT_EQ(numbers.find(text), std::nullopt);
    EXPECT_EQ(numbers[numbers.add(text)], text);
  }
  numbers.clear();
  EXPECT_EQ(numbers.find("a"), std::nullopt);
}

}  // namespace
}  // namespace boletim
