#include "reports/sheets/workbook.h"

#include <csignal>
#include <filesystem>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/support/a_trend_report.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/unzipped.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Files = std::map<std::string, std::string>;

struct Written {
  std::string bytes;
  Files files;
  std::string sheet(int number) const {
    return files.at("xl/worksheets/sheet" + std::to_string(number) + ".xml");
  }
};

/// A workbook that `fill` fills, as a reader finds it.
template <class Fill>
Written written(Fill fill, SheetLimits limits = {}, Heading heading = a_trend_report().heading) {
  const TemporaryDirectory scratch;
  Workbook book(heading, "Cadastro", scratch.path(), limits);
  fill(book);
  StringSink sink;
  book.finish(sink);
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
  return {sink.bytes, unzipped(sink.bytes)};
}

Written one_cell(std::string_view text) {
  return written([&](Workbook& book) {
    book.sheet("A", {{"Nome"}});
    book.text(text);
    book.end_row();
  });
}

/// The text in the sheet's first cell, with its marks of XML.
std::string shown(std::string_view text) {
  const std::string sheet = one_cell(text).sheet(1), mark = " t=\"inlineStr\"><is><t>";
  const std::size_t cell = sheet.find("r=\"A2\""), at = sheet.find(mark, cell);
  if (cell == std::string::npos || at == std::string::npos) return "no text cell";
  const std::size_t begin = at + mark.size();
  return sheet.substr(begin, sheet.find("</t>", begin) - begin);
}

TEST(WorkbookText, IsTextWhateverItLooksLike) {
  for (const std::string text : {"000123", "=1+1", "+55 11 98765-4321", "-2", "@SUM(A1)", "012.345.678-90",
                                 "1E5", "TRUE", "{=1}", "03/04/2026"})
    EXPECT_EQ(shown(text), text);
}

