// Trend reports against what they were when somebody last looked at them: words and pictures, in
// tests/data/golden. After a change of looks, look, then renew them:
//   RENEW_GOLDEN=1 build/release/tests/reports_pdf_tests --gtest_filter='Golden.*'

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/pdf/trend_pdf.h"
#include "tests/support/grey_picture.h"
#include "tests/support/odd_trend_reports.h"
#include "tests/support/page_layout.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr double kMostOther = 6;  ///< shades of a block: another poppler draws edges a little otherwise
const fs::path kGolden = fs::path(TEST_DATA) / "golden";

bool renews() {
  return std::getenv("RENEW_GOLDEN") != nullptr;
}

std::string text_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

/// A report's PDF as a file.
struct PdfFile {
  TemporaryDirectory directory;
  fs::path path = directory.path() / "a.pdf";

  explicit PdfFile(const OddTrendReport& odd) {
    StringSink pdf;
    write_trend_pdf(odd.report, odd.look, pdf);
    std::ofstream(path, std::ios::binary) << pdf.bytes;
  }
  std::string text() const { return printed_by("pdftotext -layout '" + path.string() + "' -"); }
  /// One small grey picture a page, in the order of the pages.
  std::vector<fs::path> pictures() const {
    printed_by("pdftoppm -r 36 -gray -png '" + path.string() + "' '" + (directory.path() / "p").string() +
               "'");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(directory.path()))
      if (entry.path().extension() == ".png") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
  }
};

OddTrendReport odd_report(const std::string& name) {
  for (OddTrendReport& odd : odd_trend_reports())
    if (odd.name == name) return std::move(odd);
  throw std::runtime_error("no report " + name);
}

TEST(Golden, TrendReportsSayAndShowWhatTheyDid) {
  for (const char* name : {"pt-full", "en-bars", "pt-part", "pt-forty-segments"}) {
    const PdfFile pdf(odd_report(name));
    const fs::path words = kGolden / (std::string(name) + ".txt");
    const auto picture = [&](std::size_t page) {
      return kGolden / (std::string(name) + "-" + std::to_string(page + 1) + ".png");
    };
    const std::vector<fs::path> pictures = pdf.pictures();
    if (renews()) {
      fs::create_directories(kGolden);
      std::ofstream(words, std::ios::binary) << pdf.text();
      for (std::size_t i = 0; i < pictures.size(); ++i)
        fs::copy_file(pictures[i], picture(i), fs::copy_options::overwrite_existing);
      for (std::size_t i = pictures.size(); fs::remove(picture(i)); ++i) continue;
    }
    EXPECT_EQ(pdf.text(), text_of_file(words)) << name;
    ASSERT_FALSE(pictures.empty()) << name;
    EXPECT_FALSE(fs::exists(picture(pictures.size()))) << name << " had more pages";
    for (std::size_t i = 0; i < pictures.size(); ++i)
      EXPECT_LE(difference(read_grey(pictures[i]), read_grey(picture(i))), kMostOther)
          << name << ", page " << i + 1;
  }
}

TEST(Golden, ALineThatMovesIsSeen) {
  OddTrendReport odd = odd_report("pt-full");
  odd.report.kpis[0].course.front().share->flagged = 100;
  const PdfFile pdf(odd), before(odd_report("pt-full"));
  EXPECT_GT(difference(read_grey(pdf.pictures()[0]), read_grey(before.pictures()[0])), kMostOther);
}

TEST(Golden, EveryTrendReportIsSoundAndEmbedsItsFonts) {
  for (const OddTrendReport& odd : odd_trend_reports()) {
    const PdfFile pdf(odd);
    EXPECT_THAT(printed_by("qpdf --check '" + pdf.path.string() + "' 2>&1"),
                HasSubstr("No syntax or stream encoding errors found"))
        << odd.name;
    std::istringstream fonts(printed_by("pdffonts '" + pdf.path.string() + "' | tail -n +3"));
    int count = 0;
    for (std::string line; std::getline(fonts, line); ++count)
      EXPECT_THAT(line, HasSubstr("yes yes yes")) << odd.name;  // embedded, subset, with a map to Unicode
    EXPECT_EQ(count, 2) << odd.name;
  }
}

TEST(Golden, AccentsAreFoundAgain) {
  const std::string text = PdfFile(odd_report("pt-full")).text();
  for (const char* words : {"não têm e-mail utilizável", "Situação em 16/11/2026", "Responsável", "−37"})
    EXPECT_THAT(text, HasSubstr(words));
}

}  // namespace
}  // namespace boletim