TEST(WorkbookText, WhatNoFileOfTextCanHoldIsReplaced) {
  EXPECT_EQ(shown(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(shown("a\x1B[31m"), "a\uFFFD[31m");
  EXPECT_EQ(shown("Jo\xE3o"), "Jo\uFFFDo");
  EXPECT_EQ(shown("a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz");
  EXPECT_EQ(shown("\uFFFE"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(shown("a\tb\r\nc\rd"), "a b\nc\nd");
  EXPECT_EQ(shown("<&\">"), "&lt;&amp;\"&gt;");
}

TEST(WorkbookText, WhatExcelWouldReadAsAnEscapeIsEscaped) {
  EXPECT_EQ(shown("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(shown("_x004_"), "_x004_");
}

TEST(WorkbookText, IsCutToExcelsLimitBetweenCharactersAndCounted) {
  std::string face;
  for (int i = 0; i < 20'000; ++i) face += "🙂";
  std::int64_t cut = 0;
  const Written all = written([&](Workbook& book) {
    book.sheet("A", {{"Nome"}});
    for (const std::string& text : {face, std::string(32'767, 'a'), std::string(70'000, 'a')}) {
      book.text(text);
      book.end_row();
    }
    cut = book.texts_cut();
  });
  EXPECT_EQ(cut, 2);
  EXPECT_THAT(all.sheet(1), HasSubstr("🙂…</t>"));
  EXPECT_THAT(all.sheet(1), HasSubstr(std::string(32'767, 'a') + "</t>"));
  EXPECT_THAT(all.sheet(1), HasSubstr(std::string(32'766, 'a') + "…</t>"));
}

TEST(WorkbookCells, AreNumbersAndDatesWhereTheyAreSo) {
  const Written all = written([](Workbook& book) {
    book.sheet("A", {{"n", CellKind::Count},
                     {"%", CellKind::Percent},
                     {"R$", CellKind::Money},
                     {"dia", CellKind::Date},
                     {"", CellKind::Decimal}});
    book.number(-37);
    book.percent(15.25);
    book.decimal(212480.5);
    book.date({2026, 11, 16});
    book.decimal(std::numeric_limits<double>::infinity());
    book.end_row();
  });
  EXPECT_THAT(all.sheet(1), HasSubstr("<v>-37</v>"));
  EXPECT_THAT(all.sheet(1), HasSubstr("<v>0.1525</v>"));
  EXPECT_THAT(all.sheet(1), HasSubstr("<v>212480.5</v>"));
  EXPECT_THAT(all.sheet(1), HasSubstr("<v>46342</v>"));
  EXPECT_THAT(all.sheet(1), Not(HasSubstr("r=\"E2\"")));
  EXPECT_THAT(all.files.at("xl/styles.xml"), HasSubstr("formatCode=\"dd/mm/yyyy\""));
}

TEST(WorkbookCells, ADateThatExcelDoesNotKnowIsText) {
  const Written all = written([](Workbook& book) {
    book.sheet("A", {{"dia", CellKind::Date}});
    for (const CivilDate date : {CivilDate{1899, 12, 31}, CivilDate{1900, 3, 1}, CivilDate{}}) {
      book.date(date);
      book.end_row();
    }
  });
  EXPECT_THAT(all.sheet(1), HasSubstr("<t>31/12/1899</t>"));
  EXPECT_THAT(all.sheet(1), HasSubstr("<v>61</v>"));
  EXPECT_THAT(all.sheet(1), Not(HasSubstr("r=\"A4\"")));
}

TEST(WorkbookSheet, HasAFrozenHeadAndFiltersOverItsTableOnly) {
  const Written all = written([](Workbook& book) {
    book.sheet("A", {{"Nome"}, {"n", CellKind::Count}}, {"Título", "Oficina"});
    book.text("Ana");
    book.number(1);
    book.end_row();
    book.totals();
    book.text("Total");
    book.number(1);
    book.end_row();
    book.note("uma nota");
  });
  EXPECT_THAT(all.sheet(1), HasSubstr("<pane ySplit=\"4\" topLeftCell=\"A5\""));
  EXPECT_THAT(all.sheet(1), HasSubstr("<autoFilter ref=\"A4:B5\"/>"));
  EXPECT_THAT(all.sheet(1), HasSubstr("<row r=\"8\""));
}

TEST(WorkbookSheet, GoesOnInAnotherOneWhenItIsFull) {
  SheetLimits limits;
  limits.rows = 1 + 16 + 3;
  const Written all = written(
      [](Workbook& book) {
        book.sheet("Clientes", {{"Nome"}});
        for (int i = 0; i < 9; ++i) {
          book.text("linha " + std::to_string(i));
          book.end_row();
        }
        book.note("fim");
      },
      limits);
  EXPECT_EQ(all.files.count("xl/worksheets/sheet4.xml"), 0U);
  EXPECT_THAT(all.files.at("xl/workbook.xml"), HasSubstr("name=\"Clientes (3)\""));
  EXPECT_THAT(all.sheet(2), HasSubstr("<t>Nome</t>"));
  EXPECT_THAT(all.sheet(2), HasSubstr("<t>linha 4</t>"));
  EXPECT_THAT(all.sheet(3), HasSubstr("<t>fim</t>"));
}

TEST(WorkbookLinks, LeadToTheWebOnlyAndNotBeyondExcelsLimit) {
  SheetLimits limits;
  limits.links = 2;
  const Written all = written(
      [](Workbook& book) {
        book.sheet("A", {{"Código"}});
        for (const char* address : {"https://erp/1?a=\"<&", "javascript:alert(1)", "file:///etc/passwd", "",
                                    "https://erp/2", "https://erp/3"}) {
          book.code("0007", address);
          book.end_row();
        }
        book.code("longo", "https://erp/" + std::string(3000, 'x'));
        book.end_row();
      },
      limits);
  const std::string links = all.files.at("xl/worksheets/_rels/sheet1.xml.rels");
  EXPECT_THAT(links, HasSubstr("https://erp/2"));
  EXPECT_THAT(links, Not(HasSubstr("https://erp/3")));
  EXPECT_THAT(links, Not(HasSubstr("javascript")));
  EXPECT_THAT(links, Not(HasSubstr("passwd")));
  EXPECT_THAT(all.sheet(1), HasSubstr("<t>longo</t>"));
}

TEST(Workbook, EqualCallsGiveEqualBytes) {
  EXPECT_EQ(one_cell("Ana").bytes, one_cell("Ana").bytes);
  EXPECT_THAT(one_cell("Ana").files.at("docProps/core.xml"), HasSubstr("2026-11-16T07:30:00Z"));
}

TEST(Workbook, SaysWhoseItIs) {
  const Written all = one_cell("Ana");
  EXPECT_THAT(all.files.at("docProps/core.xml"), HasSubstr("<dc:title>Cadastro</dc:title>"));
  EXPECT_THAT(all.files.at("docProps/app.xml"), HasSubstr("<Company>Oficina Modelo Ltda</Company>"));
}

TEST(Workbook, LeavesNothingBehindWhenItIsNotFinished) {
  const TemporaryDirectory scratch;
  {
    Workbook book(a_trend_report().heading, "Cadastro", scratch.path());
    book.sheet("A", {{"Nome"}});
    book.text("Ana");
    book.end_row();
  }
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST(Workbook, NamesADirectoryThatItCannotWriteTo) {
  try {
    Workbook book(a_trend_report().heading, "Cadastro", "/nowhere/at/all");
    FAIL() << "written to nowhere";
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/at/all"));
  }
}

/// No file of this process grows over so many bytes meanwhile: a disk that is full, as far as one can tell.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    signal_ = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }

 private:
  rlimit before_{};
  void (*signal_)(int) = nullptr;
};

TEST(Workbook, LosesNoRowOnAFullDiskWithoutAWord) {
  const auto fill = [](Workbook& book) {
    book.sheet("A", {{"Nome"}});
    for (int i = 0; i < 500; ++i) {
      book.text("Oficina Modelo " + std::to_string(i));
      book.end_row();
    }
  };
  const Written whole = written(fill);
  const auto size = static_cast<rlim_t>(whole.sheet(1).size());
  int thrown = 0, done = 0;
  for (rlim_t room = size - 6000; room < size + 3000; room += 500) {
    const TemporaryDirectory scratch;
    StringSink sink;
    try {
      const SmallFiles small(room);
      Workbook book(a_trend_report().heading, "Cadastro", scratch.path());
      fill(book);
      book.finish(sink);
      EXPECT_EQ(sink.bytes, whole.bytes) << room << " bytes of " << size;
      ++done;
    } catch (const std::system_error&) {
      ++thrown;
    }
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
  }
  EXPECT_GT(thrown, 5);
  EXPECT_GT(done, 2);
}

TEST(SheetNames, AreThoseThatExcelTakesAndEachItsOwn) {
  SheetNames names;
  EXPECT_EQ(names.next("Segmento"), "Segmento");
  EXPECT_EQ(names.next("SEGMENTO"), "SEGMENTO (2)");
  EXPECT_EQ(names.next("Ação"), "Ação");
  EXPECT_EQ(names.next("AÇÃO"), "AÇÃO (2)");
  EXPECT_EQ(names.next("a/b[c]:*?\\"), "a-b-c-----");
  EXPECT_EQ(names.next("'x'"), "x");
  EXPECT_EQ(names.next("History"), "History (2)");
  EXPECT_EQ(names.next(""), "-");
  EXPECT_EQ(names.next(std::string(40, 'a')), std::string(31, 'a'));
  EXPECT_EQ(names.next(std::string(40, 'a')), std::string(27, 'a') + " (2)");
  EXPECT_EQ(names.next("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"),
            "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂");
}

}  // namespace
}  // namespace boletim
